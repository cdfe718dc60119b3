"""Scores and receipts: worked examples, the two ways against each other, real records."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.domain.schemes import (
    CALIBRATED,
    PRE_2021,
    PUBLISHED_2021,
    SCHEMES,
    Counts,
    Rule,
    Scheme,
)
from altmetric_desktop.domain.scoring import (
    Countable,
    Reason,
    from_mentions,
    from_tallies,
    points,
    rounded_up,
)
from altmetric_desktop.words.english_all import SENTENCES


def tally(channel: Channel, posts: int, accounts: int | None = None) -> ChannelTally:
    return ChannelTally(channel, posts, posts if accounts is None else accounts)


@pytest.mark.parametrize(
    "tallies, scheme, exact, shown",
    [
        # The provider's own examples; docs/score.md.
        ([tally(Channel.NEWS, 1), tally(Channel.X, 3)], PRE_2021, 11, 11),
        ([tally(Channel.BLOG, 1), tally(Channel.FACEBOOK, 1)], PRE_2021, 5.25, 6),
        ([tally(Channel.FACEBOOK, 1)], PUBLISHED_2021, 0.25, 1),
        ([tally(Channel.FACEBOOK, 4)], PUBLISHED_2021, 1, 1),
        ([tally(Channel.POLICY, 2, 1)], PUBLISHED_2021, 3, 3),
        ([tally(Channel.POLICY, 2, 2)], PUBLISHED_2021, 6, 6),
        ([tally(Channel.WIKIPEDIA, 2)], PUBLISHED_2021, 3, 3),
        ([tally(Channel.PATENT, 30, 12)], PUBLISHED_2021, 27, 27),
        ([tally(Channel.X, 7, 5)], CALIBRATED, 3, 3),
        ([tally(Channel.CODE, 7, 5)], PUBLISHED_2021, 0, 0),
        ([], PUBLISHED_2021, 0, 0),
    ],
)
def test_examples(tallies: list[ChannelTally], scheme: Scheme, exact: float, shown: int) -> None:
    receipt = from_tallies(tallies, scheme)
    assert (receipt.points, receipt.shown) == (exact, shown)
    assert points(tallies, scheme) == receipt.hundredths
    assert (receipt.scheme, receipt.version, receipt.hash) == (scheme.id, scheme.version, scheme.hash)


def test_a_receipt_in_display_order() -> None:
    receipt = from_tallies(
        [
            tally(Channel.X, 4, 3),
            tally(Channel.PATENT, 20, 11),
            tally(Channel.NEWS, 31, 28),
            tally(Channel.BLOG, 0),
        ],
        PUBLISHED_2021,
    )
    shown = [
        (line.category, line.posts, line.counted, line.weight, line.rule, line.adds) for line in receipt.lines
    ]
    assert shown == [
        (Category.NEWS, 31, 28, 8, "receipt.rule.per-account", 224),
        (Category.PATENTS, 20, 9, 3, "receipt.rule.per-account-capped", 27),
        (Category.X, 4, 3, 0.25, "receipt.rule.per-account", 0.75),
    ]
    assert (receipt.posts, receipt.counted, receipt.points, receipt.shown) == (55, 40, 251.75, 252)
    assert receipt.lines[1].cap == 27


def test_a_channel_given_twice_is_added_up() -> None:
    twice = from_tallies([tally(Channel.NEWS, 2), tally(Channel.NEWS, 3)], PUBLISHED_2021)
    assert twice == from_tallies([tally(Channel.NEWS, 5)], PUBLISHED_2021)


def test_every_rule_has_its_sentence() -> None:
    scheme = Scheme(
        "mine", 1, "n", (Rule(Channel.NEWS, 100, Counts.PER_POST), Rule(Channel.BLOG, 100, cap=100))
    )
    lines = [
        line
        for chosen in (PUBLISHED_2021, scheme)
        for line in from_tallies([tally(channel, 1) for channel in Channel], chosen).lines
    ]
    rules = {line.rule for line in lines}
    assert {"receipt.rule.unweighted", "receipt.rule.once", "receipt.rule.per-post"} < rules
    assert rules <= SENTENCES.keys()
    assert {f"points.{reason.value}" for reason in Reason} <= SENTENCES.keys()


def reasons(mentions: list[Countable], scheme: Scheme = PUBLISHED_2021) -> list[tuple[int, int, Reason]]:
    return [(each.mention, each.hundredths, each.reason) for each in from_mentions(mentions, scheme)[1]]


def test_the_first_of_an_account_counts() -> None:
    outlet = "fictional-herald.example"
    mentions = [
        Countable(1, Channel.NEWS, outlet),
        Countable(2, Channel.NEWS, outlet, Moment(19_002)),
        Countable(3, Channel.NEWS, outlet, Moment(19_001)),
        Countable(4, Channel.NEWS, outlet, Moment(19_001, 60)),
        Countable(5, Channel.NEWS, "other.example", Moment(19_009)),
        Countable(6, Channel.BLOG, outlet, Moment(19_009)),
    ]
    assert reasons(mentions) == [
        (1, 0, Reason.REPEATED),
        (2, 0, Reason.REPEATED),
        (3, 0, Reason.REPEATED),
        (4, 800, Reason.COUNTED),
        (5, 800, Reason.COUNTED),
        (6, 500, Reason.COUNTED),
    ]


def test_a_channel_that_counts_once_gives_its_points_to_the_first() -> None:
    mentions = [
        Countable(9, Channel.WIKIPEDIA, "en:Tide", Moment(19_000)),
        Countable(8, Channel.WIKIPEDIA, "de:Gezeiten", Moment(19_000)),
    ]
    assert reasons(mentions) == [(9, 0, Reason.ONCE), (8, 300, Reason.COUNTED)]


def test_caps_and_weightless_channels() -> None:
    scheme = Scheme("mine", 1, "n", (Rule(Channel.PATENT, 300, cap=500),))
    offices = [Countable(number, Channel.PATENT, f"office {number}", Moment(number)) for number in (1, 2, 3)]
    code = Countable(4, Channel.CODE, "someone")
    assert reasons([*offices, code], scheme) == [
        (1, 300, Reason.COUNTED),
        (2, 200, Reason.CAPPED_IN_PART),
        (3, 0, Reason.CAPPED),
        (4, 0, Reason.UNWEIGHTED),
    ]
    assert from_mentions(offices, scheme)[1][1].points == 2.0
    assert from_mentions(offices, scheme)[1][2].why == "points.capped"


OWN = Scheme(
    "mine",
    1,
    "n",
    (
        Rule(Channel.NEWS, 133, Counts.PER_POST, cap=500),
        Rule(Channel.X, 7, cap=20),
        *PUBLISHED_2021.rules[2:4],
    ),
)
mentions_of_one_output = st.lists(
    st.builds(
        Countable,
        id=st.integers(1, 10_000),
        channel=st.sampled_from(Channel),
        account=st.sampled_from(["a", "b", "c", "d", 5]),
        posted=st.none()
        | st.builds(Moment, day=st.integers(0, 20_000), second=st.none() | st.integers(0, 86_399)),
    ),
    max_size=60,
    unique_by=lambda mention: mention.id,
)


@given(mentions_of_one_output, st.sampled_from((*SCHEMES, OWN)))
def test_both_ways_agree_and_everything_sums(mentions: list[Countable], scheme: Scheme) -> None:
    receipt, single = from_mentions(mentions, scheme)
    posts = Counter(mention.channel for mention in mentions)
    accounts = Counter(channel for channel, _ in {(mention.channel, mention.account) for mention in mentions})
    tallies = [ChannelTally(channel, posts[channel], accounts[channel]) for channel in posts]
    assert from_tallies(tallies, scheme) == receipt
    assert points(tallies, scheme) == receipt.hundredths == sum(line.hundredths for line in receipt.lines)
    assert [each.mention for each in single] == [mention.id for mention in mentions]
    channel_of = {mention.id: mention.channel for mention in mentions}
    for line in receipt.lines:
        own = [each for each in single if channel_of[each.mention] is line.channel]
        assert sum(each.hundredths for each in own) == line.hundredths
        if line.weight:
            assert sum(1 for each in own if each.hundredths) == line.counted
    assert receipt.shown == math.ceil(receipt.hundredths / 100) == rounded_up(receipt.hundredths)
    assert receipt.posts == len(mentions)


#: The API's count fields and our channels; the file has no others with figures.
FIELDS = {
    "cited_by_msm_count": Channel.NEWS,
    "cited_by_feeds_count": Channel.BLOG,
    "cited_by_policies_count": Channel.POLICY,
    "cited_by_patents_count": Channel.PATENT,
    "cited_by_wikipedia_count": Channel.WIKIPEDIA,
    "cited_by_peer_review_sites_count": Channel.PEER_REVIEW,
    "cited_by_rh_count": Channel.HIGHLIGHT,
    "cited_by_weibo_count": Channel.WEIBO,
    "cited_by_gplus_count": Channel.GPLUS,
    "cited_by_linkedin_count": Channel.LINKEDIN,
    "cited_by_tweeters_count": Channel.X,
    "cited_by_fbwalls_count": Channel.FACEBOOK,
    "cited_by_rdts_count": Channel.REDDIT,
    "cited_by_pinners_count": Channel.PINTEREST,
    "cited_by_qna_count": Channel.QNA,
    "cited_by_videos_count": Channel.VIDEO,
}


def test_real_scores_within_the_bars_of_the_study(shared_real: Path) -> None:
    """Within ± 1 point or ± 10 % after rounding up: 57 % published, 87 % calibrated, on 284 records; the
    same within some points on the part that is here. And the badge shows the score rounded up, always."""
    records = [
        json.loads(line)
        for line in (shared_real / "altmetric/details_api_v1_counts_2021.jsonl").read_text().splitlines()
    ]
    close = Counter[str]()
    for record in records:
        true = record["score"]
        assert (
            f"score={rounded_up(round(true * 1000) // 10 + (round(true * 1000) % 10 > 0))}&"
            in record["images"]["small"]
        )
        tallies = [tally(channel, record[field]) for field, channel in FIELDS.items() if record.get(field)]
        for scheme in SCHEMES:
            ours, theirs = from_tallies(tallies, scheme).shown, math.ceil(true)
            close[scheme.id] += abs(ours - theirs) <= max(1, 0.1 * theirs)
    share = {name: count / len(records) for name, count in close.items()}
    assert 0.5 <= share["altmetric-published-2021"] <= 0.65, share
    assert share["altmetric-calibrated"] >= 0.83, share
