"""A library as a file: create, open, check, copy, say what it is.

Knows where the file lies, who may write it and whether it is ours; what stands in it is the business of
the modules named for it.
"""

from __future__ import annotations

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage import connect, schema
from altmetric_desktop.storage.lock import Lock
from altmetric_desktop.storage.troubles import known
from altmetric_desktop.storage.writer import Watcher, Writer

#: Seconds that a look at the file as it lies waits for another program.
PATIENCE = 5.0
#: Virtual tables that we make ourselves, and the tables that SQLite makes for them.
_OURS = ("output_search",)


class Library:
    """An open library: readers always, a writer unless it is read-only. Close it, or use `with`."""

    def __init__(
        self, path: Path, readers: Engine, writer: Writer | None, closing_up: tuple[Engine, Lock] | None
    ):
        self.path = path
        self.readers = readers
        self._writer = writer
        self._closing_up = closing_up

    @property
    def read_only(self) -> bool:
        """Whether it can't be written through this value."""
        return self._writer is None

    @property
    def writer(self) -> Writer:
        """The writer.

        Raises:
            LibraryError: it was opened to read only.
        """
        if self._writer is None:
            raise LibraryError("library.write-refused", path=str(self.path))
        return self._writer

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the library for as long as it is held."""
        with _told(self.path, disk=False), self.readers.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Finish what is queued, write the log back into the file, give the lock back."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.close()
        self.readers.dispose()
        if self._closing_up is not None:
            engine, lock = self._closing_up
            self._closing_up = None
            with suppress(DBAPIError, sqlite3.Error), engine.connect() as connection:
                _raw(connection, "PRAGMA optimize")
                _raw(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
            engine.dispose()
            lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()


def create(path: Path) -> None:
    """Make an empty library; the file appears when it is complete.

    Raises:
        LibraryError: something is there already, or the folder can't be written.
    """
    from altmetric_desktop.storage import migrate

    if path.exists():
        raise LibraryError("library.exists", path=str(path))
    part = path.with_name(path.name + ".part")
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove(part)
        try:
            part.touch()
            engine = connect.writer(part)
            try:
                migrate.upgrade(engine, str(path))
                with engine.connect() as connection:
                    _raw(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
            finally:
                engine.dispose()
            part.replace(path)
        finally:
            _remove(part)


def open_library(
    path: Path, *, program: str = "altmetric-desktop", read_only: bool = False, watcher: Watcher | None = None
) -> Library:
    """Open a library, and bring an older one up to this program's schema (after a verified copy).

    Raises:
        LibraryLocked: another process writes it (only where not `read_only`).
        LibraryError: no such file, not a library, newer than this program, damaged.
    """
    path = path.absolute()
    if not path.is_file():
        raise LibraryError("library.missing", path=str(path))
    if read_only:
        with _told(path):
            if _identify(path) != schema.HEAD:
                raise LibraryError("library.older", path=str(path))
            return Library(path, _readers(path), None, None)
    lock = Lock(path)
    lock.take(program)
    try:
        with _told(path):
            _tidy(path)
            revision = _identify(path)
            engine = connect.writer(path)
            if revision != schema.HEAD:
                _migrate(path, engine, revision)
            return Library(path, connect.readers(path), Writer(engine, str(path), watcher), (engine, lock))
    except BaseException:
        lock.release()
        raise


@contextmanager
def reading(path: Path) -> Iterator[Connection]:
    """For the child process: a reading connection of its own."""
    engine = _readers(path)
    try:
        with _told(path, disk=False), engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


@contextmanager
def pen(path: Path) -> Iterator[Connection]:
    """For the child process, while the writer has lent its pen: one transaction, all or nothing."""
    engine = connect.writer(path)
    try:
        with _told(path, disk=False), engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def check(path: Path) -> tuple[str, ...]:
    """What SQLite's integrity check and the foreign keys find wrong; empty = sound (0.25 s for 77 MB)."""
    with _told(path), closing(_plain(path, "ro")) as connection:
        return _check(connection)


def backup(path: Path, target: Path) -> None:
    """A verified copy of a library, also while it is written. `target` appears when it is complete.

    Raises:
        LibraryError: `target` exists, can't be written, or the copy is not sound.
    """
    if target.exists():
        raise LibraryError("library.exists", path=str(target))
    part = target.with_name(target.name + ".part")
    with _told(target):
        _remove(part)
        part.touch()
    try:
        with _told(path), closing(_plain(path, "ro")) as source:
            source.execute("PRAGMA schema_version").fetchone()  # what can't be read shows here
            problems = _copy(source, part, target)
            if problems:
                raise LibraryError("library.damaged", path=str(path), reason=problems[0])
        with _told(target):
            with part.open("rb+") as file:
                os.fsync(file.fileno())
            part.replace(target)
    finally:
        _remove(part)


# ------------------------------------------------------------------------------------------- inside


def _identify(path: Path) -> str:
    """The revision of a file that is a library of ours and holds nothing that could act by itself."""
    with path.open("rb") as file:
        head = file.read(16)
    if not head.startswith(b"SQLite format 3"):
        raise LibraryError("library.not-ours", path=str(path))
    with closing(_plain(path, "ro")) as connection:
        (ours,) = connection.execute("PRAGMA application_id").fetchone()
        if ours != schema.APPLICATION_ID:
            raise LibraryError("library.not-ours", path=str(path))
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
            virtual = (sql or "").upper().startswith("CREATE VIRTUAL")
            if kind in ("trigger", "view") or (virtual and name not in _OURS):
                raise LibraryError("library.foreign", path=str(path), name=str(name)[:100])
        try:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError as problem:
            raise LibraryError("library.not-ours", path=str(path)) from problem
    revision = str(row[0]) if row else ""
    if revision != schema.HEAD and revision not in schema.OLDER:
        raise LibraryError("library.newer", path=str(path), revision=revision, known=schema.HEAD)
    return revision


def _copy(source: sqlite3.Connection, part: Path, target: Path) -> tuple[str, ...]:
    """Copy a library; what is wrong with the copy. Where there is no room or no right, it is the target's."""
    try:
        with closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
            return _check(copy)
    except sqlite3.Error as problem:
        told = known(problem, str(target), "library.no-open")
        if told is None or told.key not in ("library.full", "library.no-open"):
            raise
        raise told from problem


def _migrate(path: Path, engine: Engine, revision: str) -> None:
    from altmetric_desktop.storage import migrate

    copy = path.with_name(f"{path.name}.before-{schema.HEAD}")
    if not copy.exists():
        backup(path, copy)
    migrate.upgrade(engine, str(path))


def _readers(path: Path) -> Engine:
    """Readers; on a medium that can't be written, ones that take the file as it is."""
    engine = connect.readers(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM alembic_version").fetchall()
        return engine
    except DBAPIError:
        engine.dispose()
        if not _frozen(path):
            raise
    return connect.readers(path, frozen=True)


def _frozen(path: Path) -> bool:
    """Whether nothing can be written beside a library, and nobody has begun to: it is read as it lies."""
    return not os.access(path.parent, os.W_OK) and not path.with_name(path.name + "-wal").exists()


def _plain(path: Path, mode: str) -> sqlite3.Connection:
    frozen = "&immutable=1" if mode == "ro" and _frozen(path) else ""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}{frozen}", PATIENCE, uri=True, isolation_level=None
    )
    connection.execute("PRAGMA trusted_schema=0")
    return connection


def _check(connection: sqlite3.Connection) -> tuple[str, ...]:
    try:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        found += [f"{row[0]}: row {row[1]}" for row in connection.execute("PRAGMA foreign_key_check")]
    except sqlite3.DatabaseError as problem:
        told = known(problem, "", "library.no-open")
        if told is not None and told.key != "library.damaged":
            raise  # busy, or the disk: that says nothing of the library
        return (str(problem),)
    return tuple(found[:20])


def _tidy(path: Path) -> None:
    """Copies that were cut short, of this library only."""
    for part in path.parent.glob(glob.escape(path.name) + "*.part*"):
        part.unlink(missing_ok=True)


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _raw(connection: Connection, pragma: str) -> None:
    """Outside any transaction: inside one, SQLite ignores it without a word."""
    held = connection.connection.dbapi_connection
    if held is not None:
        cursor = held.cursor()
        cursor.execute(pragma)
        cursor.close()


@contextmanager
def _told(path: Path, *, disk: bool = True) -> Iterator[None]:
    """The database's and the disk's errors, as errors for people.

    `disk` False: around work of the caller's own, whose trouble with other files is not the library's.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        told = known(problem, str(path), "library.no-open")
        if told is None:
            raise
        raise told from problem
    except OSError as problem:
        if not disk:
            raise
        raise LibraryError(
            "library.no-open", path=str(path), reason=problem.strerror or str(problem)
        ) from problem
