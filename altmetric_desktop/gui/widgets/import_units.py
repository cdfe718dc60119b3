"""Departments by the names of sheets, or of the file: offered where the list itself names none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.records import UnitsFrom
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.texts import Label, tip

#: Letters of a name that are shown.
LONGEST = 32


class UnitsNote(QWidget):
    """`wanted` carries from where departments are to come."""

    wanted = Signal(object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.words = Label(kit, "", Role.SMALL, "ink2")
        self.by_sheet = Button(kit, "", "link")
        self.by_file = Button(kit, "", "link")
        self.by_columns = Button(kit, kit.say("importing.units.by-columns"), "link")
        self.by_sheet.clicked.connect(self._sheet)
        self.by_file.clicked.connect(self._file)
        self.by_columns.clicked.connect(self._columns)
        self.setLayout(row(self.words, self.by_sheet, self.by_file, self.by_columns, None, gap=12))
        self.hide()

    def show_units(
        self, offered: Sequence[UnitsFrom], chosen: UnitsFrom, sheets: Sequence[str], file: str
    ) -> None:
        """What is offered, and what was taken; `sheets` that are read, and the `file`, by their names."""
        say = self.kit.say
        self.by_sheet.setText(say("importing.units.by-sheet", n=len(sheets), name=_cut("".join(sheets[:1]))))
        self.by_file.setText(say("importing.units.by-file", name=_cut(file)))
        tip(self.by_sheet, ", ".join(sheets))
        tip(self.by_file, file)
        open_ = chosen is UnitsFrom.COLUMNS
        key = "importing.units.none" if open_ else f"importing.units.from-{chosen.value}"
        self.words.setText(self.kit.say(key))
        self.by_sheet.setVisible(open_ and UnitsFrom.SHEET in offered)
        self.by_file.setVisible(open_ and UnitsFrom.FILE in offered)
        self.by_columns.setVisible(not open_)
        self.setVisible(bool(offered) or not open_)

    @Slot()
    def _sheet(self) -> None:
        self.wanted.emit(UnitsFrom.SHEET)

    @Slot()
    def _file(self) -> None:
        self.wanted.emit(UnitsFrom.FILE)

    @Slot()
    def _columns(self) -> None:
        self.wanted.emit(UnitsFrom.COLUMNS)


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
