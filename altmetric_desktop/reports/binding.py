"""Binds sheets into one file: each streamed as it comes, the rest of the book behind them.

Holds what sheets share: the archive, the styles, where each written table stands, the content hash. Knows the
form of a sheet, not the meaning of any.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace
from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.tables import Column, ColumnKind
from altmetric_desktop.reports.furniture import (
    Furnished,
    PlacedChart,
    Stationery,
    after_rows,
    around,
    furnish,
    with_alternatives,
)
from altmetric_desktop.reports.layout import Block, Extent, Grid, Line, RichCell, Said, Sheet, place
from altmetric_desktop.reports.links import Links
from altmetric_desktop.reports.paint import Paint
from altmetric_desktop.reports.pen import Pen, heading_style

_RELATIONSHIPS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%b</Relationships>'
)
_LEVEL = 6
#: Three small parts that come first, whatever the report holds: programs that tell files by their first bytes
#: (libmagic's `file`, upload forms, mail filters) look there for *docProps* and then *xl/*.
_FIRST = ("docProps/app.xml", "_rels/.rels", "xl/theme/theme1.xml")
#: openpyxl signs as Excel, and we sign our own work.
_THEIR_NAME = re.compile(rb"<Application>.*?</Application>(?:<AppVersion>.*?</AppVersion>)?")
_OUR_NAME = b"<Application>Altmetric Desktop</Application>"

Charts = Callable[[], Sequence[PlacedChart]]


def _none() -> Sequence[PlacedChart]:
    return ()


class ContentHash:
    """A fingerprint of rows that does not depend on their order: the sum of their SHA-256, modulo 2^256."""

    def __init__(self) -> None:
        self._sum = 0

    def watch(self, name: str, rows: Iterable[Sequence[RichCell]]) -> Iterator[Sequence[RichCell]]:
        """The same rows, each added on its way: `name` and the cells, joined by U+001F."""
        for row in rows:
            text = "\x1f".join((name, *map(_canonical, row)))
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
            self._sum += int.from_bytes(digest, "big")
            yield row

    @property
    def text(self) -> str:
        """Sixty-four hex digits."""
        return f"{self._sum % (1 << 256):064x}"


class _Bound(Struct, frozen=True):
    furnished: Furnished
    charts: Charts
    links: Links
    part: str


class Binding:
    """One workbook in the making. `names`: the sheets in their order, as shown on the tabs."""

    def __init__(
        self,
        archive: zipfile.ZipFile,
        names: Sequence[str],
        stationery: Stationery,
        snapshot: str,
        contents: str,
    ) -> None:
        self.book = Workbook()
        self.hash = ContentHash()
        self.extents: dict[str, tuple[Extent, ...]] = {}
        self.definitions: dict[str, str] = {}
        self._paint = Paint(self.book)
        self._archive = archive
        self._names = list(names)
        self._stationery = stationery
        self._snapshot = snapshot
        self._contents = contents
        self._bound: dict[str, _Bound] = {}
        self._open()

    def bind(self, sheet: Sheet, each: Callable[[int], None], charts: Charts = _none) -> tuple[Extent, ...]:
        """Write a sheet; `each` hears how many rows of a table are written. Gives where its tables stand."""
        part = f"xl/worksheets/sheet{self._names.index(sheet.name) + 1}.xml"
        before, _ = around(Furnished(sheet), self._stationery)
        links = Links()
        entry = zipfile.ZipInfo(part)
        entry.compress_type = zipfile.ZIP_DEFLATED
        with self._archive.open(entry, "w") as out:
            out.write(before)
            out.write(b"<sheetData>")
            pen = Pen(sheet.name, out.write, self._paint, links)
            extents, columns = self._rows(sheet, pen, each)
            out.write(b"</sheetData>")
            furnished = Furnished(sheet, extents, charts(), columns, pen.row)
            _, after = around(furnished, self._stationery)
            out.write(after_rows(after, links.elements(), _text_columns(extents, columns)))
        self._bound[sheet.name] = _Bound(furnished, charts, links, part)
        self.extents[sheet.key] = extents
        return extents

    def finish(self) -> None:
        """Write everything but the sheets: styles, tables, charts, properties, relationships."""
        worksheets = [self.book.worksheets[0], *(self.book.create_sheet() for _ in self._names[1:])]
        texts: list[str] = []
        for worksheet, name in zip(worksheets, self._names, strict=True):
            bound = self._bound[name]
            worksheet.title = name
            fresh = replace(bound.furnished, charts=bound.charts())
            texts.extend(chart.alternative for chart in fresh.charts)
            furnish(worksheet, fresh, self._stationery)
        saved = io.BytesIO()
        self.book.save(saved)
        with zipfile.ZipFile(saved) as parts:
            self._copy(parts, texts)

    def _open(self) -> None:
        """The first parts: the same in every report, so a scratch book with some custom property has them."""
        scratch = Workbook()
        properties: CustomPropertyList[StringProperty] = scratch.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
        properties.append(StringProperty(name="report_id", value=""))
        saved = io.BytesIO()
        scratch.save(saved)
        with zipfile.ZipFile(saved) as parts:
            for name in _FIRST:
                self._write(name, _THEIR_NAME.sub(_OUR_NAME, parts.read(name)))

    def _rows(
        self, sheet: Sheet, pen: Pen, each: Callable[[int], None]
    ) -> tuple[tuple[Extent, ...], tuple[Sequence[Column], ...]]:
        pen.line(Line([Said(sheet.title, "title")], height=26))
        pen.line(Line([Said(sheet.sentence, "sentence")]))
        pen.line(Line([Said(self._snapshot, "back", inside=place(self._contents))]))
        pen.line(Line([]))
        extents: list[Extent] = []
        columns: list[Sequence[Column]] = []
        for block in sheet.blocks:
            for piece in self._pieces(block, extents):
                if isinstance(piece, Line):
                    pen.line(piece)
                    continue
                rows = self.hash.watch(piece.name, piece.rows) if sheet.hashed else piece.rows
                table = replace(piece, rows=rows)
                extents.append(pen.table(table, self._headings(sheet, piece.columns), each))
                columns.append(piece.columns)
        return tuple(extents), tuple(columns)

    @staticmethod
    def _pieces(block: Block, extents: Sequence[Extent]) -> Sequence[Line | Grid]:
        if isinstance(block, Line | Grid):
            return (block,)
        return block(extents)

    def _headings(self, sheet: Sheet, columns: Sequence[Column]) -> list[Said]:
        """Headings, each linked to its definition where there is one."""
        return [
            Said(
                column.heading,
                heading_style(column),
                inside=self.definitions.get(column.definition or column.key, "")
                if sheet.linked_headings
                else "",
            )
            for column in columns
        ]

    def _copy(self, parts: zipfile.ZipFile, texts: Sequence[str]) -> None:
        """The parts that openpyxl made, without its empty sheets and with our links."""
        sheets = {bound.part: bound.links for bound in self._bound.values()}
        for name in parts.namelist():
            if name in sheets or name in _FIRST:
                continue
            content = parts.read(name)
            if name.startswith("xl/drawings/drawing"):
                content = with_alternatives(content.decode(), texts).encode()
            owner = name.replace("/_rels/", "/").removesuffix(".rels")
            if owner in sheets:
                added = sheets.pop(owner).relationships()
                content = content.replace(b"</Relationships>", added + b"</Relationships>")
            self._write(name, content)
        for owner, links in sheets.items():
            if added := links.relationships():
                self._write(
                    owner.replace("worksheets/", "worksheets/_rels/") + ".rels", _RELATIONSHIPS % added
                )

    def _write(self, name: str, content: bytes) -> None:
        self._archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, _LEVEL)


def _text_columns(extents: Sequence[Extent], columns: Sequence[Sequence[Column]]) -> list[str]:
    """Cells that hold identifiers: digits there are text on purpose."""
    return [
        extent.here(column.key)
        for extent, own in zip(extents, columns, strict=True)
        for column in own
        if column.kind is ColumnKind.IDENTIFIER
    ]


def _canonical(cell: RichCell) -> str:
    value = cell.value if isinstance(cell, Said) else cell
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return value.iso() if isinstance(value, Moment) else repr(value)
