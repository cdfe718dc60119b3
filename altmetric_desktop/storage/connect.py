"""Engines for a library file, and the few things in which databases differ.

One copy of SQLite in the process: nothing else may open the file while an engine of this module has it
(a second copy of the library removed `-wal` and `-shm` under a live connection). PRAGMAs inside a
transaction do nothing and say nothing, so all are set when a connection is made, read back and compared.
Times and locks are not known here.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine, Select, Table, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage.types import BigKey

if TYPE_CHECKING:
    from sqlalchemy.dialects.postgresql import Insert as Upsert

__all__ = ["BigKey", "Connection", "Engine", "Upsert", "readers", "upsert", "writer"]

#: Mark of connections that can't write: what they saw as of a step stays so.
READS_ONLY = "reads_only"

_BOTH = {
    "foreign_keys": "1",
    "busy_timeout": "10000",
    "trusted_schema": "0",
    "cell_size_check": "1",
    "temp_store": "2",
    "cache_size": "-65536",
}
_WRITER = {
    "journal_mode": "wal",
    "synchronous": "2",
    "secure_delete": "0",
    "journal_size_limit": "67108864",
    "analysis_limit": "400",
}
_READER = {"query_only": "1", "cache_size": "-16384"}


def writer(path: Path) -> Engine:
    """An engine whose every transaction may write (`BEGIN IMMEDIATE`): one connection, no pool."""
    engine = create_engine("sqlite://", creator=_creator(path, "rw"), poolclass=NullPool)
    _prepare(engine, _BOTH | _WRITER, "BEGIN IMMEDIATE")
    return engine


def readers(path: Path, *, at_once: int = 4, frozen: bool = False) -> Engine:
    """An engine that can't write. Each transaction sees one state of the library.

    `frozen`: on a medium where SQLite can't put its shared memory beside the file, and only there.
    """
    mode = "ro&immutable=1" if frozen else "ro"
    engine = create_engine(
        "sqlite://",
        creator=_creator(path, mode),
        poolclass=QueuePool,
        pool_size=at_once,
        max_overflow=at_once,
        execution_options={READS_ONLY: True},
    )
    _prepare(engine, _BOTH | _READER, "BEGIN")
    return engine


def upsert(table: Table) -> Upsert:
    """`insert` with `on_conflict_do_update` and `on_conflict_do_nothing`, which the generic one lacks.

    PostgreSQL's construct is compiled by the compiler of SQLite as well, to the same words: one statement
    serves both (a test compiles every statement that the tests run).
    """
    from sqlalchemy.dialects import postgresql  # only what writes waits for it: 50 ms

    return postgresql.insert(table)


def _creator(path: Path, mode: str) -> Callable[[], sqlite3.Connection]:
    address = f"{path.absolute().as_uri()}?mode={mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)

    return connect


def _prepare(engine: Engine, pragmas: dict[str, str], begin: str) -> None:
    @event.listens_for(engine, "connect")
    def on_connect(connection: sqlite3.Connection, _record: object) -> None:
        for name, value in pragmas.items():
            connection.execute(f"PRAGMA {name}={value}").fetchall()
        for name, value in pragmas.items():
            answer = connection.execute(f"PRAGMA {name}").fetchone()
            if answer is None or str(answer[0]).lower() != value:
                got = "" if answer is None else str(answer[0])
                raise LibraryError("library.pragma", name=name, wanted=value, got=got)

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def optimise(connection: Connection) -> None:
    """Let SQLite look at how much has come, so that it chooses indexes well: after much was written."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA optimize")


K = TypeVar("K")
V = TypeVar("V")


def pairs(connection: Connection, statement: Select[K, V]) -> dict[K, V]:
    """A question of two columns as first → second (`dict()` of a result would take it for a mapping)."""
    return {row[0]: row[1] for row in connection.execute(statement)}


def chunks(values: Sequence[int], size: int = 5000) -> list[Sequence[int]]:
    """The values in pieces that fit a statement's parameters."""
    return [values[start : start + size] for start in range(0, len(values), size)]
