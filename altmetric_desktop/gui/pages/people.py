"""People: who is verified, which spellings may be theirs, lists of people taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.files import ask_people
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.people import NAME, OUTPUTS, PeopleModel
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.person_teller import PersonTeller
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.person_doubts import PersonDoubts
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.people import PersonDoubt, PersonRow, Ruling
    from altmetric_desktop.domain.rows import LibraryInfo
    from altmetric_desktop.gui.backend import Backend

PEOPLE, DOUBTS = "people", "doubts"


class PeoplePage(Page):
    """`output_wanted` carries an output, `list_wanted` the path of a file that is no list of people."""

    output_wanted = Signal(int)
    list_wanted = Signal(object)
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("person.title"))
        self._bridge, self._backend = bridge, backend
        self._may = True
        self._jobs: dict[str, Job] = {}
        self._open: list[PersonDoubt] | None = None
        self.teller = PersonTeller(kit, bridge, backend, self)
        self.model = PeopleModel(kit)
        self.table = TextTable(kit, self.model, kit.say("person.title"))
        self.doubts = PersonDoubts(kit)
        self.tabs = CountTabs(kit)
        self.search = SearchField(kit, kit.say("person.search"))
        self.undo_button = Button(kit, kit.say("person.undo"), "quiet", "arrow-counter-clockwise")
        self.list_button = Button(kit, kit.say("person.take-in"), "plain", "users-three")
        self.set_actions(self.search, 4, self.undo_button, self.list_button)
        self._build()
        self._connect()
        self._offer()

    def _build(self) -> None:
        kit = self.kit
        self.table.header.setSectionsClickable(True)
        self.table.header.mark_sorted(NAME, False)
        self.table.widths(210, 170, 110, 0, 84)
        self._bring = Button(kit, kit.say("person.take-in"), "primary", "users-three")
        self.nothing = EmptyState(
            kit,
            State.NOT_COLLECTED,
            kit.say("person.empty"),
            kit.say("person.empty.words"),
            (self._bring,),
        )
        self.no_fit = EmptyState(
            kit, "funnel-simple", kit.say("person.no-fit"), kit.say("person.no-fit.words")
        )
        lists = QWidget()
        self._lists = QStackedLayout(lists)
        for part in (self.table, self.no_fit, self.doubts):
            self._lists.addWidget(part)
        whole = column(row(self.tabs, gap=0, margins=(16, 0, 8, 0)), gap=0)
        whole.addWidget(lists, 1)
        self._whole = QWidget()
        self._whole.setLayout(whole)
        self._stack = QStackedLayout(self)
        for widget in (self._whole, self.nothing):
            self._stack.addWidget(widget)
        self._tabs()

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self._to_list)
        self.tabs.picked.connect(self._picked)
        self.table.header.sectionClicked.connect(self._sort)
        self.doubts.decided.connect(self._decide)
        self.doubts.opened.connect(self.output_wanted)
        self.undo_button.clicked.connect(self.teller.undo_last)
        for button in (self.list_button, self._bring):
            button.clicked.connect(self.choose)
        self.teller.offered.connect(self.offered)
        self.teller.announced.connect(self.announced)
        self.teller.failed.connect(self._failed)
        self.teller.list_wanted.connect(self.list_wanted)
        self.teller.changed.connect(self.load)
        keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.teller.undo_last)

    def library(self, info: LibraryInfo) -> None:
        """Another library: nothing of the one before is shown or taken back."""
        self._may = not info.read_only
        self.teller.forget()
        self._open = None
        self._offer()

    def entered(self) -> None:
        """Ask anew: a list may have been imported meanwhile."""
        self.load()
        self._to_list()

    @Slot()
    def load(self) -> None:
        """Ask who is verified, and which spellings are in doubt."""
        self._offer()
        persons = self._backend.persons
        for name, task, then in (
            ("people", persons.rows(), self._show),
            ("doubts", persons.doubts(), self._show_doubts),
        ):
            old = self._jobs.get(name)
            if old is not None and not old.over:
                old.abandon()
            job = self._jobs[name] = self._bridge.run(task)
            job.succeeded.connect(then)
            job.failed.connect(self._failed)
        if self._open is None:
            self.doubts.wait()

    @Slot(object)
    def _show(self, rows: Sequence[PersonRow]) -> None:
        chosen = self._chosen()
        self.model.show_all(rows)
        self._stack.setCurrentWidget(self._whole if rows else self.nothing)
        self.title(caption=self.kit.say("person.caption", n=len(rows)) if rows else "")
        self._tabs()
        self._list(chosen)

    def _chosen(self) -> int | None:
        """The number of the person in front."""
        place = self.table.currentIndex().row()
        return self.model.value(place).id if 0 <= place < self.model.rowCount() else None

    def _list(self, chosen: int | None) -> None:
        """Show the list of the chosen tab; the person in front stays where they are listed."""
        if self.tabs.key() == DOUBTS:
            self._lists.setCurrentWidget(self.doubts)
        else:
            self._lists.setCurrentWidget(self.table if self.model.rowCount() else self.no_fit)
        self.table.go(0 if chosen is None else self.model.row_of(chosen))

    def _tabs(self) -> None:
        whole, say = self.kit.figures.whole, self.kit.say
        doubts = "" if self._open is None else whole(len(self._open))
        tabs = [
            (PEOPLE, say("person.tab.people"), whole(self.model.total)),
            (DOUBTS, say("person.tab.doubts"), doubts),
        ]
        self.tabs.fill(tabs, self.tabs.key() or PEOPLE)

    @Slot(object)
    def _show_doubts(self, doubts: list[PersonDoubt]) -> None:
        self._open = [one for one in doubts if one not in self.teller.going]
        self._tabs()
        self.doubts.show_doubts(self._open, self.search.text(), self._may)

    @Slot(object, object, object)
    def _decide(self, doubt: PersonDoubt, persons: Sequence[int], ruling: Ruling) -> None:
        """Off the list at once: what follows from a word may take seconds."""
        self.teller.decide(doubt, persons, ruling)
        self._show_doubts(self._open or [])

    @Slot()
    def _narrow(self) -> None:
        chosen = self._chosen()
        self.model.look_for(self.search.text())
        self._list(chosen)
        if self._open is not None:
            self.doubts.show_doubts(self._open, self.search.text(), self._may)

    @Slot(int)
    def _sort(self, section: int) -> None:
        down = not self.model.descending if section == self.model.column else section == OUTPUTS
        chosen = self._chosen()
        self.model.order_by(section, down)
        self.table.header.mark_sorted(section, down)
        self._list(chosen)

    @Slot(str)
    def _picked(self, _key: str) -> None:
        self._list(self._chosen())
        self._to_list()

    @Slot()
    def _to_list(self) -> None:
        (self.doubts.table if self.tabs.key() == DOUBTS else self.table).setFocus()

    @Slot()
    def choose(self) -> None:
        """Ask for a list of people."""
        path = ask_people(self, self.kit)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Show what taking in a list of people would do; nothing is written."""
        self.warned.emit("info", "")
        self.teller.look(path, may=self._may)

    def _offer(self) -> None:
        self.undo_button.setEnabled(bool(self.teller.runs))
        for button in (self.list_button, self._bring):
            button.setEnabled(self._may)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
