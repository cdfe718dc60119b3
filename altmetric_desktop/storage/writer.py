"""The one thread that writes: a queue of functions that take a connection.

Each function runs in a savepoint: one that fails is rolled back alone. What was done is committed when the
queue is empty, at 20,000 rows, or after one second, whichever is first; results and `Changed` go out after
the commit, never before. A full disk ends the whole transaction: then everybody in it is told.
What the functions do is not known here.
"""

from __future__ import annotations

import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from typing import Generic, TypeVar

from msgspec import Struct, field
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage.troubles import known

T = TypeVar("T")
Watcher = Callable[[Changed], None]

MOST_ROWS = 20_000
MOST_SECONDS = 1.0


class _Task(Struct, Generic[T]):
    work: Callable[[Connection], T]
    changed: Callable[[T], Sequence[Changed]] | None
    future: Future[T] = field(default_factory=Future)
    result: T | None = None

    def run(self, connection: Connection) -> None:
        self.result = self.work(connection)

    def tell(self, watcher: Watcher | None) -> None:
        """After the commit: the result to who waits, what changed to who watches."""
        result: T = self.result  # type: ignore[assignment]  # set by `run`, whatever T is
        self.future.set_result(result)
        if watcher is not None and self.changed is not None:
            for change in self.changed(result):
                watcher(change)


class Loan:
    """The pen, lent: while it is out the writer waits, and another process may write one transaction."""

    def __init__(self) -> None:
        self.granted: Future[None] = Future()
        self._back = threading.Event()
        self.changes: tuple[Changed, ...] = ()

    def give_back(self, *changes: Changed) -> None:
        """The writer goes on; `changes` are told to who watches."""
        self.changes = changes
        self._back.set()

    def wait(self) -> None:
        """For the writer: until it is given back."""
        self._back.wait()


class Writer:
    """Owner of the writing connection, on its own thread `db-writer`."""

    def __init__(self, engine: Engine, path: str = "", watcher: Watcher | None = None) -> None:
        """`watcher` is called on the writer's thread after each commit; it must only pass the word on."""
        self._engine = engine
        self._path = path
        self.watcher = watcher
        self._queue: queue.SimpleQueue[_Task[object] | Loan | None] = queue.SimpleQueue()
        self._closed = False
        self._lent: Loan | None = None
        self._connection: Connection | None = None
        self._group: list[_Task[object]] = []
        self._since = 0.0
        self._rows = 0
        self._thread = threading.Thread(target=self._live, name="db-writer", daemon=True)
        self._thread.start()

    def submit(
        self, work: Callable[[Connection], T], changed: Callable[[T], Sequence[Changed]] | None = None
    ) -> Future[T]:
        """Queue a piece of work. The future answers after the commit; `changed` names what it changed.

        Raises (in the future): what `work` raised; LibraryError `library.full`, `library.damaged`.
        """
        if self._closed:
            raise LibraryError("library.closed", path=self._path)
        task = _Task(work, changed)
        self._queue.put(task)  # type: ignore[arg-type]  # a queue of tasks of any result
        return task.future

    def lend(self) -> Loan:
        """Ask for the pen: wait for `granted`, write elsewhere, then `give_back` in any case."""
        if self._closed:
            raise LibraryError("library.closed", path=self._path)
        loan = Loan()
        self._queue.put(loan)
        return loan

    def close(self) -> None:
        """Finish what is queued, then end the thread. A pen that is still lent is taken as given back."""
        if not self._closed:
            self._closed = True
            self._queue.put(None)
        if (lent := self._lent) is not None:
            lent.give_back()
        self._thread.join()

    # ---------------------------------------------------------------------------- on the thread

    def _live(self) -> None:
        while True:
            item = self._queue.get()
            if item is None:
                break
            if isinstance(item, Loan):
                self._lend(item)
            elif item.future.set_running_or_notify_cancel():
                self._do(item)
            if self._group and self._due():
                self._commit()
        self._commit()
        self._drop()

    def _due(self) -> bool:
        late = time.monotonic() - self._since >= MOST_SECONDS
        return self._queue.empty() or late or self._rows >= MOST_ROWS

    def _do(self, task: _Task[object]) -> None:
        try:
            connection = self._open()
            before = _total_changes(connection)
        except Exception as problem:  # noqa: BLE001  # whoever waits must be told
            self._fail([task], problem)
            self._drop()
            return
        nested = connection.begin_nested()
        try:
            task.run(connection)
            nested.commit()
        except Exception as problem:  # noqa: BLE001  # the task's own failure, given to who waits
            if _in_transaction(connection):
                nested.rollback()
                self._fail([task], problem)
                self._rows += 1
                return
            # SQLite has rolled back everything since BEGIN: nobody in the group is safe
            self._fail([*self._group, task], problem)
            self._group = []
            self._drop()
            return
        self._rows += max(1, _total_changes(connection) - before)
        self._group.append(task)

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        if not self._connection.in_transaction():
            self._connection.begin()
            self._since, self._rows = time.monotonic(), 0
        return self._connection

    def _commit(self) -> None:
        done, self._group = self._group, []
        if self._connection is None or not self._connection.in_transaction():
            return
        try:
            self._connection.commit()
        except Exception as problem:  # noqa: BLE001  # whoever waits must be told
            self._fail(done, problem)
            self._drop()
            return
        for task in done:
            task.tell(self.watcher)

    def _lend(self, loan: Loan) -> None:
        self._commit()
        if loan.granted.set_running_or_notify_cancel():
            if self._closed:
                loan.granted.set_exception(LibraryError("library.closed", path=self._path))
                return
            self._lent = loan
            loan.granted.set_result(None)
            loan.wait()
            self._lent = None
            for change in loan.changes:
                if self.watcher is not None:
                    self.watcher(change)

    def _fail(self, tasks: Sequence[_Task[object]], problem: Exception) -> None:
        told = known(problem, self._path, "library.no-write") or problem
        for task in tasks:
            task.future.set_exception(told)

    def _drop(self) -> None:
        """Let go of a connection whose state is unknown; the next task gets a fresh one."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError, sqlite3.Error):
                connection.close()


def _in_transaction(connection: Connection) -> bool:
    held = connection.connection.dbapi_connection
    return bool(getattr(held, "in_transaction", True))


def _total_changes(connection: Connection) -> int:
    held = connection.connection.dbapi_connection
    return int(getattr(held, "total_changes", 0))
