"""One source's way through a run: its walks, its patience, its line on the sync page.

A *walk* is one ask and the pages that follow it. Several walks are under way at once (the gate decides how
many requests are), the pages of one walk in order: while a page is being kept the next one may be fetched,
no more.
"""

from __future__ import annotations

import asyncio
import logging
import math
from collections import deque
from collections.abc import Callable
from typing import TypedDict, Unpack

from msgspec import Struct, field
from msgspec.structs import replace

from altmetric_desktop.domain.errors import SourceChanged, SourceError, SourceLimited, SourceRefused
from altmetric_desktop.domain.events import Event, SourceFailed, SourceProgress, SourceState
from altmetric_desktop.domain.sourcing import Ask, Failure, Page, PageProblem
from altmetric_desktop.harvest.asking import Asker
from altmetric_desktop.harvest.clock import Clock
from altmetric_desktop.harvest.http import Client
from altmetric_desktop.harvest.job import Job, Sink
from altmetric_desktop.harvest.verdicts import Barred, Fruitless, failure_of

_log = logging.getLogger(__name__)

#: So many asks in a row that fail stop a source: it is broken, not the question.
BREAKER = 3
#: Addresses from a list (feeds) are different hosts: only when so many in a row can't be reached are we
#: offline.
BREAKER_ADDRESSES = 10
#: Walks under way at once, so many pages in memory at most.
MOST_WALKS = 32
#: A walk of more pages than this goes round in circles in a way that we did not recognise.
MOST_PAGES = 5_000


class SinkError(Exception):
    """The library could not take a page; `reason` is what it raised."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(reason)
        self.reason = reason


class Tools(Struct, frozen=True):
    """What all sources share in a run."""

    report: Callable[[Event], None]
    clock: Clock
    jitter: Callable[[], float]


class _Changes(TypedDict, total=False):
    """What may change in a source's line (the fields of `SourceProgress`)."""

    state: SourceState
    done: int
    total: int
    mentions: int
    citations: int
    problems: int
    wait: float
    failure: Failure | None


class _Walk(Struct):
    """What a walk remembers: the requests it made and the pages it saw, to notice that it goes in circles."""

    asked: set[tuple[object, ...]] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)
    keeping: asyncio.Task[None] | None = None


class Course:
    """Runs one job. `run` never raises for a source's sake: it gives the source's last line."""

    def __init__(self, job: Job, sink: Sink, tools: Tools, client: Callable[[Job], Client]) -> None:
        self._job, self._sink, self._tools, self._client = job, sink, tools, client
        self._asks = iter(job.asks)
        self._follow_ups: deque[Ask] = deque()
        self._followed: set[tuple[object, ...]] = set()
        self._in_a_row = 0
        self._asker: Asker | None = None
        self.line = SourceProgress(job.source.key, SourceState.WAITING, total=job.total)

    @property
    def key(self) -> str:
        """The source's key."""
        return self._job.source.key

    async def run(self) -> SourceProgress:
        """Ask everything; `CancelledError` and `SinkError` pass through, after whole pages."""
        try:
            await self._ask_all()
        except asyncio.CancelledError:
            self._say(state=SourceState.CANCELLED, wait=0.0)
            raise
        except SourceLimited as error:
            self._say(state=SourceState.PAUSED, failure=self._failure(error), wait=0.0)
        except SourceError as error:
            self._stopped(error)
        except SinkError:
            self._say(state=SourceState.CANCELLED, wait=0.0)
            raise
        except Exception as error:  # noqa: BLE001 a bug in one adapter must not end its neighbours' work
            self._stopped(self._bug(error))
        else:
            self._say(state=SourceState.DONE, wait=0.0)
        return self.line

    async def _ask_all(self) -> None:
        job = self._job
        if job.source.info.needs_key and not job.key:
            raise SourceRefused("source.needs-key", source=self.key)
        self._say(state=SourceState.RUNNING)
        client = self._client(job)
        try:
            tools = self._tools
            self._asker = Asker(job, client, tools.clock, tools.jitter, lambda wait: self._say(wait=wait))
            await self._dispatch(self._asker)
        finally:
            await client.aclose()

    async def _dispatch(self, asker: Asker) -> None:
        """Keep enough walks under way that the pace holds though a page takes a second to be kept."""
        pace = self._job.pace
        most = min(MOST_WALKS, max(1, pace.at_once) + math.ceil(pace.per_second) + 3)
        flying: set[asyncio.Task[None]] = set()
        try:
            while True:
                while len(flying) < most and (ask := self._next_ask()) is not None:
                    flying.add(asyncio.create_task(self._walk(asker, ask)))
                if not flying:
                    return
                done, _ = await asyncio.wait(flying, return_when=asyncio.FIRST_COMPLETED)
                flying -= done
                errors = [error for task in done if (error := task.exception()) is not None]
                if errors:
                    raise next((error for error in errors if isinstance(error, SinkError)), errors[0])
        finally:
            await _end(flying)

    def _next_ask(self) -> Ask | None:
        if self._follow_ups:
            return self._follow_ups.popleft()
        return next(self._asks, None)

    async def _walk(self, asker: Asker, ask: Ask) -> None:
        walk = _Walk()
        try:
            current: Ask | None = ask
            while current is not None:
                page = self._unlooped(walk, current, await asker.page(current))
                await _settled(walk.keeping)
                walk.keeping = asyncio.create_task(self._keep(current, page))
                current = page.next
            await _settled(walk.keeping)
        except SourceLimited as error:
            if ask.address is None or error.key == "source.day-budget":
                raise
            # One host of many: the others go on, this one is asked again next time, and the line says so.
            failure = self.line.failure or self._failure(error)
            self._say(problems=self.line.problems + 1, failure=failure, wait=0.0)
        except SourceError as error:
            await _settled(walk.keeping)
            await self._fail(current or ask, error)
        finally:
            await _settled(walk.keeping)
        self._say(done=self.line.done + 1)

    async def _keep(self, ask: Ask, page: Page) -> None:
        try:
            new = await self._sink.keep(self._job.source, ask, page)
        except Exception as error:
            raise SinkError(error) from error
        self._in_a_row = 0
        asked = {_question(follow): follow for follow in page.follow_ups}
        fresh = [follow for question, follow in asked.items() if question not in self._followed]
        self._followed.update(asked)
        self._follow_ups.extend(fresh)
        line = self.line
        self._say(
            wait=0.0,
            total=line.total + len(fresh),
            mentions=line.mentions + new,
            citations=line.citations + len(page.citations),
            problems=line.problems + len(page.problems),
        )

    async def _fail(self, ask: Ask, error: SourceError) -> None:
        """Note the failure; raise it again where it stops the source."""
        failure = self._failure(error)
        _log.warning("%s: %s", self.key, error)
        self._say(problems=self.line.problems + 1, failure=self.line.failure or failure, wait=0.0)
        await _settled(asyncio.create_task(self._note(ask, error)))
        if isinstance(error, Fruitless):
            return
        if ask.address is not None:
            if isinstance(error, SourceChanged | SourceRefused):
                return
            limit = BREAKER_ADDRESSES
        elif isinstance(error, Barred):
            raise error
        else:
            limit = BREAKER
        self._in_a_row += 1
        if self._in_a_row >= limit:
            raise error

    async def _note(self, ask: Ask, error: SourceError) -> None:
        try:
            await self._sink.failed(self._job.source, ask, self._failure(error))
        except Exception as trouble:
            raise SinkError(trouble) from trouble

    def _unlooped(self, walk: _Walk, ask: Ask, page: Page) -> Page:
        """The page, with its `next` cut off and a problem noted where the walk goes in circles."""
        if page.next is None:
            return page
        walk.asked.add(_question(ask))
        content = hash((page.mentions, page.citations, page.facts))
        repeats = bool(page.mentions or page.citations or page.facts) and content in walk.seen
        walk.seen.add(content)
        if not repeats and _question(page.next) not in walk.asked and len(walk.asked) < MOST_PAGES:
            return page
        problem = PageProblem("page-loop", (page.next.cursor or "")[:200])
        return replace(page, next=None, problems=(*page.problems, problem))

    def _stopped(self, error: SourceError) -> None:
        failure = self._failure(error)
        self._say(state=SourceState.FAILED, failure=failure, wait=0.0)
        self._tools.report(SourceFailed(self.key, failure))

    def _failure(self, error: SourceError) -> Failure:
        return failure_of(error, self._job.source.info.name)

    def _bug(self, error: Exception) -> SourceChanged:
        _log.error("%s: a bug in its adapter", self.key, exc_info=error)
        return SourceChanged("source.bug", source=self.key, piece=type(error).__name__)

    def _say(self, **changed: Unpack[_Changes]) -> None:
        requests = self._asker.requests if self._asker else 0
        self.line = replace(self.line, requests=requests, **changed)
        self._tools.report(self.line)


def _question(ask: Ask) -> tuple[object, ...]:
    """What makes two requests the same request."""
    return ask.address, ask.path, ask.params, ask.body, ask.language, ask.cursor, ask.want, ask.stage


async def _settled(keeping: asyncio.Task[None] | None) -> None:
    """Wait for a page to be kept, also when cancelled meanwhile (then raise that afterwards)."""
    if keeping is None:
        return
    cancelled = False
    while not keeping.done():
        try:
            await asyncio.wait([keeping])
        except asyncio.CancelledError:
            cancelled = True
    if cancelled:
        raise asyncio.CancelledError
    keeping.result()


async def _end(tasks: set[asyncio.Task[None]]) -> None:
    """Cancel tasks and wait until they have ended, however often we are cancelled ourselves."""
    for task in tasks:
        task.cancel()
    cancelled = False
    while pending := [task for task in tasks if not task.done()]:
        try:
            await asyncio.wait(pending)
        except asyncio.CancelledError:
            cancelled = True
    for task in tasks:
        if not task.cancelled() and isinstance(error := task.exception(), SinkError):
            raise error
    if cancelled:
        raise asyncio.CancelledError
