"""Beside the sync: what the four signs mean, the figures of this run, whom the sources may write to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

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
    """288 px; folds in small windows. `contact_changed` carries the address for the sources."""

    contact_changed = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        self._figures = {name: Label(kit, "—", Role.FIGURE_STRONG).right() for name in _FIGURES}
        self._contact = ""
        self.contact = QLineEdit()
        self.contact.setAccessibleName(kit.say("syncing.contact"))
        self.contact.setPlaceholderText(kit.say("syncing.contact.hint"))
        self.contact.editingFinished.connect(self._tell_contact)
        whole = column(gap=2, margins=(20, 18, 20, 18))
        for part in (self._signs(), self._run()):
            whole.addLayout(part)
            whole.addSpacing(12)
            whole.addWidget(Rule())
            whole.addSpacing(12)
        whole.addLayout(self._about_contact())
        whole.addStretch(1)
        self.setLayout(whole)

    def _signs(self) -> QVBoxLayout:
        kit = self.kit
        signs = column(Label(kit, kit.say("syncing.signs"), Role.SECTION), gap=8)
        for state in (State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED, State.FAILED):
            name = Label(kit, kit.say(f"state.{state.value}"), Role.STRONG)
            words = Label(kit, kit.say(f"syncing.sign.{state.value}"), Role.SMALL, "ink2").wrapped()
            line = row(gap=12)
            line.addLayout(column(Sign(kit, state), None, gap=0))
            line.addLayout(column(name, words, gap=0), 1)
            signs.addLayout(line)
        return signs

    def _run(self) -> QVBoxLayout:
        kit = self.kit
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        for place, (figure, label) in enumerate(self._figures.items()):
            grid.addWidget(Label(kit, kit.say(f"syncing.run.{figure}"), Role.SMALL, "ink2"), place, 0)
            grid.addWidget(label, place, 1)
        return column(Label(kit, kit.say("syncing.run"), Role.SECTION), 2, grid, gap=4)

    def _about_contact(self) -> QVBoxLayout:
        kit = self.kit
        words = Label(kit, kit.say("syncing.contact.words"), Role.SMALL, "ink2").wrapped()
        return column(Label(kit, kit.say("syncing.contact"), Role.SECTION), 4, self.contact, words, gap=4)

    def show_contact(self, text: str) -> None:
        """The address that the sources are told."""
        self._contact = text
        self.contact.setText(text)

    @Slot()
    def _tell_contact(self) -> None:
        text = self.contact.text().strip()
        if text != self._contact:
            self._contact = text
            self.contact_changed.emit(text)

    def show_run(self, states: Sequence[SourceProgress]) -> None:
        """The sums over all sources."""
        for name, label in self._figures.items():
            label.setText(self.kit.figures.whole(sum(int(getattr(state, name)) for state in states)))
