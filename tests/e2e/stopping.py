"""Long lists of several formats, and an import of one that is stopped: by Ctrl-C, or as the window does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl

from altmetric_desktop.domain.errors import Cancelled
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.words import Words
from tests.e2e.program import ROOT, Program

#: How long after the stage was told of the import is stopped (seconds): amid it.
AMID_COMMAND, AMID_DESK = 0.15, 0.05


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


def long_list(folder: Path, name: str, rows: int) -> Path:
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


def interrupted(program: Program, listed: Path, stage: str) -> tuple[int, float]:
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
        time.sleep(AMID_COMMAND)
        begin = time.monotonic()
        os.kill(process.pid, signal.SIGINT)
        rest = told.read()
        status = process.wait(60)
    assert "Traceback" not in rest, rest
    # amid an `exec` of a library's import Python ends by the signal itself: for a shell the same 130
    return 128 - status if status == -signal.SIGINT else status, time.monotonic() - begin


def cancelled(desk: Desk, listed: Path, stage: str) -> float:
    """Cancel a moment after the import has told of this stage: seconds until it has ended."""
    task = desk.import_file(listed)
    end = time.monotonic() + 60
    while not any(isinstance(event, Progress) and event.stage == stage for event in task.latest()):
        assert time.monotonic() < end
        time.sleep(0.002)
    time.sleep(AMID_DESK)
    begin = time.monotonic()
    task.cancel()
    try:
        task.result(60)
    except Cancelled:
        return time.monotonic() - begin
    raise AssertionError("the import was over before it was cancelled")
