"""The cells of a list as its file has them: columns guessed anew below another heading, rows corrected.

Reads through `importers` only; what a library holds is not known here. What was left out goes to a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop import importers
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import (
    ALL_SHEETS,
    Correction,
    Mapping,
    Problem,
    ReadFile,
    Record,
    Severity,
)
from altmetric_desktop.importers.correcting import Corrector
from altmetric_desktop.importers.formats import TABLES
from altmetric_desktop.importers.mapping import SAMPLE, suggest
from altmetric_desktop.importers.reading import Progress
from altmetric_desktop.importers.source import Words, opened
from altmetric_desktop.importers.table import Table

Rows = Sequence[Sequence[str]]
#: A mapping without columns asks for a guess; with this heading row the heading is guessed too.
ANY_ROW = -1


class Top(Struct, frozen=True):
    """The rows of a table from its first one, as far as a mapping is guessed from them."""

    rows: Rows
    sheet: str | None
    delimiter: str | None


def guessed(
    data: bytes,
    name: str,
    sheet: str | None,
    wanted: Mapping,
    format: str | None = None,
    encoding: str | None = None,
) -> Mapping:
    """A mapping whose columns are guessed under a heading row, or with a separator, that a person chose.

    `wanted` has no columns; its `header_row` is the row (1-based, 0 = none, ANY_ROW = guess it too).
    Raises InputError where the file can't be read or has no columns.
    """
    return below(top(data, name, sheet, wanted, format, encoding), wanted.header_row)


def top(
    data: bytes,
    name: str,
    sheet: str | None,
    wanted: Mapping,
    format: str | None = None,
    encoding: str | None = None,
) -> Top:
    """The first rows of the sheet or text that `wanted` is for. Raises InputError like `guessed`."""
    source = opened(data, name, format, encoding)
    if isinstance(source, Words):
        if source.kind not in TABLES:
            raise InputError("import.no-columns", path=name)
        table = Table(source.decoded.text, wanted.delimiter)
        return Top(table.head(max(wanted.header_row, 0) + SAMPLE), None, table.delimiter)
    named = None if sheet == ALL_SHEETS else sheet or wanted.sheet
    chosen = source.book.choose(named)
    return Top(source.book.rows(chosen), named, None)


def below(part: Top, header: int) -> Mapping:
    """The columns below row `header`: by its words and by the cells under it."""
    known = None if header == ANY_ROW else header
    rows = part.rows[: max(header, 25) + SAMPLE]
    return suggest(rows, part.sheet, part.delimiter, known)


def corrected(
    data: bytes,
    name: str,
    corrections: Sequence[Correction],
    *,
    format: str | None = None,
    sheet: str | None = None,
    mapping: Mapping | None = None,
    progress: Progress | None = None,
    encoding: str | None = None,
) -> ReadFile:
    """The rows that corrections name, as the list gives them with what its cells should have said.

    Every corrected row is a record or a refusal of the answer. Raises InputError for an unreadable file.
    """
    if mapping is None:
        return _listed(name, corrections)
    corrector = Corrector(corrections)
    try:
        read = importers.read(
            data,
            name,
            format=format,
            sheet=sheet,
            mapping=mapping,
            edit=corrector.edit,
            progress=progress,
            encoding=encoding,
        )
    except InputError as error:
        if error.key != "input.no-records":
            raise
        return replace(corrector.none(), mapping=mapping)
    return corrector.only(read)


def _listed(name: str, corrections: Sequence[Correction]) -> ReadFile:
    """Corrections in a list without columns: each is one line of identifiers."""
    lines = [" ".join(each.value.split()) for each in corrections]
    data = "\n".join(lines).encode("utf-8", "replace")
    try:
        read = importers.read(data, name, format="doi-list")
    except InputError:  # not one of them names anything
        read = ReadFile("doi-list", "utf-8", (), ())
    moved = _renumbered(read, lambda row: corrections[row - 1].row, "")
    taken = {one.row for one in moved.records} | {
        one.row for one in moved.problems if one.severity is Severity.REFUSED
    }
    lost = tuple(
        Problem(each.row, each.column, each.value[:200], "no-identifier", Severity.REFUSED)
        for each in corrections
        if each.row not in taken
    )
    return replace(moved, problems=(*moved.problems, *lost))


def save_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    """Save texts as CSV, whole or not at all, with a mark before what a spreadsheet would run.

    Raises ReportError where it can't be written.
    """
    from altmetric_desktop.domain.tables import Column, Table
    from altmetric_desktop.reports import csv_export

    columns = [Column(words, words) for words in header]
    csv_export.write(path, Table("rows", columns, (tuple(row) for row in rows)))
    return path


def _renumbered(read: ReadFile, number: Callable[[int], int], sheet: str) -> ReadFile:
    def moved(record: Record) -> Record:
        return replace(record, row=number(record.row), sheet=sheet or None)

    problems = (replace(problem, row=number(problem.row), sheet=sheet) for problem in read.problems)
    return replace(read, records=tuple(map(moved, read.records)), problems=tuple(problems))
