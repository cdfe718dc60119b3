"""Dates as exactly as they are known."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.moments import (
    Moment,
    Precision,
    day_number,
    from_date,
    from_datetime,
    from_epoch,
    from_iso,
)


@pytest.mark.parametrize(
    "text, precision",
    [
        ("2024", Precision.YEAR),
        ("2024-03", Precision.MONTH),
        ("2024-03-14", Precision.DAY),
        ("2024-03-14T09:30:05Z", Precision.SECOND),
        ("1000-01-01", Precision.DAY),
    ],
)
def test_iso_there_and_back(text: str, precision: Precision) -> None:
    moment = from_iso(text)
    assert moment is not None
    assert moment.precision is precision
    assert moment.iso() == text


@pytest.mark.parametrize(
    "text, iso",
    [
        (" 2024-03-14 ", "2024-03-14"),
        ("20240314", "2024-03-14"),
        ("2024-W11-4", "2024-03-14"),
        ("2024-03-14T09:30:05", "2024-03-14T09:30:05Z"),
        ("2024-03-14T23:30:00-02:00", "2024-03-15T01:30:00Z"),
        ("2024-03-14 09:30:05.999+00:00", "2024-03-14T09:30:05Z"),
    ],
)
def test_iso_of_other_forms(text: str, iso: str) -> None:
    moment = from_iso(text)
    assert moment is not None
    assert moment.iso() == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "20x4",
        "2024-13",
        "2024-02-30",
        "0999",
        "2201-01-01",
        "2024-3-1",
        "14.03.2024",
        "not-a-date",
        "²²²²",
        "٢٠٢٤",
        "2024-0²",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
        "0999-12-31T23:00:00",
        "2201-01-01T00:00:00",
    ],
)
def test_no_date(text: str) -> None:
    assert from_iso(text) is None


@given(st.text(max_size=30))
def test_any_text_is_a_moment_or_none(text: str) -> None:
    moment = from_iso(text)
    assert moment is None or from_iso(moment.iso()) is not None


def test_parts() -> None:
    assert from_date(2024) == Moment(day_number(date(2024, 1, 1)), None, Precision.YEAR)
    assert from_date(2024, 3) == Moment(day_number(date(2024, 3, 1)), None, Precision.MONTH)
    assert from_date(2024, 3, 14) == Moment(day_number(date(2024, 3, 14)))
    assert from_date(2024, 3, 32) is None
    assert from_date(2024, 0) is None
    assert from_date(999) is None
    assert from_date(2201) is None


def test_times_are_utc() -> None:
    east = timezone(timedelta(hours=9))
    assert from_datetime(datetime(2024, 3, 14, 3, 0, tzinfo=east)).iso() == "2024-03-13T18:00:00Z"
    assert from_datetime(datetime(2024, 3, 14, 3, 0, tzinfo=UTC)).iso() == "2024-03-14T03:00:00Z"


def test_unix_time() -> None:
    assert from_epoch(0) == Moment(0, 0, Precision.SECOND)
    moment = from_epoch(-1)
    assert moment is not None
    assert moment.iso() == "1969-12-31T23:59:59Z"
    assert from_epoch(1e12) is None
    assert from_epoch(-1e12) is None


def test_a_moment_without_its_second_says_the_day() -> None:
    assert Moment(0, None, Precision.SECOND).iso() == "1970-01-01"
    assert Moment(0).date() == date(1970, 1, 1)


def test_order() -> None:
    assert Moment(1) < Moment(2)
    assert Moment(1, 5) < Moment(1, 6)
