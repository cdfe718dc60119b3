"""Many rows at once: a Core statement compiled once, tuples handed to the driver.

The only place that does so (1.2 × raw `executemany`, against 2 × with dicts). Core compiles columns in
the schema's order, whatever order they are named in, so tuples are put in the order of `positiontup`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any, TypeVarTuple, cast

from msgspec import Struct
from sqlalchemy import Connection, Dialect, Select, Table, bindparam, func, insert, select, update
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import Insert, Update

from altmetric_desktop.storage.connect import upsert

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Columns = TypeVarTuple("Columns")
Statement = Insert | Update | Select[*tuple[Any, ...]]


class Compiled(Struct, frozen=True):
    """A statement's text, its parameters in their order, and the values of those that are constants."""

    text: str
    order: tuple[str, ...]
    constants: dict[str, Any]


#: Rows that go to the driver in one call: enough to be fast, few enough to need little memory.
AT_ONCE = 10_000


def insert_one(connection: Connection, table: Table, **values: Value) -> int:
    """Insert one row; its new id."""
    statement = _inserting(table, tuple(values), ignore=False)
    if connection.dialect.name == "sqlite":
        cursor = _carry_out(connection, statement, values)
        number = int(cursor.lastrowid)
        cursor.close()
        return number
    key = connection.execute(statement, values).inserted_primary_key
    assert key is not None  # noqa: S101  # one row, one key
    return int(key[0])


def insert_rows(
    connection: Connection,
    table: Table,
    columns: tuple[str, ...],
    rows: Iterable[Row],
    *,
    ignore: bool = False,
) -> None:
    """Insert tuples whose values stand in the order of `columns`.

    `ignore`: rows that meet an existing key are left out, silently.
    """
    _run(connection, _inserting(table, columns, ignore), columns, rows)


def upsert_rows(
    connection: Connection, table: Table, columns: tuple[str, ...], keys: tuple[str, ...], rows: Iterable[Row]
) -> None:
    """Insert tuples; where `keys` exist, the other columns are overwritten."""
    _run(connection, _upserting(table, columns, keys), columns, rows)


def update_rows(
    connection: Connection, table: Table, key: str, columns: tuple[str, ...], rows: Iterable[Row]
) -> None:
    """Set `columns` where `key` has the first value of the tuple."""
    _run(connection, _updating(table, key, columns), ("_key", *columns), rows)


def change(connection: Connection, statement: Insert | Update, **given: Value) -> None:
    """Carry out a statement that is built once, straight by the driver: cheaper than building it anew."""
    if connection.dialect.name == "postgresql":
        connection.execute(statement, given)
    else:
        _carry_out(connection, statement, given).close()


def fetch(connection: Connection, statement: Select[*Columns], **given: Value) -> list[tuple[*Columns]]:
    """Answers as plain tuples, straight from the driver: a third of the cost of result rows.

    `statement` must be one that is built once (it is kept); SQLite's truths come as 0 and 1.
    """
    if connection.dialect.name == "postgresql":
        return cast("list[tuple[*Columns]]", connection.execute(statement, given).all())
    cursor = _carry_out(connection, statement, given)
    try:
        return cast("list[tuple[*Columns]]", cursor.fetchall())
    finally:
        cursor.close()


def _carry_out(connection: Connection, statement: Statement, given: dict[str, Value]) -> DBAPICursor:
    if not connection.in_transaction():
        connection.begin()  # as any other statement would
    made = compiled(connection.dialect, statement)
    held = connection.connection.dbapi_connection
    assert held is not None  # noqa: S101  # an open connection has one
    values = made.constants | given
    cursor = held.cursor()
    cursor.execute(made.text, [values[name] for name in made.order])
    return cursor


def reserve(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """`count` new ids of a table, ascending; there is only one writer."""
    if connection.dialect.name == "postgresql":
        name = func.pg_get_serial_sequence(table.name, "id")
        ids = connection.execute(select(func.nextval(name)).select_from(func.generate_series(1, count)))
        return list(ids.scalars())
    last = connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()
    return range(last + 1, last + 1 + count)


@lru_cache(maxsize=256)
def _inserting(table: Table, columns: tuple[str, ...], ignore: bool) -> Insert:
    if ignore:
        return upsert(table).values({name: bindparam(name) for name in columns}).on_conflict_do_nothing()
    return insert(table).values({name: bindparam(name) for name in columns})


@lru_cache(maxsize=256)
def _upserting(table: Table, columns: tuple[str, ...], keys: tuple[str, ...]) -> Insert:
    statement = upsert(table).values({name: bindparam(name) for name in columns})
    others = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=others)


@lru_cache(maxsize=256)
def _updating(table: Table, key: str, columns: tuple[str, ...]) -> Update:
    found = update(table).where(table.c[key] == bindparam("_key"))
    return found.values({name: bindparam(name) for name in columns})


@lru_cache(maxsize=256)
def compiled(dialect: Dialect, statement: Statement) -> Compiled:
    """A statement as the driver takes it; kept for the statement."""
    made = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    assert isinstance(made, SQLCompiler)  # noqa: S101  # what such a statement compiles to
    return Compiled(made.string, tuple(made.positiontup or ()), made.params)


def _run(
    connection: Connection, statement: Insert | Update, columns: tuple[str, ...], rows: Iterable[Row]
) -> None:
    iterator = iter(rows)
    first = list(islice(iterator, AT_ONCE))
    if not first:
        return
    if connection.dialect.name == "postgresql":
        while first:
            connection.execute(statement, [dict(zip(columns, row, strict=True)) for row in first])
            first = list(islice(iterator, AT_ONCE))
        return
    text, order = (made := compiled(connection.dialect, statement)).text, made.order
    turn = _turn(columns, order)
    while first:
        connection.exec_driver_sql(text, first if turn is None else [turn(row) for row in first])
        first = list(islice(iterator, AT_ONCE))


def _turn(columns: tuple[str, ...], order: tuple[str, ...]) -> Callable[[Row], Row] | None:
    """How to put a tuple into the statement's order, None where it stands so already."""
    if columns == order:
        return None
    places = [columns.index(name) for name in order]
    if len(places) == 1:
        return lambda row: (row[places[0]],)
    return itemgetter(*places)
