"""A ring laid together from slices is the ring that files get."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.drawing import badges
from altmetric_desktop.gui.badges import Badges, render
from altmetric_desktop.gui.theme import Theme

RINGS = (
    (),
    (Category.NEWS,) * 8,
    (Category.NEWS,) * 3 + (Category.BLOGS,) * 4 + (Category.WIKIPEDIA,),
    tuple(list(Category)[:8]),
)


@pytest.mark.parametrize("ring", RINGS, ids=len)
@pytest.mark.parametrize("size", [18, 28])
def test_slices_laid_together_are_the_drawn_ring(qtbot: QtBot, ring: tuple[Category, ...], size: int) -> None:
    theme = Theme("light")
    whole = render(badges.donut(ring, None, size, theme.colours, ""), size, size, 2.0)
    laid = QPixmap(whole.size())
    laid.setDevicePixelRatio(2.0)
    laid.fill(Qt.GlobalColor.transparent)
    painter = QPainter(laid)
    Badges(theme).paint_ring(painter, QPointF(0, 0), ring, size, 2.0)
    painter.end()
    assert _furthest(whole.toImage(), laid.toImage()) <= 2
    assert any(whole.toImage().pixelColor(x, size // 2).alpha() for x in range(2 * size))


def _furthest(one: QImage, other: QImage) -> int:
    """The greatest difference of any channel of any point."""
    assert one.size() == other.size()
    points = [(x, y) for x in range(one.width()) for y in range(one.height())]
    return max(abs(mine - theirs) for x, y in points for mine, theirs in _channels(one, other, x, y))


def _channels(one: QImage, other: QImage, x: int, y: int) -> list[tuple[int, int]]:
    mine, theirs = one.pixelColor(x, y), other.pixelColor(x, y)
    return [
        (mine.red(), theirs.red()),
        (mine.green(), theirs.green()),
        (mine.blue(), theirs.blue()),
        (mine.alpha(), theirs.alpha()),
    ]
