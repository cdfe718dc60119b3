"""Citation counts by provider, each value with the time since which it was seen. Never part of a score."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select, update

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import CitationRow
from altmetric_desktop.domain.sourcing import Citation
from altmetric_desktop.storage import lookup
from altmetric_desktop.storage.bulk import Row, insert_rows
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.runs import Step, moment
from altmetric_desktop.storage.schema import citation, output

_MOST = 2**62


def keep(connection: Connection, step: Step, given: Sequence[Citation]) -> set[int]:
    """Keep counts: a new row where the value changed, else only that it was seen again."""
    owners = lookup.owners(connection, {lookup.key_of(one.identifier) for one in given})
    pairs = {
        (number, one.provider): min(max(one.value, 0), _MOST)
        for one in given
        for number in owners.get(lookup.key_of(one.identifier), ())
    }
    ids = sorted({number for number, _ in pairs})
    alive = _alive(connection, ids)
    known = {(row.output, row.provider): row for row in _latest(connection, ids)}
    rows: list[Row] = []
    for (number, provider), value in pairs.items():
        row = known.get((number, provider))
        if number not in alive:
            continue
        if row is None or row.value != value:
            rows.append((number, provider, value, step.at, step.at, step.id))
        elif row.confirmed < step.at:
            connection.execute(update(citation).where(citation.c.id == row.id).values(confirmed=step.at))
    columns = ("output", "provider", "value", "observed", "confirmed", "step")
    insert_rows(connection, citation, columns, rows)
    return {number for number, _ in pairs if number in alive}


def _alive(connection: Connection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for some in chunks(ids):
        statement = select(output.c.id).where(output.c.id.in_(some), output.c.died.is_(None))
        found.update(connection.execute(statement).scalars())
    return found


class _Row:
    id: int
    output: int
    provider: str
    value: int
    confirmed: int


def _latest(connection: Connection, ids: Sequence[int]) -> list[_Row]:
    rows: list[_Row] = []
    for some in chunks(ids):
        newest = (
            select(func.max(citation.c.id))
            .where(citation.c.output.in_(some))
            .group_by(citation.c.output, citation.c.provider)
        )
        found = connection.execute(select(citation).where(citation.c.id.in_(newest)))
        rows.extend(found)  # type: ignore[arg-type]  # rows answer by column name
    return rows


def of_output(connection: Connection, number: int) -> tuple[CitationRow, ...]:
    """The newest count of each provider, highest first, as of when it was last seen."""
    return of_outputs(connection, [number]).get(number, ())


def of_outputs(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[CitationRow, ...]]:
    """The same for many outputs; those without any are missing."""
    found: dict[int, list[CitationRow]] = {}
    for row in _latest(connection, ids):
        seen = moment(row.confirmed) or Moment(0)
        found.setdefault(row.output, []).append(CitationRow(row.provider, row.value, seen))
    return {
        number: tuple(sorted(rows, key=lambda row: (-row.value, row.provider)))
        for number, rows in found.items()
    }
