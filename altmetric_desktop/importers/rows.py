"""Rows of cells → records, by a mapping worked out once: the same for CSV and for workbooks.

The plan is made before the first row: which columns, which separators, which caches. Ten thousand rows
share their journals, years, types, departments; each distinct cell is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.identifiers import Identifier, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping, Problem, Record, Severity
from altmetric_desktop.importers import quick
from altmetric_desktop.importers.dates import day_first_in, moment_of, year_of
from altmetric_desktop.importers.gather import Identifiers, cites_doi, refused
from altmetric_desktop.importers.people import People
from altmetric_desktop.importers.text import plain, plain_or_none, shown
from altmetric_desktop.importers.types import type_of
from altmetric_desktop.importers.units import Units

_KINDS = {field: Kind(field.value) for field in Field if field.value in {kind.value for kind in Kind}}
_LEVEL = re.compile(r"(?:top level|level \d)", re.IGNORECASE)
_NO_PEOPLE: tuple[Person, ...] = ()
_NO_IDS: tuple[Identifier, ...] = ()


class Cached:
    """A function of a cell that remembers its answers."""

    __slots__ = ("_known", "_read")

    def __init__(self, read: Callable[[str], str | None]) -> None:
        self._read = read
        self._known: dict[str, str | None] = {"": None}

    def __call__(self, cell: str) -> str | None:
        """The answer for a cell."""
        known = self._known
        if cell in known:
            return known[cell]
        if len(known) > 100_000:
            known.clear()
        found = known[cell] = self._read(cell)
        return found


class Plan:
    """How rows become records: made from a mapping, used for every row of one table."""

    def __init__(self, mapping: Mapping, sample: Sequence[Sequence[str]], sheet: str | None = None) -> None:
        by_field: dict[Field, list[ColumnMapping]] = {}
        for column in mapping.columns:
            by_field.setdefault(column.field, []).append(column)
        self._width = 1 + max((column.index for column in mapping.columns), default=0)
        self._sheet = sheet
        ids = [
            (column.index, _KINDS[column.field], column.heading)
            for column in mapping.columns
            if column.field in _KINDS
        ]
        ids.sort(key=lambda column: _ORDER[column[1]])
        self._doi = ids[0][0] if ids and ids[0][1] is Kind.DOI else -1
        self._ids = ids
        self._rest = ids[1:] if self._doi >= 0 else ids
        self._at = {field: columns[0].index for field, columns in by_field.items()}
        self._heads = {field: columns[0].heading for field, columns in by_field.items()}
        self._marks = {field: columns[0].separator for field, columns in by_field.items()}
        self._title = self._at.get(Field.TITLE, -1)
        self._title_cites = self._doi < 0 and self._title >= 0 and _mostly_references(sample, self._title)
        self._people, self._units = People(), Units()
        self._venue, self._publisher = Cached(plain_or_none), Cached(plain_or_none)
        self._types: dict[str, OutputType | None] = {"": None}
        self._years: dict[str, tuple[int | None, Moment | None]] = {}
        self._day_first = self._day_order(sample)
        self._plan_units(by_field)
        self._plan_text()
        self.records: list[Record] = []
        self.problems: list[Problem] = []

    def _day_order(self, sample: Sequence[Sequence[str]]) -> bool | None:
        at = self._at.get(Field.DATE, -1)
        return day_first_in([row[at] for row in sample if 0 <= at < len(row)])

    def _plan_units(self, by_field: dict[Field, list[ColumnMapping]]) -> None:
        units, faculties = by_field.get(Field.UNIT, []), by_field.get(Field.FACULTY, [])
        levels = [column for column in [*faculties, *units] if _LEVEL.fullmatch(column.heading.strip())]
        self._levels = [column.index for column in levels] if len(levels) > 1 else []
        self._unit_at = [column.index for column in units if column.index not in self._levels]
        self._faculty_at = next(
            (column.index for column in faculties if column.index not in self._levels), -1
        )
        self._unit_marks = (
            next((column.separator for column in faculties), None),
            *(column.separator for column in units if column.index not in self._levels),
        )

    def _plan_text(self) -> None:
        at = self._at
        self._source_at = (at.get(Field.VENUE, -1), at.get(Field.PUBLISHER, -1))
        self._place_at = (at.get(Field.VOLUME, -1), at.get(Field.ISSUE, -1), at.get(Field.PAGES, -1))
        self._when_at = (at.get(Field.YEAR, -1), at.get(Field.DATE, -1))
        self._people_at = (at.get(Field.AUTHORS, -1), at.get(Field.OUR_AUTHORS, -1))
        self._rest_at = (
            at.get(Field.ABSTRACT, -1),
            at.get(Field.LANGUAGE, -1),
            at.get(Field.OPEN_ACCESS, -1),
        )
        self._type_at = at.get(Field.TYPE, -1)
        self._has = {
            "source": max(self._source_at) >= 0,
            "place": max(self._place_at) >= 0,
            "units": bool(self._unit_at or self._levels or self._faculty_at >= 0),
            "rest": max(self._rest_at) >= 0,
        }

    def read(self, rows: Iterable[Sequence[str]], first: int) -> None:
        """Read rows (the first has number `first`); records and problems gather in this plan."""
        width, doi_at, title_at = self._width, self._doi, self._title
        clean, kind, make = CLEAN.fullmatch, Kind.DOI, quick.identifier
        simple = not self._rest
        for row, cells in enumerate(rows, start=first):
            if len(cells) != width:
                cells = self._squared(row, cells)
                if not cells:
                    continue
            title: str | None = None
            if title_at >= 0:
                title = plain(cells[title_at])
                if len(title) < 5:
                    title = plain_or_none(title)
            cell = cells[doi_at] if doi_at >= 0 else ""
            if doi_at >= 0 and clean(cell):
                own: tuple[Identifier, ...] = (make(kind, cell.lower()),)
                if simple or not self._more(cells):
                    self._add(row, cells, title, own, _NO_IDS)
                    continue
            self._carefully(row, cells, title)

    def _more(self, cells: Sequence[str]) -> bool:
        return any(cells[at] for at, _, _ in self._rest)

    def _squared(self, row: int, cells: Sequence[str]) -> Sequence[str]:
        """A ragged row at the table's width; nothing for an empty one."""
        extra = [cell for cell in cells[self._width :] if cell.strip()]
        if extra:
            self.problems.append(Problem(row, "", shown(extra[0]), "row-long"))
        if not any(cell.strip() for cell in cells):
            return ()
        return [*cells[: self._width], *[""] * (self._width - len(cells))]

    def _carefully(self, row: int, cells: Sequence[str], title: str | None) -> None:
        """A row whose identifiers need a look, or that has none."""
        gathered = Identifiers(row)
        for at, kind, heading in self._ids:
            if cells[at]:
                gathered.add(kind, cells[at], heading)
        if self._title_cites and title and cites_doi(title):
            gathered.add(Kind.DOI, title[title.rindex("10.") :], self._heads[Field.TITLE])
        if gathered.stands(title):
            self.problems += gathered.problems
            own, container = gathered.parted(self._type(cells))
            self._add(row, cells, title, own, container)
        elif any(cell.strip() for cell in cells):
            column, cell = self._accused(cells)
            self.problems += refused(row, gathered.problems, column, cell)

    def _accused(self, cells: Sequence[str]) -> tuple[str, str]:
        """The column and cell to name where a row has nothing: its identifier's, else the first filled one."""
        for at, _, heading in self._ids:
            if cells[at].strip():
                return heading, cells[at]
        heading = self._ids[0][2] if self._ids else self._heads.get(Field.TITLE, "")
        return heading, next(cell for cell in cells if cell.strip())

    def _type(self, cells: Sequence[str]) -> OutputType | None:
        if self._type_at < 0:
            return None
        cell = cells[self._type_at]
        types = self._types
        if cell not in types:
            if len(types) > 10_000:
                types.clear()
            types[cell] = type_of(cell)
        return types[cell]

    def _add(
        self,
        row: int,
        cells: Sequence[str],
        title: str | None,
        own: tuple[Identifier, ...],
        container: tuple[Identifier, ...],
    ) -> None:
        has = self._has
        venue_at, publisher_at = self._source_at
        authors_at, ours_at = self._people_at
        people, marks = self._people, self._marks
        self.records.append(
            quick.record(
                row,
                title,
                own,
                container,
                self._when(row, cells),
                self._type(cells),
                (
                    self._venue(cells[venue_at]) if venue_at >= 0 else None,
                    self._publisher(cells[publisher_at]) if publisher_at >= 0 else None,
                ),
                self._place(cells) if has["place"] else _NOWHERE,
                (
                    people.of(cells[authors_at], marks[Field.AUTHORS])
                    if authors_at >= 0 and cells[authors_at]
                    else _NO_PEOPLE,
                    people.of(cells[ours_at], marks[Field.OUR_AUTHORS])
                    if ours_at >= 0 and cells[ours_at]
                    else _NO_PEOPLE,
                ),
                self._unit(cells) if has["units"] else (),
                self._others(cells) if has["rest"] else (None, None, None, self._sheet),
            )
        )

    def _when(self, row: int, cells: Sequence[str]) -> tuple[int | None, Moment | None]:
        year_at, date_at = self._when_at
        key = (cells[year_at] if year_at >= 0 else "") + "\0" + (cells[date_at] if date_at >= 0 else "")
        known = self._years.get(key)
        if known is None:
            if len(self._years) > 100_000:
                self._years.clear()
            known = self._years[key] = self._read_when(row, *key.split("\0", 1))
        return known

    def _read_when(self, row: int, year_cell: str, date_cell: str) -> tuple[int | None, Moment | None]:
        moment = moment_of(date_cell, self._day_first) if date_cell else None
        year = year_of(year_cell) if year_cell else None
        if year is None and year_cell:
            serial = moment_of(year_cell)
            year = serial.date().year if serial else None
        if year is None and moment is not None:
            year = moment.date().year
        if moment is None and year is not None:
            moment = moment_of(str(year))
        for field, cell, missing in ((Field.YEAR, year_cell, year), (Field.DATE, date_cell, moment)):
            if missing is None and plain_or_none(cell):
                self.problems.append(
                    Problem(row, self._heads[field], shown(cell), f"{field.value}-unreadable", Severity.NOTE)
                )
        return year, moment

    def _place(self, cells: Sequence[str]) -> tuple[str | None, str | None, str | None]:
        volume, issue, pages = ((_number(cells[at]) if at >= 0 else None) for at in self._place_at)
        return volume, issue, pages

    def _unit(self, cells: Sequence[str]) -> tuple[Unit, ...]:
        found: tuple[Unit, ...] = ()
        if self._levels:
            found = self._units.levels(tuple(cells[at] for at in self._levels))
        if self._unit_at or self._faculty_at >= 0:
            faculty = cells[self._faculty_at] if self._faculty_at >= 0 else ""
            found += self._units.of(faculty, tuple(cells[at] for at in self._unit_at), self._unit_marks)
        return found

    def _others(self, cells: Sequence[str]) -> tuple[str | None, str | None, str | None, str | None]:
        abstract, language, access = ((plain_or_none(cells[at]) if at >= 0 else None) for at in self._rest_at)
        return abstract, language, access, self._sheet


_NOWHERE: tuple[str | None, str | None, str | None] = (None, None, None)
_ORDER = {kind: place for place, kind in enumerate([Kind.DOI, *(kind for kind in Kind if kind is not Kind.DOI and kind is not Kind.URL), Kind.URL])}  # fmt: skip


def _number(cell: str) -> str | None:
    text = cell.strip()
    return (text.removesuffix(".0") if text[:1].isdigit() else plain_or_none(text)) or None


def _mostly_references(sample: Sequence[Sequence[str]], at: int) -> bool:
    titles = [row[at] for row in sample if at < len(row) and row[at].strip()]
    return len(titles) > 2 and sum(1 for title in titles if cites_doi(title)) * 2 >= len(titles)
