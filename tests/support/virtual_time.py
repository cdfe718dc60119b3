"""An event loop whose time runs only when nobody has anything to do: hours of waiting pass in no time.

`asyncio.sleep`, `asyncio.timeout` and every timer follow it, so pacing and deadlines are tested exactly.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import selectors
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

#: What the calendar says when the virtual time is 0.
START = dt.datetime(2026, 3, 14, 9, 0, tzinfo=dt.UTC)


class _Selector(selectors.DefaultSelector):
    """Never waits: it moves the loop's time to the next timer instead."""

    ahead = 0.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready and timeout:
            self.ahead += timeout
        elif not ready and timeout is None:
            raise RuntimeError("everybody waits for somebody else: a deadlock")
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """A loop with a time of its own, starting at 0."""

    def __init__(self) -> None:
        self._virtual = _Selector()
        super().__init__(self._virtual)

    def time(self) -> float:
        """Seconds of virtual time."""
        return float(self._virtual.ahead)


class VirtualClock:
    """The `Clock` of the running virtual loop."""

    def monotonic(self) -> float:
        """See `harvest.clock.Clock`."""
        return asyncio.get_running_loop().time()

    def now(self) -> dt.datetime:
        """See `harvest.clock.Clock`."""
        return START + dt.timedelta(seconds=self.monotonic())

    async def sleep(self, seconds: float) -> None:
        """See `harvest.clock.Clock`."""
        await asyncio.sleep(seconds)


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Run to the end in virtual time; fails where tasks are left behind."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(_and_nothing_left(work))


async def _and_nothing_left(work: Coroutine[Any, Any, T]) -> T:
    try:
        return await work
    finally:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert not left, f"tasks left behind: {left}"
