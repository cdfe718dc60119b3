"""Provenance: each source with what it covers, when it was read and how it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from altmetric_desktop.domain.reporting import ReportFacts, ReportProvenance
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Grid, RichCell, Said, Sheet
from altmetric_desktop.reports.sheets.columns import DATETIME, INTEGER, LINK, TEXT, column
from altmetric_desktop.words import Words

KEY = "provenance"
TABLE = "tblProvenance"
#: Days after which a source counts as stale in this sheet.
STALE_DAYS = 30
_LOOK = {State.FAILED: "bad", State.NOT_COLLECTED: "weak", State.NOT_COVERED: "weak"}


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "source", TEXT, 28),
        column(words, "source-state", TEXT, 15),
        column(words, "route", TEXT, 14),
        column(words, "covers", TEXT, 44, wrap=True),
        column(words, "known-limits", TEXT, 44, wrap=True),
        column(words, "first-sync", DATETIME, 17),
        column(words, "last-success", DATETIME, 17),
        column(words, "last-attempt", DATETIME, 17),
        column(words, "lag", INTEGER, 9),
        column(words, "requests", INTEGER, 10),
        column(words, "records", INTEGER, 10),
        column(words, "errors", INTEGER, 9),
        column(words, "problem", TEXT, 36, wrap=True),
        column(words, "homepage", LINK, 42),
        column(words, "terms", LINK, 62),
        column(words, "connector-version", INTEGER, 11),
    )


def sheet(words: Words, facts: ReportFacts, provenance: Iterable[ReportProvenance]) -> Sheet:
    """The sheet, one row a source."""
    return Sheet(
        KEY,
        words.say("report.sheet.provenance"),
        words.say("report.title.provenance"),
        words.say("report.sentence.provenance"),
        (Grid(TABLE, columns(words), _rows(words, facts, provenance)),),
        answers=words.say("report.answers.provenance"),
        frozen=1,
        pages_wide=2,
        last_data=facts.last_collected or facts.as_of,
    )


def _rows(
    words: Words, facts: ReportFacts, provenance: Iterable[ReportProvenance]
) -> Iterator[tuple[RichCell, ...]]:
    for source in provenance:
        lag = None if source.last_success is None else facts.as_of.day - source.last_success.day
        stale = lag is not None and lag > STALE_DAYS
        state = (
            words.say("report.stale") if stale and source.state not in _LOOK else _state(words, source.state)
        )
        yield (
            source.name,
            Said(state, "bad" if stale else _LOOK.get(source.state, "good")),
            source.route,
            source.covers,
            source.limits,
            source.first_sync,
            source.last_success,
            source.last_attempt,
            lag if lag is None else max(0, lag),
            source.requests,
            source.records,
            source.errors,
            source.problem,
            source.homepage,
            source.terms,
            Said(source.version, "key"),
        )


def _state(words: Words, state: State) -> str:
    if state in _LOOK:
        return words.say(f"state.{state.value}")
    return words.say("report.source-read")
