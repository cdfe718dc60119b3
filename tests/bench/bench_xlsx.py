"""Reading of a list in a workbook: the sheet as rows of texts, and all of it to records.

Yardstick: calamine alone, which gives the same sheet's cells as Python values: for the rows, and for all the
way to records. What a workbook costs beyond calamine and our own reading of the same rows from CSV (limits of
the archive, links, merged cells) is measured too.
"""

from __future__ import annotations

import csv
import gc
import io
import time
from collections.abc import Callable

from openpyxl import Workbook
from python_calamine import CalamineWorkbook

from altmetric_desktop.importers import read
from altmetric_desktop.importers.spreadsheet import Workbook as Opened
from tests.bench.lists import publications
from tests.bench.table import Line, in_turns

BUDGET = 1.3
#: Ten times the rows may take so many times as long, measured in the same run.
LINEAR = 12.0


def run() -> list[Line]:
    """5,000 and 50,000 rows, and how the time grows from one to the other."""
    small, large = _lines(5_000, rounds=7), _lines(50_000, rounds=3)
    growth = Line(
        "XLSX, growth", "5 k → 50 k", large[1].ours, small[1].ours, LINEAR, yardstick_name="5,000 rows"
    )
    return [*small, *large, growth]


def _lines(rows: int, rounds: int) -> list[Line]:
    listed = publications(rows)
    data = _workbook(listed)
    assert len(read(data, "list.xlsx").records) == len(read(listed, "list.csv").records) == rows

    def calamine() -> object:
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    def opened() -> object:
        workbook = Opened(data, "list.xlsx", "xlsx")
        return workbook.rows(workbook.sheets[0])

    def both() -> None:
        calamine()
        read(listed, "list.csv")

    size = f"{rows:,} rows"
    as_rows = _measured(opened, calamine, rounds)
    to_records = _measured(lambda: read(data, "list.xlsx"), calamine, rounds)
    beyond = _measured(lambda: read(data, "list.xlsx"), both, rounds)
    return [
        Line("XLSX to rows", size, *as_rows, BUDGET, yardstick_name="calamine"),
        Line("XLSX to records", size, *to_records, BUDGET, yardstick_name="calamine"),
        Line("XLSX to records", size, *beyond, BUDGET, yardstick_name="calamine + reading the CSV"),
    ]


def _measured(
    ours: Callable[[], object], yardstick: Callable[[], object], rounds: int
) -> tuple[float, float]:
    """In turns, by processor time; without cycle collection on either side, as the program reads."""
    gc.disable()
    try:
        return in_turns(ours, yardstick, rounds, time.process_time)
    finally:
        gc.enable()


def _workbook(listed: bytes) -> bytes:
    """The list in one sheet, its texts in the cells."""
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in csv.reader(io.StringIO(listed.decode())):
        sheet.append(row)
    book.save(out)
    return out.getvalue()
