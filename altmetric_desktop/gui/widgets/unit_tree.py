"""The tree of units: hairlines, no grid; what a person closed stays closed when units are shown anew."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import HEADING, NAME, UnitsModel
from altmetric_desktop.gui.widgets.header import Header
from altmetric_desktop.gui.widgets.text_table import TextDelegate

Key = tuple[str, tuple[str, ...]]


class _Delegate(TextDelegate):
    """Texts as in our tables; a hierarchy's name is heavier."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A hierarchy by itself, anything else as in a table."""
        if not index.data(HEADING):
            super().paint(painter, option, index)
            return
        theme, rect = self.kit.theme, QRect(option.rect)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(theme.font(Role.SMALL_STRONG))
        painter.setPen(theme.colour("ink2"))
        room = rect.adjusted(8, 0, -8, -1)
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


class UnitTree(QTreeView):
    """`chosen` when another row is the current one; `wanted` on Enter or a double click."""

    chosen = Signal()
    wanted = Signal()

    def __init__(self, kit: Kit, model: UnitsModel, name: str, high: int = 32) -> None:
        super().__init__()
        self.kit = kit
        self.units = model
        self._closed: set[Key] = set()
        self._moving = False
        model.setParent(self)
        self.header_row = Header(kit, self)
        self.header_row.setSectionsClickable(False)
        self.setHeader(self.header_row)
        self.header_row.setStretchLastSection(False)
        self.setModel(model)
        self.setItemDelegate(_Delegate(kit, self, high))
        self.setUniformRowHeights(True)
        self.setIndentation(kit.theme.px(20))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setAccessibleName(name)
        self.collapsed.connect(self._close)
        self.expanded.connect(self._open)
        self.doubleClicked.connect(self._want)
        model.modelReset.connect(self._spread)
        self.selectionModel().currentRowChanged.connect(self.chosen)

    def widths(self, *widths: int) -> None:
        """Widths in px at 100 %; 0 = takes what is left."""
        for place, wide in enumerate(widths):
            modes = self.header_row.ResizeMode
            self.header_row.setSectionResizeMode(place, modes.Interactive if wide else modes.Stretch)
            if wide:
                self.header_row.resizeSection(place, self.kit.theme.px(wide))

    def go(self, index: QModelIndex) -> None:
        """Make a row the current one."""
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)
        self.chosen.emit()

    def forget_closed(self) -> None:
        """Everything is open again."""
        self._closed.clear()

    @Slot()
    def _spread(self) -> None:
        """All is open, but what was closed; a search opens all that it found."""
        self._moving = True
        self.expandAll()
        if self._closed and not self.units.narrowed:
            for unit in self.units.units:
                if (unit.hierarchy, unit.path) in self._closed:
                    self.collapse(self.units.index_of(unit.id))
        self._moving = False

    @Slot(QModelIndex)
    def _close(self, index: QModelIndex) -> None:
        unit = self.units.unit(index)
        if unit is not None and not self._moving and not self.units.narrowed:
            self._closed.add((unit.hierarchy, unit.path))

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        unit = self.units.unit(index)
        if unit is not None and not self._moving:
            self._closed.discard((unit.hierarchy, unit.path))

    @Slot()
    def _want(self) -> None:
        if self.units.unit(self.currentIndex()) is not None:
            self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter wants the row; all else as in any tree."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._want()
        else:
            super().keyPressEvent(event)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The ground of the row goes on to the left; a caret where there are units below."""
        theme = self.kit.theme
        at = self.units.index(index.row(), NAME, index.parent())
        if self.selectionModel().isSelected(at):
            painter.fillRect(rect, theme.colour("sel"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if self.units.rowCount(at):
            side = theme.px(12)
            name = "caret-down" if self.isExpanded(at) else "caret-right"
            picture = theme.pixmap(name, "ink3", 12, self.devicePixelRatioF())
            left = rect.right() - (self.indentation() + side) // 2 + 3
            painter.drawPixmap(left, rect.center().y() - side // 2, picture)
