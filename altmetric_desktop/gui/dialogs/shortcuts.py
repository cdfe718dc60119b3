"""Which key does what: read off the menus, so that it can't be wrong."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import Label

#: Keys that are no menu entries.
_OTHERS = ("enter", "escape", "arrows", "tab", "regions")


class ShortcutsDialog(Dialog):
    """Two columns: what, and its key."""

    def __init__(self, kit: Kit, actions: dict[str, QAction], parent: QWidget | None) -> None:
        super().__init__(kit, kit.say("shortcuts.title"), parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        lines = [
            (action.text().replace("&", ""), action.shortcut().toString())
            for action in actions.values()
            if not action.shortcut().isEmpty()
        ]
        lines += [(kit.say(f"shortcuts.{name}"), kit.say(f"shortcuts.{name}.key")) for name in _OTHERS]
        for place, (words, key) in enumerate(lines):
            grid.addWidget(Label(kit, words.rstrip(" …"), Role.BODY, "ink2"), place, 0)
            grid.addWidget(Label(kit, key, Role.MEDIUM), place, 1)
        self.body.addLayout(grid)
