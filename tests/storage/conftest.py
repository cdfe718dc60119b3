"""A library for each test; every statement that a test runs is compiled for PostgreSQL too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ClauseElement, Connection, Dialect, Engine, event
from sqlalchemy.dialects import postgresql

from altmetric_desktop.storage import bulk, library_file
from altmetric_desktop.storage.library_file import Library
from tests.storage.samples import Desk

_POSTGRESQL = postgresql.dialect()  # type: ignore[no-untyped-call]


@pytest.fixture(autouse=True)
def both_databases(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every Core statement also has a meaning on PostgreSQL, or the test fails."""
    seen: list[str] = []

    def compile_it(_connection: Connection, statement: object, *_rest: object) -> None:
        if isinstance(statement, ClauseElement):
            seen.append(str(statement.compile(dialect=_POSTGRESQL)))

    straight = bulk.compiled

    def compile_both(dialect: Dialect, statement: bulk.Statement) -> bulk.Compiled:
        seen.append(str(statement.compile(dialect=_POSTGRESQL)))
        return straight(dialect, statement)

    monkeypatch.setattr(bulk, "compiled", compile_both)
    event.listen(Engine, "before_execute", compile_it)
    yield seen
    event.remove(Engine, "before_execute", compile_it)


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library file, made once: to be copied."""
    path = tmp_path_factory.mktemp("library") / "empty.altmetric"
    library_file.create(path)
    return path


@pytest.fixture
def path(empty: Path, tmp_path: Path) -> Path:
    """A library file of the test's own."""
    target = tmp_path / "library.altmetric"
    target.write_bytes(empty.read_bytes())
    return target


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """The library, open for writing."""
    with library_file.open_library(path) as opened:
        yield opened


@pytest.fixture
def desk(library: Library) -> Desk:
    """The library with short ways to write to it."""
    return Desk(library)
