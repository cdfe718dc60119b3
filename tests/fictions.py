"""Fictional outputs, mentions and details, the same each time. Names, titles and outlets are invented."""

from __future__ import annotations

import functools
import random
from collections.abc import Sequence

from altmetric_desktop.domain.categories import CHANNELS_OF, ORDER, Category
from altmetric_desktop.domain.evidence import Held, Measure, Opinion, Reported, Sighted, opinions
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision, from_date
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import (
    CategoryCount,
    ChannelTally,
    CitationRow,
    CoverageRow,
    Details,
    MentionRow,
    Month,
    OutputFacts,
    OutputRow,
)
from altmetric_desktop.domain.schemes import PUBLISHED_2021
from altmetric_desktop.domain.scoring import Receipt, from_tallies
from altmetric_desktop.domain.sourcing import Failure, State

TODAY = 20777  # 20 Nov 2026
SYNCED = Moment(TODAY, 24_000, Precision.SECOND)

TITLES = (
    ("Saltmarsh carbon burial slows once tides arrive twice as high", "Journal of Shoreline Systems"),
    (
        "Night-shift nursing and recovery sleep: a stepped-wedge trial in eleven hospitals",
        "Annals of Ward Medicine",
    ),
    ("Low-cost lidar for footpath audits by wheelchair users", "Inclusive Streets"),
    ("The grammar of apology in parliamentary records, 1880–2020", "Corpus & Society"),
    ("Fungal endophytes delay rust in upland barley", "Plant Guild Letters"),
    ("Open test bed for tidal-stream turbine wakes (data set)", "Northmere Data Repository"),
    ("Why residents refuse managed retreat: interviews in six parishes", "Coast and Commons"),
    ("潮間帶濕地復育之社區參與研究", "Wetland Review (bilingual)"),
    ("A bedside checklist for delirium in rural emergency rooms", "Rural Acute Care"),
    ("Counting eels with environmental DNA: protocol and pitfalls", "Methods in River Science"),
    ("Municipal heat plans after the 2019 summer", "City Climate Papers"),
    ("Sediment memory in regulated estuaries", "Northmere Working Papers 118"),
    ("Harbour dredging and the memory of silt: a long view", "Journal of Shoreline Systems"),
    ("Proceedings: small-boat harbours workshop", "Northmere University Press"),
    ("Tidal archives: reading a harbour by its invoices", "Ledger Studies"),
    ("Peatland smoke and school attendance", "Air and Childhood"),
    ("Estimating otter range from roadside notes", "Field Notes Quarterly"),
    ("An open lexicon of harbour words in nine languages", "Word Atlas"),
    ("Wave buoys that repair their own skin", "Marine Materials"),
    ("Consent forms people read to the end", "Plain Words in Medicine"),
)
_AUTHORS = (
    "Okonjo-Reyes, Amara; Halvorsen-Ito, Liv; Wexler-Duarte, Paulo; Sorrel-Haddad, Nour",
    "Quillfeather, Tamsin; Brandvold-Sá, Marta; Novak, Petr; Weiss, Anton; Stern, Miriam",
    "Tanabe-Orlov, Hana; Marchetti-Bond, Sofia",
    "Vinterhalter, Jonas",
    "Adeyemi-Frost, Kola; Okonjo-Reyes, Amara; Abara, Chidi",
)
_MIX: tuple[tuple[Category, int], ...] = (
    (Category.NEWS, 31),
    (Category.BLOGS, 7),
    (Category.POLICY, 5),
    (Category.PATENTS, 1),
    (Category.WIKIPEDIA, 3),
    (Category.QNA, 4),
    (Category.BLUESKY, 64),
    (Category.MASTODON, 38),
)
_OUTLETS = ("Harbour Daily", "The Meridian Courier", "Polder & Plain", "@tidetables.example", "Salt marsh")
_TYPES = (OutputType.ARTICLE, OutputType.ARTICLE, OutputType.BOOK, OutputType.REPORT, OutputType.DATASET)


@functools.lru_cache(maxsize=4096)
def output_row(number: int) -> OutputRow:
    """The fictional output with this id: the same each time."""
    luck = random.Random(number)  # noqa: S311 - fiction, not secrets
    title, venue = TITLES[(number - 1) % len(TITLES)]
    trackable = number % 14 != 0
    quiet = number % 12 == 0 or not trackable
    scale = max(0.02, 1.0 / (1 + (number - 1) % 40 / 3)) * (0.6 + luck.random())
    counts = () if quiet else tuple(_counts(scale, number, luck))
    states = tuple(_states(counts, number, trackable))
    tallies = [ChannelTally(CHANNELS_OF[c.category][0], c.posts, c.accounts) for c in counts]
    points = from_tallies(tallies, PUBLISHED_2021).points if trackable else None
    return OutputRow(
        id=number,
        title=title if number <= len(TITLES) else f"{title}, part {number // len(TITLES) + 1}",
        authors=_AUTHORS[number % len(_AUTHORS)],
        venue=venue,
        type=_TYPES[number % len(_TYPES)],
        published=from_date(2020 + number % 7, 1 + number % 12, 1 + number % 28),
        trackable=trackable,
        points=points,
        mentions=sum(count.posts for count in counts),
        counts=counts,
        states=states,
        citations=None if number % 9 == 0 else (number * 7) % 90,
        doi=f"10.5555/nss.{2020 + number % 7}.{number:04d}" if trackable else None,
    )


def _counts(scale: float, number: int, luck: random.Random) -> list[CategoryCount]:
    found = []
    for category, base in _MIX:
        posts = round(base * scale * (0.4 + luck.random()))
        if posts and (number + base) % 5:
            found.append(CategoryCount(category, posts, max(1, round(posts * 0.9))))
    return found or [CategoryCount(Category.BLUESKY, 3, 2)]


def _states(counts: Sequence[CategoryCount], number: int, trackable: bool) -> list[tuple[Category, State]]:
    present = {count.category for count in counts}
    fixed = {
        Category.X: State.NOT_COLLECTED,
        Category.VIDEO: State.NOT_COLLECTED,
        Category.GUIDELINES: State.NOT_COVERED,
        Category.PEER_REVIEWS: State.FAILED,
    }
    if number % 4 == 0:
        fixed[Category.POLICY] = State.NOT_COLLECTED
    if number % 6 == 0:
        fixed[Category.WIKIPEDIA] = State.FAILED
    missing = [category for category in ORDER if category not in present]
    if not trackable:
        return [(category, State.NOT_COVERED) for category in missing]
    return [(category, fixed.get(category, State.ZERO)) for category in missing]


def mention_rows(output: int) -> list[MentionRow]:
    """Mentions of an output, newest first, as many as its counts say."""
    rows = []
    number = output * 10_000
    for count in output_row(output).counts:
        for place in range(count.posts):
            number += 1
            rows.append(_mention(number, output, count.category, place))
    return sorted(rows, key=lambda row: -(row.posted.day if row.posted else 0))


def _mention(number: int, output: int, category: Category, place: int) -> MentionRow:
    channel = CHANNELS_OF[category][0]
    social = category in {Category.BLUESKY, Category.MASTODON}
    day = TODAY - 2 - (place * 37 + number % 11) % 900
    return MentionRow(
        id=number,
        output=output,
        channel=channel,
        category=category,
        account=f"@tides{place}.example" if social else _OUTLETS[(number + place) % 3],
        account_url="https://harbour.example/about",
        title="" if social else "Marshes that swallow carbon may be getting full",
        excerpt="…the team led from Northmere found burial rates fell by a third once the tide line "
        "moved twice as high, and say the budget needs another look.",
        url=f"https://harbour.example/story/{number}",
        posted=None if place % 17 == 16 else Moment(day, 34_000, Precision.SECOND),
        first_seen=Moment(TODAY - 1, 21_600, Precision.SECOND),
        country=("NO", "GB", "DE", "NL", None)[place % 5],
        language="en",
        matched_by=("doi", "url", "title")[place % 3],
        confidence=0.6 if place % 3 == 2 else 1.0,
        sources=("feeds",),
        points=0.0
        if place % 9 == 8
        else {"news": 8.0, "blogs": 5.0, "policy": 3.0}.get(category.value, 0.25),
    )


@functools.lru_cache(maxsize=64)
def receipt_of(output: int) -> Receipt:
    """The receipt of a fictional output."""
    counts = output_row(output).counts
    tallies = [ChannelTally(CHANNELS_OF[c.category][0], c.posts, c.accounts) for c in counts]
    return from_tallies(tallies, PUBLISHED_2021)


@functools.lru_cache(maxsize=64)
def details_of(output: int) -> Details:
    """The details of a fictional output."""
    row = output_row(output)
    months: dict[int, dict[Category, int]] = {}
    for mention in mention_rows(output):
        if mention.posted is not None:
            day = mention.posted.date()
            month = months.setdefault(day.year * 12 + day.month - 1, {})
            month[mention.category] = month.get(mention.category, 0) + 1
    reason = (("source", "PubPeer"), ("words", "ReadTimeout"))
    failure = Failure("source.unreachable", reason, "503 – scheduled maintenance until 10:00 UTC")
    return Details(
        facts=facts_of(row),
        counts=row.counts,
        receipt=receipt_of(output),
        citations=(CitationRow("openalex", 47, SYNCED), CitationRow("crossref", 43, SYNCED)),
        coverage=(
            CoverageRow("wikipedia", State.FOUND, SYNCED, SYNCED, None, (Category.WIKIPEDIA,)),
            CoverageRow("pubpeer", State.FAILED, SYNCED, None, failure, (Category.PEER_REVIEWS,)),
        ),
        states=row.states,
        months=tuple(Month(number, tuple(posts.items())) for number, posts in sorted(months.items())),
        as_of=SYNCED if row.points is not None else None,
        scheme="altmetric-published-2021",
        percentile=93,
        cohort=312,
        opinions=(opinion_of(row),) if output % 2 else (),
    )


def opinion_of(row: OutputRow) -> Opinion:
    """What a fictional export of Altmetric Explorer says of an output."""
    held = [
        Held(Reported("altmetric-explorer", measure, value, channel), SYNCED)
        for measure, value, channel in (
            (Measure.SCORE, 54, ""),
            (Measure.POSTS, 31, "msm"),
            (Measure.POSTS, 0, "blogs"),
            (Measure.POSTS, 4100, "tweeters"),
            (Measure.READERS, 214, "mendeley"),
        )
    ]
    sighted = [
        Sighted(number, next(iter(CHANNELS_OF[count.category])), frozenset({"feeds"}), SYNCED)
        for count in row.counts
        for number in range(count.posts)
    ]
    return opinions(held, sighted)[0]


def facts_of(row: OutputRow) -> OutputFacts:
    """What the head of the details shows."""
    own = (Identifier(Kind.DOI, row.doi or "10.5555/none"), Identifier(Kind.PMID, "99000314"))
    return OutputFacts(
        id=row.id,
        title=row.title,
        type=row.type,
        published=row.published,
        venue=row.venue,
        publisher="Northmere University Press",
        authors=("Okonjo-Reyes, Amara", "Halvorsen-Ito, Liv", "Wexler-Duarte, Paulo", "Sorrel-Haddad, Nour"),
        our_authors=("Okonjo-Reyes, Amara", "Halvorsen-Ito, Liv"),
        units=(("Faculty of Science", "Coastal Sciences"),),
        identifiers=own if row.trackable else (),
        trackable=row.trackable,
        abstract="",
        open_access="gold",
        retracted=False,
        added=SYNCED,
    )
