"""What undoing a run would do, before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import clear, column
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.words import history

if TYPE_CHECKING:
    from altmetric_desktop.domain.history import UndoPlan
    from altmetric_desktop.domain.rows import RunRow


class UndoDialog(Dialog):
    """`wished` carries the run's name. Nothing can be wished before the plan is there."""

    wished = Signal(str)

    def __init__(self, kit: Kit, parent: QWidget | None, run: RunRow) -> None:
        say = kit.say
        super().__init__(kit, say("history.undo.which", run=run.name), parent)
        self.run = run
        self.setMinimumWidth(kit.theme.px(460))
        about = f"{history.kind(run.kind, kit.words)}: {history.what(run, kit.words)}"
        self.said = column(Label(kit, say("history.looking"), Role.BODY, "ink2").wrapped(), gap=4)
        self.body.addWidget(Label(kit, f"{about}, {kit.figures.clock(run.began)}", Role.MEDIUM).wrapped())
        self.body.addLayout(self.said)
        self.body.addStretch()
        self.undo_button = Button(kit, say("history.undo.now"), "primary", "arrow-counter-clockwise")
        self.undo_button.setEnabled(False)
        self.undo_button.clicked.connect(self._wish)
        self.foot.addWidget(self.undo_button)
        self.close_button.setText(say("history.cancel"))

    @Slot(object)
    def show_plan(self, plan: UndoPlan) -> None:
        """What it would do."""
        clear(self.said)
        for line in history.plan_lines(plan, self.kit.words):
            self.said.addWidget(Label(self.kit, line).wrapped())
        last = self.kit.say("history.plan.last")
        self.said.addWidget(Label(self.kit, last, Role.BODY, "ink2").wrapped())
        self.undo_button.setEnabled(True)
        self.close_button.setDefault(False)
        self.undo_button.setDefault(True)
        self.undo_button.setFocus()

    @Slot(object)
    def refuse(self, error: Exception) -> None:
        """Why it can't be undone now."""
        clear(self.said)
        self.said.addWidget(Label(self.kit, self.kit.error(error)).wrapped())
        self.undo_button.setEnabled(False)

    @Slot()
    def _wish(self) -> None:
        self.wished.emit(self.run.name)
        self.accept()
