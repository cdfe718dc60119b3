"""A web page that is one table: what some systems name `.xls`. Any other page is refused by `detect`."""

from __future__ import annotations

import csv
import io
import re

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.mapping import SAMPLE, suggest, usable
from altmetric_desktop.importers.sheet import Sheet
from altmetric_desktop.importers.table import Table
from altmetric_desktop.importers.text import plain

FORMAT = Format("html-table", "format.html-table", (".xls", ".html", ".htm"))

_TAG = pattern(r"<(/?)(table|tr|td|th)(\s[^<>]{0,2000})?/?>", re.IGNORECASE)
_INNER = pattern(r"<[/!a-z][^<>]{0,2000}>", re.IGNORECASE)
_BREAK = pattern(r"<br\s{0,3}/?>", re.IGNORECASE)
_SPAN = pattern(r"colspan\s{0,3}=\s{0,3}[\"']?(\d{1,2})", re.IGNORECASE)
#: Cells and columns: more are no list.
_MOST_CELLS = 20_000_000
_WIDEST = 2000


def is_page(text: str) -> bool:
    """Whether a text is a web page."""
    start = text.lstrip()[:1000].lower()
    return start.startswith(("<!doctype html", "<html")) or "<html" in start[:300]


def holds_list(text: str) -> bool:
    """Whether a page is one table whose columns can be those of a list."""
    if len(re.findall(r"<table[\s>]", text, re.IGNORECASE)) != 1:
        return False
    rows = _rows(text, SAMPLE)
    return len(rows) > 1 and usable(suggest(rows))


def read(text: str) -> tuple[list[Record], list[Problem]]:
    """The records of the page's table; a record's row is that of the table, counted from 1."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(_rows(text, _MOST_CELLS))
    table = Table(out.getvalue(), "\t")
    sample = table.head(SAMPLE)
    found = Sheet(sample, suggest(sample, None, "\t"), "", len(sample) < 2).read(table.chunks, None)
    broken = [Problem(row, "", "", "row-unclosed-quote", Severity.REFUSED) for row in table.broken]
    return list(found.records), [*found.problems, *broken]


def _rows(text: str, most: int) -> list[list[str]]:
    """The cells of the first rows, each on one line; one over several columns is followed by empty ones."""
    rows: list[list[str]] = []
    begin: int | None = None
    cells = extra = 0
    for tag in _TAG.finditer(text):
        if begin is not None:
            rows[-1].append(_cell(text[begin : tag.start()]))
            begin = None
            rows[-1] += [""] * min(extra, _WIDEST - len(rows[-1]))
        name, opens = tag.group(2).lower(), not tag.group(1)
        if name == "tr" and opens:
            if len(rows) >= most:
                break
            rows.append([])
        elif name in ("td", "th") and opens and rows and len(rows[-1]) < _WIDEST:
            span = _SPAN.search(tag.group(3) or "")
            begin, extra = tag.end(), max(int(span.group(1)) - 1, 0) if span else 0
            cells += 1
            if cells > _MOST_CELLS:
                break
    if begin is not None:
        rows[-1].append(_cell(text[begin:]))
    return [row or [""] for row in rows]


def _cell(inside: str) -> str:
    return plain(_INNER.sub("", _BREAK.sub("; ", inside)))
