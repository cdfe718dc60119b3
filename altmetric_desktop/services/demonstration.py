"""The fictional sample library: a list imported and saved answers synced, with no network.

It is made the way a real one is (import, sync, score), by the same services; only the answers are played
from `resources/demo`. A half-made one is never left in its place.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from altmetric_desktop import assets
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.rows import LibraryInfo
from altmetric_desktop.domain.wishes import ReportWishes, SyncWishes
from altmetric_desktop.harvest.engine import Transport
from altmetric_desktop.harvest.replay import Folder, Replay
from altmetric_desktop.services import import_file, sync
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.paths import data_folder
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Source

NAME = "demonstration.library"
INSTITUTION = "Northmere University (fictional)"


def place(_settings: Settings) -> Path:
    """Where the sample library lies: beside the user's own, under a name of its own."""
    return data_folder() / NAME


def is_one(path: Path) -> bool:
    """Whether a library is the sample: its sources are then the saved answers."""
    return path.name == NAME


def answers() -> Callable[[Source], Transport]:
    """The saved answers as a transport for every source."""
    folder = Folder(assets.path("demo", "answers"))
    return lambda source: Replay(folder, source.key)


def settings(path: Path | None = None) -> Settings:
    """Settings of the sample: every source on, its own feeds, no address of anybody."""
    made = Settings(path or Path("demonstration.toml"), {})
    for source in registry.ALL:
        made.set(f"sources.{source.key}.enabled", True)
    made.set("sources.feeds.list", str(assets.path("demo", "feeds.opml")))
    made.set("sources.wikipedia.languages", ("en", "de"))
    made.set("sources.stackexchange.sites", ("academia", "biology", "stats"))
    made.set("report.institution", INSTITUTION)
    return made


def make(path: Path, report: Callable[[Event], None]) -> LibraryInfo:
    """The sample library at `path`, made where it is not there yet."""
    if not path.exists():
        part = path.with_name(path.name + ".making")
        _remove(part)
        try:
            _fill(part, report)
            part.replace(path)
        finally:
            _remove(part)
    with open_library(path, read_only=True) as library:
        return library.info()


def _fill(path: Path, report: Callable[[Event], None]) -> None:
    with open_library(path, create=True) as library:
        import_file.apply(library, assets.path("demo", "publications.csv"), import_file.Options(), report)
        asyncio.run(sync.run(library, settings(), SyncWishes(), report, replay=answers()))


def opened(path: Path) -> Library:
    """The sample library, to read."""
    return open_library(path, read_only=True)


def wishes() -> ReportWishes:
    """The report that the demonstration writes."""
    return ReportWishes(
        title="Attention to the research of Northmere University",
        prepared_by="The research office (fictional)",
        purpose="Demonstration with fictional data",
        audience="Anybody who wants to see what a report looks like",
    )


def _remove(part: Path) -> None:
    for ending in ("", "-wal", "-shm", ".lock", ".holder"):
        with suppress(OSError):  # a place that can't be written is told by whoever writes there
            part.with_name(part.name + ending).unlink(missing_ok=True)
