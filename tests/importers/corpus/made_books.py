"""Workbooks: XLSX by openpyxl, ODS and XLS by hand."""

from __future__ import annotations

import io
import struct
import zipfile
from xml.sax.saxutils import escape

from altmetric_desktop.importers import ole
from tests.importers import samples
from tests.importers.corpus.made_tables import cells
from tests.importers.corpus.works import Works

Rows = list[list[str]]
_NAMES = "".join(
    f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text")
)
_END = 0xFFFFFFFE
_FREE = 0xFFFFFFFF


def rows(works: Works) -> Rows:
    """The table that each workbook holds."""
    return cells("csv", works)


def xlsx(works: Works) -> bytes:
    """A workbook of one sheet."""
    return samples.workbook(("List", [[*row] for row in rows(works)]))


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(name, body)
    return file.getvalue()


def ods_of(inside: str) -> bytes:
    """An OpenDocument workbook with these rows in its one table."""
    content = (
        f"<office:document-content{_NAMES}><office:body><office:spreadsheet>"
        f'<table:table table:name="List">{inside}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<manifest/>",
            "content.xml": content.encode(),
        }
    )


def ods_table(table: Rows) -> bytes:
    """An OpenDocument workbook of these rows."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    return ods_of(
        "".join(
            f"<table:table-row>{''.join(cell.format(escape(one)) for one in row)}</table:table-row>"
            for row in table
        )
    )


def ods(works: Works) -> bytes:
    """An OpenDocument workbook."""
    return ods_table(rows(works))


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an old workbook."""
    return struct.pack("<HH", kind, len(body)) + body


def bof(kind: int) -> bytes:
    """Where a part begins: 5 the workbook, 16 a sheet."""
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def biff(table: Rows) -> bytes:
    """The stream of an old workbook with one sheet of texts."""
    named = b"List"
    sheet = bof(16) + record(
        0x0200, struct.pack("<IIHHH", 0, len(table), 0, max(map(len, table), default=0), 0)
    )
    for at, row in enumerate(table):
        for column, cell in enumerate(row):
            text = cell.encode("utf-16-le")
            sheet += record(0x0204, struct.pack("<HHHHB", at, column, 0, len(text) // 2, 1) + text)
    sheet += record(0x000A)
    start = len(bof(5)) + 4 + 8 + len(named) + 4
    bound = record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(named), 0) + named)
    return bof(5) + bound + record(0x000A) + sheet


def _entry(name: str, start: int, size: int, kind: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1)
    head += struct.pack("<III", _FREE, _FREE, 1 if kind == 5 else _FREE) + bytes(36)
    return head + struct.pack("<III", start, size, 0)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file with one stream."""
    stream = stream.ljust(4096, b"\0")
    stream += bytes(-len(stream) % 512)
    count = len(stream) // 512
    tables = 1
    while tables * 128 < tables + 1 + count:
        tables += 1
    header = ole.MAGIC + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<IIIIIIIII", tables, tables, 0, 4096, _END, 0, _END, 0, 0)[:32]
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    first = tables + 1
    links = [*[0xFFFFFFFD] * tables, _END, *range(first + 1, first + count), _END]
    table = struct.pack(f"<{tables * 128}I", *links, *[_FREE] * (tables * 128 - len(links)))
    directory = _entry("Root Entry", _END, 0, 5) + _entry(name, first, len(stream), 2) + bytes(256)
    return header.ljust(512, b"\0") + table + directory + stream


def xls(works: Works) -> bytes:
    """An old workbook."""
    return compound("Workbook", biff(rows(works)))


def book(key: str, table: Rows) -> bytes:
    """A workbook of one sheet in one of the formats."""
    if key == "xls":
        return compound("Workbook", biff(table))
    if key == "ods":
        return ods_table(table)
    return samples.workbook(("List", [[*row] for row in table]))
