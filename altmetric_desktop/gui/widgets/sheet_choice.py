"""Which sheets of a workbook are read: one, those that are read unasked, or all that hold a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox

from altmetric_desktop.domain.records import ALL_SHEETS
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.choice import Choice
from altmetric_desktop.gui.widgets.texts import tip


class SheetChoice(Choice):
    """`chosen` carries a sheet's name, ALL_SHEETS, or "" for what is read unasked."""

    chosen = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setAccessibleName(kit.say("mapping.sheet"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.activated.connect(self._chosen)

    def show_sheets(
        self, sheets: Sequence[str], together: Sequence[str], others: Sequence[str], picked: str | None
    ) -> None:
        """`together`: those that are read unasked; `others`: further ones that hold a list of their own."""
        say = self.kit.say
        entries: list[tuple[str, str]] = []
        if len(together) > 1:
            every = len(together) == len(sheets)
            words = say("mapping.sheet.all", n=len(sheets)) if every else ""
            key = "mapping.sheet.lists" if not others else "mapping.sheet.alike"
            entries.append((words or say(key, n=len(together)), ""))
        if others:
            entries.append((say("mapping.sheet.lists", n=len(together) + len(others)), ALL_SHEETS))
        entries += [(name, name) for name in sheets]
        alone = together[0] if len(together) == 1 else ""
        values = [value for _, value in entries]
        wanted = picked if picked is not None else alone
        self.blockSignals(True)
        self.clear()
        for words, value in entries:
            self.addItem(words, value)
        self.setCurrentIndex(values.index(wanted) if wanted in values else 0)
        tip(self, ", ".join(together))
        self.blockSignals(False)

    @Slot(int)
    def _chosen(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
