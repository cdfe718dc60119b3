"""The sources in a test: saved answers, of which one may be broken, and a clock on which nobody waits."""

from __future__ import annotations

import asyncio
import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from altmetric_desktop.harvest.engine import Transport
from altmetric_desktop.harvest.replay import Folder, Replay
from altmetric_desktop.sources.description import Source


class Hasty:
    """A clock on which every wait is over at once."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=self.ahead)

    async def sleep(self, seconds: float) -> None:
        self.ahead += seconds
        await asyncio.sleep(0)


class Mixed(httpx.AsyncBaseTransport):
    """Saved answers, but `broken` answers in one source's place; every request is noted."""

    def __init__(
        self, folder: Folder, source: str, broken: Callable[[httpx.Request], httpx.Response] | None
    ) -> None:
        self._replay, self._source, self._broken = Replay(folder, source), source, broken
        self.requests: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self._broken is not None:
            return self._broken(request)
        return await self._replay.handle_async_request(request)


class Web:
    """All sources; `broken` says how one of them misbehaves."""

    def __init__(self, answers: Path) -> None:
        self._folder = Folder(answers)
        self.broken: dict[str, Callable[[httpx.Request], httpx.Response]] = {}
        self.transports: list[tuple[str, Mixed]] = []

    def __call__(self, source: Source) -> Transport:
        made_now = Mixed(self._folder, source.key, self.broken.get(source.key))
        self.transports.append((source.key, made_now))
        return made_now

    def asked(self, source: str | None = None) -> list[httpx.Request]:
        """What was asked (of one source), and forget it."""
        found = [request for key, one in self.transports if source in {None, key} for request in one.requests]
        self.transports.clear()
        return found
