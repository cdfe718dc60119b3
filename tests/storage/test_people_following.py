"""Whatever happens in whatever order, authors and units are what lists and words say; undone, nothing is."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import pytest
from sqlalchemy import Connection, select

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Metadata, Person, Unit
from altmetric_desktop.domain.people import PersonEntry, PersonWord, Ruling
from altmetric_desktop.domain.person_names import spelling
from altmetric_desktop.domain.records import Record
from altmetric_desktop.domain.sourcing import Fact, Page
from altmetric_desktop.domain.units import Word
from altmetric_desktop.storage import merging, persons, runs, unit_words, units, verifying
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import authorship, membership, output, output_unit
from tests.storage.samples import Desk, doi, record, source
from tests.storage.test_people_lists import (
    JANE,
    LIST,
    ORCID,
    OTHER,
    RICHARD,
    SAND,
    SILT,
    TIDES,
    day,
    enlist,
    held,
    ours,
    placed,
    undo,
)

NAMES = ("Doe, Jane", "Doe, J.", "Roe, Richard", "Roe, R.", "Poe, Ann", "Wang, Wei")
PLACES = (TIDES, SILT, SAND, Unit(("Tides",)))


def _records(chance: Random) -> list[Record]:
    return [
        record(
            number,
            f"Work {number} on the long work of tides",
            doi(str(number)),
            authors=tuple(
                Person(name, chance.choice((None, None, ORCID, OTHER)))
                for name in chance.sample(NAMES, chance.randint(1, 3))
            ),
            our_authors=(Person("Poe, Ann"),) if chance.random() < 0.2 else (),
            units=tuple(chance.sample(PLACES, chance.randint(0, 2))),
            published=from_iso(chance.choice(("2019", "2020-05", "2021-01-01"))),
        )
        for number in chance.sample(range(1, 7), 3)
    ]


def _entries(chance: Random) -> list[PersonEntry]:
    known = (("Doe, Jane", ORCID, "17"), ("Roe, Richard", None, "18"), ("Wang, Wei", None, "19"))
    made = []
    for row, (name, orcid, staff) in enumerate(chance.sample(known, chance.randint(1, 3)), start=2):
        last = day("2020-06-30") if chance.random() < 0.4 else None
        at = tuple(chance.sample(PLACES, chance.randint(0, 2)))
        made.append(PersonEntry(row, name, orcid, chance.choice((staff, staff, "")), at, day_to=last))
    return made


def _say(desk: Desk, chance: Random) -> None:
    known = desk.read(persons.rows)
    if known:
        word = PersonWord(
            spelling(chance.choice(NAMES)),
            chance.choice(known).id,
            chance.choice(list(Ruling)),
            chance.choice((None, None, 1)),
        )
        desk.step(lambda c, step: verifying.rule(c, step, word), "decision")


def _join(desk: Desk, chance: Random) -> None:
    one, other = chance.sample((TIDES, SILT, SAND), 2)

    def work(connection: Connection, step: Step) -> None:
        number = units.number_of(connection, one)
        if number is not None and units.number_of(connection, other) is not None:
            unit_words.say(connection, step, one, other, Word.SAME)
            units.move(connection, step, number, other)

    desk.step(work, "decision")


def _merge(desk: Desk, chance: Random) -> None:
    living = select(output.c.id).where(output.c.died.is_(None))
    numbers = desk.read(lambda connection: list(connection.execute(living).scalars()))
    if len(numbers) > 1:
        kept, other = chance.sample(numbers, 2)
        desk.step(lambda c, s: merging.merge(c, s, merging.look(c, kept, other, (source(),))), "merge")


def _take_back(desk: Desk, chance: Random) -> None:
    undoable = [row.id for row in desk.read(runs.history) if row.undoable]
    if undoable:
        with suppress(LibraryError):  # a later merge has to be taken back first
            undo(desk, chance.choice(undoable))


def _act(desk: Desk, chance: Random) -> None:
    what = chance.randrange(10)
    if what < 2:
        desk.take_in(*_records(chance))
    elif what < 5:
        enlist(desk, *_entries(chance), keep=chance.random() < 0.3)
    elif what < 6:
        _say(desk, chance)
    elif what < 7:
        _join(desk, chance)
    elif what < 8:
        _merge(desk, chance)
    else:
        _take_back(desk, chance)


def _settled(desk: Desk) -> None:
    """Working everything out anew changes nothing."""
    before = held(desk)
    desk.step(verifying.settle, "sync")
    assert held(desk) == before


@pytest.mark.parametrize("seed", range(5))
def test_what_stands_is_what_lists_and_words_say(desk: Desk, seed: int) -> None:
    chance = Random(seed)  # noqa: S311  # for variety
    desk.take_in(*_records(chance))
    for _ in range(10):
        _act(desk, chance)
        _settled(desk)
    for number in [row.id for row in desk.read(runs.history) if row.undoable]:
        undo(desk, number)
        _settled(desk)

    def left(connection: Connection) -> list[int]:
        lives = output.c.id.in_(select(output.c.id).where(output.c.died.is_(None)))
        questions = (
            select(membership.c.id).where(membership.c.died.is_(None)),
            select(output.c.id).where(lives),
            select(authorship.c.id).join(output).where(lives, authorship.c.verified.is_not(None)),
            select(output_unit.c.id).join(output).where(lives, output_unit.c.died.is_(None)),
        )
        return [number for one in questions for number in connection.execute(one).scalars()]

    assert desk.read(left) == []
    assert desk.read(persons.rows) == []


def test_authors_and_dates_that_a_source_brings_are_known_too(desk: Desk) -> None:
    desk.take_in(record(2, None, doi("1")), record(3, None, doi("2"), authors=(Person("Doe, Jane"),)))
    enlist(desk, PersonEntry(2, "Doe, Jane", ORCID, "17", (TIDES,), day_from=day("2020-01-01")), RICHARD)
    assert [placed(desk, name) for name in "12"] == [(), ()]
    said = Metadata(
        title="Tides",
        authors=(Person("Dough, J.", ORCID), Person("Roe, Richard")),
        published=from_iso("2021"),
    )
    facts = tuple(Fact(Identifier(Kind.DOI, f"10.5555/{name}"), said) for name in "12")
    desk.keep(Page(facts=facts))
    assert ours(desk, "1") == ("Dough, J.", "Roe, Richard")
    assert [placed(desk, name) for name in "12"] == [(("Sea", "Silt"), ("Sea", "Tides")), (("Sea", "Tides"),)]
    _settled(desk)


def test_a_list_of_people_before_any_output_changes_nothing_but_itself(desk: Desk) -> None:
    enlist(desk, JANE)
    undo(desk)
    desk.take_in(*LIST)
    assert [ours(desk, name) for name in "123"] == [(), (), ()]
