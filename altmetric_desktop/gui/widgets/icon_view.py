"""An icon of the set as a widget. Apart from the signs: those need the domain, the start page does not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.kit import Kit


class IconView(QWidget):
    """An icon of the set as a picture: it says nothing that the words beside it don't."""

    def __init__(self, kit: Kit, name: str, ink: str = "ink2", pixels: int = 16) -> None:
        super().__init__()
        self.kit = kit
        self._name, self._token, self._pixels = name, ink, pixels
        side = kit.theme.px(pixels)
        self.setFixedSize(side, side)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def become(self, name: str, token: str) -> None:
        """Another icon or colour."""
        self._name, self._token = name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it at the screen's ratio."""
        painter = QPainter(self)
        picture = self.kit.theme.pixmap(self._name, self._token, self._pixels, self.devicePixelRatioF())
        painter.drawPixmap(0, 0, picture)
