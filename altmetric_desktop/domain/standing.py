"""How a score stands among others: percentiles, ranks, cohorts; intervals for shares.

The percentile is Altmetric's (1,080 of 1,080 records): the share of the cohort that scored *strictly
lower*, in whole percent, held within 1 and 99. Below ten members nothing is said. Knows no database.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.moments import Moment, Precision

#: Below this many members no percentile and no rank is given.
TOO_FEW = 10
#: Six weeks on either side of the day of publication.
SAME_AGE_DAYS = 42


class Cohort(StrEnum):
    """With which outputs one is compared; `cohort.VALUE` is its name in `words`."""

    ALL = "all"
    VENUE = "venue"
    SAME_AGE = "same-age"
    VENUE_SAME_AGE = "venue-same-age"


class Peer(Struct, frozen=True):
    """An output as a member of cohorts: its score × 100, its venue ("" = none), its date."""

    output: int
    hundredths: int
    venue: str = ""
    published: Moment | None = None


class Standing(Struct, frozen=True):
    """Where a score stands among `n` (itself included). `lower`, `higher`: strictly.

    `percentile`, `rank`, `mean` (points) are None where the cohort is too small.
    """

    cohort: Cohort
    n: int
    lower: int
    higher: int
    percentile: int | None
    rank: int | None
    mean: float | None


class Interval(Struct, frozen=True):
    """A share with its interval, all from 0 to 1."""

    share: float
    low: float
    high: float


def percentile(lower: int, n: int) -> int:
    """Per cent of `n` that `lower` scored strictly lower: floor, at least 1, at most 99; n > 0."""
    return max(1, min(99, 100 * lower // n))


def standing(hundredths: int, scores: Sequence[int], cohort: Cohort = Cohort.ALL) -> Standing:
    """Where a score stands among `scores` (× 100, any order, its own included)."""
    ordered = sorted(scores)
    n = len(ordered)
    lower = bisect_left(ordered, hundredths)
    higher = n - bisect_right(ordered, hundredths)
    if n < TOO_FEW:
        return Standing(cohort, n, lower, higher, None, None, None)
    mean = sum(ordered) / n / 100
    return Standing(cohort, n, lower, higher, percentile(lower, n), higher + 1, mean)


def age_window(published: Moment | None) -> tuple[int, int] | None:
    """Day numbers within which an output has the same age; None where the month is not known."""
    if published is None or published.precision is Precision.YEAR:
        return None
    return published.day - SAME_AGE_DAYS, published.day + SAME_AGE_DAYS


def standings(subject: Peer, peers: Iterable[Peer]) -> tuple[Standing, ...]:
    """The subject in each cohort that it has: all, its venue, its age, both. `peers` may contain it.

    A cohort that can't be formed (no venue, date too coarse) is left out.
    """
    others = [peer for peer in peers if peer.output != subject.output]
    window = age_window(subject.published)
    members: dict[Cohort, list[Peer]] = {Cohort.ALL: others}
    if subject.venue:
        members[Cohort.VENUE] = [peer for peer in others if peer.venue == subject.venue]
    if window is not None:
        members[Cohort.SAME_AGE] = [peer for peer in others if _within(peer.published, window)]
    if subject.venue and window is not None:
        members[Cohort.VENUE_SAME_AGE] = [
            peer for peer in members[Cohort.VENUE] if _within(peer.published, window)
        ]
    return tuple(
        standing(subject.hundredths, [subject.hundredths, *(peer.hundredths for peer in group)], cohort)
        for cohort, group in members.items()
    )


def wilson(k: int, n: int, z: float = 1.959964) -> Interval | None:
    """Wilson's score interval for `k` of `n` (95 % by default), None where n is 0.

    E. B. Wilson, J. Am. Stat. Assoc. 22 (1927) 209–212: stays within 0 and 1, also for small n.
    """
    if n <= 0:
        return None
    share = k / n
    square = z * z
    centre = (share + square / (2 * n)) / (1 + square / n)
    half = z / (1 + square / n) * math.sqrt(share * (1 - share) / n + square / (4 * n * n))
    return Interval(share, max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half)))


def _within(published: Moment | None, window: tuple[int, int]) -> bool:
    if published is None or published.precision is Precision.YEAR:
        return False
    return window[0] <= published.day <= window[1]
