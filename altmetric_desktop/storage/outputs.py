"""Outputs: taking lists in and taking them back, finding one, everything that its page shows."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, case, func, select

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import OutputFacts
from altmetric_desktop.storage import lookup, merged
from altmetric_desktop.storage.drafts import SEPARATOR
from altmetric_desktop.storage.persons import BY_PERSON
from altmetric_desktop.storage.runs import moment
from altmetric_desktop.storage.schema import (
    IS_OURS,
    authorship,
    identifier,
    output,
    output_unit,
    person,
    step,
    unit,
)

__all__ = ["facts", "find", "find_each", "total"]


def find(connection: Connection, wanted: Identifier) -> int | None:
    """The living output that has this identifier as its own."""
    statement = (
        select(output.c.id)
        .join(identifier, identifier.c.output == output.c.id)
        .where(
            identifier.c.value == wanted.value,
            identifier.c.kind == wanted.kind.value,
            identifier.c.role == "own",
            identifier.c.died.is_(None),
            output.c.died.is_(None),
        )
        .order_by(output.c.id)
        .limit(1)
    )
    return connection.execute(statement).scalar()


def find_each(connection: Connection, wanted: Iterable[Identifier]) -> dict[Identifier, tuple[int, ...]]:
    """The living outputs of many identifiers; those of none are missing."""
    keys = {lookup.key_of(one): one for one in wanted}
    found = lookup.owners(connection, keys)
    dead = _dead(connection, {number for ids in found.values() for number in ids})
    living = {keys[key]: tuple(number for number in ids if number not in dead) for key, ids in found.items()}
    return {one: ids for one, ids in living.items() if ids}


def _dead(connection: Connection, ids: set[int]) -> set[int]:
    statement = select(output.c.id).where(output.c.id.in_(sorted(ids)), output.c.died.is_not(None))
    return set(connection.execute(statement).scalars()) if ids else set()


def exists(connection: Connection, number: int) -> bool:
    """Whether a living output has this id."""
    statement = select(output.c.id).where(output.c.id == number, output.c.died.is_(None))
    return connection.execute(statement).scalar() is not None


def total(connection: Connection) -> int:
    """How many living outputs the library has."""
    return connection.execute(
        select(func.count()).select_from(output).where(output.c.died.is_(None))
    ).scalar_one()


def facts(connection: Connection, id: int) -> OutputFacts:
    """Everything about one output apart from its attention.

    Raises:
        NotFoundError: no living output has this id; it says into which one it was merged.
    """
    row = connection.execute(select(output).where(output.c.id == id, output.c.died.is_(None))).one_or_none()
    if row is None:
        raise merged.missing(connection, id)
    named = identifiers(connection, id)
    authors = _authors(connection, id)
    placed = _units(connection, id)
    added = connection.execute(select(step.c.at).where(step.c.id == row.born)).scalar()
    return OutputFacts(
        id=id,
        title=row.title,
        type=output_type(row.type),
        published=day_moment(row.published, row.published_precision),
        venue=row.venue or "",
        publisher=row.publisher or "",
        authors=tuple(name for name, _ in authors)
        or tuple((row.authors or "").split("; ")) * bool(row.authors),
        our_authors=tuple(name for name, ours in authors if ours),
        units=tuple(placed),
        identifiers=named,
        trackable=row.trackable,
        abstract=row.abstract or "",
        open_access=row.open_access or "",
        retracted=bool(row.retracted),
        added=moment(added),
        urls=tuple(one.value for one in named if one.kind is Kind.URL),
        units_by_person=tuple(path for path, by_person in placed.items() if by_person),
    )


_ORDER = case({kind.value: place for place, kind in enumerate(Kind)}, value=identifier.c.kind, else_=99)


def identifiers(connection: Connection, id: int) -> tuple[Identifier, ...]:
    """An output's own identifiers, in the order of `Kind`."""
    statement = (
        select(identifier.c.kind, identifier.c.value)
        .where(identifier.c.output == id, identifier.c.role == "own", identifier.c.died.is_(None))
        .order_by(_ORDER, identifier.c.id)
    )
    return tuple(Identifier(Kind(kind), value) for kind, value in connection.execute(statement))


def _authors(connection: Connection, id: int) -> list[tuple[str, bool]]:
    statement = (
        select(person.c.name, IS_OURS)
        .join(authorship, authorship.c.person == person.c.id)
        .where(authorship.c.output == id, authorship.c.died.is_(None))
        .order_by(authorship.c.place)
    )
    return [(name, ours) for name, ours in connection.execute(statement)]


def _units(connection: Connection, id: int) -> dict[tuple[str, ...], bool]:
    """The paths of an output's units, and whether it is there by its authors only, by no list."""
    statement = (
        select(unit.c.path, func.min(output_unit.c.how == BY_PERSON))
        .join(output_unit, output_unit.c.unit == unit.c.id)
        .where(output_unit.c.output == id, output_unit.c.died.is_(None))
        .group_by(unit.c.path)
        .order_by(unit.c.path)
    )
    return {tuple(path.split(SEPARATOR)): bool(only) for path, only in connection.execute(statement)}


def output_type(stored: str) -> OutputType:
    """A stored type; one that we don't know (from a later program) is unknown."""
    try:
        return OutputType(stored)
    except ValueError:
        return OutputType.UNKNOWN


def day_moment(day: int | None, precision: str | None, second: int | None = None) -> Moment | None:
    """A stored date as a moment."""
    return None if day is None else Moment(day, second, _PRECISION[precision or "day"])


_PRECISION = {one.value: one for one in Precision}
