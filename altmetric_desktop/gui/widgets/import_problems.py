"""The problems of a list as a table. There may be a hundred thousand: each is put into words when shown."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt

from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TONE, Index, TextModel
from altmetric_desktop.gui.widgets.text_table import TextTable
from altmetric_desktop.gui.widgets.texts import escaped

#: The columns by their words.
HEADINGS = ("row", "column", "value", "reason", "became")
_BECAME = HEADINGS.index("became")
#: What is named because it is not read.
UNREAD = frozenset({"sheet-not-read", "column-not-here"})
#: Room for a row's number, and for a sheet's name before it.
NARROW, WIDE = 72, 140


def reason(kit: Kit, problem: Problem) -> str:
    """What is wrong, in words."""
    words = {"value": problem.value, "column": problem.column, "repaired": problem.repaired}
    return kit.say(f"problem.{problem.code}", **words)


def place(kit: Kit, row: int, sheet: str | None) -> str:
    """A row as a person finds it: `2020, 14` on a sheet of several."""
    return kit.say("importing.row-of-sheet", sheet=sheet, row=row) if sheet else str(row)


def worded(kit: Kit, problem: Problem, at: int) -> str:
    """One cell of a problem's row; "" behind the columns of HEADINGS."""
    if at == 0:
        return place(kit, problem.row, problem.sheet)
    if at == 1:
        return problem.column
    if at == 2:
        return problem.value or (kit.say("importing.empty-cell") if problem.column else "")
    if at != _BECAME:
        return reason(kit, problem) if at < _BECAME else ""
    if problem.severity is Severity.REFUSED:
        return kit.say("importing.left-out")
    if problem.code in UNREAD:
        return kit.say("importing.not-read")
    if problem.repaired:
        return kit.say("importing.read-as", value=problem.repaired)
    return kit.say("importing.kept")


class ProblemModel(TextModel):
    """Row, column, in the file, what is wrong, what became of it."""

    def __init__(self, kit: Kit, more: Sequence[str] = ()) -> None:
        """`more`: words of columns that a heir fills."""
        header = [kit.say(f"importing.problem.{name}") for name in (*HEADINGS, *more)]
        super().__init__(header, (), frozenset({0}))
        self.kit = kit
        self.problems: Sequence[Problem] = ()

    def put(self, problems: Sequence[Problem]) -> None:
        """Other problems."""
        self.beginResetModel()
        self.problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One for each problem."""
        return 0 if parent.isValid() else len(self.problems)

    def text(self, place: int, at: int) -> str:
        """One cell."""
        return worded(self.kit, self.problems[place], at)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone, and the whole text as tooltip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(self.text(index.row(), index.column()))
        if role == TONE:
            refused = self.problems[index.row()].severity is Severity.REFUSED
            return ("bad" if refused else "neutral") if index.column() == _BECAME else ""
        return super().data(index, role)


class ProblemsTable(TextTable):
    """The table of them, to be read."""

    def __init__(self, kit: Kit) -> None:
        self.texts = ProblemModel(kit)
        super().__init__(kit, self.texts, kit.say("importing.problems"))
        self.widths(72, 96, 150, 0, 170)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Other problems."""
        self.texts.put(problems)
        sheets = any(problem.sheet for problem in problems)
        self.setColumnWidth(0, self.kit.theme.px(WIDE if sheets else NARROW))
