"""Numbers and dates as the window writes them."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.moments import from_date
from altmetric_desktop.gui.figures import Figures

FIGURES = Figures("en", "date unknown")


@pytest.mark.parametrize("number,text", [(0, "0"), (4118, "4,118"), (-3, "\u22123")])
def test_whole_numbers(number: int, text: str) -> None:
    assert FIGURES.whole(number) == text


@pytest.mark.parametrize("number,text", [(8.0, "8"), (0.25, "0.25"), (7.5, "7.5"), (1000.0, "1,000")])
def test_weights_have_the_decimals_they_need(number: float, text: str) -> None:
    assert FIGURES.short(number) == text


@pytest.mark.parametrize("number,text", [(0.0, "0"), (8.0, "+8"), (0.25, "+0.25"), (-3.0, "\u22123")])
def test_what_is_added_has_its_sign(number: float, text: str) -> None:
    assert FIGURES.added(number) == text


@pytest.mark.parametrize("part,whole,text", [(1, 3, "33\u202f%"), (543, 1000, "54.3\u202f%"), (1, 0, "—")])
def test_shares_have_a_decimal_from_a_hundred(part: int, whole: int, text: str) -> None:
    assert FIGURES.share(part, whole) == text


def test_dates_are_as_exact_as_they_are_known() -> None:
    assert FIGURES.day(from_date(2024, 3, 4)) == "04 Mar 2024"
    assert FIGURES.day(from_date(2024, 3)) == "Mar 2024"
    assert FIGURES.day(from_date(2024)) == "2024"
    assert FIGURES.day(None) == "date unknown"


@pytest.mark.parametrize("code,name", [("NO", "Norway"), ("Norvania", "Norvania"), ("??", "??")])
def test_countries(code: str, name: str) -> None:
    assert FIGURES.country(code) == name
