"""Cells as a person corrected them, put into the rows of a list while it is read.

The whole list is read, so that what a column decides (day or month first, how many columns there are, what a
row goes on with) is decided as for every other row; of the answer only the corrected rows are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.records import (
    Correction,
    Field,
    Mapping,
    Problem,
    ReadFile,
    Severity,
)
from altmetric_desktop.importers.found import tally

Rows = list[list[str]]
_Place = tuple[str, int]


class Corrector:
    """`edit` is called for every piece of every table, as often as it is read; `only` once, at the end."""

    def __init__(self, corrections: Sequence[Correction]) -> None:
        self._corrections = corrections
        self._wanted: dict[str, dict[int, list[Correction]]] = {}
        for each in corrections:
            self._wanted.setdefault(each.sheet, {}).setdefault(each.row, []).append(each)
        self._widths: dict[str, int] = {}
        self._lost: dict[_Place, Problem] = {}

    def edit(self, sheet: str, mapping: Mapping, rows: Rows, first: int) -> Rows:
        """A piece with its corrections; `first`: the number of its first row."""
        wanted = self._wanted.get(sheet)
        if wanted is None:
            return rows
        above, end = mapping.header_row, first + len(rows)
        if first <= above < end:
            self._widths[sheet] = len(rows[above - first])
        edited = rows
        for number, corrections in wanted.items():
            if max(first, above + 1) <= number < end:
                edited = edited if edited is not rows else list(rows)
                cells = self._corrected(sheet, mapping, rows[number - first], corrections)
                edited[number - first] = cells
        return edited

    def _corrected(
        self, sheet: str, mapping: Mapping, row: Sequence[str], corrections: Sequence[Correction]
    ) -> list[str]:
        cells = list(row)
        width = self._widths.get(sheet)
        for each in corrections:
            at = _column(mapping, row, each)
            if at is None or (width is not None and at >= width):
                self._lost[sheet, each.row] = nowhere(each)
                return cells
            cells += [""] * (at + 1 - len(cells))
            cells[at] = each.value
        if not any(cell.strip() for cell in cells):
            row_number = corrections[0].row
            self._lost[sheet, row_number] = Problem(
                row_number, "", "", "no-identifier", Severity.REFUSED, sheet=sheet
            )
        return cells

    def only(self, read: ReadFile) -> ReadFile:
        """What was read of the corrected rows: each is a record, a refusal, or noted as no record."""
        wanted = {(each.sheet, each.row) for each in self._corrections} - set(self._lost)
        records = tuple(one for one in read.records if (one.sheet or "", one.row) in wanted)
        problems = [one for one in read.problems if (one.sheet, one.row) in wanted]
        taken = {(one.sheet or "", one.row) for one in records} | {(one.sheet, one.row) for one in problems}
        lost = dict(self._lost)
        for each in self._corrections:
            if (each.sheet, each.row) not in taken:
                lost.setdefault((each.sheet, each.row), nowhere(each))
        return replace(read, records=records, problems=(*problems, *lost.values()), found=tally(records))

    def none(self) -> ReadFile:
        """The same for a list of which nothing is left."""
        return self.only(ReadFile("csv", "utf-8", (), ()))


def _column(mapping: Mapping, cells: Sequence[str], each: Correction) -> int | None:
    """The column of a heading; of several the one that holds the value that was wrong, or the first."""
    named = [column for column in mapping.columns if column.heading == each.column]
    read = [column for column in named if column.field is not Field.IGNORE] or named
    for column in read:
        if each.was and column.index < len(cells) and cells[column.index].strip().startswith(each.was[:100]):
            return column.index
    return read[0].index if read else None


def nowhere(each: Correction) -> Problem:
    """The refusal of a correction whose cell is not there."""
    return Problem(
        each.row, each.column, each.value[:200], "correction-nowhere", Severity.REFUSED, sheet=each.sheet
    )
