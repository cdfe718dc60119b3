"""What a person asks for: a report, a sync, a chart, as values that cross to a child process."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.records import Correction, Mapping, UnitsFrom


class ImportWish(Struct, frozen=True):
    """A file to be read into a library. `format` None = the content decides; paths as text.

    `guess`: a mapping that was saved for the same headings is left alone. `corrections`: only the rows that
    they name are read, as corrected. `kept`: the name of a kept mapping to read it by ("" = none). `encoding`
    of a text ("" = its bytes decide).
    """

    library: str
    path: str
    format: str | None = None
    sheet: str | None = None
    mapping: Mapping | None = None
    guess: bool = False
    corrections: tuple[Correction, ...] = ()
    kept: str = ""
    units_from: UnitsFrom = UnitsFrom.COLUMNS
    encoding: str = ""


class SyncWishes(Struct, frozen=True):
    """Which sources (empty = all that are on), at most how many outputs each, only of these outputs.

    `due_only`: what was answered a short while ago is left alone; else everything is asked anew.
    """

    sources: tuple[str, ...] = ()
    limit: int | None = None
    due_only: bool = True
    outputs: tuple[int, ...] = ()


class ChartKind(StrEnum):
    """The charts that a page may ask for."""

    MENTIONS_BY_MONTH = "mentions-by-month"


class ChartWish(Struct, frozen=True):
    """A chart of one output (None = of the library) at a size in logical pixels."""

    kind: ChartKind
    output: int | None
    width: int
    height: int
    ratio: float = 1.0
    theme: str = "light"
    palette: str = "classic"


class ReportWishes(Struct, frozen=True):
    """What goes into an evaluation workbook. Days as in `domain.moments`, both ends included.

    `show_accounts`: names of social accounts too; off by default, for they are personal data.
    """

    title: str = ""
    unit: int | None = None
    published_from: int | None = None
    published_to: int | None = None
    mentioned_from: int | None = None
    mentioned_to: int | None = None
    scheme: str = "altmetric-published-2021"
    prepared_by: str = ""
    purpose: str = ""
    audience: str = ""
    status: str = "Draft"
    profile: str = "full"
    show_accounts: bool = False
