"""A small made-up source and a library that only remembers: what tests of the engine ask with."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable

import httpx
from msgspec import Struct, field
from msgspec.structs import replace

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.events import Event, SourceProgress
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.sourcing import Answer, Ask, Failure, Page, Rate, SourceInfo, SourceKind
from altmetric_desktop.harvest.engine import Job, run
from altmetric_desktop.sources.description import Auth, Setup, Source, Want
from tests.support.virtual_time import VirtualClock

BASE = "https://made-up.example/api"


def a_source(key: str = "made-up", rate: Rate | None = None, auth: Auth | None = None) -> Source:
    """Reads `{"mentions": [names], "next": cursor | null, "follow": [paths], "backoff": seconds}`."""
    info = SourceInfo(
        key=key,
        name=key.title(),
        kind=SourceKind.LOOKUP,
        gives=frozenset(),
        channels=(Channel.NEWS,),
        homepage="",
        terms="",
        covers="",
        limits="",
        needs=(),
        rate=rate or Rate(10, 3),
        fresh_for=1,
    )
    return Source(info, BASE, _asks, parse, auth or Auth())


def _asks(want: Want, setup: Setup) -> Iterable[Ask]:
    yield Ask(f"/works/{want.key}", want=want.key)


def parse(answer: Answer, ask: Ask) -> Page:
    """The page of the made-up source; a 404 means that nothing is known."""
    if answer.status == 404:
        return Page()
    try:
        data = json.loads(answer.body)
    except ValueError as error:
        raise SourceChanged("source.changed", source="made-up", piece=str(error)) from error
    if not isinstance(data, dict) or "mentions" not in data:
        raise SourceChanged("source.changed", source="made-up", piece=str(data)[:50])
    mark = data.get("next")
    return Page(
        mentions=tuple(_mention(name) for name in data["mentions"]),
        next=ask.with_params(mark, cursor=mark) if mark else None,
        follow_ups=tuple(Ask(path, want=ask.want, stage="more") for path in data.get("follow", ())),
        backoff=data.get("backoff", 0.0),
    )


def _mention(name: str) -> Mention:
    account = Account(Channel.NEWS, name, name)
    return Mention(f"news:{name}", Channel.NEWS, account, name, f"https://example.org/{name}", name)


def page(
    *names: str, following: str | None = None, follow: Iterable[str] = (), backoff: float = 0
) -> httpx.Response:
    """An answer of the made-up source."""
    body = {"mentions": names, "next": following, "follow": list(follow), "backoff": backoff}
    return httpx.Response(200, json=body)


def asks(*paths: str) -> list[Ask]:
    """One ask a path, each a piece of work of its own."""
    return [Ask(path, want=path) for path in paths]


class Memory(Struct):
    """A sink that remembers. `slow` = seconds that keeping takes; `break_at` = the page that breaks it."""

    slow: float = 0.0
    break_at: int | None = None
    pages: list[tuple[str, Ask, Page]] = field(default_factory=list)
    failures: list[tuple[str, Ask, Failure]] = field(default_factory=list)
    begun: int = 0

    async def keep(self, source: Source, ask: Ask, page: Page) -> int:
        """Remember a page; to this one, every mention is new."""
        self.begun += 1
        await asyncio.sleep(self.slow)
        if self.break_at is not None and len(self.pages) >= self.break_at:
            raise OSError("the disk is full")
        self.pages.append((source.key, ask, page))
        return len(page.mentions)

    async def failed(self, source: Source, ask: Ask, failure: Failure) -> None:
        """Remember a failure."""
        self.failures.append((source.key, ask, failure))

    @property
    def names(self) -> list[str]:
        """Everything that was mentioned, in the order of keeping."""
        return [mention.title for _, _, page in self.pages for mention in page.mentions]

    def open_asks(self, planned: Iterable[Ask]) -> list[Ask]:
        """What a library would ask next time: walks that are not at their end, at their last cursor."""
        standing = {ask.key: ask for ask in planned}
        for _, ask, kept in self.pages:
            standing.pop(ask.key, None)
            if kept.next is not None:
                standing[ask.key] = kept.next
            standing.update((follow.key + follow.path, follow) for follow in kept.follow_ups)
            standing.pop(ask.key + ask.path, None)
        for _, ask, _ in self.failures:
            standing.pop(ask.key, None)
        return list(standing.values())


Handler = Callable[[httpx.Request], Awaitable[httpx.Response]]


class Harvest(Struct):
    """A run of the engine over a function that answers, in virtual time."""

    answer: Handler
    sink: Memory = field(default_factory=Memory)
    starts: list[float] = field(default_factory=list)
    requests: list[httpx.Request] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    in_flight: int = 0
    most_in_flight: int = 0

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        self.starts.append(round(VirtualClock().monotonic(), 6))
        self.requests.append(request)
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            return await self.answer(request)
        finally:
            self.in_flight -= 1

    async def run(self, *jobs: Job) -> tuple[SourceProgress, ...]:
        """Run the jobs; jitter is always in the middle."""
        return await run(
            jobs,
            self.sink,
            self.events.append,
            transport=lambda _source: httpx.MockTransport(self._handle),
            clock=VirtualClock(),
            jitter=lambda: 0.5,
        )

    @property
    def paths(self) -> list[str]:
        """What was asked, in order."""
        return [request.url.path.removeprefix("/api") for request in self.requests]


def a_job(planned: Iterable[Ask], rate: Rate | None = None, key: str = "made-up", **changes: object) -> Job:
    """A job of the made-up source."""
    listed = list(planned)
    job = Job(a_source(key, rate), Setup(BASE), listed, len(listed))
    return replace(job, **changes)
