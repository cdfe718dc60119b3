"""Rows before they become records: put straight, one a record, with columns worked out of others.

Most tables need none of it; then rows go through as they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.domain.records import Field, Mapping, Problem
from altmetric_desktop.importers.alignment import WIDEST, Alignment
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.mapping import MANY
from altmetric_desktop.importers.producers import Derived, Producer
from altmetric_desktop.importers.text import shown

Rows = list[list[str]]
#: Rows of one record; of a work of a thousand authors each has one.
MOST_ROWS = 5000
_LISTS = MANY | {Field.AUTHORS, Field.OUR_AUTHORS, Field.GIVEN_NAME}


class Shaper:
    """Made for one table; `shape` is called for its pieces in order, `rest` once at the end."""

    def __init__(
        self,
        mapping: Mapping,
        header: Sequence[str],
        sample: Sequence[Sequence[str]],
        producer: Producer | None,
    ) -> None:
        self._mapping = mapping
        keys = [heading_key(cell) for cell in header]
        self._titled = self._repeated(mapping, header)
        self._derived = _placed(mapping, keys, producer)
        self._own = min((column for column, _, _ in self._derived), default=0)
        headed = len(header)
        while headed and not header[headed - 1].strip():
            headed -= 1
        self._headed = headed
        self._alignment: Alignment | None = None
        if headed <= WIDEST and any_long(sample, headed):
            self._alignment = Alignment(mapping, headed, sample)
        grouped = producer.grouped if producer else None
        self._group = keys.index(grouped) if grouped in keys else None
        self._open: tuple[int, list[str]] | None = None
        self._put_in = 0
        self._lost: list[Problem] = []

    @staticmethod
    def _repeated(mapping: Mapping, header: Sequence[str]) -> list[tuple[int, str]]:
        """Columns by which a heading that stands again amid the rows is known."""
        known = [one for one in mapping.columns if one.index < len(header) and header[one.index].strip()]
        marked = [one.index for one in known if one.field is not Field.IGNORE][:3]
        return [(index, header[index]) for index in marked] if len(marked) > 1 else []

    def shape(self, rows: Rows, first: int) -> tuple[Rows, Sequence[int]]:
        """The rows and their numbers (`first`: of the first one)."""
        numbers: Sequence[int] = range(first, first + len(rows))
        if self._alignment is not None or any_long(rows, self._headed):
            rows = self._straight(rows, numbers)
        if self._titled:
            rows, numbers = self._without_headings(rows, numbers)
        if self._group is not None:
            rows, numbers = self._grouped(rows, numbers, self._group)
        if not self._derived:
            return rows, numbers
        self._note_lost(rows, numbers)
        return [self.widened(row) for row in rows], numbers

    def _note_lost(self, rows: Rows, numbers: Sequence[int]) -> None:
        """Cells that stand where worked-out columns will: nobody reads them."""
        for row, number in zip(rows, numbers, strict=True):
            extra = [cell for cell in row[self._own :] if cell.strip()]
            if extra:
                self._lost.append(Problem(number, "", shown(extra[0]), "row-long"))

    def rest(self) -> tuple[Rows, Sequence[int]]:
        """What is still open at the end."""
        if self._open is None:
            return [], ()
        number, row = self._open
        self._open = None
        return [self.widened(row)] if self._derived else [row], (number,)

    def problems(self) -> list[Problem]:
        """What there is to say about rows that were changed."""
        return [*(self._alignment.problems() if self._alignment is not None else []), *self._lost]

    def widened(self, row: Sequence[str]) -> list[str]:
        """A row with the columns that are worked out."""
        if not self._derived:
            return list(row)
        wide = [*row[: self._own], *[""] * (self._own - len(row))]
        for column, sources, derived in self._derived:
            wide += [""] * (column - len(wide))
            wide.append(derived.make(*[row[at] if -1 < at < len(row) else "" for at in sources]))
        return wide

    def headed(self, row: Sequence[str]) -> list[str]:
        """The heading with theirs."""
        names = {column: derived.heading for column, _, derived in self._derived}
        width = max(names, default=-1) + 1
        return [names.get(at, row[at] if at < len(row) else "") for at in range(max(width, len(row)))]

    def _straight(self, rows: Rows, numbers: Sequence[int]) -> Rows:
        if not 0 < self._headed <= WIDEST:
            return rows
        if self._alignment is None:
            self._alignment = Alignment(self._mapping, self._headed, rows)
        headed, straight = self._headed, self._alignment.straight
        return [
            row if len(row) <= headed else straight(row, number)
            for row, number in zip(rows, numbers, strict=True)
        ]

    def _without_headings(self, rows: Rows, numbers: Sequence[int]) -> tuple[Rows, Sequence[int]]:
        at, heading = self._titled[0]
        if heading not in [row[at] for row in rows if at < len(row)]:
            return rows, numbers
        kept = [
            (row, number)
            for row, number in zip(rows, numbers, strict=True)
            if not all(at < len(row) and row[at] == heading for at, heading in self._titled)
        ]
        return [row for row, _ in kept], [number for _, number in kept]

    def _grouped(self, rows: Rows, numbers: Sequence[int], at: int) -> tuple[Rows, Sequence[int]]:
        """One row a record: rows that go on with the last one's number are put into it."""
        done: list[tuple[int, list[str]]] = []
        for row, number in zip(rows, numbers, strict=True):
            if self._open is not None and self._continues(self._open[1], row, at):
                self._add(self._open[1], row)
                self._put_in += 1
                continue
            self._put_in = 0
            if self._open is not None:
                done.append(self._open)
            self._open = (number, list(row))
        return [row for _, row in done], [number for number, _ in done]

    def _continues(self, known: Sequence[str], row: Sequence[str], at: int) -> bool:
        if at >= len(row) or at >= len(known) or self._put_in > MOST_ROWS:
            return False
        return bool(known[at].strip()) and row[at].strip() in ("", known[at].strip()) and any(row)

    def _add(self, known: list[str], row: Sequence[str]) -> None:
        """Another value of each column that holds several; a gap of the others."""
        people = [
            one.index
            for one in self._mapping.columns
            if one.field in (Field.AUTHORS, Field.GIVEN_NAME) and one.index < len(row)
        ]
        named = any(row[at].strip() for at in people)
        known += [""] * (len(row) - len(known))
        for column in self._mapping.columns:
            at = column.index
            if at >= len(row):
                continue
            cell = row[at].strip()
            if at in people:
                known[at] = f"{known[at]}; {cell}" if named else known[at]
            elif not known[at].strip():
                known[at] = cell
            elif cell and column.field in _LISTS and cell not in known[at].split("; "):
                known[at] = f"{known[at]}; {cell}"


def any_long(rows: Sequence[Sequence[str]], headed: int) -> bool:
    """Whether a row has cells behind the last column that has a heading."""
    return bool(headed) and bool(rows) and max(map(len, rows)) > headed


def _placed(
    mapping: Mapping, keys: Sequence[str], producer: Producer | None
) -> list[tuple[int, list[int], Derived]]:
    """(its column, the columns that it is made of, -1 where one is missing) of each worked-out column."""
    if producer is None or not producer.derived:
        return []
    places = {column.heading: column.index for column in mapping.columns if column.index >= len(keys)}
    at = {key: index for index, key in reversed(list(enumerate(keys)))}
    return [
        (places[derived.heading], [at.get(heading_key(name), -1) for name in derived.of], derived)
        for derived in producer.derived
        if derived.heading in places
    ]
