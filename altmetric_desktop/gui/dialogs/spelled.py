"""The units of a list before it is imported: how each spelling is read, and which known unit a new one is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.units import How
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.models.units import called, path_words, unit_of, whole_name
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.flow import FlowLayout
from altmetric_desktop.gui.widgets.import_spelled import ListUnits
from altmetric_desktop.gui.widgets.layouts import clear, column
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule, tip
from altmetric_desktop.gui.widgets.unit_menu import UnitsMenu

if TYPE_CHECKING:
    from altmetric_desktop.domain.outputs import Unit
    from altmetric_desktop.domain.rows import UnitRow
    from altmetric_desktop.domain.units import Spelled

_TABS = ("new", "other", "known")


class SpelledDialog(Dialog):
    """`told` (a spelling, the known unit that it is). `may`: the library takes it."""

    told = Signal(object, object)

    def __init__(self, kit: Kit, parent: QWidget | None, *, may: bool = True) -> None:
        super().__init__(kit, kit.say("spelled.title"), parent)
        self._may = may
        self._units = ListUnits()
        self._all: Sequence[UnitRow] = ()
        self._listed: Sequence[Spelled] = ()
        self.tabs = CountTabs(kit)
        self.model = TextModel([kit.say(f"spelled.column.{key}") for key in ("unit", "read", "how")])
        self.table = TextTable(kit, self.model, kit.say("spelled.title"), 28)
        self.table.setSelectionMode(self.table.SelectionMode.SingleSelection)
        self.table.widths(0, 0, 184)
        self.words = Label(kit, "", Role.BODY).wrapped()
        self.others = UnitsMenu(kit, self)
        self.acts = FlowLayout(6)
        holder = QWidget()
        holder.setLayout(self.acts)
        self.body.addWidget(Label(kit, kit.say("spelled.words"), Role.SMALL, "ink2").wrapped())
        self.body.addWidget(self.tabs)
        self.body.addWidget(Rule())
        self.body.addWidget(self.table, 1)
        self.body.addLayout(column(self.words, holder, gap=6))
        self.resize(kit.theme.px(720), kit.theme.px(520))
        self.tabs.picked.connect(self._picked)
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.others.chosen.connect(self._other)

    def offer(self, units: Sequence[UnitRow]) -> None:
        """The units of the library, to be chosen from."""
        self._all = units
        self._selected()

    def show_units(self, units: ListUnits) -> None:
        """Other spellings, or the same read anew; the place in the list stays."""
        first = not self.tabs.count()
        self._units = units
        counts = {"new": len(units.new), "other": len(units.other), "known": len(units.known)}
        whole, say = self.kit.figures.whole, self.kit.say
        chosen = next((key for key in _TABS if counts[key]), "new") if first else self.tabs.key()
        self.tabs.fill([(key, say(f"spelled.tab.{key}"), whole(counts[key])) for key in _TABS], chosen)
        self._picked(self.tabs.key())

    @Slot(str)
    def _picked(self, key: str) -> None:
        place = max(self._place(), 0)
        units = self._units
        self._listed = {"new": units.new, "other": units.other}.get(key, units.known)
        self.model.show_rows([self._row(one) for one in self._listed])
        if self._listed:
            self.table.selectRow(min(place, len(self._listed) - 1))
        self._selected()

    def _row(self, one: Spelled) -> tuple[str, str, str]:
        near = self._units.near(one)
        if one in self._units.new:
            read = self.kit.say("spelled.perhaps", unit=called(near[0].unit)) if near else ""
        else:
            read = "; ".join(called(unit) for unit in one.read.units)
        return path_words(one.unit.path), read, self.kit.say(f"spelled.how.{self._how(one)}")

    def _how(self, one: Spelled) -> str:
        if one in self._units.new:
            return "near" if self._units.near(one) else "new"
        return one.read.how.value

    def _place(self) -> int:
        return min((index.row() for index in self.table.selectionModel().selectedRows()), default=-1)

    def chosen(self) -> Spelled | None:
        """The spelling in front."""
        place = self._place()
        return self._listed[place] if 0 <= place < len(self._listed) else None

    @Slot()
    def _selected(self) -> None:
        clear(self.acts)
        one, say = self.chosen(), self.kit.say
        if one is None:
            self.words.setText(say("spelled.none") if not self._listed else "")
            return
        unit = path_words(one.unit.path)
        if one not in self._units.new:
            read = "; ".join(whole_name(self.kit, each) for each in one.read.units)
            how = say(f"spelled.how.{one.read.how.value}")
            self.words.setText(say("spelled.read-as", unit=unit, read=f"“{read}”", how=how))
        else:
            self.words.setText(say("spelled.stays", unit=unit))
            for near in self._units.near(one):
                self._button(one, near.unit)
        if one.read.how is not How.EXACT:
            self._any(one)

    def _button(self, one: Spelled, known: Unit) -> None:
        button = Button(self.kit, self.kit.say("spelled.is", unit=called(known)).replace("&", "&&"), "soft")
        button.setEnabled(self._may)
        tip(button, path_words(known.path))
        button.clicked.connect(partial(self.told.emit, one.unit, known))
        self.acts.addWidget(button)

    def _any(self, one: Spelled) -> None:
        """The choice among all units of its hierarchy."""
        button = Button(self.kit, self.kit.say("spelled.another"))
        button.setEnabled(self._may and bool(self._all))
        self.others.show_units(self._all, one.unit.hierarchy)
        button.setProperty("menu", "true")
        button.setMenu(self.others)
        self.acts.addWidget(button)

    @Slot(object)
    def _other(self, row: UnitRow) -> None:
        one = self.chosen()
        if one is not None:
            self.told.emit(one.unit, unit_of(row))
