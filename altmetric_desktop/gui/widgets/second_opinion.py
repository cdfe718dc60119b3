"""What others report of an output, beside what our own sources found: never among our figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.layouts import clear, column
from altmetric_desktop.gui.widgets.texts import Label, Rule
from altmetric_desktop.words import second_opinion

if TYPE_CHECKING:
    from altmetric_desktop.domain.evidence import Opinion

_COLUMNS = ("category", "ours", "theirs", "agreement")


class SecondOpinion(QWidget):
    """One part a provider; hidden where nobody reported anything."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.parts = column(gap=2, margins=(24, 0, 24, 16))
        self.setLayout(self.parts)
        self.hide()

    def show_opinions(self, opinions: tuple[Opinion, ...]) -> None:
        """Another output."""
        clear(self.parts)
        self.setVisible(bool(opinions))
        if opinions:  # most outputs have none: a first window reads no sentence of this
            say = self.kit.say
            self.parts.addWidget(Rule())
            self.parts.addWidget(Label(self.kit, say("evidence.heading"), Role.SECTION))
            self.parts.addWidget(Label(self.kit, say("evidence.note"), Role.CAPTION, "ink2").wrapped())
        for opinion in opinions:
            self.parts.addLayout(self._provider(opinion))

    def _provider(self, opinion: Opinion) -> QLayout:
        kit, words = self.kit, self.kit.words
        part = column(8, Label(kit, second_opinion.told(opinion, words), Role.STRONG).wrapped(), gap=2)
        score = second_opinion.score(opinion, words)
        if score:
            part.addWidget(Label(kit, score, Role.BODY, "ink2"))
        if opinion.lines:
            part.addSpacing(4)
            part.addLayout(self._lines(opinion))
            part.addSpacing(2)
        if opinion.others:
            said = " · ".join(second_opinion.other(one, words) for one in opinion.others)
            part.addWidget(Label(kit, said, Role.CAPTION, "ink2").wrapped())
        return part

    def _lines(self, opinion: Opinion) -> QGridLayout:
        kit, words = self.kit, self.kit.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(kit.theme.px(20))
        grid.setVerticalSpacing(kit.theme.px(3))
        grid.setColumnStretch(len(_COLUMNS) - 1, 1)
        for place, name in enumerate(_COLUMNS):
            label = Label(kit, kit.say(f"evidence.column.{name}"), Role.SMALL_STRONG, "ink2")
            grid.addWidget(label.right() if name == "ours" else label, 0, place)
        for at, line in enumerate(opinion.lines, start=1):
            grid.addWidget(Label(kit, kit.say(f"category.{line.category.value}")), at, 0)
            grid.addWidget(Label(kit, kit.figures.whole(line.ours), Role.FIGURE).right(), at, 1)
            grid.addWidget(Label(kit, second_opinion.theirs(line, words), Role.FIGURE), at, 2)
            grid.addWidget(Label(kit, second_opinion.matched(line, words), Role.BODY, "ink2"), at, 3)
        return grid
