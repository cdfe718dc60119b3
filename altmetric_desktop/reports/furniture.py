"""What surrounds a sheet's rows: widths, panes, filters, tables, print set-up, charts. Made by openpyxl.

A sheet is streamed, so openpyxl never sees its rows: a one-sheet book gives the XML before and after them,
and the whole book, saved last, gives every other part with the same relationship ids. Knows no sheet by name.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.chart._chart import ChartBase
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.styles import Color, Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from altmetric_desktop.domain.tables import Column
from altmetric_desktop.drawing.palette import LIGHT, Theme, palette
from altmetric_desktop.reports.layout import FIRST_ROW, Extent, Grid, Sheet
from altmetric_desktop.reports.paint import argb
from altmetric_desktop.reports.paper import cut
from altmetric_desktop.reports.safe_text import attribute, clean

#: Light enough that the figure on it stays readable.
_BAR = palette(Theme.LIGHT).sequential[2]
_A4, _LETTER = 9, 1
_HEADER_LIMIT = 255
#: `&L` and `&R`, with room to spare.
_CODES = 8
_SHEET_DATA = re.compile(rb"<sheetData\s*/>|<sheetData>.*?</sheetData>", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_BEFORE_LINKS = re.compile(rb"<printOptions|<pageMargins")
_BEFORE_IGNORED = re.compile(rb"<drawing |<legacyDrawing |<tableParts")
_CHART_NAME = re.compile(r'(<(?:\w+:)?cNvPr id="\d+" name="Chart (\d+)")')


class Stationery(Struct, frozen=True):
    """What every page of the report carries in print."""

    footer: str
    caution: str
    page: str
    letter_paper: bool = False


class PlacedChart(Struct, frozen=True):
    """A native chart, the cell at its top left corner, the row that it reaches, and its finding in words."""

    chart: ChartBase
    anchor: str
    bottom: int
    alternative: str


class Furnished(Struct, frozen=True):
    """A sheet with everything known about its written rows."""

    sheet: Sheet
    extents: Sequence[Extent] = ()
    charts: Sequence[PlacedChart] = ()
    columns: Sequence[Sequence[Column]] = ()
    last_row: int = FIRST_ROW


def furnish(worksheet: Worksheet, furnished: Furnished, stationery: Stationery) -> None:
    """Everything about a sheet but its rows."""
    sheet = furnished.sheet
    _widths(worksheet, sheet)
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_view.tabSelected = sheet.key == "cover"
    if sheet.frozen:
        worksheet.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}{FIRST_ROW + 1}"
    worksheet.sheet_properties.tabColor = argb(LIGHT.accent if sheet.hashed else LIGHT.line2)
    for extent, columns in zip(furnished.extents, furnished.columns, strict=True):
        worksheet.add_table(_table(extent, columns))
        for key in sheet.bars:
            if key in extent.columns:
                worksheet.conditional_formatting.add(extent.here(key), _bar())
    for placed in furnished.charts:
        worksheet.add_chart(placed.chart, placed.anchor)
    for extent in furnished.extents:
        if sheet.alarm is not None and sheet.alarm[0] in extent.columns:
            worksheet.conditional_formatting.add(extent.here(sheet.alarm[0]), _alarm(sheet.alarm[1]))
    _print(worksheet, furnished, stationery)


def around(furnished: Furnished, stationery: Stationery) -> tuple[bytes, bytes]:
    """The sheet's XML before `<sheetData>` and after `</sheetData>`."""
    book = Workbook()
    worksheet = book.worksheets[0]
    worksheet.title = furnished.sheet.name
    furnish(worksheet, furnished, stationery)
    saved = io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    before, after = _SHEET_DATA.split(xml, maxsplit=1)
    return _DIMENSION.sub(b"", before), after


def after_rows(after: bytes, links: bytes, ignored: Sequence[str]) -> bytes:
    """The XML after the rows with the links in their place (ECMA-376 §18.3.1.99 fixes the order), and Excel's
    green corners for text that looks like numbers switched off where text is meant."""
    after = _BEFORE_LINKS.sub(lambda found: links + found.group(), after, count=1)
    if not ignored:
        return after
    inside = "".join(f'<ignoredError sqref="{cells}" numberStoredAsText="1"/>' for cells in ignored)
    element = f"<ignoredErrors>{inside}</ignoredErrors>".encode()
    if _BEFORE_IGNORED.search(after):
        return _BEFORE_IGNORED.sub(lambda found: element + found.group(), after, count=1)
    return after.replace(b"</worksheet>", element + b"</worksheet>")


def with_alternatives(drawing: str, texts: Sequence[str]) -> str:
    """A drawing part whose charts carry their alternative texts: openpyxl has no way to give them."""

    def described(found: re.Match[str]) -> str:
        place = int(found.group(2)) - 1
        return f'{found.group(1)} descr="{attribute(texts[place])}"' if place < len(texts) else found.group()

    return _CHART_NAME.sub(described, drawing)


def _wide(sheet: Sheet) -> list[float]:
    """Each column's width: as the sheet says, or that of the widest table's column there."""
    widths = list(sheet.widths)
    if not widths:
        tables = [block for block in sheet.blocks if isinstance(block, Grid)]
        for table in tables:
            for place, column in enumerate(table.columns):
                if place == len(widths):
                    widths.append(float(column.width))
                widths[place] = max(widths[place], float(column.width))
    return widths


def _widths(worksheet: Worksheet, sheet: Sheet) -> None:
    for place, width in enumerate(_wide(sheet), 1):
        worksheet.column_dimensions[get_column_letter(place)].width = width


def _table(extent: Extent, columns: Sequence[Column]) -> ExcelTable:
    table = ExcelTable(displayName=extent.name, name=extent.name, ref=extent.reference)
    table.tableColumns = [
        TableColumn(id=place, name=clean(column.heading)) for place, column in enumerate(columns, 1)
    ]
    table.autoFilter = AutoFilter(ref=extent.reference)
    table.tableStyleInfo = TableStyleInfo(showRowStripes=False, showColumnStripes=False)
    return table


def _bar() -> Rule:
    """A data bar from zero: without a fixed start the smallest value would look like nothing."""
    limits = [FormatObject(type="num", val=0), FormatObject(type="max")]
    return Rule(type="dataBar", dataBar=DataBar(cfvo=limits, color=Color(rgb="FF" + argb(_BAR))))


def _alarm(word: str) -> Rule:
    """Red beside the word, never red alone."""
    style = DifferentialStyle(font=Font(bold=True, color=argb(LIGHT.bad)))
    return Rule(type="cellIs", operator="equal", formula=[f'"{word}"'], dxf=style)


def _paper(worksheet: Worksheet, sheet: Sheet, stationery: Stationery) -> bool:
    """Paper, scale, margins, breaks; gives whether the sheet is several pages wide."""
    setup = worksheet.page_setup
    setup.orientation = "portrait" if sheet.portrait else "landscape"
    setup.paperSize = _LETTER if stationery.letter_paper else _A4
    setup.fitToWidth, setup.fitToHeight = 1, int(sheet.one_page)
    setup.pageOrder = "overThenDown"
    wide = sheet.pages_wide > 1  # known before the rows are: the sheet begins with it
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=not wide)
    if wide:
        found = cut(_wide(sheet), sheet.frozen, sheet.pages_wide, stationery.letter_paper)
        setup.scale = found.scale
        for place in found.breaks:
            worksheet.col_breaks.append(Break(id=place))
    margins = worksheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.75
    margins.header = margins.footer = 0.35
    return wide


def _print(worksheet: Worksheet, furnished: Furnished, stationery: Stationery) -> None:
    sheet = furnished.sheet
    wide = _paper(worksheet, sheet, stationery)
    if furnished.extents:
        first = furnished.extents[0]
        if len(furnished.extents) == 1:  # one table's headings above another's rows would mislead
            worksheet.print_title_rows = f"{first.top}:{first.top}"
        if sheet.pages_wide > 1 and sheet.frozen:
            worksheet.print_title_cols = f"A:{get_column_letter(sheet.frozen)}"
        last = max(
            (extent.reference.split(":")[1].rstrip("0123456789") for extent in furnished.extents), key=_order
        )
    else:
        last = get_column_letter(max(1, len(sheet.widths)))
    top = FIRST_ROW if wide else 1  # lines 1 to 3 would be cut where the repeated columns end
    worksheet.print_area = (
        f"A{top}:{last}{max((furnished.last_row, *(chart.bottom for chart in furnished.charts)))}"
    )
    header, footer = HeaderFooterItem(), HeaderFooterItem()
    header.left.text = _printable(sheet.title)
    if wide:
        header.right.text = _printable(sheet.sentence, _HEADER_LIMIT - len(header.left.text) - _CODES)
    footer.left.text = _printable(stationery.footer)
    footer.center.text = _printable(stationery.caution)
    footer.right.text = stationery.page
    worksheet.HeaderFooter.oddHeader, worksheet.HeaderFooter.oddFooter = header, footer


def _order(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _printable(text: str, most: int = _HEADER_LIMIT // 3) -> str:
    """Text for a header or footer: `&` starts a code there; the three parts together hold 255 characters."""
    return clean(text, most).replace("\n", " ").replace("&", "&&")
