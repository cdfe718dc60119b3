"""Rows of a list that were not read as they stand: why, and the place to correct them or save them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from altmetric_desktop.domain.records import Correction, Mapping, Problem, Severity
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import Index
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.import_problems import HEADINGS, NARROW, WIDE, ProblemModel, worded
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.text_table import TextDelegate, TextTable
from altmetric_desktop.gui.widgets.texts import Label

_COLUMN, _CORRECTION = 1, len(HEADINGS)


class RefusedModel(ProblemModel):
    """Problems, those that cost a row first; the last column takes what the cell should have said.

    `edited` after a correction was typed or taken back.
    """

    edited = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, ("correction",))
        self._mapping: Mapping | None = None
        self._headings: frozenset[str] = frozenset()
        self._typed: dict[int, str] = {}
        self._elsewhere: dict[int, str] = {}
        self.locked = False

    def show_problems(self, problems: Sequence[Problem], mapping: Mapping | None) -> None:
        """Other problems of a list that was read by this mapping; what was typed is forgotten."""
        self._mapping, self._typed, self._elsewhere, self.locked = mapping, {}, {}, False
        self._headings = _named(mapping) if mapping else frozenset()
        refused = [one for one in problems if one.severity is Severity.REFUSED]
        self.put(refused + [one for one in problems if one.severity is not Severity.REFUSED])
        self.edited.emit()

    def lock(self) -> None:
        """Nothing is to be corrected any more: the import was taken back."""
        self.locked = True
        self._typed = {}
        self.edited.emit()

    def headings(self) -> list[str]:
        """The columns in which a row may be corrected."""
        return [] if self._mapping is None else [one.heading for one in self._mapping.columns if one.heading]

    def correctable(self, place: int) -> bool:
        """Whether the list has a cell for this problem, or stands for a row without columns."""
        problem = self.problems[place]
        if self.locked:
            return False
        if self._mapping is None:
            return problem.severity is Severity.REFUSED
        named = self._elsewhere.get(place, problem.column)
        return named in self._headings or bool(self._choices(place))

    def any_correctable(self) -> bool:
        """Whether a correction can be typed anywhere; looks at a hundred thousand problems in a few ms."""
        if self.locked or not self.problems:
            return False
        if self.problems[0].severity is Severity.REFUSED and (self._mapping is None or self.headings()):
            return True  # those that cost a row stand first
        return not self._headings.isdisjoint([one.column for one in self.problems])

    def refused(self) -> int:
        """How many rows were left out."""
        refused = [one for one in self.problems if one.severity is Severity.REFUSED]
        return len({(one.sheet, one.row) if one.sheet else one.row for one in refused})

    def _choices(self, place: int) -> list[str]:
        return self.headings() if self.problems[place].severity is Severity.REFUSED else []

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The correction can be typed; of a row that was left out the column can be chosen too."""
        flags = super().flags(index)
        if not index.isValid() or not self.correctable(index.row()):
            return flags
        if index.column() == _CORRECTION or (index.column() == _COLUMN and self._choices(index.row())):
            return flags | Qt.ItemFlag.ItemIsEditable
        return flags

    def text(self, place: int, at: int) -> str:
        """One cell, with the column that a correction is for."""
        if at == _COLUMN:
            return self._elsewhere.get(place, self.problems[place].column)
        return self._typed.get(place, "") if at == _CORRECTION else super().text(place, at)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As any problem; a correction begins with what the file says."""
        if index.isValid() and role == Qt.ItemDataRole.EditRole:
            place = index.row()
            if index.column() == _CORRECTION:
                moved = place in self._elsewhere
                return self._typed.get(place, "" if moved else self.problems[place].value)
            return self.text(place, index.column())
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a correction, or the column that it is for. The value of the file itself is no correction."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        place, text = index.row(), str(value or "").strip()
        if index.column() == _COLUMN:
            self._elsewhere.pop(place, None)
            if text != self.problems[place].column:
                self._elsewhere[place] = text
        elif text == self.problems[place].value.strip() and place not in self._elsewhere:
            self._typed.pop(place, None)
        elif text:
            self._typed[place] = text
        else:
            self._typed.pop(place, None)
        self.dataChanged.emit(self.index(place, 0), self.index(place, _CORRECTION))
        self.edited.emit()
        return True

    def corrections(self) -> tuple[Correction, ...]:
        """What was typed, as the reader takes it."""
        made = []
        for place, text in sorted(self._typed.items()):
            problem = self.problems[place]
            named = self._elsewhere.get(place, problem.column)
            was = problem.value if named == problem.column else ""
            made.append(Correction(problem.row, named, was, text, problem.sheet))
        return tuple(made)

    def others(self, corrections: Sequence[Correction]) -> list[Problem]:
        """The problems of all rows but those that are corrected: these are read anew."""
        rows = {(one.row, one.sheet) for one in corrections}
        return [problem for problem in self.problems if (problem.row, problem.sheet) not in rows]

    def has_sheets(self) -> bool:
        """Whether problems stand on sheets."""
        return any(problem.sheet for problem in self.problems)

    def heading(self) -> list[str]:
        """The heading of `texts`: sheet and row are columns of their own there."""
        return [self.kit.say("importing.problem.sheet"), *self.header] if self.has_sheets() else self.header

    def texts(self) -> Iterator[list[str]]:
        """Every cell as shown now; may be read in another thread, what is typed meanwhile is not in it."""
        problems, kit, sheets = self.problems, self.kit, self.has_sheets()
        typed, elsewhere = dict(self._typed), dict(self._elsewhere)

        def rows() -> Iterator[list[str]]:
            for place, problem in enumerate(problems):
                cells = [worded(kit, problem, at) for at in range(len(HEADINGS))]
                cells[_COLUMN] = elsewhere.get(place, problem.column)
                where = [problem.sheet, str(problem.row)] if sheets else [cells[0]]
                yield [*where, *cells[1:], typed.get(place, "")]

        return rows()


def _named(mapping: Mapping) -> frozenset[str]:
    """The columns that a problem may name: below a heading those without words are none."""
    return frozenset(one.heading for one in mapping.columns if one.heading or not mapping.header_row)


class _Delegate(TextDelegate):
    """A line to type in, or a choice of columns."""

    def __init__(self, kit: Kit, table: QWidget, model: RefusedModel) -> None:
        super().__init__(kit, table, 32)
        self._model = model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As any text; an empty place that takes a correction says so."""
        super().paint(painter, option, index)
        if index.column() != _CORRECTION or index.data() or not self._model.correctable(index.row()):
            return
        theme, room = self.kit.theme, QRect(option.rect).adjusted(8, 0, -8, -1)
        painter.setFont(theme.font(Role.SMALL))
        painter.setPen(theme.colour("ink3"))
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, flags, self.kit.say("importing.correct.here"))

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """What the cell is edited with."""
        if index.column() != _COLUMN:
            line = QLineEdit(parent)
            line.setAccessibleName(self.kit.say("importing.problem.correction"))
            return line
        choice = QComboBox(parent)
        choice.setAccessibleName(self.kit.say("importing.problem.column"))
        choice.addItems(self._model.headings())
        return choice


class RefusedView(QWidget):
    """The table with its two ways on: `corrections_wanted` carries them, `save_wanted` asks for a file."""

    corrections_wanted = Signal(object)
    save_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.model = RefusedModel(kit)
        self.table = TextTable(kit, self.model, kit.say("importing.problems"))
        self.table.setItemDelegate(_Delegate(kit, self.table, self.model))
        triggers = self.table.EditTrigger
        self.table.setEditTriggers(
            triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
            | triggers.SelectedClicked
        )
        self.table.setSelectionBehavior(self.table.SelectionBehavior.SelectItems)
        self.table.widths(72, 118, 170, 0, 150, 210)
        self.name = Label(kit, "", Role.SECTION)
        self._hint = Label(kit, kit.say("importing.correct.hint"), Role.SMALL, "ink2")
        self.save_button = Button(kit, kit.say("importing.problems.save"), "plain")
        self.correct_button = Button(kit, "", "soft", "check-circle")
        self.save_button.clicked.connect(self.save_wanted)
        self.correct_button.clicked.connect(self._correct)
        self.table.doubleClicked.connect(self._open)
        self.model.edited.connect(self._edited)
        words = column(self.name, self._hint, gap=0)
        whole = column(row(words, None, self.save_button, self.correct_button), gap=8)
        whole.addWidget(self.table, 1)
        self.setLayout(whole)

    def show_problems(self, problems: Sequence[Problem], mapping: Mapping | None) -> None:
        """Other problems."""
        self.model.show_problems(problems, mapping)
        self.table.setColumnWidth(0, self.kit.theme.px(WIDE if self.model.has_sheets() else NARROW))
        say = self.kit.say
        refused = self.model.refused()
        left = say("importing.problems.refused", n=refused) if refused else ""
        count = say("importing.problems.count", n=len(problems))
        self.name.setText(f"{count}, {left}" if left else count)
        self._hint.setVisible(self.model.any_correctable())

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        """A double click on what the file says opens its correction."""
        if index.column() not in {_COLUMN, _CORRECTION} and self.model.correctable(index.row()):
            at = self.model.index(index.row(), _CORRECTION)
            self.table.setCurrentIndex(at)
            self.table.edit(at)

    @Slot()
    def _edited(self) -> None:
        count = len({(one.row, one.sheet) for one in self.model.corrections()})
        words = (
            self.kit.say("importing.correct", n=count) if count else self.kit.say("importing.correct.none")
        )
        self.correct_button.setText(f" {words}")
        self.correct_button.setEnabled(bool(count))
        if self.model.locked:
            self._hint.hide()

    @Slot()
    def _correct(self) -> None:
        corrections = self.model.corrections()
        if corrections:
            self.corrections_wanted.emit(corrections)
