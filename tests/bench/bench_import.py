"""Import of a CSV list, whole: decode, recognise, parse, normalise, decide, write.

Yardstick: `csv.reader` over the same file, then `executemany` of exactly the rows that our import wrote into
exactly the same tables with the same indexes, in one transaction with the same PRAGMAs.
"""

from __future__ import annotations

import csv
import io
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from altmetric_desktop.services import import_file
from altmetric_desktop.storage import library_file
from tests.bench.lists import publications
from tests.bench.table import Line, in_turns

BUDGET = 1.5
#: Ten times the rows may take so many times as long, measured in the same run.
LINEAR = 12.0


def run() -> list[Line]:
    """10,000 and 100,000 rows, and how the time grows from one to the other."""
    with tempfile.TemporaryDirectory() as folder:
        bench = _Bench(Path(folder))
        small = bench.line(10_000, rounds=5)
        large = bench.line(100_000, rounds=3)
    growth = Line(
        "import, growth", "10 k → 100 k", large.ours, small.ours, LINEAR, yardstick_name="10,000 rows"
    )
    return [small, large, growth]


class _Bench:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._empty = folder / "empty.library"
        library_file.create(self._empty)

    def line(self, rows: int, rounds: int) -> Line:
        path = self._folder / f"list-{rows}.csv"
        path.write_bytes(publications(rows))
        self._import(path)
        written = _rows_of(self._folder / "ours.library", self._empty)
        ours, yardstick = in_turns(lambda: self._import(path), lambda: self._raw(path, written), rounds)
        name = "csv.reader + executemany"
        return Line("import CSV", f"{rows:,} rows", ours, yardstick, BUDGET, yardstick_name=name)

    def _fresh(self, name: str) -> Path:
        path = self._folder / name
        for ending in ("", "-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        shutil.copyfile(self._empty, path)
        return path

    def _import(self, path: Path) -> None:
        library = self._fresh("ours.library")
        answer = import_file.apply_with(
            lambda: library_file.pen(library),
            lambda: library_file.reading(library),
            path,
            import_file.Options(),
            lambda _event: None,
        )
        assert answer.balance.closes
        assert answer.balance.added == answer.balance.records

    def _raw(self, path: Path, written: dict[str, tuple[str, list[tuple[object, ...]]]]) -> None:
        reader = csv.reader(io.StringIO(path.read_bytes().decode()))
        for _row in reader:
            pass
        with closing(sqlite3.connect(self._fresh("raw.library"), isolation_level=None)) as database:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-65536"):
                database.execute(f"PRAGMA {pragma}").fetchall()
            database.execute("BEGIN IMMEDIATE")
            for statement, rows in written.values():
                database.executemany(statement, rows)
            database.execute("COMMIT")


def _rows_of(filled: Path, empty: Path) -> dict[str, tuple[str, list[tuple[object, ...]]]]:
    """What an import wrote: for each table its INSERT and its rows, parents before children."""
    found: dict[str, tuple[str, list[tuple[object, ...]]]] = {}
    with closing(sqlite3.connect(filled)) as full, closing(sqlite3.connect(empty)) as bare:
        names = [
            name
            for (name,) in full.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY rootpage"
            )
            if not name.startswith(("sqlite_", "output_search_", "alembic"))
        ]
        for name in sorted(names, key=_order):
            before = bare.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            rows = full.execute(
                f"SELECT rowid, * FROM {name}" if name == "output_search" else f"SELECT * FROM {name}"
            )
            every = rows.fetchall()
            if len(every) > before:
                columns = [column[0] for column in rows.description]
                marks = ", ".join("?" for _ in columns)
                found[name] = (f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", every)
    return found


_FIRST = ("run", "step", "output", "person", "hierarchy", "unit")


def _order(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
