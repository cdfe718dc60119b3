"""A file that is no list but a hierarchy of units: the import page says so, and leads to where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.hierarchy import HierarchyAnswer
    from altmetric_desktop.gui.backend import Backend


class HierarchyOffer(QWidget):
    """One line, shown while the file that was refused is a hierarchy. `wanted` carries its path."""

    wanted = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__()
        self.kit, self._bridge, self._backend = kit, bridge, backend
        self._path = Path()
        self._job: Job | None = None
        self.words = Label(kit, "", Role.BODY)
        self.open_button = Button(kit, kit.say("hierarchy.open"), "soft", "tree-structure")
        self.open_button.clicked.connect(self._open)
        self.setLayout(row(None, self.words, self.open_button, None, gap=12))
        self.hide()

    def look(self, path: Path) -> None:
        """See whether a file that is no list is a hierarchy."""
        self.forget()
        self._path = path
        self._job = self._bridge.run(self._backend.hierarchies.preview(path))
        self._job.succeeded.connect(self._found)

    def forget(self) -> None:
        """Another file, or none."""
        self.hide()
        if self._job is not None and not self._job.over:
            self._job.abandon()

    @Slot(object)
    def _found(self, answer: HierarchyAnswer) -> None:
        self.words.setText(self.kit.say("hierarchy.is-one", n=answer.rows, name=self._path.name))
        self.show()

    @Slot()
    def _open(self) -> None:
        self.hide()
        self.wanted.emit(self._path)
