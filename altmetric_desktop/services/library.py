"""One open library, as every other service takes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.rows import LibraryInfo
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.paths import data_folder
from altmetric_desktop.storage import library_file, overview
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.writer import Writer

#: How the program names itself in the lock.
PROGRAM = "Altmetric Desktop"


class Library:
    """A library file with its readers and, unless read-only, its writer. Close it, or use `with`."""

    def __init__(self, store: library_file.Library) -> None:
        self._store = store
        self.path = store.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed through this value."""
        return self._store.read_only

    @property
    def writer(self) -> Writer:
        """The one writer; LibraryError where it is open read-only."""
        return self._store.writer

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the library."""
        with self._store.read() as connection:
            yield connection

    @contextmanager
    def pen(self, *changes: Changed) -> Iterator[Connection]:
        """One transaction in the caller's thread while the writer waits: all, then `changes` are told, or
        nothing where it raises. For work that an interrupt must stop: the writer's own thread hears none.
        """
        loan = self.writer.lend()
        try:
            loan.granted.result()
            with library_file.pen(self.path) as connection:
                yield connection
        except BaseException:
            loan.give_back()
            raise
        loan.give_back(*changes)

    def info(self) -> LibraryInfo:
        """The library at a glance."""
        with self.read() as connection:
            return overview.info(connection, self.path, read_only=self.read_only)

    def close(self) -> None:
        """Finish what is queued and give the file back."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_about: object) -> None:
        self.close()


def open_library(
    path: Path,
    *,
    create: bool = False,
    read_only: bool = False,
    watcher: Callable[[Changed], None] | None = None,
) -> Library:
    """Open a library; `create` makes it where there is none.

    Raises LibraryLocked where another process writes it, LibraryError where it is missing, damaged,
    newer than this program or not a library.
    """
    if create and not path.exists():
        library_file.create(path)
    return Library(library_file.open_library(path, program=PROGRAM, read_only=read_only, watcher=watcher))


def default_path(settings: Settings) -> Path:
    """The library that commands mean where none is named: the settings' own, else the data folder's."""
    named = settings.text("library.default")
    return Path(named).expanduser() if named else data_folder() / "library.library"
