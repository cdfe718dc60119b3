"""Coverage: what each source was asked about and what it answered, with the four nothings kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from altmetric_desktop.domain.reporting import ReportCoverage, ReportFacts
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Grid, RichCell, Said, Sheet
from altmetric_desktop.reports.sheets.columns import DATE, INTEGER, KEY_KIND, PERCENT, TEXT, column
from altmetric_desktop.words import Words

KEY = "coverage"
TABLE = "tblCoverage"


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "unit", TEXT, 42, wrap=True),
        column(words, "year", KEY_KIND, 8),
        column(words, "type", TEXT, 18),
        column(words, "source", TEXT, 28),
        column(words, "outputs", INTEGER, 9),
        column(words, "trackable", INTEGER, 11),
        column(words, "queried", INTEGER, 10),
        column(words, "answered", INTEGER, 11),
        column(words, "mentioned", INTEGER, 12),
        column(words, "zero", INTEGER, 8),
        column(words, "not-covered", INTEGER, 10),
        column(words, "not-collected", INTEGER, 11),
        column(words, "failed", INTEGER, 9),
        column(words, "coverage-share", PERCENT, 11),
        column(words, "last-query", DATE, 12),
        column(words, "coverage-note", TEXT, 40, wrap=True),
    )


def sheet(words: Words, facts: ReportFacts, coverage: Iterable[ReportCoverage]) -> Sheet:
    """The sheet; `coverage` is read once, while it is written."""
    return Sheet(
        KEY,
        words.say("report.sheet.coverage"),
        words.say("report.title.coverage"),
        words.say("report.sentence.coverage"),
        (Grid(TABLE, columns(words), _rows(words, coverage)),),
        answers=words.say("report.answers.coverage"),
        frozen=1,
        last_data=facts.last_collected or facts.as_of,
    )


def _rows(words: Words, coverage: Iterable[ReportCoverage]) -> Iterator[tuple[RichCell, ...]]:
    whole = words.say("report.unit.none")
    for group in coverage:
        share = (group.mentioned + group.zero) / group.trackable if group.trackable else None
        yield (
            group.unit or whole,
            group.year,
            words.say(f"type.{group.type.value}"),
            group.source,
            group.outputs,
            group.trackable,
            group.asked,
            group.answered,
            group.mentioned,
            group.zero,
            group.not_covered,
            group.not_collected,
            group.failed,
            Said(share, "share" if group.trackable < 100 else "percent"),
            group.last_query,
            note(words, group),
        )


def note(words: Words, group: ReportCoverage) -> str:
    """What is missing in this group and which nothing it is; or that nothing is missing."""
    missing = (
        ("failed", group.failed),
        ("not-collected", group.not_collected),
        ("not-covered", group.not_covered),
    )
    parts = [words.say(f"report.coverage.{state}", n=n) for state, n in missing if n]
    if group.outputs > group.trackable:
        parts.append(words.say("report.coverage.untrackable", n=group.outputs - group.trackable))
    return " ".join(parts) or words.say("report.coverage.all-answered")
