"""Where the links of an OpenDocument sheet lead; the workbook reader gives their words only.

`content.xml` was checked before (whole, no document types, its size counted), so that tags can be looked
for as they are written: only rows with a link are looked into. A workbook without links costs one search.
Anything unexpected gives no links, never an error.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

#: Links that are kept.
MOST_LINKS = 500_000
#: A tag's attributes up to its end; a `>` in quotes is no end.
_ATTRIBUTES = rb"""((?:[^>"']++|"[^"]*+"|'[^']*+')*+)"""
_SPACE = re.compile(rb"""xmlns:(\w{1,20})=["']urn:oasis:names:tc:opendocument:xmlns:(table|text):1\.0["']""")
_HEAD = 20_000
_WEB = ("http://", "https://")
_NAME = re.compile(rb"""\s[\w.-]{1,20}:name\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})')""")
_TIMES = re.compile(rb"""number-(?:rows|columns)-repeated\s{0,5}=\s{0,5}["'](\d{1,7})["']""")
_HREF = re.compile(rb"""\s[\w.-]{1,20}:href\s{0,5}=\s{0,5}(?:"([^"]{8,4000})"|'([^']{8,4000})')""")
_FORMULA = re.compile(rb"""HYPERLINK\(\s{0,5}(?:"|&quot;)([^"<]{8,2000}?)(?:"|&quot;)""", re.IGNORECASE)
_SIGNS = (b":href", b"HYPERLINK(")


def ods_targets(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """(row, column), both from 0 → http(s) address, for one sheet: of its links, and of its formulas
    `HYPERLINK("…")`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            xml = archive.read("content.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, NotImplementedError):
        return {}
    if not any(sign in xml for sign in _SIGNS):
        return {}
    names = {kind: name for name, kind in _SPACE.findall(xml[:_HEAD])}
    tags = _Tags(names.get(b"table", b"table"), names.get(b"text", b"text"))
    begin, end = _bounds(xml, sheet, tags)
    found: dict[tuple[int, int], str] = {}
    line = 0
    rows = tags.row.finditer(xml, begin, end)
    row = next(rows, None)
    while row is not None and len(found) < MOST_LINKS:
        following = next(rows, None)
        stop = end if following is None else following.start()
        times = _times(row.group(1))
        if any(xml.find(sign, row.end(), stop) >= 0 for sign in _SIGNS):
            for column, address in _links(tags, xml, row.end(), stop):
                for again in range(min(times, MOST_LINKS - len(found))):
                    found.setdefault((line + again, column), address)
        line += times
        row = following
    return found


class _Tags:
    """The tags of tables as this file names them."""

    def __init__(self, table: bytes, text: bytes) -> None:
        self.table = re.compile(b"<(/?)" + table + rb":table(?=[\s/>])" + _ATTRIBUTES)
        self.row = re.compile(b"<" + table + rb":table-row(?=[\s/>])" + _ATTRIBUTES)
        self.link = re.compile(b"<" + text + rb":a(?=\s)" + _ATTRIBUTES)
        self.cells = (b"<" + table + b":table-cell", b"<" + table + b":covered-table-cell")
        self.any = re.compile(
            b"<(?:" + table + b":(table-cell|covered-table-cell)|" + text + rb":a)(?=[\s/>])" + _ATTRIBUTES
        )


def _bounds(xml: bytes, sheet: str, tags: _Tags) -> tuple[int, int]:
    """Where a sheet's rows begin and end; nowhere where it holds tables in its cells, or is missing."""
    begin = -1
    for tag in tags.table.finditer(xml):
        if begin >= 0:
            return (begin, tag.start()) if tag.group(1) else (0, 0)
        name = _NAME.search(tag.group(2))
        if name is not None and _text(name) == sheet:
            begin = tag.end()
    return 0, 0


def _links(tags: _Tags, xml: bytes, begin: int, end: int) -> list[tuple[int, str]]:
    """The links of one row by column: the first of each cell, for as many cells as it stands for."""
    plain = xml.find(b"columns-repeated", begin, xml.rfind(b":href", begin, end)) < 0
    if plain and xml.find(b"HYPERLINK(", begin, end) < 0:
        return _counted(tags, xml, begin, end)
    found: dict[int, str] = {}
    column, times = -1, 1
    for tag in tags.any.finditer(xml, begin, end):
        attributes = tag.group(2)
        if tag.group(1) is None:
            link = _HREF.search(attributes)
        else:
            column += times if column >= 0 else 1
            times = _times(attributes)
            link = _FORMULA.search(attributes) if b"HYPERLINK(" in attributes else None
        address = _text(link) if link is not None else ""
        if address.startswith(_WEB) and column >= 0:
            for again in range(min(times, MOST_LINKS - len(found))):
                found.setdefault(column + again, address)
    return list(found.items())


def _counted(tags: _Tags, xml: bytes, begin: int, end: int) -> list[tuple[int, str]]:
    """The same where every cell stands for itself: those in front are counted (a tenth of the time)."""
    found: dict[int, str] = {}
    column = -1
    for tag in tags.link.finditer(xml, begin, end):
        column += sum(xml.count(cell, begin, tag.start()) for cell in tags.cells)
        begin = tag.start()
        link = _HREF.search(tag.group(1))
        address = _text(link) if link is not None else ""
        if address.startswith(_WEB) and column >= 0:
            found.setdefault(column, address)
    return list(found.items())


def _times(attributes: bytes) -> int:
    found = _TIMES.search(attributes)
    return max(int(found.group(1)), 1) if found is not None else 1


def _text(found: re.Match[bytes]) -> str:
    return html.unescape(
        (found.group(1) or found.group(found.lastindex or 1) or b"").decode("utf-8", "replace")
    )
