"""The child process: values, known errors, bugs, and a kill that ends as cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection

import pytest
from msgspec import Struct

from altmetric_desktop.domain.errors import Cancelled, InputError
from altmetric_desktop.domain.events import Event, Progress
from altmetric_desktop.services import worker
from altmetric_desktop.services.background import Latest

HERE = "tests.services.test_worker"


def double(wish: object, report: Callable[[Event], None]) -> object:
    report(Progress("doubling", 1, 1))
    return (wish, wish)


class Answer(Struct, frozen=True):
    name: str
    rows: tuple[int, ...]
    others: tuple[str, ...] = ()


def count(wish: object, _report: Callable[[Event], None]) -> Answer:
    assert isinstance(wish, int)
    return Answer("numbers", tuple(range(wish)), ("few",))


def refuse(wish: object, _report: Callable[[Event], None]) -> object:
    raise InputError("input.empty", path=str(wish))


def break_down(_wish: object, _report: Callable[[Event], None]) -> object:
    return 1 // 0


def hang(_wish: object, report: Callable[[Event], None]) -> object:
    report(Progress("hanging", 0, 1))
    threading.Event().wait()
    return None


@pytest.fixture
def child() -> Iterator[worker.Child]:
    process = worker.Child(
        "test-child", {name: (HERE, name) for name in ("double", "count", "refuse", "break_down", "hang")}
    )
    yield process
    process.close()


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Set once a job's first word has come over from the child: from then on it is under way."""
    heard = threading.Event()

    class Heard(Latest):
        def report(self, event: Event) -> None:
            super().report(event)
            heard.set()

    monkeypatch.setattr(worker, "Latest", Heard)
    return heard


def test_a_value_goes_there_and_back(child: worker.Child) -> None:
    task = child.start("double", "x")
    assert task.result(30) == ("x", "x")
    assert task.latest() == (Progress("doubling", 1, 1),)


@pytest.mark.parametrize("rows", [0, 1, worker.PIECE, worker.PIECE + 1, 3 * worker.PIECE + 7])
def test_a_long_answer_comes_in_pieces_and_whole(
    child: worker.Child, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    receive = Connection.recv

    def watched(pipe: Connection) -> object:
        message = receive(pipe)
        seen.append(len(getattr(message, "items", ())))
        seen.append(len(getattr(getattr(message, "value", None), "rows", ())))
        return message

    monkeypatch.setattr(Connection, "recv", watched)
    assert child.start("count", rows).result(30) == Answer("numbers", tuple(range(rows)), ("few",))
    assert sum(seen) == rows
    assert max(seen) <= worker.PIECE


def test_a_known_failure_keeps_key_and_arguments(child: worker.Child) -> None:
    with pytest.raises(InputError) as caught:
        child.start("refuse", "list.csv").result(30)
    assert caught.value.key == "input.empty"
    assert caught.value.arguments == {"path": "list.csv"}


def test_a_bug_comes_as_its_traceback(child: worker.Child) -> None:
    with pytest.raises(worker.ChildBug, match="ZeroDivisionError"):
        child.start("break_down", None).result(30)


def test_cancel_kills_and_the_next_job_finds_a_new_child(child: worker.Child, told: threading.Event) -> None:
    task = child.start("hang", None)
    assert told.wait(30)
    task.cancel()
    with pytest.raises(Cancelled):
        task.result(30)
    assert child.start("double", 2).result(30) == (2, 2)


def test_a_job_that_is_stopped_while_its_process_begins_does_not_run(
    child: worker.Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, stopped = threading.Event(), threading.Event()
    connect = child._connect

    def slowly() -> Connection:
        begun.set()
        assert stopped.wait(30)
        return connect()

    monkeypatch.setattr(child, "_connect", slowly)
    task = child.start("double", 1)
    assert begun.wait(30)
    task.cancel()
    stopped.set()
    with pytest.raises(Cancelled):
        task.result(30)
    monkeypatch.undo()
    assert child.start("double", 2).result(30) == (2, 2)


def test_close_ends_a_running_job_as_cancelled(child: worker.Child, told: threading.Event) -> None:
    task = child.start("hang", None)
    assert told.wait(30)
    child.close()
    with pytest.raises(Cancelled):
        task.result(30)
