"""A publication list fetched by ROR or ORCID, or pasted as text: then a list like any other.

Asked through the sync engine (pace, retries, budget), read by the reader of OpenAlex files, reviewed by what
persons decided about affiliations, previewed, imported and undone by the services of files. Nothing is
written until all of it is there.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Protocol

from msgspec.structs import replace

from altmetric_desktop import importers
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.events import Event, Progress, SourceProgress
from altmetric_desktop.domain.fetching import (
    PASTED,
    Fetched,
    FetchWish,
    Judgement,
    Ours,
    Register,
    Reviewed,
    judge,
    spelling,
)
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.records import ImportAnswer, ImportPreview, Problem, ReadFile, Record, Severity
from altmetric_desktop.domain.sourcing import Ask, Claim, Failure, Page
from altmetric_desktop.harvest import engine
from altmetric_desktop.harvest.clock import Clock
from altmetric_desktop.harvest.engine import Job, Transport
from altmetric_desktop.services import configuring, import_file, spellings
from altmetric_desktop.services.fetch_pages import Line, Pages
from altmetric_desktop.services.library import Library
from altmetric_desktop.services.sync import FREE
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import Secrets
from altmetric_desktop.sources import openalex_lists, orcid_lists
from altmetric_desktop.sources.description import Source
from altmetric_desktop.storage import affiliations, asks, runs
from altmetric_desktop.storage.connect import Connection

Report = Callable[[Event], None]
Opener = import_file.Opener


class _Keeper:
    """The sink of a fetch: pages to the disk, works counted."""

    def __init__(self, pages: Pages, report: Report) -> None:
        self._pages, self._report = pages, report
        self.failure: Failure | None = None
        self.looped = False
        self.requests = 0
        self._came, self._expected, _ = _tally(pages)

    def told(self, event: Event) -> None:
        """Of the engine's own lines only the waiting is passed on: works are counted here."""
        if isinstance(event, SourceProgress):
            self.requests = event.requests
            if event.wait:
                self._report(event)

    async def keep(self, source: Source, ask: Ask, page: Page) -> int:
        """Keep a page; one without a listing says that the institution or person is not known."""
        del source, ask
        if page.listing is None:
            return 0
        self.looped |= any(problem.code == "page-loop" for problem in page.problems)
        if not self.looped:
            self._pages.add(Line(page.listing, page.next))
        self._came += len(page.listing.works)
        self._expected = page.listing.count or self._expected
        self._report(Progress("fetching", self._came, self._expected or 0))
        return 0

    def forget(self) -> None:
        """Let go of what came: its pages can't be trusted."""
        self._pages.remove()

    async def failed(self, source: Source, ask: Ask, failure: Failure) -> None:
        """Note why a page did not come."""
        del source, ask
        self.failure = failure


async def ask(
    library: Library,
    settings: Settings,
    wish: FetchWish,
    report: Report,
    *,
    replay: Callable[[Source], Transport] | None = None,
    secrets: Secrets | None = None,
    clock: Clock | None = None,
    beside: Path | None = None,
) -> Fetched:
    """Fetch a list; what came of it in the last day is not asked for again (`forget` makes it).

    `beside`: the library's place where another one stands in for it (a dry run without a library).
    The answer has no `read` yet (`read_kept`). Cut off: it has a `failure`; the next call goes on. Raises
    NotFoundError for an institution or person unknown to the source, or one without works; LibraryError
    where pages can't be kept.
    """
    pages = Pages(beside or library.path, wish, int(time.time()))
    requests, failure = 0, None
    if not pages.complete:
        job = _job(library, settings, wish, pages, secrets or Secrets(), free=replay is not None)
        keeper = _Keeper(pages, report)
        network = configuring.network(settings)
        work = engine.run([job], keeper, keeper.told, transport=replay, clock=clock, network=network)
        failure = await _walked(library, job.source, work, keeper)
        requests = keeper.requests
        if not pages.lines and failure is None:
            raise NotFoundError("fetch.unknown", what=_whose(wish), source=_source(wish).info.name)
    return _fetched(pages, failure, requests)


async def _walked(
    library: Library, source: Source, work: Awaitable[tuple[SourceProgress, ...]], keeper: _Keeper
) -> Failure | None:
    """Carry the questions out; why they ended early."""
    try:
        (line,) = await work
    finally:
        await asyncio.shield(_note_spending(library, source.key, int(time.time()), keeper.requests))
    if keeper.looped:
        keeper.forget()
        return Failure("fetch.went-round", (("source", source.info.name),))
    return line.failure or keeper.failure


def _job(
    library: Library, settings: Settings, wish: FetchWish, pages: Pages, secrets: Secrets, *, free: bool
) -> Job:
    source = _source(wish)
    with library.read() as connection:
        spent = 0 if free else asks.spent_since(connection, source.key, int(time.time()))
    return Job(
        source=source,
        setup=configuring.setup_of(source, settings),
        asks=[pages.next or _lists(wish).first(wish)],
        total=1,
        key=configuring.key_of(source, settings, secrets),
        rate=FREE if free else configuring.rate_of(source, settings),
        spent=spent,
    )


class _Lists(Protocol):
    """An adapter that is asked for lists."""

    def source(self, wish: FetchWish, /) -> Source:
        """How it is asked."""

    def first(self, wish: FetchWish, /) -> Ask:
        """The first question."""


def _lists(wish: FetchWish) -> _Lists:
    return orcid_lists if wish.register is Register.ORCID else openalex_lists


def _source(wish: FetchWish) -> Source:
    return _lists(wish).source(wish)


def _whose(wish: FetchWish) -> str:
    return wish.name.partition(":")[2]


def _tally(pages: Pages) -> tuple[int, int | None, str]:
    """Works that came, works that there should be (the least that any page said: counts move while one
    pages), whose list it is."""
    came = sum(len(line.listing.works) for line in pages.lines)
    counts = [line.listing.count for line in pages.lines if line.listing.count is not None]
    names = [line.listing.of for line in pages.lines if line.listing.of]
    return came, min(counts) if counts else None, names[0] if names else ""


def _fetched(pages: Pages, failure: Failure | None, requests: int) -> Fetched:
    came, expected, of = _tally(pages)
    if failure is None and expected is not None and came < expected:
        # The cursor ended early: half a list must not look like a whole one, and is asked for anew next time.
        facts = (("source", _source(pages.wish).info.name), ("came", came), ("expected", expected))
        failure = Failure("fetch.too-few", facts)
        pages.remove()
    if failure is None and not came:
        pages.remove()
        name = _source(pages.wish).info.name
        raise NotFoundError("fetch.nothing", what=_whose(pages.wish), of=of or "?", source=name)
    return Fetched(
        pages.wish, came, expected, of=of, failure=failure, requests=requests, kept=str(pages.path)
    )


def read_kept(fetched: Fetched) -> Fetched:
    """The works of a complete list, read as if they were a file. InputError where it is not complete."""
    return _read(Pages.at(Path(fetched.kept), int(time.time())), fetched)


def _read(pages: Pages, fetched: Fetched | None = None, report: Report = lambda _event: None) -> Fetched:
    def told(done: int, total: int) -> None:
        report(Progress("reading", done, total))

    if not pages.complete:
        raise InputError("fetch.not-complete")
    works = tuple(work for line in pages.lines for work in line.listing.works)
    answer = fetched or _fetched(pages, None, 0)
    data, form = _as_file(pages.wish, answer.of, ",".join(work.body for work in works))
    read = importers.read(data.encode("utf-8", "replace"), pages.wish.name, format=form, progress=told)
    return replace(answer, read=read, works=works)


def _as_file(wish: FetchWish, of: str, bodies: str) -> tuple[str, str]:
    """Works as the file that the register itself would give, and its format: ORCID's says whose it is."""
    if wish.register is Register.OPENALEX:
        return f'{{"results":[{bodies}]}}', "openalex-json"
    whose = {"orcid-identifier": {"path": wish.orcid}, "person": {"name": {"credit-name": {"value": of}}}}
    head = json.dumps(whose)[:-1]
    return f'{head},"activities-summary":{{"works":{{"group":[{bodies}]}}}}}}', "orcid-json"


async def _note_spending(library: Library, key: str, now: int, requests: int) -> None:
    """Count the requests for the day's budget, unless the library is only read (a dry run)."""
    if requests and not library.read_only:
        noted = library.writer.submit(lambda pen: asks.spend_requests(pen, key, now, requests))
        await asyncio.wrap_future(noted)


# ------------------------------------------------------------------------------------------ reviewing


def review(connection: Connection, fetched: Fetched, *, decided_only: bool = False) -> Reviewed:
    """The list after the decisions: works that are said not to be ours become refused rows.

    Our authors and departments are set only where a person's word supports them. `decided_only` holds back
    works that nobody decided about, too.
    """
    if fetched.read is None:
        raise InputError("fetch.not-complete")
    words = affiliations.decided(connection)
    judged = [judge(work, words) for work in fetched.works]
    kept: list[Record] = []
    refused: list[Problem] = []
    for record in fetched.read.records:
        judgement = judged[record.row - 1]
        code = _why_out(judgement, decided_only=decided_only)
        if code:
            value = "; ".join(text for text in judgement.texts if text)[:200]
            refused.append(Problem(record.row, "affiliation", value, code, Severity.REFUSED))
        else:
            kept.append(_placed(record, judgement))
    rows = spellings.counted((judgement.texts for judgement in judged), words)
    out = {record.row for record in fetched.read.records} - {record.row for record in kept}
    verdicts = [judged[record.row - 1].verdict for record in fetched.read.records]
    return Reviewed(
        replace(fetched.read, records=tuple(kept), problems=(*fetched.read.problems, *refused)),
        tuple((record.row, judged[record.row - 1].texts) for record in kept),
        sum(judged[row - 1].verdict is Ours.NOT_OURS for row in out),
        verdicts.count(Ours.OPEN),
        sum(judged[row - 1].verdict is Ours.OPEN for row in out),
        rows,
    )


def _why_out(judgement: Judgement, *, decided_only: bool) -> str:
    if judgement.verdict is Ours.NOT_OURS:
        return "affiliation-not-ours"
    return "affiliation-open" if decided_only and judgement.verdict is Ours.OPEN else ""


def _placed(record: Record, judgement: Judgement) -> Record:
    ours = tuple(dict.fromkeys(found for one in judgement.ours if (found := _person(record, one))))
    if not ours and not judgement.units:
        return record
    return replace(record, our_authors=ours, units=judgement.units)


def _person(record: Record, claim: Claim) -> Person | None:
    """The author of the record whom a claim means: by ORCID, else by the words of the name in any order."""
    orcid = (claim.orcid or "").rpartition("/")[2].upper()
    if orcid:
        same = next((one for one in record.authors if one.orcid == orcid), None)
        if same is not None:
            return same
    name = _name_words(claim.name)
    return next((one for one in record.authors if _name_words(one.name) == name), None)


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.replace(",", " ").casefold().split()))


# ------------------------------------------------------------------------------------------ taking in


def pasted(text: str) -> ReadFile:
    """A list out of pasted or dropped text: identifiers, or any text format that an import knows.

    Raises InputError where there is nothing to be read in it.
    """
    if not text.strip():
        raise InputError("input.no-records", path=PASTED)
    data = text.encode("utf-8", "replace")
    read = importers.read(data, PASTED)
    if read.format == "csv" and not read.found.with_title:
        # Sentences with identifiers in them look like a table with commas: the reading that finds more holds.
        listed = importers.read(data, PASTED, format="doi-list")
        return listed if _identified(listed) >= _identified(read) else read
    return read


def format_of_pasted(path: Path) -> str | None:
    """How a file of pasted text is best read; None: it is another file, or its content decides."""
    if path.name != PASTED:
        return None
    try:
        read = pasted(path.read_bytes().decode("utf-8", "replace"))
    except (OSError, InputError):  # whoever reads it next says so
        return None
    return read.format if read.format == "doi-list" else None


def _identified(read: ReadFile) -> int:
    return sum(len(record.identifiers) for record in read.records)


def preview(library: Library, name: str, read: ReadFile) -> ImportPreview:
    """What importing a fetched or pasted list would do; the library is untouched."""
    with library.read() as connection:
        return import_file.preview_read(connection, Path(name), read)


def apply(
    library: Library, name: str, read: ReadFile, report: Report, reviewed: Reviewed | None = None
) -> ImportAnswer:
    """Take a fetched or pasted list in as one run, all of it or nothing, with its affiliations."""

    report(Progress("writing", 0, len(read.records)))
    answer = library.writer.submit(
        lambda connection: write(connection, name, read, reviewed), lambda _answer: (Changed("output"),)
    ).result()
    report(Progress("writing", len(read.records), len(read.records)))
    return answer


def write(
    connection: Connection, name: str, read: ReadFile, reviewed: Reviewed | None = None
) -> ImportAnswer:
    """Take a list into the library, as a run of its own, with its affiliations."""
    answer = import_file.write(connection, Path(name), read)
    if reviewed is not None:
        affiliations.keep(connection, runs.by_name(answer.run), name, reviewed.texts)
    return answer


def preview_kept(connection: Connection, path: Path, report: Report) -> ImportPreview:
    """What importing kept pages would do, with a note for each spelling that nobody decided about."""
    fetched = _read(Pages.at(path, int(time.time())), report=report)
    found = review(connection, fetched)
    first: dict[str, int] = {}
    for row, texts in found.texts:
        for text in texts:
            first.setdefault(spelling(text), row)
    notes = tuple(
        Problem(first[spelling(one.text)], "affiliation", one.text[:200], "affiliation-undecided")
        for one in found.rows
        if one.verdict is Ours.OPEN and spelling(one.text) in first
    )
    shown = import_file.preview_read(connection, Path(fetched.wish.name), found.read)
    return replace(shown, problems=(*shown.problems, *notes))


def apply_kept(pen: Opener, reading: Opener, path: Path, report: Report) -> ImportAnswer:
    """Take kept pages in with connections of the caller's, in one transaction; then let them go."""
    pages = Pages.at(path, int(time.time()))
    with reading() as connection:
        found = review(connection, _read(pages, report=report))
    report(Progress("writing", 0, len(found.read.records)))
    with pen() as connection:
        answer = write(connection, pages.wish.name, found.read, found)
    report(Progress("writing", len(found.read.records), len(found.read.records)))
    pages.remove()
    return answer


def forget(beside: Path, wish: FetchWish) -> None:
    """Let the kept pages of a list go: they were taken in, or all is to be asked anew."""
    Pages(beside, wish, int(time.time())).remove()
