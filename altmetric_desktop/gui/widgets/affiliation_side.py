"""Beside the spellings: the chosen one in full, what can be said of it, and the works that have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from altmetric_desktop.domain.fetching import Ours
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule, tip

if TYPE_CHECKING:
    from altmetric_desktop.domain.fetching import AffiliationRow, AffiliationWork
    from altmetric_desktop.domain.rows import UnitRow

WIDE = 320
#: A spelling longer than this is cut here; its tooltip in the table has all of it.
LONGEST = 400


class AffiliationSide(QWidget):
    """`decided` (verdict, department as a path; None = each keeps its own), `opened` (an output)."""

    decided = Signal(object, object)
    opened = Signal(int)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._works: Sequence[AffiliationWork] = ()
        self._mixed = False
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        self.heading = Label(kit, "", Role.SECTION)
        self.words = Label(kit, "", Role.BODY, "ink2").wrapped().selectable()
        self.unit = QLineEdit()
        self.unit.setAccessibleName(kit.say("affiliations.unit"))
        self.unit.setPlaceholderText(kit.say("affiliations.unit.hint"))
        self._units = QStringListModel(self)
        completer = QCompleter(self._units, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.unit.setCompleter(completer)
        self.buttons = {
            verdict: Button(kit, kit.say(f"affiliations.say.{verdict.value}"), kind)
            for verdict, kind in ((Ours.OURS, "primary"), (Ours.NOT_OURS, "plain"), (Ours.OPEN, "quiet"))
        }
        for verdict, button in self.buttons.items():
            button.setProperty("verdict", verdict.value)
            button.clicked.connect(self._decide)
            tip(button, kit.say(f"affiliations.say.{verdict.value}.tip"))
        self.works_heading = Label(kit, "", Role.STRONG)
        self.model = TextModel([kit.say("affiliations.works.column")])
        self.table = TextTable(kit, self.model, kit.say("affiliations.works.name"))
        self.table.widths(0)
        self.table.activated.connect(self._open)
        self._build()
        self.may_decide(True)

    def _build(self) -> None:
        say = self.kit.say
        whole = column(
            self.heading,
            self.words,
            8,
            Label(self.kit, say("affiliations.unit"), Role.SMALL, "ink2"),
            self.unit,
            4,
            row(*self.buttons.values(), None, gap=6),
            12,
            Rule(),
            12,
            self.works_heading,
            gap=4,
            margins=(20, 18, 20, 18),
        )
        whole.addWidget(self.table, 1)
        self._room = QWidget()
        whole.addWidget(self._room, 1)
        self.setLayout(whole)

    def may_decide(self, may: bool) -> None:
        """Whether anything is chosen that can be decided about."""
        for button in self.buttons.values():
            button.setEnabled(may)
        self.unit.setEnabled(may)

    def offer_units(self, units: Sequence[UnitRow]) -> None:
        """Departments that are known already, to be completed."""
        self._units.setStringList([" > ".join(unit.path) for unit in units])

    def show_chosen(self, chosen: Sequence[AffiliationRow], may: bool) -> None:
        """Other rows are selected."""
        say = self.kit.say
        self.may_decide(bool(chosen) and may)
        one = chosen[0] if len(chosen) == 1 else None
        self.heading.setText(
            say("affiliations.chosen", n=len(chosen)) if chosen else say("affiliations.none-chosen")
        )
        text = "" if one is None else one.text or say("affiliations.no-text.words")
        self.words.setText(text if len(text) <= LONGEST else text[:LONGEST] + "…")
        self.words.setVisible(bool(text))
        units = {each.unit for each in chosen}
        self._mixed = len(units) > 1
        self.unit.setText(" > ".join(units.pop()) if len(units) == 1 else "")
        hint = "affiliations.unit.mixed" if self._mixed else "affiliations.unit.hint"
        self.unit.setPlaceholderText(say(hint))
        self.show_works((), None)

    def show_works(self, works: Sequence[AffiliationWork], count: int | None) -> None:
        """The works that have the spelling; `count` None = not asked."""
        say = self.kit.say
        self._works = works
        self.works_heading.setText("" if count is None else say("affiliations.works", n=count))
        titles = [one.title or one.about or say("output.no-title") for one in works]
        self.model.show_rows([[title] for title in titles])
        self.table.setVisible(count is not None)
        self._room.setVisible(count is None)

    def path(self) -> tuple[str, ...] | None:
        """The department that stands in the field; None where it is empty and those chosen differ."""
        parts = tuple(part for each in self.unit.text().split(">") if (part := each.strip()))
        return None if self._mixed and not parts else parts

    @Slot()
    def _decide(self) -> None:
        verdict = Ours(str(self.sender().property("verdict")))
        self.decided.emit(verdict, self.path() if verdict is Ours.OURS else ())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        output = self._works[index.row()].output
        if output is not None:
            self.opened.emit(output)
