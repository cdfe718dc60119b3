"""Scores and tallies of outputs, from one pass over a covering index. The rules are the domain's.

`tally` (posts and accounts per output and channel) and `score` are written together, only where they differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, delete, func, select

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.domain.schemes import Counts, Scheme
from altmetric_desktop.storage.bulk import Row, upsert_rows
from altmetric_desktop.storage.connect import chunks, pairs
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import link, output, score, tally

_Found = tuple[int, str, int, int]


def rescore(
    connection: Connection, step: Step, schemes: Sequence[Scheme], outputs: Sequence[int] | None = None
) -> int:
    """Count and score these outputs, or all; how many scores changed.

    An output without mentions has a score of 0 once it was scored, so that *never scored* stays apart.
    """
    if outputs is None:
        return _rescore(connection, step, schemes, None)
    return sum(_rescore(connection, step, schemes, some) for some in chunks(sorted(outputs)))


def _rescore(
    connection: Connection, step: Step, schemes: Sequence[Scheme], some: Sequence[int] | None
) -> int:
    found: list[_Found] = [(a, b, c, d) for a, b, c, d in connection.execute(aggregate(some))]
    old = {(row.output, row.channel): (row.posts, row.accounts) for row in connection.execute(_tallied(some))}
    fresh: list[Row] = []
    for number, channel, posts, accounts in found:
        if old.pop((number, channel), None) != (posts, accounts):
            fresh.append((number, channel, posts, accounts))
    for number, channel in old:
        connection.execute(delete(tally).where(tally.c.output == number, tally.c.channel == channel))
    upsert_rows(connection, tally, ("output", "channel", "posts", "accounts"), ("output", "channel"), fresh)
    ids = _scorable(connection, some)
    return sum(_write(connection, step, scheme, found, ids, some) for scheme in schemes)


def _write(
    connection: Connection,
    step: Step,
    scheme: Scheme,
    found: list[_Found],
    ids: Sequence[int],
    some: Sequence[int] | None,
) -> int:
    points = dict.fromkeys(ids, 0)
    for number, adds in _points(found, scheme):
        if number in points:
            points[number] += adds
    statement = select(score.c.output, score.c.points, score.c.digest).where(score.c.scheme == scheme.id)
    if some is not None:
        statement = statement.where(score.c.output.in_(some))
    digest = scheme.hash
    old = {row.output: row.points for row in connection.execute(statement) if row.digest == digest}
    rows: list[Row] = [
        (scheme.id, number, value, digest, step.id)
        for number, value in points.items()
        if old.get(number) != value
    ]
    columns = ("scheme", "output", "points", "digest", "step")
    upsert_rows(connection, score, columns, ("scheme", "output"), rows)
    return len(rows)


def _points(found: list[_Found], scheme: Scheme) -> Iterator[tuple[int, int]]:
    """What each channel adds to each output: `Rule.adds`, with what can be settled beforehand settled.

    A test holds it against the domain for every channel.
    """
    rules = {channel.value: scheme.rule(channel) for channel in Channel}
    plain = {
        channel: rule.hundredths
        for channel, rule in rules.items()
        if rule.cap is None and rule.counts is Counts.PER_ACCOUNT
    }
    for number, channel, posts, accounts in found:
        weight = plain.get(channel)
        yield number, accounts * weight if weight is not None else rules[channel].adds(posts, accounts)


def aggregate(some: Sequence[int] | None = None) -> Select[int, str, int, int]:
    """Posts and unique accounts of each output and channel: the bare pass over the covering index."""
    by_account = select(link.c.output, link.c.channel, func.count().label("posts")).where(
        link.c.died.is_(None)
    )
    if some is not None:
        by_account = by_account.where(link.c.output.in_(some))
    inner = by_account.group_by(link.c.output, link.c.channel, link.c.account).subquery()
    return select(inner.c.output, inner.c.channel, func.sum(inner.c.posts), func.count()).group_by(
        inner.c.output, inner.c.channel
    )


def _tallied(some: Sequence[int] | None) -> Select[int, str, int, int]:
    statement = select(tally.c.output, tally.c.channel, tally.c.posts, tally.c.accounts)
    return statement if some is None else statement.where(tally.c.output.in_(some))


def _scorable(connection: Connection, some: Sequence[int] | None) -> list[int]:
    statement = select(output.c.id).where(output.c.died.is_(None), output.c.trackable)
    if some is not None:
        statement = statement.where(output.c.id.in_(some))
    return list(connection.execute(statement).scalars())


def tallies(connection: Connection, number: int) -> list[ChannelTally]:
    """An output's posts and accounts per channel, as last scored."""
    return [
        ChannelTally(Channel(row.channel), row.posts, row.accounts)
        for row in connection.execute(_tallied([number]))
    ]


def points_of(connection: Connection, number: int, scheme: str) -> int | None:
    """An output's score × 100; None = never scored by this scheme."""
    statement = select(score.c.points).where(score.c.scheme == scheme, score.c.output == number)
    return connection.execute(statement).scalar()


def all_points(connection: Connection, scheme: str) -> dict[int, int]:
    """The score × 100 of every living output that was scored: for cohorts and percentiles."""
    statement = (
        select(score.c.output, score.c.points)
        .join(output, output.c.id == score.c.output)
        .where(score.c.scheme == scheme, output.c.died.is_(None))
    )
    return pairs(connection, statement)


def stale(connection: Connection, scheme: Scheme) -> bool:
    """Whether a scheme's scores are missing or were made by other rules."""
    statement = select(func.count()).where(score.c.scheme == scheme.id, score.c.digest == scheme.hash)
    wanted = select(func.count()).select_from(output).where(output.c.died.is_(None), output.c.trackable)
    return connection.execute(statement).scalar_one() < connection.execute(wanted).scalar_one()
