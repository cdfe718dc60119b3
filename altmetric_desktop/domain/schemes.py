"""Weighting schemes: what one mention of each channel adds, as named, versioned, hashed values.

A scheme says *what counts* (every account once, the channel once, every post) and *how much*; it
knows no mentions. Weights are kept in hundredths, so that sums are exact. Where a weight is ours and
not published by anybody, its rule says so (`why`), and no rule exists without a source.
The evidence for each figure: `docs/score.md`.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import SettingsError


class Counts(StrEnum):
    """What is counted before it is weighted."""

    PER_ACCOUNT = "per-account"
    ONCE = "once"
    PER_POST = "per-post"


class Why(StrEnum):
    """On what a weight rests; `scheme.why.VALUE` is its sentence in `words`."""

    PUBLISHED = "published"
    OBSERVED = "observed"
    CALIBRATED = "calibrated"
    NEAREST = "nearest"
    UNWEIGHTED = "unweighted"


class Rule(Struct, frozen=True):
    """How one channel is weighted. `hundredths`: what each counted thing adds × 100; `cap`: the most
    that the channel can add × 100, None = no limit. `source`: where the figure is published, or what
    it was derived from (a citation, not translated)."""

    channel: Channel
    hundredths: int
    counts: Counts = Counts.PER_ACCOUNT
    cap: int | None = None
    why: Why = Why.PUBLISHED
    source: str = ""

    @property
    def weight(self) -> float:
        """What each counted thing adds, in points."""
        return self.hundredths / 100

    @property
    def most(self) -> float | None:
        """The most that the channel can add, in points; None = no limit."""
        return None if self.cap is None else self.cap / 100

    def counted(self, posts: int, accounts: int) -> int:
        """How many of `posts` by `accounts` add something (a partly capped one does)."""
        if self.counts is Counts.ONCE:
            wanted = min(1, posts)
        else:
            wanted = accounts if self.counts is Counts.PER_ACCOUNT else posts
        if self.cap is None or self.hundredths == 0:
            return wanted
        return min(wanted, -(-self.cap // self.hundredths))

    def adds(self, posts: int, accounts: int) -> int:
        """What `posts` by `accounts` add, in hundredths of a point."""
        points = self.counted(posts, accounts) * self.hundredths
        return points if self.cap is None else min(points, self.cap)


class Scheme(Struct, frozen=True, dict=True):
    """A named set of rules, one a channel; a channel without a rule adds nothing.

    `name` and `note` are keys of `words`. `hash` is the same wherever the rules weigh the same
    (channel, weight, counting, cap), whatever they are called: a score keeps it beside the version.

    Raises:
        SettingsError: two rules for one channel, a negative weight or a cap below one weight.
    """

    id: str
    version: int
    name: str
    rules: tuple[Rule, ...]
    note: str = ""

    def __post_init__(self) -> None:
        known: set[Channel] = set()
        for rule in self.rules:
            if rule.channel in known:
                raise SettingsError("scheme.two-rules", scheme=self.id, channel=rule.channel.value)
            if rule.hundredths < 0 or (rule.cap is not None and rule.cap < rule.hundredths):
                raise SettingsError("scheme.bad-weight", scheme=self.id, channel=rule.channel.value)
            known.add(rule.channel)

    @cached_property
    def _by_channel(self) -> dict[Channel, Rule]:
        return {rule.channel: rule for rule in self.rules}

    def rule(self, channel: Channel) -> Rule:
        """The rule of a channel; one of weight 0 where the scheme names none."""
        return self._by_channel.get(channel) or Rule(channel, 0, why=Why.UNWEIGHTED)

    @property
    def hash(self) -> str:
        """Sixteen hex digits over what the rules weigh, independent of their order."""
        lines = sorted(
            f"{rule.channel.value}|{rule.hundredths}|{rule.counts.value}|{rule.cap}"
            for rule in self.rules
            if rule.hundredths
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


_HELP = "Altmetric help pages 6000233311 (weights, as of 29 March 2021)"
_MODIFIERS = "Altmetric help pages 6000233311 and 6000234288 (score modifiers)"
_PATENTS = "Altmetric help page 6000236721 (patents: per jurisdiction, at most nine)"
_OBSERVED = "Observed: API records with one research highlight only score 1.00 (October 2021)"
_BLUESKY = "Altmetric counts Bluesky since December 2024; its weight is not published"
_GUIDELINES = "Altmetric split guidelines from policy in November 2024; their weight is not published"
_PODCASTS = "Altmetric's API names podcasts (November 2024); their weight is not published"
_OURS = "No other provider weights this channel"
_FITTED = "Fitted to 284 API records of October 2021 and tried on three more sets; see docs/score.md"

#: Channels that Altmetric weights, by published figures and one that shows in its scores.
_PUBLISHED = (
    Rule(Channel.NEWS, 800, source=_HELP),
    Rule(Channel.BLOG, 500, source=_HELP),
    Rule(Channel.POLICY, 300, source=_MODIFIERS),
    Rule(Channel.PATENT, 300, cap=2700, source=_PATENTS),
    Rule(Channel.WIKIPEDIA, 300, Counts.ONCE, source=_MODIFIERS),
    Rule(Channel.SYLLABUS, 100, Counts.ONCE, source=_MODIFIERS),
    Rule(Channel.PEER_REVIEW, 100, source=_HELP),
    Rule(Channel.F1000, 100, source=_HELP),
    Rule(Channel.HIGHLIGHT, 100, why=Why.OBSERVED, source=_OBSERVED),
    Rule(Channel.WEIBO, 100, source=_HELP),
    Rule(Channel.GPLUS, 100, source=_HELP),
    Rule(Channel.LINKEDIN, 50, source=_HELP),
    Rule(Channel.X, 25, source=_HELP),
    Rule(Channel.FACEBOOK, 25, source=_HELP),
    Rule(Channel.REDDIT, 25, source=_HELP),
    Rule(Channel.PINTEREST, 25, source=_HELP),
    Rule(Channel.QNA, 25, source=_HELP),
    Rule(Channel.VIDEO, 25, source=_HELP),
)

#: Channels without a published weight: each takes that of the nearest published one, and says so.
_NEAREST = (
    Rule(Channel.GUIDELINE, 300, why=Why.NEAREST, source=f"{_GUIDELINES}; as policy"),
    Rule(Channel.BLUESKY, 25, why=Why.NEAREST, source=f"{_BLUESKY}; as X"),
    Rule(Channel.PODCAST, 25, why=Why.NEAREST, source=f"{_PODCASTS}; as video"),
    Rule(Channel.MASTODON, 25, why=Why.NEAREST, source=f"{_OURS}; as X"),
    Rule(Channel.FORUM, 25, why=Why.NEAREST, source=f"{_OURS}; as Reddit posts"),
    Rule(Channel.ANNOTATION, 25, why=Why.NEAREST, source=f"{_OURS}; as a social post, not as peer review"),
    Rule(Channel.CODE, 0, why=Why.UNWEIGHTED, source=f"{_OURS}; shown and counted, adds nothing"),
)


def _changed(rules: tuple[Rule, ...], *others: Rule) -> tuple[Rule, ...]:
    """The rules, with those of the same channel replaced."""
    by_channel = {rule.channel: rule for rule in others}
    return tuple(by_channel.get(rule.channel, rule) for rule in rules)


PUBLISHED_2021 = Scheme(
    "altmetric-published-2021",
    1,
    "scheme.published-2021",
    _PUBLISHED + _NEAREST,
    "scheme.published-2021.note",
)
PRE_2021 = Scheme(
    "altmetric-published-pre2021",
    1,
    "scheme.published-pre2021",
    _changed(_PUBLISHED + _NEAREST, Rule(Channel.X, 100, source="Altmetric help page 6000060969 (2017)")),
    "scheme.published-pre2021.note",
)
CALIBRATED = Scheme(
    "altmetric-calibrated",
    1,
    "scheme.calibrated",
    _changed(
        _PUBLISHED + _NEAREST,
        Rule(Channel.NEWS, 750, why=Why.CALIBRATED, source=_FITTED),
        Rule(Channel.BLOG, 600, why=Why.CALIBRATED, source=_FITTED),
        Rule(Channel.X, 60, why=Why.CALIBRATED, source=_FITTED),
    ),
    "scheme.calibrated.note",
)

#: In the order in which they are offered; the first is the default.
SCHEMES: tuple[Scheme, ...] = (PUBLISHED_2021, PRE_2021, CALIBRATED)
DEFAULT = PUBLISHED_2021


def scheme(id: str) -> Scheme:
    """The scheme of this name.

    Raises:
        SettingsError: no scheme has it; the argument `known` lists those that exist.
    """
    for candidate in SCHEMES:
        if candidate.id == id:
            return candidate
    known = ", ".join(candidate.id for candidate in SCHEMES)
    raise SettingsError("scheme.unknown", scheme=id, known=known)
