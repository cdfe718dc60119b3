"""What the library owns: identifiers → outputs, for matching the items of streams and answers."""

from __future__ import annotations

from sqlalchemy import Connection, select

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.schema import identifier, output


def identifiers(connection: Connection) -> dict[Identifier, tuple[int, ...]]:
    """Every living output's own identifiers (never a container's). Two outputs may share one."""
    kinds = {kind.value: kind for kind in Kind}
    statement = (
        select(identifier.c.kind, identifier.c.value, identifier.c.output)
        .join(output, output.c.id == identifier.c.output)
        .where(identifier.c.role == "own", identifier.c.died.is_(None), output.c.died.is_(None))
        .order_by(identifier.c.output)
    )
    found: dict[Identifier, tuple[int, ...]] = {}
    for kind, value, number in connection.execute(statement):
        if kind in kinds:
            one = Identifier(kinds[kind], value)
            found[one] = (*found.get(one, ()), number)
    return found


def titles(connection: Connection) -> dict[int, str]:
    """Titles of living outputs, for sources that are matched by title."""
    statement = select(output.c.id, output.c.title).where(output.c.died.is_(None), output.c.title != "")
    return pairs(connection, statement)
