"""Units of a fictional university: hierarchies, spellings, and what the window says of them."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.hierarchy import HierarchyAnswer, Joined
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.domain.rows import UndoAnswer, UnitRow
from altmetric_desktop.domain.units import Proposal, Word, alike
from altmetric_desktop.services.altmetric_upload import Written
from tests.fake_task import FakeTask

TOP = "Northmere University"
THEMES = "Themes"
ROWS = (
    UnitRow(7, (TOP,), 264, "", True, 0, "N"),
    UnitRow(8, (TOP, "Faculty of Medicine"), 61, "", True, 2, "M"),
    UnitRow(3, (TOP, "Faculty of Medicine", "Nursing"), 59, "", True, 59, "M1"),
    UnitRow(1, (TOP, "Faculty of Science"), 203, "", True, 4, "S"),
    UnitRow(2, (TOP, "Faculty of Science", "Coastal Sciences"), 142, "", True, 142, "S1"),
    UnitRow(5, (TOP, "Faculty of Science", "Geodesy"), 0, "", True, 0, "S2"),
    UnitRow(4, ("Coastal Sci.",), 9, "", False, 9),
    UnitRow(6, ("Nursing",), 3, "", False, 3),
    UnitRow(9, ("Health",), 41, THEMES, False, 41),
    UnitRow(10, ("Nursing",), 12, THEMES, False, 12),
)


def unit(number: int) -> Unit:
    """A unit of `ROWS`."""
    row = next(one for one in ROWS if one.id == number)
    return Unit(row.path, row.hierarchy)


PROPOSALS = (
    Proposal(unit(6), unit(3), 1.0, 3, True),
    Proposal(unit(4), unit(2), 0.86, 9, True),
)
SAID = ((Unit(("Coast. Sci.",)), unit(2)), (Unit(("Nursing Studies",)), unit(3)))


class FakeUnits:
    """What is said here is answered by the next questions, until it is taken back."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self.calls = calls
        self.rows = list(ROWS)
        self.pairs = list(PROPOSALS)
        self.told = list(SAID)
        self.before: list[tuple[list[UnitRow], list[Proposal], list[tuple[Unit, Unit]]]] = []
        self.file_error: AltmetricError | None = None
        self.said_error: AltmetricError | None = None

    def said(self) -> FakeTask[list[tuple[Unit, Unit]]]:
        return FakeTask.of(list(self.told))

    def proposals(self) -> FakeTask[list[Proposal]]:
        return FakeTask.of(list(self.pairs))

    def preview(self, path: Path, hierarchy: str = "") -> FakeTask[HierarchyAnswer]:
        self.calls.append(("hierarchy-preview", path, hierarchy))
        return self._file(path, hierarchy)

    def take_in(self, path: Path, hierarchy: str = "") -> FakeTask[HierarchyAnswer]:
        self.calls.append(("hierarchy", path, hierarchy))
        self._keep()
        return self._file(path, hierarchy, "R-0011")

    def _file(self, path: Path, hierarchy: str, run: str = "") -> FakeTask[HierarchyAnswer]:
        if self.file_error is not None:
            return FakeTask.failing(self.file_error)
        return FakeTask.of(answer(path, hierarchy, run))

    def same(self, spelled: Unit, known: Unit) -> FakeTask[str]:
        self.calls.append(("same", spelled, known))
        if self.said_error is not None:
            return FakeTask.failing(self.said_error)
        self._keep()
        self.told.append((spelled, known))
        self._without(spelled)
        return FakeTask.of(f"R-{len(self.before):04d}")

    def apart(self, one: Unit, other: Unit, word: Word = Word.APART) -> FakeTask[str]:
        self.calls.append(("apart", one, other, word))
        self._keep()
        self.pairs = [pair for pair in self.pairs if {pair.unit, pair.other} != {one, other}]
        self.told = [pair for pair in self.told if pair != (one, other)]
        return FakeTask.of(f"R-{len(self.before):04d}")

    def join_alike(self) -> FakeTask[tuple[str, list[Proposal]]]:
        self.calls.append(("join-alike",))
        self._keep()
        joined = alike(self.pairs)
        for pair in joined:
            self._without(pair.unit)
        return FakeTask.of((f"R-{len(self.before):04d}" if joined else "", joined))

    def undo(self, run: str) -> FakeTask[UndoAnswer]:
        self.calls.append(("take-back", run))
        if self.before:
            self.rows, self.pairs, self.told = self.before.pop()
        return FakeTask.of(UndoAnswer(run, 0, 0, 1, kind="decision"))

    def write_upload(self, folder: Path) -> FakeTask[Written]:
        self.calls.append(("upload", folder))
        publications, departments = (
            folder / "altmetric-publications.csv",
            folder / "altmetric-departments.csv",
        )
        return FakeTask.of(Written(publications, departments, 301, 8, 11, 0, 0, 3, 0))

    def _keep(self) -> None:
        self.before.append((self.rows, self.pairs, list(self.told)))

    def _without(self, gone: Unit) -> None:
        self.rows = [row for row in self.rows if Unit(row.path, row.hierarchy) != gone]
        self.pairs = [pair for pair in self.pairs if gone not in {pair.unit, pair.other}]


def answer(path: Path, hierarchy: str, run: str = "") -> HierarchyAnswer:
    """What taking in a file does, or would."""
    whole = HierarchyAnswer(
        str(path),
        hierarchy,
        "levels",
        14,
        9,
        4,
        (Joined(unit(6), (unit(3),), 3),),
        (unit(5),),
        (Problem(12, "", "Silt", "unit-level-missing", Severity.REFUSED),),
        1,
        run,
    )
    return replace(whole, joined=(), gone=(), known=0, added=13) if hierarchy else whole
