"""What the window asks of the services, as protocols: pages are built and tested against these.

The real thing is `services.desk.Desk`; it is handed in by `app`, which imports it after the first
paint. Every call but `rows` and the plain properties returns at once: a `Task` ends later, in a
thread that is not the GUI's; `gui.bridge.Job` brings it home.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.events import Event, SyncAnswer
from altmetric_desktop.domain.fetching import AffiliationRow, AffiliationWork, Fetched, FetchWish, Word
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.pictures import ChartPicture
from altmetric_desktop.domain.records import (
    Correction,
    ImportAnswer,
    ImportPreview,
    KeptMapping,
    Mapping,
    UnitsFrom,
)
from altmetric_desktop.domain.rows import (
    Details,
    LibraryInfo,
    MentionRow,
    OutputRow,
    RunRow,
    SourceLine,
    UndoAnswer,
    UnitRow,
)
from altmetric_desktop.domain.versions import Decision
from altmetric_desktop.domain.wishes import ChartWish, ReportWishes, SyncWishes

if TYPE_CHECKING:
    from altmetric_desktop.domain.duplicates import DuplicateList
    from altmetric_desktop.domain.merging import MergeAnswer, MergePlan
    from altmetric_desktop.gui.hierarchies import Hierarchies
    from altmetric_desktop.gui.past import Past
    from altmetric_desktop.gui.persons import Persons

T_co = TypeVar("T_co", covariant=True)


class Task(Protocol[T_co]):
    """Work under way. `latest` gives the newest event of each kind since the last call (may be empty)."""

    def cancel(self) -> None:
        """Ask it to stop; it ends with `Cancelled` on whole pages."""

    def latest(self) -> tuple[Event, ...]:
        """The newest progress values, one per source or stage."""

    def finished(self) -> bool:
        """Whether `result` would return or raise at once."""

    def result(self) -> T_co:
        """The value, or raises what went wrong (`AltmetricError` = known)."""

    def when_done(self, callback: Callable[[], None]) -> None:
        """Call back once, in whatever thread, when finished (at once if it already is)."""


class Spellings(Protocol):
    """Affiliations as they are spelled. `kept`: of a fetched list that is not taken in yet."""

    def rows(self, kept: Path | None = None) -> Task[list[AffiliationRow]]:
        """Every spelling, most frequent first, with what was decided."""

    def works(self, text: str, kept: Path | None = None) -> Task[list[AffiliationWork]]:
        """The works that have this spelling."""

    def decide(self, words: Sequence[Word]) -> Task[str]:
        """Remember a person's words as one step; the run that says so."""

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take such a step back."""


class KeptMappings(Protocol):
    """Columns that the library keeps under names."""

    def kept(self) -> Task[list[KeptMapping]]:
        """All of them, by name."""

    def rename(self, name: str, to: str) -> Task[str]:
        """Give one another name; the name as it is kept."""

    def forget(self, name: str) -> Task[KeptMapping]:
        """Remove one; which it was."""


class Merging(Protocol):
    """Outputs that are one, and pairs that perhaps are."""

    def duplicates(self) -> Task[DuplicateList]:
        """Pairs of outputs that are perhaps one, undecided ones first."""

    def plan(self, kept: int, other: int, *, advised: bool = False) -> Task[MergePlan]:
        """What merging `other` into `kept` would do; `advised`: whichever of the two is better kept."""

    def merge(self, kept: int, other: int) -> Task[MergeAnswer]:
        """Merge `other` into `kept`, as a run that can be undone."""

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a merge or a decision about two outputs back."""


class Backend(Protocol):
    """One open library, or none; and the work done on it."""

    @property
    def spellings(self) -> Spellings:
        """Affiliations, and what persons decided about them."""

    @property
    def mappings(self) -> KeptMappings:
        """Columns that are kept under names."""

    @property
    def merging(self) -> Merging:
        """Two outputs made one."""

    @property
    def hierarchies(self) -> Hierarchies:
        """Units, how lists spell them, and what persons say of either."""

    @property
    def persons(self) -> Persons:
        """Verified persons, and which spellings are theirs."""

    @property
    def history(self) -> Past:
        """Every run, and undoing it."""

    def recent(self) -> Sequence[tuple[Path, bool]]:
        """Recently opened libraries, newest first, and whether the file is there."""

    def forget(self, path: Path | None) -> None:
        """Take one library (None = all) off the recent list; files stay."""

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> Task[LibraryInfo]:
        """Open (or create) a library; the one that was open is closed first."""

    def open_demonstration(self) -> Task[LibraryInfo]:
        """Open the fictional sample library, made on first use (import and replayed sync)."""

    def shut(self) -> None:
        """Close the library only: a sync ends on a whole page; another library can be opened."""

    def close(self) -> None:
        """End all work and close the library; returns when threads and the child have ended."""

    def on_changed(self, callback: Callable[[Changed], None]) -> None:
        """Be told of committed changes, in the writer's thread."""

    def info(self) -> Task[LibraryInfo]:
        """The library at a glance."""

    def listing(self, wanted: OutputFilter, sort: Sort) -> Task[array[int]]:
        """Ids for a filter, in order."""

    def rows(self, ids: Sequence[int]) -> list[OutputRow]:
        """Rows for ids, in their order; ≈ 1.5 ms for 200, the one call allowed in the GUI thread."""

    def details(self, output: int) -> Task[Details]:
        """Everything on the details page but the list of mentions."""

    def mentions(self, output: int, categories: Sequence[Category] = ()) -> Task[list[MentionRow]]:
        """Mentions of an output, newest first."""

    def decide_versions(self, one: int, other: int, verdict: Decision) -> Task[str]:
        """Remember a person's word about two outputs; the run that says so."""

    def units(self) -> Task[list[UnitRow]]:
        """Departments and groups with their numbers of outputs."""

    def runs(self) -> Task[list[RunRow]]:
        """The history, newest first."""

    def preview_import(
        self,
        path: Path,
        *,
        format: str | None = None,
        sheet: str | None = None,
        mapping: Mapping | None = None,
        guess: bool = False,
        kept: str = "",
        units_from: UnitsFrom = UnitsFrom.COLUMNS,
        encoding: str = "",
    ) -> Task[ImportPreview]:
        """What importing this file would do; nothing is written. `guess`: without a remembered mapping.
        `kept`: by the mapping of this name. `units_from`: of what records without a department are.
        `encoding` of a text ("" = its bytes decide)."""

    def import_file(
        self,
        path: Path,
        *,
        format: str | None = None,
        sheet: str | None = None,
        mapping: Mapping | None = None,
        corrections: Sequence[Correction] = (),
        units_from: UnitsFrom = UnitsFrom.COLUMNS,
        encoding: str = "",
    ) -> Task[ImportAnswer]:
        """Import it as one undoable step; with `corrections` only the rows that they name, as corrected."""

    def save_mapping(self, name: str, headings: Sequence[str], mapping: Mapping) -> Task[None]:
        """Keep a mapping under a name; it is used again for a table with these headings."""

    def save_rows(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Task[Path]:
        """Save a table of texts as CSV, safe for spreadsheets."""

    def fetch(self, wish: FetchWish) -> Task[Fetched]:
        """Fetch a list; `Fetched.kept` is then a path for `preview_import` and `import_file`."""

    def undo(self, run: int) -> Task[UndoAnswer]:
        """Take an import back."""

    def sources(self) -> Task[list[SourceLine]]:
        """Every source: what it brings, whether it is on, when it last succeeded."""

    def set_source(self, key: str, enabled: bool) -> None:
        """Switch a source on or off (a setting)."""

    def sync(self, wishes: SyncWishes) -> Task[SyncAnswer]:
        """Ask the sources; resumable; one at a time."""

    def report(self, wishes: ReportWishes, path: Path) -> Task[Path]:
        """Write the evaluation workbook."""

    def chart(self, wish: ChartWish) -> Task[ChartPicture]:
        """Draw a chart in the child process."""

    def badge(self, output: int, path: Path, *, style: str = "donut", size: int = 180) -> Task[Path]:
        """Save an output's badge as SVG or PNG, by the file's ending."""

    def setting(self, key: str) -> str:
        """A setting as text (`look.theme`, `user.contact`)."""

    def set_setting(self, key: str, value: str) -> None:
        """Change a setting; raises SettingsError."""
