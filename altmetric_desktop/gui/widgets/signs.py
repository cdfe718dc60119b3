"""The four nothings as signs and rings: shape differs, not only colour. A cell is never blank.

Zero is a figure, not covered a dash, not collected a dotted circle, failed a triangle.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.theme import Theme

#: Icon and token of the two signs that are drawn from the icon set.
ICONS = {State.NOT_COLLECTED: ("circle-dashed", "ink3"), State.FAILED: ("warning", "bad")}
#: The two that are characters.
LETTERS = {State.ZERO: "0", State.NOT_COVERED: "—"}


def sign_pixmap(theme: Theme, state: State, ratio: float, pixels: int = 14) -> QPixmap | None:
    """The sign of a state as a picture; None for the two that are written as characters."""
    if state not in ICONS:
        return None
    name, token = ICONS[state]
    return theme.pixmap(name, token, pixels, ratio)


def paint_sign(painter: QPainter, room: QRectF, state: State, theme: Theme) -> None:
    """Draw a state's sign at the right edge of `room`, where a figure would end."""
    ratio = painter.device().devicePixelRatio()
    picture = sign_pixmap(theme, state, ratio)
    if picture is None:
        painter.setPen(theme.colour("ink3"))
        painter.setFont(theme.font(Role.FIGURE))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(flags), LETTERS.get(state, "—"))
        return
    side = picture.deviceIndependentSize().width()
    painter.drawPixmap(QPointF(room.right() - side, room.center().y() - side / 2), picture)


def paint_ring(painter: QPainter, room: QRectF, state: State, theme: Theme, word: str = "") -> None:
    """Draw the ring of a nothing in the middle of a square `room`."""
    side = min(room.width(), room.height())
    width = max(1.4, side * 0.045)
    token = {State.FAILED: "bad", State.NOT_COLLECTED: "ink3"}.get(state, "control")
    pen = QPen(theme.colour(token), width)
    if state is State.NOT_COLLECTED:
        pen.setDashPattern([2.2, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 + 0.5
    circle = QRectF(room.center().x() - side / 2, room.center().y() - side / 2, side, side)
    painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))
    text = word or {State.ZERO: "0", State.NOT_COVERED: "–", State.FAILED: "!"}.get(state, "")
    if text:
        painter.setPen(theme.colour("bad" if state is State.FAILED else "ink3"))
        size = side * (0.2 if word else 0.36)
        painter.setFont(theme.fonts.sized(max(8.0, size), 600))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, text)


class Sign(QWidget):
    """A state's sign as a small widget."""

    def __init__(self, kit: Kit, state: State) -> None:
        super().__init__()
        self.kit = kit
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(kit.say(f"state.{state.value}"))

    def become(self, state: State) -> None:
        """Another state."""
        self._state = state
        self.setAccessibleName(self.kit.say(f"state.{state.value}"))
        self.update()

    def sizeHint(self) -> QSize:
        """16 px square at text size 100 %."""
        side = self.kit.theme.px(16)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sign."""
        painter = QPainter(self)
        paint_sign(painter, QRectF(self.rect()).adjusted(0, 0, -1, 0), self._state, self.kit.theme)


class Ring(QWidget):
    """The ring of a nothing, for empty states."""

    def __init__(self, kit: Kit, state: State, word: str = "") -> None:
        super().__init__()
        self.kit = kit
        self._state = state
        self._word = word
        self.setFixedSize(kit.theme.px(56), kit.theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        paint_ring(painter, QRectF(self.rect()), self._state, self.kit.theme, self._word)
