"""Report tables: typed columns and plain rows, whatever file they end up in.

A heading is what the reader sees and what a machine finds again, so it never changes between releases;
`key` is the same in every language. This module knows neither Excel nor CSV.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.moments import Moment


class ColumnKind(StrEnum):
    """What a column's cells hold, and so how they are written and aligned.

    A KEY is a number that names and is never added up (a year, a row's number); a SHARE is shown in whole
    percent, a PERCENT with one decimal.
    """

    TEXT = "text"
    INTEGER = "integer"
    KEY = "key"
    NUMBER = "number"
    PERCENT = "percent"
    SHARE = "share"
    DATE = "date"
    DATETIME = "datetime"
    LINK = "link"
    IDENTIFIER = "identifier"


#: One fact: text, a number, a point in time, or None = not applicable.
Cell = str | int | float | Moment | None
Row = tuple[Cell, ...]


class Column(Struct, frozen=True):
    """A column. `width` in characters of the body font; `wrap` lets long text take several lines.

    `definition` names the entry in Definitions ("" = the column's own key); `open` marks a cell that the
    reader may fill in. PERCENT and SHARE cells are shares (0.25 = 25 %).
    """

    key: str
    heading: str
    kind: ColumnKind = ColumnKind.TEXT
    width: int = 12
    definition: str = ""
    wrap: bool = False
    open: bool = False


class Table(Struct, frozen=True):
    """A named table. Each row has one cell a column; `rows` may be read only once."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Row]
