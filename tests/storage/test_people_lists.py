"""Lists of people in a library: persons once, authors and units follow, and undoing leaves nothing."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from altmetric_desktop.domain.filters import OutputFilter
from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.domain.people import PeopleList, PersonEntry, PersonWord, Ruling, Why
from altmetric_desktop.domain.person_names import spelling
from altmetric_desktop.domain.records import Balance, Record, Verdict
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.storage import (
    enlisting,
    listing,
    merging,
    outputs,
    persons,
    runs,
    scores,
    undoing,
    units,
    verifying,
)
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import metadata
from tests.storage.samples import Desk, doi, record, source

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
TIDES, SILT, SAND = Unit(("Sea", "Tides")), Unit(("Sea", "Silt")), Unit(("Sand",))
#: Columns that count steps, and tables that are history: not what a library says.
_STEPS = {"born", "died"}
_HISTORY = {"run", "step", "life", "change", "record", "claim", "decision"}

LIST = (
    record(2, "One", doi("1"), authors=(Person("Doe, Jane"), Person("Roe, R.")), published=from_iso("2020")),
    record(3, "Two", doi("2"), authors=(Person("Dough, J.", ORCID),), published=from_iso("2022-05-01")),
    record(4, "Three", doi("3"), authors=(Person("Poe, Ann"),), units=(TIDES,)),
)
JANE = PersonEntry(2, "Doe, Jane", ORCID, "17", (TIDES,))
RICHARD = PersonEntry(3, "Roe, Richard", None, "18", (SILT,))


def day(text: str) -> int:
    found = from_iso(text)
    assert found is not None
    return found.day


def enlist(desk: Desk, *entries: PersonEntry, keep: bool = False) -> enlisting.Taken:
    """Take a list of people in; its preview must say the same."""
    given = PeopleList("utf-8", (), entries)
    seen = desk.read(lambda connection: enlisting.preview(connection, given, keep))
    taken = desk.step(lambda c, step: enlisting.take_in(c, step, "staff.csv", given, keep), "people")
    assert (seen.balance, seen.problems, seen.settled) == (taken.balance, taken.problems, taken.settled)
    assert taken.balance.closes
    return taken


def say(desk: Desk, text: str, person: int, ruling: Ruling = Ruling.SAME, **where: int) -> None:
    def work(connection: Connection, step: Step) -> None:
        verifying.rule(connection, step, PersonWord(spelling(text), person, ruling, **where))

    desk.step(work, "decision")


def undo(desk: Desk, run: int | None = None) -> None:
    number = run or desk.read(lambda connection: runs.history(connection, 1)[0].id)
    desk.step(lambda connection, step: undoing.undo(connection, step, number), "undo")


def held(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Living rows of every table, without the steps in which they came."""

    def work(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
        found = {}
        for table in metadata.sorted_tables:
            if table.name not in _HISTORY:
                statement = select(*(column for column in table.c if column.name not in _STEPS))
                if "died" in table.c:
                    statement = statement.where(table.c.died.is_(None))
                found[table.name] = sorted(map(tuple, connection.execute(statement)), key=repr)
        return found

    return desk.read(work)


def ours(desk: Desk, name: str) -> tuple[str, ...]:
    return desk.read(lambda c: outputs.facts(c, desk.find(name))).our_authors


def placed(desk: Desk, name: str) -> tuple[tuple[str, ...], ...]:
    return desk.read(lambda c: outputs.facts(c, desk.find(name))).units


def by_name(desk: Desk) -> dict[str, int]:
    return {one.name: one.id for one in desk.read(persons.rows)}


def test_authors_and_units_follow_a_list_and_undoing_leaves_every_row_as_before(desk: Desk) -> None:
    desk.take_in(*LIST)
    before = held(desk)
    taken = enlist(desk, JANE, RICHARD)
    assert taken.balance == Balance(records=2, added=2)
    assert taken.settled == verifying.Settled(2, 1)
    assert [ours(desk, name) for name in "123"] == [("Doe, Jane",), ("Dough, J.",), ()]
    assert [placed(desk, name) for name in "123"] == [(("Sea", "Tides"),)] * 3
    rows = desk.read(persons.rows)
    assert [(row.name, row.orcid, row.staff_id, row.outputs) for row in rows] == [
        ("Doe, Jane", ORCID, "17", 2),
        ("Roe, Richard", "", "18", 0),
    ]
    undo(desk)
    after = held(desk)
    made = [row for row in after.pop("person") if row not in before["person"]]
    assert [row[1] for row in made] == ["Doe, Jane", "Roe, Richard"]
    del before["person"]
    assert after == before
    assert desk.read(persons.rows) == []


def test_the_same_list_once_more_changes_nothing_and_after_an_undo_finds_the_same_persons(desk: Desk) -> None:
    desk.take_in(*LIST)
    enlist(desk, JANE, RICHARD)
    first = held(desk)
    assert enlist(desk, JANE, RICHARD).balance == Balance(records=2, unchanged=2)
    assert held(desk) == first
    known = by_name(desk)
    undo(desk)
    assert held(desk) == first  # the first list says it too
    undo(desk, 2)
    assert enlist(desk, JANE, RICHARD).balance.added == 2
    assert by_name(desk) == known


def test_what_another_list_says_too_stays_when_the_first_is_taken_back(desk: Desk) -> None:
    desk.take_in(*LIST)
    enlist(desk, JANE)
    enlist(desk, JANE, RICHARD)
    both = held(desk)
    undo(desk, 2)
    assert held(desk) == both
    undo(desk, 3)
    assert desk.read(persons.rows) == []
    assert [placed(desk, name) for name in "12"] == [(), ()]


def test_later_lists_of_outputs_know_the_persons_at_once(desk: Desk) -> None:
    enlist(desk, JANE)
    desk.take_in(*LIST)
    assert (ours(desk, "1"), placed(desk, "2")) == (("Doe, Jane",), (("Sea", "Tides"),))
    state = held(desk)
    assert set(desk.take_in(*LIST).verdicts) == {Verdict.UNCHANGED}
    assert held(desk) == state
    undo(desk, 1)
    assert (ours(desk, "1"), placed(desk, "2")) == ((), ())
    known = {one.path: one.outputs for one in desk.read(units.all_units)}
    assert known == {("Sea",): 1, ("Sea", "Tides"): 1}


def test_filters_and_counts_take_outputs_by_person_once_each(desk: Desk) -> None:
    desk.take_in(*LIST, record(5, "Four", doi("4"), authors=(Person("Doe, Jane"),), units=(TIDES,)))
    enlist(desk, JANE, PersonEntry(3, "Poe, Ann", None, "19", (TIDES, SILT)))
    counts = {one.path: (one.own, one.outputs) for one in desk.read(units.all_units)}
    assert counts == {("Sea",): (0, 4), ("Sea", "Tides"): (4, 4), ("Sea", "Silt"): (1, 1)}
    number = desk.read(lambda connection: units.number_of(connection, TIDES))
    assert len(desk.read(lambda c: listing.ids(c, OutputFilter(unit=number)))) == 4
    assert placed(desk, "4") == (("Sea", "Tides"),)


def test_a_stay_counts_for_what_was_published_meanwhile_and_follows_its_change(desk: Desk) -> None:
    desk.take_in(*LIST)
    early = PersonEntry(2, "Doe, Jane", ORCID, "17", (TIDES,), day_to=day("2020-12-31"))
    late = PersonEntry(3, "Doe, Jane", ORCID, "17", (SILT,), day_from=day("2021-01-01"))
    taken = enlist(desk, early, late)
    assert taken.balance == Balance(records=2, added=1, merged=1)
    assert [placed(desk, name) for name in "12"] == [(("Sea", "Tides"),), (("Sea", "Silt"),)]
    state = held(desk)
    moved = enlist(desk, PersonEntry(2, "Doe, Jane", ORCID, "17", (SAND,)))
    assert moved.balance.updated == 1
    left = [(one.code, one.repaired) for one in moved.problems]
    assert left == [("people-left", "Sea > Tides"), ("people-left", "Sea > Silt")]
    assert [placed(desk, name) for name in "12"] == [(("Sand",),)] * 2
    undo(desk)
    assert held(desk) == state


def test_units_that_a_list_does_not_name_can_be_kept_and_no_unit_says_nothing(desk: Desk) -> None:
    desk.take_in(*LIST)
    enlist(desk, JANE)
    assert enlist(desk, PersonEntry(2, "Doe, Jane", ORCID)).balance.unchanged == 1
    enlist(desk, PersonEntry(2, "Doe, Jane", ORCID, units=(SILT,)), keep=True)
    assert placed(desk, "1") == (("Sea", "Silt"), ("Sea", "Tides"))


def test_persons_are_found_by_orcid_then_number_then_name_and_values_go_back(desk: Desk) -> None:
    enlist(desk, PersonEntry(2, "Doe, Jane"), RICHARD)
    state = held(desk)
    taken = enlist(
        desk,
        PersonEntry(2, "Jane Doe", ORCID, "17"),
        PersonEntry(3, "Roe-Silt, Richard", None, "18"),
        PersonEntry(4, "Poe, Ann", None, "18"),
    )
    assert taken.balance == Balance(records=3, updated=2, refused=1)
    assert [(one.row, one.code, one.repaired) for one in taken.problems] == [
        (4, "people-number-taken", "Roe-Silt, Richard")
    ]
    known = [(row.name, row.orcid, row.staff_id) for row in desk.read(persons.rows)]
    assert known == [("Jane Doe", ORCID, "17"), ("Roe-Silt, Richard", "", "18")]
    undo(desk)
    assert held(desk) == state


def test_two_of_one_name_need_a_number(desk: Desk) -> None:
    taken = enlist(
        desk,
        PersonEntry(2, "Doe, Jane", None, "1"),
        PersonEntry(3, "Doe, Jane", None, "2"),
        PersonEntry(4, "Doe, Jane"),
    )
    assert taken.balance == Balance(records=3, added=2, refused=1)
    assert [(one.row, one.code) for one in taken.problems] == [(4, "people-same-name")]


def test_what_is_in_doubt_is_proposed_and_a_word_is_remembered(desk: Desk) -> None:
    desk.take_in(*LIST)
    enlist(desk, JANE, RICHARD)
    (doubt,) = desk.read(verifying.doubts)
    assert (doubt.spelling, doubt.why, doubt.outputs, doubt.examples) == (
        "Roe, R.", Why.INITIALS, 1, ((1, "One"),),
    )  # fmt: skip
    before = [placed(desk, name) for name in "123"]
    number = doubt.persons[0].id
    say(desk, "Roe, R.", number)
    assert ours(desk, "1") == ("Doe, Jane", "Roe, R.")
    assert placed(desk, "1") == (("Sea", "Silt"), ("Sea", "Tides"))
    desk.take_in(record(2, "Five", doi("5"), authors=(Person("ROE R"),)))
    assert ours(desk, "5") == ("ROE R",)
    assert desk.read(verifying.doubts) == []
    word = next(row.id for row in desk.read(runs.history) if row.kind == "decision")
    undo(desk)
    undo(desk, word)
    assert [placed(desk, name) for name in "123"] == before
    assert ours(desk, "1") == ("Doe, Jane",)


def test_a_word_may_hold_in_one_output_or_unit(desk: Desk) -> None:
    author = (Person("Roe, R."),)
    desk.take_in(
        record(2, "One", doi("1"), authors=author),
        record(3, "Two", doi("2"), authors=author, units=(SILT,)),
        record(4, "Three", doi("3"), authors=author),
    )
    enlist(desk, RICHARD)
    number = by_name(desk)["Roe, Richard"]
    say(desk, "Roe, R.", number, Ruling.NOT)
    assert desk.read(verifying.doubts) == []
    say(desk, "Roe, R.", number, output=desk.find("1"))
    above = desk.read(lambda connection: units.number_of(connection, Unit(("Sea",))))
    assert above is not None
    say(desk, "Roe, R.", number, unit=above)
    assert [ours(desk, name) for name in "123"] == [author[0].name and ("Roe, R.",)] * 2 + [()]


def test_what_lists_say_of_our_authors_is_not_touched(desk: Desk) -> None:
    one = record(2, "One", doi("1"), authors=(Person("Doe, Jane"), Person("Poe, A.")))
    listed: Record = record(2, "One", doi("1"), authors=one.authors, our_authors=(Person("Poe, A."),))
    desk.take_in(listed)
    enlist(desk, JANE)
    assert ours(desk, "1") == ("Doe, Jane", "Poe, A.")
    assert desk.take_in(listed).verdicts == (Verdict.UNCHANGED,)
    undo(desk)
    undo(desk, 2)
    assert ours(desk, "1") == ("Poe, A.",)


def test_a_direct_unit_beside_the_same_by_person_survives_both_ways(desk: Desk) -> None:
    desk.take_in(LIST[0])
    enlist(desk, JANE)
    assert desk.take_in(record(2, "One", doi("1"), units=(TIDES,))).verdicts == (Verdict.UPDATED,)
    undo(desk, 2)
    assert placed(desk, "1") == (("Sea", "Tides"),)
    undo(desk, 3)
    assert placed(desk, "1") == ()


def test_merged_outputs_keep_the_units_of_their_authors(desk: Desk) -> None:
    desk.take_in(LIST[0], record(3, "One again", doi("9"), published=from_iso("2021")))
    enlist(desk, JANE)
    state = held(desk)
    kept, other = desk.find("9"), desk.find("1")

    def work(connection: Connection, step: Step) -> None:
        merging.merge(connection, step, merging.look(connection, kept, other, (source(),)))
        scores.rescore(connection, step, SCHEMES, [kept], (source(),))

    desk.step(work, "merge")
    assert (ours(desk, "9"), placed(desk, "9")) == (("Doe, Jane",), (("Sea", "Tides"),))
    undo(desk)
    after = held(desk)
    assert (after["authorship"], after["output_unit"]) == (state["authorship"], state["output_unit"])


@pytest.mark.parametrize("name", ["Doe, Jane", "Doe, Jane\ud800"])
def test_a_unit_by_its_number_and_text_that_no_database_takes(desk: Desk, name: str) -> None:
    desk.take_in(*LIST)

    def number_it(connection: Connection) -> None:
        from altmetric_desktop.storage.schema import unit

        connection.execute(unit.update().where(unit.c.name == "Tides").values(code="501"))

    desk.write(number_it)
    taken = enlist(desk, PersonEntry(2, name, ORCID, codes=("501",)), PersonEntry(3, "Poe", codes=("77",)))
    assert [(one.row, one.code, one.value) for one in taken.problems] == [(3, "people-unit-unknown", "77")]
    assert placed(desk, "2") == (("Sea", "Tides"),)
