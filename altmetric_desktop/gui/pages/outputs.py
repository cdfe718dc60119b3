"""The table of outputs: search as you type, conditions, order, columns; wishes leave as signals."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QMenu, QStackedLayout, QWidget

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.outputs import COLUMNS, TITLE, OutputsModel
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.table_memory import TableMemory
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.filter_bar import FilterBar
from altmetric_desktop.gui.widgets.layouts import column
from altmetric_desktop.gui.widgets.outputs_view import OutputsView
from altmetric_desktop.gui.widgets.search import SearchField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.rows import LibraryInfo, UnitRow
    from altmetric_desktop.gui.backend import Backend

#: How long typing rests before the table is searched (ms).
TYPING = 120


class OutputsPage(Page):
    """All outputs of the library, or those that fit the filter."""

    open_output = Signal(int)
    import_wanted = Signal()
    sync_wanted = Signal()
    report_wanted = Signal()
    duplicates_wanted = Signal()
    #: ids of the selected outputs
    selected = Signal(object)
    relisted = Signal()

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("outputs.title"))
        self._bridge, self._backend = bridge, backend
        self._wanted = OutputFilter()
        self._total = 0
        self._listing: Job | None = None
        self._settled = False
        self.model = OutputsModel(kit, backend.rows, self)
        self.view = OutputsView(kit, self.model)
        self.memory = TableMemory(kit, backend, self.view, self)
        self.search = SearchField(kit, kit.say("outputs.search"))
        self.filters = FilterBar(kit)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._build()
        self._connect()

    def _build(self) -> None:
        kit = self.kit
        self.import_button = Button(kit, kit.say("action.import"), "plain", "download-simple")
        self.sync_button = Button(kit, kit.say("action.sync"), "plain", "arrows-clockwise")
        self.report_button = Button(kit, kit.say("action.report"), "primary", "file-text")
        self.set_actions(self.search, 4, self.import_button, self.sync_button, self.report_button)
        self._bring = Button(kit, kit.say("outputs.empty.import"), "primary", "download-simple")
        self._clear = Button(kit, kit.say("outputs.none.clear"))
        self.no_outputs = EmptyState(
            kit, State.NOT_COLLECTED, kit.say("outputs.empty"), kit.say("outputs.empty.words"), (self._bring,)
        )
        self.no_fit = EmptyState(
            kit, "funnel-simple", kit.say("outputs.none"), kit.say("outputs.none.words"), (self._clear,)
        )
        body = QWidget()
        self._stack = QStackedLayout(body)
        for part in (self.view, self.no_outputs, self.no_fit):
            self._stack.addWidget(part)
        page = column(self.filters, gap=0)
        page.addWidget(body, 1)
        self.setLayout(page)
        self._mark_header()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._typed)
        self.search.left.connect(self._to_table)
        self._typing.timeout.connect(self._search)
        self.filters.changed.connect(self._filtered)
        self.filters.cleared.connect(self.clear_filter)
        self._clear.clicked.connect(self.clear_filter)
        self._bring.clicked.connect(self.import_wanted)
        self.import_button.clicked.connect(self.import_wanted)
        self.sync_button.clicked.connect(self.sync_wanted)
        self.report_button.clicked.connect(self.report_wanted)
        self.view.wanted.connect(self.open_output)
        self.view.typed.connect(self._search_for)
        self.view.header.sectionClicked.connect(self._sort_by)
        self.view.header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.header.customContextMenuRequested.connect(self._choose_columns)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._row_menu)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.model.troubled.connect(self._trouble)
        self.memory.failed.connect(self._trouble)

    def entered(self) -> None:
        """The table has the focus."""
        self.view.setFocus()

    @property
    def wanted(self) -> OutputFilter:
        """The filter in force."""
        return self._wanted

    def library(self, info: LibraryInfo) -> None:
        """Another library, or new figures of the same one."""
        self._count_all(info.outputs)
        self._fetch_units()
        self.load()

    def _count_all(self, count: int) -> None:
        self._total = count
        self.title(caption=self.kit.say("outputs.caption", n=count))

    def _fetch_units(self) -> None:
        self._bridge.run(self._backend.units()).succeeded.connect(self.filters.show_units)

    def load(self) -> None:
        """Ask for the ids of filter and order; an older question is dropped."""
        if self._listing is not None and not self._listing.over:
            self._listing.abandon()
        self._listing = self._bridge.run(self._backend.listing(self._wanted, self.memory.sort))
        self._listing.succeeded.connect(self._listed)
        self._listing.failed.connect(self._trouble)

    def changed(self, what: Changed) -> None:
        """Rows were written: new ids may belong here, old lines may say something else."""
        if what.table in {"output", "library"} or what.ids is None:
            self._fetch_units()
            self.load()
        else:
            self.model.refresh()

    def neighbours(self, output: int) -> tuple[int, int, int | None, int | None]:
        """Where an output stands: place (from 1), how many, the one before and the one after."""
        row, ids = self.model.row_of(output), self.model.ids
        before = ids[row - 1] if row > 0 else None
        after = ids[row + 1] if 0 <= row < len(ids) - 1 else None
        return row + 1, len(ids), before, after

    def selection_words(self, ids: Sequence[int]) -> str:
        """What is selected: how many, or the score of the one."""
        if len(ids) != 1:
            return self.kit.say("status.selected", n=len(ids)) if ids else ""
        score = self.model.line(self.model.row_of(ids[0])).score
        said = self.kit.say(f"state.{score.value}") if isinstance(score, State) else score
        return self.kit.say("status.selected.one", score=said)

    def set_compact(self, compact: bool) -> None:
        """Density of the rows."""
        self.view.set_compact(compact)

    @Slot()
    def clear_filter(self) -> None:
        """All outputs again."""
        self.forget_filter()
        self.load()

    def show_unit(self, unit: UnitRow) -> None:
        """The outputs of one unit, and of those below it."""
        self.forget_filter()
        self.filters.choose_unit(unit)
        self._wanted = self.filters.wanted()
        self.load()

    def forget_filter(self) -> None:
        """No conditions, without asking again."""
        self.filters.clear()
        self.search.clear()
        self._wanted = OutputFilter()
        self._settled = False
        self._typing.stop()

    @Slot(object)
    def _listed(self, ids: array[int]) -> None:
        chosen, current = set(self.view.selected_ids()), self.view.current_id()
        top = self.view.verticalScrollBar().value()
        self.view.delegate.words = tuple(self._wanted.text.lower().split())
        self.model.show_ids(ids)
        self.view.verticalScrollBar().setValue(top)
        if chosen:
            self.view.select_ids(chosen, current)
        elif len(ids) and self._settled is False:
            self._settled = True
            first = self.model.index(0, TITLE)
            self.view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._count(len(ids))
        self.relisted.emit()

    def _count(self, found: int) -> None:
        filtered = self._wanted != OutputFilter()
        if not filtered and found != self._total:
            self._count_all(found)
        self.filters.say(found, self._total, self._wanted.text, filtered)
        part = self.view if found else self.no_fit if filtered else self.no_outputs
        self._stack.setCurrentWidget(part)
        self.filters.setVisible(bool(found) or filtered)

    @Slot()
    def _typed(self) -> None:
        self._typing.start()

    @Slot(str)
    def _search_for(self, letters: str) -> None:
        self.search.setText(letters)
        self.search.setFocus()

    @Slot()
    def _search(self) -> None:
        text = self.search.text().strip()
        if text != self._wanted.text:
            self._wanted = replace(self._wanted, text=text)
            self.load()

    @Slot(object)
    def _filtered(self, wanted: OutputFilter) -> None:
        self._wanted = replace(wanted, text=self._wanted.text)
        self.load()

    @Slot()
    def _to_table(self) -> None:
        self.view.setFocus()

    @Slot(int)
    def _sort_by(self, section: int) -> None:
        spec = COLUMNS[section]
        if spec.sort is None:
            return
        now = self.memory.sort
        same = spec.sort is now.key and spec.category is now.category
        down = not now.descending if same else spec.numeric or spec.sort is SortKey.PUBLISHED
        self.memory.order_by(Sort(spec.sort, down, spec.category))
        self._mark_header()
        self.load()

    def _mark_header(self) -> None:
        sort = self.memory.sort
        for place, spec in enumerate(COLUMNS):
            if spec.sort is sort.key and spec.category is sort.category:
                self.view.header.mark_sorted(place, sort.descending)

    @Slot()
    def _selected(self) -> None:
        self.selected.emit(self.view.selected_ids())

    @Slot(QPoint)
    def _choose_columns(self, at: QPoint) -> None:
        menu = self.columns_menu(self)
        menu.exec(self.view.header.mapToGlobal(at))
        menu.deleteLater()

    def columns_menu(self, parent: QWidget) -> QMenu:
        """Which columns are shown."""
        menu = QMenu(parent)
        for place, spec in enumerate(COLUMNS):
            action = menu.addAction(self.kit.say(f"column.{spec.key}"))
            action.setCheckable(True)
            action.setChecked(not self.view.isColumnHidden(place))
            action.setData(place)
            action.setEnabled(spec.key != "title")
            action.toggled.connect(self._toggle_column)
        menu.addSeparator()
        menu.addAction(self.kit.say("outputs.columns.usual")).triggered.connect(self.memory.usual)
        return menu

    @Slot(bool)
    def _toggle_column(self, shown: bool) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.view.setColumnHidden(int(action.data()), not shown)
            self.view.fit()
            self.memory.changed()

    @Slot(QPoint)
    def _row_menu(self, at: QPoint) -> None:
        index = self.view.indexAt(at)
        if not index.isValid():
            return
        line = self.model.line(index.row())
        menu = QMenu(self)
        details = menu.addAction(self.kit.say("outputs.menu.open"))
        copy = menu.addAction(self.kit.say("outputs.menu.copy"))
        doi = menu.addAction(self.kit.say("outputs.menu.doi"))
        doi.setEnabled(bool(line.doi))
        menu.addSeparator()
        menu.addAction(self.kit.say("menu.duplicates")).triggered.connect(self._want_duplicates)
        chosen = menu.exec(self.view.viewport().mapToGlobal(at))
        if chosen is details:
            self.open_output.emit(line.id)
        elif chosen is copy:
            self.copy()
        elif chosen is doi:
            QGuiApplication.clipboard().setText(line.doi)
            self.announced.emit(self.kit.say("copied", what=line.doi))
        menu.deleteLater()

    @Slot()
    def _want_duplicates(self) -> None:
        self.duplicates_wanted.emit()

    @Slot()
    def copy(self) -> None:
        """Copy the selected rows and say so."""
        count = self.view.copy_rows()
        if count:
            self.announced.emit(self.kit.say("copied.rows", n=count))

    @Slot(object)
    def _trouble(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))

    def changeEvent(self, event: QEvent) -> None:
        """Rows follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.view.set_compact(self.view.delegate.compact)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page, or the end: what the table shall keep is written."""
        super().hideEvent(event)
        self.memory.keep_now()
