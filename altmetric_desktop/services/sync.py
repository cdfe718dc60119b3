"""Ask the public sources: plan what is due, carry it out, keep whole pages, score what was touched.

A sync may end anywhere (stopped, killed, cut off): pages are whole, open asks are in the library, and the
next sync goes on from them.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.events import Event, Progress, SyncAnswer
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.sourcing import Rate
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.harvest import engine
from altmetric_desktop.harvest.clock import Clock
from altmetric_desktop.harvest.engine import Job, Transport
from altmetric_desktop.services import configuring, planning
from altmetric_desktop.services.keeping import Keeper, Trace
from altmetric_desktop.services.library import Library
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import Secrets
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Setup, Source
from altmetric_desktop.storage import asks, owned, runs, scores
from altmetric_desktop.storage.connect import Connection

#: A replayed answer costs nobody anything: as fast as this machine reads it.
FREE = Rate(per_second=100_000.0, at_once=8)


async def run(
    library: Library,
    settings: Settings,
    wishes: SyncWishes,
    report: Callable[[Event], None],
    *,
    replay: Callable[[Source], Transport] | None = None,
    trace: Trace | None = None,
    secrets: Secrets | None = None,
    clock: Clock | None = None,
) -> SyncAnswer:
    """One sync. `replay` answers in place of the network; `trace` is told of every answer.

    Cancelled: the page under way is kept, what was touched is scored, then CancelledError goes on.
    Raises NotFoundError for an unknown source, LibraryError where the library can't be written.
    """
    secrets = secrets or Secrets()
    sources = configuring.chosen(wishes.sources, settings, secrets)
    setups = {source.key: configuring.setup_of(source, settings) for source in sources}
    run_id = await _written(library, lambda connection: _begin(connection, sources, setups, wishes))
    with library.read() as connection:
        keeper = Keeper(library, run_id, owned.identifiers(connection), trace)
        jobs = [
            _job(connection, source, setups[source.key], settings, secrets, wishes, free=replay is not None)
            for source in sources
        ]
    state = "failed"
    try:
        lines = await engine.run(
            jobs, keeper, report, transport=replay, clock=clock, network=configuring.network(settings)
        )
        state = "done"
    except asyncio.CancelledError:
        state = "cancelled"
        raise
    finally:
        await asyncio.shield(_finish(library, run_id, state, report))
    return SyncAnswer(runs.name(run_id), lines, keeper.new_mentions, len(keeper.touched))


def _begin(
    connection: Connection, sources: Sequence[Source], setups: Mapping[str, Setup], wishes: SyncWishes
) -> int:
    """The run, with its plan written down."""
    now = int(time.time())
    run_id = runs.begin(connection, "sync", at=now, what=", ".join(source.key for source in sources))
    step = runs.next_step(connection, run_id, now)
    for source in sources:
        planning.plan(connection, step, source, setups[source.key], wishes)
    return run_id


def _job(
    connection: Connection,
    source: Source,
    setup: Setup,
    settings: Settings,
    secrets: Secrets,
    wishes: SyncWishes,
    *,
    free: bool,
) -> Job:
    waiting = (
        asks.some_open_asks(connection, source.key, wishes.outputs, wishes.limit)
        if wishes.outputs or wishes.limit
        else asks.open_asks(connection, source.key)
    )
    return Job(
        source=source,
        setup=setup,
        asks=waiting,
        total=len(waiting),
        key=configuring.key_of(source, settings, secrets),
        rate=FREE if free else configuring.rate_of(source, settings),
        spent=0 if free else asks.spent_since(connection, source.key, int(time.time())),
    )


async def _finish(library: Library, run_id: int, state: str, report: Callable[[Event], None]) -> None:
    """Count and score all anew (0.1 s for 300,000 links), which also makes good what a killed run left."""
    report(Progress("rescoring", 0, 1))

    def work(connection: Connection) -> int:
        now = int(time.time())
        step = runs.next_step(connection, run_id, now)
        changed = scores.rescore(connection, step, SCHEMES, infos=[one.info for one in registry.ALL])
        runs.end(connection, run_id, now, state)
        return changed

    await asyncio.wrap_future(
        library.writer.submit(work, lambda _changed: (Changed("score"), Changed("run")))
    )
    report(Progress("rescoring", 1, 1))


async def _written(library: Library, work: Callable[[Connection], int]) -> int:
    return await asyncio.wrap_future(library.writer.submit(work))
