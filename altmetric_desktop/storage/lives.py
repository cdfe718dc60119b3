"""Rows that end, live again, and what was alive as of a step. `born` and `died` hold steps."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, exists, or_, select, update

from altmetric_desktop.storage.bulk import Row, insert_rows
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import change, life, output

#: After a table's name in `life`: a time in which a row was not there, though it was before and after.
_GAP = "/gap"


def end(connection: Connection, step: Step, table: Table, ids: Sequence[int]) -> None:
    """Rows end with this step."""
    for some in chunks(ids):
        connection.execute(update(table).where(table.c.id.in_(some)).values(died=step.id))


def revive(connection: Connection, step: Step, table: Table, ids: Sequence[int]) -> None:
    """Rows that had ended live again from this step; their closed spans are kept."""
    for some in chunks(ids):
        spans = connection.execute(
            select(table.c.id, table.c.born, table.c.died).where(
                table.c.id.in_(some), table.c.died.is_not(None)
            )
        )
        rows: list[Row] = [(table.name, number, born, died) for number, born, died in spans]
        insert_rows(connection, life, ("table_name", "row", "born", "died"), rows)
        connection.execute(update(table).where(table.c.id.in_(some)).values(born=step.id, died=None))


def resume(connection: Connection, step: Step, table: Table, ids: Sequence[int]) -> None:
    """Rows that had ended are as if they had not, but for the time until this step: when they came stays."""
    for some in chunks(ids):
        gaps = connection.execute(
            select(table.c.id, table.c.died).where(table.c.id.in_(some), table.c.died.is_not(None))
        )
        rows: list[Row] = [(table.name + _GAP, number, died, step.id) for number, died in gaps]
        insert_rows(connection, life, ("table_name", "row", "born", "died"), rows)
        connection.execute(update(table).where(table.c.id.in_(some)).values(died=None))


def alive(table: Table, step: int) -> ColumnElement[bool]:
    """That a row was alive as of a step."""
    held = and_(life.c.row == table.c.id, life.c.born <= step, life.c.died > step)
    span = exists().where(held, life.c.table_name == table.name)
    gap = exists().where(held, life.c.table_name == table.name + _GAP)
    now = and_(table.c.born <= step, or_(table.c.died.is_(None), table.c.died > step), ~gap)
    return or_(now, span)


def as_of(table: Table, step: int) -> Select[int]:
    """The ids of the rows that were alive as of a step."""
    return select(table.c.id).where(alive(table, step)).order_by(table.c.id)


def outputs_as_of(connection: Connection, step: int) -> list[int]:
    """The outputs that were there as of a step."""
    return list(connection.execute(as_of(output, step)).scalars())


def value_as_of(connection: Connection, number: int, column: str, step: int) -> str | None:
    """What stood in a column of an output as of a step, as text: what later changes found there, or now."""
    later = (
        select(change.c.before)
        .where(
            change.c.table_name == "output",
            change.c.row == number,
            change.c.column_name == column,
            change.c.step > step,
        )
        .order_by(change.c.id)
        .limit(1)
    )
    row = connection.execute(later).one_or_none()
    if row is not None:
        return None if row.before is None else str(row.before)
    value = connection.execute(select(output.c[column]).where(output.c.id == number)).scalar()
    return None if value is None else str(value)
