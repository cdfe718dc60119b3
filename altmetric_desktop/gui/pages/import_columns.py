"""How the columns of the list in hand are read: as guessed, as a person says, or as kept under a name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from altmetric_desktop.domain.records import UnitsFrom
from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.dialogs.kept import KeptDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.import_check import ImportCheck
from altmetric_desktop.gui.widgets.import_memory import ImportMemory

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import ImportPreview, KeptMapping, Mapping
    from altmetric_desktop.gui.backend import Backend


class ImportColumns(QObject):
    """`asked` that the list is read anew, `edited` once the person rests; the others as those of a page."""

    asked = Signal()
    edited = Signal()
    announced = Signal(str)
    failed = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, check: ImportCheck) -> None:
        super().__init__(check)
        self.kit, self._bridge, self._backend, self._check = kit, bridge, backend, check
        self.may_keep = True
        self.reset()
        check.mapping.changed.connect(self._remapped)
        check.mapping.sheet_chosen.connect(self._resheeted)
        check.note.guess_wanted.connect(self._use_guess)
        check.note.remembered_wanted.connect(self._use_remembered)
        check.keeper.wanted.connect(self._keep)
        check.keeper.list_wanted.connect(self._list)
        check.units.wanted.connect(self._name_units)
        check.encoding.wanted.connect(self._decode)

    def reset(self) -> None:
        """Another list: nothing is known of it."""
        self.sheet: str | None = None
        self.encoding = ""
        self._before: tuple[str, str | None, ImportMemory] | None = None
        self._check.encoding.reset()
        self.units = UnitsFrom.COLUMNS
        self._unpicked: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._anew()

    def _anew(self) -> None:
        """Another table of it: its columns are guessed, or remembered."""
        self.mapping: Mapping | None = None
        self.guess = False
        #: The kept mapping that is asked for by name.
        self.kept = ""
        self._memory = ImportMemory()

    def previewed(self, preview: ImportPreview) -> None:
        """The list was read as asked."""
        self._before = None
        self._check.encoding.show_encoding(preview.encoding, self.encoding, preview.problems)
        if self.kept:
            headings = self._memory.headings or preview.headings
            self._memory = ImportMemory(headings, self.kept, True, preview.fit)
            self._check.keeper.name.setText(self.kept)
        elif self.mapping is None:
            self._memory = self._memory.after(preview)
            self._check.keeper.name.setText(self._memory.name)
        if self._unpicked is None:
            self._unpicked = preview.read_sheets, preview.other_sheets
        self.mapping, self.kept = preview.mapping, ""
        together, others = self._unpicked
        self._check.mapping.sheets.show_sheets(preview.sheets, together, others, self.sheet)
        self._check.show_memory(self._memory, may_keep=self.may_keep)
        file = Path(preview.path).stem
        self._check.units.show_units(preview.offered, self.units, preview.read_sheets, file)

    def restore(self) -> None:
        """What was asked makes no list: all is as it was shown last."""
        if self._before is not None:
            self.encoding, self.sheet, self._memory = self._before
            self._before = None
            self._check.encoding.show_chosen(self.encoding)
        self.mapping, self.kept = self._check.restore(), ""

    @Slot(object)
    def _remapped(self, mapping: Mapping) -> None:
        self.mapping, self.kept = mapping, ""
        self.edited.emit()

    @Slot(str)
    def _resheeted(self, sheet: str) -> None:
        self.sheet = sheet or None
        self._anew()
        self.asked.emit()

    @Slot(str)
    def _decode(self, encoding: str) -> None:
        """Other letters make another table; which sheets a page has stays open."""
        self._before = self._before or (self.encoding, self.sheet, self._memory)
        self.encoding, self.sheet, self._unpicked = encoding, None, None
        self._anew()
        self.asked.emit()

    @Slot()
    def _use_guess(self) -> None:
        self.mapping, self.guess, self.kept = None, True, ""
        self.asked.emit()

    @Slot()
    def _use_remembered(self) -> None:
        self._use_kept(self._memory.name)

    @Slot(str)
    def _use_kept(self, name: str) -> None:
        self.mapping, self.guess, self.kept = None, False, name
        self.asked.emit()

    @Slot(object)
    def _name_units(self, source: UnitsFrom) -> None:
        self.units = source
        self.asked.emit()

    @Slot(str)
    def _keep(self, name: str) -> None:
        if self.mapping is None or not self.mapping.columns:
            return
        headings = self._memory.headings
        job = self._bridge.run(self._backend.save_mapping(name, headings, self.mapping))
        kept = " ".join(name.split())

        def done(_answer: object) -> None:
            self.announced.emit(self.kit.say("mapping.kept", name=kept))
            self._memory = ImportMemory(headings, kept, True)
            self._check.show_memory(self._memory, may_keep=True)

        job.succeeded.connect(done)
        job.failed.connect(self.failed)

    @Slot()
    def _list(self) -> None:
        """Show what is kept."""
        dialog = KeptDialog(self.kit, self._check.window(), may_change=self.may_keep)
        dialog.used.connect(self._use_kept)
        shelf = self._backend.mappings

        def refused(error: Exception) -> None:
            dialog.say_wrong(self.kit.error(error))

        def fill(name: str = "") -> None:
            job = self._bridge.run(shelf.kept())
            job.succeeded.connect(lambda kept: dialog.show_kept(kept, name))
            job.failed.connect(refused)

        def rename(name: str, to: str) -> None:
            def done(now: str) -> None:
                self._changed(name, now)
                fill(now)

            job = self._bridge.run(shelf.rename(name, to))
            job.succeeded.connect(done)
            job.failed.connect(refused)

        def forget(name: str) -> None:
            def gone(kept: KeptMapping) -> None:
                self._changed(kept.name, "")
                fill()

            job = self._bridge.run(shelf.forget(name))
            job.succeeded.connect(gone)
            job.failed.connect(refused)

        dialog.renamed.connect(rename)
        dialog.forgotten.connect(forget)
        fill(self._memory.name)
        dialog.open()

    def _changed(self, name: str, now: str) -> None:
        """A kept mapping has another name, or is gone ("")."""
        if name == self._memory.name:
            self._memory = ImportMemory(self._memory.headings, now, bool(now) and self._memory.used)
            self._check.keeper.name.setText(now)
            self._check.show_memory(self._memory, may_keep=self.may_keep)
