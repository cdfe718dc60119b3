"""Badges on screen: the SVG of `drawing.badges`, rendered by QtSvg once per look and kept as pixmaps."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from altmetric_desktop.domain import donut
from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.drawing import badges
from altmetric_desktop.gui.kit import Kit

if TYPE_CHECKING:
    from altmetric_desktop.gui.theme import Theme

#: How many small pictures are kept: all slices that there can be at one size (19 × 8 × 8); one has 3 kB.
KEPT = 4096

Key = tuple[object, ...]


class Badges:
    """Pixmaps of badges, the last used are kept."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: OrderedDict[Key, QPixmap] = OrderedDict()

    def paint_ring(
        self, painter: QPainter, at: QPointF, slices: tuple[Category, ...], size: int, ratio: float
    ) -> None:
        """A donut without a number, for a table's cell: laid together from its categories' slices, for
        there are more different rings than anybody could keep, but few different pieces."""
        for piece in self._ring(slices, size, ratio):
            painter.drawPixmap(at, piece)

    def _ring(self, slices: tuple[Category, ...], size: int, ratio: float) -> list[QPixmap]:
        look = (size, ratio, self._theme.name, self._theme.palette_name)
        colours = self._theme.colours
        if not slices:
            return [self._get(look, lambda: badges.donut((), None, size, colours, ""), size, ratio)]
        pieces, first = [], 0
        for category, count in donut.runs(slices):
            key = (category, first, count, *look)
            pieces.append(self._get(key, partial(badges.slices_of, *key[:4], colours), size, ratio))
            first += count
        return pieces

    def nothing(self, state: State, size: int, ratio: float, word: str = "") -> QPixmap:
        """The ring of a nothing."""
        key = (state, size, ratio, word, self._theme.name)
        colours = self._theme.colours
        return self._get(key, lambda: badges.nothing(state, size, colours, "", word), size, ratio)

    def tile(self, category: Category, size: int, ratio: float) -> QPixmap:
        """A category's tile with its letter."""
        key = ("tile", category, size, ratio, self._theme.name, self._theme.palette_name)
        return self._get(key, lambda: badges.tile(category, size, self._theme.colours, ""), size, ratio)

    def _get(self, key: Key, draw: Callable[[], str], size: int, ratio: float) -> QPixmap:
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = render(draw(), size, size, ratio)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return kept


def render(svg: str, width: int, height: int, ratio: float) -> QPixmap:
    """An SVG as a pixmap of `width` × `height` logical pixels."""
    pixmap = QPixmap(QSize(round(width * ratio), round(height * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixmap.width(), pixmap.height()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class DonutView(QWidget):
    """A donut with its score inside, or the ring of a nothing, with words for those who can't see it."""

    def __init__(self, kit: Kit, pixels: int = 180) -> None:
        super().__init__()
        self.kit = kit
        self._pixels = pixels
        self._svg = ""
        self._draw: Callable[[], str] | None = None
        side = kit.theme.px(pixels)
        self.setFixedSize(side, side)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        kit.theme.changed.connect(self._redraw)

    def show_score(self, counts: Sequence[tuple[Category, int]], score: int, words: str) -> None:
        """Eight slices and a score; `words` is the accessible name."""
        ring = donut.slices(counts)
        side = self.width()
        self._say(words, lambda: badges.donut(ring, score, side, self.kit.theme.colours, words))

    def show_nothing(self, state: State, words: str, inside: str = "") -> None:
        """The ring of a nothing."""
        side = self.width()
        self._say(words, lambda: badges.nothing(state, side, self.kit.theme.colours, words, inside))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Render the SVG at the screen's ratio: always sharp."""
        if self._svg:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            QSvgRenderer(QByteArray(self._svg.encode())).render(painter, QRectF(self.rect()))

    def _say(self, words: str, draw: Callable[[], str]) -> None:
        self.setAccessibleName(words)
        self._draw = draw
        self._redraw()

    def _redraw(self) -> None:
        if self._draw is not None:
            self._svg = self._draw()
            self.update()
