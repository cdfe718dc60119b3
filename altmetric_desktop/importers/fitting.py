"""A mapping that was kept for one table, put on another: by headings, wherever they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.records import ColumnMapping, Field, Fit, Mapping
from altmetric_desktop.importers.header import DEPTH, heading_key
from altmetric_desktop.importers.mapping import MANY


def heading_row(kept: Mapping, rows: Sequence[Sequence[str]]) -> int:
    """The row (1-based) among the first ones that has most of the kept headings; 0 where none has any."""
    known = {heading_key(column.heading) for column in kept.columns} - {""}
    shared = [len(known & set(map(heading_key, row))) for row in rows[:DEPTH]]
    most = max(shared, default=0)
    return shared.index(most) + 1 if most else 0


def fitted(kept: Mapping, own: Mapping) -> tuple[Mapping, Fit] | None:
    """The table's own mapping with what the kept one says of its headings, and what doesn't fit.

    Columns that the kept one doesn't know are read as guessed, unless it has another column for that. A kept
    mapping without headings counts columns. None where no heading is common to both.
    """
    if not any(column.heading for column in kept.columns):
        return replace(kept, sheet=own.sheet, delimiter=kept.delimiter or own.delimiter), Fit()
    known: defaultdict[str, list[ColumnMapping]] = defaultdict(list)
    for column in kept.columns:
        if column.heading:
            known[heading_key(column.heading)].append(column)
    taken = {column.field for column in kept.columns} - MANY - {Field.IGNORE}
    columns, unknown, found = [], [], 0
    for column in own.columns:
        same = known[heading_key(column.heading)] if column.heading else []
        if same:
            found += 1
            first = same.pop(0)
            columns.append(replace(first, index=column.index, heading=column.heading))
            continue
        columns.append(replace(column, field=Field.IGNORE) if column.field in taken else column)
        if column.heading:
            unknown.append(column.heading)
    if not found:
        return None
    missing = [
        column.heading for rest in known.values() for column in rest if column.field is not Field.IGNORE
    ]
    return replace(own, columns=tuple(columns)), Fit(tuple(missing), tuple(unknown))
