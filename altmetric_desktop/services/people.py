"""Verified authors: lists of people, who they are, what is in doubt, and a person's word about it."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.people import (
    PeopleAnswer,
    PeopleList,
    PersonDoubt,
    PersonRow,
    PersonWord,
    Ruling,
)
from altmetric_desktop.domain.person_names import Level, compare, parsed, spelling
from altmetric_desktop.domain.tables import Column, ColumnKind, Row, Table
from altmetric_desktop.importers.people_list import read_people
from altmetric_desktop.reports import csv_export
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import enlisting, persons, runs, verifying
from altmetric_desktop.storage.connect import Connection

#: A list of people larger than this is refused before it is read (bytes).
MOST_BYTES = 50_000_000
_CHANGED = (Changed("output"), Changed("run"))


def preview(library: Library, path: Path, sheet: str | None = None, *, keep: bool = False) -> PeopleAnswer:
    """What taking in a list of people would do. Raises InputError for what is none."""
    given = _read(path, sheet)
    with library.read() as connection:
        return _answer(path, given, enlisting.preview(connection, given, keep))


def take_in(library: Library, path: Path, sheet: str | None = None, *, keep: bool = False) -> PeopleAnswer:
    """Take in a list of people as one undoable run; `keep`: units that it does not name go on.

    Raises InputError for what is none.
    """
    given = _read(path, sheet)

    def work(connection: Connection) -> PeopleAnswer:
        now = int(time.time())
        run = runs.begin(connection, "people", at=now, what=path.name)
        step = runs.next_step(connection, run, now)
        taken = enlisting.take_in(connection, step, path.name, given, keep)
        runs.end(connection, run, int(time.time()))
        return _answer(path, given, taken, runs.name(run))

    return library.writer.submit(work, lambda _answer: _CHANGED).result()


def _read(path: Path, sheet: str | None) -> PeopleList:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("input.too-large", path=path.name, limit=MOST_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError("import.unreadable", path=str(path), reason=reason) from problem
    return read_people(data, path.name, sheet)


def _answer(path: Path, given: PeopleList, taken: enlisting.Taken, run: str = "") -> PeopleAnswer:
    settled = taken.settled
    return PeopleAnswer(
        str(path), given.columns, taken.balance, taken.problems, settled.outputs, settled.doubts, run
    )


def rows(library: Library) -> list[PersonRow]:
    """The verified persons by name, with units and numbers of outputs."""
    with library.read() as connection:
        return persons.rows(connection)


def doubts(library: Library) -> list[PersonDoubt]:
    """Spellings that may be a verified person's, those of most outputs first."""
    with library.read() as connection:
        return verifying.doubts(connection)


def find(library: Library, text: str) -> PersonRow:
    """The verified person that is meant: by ORCID iD, staff number, `#` and the number here, or name.

    Raises NotFoundError where there is none, or the name is several people's.
    """
    known, wanted = rows(library), text.strip()
    orcid = forms.orcid(wanted)
    exact = [
        row
        for row in known
        if (orcid and row.orcid == orcid) or wanted in {row.staff_id or None, f"#{row.id}"}
    ]
    name = parsed(wanted)
    found = exact or [row for row in known if compare(parsed(row.name), name) is Level.SAME]
    found = found or [row for row in known if spelling(row.name) == spelling(wanted)]
    if len(found) != 1:
        raise NotFoundError("people.several" if found else "people.unknown", person=text[:100])
    return found[0]


def decide(
    library: Library,
    spelled: str,
    person: int,
    ruling: Ruling,
    output: int | None = None,
    unit: int | None = None,
) -> str:
    """Remember what a spelling is, or is not: everywhere, or in one output or unit only. The run's name.

    Raises InputError for an empty spelling.
    """
    return _decide(library, spelled, [PersonWord(spelling(spelled), person, ruling, output, unit)])


def decide_about(library: Library, spelled: str, persons: Sequence[int], ruling: Ruling) -> str:
    """The same about several persons at once, everywhere: the spelling is none of them. One run, its name."""
    return _decide(library, spelled, [PersonWord(spelling(spelled), one, ruling) for one in persons])


def _decide(library: Library, spelled: str, words: Sequence[PersonWord]) -> str:
    if not spelled.strip() or not words:
        raise InputError("people.nameless")

    def work(connection: Connection) -> int:
        now = int(time.time())
        what = f"{spelled[:100]} {words[0].ruling.value} #{words[0].person}"
        run = runs.begin(connection, "decision", at=now, what=what)
        step = runs.next_step(connection, run, now)
        verifying.rule(connection, step, *words)
        runs.end(connection, run, int(time.time()))
        return run

    return runs.name(library.writer.submit(work, lambda _run: _CHANGED).result())


def export(library: Library, path: Path) -> int:
    """Write the verified persons as CSV, a row for each person and unit, complete or not at all; how many
    rows. Taken in again it changes nothing.

    Raises ReportError where it can't be written.
    """
    return csv_export.write(path, _table(rows(library)))


def to_stream(library: Library, out: BinaryIO) -> int:
    """The same, to an open stream."""
    return csv_export.to_stream(out, _table(rows(library)))


def _table(people: list[PersonRow]) -> Table:
    depth = max((len(stay.unit.path) for row in people for stay in row.stays), default=0)
    levels = ["Top Level", *(f"Level {number}" for number in range(1, max(depth, 2)))]
    headings = ["Name", "ORCID", "Staff ID", *levels, "Hierarchy", "From", "To"]
    columns = [Column(heading.lower().replace(" ", "-"), heading) for heading in headings]
    columns.append(Column("outputs", "Outputs", ColumnKind.INTEGER))
    return Table("people", columns, _lines(people, len(levels)))


def _lines(people: list[PersonRow], levels: int) -> Iterator[Row]:
    for row in people:
        about = (row.name, row.orcid, row.staff_id)
        if not row.stays:
            yield (*about, *[""] * levels, "", None, None, row.outputs)
        for stay in row.stays:
            path = [*stay.unit.path, *[""] * (levels - len(stay.unit.path))]
            days = (None if day is None else Moment(day) for day in (stay.day_from, stay.day_to))
            yield (*about, *path, stay.unit.hierarchy, *days, row.outputs)
