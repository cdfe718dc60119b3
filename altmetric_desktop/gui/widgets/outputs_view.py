"""The table of outputs: rows under the pointer, keys, copying; what a row says is the model's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from altmetric_desktop.gui.badges import Badges
from altmetric_desktop.gui.delegates.outputs import OutputsDelegate
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.outputs import COLUMNS, TITLE, OutputsModel
from altmetric_desktop.gui.widgets.header import Header

#: Rows that Ctrl+C copies at most: a table for a mail, not an export.
COPIED = 2000


class OutputsView(QTableView):
    """Selects rows; `wanted` carries the id of the output to open, `typed` letters to search for."""

    wanted = Signal(int)
    #: letters typed into the table: a wish to search
    typed = Signal(str)

    def __init__(self, kit: Kit, model: OutputsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self._outputs = model
        self.delegate = OutputsDelegate(kit, Badges(kit.theme), model, self)
        self.header = Header(kit, self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(kit.say("outputs.table"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        self.header.setSectionsMovable(True)
        self.header.setStretchLastSection(False)
        self.header.setResizeContentsPrecision(0)  # only what is seen: never all rows
        for place, column in enumerate(COLUMNS):
            self.header.resizeSection(place, kit.theme.px(column.width))
            self.setColumnHidden(place, not column.shown)
        self.set_compact(False)
        self.doubleClicked.connect(self._open)
        self.header.sectionResized.connect(self._section_resized)
        self._fitting = False

    def set_compact(self, compact: bool) -> None:
        """One line of 28 px, or two of 52 together."""
        self.delegate.compact = compact
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(8)
        rows.setDefaultSectionSize(self.delegate.row_height())
        if self.isVisible():  # PySide looks through all widgets for the first viewport: 20 ms of a start
            self.viewport().update()

    def selected_ids(self) -> list[int]:
        """Ids of the selected rows, in the order of the table."""
        return [self._outputs.ids[row] for row in self.selected_rows()]

    def selected_rows(self) -> list[int]:
        """Rows of the selection, from its ranges: 100,000 selected rows are one range."""
        rows: set[int] = set()
        chosen = self.selectionModel().selection()
        for place in range(chosen.count()):
            part = chosen.at(place)
            rows.update(range(part.top(), part.bottom() + 1))
        return sorted(rows)

    def keyboardSearch(self, search: str) -> None:
        """Qt would walk through all rows; letters begin a search instead."""
        if search.strip():
            self.typed.emit(search)

    def select_ids(self, ids: set[int], current: int | None) -> None:
        """Select these outputs where they are listed, without scrolling anywhere but to the current one."""
        chosen = self.selectionModel()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in [self._outputs.row_of(output) for output in ids]:
            if row >= 0:
                chosen.select(self._outputs.index(row, TITLE), flags)
        row = self._outputs.row_of(current) if current is not None else -1
        if row >= 0:
            index = self._outputs.index(row, TITLE)
            chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(index)

    def current_id(self) -> int | None:
        """The output of the current row."""
        index = self.currentIndex()
        return self._outputs.ids[index.row()] if index.isValid() else None

    def copy_rows(self) -> int:
        """Copy the selected rows as a table (tabs between cells); returns how many.

        As text only: a QMimeData of ours that still lies on the clipboard ends the process with a crash.
        """
        rows = self.selected_rows()[:COPIED]
        if not rows:
            return 0
        shown = [place for place in range(len(COLUMNS)) if not self.isColumnHidden(place)]
        shown.sort(key=self.header.visualIndex)
        head = [str(self._outputs.headerData(place, Qt.Orientation.Horizontal)) for place in shown]
        table = [head] + [
            [str(self._outputs.data(self._outputs.index(row, place)) or "") for place in shown]
            for row in rows
        ]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in table)
        QGuiApplication.clipboard().setText(text)
        return len(rows)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The whole row under the pointer is tinted."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Ctrl+C copies."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The title takes what the figures leave."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Stretch the title column to the width of the window, never below 200 px."""
        self._fitting = True
        others = sum(
            self.columnWidth(place)
            for place in range(len(COLUMNS))
            if place != TITLE and not self.isColumnHidden(place)
        )
        self.setColumnWidth(TITLE, max(self.kit.theme.px(200), self.header.width() - others))
        self._fitting = False

    def _section_resized(self, section: int, _old: int, _new: int) -> None:
        if not self._fitting and section != TITLE:
            self.fit()

    def _hover(self, row: int) -> None:
        before = self.delegate.hovered
        if row == before:
            return
        self.delegate.hovered = row
        for changed in (before, row):
            if changed >= 0:
                top = self.rowViewportPosition(changed)
                self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._outputs.ids[index.row()])
