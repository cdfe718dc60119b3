"""Pairs of outputs that are perhaps one entered twice: side by side, decided about one after the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.versions import Decision, Relation
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.merger import Merger
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, panel, row, scrolled, upright
from altmetric_desktop.gui.widgets.pair_view import PairView
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.duplicates import DuplicateList, DuplicatePair
    from altmetric_desktop.domain.merging import MergePlan
    from altmetric_desktop.domain.rows import LibraryInfo
    from altmetric_desktop.gui.backend import Backend

_HEADER = ("title", "signs", "outputs")


class DuplicatesPage(Page):
    """Undecided pairs of one kind; what was decided about is not shown again."""

    output_wanted = Signal(int)
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("duplicates.title"))
        self._bridge, self._backend = bridge, backend
        self._read_only = False
        self._jobs: dict[str, Job] = {}
        self.pairs: list[DuplicatePair] = []
        self.merger = Merger(kit, bridge, backend, self)
        self.model = TextModel([kit.say(f"duplicates.column.{key}") for key in _HEADER])
        self.table = TextTable(kit, self.model, kit.say("duplicates.title"))
        self.signs = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.view = PairView(kit)
        self.merge_button = Button(kit, kit.say("duplicates.merge"), "primary")
        self.versions_button = Button(kit, kit.say("duplicates.versions"))
        self.apart_button = Button(kit, kit.say("duplicates.apart"))
        self.later_button = Button(kit, kit.say("duplicates.next"), "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        kit = self.kit
        self.table.widths(0, 190, 84)
        words = Label(kit, kit.say("duplicates.compare"), Role.BODY, "ink2").wrapped()
        texts = column(words, self.signs, 8, self.view, None, gap=6, margins=(24, 16, 24, 8))
        acts = row(self.merge_button, self.versions_button, self.apart_button, None, self.later_button)
        acts.setContentsMargins(24, 8, 24, 14)
        right = column(gap=0)
        right.addWidget(scrolled(panel("paper", texts)), 1)
        right.addLayout(acts)
        both = row(gap=0)
        both.addWidget(self.table, 4)
        both.addWidget(upright())
        both.addWidget(panel("paper", right), 5)
        self._both = QWidget()
        self._both.setLayout(both)
        say = kit.say
        self.nothing = EmptyState(kit, State.ZERO, say("duplicates.empty"), say("duplicates.empty.words"), ())
        self.waiting = EmptyState(kit, State.NOT_COLLECTED, say("duplicates.searching"), "", ())
        self._stack = QStackedLayout(self)
        for part in (self.waiting, self._both, self.nothing):
            self._stack.addWidget(part)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.view.opened.connect(self.output_wanted)
        self.merge_button.clicked.connect(self._merge)
        self.versions_button.clicked.connect(self._versions)
        self.apart_button.clicked.connect(self._apart)
        self.later_button.clicked.connect(self._next)
        self.merger.offered.connect(self.offered)
        self.merger.announced.connect(self.announced)
        self.merger.failed.connect(self._failed)
        self.merger.merged.connect(self.load)
        self.merger.parted.connect(self.load)

    def library(self, info: LibraryInfo) -> None:
        """Another library, or new figures of the same one."""
        self._read_only = info.read_only

    def entered(self) -> None:
        """Look for pairs anew."""
        self.load()
        self.table.setFocus()

    @Slot()
    def load(self) -> None:
        """Compare all outputs; the row stays where it is."""
        old = self._jobs.get("pairs")
        if old is not None and not old.over:
            old.abandon()
        job = self._jobs["pairs"] = self._bridge.run(self._backend.merging.duplicates())
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)

    @Slot(object)
    def _show(self, found: DuplicateList) -> None:
        place = self.table.place()
        self.pairs = [
            one for one in found.pairs if one.decision is None and one.relation is Relation.DUPLICATE
        ]
        self.model.show_rows(
            [(one.titles[0], self._said(one), f"{one.one}, {one.other}") for one in self.pairs]
        )
        self.title(caption=self.kit.say("duplicates.caption", n=len(self.pairs)))
        self._stack.setCurrentWidget(self._both if self.pairs else self.nothing)
        self.table.go(max(place, 0))

    def _said(self, pair: DuplicatePair) -> str:
        return ", ".join(self.kit.say(f"duplicates.sign.{one.value}") for one in pair.signs)

    def chosen(self) -> DuplicatePair | None:
        """The pair in front."""
        place = self.table.place()
        return self.pairs[place] if 0 <= place < len(self.pairs) else None

    @Slot()
    def _selected(self) -> None:
        pair = self.chosen()
        for button in (self.merge_button, self.versions_button, self.apart_button):
            button.setEnabled(pair is not None and not self._read_only)
        self.later_button.setEnabled(0 <= self.table.place() < len(self.pairs) - 1)
        self.view.clear()
        self.signs.setText("" if pair is None else self.kit.say("duplicates.speaks", signs=self._said(pair)))
        old = self._jobs.get("plan")
        if old is not None and not old.over:
            old.abandon()
        if pair is not None:
            job = self._jobs["plan"] = self._bridge.run(self._backend.merging.plan(pair.one, pair.other))
            job.succeeded.connect(self._show_pair)
            job.failed.connect(self._failed)

    @Slot(object)
    def _show_pair(self, plan: MergePlan) -> None:
        self.view.show_pair(plan.kept, plan.other)

    @Slot()
    def _merge(self) -> None:
        pair = self.chosen()
        if pair is not None:
            self.merger.ask(pair.one, pair.other)

    @Slot()
    def _versions(self) -> None:
        self._decide(Decision.TOGETHER)

    @Slot()
    def _apart(self) -> None:
        self._decide(Decision.APART)

    def _decide(self, verdict: Decision) -> None:
        pair = self.chosen()
        if pair is None:
            return
        job = self._bridge.run(self._backend.decide_versions(pair.one, pair.other, verdict))

        def done(run: str) -> None:
            words = self.kit.say("duplicates.said")
            self.offered.emit(words, self.kit.say("duplicates.undo"), partial(self.undo, run))
            self.load()

        job.succeeded.connect(done)
        job.failed.connect(self._failed)

    def undo(self, run: str) -> None:
        """Take a decision back."""
        job = self._bridge.run(self._backend.merging.undo(run))
        job.succeeded.connect(self._undone)
        job.failed.connect(self._failed)

    @Slot(object)
    def _undone(self, _answer: object) -> None:
        self.announced.emit(self.kit.say("duplicates.undone"))
        self.load()

    @Slot()
    def _next(self) -> None:
        self.table.go(self.table.place() + 1)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
