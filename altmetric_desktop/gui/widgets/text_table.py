"""A quiet table of texts: hairlines, no grid; a cell with a tone is a pill."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TONE, TextModel
from altmetric_desktop.gui.widgets.header import Header
from altmetric_desktop.gui.widgets.pills import paint_pill


class TextDelegate(QStyledItemDelegate):
    """Texts cut where they don't fit; pills for tones."""

    def __init__(self, kit: Kit, parent: QWidget, high: int) -> None:
        super().__init__(parent)
        self.kit, self._high = kit, high

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the text."""
        metrics = QFontMetrics(self.kit.theme.font(Role.FIGURE))
        return QSize(metrics.horizontalAdvance(str(index.data() or "")) + 24, self.kit.theme.px(self._high))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, hairline, text or pill."""
        theme, rect = self.kit.theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, theme.colour("sel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        room = rect.adjusted(8, 0, -8, -1)
        text, tone = str(index.data() or ""), str(index.data(TONE) or "")
        if tone and text:
            at = QRectF(room.x(), room.center().y() - theme.px(10) + 1, room.width(), theme.px(20))
            paint_pill(painter, at, text, tone, theme)
            return
        flags = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft)
        figures = bool(flags & int(Qt.AlignmentFlag.AlignRight))
        painter.setFont(theme.font(Role.FIGURE if figures else Role.BODY))
        painter.setPen(theme.colour("sel_ink" if chosen else "ink"))
        cut = painter.fontMetrics().elidedText(
            " ".join(text.split()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, flags | int(Qt.AlignmentFlag.AlignVCenter), cut)


class TextTable(QTableView):
    """Selects rows; rows of `high` px."""

    def __init__(self, kit: Kit, model: TextModel, name: str, high: int = 32) -> None:
        super().__init__()
        self.kit = kit
        self._texts = model
        model.setParent(self)
        self.header = Header(kit, self)
        self.header.setSectionsClickable(False)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(TextDelegate(kit, self, high))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(name)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(kit.theme.px(high))

    def place(self) -> int:
        """The first selected row, −1 where none is."""
        return min((index.row() for index in self.selectionModel().selectedRows()), default=-1)

    def go(self, place: int) -> None:
        """Select a row, the last one where there are fewer, and bring it into sight."""
        count = self.model().rowCount()
        if count:
            index = self.model().index(max(0, min(place, count - 1)), 0)
            rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, rows)
            self.scrollTo(index)

    def fit_columns(self) -> None:
        """Each column as wide as its widest text, at most 360 px."""
        metrics = QFontMetrics(self.kit.theme.font(Role.SMALL_STRONG))
        for place, words in enumerate(self._texts.header):
            wide = max(metrics.horizontalAdvance(words) + 24, self.sizeHintForColumn(place))
            self.setColumnWidth(place, min(wide, self.kit.theme.px(360)))

    def widths(self, *widths: int) -> None:
        """Fixed widths in px at 100 %; 0 = takes what is left."""
        for place, wide in enumerate(widths):
            if wide:
                self.header.setSectionResizeMode(place, self.header.ResizeMode.Interactive)
                self.header.resizeSection(place, self.kit.theme.px(wide))
            else:
                self.header.setSectionResizeMode(place, self.header.ResizeMode.Stretch)
