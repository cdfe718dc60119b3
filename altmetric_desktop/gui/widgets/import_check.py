"""The check before an import: balance, columns, the first rows with their verdicts, every problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import Mapping, Severity, Verdict
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.balance import BalanceView
from altmetric_desktop.gui.widgets.count_tabs import CountTabs
from altmetric_desktop.gui.widgets.import_encoding import EncodingNote
from altmetric_desktop.gui.widgets.import_memory import ImportMemory, MappingKeeper, MappingNote
from altmetric_desktop.gui.widgets.import_problems import WIDE, ProblemsTable, place, reason
from altmetric_desktop.gui.widgets.import_spelled import SpelledNote
from altmetric_desktop.gui.widgets.import_units import UnitsNote
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.mapping import MappingView
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import ImportPreview, PreviewRow

TONES = {
    Verdict.ADDED: "accent",
    Verdict.UPDATED: "info",
    Verdict.UNCHANGED: "neutral",
    Verdict.MERGED: "neutral",
    Verdict.REFUSED: "bad",
}


class ImportCheck(QWidget):
    """Everything that is known before anything is written."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._shown: ImportPreview | None = None
        self.balance = BalanceView(kit)
        self.mapping = MappingView(kit)
        self.tabs = CountTabs(kit)
        header = [kit.say(f"importing.preview.{name}") for name in ("row", "verdict", "title", "doi", "year")]
        self._first = TextModel(header, (), frozenset({0, 4}))
        self.first = TextTable(kit, self._first, kit.say("importing.preview"))
        self.first.widths(52, 118, 0, 190, 56)
        self.problems = ProblemsTable(kit)
        self.parts = QStackedWidget()
        self.parts.addWidget(self.first)
        self.parts.addWidget(self.problems)
        self._note = Label(kit, kit.say("importing.note"), Role.SMALL, "ink2")
        self.note, self.keeper = MappingNote(kit), MappingKeeper(kit)
        self.units, self.encoding = UnitsNote(kit), EncodingNote(kit)
        self.spelled = SpelledNote(kit)
        self._columns = QWidget()
        columns = column(Label(kit, kit.say("importing.columns"), Role.SECTION), self.note, gap=8)
        columns.addWidget(self.mapping, 1)
        columns.addWidget(self.keeper)
        self._columns.setLayout(columns)
        right = column(self.tabs, Rule(), gap=0)
        right.addWidget(self.parts, 1)
        body = row(gap=28)
        self._columns.setFixedWidth(kit.theme.px(430))
        body.addWidget(self._columns)
        body.addLayout(right, 1)
        notes = (self.encoding, self.units)
        whole = column(self._note, 2, self.balance, *notes, 8, gap=8, margins=(24, 14, 24, 20))
        whole.insertWidget(whole.indexOf(self.units) + 1, self.spelled)
        whole.addLayout(body, 1)
        self.setLayout(whole)
        self.tabs.picked.connect(self._picked)

    def busy(self, reading: bool) -> None:
        """Figures are of an earlier mapping while the file is read again."""
        self.balance.setEnabled(not reading)
        key = "importing.note.reading" if reading else "importing.note"
        self._note.setText(self.kit.say(key))

    def show_preview(self, preview: ImportPreview) -> None:
        """Another preview; a table shows its columns, other files have none to choose."""
        self.busy(False)
        self.balance.show_balance(preview.balance)
        another = self._shown is None or self._shown.path != preview.path
        self._shown = preview
        self._columns.setVisible(preview.mapping is not None)
        if preview.mapping is not None:
            self.mapping.show_mapping(preview.mapping, preview.sheets, preview.sample)
        named = len(preview.read_sheets) > 1
        rows = [self._row(one, named) for one in preview.rows]
        self.first.setColumnWidth(0, self.kit.theme.px(WIDE if named else 52))
        tones = {(place, 1): TONES[one.verdict] for place, one in enumerate(preview.rows)}
        self._first.show_rows(rows, tones)
        self.problems.show_problems(preview.problems)
        whole = self.kit.figures.whole
        first = "problems" if preview.balance.refused else "first"
        chosen = first if another else self.tabs.key()
        self.tabs.fill(
            [
                ("first", self.kit.say("importing.preview"), whole(len(preview.rows))),
                ("problems", self.kit.say("importing.problems"), whole(len(preview.problems))),
            ],
            chosen,
        )
        self._picked(self.tabs.key())

    def show_memory(self, memory: ImportMemory, *, may_keep: bool) -> None:
        """How the columns were found; `may_keep`: the library takes a mapping."""
        self.note.show_memory(memory)
        self.keeper.name.setEnabled(may_keep)
        self.keeper.button.setEnabled(may_keep and bool(self.keeper.name.text().strip()))

    def restore(self) -> Mapping | None:
        """Show the columns of the last preview again, and give them."""
        preview = self._shown
        if preview is None or preview.mapping is None:
            return None
        self.mapping.show_mapping(preview.mapping, preview.sheets, preview.sample)
        return preview.mapping

    def _row(self, one: PreviewRow, named: bool) -> list[str]:
        """`named`: rows of several sheets say on which they stand."""
        record = one.record
        doi = next((found.value for found in record.identifiers if found.kind is Kind.DOI), "")
        other = str(record.identifiers[0]) if record.identifiers else ""
        return [
            place(self.kit, record.row, record.sheet if named else None),
            self.kit.say(f"importing.verdict.{one.verdict.value}"),
            record.title or self._reason(one),
            doi or other or "—",
            str(record.year) if record.year is not None else "—",
        ]

    def _reason(self, one: PreviewRow) -> str:
        """Why a row will be left out, in the place of its title."""
        problem = next((found for found in one.problems if found.severity is Severity.REFUSED), None)
        if problem is None:
            return self.kit.say("output.no-title")
        return reason(self.kit, problem)

    @Slot(str)
    def _picked(self, key: str) -> None:
        self.parts.setCurrentWidget(self.problems if key == "problems" else self.first)
