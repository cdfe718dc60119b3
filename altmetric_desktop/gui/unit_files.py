"""Looks at hierarchy files, and writes Altmetric's two: what a person wishes of files with units."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit

if TYPE_CHECKING:
    from altmetric_desktop.domain.hierarchy import HierarchyAnswer
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.dialogs.hierarchy import HierarchyDialog
    from altmetric_desktop.services.altmetric_upload import Written


class UnitFiles(QObject):
    """`wished` (path, hierarchy) once it was seen what a file does; `list_wanted`: it is none."""

    wished = Signal(object, str)
    list_wanted = Signal(object)
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)
    failed = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._bridge, self._backend = kit, bridge, backend
        self._over = parent
        self._job: Job | None = None
        self._path = Path()
        self._others: tuple[str, ...] = ()
        self._may = True
        self.dialog: HierarchyDialog | None = None

    def look(self, path: Path, others: tuple[str, ...], *, may: bool) -> None:
        """Show what a file does. `others`: hierarchies that there are; `may`: it can be taken in."""
        self._path, self._others, self._may = path, others, may
        self._ask("")

    @Slot(str)
    def _ask(self, hierarchy: str) -> None:
        if self._job is not None and not self._job.over:
            self._job.abandon()
        self._job = self._bridge.run(self._backend.hierarchies.preview(self._path, hierarchy))
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._refused)

    @Slot(object)
    def _show(self, answer: HierarchyAnswer) -> None:
        if self.dialog is None:
            from altmetric_desktop.gui.dialogs.hierarchy import HierarchyDialog

            self.dialog = HierarchyDialog(self.kit, self._over.window(), self._others, may=self._may)
            self.dialog.asked.connect(self._ask)
            self.dialog.wished.connect(self._wish)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()
        self.dialog.show_answer(answer)

    @Slot(str)
    def _wish(self, hierarchy: str) -> None:
        self.wished.emit(self._path, hierarchy)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
        if self._job is not None and not self._job.over:
            self._job.abandon()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)
        words, path = self.kit.say("hierarchy.as-list"), self._path
        self.offered.emit(path.name, words, partial(self.list_wanted.emit, path))

    @Slot()
    def ask_where(self) -> None:
        """Ask for a folder, and write Altmetric's two files into it."""
        from altmetric_desktop.gui.dialogs.files import ask_folder

        folder = ask_folder(self._over, self.kit.say("unit.upload.folder"))
        if folder is not None:
            self.write(folder)

    def write(self, folder: Path) -> None:
        """Write Altmetric's two files, and say what they have no room for."""
        job = self._bridge.run(self._backend.hierarchies.write_upload(folder))
        job.succeeded.connect(self._written)
        job.failed.connect(self.failed)

    @Slot(object)
    def _written(self, done: Written) -> None:
        from altmetric_desktop.gui.dialogs.upload import UploadDialog

        UploadDialog(self.kit, self._over.window(), done).open()
