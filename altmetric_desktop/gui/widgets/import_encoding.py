"""In which encoding a text was read, where that had to be guessed or was chosen; another can be chosen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.encodings import ENCODINGS, label
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.choice import Choice
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.texts import Label

#: What tells itself with certainty: a mark at the beginning, or bytes that nothing else has by chance.
_CERTAIN = frozenset({"ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})


class EncodingNote(QWidget):
    """`wanted` carries the key of an encoding, or "" for what the file tells."""

    wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._told = ""
        self.words = Label(kit, "", Role.SMALL, "ink2")
        self.choice = Choice()
        self.choice.setAccessibleName(kit.say("importing.encoding"))
        self.choice.addItem("", "")
        for one in ENCODINGS:
            self.choice.addItem(kit.say(f"importing.encoding.{one.key}"), one.key)
        self.choice.activated.connect(self._chosen)
        self.setLayout(row(self.words, self.choice, None, gap=12))
        self.hide()

    def reset(self) -> None:
        """Another file: nothing is known of it."""
        self._told = ""

    def show_encoding(self, read_as: str, chosen: str, problems: Iterable[Problem]) -> None:
        """How the file was read; `chosen` by a person ("" = as it tells), what is said of it among others."""
        if not chosen:
            self._told = read_as
        name = label(self._told)
        self.choice.setItemText(0, self.kit.say("importing.encoding.auto", name=name))
        self.show_chosen(chosen)
        doubtful = any(problem.code == "encoding-doubtful" for problem in problems)
        key = "chosen" if chosen else "doubtful" if doubtful else "told"
        self.words.setText(self.kit.say(f"importing.encoding.{key}"))
        self.setVisible(bool(chosen) or not (read_as in _CERTAIN or read_as in ("xlsx", "xls", "ods")))

    def show_chosen(self, chosen: str) -> None:
        """The choice alone: another could not be read."""
        self.choice.setCurrentIndex(max(self.choice.findData(chosen), 0))

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.wanted.emit(self.choice.itemData(place))
