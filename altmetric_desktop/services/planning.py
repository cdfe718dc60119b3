"""What a sync asks: first what an earlier run left open, then the outputs and streams that are due.

Plans are written down before anything is asked, so that a sync that is cut off is resumed where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.sourcing import SourceKind
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.sources.description import Setup, Source, Target, Want
from altmetric_desktop.storage import asks, coverage, due
from altmetric_desktop.storage.asks import WantPlan
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.due import Subject
from altmetric_desktop.storage.runs import Step


def plan(connection: Connection, step: Step, source: Source, setup: Setup, wishes: SyncWishes) -> int:
    """Write down what is due at this source and not under way already; how many asks are now open."""
    asks.open_failed(connection, step, source.key)
    under_way = {ask.want for ask in asks.open_asks(connection, source.key)}
    if source.info.kind is SourceKind.STREAM:
        wants: Iterable[tuple[Want, tuple[int, ...]]] = (
            (Want(f"{source.key}:{target.address}", target=target), ())
            for target in streams_due(connection, source, setup, step.at, due_only=wishes.due_only)
        )
    else:
        numbers = due.ids(
            connection,
            source.info,
            step.at,
            due_only=wishes.due_only and not wishes.outputs,  # who names an output wants it asked anew
            limit=wishes.limit,
            only=wishes.outputs,
        )
        waiting = asks.open_outputs(connection, source.key)
        wanted = [number for number in numbers if number not in waiting]
        wants = _look_ups(source, due.subjects(connection, source.info, wanted))
    limit = wishes.limit if source.info.kind is SourceKind.STREAM else None
    plans: list[WantPlan] = []
    for want, outputs in wants:
        if want.key in under_way:
            continue
        if limit is not None and len(plans) >= limit:
            break
        target = want.target.address if want.target is not None else None
        plans.append(WantPlan(want.key, outputs, tuple(source.asks(want, setup)), target))
    return asks.plan(connection, step, source.key, plans)


def _look_ups(source: Source, outputs: Iterable[Subject]) -> Iterator[tuple[Want, tuple[int, ...]]]:
    batch: list[Subject] = []
    for output in outputs:
        batch.append(output)
        if len(batch) == source.info.batch:
            yield _look_up(source, batch)
            batch = []
    if batch:
        yield _look_up(source, batch)


def _look_up(source: Source, batch: Sequence[Subject]) -> tuple[Want, tuple[int, ...]]:
    """A want for these outputs; its key names them, so that the same work is the same want."""
    numbers = tuple(output.output for output in batch)
    key = f"{source.key}:{','.join(str(number) for number in numbers)}"
    if source.info.batch == 1:
        (output,) = batch
        return Want(key, output.identifiers, output.urls), numbers
    return Want(key, tuple(output.identifiers[0] for output in batch)), numbers


def streams_due(
    connection: Connection, source: Source, setup: Setup, at: int, *, due_only: bool = True
) -> Iterator[Target]:
    """Streams that were not read lately (or all), with what is needed to ask only for news.

    Where outputs came since a stream was read, it is read again, and as a whole: it may name them.
    """
    known = coverage.streams(connection, source.key)
    newest = coverage.newest_at(connection)
    for target in setup.targets:
        state = known.get(target.address)
        if (
            state is None
            or state.succeeded is None
            or coverage.newest_at(connection, state.succeeded) < newest
        ):
            yield target
        elif not due_only or (state.fresh_until or 0) <= at:
            yield replace(target, etag=state.etag, modified=state.modified)
