"""The receipt on the details page: lines, sum, and the score as shown. A line opens its mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.receipt import ReceiptModel
from altmetric_desktop.gui.widgets.header import Header
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.scoring import Receipt


class _Delegate(QStyledItemDelegate):
    """Tile and name at the left; figures right; a small i where fewer count than were made."""

    def __init__(self, kit: Kit, model: ReceiptModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit, self._model = kit, model
        self._badges = Badges(kit.theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(64, self.kit.theme.px(26))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, rect = self.kit.theme, QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, theme.colour("sel"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        line, place = self._model.line(index.row()), index.column()
        room = rect.adjusted(8, 0, -8, -1)
        text = str(self._model.data(index) or "")
        ratio = painter.device().devicePixelRatio()
        if place == 0:
            side = theme.px(16)
            tile = self._badges.tile(line.category, side, ratio)
            painter.drawPixmap(room.x(), room.center().y() - side // 2 + 1, tile)
            room.adjust(side + 8, 0, 0, 0)
        if place == 2 and line.counted < line.posts:
            info = theme.pixmap("info", "ink3", 12, ratio)
            painter.drawPixmap(room.right() - theme.px(11), room.center().y() - theme.px(5), info)
        if place == 2:
            room.adjust(0, 0, -theme.px(16), 0)
        strong = place == 4
        role = Role.BODY if place == 0 else Role.FIGURE_STRONG if strong else Role.FIGURE
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink" if place in {0, 4} or line.weight else "ink3"))
        side_flag = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(side_flag | Qt.AlignmentFlag.AlignVCenter), cut)


class _Table(QTableView):
    """As high as its rows; Enter and click open a line."""

    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class ReceiptView(QWidget):
    """`category_wanted` carries the category whose mentions a line stands for."""

    category_wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.model = ReceiptModel(kit, self)
        self.table = _Table()
        self._dress_table()
        self.sum = Label(kit, "", Role.FIGURE_STRONG).right()
        self.posts = Label(kit, "", Role.SMALL, "ink2").right()
        self.shown = Label(kit, "", Role.SCORE).right()
        self._sum_name = Label(kit, kit.say("page.receipt.sum"), Role.STRONG)
        self._shown_name = Label(kit, kit.say("page.receipt.shown"), Role.BODY, "ink2")
        self._scheme = Label(kit, "", Role.CAPTION, "ink2").wrapped()
        sums = row(self._sum_name, None, self.posts, 16, self.sum, gap=0, margins=(8, 6, 8, 2))
        shown = row(self._shown_name, None, self.shown, gap=0, margins=(8, 0, 8, 6))
        self.setLayout(
            column(
                Label(kit, kit.say("page.receipt"), Role.SECTION),
                4,
                self.table,
                sums,
                shown,
                Rule(),
                self._scheme,
                gap=2,
            )
        )

    def show_receipt(self, receipt: Receipt, scheme: str) -> None:
        """Another receipt."""
        figures, say = self.kit.figures, self.kit.say
        self.model.show_receipt(receipt)
        rows = self.model.rowCount()
        high = self.table.horizontalHeader().sizeHint().height() + rows * self.kit.theme.px(26) + 2
        self.table.setFixedHeight(high)
        self.sum.setText(figures.decimals(receipt.points))
        self.shown.setText(figures.whole(receipt.shown))
        counted = figures.whole(receipt.counted)
        self.posts.setText(say("page.receipt.posts", n=receipt.posts, counted=counted))
        self._scheme.setText(say("page.receipt.scheme", scheme=self.kit.scheme(scheme)))

    def _dress_table(self) -> None:
        table, kit = self.table, self.kit
        header = Header(kit, table)
        header.setSectionsClickable(False)
        table.setHorizontalHeader(header)
        table.setModel(self.model)
        table.setItemDelegate(_Delegate(kit, self.model, table))
        table.setShowGrid(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setTabKeyNavigation(False)
        table.setMouseTracking(True)
        table.setAccessibleName(kit.say("page.receipt"))
        rows = table.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(kit.theme.px(26))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for place, wide in ((1, 78), (2, 92), (3, 66), (4, 76)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(place, kit.theme.px(wide))
        table.clicked.connect(self._open)
        table.opened.connect(self._open)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.category_wanted.emit(self.model.line(index.row()).category)
