"""Two outputs side by side, line by line; what differs is easy to see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import clear
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.merging import MergeSide

#: A text is shown so far (characters): hundreds of authors say no more.
_LONG = 240


class PairView(QWidget):
    """Lines that agree are paler than those that differ. `opened` (output), where it `opens` any."""

    opened = Signal(int)

    def __init__(self, kit: Kit, *, opens: bool = True) -> None:
        super().__init__()
        self.kit, self._opens = kit, opens
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        for place in (1, 2):
            self.grid.setColumnStretch(place, 1)
        self.setLayout(self.grid)

    def clear(self) -> None:
        """Nothing to compare."""
        clear(self.grid)

    def show_pair(self, one: MergeSide, other: MergeSide) -> None:
        """Other outputs."""
        clear(self.grid)
        kit = self.kit
        for place, side in enumerate((one, other), 1):
            self.grid.addWidget(self._name(side.output), 0, place, Qt.AlignmentFlag.AlignLeft)
        pairs = zip(self._lines(one), self._lines(other), strict=True)
        for down, ((key, mine), (_, theirs)) in enumerate(pairs, 1):
            if not mine and not theirs:
                continue
            top = Qt.AlignmentFlag.AlignTop
            self.grid.addWidget(Label(kit, kit.say(f"pair.{key}"), Role.SMALL, "ink2"), down, 0, top)
            for place, text in enumerate((mine, theirs), 1):
                shown = text if len(text) <= _LONG else text[: _LONG - 1] + "…"
                role = Role.STRONG if key == "title" else Role.BODY
                label = Label(kit, shown or "—", role, "ink2" if mine == theirs else "ink")
                self.grid.addWidget(label.wrapped().selectable(), down, place, top)

    def _name(self, output: int) -> QWidget:
        words = self.kit.say("pair.output", number=output)
        if not self._opens:
            return Label(self.kit, words, Role.MEDIUM, "ink2")
        opener = Button(self.kit, words, "link")
        opener.setProperty("output", output)
        opener.clicked.connect(self._open)
        return opener

    def _lines(self, side: MergeSide) -> Iterator[tuple[str, str]]:
        kit = self.kit
        yield "title", side.title or kit.say("output.no-title")
        yield "type", kit.say(f"type.{side.type.value}")
        yield "date", "" if side.published is None else kit.figures.day(side.published)
        yield "venue", side.venue
        yield "authors", side.authors
        yield "identifiers", "\n".join(str(one) for one in side.identifiers)
        yield "mentions", kit.figures.whole(side.mentions)

    @Slot()
    def _open(self) -> None:
        self.opened.emit(int(self.sender().property("output")))
