"""The mapping of a table: what each column of the file becomes; sheet, heading row and separators too."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.choice import Choice
from altmetric_desktop.gui.widgets.layouts import clear, column, row, scrolled
from altmetric_desktop.gui.widgets.sheet_choice import SheetChoice
from altmetric_desktop.gui.widgets.texts import Elided, Label, tip

#: Separators inside a cell that may be chosen; None = the field's own way.
CELL = (None, ";", ",", "|", "\n", "/")
#: The heading is looked for anew (`services.import_cells`): another separator makes another table.
ANY_ROW = -1
#: Separators of a text table.
DELIMITERS = (None, ",", ";", "\t", "|")


class MappingView(QWidget):
    """`changed` carries the edited mapping, `sheet_chosen` what `SheetChoice` says.

    Another heading row or separator makes other columns: that mapping has none, and its reader guesses them.
    """

    changed = Signal(object)
    sheet_chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._mapping = Mapping(1, ())
        self._headings: list[str] = []
        self._fields = QStandardItemModel(self)
        for field in Field:
            item = QStandardItem(kit.say(f"field.{field.value}"))
            item.setData(field.value, Qt.ItemDataRole.UserRole)
            self._fields.appendRow(item)
        self._places = {field: place for place, field in enumerate(Field)}
        self._choices: list[Choice] = []
        self._separators: list[Choice] = []
        self.hierarchies: list[QLineEdit] = []
        self.sheets = SheetChoice(kit)
        self.delimiter = Choice()
        self.heading_row = QSpinBox()
        self._options()
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        inner = QWidget()
        inner.setObjectName("paper")
        inner.setLayout(column(self._grid, None, gap=0))
        whole = column(self._row, 4, gap=6)
        whole.addWidget(scrolled(inner), 1)
        self.setLayout(whole)

    def show_mapping(self, mapping: Mapping, sheets: Sequence[str], sample: Sequence[Sequence[str]]) -> None:
        """Another table; nothing is told while it is filled."""
        headings = [one.heading for one in mapping.columns]
        same = headings == self._headings
        self._mapping, self._headings = mapping, headings
        self._show_options(mapping, sheets)
        if not same:
            clear(self._grid)
            self._choices, self._separators, self.hierarchies = [], [], []
            self._head()
            for place, one in enumerate(mapping.columns):
                self._line(place, one, _first(sample, one))
        for place, one in enumerate(mapping.columns):
            _quietly(self._choices[place], self._places[one.field])
            _quietly(self._separators[place], CELL.index(one.separator) if one.separator in CELL else 0)
            if not self.hierarchies[place].hasFocus():
                self.hierarchies[place].setText(one.hierarchy)
            self.hierarchies[place].setVisible(one.field is Field.UNIT)

    @property
    def mapping(self) -> Mapping:
        """The mapping as edited."""
        return self._mapping

    def _options(self) -> None:
        say = self.kit.say
        self.delimiter.setAccessibleName(say("mapping.delimiter"))
        self.heading_row.setAccessibleName(say("mapping.heading-row"))
        self.heading_row.lineEdit().setTextMargins(self.kit.theme.px(8), 0, 0, 0)
        self.heading_row.setRange(0, 999)
        self.heading_row.setSpecialValueText(say("mapping.heading-row.none"))
        for delimiter in DELIMITERS:
            self.delimiter.addItem(say(f"mapping.separator.{_name(delimiter)}"))
        self.sheets.chosen.connect(self.sheet_chosen)
        self.delimiter.activated.connect(self._delimiter)
        self.heading_row.editingFinished.connect(self._heading)
        self._sheet_label = Label(self.kit, say("mapping.sheet"), Role.SMALL, "ink2")
        self._delimiter_label = Label(self.kit, say("mapping.delimiter"), Role.SMALL, "ink2")
        self._row = row(
            self._sheet_label,
            self.sheets,
            self._delimiter_label,
            self.delimiter,
            Label(self.kit, say("mapping.heading-row"), Role.SMALL, "ink2"),
            self.heading_row,
            None,
        )

    def _show_options(self, mapping: Mapping, sheets: Sequence[str]) -> None:
        for part, shown in (
            (self._sheet_label, bool(sheets)),
            (self.sheets, bool(sheets)),
            (self._delimiter_label, not sheets),
            (self.delimiter, not sheets),
        ):
            part.setVisible(shown)
        known = mapping.delimiter in DELIMITERS
        _quietly(self.delimiter, DELIMITERS.index(mapping.delimiter) if known else 0)
        self.heading_row.blockSignals(True)
        self.heading_row.setValue(mapping.header_row)
        self.heading_row.blockSignals(False)

    def _head(self) -> None:
        for place, key in enumerate(("mapping.in-file", "mapping.becomes", "mapping.several")):
            self._grid.addWidget(Label(self.kit, self.kit.say(key), Role.SMALL_MEDIUM, "ink2"), 0, place)

    def _line(self, place: int, one: ColumnMapping, sample: str) -> None:
        kit = self.kit
        heading = Elided(kit, one.heading or kit.say("mapping.column", n=one.index + 1), Role.MEDIUM)
        value = Elided(kit, sample or "—", Role.SMALL, "ink2")
        words = QWidget()
        words.setLayout(column(heading, value, gap=0))
        choice = Choice()
        choice.setModel(self._fields)
        choice.setAccessibleName(kit.say("mapping.becomes.of", column=one.heading))
        choice.setFixedWidth(kit.theme.px(168))
        choice.activated.connect(self._edited)
        hierarchy = QLineEdit()
        hierarchy.setPlaceholderText(kit.say("mapping.hierarchy"))
        hierarchy.setAccessibleName(kit.say("mapping.hierarchy.of", column=one.heading))
        tip(hierarchy, kit.say("mapping.hierarchy.tip"))
        hierarchy.setMaxLength(80)
        hierarchy.setFixedWidth(kit.theme.px(168))
        hierarchy.editingFinished.connect(self._named)
        self.hierarchies.append(hierarchy)
        separator = Choice()
        for sign in CELL:
            separator.addItem(kit.say(f"mapping.separator.{_name(sign)}"))
        separator.setAccessibleName(kit.say("mapping.several.of", column=one.heading))
        separator.setFixedWidth(kit.theme.px(112))
        separator.activated.connect(self._edited)
        self._choices.append(choice)
        self._separators.append(separator)
        self._grid.addWidget(words, place + 1, 0)
        meaning = QWidget()
        meaning.setLayout(column(choice, hierarchy, gap=4))
        self._grid.addWidget(meaning, place + 1, 1)
        self._grid.addWidget(separator, place + 1, 2, Qt.AlignmentFlag.AlignTop)

    @Slot()
    def _edited(self) -> None:
        fields = tuple(Field)
        columns = tuple(
            replace(
                one,
                field=fields[self._choices[place].currentIndex()],
                separator=CELL[self._separators[place].currentIndex()],
                hierarchy=self._hierarchy(place),
            )
            for place, one in enumerate(self._mapping.columns)
        )
        self._tell(replace(self._mapping, columns=columns))

    def _hierarchy(self, place: int) -> str:
        """To which hierarchy a column's departments belong; any other column stays as it is."""
        if tuple(Field)[self._choices[place].currentIndex()] is not Field.UNIT:
            return self._mapping.columns[place].hierarchy
        return " ".join(self.hierarchies[place].text().split())

    @Slot()
    def _named(self) -> None:
        names = [self._hierarchy(place) for place in range(len(self._mapping.columns))]
        if names != [one.hierarchy for one in self._mapping.columns]:
            self._edited()

    @Slot()
    def _heading(self) -> None:
        if self.heading_row.value() != self._mapping.header_row:
            self._tell(replace(self._mapping, header_row=self.heading_row.value(), columns=()))

    @Slot(int)
    def _delimiter(self, place: int) -> None:
        self._tell(replace(self._mapping, header_row=ANY_ROW, delimiter=DELIMITERS[place], columns=()))

    def _tell(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self.changed.emit(mapping)


def _quietly(choice: QComboBox, place: int) -> None:
    choice.blockSignals(True)
    choice.setCurrentIndex(place)
    choice.blockSignals(False)


def _first(sample: Sequence[Sequence[str]], one: ColumnMapping) -> str:
    """The first value below the heading (a sample may begin with the heading row)."""
    cells = (line[one.index] for line in sample if one.index < len(line))
    return next((cell for cell in cells if cell.strip() and cell.strip() != one.heading.strip()), "")


def _name(sign: str | None) -> str:
    names = {
        None: "auto",
        ";": "semicolon",
        ",": "comma",
        "|": "bar",
        "\n": "line",
        "/": "slash",
        "\t": "tab",
    }
    return names[sign]
