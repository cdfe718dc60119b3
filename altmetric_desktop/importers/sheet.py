"""One table, read to its end: its pieces are put straight, become records, and are settled at the end.

The same for a text table and for a sheet of a workbook. Knows no file and no workbook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Mapping, Problem, Record
from altmetric_desktop.importers.collecting import collected
from altmetric_desktop.importers.dates import day_first_in, has_slashes
from altmetric_desktop.importers.evidence.tables import table_of
from altmetric_desktop.importers.mapping import SAMPLE, usable
from altmetric_desktop.importers.producers import accepted, producer_of, separated
from altmetric_desktop.importers.rows import Plan, cells_at
from altmetric_desktop.importers.settling import fewer, without_totals
from altmetric_desktop.importers.shaping import Rows, Shaper
from altmetric_desktop.importers.table import STEP

Chunks = Callable[[], Iterable[Rows]]


class Found(Struct, frozen=True):
    """What a table holds. `key`: its producer's format, None for a table made by hand."""

    records: list[Record]
    problems: list[Problem]
    key: str | None
    sample: list[list[str]]


class Sheet:
    """A table of which the first rows and the mapping are known."""

    def __init__(
        self,
        first: Sequence[Sequence[str]],
        mapping: Mapping,
        name: str,
        bare: bool,
        sheet: str | None = None,
        mac: bool = False,
    ) -> None:
        """Raises InputError where it is no list; `bare`: it has no rows but its heading."""
        above = mapping.header_row
        self._first = first[: above + SAMPLE]
        producer = producer_of(self._first[:above])
        accepted(producer, name)
        mapping = separated(mapping, producer)
        self._mapping = mapping
        self._sheet = sheet
        if not usable(mapping):
            raise InputError("input.no-records" if bare and above else "input.not-a-list", path=name)
        self.key = producer.key if producer else None
        header = self._first[above - 1] if above and above <= len(self._first) else []
        self._shaper = Shaper(mapping, header, self._first[above:], producer)
        self._evidence = table_of(header, above)
        self._plan = Plan(mapping, self._first[above:], sheet, mac=mac, listed=len(header))

    def read(self, chunks: Chunks, told: Callable[[int], None] | None) -> Found:
        """All rows; `told(rows done)` is called between pieces and may raise to stop."""
        plan, shaper, above = self._plan, self._shaper, self._mapping.header_row
        self._decide_dates(chunks)
        done = 0
        for chunk in chunks():
            over = max(0, above - done)
            rows, numbers = shaper.shape(chunk[over:], done + over + 1)
            plan.read(rows, numbers)
            if self._evidence is not None:
                self._evidence.read(rows, numbers)
            done += len(chunk)
            if told is not None:
                told(done)
        plan.read(*shaper.rest())
        records, problems = without_totals(plan.records, plan.problems, self._sheet)
        records = collected(records)
        if self._evidence is not None:
            records, problems = self._evidence.attach(records, problems)
        problems = [*shaper.problems(), *fewer(problems)]
        if self._sheet is not None:
            problems = [replace(problem, sheet=self._sheet) for problem in problems]
        return Found(records, problems, self.key, self._shown())

    def _decide_dates(self, chunks: Chunks) -> None:
        """Where the first rows leave open whether `5/9/2018` is in May, the whole column is looked at."""
        plan, at = self._plan, self._plan.date_column
        if plan.day_first is None and has_slashes(cells_at(self._first, at)):
            cells = [cell for chunk in chunks() for cell in cells_at(chunk, at) if "/" in cell or "-" in cell]
            plan.day_first = day_first_in(cells)

    def _shown(self) -> list[list[str]]:
        """The first rows, with the columns that are worked out."""
        above = self._mapping.header_row
        return [
            self._shaper.headed(row)
            if number == above
            else self._shaper.widened(row)
            if number > above
            else [*row]
            for number, row in enumerate(self._first, start=1)
        ]


def pieces(rows: Rows) -> Chunks:
    """The rows of a sheet, a piece at a time."""

    def cut() -> Iterator[Rows]:
        for start in range(0, len(rows), STEP):
            yield rows[start : start + STEP]

    return cut
