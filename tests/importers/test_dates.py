"""Dates as lists write them: as exactly as all of what is written says, and no more exactly."""

from __future__ import annotations

import pytest

from altmetric_desktop.importers.dates import dated, moment_of


@pytest.mark.parametrize(
    "text, known",
    [
        ("2016 Jan-Feb", "2016"),
        ("2015 Dec-2016 Jan", "2015"),
        ("January and March 2016", "2016"),
        ("15-20 Mar 2016", "2016-03"),
        ("2016 Mar 15–20", "2016-03"),
        ("2016 Mar 15", "2016-03-15"),
        ("2020年3月15日", "2020-03-15"),
        ("2020年3月", "2020-03"),
        ("2020년 3월 1일", "2020-03-01"),
        ("03/2020", "2020-03"),
        ("3.2020", "2020-03"),
        ("13/2020", "2020"),
        ("15 févr. 2020", "2020-02-15"),
        ("3 juil. 2019", "2019-07-03"),
        ("5 dic 2018", "2018-12-05"),
        ("12 ene 2017", "2017-01-12"),
        ("2018 Spring", "2018"),
        ("2019-00-00", "2019"),
    ],
)
def test_a_date_is_as_exact_as_it_is_written(text: str, known: str) -> None:
    moment = moment_of(text)
    assert moment is not None
    assert moment.iso() == known


def test_of_several_dates_the_first_says_the_year_and_the_most_exact_of_that_year_the_day() -> None:
    year, moment = dated(None, "2016", "20160512", "2017-01-01")
    assert (year, moment and moment.iso()) == (2016, "2016-05-12")
    assert dated("", None, "soon") == (None, None)
