"""The numbers behind a chart, as a table that can be copied."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from altmetric_desktop.gui.dialogs.dialog import Dialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.text_table import TextTable


class DataDialog(Dialog):
    """A table with Copy."""

    def __init__(
        self, kit: Kit, title: str, header: list[str], rows: list[list[str]], parent: QWidget | None
    ) -> None:
        super().__init__(kit, title, parent)
        self._header, self._rows = header, rows
        numbers = frozenset(range(1, len(header)))
        self.table = TextTable(kit, TextModel(header, rows, numbers), title)
        self.table.fit_columns()
        self.body.addWidget(self.table)
        copy = Button(kit, kit.say("data.copy"), "plain", "copy")
        copy.clicked.connect(self._copy)
        self.foot.insertWidget(0, copy)
        self.resize(kit.theme.px(640), kit.theme.px(440))

    @Slot()
    def _copy(self) -> None:
        lines = [self._header, *self._rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
