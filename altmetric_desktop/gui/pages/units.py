"""Units: the hierarchies of the library as trees, what may be one unit, hierarchy files taken in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.files import ask_hierarchy
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import UnitsModel, unit_of
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.unit_files import UnitFiles
from altmetric_desktop.gui.unit_teller import UnitTeller
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, row, upright
from altmetric_desktop.gui.widgets.search import SearchField
from altmetric_desktop.gui.widgets.unit_pairs import UnitPairs
from altmetric_desktop.gui.widgets.unit_side import UnitSide
from altmetric_desktop.gui.widgets.unit_tree import UnitTree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.rows import LibraryInfo, UnitRow
    from altmetric_desktop.domain.units import Proposal
    from altmetric_desktop.gui.backend import Backend

ALL, DECIDE = "all", "decide"


class UnitsPage(Page):
    """`outputs_wanted` carries a `UnitRow`, `list_wanted` the path of a file that is no hierarchy."""

    outputs_wanted = Signal(object)
    list_wanted = Signal(object)
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("unit.title"))
        self._bridge, self._backend = bridge, backend
        self._may = True
        self._jobs: dict[str, Job] = {}
        self._pairs: list[Proposal] | None = None
        self._outdated = False
        self._said: list[tuple[Unit, Unit]] = []
        self.teller = UnitTeller(kit, bridge, backend, self)
        self.files = UnitFiles(kit, bridge, backend, self)
        self.model = UnitsModel(kit)
        self.tree = UnitTree(kit, self.model, kit.say("unit.title"))
        self.side = UnitSide(kit)
        self.pairs = UnitPairs(kit)
        self.tabs = CountTabs(kit)
        self.search = SearchField(kit, kit.say("unit.search"))
        self.undo_button = Button(kit, kit.say("unit.undo"), "quiet", "arrow-counter-clockwise")
        self.file_button = Button(kit, kit.say("unit.take-in"), "plain", "tree-structure")
        self.set_actions(self.search, 4, self.undo_button, self.file_button)
        self._build()
        self._connect()
        self._offer()

    def _build(self) -> None:
        kit = self.kit
        self.tree.widths(0, 84, 84, 118)
        self._bring = Button(kit, kit.say("unit.take-in"), "primary", "tree-structure")
        self.nothing = EmptyState(
            kit,
            State.NOT_COLLECTED,
            kit.say("unit.empty"),
            f"{kit.say('unit.empty.words')} {kit.say('unit.file-here')}",
            (self._bring,),
        )
        self.no_fit = EmptyState(kit, "funnel-simple", kit.say("unit.no-fit"), kit.say("unit.no-fit.words"))
        trees = QWidget()
        self._trees = QStackedLayout(trees)
        for part in (self.tree, self.no_fit):
            self._trees.addWidget(part)
        both = row(gap=0)
        both.addWidget(trees, 1)
        both.addWidget(upright())
        both.addWidget(self.side)
        self._all = QWidget()
        self._all.setLayout(both)
        parts = QWidget()
        self._parts = QStackedLayout(parts)
        for widget in (self._all, self.pairs):
            self._parts.addWidget(widget)
        whole = column(row(self.tabs, gap=0, margins=(16, 0, 8, 0)), gap=0)
        whole.addWidget(parts, 1)
        self._whole = QWidget()
        self._whole.setLayout(whole)
        self._stack = QStackedLayout(self)
        for widget in (self._whole, self.nothing):
            self._stack.addWidget(widget)
        self._tabs(0)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._narrow)
        self.search.left.connect(self._to_list)
        self.tabs.picked.connect(self._picked)
        self.tree.chosen.connect(self._selected)
        self.tree.wanted.connect(self._open)
        self.side.opened.connect(self.outputs_wanted)
        self.side.same_wanted.connect(self.ask_same)
        self.side.apart_wanted.connect(self.teller.apart)
        self.side.forgotten.connect(self.teller.forget)
        self.pairs.same_wanted.connect(self.teller.same)
        self.pairs.apart_wanted.connect(self.teller.apart)
        self.pairs.alike_wanted.connect(self.teller.join_alike)
        self.undo_button.clicked.connect(self.teller.undo_last)
        for button in (self.file_button, self._bring):
            button.clicked.connect(self.choose)
        self.files.wished.connect(self.teller.take_in)
        for helper in (self.teller, self.files):
            helper.offered.connect(self.offered)
            helper.failed.connect(self._failed)
        self.teller.failed.connect(self.load)
        self.files.list_wanted.connect(self.list_wanted)
        self.teller.announced.connect(self.announced)
        self.teller.changed.connect(self.load)
        keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.teller.undo_last)

    def library(self, info: LibraryInfo) -> None:
        """Another library: nothing of the one before is shown or taken back."""
        self._may = not info.read_only
        self.teller.runs.clear()
        self.tree.forget_closed()
        self._pairs = None
        self._offer()

    def entered(self) -> None:
        """Ask anew: a list may have been imported meanwhile."""
        self.load()
        self._to_list()

    @Slot()
    def load(self) -> None:
        """Ask for units and spellings, and for what may be one."""
        self._offer()
        hierarchies = self._backend.hierarchies
        for name, task, then in (
            ("said", hierarchies.said(), self._show_said),
            ("units", self._backend.units(), self._show),
        ):
            old = self._jobs.get(name)
            if old is not None and not old.over:
                old.abandon()
            job = self._jobs[name] = self._bridge.run(task)
            job.succeeded.connect(then)
            job.failed.connect(self._failed)
        if self._pairs is None:
            self.pairs.wait()
        self._compare()

    @Slot()
    def _compare(self) -> None:
        """Have all names compared; an answer under way that is out of date by now is asked for again."""
        old = self._jobs.get("pairs")
        self._outdated = old is not None and not old.over
        if not self._outdated:
            job = self._jobs["pairs"] = self._bridge.run(self._backend.hierarchies.proposals())
            job.succeeded.connect(self._show_pairs)
            job.failed.connect(self._failed)

    @Slot(object)
    def _show_said(self, said: list[tuple[Unit, Unit]]) -> None:
        self._said = said
        self._selected()

    @Slot(object)
    def _show(self, units: Sequence[UnitRow]) -> None:
        chosen = self.model.unit(self.tree.currentIndex())
        self.side.offer(units)
        self.model.show_units(units)
        self._stack.setCurrentWidget(self._whole if units else self.nothing)
        self.title(caption=self.kit.say("unit.caption", n=len(units)) if units else "")
        self._tabs(len(units))
        self._show_fitting(chosen)

    def _show_fitting(self, chosen: UnitRow | None) -> None:
        """The chosen unit stays where it is listed."""
        self._trees.setCurrentWidget(self.tree if self.model.fitting else self.no_fit)
        found = self.model.index_of(chosen.id) if chosen is not None else self.model.first_fitting()
        self.tree.go(found if found.isValid() else self.model.first_fitting())

    def _tabs(self, count: int) -> None:
        whole, say = self.kit.figures.whole, self.kit.say
        pairs = "" if self._pairs is None else whole(len(self._pairs))
        tabs = [(ALL, say("unit.tab.all"), whole(count)), (DECIDE, say("unit.tab.decide"), pairs)]
        self.tabs.fill(tabs, self.tabs.key() or ALL)

    @Slot(object)
    def _show_pairs(self, pairs: list[Proposal]) -> None:
        if self._outdated:
            self._compare()
            return
        self._pairs = pairs
        self._tabs(len(self.model.units))
        self.pairs.show_pairs(pairs, self.search.text(), self._may)
        self._selected()

    @Slot()
    def _narrow(self) -> None:
        chosen = self.model.unit(self.tree.currentIndex())
        self.model.narrow(self.search.text())
        self._show_fitting(chosen)
        if self._pairs is not None:
            self.pairs.show_pairs(self._pairs, self.search.text(), self._may)

    @Slot(str)
    def _picked(self, key: str) -> None:
        self._parts.setCurrentWidget(self.pairs if key == DECIDE else self._all)
        self._to_list()

    @Slot()
    def _to_list(self) -> None:
        (self.pairs.table if self.tabs.key() == DECIDE else self.tree).setFocus()

    @Slot()
    def _selected(self) -> None:
        unit = self.model.unit(self.tree.currentIndex())
        if unit is None:
            self.side.show_unit(None)
            return
        own = unit_of(unit)
        spellings = [spelled for spelled, known in self._said if known == own]
        near = [pair for pair in self._pairs or () if own in {pair.unit, pair.other}]
        self.side.show_unit(unit, spellings, near, self._may)

    @Slot()
    def _open(self) -> None:
        unit = self.model.unit(self.tree.currentIndex())
        if unit is not None:
            self.outputs_wanted.emit(unit)

    @Slot(object, object)
    def ask_same(self, going: Unit, staying: Unit) -> None:
        """Ask which of two units goes into which, and join them."""
        from altmetric_desktop.gui.dialogs.unit_same import SameDialog

        dialog = SameDialog(self.kit, self.window(), going, staying)
        dialog.wished.connect(self.teller.same)
        dialog.open()

    @Slot()
    def choose(self) -> None:
        """Ask for a hierarchy file."""
        path = ask_hierarchy(self, self.kit)
        if path is not None:
            self.look_at(path)

    def look_at(self, path: Path) -> None:
        """Show what taking in a hierarchy file would do; nothing is written."""
        self.warned.emit("info", "")
        others = dict.fromkeys(row.hierarchy for row in self.model.units if row.hierarchy)
        self.files.look(path, tuple(others), may=self._may)

    def _offer(self) -> None:
        self.undo_button.setEnabled(bool(self.teller.runs))
        for button in (self.file_button, self._bring):
            button.setEnabled(self._may)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
