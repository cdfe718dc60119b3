"""A person is kept under one spelling: a list with another one changes nothing when it comes again."""

from __future__ import annotations

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.records import Record, Verdict
from altmetric_desktop.storage import outputs
from altmetric_desktop.storage.keys import same_people
from tests.storage.samples import Desk, doi, record

ORCID = "0000-0002-1825-0097"


def two(other: Person) -> list[Record]:
    """Two works, the second by a person whom the first work's list has met already."""
    first = record(2, "One", doi("a"), authors=(Person("Roe, Rita"), Person("Doe, Dora", ORCID)))
    return [first, record(3, "Two", doi("b"), authors=(other,), our_authors=(other,))]


def rows(desk: Desk) -> int:
    """Authorships ever written."""
    return desk.read(lambda c: int(c.exec_driver_sql("SELECT count(*) FROM authorship").scalar_one()))


def test_another_case_is_no_change(desk: Desk) -> None:
    _again(desk, Person("ROE,  RITA"), "Roe, Rita")


def test_another_name_with_the_same_orcid_is_no_change(desk: Desk) -> None:
    _again(desk, Person("Doe-Poe, D.", ORCID), "Doe, Dora")


def _again(desk: Desk, other: Person, kept: str) -> None:
    desk.take_in(*two(other))
    written = rows(desk)
    again = desk.take_in(*two(other))
    assert again.verdicts == (Verdict.UNCHANGED, Verdict.UNCHANGED)
    assert rows(desk) == written
    facts = desk.read(lambda c: outputs.facts(c, desk.find("b")))
    assert (facts.authors, facts.our_authors) == ((kept,), (kept,))


def test_other_people_are_others() -> None:
    roe, doe = Person("Roe, R."), Person("Doe, D.")
    assert same_people((roe, doe), (Person("ROE, R."),))
    assert not same_people((roe,), (roe, doe))
    assert not same_people((doe, roe), (roe, doe))
    assert not same_people((Person("Roe, R.", ORCID),), (Person("Roe, Q.", "0000-0001-5109-3700"),))
