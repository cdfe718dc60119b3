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
_SNIFFED = 60
#: A cell over more lines than this has lost its closing quote.
_LINES = 500
_REPAIRS = 20

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
        self.quoting = csv.QUOTE_NONE if head[:2] == ["PT", "AU"] else csv.QUOTE_MINIMAL
        self.broken: list[int] = []
        if delimiter is None:
            self._unwrap(lines)

    def _unwrap(self, lines: Sequence[str]) -> None:
        """A whole line may stand in quotes, as one cell: `"institution,period,doi"`."""
        rows = [row for row in self._reader(lines[:_SNIFFED]) if row]
        inner = [row[0] for row in rows if len(row) == 1]
        if len(rows) > 1 and len(inner) == len(rows) and any(line.startswith('"') for line in lines[:2]):
            separator = sniff(inner)
            if all(separator in cell for cell in inner[:5]):
                self.wrapped, self.delimiter = True, separator

    def _reader(self, lines: Sequence[str] | io.StringIO) -> Iterator[list[str]]:
        if self.quoting == csv.QUOTE_NONE:
            return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)
        return csv.reader(lines, delimiter=self.delimiter)

    def head(self, rows: int) -> list[list[str]]:
        """The first rows, for the mapping."""
        limit = 0
        for _ in range(rows * 4):
            limit = self._text.find("\n", limit) + 1
            if not limit:
                break
        part = self._text[: limit or None]
        kept = Table.__new__(Table)
        kept._text, kept.delimiter, kept.quoting = part, self.delimiter, self.quoting
        kept.wrapped, kept.broken = self.wrapped, []
        return list(islice(kept.rows(), rows))

    def rows(self) -> Iterator[list[str]]:
        """All rows, empty lines as empty rows, so that row numbers stay those of a spreadsheet."""
        found = self._mended() if self.quoting == csv.QUOTE_MINIMAL else self._reader(io.StringIO(self._text))
        if not self.wrapped:
            yield from found
            return
        for row in found:
            yield from self._reader([row[0]]) if len(row) == 1 else [row]

    def _mended(self) -> Iterator[list[str]]:
        """Rows; one that swallowed the rest by an unclosed quote is put aside, the rest is read again."""
        text, done = self._text, 0
        for repair in range(_REPAIRS + 1):
            if '"' not in text:
                yield from self._plain(text)
                return
            reader = csv.reader(io.StringIO(text), delimiter=self.delimiter)
            before = 0
            for row in reader:
                line = reader.line_num
                if line - before > 1 and self._swallowed(text, before, line, row):
                    break
                before = line
                done += 1
                yield row
            else:
                return
            done += 1
            self.broken.append(done)
            text = text.split("\n", before + 1)[before + 1] if text.count("\n") > before else ""
            yield []
            if repair == _REPAIRS:
                yield from csv.reader(io.StringIO(text), delimiter=self.delimiter, quoting=csv.QUOTE_NONE)

    def _plain(self, text: str) -> Iterator[list[str]]:
        return csv.reader(io.StringIO(text), delimiter=self.delimiter)

    def _swallowed(self, text: str, start: int, end: int, row: Sequence[str]) -> bool:
        """Whether a row of many lines is one whose quote was never closed."""
        if end - start > _LINES:
            return True
        if not row or "\n" not in row[-1]:
            return False
        if end < text.count("\n") + (not text.endswith("\n")):
            return False
        raw = text.split("\n", start)[-1] if start else text
        try:
            list(csv.reader(io.StringIO(raw), delimiter=self.delimiter, strict=True))
        except csv.Error as error:
            return "unexpected end" in str(error)
        return False


def sniff(lines: Sequence[str]) -> str:
    """The separator: the one that gives most columns, evenly, over the first lines; comma where none does."""
    best, best_score = ",", 0.0
    sample = [line for line in lines if line.strip()][:_SNIFFED]
    for separator in SEPARATORS:
        widths: Counter[int] = Counter()
        for row in csv.reader(sample, delimiter=separator):
            widths[len(row)] += 1
        if not widths:
            continue
        total = sum(widths.values())
        width, times = max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]))
        if width < 2:
            continue
        found = times / total * min(width, 12) ** 0.5
        if found > best_score:
            best, best_score = separator, found
    return best
