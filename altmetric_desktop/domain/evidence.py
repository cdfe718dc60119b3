"""What another provider says of an output: its counts and score as *reported*, and how that agrees with ours.

A reported figure is never a mention, never part of our counts or scores: it is theirs, with its provider
and date. Posts that a provider lists one by one are mentions, with the provider as their source. Knows no
file format and no database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, Category, Channel
from altmetric_desktop.domain.moments import Moment

#: Providers whose files are taken as evidence: the key under which they are kept → their name.
PROVIDERS: dict[str, str] = {
    "altmetric-explorer": "Altmetric Explorer",
    "altmetric-api": "Altmetric API",
    "overton": "Overton",
    "plumx": "PlumX",
    "crossref-event-data": "Crossref Event Data",
}


class Measure(StrEnum):
    """What a reported figure counts. Readers and citations name their platform as the channel; interactions
    are likes, shares and comments, which are no posts."""

    POSTS = "posts"
    ACCOUNTS = "accounts"
    SCORE = "score"
    READERS = "readers"
    CITATIONS = "citations"
    INTERACTIONS = "interactions"


class Reported(Struct, frozen=True):
    """A figure as a provider gives it. `channel`: a Channel's value, the platform of readers and citations,
    or empty (a score, a sum). `observed` None = the file does not say as of when."""

    provider: str
    measure: Measure
    value: float
    channel: str = ""
    observed: Moment | None = None


class Held(Struct, frozen=True):
    """A figure as the library holds it, with the time at which the file was read in."""

    figure: Reported
    read: Moment


class Agreement(StrEnum):
    """Who knows of attention in a category. SILENT: they say nothing of it, which is not nought."""

    BOTH = "both"
    ONLY_OURS = "only-ours"
    ONLY_THEIRS = "only-theirs"
    SILENT = "silent"


class OpinionLine(Struct, frozen=True):
    """One category. `ours`: posts that our own sources found; `listed`: posts that the provider lists one by
    one, of which `both` are ours too, None where it only counts or says nothing; `posts`, `accounts`: what it
    reports as counts, None = it does not."""

    category: Category
    ours: int
    listed: int
    both: int | None
    posts: int | None
    accounts: int | None
    agreement: Agreement

    @property
    def partial(self) -> bool:
        """Whether the provider lists fewer posts than it counts: of the rest nobody knows which they are."""
        return 0 < self.listed < max(self.posts or 0, self.accounts or 0)

    @property
    def only_ours(self) -> int | None:
        """Posts that our sources found and the provider does not know of; None where that can't be told."""
        return None if self.both is None or self.partial else self.ours - self.both

    @property
    def only_theirs(self) -> int | None:
        """Posts that the provider lists and our sources did not find; None where that can't be told."""
        return None if self.both is None else self.listed - self.both


class Opinion(Struct, frozen=True):
    """A provider's view of one output. `score` is theirs. `observed` None = the file does not say as of when;
    then `read` is when it was taken in. `others`: readers, citations, sums."""

    provider: str
    name: str
    observed: Moment | None
    read: Moment
    score: float | None
    lines: tuple[OpinionLine, ...]
    others: tuple[Reported, ...] = ()


class Sighted(Struct, frozen=True):
    """A mention of an output with every route by which it is known (keys of sources and of providers)."""

    mention: int
    channel: Channel
    sources: frozenset[str]
    first: Moment


def opinions(held: Sequence[Held], sighted: Sequence[Sighted]) -> tuple[Opinion, ...]:
    """Each provider's view beside ours, in the order of PROVIDERS, others after them."""
    known = {one.figure.provider for one in held}
    known.update(source for one in sighted for source in one.sources if source in PROVIDERS)
    order = [key for key in PROVIDERS if key in known] + sorted(known - PROVIDERS.keys())
    return tuple(_opinion(key, held, sighted) for key in order)


def _opinion(provider: str, held: Iterable[Held], sighted: Sequence[Sighted]) -> Opinion:
    theirs = [one for one in held if one.figure.provider == provider]
    figures = [one.figure for one in theirs]
    score = next((one.value for one in figures if one.measure is Measure.SCORE), None)
    counted = {Measure.POSTS, Measure.ACCOUNTS}
    others = tuple(
        one
        for one in figures
        if one.measure is not Measure.SCORE and not (one.measure in counted and one.channel)
    )
    dates = [one.observed for one in figures if one.observed is not None]
    reads = [one.read for one in theirs] or [one.first for one in sighted if provider in one.sources]
    counts, posts = _counts(figures), _posts(provider, sighted)
    lines = (_line(category, posts[category], counts.get(category, {})) for category in ORDER)
    return Opinion(
        provider,
        PROVIDERS.get(provider, provider),
        max(dates, default=None),
        max(reads, default=Moment(0)),
        score,
        tuple(line for line in lines if line is not None),
        others,
    )


def _counts(figures: Iterable[Reported]) -> dict[Category, dict[Measure, int]]:
    """What a provider counts, by category; what it does not count is missing."""
    found: dict[Category, dict[Measure, int]] = {}
    for one in figures:
        category = _CATEGORIES.get(one.channel)
        if category is not None:
            counts = found.setdefault(category, {})
            counts[one.measure] = counts.get(one.measure, 0) + int(one.value)
    return found


def _posts(provider: str, sighted: Iterable[Sighted]) -> dict[Category, tuple[int, int, int]]:
    """By category: posts that our sources found, that the provider lists, that both do."""
    found = dict.fromkeys(ORDER, (0, 0, 0))
    for seen in sighted:  # some works have a hundred thousand
        category = CATEGORY_OF[seen.channel]
        own, their = not seen.sources <= _THEIRS, provider in seen.sources
        ours, listed, both = found[category]
        found[category] = ours + own, listed + their, both + (own and their)
    return found


def _line(
    category: Category, seen: tuple[int, int, int], counts: Mapping[Measure, int]
) -> OpinionLine | None:
    """None where neither side knows of anything."""
    ours, listed, both = seen
    posts, accounts = counts.get(Measure.POSTS), counts.get(Measure.ACCOUNTS)
    theirs = max(posts or 0, accounts or 0, listed)
    if not ours and not theirs:
        return None
    if theirs:
        agreement = Agreement.BOTH if ours else Agreement.ONLY_THEIRS
    else:
        silent = posts is None and accounts is None
        agreement = Agreement.SILENT if silent else Agreement.ONLY_OURS
    untold = agreement is Agreement.SILENT or (theirs > 0 and not listed)
    return OpinionLine(category, ours, listed, None if untold else both, posts, accounts, agreement)


_THEIRS = frozenset(PROVIDERS)
_CATEGORIES = {channel.value: category for channel, category in CATEGORY_OF.items()}
