"""Work that can wait, done piece by piece while nobody waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

#: How long before the first piece, and between two (ms).
LATER = 300


class Later(QTimer):
    """`work` does one piece and says whether there are more; nothing is done for a window that is closed."""

    def __init__(self, owner: QWidget, work: Callable[[], bool]) -> None:
        super().__init__(owner)
        self._owner, self._work = owner, work
        self.setInterval(LATER)
        self.timeout.connect(self._do)

    @Slot()
    def _do(self) -> None:
        if not (self._owner.isVisible() and self._work()):
            self.stop()
