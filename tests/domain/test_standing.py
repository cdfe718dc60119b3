"""Percentiles as Altmetric counts them, cohorts, too small ones, intervals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.moments import Moment, Precision, from_iso
from altmetric_desktop.domain.standing import (
    TOO_FEW,
    Cohort,
    Peer,
    Standing,
    age_window,
    percentile,
    standing,
    standings,
    wilson,
)
from altmetric_desktop.words.english_all import SENTENCES


def test_strictly_lower_counts_and_ties_share_a_rank() -> None:
    scores = [25, 25, 100, 100, 100, 300, 400, 500, 600, 700]
    assert standing(100, scores) == Standing(Cohort.ALL, 10, 2, 5, 20, 6, 2.85)
    assert standing(25, scores[::-1]).percentile == 1
    top = standing(700, scores, Cohort.VENUE)
    assert (top.cohort, top.percentile, top.rank) == (Cohort.VENUE, 90, 1)


def test_percentiles_stay_within_1_and_99() -> None:
    assert (percentile(0, 10), percentile(10, 10), percentile(199, 200), percentile(57, 100)) == (
        1,
        99,
        99,
        57,
    )


def test_too_few_are_not_compared() -> None:
    few = standing(5, [5] * (TOO_FEW - 1))
    assert (few.n, few.percentile, few.rank, few.mean) == (9, None, None, None)
    assert standing(5, [5] * TOO_FEW).rank == 1


def test_real_percentiles(shared_real: Path) -> None:
    """1,080 of 1,080 contexts in the study; all of those that are here."""
    lines = (shared_real / "altmetric/details_api_v1_counts_2021.jsonl").read_text().splitlines()
    contexts = [
        context for line in lines for context in json.loads(line).get("context", {}).values() if context
    ]
    assert len(contexts) > 500
    for context in contexts:
        assert percentile(context["higher_than"], context["count"]) == context["pct"]


def peer(output: int, points: int, venue: str = "", iso: str = "") -> Peer:
    return Peer(output, points, venue, from_iso(iso) if iso else None)


def test_cohorts() -> None:
    subject = peer(1, 300, "Journal of Tides", "2024-03-14")
    peers = [
        subject,
        peer(2, 100, "Journal of Tides", "2024-04-25"),  # 42 days later
        peer(3, 400, "Journal of Tides", "2024-04-26"),  # 43 days later
        peer(4, 200, "Shore Letters", "2024-02-01"),  # 42 days earlier
        peer(5, 200, "Shore Letters", "2024"),
        peer(6, 200, "", "2024-03"),
        peer(7, 200),
    ]
    found = {each.cohort: (each.n, each.lower, each.higher) for each in standings(subject, peers)}
    assert found == {
        Cohort.ALL: (7, 5, 1),
        Cohort.VENUE: (3, 1, 1),
        Cohort.SAME_AGE: (4, 3, 0),
        Cohort.VENUE_SAME_AGE: (2, 1, 0),
    }
    assert {f"cohort.{cohort.value}" for cohort in Cohort} <= SENTENCES.keys()


def test_cohorts_that_can_not_be_formed_are_left_out() -> None:
    only_all = standings(peer(1, 5, "", "2024"), [peer(2, 5)])
    assert [each.cohort for each in only_all] == [Cohort.ALL]
    without_date = standings(peer(1, 5, "Journal of Tides"), [])
    assert [each.cohort for each in without_date] == [Cohort.ALL, Cohort.VENUE]
    without_venue = standings(peer(1, 5, "", "2024-03"), [])
    assert [each.cohort for each in without_venue] == [Cohort.ALL, Cohort.SAME_AGE]


def test_age_needs_a_month() -> None:
    assert age_window(None) is None
    assert age_window(Moment(100, None, Precision.YEAR)) is None
    assert age_window(Moment(100)) == (58, 142)


@given(st.lists(st.integers(0, 500), min_size=TOO_FEW, max_size=60), st.data())
def test_everybody_has_a_place(scores: list[int], data: st.DataObject) -> None:
    own = data.draw(st.sampled_from(scores))
    found = standing(own, scores)
    assert found.rank is not None
    assert found.percentile is not None
    assert found.lower + found.higher + scores.count(own) == found.n == len(scores)
    assert 1 <= found.rank <= found.n
    assert 1 <= found.percentile <= 99


@pytest.mark.parametrize(
    "k, n, low, high",
    [
        # as the function prop.test of R gives them, without continuity correction
        (5, 10, 0.2366, 0.7634),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (81, 263, 0.2553, 0.3662),  # the example in Newcombe, Stat. Med. 17 (1998) 857–872
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_on_published_values(k: int, n: int, low: float, high: float) -> None:
    interval = wilson(k, n)
    assert interval is not None
    assert interval.low == pytest.approx(low, abs=6e-5)
    assert interval.high == pytest.approx(high, abs=6e-5)
    assert interval.share == k / n


def test_wilson_of_nothing() -> None:
    assert wilson(0, 0) is None


@given(st.integers(1, 10_000), st.data())
def test_wilson_holds_the_share(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    interval = wilson(k, n)
    assert interval is not None
    assert 0 <= interval.low <= interval.share <= interval.high <= 1
