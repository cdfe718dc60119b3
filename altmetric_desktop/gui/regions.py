"""F6 walks through the regions of the window, Shift+F6 back, past those without anything to focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


class Regions(QObject):
    """The two keys and the order of the regions."""

    def __init__(self, parent: QWidget, regions: Sequence[QWidget]) -> None:
        super().__init__(parent)
        self._regions = tuple(regions)
        for keys, walk in (("F6", self._on), ("Shift+F6", self._back)):
            QShortcut(QKeySequence(keys), parent).activated.connect(walk)

    @Slot()
    def _on(self) -> None:
        self._walk(1)

    @Slot()
    def _back(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        regions, focus = self._regions, QApplication.focusWidget()
        at = next((place for place, part in enumerate(regions) if focus and part.isAncestorOf(focus)), -by)
        for step in range(1, len(regions) + 1):
            if give_focus(regions[(at + by * step) % len(regions)]):
                return


def give_focus(region: QWidget) -> bool:
    """Focus the first part of a region that takes it by Tab; False where there is none."""
    for part in region.findChildren(QWidget):
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            part.setFocus(Qt.FocusReason.TabFocusReason)
            return True
    return False
