"""Scores and tallies of outputs, from one pass over a covering index. The rules are the domain's.

Counting, weighting and comparing with what stands all happen in the database, so that scoring costs little
more than the bare count; only rows that differ are written. A test holds the result against the domain's
own sums for every channel and scheme.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
)

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.domain.schemes import Counts, Rule, Scheme
from altmetric_desktop.domain.sourcing import SourceInfo, SourceKind, State
from altmetric_desktop.storage import merged
from altmetric_desktop.storage.connect import pairs, upsert
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import coverage, link, output, score, stream, tally
from altmetric_desktop.storage.schema import step as step_table
from altmetric_desktop.storage.within import Within, listed

#: Up to so many outputs are scored by id, more in one pass over all.
_FEW = 5_000


def rescore(
    connection: Connection,
    step: Step,
    schemes: Sequence[Scheme],
    outputs: Sequence[int] | None = None,
    infos: Sequence[SourceInfo] | None = None,
) -> int:
    """Count and score these outputs, or all; how many scores changed.

    A score of 0 says that somebody was asked and knew of no mention. `infos`: the sources; an output without
    mentions about which none of them that brings mentions has answered gets no score (None = each gets one).
    """
    looked = None if infos is None else looked_at(connection, infos)
    only = None if outputs is None else listed(outputs, connection.dialect.name)
    changed = _count(connection, only)
    if changed:
        _forget_others(connection, schemes, changed)
    total = 0
    for scheme in schemes:
        if only is not None or stale(connection, scheme, looked):
            total += _score(connection, step, scheme, only, looked)
        elif changed:
            few = listed(sorted(changed), connection.dialect.name) if len(changed) < _FEW else None
            total += _score(connection, step, scheme, few, looked)
    return total


def aggregate(some: bool = False) -> Select[int, str, int, int]:
    """Posts and unique accounts of each output and channel (`some`: of those in the parameter `ids`)."""
    statement = select(
        link.c.output, link.c.channel, func.count(), func.count(link.c.account.distinct())
    ).where(link.c.died.is_(None))
    if some:
        statement = statement.where(Within(link.c.output))
    return statement.group_by(link.c.output, link.c.channel)


def _count(connection: Connection, only: str | None) -> set[int]:
    """Bring `tally` to what the links say; the outputs for which it said something else."""
    names = ["output", "channel", "posts", "accounts"]
    statement = upsert(tally).from_select(names, aggregate(only is not None))
    new = statement.excluded
    counted = statement.on_conflict_do_update(
        index_elements=["output", "channel"],
        set_={"posts": new.posts, "accounts": new.accounts},
        where=or_(tally.c.posts != new.posts, tally.c.accounts != new.accounts),
    ).returning(tally.c.output)
    given = {} if only is None else {"ids": only}
    changed = set(connection.execute(counted, given).scalars())
    # nothing can be left over where no link has ever ended: a look into an index of those that have
    if connection.execute(select(link.c.id).where(link.c.died.is_not(None)).limit(1)).scalar() is None:
        return changed
    mentioned = exists().where(
        link.c.output == tally.c.output, link.c.channel == tally.c.channel, link.c.died.is_(None)
    )
    gone = delete(tally).where(~mentioned)
    if only is not None:
        gone = gone.where(Within(tally.c.output))
    return changed.union(connection.execute(gone.returning(tally.c.output), given).scalars())


def _forget_others(connection: Connection, schemes: Sequence[Scheme], changed: set[int]) -> None:
    """Scores by schemes that are not asked for now would no longer be true: they are made when asked for."""
    others = delete(score).where(score.c.scheme.not_in([scheme.id for scheme in schemes]))
    if len(changed) < _FEW:
        ids = listed(sorted(changed), connection.dialect.name)
        connection.execute(others.where(Within(score.c.output)), {"ids": ids})
    else:
        connection.execute(others)


def looked_at(connection: Connection, infos: Sequence[SourceInfo]) -> ColumnElement[bool]:
    """That an output has mentions, or that a source which would have brought them has answered about it: by
    itself, or by a stream that was read when the output was there already."""
    asked = [info.key for info in infos if info.channels]
    streams = [info.key for info in infos if info.channels and info.kind is SourceKind.STREAM]
    newest = select(func.max(stream.c.succeeded)).where(stream.c.source.in_(streams))
    read = connection.execute(newest).scalar()
    answered = exists().where(
        coverage.c.output == output.c.id,
        coverage.c.source.in_(asked),
        coverage.c.succeeded.is_not(None),
        coverage.c.state != State.NOT_COVERED.value,
    )
    grown = _grown(connection, read or 0)
    there = exists().where(
        step_table.c.id == output.c.born, step_table.c.at <= (read or 0), output.c.id.not_in(grown)
    )
    mentioned = exists().where(tally.c.output == output.c.id)
    return or_(*(one.correlate(output) for one in (mentioned, answered, there)))


def _grown(connection: Connection, read: int) -> list[int]:
    """Outputs into which one was merged that came after an instant (Unix seconds)."""
    gone = merged.into(connection)
    if not gone:
        return []
    came = select(output.c.id).join(step_table, step_table.c.id == output.c.born)
    late = came.where(output.c.id.in_(sorted(gone)), step_table.c.at > read)
    return sorted({gone[number] for number in connection.execute(late).scalars()})


def _score(
    connection: Connection,
    step: Step,
    scheme: Scheme,
    only: str | None,
    looked: ColumnElement[bool] | None,
) -> int:
    """Bring the scores of one scheme to what the tallies say; how many changed."""
    found = (
        select(
            literal(scheme.id).label("scheme"),
            output.c.id,
            func.coalesce(func.sum(_adds(scheme)), 0),
            literal(scheme.hash),
            bindparam("step", step.id),
        )
        .outerjoin(tally, tally.c.output == output.c.id)
        .where(output.c.died.is_(None), output.c.trackable)
        .group_by(output.c.id)
    )
    if only is not None:
        found = found.where(Within(output.c.id))
    if looked is not None:
        found = found.where(looked)
    statement = upsert(score).from_select(["scheme", "output", "points", "digest", "step"], found)
    new = statement.excluded
    kept = statement.on_conflict_do_update(
        index_elements=["scheme", "output"],
        set_={"points": new.points, "digest": new.digest, "step": new.step},
        where=or_(score.c.points != new.points, score.c.digest != new.digest),
    )
    return max(0, connection.execute(kept, {} if only is None else {"ids": only}).rowcount)


def _adds(scheme: Scheme) -> ColumnElement[int]:
    """What a tally adds by a scheme: `Rule.adds`, in SQL."""
    rules = [scheme.rule(channel) for channel in Channel]
    weighty = {rule.channel.value: _rule(rule) for rule in rules if rule.hundredths}
    return case(weighty, value=tally.c.channel, else_=0) if weighty else literal(0)


def _rule(rule: Rule) -> ColumnElement[int]:
    counted = {Counts.PER_ACCOUNT: tally.c.accounts, Counts.PER_POST: tally.c.posts}.get(rule.counts)
    adds: ColumnElement[int] = literal(rule.hundredths) if counted is None else counted * rule.hundredths
    return adds if rule.cap is None else case((adds > rule.cap, rule.cap), else_=adds)


# ---------------------------------------------------------------------------------------- questions


def tallies(connection: Connection, number: int) -> list[ChannelTally]:
    """An output's posts and accounts per channel, as last scored."""
    statement = select(tally.c.channel, tally.c.posts, tally.c.accounts).where(tally.c.output == number)
    return [
        ChannelTally(Channel(channel), posts, accounts)
        for channel, posts, accounts in connection.execute(statement)
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


def stale(connection: Connection, scheme: Scheme, looked: ColumnElement[bool] | None = None) -> bool:
    """Whether a scheme's scores are missing (of outputs that can have one) or were made by other rules."""
    fresh = and_(score.c.output == output.c.id, score.c.scheme == scheme.id, score.c.digest == scheme.hash)
    missing = select(output.c.id).where(output.c.died.is_(None), output.c.trackable, ~exists().where(fresh))
    if looked is not None:
        missing = missing.where(looked)
    return connection.execute(missing.limit(1)).scalar() is not None
