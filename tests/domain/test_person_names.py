"""Names of persons: the same in another typography, perhaps the same, or another's."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from altmetric_desktop.domain.person_names import (
    Level,
    compare,
    index_keys,
    is_common,
    parsed,
    search_keys,
    spelling,
)

SAME, COMPATIBLE, DIFFERENT = Level.SAME, Level.COMPATIBLE, Level.DIFFERENT


@pytest.mark.parametrize(
    "one, two, level",
    [
        ("Doe, Jane", "Jane Doe", SAME),
        ("Doe, Jane", "DOE, JANE", SAME),
        ("Doe, Jane", "Prof. Dr. Jane Doe", SAME),
        ("Doe, Jane", "Doe, Jane, PhD", SAME),
        ("Doe, Jane", "Doe, J.", COMPATIBLE),
        ("Doe, J.", "Doe, J.", COMPATIBLE),
        ("Doe, Jane Mary", "Doe JM", COMPATIBLE),
        ("Doe, Jane Mary", "Doe, Jane", COMPATIBLE),
        ("Doe, Jane M.", "Doe, Jane M.", SAME),
        ("Doe, Jane Mary", "Doe, M.", DIFFERENT),
        ("Doe, Jane", "Doe, John", DIFFERENT),
        ("Doe, Jane", "Roe, Jane", DIFFERENT),
        ("Doe", "Doe, Jane", DIFFERENT),
        ("Doe", "Doe", COMPATIBLE),
        ("van der Berg, Jan", "Berg, Jan van der", SAME),
        ("van der Berg, Jan", "VanderBerg, Jan", SAME),
        ("van der Berg, Jan", "Jan van der Berg", SAME),
        ("van der Berg, Jan", "Berg, Jan", COMPATIBLE),
        ("van Berg, Jan", "von Berg, Jan", DIFFERENT),
        ("Doe, Jane, Jr.", "Doe Jr., Jane", SAME),
        ("Doe, Jane, Jr.", "Doe, Jane", COMPATIBLE),
        ("Doe, Jane, Jr.", "Doe, Jane, Sr.", DIFFERENT),
        ("Mühe, Eva", "Muehe, Eva", SAME),
        ("Mühe, Eva", "Muhe, Eva", SAME),
        ("Øst, Åse", "Oest, Aase", SAME),
        ("O'Silt, Pat", "O’Silt, Pat", SAME),
        ("Doe-Roe, Jane", "Doe Roe, Jane", SAME),
        ("Doe-Roe, Jane", "Roe, Jane", COMPATIBLE),
        ("Doe-Roe, Jane", "Roe, J.", DIFFERENT),
        ("Doe, Jean-Pierre", "Doe, J.-P.", COMPATIBLE),
        ("Doe, Jean-Pierre", "Doe, Jean Pierre", SAME),
        ("Lu, Wei-Ming", "Lu, Weiming", SAME),
        ("Lu, Weiming", "Weiming, Lu", COMPATIBLE),
        ("潮州子", "潮, 州子", SAME),
        ("潮州子", "州子 潮", COMPATIBLE),
        ("潮州子", "Chao, Zhouzi", DIFFERENT),
        ("", "Doe, Jane", DIFFERENT),
    ],
)
def test_how_far_two_names_agree(one: str, two: str, level: Level) -> None:
    assert compare(parsed(one), parsed(two)) is level
    assert compare(parsed(two), parsed(one)) is level


def test_names_of_many_are_known() -> None:
    assert is_common(parsed("Wang, Wei"))
    assert is_common(parsed("潮州"))
    assert not is_common(parsed("Wang, Wei Ming Lu"))
    assert not is_common(parsed("Doe, Jane"))


def test_typographies_of_one_spelling_have_one_key() -> None:
    assert spelling("Doe, J.M.") == spelling("DOE JM") == spelling("Doe, J. M.")
    assert len({spelling(name) for name in ("Doe, J.", "Doe, Jane", "Roe, J.", "van Doe, J.", "潮州")}) == 5


_WORD = st.text("abcdefgäöüßøéł", min_size=2, max_size=8)
_NAMES = st.tuples(_WORD, st.lists(_WORD, min_size=1, max_size=3))


def _written(name: tuple[str, list[str]]) -> str:
    return f"{name[0].title()}, {' '.join(part.title() for part in name[1])}"


@given(_NAMES, _NAMES)
def test_whoever_comes_first_and_what_agrees_is_found(
    one: tuple[str, list[str]], two: tuple[str, list[str]]
) -> None:
    first, second = parsed(_written(one)), parsed(_written(two))
    assert compare(first, second) is compare(second, first)
    if compare(first, second) is not DIFFERENT:
        assert index_keys(first) & search_keys(second)


@given(_NAMES)
def test_a_name_is_its_own_and_its_initials_may_be(name: tuple[str, list[str]]) -> None:
    whole = parsed(_written(name))
    assert compare(whole, whole) is SAME
    assume(not any(part.startswith("ß") for part in name[1]))  # no name does; its capital has two letters
    initials = " ".join(part[0].upper() + "." for part in name[1])
    short = parsed(f"{name[0].title()}, {initials}")
    assert compare(whole, short) is COMPATIBLE
    assert index_keys(whole) & search_keys(short)


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_it(one: str, two: str) -> None:
    first, second = parsed(one), parsed(two)
    assert compare(first, second) is compare(second, first)
    assert isinstance(spelling(one), str)
