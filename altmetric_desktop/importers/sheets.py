"""Which sheets of a workbook are read: the one asked for, or the best and all with the same heading."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.mapping import MANY, SAMPLE, suggest, usable
from altmetric_desktop.importers.spreadsheet import Workbook

#: Headings that two sheets must have in common, of all that either has.
ALIKE = 0.6


def choose(workbook: Workbook, wanted: str | None, mapping: Mapping | None) -> tuple[str, dict[str, Mapping]]:
    """(the sheet that was chosen, each sheet that is read with its mapping, in the workbook's order).

    `wanted`, or the sheet of `mapping`, is read alone. Raises InputError where there is no list.
    """
    named = wanted or (mapping.sheet if mapping else None)
    chosen = workbook.choose(named)
    rows = workbook.rows(chosen)
    own = mapping or suggest(rows[: SAMPLE + 25], chosen)
    if named is not None or not own.header_row:
        return chosen, {chosen: own}
    mappings = {}
    for sheet in workbook.visible or workbook.sheets:
        if sheet == chosen:
            mappings[sheet] = replace(own, sheet=chosen)
            continue
        found = _alike(workbook.rows(sheet), sheet, own, mapping is not None)
        if found is not None:
            mappings[sheet] = found
    return chosen, mappings


def _alike(rows: Sequence[Sequence[str]], sheet: str, own: Mapping, edited: bool) -> Mapping | None:
    """How a sheet is read that goes on with the list of another; None where it is another list, or none."""
    found = suggest(rows[: SAMPLE + 25], sheet)
    if not found.header_row or not usable(found):
        return None
    mine, theirs = _keys(own), _keys(found)
    if len(mine & theirs) < ALIKE * len(mine | theirs) or not _named(own) & _named(found):
        return None
    return _as_edited(found, own) if edited else found


def _keys(mapping: Mapping) -> set[str]:
    return {heading_key(column.heading) for column in mapping.columns} - {""}


def _named(mapping: Mapping) -> set[str]:
    """The headings under which a work's title and identifiers stand."""
    naming = (MANY - {Field.UNIT, Field.ISSN}) | {Field.TITLE}
    return {heading_key(column.heading) for column in mapping.columns if column.field in naming}


def _as_edited(found: Mapping, own: Mapping) -> Mapping:
    """What the columns of the other sheet mean, where this one has the same headings."""
    known: dict[str, ColumnMapping] = {}
    for column in own.columns:
        known.setdefault(heading_key(column.heading), column)
    columns = []
    for column in found.columns:
        same = known.get(heading_key(column.heading)) if column.heading else None
        columns.append(
            column if same is None else replace(column, field=same.field, separator=same.separator)
        )
    return replace(found, columns=tuple(columns))
