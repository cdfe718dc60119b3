"""The history, and what an undo says beforehand: the same as it then does."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, insert

from altmetric_desktop.domain.errors import LibraryError, NotFoundError
from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.history import KINDS, UNDOABLE, UndoPlan, refusal
from altmetric_desktop.domain.mentions import Account, Mention
from altmetric_desktop.domain.people import PersonWord, Ruling
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.storage import run_history, runs, undoing, verifying
from altmetric_desktop.storage.schema import run
from tests.storage.samples import NOON, Desk, doi, post, proof, record

EXPLORER = "altmetric-explorer"


def _plan(desk: Desk, number: int) -> UndoPlan:
    return desk.read(lambda c: undoing.look(c, number))


def _undo(desk: Desk, number: int) -> UndoAnswer:
    return desk.step(lambda c, step: undoing.undo(c, step, number), "undo")


def _told(number: int) -> Mention:
    ours = post(number)
    return Mention(
        ours.event_key, ours.channel, Account(ours.channel, "someone", "Someone"), "", ours.url, ""
    )


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_plan_says_what_undoing_then_does(desk: Desk, number: int) -> None:
    desk.take_in(
        record(2, "One", doi("a"), venue="A"), record(3, "Two", doi("b")), record(4, "Three", doi("c"))
    )
    desk.take_in(record(2, "One", doi("a"), venue="B"), record(3, "Four", doi("d"), venue="D"))
    desk.take_in(record(2, "Four", doi("d"), venue="E", volume="7"), record(3, "Two", doi("b")))
    before = desk.read(runs.last_step)
    plan = _plan(desk, number)
    assert desk.read(runs.last_step) == before
    answer = _undo(desk, number)
    assert (plan.run, plan.kind) == (answer.run, answer.kind)
    assert (plan.removed, plan.kept, plan.restored) == (answer.removed, answer.kept, answer.restored)
    assert plan.removed + plan.kept + plan.restored > 0


def test_a_plan_counts_mentions_and_figures_that_go(desk: Desk) -> None:
    figure = Reported(EXPLORER, Measure.SCORE, 54, "")
    told = record(2, "T", doi("a"), provider=EXPLORER, reported=(figure,), mentions=(_told(1), _told(2)))
    desk.take_in(record(2, "T", doi("a")))
    desk.take_in(told)
    desk.keep(Page(mentions=(post(1),)), [[(desk.find("a"), proof("a"))]])
    plan = _plan(desk, 2)
    assert (plan.removed, plan.mentions, plan.figures) == (0, 1, 1), "post 1 is known to a source of ours too"


def test_a_plan_refuses_as_undo_does(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    desk.keep(Page())
    with pytest.raises(LibraryError, match=r"run\.not-undoable\.sync"):
        _plan(desk, 2)
    with pytest.raises(NotFoundError):
        _plan(desk, 9)


def test_runs_say_how_they_ended_and_who_undid_them(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    _undo(desk, 1)
    desk.write(lambda c: runs.end(c, runs.begin(c, "sync", at=NOON, what="crossref"), NOON, "failed"))
    desk.write(lambda c: runs.begin(c, "sync", at=NOON, what="crossref"))
    rows = desk.read(run_history.rows)
    assert [(one.kind, one.state, one.undone_by, one.undoable) for one in rows] == [
        ("sync", "running", "", False),
        ("sync", "failed", "", False),
        ("undo", "done", "", False),
        ("import", "done", "R-0002", False),
    ]
    assert [one.id for one in desk.read(lambda c: run_history.rows(c, 1, ("undo", "import")))] == [2]


def test_a_word_about_a_person_names_the_person(desk: Desk) -> None:
    def say(connection: Connection, step: runs.Step) -> None:
        connection.exec_driver_sql("INSERT INTO person (id, name, name_key) VALUES (12, 'Roe, Max', 'x')")
        verifying.rule(connection, step, PersonWord("roe m", 12, Ruling.SAME))

    desk.step(say, "decision")
    desk.write(lambda c: c.execute(run.update().values(what="Roe, M. same #12")).rowcount)
    (row,) = desk.read(run_history.rows)
    assert (row.subject, row.decisions, row.named) == ("person", 1, ("Roe, Max",))


def test_ten_thousand_runs_are_listed_at_once(desk: Desk) -> None:
    def fill(connection: Connection) -> None:
        rows = [{"kind": "import", "began": NOON, "ended": NOON, "state": "done"} for _ in range(5_000)]
        connection.execute(insert(run), rows)
        undos = [{"kind": "undo", "began": NOON, "state": "done", "undoes": one + 1} for one in range(5_000)]
        connection.execute(insert(run), undos)

    desk.write(fill)
    beats = 0

    def listed(connection: Connection) -> int:
        def beat() -> None:
            nonlocal beats
            beats += 1

        raw = connection.connection.driver_connection
        raw.set_progress_handler(beat, 1_000)  # type: ignore[union-attr]
        found = run_history.rows(connection)
        raw.set_progress_handler(None, 0)  # type: ignore[union-attr]
        return len(found)

    assert desk.read(listed) == 10_000
    assert beats < 1_000, "a hundred instructions of SQLite for each run, not some for each two"


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_undoable_or_says_why(kind: str) -> None:
    assert (refusal(kind) == "") == (kind in UNDOABLE)
    assert refusal(kind, "done", "R-0009") == "run.undone"
    assert refusal(kind, "failed")
