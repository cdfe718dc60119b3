"""Outputs: one row an output, with every figure that the screen shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from altmetric_desktop.domain.categories import ORDER, Category
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Precision
from altmetric_desktop.domain.reporting import ReportFacts, ReportOutput
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import Grid, RichCell, Said, Sheet
from altmetric_desktop.reports.safe_text import doi_link
from altmetric_desktop.reports.sheets.columns import (
    DATE,
    IDENTIFIER,
    INTEGER,
    KEY_KIND,
    LINK,
    NUMBER,
    TEXT,
    category_columns,
    column,
)
from altmetric_desktop.reports.sheets.window import with_window
from altmetric_desktop.words import Words

KEY = "outputs"
TABLE = "tblOutputs"
#: Before the number of a family, so that nobody adds such numbers up.
FAMILY = "F-"
_UNKNOWN = (State.FAILED, State.NOT_COLLECTED, State.NOT_COVERED)


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "output-id", KEY_KIND, 9),
        column(words, "title", TEXT, 48, wrap=True),
        column(words, "type", TEXT, 18),
        column(words, "year", KEY_KIND, 8),
        column(words, "published", DATE, 12),
        column(words, "venue", TEXT, 28, wrap=True),
        column(words, "our-authors", TEXT, 26, wrap=True),
        column(words, "units", TEXT, 30, wrap=True),
        column(words, "field", TEXT, 16, wrap=True),
        column(words, "open-access", TEXT, 10),
        column(words, "doi", LINK, 26),
        column(words, "other-ids", IDENTIFIER, 24, wrap=True),
        column(words, "family", TEXT, 10),
        column(words, "retraction", TEXT, 11),
        *category_columns(words),
        column(words, "mentions", INTEGER, 11),
        column(words, "independent", INTEGER, 13),
        column(words, "distinct-sources", INTEGER, 10),
        column(words, "countries", INTEGER, 11),
        column(words, "score", INTEGER, 9),
        column(words, "points", NUMBER, 10),
        column(words, "percentile", INTEGER, 11),
        column(words, "reference-n", INTEGER, 11),
        column(words, "first-mention", DATE, 12),
        column(words, "last-mention", DATE, 12),
        column(words, "coverage-status", TEXT, 44, wrap=True),
    )


def sheet(words: Words, facts: ReportFacts, outputs: Iterable[ReportOutput]) -> Sheet:
    """The sheet; `outputs` is read once, while it is written."""
    return Sheet(
        KEY,
        words.say("report.sheet.outputs"),
        words.say("report.title.outputs"),
        with_window(words, facts, "report.sentence.outputs", n=facts.counts.outputs),
        (Grid(TABLE, columns(words), _rows(words, outputs)),),
        answers=words.say("report.answers.outputs"),
        frozen=2,
        pages_wide=4,
        bars=("independent", "score"),
        hashed=True,
        last_data=facts.as_of,
    )


def _rows(words: Words, outputs: Iterable[ReportOutput]) -> Iterator[tuple[RichCell, ...]]:
    labels = {category: words.say(f"category.{category.value}") for category in ORDER}
    for output in outputs:
        yield (*_about(words, output), *_counts(output), *_figures(words, output, labels))


def _about(words: Words, output: ReportOutput) -> tuple[RichCell, ...]:
    published = output.published
    exact = published if published is not None and published.precision is not Precision.YEAR else None
    return (
        output.id,
        output.title,
        words.say(f"type.{output.type.value}"),
        None if published is None else published.date().year,
        exact,
        output.venue,
        "; ".join(output.our_authors),
        "; ".join(output.units),
        output.field,
        output.open_access,
        _doi(output.doi),
        _others(output.identifiers, output.doi),
        None if output.family is None else f"{FAMILY}{output.family}",
        words.say("report.retracted") if output.retracted else None,
    )


def _counts(output: ReportOutput) -> Sequence[int | None]:
    """Posts a category: a number only where it is known; what it is otherwise stands in the last column."""
    posts = {count.category: count.posts for count in output.posts}
    unknown = {category for category, state in output.states if state in _UNKNOWN}
    silent = None if not output.trackable else 0
    return [posts.get(category, None if category in unknown else silent) for category in ORDER]


def _figures(words: Words, output: ReportOutput, labels: dict[Category, str]) -> tuple[RichCell, ...]:
    known = output.trackable
    return (
        sum(count.posts for count in output.posts) if known else None,
        output.independent if known else None,
        output.sources if known else None,
        output.countries or (None if output.posts or not known else 0),
        output.shown,
        output.points,
        None if output.percentile is None else int(output.percentile),
        output.reference_n,
        output.first_mention,
        output.last_mention,
        coverage_status(words, output, labels),
    )


def coverage_status(words: Words, output: ReportOutput, labels: dict[Category, str]) -> str:
    """Why cells of this row are blank: the nothings other than zero, each with its categories."""
    if not output.trackable:
        return words.say("report.coverage.not-trackable")
    parts = []
    for state in _UNKNOWN:
        names = [labels[category] for category, known in output.states if known is state]
        if names:
            parts.append(f"{words.say(f'state.{state.value}')}: {', '.join(names)}")
    return "; ".join(parts) or words.say("report.coverage.complete")


def _doi(doi: str | None) -> RichCell:
    return None if not doi else Said(doi, link=doi_link(doi) or "")


def _others(identifiers: Iterable[Identifier], doi: str | None) -> str:
    return "; ".join(
        f"{identifier.kind.value}:{identifier.value}" for identifier in identifiers if identifier.value != doi
    )
