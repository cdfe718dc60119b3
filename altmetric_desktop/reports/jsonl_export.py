"""JSON Lines: one object a row, in UTF-8, keys as the columns' headings. For machines: no text is marked."""

from __future__ import annotations

import json
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


def write(path: Path, table: Table, progress: Told | None = None) -> int:
    """Write the table to `path`, complete or not at all. Gives the number of rows.

    Raises:
        ReportError: the file can't be written; an old one is unchanged.
    """
    with replacing(path) as part, part.open("wb") as out:
        return to_stream(out, table, progress)


def to_stream(out: BinaryIO, table: Table, progress: Told | None = None) -> int:
    """Write the table to an open binary stream. Gives the number of rows."""
    keys = [column.heading for column in table.columns]
    done = 0
    for row in table.rows:
        record = dict(zip(keys, map(_value, row), strict=True))
        out.write(json.dumps(record, ensure_ascii=False, allow_nan=False).encode() + b"\n")
        done += 1
        if progress is not None and done % _EVERY == 0:
            progress(Progress(f"export.{table.name}", done, 0))
    out.flush()
    return done


def _value(cell: Cell) -> str | int | float | None:
    """null stands for an empty cell; a lone surrogate has no UTF-8 and is taken out."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, str):
        return csv_cell(cell, raw=True)
    if isinstance(cell, Moment):
        return cell.iso()
    return cell if math.isfinite(cell) else None
