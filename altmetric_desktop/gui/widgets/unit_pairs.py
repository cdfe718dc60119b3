"""Pairs that may be one unit: a list, and beside it the pair in front with what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.units import alike
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.models.units import called
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.empty import EmptyState
from altmetric_desktop.gui.widgets.layouts import column, panel, row, scrolled, upright
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, tip
from altmetric_desktop.gui.widgets.unit_side import WIDE
from altmetric_desktop.gui.widgets.unit_ways import UnitWays

if TYPE_CHECKING:
    from altmetric_desktop.domain.units import Proposal

_HEADER = ("unit.decide.unit", "unit.decide.other", "unit.column.outputs", "unit.decide.alike")


class UnitPairs(QWidget):
    """`same_wanted` (the unit that goes, the one that stays), `apart_wanted` (both), `alike_wanted`."""

    same_wanted = Signal(object, object)
    apart_wanted = Signal(object, object)
    alike_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.pairs: list[Proposal] = []
        self._listed: list[Proposal] = []
        self._may = True
        self._words = ""
        self.model = TextModel([kit.say(key) for key in _HEADER], (), frozenset({2, 3}))
        self.table = TextTable(kit, self.model, kit.say("unit.tab.decide"))
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.widths(0, 0, 80, 68)
        self.table.installEventFilter(self)
        self.alike_words = Label(kit, "", Role.SMALL, "ink2")
        self.alike_button = Button(kit, "", "soft")
        self.ways = UnitWays(kit)
        self.same_button = Button(kit, kit.say("unit.same"), "primary")
        self.apart_button = Button(kit, kit.say("unit.two"))
        self.later_button = Button(kit, kit.say("unit.later"), "quiet")
        self._build()
        self._connect()

    def _build(self) -> None:
        kit = self.kit
        for button, key in (
            (self.same_button, "unit.same.tip"),
            (self.apart_button, "unit.apart.tip"),
            (self.later_button, "unit.later.tip"),
        ):
            tip(button, kit.say(key))
        for choice in self.ways.choices:
            tip(choice, kit.say("unit.turn.tip"))
        left = column(self._top(), gap=0)
        left.addWidget(self.table, 1)
        both = row(gap=0)
        both.addLayout(left, 1)
        both.addWidget(upright())
        both.addWidget(self._right())
        self._both = QWidget()
        self._both.setLayout(both)
        say = kit.say
        self.waiting = EmptyState(kit, State.NOT_COLLECTED, say("unit.decide.searching"), "", ())
        self.nothing = EmptyState(
            kit, State.ZERO, say("unit.decide.nothing"), say("unit.decide.nothing.words")
        )
        self.no_fit = EmptyState(kit, "funnel-simple", say("unit.no-fit"), say("unit.no-fit.words"))
        self._stack = QStackedLayout(self)
        for part in (self.waiting, self._both, self.nothing, self.no_fit):
            self._stack.addWidget(part)

    def _top(self) -> QWidget:
        """The pairs that nobody needs to look at one by one."""
        self.alike = QWidget()
        line = row(gap=12, margins=(16, 6, 12, 6))
        line.addWidget(self.alike_words, 1)
        line.addWidget(self.alike_button)
        self.alike.setLayout(line)
        return self.alike

    def _right(self) -> QWidget:
        """The pair in front."""
        kit = self.kit
        inside = column(
            Label(kit, kit.say("unit.ask"), Role.SECTION),
            8,
            self.ways,
            10,
            row(self.same_button, self.apart_button, self.later_button, None, gap=6),
            12,
            Label(kit, kit.say("unit.ask.words"), Role.SMALL, "ink2").wrapped(),
            None,
            gap=2,
            margins=(20, 18, 20, 18),
        )
        side = panel("sunken", column(scrolled(panel("sunken", inside)), gap=0))
        side.setFixedWidth(kit.theme.px(WIDE))
        return side

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.same_button.clicked.connect(self.same)
        self.apart_button.clicked.connect(self.apart)
        self.later_button.clicked.connect(self.later)
        self.alike_button.clicked.connect(self.alike_wanted)

    def wait(self) -> None:
        """Names are being compared."""
        self._stack.setCurrentWidget(self.waiting)

    def show_pairs(self, pairs: Sequence[Proposal], words: str, may: bool) -> None:
        """Other pairs; those are listed that hold all words. The place in the list stays."""
        self._may, self._words = may, words
        place = max(self.table.place(), 0)
        self.pairs = list(pairs)
        wanted = words.casefold().split()
        self._listed = [one for one in pairs if all(word in _folded(one) for word in wanted)]
        figures = self.kit.figures
        self.model.show_rows(
            [
                (called(one.unit), called(one.other), figures.whole(one.outputs), f"{one.closeness:.0%}")
                for one in self._listed
            ]
        )
        same = len(alike(pairs))
        self.alike.setVisible(bool(same))
        self.alike_words.setText(self.kit.say("unit.alike", n=same))
        self.alike_button.setText(self.kit.say("unit.alike.join", n=same))
        self.alike_button.setEnabled(may)
        shown = self._both if self._listed else self.no_fit if pairs else self.nothing
        self._stack.setCurrentWidget(shown)
        self._go(place)

    def chosen(self) -> Proposal | None:
        """The pair in front."""
        place = self.table.place()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    def _go(self, place: int) -> None:
        self.table.go(place)
        self._selected()

    @Slot()
    def _selected(self) -> None:
        pair = self.chosen()
        for button in (self.same_button, self.apart_button):
            button.setEnabled(pair is not None and self._may)
        self.later_button.setEnabled(0 <= self.table.place() < len(self._listed) - 1)
        if pair is not None:
            self.ways.show_pair(pair.unit, pair.other)

    @Slot()
    def same(self) -> None:
        """The two are one, the way that is chosen."""
        pair = self.chosen()
        if pair is not None and self._may:
            going, staying = self.ways.pair()
            self._drop(pair)
            self.same_wanted.emit(going, staying)

    @Slot()
    def apart(self) -> None:
        """They are two."""
        pair = self.chosen()
        if pair is not None and self._may:
            self._drop(pair)
            self.apart_wanted.emit(pair.unit, pair.other)

    def _drop(self, pair: Proposal) -> None:
        """It is decided about: comparing all names anew takes seconds, and nobody waits for that."""
        self.show_pairs([one for one in self.pairs if one is not pair], self._words, self._may)

    @Slot()
    def later(self) -> None:
        """On to the next pair."""
        self._go(self.table.place() + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list S, T, L and X decide about the pair in front."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            keys = {
                Qt.Key.Key_S: self.same,
                Qt.Key.Key_T: self.apart,
                Qt.Key.Key_L: self.later,
                Qt.Key.Key_X: self.ways.turn,
            }
            act = keys.get(Qt.Key(event.key()))
            if act is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                act()
                return True
        return super().eventFilter(watched, event)


def _folded(pair: Proposal) -> str:
    return " ".join((*pair.unit.path, *pair.other.path)).casefold()
