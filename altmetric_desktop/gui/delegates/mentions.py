"""Paints a mention: tile, who, headline as a link, excerpt; at the right date, match, what it adds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.mentions import MentionLine, MentionsModel
from altmetric_desktop.gui.widgets.pills import paint_pill

HEIGHT = 72
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MentionsDelegate(QStyledItemDelegate):
    """72 px a mention. `hovered` (row) underlines the link; kept by the view."""

    def __init__(self, kit: Kit, model: MentionsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._model = kit, model
        self._badges = Badges(kit.theme)
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        return QSize(320, self.kit.theme.px(HEIGHT))

    def link_rect(self, row_rect: QRect, line: MentionLine) -> QRect:
        """Where the link of a row lies."""
        theme = self.kit.theme
        left = row_rect.x() + theme.px(58)
        wide = row_rect.width() - theme.px(58) - theme.px(260)
        return QRect(left, row_rect.y() + theme.px(26), max(40, wide), theme.px(20))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, hairline, tile, three lines, the right side."""
        theme, rect = self.kit.theme, QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("sel"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        line = self._model.line(index.row())
        side = theme.px(20)
        if chosen:
            halo = QRect(rect.x() + theme.px(24) - 2, rect.y() + theme.px(9) - 2, side + 4, side + 4)
            painter.fillRect(halo, theme.colour("base"))
        tile = self._badges.tile(line.category, side, painter.device().devicePixelRatio())
        painter.drawPixmap(rect.x() + theme.px(24), rect.y() + theme.px(9), tile)
        self._left(painter, rect, line, chosen, index.row() == self.hovered)
        self._right(painter, rect, line, chosen)

    def _left(self, painter: QPainter, rect: QRect, line: MentionLine, chosen: bool, over: bool) -> None:
        theme = self.kit.theme
        link = self.link_rect(rect, line)
        who = QRect(link.x(), rect.y() + theme.px(7), link.width(), theme.px(20))
        used = self._text(painter, who, line.who, theme.font(Role.STRONG), "sel_ink" if chosen else "ink")
        rest = who.adjusted(used + theme.px(10), 0, 0, 0)
        self._text(painter, rest, line.meta, theme.font(Role.SMALL), "ink2")
        font = QFont(theme.font(Role.MEDIUM if line.headline else Role.BODY))
        font.setUnderline(over)
        first = line.headline or line.text
        self._text(painter, link, first, font, "accent_text" if line.headline else "ink")
        if line.headline and line.text:
            below = link.translated(0, theme.px(20))
            self._text(painter, below, line.text, theme.font(Role.SMALL), "ink2")

    def _right(self, painter: QPainter, rect: QRect, line: MentionLine, chosen: bool) -> None:
        theme = self.kit.theme
        left = rect.right() - theme.px(236)
        date = QRect(left, rect.y() + theme.px(7), theme.px(140), theme.px(20))
        self._text(painter, date, line.date, theme.font(Role.SMALL), "sel_ink" if chosen else "ink")
        matched = date.translated(0, theme.px(18))
        self._text(painter, matched, line.matched, theme.font(Role.SMALL), "ink2")
        if line.pill:
            at = QRectF(left, rect.y() + theme.px(47), theme.px(170), theme.px(20))
            paint_pill(painter, at, line.pill, "warn", theme)
        painter.setFont(theme.font(Role.FIGURE_STRONG if line.counts else Role.FIGURE))
        painter.setPen(theme.colour("ink" if line.counts else "ink3"))
        room = QRectF(rect.right() - theme.px(100), date.y(), theme.px(76), date.height())
        painter.drawText(room, _RIGHT, line.adds)

    def _text(self, painter: QPainter, room: QRect, text: str, font: QFont, ink: str) -> int:
        if room.width() < 12:
            return 0
        painter.setFont(font)
        painter.setPen(self.kit.theme.colour(ink))
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, cut)
        return metrics.horizontalAdvance(cut)
