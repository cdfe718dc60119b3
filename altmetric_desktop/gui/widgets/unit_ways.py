"""The two ways in which two units become one: which goes into which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import called, path_words
from altmetric_desktop.gui.widgets.layouts import column
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.outputs import Unit

#: Letters of a name in a choice; its whole path stands below.
LONGEST = 34


class UnitWays(QWidget):
    """Two choices, each with the unit that stays below it; the first one is chosen."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._pair: tuple[Unit, ...] = ()
        self.group = QButtonGroup(self)
        self.choices = (QRadioButton(), QRadioButton())
        self._words = [Label(kit, "", Role.SMALL, "ink2").wrapped() for _ in self.choices]
        whole = column(gap=2)
        for place, choice in enumerate(self.choices):
            self.group.addButton(choice, place)
            whole.addWidget(choice)
            words = column(self._words[place], margins=(24, 0, 0, 6))
            whole.addLayout(words)
        self.setLayout(whole)

    def show_pair(self, going: Unit, staying: Unit) -> None:
        """Other units; the first goes into the second, if nobody says otherwise."""
        self._pair = (going, staying)
        for place, (one, other) in enumerate((self._pair, (staying, going))):
            name = called(other)
            name = name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"
            self.choices[place].setText(self.kit.say("unit.goes-into", unit=name).replace("&", "&&"))
            self._words[place].setText(f"{path_words(one.path)}  →  {path_words(other.path)}")
        self.choices[0].setChecked(True)

    def turn(self) -> None:
        """The other way round."""
        self.choices[1 if self.choices[0].isChecked() else 0].setChecked(True)

    def pair(self) -> tuple[Unit, Unit]:
        """The unit that goes and the one that stays. Only after `show_pair`."""
        one, other = self._pair
        return (one, other) if self.choices[0].isChecked() else (other, one)
