"""Short lists of bars: countries of mentions, standing among others. Every bar has its figure."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit


class BarLine(QWidget):
    """Name, bar, figure, note. `share` 0–1; None draws no bar but the note in its place."""

    def __init__(
        self, kit: Kit, name: str, share: float | None, figure: str, note: str, track: bool = False
    ) -> None:
        super().__init__()
        self.kit = kit
        self._name, self._share, self._figure, self._note, self._track = name, share, figure, note, track
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{name}: {figure} {note}".strip())

    def sizeHint(self) -> QSize:
        """24 px high."""
        return QSize(self.kit.theme.px(260), self.kit.theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One line."""
        theme, painter = self.kit.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide, high = self.width(), self.height()
        name_wide = min(theme.px(170), wide * 0.4)
        tail = theme.px(112)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("ink"))
        cut = painter.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, int(name_wide) - 4)
        painter.drawText(QRectF(0, 0, name_wide, high), left, cut)
        room = QRectF(name_wide, high / 2 - theme.px(3), wide - name_wide - tail, theme.px(6))
        if self._share is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            if self._track:
                painter.setBrush(theme.colour("track"))
                painter.drawRoundedRect(room, 3, 3)
            painter.setBrush(theme.colour("accent"))
            bar = QRectF(room.x(), room.y(), max(3.0, room.width() * self._share), room.height())
            painter.drawRoundedRect(bar, 3, 3)
        painter.setFont(theme.font(Role.FIGURE_STRONG))
        painter.setPen(theme.colour("ink"))
        painter.drawText(QRectF(wide - tail, 0, theme.px(46), high), right, self._figure)
        painter.setFont(theme.font(Role.CAPTION_FIGURE))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(wide - tail, 0, tail, high), right, self._note)
