"""The cells of a list as its file has them: columns guessed anew below another heading, rows corrected.

Reads through `importers` only; what a library holds is not known here. What was left out goes to a file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop import importers
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import (
    Correction,
    Field,
    Mapping,
    Problem,
    ReadFile,
    Record,
    Severity,
)
from altmetric_desktop.importers.decode import decode
from altmetric_desktop.importers.detect import container_format
from altmetric_desktop.importers.mapping import SAMPLE, suggest
from altmetric_desktop.importers.sheets import choose
from altmetric_desktop.importers.spreadsheet import Workbook
from altmetric_desktop.importers.table import Table

Rows = Sequence[Sequence[str]]
#: A mapping without columns asks for a guess; with this heading row the heading is guessed too.
ANY_ROW = -1


class _Sheet(Struct, frozen=True):
    """One table of a file: all its rows, and how they are read."""

    name: str
    rows: Rows
    mapping: Mapping


def guessed(data: bytes, name: str, sheet: str | None, wanted: Mapping) -> Mapping:
    """A mapping whose columns are guessed under a heading row, or with a separator, that a person chose.

    `wanted` has no columns; its `header_row` is the row (1-based, 0 = none, ANY_ROW = guess it too).
    Raises InputError where the file can't be read.
    """
    container = container_format(data, name)
    if container is None:
        table = Table(decode(data, name).text, wanted.delimiter)
        return _below(
            table.head(max(wanted.header_row, 0) + SAMPLE), None, table.delimiter, wanted.header_row
        )
    workbook = Workbook(data, name, container)
    chosen = workbook.choose(sheet or wanted.sheet)
    return _below(workbook.rows(chosen), sheet or wanted.sheet, None, wanted.header_row)


def _below(rows: Rows, sheet: str | None, delimiter: str | None, header: int) -> Mapping:
    """The columns below row `header`: by its words and by the cells under it."""
    if header == ANY_ROW:
        return suggest(rows[: SAMPLE + 25], sheet, delimiter)
    heading = list(rows[header - 1]) if 0 < header <= len(rows) else []
    body = rows[header : header + SAMPLE]
    found = suggest([heading, *body] if heading else body, sheet, delimiter)
    if found.header_row == 1 and heading:
        return replace(found, header_row=header)
    named = [*heading, *[""] * len(found.columns)]
    columns = tuple(replace(one, heading=named[one.index].strip()) for one in found.columns)
    return Mapping(header, columns, sheet, delimiter)


def corrected(
    data: bytes, name: str, sheet: str | None, mapping: Mapping | None, corrections: Sequence[Correction]
) -> ReadFile:
    """The rows that corrections name, read anew as corrected; rows keep the numbers they have in the file.

    Every corrected row is a record or a refusal of the answer. Raises InputError for an unreadable file.
    """
    if mapping is None:
        return _listed(name, corrections)
    read: list[ReadFile] = []
    lost: list[Problem] = []
    for one in _sheets(data, name, sheet, mapping):
        rows, wrong = _patched(one, [each for each in corrections if each.sheet in (one.name, "")])
        lost += wrong
        if rows:
            read.append(_reread(name, one, rows))
    known = {(problem.row, problem.sheet) for problem in lost}
    taken = {(record.row, record.sheet or "") for part in read for record in part.records} | {
        (problem.row, problem.sheet) for part in read for problem in part.problems
    }
    for each in corrections:
        if (each.row, each.sheet) not in known | taken:
            lost.append(_refused(each))
            known.add((each.row, each.sheet))
    return ReadFile(
        read[0].format if read else "csv",
        "utf-8",
        tuple(record for part in read for record in part.records),
        (*(problem for part in read for problem in part.problems), *lost),
        mapping,
    )


def _sheets(data: bytes, name: str, sheet: str | None, mapping: Mapping) -> list[_Sheet]:
    container = container_format(data, name)
    if container is None:
        table = Table(decode(data, name).text, mapping.delimiter)
        return [_Sheet("", [row for chunk in table.chunks() for row in chunk], mapping)]
    workbook = Workbook(data, name, container)
    _, mappings = choose(workbook, sheet, mapping)
    return [_Sheet(one, workbook.rows(one), own) for one, own in mappings.items()]


def _patched(one: _Sheet, corrections: Iterable[Correction]) -> tuple[dict[int, list[str]], list[Problem]]:
    """Corrected rows by their number, and the corrections that name no cell of the table."""
    rows: dict[int, list[str]] = {}
    lost: dict[int, Problem] = {}
    width = len(one.rows[one.mapping.header_row - 1]) if one.mapping.header_row else None
    for each in corrections:
        inside = one.mapping.header_row < each.row <= len(one.rows)
        at = _column(one, each) if inside else None
        if at is None or (width is not None and at >= width):
            lost[each.row] = _refused(each)
            continue
        cells = rows.setdefault(each.row, list(one.rows[each.row - 1]))
        cells += [""] * (at + 1 - len(cells))
        cells[at] = each.value
    for row, cells in rows.items():
        if not any(cell.strip() for cell in cells):
            lost[row] = Problem(row, "", "", "no-identifier", Severity.REFUSED, sheet=one.name)
    for row in lost:
        rows.pop(row, None)
    return dict(sorted(rows.items())), list(lost.values())


def _column(one: _Sheet, each: Correction) -> int | None:
    """The column of a heading; of several the one that holds the value that was wrong, or the first."""
    cells = one.rows[each.row - 1]
    named = [column for column in one.mapping.columns if column.heading == each.column]
    read = [column for column in named if column.field is not Field.IGNORE] or named
    for column in read:
        if each.was and column.index < len(cells) and cells[column.index].strip().startswith(each.was[:100]):
            return column.index
    return read[0].index if read else None


def _reread(name: str, one: _Sheet, rows: dict[int, list[str]]) -> ReadFile:
    """The heading and the corrected rows as a table of their own, so that the same reader judges them."""
    above = one.mapping.header_row
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([*one.rows[:above], *rows.values()])
    mapping = replace(one.mapping, sheet=None, delimiter=",")
    read = importers.read(text.getvalue().encode("utf-8", "replace"), name, format="csv", mapping=mapping)
    numbers = list(rows)
    return _renumbered(read, lambda row: numbers[row - above - 1], one.name)


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


def _refused(each: Correction) -> Problem:
    return Problem(
        each.row, each.column, each.value[:200], "correction-nowhere", Severity.REFUSED, sheet=each.sheet
    )
