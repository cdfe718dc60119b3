"""Bringing a publication list: choose, look at every row, then import as one step that can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTemporaryDir, QTimer, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from altmetric_desktop.domain.encodings import label
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.fetching import PASTED
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.fetch import FetchDialog
from altmetric_desktop.gui.dialogs.files import ask_list
from altmetric_desktop.gui.drops import LONGEST, clipped
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.pages.import_after import AfterImport, Given, undone_words
from altmetric_desktop.gui.pages.import_columns import ImportColumns
from altmetric_desktop.gui.pages.import_otherwise import HierarchyOffer
from altmetric_desktop.gui.pages.import_spelled import ImportSpelled
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.import_check import ImportCheck
from altmetric_desktop.gui.widgets.import_result import ImportResult
from altmetric_desktop.gui.widgets.import_waiting import ImportBusy, ImportChoice
from altmetric_desktop.gui.widgets.layouts import column

if TYPE_CHECKING:
    from altmetric_desktop.domain.fetching import Fetched, FetchWish
    from altmetric_desktop.domain.records import ImportAnswer, ImportPreview
    from altmetric_desktop.domain.rows import LibraryInfo, RunRow, UndoAnswer
    from altmetric_desktop.gui.backend import Backend

#: How long an edited mapping rests before the file is read again (ms).
REST = 300


class ImportPage(Page):
    """`imported` after the library changed. `affiliations_wanted`: of the list kept there, None = all."""

    imported = Signal()
    affiliations_wanted = Signal(object)
    outputs_wanted = Signal()
    sync_wanted = Signal()
    duplicates_wanted = Signal()
    #: Words, the action's words, what it does: a toast.
    offered = Signal(str, str, object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend) -> None:
        super().__init__(kit, kit.say("importing.title"))
        self._bridge, self._backend = bridge, backend
        self._path: Path | None = None
        self._name = ""
        self._pasted = QTemporaryDir()
        self._job: Job | None = None
        self._writing: Job | None = None
        self._last_wish: FetchWish | None = None
        self._read_only = False
        self.check = ImportCheck(kit)
        self.columns = ImportColumns(kit, bridge, backend, self.check)
        self.spelled = ImportSpelled(kit, bridge, backend, self.check)
        self.result = ImportResult(kit)
        self.after = AfterImport(kit, bridge, backend, self.result)
        self.cancel_button = Button(kit, kit.say("importing.cancel"), "quiet")
        self.import_button = Button(kit, "", "primary", "check-circle")
        self.affiliations_button = Button(kit, kit.say("affiliations.decide"), "plain", "buildings")
        self.affiliations_button.clicked.connect(self._to_affiliations)
        self._fetched_list = False
        self.set_actions(self.cancel_button, self.affiliations_button, self.import_button)
        self.choice, self.busy = ImportChoice(kit), ImportBusy(kit)
        self.otherwise = HierarchyOffer(kit, bridge, backend)
        self.choice.put_above(self.otherwise)
        self.stack = QStackedWidget()
        self._build()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._connect()
        self._show(self.choice)

    def _build(self) -> None:
        for part in (self.choice, self.busy, self.check, self.result):
            self.stack.addWidget(part)
        self.setLayout(column(self.stack, gap=0))

    def _connect(self) -> None:
        self._rest.timeout.connect(self._preview)
        self.choice.choose_button.clicked.connect(self.choose)
        self.choice.fetch_button.clicked.connect(self.ask_for_a_list)
        self.choice.paste_button.clicked.connect(self.paste)
        self.cancel_button.clicked.connect(self.leave)
        self.import_button.clicked.connect(self._import)
        self.busy.stop_button.clicked.connect(self._stop)
        self.columns.asked.connect(self._preview)
        self.columns.edited.connect(self._edited)
        self.columns.announced.connect(self.announced)
        self.columns.failed.connect(self._failed)
        self.spelled.asked.connect(self.look_again)
        self.spelled.teller.offered.connect(self.offered)
        self.spelled.teller.announced.connect(self.announced)
        self.spelled.teller.failed.connect(self._failed)
        self.result.outputs_wanted.connect(self.outputs_wanted)
        self.result.sync_wanted.connect(self.sync_wanted)
        self.result.duplicates_wanted.connect(self.duplicates_wanted)
        self.after.announced.connect(self.announced)
        self.after.warned.connect(self.warned)
        #: Queued, so that the result stands before everything else is asked for anew.
        self.after.changed.connect(self.imported, Qt.ConnectionType.QueuedConnection)
        self.after.began.connect(self._correcting)
        self.after.ended.connect(self._show_result)
        self.result.another_wanted.connect(self._another)

    def library(self, info: LibraryInfo) -> None:
        """Another library: what was being looked at belonged to the one before."""
        self._read_only = info.read_only
        self.leave()

    def entered(self) -> None:
        """The first thing to do has the focus."""
        if self.stack.currentWidget() is self.choice:
            self.choice.choose_button.setFocus()

    @Slot()
    def choose(self) -> None:
        """Ask for a file."""
        path = ask_list(self, self.kit)
        if path is not None:
            self.look_at(path)

    @Slot()
    def ask_for_a_list(self) -> None:
        """Ask whose list is to be fetched."""
        dialog = FetchDialog(self.kit, self.window(), self._last_wish)
        dialog.wished.connect(self._fetch)
        dialog.open()

    @Slot()
    def paste(self) -> None:
        """Look at what the clipboard holds."""
        what = clipped(anything=True)
        if what is None:
            self.announced.emit(self.kit.say("importing.paste.none"))
        else:
            self.bring(what)

    def bring(self, what: Path | str) -> None:
        """Look at a file, or at text as at a file: identifiers in sentences, or a list of any format."""
        if self._writing is not None and not self._writing.over:
            self.announced.emit(self.kit.say("importing.one-by-one"))
            return
        if isinstance(what, Path):
            self.look_at(what)
            return
        path = Path(self._pasted.path()) / PASTED
        try:
            if len(what) > LONGEST:
                raise InputError("input.too-large", path=PASTED, limit=LONGEST // 1_000_000)
            path.write_text(what, encoding="utf-8", errors="replace")
        except (OSError, InputError) as problem:
            self.warned.emit("bad", self.kit.error(problem))
            return
        self.look_at(path, self.kit.say("importing.pasted"))

    @Slot(object)
    def _fetch(self, wish: FetchWish) -> None:
        self._last_wish = wish
        self.warned.emit("info", "")
        self._wait(self.kit.say("importing.fetching"))
        self.title(caption=wish.name)
        self._job = self._bridge.run(self._backend.fetch(wish))
        self._job.progressed.connect(self._progressed)
        self._job.succeeded.connect(self._fetched)
        self._job.failed.connect(self._refused)
        self._job.cancelled.connect(self._stopped)

    @Slot(object)
    def _fetched(self, fetched: Fetched) -> None:
        """Look at a list that came whole, as at a file; say of one that did not what is missing."""
        if fetched.failure is None:
            self.look_at(Path(fetched.kept), fetched.of or fetched.wish.name, fetched=bool(fetched.wish.ror))
            return
        whole = self.kit.figures.whole
        expected = "?" if fetched.expected is None else whole(fetched.expected)
        key = "fetch.cut-off-here" if fetched.came else "fetch.none-came"
        said = self.kit.say(key, n=fetched.came, expected=expected)
        self.warned.emit("bad", f"{self.kit.words.failure(fetched.failure)} {said}")
        self.leave()

    def look_at(self, path: Path, name: str = "", *, fetched: bool = False) -> None:
        """Read a file and show what importing it would do; nothing is written. `name`: what it is called.

        `fetched`: it is a list with affiliations, which can be decided about.
        """
        self._fetched_list = fetched
        self.otherwise.forget()
        self._path = path
        self.columns.reset()
        self._name = name or path.name
        self.warned.emit("info", "")
        self.stack.setCurrentWidget(self.busy)  # what was shown is of another file
        self._preview()

    def look_again(self) -> None:
        """Something was decided that the list depends on."""
        if self.stack.currentWidget() is self.check:
            self._preview()

    @Slot()
    def _to_affiliations(self) -> None:
        looking = self.stack.currentWidget() is self.check
        self.affiliations_wanted.emit(self._path if looking else None)

    @Slot()
    def leave(self) -> None:
        """Back to choosing; nothing was stored."""
        if self._job is not None and not self._job.over:
            self._job.abandon()
        self._path = None
        self._show(self.choice)
        self.title(caption="")
        if self.isVisible():
            self.entered()

    @Slot()
    def undo_last(self) -> None:
        """Take the last import back, if there is one."""
        job = self._bridge.run(self._backend.runs())
        job.succeeded.connect(self._undo_newest)
        job.failed.connect(self._failed)

    @Slot()
    def _preview(self) -> None:
        if self._path is None:
            return
        if self._job is not None and not self._job.over:
            self._job.abandon()
        if self.stack.currentWidget() is not self.check:
            self._wait(self.kit.say("importing.reading", name=self._name))
        self.check.busy(True)
        self.title(caption=self._name)
        how = self.columns
        task = self._backend.preview_import(
            self._path,
            sheet=how.sheet,
            mapping=how.mapping,
            guess=how.guess,
            kept=how.kept,
            units_from=how.units,
            encoding=how.encoding,
        )
        self._job = self._bridge.run(task)
        self._job.progressed.connect(self._progressed)
        self._job.succeeded.connect(self._previewed)
        self._job.failed.connect(self._unreadable)
        self._job.cancelled.connect(self.leave)

    @Slot(object)
    def _previewed(self, preview: ImportPreview) -> None:
        say = self.kit.say
        self.check.show_preview(preview)
        self.columns.may_keep = not self._read_only
        self.columns.previewed(preview)
        self.spelled.may = not self._read_only
        self.spelled.previewed(preview)
        count = preview.balance.added + preview.balance.updated
        self.import_button.setText(
            f" {say('importing.import', n=count)}" if count else say("importing.nothing")
        )
        self.import_button.setEnabled(
            preview.balance.records > preview.balance.refused and not self._read_only
        )
        key = f"format.{preview.format}"
        form = say(key) if self.kit.words.knows(key) else preview.format.upper()
        name = Path(preview.path).name
        parts = (name, form, label(preview.encoding) if preview.encoding != preview.format else "")
        self.title(caption=" · ".join(part for part in parts if part))
        first = self.stack.currentWidget() is not self.check
        self._show(self.check)
        if first:
            self.check.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))
        self.leave()

    @Slot()
    def _edited(self) -> None:
        self.check.busy(True)
        self._rest.start()

    @Slot(object)
    def _unreadable(self, error: Exception) -> None:
        """A first look that fails leads back; columns that make no list leave the page as it was."""
        if self.stack.currentWidget() is not self.check:
            path = self._path
            self._refused(error)
            if path is not None and isinstance(error, InputError):
                self.otherwise.look(path)
            return
        self.warned.emit("bad", self.kit.error(error))
        self.columns.restore()
        self.check.busy(False)

    @Slot()
    def _import(self) -> None:
        if self._path is None:
            return
        self._wait(self.kit.say("importing.writing", name=self._name))
        how = self.columns
        task = self._backend.import_file(
            self._path,
            sheet=how.sheet,
            mapping=how.mapping,
            units_from=how.units,
            encoding=how.encoding,
        )
        self._job = self._writing = self._bridge.run(task)
        self._job.progressed.connect(self._progressed)
        self._job.succeeded.connect(self._imported)
        self._job.failed.connect(self._refused)
        self._job.cancelled.connect(self._stopped)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.busy.stop_button.setEnabled(False)

    @Slot()
    def _stopped(self) -> None:
        self.announced.emit(self.kit.say("importing.stopped"))
        self.leave()

    @Slot(object)
    def _imported(self, answer: ImportAnswer) -> None:
        if self._path is None:
            return
        how = self.columns
        given = Given(self._path, self._name, how.sheet, how.mapping, how.units, how.encoding)
        self.after.begin(given, answer)
        self._show(self.result)

    @Slot(object, str)
    def _correcting(self, job: Job, words: str) -> None:
        self._job = self._writing = job
        job.progressed.connect(self._progressed)
        self._wait(words)

    @Slot()
    def _show_result(self) -> None:
        self._show(self.result)

    @Slot(object)
    def _progressed(self, events: tuple[Event, ...]) -> None:
        self.busy.show_progress(events)

    @Slot(object)
    def _undo_newest(self, runs: list[RunRow]) -> None:
        found = next((run for run in runs if run.kind == "import" and run.undoable), None)
        if found is None:
            self.announced.emit(self.kit.say("importing.undo.none"))
            return
        job = self._bridge.run(self._backend.undo(found.id))
        job.succeeded.connect(self._undone)
        job.failed.connect(self._failed)

    @Slot(object)
    def _undone(self, answer: UndoAnswer) -> None:
        self.announced.emit(undone_words(self.kit, answer))
        self.after.taken_back(answer.run)
        self.imported.emit()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))

    @Slot()
    def _another(self) -> None:
        self.leave()
        self.choose()

    def _wait(self, words: str) -> None:
        self.busy.begin(words)
        self._show(self.busy)

    def _show(self, part: QWidget) -> None:
        self.stack.setCurrentWidget(part)
        self.cancel_button.setVisible(part is self.check)
        self.import_button.setVisible(part is self.check)
        self.affiliations_button.setVisible(self._fetched_list and part in (self.check, self.result))
