"""A drawn chart on screen: hover values, arrows step through it, its numbers as a table, copy, save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.pictures import ChartPicture, HoverBox

#: How long resizing rests before the chart is drawn again (ms).
REST = 150


class ChartView(QWidget):
    """One Tab stop; arrows move by period. `wanted` (width, height) asks for a drawing of this size."""

    wanted = Signal(int, int)

    def __init__(self, kit: Kit, height: int = 300) -> None:
        super().__init__()
        self.kit = kit
        self.picture: ChartPicture | None = None
        self._pixmap = QPixmap()
        self._words = ""
        self._at = -1
        self._asked = QSize()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(kit.theme.px(height))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._ask)

    def show_picture(self, picture: ChartPicture) -> None:
        """Another drawing."""
        self.picture = picture
        self._pixmap = QPixmap()
        self._pixmap.loadFromData(QByteArray(picture.png), "PNG")
        self._at = -1
        self.setAccessibleName(picture.words)
        self.update()

    def say(self, words: str) -> None:
        """Words in place of a drawing."""
        self.picture, self._pixmap, self._words = None, QPixmap(), words
        self.update()

    def ask_again(self) -> None:
        """Another output, theme or palette: the size is the same, the drawing is not."""
        self._asked = QSize()
        self._rest.start()

    def copy(self) -> None:
        """The picture to the clipboard."""
        if not self._pixmap.isNull():
            QGuiApplication.clipboard().setPixmap(self._pixmap)

    def save(self, path: Path) -> None:
        """The same pixels as a PNG file; OSError where it can't be written."""
        if self.picture is not None:
            path.write_bytes(self.picture.png)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, the box under the pointer, or the words."""
        painter, theme = QPainter(self), self.kit.theme
        if self._pixmap.isNull():
            painter.setFont(theme.font(Role.BODY))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        picture = self.picture
        size = QSize(picture.width, picture.height) if picture is not None else self.size()
        painter.drawPixmap(
            QRectF(0, 0, size.width(), size.height()), self._pixmap, QRectF(self._pixmap.rect())
        )
        if picture is not None and 0 <= self._at < len(picture.boxes):
            box = picture.boxes[self._at]
            painter.setPen(theme.colour("focus" if self.hasFocus() else "control"))
            painter.drawRect(QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what lies under the pointer."""
        if self.picture is None:
            return
        box = self.picture.at(event.position().x(), event.position().y())
        self._point(
            self.picture.boxes.index(box) if box is not None else -1, event.globalPosition().toPoint()
        )

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._point(-1, QPoint())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End step through the boxes."""
        count = len(self.picture.boxes) if self.picture is not None else 0
        steps = {
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: count - 1,
        }
        key = Qt.Key(event.key())
        if not count or key not in steps or self.picture is None:
            super().keyPressEvent(event)
            return
        place = max(0, min(count - 1, steps[key]))
        box: HoverBox = self.picture.boxes[place]
        self._point(place, self.mapToGlobal(QPoint(int(box.x1), int(box.y0))))
        self.setAccessibleDescription(box.text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again once the size rests."""
        super().resizeEvent(event)
        self._rest.start()

    @Slot()
    def _ask(self) -> None:
        if self.size() != self._asked and self.width() > 100 and self.isVisible():
            self._asked = self.size()
            self.wanted.emit(self.width(), self.height())

    def _point(self, place: int, at: QPoint) -> None:
        if place == self._at:
            return
        self._at = place
        self.update()
        if place >= 0 and self.picture is not None:
            QToolTip.showText(at, escaped(self.picture.boxes[place].text), self)
        else:
            QToolTip.hideText()
