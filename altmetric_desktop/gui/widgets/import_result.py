"""What an import did: the balance in five words, every problem, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.balance import BalanceView
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.import_check import ProblemsTable
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import ImportAnswer


class ImportResult(QWidget):
    """Balance, next steps, problems."""

    outputs_wanted = Signal()
    sync_wanted = Signal()
    undo_wanted = Signal()
    another_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._sign = IconView(kit, "check-circle", "ok", 20)
        self.heading = Label(kit, "", Role.SECTION)
        self.balance = BalanceView(kit)
        self.evidence = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.evidence.hide()
        self.problems = ProblemsTable(kit)
        self._problems_name = Label(kit, "", Role.SECTION)
        self.sync_button = Button(kit, kit.say("importing.sync"), "primary", "arrows-clockwise")
        self.outputs_button = Button(kit, kit.say("importing.see"), "plain", "rows")
        self.another_button = Button(kit, kit.say("importing.another"), "quiet")
        self.undo_button = Button(kit, kit.say("importing.undo"), "quiet")
        self.sync_button.clicked.connect(self.sync_wanted)
        self.outputs_button.clicked.connect(self.outputs_wanted)
        self.another_button.clicked.connect(self.another_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        buttons = row(self.sync_button, self.outputs_button, self.another_button, None, self.undo_button)
        whole = column(
            row(self._sign, self.heading, None, gap=10),
            4,
            self.balance,
            self.evidence,
            4,
            buttons,
            12,
            self._problems_name,
            gap=8,
            margins=(24, 20, 24, 20),
        )
        whole.addWidget(self.problems, 1)
        self._rest = QWidget()
        whole.addWidget(self._rest, 1)
        self.setLayout(whole)

    def show_answer(self, answer: ImportAnswer) -> None:
        """Another answer."""
        say = self.kit.say
        self._sign.become("check-circle", "ok")
        self.heading.setText(say("importing.done", name=Path(answer.path).name, run=answer.run))
        self.balance.show_balance(answer.balance)
        self.balance.show()
        brought = bool(answer.reported or answer.mentions)
        self.evidence.setVisible(brought)
        if brought:
            figures = say("evidence.taken", figures=answer.reported, mentions=answer.mentions)
            self.evidence.setText(figures)
        self.problems.show_problems(answer.problems)
        self._problems_name.setText(say("importing.problems.count", n=len(answer.problems)))
        for part in (self._problems_name, self.problems):
            part.setVisible(bool(answer.problems))
        self._rest.setVisible(not answer.problems)
        self.undo_button.setEnabled(True)

    def undone(self) -> None:
        """The import was taken back."""
        self._sign.become("info", "info")
        self.heading.setText(self.kit.say("importing.taken-back"))
        self.evidence.hide()
        self.undo_button.setEnabled(False)
