"""Fictional sources, a sync under way and a list to import. DOIs have the prefix 10.5555."""

from __future__ import annotations

from pathlib import Path

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.events import Event, SourceProgress, SourceState
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.records import (
    Balance,
    ColumnMapping,
    Field,
    Found,
    ImportPreview,
    Mapping,
    PreviewRow,
    Problem,
    Record,
    Severity,
    Verdict,
)
from altmetric_desktop.domain.rows import (
    SourceLine,
)
from altmetric_desktop.domain.sourcing import Failure, Gives, Rate, SourceInfo, SourceKind
from tests.fictions import TITLES, TODAY

PROBLEMS = (
    Problem(41, "DOI", "10.5555/ nss.2023.11 8", "doi-blank", Severity.NOTE, "10.5555/nss.2023.118"),
    Problem(88, "DOI", "Oct 55", "doi-incomplete", Severity.NOTE),
    Problem(207, "Jahr", "20224", "year-unreadable", Severity.NOTE),
    Problem(415, "Titel", "", "no-identifier", Severity.REFUSED),
)
VERDICTS = (
    Verdict.ADDED,
    Verdict.ADDED,
    Verdict.UPDATED,
    Verdict.UNCHANGED,
    Verdict.MERGED,
    Verdict.REFUSED,
)


def source_line(
    key: str, name: str, channel: Channel | None, enabled: bool = True, off: str = "", due: int = 312
) -> SourceLine:
    """A fictional source."""
    moment = Moment(TODAY, 24_000, Precision.SECOND)
    gives = {Gives.MENTIONS} if channel is not None else {Gives.METADATA, Gives.CITATIONS}
    info = SourceInfo(
        key=key,
        name=name,
        kind=SourceKind.LOOKUP if key != "feeds" else SourceKind.STREAM,
        gives=frozenset(gives),
        channels=(channel,) if channel is not None else (),
        homepage="https://source.example",
        terms="https://source.example/terms",
        covers="",
        limits="",
        needs=(Kind.DOI,),
        rate=Rate(1.0),
        fresh_for=7,
        needs_key=off == "no-key",
    )
    return SourceLine(
        info=info,
        enabled=enabled,
        has_key=off != "no-key",
        last_success=moment if enabled else None,
        last_failure=None,
        mentions=88 if channel is not None else 0,
        due=due if enabled else 0,
        open_asks=3 if key == "wikipedia" else 0,
        off=off,
    )


def source_lines() -> list[SourceLine]:
    """The seven sources, one of them off."""
    return [
        source_line("crossref", "Crossref", None),
        source_line("openalex", "OpenAlex", None),
        source_line("europepmc", "Europe PMC", Channel.BLOG),
        source_line("wikipedia", "Wikipedia", Channel.WIKIPEDIA),
        source_line("hackernews", "Hacker News", Channel.FORUM),
        source_line("stackexchange", "Stack Exchange", Channel.QNA, enabled=False, off="user"),
        source_line("feeds", "Web feeds", Channel.NEWS),
    ]


def sync_events() -> tuple[Event, ...]:
    """A sync under way: running, waiting, done, failed, waiting in line."""
    failure = Failure(
        "source.unreachable",
        (("source", "Hacker News"), ("words", "ReadTimeout")),
        "503 – maintenance until 10:00 UTC",
    )
    return (
        SourceProgress("crossref", SourceState.DONE, 312, 312, 7, 0, 298),
        SourceProgress("openalex", SourceState.RUNNING, 210, 312, 5, 0, 190),
        SourceProgress("europepmc", SourceState.PAUSED, 120, 312, 120, 4, 80, 0, 40.0),
        SourceProgress("wikipedia", SourceState.RUNNING, 64, 312, 90, 23),
        SourceProgress("hackernews", SourceState.FAILED, 30, 312, 31, 2, 0, 1, 0.0, failure),
        SourceProgress("feeds", SourceState.WAITING, 0, 40),
    )


def sample_mapping() -> Mapping:
    """The mapping of a fictional spreadsheet."""
    headings = (
        ("DOI", Field.DOI),
        ("PMID_1", Field.PMID),
        ("Titel", Field.TITLE),
        ("Verfasser", Field.AUTHORS),
        ("Jahr", Field.YEAR),
        ("Fakultät / Inst.", Field.UNIT),
        ("Typ", Field.TYPE),
        ("Bemerkung", Field.IGNORE),
    )
    columns = tuple(
        ColumnMapping(place, heading, field, ";" if field is Field.AUTHORS else None)
        for place, (heading, field) in enumerate(headings)
    )
    return Mapping(3, columns, "All units", None)


def preview_of(path: Path, mapping: Mapping | None = None, remembered: str = "") -> ImportPreview:
    """What importing a fictional list would do."""
    rows = tuple(
        PreviewRow(
            Record(
                row=number + 3,
                title=TITLES[number % len(TITLES)][0],
                identifiers=(Identifier(Kind.DOI, f"10.5555/nss.2024.{number:04d}"),),
                year=2024,
                venue=TITLES[number % len(TITLES)][1],
            ),
            VERDICTS[number % len(VERDICTS)],
            PROBLEMS[:1] if number % 6 == 2 else (),
        )
        for number in range(1, 21)
    )
    return ImportPreview(
        path=str(path),
        format="xlsx",
        encoding="utf-8",
        found=Found(596, 590, 211, 612, 609, 2019, 2026, "First", "Last"),
        balance=Balance(612, 571, 22, 8, 4, 7, 3),
        rows=rows,
        problems=PROBLEMS,
        mapping=mapping or sample_mapping(),
        sheets=("All units", "Notes"),
        sample=(
            ("10.5555/nss.2024.0001", "99000314", "Saltmarsh carbon", "Okonjo-Reyes, A.; Halvorsen-Ito, L.",
             "2024", "Coastal > Estuary", "Zeitschriftenartikel", ""),
        ),
        headings=() if mapping else tuple(one.heading for one in sample_mapping().columns),
        remembered=remembered,
    )  # fmt: skip
