"""A category's tile as a widget; a source without a category (metadata, citations) has a neutral one."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.kit import Kit


class Tile(QWidget):
    """20 px square."""

    def __init__(self, kit: Kit, badges: Badges, category: Category | None, pixels: int = 20) -> None:
        super().__init__()
        self.kit, self._badges, self._category = kit, badges, category
        self.setFixedSize(kit.theme.px(pixels), kit.theme.px(pixels))
        if category is not None:
            self.setAccessibleName(kit.say(f"category.{category.value}"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The letter on its colour, or an icon of data."""
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        if self._category is None:
            painter.drawPixmap(0, 0, self.kit.theme.pixmap("article", "ink3", 20, ratio))
        else:
            painter.drawPixmap(0, 0, self._badges.tile(self._category, self.width(), ratio))
