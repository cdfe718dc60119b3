"""What our dialogs share: title, room, close on the right; Esc closes; one question each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Label


class Dialog(QDialog):
    """A dialog with a heading, a body that the subclass fills, and buttons at the bottom right."""

    def __init__(self, kit: Kit, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.body: QVBoxLayout = column(gap=8)
        self.close_button = Button(kit, kit.say("dialog.close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self.foot = row(None, self.close_button)
        whole = column(Label(kit, title, Role.SECTION), 4, gap=8, margins=(24, 20, 24, 18))
        whole.addLayout(self.body, 1)
        whole.addSpacing(8)
        whole.addLayout(self.foot)
        self.setLayout(whole)
