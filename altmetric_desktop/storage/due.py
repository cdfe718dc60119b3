"""Which outputs a source is to be asked about, and what it needs to know of them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, or_, select

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.sourcing import SourceInfo
from altmetric_desktop.storage import codec
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.coverage import needs
from altmetric_desktop.storage.schema import coverage, fact, identifier, output


class Subject(Struct, frozen=True):
    """An output to ask about. `since`: when the source last answered (Unix seconds), None = never.

    `urls`: addresses under which sources know it, apart from identifiers.
    """

    output: int
    identifiers: tuple[Identifier, ...]
    urls: tuple[str, ...] = ()
    since: int | None = None
    title: str = ""


def ids(
    connection: Connection,
    info: SourceInfo,
    at: int,
    *,
    due_only: bool = True,
    limit: int | None = None,
    only: Sequence[int] = (),
) -> array[int]:
    """Outputs with an identifier that the source understands and about which its last answer is no longer
    fresh (or any, where not `due_only`): those never asked first, then the longest ago. `only`: of these."""
    statement = _due(info, at, due_only, only).order_by(
        func.coalesce(coverage.c.succeeded, coverage.c.tried, 0), output.c.id
    )
    return array("q", connection.execute(statement.limit(limit)).scalars())


def count(connection: Connection, info: SourceInfo, at: int) -> int:
    """How many outputs are due for a source."""
    inner = _due(info, at, True, ()).subquery()
    return connection.execute(select(func.count()).select_from(inner)).scalar_one()


def _due(info: SourceInfo, at: int, due_only: bool, only: Sequence[int]) -> Select[int]:
    known = exists().where(
        identifier.c.output == output.c.id,
        identifier.c.kind.in_(needs(info)),
        identifier.c.role == "own",
        identifier.c.died.is_(None),
    )
    conditions: list[ColumnElement[bool]] = [output.c.died.is_(None), known]
    if due_only:
        conditions.append(or_(coverage.c.fresh_until.is_(None), coverage.c.fresh_until <= at))
    if only:
        conditions.append(output.c.id.in_(only))
    on = and_(coverage.c.output == output.c.id, coverage.c.source == info.key)
    return select(output.c.id).outerjoin(coverage, on).where(*conditions)


def subjects(connection: Connection, info: SourceInfo, wanted: Sequence[int]) -> list[Subject]:
    """What the source needs to know of these outputs, in this order; identifiers as it prefers them."""
    found: dict[int, Subject] = {}
    for some in chunks(list(wanted)):
        found.update(_subjects(connection, info, some))
    return [found[number] for number in wanted if number in found]


def _subjects(connection: Connection, info: SourceInfo, some: Sequence[int]) -> dict[int, Subject]:
    kinds = needs(info)
    rank = case({kind: place for place, kind in enumerate(kinds)}, value=identifier.c.kind, else_=99)
    named = (
        select(identifier.c.output, identifier.c.kind, identifier.c.value)
        .where(
            identifier.c.output.in_(some),
            identifier.c.kind.in_(kinds),
            identifier.c.role == "own",
            identifier.c.died.is_(None),
        )
        .order_by(identifier.c.output, rank, identifier.c.id)
    )
    identifiers: dict[int, list[Identifier]] = {}
    for number, kind, value in connection.execute(named):
        identifiers.setdefault(number, []).append(Identifier(Kind(kind), value))
    urls: dict[int, list[str]] = {}
    told = (
        select(fact.c.output, fact.c.body)
        .where(fact.c.output.in_(some))
        .order_by(fact.c.output, fact.c.source)
    )
    for number, body in connection.execute(told):
        urls.setdefault(number, []).extend(codec.urls_from(body))
    on = and_(coverage.c.output == output.c.id, coverage.c.source == info.key)
    rows = connection.execute(
        select(output.c.id, output.c.title, coverage.c.succeeded)
        .outerjoin(coverage, on)
        .where(output.c.id.in_(some), output.c.died.is_(None))
    )
    return {
        row.id: Subject(
            row.id,
            tuple(identifiers.get(row.id, ())),
            tuple(dict.fromkeys(urls.get(row.id, ()))),
            row.succeeded,
            row.title,
        )
        for row in rows
    }
