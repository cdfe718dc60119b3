"""The sentence of the filter: how many outputs, and which conditions they fit. A chip opens its condition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.filters import OutputFilter
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import short_names, unit_of, whole_name
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, tip
from altmetric_desktop.gui.widgets.unit_menu import UnitsMenu
from altmetric_desktop.gui.widgets.years import YearsMenu

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import UnitRow

#: Letters of a unit's name in its chip.
LONGEST = 40


class FilterBar(QWidget):
    """50 px: “312 outputs published [2020–2025] from [Coastal Sciences] …”. `changed` carries the filter."""

    changed = Signal(object)
    cleared = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._unit: int | None = None
        self._types: tuple[OutputType, ...] = ()
        self._categories: tuple[Category, ...] = ()
        self._unit_names: dict[int, str] = {}
        self._full_names: dict[int, str] = {}
        self._count = Label(kit, "", Role.STRONG)
        self._words = Elided(kit, "", Role.BODY, "ink2")
        self.years = YearsMenu(kit, self)
        self.unit_menu = UnitsMenu(kit, self, kit.say("filter.unit.all"))
        self.type_menu, self.category_menu = QMenu(self), QMenu(self)
        self._chips: dict[str, Button] = {}
        line = row(IconView(kit, "funnel-simple", "ink3"), 2, self._count, gap=8, margins=(24, 9, 20, 9))
        menus = {
            "years": self.years,
            "unit": self.unit_menu,
            "type": self.type_menu,
            "category": self.category_menu,
        }
        for key, menu in menus.items():
            chip = Button(kit, "", "plain")
            chip.setProperty("menu", "true")
            chip.setMenu(menu)
            self._chips[key] = chip
            line.addWidget(chip)
        line.addWidget(self._words, 1)
        self._clear = Button(kit, kit.say("filter.clear"), "link")
        self._clear.clicked.connect(self.cleared)
        line.addWidget(self._clear)
        self.setLayout(column(line, gap=0))
        self.setFixedHeight(kit.theme.px(50))
        self._fill(self.type_menu, [(kind.value, kit.say(f"type.{kind.value}")) for kind in OutputType])
        self._fill(self.category_menu, [(one.value, kit.say(f"category.{one.value}")) for one in ORDER])
        self.years.chosen.connect(self._changed)
        self.type_menu.triggered.connect(self._changed)
        self.category_menu.triggered.connect(self._changed)
        self.unit_menu.chosen.connect(self._unit_chosen)
        self._name_chips()

    def show_units(self, units: Sequence[UnitRow]) -> None:
        """Offer departments and groups; one that is gone filters no more."""
        self.unit_menu.show_units(units)
        self._unit_names = short_names(self.kit, units)
        self._full_names = {row.id: whole_name(self.kit, unit_of(row)) for row in units}
        self._chips["unit"].setVisible(bool(units))
        if self._unit is not None and self._unit not in self._unit_names:
            self._unit = None
            self._changed()
        self._name_chips()

    def choose_unit(self, unit: UnitRow) -> None:
        """Only outputs of this unit, without telling."""
        self._unit = unit.id
        self._unit_names.setdefault(unit.id, unit.path[-1])
        self._name_chips()

    def say(self, found: int, total: int, text: str, filtered: bool) -> None:
        """The sentence: how many of how many, and the words searched for."""
        if filtered:
            shown = self.kit.say("filter.count", n=total, found=self.kit.figures.whole(found))
        else:
            shown = self.kit.say("filter.all", n=total)
        self._count.setText(shown)
        self._words.setText(self.kit.say("filter.words", text=text) if text else "")
        self._clear.setVisible(filtered)
        self._name_chips()

    def clear(self) -> None:
        """No conditions."""
        self._unit = None
        self.years.clear_years()
        for menu in (self.type_menu, self.category_menu):
            for action in menu.actions():
                action.setChecked(False)
        self._read()
        self._name_chips()

    def wanted(self) -> OutputFilter:
        """The conditions, without the words searched for."""
        first, last = self.years.days()
        return OutputFilter(
            unit=self._unit,
            published_from=first,
            published_to=last,
            types=self._types,
            categories=self._categories,
        )

    @Slot()
    def _changed(self) -> None:
        self._read()
        self._name_chips()
        self.changed.emit(self.wanted())

    @Slot(object)
    def _unit_chosen(self, unit: UnitRow | None) -> None:
        self._unit = None if unit is None else unit.id
        self._changed()

    def _read(self) -> None:
        self._types = tuple(OutputType(value) for value in _checked(self.type_menu))
        self._categories = tuple(Category(value) for value in _checked(self.category_menu))

    def _name_chips(self) -> None:
        say = self.kit.say
        names = {
            "years": self.years.words(),
            "unit": cut(self._unit_names.get(self._unit or 0, "")),
            "type": self._several("type", [kind.value for kind in self._types]),
            "category": self._several("category", [one.value for one in self._categories]),
        }
        for key, chip in self._chips.items():
            chosen = names[key]
            chip.setText(
                (say(f"filter.{key}.is", what=chosen) if chosen else say(f"filter.{key}")).replace("&", "&&")
            )
            chip.become("soft" if chosen else "plain")
        tip(self._chips["unit"], self._full_names.get(self._unit or 0, ""))

    def _several(self, prefix: str, values: list[str]) -> str:
        if not values:
            return ""
        first = self.kit.say(f"{prefix}.{values[0]}")
        return first if len(values) == 1 else self.kit.say("filter.more", first=first, n=len(values) - 1)

    @staticmethod
    def _fill(menu: QMenu, entries: list[tuple[str, str]]) -> None:
        for value, words in entries:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setData(value)
        menu.setWindowFlag(Qt.WindowType.Popup)


def cut(name: str) -> str:
    """A name that fits into a chip: the end of a long path says most."""
    return name if len(name) <= LONGEST else f"…{name[1 - LONGEST :]}"


def _checked(menu: QMenu) -> list[str]:
    return [str(action.data()) for action in menu.actions() if action.isChecked()]
