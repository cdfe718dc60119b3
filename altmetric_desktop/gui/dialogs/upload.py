"""Altmetric's two files are written: what is in them, and what they have no room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.links import open_folder
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.layouts import column
from altmetric_desktop.gui.widgets.texts import Label

if TYPE_CHECKING:
    from altmetric_desktop.services.altmetric_upload import Written


class UploadDialog(Dialog):
    """Counts, what was left out, and the way to the folder."""

    def __init__(self, kit: Kit, parent: QWidget | None, done: Written) -> None:
        super().__init__(kit, kit.say("unit.upload.title"), parent)
        say, whole = kit.say, kit.figures.whole
        self._done = done
        lines = column(gap=4)
        for name, n, key in (
            (done.publications.name, done.outputs, "unit.count"),
            (done.departments.name, done.units, "unit.caption"),
        ):
            lines.addWidget(Label(kit, f"{name}: {say(key, n=n)}", Role.BODY).selectable())
        lines.addWidget(Label(kit, str(done.publications.parent), Role.SMALL, "ink2").wrapped().selectable())
        self.body.addLayout(lines)
        #: What the files have no room for, as sentences.
        self.left = [
            say(key, n=n if key != "upload.tops" else whole(n))
            for key, n in (
                ("upload.nameless", done.nameless),
                ("upload.authorless", done.authorless),
                ("upload.deep", done.deep),
                ("upload.marked", done.marked),
                ("upload.tops", done.tops if done.tops > 1 else 0),
            )
            if n
        ]
        if self.left:
            self.body.addSpacing(8)
            self.body.addWidget(Label(kit, say("unit.upload.left"), Role.STRONG))
        for words in self.left or [say("unit.upload.whole")]:
            self.body.addWidget(Label(kit, words, Role.BODY, "ink2").wrapped())
        self.folder_button = Button(kit, say("unit.upload.show"), "plain", "folder-simple")
        self.folder_button.clicked.connect(self._show)
        self.foot.insertWidget(0, self.folder_button)
        self.setFixedWidth(kit.theme.px(520))

    @Slot()
    def _show(self) -> None:
        open_folder(self._done.publications)
