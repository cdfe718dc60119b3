"""One writer: a failure stays its own, results come after the commit, a full disk tells everybody."""

from __future__ import annotations

import threading
from concurrent.futures import Future

import pytest
from sqlalchemy import Connection, text

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.storage import library_file
from altmetric_desktop.storage.library_file import Library


def _insert(connection: Connection, name: str) -> None:
    connection.execute(text("INSERT INTO hierarchy (name) VALUES (:name)"), {"name": name})


def _names(library: Library) -> list[str]:
    with library.read() as connection:
        return list(connection.execute(text("SELECT name FROM hierarchy ORDER BY name")).scalars())


class _Held:
    """Holds the writer, so that what is queued meanwhile falls into one transaction."""

    def __init__(self, library: Library) -> None:
        self.go = threading.Event()
        self.started = threading.Event()
        self.future = library.writer.submit(self._wait)
        assert self.started.wait(10)

    def _wait(self, _connection: Connection) -> None:
        self.started.set()
        assert self.go.wait(10)


def test_a_task_that_fails_rolls_back_alone(library: Library) -> None:
    def bad(connection: Connection) -> None:
        _insert(connection, "bad")
        raise ValueError("mine")

    held = _Held(library)
    first = library.writer.submit(lambda c: _insert(c, "first"))
    failing = library.writer.submit(bad)
    last = library.writer.submit(lambda c: _insert(c, "last"))
    held.go.set()
    first.result(10), last.result(10)
    with pytest.raises(ValueError, match="mine"):
        failing.result(10)
    assert _names(library) == ["first", "last"]


def test_changes_are_told_after_the_commit(library: Library) -> None:
    seen: list[tuple[Changed, list[str]]] = []
    library.writer.watcher = lambda change: seen.append((change, _names(library)))
    change = Changed("hierarchy", frozenset({1}))
    library.writer.submit(lambda c: _insert(c, "a"), lambda _result: (change,)).result(10)
    library.writer.submit(lambda c: None).result(10)
    assert seen == [(change, ["a"])]


def test_a_cancelled_task_is_not_run(library: Library) -> None:
    held = _Held(library)
    future = library.writer.submit(lambda c: _insert(c, "never"))
    assert future.cancel()
    held.go.set()
    library.writer.submit(lambda c: None).result(10)
    assert _names(library) == []


def test_a_full_disk_fails_the_group_and_loses_nothing_that_was_committed(library: Library) -> None:
    library.writer.submit(lambda c: _insert(c, "before")).result(10)

    def shrink(connection: Connection) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")

    def fill(connection: Connection) -> None:
        for number in range(200):
            _insert(connection, f"{number}" + "x" * 4000)

    held = _Held(library)
    library.writer.submit(shrink)
    group: list[Future[None]] = [
        library.writer.submit(lambda c: _insert(c, "in the group")),
        library.writer.submit(fill),
    ]
    held.go.set()
    with pytest.raises(LibraryError, match=r"library\.full"):
        group[1].result(10)
    assert "before" in _names(library)
    library.writer.submit(lambda c: _insert(c, "after")).result(10)
    assert _names(library)[:1] == ["after"]
    assert library_file.check(library.path) == ()


def test_the_pen_can_be_lent(library: Library) -> None:
    loan = library.writer.lend()
    loan.granted.result(10)
    waiting = library.writer.submit(lambda c: _insert(c, "mine"))
    with library_file.pen(library.path) as connection:
        _insert(connection, "theirs")
    assert not waiting.done()
    loan.give_back(Changed("output"))
    waiting.result(10)
    assert _names(library) == ["mine", "theirs"]


def test_closing_does_not_wait_for_a_pen_that_never_comes_back(library: Library) -> None:
    loan = library.writer.lend()
    loan.granted.result(10)
    writer = library.writer
    library.close()
    with pytest.raises(LibraryError, match=r"library\.closed"):
        writer.lend()


def test_after_closing_nothing_is_taken(library: Library) -> None:
    writer = library.writer
    last = writer.submit(lambda c: _insert(c, "last"))
    library.close()
    assert last.done()
    with pytest.raises(LibraryError, match=r"library\.closed"):
        writer.submit(lambda c: None)
