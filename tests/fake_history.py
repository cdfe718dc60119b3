"""The backend's drawer for the history, of fictional runs."""

from __future__ import annotations

from msgspec.structs import replace

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.history import UndoPlan
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.rows import RunRow, UndoAnswer
from tests.fake_task import FakeTask


def run(number: int, kind: str, what: str, **more: object) -> RunRow:
    """A run, a minute after the one before; undoable unless told."""
    began, ended = (Moment(20_400, 30_000 + 60 * number + past, Precision.SECOND) for past in (0, 4))
    given: dict[str, object] = {"ended": ended, "who": "", "undoable": True, **more}
    return RunRow(number, f"R-{number:04d}", kind, began, what=what, **given)  # type: ignore[arg-type]


#: Newest first.
RUNS = (
    run(11, "sync", "crossref, reddit", undoable=False, state="running", ended=None),
    run(10, "undo", "R-0004", undoable=False),
    run(9, "merge", "7 into 5", subject="merge", named=("Tides of a small sea", "Tides")),
    run(8, "merge", "3 into 7", subject="merge", named=("Tide", "Tides"), undoable=False, first="R-0009"),
    run(7, "sync", "crossref", undoable=False, state="failed"),
    run(6, "decision", "Sea > Tide = Tides", subject="unit", decisions=1),
    run(5, "decision", "affiliation ours: Northmere", subject="affiliation", decisions=3),
    run(4, "people", "staff.csv", undoable=False, undone_by="R-0010"),
    run(3, "hierarchy", "units.csv", why="Faculties", who="officer"),
    run(2, "import", "more.ris"),
    run(1, "import", "list.xlsx"),
)


class FakeHistory:
    """What is undone here is undone in the next `rows`."""

    def __init__(self, calls: list[tuple[object, ...]]) -> None:
        self._calls = calls
        self.runs: list[RunRow] = list(RUNS)
        self.plan_error: AltmetricError | None = None
        self.undo_task: FakeTask[UndoAnswer] | None = None

    def rows(self) -> FakeTask[list[RunRow]]:
        self._calls.append(("history",))
        return FakeTask.of(list(self.runs))

    def plan(self, run: str) -> FakeTask[UndoPlan]:
        self._calls.append(("plan-undo", run))
        if self.plan_error is not None:
            return FakeTask.failing(self.plan_error)
        kind = next(one.kind for one in self.runs if one.name == run)
        return FakeTask.of(UndoPlan(run, kind, 3, 1, 2, 40, 5) if kind == "import" else UndoPlan(run, kind))

    def undo(self, run: str) -> FakeTask[UndoAnswer]:
        self._calls.append(("undo-run", run))
        if self.undo_task is not None:
            return self.undo_task
        kind = next(one.kind for one in self.runs if one.name == run)
        self.runs = [
            replace(one, undoable=False, undone_by="R-0012") if one.name == run else one for one in self.runs
        ]
        return FakeTask.of(UndoAnswer(run, 3, 1, 2, kind=kind))
