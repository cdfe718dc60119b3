"""When two titles are close, and what speaks for a pair of outputs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.duplicates import Sign, close, judge, within, words
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.versions import Face, Relation

TITLE = "Tides and their long work in a harbour"


@pytest.mark.parametrize(
    "one, other, expected",
    [
        (TITLE, "TIDES AND THEIR LONG WORK, IN A HARBOUR.", True),
        (TITLE, "Tides and their long wrok in a harbour", True),
        (TITLE, "Tides and their long work in a harbor", True),
        (TITLE, "In a harbour: tides and their long work", True),
        (TITLE, f"{TITLE}: a study of silt", True),
        (TITLE, f"{TITLE}: part 2", False),
        (f"{TITLE}, part 1", f"{TITLE}, part 2", False),
        (f"{TITLE} II", f"{TITLE} III", False),
        ("Annual report of the harbour 2023", "Annual report of the harbour 2024", False),
        (TITLE, "Tides and their short play in a lagoon", False),
        ("Vitamin D in harbour workers: a trial", "Vitamin K in harbour workers: a trial", False),
    ],
)
def test_when_titles_are_close(one: str, other: str, expected: bool) -> None:
    assert close(words(one), words(other)) is expected
    assert close(words(other), words(one)) is expected


def distance(one: str, other: str) -> int:
    """The whole table, for comparison."""
    row = list(range(len(other) + 1))
    for down, letter in enumerate(one, 1):
        new = [down]
        for place, sign in enumerate(other, 1):
            new.append(min(row[place - 1] + (letter != sign), row[place] + 1, new[place - 1] + 1))
        row = new
    return row[-1]


@given(st.text("ab", max_size=12), st.text("ab", max_size=12), st.integers(0, 4))
def test_the_band_says_what_the_whole_table_says(one: str, other: str, most: int) -> None:
    assert within(one, other, most) is (distance(one, other) <= most)


def face(kind: OutputType = OutputType.ARTICLE, year: int | None = 2024, author: str = "doe") -> Face:
    return Face(1, kind, year, author, TITLE, ())


@pytest.mark.parametrize(
    "other, expected",
    [
        (face(), (Relation.DUPLICATE, (Sign.TITLE, Sign.AUTHOR, Sign.YEAR))),
        (face(year=2025), (Relation.DUPLICATE, (Sign.TITLE, Sign.AUTHOR, Sign.NEXT_YEAR))),
        (face(year=None, author=""), (Relation.DUPLICATE, (Sign.TITLE,))),
        (face(year=2026), None),
        (face(author="roe"), None),
        (face(OutputType.PREPRINT, 2021), (Relation.VERSION, (Sign.TITLE, Sign.AUTHOR))),
        (face(OutputType.PREPRINT, 2012), None),
    ],
)
def test_what_speaks_for_a_pair(other: Face, expected: object) -> None:
    assert judge(face(), other, same_title=True) == expected
