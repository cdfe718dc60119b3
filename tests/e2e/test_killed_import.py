"""An import that is killed leaves the library as it was before, or as it is after: nothing between."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from altmetric_desktop.services.library import open_library
from tests.e2e.forked import Forked
from tests.e2e.program import contents
from tests.support import made

ROWS = 2000
#: What says when something was done: it differs from import to import.
TIMES = {"run": {"began", "ended"}, "step": {"at"}}

Held = dict[str, list[tuple[object, ...]]]


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


def held(library: Path) -> Held:
    """All rows of all tables but for times; the index of the search, too, as it answers."""
    with closing(sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        found: Held = {}
        for (name,) in names:
            if name.startswith(("sqlite_", "output_search")):
                continue
            rows = connection.execute(f"SELECT * FROM {name}")
            kept = [
                place for place, column in enumerate(rows.description) if column[0] not in TIMES.get(name, ())
            ]
            found[name] = sorted((tuple(row[place] for place in kept) for row in rows), key=repr)
        search = "SELECT rowid FROM output_search WHERE output_search MATCH 'tides'"
        found["search"] = sorted(connection.execute(search).fetchall())
    return found


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Forked]:
    settings = tmp_path / "settings.toml"
    settings.write_text("", encoding="utf-8")
    with Forked(settings) as forked:
        yield forked


@pytest.fixture
def start(tmp_path: Path) -> Path:
    """A library with a short list in it."""
    path = tmp_path / "start.library"
    with open_library(path, create=True) as library:
        made.bring_in(library, made.a_list(tmp_path))
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="reads processor times from /proc")
def test_twenty_five_kills_leave_before_or_after(program: Forked, start: Path, tmp_path: Path) -> None:
    """Ten of them while the transaction goes to disk, which is the shortest part; the others anywhere."""
    listed, before = a_long_list(tmp_path), held(start)
    whole = Path(shutil.copy(start, tmp_path / "whole.library"))
    done = program.run(whole, "import", listed, "--quiet")
    assert done.status == 0
    after, logged = held(whole), whole.stat().st_size - start.stat().st_size
    assert len(after["output"]) == len(before["output"]) + ROWS
    dice = random.Random(4)  # noqa: S311  # points to kill at, not secrets
    points: list[tuple[float | None, int | None]] = [
        ((number + dice.random()) / 15 * done.spent, None) for number in range(15)
    ]
    points += [(None, 1 + int(dice.random() * logged)) for _ in range(10)]
    amid, kept = 0, 0
    for number, (spent, log) in enumerate(points):
        library_file = Path(shutil.copy(start, tmp_path / f"killed-{number}.library"))
        ended = program.run(library_file, "import", listed, "--quiet", spent=spent, log=log)
        assert ended.status in (0, -signal.SIGKILL)
        amid += ended.status != 0 and library_file.with_name(library_file.name + ".holder").exists()
        contents(library_file)
        found = held(library_file)
        assert found in (before, after), (spent, log)
        kept += found == after
        with open_library(library_file) as library:  # the lock of the dead holds nobody up
            made.bring_in(library, tmp_path / "list.csv")
    assert amid > len(points) // 2
    assert kept < len(points)
