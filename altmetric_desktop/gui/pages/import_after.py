"""What can be done about an import that is over: correct rows, save its problems, take all of it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from altmetric_desktop.domain.records import Correction, Mapping, UnitsFrom
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.dialogs.files import ask_save
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.import_result import ImportResult

if TYPE_CHECKING:
    from altmetric_desktop.domain.records import ImportAnswer
    from altmetric_desktop.domain.rows import RunRow, UndoAnswer
    from altmetric_desktop.gui.backend import Backend


class Given(Struct, frozen=True):
    """A list that was imported: its file, what it is called, and how it was read."""

    path: Path
    name: str
    sheet: str | None
    mapping: Mapping | None
    units: UnitsFrom = UnitsFrom.COLUMNS
    encoding: str = ""


class AfterImport(QObject):
    """Works for the result's screen. `began` carries a job and words to wait with, `ended` that the screen is
    to be shown again, `changed` that the library did."""

    announced = Signal(str)
    warned = Signal(str, str)
    began = Signal(object, str)
    ended = Signal()
    changed = Signal()

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, result: ImportResult) -> None:
        super().__init__(result)
        self.kit, self._bridge, self._backend, self._result = kit, bridge, backend, result
        self._given: Given | None = None
        #: Names of the runs that the screen stands for, oldest first.
        self.runs: list[str] = []
        self._corrections: tuple[Correction, ...] = ()
        result.undo_wanted.connect(self.undo)
        result.corrections_wanted.connect(self.correct)
        result.save_wanted.connect(self._ask_where)

    def begin(self, given: Given, answer: ImportAnswer) -> None:
        """Another import is over."""
        self._given, self.runs = given, [answer.run]
        self._result.show_answer(answer, given.mapping, given.name)
        self.changed.emit()

    @Slot(object)
    def correct(self, corrections: tuple[Correction, ...]) -> None:
        """Read the corrected rows as a further import of the same file."""
        given = self._given
        if given is None:
            return
        self._corrections = corrections
        task = self._backend.import_file(
            given.path,
            sheet=given.sheet,
            mapping=given.mapping,
            corrections=corrections,
            units_from=given.units,
            encoding=given.encoding,
        )
        job: Job = self._bridge.run(task)
        job.succeeded.connect(self._corrected)
        job.failed.connect(self._not_corrected)
        job.cancelled.connect(self._stopped)
        self.began.emit(job, self.kit.say("importing.correcting", name=given.name))

    @Slot(object)
    def _corrected(self, answer: ImportAnswer) -> None:
        self.runs.append(answer.run)
        self._result.show_correction(answer, self._corrections)
        self.ended.emit()
        self.changed.emit()

    @Slot(object)
    def _not_corrected(self, error: Exception) -> None:
        self._failed(error)
        self.ended.emit()

    @Slot()
    def _stopped(self) -> None:
        self.announced.emit(self.kit.say("importing.stopped"))
        self.ended.emit()

    @Slot()
    def _ask_where(self) -> None:
        if self._given is None:
            return
        say = self.kit.say
        start = say("importing.problems.file", name=Path(self._given.name).stem) + ".csv"
        path = ask_save(
            self._result, say("importing.problems.place"), start, say("importing.problems.kind"), ".csv"
        )
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Save what the table of problems shows."""
        header, rows = self._result.problems_as_texts()
        job = self._bridge.run(self._backend.save_rows(path, header, rows))
        job.succeeded.connect(self._saved)
        job.failed.connect(self._failed)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self.announced.emit(self.kit.say("saved", name=path.name))

    @Slot()
    def undo(self) -> None:
        """Take back what the screen stands for: corrections first, then the import."""
        job = self._bridge.run(self._backend.runs())
        job.succeeded.connect(self._undo_newest)
        job.failed.connect(self._failed)

    @Slot(object)
    def _undo_newest(self, runs: list[RunRow]) -> None:
        newest = next((run for run in runs if run.name in self.runs and run.undoable), None)
        if newest is None:
            self.announced.emit(self.kit.say("importing.undo.none"))
            return
        job = self._bridge.run(self._backend.undo(newest.id))
        job.succeeded.connect(self._undone)
        job.failed.connect(self._failed)

    @Slot(object)
    def _undone(self, answer: UndoAnswer) -> None:
        self.taken_back(answer.run)
        self.changed.emit()
        if self.runs:
            self.undo()
        else:
            self.announced.emit(undone_words(self.kit, answer))

    def taken_back(self, run: str) -> None:
        """A run was taken back, from here or elsewhere; the screen says so once none is left."""
        before, self.runs = self.runs, [name for name in self.runs if name != run]
        if before and not self.runs:
            self._result.undone()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.warned.emit("bad", self.kit.error(error))


def undone_words(kit: Kit, answer: UndoAnswer) -> str:
    """What taking a run back did."""
    from altmetric_desktop.words.history import undone

    return undone(answer, kit.words)
