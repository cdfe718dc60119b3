"""Wishes for a list as people type them, and whose a work is by what was decided."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.fetching import Ours, Word, judge, ror, spelling, wish
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.sourcing import Claim, ListedWork

TIDES, OHIO = "Dept of Tides, Northmere University", "Northmere College, Ohio"


def words(*said: Word) -> dict[str, Word]:
    return {spelling(word.text): word for word in said}


def listed(*texts: tuple[str, ...]) -> ListedWork:
    return ListedWork("{}", tuple(Claim(f"Author {place}", None, each) for place, each in enumerate(texts)))


@pytest.mark.parametrize(
    "text, found",
    [
        ("02nr0ka47", "02nr0ka47"),
        (" HTTPS://ROR.org/02NR0KA47/ ", "02nr0ka47"),
        ("ror.org/05ppvf150", "05ppvf150"),
        ("02nr0ka48", None),
        ("02nr0ka4", None),
        ("12nr0ka47", None),
        ("02nr0ka47?x", None),
        ("", None),
    ],
)
def test_a_ror_id_is_known_by_its_check_digits(text: str, found: str | None) -> None:
    assert ror(text) == found


def test_a_wish_has_a_name_that_says_everything() -> None:
    assert wish("https://ror.org/02nr0ka47", None).name == "openalex:ror=02nr0ka47"
    whole = wish("02nr0ka47", None, children=True, first_year=2020, last_year=2024)
    assert whole.name == "openalex:ror=02nr0ka47,children,2020-2024"
    assert wish(None, "0000000218250097", last_year=2019).name == "openalex:orcid=0000-0002-1825-0097,-2019"


@pytest.mark.parametrize(
    "given, key",
    [
        (("nonsense", None, None, None), "fetch.bad-ror"),
        ((None, "0000-0002-1825-0098", None, None), "fetch.bad-orcid"),
        (("02nr0ka47", "0000-0002-1825-0097", None, None), "fetch.one-of-two"),
        ((None, None, None, None), "fetch.one-of-two"),
        (("02nr0ka47", None, 20, None), "fetch.bad-year"),
        (("02nr0ka47", None, 2024, 2020), "fetch.years-turned"),
    ],
)
def test_what_can_not_be_a_wish_is_said(
    given: tuple[str | None, str | None, int | None, int | None], key: str
) -> None:
    institution, person, first, last = given
    with pytest.raises(InputError) as caught:
        wish(institution, person, first_year=first, last_year=last)
    assert caught.value.key == key


def test_case_blanks_and_marks_at_the_end_make_no_other_spelling() -> None:
    assert spelling("DEPT  of Tides,\tNorthmere University. ") == spelling(TIDES)
    assert spelling("Dept of Tide, Northmere University") != spelling(TIDES)


def test_nobody_decided_means_neither_ours_nor_not_ours() -> None:
    judgement = judge(listed((TIDES,)), {})
    assert (judgement.verdict, judgement.ours, judgement.texts) == (Ours.OPEN, (), (TIDES,))
    assert judge(listed(), {}).texts == ("",)


def test_one_affiliation_of_ours_is_enough_and_names_its_department() -> None:
    said = words(Word(TIDES.upper(), Ours.OURS, ("Sea", "Tides")), Word(OHIO, Ours.NOT_OURS))
    judgement = judge(listed((OHIO,), (TIDES, OHIO)), said)
    assert judgement.verdict is Ours.OURS
    assert [claim.name for claim in judgement.ours] == ["Author 1"]
    assert judgement.units == (Unit(("Sea", "Tides")),)


def test_not_ours_only_where_all_are_said_not_to_be() -> None:
    said = words(Word(OHIO, Ours.NOT_OURS))
    assert judge(listed((OHIO,), (OHIO,)), said).verdict is Ours.NOT_OURS
    assert judge(listed((OHIO,), (TIDES,)), said).verdict is Ours.OPEN
    assert judge(listed((OHIO,), ()), said).verdict is Ours.OPEN


def test_a_person_asked_for_needs_nobodys_word() -> None:
    one = Claim("Jane Doe", "0000-0002-1825-0097")
    assert judge(ListedWork("{}", (), (one,)), {}).ours == (one,)
