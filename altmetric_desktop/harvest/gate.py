"""Who may ask when: spacing by start time, requests in flight, waiting that a server orders, a day's budget.

One gate a queue (a source, or a host of a stream source). It takes a clock and does no requests itself.
"""

from __future__ import annotations

import asyncio

from altmetric_desktop.domain.sourcing import Rate
from altmetric_desktop.harvest.clock import Clock
from altmetric_desktop.harvest.hints import Limits
from altmetric_desktop.harvest.verdicts import Parked

#: A server may make us wait so many seconds; a longer wait parks the source until a later run.
LONGEST = 3600.0
#: A start that came late (a busy computer) is made up for by at most this many seconds: so the pace holds in
#: the long run, and no second sees more than a tenth more than its due.
_MADE_UP = 0.1


class Budget:
    """Requests a day. `spent` is what earlier runs of the day used; the caller keeps it between runs."""

    def __init__(self, per_day: int | None, spent: int = 0) -> None:
        self.per_day = per_day
        self.spent = spent

    def take(self, source: str) -> None:
        """Count one request; `Parked` where the day's budget is used up."""
        if self.per_day is not None and self.spent >= self.per_day:
            raise Parked("source.day-budget", source=source, n=self.per_day)
        self.spent += 1


class Gate:
    """Lets requests start in order of arrival, `1 / rate.per_second` apart, `rate.at_once` in flight.

    Spacing counts from start to start, so that slow answers overlap instead of slowing the pace
    (measured: sleeping after each answer takes 1.6–3.7 times as long). A rate of 0 a second means:
    no spacing (saved answers).
    """

    def __init__(self, source: str, rate: Rate, clock: Clock) -> None:
        self._source = source
        self._own_spacing = 1.0 / rate.per_second if rate.per_second > 0 else 0.0
        self._own_at_once = max(1, rate.at_once)
        self._clock = clock
        self._turn = asyncio.Lock()
        self._left = asyncio.Event()
        self._inside = 0
        self._next_start = float("-inf")
        self._held_until = float("-inf")
        self._refused_at = float("-inf")
        #: How often in a row the server said "too many".
        self.rounds = 0
        self.spacing = self._own_spacing
        self.at_once = self._own_at_once

    async def enter(self) -> float:
        """Wait for a turn; the moment at which it came. The caller must `leave`, whatever happens.

        `Parked` where the server holds us for longer than an hour."""
        wanted = self._clock.monotonic()
        async with self._turn:
            while self._inside >= self.at_once:
                self._left.clear()
                await self._left.wait()
                wanted = self._clock.monotonic()
            while (wait := max(self._next_start, self._held_until) - self._clock.monotonic()) > 0:
                if wait > LONGEST:
                    raise Parked("source.limited", source=self._source, seconds=round(wait))
                await self._clock.sleep(wait)
            now = self._clock.monotonic()
            slot = max(self._next_start, self._held_until, wanted, now - _MADE_UP)
            self._next_start = slot + self.spacing
            self._inside += 1
            return now

    def leave(self) -> None:
        """The request has ended."""
        self._inside -= 1
        self._left.set()

    def hold(self, seconds: float) -> None:
        """No start for so long: the server said so."""
        self._held_until = max(self._held_until, self._clock.monotonic() + seconds)

    def refused(self, started: float) -> None:
        """A request that started then was too many. Those under way at the same time count as one round."""
        if started > self._refused_at:
            self.rounds += 1
            self._refused_at = self._clock.monotonic()

    def accepted(self) -> None:
        """A request was answered: the rounds of refusals are over."""
        self.rounds = 0

    @property
    def wait(self) -> float:
        """Seconds for which the server holds us, 0 = not held."""
        return max(0.0, self._held_until - self._clock.monotonic())

    def learn(self, limits: Limits) -> None:
        """Follow lower limits that a server names; never go faster than our own rate."""
        if limits.spacing is not None and self._own_spacing > 0:
            self.spacing = max(self._own_spacing, limits.spacing)
        if limits.at_once is not None:
            self.at_once = max(1, min(self._own_at_once, limits.at_once))
