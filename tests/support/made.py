"""A small fictional library for the tests of services and faces: one list, answers of all seven sources.

The answers are those of `tests.support.answers`; what each output is known for is said here once:
`tidal.1` is cited and mentioned everywhere, `tidal.2` and `with,comma` are known but not mentioned (zero),
`quiet.9` is known to nobody, the lecture has no identifier and can't be followed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from altmetric_desktop.domain.events import Event, SyncAnswer
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.harvest.engine import Transport
from altmetric_desktop.harvest.replay import Folder, Replay
from altmetric_desktop.services import import_file, sync
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.sources.description import Source
from tests.support.answers import A, B, C, a_folder

QUIET = "10.5555/quiet.9"
LIST = f"""DOI,Title,Year,Department
{A},Tides and their work,2024,Coastal Sciences
{B},Tides and their rest,2024,Coastal Sciences
"{C}",A comma in a name,2024,Linguistics
{QUIET},A quiet paper,2020,Linguistics
,A lecture without a number,2023,Linguistics
"""
FEED = "https://other.example/rss"
OPML = f"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Feeds</title></head><body>
<outline type="rss" text="Science Ledger" xmlUrl="{FEED}" category="msm"/>
</body></opml>
"""


def silent(_event: Event) -> None:
    """Report to nobody."""


def a_list(folder: Path, text: str = LIST) -> Path:
    """The publication list, in a folder."""
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def the_answers(folder: Path) -> Path:
    """A new folder of answers below `folder`."""
    place = folder / "answers"
    place.mkdir(exist_ok=True)
    return a_folder(place)


def feed_list(folder: Path, text: str = OPML) -> Path:
    """The OPML file of one feed."""
    path = folder / "feeds.opml"
    path.write_text(text, encoding="utf-8")
    return path


def all_on(folder: Path) -> Settings:
    """Settings in a folder, every source on, one feed, English and German Wikipedia, one site."""
    settings = Settings.load(folder / "settings.toml")
    settings.set("sources.feeds.list", str(feed_list(folder)))
    settings.set("sources.wikipedia.languages", ("en", "de"))
    settings.set("sources.stackexchange.sites", ("stats",))
    return settings


def replay(answers: Path) -> Callable[[Source], Transport]:
    """The folder in place of the network."""
    folder = Folder(answers)
    return lambda source: Replay(folder, source.key)


def bring_in(library: Library, listed: Path) -> None:
    """Import a list."""
    import_file.apply(library, listed, import_file.Options(), silent)


def ask(
    library: Library,
    settings: Settings,
    transport: Callable[[Source], Transport],
    wishes: SyncWishes | None = None,
    report: Callable[[Event], None] = silent,
) -> SyncAnswer:
    """One sync, to its end."""
    return asyncio.run(sync.run(library, settings, wishes or SyncWishes(), report, replay=transport))


def synced(folder: Path) -> Path:
    """A library of the list and all answers, closed."""
    path = folder / "made.library"
    with open_library(path, create=True) as library:
        bring_in(library, a_list(folder))
        ask(library, all_on(folder), replay(the_answers(folder)))
    return path
