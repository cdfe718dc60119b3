"""A sync of 1,000 outputs with all seven sources against a loopback server in a process of its own.

Yardstick: what the rates alone impose, (requests − 1) ÷ rate of the source that takes longest. The rates are
set faster than the public ones, which would make this a matter of hours.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from pathlib import Path

from altmetric_desktop.domain.events import SyncAnswer
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.services import import_file, sync
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from tests.bench.lists import publications
from tests.bench.table import Line
from tests.loopback import LoopbackProcess

OUTPUTS = 1_000
BUDGET = 1.05
#: Requests a second for the sources that are asked about one output at a time, and for the others.
SINGLE, BATCH = 12.0, 1.0
RATES = {
    "wikipedia": SINGLE,
    "hackernews": SINGLE,
    "stackexchange": SINGLE,
    "crossref": BATCH,
    "openalex": BATCH,
    "europepmc": BATCH,
    "feeds": BATCH,
}


def run() -> list[Line]:
    """One sync of a fresh library."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        answers = write_answers(place / "answers", OUTPUTS)
        with LoopbackProcess(answers, latency=0.05) as server, _library(place) as library:
            settings = write_settings(place, server)
            start = time.perf_counter()
            answer = asyncio.run(sync.run(library, settings, SyncWishes(), lambda _event: None))
            took = (time.perf_counter() - start) * 1000
    imposed = max((line.requests - 1) / RATES[line.source] for line in answer.sources) * 1000
    requests = _requests(answer)
    size = f"{OUTPUTS:,} outputs, {requests:,} requests"
    return [Line("sync, seven sources", size, took, imposed, BUDGET, yardstick_name="the rates alone")]


def _requests(answer: SyncAnswer) -> int:
    assert all(line.failure is None for line in answer.sources), answer.sources
    return sum(line.requests for line in answer.sources)


def write_answers(folder: Path, outputs: int) -> Path:
    """Every tenth output has a story; Crossref and OpenAlex know them all."""
    for name in ("crossref", "openalex", "europepmc", "wikipedia", "hackernews", "stackexchange", "feeds"):
        (folder / name).mkdir(parents=True)
    dois = [f"10.5555/bench.{number}" for number in range(outputs)]
    _write(
        folder / "crossref/works.jsonl",
        [{"DOI": doi, "title": ["T"], "is-referenced-by-count": 3} for doi in dois],
    )
    works = [
        {"id": f"https://openalex.org/W{number}", "doi": f"https://doi.org/{doi}", "cited_by_count": 4}
        for number, doi in enumerate(dois)
    ]
    _write(folder / "openalex/works.jsonl", works)
    stories = [
        {
            "objectID": str(number),
            "_tags": ["story"],
            "title": f"Story {number}",
            "url": f"https://doi.org/{doi}",
            "author": f"user{number}",
            "created_at_i": 1_700_000_000 + number,
        }
        for number, doi in enumerate(dois)
        if number % 10 == 0
    ]
    _write(folder / "hackernews/hits.jsonl", stories)
    (folder / "feeds/one.xml").write_text(
        '<rss version="2.0"><channel><title>One</title><link>https://one.example/</link></channel></rss>',
        encoding="utf-8",
    )
    return folder


def _write(path: Path, lines: list[dict[str, object]]) -> None:
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")


def _library(folder: Path) -> Library:
    listed = folder / "list.csv"
    listed.write_bytes(publications(OUTPUTS))
    library = open_library(folder / "bench.library", create=True)
    import_file.apply(library, listed, import_file.Options(), lambda _event: None)
    return library


def write_settings(folder: Path, server: LoopbackProcess) -> Settings:
    """Settings, saved as `settings.toml` in the folder: every source from this server, at the rates above."""
    path = folder / "settings.toml"
    path.write_text(server.settings(), encoding="utf-8")
    settings = Settings.load(path)
    for source, rate in RATES.items():
        settings.set(f"sources.{source}.per_second", rate)
        settings.set(f"sources.{source}.per_day", 100_000)
    settings.set("sources.stackexchange.sites", ("academia",))
    feeds = folder / "feeds.opml"
    feeds.write_text(
        f'<opml version="2.0"><body><outline xmlUrl="{server.url}/feeds/one.xml"/></body></opml>',
        encoding="utf-8",
    )
    settings.set("sources.feeds.list", str(feeds))
    settings.save()
    return settings
