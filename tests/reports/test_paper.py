"""Wide tables on paper: every column on one page, no page wider than the paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from altmetric_desktop.reports.paper import cut

WIDTHS = [14.0, 48.0, *([12.0] * 30), 44.0]


@pytest.mark.parametrize("letter", [False, True])
def test_every_part_fits_the_paper_with_the_repeated_columns(letter: bool) -> None:
    found = cut(WIDTHS, 2, 4, letter)
    assert 1 <= len(found.breaks) <= 3
    edges = [2, *found.breaks, len(WIDTHS)]
    room = (279.4 if letter else 297.0) - 25.4
    for first, last in pairwise(edges):
        assert last > first
        columns = [*WIDTHS[:2], *WIDTHS[first:last]]
        assert sum(width * 7 + 5 for width in columns) * 25.4 / 96 * found.scale / 100 < room


def test_a_narrow_table_is_not_blown_up() -> None:
    assert cut([10.0, 10.0, 10.0], 1, 1, False).scale == 100
    assert cut([10.0, 10.0, 10.0], 1, 1, False).breaks == ()
