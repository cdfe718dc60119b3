"""Choosing one of thousands of units: a pop-over with a search and the tree; hierarchies stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget, QWidgetAction

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import UnitsModel, short_names, unit_of, whole_name
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, panel

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import UnitRow
    from altmetric_desktop.gui.widgets.search import SearchField
    from altmetric_desktop.gui.widgets.unit_tree import UnitTree

WIDE, HIGH = 400, 360


class UnitsMenu(QMenu):
    """`chosen` carries a `UnitRow`; None where `every` (the words for no choice) was chosen.

    Search and tree are made when it is first opened: no window waits for them.
    """

    chosen = Signal(object)

    def __init__(self, kit: Kit, parent: QWidget, every: str = "") -> None:
        super().__init__(parent)
        self.kit = kit
        self._every = every
        self._units: Sequence[UnitRow] = ()
        self._hierarchy: str | None = None
        self._stale = True
        self.aboutToShow.connect(self._begin)

    def show_units(self, units: Sequence[UnitRow], hierarchy: str | None = None) -> None:
        """What is offered; of one hierarchy only, where one is given."""
        self._units, self._hierarchy, self._stale = units, hierarchy, True

    @cached_property
    def tree(self) -> UnitTree:
        """The tree."""
        from altmetric_desktop.gui.widgets.unit_tree import UnitTree

        tree = UnitTree(self.kit, UnitsModel(self.kit, 2), self.kit.say("unit.title"), 28)
        tree.setHeaderHidden(True)
        tree.widths(0, 72)
        tree.wanted.connect(self._take)
        tree.clicked.connect(self._take)
        return tree

    @cached_property
    def search(self) -> SearchField:
        """The search above it."""
        from altmetric_desktop.gui.widgets.search import SearchField

        search = SearchField(self.kit, self.kit.say("unit.search"), "")
        search.setMaximumWidth(self.kit.theme.px(WIDE))
        search.textChanged.connect(self._narrow)
        search.left.connect(self._to_tree)
        return search

    def _furnish(self) -> None:
        inside = column(self.search, gap=6, margins=(6, 4, 6, 4))
        if self._every:
            every = Button(self.kit, self._every, "link")
            every.clicked.connect(self._all)
            inside.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.tree, 1)
        inner = panel("raised", inside)
        inner.setFixedSize(self.kit.theme.px(WIDE), self.kit.theme.px(HIGH))
        holder = QWidgetAction(self)
        holder.setDefaultWidget(inner)
        self.addAction(holder)

    @Slot()
    def _begin(self) -> None:
        if not self.actions():
            self._furnish()
        self.search.clear()
        if self._stale:
            self.tree.units.show_units(self._units, self._hierarchy)
            self._stale = False
        self.search.setFocus()

    @Slot(str)
    def _narrow(self, text: str) -> None:
        self.tree.units.narrow(text)
        if text.strip():
            self.tree.go(self.tree.units.first_fitting())

    @Slot()
    def _to_tree(self) -> None:
        self.tree.setFocus()
        if not self.tree.currentIndex().isValid():
            self.tree.go(self.tree.units.first_fitting())

    @Slot()
    def _take(self) -> None:
        unit = self.tree.units.unit(self.tree.currentIndex())
        if unit is not None:
            self.hide()
            self.chosen.emit(unit)

    @Slot()
    def _all(self) -> None:
        self.hide()
        self.chosen.emit(None)


class UnitField(Button):
    """A field that holds a unit, or none; `changed` after another one was chosen."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str, every: str) -> None:
        super().__init__(kit, every, "field")
        self._name, self._every = name, every
        self._units: dict[int, UnitRow] = {}
        self._short: dict[int, str] = {}
        #: The unit's id, None = all.
        self.unit: int | None = None
        self.list = UnitsMenu(kit, self, every)
        self.list.chosen.connect(self._choose)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMenu(self.list)
        self._word()

    def show_units(self, units: Sequence[UnitRow]) -> None:
        """What is offered; a unit that went is not chosen any more."""
        self._units = {row.id: row for row in units}
        self._short = short_names(self.kit, units)
        self.list.show_units(units)
        if self.unit not in self._units:
            self.unit = None
        self._word()

    def choose(self, unit: int | None) -> None:
        """Hold a unit."""
        self.unit = unit if unit in self._units else None
        self._word()
        self.changed.emit()

    @Slot(object)
    def _choose(self, row: UnitRow | None) -> None:
        self.choose(None if row is None else row.id)

    def _word(self) -> None:
        row = self._units.get(self.unit or 0)
        words = self._every
        if row is not None:
            words = f"{whole_name(self.kit, unit_of(row))}  ({self.kit.figures.whole(row.outputs)})"
        self.setText("\u2002" + words.replace("&", "&&"))  # Qt pads no button whose text stands left
        self.setAccessibleName(f"{self._name}: {words}")
