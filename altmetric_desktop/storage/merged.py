"""Which outputs were merged into which.

A merge is a row of `decision` (subject `merge`: the output that went in `row`, the one that was kept in
`reason`); undoing its run takes it back. What lists say of the one that went is still known: of the kept one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import Connection, Row, exists, select

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.storage.bulk import insert_one
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import decision, output, run

K = TypeVar("K")
_SUBJECT, _INTO = "merge", "into"
_ALL = (
    select(decision.c.id, decision.c.run, decision.c.row, decision.c.reason)
    .where(decision.c.subject == _SUBJECT)
    .order_by(decision.c.id)
)


class Merge(Struct, frozen=True):
    """`other` went into `kept`. `number`: larger = later."""

    number: int
    run: int
    kept: int
    other: int


def note(connection: Connection, step: Step, kept: int, other: int) -> None:
    """Keep that `other` is part of `kept` from now on."""
    insert_one(
        connection,
        decision,
        run=step.run,
        step=step.id,
        subject=_SUBJECT,
        row=other,
        verdict=_INTO,
        reason=str(kept),
    )


def standing(connection: Connection) -> list[Merge]:
    """The merges that nobody has taken back, oldest first."""
    undo = run.alias("undo")
    stands = ~exists().where(undo.c.undoes == decision.c.run)
    return [_merge(row) for row in connection.execute(_ALL.where(stands))]


def of_run(connection: Connection, number: int) -> Merge:
    """The merge that a run did, whether it stands or not."""
    return _merge(connection.execute(_ALL.where(decision.c.run == number)).one())


def _merge(row: Row[int, int, int, str]) -> Merge:
    number, by, other, kept = row
    return Merge(number, by, int(kept), other)


def into(connection: Connection) -> dict[int, int]:
    """Outputs that went into others, with the last one of each chain."""
    steps = {one.other: one.kept for one in standing(connection)}
    found = {}
    for other in steps:
        at, seen = other, {other}
        while at in steps and steps[at] not in seen:
            at = steps[at]
            seen.add(at)
        found[other] = at
    return found


def parts(connection: Connection, wanted: Collection[int] | None = None) -> dict[int, list[int]]:
    """By kept output (of `wanted`, None = all): the ones that went into it."""
    found: dict[int, list[int]] = {}
    for other, kept in into(connection).items():
        if wanted is None or kept in wanted:
            found.setdefault(kept, []).append(other)
    return found


def followed(connection: Connection, found: dict[K, tuple[int, ...]]) -> dict[K, tuple[int, ...]]:
    """Owners by any key, with the kept output in place of each that went into it; living ones first."""
    gone = into(connection)
    if not gone:
        return found
    return {key: _ordered(connection, ids, gone) if gone.keys() & ids else ids for key, ids in found.items()}


def _ordered(connection: Connection, ids: Iterable[int], gone: dict[int, int]) -> tuple[int, ...]:
    now = list(dict.fromkeys(gone.get(one, one) for one in ids))
    statement = select(output.c.id).where(output.c.id.in_(now), output.c.died.is_not(None))
    dead = set(connection.execute(statement).scalars())
    return tuple(sorted(now, key=lambda one: (one in dead, one)))


def missing(connection: Connection, number: int) -> NotFoundError:
    """Why there is no output with this id: it was merged into another one, or nobody knows it."""
    kept = into(connection).get(number)
    if kept is None:
        return NotFoundError("output.unknown", output=number)
    title = connection.execute(select(output.c.title).where(output.c.id == kept)).scalar()
    return NotFoundError("output.merged", output=number, kept=kept, title=(title or "")[:200])
