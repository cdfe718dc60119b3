"""CSV and its kin → rows of cells, with our own sniffing: separator, quoting, broken quotes."""

from __future__ import annotations

import csv
import io
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

#: Separators that are tried.
SEPARATORS = (",", ";", "\t", "|")
#: Rows that are read at once.
STEP = 2000
_SNIFFED = 60
#: A cell over more lines than this has lost its closing quote.
_LINES = 500
_REPAIRS = 20

#: The heading of our own export, and the signs before which its safe form puts a `'`.
_OURS = ["output_id", "title"]
_RUN = frozenset("=+-@\t\r\n＝＋－＠")

Rows = list[list[str]]

# One cell may hold a whole list of references, or an attack; the file's own limit bounds it.
csv.field_size_limit(min(sys.maxsize, 2**31 - 1))


class Table:
    """The rows of a text table. `broken` fills while reading: rows whose quote was never closed."""

    def __init__(self, text: str, delimiter: str | None = None) -> None:
        lines = text.split("\n", 300)[:300]
        self._text = text
        self.wrapped = False
        self.delimiter = delimiter or sniff(lines)
        head = lines[0].split("\t") if lines else []
        #: Web of Science quotes nothing: a `"` there is a sign of the title.
        self.quoted = '"' in text and head[:2] != ["PT", "AU"]
        self.marked = "'" in text and lines[0].split(self.delimiter)[:2] == _OURS
        self.broken: list[int] = []
        self._columns = 0
        self._unwrap(lines, delimiter)

    def _unwrap(self, lines: Sequence[str], delimiter: str | None) -> None:
        """A whole line may stand in quotes, as one cell: `"institution,period,doi"`."""
        if not any(line.startswith('"') for line in lines[:2]):
            return
        rows = [row for row in csv.reader(lines[:_SNIFFED], delimiter=self.delimiter) if row]
        inner = [row[0] for row in rows if len(row) == 1]
        if len(rows) > 1 and len(inner) == len(rows):
            separator = delimiter or sniff(inner)
            if all(separator in cell for cell in inner[:5]):
                self.wrapped, self.delimiter = True, separator

    def head(self, rows: int) -> Rows:
        """The first rows, for the mapping."""
        end = 0
        for _ in range(rows * 4):
            end = self._text.find("\n", end) + 1
            if not end:
                break
        part = Table.__new__(Table)
        part._text, part.delimiter = self._text[: end or None], self.delimiter
        part.wrapped, part.quoted, part.marked = self.wrapped, self.quoted, self.marked
        part.broken, part._columns = [], 0
        return [row for chunk in part.chunks() for row in chunk][:rows]

    def chunks(self) -> Iterator[Rows]:
        """All rows, at most 2,000 at once; empty lines are empty rows: rows count as in a sheet."""
        for chunk in self._mended(self._text) if self.quoted else self._plain(self._text):
            rows = [self._inner(row) for row in chunk] if self.wrapped else chunk
            yield [list(map(_unmarked, row)) for row in rows] if self.marked else rows

    def _inner(self, row: list[str]) -> list[str]:
        if len(row) != 1:
            return row
        return next(csv.reader([row[0].replace("\n", " ")], delimiter=self.delimiter), [])

    def _plain(self, text: str) -> Iterator[Rows]:
        reader = csv.reader(io.StringIO(text), delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        while chunk := list(islice(reader, STEP)):
            yield chunk

    def _mended(self, text: str) -> Iterator[Rows]:
        """A row that swallowed the rest by an unclosed quote is put aside, and the rest is read again."""
        done = 0
        for _ in range(_REPAIRS):
            reader = csv.reader(io.StringIO(text), delimiter=self.delimiter)
            written: list[str] = []
            start, broken = 0, None
            while chunk := list(islice(reader, STEP)):
                if reader.line_num - start > len(chunk):
                    written = written or text.split("\n")
                    self._columns = self._columns or _usual_width(chunk[:_SNIFFED])
                    broken = self._broken(written, chunk, start)
                if broken is not None:
                    chunk = [*chunk[: broken[0]], []]
                yield chunk
                done += len(chunk)
                if broken is not None:
                    break
                start = reader.line_num
            if broken is None:
                return
            self.broken.append(done)
            text = "\n".join(written[broken[1] + 1 :])
        yield from self._plain(text)

    def _broken(self, written: Sequence[str], chunk: Rows, line: int) -> tuple[int, int] | None:
        """(place in the chunk, line from 0) of a row of many lines whose quote was never closed."""
        for place, row in enumerate(chunk):
            lines = 1 + sum(cell.count("\n") for cell in row if "\n" in cell)
            if lines > _LINES or (lines > 1 and self._unclosed(written[line : line + lines])):
                return place, line
            line += lines
        return None

    def _unclosed(self, lines: Sequence[str]) -> bool:
        """Whether a row's lines are no proper row: the file ends in a quote, or the next row's quote closed
        this one's (then the first line alone has all the cells)."""
        try:
            list(csv.reader([f"{line}\n" for line in lines], delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error) or lines[0].count(self.delimiter) + 1 >= self._columns
        return False


def _unmarked(cell: str) -> str:
    """A cell without the mark that kept a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _RUN else cell


def _usual_width(rows: Rows) -> int:
    """The cells of most rows; a row that swallowed others has more, lines above the heading have one."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))[0]


def sniff(lines: Sequence[str]) -> str:
    """The separator: the one that gives most columns, evenly, over the first lines; comma where none does."""
    best, best_score = ",", 0.0
    sample = [line for line in lines if line.strip()][:_SNIFFED]
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(sample, delimiter=separator))
        if not widths:
            continue
        width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        found = times / widths.total() * min(width, 12) ** 0.5
        if width > 1 and found > best_score:
            best, best_score = separator, found
    return best
