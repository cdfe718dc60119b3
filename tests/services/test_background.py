"""The loop thread: results, errors, cancelling in the loop, an end without leftovers."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator

import pytest

from altmetric_desktop.domain.errors import Cancelled, SourceUnreachable
from altmetric_desktop.domain.events import Event, Progress, SourceProgress, SourceState
from altmetric_desktop.services.background import Latest, LoopThread, ReadPool

Report = Callable[[Event], None]


@pytest.fixture
def loop() -> Iterator[LoopThread]:
    thread = LoopThread("test-loop")
    yield thread
    assert thread.close() == ()


def test_the_value_comes_back(loop: LoopThread) -> None:
    async def work(report: Report) -> int:
        report(Progress("reading", 1, 2))
        return 7

    task = loop.start("seven", work)
    assert task.result(5) == 7
    assert task.latest() == (Progress("reading", 1, 2),)
    assert task.latest() == ()


def test_a_known_failure_comes_back_as_itself(loop: LoopThread) -> None:
    async def work(_report: Report) -> int:
        raise SourceUnreachable("source.unreachable", source="crossref")

    with pytest.raises(SourceUnreachable):
        loop.start("fails", work).result(5)


def test_cancelled_is_said_only_when_the_work_has_ended(loop: LoopThread) -> None:
    began, ended = threading.Event(), threading.Event()

    async def work(_report: Report) -> None:
        began.set()
        try:
            await asyncio.sleep(60)
        finally:
            await asyncio.sleep(0.01)  # what a shielded write does
            ended.set()

    task = loop.start("long", work)
    assert began.wait(5)
    task.cancel()
    with pytest.raises(Cancelled):
        task.result(5)
    assert ended.is_set()


def test_cancel_before_the_start_still_cancels(loop: LoopThread) -> None:
    async def work(_report: Report) -> None:
        await asyncio.sleep(60)

    tasks = [loop.start("early", work) for _ in range(20)]
    for task in tasks:
        task.cancel()
    for task in tasks:
        with pytest.raises(Cancelled):
            task.result(5)


def test_close_ends_what_runs() -> None:
    thread = LoopThread("closing-loop")

    async def work(_report: Report) -> None:
        await asyncio.sleep(60)

    task = thread.start("endless", work)
    assert thread.close() == ()
    with pytest.raises(Cancelled):
        task.result(5)


def test_latest_keeps_one_event_a_source() -> None:
    latest = Latest()
    for done in range(5):
        latest.report(SourceProgress("crossref", SourceState.RUNNING, done=done))
        latest.report(SourceProgress("openalex", SourceState.RUNNING, done=done))
    assert [(event.source, event.done) for event in latest.take() if isinstance(event, SourceProgress)] == [
        ("crossref", 4),
        ("openalex", 4),
    ]


def test_the_pool_reads_and_reports() -> None:
    pool = ReadPool()

    def work(report: Report) -> str:
        report(Progress("rows", 3, 3))
        return "read"

    task = pool.start_reporting(work)
    seen = threading.Event()
    task.when_done(seen.set)
    assert task.result(5) == "read"
    assert seen.wait(5)
    assert task.latest() == (Progress("rows", 3, 3),)
    pool.close()
