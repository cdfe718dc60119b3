"""Contents: which sheet answers which question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from altmetric_desktop.domain.tables import Cell, Column
from altmetric_desktop.reports.layout import Grid, RichCell, Said, Sheet, place
from altmetric_desktop.reports.sheets.columns import DATE, INTEGER, TEXT, column
from altmetric_desktop.words import Words

KEY = "contents"
TABLE = "tblContents"


class Entry(Struct, frozen=True):
    """One sheet as listed. `rows` None = it holds no table of its own."""

    name: str
    answers: str
    rows: int | None
    last_data: Cell


def columns(words: Words) -> tuple[Column, ...]:
    """The columns, in order."""
    return (
        column(words, "number", INTEGER, 7),
        column(words, "sheet", TEXT, 18),
        column(words, "answers", TEXT, 72, wrap=True),
        column(words, "rows", INTEGER, 10),
        column(words, "last-data", DATE, 13),
        column(words, "go-to", TEXT, 22),
    )


def sheet(words: Words, entries: Sequence[Entry]) -> Sheet:
    """The sheet, one row a sheet of the book."""
    return Sheet(
        KEY,
        words.say("report.sheet.contents"),
        words.say("report.title.contents"),
        words.say("report.sentence.contents"),
        (Grid(TABLE, columns(words), _rows(words, entries)),),
        answers=words.say("report.answers.contents"),
    )


def _rows(words: Words, entries: Sequence[Entry]) -> Iterator[tuple[RichCell, ...]]:
    for number, entry in enumerate(entries, 1):
        yield (
            number,
            Said(entry.name, "strong"),
            entry.answers,
            entry.rows,
            entry.last_data,
            Said(words.say("report.open-sheet", sheet=entry.name), "link", inside=place(entry.name)),
        )
