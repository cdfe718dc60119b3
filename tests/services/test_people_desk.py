"""The desk's drawer for people, on a real library: looked at, taken in, decided about, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.people import Ruling, Why
from altmetric_desktop.services import describe, import_file
from altmetric_desktop.services.background import ReadPool
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.services.people_desk import PeopleDesk
from tests.support.made import silent

PEOPLE = """Name,Staff number,Units,E-mail
"Doe, Jane",12,Sea > Tides,jane@example.org
"Doe, John",13,Sea > Silt,john@example.org
,14,Sea,
"""
OUTPUTS = """DOI,Title,Authors,Year,Department
10.5555/a.1,Tides,"Doe, Jane",2024,Sea > Tides
10.5555/a.2,Sand,"Doe, J.",2023,Sea
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        listed = tmp_path / "outputs.csv"
        listed.write_text(OUTPUTS, encoding="utf-8")
        import_file.apply(made, listed, import_file.Options(), silent)
        yield made


@pytest.fixture
def desk(library: Library) -> Iterator[PeopleDesk]:
    pool = ReadPool()
    yield PeopleDesk(lambda work: pool.start(lambda: work(library)))
    pool.close()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_looking_writes_nothing_and_says_what_taking_in_does(desk: PeopleDesk, listed: Path) -> None:
    seen = desk.preview(listed).result()
    assert desk.rows().result() == []
    did = desk.take_in(listed).result()
    assert (seen.run, seen.balance, seen.problems) == ("", did.balance, did.problems)
    assert (did.balance.added, did.balance.refused, did.taken, did.doubts) == (2, 1, 1, 1)
    assert [(row.name, row.outputs) for row in desk.rows().result()] == [("Doe, Jane", 1), ("Doe, John", 0)]
    desk.undo(did.run).result()
    assert desk.rows().result() == []
    assert desk.doubts().result() == []


def test_a_spelling_is_one_of_several_or_none_of_them(
    desk: PeopleDesk, listed: Path, library: Library
) -> None:
    desk.take_in(listed).result()
    (doubt,) = desk.doubts().result()
    assert (doubt.spelling, doubt.why, doubt.outputs) == ("Doe, J.", Why.SEVERAL, 1)
    both = [one.id for one in doubt.persons]
    assert len(both) == 2
    none = desk.decide(doubt.spelling, both, Ruling.NOT).result()
    assert desk.doubts().result() == []
    assert describe.details(library, 2).facts.our_authors == ()
    desk.undo(none).result()
    assert desk.doubts().result() == [doubt]
    same = desk.decide(doubt.spelling, both[:1], Ruling.SAME).result()
    assert describe.details(library, 2).facts.our_authors == ("Doe, J.",)
    tides = ("Sea", "Tides")
    first, second = (describe.details(library, number).facts for number in (1, 2))
    assert (first.units, first.units_by_person) == ((tides,), ()), "a list says so too"
    assert (second.units, second.units_by_person) == ((("Sea",), tides), (tides,))
    desk.undo(same).result()
    assert desk.doubts().result() == [doubt]


def test_a_word_about_nobody_and_a_file_that_is_no_list_are_refused(desk: PeopleDesk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"people\.nameless"):
        desk.decide("Doe, J.", (), Ruling.SAME).result()
    other = tmp_path / "outputs.csv"
    other.write_text("DOI,Year\n10.5555/a.1,2024\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"people\.no-names"):
        desk.preview(other).result()
