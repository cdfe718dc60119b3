"""The units of the list in hand: a person says before the import which known ones they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.unit_teller import UnitTeller
from altmetric_desktop.gui.widgets.import_check import ImportCheck
from altmetric_desktop.gui.widgets.import_spelled import ListUnits, parted

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import ImportPreview
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.dialogs.spelled import SpelledDialog


class ImportSpelled(QObject):
    """`asked` that the list is read anew; `teller` says what was done, and takes it back."""

    asked = Signal()

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, check: ImportCheck) -> None:
        super().__init__(check)
        self.kit, self._bridge, self._backend, self._check = kit, bridge, backend, check
        self.may = True
        self._units = ListUnits()
        self.dialog: SpelledDialog | None = None
        self.teller = UnitTeller(kit, bridge, backend, check)
        self.teller.changed.connect(self.asked)
        check.spelled.wanted.connect(self.see)

    def previewed(self, preview: ImportPreview) -> None:
        """The list was read as asked."""
        self._units = parted(preview.units)
        self._check.spelled.show_units(self._units)
        if self.dialog is not None:
            self.dialog.show_units(self._units)

    @Slot()
    def see(self) -> None:
        """Show how each spelling is read."""
        from altmetric_desktop.gui.dialogs.spelled import SpelledDialog

        dialog = self.dialog = SpelledDialog(self.kit, self._check.window(), may=self.may)
        dialog.told.connect(self.teller.same)
        dialog.finished.connect(self._closed)
        dialog.show_units(self._units)
        job = self._bridge.run(self._backend.units())
        job.succeeded.connect(dialog.offer)
        dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
