"""What was done to the library: every run, newest first, and undoing those that can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.history import KINDS
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.runs import RunsModel
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, row, upright
from altmetric_desktop.gui.widgets.run_side import RunSide
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.words.history import undone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.rows import LibraryInfo, RunRow, UndoAnswer
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.dialogs.undo import UndoDialog

_ALL = "all"
#: How long changes are gathered before the runs are asked for again (ms): a sync tells of many.
REST = 300


class HistoryPage(Page):
    """`undone` carries the name of a run that was taken back here."""

    undone = Signal(str)
    import_wanted = Signal()

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("history.title"))
        self._bridge, self._backend = bridge, backend
        self._read_only = False
        self._path = ""
        self._loading: Job | None = None
        self._under_way = ""
        self._answers: dict[str, str] = {}
        self.dialog: UndoDialog | None = None
        self.model = RunsModel(kit)
        self.table = TextTable(kit, self.model, kit.say("history.title"))
        self.side = RunSide(kit)
        self.tabs = CountTabs(kit)
        self.search = SearchField(kit, kit.say("history.search"))
        self.set_actions(self.search)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._build()
        self._connect()

    def _build(self) -> None:
        kit = self.kit
        self.table.widths(72, 152, 116, 0, 144)
        self._bring = Button(kit, kit.say("history.import"), "primary", "download-simple")
        self.nothing = EmptyState(
            kit,
            State.NOT_COLLECTED,
            kit.say("history.empty"),
            kit.say("history.empty.words"),
            (self._bring,),
        )
        self.no_fit = EmptyState(
            kit, "funnel-simple", kit.say("history.no-fit"), kit.say("history.no-fit.words")
        )
        lists = QWidget()
        self._lists = QStackedLayout(lists)
        for part in (self.table, self.no_fit):
            self._lists.addWidget(part)
        left = column(row(self.tabs, gap=0, margins=(8, 0, 8, 0)), gap=0)
        left.addWidget(lists, 1)
        both = row(gap=0)
        both.addLayout(left, 1)
        both.addWidget(upright())
        both.addWidget(self.side)
        self._both = QWidget()
        self._both.setLayout(both)
        self._stack = QStackedLayout(self)
        for widget in (self._both, self.nothing):
            self._stack.addWidget(widget)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrowed)
        self.search.left.connect(self._to_table)
        self.tabs.picked.connect(self._narrowed)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.activated.connect(self._activated)
        self.table.installEventFilter(self)
        self.side.undo_wanted.connect(self.ask)
        self._bring.clicked.connect(self.import_wanted)
        self._bridge.changed.connect(self._changed)
        self._rest.timeout.connect(self.load)
        keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self._ask_chosen)

    def library(self, info: LibraryInfo) -> None:
        """Another library, or new figures of the same one."""
        self._read_only = info.read_only
        if info.path != self._path:
            self._path, self._under_way, self._answers = info.path, "", {}
            self.model.show_all(())
        self._selected()

    def entered(self) -> None:
        """Ask anew: something may have been done meanwhile."""
        self.load()
        self.table.setFocus()

    @Slot()
    def load(self) -> None:
        """Ask for the runs; the chosen one stays chosen."""
        if self._loading is not None and not self._loading.over:
            self._loading.abandon()
        self._loading = self._bridge.run(self._backend.history.rows())
        self._loading.succeeded.connect(self._show)
        self._loading.failed.connect(self._failed)

    @Slot(object)
    def _changed(self, _what: Changed) -> None:
        if self.isVisible() and not self._rest.isActive():
            self._rest.start()

    @Slot(object)
    def _show(self, runs: Sequence[RunRow]) -> None:
        chosen, kind = self.chosen(), self.tabs.key()
        self.model.show_all(runs)
        counts = self.model.counts()
        kinds = [one for one in (*KINDS, *sorted(counts.keys() - set(KINDS))) if one in counts]
        whole = self.kit.figures.whole
        tabs = [(_ALL, self.kit.say("history.tab.all"), whole(self.model.total))]
        tabs += [(one, self._tab(one), whole(counts[one])) for one in kinds]
        self.tabs.fill(tabs, kind if kind in kinds else _ALL)
        self.title(caption=self.kit.say("history.caption", n=self.model.total))
        self._stack.setCurrentWidget(self._both if runs else self.nothing)
        self._narrow()
        self.table.go(0 if chosen is None else max(0, self.model.row_of(chosen.name)))

    def _tab(self, kind: str) -> str:
        return self.kit.say(f"history.tab.{kind}") if kind in KINDS else kind

    @Slot()
    def _narrowed(self) -> None:
        self._narrow()
        self.table.go(0)

    def _narrow(self) -> None:
        kind = self.tabs.key()
        self.model.narrow(self.search.text(), "" if kind == _ALL else kind)
        self._lists.setCurrentWidget(self.table if self.model.rowCount() else self.no_fit)
        self._selected()

    def chosen(self) -> RunRow | None:
        """The run in front."""
        place = self.table.selectionModel().currentIndex().row()
        return self.model.value(place) if 0 <= place < self.model.rowCount() else None

    @Slot()
    def _selected(self) -> None:
        run = self.chosen()
        answer = "" if run is None else self._answers.get(run.name, "")
        self.side.show_run(run, may=not self._read_only, under_way=self._under_way, answer=answer)

    @Slot(QModelIndex)
    def _activated(self, _index: QModelIndex) -> None:
        self._ask_chosen()

    @Slot()
    def _ask_chosen(self) -> None:
        run = self.chosen()
        if run is not None:
            self.ask(run.name)

    @Slot(str)
    def ask(self, name: str) -> None:
        """Say what undoing a run would do, and whether it shall be done."""
        run = self.chosen()
        if run is None or run.name != name or not self.side.undo_button.isEnabled():
            return
        from altmetric_desktop.gui.dialogs.undo import UndoDialog

        self.dialog = UndoDialog(self.kit, self.window(), run)
        job = self._bridge.run(self._backend.history.plan(name))
        job.succeeded.connect(self.dialog.show_plan)
        job.failed.connect(self.dialog.refuse)
        self.dialog.wished.connect(self.undo)
        self.dialog.finished.connect(job.abandon)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @Slot(str)
    def undo(self, name: str) -> None:
        """Undo a run, in another thread."""
        self._under_way = name
        self._selected()
        job = self._bridge.run(self._backend.history.undo(name))
        job.succeeded.connect(self._undone)
        job.failed.connect(self._failed)
        job.ended.connect(self._over)

    @Slot(object)
    def _undone(self, answer: UndoAnswer) -> None:
        self._answers[answer.run] = undone(answer, self.kit.words)
        self.announced.emit(self.kit.say("history.undone", run=answer.run))
        self.undone.emit(answer.run)

    @Slot()
    def _over(self) -> None:
        self._under_way = ""
        self._selected()
        self.load()

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the table Enter and Delete ask whether the run shall be undone."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if plain and Qt.Key(event.key()) in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete}:
                self._ask_chosen()
                return True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
