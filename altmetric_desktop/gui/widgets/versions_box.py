"""The other versions of an output: each apart, all together, and what a person may say of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.versions import Decision
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import clear, column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.versions import VersionRow, WorkFamily

#: What can be said of a member of each group: (key of the words, verdict).
_SAYS: dict[str, tuple[tuple[str, Decision], ...]] = {
    "versions": (("versions.say.apart", Decision.APART),),
    "duplicates": (
        ("versions.say.together", Decision.TOGETHER),
        ("versions.say.apart", Decision.APART),
    ),
    "apart": (("versions.say.open", Decision.OPEN),),
}


class VersionsBox(QWidget):
    """Hidden where the library holds no other version. `opened` (output), `decided` (output, verdict),
    `merge_wanted` (output)."""

    opened = Signal(int)
    merge_wanted = Signal(int)
    decided = Signal(int, object)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.parts = column(gap=2, margins=(24, 0, 24, 16))
        self.setLayout(self.parts)
        self.hide()

    def show_family(self, family: WorkFamily | None) -> None:
        """Another output."""
        clear(self.parts)
        groups: dict[str, tuple[VersionRow, ...]] = {}
        if family is not None:
            groups = {
                "versions": family.versions,
                "duplicates": family.duplicates,
                "apart": family.apart,
            }
        self.setVisible(any(groups.values()))
        for name, rows in groups.items():
            if rows:
                self._group(name, rows)
        if family is not None and family.versions and family.receipt is not None:
            receipt = family.receipt
            words = self.kit.say("versions.together", shown=receipt.shown, n=receipt.posts)
            self.parts.addWidget(Label(self.kit, words, Role.STRONG).wrapped())

    def _group(self, name: str, rows: tuple[VersionRow, ...]) -> None:
        kit = self.kit
        self.parts.addWidget(Rule())
        self.parts.addSpacing(8)
        self.parts.addWidget(Label(kit, kit.say(f"versions.{name}"), Role.STRONG))
        for one in rows:
            self.parts.addWidget(self._line(name, one))

    def _line(self, name: str, one: VersionRow) -> QWidget:
        kit = self.kit
        say = kit.say
        when = kit.figures.day(one.published) if one.published is not None else say("date.unknown")
        about = " · ".join(part for part in (say(f"type.{one.type.value}"), when, one.venue) if part)
        opener = Button(kit, one.doi or one.title, "link")
        opener.setProperty("output", one.output)
        opener.clicked.connect(self._open)
        line = row(opener, 8, gap=0)
        line.addWidget(Elided(kit, about, Role.BODY, "ink2"), 1)
        line.addWidget(Label(kit, say("badge.mentions", n=one.mentions), Role.FIGURE))
        for words, verdict in _SAYS[name]:
            button = Button(kit, say(words), "link")
            button.setProperty("output", one.output)
            button.setProperty("verdict", verdict.value)
            button.clicked.connect(self._decide)
            line.addSpacing(12)
            line.addWidget(button)
        if name == "duplicates":
            merge = Button(kit, say("versions.say.merge"), "link")
            merge.setProperty("output", one.output)
            merge.clicked.connect(self._merge)
            line.addSpacing(12)
            line.addWidget(merge)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    @Slot()
    def _open(self) -> None:
        self.opened.emit(int(self.sender().property("output")))

    @Slot()
    def _merge(self) -> None:
        self.merge_wanted.emit(int(self.sender().property("output")))

    @Slot()
    def _decide(self) -> None:
        button = self.sender()
        self.decided.emit(int(button.property("output")), Decision(str(button.property("verdict"))))
