"""Beside the tree: the chosen unit, how else it is spelled, and the units that are near to it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import path_words, unit_of, whole_name
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.flow import FlowLayout
from altmetric_desktop.gui.widgets.layouts import clear, column, panel, row, scrolled
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule, tip
from altmetric_desktop.gui.widgets.unit_menu import UnitsMenu

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import UnitRow
    from altmetric_desktop.domain.units import Proposal

WIDE = 320
#: Spellings and near units that are shown; the rest is counted.
MOST = 12


class UnitSide(QWidget):
    """`opened` (a `UnitRow`), `same_wanted` and `apart_wanted` (two units), `forgotten` (spelling, unit)."""

    opened = Signal(object)
    same_wanted = Signal(object, object)
    apart_wanted = Signal(object, object)
    forgotten = Signal(object, object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._unit: UnitRow | None = None
        self._all: Sequence[UnitRow] = ()
        self._may = True
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        self.heading = Label(kit, "", Role.SECTION).wrapped()
        self.path = Label(kit, "", Role.SMALL, "ink2").wrapped().selectable()
        self.facts = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.open_button = Button(kit, kit.say("unit.open"))
        self.other_button = Button(kit, kit.say("unit.other"))
        tip(self.other_button, kit.say("unit.other.tip"))
        self.others = UnitsMenu(kit, self)
        self.other_button.setProperty("menu", "true")
        self.other_button.setMenu(self.others)
        self.more = column(gap=4)
        acts = FlowLayout(6)
        acts.addWidget(self.open_button)
        acts.addWidget(self.other_button)
        self.acts = QWidget()
        self.acts.setLayout(acts)
        inside = column(
            self.heading, self.path, 6, self.facts, 8, self.acts, self.more, None,
            gap=2, margins=(20, 18, 20, 18),
        )  # fmt: skip
        self.setLayout(column(scrolled(panel("sunken", inside)), gap=0))
        self.open_button.clicked.connect(self._open)
        self.others.chosen.connect(self._picked)
        self.show_unit(None)

    def offer(self, units: Sequence[UnitRow]) -> None:
        """All units, to be chosen from."""
        self._all = units

    def show_unit(
        self,
        unit: UnitRow | None,
        spellings: Sequence[Unit] = (),
        near: Sequence[Proposal] = (),
        may: bool = True,
    ) -> None:
        """Another unit: how else it is spelled, what is near to it; `may`: decisions are taken here."""
        kit, self._unit, self._may = self.kit, unit, may
        clear(self.more)
        for part in (self.path, self.facts, self.acts):
            part.setVisible(unit is not None)
        self.heading.setText(kit.say("unit.none-chosen") if unit is None else unit.path[-1])
        if unit is None:
            return
        above = whole_name(kit, Unit(unit.path[:-1], unit.hierarchy)) if unit.path[1:] else unit.hierarchy
        self.path.setText(above)
        self.path.setVisible(bool(above))
        self.facts.setText(self._facts(unit))
        self.other_button.setEnabled(may)
        self.others.show_units(self._all, unit.hierarchy)
        if spellings:
            self._spelled(self._part("unit.spellings"), unit, spellings)
        if near:
            beside = self._part("unit.near")
            for one in near[:MOST]:
                beside.addLayout(self._near(unit, one))
            if len(near) > MOST:
                beside.addWidget(self._small(kit.say("unit.near.more", n=len(near) - MOST)))

    def _facts(self, unit: UnitRow) -> str:
        say, whole = self.kit.say, self.kit.figures.whole
        key = "unit.count" if unit.own == unit.outputs else "unit.count.own"
        counted = say(key, n=unit.outputs, own=whole(unit.own))
        origin = say("unit.origin.file.words" if unit.declared else "unit.origin.lists.words")
        return f"{counted}\n{origin}" + (f" · {unit.code}" if unit.code else "")

    def _part(self, key: str) -> QVBoxLayout:
        part = column(gap=6)
        self.more.addSpacing(14)
        self.more.addWidget(Rule())
        self.more.addSpacing(10)
        self.more.addWidget(Label(self.kit, self.kit.say(key), Role.STRONG))
        self.more.addLayout(part)
        return part

    def _small(self, words: str) -> Label:
        return Label(self.kit, words, Role.SMALL, "ink2").wrapped()

    def _spelled(self, part: QVBoxLayout, unit: UnitRow, spellings: Sequence[Unit]) -> None:
        kit = self.kit
        for one in spellings[:MOST]:
            words = path_words(one.path)
            forget = Button(kit, kit.say("unit.forget"), "link")
            forget.setEnabled(self._may)
            forget.setAccessibleName(f"{kit.say('unit.forget')}: {words}")
            tip(forget, kit.say("unit.forget.tip", unit=words))
            forget.clicked.connect(partial(self.forgotten.emit, one, unit_of(unit)))
            line = row(gap=8)
            line.addWidget(Elided(kit, words, Role.BODY), 1)
            line.addWidget(forget)
            part.addLayout(line)
        if len(spellings) > MOST:
            part.addWidget(self._small(kit.say("unit.spellings.more", n=len(spellings) - MOST)))

    def _near(self, unit: UnitRow, pair: Proposal) -> QVBoxLayout:
        kit, own = self.kit, unit_of(unit)
        other = pair.other if pair.unit == own else pair.unit
        counts = {unit_of(one): one.outputs for one in self._all}
        said = kit.say(
            "unit.near.closeness",
            closeness=f"{pair.closeness:.0%}",
            outputs=kit.say("unit.count", n=counts.get(other, 0)),
        )
        acts = FlowLayout(6)
        same = Button(kit, kit.say("unit.same.ask"), "plain")
        apart = Button(kit, kit.say("unit.apart"), "quiet")
        for button, signal in ((same, self.same_wanted), (apart, self.apart_wanted)):
            button.setEnabled(self._may)
            button.setAccessibleName(f"{button.text()}: {path_words(other.path)}")
            button.clicked.connect(partial(signal.emit, pair.unit, pair.other))
            acts.addWidget(button)
        name = Label(kit, path_words(other.path), Role.MEDIUM).wrapped().selectable()
        return column(name, self._small(said), acts, 6, gap=2)

    @Slot()
    def _open(self) -> None:
        if self._unit is not None:
            self.opened.emit(self._unit)

    @Slot(object)
    def _picked(self, other: UnitRow) -> None:
        if self._unit is not None and other.id != self._unit.id:
            self.same_wanted.emit(unit_of(self._unit), unit_of(other))
