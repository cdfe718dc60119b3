"""The bar at the bottom: state of the sync, selection; at the right weights, data as of, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import LibraryInfo


def standing(kit: Kit, info: LibraryInfo) -> tuple[str, str, str, str]:
    """How the sync of a library stands while none runs: icon, token, words, note."""
    if info.last_sync is None:
        return "circle-dashed", "ink3", kit.say("status.never-synced"), ""
    return "check-circle", "ok", kit.say("status.synced", when=kit.figures.clock(info.last_sync)), ""


class StatusBar(QWidget):
    """26 px. `opened_sync` when the state of the sync is clicked."""

    opened_sync = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = IconView(kit, "circle-dashed", "ink3", 14)
        self._state = Button(kit, "", "status")
        self._state.setFont(kit.theme.font(Role.SMALL_MEDIUM))
        self._state.clicked.connect(self.opened_sync)
        self._progress = QProgressBar()
        self._progress.setProperty("kind", "thin")
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(kit.theme.px(120))
        self._progress.hide()
        self._note = Elided(kit, "", Role.SMALL, "ink2")
        self._selection = Elided(kit, "", Role.SMALL, "ink")
        self._weights = Label(kit, "", Role.SMALL, "ink2")
        self._as_of = Label(kit, "", Role.SMALL, "ink2")
        bar = row(self._sign, self._state, self._progress, gap=8, margins=(14, 0, 14, 0))
        bar.addWidget(self._note, 2)
        bar.addWidget(self._selection, 3)
        bar.addWidget(self._weights)
        bar.addSpacing(8)
        bar.addWidget(self._as_of)
        self.setLayout(column(Rule(), bar, gap=0))
        self.setFixedHeight(kit.theme.px(27))

    def sync_state(self, icon: str, token: str, words: str, note: str = "") -> None:
        """How the sync stands."""
        self._sign.become(icon, token)
        self._state.setText(words)
        self._note.setText(note)

    def progress(self, done: int, total: int) -> None:
        """Progress of what runs; total 0 hides it."""
        self._progress.setVisible(total > 0)
        if total > 0:
            self._progress.setRange(0, total)
            self._progress.setValue(done)

    def selection(self, words: str) -> None:
        """What is selected."""
        self._selection.setText(words)
        self._selection.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def facts(self, info: LibraryInfo) -> None:
        """Which weights, and from when the data are."""
        kit = self.kit
        as_of = kit.say("status.as-of", when=kit.figures.day(info.last_sync)) if info.last_sync else ""
        self._weights.setText(kit.say("status.weights"))
        self._as_of.setText(as_of)
