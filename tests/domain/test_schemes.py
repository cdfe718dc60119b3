"""The schemes that we ship, and what makes two schemes the same."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SettingsError
from altmetric_desktop.domain.schemes import (
    CALIBRATED,
    DEFAULT,
    PRE_2021,
    PUBLISHED_2021,
    SCHEMES,
    Counts,
    Rule,
    Scheme,
    Why,
    scheme,
)
from altmetric_desktop.words.english_all import SENTENCES

#: docs/score.md, table of published weights.
PUBLISHED = {
    Channel.NEWS: 8,
    Channel.BLOG: 5,
    Channel.POLICY: 3,
    Channel.PATENT: 3,
    Channel.WIKIPEDIA: 3,
    Channel.SYLLABUS: 1,
    Channel.PEER_REVIEW: 1,
    Channel.F1000: 1,
    Channel.WEIBO: 1,
    Channel.GPLUS: 1,
    Channel.LINKEDIN: 0.5,
    Channel.X: 0.25,
    Channel.FACEBOOK: 0.25,
    Channel.REDDIT: 0.25,
    Channel.PINTEREST: 0.25,
    Channel.QNA: 0.25,
    Channel.VIDEO: 0.25,
}


@pytest.mark.parametrize("channel, weight", PUBLISHED.items())
def test_published_weights(channel: Channel, weight: float) -> None:
    rule = PUBLISHED_2021.rule(channel)
    assert rule.weight == weight
    assert rule.why is Why.PUBLISHED


def test_what_is_not_published_says_so() -> None:
    others = {rule.channel: rule.why for rule in PUBLISHED_2021.rules if rule.why is not Why.PUBLISHED}
    assert others == {
        Channel.HIGHLIGHT: Why.OBSERVED,
        Channel.CODE: Why.UNWEIGHTED,
        **dict.fromkeys(
            (
                Channel.GUIDELINE,
                Channel.BLUESKY,
                Channel.PODCAST,
                Channel.MASTODON,
                Channel.FORUM,
                Channel.ANNOTATION,
            ),
            Why.NEAREST,
        ),
    }


def test_the_default_is_the_published_scheme() -> None:
    assert DEFAULT is SCHEMES[0] is PUBLISHED_2021
    assert DEFAULT.id == "altmetric-published-2021"


def test_what_the_other_schemes_change() -> None:
    def changes(other: Scheme) -> dict[Channel, float]:
        return {
            rule.channel: rule.weight
            for rule in other.rules
            if rule.hundredths != PUBLISHED_2021.rule(rule.channel).hundredths
        }

    assert changes(PRE_2021) == {Channel.X: 1}
    assert changes(CALIBRATED) == {Channel.X: 0.6, Channel.NEWS: 7.5, Channel.BLOG: 6}


def test_special_countings() -> None:
    once = {rule.channel for rule in PUBLISHED_2021.rules if rule.counts is Counts.ONCE}
    capped = {rule.channel: rule.most for rule in PUBLISHED_2021.rules if rule.most is not None}
    assert once == {Channel.WIKIPEDIA, Channel.SYLLABUS}
    assert capped == {Channel.PATENT: 27}


@pytest.mark.parametrize("shipped", SCHEMES, ids=lambda shipped: shipped.id)
def test_every_channel_has_a_rule_with_its_source_and_words(shipped: Scheme) -> None:
    assert {rule.channel for rule in shipped.rules} == set(Channel)
    assert all(rule.source for rule in shipped.rules)
    assert shipped.name in SENTENCES
    assert shipped.note in SENTENCES
    assert {f"scheme.why.{rule.why.value}" for rule in shipped.rules} - set(SENTENCES) == set()
    assert scheme(shipped.id) is shipped


def test_hash_says_what_weighs_the_same() -> None:
    renamed = replace(PUBLISHED_2021, id="mine", version=7, rules=PUBLISHED_2021.rules[::-1])
    heavier = replace(PUBLISHED_2021, rules=(replace(PUBLISHED_2021.rules[0], hundredths=801),))
    assert renamed.hash == PUBLISHED_2021.hash
    assert len({heavier.hash, *(shipped.hash for shipped in SCHEMES)}) == 4
    # A stored score names this hash: the rules of a version may never change silently.
    assert PUBLISHED_2021.hash == "c13536b3a0bbca50"
    assert PRE_2021.hash == "91bdf6a5422c723d"
    assert CALIBRATED.hash == "202cc633ace1b6be"


def test_a_scheme_crosses_a_process() -> None:
    copy = pickle.loads(pickle.dumps(CALIBRATED))  # noqa: S301 - our own bytes
    assert copy == CALIBRATED
    assert copy.rule(Channel.X).hundredths == 60


def test_a_channel_without_a_rule_adds_nothing() -> None:
    rule = Scheme("mine", 1, "n", ()).rule(Channel.NEWS)
    assert (rule.adds(3, 2), rule.counted(3, 2), rule.why) == (0, 2, Why.UNWEIGHTED)


@pytest.mark.parametrize(
    "rule, posts, accounts, counted, adds",
    [
        (Rule(Channel.NEWS, 800), 3, 2, 2, 1600),
        (Rule(Channel.NEWS, 800, Counts.PER_POST), 3, 2, 3, 2400),
        (Rule(Channel.WIKIPEDIA, 300, Counts.ONCE), 40, 12, 1, 300),
        (Rule(Channel.WIKIPEDIA, 300, Counts.ONCE), 0, 0, 0, 0),
        (Rule(Channel.PATENT, 300, cap=2700), 20, 9, 9, 2700),
        (Rule(Channel.PATENT, 300, cap=2700), 20, 10, 9, 2700),
        (Rule(Channel.PATENT, 300, cap=1000), 20, 10, 4, 1000),
        (Rule(Channel.PATENT, 0, cap=1000), 20, 10, 10, 0),
    ],
)
def test_rules_count_and_add(rule: Rule, posts: int, accounts: int, counted: int, adds: int) -> None:
    assert rule.counted(posts, accounts) == counted
    assert rule.adds(posts, accounts) == adds


@pytest.mark.parametrize(
    "rules, key",
    [
        ((Rule(Channel.NEWS, 1), Rule(Channel.NEWS, 2)), "scheme.two-rules"),
        ((Rule(Channel.NEWS, -1),), "scheme.bad-weight"),
        ((Rule(Channel.NEWS, 300, cap=299),), "scheme.bad-weight"),
    ],
)
def test_refused_schemes(rules: tuple[Rule, ...], key: str) -> None:
    with pytest.raises(SettingsError) as caught:
        Scheme("mine", 1, "n", rules)
    assert caught.value.key == key
    assert key in SENTENCES


def test_an_unknown_scheme_names_the_known() -> None:
    with pytest.raises(SettingsError) as caught:
        scheme("altmetric")
    assert caught.value.key == "scheme.unknown"
    assert caught.value.key in SENTENCES
    assert "altmetric-calibrated" in str(caught.value.arguments["known"])


def test_the_document_has_these_weights() -> None:
    text = (Path(__file__).parents[2] / "docs" / "score.md").read_text(encoding="utf-8")
    written = {
        key: tuple(float(weight) for weight in weights.split(" | "))
        for key, weights in re.findall(r"(?m)^\| [^|]+ \| `(\w+)` \| ([\d.]+ \| [\d.]+ \| [\d.]+) \| ", text)
    }
    assert written == {
        channel.value: tuple(shipped.rule(channel).weight for shipped in SCHEMES) for channel in Channel
    }
