"""Buckets without holes, no spike on 1 January, the running period marked."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.moments import Moment, Precision, day_number, from_date, from_iso
from altmetric_desktop.domain.rows import Month
from altmetric_desktop.domain.timeline import (
    Bucket,
    Dated,
    Step,
    from_dates,
    from_months,
    month_number,
    month_start,
    year_days,
)

TODAY = day_number(date(2026, 11, 20))
NOVEMBER = 2026 * 12 + 10


def dated(category: Category, iso: str, posts: int = 1) -> Dated:
    return Dated(category, from_iso(iso), posts)


def test_months() -> None:
    line = from_dates(
        [
            dated(Category.X, "2026-08-31"),
            dated(Category.NEWS, "2026-08-01T23:59:59Z", 2),
            dated(Category.NEWS, "2026-11", 3),
            dated(Category.POLICY, "2026"),
            dated(Category.NEWS, "2025", 4),
            Dated(Category.BLOGS, None, 5),
        ],
        Step.MONTH,
        TODAY,
    )
    assert line.buckets == (
        Bucket(NOVEMBER - 3, ((Category.NEWS, 2), (Category.X, 1))),
        Bucket(NOVEMBER - 2),
        Bucket(NOVEMBER - 1),
        Bucket(NOVEMBER, ((Category.NEWS, 3),), unfinished=True),
    )
    assert line.coarse == ((Category.NEWS, 4), (Category.POLICY, 1))
    assert line.undated == 5
    assert (line.total, line.buckets[0].total) == (6, 3)


def test_a_year_makes_no_spike_on_its_first_day() -> None:
    line = from_dates([dated(Category.NEWS, "2020"), dated(Category.NEWS, "2020-01-02")], Step.DAY, TODAY)
    assert line.buckets[0] == Bucket(day_number(date(2020, 1, 2)), ((Category.NEWS, 1),))
    assert line.coarse == ((Category.NEWS, 1),)


def test_days_know_no_months() -> None:
    line = from_dates([dated(Category.NEWS, "2026-11"), dated(Category.X, "2026-11-18")], Step.DAY, TODAY)
    assert [bucket.number for bucket in line.buckets] == [TODAY - 2, TODAY - 1, TODAY]
    assert [bucket.unfinished for bucket in line.buckets] == [False, False, True]
    assert line.coarse == ((Category.NEWS, 1),)


def test_a_date_in_the_future_is_kept_and_not_over() -> None:
    line = from_dates([dated(Category.X, "2027-01-03")], Step.MONTH, TODAY)
    assert line.buckets == (Bucket(NOVEMBER + 2, ((Category.X, 1),), unfinished=True),)


def test_nothing() -> None:
    assert from_dates([], Step.MONTH, TODAY).buckets == ()
    assert from_months([], TODAY).buckets == ()


def test_months_as_storage_sums_them() -> None:
    months = [
        Month(NOVEMBER - 2, ((Category.X, 1), (Category.NEWS, 2))),
        Month(NOVEMBER - 4, ((Category.X, 3), (Category.BLOGS, 0))),
    ]
    line = from_months(months, TODAY, ((Category.POLICY, 1),), 2)
    assert [bucket.total for bucket in line.buckets] == [3, 0, 3, 0, 0]
    assert line.buckets[0].posts == ((Category.X, 3),)
    assert line.buckets[2].posts == ((Category.NEWS, 2), (Category.X, 1))
    assert (line.coarse, line.undated, line.step) == (((Category.POLICY, 1),), 2, Step.MONTH)


@given(st.integers(day_number(date(1600, 1, 1)), day_number(date(2200, 12, 31))))
def test_month_numbers_and_their_first_days(day: int) -> None:
    start = day_number(month_start(month_number(day)))
    assert start <= day < start + 31
    assert month_number(start) == month_number(day)
    assert month_number(start - 1) == month_number(day) - 1


moments = st.none() | st.builds(
    Moment, day=st.integers(TODAY - 2000, TODAY + 60), precision=st.sampled_from(Precision)
)


@given(
    st.lists(st.builds(Dated, st.sampled_from(Category), moments, st.integers(1, 9)), max_size=40),
    st.sampled_from(Step),
)
def test_no_post_is_lost_and_no_period_left_out(dates: list[Dated], step: Step) -> None:
    line = from_dates(dates, step, TODAY)
    coarse = sum(posts for _, posts in line.coarse)
    assert line.total + coarse + line.undated == sum(each.posts for each in dates)
    numbers = [bucket.number for bucket in line.buckets]
    assert numbers == list(range(numbers[0], numbers[-1] + 1)) if numbers else True
    now = month_number(TODAY) if step is Step.MONTH else TODAY
    assert all(bucket.unfinished is (bucket.number >= now) for bucket in line.buckets)
    assert not numbers or numbers[-1] >= now


def test_spans() -> None:
    first, last = year_days(2024)
    assert last - first + 1 == 366
    assert from_date(2024) == Moment(first, None, Precision.YEAR)


@pytest.mark.parametrize("step", Step)
def test_steps_have_names(step: Step) -> None:
    assert step.value in {"day", "month"}
