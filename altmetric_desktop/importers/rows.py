"""Rows of cells → records, by a mapping worked out once: the same for CSV and for workbooks.

Rows are read in pieces, and each piece column by column: ten thousand rows share their journals, years,
types and departments, so a column is a walk through a cache. Only rows whose identifiers are not clean, or
that have none, are looked at one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType, Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping, Problem, Record
from altmetric_desktop.importers.bibliographic import Merging, Pages, both, dated, names_month
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.dates import day_first_in, moment_of, year_of
from altmetric_desktop.importers.gather import Identifiers, cites_doi, is_database, page, refused
from altmetric_desktop.importers.text import plain, plain_or_none, shown
from altmetric_desktop.importers.types import type_of
from altmetric_desktop.importers.units import UnitColumns

Columns = Sequence[Sequence[str]]
_Own = tuple[Identifier, ...]
_When = tuple[int | None, Moment | None]

_KINDS = {field: Kind(field.value) for field in Field if field.value in {kind.value for kind in Kind}}
#: Identifiers are read in this order: an address last, for a link to a known DOI says nothing new.
_ORDER = {kind: (kind is not Kind.DOI) + 2 * (kind is Kind.URL) for kind in Kind}


class Plan:
    """How rows become records: made from a mapping, used for every piece of one table."""

    def __init__(
        self,
        mapping: Mapping,
        sample: Columns,
        sheet: str | None = None,
        *,
        mac: bool = False,
        listed: int = 0,
    ) -> None:
        """`mac`: day numbers count from 1904. `listed`: cells of the heading's row, also empty ones."""
        self._first: dict[Field, ColumnMapping] = {}
        for column in mapping.columns:
            self._first.setdefault(column.field, column)
        self._width = _width(mapping, sample)
        self._sheet = sheet
        self._mac = mac
        self._listed = listed or self._width
        self._unread = _unread(mapping, self._listed, self._width)
        ids = [
            (column.index, _KINDS[column.field], column.heading)
            for column in mapping.columns
            if column.field in _KINDS
        ]
        self._ids = sorted(ids, key=lambda column: _ORDER[column[1]])
        self._title_cites = Field.DOI not in self._first and _mostly_references(
            cells_at(sample, self._at(Field.TITLE))
        )
        self._units = UnitColumns(mapping.columns)
        self._authors, self._ours = both(mapping)
        self._pages = Pages(mapping)
        self._merging = Merging(mapping)
        self.date_column = self._at(Field.DATE)
        self.day_first = day_first_in(cells_at(sample, self.date_column))
        self._whens: Cache[tuple[str, str], _When] = Cache(self._read_when)
        self._unreadable: set[tuple[str, str]] = set()
        self._types: Cache[str, OutputType | None] = Cache(type_of)
        self._texts: Cache[str, str | None] = Cache(plain_or_none)
        self._numbers: Cache[str, str | None] = Cache(_number)
        self.records: list[Record] = []
        self.problems: list[Problem] = []

    def _at(self, field: Field) -> int | None:
        column = self._first.get(field)
        return None if column is None else column.index

    def read(self, rows: Sequence[Sequence[str]], first: Sequence[int] | int) -> None:
        """Read rows (`first`: their numbers, or the first one's); records and problems gather here."""
        numbers, rows = self._squared(
            rows, range(first, first + len(rows)) if isinstance(first, int) else first
        )
        if not rows:
            return
        columns: Columns = list(zip(*rows, strict=True))
        if self._merging:
            columns = self._merging.merge(columns)
        titles = self._titles(columns)
        at = self._at(Field.TYPE)
        types: list[OutputType | None] = (
            [None] * len(rows) if at is None else list(map(self._types.__getitem__, columns[at]))
        )
        owns, containers = self._identified(numbers, rows, columns, titles, types)
        whens = self._when(numbers, columns)
        made = map(
            Record,
            numbers,
            titles,
            owns,
            containers,
            [year for year, _ in whens],
            [moment for _, moment in whens],
            types,
            self._mapped(columns, Field.VENUE, self._texts),
            self._mapped(columns, Field.PUBLISHER, self._texts),
            self._mapped(columns, Field.VOLUME, self._numbers),
            self._mapped(columns, Field.ISSUE, self._numbers),
            self._pages.of(columns, _number, self._numbers),
            self._authors.of(columns),
            self._ours.of(columns),
            self._united(columns),
            self._called(columns, Field.ABSTRACT, plain_or_none),
            self._mapped(columns, Field.LANGUAGE, self._texts),
            self._mapped(columns, Field.OPEN_ACCESS, self._texts),
            repeat(self._sheet),
        )
        self.records += [record for record in made if record.identifiers or record.container or record.title]

    def _squared(self, rows: Columns, numbers: Sequence[int]) -> tuple[Sequence[int], Columns]:
        """Rows at the table's width with their numbers; empty ones left out, cells too many noted."""
        width = self._width
        if not self._unread and all(len(row) == width for row in rows):
            return numbers, rows
        places, kept = [], []
        behind = max(self._listed, width)
        for number, row in zip(numbers, rows, strict=True):
            extra = [row[at] for at in self._unread if at < len(row) and row[at].strip()]
            extra += [cell for cell in row[behind:] if cell.strip()]
            if extra:
                self.problems.append(Problem(number, "", shown(extra[0]), "row-long"))
            if any(row):
                places.append(number)
                kept.append([*row[:width], *[""] * (width - len(row))])
        return places, kept

    def _mapped(self, columns: Columns, field: Field, cache: Cache[str, str | None]) -> Iterable[str | None]:
        at = self._at(field)
        return repeat(None) if at is None else map(cache.__getitem__, columns[at])

    def _called(
        self, columns: Columns, field: Field, read: Callable[[str], str | None]
    ) -> Iterable[str | None]:
        at = self._at(field)
        return repeat(None) if at is None else map(read, columns[at])

    def _united(self, columns: Columns) -> Iterable[tuple[Unit, ...]]:
        return self._units.of(columns) if self._units else repeat(())

    def _titles(self, columns: Columns) -> Sequence[str | None]:
        at = self._at(Field.TITLE)
        if at is None:
            return [None] * len(columns[0])
        return [plain_or_none(cell) if len(cell) < 9 else plain(cell) or None for cell in columns[at]]

    def _identified(
        self,
        numbers: Sequence[int],
        rows: Columns,
        columns: Columns,
        titles: Sequence[str | None],
        types: Sequence[OutputType | None],
    ) -> tuple[list[_Own], list[_Own]]:
        """Each row's own identifiers and those of its volume; a refused row has neither."""
        owns = self._clean(columns)
        containers: list[_Own] = [()] * len(owns)
        found: list[_Own] = []
        for place, clean in enumerate(owns):
            if clean is not None:
                found.append(clean)
                continue
            own, containers[place] = self._carefully(numbers[place], rows[place], titles[place], types[place])
            found.append(own)
        return found, containers

    def _clean(self, columns: Columns) -> list[_Own | None]:
        """The identifiers of rows whose cells are clean as they stand; None = look closely."""
        size = len(columns[0])
        if not self._ids or self._ids[0][1] is not Kind.DOI:
            return [None] * size
        clean, make, kind = CLEAN.fullmatch, Identifier, Kind.DOI
        dois = columns[self._ids[0][0]]
        found: list[_Own | None]
        if all(map(clean, dois)):
            found = list(zip(map(make, repeat(kind), map(str.lower, dois)), strict=True))
        else:
            found = [(make(kind, cell.lower()),) if clean(cell) else None for cell in dois]
        for at, kind, _ in self._ids[1:]:
            quickly = _QUICK.get(kind)
            for place, cell in enumerate(columns[at]):
                known = found[place]
                if not cell or known is None:
                    continue
                if kind is Kind.DOI or kind is Kind.URL:
                    found[place] = _with_address(known, cell, kind)
                elif quickly is not None and quickly(cell):
                    found[place] = (*known, make(kind, cell))
                else:
                    found[place] = None
        return found

    def _carefully(
        self, row: int, cells: Sequence[str], title: str | None, kind: OutputType | None
    ) -> tuple[_Own, _Own]:
        """A row whose identifiers need a look, or that has none; an empty one is passed over."""
        gathered = Identifiers(row)
        for at, id_kind, heading in self._ids:
            if cells[at] and not (id_kind in _DIGITS and self._rounded(gathered, cells[at], heading)):
                gathered.add(id_kind, cells[at], heading)
        if self._title_cites and title and cites_doi(title):
            gathered.add(Kind.DOI, title[title.rindex("10.") :], self._first[Field.TITLE].heading)
        if gathered.stands(title):
            self.problems += gathered.problems
            return gathered.parted(kind)
        if any(cell.strip() for cell in cells):
            self.problems += refused(row, gathered.problems, *self._accused(cells))
        return (), ()

    @staticmethod
    def _rounded(gathered: Identifiers, cell: str, heading: str) -> bool:
        """Whether a spreadsheet rounded a long number: `9.78321E+12`. What it was can't be known."""
        if _ROUNDED.fullmatch(cell.strip()) is None:
            return False
        gathered.problems.append(Problem(gathered.row, heading, shown(cell), "number-rounded"))
        return True

    def _accused(self, cells: Sequence[str]) -> tuple[str, str]:
        """The column and cell to name where a row has nothing: an identifier, else the first one filled."""
        for at, _, heading in self._ids:
            if cells[at].strip():
                return heading, cells[at]
        title = self._first.get(Field.TITLE)
        heading = self._ids[0][2] if self._ids else title.heading if title else ""
        return heading, next(cell for cell in cells if cell.strip())

    def _when(self, numbers: Sequence[int], columns: Columns) -> list[_When]:
        years, months, days, dates = (
            repeat("") if at is None else columns[at]
            for at in map(self._at, (Field.YEAR, Field.MONTH, Field.DAY, Field.DATE))
        )
        if Field.MONTH in self._first:
            years = list(years) if Field.YEAR in self._first else [""] * len(numbers)
            made = map(dated, years, months, days)
            dates = [date if date.strip() else more for date, more in zip(dates, made, strict=False)]
        keys = [key for key, _ in zip(zip(years, dates), numbers, strict=False)]  # noqa: B905  # either may be endless
        whens = list(map(self._whens.__getitem__, keys))
        if self._unreadable:
            for number, key in zip(numbers, keys, strict=True):
                if key in self._unreadable:
                    self._note_when(number, key)
        return whens

    def _read_when(self, key: tuple[str, str]) -> _When:
        year_cell, date_cell = key
        moment = moment_of(date_cell, self.day_first, mac=self._mac) if date_cell else None
        year = year_of(year_cell) if year_cell else None
        if year is None and year_cell.strip():
            written = moment_of(year_cell)
            year = written.date().year if written else None
        if moment is None and year is not None and names_month(date_cell):
            moment = moment_of(f"{date_cell.strip()} {year}")
        unread = (year is None and plain_or_none(year_cell)) or (moment is None and plain_or_none(date_cell))
        if unread:
            self._unreadable.add(key)
        if year is None and moment is not None:
            year = moment.date().year
        return year, moment or (moment_of(str(year)) if year is not None else None)

    def _note_when(self, row: int, key: tuple[str, str]) -> None:
        for field, cell in zip((Field.YEAR, Field.DATE), key, strict=True):
            known = moment_of(cell, self.day_first, mac=self._mac) is not None or year_of(cell) is not None
            if plain_or_none(cell) and not known and not names_month(cell):
                heading = self._first[field].heading
                self.problems.append(Problem(row, heading, shown(cell), f"{field.value}-unreadable"))


def cells_at(rows: Columns, index: int | None) -> list[str]:
    """The cells of one column; none where there is no such column."""
    return [] if index is None else [row[index] for row in rows if index < len(row)]


def _width(mapping: Mapping, sample: Columns) -> int:
    """Columns of the table: up to the last that has a heading, a meaning, or cells in most rows."""
    width = 0
    for column in mapping.columns:
        filled = sum(1 for row in sample if column.index < len(row) and row[column.index].strip())
        if column.heading or column.field is not Field.IGNORE or filled * 2 > len(sample):
            width = max(width, column.index + 1)
    return width


def _unread(mapping: Mapping, listed: int, width: int) -> list[int]:
    """Columns behind the heading that nobody reads, before those that are worked out."""
    meant = {column.index for column in mapping.columns if column.field is not Field.IGNORE}
    return [at for at in range(listed, width) if at not in meant]


def _with_address(known: _Own, cell: str, kind: Kind) -> _Own | None:
    """A second DOI column or an address beside a known DOI: nothing new, a page, or None = look closely."""
    doi = known[0].value
    if (
        cell == doi
        or (cell[:20].find("doi.org/") > 0 and cell.lower().endswith("/" + doi))
        or is_database(cell)
    ):
        return known
    address = page(cell) if kind is Kind.URL else None
    return None if address is None else (*known, Identifier(Kind.URL, address))


def _is_pmid(cell: str) -> bool:
    return 4 < len(cell) < 9 and cell.isascii() and cell.isdigit() and cell[0] != "0"


_ROUNDED = pattern(r"\d[.,]\d{1,14}E\+?\d{1,2}", re.IGNORECASE)
_DIGITS = frozenset({Kind.ISBN, Kind.PMID, Kind.PMCID, Kind.EID})
_PMCID = re.compile(r"PMC[1-9]\d{2,8}")
_EID = re.compile(r"2-s2\.0-\d{5,15}")
_WOS = re.compile(r"WOS:[0-9A-Z]{9}\d{6}")
_LOCAL = re.compile(r"(?=[^\d]{0,30}\d)(?!0\b)[A-Za-z0-9][\w.-]{0,60}", re.ASCII)
_OPENALEX = re.compile(r"W\d{4,12}")
#: Whether a cell is already in its normal form, for kinds where that is quick to see.
_QUICK: dict[Kind, Callable[[str], object]] = {
    Kind.PMID: _is_pmid,
    Kind.PMCID: _PMCID.fullmatch,
    Kind.EID: _EID.fullmatch,
    Kind.WOS: _WOS.fullmatch,
    Kind.OPENALEX: _OPENALEX.fullmatch,
    Kind.LOCAL: _LOCAL.fullmatch,
}


def _number(cell: str) -> str | None:
    """A volume, an issue, pages: `12.0` is 12."""
    text = cell.strip()
    if not text[:1].isdigit():
        return plain_or_none(text)
    return text.removesuffix(".0") if text.isprintable() else plain(text)


def _mostly_references(cells: Sequence[str]) -> bool:
    """Whether titles are whole references with their DOI inside."""
    titles = [cell for cell in cells if cell.strip()]
    return len(titles) > 2 and sum(1 for title in titles if cites_doi(title)) * 2 >= len(titles)
