"""Time, passed in: the gate and the engine read no clock of their own."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from typing import Protocol


class Clock(Protocol):
    """What pacing needs: a clock that never goes back, the calendar, and waiting."""

    def monotonic(self) -> float:
        """Seconds since some moment; never goes back when the computer's time is changed."""

    def now(self) -> dt.datetime:
        """The calendar time in UTC (for dates that a server names)."""

    async def sleep(self, seconds: float) -> None:
        """Wait; cancelled with the task."""


class SystemClock:
    """The computer's own."""

    def monotonic(self) -> float:
        """See `Clock`."""
        return time.monotonic()

    def now(self) -> dt.datetime:
        """See `Clock`."""
        return dt.datetime.now(dt.UTC)

    async def sleep(self, seconds: float) -> None:
        """See `Clock`."""
        await asyncio.sleep(seconds)
