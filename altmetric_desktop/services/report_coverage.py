"""Coverage and provenance for a report: what each source knows, with the four nothings kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from msgspec import Struct, field

from altmetric_desktop.domain.evidence import PROVIDERS
from altmetric_desktop.domain.moments import Moment, from_epoch
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.reporting import ReportCoverage, ReportProvenance
from altmetric_desktop.domain.sourcing import SourceInfo, SourceKind, State
from altmetric_desktop.services.reporting import AT_ONCE, INFOS, Subject, source_state
from altmetric_desktop.storage import asked, coverage, listing, reported, reporting
from altmetric_desktop.storage.drafts import SEPARATOR
from altmetric_desktop.words import Words

Group = tuple[str, int | None, OutputType, str]


class _Sum(Struct):
    states: Counter[State] = field(default_factory=Counter)
    trackable: int = 0
    asked: int = 0
    answered: int = 0
    last: int = 0


def rows(subject: Subject) -> Iterator[ReportCoverage]:
    """One row a unit, year, type and source; an output of two units stands in both."""
    sums: dict[Group, _Sum] = {}
    wanted = iter(subject.ids)
    while some := list(islice(wanted, AT_ONCE)):
        _add(subject, some, sums)
    for (unit, year, kind, source), one in sorted(sums.items(), key=_order):
        yield ReportCoverage(
            unit=unit,
            year=year,
            type=kind,
            source=source,
            outputs=sum(one.states.values()),
            trackable=one.trackable,
            asked=one.asked,
            answered=one.answered,
            mentioned=one.states[State.FOUND],
            zero=one.states[State.ZERO],
            not_covered=one.states[State.NOT_COVERED],
            not_collected=one.states[State.NOT_COLLECTED],
            failed=one.states[State.FAILED],
            last_query=from_epoch(one.last) if one.last else None,
        )


def _order(item: tuple[Group, _Sum]) -> tuple[str, int, str, int]:
    unit, year, kind, source = item[0]
    place = next(place for place, info in enumerate(INFOS) if info.name == source)
    return (unit, -(year or 0), kind.value, place)


def _add(subject: Subject, some: Sequence[int], sums: dict[Group, _Sum]) -> None:
    connection = subject.connection
    about = reporting.described(connection, some, SEPARATOR)
    stored = coverage.stored(connection, some)
    kinds = coverage.kinds_of(connection, some)
    read, seen = coverage.stream_states(connection), coverage.seen_by(connection, some)
    when = reporting.last_queries(connection, some)
    for row in listing.rows(connection, some, (), subject.scheme.id):
        year = row.published.date().year if row.published is not None else None
        units = [" > ".join(path) for path in about[row.id].units] or [""]
        for info in INFOS:
            said = stored.get(row.id, {}).get(info.key)
            state = source_state(info, row.id, kinds.get(row.id, frozenset()), said, read, seen)
            subject.gaps[info.key] += state in {State.NOT_COLLECTED, State.FAILED}
            tried, succeeded = when.get((row.id, info.key), (None, None))
            for unit in units:
                one = sums.setdefault((unit, year, row.type, info.name), _Sum())
                one.states[state] += 1
                one.trackable += row.trackable
                one.asked += tried is not None or (info.kind is SourceKind.STREAM and info.key in read)
                one.answered += state in {State.FOUND, State.ZERO, State.NOT_COVERED} and (
                    succeeded is not None or info.kind is SourceKind.STREAM
                )
                one.last = max(one.last, tried or _stream_tried(info, read))


def _stream_tried(info: SourceInfo, read: dict[str, coverage.StreamsRead]) -> int:
    stream = read.get(info.key)
    return (stream.tried or 0) if stream is not None and info.kind is SourceKind.STREAM else 0


def provenance(subject: Subject, enabled: Collection[str], words: Words) -> Iterator[ReportProvenance]:
    """One row a source: what it covers, how and when it was read, what went wrong; then one for each provider
    whose files brought mentions.

    Asked after `rows`, which counts the outputs that a source could see and has not answered about.
    """
    totals = coverage.totals(subject.connection)
    failures = asked.last_failures(subject.connection)
    for info in INFOS:
        known = totals.get(info.key)
        failure = failures.get(info.key)
        last: Moment | None = known.last_success if known else None
        if failure is not None:
            state, problem = State.FAILED, words.failure(failure)
        elif last is not None:
            gap = subject.gaps[info.key]
            state, problem = State.FOUND, words.say("report.partly", n=gap) if gap else ""
        else:
            state = State.NOT_COLLECTED
            problem = words.say("report.not-asked" if info.key in enabled else "sync.off.by-you")
        yield ReportProvenance(
            key=info.key,
            name=info.name,
            route=words.say(f"report.route.{info.kind.value}"),
            homepage=info.homepage,
            terms=info.terms,
            version=info.version,
            covers=info.covers,
            limits=info.limits,
            state=state,
            first_sync=known.first_success if known else None,
            last_success=last,
            last_attempt=known.last_tried if known else None,
            requests=known.requests if known else 0,
            records=known.records if known else 0,
            errors=known.errors if known else 0,
            problem=problem,
        )
    yield from _imported(subject, words)


def _imported(subject: Subject, words: Words) -> Iterator[ReportProvenance]:
    for key, (count, first, latest) in reported.routes(subject.connection).items():
        yield ReportProvenance(
            key=key,
            name=PROVIDERS[key],
            route=words.say("report.route.import"),
            homepage="",
            terms="",
            version=1,
            covers=words.say("evidence.covers"),
            limits="",
            state=State.FOUND,
            first_sync=first,
            last_success=latest,
            records=count,
        )
