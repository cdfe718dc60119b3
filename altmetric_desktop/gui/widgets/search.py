"""A field to search in: a lens, the words, the key that leads here, Esc to clear."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit


class SearchField(QLineEdit):
    """`left` when Enter, Esc (once empty) or Down leads back to the list."""

    left = Signal()

    def __init__(self, kit: Kit, placeholder: str, key: str = "Ctrl F") -> None:
        super().__init__()
        self.kit = kit
        self._key = key
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)
        self.setTextMargins(kit.theme.px(22), 0, kit.theme.px(46) if key else 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(kit.theme.px(180))
        self.setMaximumWidth(kit.theme.px(280))

    def sizeHint(self) -> QSize:
        """280 px where there is room."""
        return QSize(self.kit.theme.px(280), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, then leaves; Enter and Down leave."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lens at the left, key cap at the right while empty."""
        super().paintEvent(event)
        theme, painter = self.kit.theme, QPainter(self)
        side = theme.px(16)
        lens = theme.pixmap("magnifying-glass", "ink3", 16, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(9), (self.height() - side) // 2, lens)
        if not self._key or self.text():
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(Role.CAPTION))
        wide = painter.fontMetrics().horizontalAdvance(self._key) + 12
        cap = QRectF(self.width() - wide - 7, self.height() / 2 - theme.px(9), wide, theme.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("track"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
