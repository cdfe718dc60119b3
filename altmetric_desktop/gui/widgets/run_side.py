"""Beside the history: one run in full, and its undo, or why it has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label, Rule
from altmetric_desktop.words import history

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import RunRow

WIDE = 320
_FACTS = ("what", "began", "ended", "who", "state")


class RunSide(QWidget):
    """`undo_wanted` carries the run's name."""

    undo_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._run: RunRow | None = None
        self.setObjectName("sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(kit.theme.px(WIDE))
        self.heading = Label(kit, "", Role.SECTION)
        self.facts = {key: Label(kit, "").wrapped().selectable() for key in _FACTS}
        self._parts = {key: self._part(key) for key in _FACTS}
        self.undo_button = Button(kit, kit.say("history.undo"), "plain", "arrow-counter-clockwise")
        self.note = Label(kit, "", Role.BODY, "ink2").wrapped()
        self._build()
        self.undo_button.clicked.connect(self._undo)
        self.show_run(None, may=False)

    def _build(self) -> None:
        whole = column(self.heading, 6, gap=2, margins=(20, 18, 20, 18))
        for key in _FACTS:
            whole.addWidget(self._parts[key])
        whole.addSpacing(6)
        whole.addWidget(Rule())
        whole.addSpacing(10)
        whole.addLayout(row(self.undo_button, None))
        whole.addWidget(self.note)
        whole.addStretch()
        self.setLayout(whole)

    def _part(self, key: str) -> QWidget:
        """A fact below its name."""
        part = QWidget()
        name = Label(self.kit, self.kit.say(f"history.side.{key}"), Role.SMALL, "ink2")
        part.setLayout(column(name, self.facts[key], gap=2, margins=(0, 0, 0, 6)))
        return part

    def show_run(self, run: RunRow | None, *, may: bool, under_way: str = "", answer: str = "") -> None:
        """Another run is chosen. `may`: the library can be written; `under_way`: which is being undone;
        `answer`: what undoing this one did."""
        say = self.kit.say
        self._run = run
        self.heading.setText(say("history.none-chosen") if run is None else self._heading(run))
        for key, text in self._texts(run).items():
            self.facts[key].setText(text)
            self._parts[key].setVisible(bool(text))
        undoable = run is not None and run.undoable
        self.undo_button.setVisible(undoable)
        self.undo_button.setEnabled(undoable and may and not under_way)
        note = answer or ("" if run is None else history.why_not(run, self.kit.words))
        if undoable and not may:
            note = say("history.read-only")
        self.note.setText(say("history.undoing", run=under_way) if under_way else note)

    def _heading(self, run: RunRow) -> str:
        return f"{run.name} · {history.kind(run.kind, self.kit.words)}"

    def _texts(self, run: RunRow | None) -> dict[str, str]:
        if run is None:
            return dict.fromkeys(_FACTS, "")
        clock, words = self.kit.figures.clock, self.kit.words
        return {
            "what": history.what(run, words),
            "began": clock(run.began),
            "ended": "" if run.ended is None else clock(run.ended),
            "who": run.who,
            "state": history.state(run, words),
        }

    @Slot()
    def _undo(self) -> None:
        if self._run is not None:
            self.undo_wanted.emit(self._run.name)
