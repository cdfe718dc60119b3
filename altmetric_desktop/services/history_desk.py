"""The desk's drawer for the history: every run, what taking one back would do, taking it back.

What reads them is imported at the first use, off the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.domain.history import UndoPlan
    from altmetric_desktop.domain.rows import RunRow, UndoAnswer
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library
    from altmetric_desktop.services.spelling_desk import Reading


class HistoryDesk:
    """`read` does work on the open library in another thread."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def rows(self) -> Task[list[RunRow]]:
        """Every run, newest first."""

        def work(library: Library) -> list[RunRow]:
            from altmetric_desktop.services import history

            return history.rows(library)

        return self._read(work)

    def plan(self, run: str) -> Task[UndoPlan]:
        """What taking a run back would do; fails as `undo` does."""

        def work(library: Library) -> UndoPlan:
            from altmetric_desktop.services import history

            return history.plan(library, run)

        return self._read(work)

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a run back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)
