"""A list of people that is looked at: who is new, what changes, what is left out; then it is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from altmetric_desktop.domain.records import Severity
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.import_problems import reason
from altmetric_desktop.gui.widgets.layouts import column
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.people import PeopleAnswer
    from altmetric_desktop.domain.records import Problem

_TABS = ("refused", "left", "private", "notes")
_PRIVATE, _LEFT = "people-private", "people-left"
_IGNORED = ("ignore", "private")


class PeopleListDialog(Dialog):
    """`asked` (whether units go on that it does not name): look anew; `wished`: take it in so."""

    asked = Signal(bool)
    wished = Signal(bool)

    def __init__(self, kit: Kit, parent: QWidget | None, *, may: bool = True) -> None:
        super().__init__(kit, kit.say("person.list.title"), parent)
        self._may = may
        self._shown: bool | None = None
        self._empty = True
        self.rows = Label(kit, "", Role.BODY).wrapped()
        self.sums = Label(kit, "", Role.STRONG).wrapped()
        self.after = Label(kit, "", Role.BODY).wrapped()
        self.columns = Label(kit, "", Role.SMALL, "ink2").wrapped()
        self.keep = QCheckBox(kit.say("person.list.keep"))
        self.tabs = CountTabs(kit)
        self.words = Label(kit, "", Role.SMALL, "ink2").wrapped()
        self.tables = QStackedWidget()
        self.models: dict[str, TextModel] = {}
        self._table("refused", ("row", "value", "problem"), (56, 180, 0))
        self._table("left", ("row", "person", "unit"), (56, 0, 0))
        self._table("private", ("column",), (0,))
        self._table("notes", ("row", "value", "problem"), (56, 180, 0))
        self.quiet = Label(kit, kit.say("person.list.all-read"), Role.SMALL, "ink2").wrapped()
        self.take_button = Button(kit, kit.say("person.list.take-in"), "primary", "check-circle")
        self._build()
        self.keep.toggled.connect(self._turned)
        self.tabs.picked.connect(self._picked)
        self.take_button.clicked.connect(self._take)

    def _table(self, key: str, columns: Sequence[str], widths: tuple[int, ...]) -> None:
        say = self.kit.say
        numbers = frozenset({0}) if columns[0] == "row" else frozenset()
        model = TextModel([say(f"person.list.column.{name}") for name in columns], (), numbers)
        table = TextTable(self.kit, model, say(f"person.list.tab.{key}"), 28)
        table.widths(*widths)
        self.models[key] = model
        self.tables.addWidget(table)

    def _build(self) -> None:
        self.details = QWidget()
        inside = column(self.tabs, Rule(), 6, self.words, 6, gap=0)
        inside.addWidget(self.tables, 1)
        self.details.setLayout(inside)
        for part in (self.rows, self.sums, self.after, self.columns, self.keep, self.quiet):
            self.body.addWidget(part)
        self.body.addWidget(self.details, 1)
        self.foot.addWidget(self.take_button)
        self.close_button.setText(self.kit.say("person.list.cancel"))
        self.close_button.setDefault(False)
        self.take_button.setDefault(True)
        self.resize(self.kit.theme.px(700), self.kit.theme.px(560))

    def show_answer(self, answer: PeopleAnswer, *, keep: bool) -> None:
        """What taking it in would do; `keep`: where units go on that it does not name."""
        say, whole = self.kit.say, self.kit.figures.whole
        self._shown = keep
        balance = answer.balance
        self._empty = balance.records == balance.refused
        self.rows.setText(say("person.list.rows", n=balance.records, name=Path(answer.path).name))
        self.sums.setText(f"{', '.join(self._sums(answer))}.")
        self.after.setText(
            f"{say('person.list.outputs', n=answer.taken)} {say('person.list.doubts', n=answer.doubts)}"
        )
        read = [
            f"{heading} = {say(f'person.meaning.{meaning}')}"
            for heading, meaning in answer.columns
            if meaning not in _IGNORED
        ]
        self.columns.setText(say("people.columns", columns=", ".join(read)))
        for key in _TABS:
            self.models[key].show_rows([self._line(key, one) for one in answer.problems if _tab(one) == key])
        counts = {key: self.models[key].rowCount() for key in _TABS}
        shown = [(key, say(f"person.list.tab.{key}"), whole(counts[key])) for key in _TABS if counts[key]]
        self.tabs.fill(shown, self.tabs.key())
        self.details.setVisible(bool(shown))
        self.quiet.setVisible(not shown)
        self._picked(self.tabs.key())
        self._offer()

    def _sums(self, answer: PeopleAnswer) -> Iterator[str]:
        balance, say = answer.balance, self.kit.say
        yield say("person.list.added", n=balance.added)
        yield say("person.list.updated", n=balance.updated)
        yield say("person.list.unchanged", n=balance.unchanged)
        if balance.merged:
            yield say("person.list.merged", n=balance.merged)
        if balance.refused:
            yield say("person.list.refused", n=balance.refused)

    def _line(self, key: str, one: Problem) -> tuple[str, ...]:
        if key == "private":
            return (one.column,)
        number = self.kit.figures.whole(one.row)
        if key == "left":
            return number, one.value, one.repaired.replace(" > ", " › ")
        return number, one.value, reason(self.kit, one)

    def _offer(self) -> None:
        self.take_button.setEnabled(self._may and not self._empty and self.keep.isChecked() == self._shown)

    @Slot(str)
    def _picked(self, key: str) -> None:
        if key in _TABS:
            self.tables.setCurrentIndex(_TABS.index(key))
            self.words.setText(self.kit.say(f"person.list.tab.{key}.words"))

    @Slot(bool)
    def _turned(self, keep: bool) -> None:
        self._offer()
        self.asked.emit(keep)

    @Slot()
    def _take(self) -> None:
        if self._shown is not None:
            self.wished.emit(self._shown)
            self.accept()


def _tab(one: Problem) -> str:
    if one.severity is Severity.REFUSED:
        return "refused"
    return {_PRIVATE: "private", _LEFT: "left"}.get(one.code, "notes")
