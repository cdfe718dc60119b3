"""Pills: 20 px, one word about a state (own account, match likely, retracted)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.theme import Theme
from altmetric_desktop.gui.widgets.texts import tip

#: tone: (text, fill)
TONES = {
    "neutral": ("ink2", "track"),
    "accent": ("accent_text", "accent_soft"),
    "info": ("info", "info_soft"),
    "warn": ("warn", "warn_soft"),
    "bad": ("bad", "bad_soft"),
    "ok": ("ok", "ok_soft"),
}


def paint_pill(painter: QPainter, at: QRectF, words: str, tone: str, theme: Theme) -> float:
    """Draw a pill with its top left at that of `at`, no wider than it; returns its width."""
    ink, fill = TONES[tone]
    painter.setFont(theme.font(Role.CAPTION_MEDIUM))
    metrics = painter.fontMetrics()
    wide = metrics.horizontalAdvance(words) + 16
    if wide > at.width():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(at.width()) - 16)
        wide = int(at.width())
    room = QRectF(at.x(), at.y(), wide, theme.px(20))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill))
    painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(theme.colour(ink))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), words)
    return float(wide)


class Pill(QWidget):
    """A pill as a widget; `more` is its tooltip."""

    def __init__(self, kit: Kit, words: str, tone: str = "neutral", more: str = "") -> None:
        super().__init__()
        self.kit, self._words, self._tone = kit, words, tone
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tip(self, more)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = QFontMetrics(self.kit.theme.font(Role.CAPTION_MEDIUM))
        return QSize(metrics.horizontalAdvance(self._words) + 17, self.kit.theme.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        room = QRectF(self.rect()).adjusted(0, self.kit.theme.px(1), 0, 0)
        paint_pill(QPainter(self), room, self._words, self._tone, self.kit.theme)
