"""Version, licence, and the library that is open; can be copied for a report."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

import altmetric_desktop
from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import LibraryInfo


class AboutDialog(Dialog):
    """What runs here."""

    def __init__(self, kit: Kit, info: LibraryInfo | None, parent: QWidget | None) -> None:
        super().__init__(kit, kit.say("program.name"), parent)
        self._lines = [
            (kit.say("about.version"), altmetric_desktop.__version__),
            (
                kit.say("about.system"),
                f"Python {platform.python_version()} · Qt {qVersion()} · {platform.system()}",
            ),
            (kit.say("about.licence"), kit.say("about.licence.words")),
        ]
        if info is not None:
            self._lines += [
                (kit.say("about.library"), info.path),
                (kit.say("about.schema"), f"{info.schema} · {kit.figures.size(info.bytes)}"),
            ]
        words = Label(kit, kit.say("about.words"), Role.BODY, "ink2").wrapped()
        words.setMinimumWidth(kit.theme.px(460))
        self.body.addWidget(words)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        for place, (name, value) in enumerate(self._lines):
            grid.addWidget(Label(kit, name, Role.BODY, "ink2"), place, 0)
            grid.addWidget(Label(kit, value).wrapped().selectable(), place, 1)
        self.body.addLayout(grid)
        copy = Button(kit, kit.say("about.copy"), "quiet", "copy")
        copy.clicked.connect(self._copy)
        self.foot.insertWidget(0, copy)

    @Slot()
    def _copy(self) -> None:
        text = "\n".join(f"{name}: {value}" for name, value in self._lines)
        QGuiApplication.clipboard().setText(text)
