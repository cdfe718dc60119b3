"""Mentions and a scheme → score with its receipt; the lines of a receipt add up to its score, exactly.

Two ways, one result: `from_tallies` needs only posts and accounts per channel (what storage sums in
SQL), `from_mentions` also says what each single mention adds. All sums are whole hundredths.
Citations and readers never come here: they are no part of a score. Knows no database.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.categories import CATEGORY_OF, Category, Channel
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.rows import ChannelTally
from altmetric_desktop.domain.schemes import Counts, Rule, Scheme, Why

_PLACE = {channel: place for place, channel in enumerate(Channel)}


class Reason(StrEnum):
    """Why a mention adds what it adds; `points.VALUE` is its sentence in `words`."""

    COUNTED = "counted"
    REPEATED = "repeated"
    ONCE = "once"
    CAPPED = "capped"
    CAPPED_IN_PART = "capped-in-part"
    UNWEIGHTED = "unweighted"


class ReceiptLine(Struct, frozen=True):
    """One channel's line. `counted` of `posts` add something; `hundredths` is what they add × 100.

    `cap` in points, None = no limit. `why` says on what the weight rests.
    """

    category: Category
    channel: Channel
    posts: int
    accounts: int
    counted: int
    weight: float
    counts: Counts
    cap: float | None
    why: Why
    source: str
    hundredths: int

    @property
    def adds(self) -> float:
        """What the line adds, in points."""
        return self.hundredths / 100

    @property
    def rule(self) -> str:
        """Key of the sentence that says how the channel is counted."""
        if self.weight == 0:
            return "receipt.rule.unweighted"
        limit = "" if self.cap is None else "-capped"
        return f"receipt.rule.{self.counts.value}{limit}"


class Receipt(Struct, frozen=True):
    """A score and how it adds up: one line a channel with posts, in display order."""

    scheme: str
    version: int
    hash: str
    lines: tuple[ReceiptLine, ...]

    @property
    def hundredths(self) -> int:
        """The score × 100, exact."""
        return sum(line.hundredths for line in self.lines)

    @property
    def points(self) -> float:
        """The score, two decimals."""
        return self.hundredths / 100

    @property
    def shown(self) -> int:
        """The score as shown: rounded up, as Altmetric does (284 of 284 records)."""
        return rounded_up(self.hundredths)

    @property
    def posts(self) -> int:
        """All mentions, counted or not."""
        return sum(line.posts for line in self.lines)

    @property
    def counted(self) -> int:
        """The mentions that add something, or would if their channel had a weight."""
        return sum(line.counted for line in self.lines)


class Countable(Struct, frozen=True):
    """What a score needs to know of one mention. `account` identifies who posted, within its channel
    (for policy the issuing body, for patents the jurisdiction). `posted` None = date unknown."""

    id: int
    channel: Channel
    account: str | int
    posted: Moment | None = None


class MentionPoints(Struct, frozen=True):
    """What one mention adds (× 100) and why."""

    mention: int
    hundredths: int
    reason: Reason

    @property
    def points(self) -> float:
        """What the mention adds, in points."""
        return self.hundredths / 100

    @property
    def why(self) -> str:
        """Key of the sentence that says why."""
        return f"points.{self.reason.value}"


def rounded_up(hundredths: int) -> int:
    """Hundredths of a point as the whole number that is shown."""
    return -(-hundredths // 100)


def points(tallies: Iterable[ChannelTally], scheme: Scheme) -> int:
    """The score × 100 without its receipt: for many outputs at once. A channel occurs once."""
    return sum(scheme.rule(tally.channel).adds(tally.posts, tally.accounts) for tally in tallies)


def from_tallies(tallies: Iterable[ChannelTally], scheme: Scheme) -> Receipt:
    """The receipt from posts and unique accounts per channel; a channel given twice is added up."""
    summed: dict[Channel, tuple[int, int]] = {}
    for tally in tallies:
        posts, accounts = summed.get(tally.channel, (0, 0))
        summed[tally.channel] = (posts + tally.posts, accounts + tally.accounts)
    lines = tuple(
        _line(channel, *summed[channel], scheme.rule(channel))
        for channel in sorted(summed, key=_PLACE.__getitem__)
        if summed[channel][0]
    )
    return Receipt(scheme.id, scheme.version, scheme.hash, lines)


def from_mentions(mentions: Iterable[Countable], scheme: Scheme) -> tuple[Receipt, tuple[MentionPoints, ...]]:
    """The receipt, and what each mention adds, in the order given.

    Of one account's mentions in a channel the first by date counts (date unknown comes last, a
    day without a time after the times of that day, ties by id); a channel counted once gives its
    points to its first mention. The points of all mentions sum to the score.
    """
    given = tuple(mentions)
    by_channel: dict[Channel, list[Countable]] = {}
    for mention in given:
        by_channel.setdefault(mention.channel, []).append(mention)
    decided: dict[int, MentionPoints] = {}
    tallies = []
    for channel, members in by_channel.items():
        accounts = {member.account for member in members}
        tallies.append(ChannelTally(channel, len(members), len(accounts)))
        for verdict in _decide(sorted(members, key=_first), scheme.rule(channel)):
            decided[verdict.mention] = verdict
    return from_tallies(tallies, scheme), tuple(decided[mention.id] for mention in given)


def _line(channel: Channel, posts: int, accounts: int, rule: Rule) -> ReceiptLine:
    return ReceiptLine(
        category=CATEGORY_OF[channel],
        channel=channel,
        posts=posts,
        accounts=accounts,
        counted=rule.counted(posts, accounts),
        weight=rule.weight,
        counts=rule.counts,
        cap=rule.most,
        why=rule.why,
        source=rule.source,
        hundredths=rule.adds(posts, accounts),
    )


def _first(mention: Countable) -> tuple[bool, int, int, int]:
    if mention.posted is None:
        return (True, 0, 0, mention.id)
    second = 86_400 if mention.posted.second is None else mention.posted.second
    return (False, mention.posted.day, second, mention.id)


def _decide(mentions: Iterable[Countable], rule: Rule) -> Iterable[MentionPoints]:
    """Verdicts for the mentions of one channel, the earliest first."""
    seen: set[str | int] = set()
    left = rule.cap
    for place, mention in enumerate(mentions):
        if rule.hundredths == 0:
            yield MentionPoints(mention.id, 0, Reason.UNWEIGHTED)
        elif rule.counts is Counts.ONCE and place:
            yield MentionPoints(mention.id, 0, Reason.ONCE)
        elif rule.counts is Counts.PER_ACCOUNT and mention.account in seen:
            yield MentionPoints(mention.id, 0, Reason.REPEATED)
        else:
            adds = rule.hundredths if left is None else min(rule.hundredths, left)
            left = None if left is None else left - adds
            yield MentionPoints(mention.id, adds, _reason(adds, rule))
        seen.add(mention.account)


def _reason(adds: int, rule: Rule) -> Reason:
    if adds == rule.hundredths:
        return Reason.COUNTED
    return Reason.CAPPED_IN_PART if adds else Reason.CAPPED
