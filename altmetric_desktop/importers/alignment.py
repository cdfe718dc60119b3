"""Rows with more cells than the heading: from which column on do they stand further to the right?

A product may write a column without a heading (Scopus: a second funding text). What stands behind it is then
read one place too far to the left: identifiers in the wrong columns tell, and where they read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Field, Mapping, Problem
from altmetric_desktop.importers.types import type_of

#: Cells too many that are looked into, and columns of a table for which that is done.
MOST = 3
WIDEST = 500
_SAMPLE = 60
_NUMBERED = pattern(r".*\w \d{1,2}$")
_SIGNS: dict[Field, str] = {
    Field.PMID: r"[1-9]\d{4,7}(?:\.0)?",
    Field.PMCID: r"PMC\d{3,9}",
    Field.EID: r"2-s2\.0-\d{5,15}",
    Field.WOS: r"(?:WOS:)?[0-9A-Z]{9}\d{6}",
    Field.OPENALEX: r"(?:https://openalex\.org/)?W\d{4,12}",
    Field.ISBN: r"(?:97[89])?[\d -]{9,16}[\dX](?:[;,|].*)?",
    Field.ISSN: r"\d{4}-?\d{3}[\dXx](?:[;,| ].*)?",
    Field.YEAR: r"(?:19|20)\d\d(?:\.0)?",
    Field.URL: r"(?:https?://|www\.).*",
    Field.ABSTRACT: r"(?s:.{100,})",
}
_Test = Callable[[str], object]


def _tests(mapping: Mapping) -> list[tuple[int, _Test]]:
    """Columns whose cells can be told, and how."""
    found: list[tuple[int, _Test]] = []
    for column in mapping.columns:
        if column.field is Field.DOI:
            found.append((column.index, lambda cell: CLEAN.fullmatch(cell) or "10." in cell[:60]))
        elif column.field is Field.TYPE:
            found.append((column.index, type_of))
        elif column.field in _SIGNS:
            found.append((column.index, pattern(_SIGNS[column.field]).fullmatch))
    return found


class Alignment:
    """Puts long rows right. `headed`: how many columns the heading has."""

    def __init__(self, mapping: Mapping, headed: int, sample: Sequence[Sequence[str]]) -> None:
        self._headed = headed
        self._tests = _tests(mapping)
        self._headings = [column.heading for column in mapping.columns[:headed]]
        self._places: dict[int, int] = {}
        self.moved: list[int] = []
        for extra in range(1, MOST + 1):
            long = [row for row in sample if self._extra(row) == extra][:_SAMPLE]
            if long:
                self._places[extra] = self._place(long, extra)

    def _extra(self, row: Sequence[str]) -> int:
        size = len(row)
        while size > self._headed and not row[size - 1].strip():
            size -= 1
        return size - self._headed

    def _score(self, row: Sequence[str], place: int, extra: int) -> int:
        """How well a row reads if the cells from `place` on stand `extra` too far to the right."""
        score = 0
        for index, test in self._tests:
            at = index if index < place else index + extra
            cell = row[at].strip() if at < len(row) else ""
            if cell:
                score += 1 if test(cell) else -1
        return score

    def _place(self, rows: Sequence[Sequence[str]], extra: int) -> int:
        """The first column that stands too far to the right, `headed` where none does."""
        totals = [sum(self._score(row, place, extra) for row in rows) for place in range(self._headed + 1)]
        best = max(totals)
        if totals[self._headed] == best:
            return self._headed
        likely = [place for place, total in enumerate(totals) if total == best]
        for place in likely:  # a numbered heading (`Funding Text 1`) had a second one behind it
            if place and _NUMBERED.fullmatch(self._headings[place - 1]):
                return place
        return likely[0]

    def straight(self, row: list[str], number: int) -> list[str]:
        """The row as the heading has it, or as it stands."""
        extra = self._extra(row)
        if not 0 < extra <= MOST:
            return row
        place = self._places.get(extra)
        if place is None:
            place = self._places[extra] = self._place([row], extra)
        if place == self._headed or self._score(row, place, extra) < self._score(row, self._headed, extra):
            return row
        self.moved.append(number)
        return [*row[:place], *row[place + extra : self._headed + extra]]

    def problems(self) -> list[Problem]:
        """One notice for all rows that were put right."""
        if not self.moved:
            return []
        return [Problem(self.moved[0], "", str(len(self.moved)), "rows-shifted")]
