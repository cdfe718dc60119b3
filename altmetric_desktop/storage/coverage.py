"""What each source knows of each output: the four nothings, and when it was last asked.

No row = not collected. A failure never overwrites when a source last succeeded. Stream sources are read
once for everybody: what they know of an output follows from the streams that were read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct
from sqlalchemy import Connection, case, func, select

from altmetric_desktop.domain.categories import CATEGORY_OF, Category
from altmetric_desktop.domain.identity import TRACKABLE, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import CoverageRow
from altmetric_desktop.domain.sourcing import Page, SourceInfo, SourceKind, State
from altmetric_desktop.storage import codec, merged
from altmetric_desktop.storage.bulk import Row, upsert_rows
from altmetric_desktop.storage.connect import chunks, pairs
from altmetric_desktop.storage.runs import Step, moment
from altmetric_desktop.storage.schema import coverage, identifier, link, output, sighting, spend, step, stream

_DAY = 86_400


class StreamState(Struct, frozen=True):
    """How far a stream was read: for the next conditional request."""

    target: str
    state: State
    tried: int | None
    succeeded: int | None
    fresh_until: int | None
    etag: str | None
    modified: str | None
    title: str | None


class SourceTotals(Struct, frozen=True):
    """One source over all living outputs. `mentions`: distinct ones that it has seen."""

    source: str
    asked: int
    found: int
    zero: int
    not_covered: int
    failed: int
    first_success: Moment | None
    last_success: Moment | None
    last_tried: Moment | None
    requests: int
    records: int
    errors: int
    mentions: int


def note_success(
    connection: Connection,
    step: Step,
    info: SourceInfo,
    said: Sequence[tuple[int, State]],
    target: str | None = None,
) -> None:
    """A want is over: what the source said of each output, or that a stream was read."""
    fresh = step.at + info.fresh_for * _DAY
    rows: list[Row] = [(one, info.key, state.value, step.at, step.at, fresh, None) for one, state in said]
    columns = ("output", "source", "state", "tried", "succeeded", "fresh_until", "failure")
    upsert_rows(connection, coverage, columns, ("output", "source"), rows)
    if target is not None:
        columns = ("source", "target", "state", "tried", "succeeded", "fresh_until", "failure")
        row: Row = (info.key, target, State.FOUND.value, step.at, step.at, fresh, None)
        upsert_rows(connection, stream, columns, ("source", "target"), [row])


def note_failure(
    connection: Connection, step: Step, source: str, outputs: Sequence[int], failure: str, target: str | None
) -> None:
    """A source failed for these outputs, or a stream; when it last succeeded stays."""
    state = State.FAILED.value
    columns = ("output", "source", "state", "tried", "fresh_until", "failure")
    rows: list[Row] = [(one, source, state, step.at, None, failure) for one in outputs]
    upsert_rows(connection, coverage, columns, ("output", "source"), rows)
    if target is not None:
        columns = ("source", "target", "state", "tried", "fresh_until", "failure")
        row: Row = (source, target, state, step.at, None, failure)
        upsert_rows(connection, stream, columns, ("source", "target"), [row])


def note_stream(connection: Connection, step: Step, info: SourceInfo, target: str, page: Page) -> None:
    """What a page of a stream says of the stream itself: its title, validators, the days it spans."""
    days = [one.posted.day for one in page.mentions if one.posted is not None]
    said: dict[str, str | int | None] = {"title": page.title, "etag": page.etag, "modified": page.modified}
    if days:
        said |= {"day_from": min(days), "day_to": max(days)}
    given = {name: value for name, value in said.items() if value is not None}
    columns = ("source", "target", "state", "tried", *given)
    row: Row = (info.key, target, State.FOUND.value, step.at, *given.values())
    upsert_rows(connection, stream, columns, ("source", "target"), [row])


def streams(connection: Connection, source: str) -> dict[str, StreamState]:
    """What is known of a source's streams, by target."""
    rows = connection.execute(select(stream).where(stream.c.source == source))
    return {
        row.target: StreamState(
            row.target,
            State(row.state),
            row.tried,
            row.succeeded,
            row.fresh_until,
            row.etag,
            row.modified,
            row.title,
        )
        for row in rows
    }


# ---------------------------------------------------------------------------------------- questions


def of_output(connection: Connection, number: int, infos: Sequence[SourceInfo]) -> tuple[CoverageRow, ...]:
    """Each source's state for one output, in the order of `infos`."""
    rows = {
        row.source: row for row in connection.execute(select(coverage).where(coverage.c.output == number))
    }
    kinds = kinds_of(connection, [number]).get(number, frozenset())
    read = stream_states(connection)
    seen = seen_by(connection, [number])
    lines = []
    for info in infos:
        row = rows.get(info.key)
        state = nothing(info, kinds, None if row is None else row.state, read, number)
        if info.kind is SourceKind.STREAM and (number, info.key) in seen:
            state = State.FOUND
        stream_row = read.get(info.key)
        lines.append(
            CoverageRow(
                source=info.key,
                state=state,
                tried=moment(row.tried if row else stream_row.tried if stream_row else None),
                succeeded=moment(row.succeeded if row else stream_row.succeeded if stream_row else None),
                failure=codec.failure_from(row.failure if row else None),
                categories=info.categories,
            )
        )
    return tuple(lines)


def seen_by(connection: Connection, ids: Sequence[int]) -> set[tuple[int, str]]:
    """Outputs of these with each source that has seen a mention of them."""
    found: set[tuple[int, str]] = set()
    for some in chunks(ids):
        statement = (
            select(link.c.output, sighting.c.source)
            .distinct()
            .join(link, link.c.mention == sighting.c.mention)
            .where(link.c.output.in_(some), link.c.died.is_(None))
        )
        found.update((number, source) for number, source in connection.execute(statement))
    return found


class StreamsRead(Struct, frozen=True):
    """A source's streams together. `newest`: the last output that was there when they were last read;
    `grown`: earlier ones that got the identifiers of a later one since (it was merged into them)."""

    tried: int | None
    succeeded: int | None
    failed: bool
    newest: int = 0
    grown: frozenset[int] = frozenset()

    def covers(self, number: int) -> bool:
        """Whether an output, by all that it is known by now, was looked for in what was read."""
        return number <= self.newest and number not in self.grown


def stream_states(connection: Connection) -> dict[str, StreamsRead]:
    """By source: when any stream was last tried and read; `failed` where none could ever be."""
    statement = select(stream.c.source, func.max(stream.c.tried), func.max(stream.c.succeeded)).group_by(
        stream.c.source
    )
    rows = connection.execute(statement).all()
    gone = merged.into(connection) if rows else {}
    found = {}
    for source, tried, succeeded in rows:
        newest = newest_at(connection, succeeded)
        grown = frozenset(kept for other, kept in gone.items() if other > newest)
        failed = tried is not None and succeeded is None
        found[source] = StreamsRead(tried, succeeded, failed, newest, grown)
    return found


def newest_at(connection: Connection, at: int | None = None) -> int:
    """The last output that the library held at an instant (Unix seconds), or holds now; 0 = none.

    Outputs that came later were not looked for in what was read then.
    """
    statement = select(output.c.id).order_by(output.c.id.desc()).limit(1)
    if at is not None:
        statement = statement.join(step, step.c.id == output.c.born).where(step.c.at <= at)
    return connection.execute(statement).scalar() or 0


def nothing(
    info: SourceInfo,
    kinds: Collection[str],
    stored: str | None,
    read: Mapping[str, StreamsRead],
    number: int = 0,
) -> State:
    """One source's state for an output with identifiers of these kinds (`number`: which one)."""
    if stored is not None:
        return State(stored)
    if not any(kind in kinds for kind in needs(info)):
        return State.NOT_COVERED
    if info.kind is SourceKind.STREAM and info.key in read:
        if read[info.key].failed:
            return State.FAILED
        return State.ZERO if read[info.key].covers(number) else State.NOT_COLLECTED
    return State.NOT_COLLECTED


#: Which state speaks for a category that several sources bring: the first that any of them is in.
#: Zero is a claim about all of them: while one that may know something was not asked, it is not made.
_SPEAKS = (State.FAILED, State.NOT_COLLECTED, State.ZERO, State.FOUND, State.NOT_COVERED)


def together(states: Iterable[State]) -> State:
    """Which nothing a category without posts is, from the states of the sources that bring it.

    A category that no source brings is not collected: nobody was asked, so nobody could not see it.
    """
    given = set(states)
    first = next((state for state in _SPEAKS if state in given), State.NOT_COLLECTED)
    return State.ZERO if first is State.FOUND else first


def by_category(infos: Sequence[SourceInfo]) -> dict[Category, tuple[SourceInfo, ...]]:
    """The sources that bring mentions of each category; none = nobody collects it."""
    found: dict[Category, tuple[SourceInfo, ...]] = dict.fromkeys(Category, ())
    for info in infos:
        for category in dict.fromkeys(CATEGORY_OF[channel] for channel in info.channels):
            found[category] = (*found[category], info)
    return found


def kinds_of(connection: Connection, ids: Sequence[int]) -> dict[int, frozenset[str]]:
    """The kinds of identifiers that outputs have as their own."""
    kinds: dict[int, set[str]] = {}
    for some in chunks(ids):
        statement = (
            select(identifier.c.output, identifier.c.kind)
            .where(identifier.c.output.in_(some), identifier.c.role == "own", identifier.c.died.is_(None))
            .distinct()
        )
        for owner, kind in connection.execute(statement):
            kinds.setdefault(owner, set()).add(kind)
    return {owner: frozenset(each) for owner, each in kinds.items()}


def stored(connection: Connection, ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """Coverage rows of outputs: output → source → state."""
    found: dict[int, dict[str, str]] = {}
    for some in chunks(ids):
        statement = select(coverage.c.output, coverage.c.source, coverage.c.state).where(
            coverage.c.output.in_(some)
        )
        for owner, source, state in connection.execute(statement):
            found.setdefault(owner, {})[source] = state
    return found


def totals(connection: Connection) -> dict[str, SourceTotals]:
    """Every source that was ever asked, over all living outputs."""
    by_state = {state: func.sum(case((coverage.c.state == state.value, 1), else_=0)) for state in State}
    statement = (
        select(
            coverage.c.source,
            func.count(),
            by_state[State.FOUND],
            by_state[State.ZERO],
            by_state[State.NOT_COVERED],
            by_state[State.FAILED],
            func.min(coverage.c.succeeded),
            func.max(coverage.c.succeeded),
            func.max(coverage.c.tried),
        )
        .join(output, output.c.id == coverage.c.output)
        .where(output.c.died.is_(None))
        .group_by(coverage.c.source)
    )
    rows = {row[0]: tuple(row)[1:] for row in connection.execute(statement)}
    asks = _asked(connection)
    seen = pairs(connection, select(sighting.c.source, func.count()).group_by(sighting.c.source))
    read = stream_states(connection)
    return {
        source: _totals(source, rows.get(source), asks.get(source), seen.get(source, 0), read.get(source))
        for source in sorted({*rows, *asks, *seen, *read})
    }


def _asked(connection: Connection) -> dict[str, tuple[int, int, int]]:
    statement = select(
        spend.c.source, func.sum(spend.c.requests), func.sum(spend.c.records), func.sum(spend.c.errors)
    ).group_by(spend.c.source)
    rows = connection.execute(statement)
    return {source: (requests, records, errors) for source, requests, records, errors in rows}


def _totals(
    source: str,
    row: tuple[int | None, ...] | None,
    asked: tuple[int, int, int] | None,
    seen: int,
    read: StreamsRead | None,
) -> SourceTotals:
    count, found, zero, not_covered, failed, first, last, tried = row or (0, 0, 0, 0, 0, None, None, None)
    if row is None and read is not None:
        first, last, tried = read.succeeded, read.succeeded, read.tried
    requests, records, errors = asked or (0, 0, 0)
    return SourceTotals(
        source,
        count or 0,
        found or 0,
        zero or 0,
        not_covered or 0,
        failed or 0,
        moment(first),
        moment(last),
        moment(tried),
        requests,
        records,
        errors,
        seen,
    )


def needs(info: SourceInfo) -> list[str]:
    """The kinds that a source understands, as stored; a stream is matched by all that can be tracked."""
    return [kind.value for kind in info.needs or Kind if info.needs or kind in TRACKABLE]
