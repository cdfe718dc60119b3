"""Rows that change their owner, each with a change row, so that they can be put back as they were.

What was changed once more since by somebody else is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select, update

from altmetric_desktop.storage.bulk import Row, Value, insert_rows
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import (
    authorship,
    change,
    citation,
    identifier,
    link,
    output_unit,
    record,
    reported,
    want,
)

#: Tables whose rows are moved, by name.
TABLES = {
    table.name: table
    for table in (authorship, citation, identifier, link, output_unit, record, reported, want)
}
CHANGE = ("run", "step", "table_name", "row", "column_name", "before", "after")
_TEXTS = frozenset({"outputs"})


def move(connection: Connection, step: Step, table: str, ids: Iterable[int], owners: tuple[int, int]) -> None:
    """Rows of a table go from the first owner to the second."""
    put(connection, step, table, "output", dict.fromkeys(ids, owners))


def put(
    connection: Connection, step: Step, table: str, column: str, values: Mapping[int, tuple[Value, Value]]
) -> None:
    """Set a column: row → (what stands, what shall)."""
    if not values:
        return
    log: list[Row] = [
        (step.run, step.id, table, number, column, _text(before), _text(after))
        for number, (before, after) in values.items()
    ]
    insert_rows(connection, change, CHANGE, log)
    _set(connection, table, column, [(number, after, before) for number, (before, after) in values.items()])


def put_back(connection: Connection, run: int) -> set[str]:
    """Put back what a run moved, newest first; the identifiers that went back, as links name them."""
    statement = (
        select(change.c.table_name, change.c.row, change.c.column_name, change.c.before, change.c.after)
        .where(change.c.run == run, change.c.table_name.in_(TABLES))
        .order_by(change.c.id.desc())
    )
    groups: dict[tuple[str, str], list[tuple[int, Value, Value]]] = {}
    for table, number, column, before, after in connection.execute(statement):
        groups.setdefault((table, column), []).append((number, _value(column, before), _value(column, after)))
    for (table, column), rows in groups.items():
        _set(connection, table, column, rows)
    moved = [number for number, _, _ in groups.get(("identifier", "output"), ())]
    named = select(identifier.c.kind, identifier.c.value).where(identifier.c.id.in_(moved))
    return {f"{kind}:{value}" for kind, value in connection.execute(named)}


def _set(
    connection: Connection, table_name: str, column: str, rows: Iterable[tuple[int, Value, Value]]
) -> None:
    """Rows as (id, new value, the value that must stand there now)."""
    table = TABLES[table_name]
    statement = (
        update(table)
        .where(table.c.id == bindparam("_id"), table.c[column] == bindparam("_now"))
        .values({column: bindparam("_new")})
    )
    given = [{"_id": number, "_new": new, "_now": now} for number, new, now in rows]
    if given:
        connection.execute(statement, given)


def _text(value: Value) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _value(column: str, text: str | None) -> Value:
    if column in _TEXTS or text is None:
        return text
    return text == "1" if column == "ours" else int(text)
