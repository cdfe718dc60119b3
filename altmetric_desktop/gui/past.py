"""What the window asks of the services about the history, as a protocol (`gui.backend.Backend.history`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from altmetric_desktop.domain.history import UndoPlan
    from altmetric_desktop.domain.rows import RunRow, UndoAnswer
    from altmetric_desktop.gui.backend import Task


class Past(Protocol):
    """Every run of the library."""

    def rows(self) -> Task[list[RunRow]]:
        """All of them, newest first."""

    def plan(self, run: str) -> Task[UndoPlan]:
        """What taking a run back would do; fails as `undo` does."""

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a run back."""
