"""What an import did: the balance in five words, every problem to be corrected in place, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.balance import BalanceView
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.import_refused import RefusedView
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.words import second_opinion

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import Correction, ImportAnswer, Mapping, Problem


class ImportResult(QWidget):
    """Balance, next steps, problems. `corrections_wanted` carries the corrected cells."""

    outputs_wanted = Signal()
    sync_wanted = Signal()
    undo_wanted = Signal()
    another_wanted = Signal()
    corrections_wanted = Signal(object)
    save_wanted = Signal()
    duplicates_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._sign = IconView(kit, "check-circle", "ok", 20)
        self.heading = Label(kit, "", Role.SECTION)
        self.balance = BalanceView(kit)
        self.evidence = Label(kit, "", Role.BODY, "ink2").wrapped()
        self.evidence.hide()
        self.refused = RefusedView(kit)
        self._mapping: Mapping | None = None
        self._name, self._rest = "", QWidget()
        self.sync_button = Button(kit, kit.say("importing.sync"), "primary", "arrows-clockwise")
        self.outputs_button = Button(kit, kit.say("importing.see"), "plain", "rows")
        self.another_button = Button(kit, kit.say("importing.another"), "quiet")
        self.undo_button = Button(kit, kit.say("importing.undo"), "quiet")
        self.duplicates_button = Button(kit, "", "link")
        self.duplicates_button.hide()
        self.sync_button.clicked.connect(self.sync_wanted)
        self.outputs_button.clicked.connect(self.outputs_wanted)
        self.another_button.clicked.connect(self.another_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        self.duplicates_button.clicked.connect(self.duplicates_wanted)
        self.refused.corrections_wanted.connect(self.corrections_wanted)
        self.refused.save_wanted.connect(self.save_wanted)
        buttons = row(self.sync_button, self.outputs_button, self.another_button, None, self.undo_button)
        whole = column(
            row(self._sign, self.heading, None, gap=10),
            4,
            self.balance,
            self.evidence,
            4,
            buttons,
            row(self.duplicates_button, None),
            12,
            gap=8,
            margins=(24, 20, 24, 20),
        )
        whole.addWidget(self.refused, 3)
        whole.addWidget(self._rest, 1)
        self.setLayout(whole)

    def show_answer(self, answer: ImportAnswer, mapping: Mapping | None = None, name: str = "") -> None:
        """Another answer, to a list that was read by this mapping; `name`: what the list is called."""
        self._mapping = mapping
        self._name = name or Path(answer.path).name
        say = self.kit.say
        self._sign.become("check-circle", "ok")
        self.heading.setText(say("importing.done", name=self._name, run=answer.run))
        self._show(answer, answer.problems, "importing.records")

    def show_correction(self, answer: ImportAnswer, corrections: Sequence[Correction]) -> None:
        """The answer to corrected rows: their balance, their problems beside those of the other rows."""
        others = self.refused.model.others(corrections)
        n = answer.balance.records
        self.heading.setText(self.kit.say("importing.corrected", n=n, name=self._name, run=answer.run))
        self._show(answer, (*others, *answer.problems), "importing.correct.records")

    def _show(self, answer: ImportAnswer, problems: Sequence[Problem], of: str) -> None:
        self.balance.show_balance(answer.balance, of)
        brought = bool(answer.reported or answer.mentions)
        self.evidence.setVisible(brought)
        if brought:
            self.evidence.setText(second_opinion.taken(answer.reported, answer.mentions, self.kit.words))
        doubled = sum(problem.code == "two-outputs" for problem in problems)
        self.duplicates_button.setVisible(doubled > 0)
        self.duplicates_button.setText(self.kit.say("importing.two-outputs", n=doubled))
        self.refused.show_problems(problems, self._mapping)
        self.refused.setVisible(bool(problems))
        self._rest.setVisible(not problems)
        self.undo_button.setEnabled(True)

    def problems_as_texts(self) -> tuple[list[str], Iterator[list[str]]]:
        """Heading and rows of the table of problems, to be saved by whatever thread reads them."""
        return self.refused.model.heading(), self.refused.model.texts()

    def undone(self) -> None:
        """The import was taken back."""
        self._sign.become("info", "info")
        self.heading.setText(self.kit.say("importing.taken-back"))
        self.evidence.hide()
        self.duplicates_button.hide()
        self.undo_button.setEnabled(False)
        self.refused.model.lock()
