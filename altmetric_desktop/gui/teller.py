"""Carries out what a person says on a page, says so in a toast, and offers to take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit

if TYPE_CHECKING:
    from typing import Protocol

    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.gui.backend import Backend, Task

    class Undoing(Protocol):
        """A drawer of the desk whose runs can be taken back."""

        def undo(self, run: str) -> Task[UndoAnswer]:
            """Take a run back."""


class Teller(QObject):
    """`changed` after something was done or taken back; its runs are kept, newest last. `drawer` of the desk
    takes runs back; `said` begins the keys of what is said of it (`SAID.undo`, `SAID.undone`)."""

    changed = Signal()
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)
    announced = Signal(str)
    failed = Signal(object)

    def __init__(
        self, kit: Kit, bridge: Bridge, backend: Backend, parent: QWidget, drawer: Undoing, said: str
    ) -> None:
        super().__init__(parent)
        self.kit, self._bridge, self._backend = kit, bridge, backend
        self._drawer, self._key = drawer, said
        self.runs: list[str] = []

    @Slot()
    def undo_last(self) -> None:
        """Take back what was done last."""
        if self.runs:
            self.undo(self.runs[-1])

    def undo(self, run: str) -> None:
        """Take one run back."""
        if run not in self.runs:
            return
        self.runs.remove(run)
        job = self._run(self._drawer.undo(run))

        def done(_answer: object) -> None:
            self.announced.emit(self.kit.say(f"{self._key}.undone", run=run))
            self.changed.emit()

        job.succeeded.connect(done)

    def _did(self, run: str, words: str) -> None:
        self.runs.append(run)
        self.offered.emit(words, self.kit.say(f"{self._key}.undo"), partial(self.undo, run))
        self.changed.emit()

    def _run(self, task: Task[object]) -> Job:
        job = self._bridge.run(task)
        job.failed.connect(self.failed)
        return job
