"""Beside the sync: what the four signs mean, and the figures of this run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from altmetric_desktop.domain.events import SourceProgress
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.signs import Sign
from altmetric_desktop.gui.widgets.texts import Label, Rule

WIDE = 288
_FIGURES = ("requests", "mentions", "citations", "problems")


class SyncSide(QWidget):
    """288 px; folds in small windows."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        signs = column(gap=8)
        for state in (State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED, State.FAILED):
            name = Label(kit, kit.say(f"state.{state.value}"), Role.STRONG)
            words = Label(kit, kit.say(f"syncing.sign.{state.value}"), Role.SMALL, "ink2").wrapped()
            line = row(gap=12)
            mark = column(Sign(kit, state), None, gap=0)
            line.addLayout(mark)
            line.addLayout(column(name, words, gap=0), 1)
            signs.addLayout(line)
        self._figures = {name: Label(kit, "—", Role.FIGURE_STRONG).right() for name in _FIGURES}
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for place, (figure, label) in enumerate(self._figures.items()):
            grid.addWidget(Label(kit, kit.say(f"syncing.run.{figure}"), Role.SMALL, "ink2"), place, 0)
            grid.addWidget(label, place, 1)
        self.setLayout(
            column(
                Label(kit, kit.say("syncing.signs"), Role.SECTION),
                6,
                signs,
                12,
                Rule(),
                12,
                Label(kit, kit.say("syncing.run"), Role.SECTION),
                4,
                grid,
                None,
                gap=2,
                margins=(20, 18, 20, 18),
            )
        )

    def show_run(self, states: Sequence[SourceProgress]) -> None:
        """The sums over all sources."""
        for name, label in self._figures.items():
            label.setText(self.kit.figures.whole(sum(int(getattr(state, name)) for state in states)))
