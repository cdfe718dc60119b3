"""What the two files of an institutional upload hold: every living output, every living unit."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field
from sqlalchemy import Connection, select

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.storage import units
from altmetric_desktop.storage.schema import IS_OURS, authorship, identifier, output, output_unit, person


class Uploaded(Struct):
    """One output: identifiers by kind, the institution's own authors, units."""

    identifiers: dict[str, list[str]] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)


def outputs(connection: Connection) -> Iterator[Uploaded]:
    """The living outputs by number."""
    living = select(output.c.id).where(output.c.died.is_(None)).order_by(output.c.id)
    found = {number: Uploaded() for number in connection.execute(living).scalars()}
    named = (
        select(identifier.c.output, identifier.c.kind, identifier.c.value)
        .where(identifier.c.died.is_(None), identifier.c.role == "own")
        .order_by(identifier.c.id)
    )
    for owner, kind, value in connection.execute(named):
        if owner in found:
            found[owner].identifiers.setdefault(kind, []).append(value)
    ours = (
        select(authorship.c.output, person.c.name)
        .join(person, person.c.id == authorship.c.person)
        .where(authorship.c.died.is_(None), IS_OURS)
        .order_by(authorship.c.output, authorship.c.place)
    )
    for owner, name in connection.execute(ours):
        if owner in found and name not in found[owner].authors:
            found[owner].authors.append(name)
    known = units.living(connection)
    placed = select(output_unit.c.output, output_unit.c.unit).where(output_unit.c.died.is_(None))
    for owner, number in connection.execute(placed.order_by(output_unit.c.id)):
        one = known.get(number)
        if owner in found and one is not None and one not in found[owner].units:
            found[owner].units.append(one)
    return iter(found.values())


def unit_paths(connection: Connection) -> list[Unit]:
    """The living units in the order of their paths."""
    return sorted(units.living(connection).values(), key=lambda one: (one.hierarchy, one.path))
