"""The only file that knows both threads and Qt: brings tasks and changes home to the GUI thread.

A task ends in a thread that is not ours; `Job` is told by a queued signal and speaks in ours. One
timer of 100 ms fetches the latest progress of all running jobs: never one signal per page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import Cancelled

if TYPE_CHECKING:
    from altmetric_desktop.gui.backend import Backend, Task

#: How often progress is fetched and told (ms).
BEAT = 100


class Job(QObject):
    """A task as the window sees it. Exactly one of succeeded, failed, cancelled; then `ended`.

    `succeeded` carries the value, `failed` the exception, `progressed` a tuple of events.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _home = Signal()

    def __init__(self, task: Task[object], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self._abandoned = False
        self._over = False
        self._home.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def watch(self) -> None:
        """Begin: called once by the bridge. The end comes by a queued signal: one can still connect."""
        self._task.when_done(self._call_home)

    def cancel(self) -> None:
        """Ask the work to stop; `cancelled` follows when it has really ended."""
        self._task.cancel()

    def abandon(self) -> None:
        """The answer is no longer wanted: stop the work and say nothing but `ended`."""
        self._abandoned = True
        self._task.cancel()

    @property
    def over(self) -> bool:
        """Whether the job has ended and told so."""
        return self._over

    def tell(self) -> None:
        """Fetch and announce progress; called by the bridge's timer."""
        if self._over or self._abandoned:
            return
        events = self._task.latest()
        if events:
            self.progressed.emit(events)

    def _call_home(self) -> None:
        # Any thread. At shutdown the C++ half may be gone: then nobody is left to be told.
        try:
            self._home.emit()
        except RuntimeError:
            return

    @Slot()
    def _finish(self) -> None:
        if self._over:
            return
        self.tell()
        self._over = True
        try:
            value = self._task.result()
        except Cancelled:
            if not self._abandoned:
                self.cancelled.emit()
        except Exception as error:  # noqa: BLE001 - whatever it was, a person must hear of it
            if not self._abandoned:
                self.failed.emit(error)
        else:
            if not self._abandoned:
                self.succeeded.emit(value)
        self.ended.emit()


class Bridge(QObject):
    """Runs tasks as jobs and tells what changed, in the GUI thread. Lives as long as the window."""

    changed = Signal(object)
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: list[Job] = []
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._came.connect(self._tell_changed, Qt.ConnectionType.QueuedConnection)

    def listen(self, backend: Backend) -> None:
        """Pass the backend's changes on as `changed`."""
        backend.on_changed(self._changed)

    def run(self, task: Task[object]) -> Job:
        """A job for a task; connect to its signals before returning to the event loop."""
        job = Job(task, self)
        self._jobs.append(job)
        job.ended.connect(self._sweep)
        job.watch()
        if not self._timer.isActive():
            self._timer.start()
        return job

    @property
    def running(self) -> int:
        """How many jobs have not ended."""
        return sum(not job.over for job in self._jobs)

    def cancel_all(self) -> None:
        """Ask everything to stop and expect no answers."""
        for job in self._jobs:
            job.abandon()

    def _changed(self, what: Changed) -> None:
        try:
            self._came.emit(what)
        except RuntimeError:
            return

    @Slot(object)
    def _tell_changed(self, what: Changed) -> None:
        self.changed.emit(what)

    @Slot()
    def _beat(self) -> None:
        for job in tuple(self._jobs):
            job.tell()

    @Slot()
    def _sweep(self) -> None:
        for job in [job for job in self._jobs if job.over]:
            self._jobs.remove(job)
            job.deleteLater()
        if not self._jobs:
            self._timer.stop()
