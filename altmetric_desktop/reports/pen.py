"""Rows of one sheet as SpreadsheetML, streamed: about ten times as fast as openpyxl's write-only mode.

Every string is an inline string (`t="inlineStr"`), so that none can be taken for a formula; `<f>` stands only
where a `Said` asks for it, with its result beside it. Knows styles by name and no sheet by name.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from datetime import datetime

from openpyxl.utils import get_column_letter

from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.tables import Cell, Column, ColumnKind
from altmetric_desktop.reports.layout import Extent, Grid, Line, RichCell, Said, height_of, lines_needed
from altmetric_desktop.reports.links import Links
from altmetric_desktop.reports.paint import Paint
from altmetric_desktop.reports.safe_text import RISKY, SHOWN, is_risky, xml

#: Excel's own limit; one row more and the file is refused.
MOST_ROWS = 1_048_576
_BATCH = 500
#: Characters that Excel's filter button and the bold letters take from a heading.
_FILTER_BUTTON = 3
_EXCEL_EPOCH = 25_569
#: Excel believes that 1900 was a leap year: serials below 61 mean other days than ours.
_FIRST_SERIAL, _LAST_SERIAL = 61, 2_958_465
_PRECISION_STYLE = {Precision.YEAR: "year", Precision.MONTH: "month"}

STYLE_OF: dict[ColumnKind, str] = {
    ColumnKind.TEXT: "text",
    ColumnKind.INTEGER: "integer",
    ColumnKind.KEY: "key",
    ColumnKind.NUMBER: "number",
    ColumnKind.PERCENT: "percent",
    ColumnKind.SHARE: "share",
    ColumnKind.DATE: "date",
    ColumnKind.DATETIME: "datetime",
    ColumnKind.LINK: "link",
    ColumnKind.IDENTIFIER: "identifier",
}
_LEFT = frozenset(
    {ColumnKind.TEXT, ColumnKind.LINK, ColumnKind.IDENTIFIER, ColumnKind.DATE, ColumnKind.DATETIME}
)

Encode = Callable[[RichCell, int], str]


class Pen:
    """Writes rows to `out` (bytes of UTF-8), from the first row of the sheet on."""

    def __init__(self, sheet: str, out: Callable[[bytes], object], paint: Paint, links: Links) -> None:
        self.row = 0
        self._sheet = sheet
        self._out = out
        self._paint = paint
        self._links = links

    def line(self, line: Line) -> None:
        """One row outside any table."""
        self.row += 1
        cells = "".join(
            self._cell(cell, get_column_letter(place), line.style)
            for place, cell in enumerate(line.cells, 1)
            if cell is not None
        )
        self._out(f'<row r="{self.row}"{_height(line.height)}>{cells}</row>'.encode())

    def table(self, table: Grid, headings: Sequence[Said], each: Callable[[int], None]) -> Extent:
        """A table with its headings; `each` hears the number of rows written so far.

        Raises:
            ReportError: more rows than a sheet can hold.
        """
        wanted = (_words_lines(column.heading, column.width - _FILTER_BUTTON) for column in table.columns)
        self.line(Line(headings, "header", height_of(max(wanted))))
        top = self.row
        letters = [get_column_letter(place) for place in range(1, len(table.columns) + 1)]
        encoders = [
            self._encoder(column, letter) for column, letter in zip(table.columns, letters, strict=True)
        ]
        wrapped = [(place, float(column.width)) for place, column in enumerate(table.columns) if column.wrap]
        batch: list[str] = []
        number = top
        for row in table.rows:
            number += 1
            if number > MOST_ROWS:
                raise ReportError("report.too-many-rows", sheet=self._sheet, limit=MOST_ROWS)
            cells = [encode(cell, number) for encode, cell in zip(encoders, row, strict=True)]
            batch.append(f'<row r="{number}"{_row_height(row, wrapped)}>{"".join(cells)}</row>')
            if len(batch) == _BATCH:
                self._out("".join(batch).encode())
                batch.clear()
                each(number - top)
        rows = number - top
        if rows == 0:  # a table needs one row below its headings, or Excel repairs the file
            number += 1
            blank = "".join(encode(None, number) for encode in encoders)
            batch.append(f'<row r="{number}">{blank}</row>')
        self._out("".join(batch).encode())
        self.row = number
        each(rows)
        columns = {column.key: letter for column, letter in zip(table.columns, letters, strict=True)}
        return Extent(self._sheet, table.name, top, number, rows, columns)

    def _encoder(self, column: Column, letter: str) -> Encode:
        """How one column's cells are written: text by the short way, everything else by `_cell`."""
        name = "open" if column.open else STYLE_OF[column.kind]
        if column.wrap:
            name = {"text": "wrap", "identifier": "identifier-wrap"}.get(name, name)
        if column.kind is ColumnKind.LINK:
            return self._link_encoder(letter, name)
        plain, risky = self._paint.style(name), self._paint.style(name, quoted=True)
        paint, cell_of = self._paint, self._cell

        def encode(value: RichCell, number: int) -> str:
            if type(value) is int:
                return f'<c r="{letter}{number}" s="{plain}"><v>{value}</v></c>'
            if value is None or value == "":
                return f'<c r="{letter}{number}" s="{plain}"/>'
            if isinstance(value, str):
                return _string(f"{letter}{number}", risky if value[0] in RISKY else plain, value)
            if isinstance(value, Moment):
                return _moment(f"{letter}{number}", value, paint, name)
            if isinstance(value, Said):
                return cell_of(value, letter, name, number)
            return _number(f"{letter}{number}", plain, value)

        return encode

    def _link_encoder(self, letter: str, name: str) -> Encode:
        """Addresses from outside: a link where it may be followed, else text."""
        linked, plain = self._paint.style(name), self._paint.style("text")
        risky = self._paint.style("text", quoted=True)
        links, cell_of = self._links, self._cell

        def encode(value: RichCell, number: int) -> str:
            if isinstance(value, str) and value:
                reference = f"{letter}{number}"
                if links.add(reference, value):
                    return _string(reference, linked, value)
                return _string(reference, risky if value[0] in RISKY else plain, value)
            return cell_of(value, letter, name, number)

        return encode

    def _cell(self, cell: RichCell, letter: str, style: str, number: int = 0) -> str:
        """Any cell, the long way. A link that may not be followed is written as plain text."""
        reference = f"{letter}{number or self.row}"
        said = cell if isinstance(cell, Said) else Said(cell)
        name = said.style or style
        if said.inside:
            self._links.add_inside(reference, said.inside)
        elif name == "link" and not self._links.add(reference, said.link):
            name = "text"
        value = said.value
        if said.formula:
            return _formula(reference, self._paint.style(name), said.formula, value)
        if value is None or value == "":
            return f'<c r="{reference}" s="{self._paint.style(name)}"/>'
        if isinstance(value, str):
            return _string(reference, self._paint.style(name, quoted=is_risky(value)), value)
        if isinstance(value, Moment):
            return _moment(reference, value, self._paint, name)
        return _number(reference, self._paint.style(name), value)


def heading_style(column: Column) -> str:
    """Headings stand on the side on which their figures stand."""
    return "header" if column.kind in _LEFT else "header-right"


def serial(moment: Moment) -> float | None:
    """A moment as Excel counts days, None outside the days that Excel counts as we do."""
    day = moment.day + _EXCEL_EPOCH
    if not _FIRST_SERIAL <= day <= _LAST_SERIAL:
        return None
    if moment.precision is Precision.SECOND and moment.second is not None:
        return day + moment.second / 86_400
    return day


def naive(moment: Moment) -> datetime:
    """A moment as the zone-less UTC time that openpyxl takes for document properties."""
    day = moment.date()
    seconds = moment.second or 0
    clock = (seconds // 3600, seconds // 60 % 60, seconds % 60)
    return datetime(day.year, day.month, day.day, *clock)  # noqa: DTZ001 - openpyxl takes no zone


def _height(points: float | None) -> str:
    """The height as an attribute, not fixed: Excel fits it again when the text changes."""
    return "" if points is None else f' ht="{points:g}"'


def _row_height(row: Sequence[RichCell], wrapped: Sequence[tuple[int, float]]) -> str:
    lines = 1
    for place, width in wrapped:
        cell = row[place]
        value = cell.value if isinstance(cell, Said) else cell
        if isinstance(value, str) and len(value) * 2 > width:
            lines = max(lines, lines_needed(value[:SHOWN], width))
    return _height(height_of(lines))


def _words_lines(heading: str, width: float) -> int:
    """Lines of a heading, broken between words only."""
    lines, used = 1, 0.0
    for word in heading.split():
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0.0
        used += len(word) + (1 if used else 0)
    return lines


def _string(reference: str, style: int, value: str) -> str:
    text = xml(value)
    space = ' xml:space="preserve"' if "\n" in text or text != text.strip() else ""
    return f'<c r="{reference}" s="{style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _number(reference: str, style: int, value: Cell) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return f'<c r="{reference}" s="{style}"/>'
    return f'<c r="{reference}" s="{style}"><v>{value!r}</v></c>'


def _moment(reference: str, moment: Moment, paint: Paint, style: str) -> str:
    day = serial(moment)
    if day is None:
        return _string(reference, paint.style("identifier"), moment.iso())
    known = _PRECISION_STYLE.get(moment.precision)
    if known is not None:
        style = known
    elif style == "datetime" and moment.second is None:
        style = "date"
    elif style == "date":
        day = int(day)
    return f'<c r="{reference}" s="{paint.style(style)}"><v>{day!r}</v></c>'


def _formula(reference: str, style: int, formula: str, value: Cell) -> str:
    inside = formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if isinstance(value, str):
        return f'<c r="{reference}" s="{style}" t="str"><f>{inside}</f><v>{xml(value)}</v></c>'
    if isinstance(value, int | float) and math.isfinite(value):
        return f'<c r="{reference}" s="{style}"><f>{inside}</f><v>{value!r}</v></c>'
    return f'<c r="{reference}" s="{style}"><f>{inside}</f></c>'
