"""The evaluation workbook beside openpyxl's write-only mode writing the same cells, styles and links."""

from __future__ import annotations

import time
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from altmetric_desktop.reports import workbook
from altmetric_desktop.words import Words
from tests.bench.table import Line, in_turns
from tests.reports.samples import sample

OUTPUTS, MENTIONS = 2_000, 20_000
BUDGET = 1.2
ROUNDS = 3
#: What a style is made of in openpyxl; a book's lists are shared, so that a cell's style means the same.
_STYLE = "_style"
_STYLES = (
    *("_cell_styles", "_fonts", "_fills", "_borders", "_alignments", "_protections"),
    *("_number_formats", "_named_styles"),
)


def run() -> list[Line]:
    """One report of 20,000 mentions."""
    made = sample(OUTPUTS, MENTIONS)
    words = Words("en")
    with TemporaryDirectory() as folder:
        ours = Path(folder) / "ours.xlsx"
        workbook.write(ours, made.data(), words)
        book = load_workbook(ours)
        cells = sum(sheet.max_row * sheet.max_column for sheet in book)
        times = in_turns(
            lambda: workbook.write(ours, made.data(), words),
            partial(write_only, book, Path(folder) / "theirs.xlsx"),
            ROUNDS,
            time.process_time,
        )
    size = f"{MENTIONS:,} mentions, {cells:,} cells"
    return [
        Line("workbook", size, *times, BUDGET, yardstick_name="openpyxl write-only, same cells and styles")
    ]


def write_only(book: Workbook, path: Path) -> None:
    """The same cells again, by openpyxl. The styles exist already: mixing them is no part of the figure."""
    copy = Workbook(write_only=True)
    for name in _STYLES:
        setattr(copy, name, getattr(book, name))
    for sheet in book:
        target = copy.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            line = []
            for cell in row:
                twin = WriteOnlyCell(target, cast("str | float | datetime | None", cell.value))
                setattr(twin, _STYLE, getattr(cell, _STYLE))
                if cell.data_type == "s":
                    twin.data_type = "s"
                if cell.hyperlink is not None and cell.hyperlink.target:
                    twin.hyperlink = cell.hyperlink.target
                line.append(twin)
            target.append(line)
    copy.save(path)
