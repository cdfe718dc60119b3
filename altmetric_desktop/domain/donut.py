"""Counts → how much of the ring each category gets: eight equal slices, or exact shares.

The rule of the slices was derived from real records (`docs/score.md`): share of *posts*, not of
accounts, × 8, rounded half up, at least one; while the sum is not eight, one slice is added to or
taken from the category whose rounded share is furthest off. Knows no colours and no drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from altmetric_desktop.domain.categories import FACTS, RANK, Category

SLICES = 8


class Arc(Struct, frozen=True):
    """A category's piece of a proportional ring: from `start` for `sweep` degrees, clockwise from the top."""

    category: Category
    start: float
    sweep: float


def slices(counts: Iterable[tuple[Category, int]]) -> tuple[Category, ...]:
    """The eight slices, clockwise in display order; empty where nothing was posted.

    Of more than eight categories the smallest are dropped. Where rounded shares are equally far off, a
    slice is given to the category with the most posts and taken from that with the fewest; among equals
    the first in display order is given to or kept, the last gives or is dropped.
    """
    kept = _largest(counts)
    if not kept:
        return ()
    total = sum(posts for _, posts in kept)
    posts_of = dict(kept)
    given = {category: max(1, (2 * SLICES * posts + total) // (2 * total)) for category, posts in kept}
    while (missing := SLICES - sum(given.values())) != 0:
        # How far a category's slices lie below its share, × total so that whole numbers compare.
        below = {category: SLICES * posts_of[category] - given[category] * total for category in given}
        if missing > 0:
            chosen = max(given, key=lambda category: (below[category], posts_of[category], -RANK[category]))
            given[chosen] += 1
        else:
            can_give = [category for category in given if given[category] > 1]
            chosen = min(
                can_give, key=lambda category: (below[category], posts_of[category], -RANK[category])
            )
            given[chosen] -= 1
    return tuple(category for category in given for _ in range(given[category]))


def shares(counts: Iterable[tuple[Category, int]], minimum: float = 9.0) -> tuple[Arc, ...]:
    """Arcs by share of posts, none under `minimum` degrees (9; 18 below 48 px), closing the circle.

    Arcs that were too small are lifted to the minimum; the others share the rest by their posts.
    All categories are kept: 19 × 18° fit.
    """
    kept = _in_order(counts)
    small: set[Category] = set()
    while True:
        free = 360.0 - minimum * len(small)
        rest = sum(posts for category, posts in kept if category not in small)
        short = {
            category for category, posts in kept if category not in small and posts * free < minimum * rest
        }
        if not short:
            break
        small |= short
    arcs, start = [], 0.0
    for category, posts in kept:
        sweep = minimum if category in small else free * posts / rest
        arcs.append(Arc(category, start, sweep))
        start += sweep
    return tuple(arcs)


def letters(ring: Sequence[Category]) -> str:
    """The classic eight-letter string, `·` where a category has no public letter."""
    return "".join(FACTS[category].badge_letter or "·" for category in ring)


def runs(ring: Sequence[Category]) -> tuple[tuple[Category, int], ...]:
    """Neighbouring slices of one category as (category, how many), for merged slices and letters."""
    found: list[tuple[Category, int]] = []
    for category in ring:
        if found and found[-1][0] is category:
            found[-1] = (category, found[-1][1] + 1)
        else:
            found.append((category, 1))
    return tuple(found)


def _in_order(counts: Iterable[tuple[Category, int]]) -> list[tuple[Category, int]]:
    summed: dict[Category, int] = {}
    for category, posts in counts:
        if posts > 0:
            summed[category] = summed.get(category, 0) + posts
    return sorted(summed.items(), key=lambda pair: RANK[pair[0]])


def _largest(counts: Iterable[tuple[Category, int]]) -> list[tuple[Category, int]]:
    kept = _in_order(counts)
    kept.sort(key=lambda pair: (-pair[1], RANK[pair[0]]))
    return sorted(kept[:SLICES], key=lambda pair: RANK[pair[0]])
