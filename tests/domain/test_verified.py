"""Who an author is: sure by ORCID iD, word or full name; in doubt a proposal; else nobody's."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.moments import from_iso
from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.domain.people import PersonWord, Ruling, Stay, VerifiedPerson, Why
from altmetric_desktop.domain.person_names import spelling
from altmetric_desktop.domain.verified import Found, Roster, shared_names, within

ORCID, OTHER = "0000-0002-1825-0097", "0000-0001-5109-3700"
JANE = VerifiedPerson(1, "Doe, Jane", ORCID)
RICHARD = VerifiedPerson(2, "Roe, Richard", None, "p-17")
NOBODY = Found()


def _word(text: str, person: int, ruling: Ruling = Ruling.SAME, **where: int) -> PersonWord:
    return PersonWord(spelling(text), person, ruling, **where)


def test_orcid_and_full_name_are_sure_and_initials_are_not() -> None:
    roster = Roster([JANE, RICHARD])
    assert roster.find(Person("Dough, J.", ORCID)) == Found(1, Why.ORCID)
    assert roster.find(Person("Jane Doe")) == Found(1, Why.NAME)
    assert roster.find(Person("Doe, J.")) == Found(None, Why.INITIALS, (1,))
    assert roster.find(Person("Doe, Jane Mary")) == Found(None, Why.SIMILAR, (1,))
    assert roster.find(Person("Poe, Edgar")) == NOBODY


def test_another_orcid_outweighs_the_same_name() -> None:
    roster = Roster([JANE, RICHARD])
    assert roster.find(Person("Doe, Jane", OTHER)) == NOBODY
    assert roster.find(Person("Roe, Richard", OTHER)) == Found(2, Why.NAME)


def test_two_of_one_name_and_names_of_many_are_proposed() -> None:
    namesake = VerifiedPerson(3, "Doe, Jane", None, "p-3")
    assert Roster([JANE, namesake]).find(Person("Doe, Jane")) == Found(None, Why.SEVERAL, (1, 3))
    assert Roster([JANE, namesake]).find(Person("Doe, Jane", ORCID)) == Found(1, Why.ORCID)
    wang = VerifiedPerson(4, "Wang, Wei")
    assert Roster([wang]).find(Person("Wang, Wei")) == Found(None, Why.COMMON, (4,))
    shared = shared_names([Person("Roe, Richard", ORCID), Person("ROE, Richard", OTHER)])
    roster = Roster([RICHARD])
    assert roster.find(Person("Roe, Richard")) == Found(2, Why.NAME)
    roster.mind(shared)
    assert roster.find(Person("Roe, Richard")) == Found(None, Why.COMMON, (2,))
    roster.mind(())
    assert roster.find(Person("Roe, Richard")) == Found(2, Why.NAME)


def test_a_word_holds_until_a_later_one() -> None:
    words = [_word("Doe, J.", 1), _word("Jane Doe", 1, Ruling.NOT)]
    roster = Roster([JANE], words)
    assert roster.find(Person("DOE J")) == Found(1, Why.SAID)
    assert roster.find(Person("Doe, Jane")) == NOBODY
    assert Roster([JANE], [*words, _word("Doe, J.", 1, Ruling.OPEN)]).find(Person("Doe, J.")).person is None


def test_a_word_may_hold_in_one_output_or_unit_only() -> None:
    words = [_word("Doe, J.", 1, Ruling.NOT), _word("Doe, J.", 1, output=7), _word("Doe, J.", 1, unit=5)]
    roster = Roster([JANE], words)
    author = Person("Doe, J.")
    assert roster.find(author, 8) == NOBODY
    assert roster.find(author, 7) == Found(1, Why.SAID)
    assert roster.find(author, 8, {5, 6}) == Found(1, Why.SAID)


def test_nobody_is_two_authors_of_one_work() -> None:
    roster = Roster([JANE])
    twice = roster.authors([Person("Doe, Jane"), Person("Jane Doe")])
    assert twice == [Found(None, Why.SEVERAL, (1,))] * 2
    sure = roster.authors([Person("Doe, Jane"), Person("Doe, Jane", ORCID), Person("Doe, J.")])
    assert sure == [NOBODY, Found(1, Why.ORCID), NOBODY]


@pytest.mark.parametrize(
    "first, last, published, inside",
    [
        (None, None, None, True),
        ("2020-03-01", None, None, False),
        ("2020-03-01", None, "2020", True),
        ("2020-03-01", None, "2020-02", False),
        ("2020-03-01", None, "2020-03", True),
        (None, "2020-03-01", "2020", True),
        (None, "2020-03-01", "2020-03-02", False),
        ("2019-01-01", "2020-12-31", "2020-12", True),
        ("2019-01-01", "2020-12-31", "2021", False),
    ],
)
def test_a_stay_counts_on_any_day_that_the_date_may_mean(
    first: str | None, last: str | None, published: str | None, inside: bool
) -> None:
    days = [None if text is None else from_iso(text) for text in (first, last)]
    stay = Stay(Unit(("Tides",)), *(None if day is None else day.day for day in days))
    assert within(stay, None if published is None else from_iso(published)) is inside
