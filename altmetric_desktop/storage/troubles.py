"""What SQLite and the disk say, as errors for people. Knows error codes, no tables and no threads."""

from __future__ import annotations

import sqlite3

from sqlalchemy.exc import DBAPIError

from altmetric_desktop.domain.errors import LibraryError

_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_REFUSED = frozenset(
    {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY}
)


def known(problem: Exception, path: str, refused: str) -> LibraryError | None:
    """The database's error as one for people; None where it is a fault of ours (wrong SQL, a broken rule).

    `refused`: the key of the sentence for a file that can't be read or written.
    """
    cause = problem.orig if isinstance(problem, DBAPIError) else problem
    code = getattr(cause, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF  # extended codes carry the primary one in their lowest byte
    if primary == sqlite3.SQLITE_FULL:
        return LibraryError("library.full", path=path)
    if primary in _DAMAGED:
        return LibraryError("library.damaged", path=path, reason=str(cause))
    if primary in _BUSY:
        return LibraryError("library.busy", path=path)
    return LibraryError(refused, path=path, reason=str(cause)) if primary in _REFUSED else None
