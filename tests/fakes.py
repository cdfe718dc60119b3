"""A backend of fictional values: pages are tested against the protocol, not against a database.

Names, titles and outlets are invented; DOIs have the prefix 10.5555. Tasks end at once unless the
test holds them (`FakeTask.held`).
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec.structs import replace

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import AltmetricError, LibraryError
from altmetric_desktop.domain.events import SourceProgress, SyncAnswer
from altmetric_desktop.domain.fetching import Fetched, FetchWish
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.pictures import Cell, ChartPicture, HoverBox
from altmetric_desktop.domain.records import (
    Correction,
    ImportAnswer,
    ImportPreview,
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
from tests.fake_history import FakeHistory
from tests.fake_mappings import FakeMappings
from tests.fake_merging import FakeMerging
from tests.fake_people import FakePeople
from tests.fake_spellings import FakeSpellings
from tests.fake_task import FakeTask
from tests.fake_units import FakeUnits
from tests.fictions import (
    TODAY,
    details_of,
    mention_rows,
    output_row,
    receipt_of,
)
from tests.fictions_work import preview_of, sample_mapping, source_line, source_lines, sync_events
from tests.support.pixel import pixel_png


class FakeBackend:
    """One fictional library of `outputs` outputs. Change the attributes to script what happens."""

    def __init__(self, outputs: int = 312) -> None:
        self.outputs = outputs
        self.calls: list[tuple[object, ...]] = []
        self.watchers: list[Callable[[Changed], None]] = []
        self.settings: dict[str, str] = {"look.theme": "light", "user.contact": "", "look.text_size": "100"}
        self.libraries: list[tuple[Path, bool]] = []
        self.sync_task: FakeTask[SyncAnswer] = FakeTask()
        self.report_task: FakeTask[Path] = FakeTask()
        self.import_task: FakeTask[ImportAnswer] = FakeTask()
        self.fetch_task: FakeTask[Fetched] = FakeTask()
        self.preview_error: AltmetricError | None = None
        self.remembered = ""
        self.open_error: AltmetricError | None = None
        self.row_error: AltmetricError | None = None
        self.hold_listings: list[FakeTask[array[int]]] | None = None
        self.lines = source_lines()
        self.titles: dict[int, str] = {}
        self.is_open = False
        self.draw: Callable[[ChartWish], ChartPicture] | None = None
        self.spellings = FakeSpellings(self.calls)
        self.mappings = FakeMappings(self.calls)
        #: What a preview says besides.
        self.seen: Callable[[ImportPreview], ImportPreview] = lambda preview: preview
        self.merging = FakeMerging(self.calls)
        self.history = FakeHistory(self.calls)
        self.hierarchies = FakeUnits(self.calls)
        self.persons = FakePeople(self.calls)

    def _need(self) -> None:
        if not self.is_open:
            raise LibraryError("library.none-open")

    def tell(self, what: Changed) -> None:
        """A committed change."""
        for watcher in self.watchers:
            watcher(what)

    def recent(self) -> Sequence[tuple[Path, bool]]:
        return self.libraries

    def forget(self, path: Path | None) -> None:
        self.libraries = [] if path is None else [pair for pair in self.libraries if pair[0] != path]

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> FakeTask[LibraryInfo]:
        self.calls.append(("open", path, create, read_only))
        if self.open_error is not None and not read_only:
            return FakeTask.failing(self.open_error)
        self.is_open = True
        return FakeTask.of(self.library_info(read_only))

    def open_demonstration(self) -> FakeTask[LibraryInfo]:
        self.calls.append(("demo",))
        self.is_open = True
        return FakeTask.of(self.library_info())

    def shut(self) -> None:
        self.calls.append(("shut",))
        self.is_open = False

    def close(self) -> None:
        self.calls.append(("close",))

    def on_changed(self, callback: Callable[[Changed], None]) -> None:
        self.watchers.append(callback)

    def library_info(self, read_only: bool = False) -> LibraryInfo:
        """The library at a glance."""
        moment = Moment(TODAY, 24_000, Precision.SECOND)
        return LibraryInfo(
            path="/home/officer/Research office/northmere.library",
            name="Northmere University",
            outputs=self.outputs,
            trackable=self.outputs * 9 // 10,
            mentioned=self.outputs // 2,
            mentions=38_204,
            accounts=1_962,
            last_import=moment if self.outputs else None,
            last_sync=moment if self.outputs else None,
            bytes=42_000_000,
            schema="0001",
            read_only=read_only,
        )

    def info(self) -> FakeTask[LibraryInfo]:
        self._need()
        return FakeTask.of(self.library_info())

    def listing(self, wanted: OutputFilter, sort: Sort) -> FakeTask[array[int]]:
        self._need()
        self.calls.append(("listing", wanted, sort))
        if self.hold_listings is not None:
            task: FakeTask[array[int]] = FakeTask()
            self.hold_listings.append(task)
            return task
        return FakeTask.of(self.ids(wanted, sort))

    def ids(self, wanted: OutputFilter, sort: Sort) -> array[int]:
        """Ids that fit, in order."""
        if wanted == OutputFilter() and self.outputs > 5000:
            return array("q", range(1, self.outputs + 1))
        rows = [self.row(number) for number in range(1, self.outputs + 1)]
        for word in wanted.text.lower().split():
            rows = [row for row in rows if word in f"{row.title} {row.authors} {row.venue} {row.doi}".lower()]
        if wanted.types:
            rows = [row for row in rows if row.type in wanted.types]
        rows.sort(key=lambda row: _order(row, sort), reverse=sort.descending)
        return array("q", (row.id for row in rows))

    def row(self, number: int) -> OutputRow:
        """One row, with a title that the test gave."""
        row = output_row(number)
        if number in self.titles:
            row = replace(row, title=self.titles[number])
        return row

    def rows(self, ids: Sequence[int]) -> list[OutputRow]:
        self._need()
        if self.row_error is not None:
            raise self.row_error
        return [self.row(number) for number in ids]

    def details(self, output: int) -> FakeTask[Details]:
        self._need()
        self.calls.append(("details", output))
        return FakeTask.of(details_of(output))

    def mentions(self, output: int, categories: Sequence[Category] = ()) -> FakeTask[list[MentionRow]]:
        self._need()
        rows = mention_rows(output)
        return FakeTask.of([row for row in rows if not categories or row.category in categories])

    def decide_versions(self, one: int, other: int, verdict: Decision) -> FakeTask[str]:
        self._need()
        self.calls.append(("decide_versions", one, other, verdict))
        return FakeTask.of("R-0009")

    def units(self) -> FakeTask[list[UnitRow]]:
        self._need()
        return FakeTask.of(list(self.hierarchies.rows))

    def runs(self) -> FakeTask[list[RunRow]]:
        self._need()
        moment = Moment(TODAY, 24_000, Precision.SECOND)
        return FakeTask.of(
            [RunRow(7, "R-0007", "import", moment, moment, "officer", "list.xlsx", undoable=True)]
        )

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
    ) -> FakeTask[ImportPreview]:
        self._need()
        more = [word for word in ("guess" if guess else "", kept, units_from, encoding) if word]
        self.calls.append(("preview", path, sheet, mapping, *more))
        if self.preview_error is not None:
            return FakeTask.failing(self.preview_error)
        remembered = self.remembered if mapping is None and not (guess or kept) else ""
        fit = self.mappings.fit if kept else None
        return FakeTask.of(self.seen(replace(preview_of(path, mapping, remembered), fit=fit)))

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
    ) -> FakeTask[ImportAnswer]:
        self._need()
        more = [word for word in (units_from, encoding) if word]
        self.calls.append(("import", path, sheet, mapping, *corrections, *more))
        return self.import_task

    def save_mapping(self, name: str, headings: Sequence[str], mapping: Mapping) -> FakeTask[None]:
        self.calls.append(("save_mapping", name, tuple(headings), mapping))
        return FakeTask.of(None)

    def save_rows(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> FakeTask[Path]:
        self.calls.append(("save_rows", path, header, rows))
        return FakeTask.of(path)

    def import_answer(self, path: Path) -> ImportAnswer:
        """What an import did."""
        before = preview_of(path)
        return ImportAnswer(
            str(path), "xlsx", "utf-8", before.found, before.balance, before.problems, "R-0007", self.outputs
        )

    def fetch(self, wish: FetchWish) -> FakeTask[Fetched]:
        self._need()
        self.calls.append(("fetch", wish))
        return self.fetch_task

    def undo(self, run: int) -> FakeTask[UndoAnswer]:
        self._need()
        self.calls.append(("undo", run))
        return FakeTask.of(UndoAnswer(f"R-{run:04d}", 571, 0, 22))

    def sources(self) -> FakeTask[list[SourceLine]]:
        self._need()
        return FakeTask.of(list(self.lines))

    def set_source(self, key: str, enabled: bool) -> None:
        self.calls.append(("set_source", key, enabled))

    def sync(self, wishes: SyncWishes) -> FakeTask[SyncAnswer]:
        self._need()
        self.calls.append(("sync", wishes))
        return self.sync_task

    def sync_answer(self, cancelled: bool = False) -> SyncAnswer:
        """How a sync ended."""
        lines = tuple(event for event in sync_events() if isinstance(event, SourceProgress))
        return SyncAnswer("R-0008", lines, 29, 17, cancelled)

    def report(self, wishes: ReportWishes, path: Path) -> FakeTask[Path]:
        self._need()
        self.calls.append(("report", wishes, path))
        return self.report_task

    def chart(self, wish: ChartWish) -> FakeTask[ChartPicture]:
        self._need()
        self.calls.append(("chart", wish))
        boxes = (HoverBox(40, 20, 80, 200, "Mar 2024\n27 mentions"),)
        rows: tuple[tuple[Cell, ...], ...] = (("Mar 2024", 12, 14), ("Apr 2024", 7, 5))
        header = ("Month", "Social", "News")
        if self.draw is not None:
            return FakeTask.of(self.draw(wish))
        return FakeTask.of(
            ChartPicture(
                pixel_png(), wish.width, wish.height, wish.ratio, boxes, header, rows, "149 mentions"
            )
        )

    def badge(self, output: int, path: Path, *, style: str = "donut", size: int = 180) -> FakeTask[Path]:
        self.calls.append(("badge", output, path, style, size))
        return FakeTask.of(path)

    def setting(self, key: str) -> str:
        return self.settings.get(key, "")

    def set_setting(self, key: str, value: str) -> None:
        self.settings[key] = value


def _order(row: OutputRow, sort: Sort) -> tuple[float | str, int]:
    if sort.key is SortKey.TITLE:
        return (row.title, row.id)
    if sort.key is SortKey.PUBLISHED:
        return (row.published.day if row.published else 0, row.id)
    if sort.key is SortKey.MENTIONS:
        return (row.mentions, row.id)
    if sort.key is SortKey.CATEGORY:
        posts = next((count.posts for count in row.counts if count.category is sort.category), 0)
        return (posts, row.id)
    return (row.points if row.points is not None else -1.0, -row.id)


__all__ = [
    "TODAY", "FakeBackend", "FakeTask", "details_of", "mention_rows", "output_row", "preview_of",
    "receipt_of", "sample_mapping", "source_line", "source_lines", "sync_events",
]  # fmt: skip
