"""CSV files (RFC 4180): safe to open in a spreadsheet, or raw for machines.

Safe means a UTF-8 byte-order mark, so that Excel reads the letters right, and a visible `'` before every text
that a spreadsheet would run. Raw means neither.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from altmetric_desktop.domain.events import Progress
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.tables import Cell, Table
from altmetric_desktop.reports.replacing import replacing
from altmetric_desktop.reports.safe_text import csv_cell

Told = Callable[[Progress], None]
_EVERY = 500


def write(path: Path, table: Table, raw: bool = False, progress: Told | None = None) -> int:
    """Write the table to `path`, complete or not at all. Gives the number of rows.

    Raises:
        ReportError: the file can't be written; an old one is unchanged.
    """
    with replacing(path) as part, part.open("wb") as out:
        return to_stream(out, table, raw, progress)


def to_stream(out: BinaryIO, table: Table, raw: bool = False, progress: Told | None = None) -> int:
    """Write the table to an open binary stream, which stays open. Gives the number of rows."""
    text = io.TextIOWrapper(out, encoding="utf-8" if raw else "utf-8-sig", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow([column.heading for column in table.columns])
        done = 0
        for row in table.rows:
            writer.writerow([_shown(cell, raw) for cell in row])
            done += 1
            if progress is not None and done % _EVERY == 0:
                progress(Progress(f"export.{table.name}", done, 0))
        text.flush()
    finally:
        text.detach()
    return done


def _shown(cell: Cell, raw: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return csv_cell(cell, raw)
    if isinstance(cell, Moment):
        return cell.iso()
    return repr(cell) if math.isfinite(cell) else ""
