"""Mentions → daily or monthly buckets without holes, honest about dates that are too coarse.

A date of which only the year is known stands in no month, one without a day in no day: such posts are
counted apart (`coarse`), posts without a date in `undated`. The period that contains today is not over
and says so. Knows no clock: today is passed in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.categories import RANK, Category
from altmetric_desktop.domain.moments import EPOCH, Moment, Precision, day_number
from altmetric_desktop.domain.rows import Month

Posts = tuple[tuple[Category, int], ...]


class Step(StrEnum):
    """How wide a bucket is."""

    DAY = "day"
    MONTH = "month"


class Bucket(Struct, frozen=True):
    """Posts of one period, by category in display order, only where there are any.

    `number`: a day number, or year × 12 + (month − 1). `unfinished`: the period is not over.
    """

    number: int
    posts: Posts = ()
    unfinished: bool = False

    @property
    def total(self) -> int:
        """All posts of the period."""
        return sum(posts for _, posts in self.posts)


class Timeline(Struct, frozen=True):
    """Every period from the first to the last (today's, or later where a post says so)."""

    step: Step
    buckets: tuple[Bucket, ...]
    coarse: Posts = ()
    undated: int = 0

    @property
    def total(self) -> int:
        """The posts in the buckets, without coarse and undated ones."""
        return sum(bucket.total for bucket in self.buckets)


class Dated(Struct, frozen=True):
    """Posts of a category at one moment; `moment` None = date unknown."""

    category: Category
    moment: Moment | None
    posts: int = 1


def month_number(day: int) -> int:
    """The month of a day number: year × 12 + (month − 1)."""
    when = EPOCH + timedelta(days=day)
    return when.year * 12 + when.month - 1


def month_start(number: int) -> date:
    """The first day of a month number."""
    return date(number // 12, number % 12 + 1, 1)


def from_dates(dates: Iterable[Dated], step: Step, today: int) -> Timeline:
    """Buckets from single dates; `today` as a day number."""
    placed: dict[int, dict[Category, int]] = {}
    coarse: dict[Category, int] = {}
    undated = 0
    too_coarse = {Precision.YEAR} if step is Step.MONTH else {Precision.YEAR, Precision.MONTH}
    for dated in dates:
        if dated.moment is None:
            undated += dated.posts
            continue
        if dated.moment.precision in too_coarse:
            into = coarse
        else:
            day = dated.moment.day
            into = placed.setdefault(month_number(day) if step is Step.MONTH else day, {})
        into[dated.category] = into.get(dated.category, 0) + dated.posts
    buckets = {number: _in_order(posts.items()) for number, posts in placed.items()}
    return Timeline(step, _filled(buckets, step, today), _in_order(coarse.items()), undated)


def from_months(months: Iterable[Month], today: int, coarse: Posts = (), undated: int = 0) -> Timeline:
    """The same from months as storage sums them: holes filled, the month of `today` unfinished."""
    buckets = {month.number: _in_order(month.posts) for month in months}
    return Timeline(Step.MONTH, _filled(buckets, Step.MONTH, today), coarse, undated)


def year_days(year: int) -> tuple[int, int]:
    """First and last day number of a calendar year."""
    return day_number(date(year, 1, 1)), day_number(date(year, 12, 31))


def _filled(found: dict[int, Posts], step: Step, today: int) -> tuple[Bucket, ...]:
    if not found:
        return ()
    now = month_number(today) if step is Step.MONTH else today
    last = max(now, *found)
    return tuple(
        Bucket(number, found.get(number, ()), number >= now) for number in range(min(found), last + 1)
    )


def _in_order(posts: Iterable[tuple[Category, int]] | Sequence[tuple[Category, int]]) -> Posts:
    return tuple(sorted(((c, n) for c, n in posts if n), key=lambda pair: RANK[pair[0]]))
