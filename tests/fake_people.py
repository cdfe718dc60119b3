"""People of a fictional university: verified persons, spellings in doubt, and a list of people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.people import (
    PeopleAnswer,
    PersonDoubt,
    PersonRow,
    Ruling,
    Stay,
    VerifiedPerson,
    Why,
)
from altmetric_desktop.domain.records import Balance, Problem, Severity
from altmetric_desktop.domain.rows import UndoAnswer
from tests.fake_task import FakeTask

SCIENCE = ("Northmere University", "Faculty of Science", "Coastal Sciences")
NURSING = ("Northmere University", "Faculty of Medicine", "Nursing")
ROWS = (
    PersonRow(
        1,
        "Doe, Jane",
        "0000-0002-1825-0097",
        "1017",
        (Stay(Unit(SCIENCE), 16_436, 18_992), Stay(Unit(NURSING), 18_993)),
        37,
    ),
    PersonRow(2, "Doe, John", "", "1018", (Stay(Unit(SCIENCE)),), 4),
    PersonRow(3, "Lindqvist, Åsa", "0000-0001-5109-3700", "", (Stay(Unit(("Health",), "Themes")),), 112),
    PersonRow(4, "Wang, Wei", "", "2044", (Stay(Unit(NURSING), None, 20_818),), 0),
    PersonRow(5, "Roe, Richard", "", "", (), 9),
)


def known(number: int) -> VerifiedPerson:
    """A person of `ROWS`."""
    row = next(one for one in ROWS if one.id == number)
    return VerifiedPerson(row.id, row.name, row.orcid or None, row.staff_id)


DOUBTS = (
    PersonDoubt("Doe, J.", "", Why.SEVERAL, (known(1), known(2)), 12, ((1, "Tides"), (2, "Silt and sand"))),
    PersonDoubt("Wang, Wei", "0000-0002-0000-0004", Why.COMMON, (known(4),), 8, ((3, "Wards at night"),)),
    PersonDoubt("Lindqvist, A.", "", Why.INITIALS, (known(3),), 3, ((4, ""),)),
)


class FakePeople:
    """What is said here is answered by the next questions, until it is taken back."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self.calls = calls
        self.people = list(ROWS)
        self.open = list(DOUBTS)
        self.before: list[list[PersonDoubt]] = []
        self.file_error: AltmetricError | None = None
        self.said_error: AltmetricError | None = None

    def rows(self) -> FakeTask[list[PersonRow]]:
        return FakeTask.of(list(self.people))

    def doubts(self) -> FakeTask[list[PersonDoubt]]:
        return FakeTask.of(list(self.open))

    def preview(self, path: Path, *, keep: bool = False) -> FakeTask[PeopleAnswer]:
        self.calls.append(("people-preview", path, keep))
        if self.file_error is not None:
            return FakeTask.failing(self.file_error)
        return FakeTask.of(answer(path, keep))

    def take_in(self, path: Path, *, keep: bool = False) -> FakeTask[PeopleAnswer]:
        self.calls.append(("people", path, keep))
        self.before.append(self.open)
        return FakeTask.of(answer(path, keep, "R-0021"))

    def decide(self, spelled: str, persons: Sequence[int], ruling: Ruling) -> FakeTask[str]:
        self.calls.append(("person", spelled, tuple(persons), ruling))
        if self.said_error is not None:
            return FakeTask.failing(self.said_error)
        self.before.append(self.open)
        self.open = [one for one in self.open if one.spelling != spelled]
        return FakeTask.of(f"R-{len(self.before):04d}")

    def undo(self, run: str) -> FakeTask[UndoAnswer]:
        self.calls.append(("take-back", run))
        self.open = self.before.pop()
        return FakeTask.of(UndoAnswer(run, 0, 0, 1, kind="decision"))


COLUMNS = (
    ("Name", "name"),
    ("ORCID", "orcid"),
    ("Department", "unit"),
    ("E-mail", "private"),
    ("Room", "ignore"),
)


def answer(path: Path, keep: bool, run: str = "") -> PeopleAnswer:
    """What taking in a list does, or would."""
    left = Problem(3, "", "Doe, Jane", "people-left", repaired="Northmere University > Faculty of Science")
    problems = (
        Problem(1, "E-mail", "", "people-private"),
        *(() if keep else (left,)),
        Problem(7, "ORCID", "0000-0002-1825-0098", "people-orcid"),
        Problem(9, "", "", "people-nameless", Severity.REFUSED),
    )
    return PeopleAnswer(str(path), COLUMNS, Balance(8, 3, 1, 2, 1, 1), problems, 41, 6, run)
