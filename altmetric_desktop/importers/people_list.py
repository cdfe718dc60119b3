"""Lists of people (staff lists, InCites' people files, our own) → one entry a row. Pure.

E-mail addresses and personal numbers are never kept, and it is said that they were left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from msgspec.structs import replace

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.people import PeopleList, PersonEntry
from altmetric_desktop.domain.person_names import untitled
from altmetric_desktop.domain.records import ColumnMapping, Field, Problem, Severity
from altmetric_desktop.domain.verified import last_day
from altmetric_desktop.importers.dates import day_first_in, moment_of
from altmetric_desktop.importers.header import DEPTH, meanings
from altmetric_desktop.importers.people import display_name, person_of
from altmetric_desktop.importers.people_words import Meaning, roles
from altmetric_desktop.importers.sheets import Book
from altmetric_desktop.importers.source import Books, opened
from altmetric_desktop.importers.table import Rows, Table
from altmetric_desktop.importers.text import plain, plain_or_none, shown
from altmetric_desktop.importers.units import UnitColumns

_NAMING = {Meaning.NAME, Meaning.LAST}
_MAIL = re.compile(r"[<(\[]?[^\s@<>()\[\];,]{1,100}@[^\s@<>()\[\];,]{1,100}[>)\]]?")
#: Italy's codice fiscale, Brazil's CPF; Spain's DNI and NIE with their check letter: in any column.
_CODICE_OR_CPF = re.compile(
    r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]|\d{3}\.\d{3}\.\d{3}-\d\d", re.IGNORECASE
)
_DNI = re.compile(r"([XYZ]?)(\d{7,8})-?([A-Z])", re.IGNORECASE)
_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE"
_OPEN = frozenset(
    {"present", "now", "today", "current", "heute", "aktuell", "-", "–", "présent", "actual", "oggi", "至今"}
)  # fmt: skip
_LAST_YEAR = 2200
_LONGEST_ID = 100
_RUN = frozenset("=+-@＝＋－＠")


def read_people(data: bytes, name: str, sheet: str | None = None) -> PeopleList:
    """A list of people, read to its end; `name` is only quoted.

    Raises InputError where the file can't be read, or no column names people.
    """
    source = opened(data, name, None if sheet else "csv")
    if isinstance(source, Books):
        where, rows = _sheet(source.book, sheet, name)
        return _Reader(rows, name, "xlsx", mac=source.book.mac).read(where)
    if sheet:
        raise InputError("people.no-names", path=name)
    table = Table(source.decoded.text)
    rows = [row for chunk in table.chunks() for row in chunk]
    found = _Reader(rows, name, source.decoded.encoding).read("")
    broken = (Problem(row, "", "", "row-unclosed-quote", Severity.REFUSED) for row in table.broken)
    return replace(found, problems=(*source.decoded.problems, *found.problems, *broken))


def _sheet(book: Book, wanted: str | None, name: str) -> tuple[str, Rows]:
    """The sheet asked for, else the one whose headings say most of people."""
    if wanted is not None:
        return book.choose(wanted), book.rows(wanted)
    found = [(_heading(book.rows(one))[1], one) for one in book.visible or book.sheets]
    best = max((score for score, _ in found), default=0)
    if not best:
        raise InputError("people.no-names", path=name)
    where = next(one for score, one in found if score == best)
    return where, book.rows(where)


def _heading(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The row (1-based) whose cells name most columns of a list of people, and how many; 0 for none."""
    best, most = 0, 0
    for number, row in enumerate(rows[:DEPTH], start=1):
        found = [one for one in roles(list(row)) if one is not Meaning.IGNORE]
        if _NAMING & set(found) and len(set(found)) > most and not any("@" in cell for cell in row):
            best, most = number, len(set(found))
    return best, most


class _Reader:
    """One table of people. `encoding` of its text; `mac`: day numbers count from 1904."""

    def __init__(self, rows: Rows, name: str, encoding: str, *, mac: bool = False) -> None:
        """Raises InputError where no row of headings names people."""
        self._above, _ = _heading(rows)
        if not self._above:
            raise InputError("people.no-names", path=name)
        self._name, self._encoding, self._mac = name, encoding, mac
        self._headings = [" ".join(cell.split())[:200] for cell in rows[self._above - 1]]
        self._roles = roles(self._headings)
        width = len(self._headings)
        self._rows = [
            [*map(_unmarked, row[:width]), *[""] * (width - len(row))] for row in rows[self._above :]
        ]
        self._units = UnitColumns(list(self._unit_columns()))
        dates = [cell for row in self._rows for cell in self._cells(row, Meaning.FROM, Meaning.TO)]
        self._day_first = day_first_in(dates)
        self._private: set[str] = set()
        self.problems: list[Problem] = []

    def _unit_columns(self) -> Sequence[ColumnMapping]:
        found = []
        for index, (heading, meaning) in enumerate(zip(self._headings, self._roles, strict=True)):
            if meaning is Meaning.UNIT:
                fields = [field for field, _ in meanings(heading)]
                known = (Field.FACULTY, Field.INSTITUTION)
                field = next((one for one in fields[:1] if one in known), Field.UNIT)
                found.append(ColumnMapping(index, heading, field))
        return found

    def read(self, sheet: str) -> PeopleList:
        """All rows; where none names anybody, InputError."""
        entries = []
        units = self._units.of(list(zip(*self._rows, strict=True))) if self._units and self._rows else ()
        by_row = list(units) or [()] * len(self._rows)
        for number, row, own in zip(count(self._above + 1), self._rows, by_row, strict=False):
            entry = self._entry(number, row, own) if any(cell.strip() for cell in row) else None
            if entry is not None:
                entries.append(entry)
        if not entries and not self.problems:
            raise InputError("people.nobody", path=self._name)
        self._say_private()
        columns = tuple(zip(self._headings, (one.value for one in self._roles), strict=True))
        problems = (replace(problem, sheet=sheet) for problem in self.problems)
        return PeopleList(self._encoding, columns, tuple(entries), tuple(problems))

    def _say_private(self) -> None:
        """Which columns were left out, without a word of what stands in them."""
        for heading, meaning in zip(self._headings, self._roles, strict=True):
            if meaning is Meaning.PRIVATE or heading in self._private:
                self.problems.append(Problem(self._above, heading, "", "people-private"))

    def _cells(self, row: Sequence[str], *wanted: Meaning) -> list[str]:
        return [cell for cell, meaning in zip(row, self._roles, strict=True) if meaning in wanted]

    def _first(self, row: Sequence[str], meaning: Meaning) -> tuple[str, str]:
        """Heading and cell of the first filled column of a meaning."""
        for heading, cell, own in zip(self._headings, row, self._roles, strict=True):
            if own is meaning and plain_or_none(cell):
                return heading, plain(cell)
        return "", ""

    def _entry(self, number: int, row: Sequence[str], units: tuple[Unit, ...]) -> PersonEntry | None:
        name, inside = self._named(row)
        if not name:
            self.problems.append(Problem(number, "", "", "people-nameless", Severity.REFUSED))
            return None
        first, last = self._days(number, row)
        if first is not None and last is not None and first > last:
            heading, cell = self._first(row, Meaning.TO)
            problem = Problem(number, heading, shown(cell), "people-ends-first", Severity.REFUSED)
            self.problems.append(problem)
            return None
        hierarchy = self._first(row, Meaning.HIERARCHY)[1]
        codes = [
            piece.strip()
            for cell in self._cells(row, Meaning.CODE)
            for piece in re.split(r"[;|\n]", plain_or_none(cell) or "")
        ]
        return PersonEntry(
            number,
            name,
            self._orcid(number, row) or inside,
            self._staff_id(row),
            tuple(replace(one, hierarchy=hierarchy) for one in units) if hierarchy else units,
            tuple(code[:_LONGEST_ID].removesuffix(".0") for code in codes if code),
            first,
            last,
        )

    def _named(self, row: Sequence[str]) -> tuple[str, str | None]:
        """The name as `Last, First` where that is known, and an ORCID iD that stands with it."""
        lasts = [plain_or_none(cell) or "" for cell in self._cells(row, Meaning.PREFIX, Meaning.LAST)]
        firsts = [plain_or_none(cell) or "" for cell in self._cells(row, Meaning.FIRST, Meaning.MIDDLE)]
        last, first = (" ".join(filter(None, found)) for found in (lasts, map(untitled, firsts)))
        if last and first:
            return f"{last}, {first}"[:300], None
        text = last or first or self._first(row, Meaning.NAME)[1]
        person = person_of(_MAIL.sub("", text))
        if person is None:
            return "", None
        before, comma, after = person.name.partition(",")
        if comma and untitled(text) == text:
            return f"{before.strip()}, {untitled(after.strip())}", person.orcid
        return display_name(untitled(_MAIL.sub("", text).split("(")[0].strip(" <>;,"))), person.orcid

    def _orcid(self, number: int, row: Sequence[str]) -> str | None:
        heading, cell = self._first(row, Meaning.ORCID)
        found = forms.orcid(cell.strip()) if cell else None
        if cell and found is None:
            self.problems.append(Problem(number, heading, shown(cell), "people-orcid"))
        return found

    def _staff_id(self, row: Sequence[str]) -> str:
        heading, cell = self._first(row, Meaning.STAFF)
        if _MAIL.search(cell) or _names_a_citizen(cell):
            self._private.add(heading)
            return ""
        return cell[:_LONGEST_ID].removesuffix(".0")

    def _days(self, number: int, row: Sequence[str]) -> tuple[int | None, int | None]:
        """The first and the last day; a year or month alone means all of it."""
        first = self._moment(number, row, Meaning.FROM)
        last = self._moment(number, row, Meaning.TO)
        return first, last

    def _moment(self, number: int, row: Sequence[str], meaning: Meaning) -> int | None:
        heading, cell = self._first(row, meaning)
        if not cell or cell.casefold() in _OPEN:
            return None
        found = moment_of(cell, self._day_first, mac=self._mac)
        if found is None:
            if "9999" not in cell:
                self.problems.append(Problem(number, heading, shown(cell), "people-date"))
            return None
        if found.date().year >= _LAST_YEAR - 1:
            return None
        return found.day if meaning is Meaning.FROM else last_day(found)


def _unmarked(cell: str) -> str:
    """A cell without the mark that our own lists put before what a spreadsheet would run."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _RUN else cell


def _names_a_citizen(cell: str) -> bool:
    """Whether a cell is a number that a state gives to a person."""
    if _CODICE_OR_CPF.fullmatch(cell):
        return True
    found = _DNI.fullmatch(cell)
    if found is None:
        return False
    first, digits, letter = found.groups()
    number = int(("" if not first else str("XYZ".index(first.upper()))) + digits)
    return len(digits) == (7 if first else 8) and _LETTERS[number % 23] == letter.upper()
