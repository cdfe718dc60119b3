"""The ring: eight slices by the rule derived from real records, and exact shares."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import FACTS, ORDER, RANK, Category
from altmetric_desktop.domain.donut import letters, runs, shares, slices

C = Category


@pytest.mark.parametrize(
    "counts, expected",
    [
        ([], ""),
        ([(C.NEWS, 0)], ""),
        ([(C.WIKIPEDIA, 1)], "wwwwwwww"),
        ([(C.NEWS, 1), (C.X, 1)], "mmmmtttt"),
        ([(C.X, 1), (C.NEWS, 1)], "mmmmtttt"),
        ([(C.NEWS, 1), (C.X, 1000)], "mttttttt"),
        # 1.5 and 6.5 slices round up to 2 and 7, both half a slice off: the one with fewer posts gives.
        ([(C.NEWS, 3), (C.X, 13)], "mttttttt"),
        ([(C.NEWS, 13), (C.X, 3)], "mmmmmmmt"),
        # 1.33, 5.33, 1.33 are 1, 5, 1: seven, all a third below: the one with the most posts is given one.
        ([(C.NEWS, 1), (C.POLICY, 1), (C.X, 4)], "mdtttttt"),
        # Three thirds: 2.67 each is 3, nine in all; the last in order gives.
        ([(C.NEWS, 1), (C.BLOGS, 1), (C.X, 1)], "mmmbbbtt"),
        # Five fifths: 1.6 each is 2, ten in all; the last two give.
        ([(c, 1) for c in (C.NEWS, C.BLOGS, C.VIDEO, C.POLICY, C.X)], "mmbbvvdt"),
        # 2.4, 2.4, 3.2 are 2, 2, 3, seven in all; the first of the two furthest below gets one.
        ([(C.NEWS, 3), (C.BLOGS, 3), (C.X, 4)], "mmmbbttt"),
        # A source without a public letter.
        ([(C.PODCASTS, 1), (C.X, 1)], "····tttt"),
        # Six small ones keep one each, the two big ones share the rest of the circle.
        ([(c, 1) for c in ORDER[:6]] + [(C.X, 500), (C.FACEBOOK, 400)], "mb·vd·tf"),
    ],
)
def test_slices(counts: list[tuple[Category, int]], expected: str) -> None:
    assert letters(slices(counts)) == expected


def test_of_nine_the_smallest_is_dropped_and_of_equals_the_last() -> None:
    nine = [(category, 10 - place) for place, category in enumerate(reversed(ORDER[:9]))]
    assert slices(nine) == tuple(ORDER[1:9])
    assert slices([(category, 1) for category in ORDER]) == ORDER[:8]


counts_of_one_output = st.dictionaries(st.sampled_from(Category), st.integers(0, 10**6)).map(
    lambda counts: list(counts.items())
)


@given(counts_of_one_output)
def test_eight_slices_close_the_circle(counts: list[tuple[Category, int]]) -> None:
    ring = slices(counts)
    posted = {category: posts for category, posts in counts if posts}
    assert len(ring) == (8 if posted else 0)
    assert list(ring) == sorted(ring, key=RANK.__getitem__)
    assert len(set(ring)) == min(8, len(posted))
    assert set(ring) <= posted.keys()
    width = Counter(ring)
    for category in width:
        for other in width:
            if posted[category] > posted[other]:
                assert width[category] >= width[other]
    assert slices(counts[::-1]) == ring
    assert sum(count for _, count in runs(ring)) == len(ring)


@given(counts_of_one_output, st.sampled_from((9.0, 18.0)))
def test_shares_close_the_circle_too(counts: list[tuple[Category, int]], minimum: float) -> None:
    arcs = shares(counts, minimum)
    posted = {category: posts for category, posts in counts if posts}
    assert [arc.category for arc in arcs] == sorted(posted, key=RANK.__getitem__)
    end = 0.0
    for arc in arcs:
        assert arc.start == pytest.approx(end)
        assert arc.sweep >= minimum - 1e-9
        end = arc.start + arc.sweep
    assert end == pytest.approx(360.0 if posted else 0.0)


def test_shares_are_exact_where_nothing_is_small() -> None:
    arcs = shares([(C.X, 3), (C.NEWS, 1)])
    assert [(arc.category, arc.start, arc.sweep) for arc in arcs] == [(C.NEWS, 0.0, 90.0), (C.X, 90.0, 270.0)]


def test_lifted_shares_leave_the_rest_in_proportion() -> None:
    arcs = shares([(C.NEWS, 1), (C.X, 3000), (C.FACEBOOK, 999)])
    assert [round(arc.sweep, 6) for arc in arcs] == [
        9.0,
        round(351 * 3000 / 3999, 6),
        round(351 * 999 / 3999, 6),
    ]


def test_runs_merge_neighbours() -> None:
    ring = slices([(C.NEWS, 1), (C.X, 3)])
    assert runs(ring) == ((C.NEWS, 2), (C.X, 6))
    assert runs(()) == ()


FIELDS = {
    "msm": C.NEWS, "feeds": C.BLOGS, "policies": C.POLICY, "patents": C.PATENTS, "wikipedia": C.WIKIPEDIA,
    "peer_review_sites": C.PEER_REVIEWS, "rh": C.HIGHLIGHTS, "tweeters": C.X, "fbwalls": C.FACEBOOK,
    "rdts": C.REDDIT, "qna": C.QNA, "videos": C.VIDEO, "gplus": C.OTHER, "weibo": C.OTHER,
    "linkedin": C.OTHER, "pinners": C.OTHER,
}  # fmt: skip


def test_real_badges(shared_real: Path) -> None:
    """Account counts reproduce 270 of 284 published rings; the others are ties, or have posts that differ
    from accounts. The records here are a part of those: at most as many may be missed."""
    path = shared_real / "altmetric/details_api_v1_counts_2021.jsonl"
    exact, missed = 0, []
    for line in path.read_text().splitlines():
        record = json.loads(line)
        counts = [(category, record.get(f"cited_by_{field}_count", 0)) for field, category in FIELDS.items()]
        published = re.search("types=([a-z0-9]{8})", record["images"]["small"])
        assert published is not None
        theirs = Counter(published[1].replace("g", "·").replace("p", "·"))
        ours = Counter(letters(slices(counts)))
        if ours == theirs:
            exact += 1
        else:
            posts = record["cited_by_posts_count"] != record["cited_by_accounts_count"]
            missed.append(
                (record["altmetric_id"], published[1], letters(slices(counts)), "posts" if posts else "tie")
            )
    assert exact + len(missed) >= 150
    assert len(missed) <= 10, missed
    assert sum(1 for *_, cause in missed if cause == "tie") <= 1


def test_letters_are_unique() -> None:
    assert len({facts.letter for facts in FACTS.values()}) == len(ORDER)
