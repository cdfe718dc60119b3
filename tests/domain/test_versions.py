"""What makes two outputs with one title versions of one work, doubles, or strangers."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.versions import Face, Relation, is_preprint, relation

TITLE = "Tides and their long work in a harbour"
ARTICLE, PREPRINT, UNKNOWN, BOOK = (
    OutputType.ARTICLE,
    OutputType.PREPRINT,
    OutputType.UNKNOWN,
    OutputType.BOOK,
)


def face(
    kind: OutputType = ARTICLE,
    year: int | None = 2024,
    author: str = "doe",
    title: str = TITLE,
    names: tuple[tuple[str, str], ...] = (),
) -> Face:
    return Face(1, kind, year, author, title, names)


@pytest.mark.parametrize(
    "one, expected",
    [
        (face(PREPRINT), True),
        (face(ARTICLE), False),
        (face(UNKNOWN, names=(("doi", "10.48550/arxiv.2401.00001"),)), True),
        (face(ARTICLE, names=(("doi", "10.1101/2024.01.01.500001"),)), True),
        (face(UNKNOWN, names=(("arxiv", "2401.00001"),)), True),
        (face(UNKNOWN, names=(("arxiv", "2401.00001"), ("doi", "10.5555/tide"))), False),
        (face(BOOK, names=(("ssrn", "1234567"),)), False),
    ],
)
def test_what_a_preprint_is(one: Face, expected: bool) -> None:
    assert is_preprint(one) is expected


@pytest.mark.parametrize(
    "one, other, expected",
    [
        (face(PREPRINT, 2023), face(ARTICLE, 2024), Relation.VERSION),
        (face(PREPRINT, None), face(ARTICLE), Relation.VERSION),
        (face(PREPRINT, 2010), face(ARTICLE, 2024), None),
        (face(PREPRINT, author=""), face(ARTICLE), Relation.VERSION),
        (face(PREPRINT, author="roe"), face(ARTICLE), None),
        (face(PREPRINT, title="Editorial"), face(ARTICLE, title="Editorial"), None),
        (face(), face(year=2025), Relation.DUPLICATE),
        (face(), face(year=2027), None),
        (face(), face(BOOK), None),
        (face(), face(UNKNOWN), Relation.DUPLICATE),
        (face(PREPRINT), face(PREPRINT), Relation.DUPLICATE),
    ],
)
def test_how_two_outputs_belong_together(one: Face, other: Face, expected: Relation | None) -> None:
    assert relation(one, other) is expected
    assert relation(other, one) is expected
