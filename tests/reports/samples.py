"""A fictional university's report as values, of any size, the same every time."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.categories import CATEGORY_OF, ORDER, RANK, Category, Channel
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision, day_number
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.reporting import (
    ReportCounts,
    ReportCoverage,
    ReportData,
    ReportExample,
    ReportFacts,
    ReportMention,
    ReportOutput,
    ReportPrevious,
    ReportProvenance,
)
from altmetric_desktop.domain.rows import CategoryCount, ChannelTally, CitationRow
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.scoring import Countable, from_mentions, from_tallies
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.wishes import ReportWishes

AS_OF = Moment(day_number(date(2026, 11, 20)), 23_400, Precision.SECOND)
UNITS = (
    "Northmere University › Coastal Sciences › Estuary Dynamics",
    "Northmere University › Coastal Sciences › Wetland Ecology",
    "Northmere University › Coastal Sciences › Tidal Engineering",
    "Northmere University › Humanities › Harbour History",
    "Northmere University › Humanities › Coastal Law",
)
_THINGS = (
    "saltmarsh",
    "estuary mud",
    "kelp",
    "tidal barrages",
    "harbour towns",
    "dune grass",
    "storm surges",
)
_DOES = ("store carbon for decades", "recover after storms", "shape local law", "filter nitrate in winter")
_VENUES = ("Journal of Fictional Coasts", "Estuaries & Invented Shores", "Annals of Made-up Tides")
_OUTLETS = ("The Fictional Courier", "Coast & Tide Weekly", "Northmere Evening Post", "Das Küstenblatt")
_CHANNELS = (
    Channel.NEWS,
    Channel.BLOG,
    Channel.POLICY,
    Channel.WIKIPEDIA,
    Channel.QNA,
    Channel.BLUESKY,
    Channel.REDDIT,
)
_SILENT = {
    Category.PATENTS: State.NOT_COLLECTED,
    Category.GUIDELINES: State.NOT_COVERED,
    Category.X: State.FAILED,
}


class Sample(Struct, frozen=True):
    """The values, held so that a test can compare."""

    facts: ReportFacts
    outputs: list[ReportOutput]
    mentions: list[ReportMention]
    coverage: list[ReportCoverage]
    provenance: list[ReportProvenance]
    example: ReportExample | None

    def data(self) -> ReportData:
        """As a report takes them: iterables that can be read once."""
        return ReportData(
            self.facts,
            iter(self.outputs),
            iter(self.mentions),
            iter(self.coverage),
            iter(self.provenance),
            self.example,
        )


def sample(
    outputs: int = 60, mentions: int = 400, seed: int = 7, wishes: ReportWishes | None = None
) -> Sample:
    """A whole report. Mentions are spread very unevenly, as they are in life."""
    chance = random.Random(seed)  # noqa: S311
    owners = sorted(min(int(chance.paretovariate(0.6)), outputs * 2) for _ in range(mentions))
    held = [_mention(number, owner, chance) for number, owner in enumerate(owners, 1) if owner <= outputs]
    while len(held) < mentions and outputs:
        held.append(_mention(len(owners) + len(held) + 1, chance.randint(1, outputs), chance))
    works, scored = [], []
    for number in range(1, outputs + 1):
        own = [mention for mention in held if mention.output == number] if outputs < 500 else []
        work, lines = _output(number, own, chance)
        works.append(work)
        scored.extend(lines)
    if outputs >= 500:
        works, scored = _many(outputs, held, chance)
    example = _example(works, scored)
    counts = ReportCounts(
        outputs,
        sum(work.trackable for work in works),
        sum(bool(work.posts) for work in works),
        len(scored),
        len({(mention.channel, mention.account) for mention in scored}),
        round(sum(work.points or 0 for work in works), 2),
        sum(work.family is not None for work in works),
    )
    return Sample(_facts(counts, wishes), works, scored, _coverage(works), _provenance(), example)


def _many(
    outputs: int, held: list[ReportMention], chance: random.Random
) -> tuple[list[ReportOutput], list[ReportMention]]:
    by_output: dict[int, list[ReportMention]] = {}
    for mention in held:
        by_output.setdefault(mention.output, []).append(mention)
    works, scored = [], []
    for number in range(1, outputs + 1):
        work, lines = _output(number, by_output.get(number, []), chance)
        works.append(work)
        scored.extend(lines)
    return works, scored


def _mention(number: int, output: int, chance: random.Random) -> ReportMention:
    channel = chance.choices(_CHANNELS, (5, 4, 1, 1, 1, 8, 3))[0]
    account = (
        chance.choice(_OUTLETS)
        if channel in {Channel.NEWS, Channel.BLOG}
        else f"@reader{chance.randint(1, 300)}.example"
    )
    day = AS_OF.day - int(chance.expovariate(1 / 420))
    posted = chance.choices(
        (
            Moment(day, chance.randint(0, 86_399), Precision.SECOND),
            Moment(day),
            Moment(day_number(date(2024, 3, 1)), None, Precision.MONTH),
            Moment(day_number(date(2023, 1, 1)), None, Precision.YEAR),
            None,
        ),
        (80, 15, 2, 2, 1),
    )[0]
    return ReportMention(
        id=number,
        output=output,
        channel=channel,
        category=CATEGORY_OF[channel],
        account=account,
        title=""
        if channel is Channel.BLUESKY
        else f"What {chance.choice(_THINGS)} can teach a town by the sea, part {number}",
        excerpt=f"We read the paper on {chance.choice(_THINGS)} at last. Worth your time, with open figures.",
        url=f"https://news.example/{chance.choice(('coast', 'science', 'küste'))}/{number}?a&b={number}#top",
        posted=posted,
        first_seen=Moment(AS_OF.day - 3, 3_600, Precision.SECOND),
        country=chance.choice(("GB", "DE", "NL", None)),
        language=chance.choice(("en", "de", None)),
        matched_by=chance.choice(("doi", "doi", "url", "title")),
        confidence=chance.choice((1.0, 1.0, 0.95, 0.8)),
        sources=chance.choice((("Feeds",), ("Wikipedia",), ("Feeds", "Hacker News"))),
    )


def _output(
    number: int, own: list[ReportMention], chance: random.Random
) -> tuple[ReportOutput, list[ReportMention]]:
    """One output with what its mentions add up to, and these mentions with their points."""
    trackable = bool(own) or number % 9 != 0
    receipt, decided = from_mentions(
        (Countable(mention.id, mention.channel, mention.account, mention.posted) for mention in own), DEFAULT
    )
    adds = {line.mention: line.points for line in decided}
    work = _noticed(_work(number, trackable, chance), own)
    if trackable:
        work = replace(work, points=receipt.points, shown=receipt.shown)
        work = replace(work, citations=(CitationRow("Crossref", number % 40, AS_OF),))
    if trackable and number > 3:
        work = replace(work, percentile=float(min(99, number * 3 % 100)), reference_n=210)
    return work, [replace(mention, points=adds[mention.id]) for mention in own]


def _work(number: int, trackable: bool, chance: random.Random) -> ReportOutput:
    """The output itself, before anybody noticed it."""
    published = Moment(AS_OF.day - chance.randint(30, 2_500))
    if number % 11 == 0:
        published = Moment(day_number(date(2022, 1, 1)), None, Precision.YEAR)
    doi = f"10.5555/nmu.{number:05d}" if trackable else None
    known = (Identifier(Kind.DOI, doi), Identifier(Kind.PMID, str(30_000_000 + number))) if doi else ()
    kinds = (OutputType.ARTICLE, OutputType.REVIEW, OutputType.CHAPTER, OutputType.PREPRINT)
    return ReportOutput(
        id=number,
        title=f"How {chance.choice(_THINGS)} {chance.choice(_DOES)}: study {number}, over ten years",
        type=chance.choices(kinds, (8, 1, 2, 2))[0],
        published=published,
        venue=chance.choice(_VENUES),
        authors=("Alder, Wren", "Quill, Tam"),
        our_authors=("Alder, Wren",),
        units=(UNITS[number % len(UNITS)],),
        open_access=chance.choice(("gold", "green", "closed", "")),
        doi=doi,
        identifiers=known,
        url=f"https://repository.example/{number}",
        retracted=number == 5 or None,
        trackable=trackable,
        family=None if number % 9 not in (2, 3) else number - (number % 9 == 3),
    )


def _noticed(work: ReportOutput, own: list[ReportMention]) -> ReportOutput:
    """The output with its counts and, where there are none, with which nothing it is."""
    posts = Counter(mention.category for mention in own)
    accounts = Counter(category for category, _ in {(mention.category, mention.account) for mention in own})
    present = sorted(posts, key=RANK.__getitem__)
    dated = [mention.posted for mention in own if mention.posted is not None]
    silent = [(category, _SILENT.get(category, State.ZERO)) for category in ORDER if category not in posts]
    return replace(
        work,
        posts=tuple(CategoryCount(category, posts[category], accounts[category]) for category in present),
        states=tuple(silent) if work.trackable else (),
        source_states=(("feeds", State.FOUND if own else State.ZERO), ("wikipedia", State.NOT_COLLECTED)),
        independent=sum(accounts.values()),
        sources=len({mention.account for mention in own}),
        countries=len({mention.country for mention in own if mention.country}),
        first_mention=min(dated, key=lambda moment: moment.day, default=None),
        last_mention=max(dated, key=lambda moment: moment.day, default=None),
    )


def _example(works: list[ReportOutput], mentions: list[ReportMention]) -> ReportExample | None:
    if not mentions:
        return None
    best = max(works, key=lambda work: work.points or 0)
    own = [mention for mention in mentions if mention.output == best.id]
    channels = Counter(mention.channel for mention in own)
    accounts = Counter(channel for channel, _ in {(mention.channel, mention.account) for mention in own})
    tallies = [ChannelTally(channel, posts, accounts[channel]) for channel, posts in channels.items()]
    return ReportExample(best.id, best.title, from_tallies(tallies, DEFAULT))


def _facts(counts: ReportCounts, wishes: ReportWishes | None) -> ReportFacts:
    earlier = ReportCounts(max(0, counts.outputs - 4), max(0, counts.trackable - 4), counts.mentioned, 12, 10)
    return ReportFacts(
        report_id="RP-0007",
        snapshot="S-0042",
        as_of=AS_OF,
        written=Moment(AS_OF.day + 1, 30_000, Precision.SECOND),
        wishes=wishes
        or ReportWishes(
            title="Coastal Sciences: attention to research, 2020–2025",
            published_from=day_number(date(2020, 1, 1)),
            published_to=day_number(date(2025, 12, 31)),
            prepared_by="Research Office, Northmere University",
            purpose="Departmental review 2027",
            audience="Review panel",
            status="For verification",
        ),
        scheme=DEFAULT,
        app_version="0.1.0",
        counts=counts,
        library="Northmere University",
        unit="Northmere University › Coastal Sciences",
        schema_version="1",
        first_collected=Moment(AS_OF.day - 40),
        last_collected=AS_OF,
        previous=ReportPrevious("RP-0003", Moment(AS_OF.day - 365), earlier),
        contact="research-office@northmere.example",
        licence="CC BY 4.0",
    )


def _coverage(works: list[ReportOutput]) -> list[ReportCoverage]:
    groups: dict[tuple[str, int], list[ReportOutput]] = {}
    for work in works:
        if work.published is not None:
            groups.setdefault((work.units[0], work.published.date().year), []).append(work)
    lines = []
    for (unit, year), own in sorted(groups.items()):
        trackable = sum(work.trackable for work in own)
        mentioned = sum(bool(work.posts) for work in own)
        rest = len(own) - trackable
        lines.append(_group(unit, year, "Wikipedia", len(own), trackable, mentioned, rest, 0))
        failed = min(1, trackable - mentioned)
        lines.append(_group(unit, year, "Feeds", len(own), trackable, mentioned, rest, failed))
    return lines


def _group(
    unit: str, year: int, source: str, outputs: int, trackable: int, mentioned: int, rest: int, failed: int
) -> ReportCoverage:
    return ReportCoverage(
        unit, year, OutputType.ARTICLE, source, outputs, trackable, trackable, trackable - failed, mentioned,
        trackable - mentioned - failed, rest, 0, failed, AS_OF,
    )  # fmt: skip


def _provenance() -> list[ReportProvenance]:
    def source(key: str, name: str, state: State, last: int | None, problem: str = "") -> ReportProvenance:
        return ReportProvenance(
            key,
            name,
            "stream" if key == "feeds" else "look-up",
            f"https://{key}.example/",
            f"https://{key}.example/terms",
            1,
            f"What {name} holds: pages and items that are public, in all languages, since it began.",
            "One request a second. Items without an identifier of the work can be missed.",
            state,
            Moment(AS_OF.day - 40, 60, Precision.SECOND) if last is not None else None,
            Moment(AS_OF.day - last, 600, Precision.SECOND) if last is not None else None,
            AS_OF,
            412,
            96,
            3 if state is State.FAILED else 0,
            problem,
        )

    return [
        source("crossref", "Crossref", State.FOUND, 0),
        source("feeds", "News and blog feeds", State.FOUND, 45),
        source(
            "wikipedia",
            "Wikipedia",
            State.FAILED,
            2,
            "Their words: “503 – scheduled maintenance until 10:00 UTC”.",
        ),
        source("videos", "Video", State.NOT_COLLECTED, None, "Needs a free key from you."),
    ]
