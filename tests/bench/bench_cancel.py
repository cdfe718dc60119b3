"""From the wish to stop an import until it has ended, in the window and by Ctrl-C on the command line.

The lists have 50,000 records; each is stopped amid its reading, and one amid its writing.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from altmetric_desktop.services.desk import Desk
from altmetric_desktop.settings import Settings
from altmetric_desktop.storage import library_file
from tests.bench.table import Line
from tests.e2e.program import Program
from tests.e2e.stopping import cancelled, interrupted, long_list

ROWS, ROUNDS = 50_000, 3
LIMIT = 1000.0
AMID = (
    ("list.xml", "reading"),
    ("list.json", "reading"),
    ("list.nbib", "reading"),
    ("list.xlsx", "reading"),
    ("list.csv", "reading"),
    ("list.csv", "writing"),
)


def run() -> list[Line]:
    """One library; nothing ever comes into it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path, settings = place / "bench.library", place / "settings.toml"
        library_file.create(path)
        settings.write_text("")
        lists = {name: long_list(place, name, ROWS) for name, _ in AMID}
        program = Program(path, settings)
        lines = [_by_interrupt(program, lists[name], stage) for name, stage in AMID]
        desk = Desk(Settings.load(settings))
        try:
            desk.open(path).result(60)
            lines += [_in_the_window(desk, lists[name], stage) for name, stage in AMID]
            assert desk.info().result(60).outputs == 0
        finally:
            desk.close()
    return lines


def _by_interrupt(program: Program, listed: Path, stage: str) -> Line:
    taken = []
    for _ in range(ROUNDS):
        status, seconds = interrupted(program, listed, stage)
        assert status == 130, (listed.name, stage, status)
        taken.append(seconds)
    return _line("Ctrl-C", listed, stage, taken)


def _in_the_window(desk: Desk, listed: Path, stage: str) -> Line:
    return _line("cancel", listed, stage, [cancelled(desk, listed, stage) for _ in range(ROUNDS)])


def _line(what: str, listed: Path, stage: str, taken: list[float]) -> Line:
    size = f"{ROWS:,} records, median {statistics.median(taken) * 1000:.0f} of {len(taken)}"
    name = f"{what}, {stage} {listed.suffix[1:]}, longest"
    return Line(name, size, max(taken) * 1000, LIMIT, 1.0, yardstick_name="1 s")
