"""Taking imports back: what another list says too stays; the rest is as if it had not been."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from sqlalchemy import Connection, text

from altmetric_desktop.domain.errors import LibraryError, NotFoundError
from altmetric_desktop.domain.filters import OutputFilter
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.domain.records import Record, Verdict
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.storage import library_file, listing, lives, mentions, outputs, runs, undoing
from tests.storage.samples import Desk, doi, post, proof, record


def _undo(desk: Desk, number: int) -> UndoAnswer:
    return desk.step(lambda c, step: undoing.undo(c, step, number), "undo")


def _imports(connection: Connection) -> list[int]:
    rows = connection.execute(text("SELECT id FROM run WHERE kind = 'import' ORDER BY id"))
    return [row[0] for row in rows]


class _Seen(Struct, frozen=True):
    """What screens see of a library, without its row numbers."""

    outputs: frozenset[object]


def _seen(connection: Connection) -> _Seen:
    shown = []
    for number in listing.ids(connection):
        facts = outputs.facts(connection, number)
        shown.append(
            (facts.title, facts.authors, facts.units, facts.identifiers, facts.trackable, facts.venue)
        )
    return _Seen(frozenset(shown))


def test_an_import_taken_back_leaves_nothing(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), authors=(Person("Roe, R."),)), record(3, "Two"))
    first = desk.find("a")
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]])
    answer = _undo(desk, 1)
    assert (answer.run, answer.removed, answer.kept) == ("R-0001", 2, 0)
    assert list(desk.read(listing.ids)) == []
    assert list(desk.read(lambda c: listing.ids(c, OutputFilter(text="one")))) == []
    assert desk.read(mentions.months) == []


def test_an_output_that_another_list_names_stays(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), Identifier(Kind.PMID, "1")))
    desk.take_in(record(9, None, doi("a"), units=(Unit(("Physics",)),)))
    answer = _undo(desk, 1)
    assert (answer.removed, answer.kept) == (0, 1)
    facts = desk.read(lambda c: outputs.facts(c, desk.find("a")))
    assert (facts.identifiers, facts.units) == ((doi("a"),), (("Physics",),))
    assert _undo(desk, 2).removed == 1


def test_values_go_back_only_where_they_are_still_the_runs_own(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), venue="A", volume="1"))
    desk.take_in(record(2, "One", doi("a"), venue="B", volume="2", authors=(Person("Roe, R."),)))
    desk.take_in(record(2, "One", doi("a"), venue="C"))
    answer = _undo(desk, 2)
    facts = desk.read(lambda c: outputs.facts(c, desk.find("a")))
    assert (facts.venue, facts.authors) == ("C", ())
    assert answer.restored == 2
    _undo(desk, 3)
    assert desk.read(lambda c: outputs.facts(c, desk.find("a"))).venue == "A"


def test_a_list_revives_what_an_undo_removed_with_its_links(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    first = desk.find("a")
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]])
    before = desk.read(runs.last_step)
    _undo(desk, 1)
    gone = desk.read(runs.last_step)
    imported = desk.take_in(record(2, "One", doi("a")))
    assert imported.verdicts == (Verdict.ADDED,)
    assert desk.find("a") == first
    assert len(desk.read(lambda c: mentions.of_output(c, first))) == 1
    now = desk.read(runs.last_step)
    as_of = [desk.read(lambda c, s=step: lives.outputs_as_of(c, s)) for step in (0, before, gone, now)]  # type: ignore[misc]
    assert as_of == [[], [first], [], [first]]


def test_mentions_that_a_list_brought_back_stay_while_another_list_names_their_output(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    first = desk.find("a")
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]])
    _undo(desk, 1)
    desk.take_in(record(2, "One", doi("a")))
    desk.take_in(record(7, "One", doi("a")))
    back = desk.read(_imports)[1]
    answer = _undo(desk, back)
    assert (answer.removed, answer.kept) == (0, 1)
    assert len(desk.read(lambda c: mentions.of_output(c, first))) == 1


def test_as_of_takes_changes_back(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a"), venue="A"))
    first_step = desk.read(runs.last_step)
    desk.take_in(record(2, "One", doi("a"), venue="B"))
    number = desk.find("a")
    assert desk.read(lambda c: lives.value_as_of(c, number, "venue", first_step)) == "A"
    assert desk.read(lambda c: lives.value_as_of(c, number, "venue", first_step + 1)) == "B"


def test_what_cannot_be_undone_says_so(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    desk.keep(Page())
    _undo(desk, 1)
    for number, why in ((1, "run.undone"), (2, "run.not-undoable.sync"), (3, "run.not-undoable.undo")):
        with pytest.raises(LibraryError) as refused:
            _undo(desk, number)
        assert refused.value.key == why
    with pytest.raises(NotFoundError):
        _undo(desk, 99)
    assert [row.undoable for row in desk.read(runs.history)] == [False, False, False]


_names = st.sampled_from("abcd")
_records = st.lists(
    st.builds(
        lambda name, pmid, unit: Record(
            row=2,
            title=f"Title of {name}",
            identifiers=(doi(name), *([Identifier(Kind.PMID, f"{ord(name)}")] if pmid else [])),
            units=(Unit((unit,)),) if unit else (),
        ),
        _names,
        st.booleans(),
        st.sampled_from(["", "Physics", "Law"]),
    ),
    max_size=4,
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=_records, second=_records)
def test_undoing_one_of_two_lists_is_as_if_only_the_other_had_come(
    empty: Path, first: list[Record], second: list[Record]
) -> None:
    with TemporaryDirectory() as folder:
        seen = []
        for lists in ((first, second), (second,)):
            path = Path(folder) / f"{len(lists)}.altmetric"
            path.write_bytes(empty.read_bytes())
            with library_file.open_library(path) as library:
                desk = Desk(library)
                for each in lists:
                    desk.take_in(*each)
                if len(lists) == 2:
                    _undo(desk, 1)
                seen.append(desk.read(_seen))
                if len(lists) == 2:
                    _undo(desk, 2)
                    assert desk.read(_seen).outputs == frozenset()
        assert seen[0] == seen[1]


def _instructions(library: library_file.Library, lists: int) -> int:
    """How much SQLite works (in hundreds of its instructions) to undo one of two lists of so many records,
    five of which name the same output."""
    desk = Desk(library)
    for _ in range(2):
        desk.take_in(*(record(row, f"T{row % lists}", doi(f"t{row % lists}")) for row in range(lists * 5)))
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1

    def undo(connection: Connection, step: runs.Step) -> UndoAnswer:
        raw: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        raw.set_progress_handler(beat, 100)
        answer = undoing.undo(connection, step, 2)
        raw.set_progress_handler(None, 0)
        return answer

    assert desk.step(undo, "undo").removed == 0
    return beats


def test_undoing_grows_with_the_list_and_not_with_its_square(empty: Path, tmp_path: Path) -> None:
    found = []
    for lists in (50, 200):
        path = tmp_path / f"{lists}.altmetric"
        path.write_bytes(empty.read_bytes())
        with library_file.open_library(path) as library:
            found.append(_instructions(library, lists))
    assert found[1] < 6 * found[0], found
