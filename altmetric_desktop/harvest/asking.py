"""One question, asked until there is a page or a reason why not: gate, request, judgement, patience."""

from __future__ import annotations

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from altmetric_desktop.domain.errors import (
    AltmetricError,
    SourceChanged,
    SourceError,
    SourceLimited,
    SourceRefused,
    SourceUnreachable,
)
from altmetric_desktop.domain.sourcing import Answer, Ask, Page, Rate
from altmetric_desktop.harvest.clock import Clock
from altmetric_desktop.harvest.gate import LONGEST, Budget, Gate
from altmetric_desktop.harvest.hints import exhausted_for, limits, retry_after
from altmetric_desktop.harvest.http import Client
from altmetric_desktop.harvest.job import Job
from altmetric_desktop.harvest.verdicts import (
    Barred,
    Fruitless,
    Parked,
    Verdict,
    excerpt,
    is_page_for_people,
    verdict,
)

_log = logging.getLogger(__name__)

RETRIES = 3
#: First wait in seconds; doubled each time, by half more or less at random, so that clients do not march in
#: step.
FIRST_WAIT, LONGEST_WAIT = 2.0, 300.0
#: A wait shorter than this is not worth a word on the sync page.
_WORTH_SAYING = 1.0


class _Trouble(Struct, frozen=True):
    """What may pass: the error if it does not, the wait that was ordered, and whether all asks must wait."""

    error: SourceError
    ordered: float | None = None
    everybody: bool = False


class _Later(Exception):
    """The status says: come again."""

    def __init__(self, reason: SourceError, ordered: float | None, *, everybody: bool) -> None:
        super().__init__(reason)
        self.reason, self.ordered, self.everybody = reason, ordered, everybody


class Asker:
    """Asks one source. `waiting(seconds)` is told when we have to wait."""

    def __init__(
        self,
        job: Job,
        client: Client,
        clock: Clock,
        jitter: Callable[[], float],
        waiting: Callable[[float], None],
    ) -> None:
        self._job, self._client, self._clock = job, client, clock
        self._jitter, self._waiting = jitter, waiting
        self._key = job.source.key
        self._gate = Gate(self._key, job.pace, clock)
        self._hosts: dict[str, Gate] = {}
        self._budget = Budget(job.pace.per_day, job.spent)
        self.requests = 0

    async def page(self, ask: Ask) -> Page:
        """The page; `SourceLimited` = later, any other `SourceError` = not by this question."""
        gate = self._gate_of(ask)
        for attempt in range(RETRIES + 1):
            found = await self._tried(gate, ask)
            if isinstance(found, Page):
                return found
            if attempt == RETRIES or gate.rounds > RETRIES:
                raise found.error
            await self._patience(gate, max(attempt, gate.rounds - 1), found)
        raise AssertionError("unreachable")

    async def _tried(self, gate: Gate, ask: Ask) -> Page | _Trouble:
        """Ask once: a page, or a trouble that may pass. Raises what will not."""
        started = await gate.enter()
        try:
            self._budget.take(self._key)
            self.requests += 1
            answer = await self._client.fetch(ask)
        except SourceUnreachable as error:
            if error.key == "source.certificate":
                raise
            return _Trouble(error)
        finally:
            gate.leave()
        gate.learn(limits(answer))
        try:
            page = self._judged(gate, answer, ask)
        except Parked:
            raise
        except SourceLimited as error:
            gate.refused(started)
            return _Trouble(error, _number(error.arguments.get("seconds")), everybody=True)
        except _Later as error:
            if error.everybody:
                gate.refused(started)
            return _Trouble(error.reason, error.ordered, error.everybody)
        gate.accepted()
        return page

    def _judged(self, gate: Gate, answer: Answer, ask: Ask) -> Page:
        """Read what can be read. A 404 may mean *nothing known*: the adapter hears it first."""
        sense = verdict(answer.status)
        if sense is Verdict.LATER:
            raise self._later(answer)
        if sense is Verdict.REFUSED:
            raise self._refused(answer)
        page = self._read(answer, ask) if sense is Verdict.READ else self._read_by_status(answer, ask)
        exhausted = exhausted_for(answer, self._clock.now()) or 0.0
        if max(page.backoff, exhausted) > 0:
            gate.hold(max(page.backoff, exhausted))
        return page

    def _read(self, answer: Answer, ask: Ask) -> Page:
        if is_page_for_people(answer, ask):
            _log.warning("%s: a page for people instead of data: %r", self._key, excerpt(answer))
            raise SourceChanged("source.unexpected", source=self._key, theirs=excerpt(answer))
        return self._parsed(answer, ask)

    def _read_by_status(self, answer: Answer, ask: Ask) -> Page:
        kind = Fruitless if answer.status in {404, 410, 422} else SourceRefused
        final = kind("source.status", source=self._key, status=answer.status, theirs=excerpt(answer))
        try:
            page = self._parsed(answer, ask)
        except SourceLimited:  # Stack Exchange says "too many" by 400
            raise
        except SourceError as error:
            raise final from error
        if answer.status != 404:
            raise final
        return page

    def _parsed(self, answer: Answer, ask: Ask) -> Page:
        try:
            return self._job.source.parse(answer, ask)
        except SourceError:
            raise
        except AltmetricError as error:
            raise SourceChanged(error.key, **dict(error.arguments)) from error
        except Exception as error:  # a bug in one adapter is one failed question
            _log.exception("%s: a bug in its adapter", self._key)
            raise SourceChanged("source.bug", source=self._key, piece=type(error).__name__) from error

    def _refused(self, answer: Answer) -> SourceError:
        wait = self._ordered_wait(answer)
        if wait is not None:  # GitHub and YouTube say "too many" by 403
            return SourceLimited("source.limited", source=self._key, seconds=round(wait))
        return Barred("source.refused", source=self._key, status=answer.status, theirs=excerpt(answer))

    def _later(self, answer: Answer) -> _Later:
        said = excerpt(answer)
        wait = self._ordered_wait(answer)
        if answer.status == 429:
            reason: SourceError = SourceLimited("source.limited", source=self._key, theirs=said)
        else:
            reason = SourceUnreachable(
                "source.server-error", source=self._key, status=answer.status, theirs=said
            )
        return _Later(reason, wait, everybody=answer.status in {429, 503} or wait is not None)

    def _ordered_wait(self, answer: Answer) -> float | None:
        now = self._clock.now()
        wait = retry_after(answer, now)
        return wait if wait is not None else exhausted_for(answer, now)

    async def _patience(self, gate: Gate, attempt: int, trouble: _Trouble) -> None:
        """Wait as ordered, else longer each time. Where the server is short of breath, all our asks wait."""
        own = min(FIRST_WAIT * 2**attempt, LONGEST_WAIT) * (0.5 + self._jitter())
        wait = trouble.ordered or own
        if wait > LONGEST:
            raise Parked("source.limited", source=self._key, seconds=round(wait))
        if wait >= _WORTH_SAYING:
            self._waiting(wait)
        if trouble.everybody:
            gate.hold(wait)
        else:
            await self._clock.sleep(wait)

    def _gate_of(self, ask: Ask) -> Gate:
        """One queue a source; where asks name their own addresses (feeds), one a host."""
        if ask.address is None:
            return self._gate
        host = urlsplit(ask.address).netloc.lower()
        if host not in self._hosts:
            self._hosts[host] = Gate(self._key, Rate(self._job.pace.per_second, 1), self._clock)
        return self._hosts[host]


def _number(value: str | float | None) -> float | None:
    return float(value) if isinstance(value, int | float) and value > 0 else None
