"""XLSX, XLS and ODS → rows of text cells. Which sheet holds the list is decided by scores and shown."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.importers import behind
from altmetric_desktop.importers.hyperlinks import counts_from_1904, targets
from altmetric_desktop.importers.mapping import list_score
from altmetric_desktop.importers.ods_links import ods_targets
from altmetric_desktop.importers.xls_links import xls_targets

#: Rows of one sheet that are read; the declared dimension is not believed.
MOST_ROWS = 1_048_576
#: Cells that are filled from merged ones; a hostile workbook merges a column a million times.
MOST_MERGED = 2_000_000

_Range = tuple[tuple[int, int], tuple[int, int]]
#: Who reads where links lead, by kind of workbook.
_TARGETS = {"xlsx": targets, "ods": ods_targets, "xls": xls_targets}
_Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


@contextmanager
def _sound(name: str) -> Iterator[None]:
    """Whatever the reader meets in a damaged file is said as one. Its panics are no Exception, and have no
    importable class: they are known by name."""
    try:
        yield
    except (CalamineError, OSError, ValueError, MemoryError, OverflowError) as error:
        raise InputError(_reason(error), path=name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise InputError("input.workbook-unreadable", path=name) from None


class Workbook:
    """An opened workbook. `sheets`: names of its worksheets, hidden ones last."""

    def __init__(self, data: bytes, name: str, kind: str) -> None:
        self._name = name
        self._data = data if kind in _TARGETS else b""
        self._targets = _TARGETS.get(kind, targets)
        with _sound(name):
            self._book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            found = [sheet for sheet in self._book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
        visible = [sheet.name for sheet in found if sheet.visible is SheetVisibleEnum.Visible]
        self.sheets: tuple[str, ...] = (
            *visible,
            *(sheet.name for sheet in found if sheet.name not in visible),
        )
        self.visible = visible
        #: Whether day numbers count from 1904.
        self.mac = kind == "xlsx" and counts_from_1904(self._data)
        self._rows: dict[str, list[list[str]]] = {}

    def rows(self, sheet: str) -> list[list[str]]:
        """All rows of a sheet as text, row 1 of the sheet first, empty ones too."""
        if sheet not in self._rows:
            with _sound(self._name):
                opened = self._book.get_sheet_by_name(sheet)
                raw = opened.to_python(skip_empty_area=False)
                merged = opened.merged_cell_ranges or ()
            rows = list(map(_texts, raw[:MOST_ROWS]))
            _fill_down(rows, merged)
            behind.place(rows, self._targets(self._data, sheet) if self._data else {})
            self._rows[sheet] = rows
        return self._rows[sheet]

    def choose(self, wanted: str | None) -> str:
        """The sheet asked for, else the one that reads best as a list. Raises InputError."""
        if wanted is not None:
            if wanted not in self.sheets:
                raise InputError(
                    "input.no-sheet", path=self._name, sheet=wanted, sheets=", ".join(self.sheets)
                )
            return wanted
        best, best_score = "", (0, 0.0)
        for sheet in self.visible or self.sheets:
            found = list_score(self.rows(sheet))
            if found > best_score:
                best, best_score = sheet, found
        if best:
            return best
        if not any(any(map(any, self.rows(sheet))) for sheet in self.sheets):
            raise InputError("input.empty", path=self._name)
        raise InputError("input.not-a-list", path=self._name)


def _texts(row: list[_Cell]) -> list[str]:
    """The cells of a row as texts. Most are as they stand: a call for each is a tenth of all reading."""
    if _ONLY_TEXTS.issuperset(map(type, row)) and _ERRORS.isdisjoint(row):
        return cast("list[str]", row)
    return [cell if cell.__class__ is str and cell[:1] != "#" else _text(cell) for cell in row]


def _text(cell: _Cell) -> str:
    """A cell as a person reads it: whole numbers without `.0`, dates in ISO form, error cells empty."""
    if isinstance(cell, str):
        return "" if cell.startswith("#") and cell in _ERRORS else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time() else cell.isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return str(cell)


_ONLY_TEXTS = frozenset({str})
_ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"})


def _fill_down(rows: Sequence[list[str]], merged: Iterable[_Range]) -> None:
    """A cell that is merged over several rows stands for each of them (`Department` beside ten works)."""
    left = MOST_MERGED
    for (top, column), (bottom, _) in merged:
        if top == bottom or top >= len(rows) or column >= len(rows[top]) or not rows[top][column]:
            continue
        left -= min(bottom, len(rows)) - top
        if left < 0:
            return
        for row in rows[top + 1 : bottom + 1]:
            if column < len(row) and not row[column]:
                row[column] = rows[top][column]


def _reason(error: Exception) -> str:
    words = str(error).lower()
    return "input.encrypted" if "password" in words or "encrypt" in words else "input.workbook-unreadable"
