"""An import that is killed leaves the library as it was before, or as it is after: nothing between."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from contextlib import closing, suppress
from pathlib import Path

import pytest

from altmetric_desktop.services.library import open_library
from tests.e2e.program import Program, contents, kill
from tests.support import made

ROWS = 2000
TABLES = ("output", "identifier", "record", "authorship", "output_unit", "person", "unit", "run", "step")


def a_long_list(folder: Path) -> Path:
    """A list whose import takes long enough to be killed in it."""
    path = folder / "long.csv"
    lines = ["DOI,Title,Year,Authors,Department"]
    lines += [
        f"10.5555/long.{number},Paper number {number} about tides,20{number % 25:02d},"
        f'"Norvane, Ada; Author, N{number % 700}",Department {number % 12}'
        for number in range(ROWS)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def counts(library: Path) -> dict[str, int]:
    """Rows of every table that an import writes."""
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return {
            name: int(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]) for name in TABLES
        }


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kills")


def killed_after(program: Program, listed: Path, seconds: float) -> bool:
    """Start an import and kill it so long after it took the library's lock; whether it was in the middle."""
    lock = program.library.with_name(program.library.name + ".holder")
    process = program.start("import", listed, "--quiet")
    while not lock.exists() and process.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return kill(process)


def test_five_kills_leave_before_or_after(place: Path) -> None:
    listed = a_long_list(place)
    settings = place / "settings.toml"
    settings.write_text("", encoding="utf-8")
    first = made.a_list(place)
    whole = Program(place / "whole.library", settings)
    with open_library(whole.library, create=True) as library:
        made.bring_in(library, first)
    start = Path(shutil.copy(whole.library, place / "start.library"))
    before = counts(start)
    with open_library(whole.library) as library:
        made.bring_in(library, listed)
    after = counts(whole.library)
    assert after["output"] == before["output"] + ROWS
    middle = 0
    for number, seconds in enumerate((0.0, 0.15, 0.4, 0.7, 1.0)):
        program = Program(place / f"killed-{number}.library", settings)
        shutil.copy(start, program.library)
        middle += killed_after(program, listed, seconds)
        contents(program.library)
        assert counts(program.library) in (before, after), seconds
        with open_library(program.library) as library:  # the lock of the dead holds nobody up
            made.bring_in(library, first)
    assert middle
