"""The units of a list that is looked at, in one quiet line: how many are known, and which are new."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.units import How, Near, Spelled
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import row
from altmetric_desktop.gui.widgets.texts import Label


class ListUnits(Struct, frozen=True):
    """The spellings of a list by what they are: `new` ones (those near to a known unit first), `other`
    spellings of known units, `known` units as they stand."""

    new: tuple[Spelled, ...] = ()
    other: tuple[Spelled, ...] = ()
    known: tuple[Spelled, ...] = ()
    #: Units that the library does not have yet.
    fresh: frozenset[Unit] = frozenset()

    def near(self, one: Spelled) -> tuple[Near, ...]:
        """The units of the library that are near to a spelling; another new one is none."""
        return tuple(near for near in one.near if near.unit not in self.fresh)

    @property
    def nearly(self) -> int:
        """How many new ones are near to a known one."""
        return sum(bool(self.near(one)) for one in self.new)


def parted(spelled: Sequence[Spelled]) -> ListUnits:
    """Spellings by what they are. Two spellings of one new unit are both new."""
    fresh = frozenset(unit for one in spelled if one.read.how is How.NEW for unit in one.read.units)
    new = [one for one in spelled if fresh.issuperset(one.read.units)]
    rest = [one for one in spelled if not fresh.issuperset(one.read.units)]
    known = tuple(one for one in rest if one.read.how is How.EXACT)
    other = tuple(one for one in rest if one.read.how is not How.EXACT)
    bare = ListUnits((), other, known, fresh)
    new.sort(key=lambda one: not bare.near(one))
    return ListUnits(tuple(new), other, known, fresh)


class SpelledNote(QWidget):
    """`wanted`: the spellings are to be seen one by one."""

    wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.words = Label(kit, "", Role.SMALL, "ink2")
        self.see_button = Button(kit, kit.say("spelled.see"), "link")
        self.see_button.clicked.connect(self.wanted)
        self.setLayout(row(self.words, self.see_button, None, gap=12))
        self.hide()

    def show_units(self, units: ListUnits) -> None:
        """Other units; nothing where a list names none."""
        say, near = self.kit.say, units.nearly
        parts = [
            say(f"spelled.{key}", n=len(those))
            for key, those in (("known", units.known), ("other", units.other))
            if those
        ]
        if units.new:
            new = self.kit.figures.whole(len(units.new))
            parts.append(
                say("spelled.new-near", n=near, new=new) if near else say("spelled.new", n=len(units.new))
            )
        count = len(units.known) + len(units.other) + len(units.new)
        self.words.setText(say("spelled.line", n=count, parts=", ".join(parts)))
        self.words.recolour("warn" if near else "ink2")
        self.setVisible(bool(count))
