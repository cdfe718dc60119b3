"""Affiliations as lists spelled them: which are ours, which are not, in which department."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.fetching import Ours, Word
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.affiliations import OUTPUTS, AffiliationsModel
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.affiliation_side import AffiliationSide
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, row, upright
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.fetching import AffiliationRow, AffiliationWork
    from altmetric_desktop.domain.rows import LibraryInfo
    from altmetric_desktop.gui.backend import Backend

#: How long the selection rests before its works are asked for (ms).
REST = 120
_KEYS = {Qt.Key.Key_O: Ours.OURS, Qt.Key.Key_N: Ours.NOT_OURS, Qt.Key.Key_U: Ours.OPEN}
_TABS: tuple[tuple[str, Ours | None], ...] = (
    ("open", Ours.OPEN), ("ours", Ours.OURS), ("not-ours", Ours.NOT_OURS), ("all", None),
)  # fmt: skip


class AffiliationsPage(Page):
    """Of the library, or of a fetched list that waits to be imported (`of_list`)."""

    output_wanted = Signal(int)
    #: Back to the list that waits, which is looked at anew.
    list_wanted = Signal()
    fetch_wanted = Signal()
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("affiliations.title"))
        self._bridge, self._backend = bridge, backend
        self._kept: Path | None = None
        self._read_only = False
        self._runs: list[str] = []
        self._fresh = True
        self._works: Job | None = None
        self.model = AffiliationsModel(kit)
        self.table = TextTable(kit, self.model, kit.say("affiliations.title"))
        self.side = AffiliationSide(kit)
        self.tabs = CountTabs(kit)
        self.search = SearchField(kit, kit.say("affiliations.search"))
        self.undo_button = Button(kit, kit.say("affiliations.undo"), "quiet", "arrow-counter-clockwise")
        self.list_button = Button(kit, kit.say("affiliations.to-list"), "primary", "check-circle")
        self.set_actions(self.search, 4, self.undo_button, self.list_button)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._build()
        self._connect()
        self._offer()

    def _build(self) -> None:
        kit = self.kit
        self.table.header.setSectionsClickable(True)
        self.table.header.mark_sorted(OUTPUTS, True)
        self.table.widths(0, 88, 104, 160)
        self._bring = Button(kit, kit.say("affiliations.fetch"), "primary", "download-simple")
        self.nothing = EmptyState(
            kit,
            State.NOT_COLLECTED,
            kit.say("affiliations.empty"),
            kit.say("affiliations.empty.words"),
            (self._bring,),
        )
        self.no_fit = EmptyState(
            kit, "funnel-simple", kit.say("affiliations.no-fit"), kit.say("affiliations.no-fit.words")
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
        self.table.header.sectionClicked.connect(self._sort)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.table.installEventFilter(self)
        self.side.decided.connect(self._decide)
        self.side.opened.connect(self.output_wanted)
        self.undo_button.clicked.connect(self.undo)
        self.list_button.clicked.connect(self.list_wanted)
        self._bring.clicked.connect(self.fetch_wanted)
        self._rest.timeout.connect(self._ask_works)
        keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.undo)

    def library(self, info: LibraryInfo) -> None:
        """Another library: nothing of the one before is shown or taken back."""
        self._read_only, self._kept, self._runs = info.read_only, None, []
        self._fresh = True
        self._offer()

    def of_list(self, kept: Path | None) -> None:
        """Show a fetched list that waits to be imported; None = the library."""
        self._fresh = self._fresh or kept != self._kept
        self._kept = kept
        self._offer()

    def entered(self) -> None:
        """Ask anew: a list may have been imported meanwhile."""
        job = self._bridge.run(self._backend.units())
        job.succeeded.connect(self.side.offer_units)
        self.load()
        self.table.setFocus()

    def load(self) -> None:
        """Ask for the spellings."""
        job = self._bridge.run(self._backend.spellings.rows(self._kept))
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)

    @Slot(object)
    def _show(self, rows: Sequence[AffiliationRow]) -> None:
        place = self.table.place()
        keep = self.model.value(place).text if place >= 0 and not self._fresh else None
        self.model.show_all(rows)
        counts = self.model.counts()
        whole = self.kit.figures.whole
        chosen = "open" if self._fresh and counts[Ours.OPEN] else "all" if self._fresh else self.tabs.key()
        self._fresh = False
        self.tabs.fill(
            [
                (
                    key,
                    self.kit.say(f"affiliations.tab.{key}"),
                    whole(self.model.total if verdict is None else counts[verdict]),
                )
                for key, verdict in _TABS
            ],
            chosen,
        )
        self.title(caption=self.kit.say("affiliations.caption", n=self.model.total))
        self._stack.setCurrentWidget(self._both if rows else self.nothing)
        self._narrow()
        found = -1 if keep is None else self.model.row_of(keep)
        self.table.go(found if found >= 0 else place)

    @Slot()
    def _narrowed(self) -> None:
        self._narrow()
        self.table.go(0)

    def _narrow(self) -> None:
        self.model.narrow(self.search.text(), dict(_TABS).get(self.tabs.key()))
        self._lists.setCurrentWidget(self.table if self.model.rowCount() else self.no_fit)
        self._selected()

    @Slot(int)
    def _sort(self, section: int) -> None:
        down = not self.model.descending if section == self.model.column else section == OUTPUTS
        self.model.order_by(section, down)
        self.table.header.mark_sorted(section, down)
        self._selected()

    def chosen(self) -> list[AffiliationRow]:
        """The selected spellings, in the order of the table."""
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.value(row) for row in rows]

    @Slot()
    def _selected(self) -> None:
        self.side.show_chosen(self.chosen(), not self._read_only)
        self._rest.start()

    @Slot()
    def _ask_works(self) -> None:
        if self._works is not None and not self._works.over:
            self._works.abandon()
        chosen = self.chosen()
        if len(chosen) == 1:
            self._works = self._bridge.run(self._backend.spellings.works(chosen[0].text, self._kept))
            self._works.succeeded.connect(self._show_works)
            self._works.failed.connect(self._failed)

    @Slot(object)
    def _show_works(self, works: Sequence[AffiliationWork]) -> None:
        self.side.show_works(works, len(works))

    @Slot(object, object)
    def _decide(self, verdict: Ours, unit: tuple[str, ...] | None) -> None:
        chosen = self.chosen()
        if not chosen or self._read_only:
            return
        words = [Word(one.text, verdict, one.unit if unit is None else unit) for one in chosen]
        job = self._bridge.run(self._backend.spellings.decide(words))

        def done(run: str) -> None:
            self._runs.append(run)
            said = self.kit.say(f"affiliations.said.{verdict.value}", n=len(chosen))
            self.offered.emit(said, self.kit.say("affiliations.undo"), self.undo)
            self._changed()

        job.succeeded.connect(done)
        job.failed.connect(self._failed)

    @Slot()
    def undo(self) -> None:
        """Take the last decision of this page back."""
        if self._runs:
            job = self._bridge.run(self._backend.spellings.undo(self._runs.pop()))
            job.succeeded.connect(self._undone)
            job.failed.connect(self._failed)
            self._offer()

    @Slot(object)
    def _undone(self, _answer: object) -> None:
        self.announced.emit(self.kit.say("affiliations.undone"))
        self._changed()

    def _changed(self) -> None:
        self._offer()
        self.load()

    def _offer(self) -> None:
        self.undo_button.setEnabled(bool(self._runs))
        self.list_button.setVisible(self._kept is not None)

    @Slot()
    def _to_table(self) -> None:
        self.table.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the table O, N and U decide about the selected rows; Enter goes to their works."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        key = Qt.Key(event.key())
        if plain and key in _KEYS:
            verdict = _KEYS[key]
            self._decide(verdict, self.side.path() if verdict is Ours.OURS else ())
            return True
        if plain and key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.side.table.isVisible():
            self.side.table.setFocus()
            return True
        return super().eventFilter(watched, event)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
