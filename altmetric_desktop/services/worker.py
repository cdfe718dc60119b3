"""The one child process that computes: reads imports, writes workbooks, draws charts.

Threads only wait; pure Python beside the GUI thread freezes it (measured), a child does not. Jobs go
by *key*, so that naming one imports nothing here; plain values go in and come out, long ones in pieces;
errors cross as key and arguments; cancelling kills the child and the next job starts a new one.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.errors import AltmetricError, Cancelled
from altmetric_desktop.domain.events import Event
from altmetric_desktop.services.background import Latest, Task

#: What the child can do: job key → module and function. The function takes (wish, report).
JOBS: dict[str, tuple[str, str]] = {
    "preview": ("altmetric_desktop.services.jobs", "preview"),
    "import": ("altmetric_desktop.services.jobs", "import_file"),
    "report": ("altmetric_desktop.services.jobs", "report"),
    "chart": ("altmetric_desktop.services.jobs", "chart"),
    "units": ("altmetric_desktop.services.jobs", "unit_proposals"),
    "warm": ("altmetric_desktop.services.jobs", "warm"),
}

#: Items of a long tuple that come in one message: it is unpacked in one go, and the window waits meanwhile.
PIECE = 2_000


class ChildBug(RuntimeError):
    """An unexpected exception in the child; the text is its traceback."""


class _Told(Struct, frozen=True):
    event: Event


class _Part(Struct, frozen=True):
    """Items of a field of the value, which comes last and without them."""

    field: str
    items: tuple[object, ...]


class _Done(Struct, frozen=True):
    value: object


class _Failed(Struct, frozen=True):
    error: AltmetricError


class _Broke(Struct, frozen=True):
    text: str


Jobs = Mapping[str, tuple[str, str]]


def run_job(key: str, wish: object, report: Callable[[Event], None], jobs: Jobs = JOBS) -> object:
    """Do a job in this process: what the child does, and what the command line calls directly."""
    module, name = jobs[key]
    function: Callable[[object, Callable[[Event], None]], object] = getattr(
        importlib.import_module(module), name
    )
    return function(wish, report)


def _parted(value: object) -> Iterator[_Part | _Done]:
    """A value as messages, none of which holds more than PIECE items of one of its tuples."""
    fields = value.__struct_fields__ if isinstance(value, Struct) else ()
    given = {name: getattr(value, name) for name in fields}
    long = {name: items for name, items in given.items() if isinstance(items, tuple) and len(items) > PIECE}
    for name, items in long.items():
        for start in range(0, len(items), PIECE):
            yield _Part(name, items[start : start + PIECE])
    yield _Done(replace(value, **dict.fromkeys(long, ())) if isinstance(value, Struct) and long else value)


def _whole(value: object, parts: Mapping[str, list[object]]) -> object:
    """The value with the items that came before it."""
    if not isinstance(value, Struct) or not parts:
        return value
    return replace(value, **{name: tuple(items) for name, items in parts.items()})


def _serve(pipe: Connection, jobs: Jobs) -> None:
    """The child's life: jobs until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            key, wish = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            value = run_job(key, wish, lambda event: pipe.send(_Told(event)), jobs)
            answer: Iterator[object] = _parted(value)
        except AltmetricError as error:
            answer = iter((_Failed(error),))
        except Exception:  # noqa: BLE001  # a bug must reach the parent as its traceback
            answer = iter((_Broke(traceback.format_exc()),))
        try:
            for message in answer:
                pipe.send(message)
        except OSError:
            return


class Child:
    """A spawned process that does one job at a time; started on first use, again after a kill."""

    def __init__(self, name: str = "worker", jobs: Jobs = JOBS) -> None:
        self._name = name
        self._jobs = dict(jobs)
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._closed = False

    def start(self, key: str, wish: object) -> Task[object]:
        """Queue a job; its progress and end arrive through the task."""
        future: Future[object] = Future()
        latest = Latest()
        stopped = threading.Event()
        running = threading.Event()

        def work() -> None:
            with self._turn:
                if stopped.is_set() or self._closed:
                    future.set_exception(Cancelled("cancelled"))
                    return
                running.set()
                try:
                    value = self._do(key, wish, latest, stopped)
                except (EOFError, OSError):
                    self._bury()
                    future.set_exception(
                        Cancelled("cancelled")
                        if stopped.is_set() or self._closed
                        else AltmetricError("worker.died", job=key)
                    )
                except BaseException as error:  # noqa: BLE001  # whatever it is belongs to the waiting caller
                    future.set_exception(error)
                else:
                    future.set_result(value)

        def stop() -> None:
            stopped.set()
            if running.is_set() and not future.done():
                self._kill()

        threading.Thread(target=work, name=f"{self._name}-{key}", daemon=True).start()
        return Task(future, latest, stop)

    def _do(self, key: str, wish: object, latest: Latest, stopped: threading.Event) -> object:
        pipe = self._connect()
        if stopped.is_set():  # while the process began: there was nothing to kill yet
            raise EOFError
        pipe.send((key, wish))
        parts: dict[str, list[object]] = {}
        while True:
            message = pipe.recv()
            if isinstance(message, _Told):
                latest.report(message.event)
            elif isinstance(message, _Part):
                parts.setdefault(message.field, []).extend(message.items)
            elif isinstance(message, _Done):
                return _whole(message.value, parts)
            elif isinstance(message, _Failed):
                raise message.error
            elif isinstance(message, _Broke):
                raise ChildBug(message.text)

    def _connect(self) -> Connection:
        with self._lock:
            if self._closed:
                raise EOFError
            if self._pipe is None or self._process is None or not self._process.is_alive():
                context = multiprocessing.get_context("spawn")
                ours, theirs = context.Pipe()
                process = context.Process(
                    target=_serve, args=(theirs, self._jobs), name=self._name, daemon=True
                )
                process.start()
                theirs.close()  # else the end of the child is never seen
                self._process, self._pipe = process, ours
            return self._pipe

    def _kill(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()

    def _bury(self) -> None:
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.join()
                with contextlib.suppress(ValueError):
                    self._process.close()
            if self._pipe is not None:
                self._pipe.close()
            self._process = self._pipe = None

    def close(self) -> None:
        """End the child; a running job ends as cancelled."""
        self._closed = True
        self._kill()
        with self._turn:
            self._bury()
