"""Where the links of an OpenDocument sheet lead; the workbook reader gives their words only.

`content.xml` was checked before (whole, no document types, its size counted). A workbook without links costs
one search. Anything unexpected gives the links found so far, never an error.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from contextlib import suppress
from xml.parsers import expat

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _TEXT = f"{_OPEN}table:1.0 ", f"{_OPEN}text:1.0 "
_HREF = "http://www.w3.org/1999/xlink href"
_CELLS = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_FORMULA = re.compile(r"""\s{0,5}(?:of:)?=\s{0,5}HYPERLINK\(\s{0,5}"([^"]{8,2000})\"""", re.IGNORECASE)
_SIGNS = (b"href=", b"HYPERLINK(")
#: Elements that are looked at, and links that are kept; a list of 100,000 rows with 20 columns has 4 million.
MOST_ELEMENTS = 8_000_000
MOST_LINKS = 500_000
_CHUNK = 1 << 18


class _Enough(Exception):
    """The sheet has been read, or as much of it as is looked at."""


class _Sheet:
    """Counts rows and columns of one sheet as its elements begin, repeated ones too."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = 0
        self._seen = 0
        self._inside = False
        self._row = self._column = -1
        self._rows = self._columns = 1
        self.found: dict[tuple[int, int], str] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._seen += 1
        if self._seen > MOST_ELEMENTS:
            raise _Enough
        if tag == f"{_TABLE}table":
            self._depth += 1
            self._inside = self._inside or attributes.get(f"{_TABLE}name") == self._name
        elif not self._inside or self._depth != 1:
            return
        elif tag == f"{_TABLE}table-row":
            self._row += self._rows if self._row >= 0 else 1
            self._rows = _times(attributes, "rows")
            self._column, self._columns = -1, 1
        elif tag in _CELLS:
            self._column += self._columns if self._column >= 0 else 1
            self._columns = _times(attributes, "columns")
            formula = attributes.get(f"{_TABLE}formula", "")
            written = _FORMULA.match(formula) if formula else None
            if written is not None:
                self._keep(written.group(1))
        elif tag == f"{_TEXT}a":
            self._keep(attributes.get(_HREF, ""))

    def end(self, tag: str) -> None:
        if tag == f"{_TABLE}table":
            self._depth -= 1
            if self._inside and self._depth == 0:
                raise _Enough

    def _keep(self, address: str) -> None:
        """The first link of a cell, for as many cells as it stands for."""
        if not address.startswith(("http://", "https://")) or self._row < 0 or self._column < 0:
            return
        for row in range(self._row, self._row + self._rows):
            for column in range(self._column, self._column + self._columns):
                if len(self.found) >= MOST_LINKS:
                    raise _Enough
                self.found.setdefault((row, column), address)


def _times(attributes: dict[str, str], of: str) -> int:
    text = attributes.get(f"{_TABLE}number-{of}-repeated", "1")[:10]
    return max(int(text), 1) if text.isascii() and text.isdigit() else 1


def ods_targets(data: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """(row, column), both from 0 → http(s) address, for one sheet: of its links, and of its formulas
    `HYPERLINK("…")`."""
    reading = _Sheet(sheet)
    damaged = (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, ValueError, expat.ExpatError)
    with suppress(_Enough, *damaged), zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not _has_links(archive):
            return {}
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = reading.start
        parser.EndElementHandler = reading.end
        with archive.open("content.xml") as content:
            while chunk := content.read(_CHUNK):
                parser.Parse(chunk, False)
    return reading.found


def _has_links(archive: zipfile.ZipFile) -> bool:
    tail = b""
    with archive.open("content.xml") as content:
        while chunk := content.read(_CHUNK):
            window = tail + chunk
            if any(sign in window for sign in _SIGNS):
                return True
            tail = chunk[-10:]
    return False
