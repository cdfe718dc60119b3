"""Tasks come home: exactly one outcome, then `ended`; progress is coalesced; nothing after abandoning."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.gui.bridge import Bridge, Job
from tests.fakes import FakeBackend, FakeTask


def listen(job: Job) -> list[tuple[str, object]]:
    """Everything that a job says, in order."""
    said: list[tuple[str, object]] = []
    job.succeeded.connect(lambda value: said.append(("succeeded", value)))
    job.failed.connect(lambda error: said.append(("failed", error)))
    job.cancelled.connect(lambda: said.append(("cancelled", None)))
    job.progressed.connect(lambda events: said.append(("progressed", events)))
    job.ended.connect(lambda: said.append(("ended", None)))
    return said


def test_a_value_from_another_thread_arrives_in_the_gui_thread(qtbot: QtBot, bridge: Bridge) -> None:
    task: FakeTask[int] = FakeTask()
    job = bridge.run(task)
    said = listen(job)
    threads: list[int] = []
    job.succeeded.connect(lambda _value: threads.append(threading.get_ident()))
    worker = threading.Thread(target=task.end, args=(7,))
    with qtbot.waitSignal(job.ended):
        worker.start()
    worker.join()
    assert said == [("succeeded", 7), ("ended", None)]
    assert threads == [threading.get_ident()]


def test_a_known_failure_is_told_once(qtbot: QtBot, bridge: Bridge) -> None:
    error = InputError("import.empty", name="list.csv")
    job = bridge.run(FakeTask.failing(error))
    said = listen(job)
    with qtbot.waitSignal(job.ended):
        pass
    assert said == [("failed", error), ("ended", None)]


def test_a_fault_of_ours_is_told_too(qtbot: QtBot, bridge: Bridge) -> None:
    error = ZeroDivisionError("a fault")
    job = bridge.run(FakeTask.failing(error))
    said = listen(job)
    with qtbot.waitSignal(job.ended):
        pass
    assert said == [("failed", error), ("ended", None)]


def test_cancelling_is_told_when_the_work_has_really_ended(qtbot: QtBot, bridge: Bridge) -> None:
    task: FakeTask[int] = FakeTask()
    task.end_on_cancel = False
    job = bridge.run(task)
    said = listen(job)
    job.cancel()
    qtbot.wait(1)
    assert task.cancels == 1
    assert said == []
    task.end_on_cancel = True
    with qtbot.waitSignal(job.ended):
        task.cancel()
    assert said == [("cancelled", None), ("ended", None)]


def test_an_abandoned_job_says_only_that_it_ended(qtbot: QtBot, bridge: Bridge) -> None:
    task: FakeTask[int] = FakeTask()
    job = bridge.run(task)
    said = listen(job)
    with qtbot.waitSignal(job.ended):
        job.abandon()
    assert said == [("ended", None)]


def test_progress_is_fetched_by_the_timer_and_once_more_at_the_end(qtbot: QtBot, bridge: Bridge) -> None:
    task: FakeTask[int] = FakeTask()
    job = bridge.run(task)
    said = listen(job)
    first, second = Progress("reading", 1, 9), Progress("reading", 9, 9)
    task.events = [first]
    with qtbot.waitSignal(job.progressed):
        pass
    task.events = [second]
    with qtbot.waitSignal(job.ended):
        task.end(3)
    assert said == [("progressed", (first,)), ("progressed", (second,)), ("succeeded", 3), ("ended", None)]


def test_the_timer_stops_with_the_last_job(qtbot: QtBot, bridge: Bridge) -> None:
    job = bridge.run(FakeTask.of(1))
    assert bridge.running == 1
    with qtbot.waitSignal(job.ended):
        pass
    assert bridge.running == 0
    assert not bridge._timer.isActive()


def test_changes_arrive_in_the_gui_thread(qtbot: QtBot, bridge: Bridge, backend: FakeBackend) -> None:
    bridge.listen(backend)
    change = Changed("link", frozenset({3}))
    worker = threading.Thread(target=backend.tell, args=(change,))
    with qtbot.waitSignal(bridge.changed) as got:
        worker.start()
    worker.join()
    assert got.args == [change]
