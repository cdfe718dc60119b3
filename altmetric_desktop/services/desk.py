"""The window's desk: one open library, or none, and the work done on it, each piece as a `Task`.

The real `gui.backend.Backend`. Owns the lasting threads (network loop, readers, the library's writer) and
the child process, and ends them in order. Knows no widget.

First rows wait for what is imported here: only what reads a library. Network, importers and reports are
imported where they are first used, off the GUI thread, and beforehand once the first rows stand.
"""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.records import UnitsFrom
from altmetric_desktop.services import browse
from altmetric_desktop.services.background import LoopThread, ReadPool, Task
from altmetric_desktop.services.history_desk import HistoryDesk
from altmetric_desktop.services.lent import Lent
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.services.mapping_desk import MappingDesk
from altmetric_desktop.services.merging_desk import MergingDesk
from altmetric_desktop.services.people_desk import PeopleDesk
from altmetric_desktop.services.spelling_desk import SpellingDesk
from altmetric_desktop.services.unit_desk import UnitDesk
from altmetric_desktop.services.worker import Child
from altmetric_desktop.settings.declared import Type, declared

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterable, Sequence

    from altmetric_desktop.domain.categories import Category
    from altmetric_desktop.domain.events import Event, SyncAnswer
    from altmetric_desktop.domain.fetching import Fetched, FetchWish
    from altmetric_desktop.domain.filters import OutputFilter, Sort
    from altmetric_desktop.domain.pictures import ChartPicture
    from altmetric_desktop.domain.records import Correction, ImportAnswer, ImportPreview, Mapping
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
    from altmetric_desktop.settings import Settings

T = TypeVar("T")


#: Seconds after the opening of a library until the child imports what charts need.
WARM_AFTER = 2.0


class Desk:
    """One open library, or none. `settings` are the user's; every change of them is saved at once."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None
        self._watchers: list[Callable[[Changed], None]] = []
        self._pool = ReadPool()
        self._loop: LoopThread | None = None
        self._child = Child("worker")
        self._charts = Child("charts")
        self._syncing: Task[SyncAnswer] | None = None
        self._warming: threading.Timer | None = None
        self.spellings = SpellingDesk(self._read)
        self.merging = MergingDesk(self._read)
        self.mappings = MappingDesk(self._read)
        self.history = HistoryDesk(self._read)
        self.hierarchies = UnitDesk(self._read, lambda: self._charts.start("units", str(self._open().path)))
        self.persons = PeopleDesk(self._read)

    def recent(self) -> Sequence[tuple[Path, bool]]:
        """Recently opened libraries, newest first, and whether the file is there."""
        return [(Path(text), Path(text).is_file()) for text in self._settings.texts("library.recent")]

    def forget(self, path: Path | None) -> None:
        """Take one library (None = all) off the recent list; files stay."""
        self._settings.forget_library(path)
        self._settings.save()

    def open(self, path: Path, *, create: bool = False, read_only: bool = False) -> Task[LibraryInfo]:
        """Open (or create) a library; the one that was open is closed first."""

        def work() -> LibraryInfo:
            self._shut()
            self._library = open_library(path, create=create, read_only=read_only, watcher=self._tell)
            self._remember(path.absolute())
            self._warm_soon()
            return self._library.info()

        return self._pool.start(work)

    def open_demonstration(self) -> Task[LibraryInfo]:
        """Open the fictional sample library, made on first use."""

        def work(report: Callable[[Event], None]) -> LibraryInfo:
            from altmetric_desktop.services import demonstration

            self._shut()
            path = demonstration.place(self._settings)
            demonstration.make(path, report)
            self._library = open_library(path, watcher=self._tell)
            self._warm_soon()
            return self._library.info()

        return self._pool.start_reporting(work)

    def shut(self) -> None:
        """Close the library only: a sync ends on a whole page; another library can be opened."""
        self._shut()

    def _warm_soon(self) -> None:
        """Once the first rows stand, import what sync and first chart need, while nobody waits."""

        def warm() -> None:
            self._charts.start("warm", None)
            from altmetric_desktop.services import demonstration, import_file, source_lines, sync

            _ = demonstration, import_file, source_lines, sync

        if self._warming is None:
            self._warming = threading.Timer(WARM_AFTER, warm)
            self._warming.name = "warming"
            self._warming.daemon = True
            self._warming.start()

    def close(self) -> None:
        """New work is refused, what runs ends on whole pages, then threads and the child end."""
        if self._warming is not None:
            self._warming.cancel()
            self._warming.join()
        self._shut()
        if self._loop is not None:
            self._loop.close()
        self._child.close()
        self._charts.close()
        self._pool.close()

    def on_changed(self, callback: Callable[[Changed], None]) -> None:
        """Be told of committed changes, in the writer's thread."""
        self._watchers.append(callback)

    def _tell(self, change: Changed) -> None:
        for watcher in tuple(self._watchers):
            watcher(change)

    def _remember(self, path: Path) -> None:
        self._settings.remember_library(path)
        self._settings.save()

    def _shut(self) -> None:
        """Stop the sync (it ends on a whole page), then close the library."""
        if self._syncing is not None and not self._syncing.finished():
            self._syncing.cancel()
            ended = threading.Event()
            self._syncing.when_done(ended.set)
            ended.wait(10.0)
        library, self._library = self._library, None
        if library is not None:
            library.close()

    def _open(self) -> Library:
        if self._library is None:
            raise LibraryError("library.none-open")
        return self._library

    def _read(self, work: Callable[[Library], T]) -> Task[T]:
        library = self._open()
        return self._pool.start(lambda: work(library))

    def info(self) -> Task[LibraryInfo]:
        """The library at a glance."""
        return self._read(Library.info)

    def listing(self, wanted: OutputFilter, sort: Sort) -> Task[array[int]]:
        """Ids for a filter, in order."""
        return self._read(lambda library: browse.listing_ids(library, wanted, sort, self._scheme()))

    def rows(self, ids: Sequence[int]) -> list[OutputRow]:
        """Rows for ids, in their order."""
        return browse.rows(self._open(), ids, self._scheme())

    def details(self, output: int) -> Task[Details]:
        """Everything on the details page but the list of mentions."""

        def work(library: Library) -> Details:
            from altmetric_desktop.services import describe

            return describe.details(library, output, self._scheme())

        return self._read(work)

    def mentions(self, output: int, categories: Sequence[Category] = ()) -> Task[list[MentionRow]]:
        """Mentions of an output, newest first."""

        def work(library: Library) -> list[MentionRow]:
            from altmetric_desktop.services import describe

            return describe.mentions(library, output, categories, self._scheme())

        return self._read(work)

    def decide_versions(self, one: int, other: int, verdict: Decision) -> Task[str]:
        """Remember a person's word about two outputs; the run that says so."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import versions

            return versions.decide(library, one, other, verdict)

        return self._read(work)

    def units(self) -> Task[list[UnitRow]]:
        """Departments and groups with their numbers of outputs."""
        return self._read(browse.units)

    def runs(self) -> Task[list[RunRow]]:
        """The history, newest first."""
        return self._read(browse.history)

    def _scheme(self) -> str:
        return self._settings.text("score.scheme")

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
        """What importing this file would do; read in the child, nothing is written."""
        from altmetric_desktop.domain.wishes import ImportWish

        library = str(self._open().path)
        wish = ImportWish(library, str(path), format, sheet, mapping, guess, (), kept, units_from, encoding)
        return cast("Task[ImportPreview]", self._child.start("preview", wish))

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
        """Import it as one undoable step: the writer lends its pen to the child."""
        from altmetric_desktop.domain.wishes import ImportWish

        library, rows = self._open(), tuple(corrections)
        where = str(library.path)
        wish = ImportWish(where, str(path), format, sheet, mapping, False, rows, "", units_from, encoding)
        lent = Lent(library.writer.lend(), lambda: self._child.start("import", wish))
        return cast("Task[ImportAnswer]", lent.begin())

    def fetch(self, wish: FetchWish) -> Task[Fetched]:
        """Fetch a list; its pages are kept beside the library, for the child to preview and import."""
        library = self._open()

        async def work(report: Callable[[Event], None]) -> Fetched:
            from altmetric_desktop.services import demonstration, fetch_list

            replay = demonstration.answers() if demonstration.is_one(library.path) else None
            return await fetch_list.ask(library, self._asking(library), wish, report, replay=replay)

        self._loop = self._loop or LoopThread()
        return self._loop.start("fetch", work)

    def save_mapping(self, name: str, headings: Sequence[str], mapping: Mapping) -> Task[None]:
        """Keep a mapping under a name and under the headings that it is found by."""

        def work(library: Library) -> None:
            from altmetric_desktop.services import kept_columns

            kept_columns.save(library, name, headings, mapping)

        return self._read(work)

    def save_rows(self, path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Task[Path]:
        """Save a table of texts as CSV that a spreadsheet can open without running it."""

        def work() -> Path:
            from altmetric_desktop.services import import_cells

            return import_cells.save_rows(path, header, rows)

        return self._pool.start(work)

    def undo(self, run: int) -> Task[UndoAnswer]:
        """Take an import back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)

    def sources(self) -> Task[list[SourceLine]]:
        """Every source: what it brings, whether it is on, when it last succeeded."""

        def work(library: Library) -> list[SourceLine]:
            from altmetric_desktop.services import source_lines

            return source_lines.lines(library, self._asking(library))

        return self._read(work)

    def set_source(self, key: str, enabled: bool) -> None:
        """Switch a source on or off."""
        self._settings.set(f"sources.{key}.enabled", enabled)
        self._settings.save()

    def _asking(self, library: Library) -> Settings:
        """The settings that a sync of this library follows: the sample has its own."""
        from altmetric_desktop.services import demonstration

        return demonstration.settings() if demonstration.is_one(library.path) else self._settings

    def sync(self, wishes: SyncWishes) -> Task[SyncAnswer]:
        """Ask the sources; one sync at a time."""
        library = self._open()
        if self._syncing is not None and not self._syncing.finished():
            raise LibraryError("sync.runs")
        if self._loop is None:
            self._loop = LoopThread()

        async def work(report: Callable[[Event], None]) -> SyncAnswer:
            from altmetric_desktop.services import demonstration, sync

            replay = demonstration.answers() if demonstration.is_one(library.path) else None
            return await sync.run(library, self._asking(library), wishes, report, replay=replay)

        self._syncing = self._loop.start("sync", work)
        return self._syncing

    def report(self, wishes: ReportWishes, path: Path) -> Task[Path]:
        """Write the evaluation workbook in the child."""
        from altmetric_desktop.services import configuring, jobs

        contact = self._settings.text("user.contact")
        enabled = configuring.enabled(self._settings)
        wish = jobs.ReportWish(str(self._open().path), wishes, str(path), enabled, contact)
        return cast("Task[Path]", self._child.start("report", wish))

    def chart(self, wish: ChartWish) -> Task[ChartPicture]:
        """Draw a chart in a child of its own, so that it waits for no report."""
        from altmetric_desktop.services import jobs

        return cast(
            "Task[ChartPicture]", self._charts.start("chart", jobs.ChartJob(str(self._open().path), wish))
        )

    def badge(self, output: int, path: Path, *, style: str = "donut", size: int = 180) -> Task[Path]:
        """Save an output's badge as SVG or PNG."""

        def work(library: Library) -> Path:
            from altmetric_desktop.services import badge

            return badge.save(library, output, path, style=style, size=size)

        return self._read(work)

    def setting(self, key: str) -> str:
        """A setting as text."""
        return str(self._settings.whole(key)) if _is_whole(key) else self._settings.text(key)

    def set_setting(self, key: str, value: str) -> None:
        """Change a setting."""
        self._settings.set(key, int(value) if _is_whole(key) and value.isdecimal() else value)
        self._settings.save()


def _is_whole(key: str) -> bool:
    option = declared(key)
    return option is not None and option.type is Type.WHOLE
