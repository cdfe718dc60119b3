"""Work beside the caller's thread: the loop thread for the network, a small pool for reads.

Qt-free, so that the command line and the tests use the same. Rules learnt the hard way: a coroutine
is cancelled in its own loop, never through the concurrent future that stands for it (that reports
"cancelled" while the work still runs); progress is stored, not queued, and fetched by whoever shows it.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from altmetric_desktop.domain.errors import AltmetricError, Cancelled
from altmetric_desktop.domain.events import Event, Progress, SourceFailed, SourceProgress

T = TypeVar("T")

#: How long shutting down waits for the loop's tasks before it says which one hangs (seconds).
JOIN_LIMIT = 5.0


class Latest:
    """The newest event of each source or stage, handed over once. Safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._events: dict[tuple[str, str], Event] = {}

    def report(self, event: Event) -> None:
        """Keep this event in place of an older one of the same kind."""
        with self._lock:
            self._events[_slot(event)] = event

    def take(self) -> tuple[Event, ...]:
        """What is new since the last call, in the order of first report."""
        with self._lock:
            events = tuple(self._events.values())
            self._events.clear()
        return events


def _slot(event: Event) -> tuple[str, str]:
    if isinstance(event, Progress):
        return ("progress", "")
    if isinstance(event, SourceProgress):
        return ("source", event.source)
    return ("failed", event.source)


class Task(Generic[T]):
    """Work under way, in whatever thread or process. `stop` is called once, at the first cancel."""

    def __init__(
        self, future: Future[T], latest: Latest | None = None, stop: Callable[[], None] | None = None
    ) -> None:
        self._future = future
        self._latest = latest or Latest()
        self._stop = stop
        self._stopped = False

    def cancel(self) -> None:
        """Ask it to stop. It ends with `Cancelled`, on whole pages, when it has really ended."""
        if self._stopped:
            return
        self._stopped = True
        if self._stop is None:
            self._future.cancel()
        else:
            self._stop()

    def latest(self) -> tuple[Event, ...]:
        """The newest progress values since the last call."""
        return self._latest.take()

    def finished(self) -> bool:
        """Whether `result` would return or raise at once."""
        return self._future.done()

    def result(self, timeout: float | None = None) -> T:
        """The value; raises what went wrong, `Cancelled` when it was stopped."""
        try:
            return self._future.result(timeout)
        except (CancelledError, asyncio.CancelledError):
            raise Cancelled("cancelled") from None

    def when_done(self, callback: Callable[[], None]) -> None:
        """Call back once, in whatever thread, when finished."""
        self._future.add_done_callback(lambda _future: callback())


class LoopThread:
    """One asyncio loop on a plain thread."""

    def __init__(self, name: str = "net-loop") -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._started = threading.Event()
        self._tasks: dict[asyncio.Task[object], str] = {}
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()
        self._started.wait()

    def _serve(self) -> None:
        with asyncio.Runner() as runner:
            self._loop = runner.get_loop()
            runner.run(self._wait_for_end())

    async def _wait_for_end(self) -> None:
        self._end = asyncio.Event()
        self._started.set()
        await self._end.wait()
        for task in tuple(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(tuple(self._tasks), timeout=JOIN_LIMIT)

    def start(
        self,
        name: str,
        make: Callable[[Callable[[Event], None]], Coroutine[object, object, T]],
        report: Callable[[Event], None] | None = None,
    ) -> Task[T]:
        """Run `make(report)` in the loop. `name` is told if it hangs at the end."""
        future: Future[T] = Future()
        latest = Latest()
        holder: list[asyncio.Task[T]] = []
        cancelled = threading.Event()
        loop = self._loop
        if loop is None or loop.is_closed():
            raise AltmetricError("background.ended")

        def begin() -> None:
            task = loop.create_task(make(report or latest.report))
            holder.append(task)
            self._tasks[task] = name
            task.add_done_callback(lambda ended: self._ended(ended, future))
            if cancelled.is_set():
                task.cancel()

        def stop() -> None:
            cancelled.set()
            if holder and not loop.is_closed():
                loop.call_soon_threadsafe(holder[0].cancel)

        loop.call_soon_threadsafe(begin)
        return Task(future, latest, stop)

    def _ended(self, task: asyncio.Task[T], future: Future[T]) -> None:
        self._tasks.pop(task, None)
        if task.cancelled():
            future.set_exception(Cancelled("cancelled"))
        elif (error := task.exception()) is not None:
            future.set_exception(error)
        else:
            future.set_result(task.result())

    def close(self) -> tuple[str, ...]:
        """Cancel what runs and end the thread. Returns the names of tasks that would not end."""
        loop = self._loop
        if loop is not None and self._thread.is_alive():
            loop.call_soon_threadsafe(self._end.set)
            self._thread.join(JOIN_LIMIT + 1.0)
        return tuple(self._tasks.values())


class ReadPool:
    """Two threads for queries, started on first use."""

    def __init__(self, threads: int = 2) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="db-reader")

    def start(self, work: Callable[[], T]) -> Task[T]:
        """Run `work` in the pool."""
        return Task(self._pool.submit(work))

    def start_reporting(self, work: Callable[[Callable[[Event], None]], T]) -> Task[T]:
        """Run `work(report)` in the pool."""
        latest = Latest()
        return Task(self._pool.submit(work, latest.report), latest)

    def close(self) -> None:
        """Wait for what runs, drop what waits."""
        self._pool.shutdown(wait=True, cancel_futures=True)


__all__ = ["Latest", "LoopThread", "ReadPool", "SourceFailed", "Task"]
