"""How the columns of a table were found, guessed or remembered, and keeping them under a name."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from altmetric_desktop.domain.records import ImportPreview
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label


class ImportMemory(Struct, frozen=True):
    """What is known of a table's columns: its headings as read unasked, the name of the mapping that is saved
    for them ("" = none), and whether that one is used."""

    headings: tuple[str, ...] = ()
    name: str = ""
    used: bool = False

    def after(self, preview: ImportPreview) -> ImportMemory:
        """After a preview that asked for no mapping of its own."""
        return ImportMemory(preview.headings, preview.remembered or self.name, bool(preview.remembered))


class MappingNote(QWidget):
    """Says that remembered columns are used, with the way to the guess and back.

    `guess_wanted` and `remembered_wanted` ask for one or the other.
    """

    guess_wanted = Signal()
    remembered_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.words = Label(kit, "", Role.SMALL, "ink2").wrapped()
        self.way = Button(kit, "", "link")
        self._used = False
        self.way.clicked.connect(self._go)
        self.setLayout(column(self.words, row(self.way, None), gap=0))
        self.hide()

    def show_memory(self, name: str, used: bool) -> None:
        """`name` of the mapping that is saved for these headings ("" = none), and whether it is used."""
        self._used = used
        say = self.kit.say
        self.words.setText(say("mapping.remembered" if used else "mapping.guessed", name=name))
        self.way.setText(say("mapping.use-guess") if used else say("mapping.use-remembered", name=name))
        self.setVisible(bool(name))

    @Slot()
    def _go(self) -> None:
        (self.guess_wanted if self._used else self.remembered_wanted).emit()


class MappingKeeper(QWidget):
    """A name and a button: `wanted` carries the name under which the columns are to be kept."""

    wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(kit.say("mapping.name.hint"))
        self.name.setAccessibleName(kit.say("mapping.name"))
        self.button = Button(kit, kit.say("mapping.keep"))
        self.button.setEnabled(False)
        line = row(gap=8)
        line.addWidget(self.name, 1)
        line.addWidget(self.button)
        self.setLayout(line)
        self.name.textChanged.connect(self._typed)
        self.name.returnPressed.connect(self._keep)
        self.button.clicked.connect(self._keep)

    @Slot(str)
    def _typed(self, text: str) -> None:
        self.button.setEnabled(bool(text.strip()))

    @Slot()
    def _keep(self) -> None:
        if self.name.text().strip():
            self.wanted.emit(self.name.text())
