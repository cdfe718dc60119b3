"""A job of the child process that writes, while the library's writer has lent its pen."""

from __future__ import annotations

import threading
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import Cancelled
from altmetric_desktop.services.background import Task

if TYPE_CHECKING:
    from collections.abc import Callable

    from altmetric_desktop.domain.events import Event
    from altmetric_desktop.storage.writer import Loan

T = TypeVar("T")


class Lent:
    """A job of the child that writes: it starts when the writer has lent its pen, and the pen goes back
    before the answer is given."""

    def __init__(self, loan: Loan, start: Callable[[], Task[object]]) -> None:
        self._loan = loan
        self._start = start
        self._future: Future[object] = Future()
        self._running: list[Task[object]] = []
        self._stopped = threading.Event()

    def begin(self) -> Task[object]:
        """Wait for the pen in a thread of its own; the task ends with the job."""
        threading.Thread(target=self._work, name="import", daemon=True).start()
        return _Following(self._future, self._running, self._stop)

    def _work(self) -> None:
        try:
            answer = self._write()
        except BaseException as error:  # noqa: BLE001  # whatever it is belongs to the waiting caller
            self._loan.give_back()
            self._future.set_exception(error)
        else:
            self._loan.give_back(Changed("output"))
            self._future.set_result(answer)

    def _write(self) -> object:
        self._loan.granted.result()
        if self._stopped.is_set():
            raise Cancelled("cancelled")
        task = self._start()
        self._running.append(task)
        if self._stopped.is_set():
            task.cancel()
        return task.result()

    def _stop(self) -> None:
        self._stopped.set()
        for task in self._running:
            task.cancel()


class _Following(Task[T]):
    """A task whose progress is that of another one, which starts later."""

    def __init__(self, future: Future[T], followed: list[Task[object]], stop: Callable[[], None]) -> None:
        super().__init__(future, None, stop)
        self._followed = followed

    def latest(self) -> tuple[Event, ...]:
        """The newest progress of the followed task."""
        return tuple(event for task in self._followed for event in task.latest())
