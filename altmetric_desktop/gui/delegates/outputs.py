"""Paints the rows of the outputs table: donut and score, two lines of title, figures, mini bar, signs."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.outputs import (
    MENTIONS,
    PUBLISHED,
    SCORE,
    TITLE,
    TYPE,
    VENUE,
    Cell,
    Line,
    OutputsModel,
)
from altmetric_desktop.gui.widgets.signs import paint_sign

COMFORTABLE, COMPACT = 52, 28
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

Painting = Callable[[QPainter, QRectF, Line, bool], None]


class OutputsDelegate(QStyledItemDelegate):
    """One painter for all columns; `compact` = one line of 28 px. `hovered` is kept by the view."""

    def __init__(self, kit: Kit, badges: Badges, model: OutputsModel, view: QTableView) -> None:
        super().__init__(view)
        self.kit = kit
        self.badges = badges
        self.compact = False
        self.donuts = True
        self.hovered = -1
        self.words: tuple[str, ...] = ()
        self._model = model
        self._metrics: dict[Role, QFontMetrics] = {}
        self._paintings: dict[int, Painting] = {
            SCORE: self._score, TITLE: self._title, VENUE: self._venue,
            PUBLISHED: self._published, TYPE: self._type, MENTIONS: self._mentions,
        }  # fmt: skip
        kit.theme.changed.connect(self._metrics.clear)

    def row_height(self) -> int:
        """The height of every row in px."""
        return self.kit.theme.px(COMPACT if self.compact else COMFORTABLE)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Rows are all of one height; widths belong to the header."""
        return QSize(64, self.row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, hairline, bar of the selection, then the cell."""
        theme, rect = self.kit.theme, option.rect
        row, column = index.row(), index.column()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("sel"))
        elif row == self.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        line = self._model.line(row)
        room = QRectF(rect.x() + 8, rect.y(), rect.width() - 16, rect.height() - 1)
        painting = self._paintings.get(column)
        if painting is not None:
            painting(painter, room, line, chosen)
        else:
            self._cell(painter, room, self._model.cell(row, column), chosen)
        if chosen and column == SCORE:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))

    def _score(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        theme = self.kit.theme
        size = theme.px(18 if self.compact else 28)
        if self.donuts:
            self._donut(painter, QPointF(room.x() + 6, room.center().y() - size / 2), size, line, chosen)
        if isinstance(line.score, State):
            paint_sign(painter, room, line.score, theme)
            return
        painter.setFont(theme.font(Role.FIGURE_STRONG if self.compact else Role.SCORE))
        painter.setPen(theme.colour("sel_ink" if chosen else "ink"))
        painter.drawText(room, _RIGHT, line.score)

    def _donut(self, painter: QPainter, at: QPointF, size: int, line: Line, chosen: bool) -> None:
        ratio = painter.device().devicePixelRatio()
        if isinstance(line.score, State):
            if not self.compact:
                painter.drawPixmap(at, self.badges.nothing(line.score, size, ratio))
            return
        if chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.kit.theme.colour("base"))
            painter.drawEllipse(QRectF(at.x() - 3, at.y() - 3, size + 6, size + 6))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self.badges.paint_ring(painter, at, line.ring, size, ratio)

    def _title(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        ink = "sel_ink" if chosen else "ink"
        if not self.compact:
            self._two(painter, room, (line.title, Role.MEDIUM, ink), (line.second, Role.SMALL, "ink2"))
            return
        used = self._text(painter, room, line.title, Role.MEDIUM, ink)
        if room.width() - used > 60:
            rest = room.adjusted(used + 12, 0, 0, 0)
            self._text(painter, rest, line.authors, Role.SMALL, "ink2")

    def _venue(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        self._text(painter, room, line.venue or "—", Role.BODY, "ink2" if not chosen else "sel_ink")

    def _type(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        self._text(painter, room, line.type or "—", Role.BODY, "ink2" if not chosen else "sel_ink")

    def _published(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        first = (line.published, Role.BODY, "sel_ink" if chosen else "ink")
        if self.compact:
            self._text(painter, room, *first)
        else:
            self._two(painter, room, first, (line.type, Role.SMALL, "ink2"))

    def _mentions(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        theme = self.kit.theme
        figure = QRectF(room.x(), room.y(), theme.px(40), room.height())
        self._cell(painter, figure, line.mentions, chosen)
        rest = room.adjusted(theme.px(52), 0, 0, 0)
        if not line.trackable and not line.total:
            self._text(painter, rest, self.kit.say("output.no-identifier"), Role.CAPTION, "ink3")
        elif line.counts:
            self._bar(painter, rest, line, chosen)

    def _bar(self, painter: QPainter, room: QRectF, line: Line, chosen: bool) -> None:
        theme = self.kit.theme
        width = max(6.0, min(1.0, math.log1p(line.total) / math.log1p(1000)) * room.width())
        gaps = len(line.counts) - 1
        shares = _widths([posts for _, posts in line.counts], width - gaps)
        high = theme.px(8)
        top = int(room.center().y() - high / 2)
        whole = sum(shares) + gaps
        if chosen:
            halo = QRectF(room.x() - 3, top - 3, whole + 6, high + 6)
            painter.fillRect(halo, theme.colour("base"))
        at = room.x()
        for (category, _), share in zip(line.counts, shares, strict=True):
            painter.fillRect(QRectF(at, top, share, high), theme.category(category))
            at += share + 1

    def _cell(self, painter: QPainter, room: QRectF, cell: Cell, chosen: bool) -> None:
        theme = self.kit.theme
        if isinstance(cell, State):
            paint_sign(painter, room, cell, theme)
            return
        painter.setFont(theme.font(Role.FIGURE))
        painter.setPen(theme.colour("sel_ink" if chosen else "ink"))
        painter.drawText(room, _RIGHT, cell)

    def _two(
        self, painter: QPainter, room: QRectF, first: tuple[str, Role, str], second: tuple[str, Role, str]
    ) -> None:
        half = self.kit.theme.px(20)
        top = room.y() + (room.height() - 2 * half) / 2 + 1
        self._text(painter, QRectF(room.x(), top, room.width(), half), *first)
        self._text(painter, QRectF(room.x(), top + half - 1, room.width(), half - 1), *second)

    def _text(self, painter: QPainter, room: QRectF, text: str, role: Role, token: str) -> float:
        """Draw one line, cut where it does not fit; search hits are marked. Returns the width used."""
        font = self.kit.theme.font(role)
        metrics = self._metrics.get(role)
        if metrics is None:
            metrics = self._metrics[role] = QFontMetrics(font)
        width = metrics.horizontalAdvance(text)
        if width > room.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        if self.words:
            self._mark(painter, room, text, metrics)
        _write(painter, room, text, font, self.kit.theme.colour(token))
        return min(float(width), room.width())

    def _mark(self, painter: QPainter, room: QRectF, text: str, metrics: QFontMetrics) -> None:
        low = text.lower()
        for word in self.words:
            at = low.find(word)
            if at >= 0 and (at == 0 or not low[at - 1].isalnum()):
                left = room.x() + metrics.horizontalAdvance(text[:at])
                wide = metrics.horizontalAdvance(text[at : at + len(word)])
                high = metrics.height()
                hit = QRectF(left - 1, room.center().y() - high / 2, wide + 2, high)
                painter.fillRect(hit, self.kit.theme.colour("mark"))


def _write(painter: QPainter, room: QRectF, text: str, font: QFont, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, _LEFT, text)


def _widths(posts: list[int], room: float) -> list[float]:
    """Widths by share, at least 3 px each where they fit, adding up to `room` or a little more."""
    least = min(3.0, max(1.0, room / max(1, len(posts))))
    total = sum(posts)
    spare = max(0.0, room - least * len(posts))
    return [least + spare * number / total for number in posts]
