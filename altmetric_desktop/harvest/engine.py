"""Carries asks to their sources and pages to the sink: every source in a task of its own.

One source's failure, or a bug in its adapter, stays its own. Cancelling the task that runs `run` ends on
whole pages: a page that is being kept is kept to its end, one that is not yet kept is asked for again next
time. Knows neither the database nor the screen.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Sequence

from altmetric_desktop.domain.events import Event, SourceProgress
from altmetric_desktop.harvest.clock import Clock, SystemClock
from altmetric_desktop.harvest.course import Course, SinkError, Tools
from altmetric_desktop.harvest.http import Client, Network, Transport
from altmetric_desktop.harvest.job import Job, Sink
from altmetric_desktop.sources.description import Source

__all__ = ["Job", "Network", "Sink", "Transport", "run"]


async def run(
    jobs: Sequence[Job],
    sink: Sink,
    report: Callable[[Event], None],
    *,
    transport: Callable[[Source], Transport] | None = None,
    clock: Clock | None = None,
    network: Network | None = None,
    jitter: Callable[[], float] = random.random,
) -> tuple[SourceProgress, ...]:
    """Ask all sources at once; the last line of each, in the order of the jobs.

    `report` is called from this task with `SourceProgress` (as often as something happens) and
    `SourceFailed`. `transport` replaces the network (saved answers, tests); it is closed with the run.
    `jitter` gives 0–1. Raises what the sink raised; `CancelledError` when cancelled, after the last page is
    kept.
    """
    tools = Tools(report, clock or SystemClock(), jitter)
    net = network or Network()

    def client(job: Job) -> Client:
        chosen = transport(job.source) if transport else None
        return Client(job.source, job.setup, job.key, net, chosen, connections=job.pace.at_once)

    try:
        async with asyncio.TaskGroup() as group:
            courses = [Course(job, sink, tools, client) for job in jobs]
            tasks = [group.create_task(course.run(), name=f"sync {course.key}") for course in courses]
    except BaseExceptionGroup as errors:
        raise _reason(errors) from None
    return tuple(task.result() for task in tasks)


def _reason(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """What went wrong first, out of its wrappings: only the sink's errors get this far."""
    first: BaseException = errors
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return first.reason if isinstance(first, SinkError) else first
