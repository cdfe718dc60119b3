"""What was done to a library, newest first, and what taking a run back would do."""

from __future__ import annotations

from collections.abc import Collection

from altmetric_desktop.domain.history import UndoPlan
from altmetric_desktop.domain.rows import RunRow
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import run_history, runs, undoing


def rows(library: Library, limit: int | None = None, kinds: Collection[str] = ()) -> list[RunRow]:
    """The runs (of `kinds`, empty = all), newest first."""
    with library.read() as connection:
        return run_history.rows(connection, limit, kinds)


def plan(library: Library, run: str) -> UndoPlan:
    """What taking a run back would do; nothing is written.

    Raises NotFoundError for no run, LibraryError for one that can't be taken back.
    """
    with library.read() as connection:
        return undoing.look(connection, runs.by_name(run))
