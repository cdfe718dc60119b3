"""Which of two outputs is kept, and what becomes of the other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import clear, column, panel, scrolled
from altmetric_desktop.gui.widgets.pair_view import PairView
from altmetric_desktop.gui.widgets.texts import Label, Rule
from altmetric_desktop.words.merging import lines

if TYPE_CHECKING:
    from altmetric_desktop.domain.merging import MergePlan


class MergeDialog(Dialog):
    """`turned` (kept, other) where the other one shall be kept, `wished` (kept, other) to merge."""

    turned = Signal(int, int)
    wished = Signal(int, int)

    def __init__(self, kit: Kit, parent: QWidget | None, plan: MergePlan) -> None:
        super().__init__(kit, kit.say("merging.which"), parent)
        say = kit.say
        self.plan = plan
        self.setMinimumSize(kit.theme.px(720), kit.theme.px(480))
        self.pair = PairView(kit, opens=False)
        self.choices = QButtonGroup(self)
        self.pair.show_pair(plan.kept, plan.other)
        below = self.pair.grid.rowCount()
        for place, side in enumerate((plan.kept, plan.other), 1):
            choice = QRadioButton(say("merging.keep"))
            choice.setAccessibleName(f"{say('merging.keep')}: {say('pair.output', number=side.output)}")
            self.choices.addButton(choice, side.output)
            self.pair.grid.addWidget(choice, below, place)
        self.said = column(gap=4)
        inner = panel("paper", column(self.pair, 4, Rule(), 4, self.said, None, gap=4))
        self.body.addWidget(Label(kit, say("merging.keep.words"), Role.BODY, "ink2").wrapped())
        self.body.addWidget(scrolled(inner), 1)
        self.merge_button = Button(kit, say("merging.merge"), "primary", "check-circle")
        self.foot.addWidget(self.merge_button)
        self.close_button.setText(say("merging.cancel"))
        self.close_button.setDefault(False)
        self.merge_button.setDefault(True)
        self.merge_button.clicked.connect(self._merge)
        self.show_plan(plan)
        self.choices.idClicked.connect(self._turn)

    def show_plan(self, plan: MergePlan) -> None:
        """What the merge does, the way that is chosen now."""
        self.plan = plan
        self.choices.button(plan.kept.output).setChecked(True)
        clear(self.said)
        said = list(lines(plan, self.kit.words, self.kit.provider)) or [self.kit.say("merging.nothing")]
        for line in said:
            self.said.addWidget(Label(self.kit, line).wrapped())
        self.merge_button.setEnabled(True)

    @Slot(int)
    def _turn(self, kept: int) -> None:
        if kept != self.plan.kept.output:
            self.merge_button.setEnabled(False)
            self.turned.emit(kept, self.plan.kept.output)

    @Slot()
    def _merge(self) -> None:
        self.wished.emit(self.plan.kept.output, self.plan.other.output)
        self.accept()
