"""Asks which of two outputs is kept, merges them, offers to take it back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit

if TYPE_CHECKING:
    from altmetric_desktop.domain.merging import MergeAnswer, MergePlan
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.dialogs.merge import MergeDialog


class Merger(QObject):
    """`merged` (kept, other) after it is done, `parted` after it was taken back."""

    merged = Signal(int, int)
    parted = Signal()
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)
    announced = Signal(str)
    failed = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._bridge, self._backend = kit, bridge, backend
        self._over = parent
        self._job: Job | None = None
        self.dialog: MergeDialog | None = None

    def ask(self, one: int, other: int) -> None:
        """Show what a merge of these two would do; the better one to keep is chosen."""
        self._plan(one, other, advised=True)

    def _plan(self, kept: int, other: int, *, advised: bool = False) -> None:
        if self._job is not None and not self._job.over:
            self._job.abandon()
        self._job = self._bridge.run(self._backend.merging.plan(kept, other, advised=advised))
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self.failed)

    @Slot(object)
    def _show(self, plan: MergePlan) -> None:
        if self.dialog is not None:
            self.dialog.show_plan(plan)
            return
        from altmetric_desktop.gui.dialogs.merge import MergeDialog

        self.dialog = MergeDialog(self.kit, self._over.window(), plan)
        self.dialog.turned.connect(self._plan)
        self.dialog.wished.connect(self._merge)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @Slot(int, int)
    def _merge(self, kept: int, other: int) -> None:
        job = self._bridge.run(self._backend.merging.merge(kept, other))

        def done(answer: MergeAnswer) -> None:
            words = self.kit.say("merging.did", run=answer.run, kept=kept, other=other)
            self.offered.emit(words, self.kit.say("merging.undo"), partial(self.undo, answer.run))
            self.merged.emit(kept, other)

        job.succeeded.connect(done)
        job.failed.connect(self.failed)

    def undo(self, run: str) -> None:
        """Take a merge back."""
        job = self._bridge.run(self._backend.merging.undo(run))

        def done(_answer: object) -> None:
            self.announced.emit(self.kit.say("merging.undone", run=run))
            self.parted.emit()

        job.succeeded.connect(done)
        job.failed.connect(self.failed)
