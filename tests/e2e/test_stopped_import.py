"""An import that is stopped by Ctrl-C, or in the window, ends at once and leaves the library as it was."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from altmetric_desktop.domain.errors import Cancelled
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.words import Words
from tests.e2e.program import ROOT, Program
from tests.e2e.test_killed_import import held
from tests.support import made

ROWS = 20_000
#: Generous, for a busy machine: what it takes is measured by `./test bench cancel`.
SOON = 5.0
#: What is stopped, and where: reading is each format's own, writing is not.
AMID = [
    ("long.xml", "reading"),
    ("long.json", "reading"),
    ("long.nbib", "reading"),
    ("long.xlsx", "reading"),
    ("long.csv", "reading"),
    ("long.csv", "writing"),
]


def xml(rows: range) -> bytes:
    """EndNote's XML."""
    record = (
        '<record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Norvane, Ada'
        "</author></authors></contributors><titles><title>Paper {0} about tides</title></titles>"
        "<dates><year>2021</year></dates><electronic-resource-num>10.5555/long.{0}</electronic-resource-num>"
        "</record>\n"
    )
    return ("<xml><records>\n" + "".join(map(record.format, rows)) + "</records></xml>\n").encode()


def csl(rows: range) -> bytes:
    """CSL JSON, on one line."""
    works = [
        {
            "id": f"w{row}",
            "type": "article-journal",
            "title": f"Paper {row} about tides",
            "DOI": f"10.5555/long.{row}",
        }
        for row in rows
    ]
    return json.dumps(works).encode()


def tagged(rows: range) -> bytes:
    """PubMed's tagged text."""
    record = (
        "PMID- {0}\nOWN - NLM\nDP  - 2021\nTI  - Paper {0} about tides\nFAU - Norvane, Ada\n"
        "AID - 10.5555/long.{0} [doi]\nPT  - Journal Article\n\n"
    )
    return "".join(record.format(row + 1) for row in rows).encode()


def table(rows: range) -> bytes:
    """CSV."""
    lines = [f'10.5555/long.{row},Paper {row} about tides,2021,"Norvane, Ada"' for row in rows]
    return "\n".join(["DOI,Title,Year,Authors", *lines, ""]).encode()


def long_list(folder: Path, name: str, rows: int = ROWS) -> Path:
    """A list long enough to be stopped amid it, in the format of its name."""
    path = folder / name
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("List")
        sheet.append(["DOI", "Title", "Year"])
        for row in range(rows):
            sheet.append([f"10.5555/long.{row}", f"Paper {row} about tides", 2021])
        book.save(path)
        return path
    makers: dict[str, Callable[[range], bytes]] = {
        ".xml": xml, ".json": csl, ".nbib": tagged, ".csv": table,
    }  # fmt: skip
    path.write_bytes(makers[path.suffix](range(rows)))
    return path


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """A library with a short list in it."""
    path = tmp_path / "stopped.library"
    with open_library(path, create=True) as library:
        made.bring_in(library, made.a_list(tmp_path))
    return path


@pytest.fixture
def program(library_file: Path, tmp_path: Path) -> Program:
    settings = tmp_path / "settings.toml"
    settings.write_text("", encoding="utf-8")
    return Program(library_file, settings)


def stopped(program: Program, listed: Path, stage: str) -> tuple[int, float]:
    """Ctrl-C a moment after the command has told of this stage: exit status, seconds until its end."""
    process = subprocess.Popen(
        program.command("import", listed),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr is not None
    word = Words("en").say(f"stage.{stage}")
    with process.stderr as told:
        for line in told:
            if line.startswith(word):
                break
        time.sleep(0.15)
        begin = time.monotonic()
        os.kill(process.pid, signal.SIGINT)
        rest = told.read()
        status = process.wait(60)
    assert "Traceback" not in rest, rest
    return status, time.monotonic() - begin


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
@pytest.mark.parametrize("name, stage", AMID)
def test_ctrl_c_leaves_the_library_as_it_was(program: Program, tmp_path: Path, name: str, stage: str) -> None:
    listed, before = long_list(tmp_path, name), held(program.library)
    status, seconds = stopped(program, listed, stage)
    assert status == 130
    assert seconds < SOON
    assert held(program.library) == before
    with open_library(program.library) as library:  # and nothing holds it
        made.bring_in(library, made.a_list(tmp_path))


@pytest.mark.parametrize("name, stage", AMID)
def test_cancelling_in_the_window_leaves_the_library_as_it_was(
    library_file: Path, tmp_path: Path, name: str, stage: str
) -> None:
    listed, before = long_list(tmp_path, name), held(library_file)
    desk = Desk(Settings.load(tmp_path / "settings.toml"))
    try:
        desk.open(library_file).result(60)
        task = desk.import_file(listed)
        end = time.monotonic() + 60
        while not any(isinstance(event, Progress) and event.stage == stage for event in task.latest()):
            assert time.monotonic() < end
            time.sleep(0.002)
        time.sleep(0.05)
        begin = time.monotonic()
        task.cancel()
        with pytest.raises(Cancelled):
            task.result(60)
        assert time.monotonic() - begin < SOON
        assert held(library_file) == before
    finally:
        desk.close()
