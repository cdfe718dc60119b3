"""Columns that are read together: several for one field, first and last page, family and given names, dates.

Knows columns of cells and what they mean, no rows and no identifiers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import repeat

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.dates import month_of, year_of
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.people import People

Columns = Sequence[Sequence[str]]

#: Fields of which a record has one value; of several columns the first that is filled counts.
SINGLE = (
    Field.TITLE, Field.YEAR, Field.DATE, Field.MONTH, Field.DAY, Field.VENUE, Field.PUBLISHER, Field.VOLUME,
    Field.ISSUE, Field.TYPE, Field.ABSTRACT, Field.LANGUAGE, Field.OPEN_ACCESS, Field.PAGE_END,
)  # fmt: skip
_ARTICLE = frozenset(
    map(heading_key, ("article number", "art. no.", "article no.", "ar", "articleid", "article id"))
)
_WORD = pattern(r"[^\W\d_]+")
_SEASONS = frozenset(("spr", "sum", "fal", "fall", "win", "spring", "summer", "autumn", "winter"))


def of_field(mapping: Mapping, field: Field) -> list[ColumnMapping]:
    """The columns of a field, in the table's order."""
    return [column for column in mapping.columns if column.field is field]


class Merging:
    """Columns of one field become one; of a cell with several values the first counts."""

    def __init__(self, mapping: Mapping) -> None:
        self._plans = []
        for field in SINGLE:
            found = of_field(mapping, field)
            if len(found) > 1 or any(one.separator for one in found):
                self._plans.append(([one.index for one in found], found[0].separator))

    def __bool__(self) -> bool:
        """Whether there is anything to do."""
        return bool(self._plans)

    def merge(self, columns: Columns) -> Columns:
        """The table's columns; the first of each field holds what all of them say."""
        merged = list(columns)
        for indexes, mark in self._plans:
            cells = merged[indexes[0]]
            for other in indexes[1:]:
                cells = [
                    cell if cell.strip() else more for cell, more in zip(cells, merged[other], strict=True)
                ]
            merged[indexes[0]] = (
                [cell.partition(mark)[0] if mark in cell else cell for cell in cells] if mark else cells
            )
        return merged


class Pages:
    """First and last page, or the number of the article."""

    def __init__(self, mapping: Mapping) -> None:
        found = of_field(mapping, Field.PAGES)
        self._starts = [one.index for one in found if heading_key(one.heading) not in _ARTICLE]
        self._articles = [one.index for one in found if one.index not in self._starts]
        self._end = next((one.index for one in of_field(mapping, Field.PAGE_END)), None)

    def of(
        self, columns: Columns, read: Callable[[str], str | None], known: Cache[str, str | None]
    ) -> Iterable[str | None]:
        """`read` of each row's pages; `known` remembers what it says of single ones."""
        if not self._starts and not self._articles:
            return repeat(None)
        read = read if self._end is None else known.__getitem__
        order = [*self._starts, *self._articles]
        pages = map(read, columns[order[0]])
        if self._starts and self._end is not None:
            pages = map(_span, pages, map(read, columns[self._end]))
        for index in order[1:]:
            pages = map(_either, pages, map(read, columns[index]))
        return pages


def _either(one: str | None, other: str | None) -> str | None:
    return one or other


def _span(first: str | None, last: str | None) -> str | None:
    return f"{first}-{last}" if first and last and first != last and "-" not in first else first


class Named:
    """The columns that name people: of authors, or of our authors."""

    def __init__(self, mapping: Mapping, field: Field, people: People) -> None:
        self._columns = of_field(mapping, field)
        self._people = people
        mine = field is Field.OUR_AUTHORS or not of_field(mapping, Field.OUR_AUTHORS)
        self._given = next((one.index for one in of_field(mapping, Field.GIVEN_NAME) if mine), None)
        self._orcids = next((one.index for one in of_field(mapping, Field.ORCID) if mine), None)

    def of(self, columns: Columns) -> Iterable[tuple[Person, ...]]:
        """The people of each row."""
        if not self._columns:
            return repeat(())
        found = self._read(columns, self._columns[0])
        for column in self._columns[1:]:
            found = map(_together, found, self._read(columns, column))
        return found

    def _read(self, columns: Columns, column: ColumnMapping) -> Iterable[tuple[Person, ...]]:
        cells = columns[column.index]
        if self._given is not None:
            cells = list(map(full_names, cells, columns[self._given]))
        if self._orcids is not None:
            return map(self._people.with_orcids, cells, columns[self._orcids], repeat(column.separator))
        return self._people.column(cells, column.separator)


def both(mapping: Mapping) -> tuple[Named, Named]:
    """The authors and our authors of a table; names that one has read the other knows."""
    people = People()
    return Named(mapping, Field.AUTHORS, people), Named(mapping, Field.OUR_AUTHORS, people)


def _together(one: tuple[Person, ...], other: tuple[Person, ...]) -> tuple[Person, ...]:
    if not other:
        return one
    known = {person.name for person in one}
    return one + tuple(person for person in other if person.name not in known)


def full_names(family: str, given: str) -> str:
    """`Doe` and `Jane` → `Doe, Jane`; `Doe; Roe` and `Jane; Richard` pairwise; else the family names."""
    families, givens = family.split(";"), given.split(";")
    if not given.strip() or len(families) != len(givens):
        return family
    pairs = zip(families, givens, strict=True)
    return "; ".join(f"{one.strip()}, {two.strip()}" if two.strip() else one.strip() for one, two in pairs)


def dated(year: str, month: str, day: str) -> str:
    """Three cells as one date; empty where the year or the month says nothing."""
    number, month = year_of(year), month.strip().removesuffix(".0")
    if number is None or month_of(month) is None:
        return ""
    day = day.strip().removesuffix(".0")
    if month.isdigit():
        return f"{number}-{month}-{day}" if day.isdigit() else f"{number}-{month}"
    return f"{day} {month} {number}" if day.isdigit() else f"{month} {number}"


def names_month(text: str) -> bool:
    """Whether a date without a year names a month or a season: `MAR 15`, `JAN-FEB`, `SPR`."""
    words = _WORD.findall(text[:60])
    return any(month_of(word) is not None or word.casefold() in _SEASONS for word in words)
