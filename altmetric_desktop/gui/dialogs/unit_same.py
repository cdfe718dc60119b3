"""Two units that are one: which of them goes into the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.widgets.unit_ways import UnitWays

if TYPE_CHECKING:
    from altmetric_desktop.domain.outputs import Unit


class SameDialog(Dialog):
    """`wished` (the unit that goes, the one that stays)."""

    wished = Signal(object, object)

    def __init__(self, kit: Kit, parent: QWidget | None, going: Unit, staying: Unit) -> None:
        super().__init__(kit, kit.say("unit.into"), parent)
        self.ways = UnitWays(kit)
        self.ways.show_pair(going, staying)
        self.body.addWidget(self.ways)
        words = Label(kit, kit.say("unit.ask.words"), Role.SMALL, "ink2").wrapped()
        self.body.addWidget(words)
        self.join_button = Button(kit, kit.say("unit.join"), "primary", "check-circle")
        self.foot.addWidget(self.join_button)
        self.close_button.setText(kit.say("hierarchy.cancel"))
        self.close_button.setDefault(False)
        self.join_button.setDefault(True)
        self.join_button.clicked.connect(self._join)
        self.setFixedWidth(kit.theme.px(520))

    @Slot()
    def _join(self) -> None:
        self.wished.emit(*self.ways.pair())
        self.accept()
