"""Definitions: what each heading means, how it is counted, and what it must not be used for.

The form follows the cards of the Metrics Toolkit (metrics-toolkit.org), one card a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from altmetric_desktop.domain.reporting import ReportFacts
from altmetric_desktop.domain.tables import Column
from altmetric_desktop.reports.layout import FIRST_ROW, Grid, RichCell, Said, Sheet, place
from altmetric_desktop.reports.sheets.columns import TEXT, column
from altmetric_desktop.words import Words

KEY = "definitions"
TABLE = "tblDefinitions"
_PARTS = ("calculate", "use", "misuse", "limits")


class Term(Struct, frozen=True):
    """A heading with the sheets where it stands. Headings that share a definition are one term."""

    key: str
    heading: str
    sheets: tuple[str, ...]


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "term", TEXT, 24, wrap=True),
        column(words, "used-in", TEXT, 20, wrap=True),
        column(words, "definition", TEXT, 48, wrap=True),
        column(words, "calculation", TEXT, 40, wrap=True),
        column(words, "use", TEXT, 34, wrap=True),
        column(words, "misuse", TEXT, 34, wrap=True),
        column(words, "limits", TEXT, 40, wrap=True),
    )


def terms(words: Words, sheets: Mapping[str, Sequence[Column]]) -> list[Term]:
    """The terms of all sheets' columns (by the sheet's name), in the order in which they are met."""
    headings: dict[str, str] = {}
    used: dict[str, dict[str, None]] = {}
    for name, own in sheets.items():
        for each in own:
            key = each.definition or each.key
            shared = words.say("report.heading.category-posts") if key == "category-posts" else each.heading
            headings.setdefault(key, shared)
            used.setdefault(key, {})[name] = None
    return [Term(key, heading, tuple(used[key])) for key, heading in headings.items()]


def anchors(words: Words, known: Sequence[Term]) -> dict[str, str]:
    """Where each term's row stands, as a link."""
    name = words.say("report.sheet.definitions")
    return {term.key: place(name, f"A{FIRST_ROW + number}") for number, term in enumerate(known, 1)}


def sheet(words: Words, facts: ReportFacts, known: Sequence[Term]) -> Sheet:
    """The sheet, one row a term."""
    return Sheet(
        KEY,
        words.say("report.sheet.definitions"),
        words.say("report.title.definitions"),
        words.say("report.sentence.definitions"),
        (Grid(TABLE, columns(words), _rows(words, known)),),
        answers=words.say("report.answers.definitions"),
        frozen=1,
        linked_headings=False,
        last_data=facts.as_of,
    )


def _rows(words: Words, known: Sequence[Term]) -> Iterator[tuple[RichCell, ...]]:
    for term in known:
        yield (
            Said(term.heading, "strong"),
            ", ".join(term.sheets),
            words.say(f"report.define.{term.key}"),
            *(_part(words, part, term.key) for part in _PARTS),
        )


def _part(words: Words, part: str, key: str) -> str | None:
    """A part of the card; most headings need no more than their definition."""
    sentence = f"report.{part}.{key}"
    return words.say(sentence) if words.knows(sentence) else None
