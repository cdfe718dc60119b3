"""The tables of a web page: what some systems name `.xls`. A page without a list is refused by `detect`."""

from __future__ import annotations

import html
import re

from msgspec import Struct

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Field
from altmetric_desktop.importers import behind
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.mapping import MANY, SAMPLE, list_score, suggest, usable
from altmetric_desktop.importers.text import plain

FORMAT = Format("html-table", "format.html-table", (".xls", ".html", ".htm"))

_TAG = pattern(r"<(/?)(table|tr|td|th)(\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_INNER = pattern(r"<[/!a-z][^<>]{0,2000}>", re.IGNORECASE)
#: What ends a line of a cell: paragraphs and items of lists part authors as breaks do.
_BREAK = pattern(r"<br\s{0,3}/?>|</(?:p|div|li)\s{0,3}>", re.IGNORECASE)
_UNSEEN = pattern(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s{0,3}>|\Z)", re.IGNORECASE | re.DOTALL)
_HREF = pattern(r"<a\s[^<>]{0,1000}?\bhref\s{0,3}=\s{0,3}[\"']?(https?://[^\"'\s<>]{3,2000})", re.IGNORECASE)
_SPAN = pattern(r"(col|row)span\s{0,3}=\s{0,3}[\"']?(\d{1,5})", re.IGNORECASE)
_CAPTION = pattern(r"<caption(?:\s[^<>]{0,2000})?>(.{0,2000}?)</caption>", re.IGNORECASE | re.DOTALL)
_HEADING = pattern(r"<h([1-6])(?:\s[^<>]{0,2000})?>(.{0,2000}?)</h\1>", re.IGNORECASE | re.DOTALL)
#: Cells of a page, and columns, tables, letters of a name: more are no list.
_MOST_CELLS = 20_000_000
_WIDEST = 2000
_MOST_TABLES = 500
_LONGEST = 100
#: Signs before a table in which its heading is looked for.
_NEAR = 5000
_NAMES = (MANY - {Field.UNIT, Field.ISSN}) | {Field.TITLE}


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    start = text.lstrip()[:1000].lower()
    return start.startswith(("<!doctype html", "<html")) or "<html" in start[:300]


def holds_list(text: str) -> bool:
    """Whether a table of a page can be a list. Of several tables one must say so by its heading."""
    tables = [table.rows for table in _tables(text, SAMPLE) if table.holds]
    if len(tables) == 1:
        return len(tables[0]) > 1 and usable(suggest(tables[0]))
    return any(map(_says_so, tables))


def _says_so(rows: list[list[str]]) -> bool:
    """Whether a table's heading names two fields, one of them what a work is known by, above some rows."""
    found = suggest(rows)
    fields = {column.field for column in found.columns if column.heading} - {Field.IGNORE}
    return 0 < found.header_row < len(rows) and len(fields) > 1 and bool(fields & _NAMES)


class Page:
    """The tables of a page, like sheets of a workbook: named by caption, by the heading above, or counted.

    A table that holds tables is layout and is none of them; a cell over several rows stands for each.
    """

    mac = False

    def __init__(self, text: str, name: str) -> None:
        self._name = name
        self._tables: dict[str, list[list[str]]] = {}
        before = 0
        for number, table in enumerate((one for one in _tables(text, _MOST_CELLS) if one.holds), start=1):
            called = _called(text, before, table) or f"Table {number}"
            before = table.inside
            while called in self._tables:
                called = f"{called} ({number})"
            self._tables[called] = table.rows
        self.sheets = tuple(self._tables)
        self.visible = list(self._tables)

    def rows(self, sheet: str) -> list[list[str]]:
        """All rows of a table, its first one first."""
        return self._tables[sheet]

    def choose(self, wanted: str | None) -> str:
        """The table asked for, else the one that reads best as a list. Raises InputError."""
        if wanted is not None and wanted not in self._tables:
            sheets = ", ".join(self.sheets)
            raise InputError("input.no-sheet", path=self._name, sheet=wanted, sheets=sheets)
        if wanted is not None:
            return wanted
        scores = {name: list_score(rows) for name, rows in self._tables.items()}
        best = max(scores, key=scores.__getitem__, default="")
        if not best or not any(scores[best]):
            raise InputError("input.not-a-list", path=self._name)
        return best


class _Table(Struct):
    """A table as it is read: it stands from `start`, `inside` its first row begins. `spans`: cells from
    above by column, with the rows that they still cover; `links`: where cells lead, by row and column."""

    start: int
    inside: int = 0
    layout: bool = False
    rows: list[list[str]] = []
    spans: dict[int, tuple[int, str]] = {}
    links: dict[tuple[int, int], str] = {}
    begin: int | None = None
    wide: int = 1
    high: int = 1

    @property
    def holds(self) -> bool:
        return bool(self.rows) and not self.layout

    def opened(self, name: str, tag: re.Match[str], most: int) -> bool:
        """A row begins, up to `most`, or a cell, outside of rows none; whether it was a cell."""
        if name != "tr":
            spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(tag.group(3) or "")}
            self.wide, self.high = spans.get("col", 1), spans.get("row", 1)
            self.begin = tag.end() if self.rows else None
        elif len(self.rows) < most:
            if self.rows:
                self.covered()
            else:
                self.inside = tag.start()
            self.rows.append([])
        return name != "tr"

    def close(self, text: str) -> None:
        """The page is over: so is a cell that is still open."""
        if self.begin is not None:
            self.cell(text[self.begin :])
        self.rows = [row or [""] for row in self.rows]
        self.linked()

    def linked(self) -> None:
        """As with the links of a workbook, addresses behind cells are read."""
        behind.place(self.rows, self.links)

    def cell(self, inside: str) -> None:
        """The open cell is over; it stands in the first column that no cell from above covers."""
        lines = map(plain, _INNER.sub("", _BREAK.sub("\n", inside.replace("\n", " "))).split("\n"))
        row, text = self.rows[-1], "; ".join(filter(None, lines))
        self.begin = None
        self.covered()
        if len(row) >= _WIDEST:
            return
        link = _HREF.search(inside)
        if link is not None:
            self.links[len(self.rows) - 1, len(row)] = html.unescape(link.group(1))
        if self.high > 1:
            self.spans[len(row)] = (self.high - 1, text)
        row.append(text)
        row += [""] * min(self.wide - 1, _WIDEST - len(row))

    def covered(self) -> None:
        """Put what cells from above say where this row has none of its own."""
        row = self.rows[-1]
        while len(row) in self.spans and len(row) < _WIDEST:
            left, text = self.spans.pop(len(row))
            if left > 1:
                self.spans[len(row)] = (left - 1, text)
            row.append(text)


def _tables(text: str, most: int) -> list[_Table]:
    """The tables of a page, each with its first rows (`most`); cells stand on one line."""
    done: list[_Table] = []
    open_: list[_Table] = []
    cells = 0
    text = _seen(text)
    for tag in _TAG.finditer(text):
        one = open_[-1] if open_ else None
        if one is not None and one.begin is not None:
            one.cell(text[one.begin : tag.start()])
        name, opens = tag.group(2).lower(), not tag.group(1)
        if name == "table":
            _bordered(open_, done, tag.start() if opens else None)
        elif one is not None and opens:
            cells += one.opened(name, tag, most)
            if cells > _MOST_CELLS:
                break
    for one in done:
        one.close(text)
    return done


def _seen(text: str) -> str:
    """The page without comments, scripts and styles, every sign in its place."""
    return _UNSEEN.sub(lambda found: " " * len(found.group()), text)


def _bordered(open_: list[_Table], done: list[_Table], start: int | None) -> None:
    """A table begins here, inside the open ones, or the innermost is over (None)."""
    if start is None:
        del open_[-1:]
    elif len(done) < _MOST_TABLES:
        if open_:
            open_[-1].layout = True
        open_.append(_Table(start))
        done.append(open_[-1])


def _called(text: str, before: int, table: _Table) -> str:
    """The caption of a table, or the last heading between the table before and this one."""
    found = _CAPTION.search(text, table.start, max(table.inside, table.start))
    words = found.group(1) if found else ""
    if not words:
        headings = list(_HEADING.finditer(text, max(before, table.start - _NEAR), table.start))
        words = headings[-1].group(2) if headings else ""
    return plain(_INNER.sub(" ", words))[:_LONGEST].strip()
