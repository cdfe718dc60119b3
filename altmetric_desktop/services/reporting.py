"""A report's data out of a library: what `reports` writes to a workbook and exports write as tables."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop import __version__
from altmetric_desktop.domain import scoring, standing
from altmetric_desktop.domain.evidence import PROVIDERS
from altmetric_desktop.domain.filters import MentionFilter, OutputFilter, Sort
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Moment, from_epoch
from altmetric_desktop.domain.reporting import (
    ReportCounts,
    ReportExample,
    ReportFacts,
    ReportMention,
    ReportOutput,
)
from altmetric_desktop.domain.rows import CitationRow, LibraryInfo, MentionRow, OutputRow
from altmetric_desktop.domain.schemes import Scheme, scheme
from altmetric_desktop.domain.scoring import Countable
from altmetric_desktop.domain.sourcing import SourceInfo, SourceKind, State
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import (
    citations,
    coverage,
    families,
    listing,
    mentions,
    reported,
    reporting,
    runs,
    scores,
    units,
)
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.drafts import SEPARATOR

INFOS = tuple(source.info for source in registry.ALL)
#: Outputs that are read at once: few statements, little memory.
AT_ONCE = 500


class Subject(Struct):
    """The outputs of a report, with what many rows need: read once, used by every sheet."""

    connection: Connection
    wishes: ReportWishes
    ids: Sequence[int]
    scheme: Scheme
    points: dict[int, int]
    gaps: Counter[str]
    families: dict[int, int]

    @classmethod
    def of(cls, connection: Connection, wishes: ReportWishes) -> Subject:
        """Read what a report with these wishes is about."""
        weights = scheme(wishes.scheme)
        ids = listing.ids(connection, chosen(wishes), Sort(), weights.id)
        return cls(
            connection,
            wishes,
            ids,
            weights,
            scores.all_points(connection, weights.id),
            Counter(),
            families.families(connection),
        )


def chosen(wishes: ReportWishes) -> OutputFilter:
    """The outputs that a report is about. The mention window limits mentions, not outputs."""
    return OutputFilter(
        unit=wishes.unit, published_from=wishes.published_from, published_to=wishes.published_to
    )


def outputs(subject: Subject) -> Iterator[ReportOutput]:
    """Every output, in the order of the outputs table."""
    ranked = sorted(subject.points.values())
    wanted = iter(subject.ids)
    while some := list(islice(wanted, AT_ONCE)):
        connection = subject.connection
        about = reporting.described(connection, some, SEPARATOR)
        reach = reporting.reach(connection, some)
        cited = citations.of_outputs(connection, some)
        theirs = _theirs(connection, some, subject.scheme)
        stored = coverage.stored(connection, some)
        kinds = coverage.kinds_of(connection, some)
        read, seen = coverage.stream_states(connection), coverage.seen_by(connection, some)
        for row in listing.rows(connection, some, INFOS, subject.scheme.id):
            known, named = stored.get(row.id, {}), kinds.get(row.id, frozenset())
            states = tuple(
                (info.key, source_state(info, row.id, named, known.get(info.key), read, seen))
                for info in INFOS
            )
            made = _output(row, about[row.id], reach.get(row.id), cited.get(row.id, ()), states, ranked)
            score, provider, estimated = theirs.get(row.id, (None, "", None))
            yield replace(
                made,
                reported_score=score,
                reported_by=PROVIDERS.get(provider, provider),
                estimated_score=estimated,
                family=subject.families.get(row.id),
            )


def _theirs(
    connection: Connection, some: Sequence[int], scheme: Scheme
) -> dict[int, tuple[float | None, str, float | None]]:
    """By output: the newest score that a provider reports, who, and what its counts are by our weights.

    Where nobody reports a score, the first provider's that reports counts.
    """
    scored, counted = reported.scores(connection, some), reported.tallies(connection, some)
    found: dict[int, tuple[float | None, str, float | None]] = {}
    for output in {*scored, *counted}:
        counts = counted.get(output, {})
        score, provider = scored.get(output, (None, next(filter(counts.get, PROVIDERS), "")))
        tallies = counts.get(provider)
        found[output] = score, provider, scoring.points(tallies, scheme) / 100 if tallies else None
    return found


def source_state(
    info: SourceInfo,
    output: int,
    kinds: Collection[str],
    stored: str | None,
    read: Mapping[str, coverage.StreamsRead],
    seen: Collection[tuple[int, str]],
) -> State:
    """One source's state for an output; a stream has found something where it has seen a mention."""
    if info.kind is SourceKind.STREAM and (output, info.key) in seen:
        return State.FOUND
    return coverage.nothing(info, kinds, stored, read, output)


def _percentile(hundredths: int | None, ranked: Sequence[int]) -> int | None:
    if hundredths is None or len(ranked) < standing.TOO_FEW:
        return None
    return standing.standing(hundredths, ranked).percentile


def _output(
    row: OutputRow,
    about: reporting.Described,
    reach: reporting.Reach | None,
    cited: Sequence[CitationRow],
    states: tuple[tuple[str, State], ...],
    ranked: Sequence[int],
) -> ReportOutput:
    hundredths = None if row.points is None else round(row.points * 100)
    place = _percentile(hundredths, ranked)
    return ReportOutput(
        id=row.id,
        title=row.title,
        type=row.type,
        published=row.published,
        venue=row.venue,
        authors=about.authors,
        our_authors=about.our_authors,
        units=tuple(" > ".join(path) for path in about.units),
        field=about.field,
        open_access=about.open_access,
        doi=row.doi,
        identifiers=about.identifiers,
        url=_first(about, Kind.URL),
        retracted=about.retracted,
        trackable=row.trackable,
        posts=row.counts,
        states=row.states,
        source_states=states,
        independent=sum(count.accounts for count in row.counts),
        sources=reach.accounts if reach else 0,
        countries=reach.countries if reach else 0,
        points=row.points,
        shown=None if hundredths is None else scoring.rounded_up(hundredths),
        percentile=place,
        reference_n=len(ranked) if place is not None else None,
        first_mention=reach.first if reach else None,
        last_mention=reach.last if reach else None,
        citations=tuple(cited),
    )


def _first(about: reporting.Described, kind: Kind) -> str | None:
    return next((one.value for one in about.identifiers if one.kind is kind), None)


def all_mentions(subject: Subject) -> Iterator[ReportMention]:
    """Every mention of these outputs within the window, by output, newest first, with what it adds."""
    wishes = subject.wishes
    wanted = MentionFilter(posted_from=wishes.mentioned_from, posted_to=wishes.mentioned_to)
    ours = set(subject.ids)
    names = PROVIDERS | {source.key: source.info.name for source in registry.ALL}
    dois = _dois(subject)
    for output, group in _by_output(mentions.all_mentions(subject.connection, wanted)):
        if output not in ours:
            continue
        points = _points(subject, output)
        for row in group:
            yield ReportMention(
                id=row.id,
                output=output,
                channel=row.channel,
                category=row.category,
                account=row.account,
                title=row.title,
                url=row.url,
                posted=row.posted,
                first_seen=row.first_seen,
                excerpt=row.excerpt,
                country=row.country,
                language=row.language,
                matched_by=row.matched_by,
                confidence=row.confidence,
                sources=tuple(names.get(key, key) for key in row.sources),
                points=points.get(row.id, 0.0),
                doi=dois.get(output),
            )


def _by_output(rows: Iterable[MentionRow]) -> Iterator[tuple[int, list[MentionRow]]]:
    group: list[MentionRow] = []
    for row in rows:
        if group and group[0].output != row.output:
            yield group[0].output, group
            group = []
        group.append(row)
    if group:
        yield group[0].output, group


def _points(subject: Subject, output: int) -> dict[int, float]:
    """What each mention adds: decided over all mentions of the output, also those outside the window."""
    countable: list[Countable] = mentions.countable(subject.connection, output)
    _, decided = scoring.from_mentions(countable, subject.scheme)
    return {one.mention: one.points for one in decided}


def _dois(subject: Subject) -> dict[int, str]:
    found: dict[int, str] = {}
    for start in range(0, len(subject.ids), AT_ONCE):
        some = subject.ids[start : start + AT_ONCE]
        for number, about in reporting.described(subject.connection, some, SEPARATOR).items():
            doi = _first(about, Kind.DOI)
            if doi is not None:
                found[number] = doi
    return found


def facts(subject: Subject, info: LibraryInfo, contact: str = "") -> ReportFacts:
    """What holds for the whole report."""
    connection = subject.connection
    totals = coverage.totals(connection).values()
    firsts = [one.first_success for one in totals if one.first_success is not None]
    lasts = [one.last_success for one in totals if one.last_success is not None]
    now = from_epoch(time.time()) or Moment(0)
    step = runs.last_step(connection)
    return ReportFacts(
        report_id=f"RP-{now.date():%Y%m%d}-{step}",
        snapshot=f"S-{step:04d}",
        as_of=max(lasts, default=now),
        written=now,
        wishes=subject.wishes,
        scheme=subject.scheme,
        app_version=__version__,
        counts=counts(subject),
        library=info.name,
        unit=_unit(connection, subject.wishes.unit),
        schema_version=info.schema,
        first_collected=min(firsts, default=None),
        last_collected=max(lasts, default=None),
        contact=contact,
    )


def counts(subject: Subject) -> ReportCounts:
    """What the library itself counts for these outputs and windows, apart from the rows."""
    wishes = subject.wishes
    window = MentionFilter(posted_from=wishes.mentioned_from, posted_to=wishes.mentioned_to)
    counted = reporting.counts(subject.connection, subject.ids, window.posted_from, window.posted_to)
    points = [subject.points[number] for number in subject.ids if number in subject.points]
    return ReportCounts(
        outputs=len(subject.ids),
        trackable=counted.trackable,
        mentioned=counted.mentioned,
        mentions=counted.mentions,
        accounts=counted.accounts,
        points=sum(points) / 100 if points else None,
        versions=sum(number in subject.families for number in subject.ids),
    )


def _unit(connection: Connection, number: int | None) -> str:
    if number is None:
        return ""
    return next((" > ".join(row.path) for row in units.all_units(connection) if row.id == number), "")


def example(subject: Subject) -> ReportExample | None:
    """The output whose score the Score sheet works out: the one with the most kinds of mention."""
    best: tuple[int, int, int] | None = None
    for number in subject.ids[:200]:
        kinds = len(scores.tallies(subject.connection, number))
        if kinds and (best is None or (kinds, subject.points.get(number, 0)) > best[:2]):
            best = (kinds, subject.points.get(number, 0), number)
    if best is None:
        return None
    number = best[2]
    (row,) = listing.rows(subject.connection, [number], (), subject.scheme.id)
    receipt = scoring.from_tallies(scores.tallies(subject.connection, number), subject.scheme)
    return ReportExample(number, row.title, receipt)
