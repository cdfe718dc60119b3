"""Which sheets of a workbook are read: the one asked for, the best and all with the same heading, or all."""

from __future__ import annotations

from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.records import ALL_SHEETS, ColumnMapping, Field, Mapping
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.mapping import MANY, SAMPLE, suggest, usable

#: Headings that two sheets must have in common, of all that either has.
ALIKE = 0.6
_NAMING = (MANY - {Field.UNIT, Field.ISSN}) | {Field.TITLE}


class Book(Protocol):
    """Several tables under names: a workbook, or a page. `mac`: day numbers count from 1904."""

    sheets: tuple[str, ...]
    visible: list[str]
    mac: bool

    def rows(self, sheet: str) -> list[list[str]]:
        """All rows of a sheet, empty ones too."""

    def choose(self, wanted: str | None) -> str:
        """The sheet asked for, else the one that reads best as a list. Raises InputError."""


class Chosen(Struct, frozen=True):
    """`sheet`: the one that was asked for or reads best; `mappings`: each sheet that is read, in the book's
    order; `others`: how sheets with a list of another kind, which are not, would be read."""

    sheet: str
    mappings: dict[str, Mapping]
    others: dict[str, Mapping]


def choose(book: Book, wanted: str | None, mapping: Mapping | None) -> Chosen:
    """`wanted`, or the sheet of `mapping`, is read alone; ALL_SHEETS are all that hold a list.

    What is not read is told unless a person asked for `wanted`. Raises InputError where there is no list.
    """
    every = wanted == ALL_SHEETS
    named = None if every else wanted or (mapping.sheet if mapping else None)
    chosen = book.choose(named)
    rows = book.rows(chosen)
    own = mapping or suggest(rows[: SAMPLE + 25], chosen)
    if wanted and not every:
        return Chosen(chosen, {chosen: own}, {})
    mappings: dict[str, Mapping] = {}
    others: dict[str, Mapping] = {}
    for sheet in book.visible or book.sheets:
        if sheet == chosen:
            mappings[sheet] = replace(own, sheet=chosen)
            continue
        found = suggest(book.rows(sheet)[: SAMPLE + 25], sheet)
        if not usable(found):
            continue
        alike = named is None and _alike(found, own)
        if alike or (every and _lists(found)):
            mappings[sheet] = _as_edited(found, own) if mapping is not None else found
        elif _lists(found):
            others[sheet] = found
    return Chosen(chosen, mappings, others)


def _alike(found: Mapping, own: Mapping) -> bool:
    """Whether a sheet goes on with the list of another."""
    if not found.header_row or not own.header_row:
        return False
    mine, theirs = _keys(own), _keys(found)
    return len(mine & theirs) >= ALIKE * len(mine | theirs) and bool(_named(own) & _named(found))


def _lists(found: Mapping) -> bool:
    """Whether a usable table is a list of works and no legend: it has identifiers, or two fields."""
    fields = {column.field for column in found.columns} - {Field.IGNORE}
    return len(fields) > 1 or bool(fields & (_NAMING - {Field.TITLE}))


def _keys(mapping: Mapping) -> set[str]:
    return {heading_key(column.heading) for column in mapping.columns} - {""}


def _named(mapping: Mapping) -> set[str]:
    """The headings under which a work's title and identifiers stand."""
    return {heading_key(column.heading) for column in mapping.columns if column.field in _NAMING}


def _as_edited(found: Mapping, own: Mapping) -> Mapping:
    """What the columns of the other sheet mean, where this one has the same headings."""
    known: dict[str, ColumnMapping] = {}
    for column in own.columns:
        known.setdefault(heading_key(column.heading), column)
    columns = []
    for column in found.columns:
        same = known.get(heading_key(column.heading)) if column.heading else None
        columns.append(column if same is None else replace(same, index=column.index, heading=column.heading))
    return replace(found, columns=tuple(columns))
