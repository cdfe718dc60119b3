"""How the columns of a table were found, guessed or remembered, and keeping them under a name."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from altmetric_desktop.domain.records import Fit, ImportPreview
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label


class ImportMemory(Struct, frozen=True):
    """What is known of a table's columns: its headings as read unasked, the name of the mapping that is saved
    for them ("" = none), whether that one is used, and how it fits where it was asked for by name."""

    headings: tuple[str, ...] = ()
    name: str = ""
    used: bool = False
    fit: Fit | None = None

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

    def show_memory(self, memory: ImportMemory) -> None:
        """What is saved for these headings and whether it is used, or what was taken and how that fits."""
        name, used, say = memory.name, memory.used, self.kit.say
        self._used = used
        if memory.fit is None:
            words = [say("mapping.remembered" if used else "mapping.guessed", name=name)]
        else:
            words = [say("mapping.taken", name=name)]
            unlike = (("mapping.missing", memory.fit.missing), ("mapping.unknown", memory.fit.unknown))
            words += [say(key, columns=", ".join(columns)) for key, columns in unlike if columns]
        self.words.setText(" ".join(words))
        self.way.setText(say("mapping.use-guess") if used else say("mapping.use-remembered", name=name))
        self.setVisible(bool(name))

    @Slot()
    def _go(self) -> None:
        (self.guess_wanted if self._used else self.remembered_wanted).emit()


class MappingKeeper(QWidget):
    """A name and a button: `wanted` carries the name under which the columns are to be kept; `list_wanted`
    asks for all that are."""

    wanted = Signal(str)
    list_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setMaxLength(80)
        self.name.setPlaceholderText(kit.say("mapping.name.hint"))
        self.name.setAccessibleName(kit.say("mapping.name"))
        self.button = Button(kit, kit.say("mapping.keep"))
        self.button.setEnabled(False)
        self.list_button = Button(kit, kit.say("mapping.list"), "link")
        self.list_button.clicked.connect(self.list_wanted)
        line = row(gap=8)
        line.addWidget(self.name, 1)
        line.addWidget(self.button)
        self.setLayout(column(line, row(self.list_button, None), gap=4))
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
