"""A backend of fictional values: pages are tested against the protocol, not against a database.

Names, titles and outlets are invented; DOIs have the prefix 10.5555. Tasks end at once unless the
test holds them (`FakeTask.held`).
"""

from __future__ import annotations

import functools
import random
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from altmetric_desktop.domain.categories import CATEGORY_OF, CHANNELS_OF, ORDER, Category, Channel
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import AltmetricError, Cancelled
from altmetric_desktop.domain.events import Event, SourceProgress, SourceState, SyncAnswer
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.identifiers import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, Precision, from_date
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.pictures import Cell, ChartPicture, HoverBox
from altmetric_desktop.domain.records import (
    Balance,
    ColumnMapping,
    Field,
    Found,
    ImportAnswer,
    ImportPreview,
    Mapping,
    PreviewRow,
    Problem,
    Record,
    Severity,
    Verdict,
)
from altmetric_desktop.domain.rows import (
    CategoryCount,
    ChannelTally,
    CitationRow,
    CoverageRow,
    Details,
    LibraryInfo,
    MentionRow,
    Month,
    OutputFacts,
    OutputRow,
    RunRow,
    SourceLine,
    UndoAnswer,
    UnitRow,
)
from altmetric_desktop.domain.schemes import PUBLISHED_2021
from altmetric_desktop.domain.scoring import Receipt, from_tallies
from altmetric_desktop.domain.sourcing import Failure, Gives, Rate, SourceInfo, SourceKind, State
from altmetric_desktop.domain.wishes import ChartWish, ReportWishes, SyncWishes

T = TypeVar("T")
TODAY = 20777  # 20 Nov 2026

_TITLES = (
    ("Saltmarsh carbon burial slows once tides arrive twice as high", "Journal of Shoreline Systems"),
    (
        "Night-shift nursing and recovery sleep: a stepped-wedge trial in eleven hospitals",
        "Annals of Ward Medicine",
    ),
    ("Low-cost lidar for footpath audits by wheelchair users", "Inclusive Streets"),
    ("The grammar of apology in parliamentary records, 1880–2020", "Corpus & Society"),
    ("Fungal endophytes delay rust in upland barley", "Plant Guild Letters"),
    ("Open test bed for tidal-stream turbine wakes (data set)", "Northmere Data Repository"),
    ("Why residents refuse managed retreat: interviews in six parishes", "Coast and Commons"),
    ("潮間帶濕地復育之社區參與研究", "Wetland Review (bilingual)"),
    ("A bedside checklist for delirium in rural emergency rooms", "Rural Acute Care"),
    ("Counting eels with environmental DNA: protocol and pitfalls", "Methods in River Science"),
    ("Municipal heat plans after the 2019 summer", "City Climate Papers"),
    ("Sediment memory in regulated estuaries", "Northmere Working Papers 118"),
    ("Harbour dredging and the memory of silt: a long view", "Journal of Shoreline Systems"),
    ("Proceedings: small-boat harbours workshop", "Northmere University Press"),
    ("Tidal archives: reading a harbour by its invoices", "Ledger Studies"),
    ("Peatland smoke and school attendance", "Air and Childhood"),
    ("Estimating otter range from roadside notes", "Field Notes Quarterly"),
    ("An open lexicon of harbour words in nine languages", "Word Atlas"),
    ("Wave buoys that repair their own skin", "Marine Materials"),
    ("Consent forms people read to the end", "Plain Words in Medicine"),
)
_AUTHORS = (
    "Okonjo-Reyes A, Halvorsen-Ito L, +6",
    "Quillfeather T, Brandvold-Sá M, +11",
    "Tanabe-Orlov H, Marchetti-Bond S",
    "Vinterhalter J",
    "Adeyemi-Frost K, Okonjo-Reyes A, +3",
)
_MIX: tuple[tuple[Category, int], ...] = (
    (Category.NEWS, 31),
    (Category.BLOGS, 7),
    (Category.POLICY, 5),
    (Category.PATENTS, 1),
    (Category.WIKIPEDIA, 3),
    (Category.QNA, 4),
    (Category.BLUESKY, 64),
    (Category.MASTODON, 38),
)
_OUTLETS = ("Harbour Daily", "The Meridian Courier", "Polder & Plain", "@tidetables.example", "Salt marsh")
_TYPES = (OutputType.ARTICLE, OutputType.ARTICLE, OutputType.BOOK, OutputType.REPORT, OutputType.DATASET)


class FakeTask(Generic[T]):
    """A task that ends when told; `end` by value, `fail` by exception."""

    def __init__(self) -> None:
        self._value: list[T] = []
        self._error: BaseException | None = None
        self._callbacks: list[Callable[[], None]] = []
        self.events: list[Event] = []
        self.cancels = 0
        self.end_on_cancel = True

    @classmethod
    def of(cls, value: T) -> FakeTask[T]:
        """One that has ended well."""
        task = cls()
        task.end(value)
        return task

    @classmethod
    def failing(cls, error: BaseException) -> FakeTask[T]:
        """One that has ended badly."""
        task = cls()
        task.fail(error)
        return task

    def end(self, value: T) -> None:
        """Finish with a value."""
        self._value.append(value)
        self._call()

    def fail(self, error: BaseException) -> None:
        """Finish with an exception."""
        self._error = error
        self._call()

    def cancel(self) -> None:
        """Ends with `Cancelled` where the test does not say otherwise."""
        self.cancels += 1
        if self.end_on_cancel and not self.finished():
            self.fail(Cancelled("cancelled"))

    def latest(self) -> tuple[Event, ...]:
        """The events since the last call."""
        taken, self.events = tuple(self.events), []
        return taken

    def finished(self) -> bool:
        """Whether it has ended."""
        return bool(self._value) or self._error is not None

    def result(self) -> T:
        """The value, or raises."""
        if self._error is not None:
            raise self._error
        return self._value[0]

    def when_done(self, callback: Callable[[], None]) -> None:
        """Call back once."""
        if self.finished():
            callback()
        else:
            self._callbacks.append(callback)

    def _call(self) -> None:
        callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()


@functools.lru_cache(maxsize=4096)
def output_row(number: int) -> OutputRow:
    """The fictional output with this id: the same each time."""
    luck = random.Random(number)  # noqa: S311 - fiction, not secrets
    title, venue = _TITLES[(number - 1) % len(_TITLES)]
    trackable = number % 14 != 0
    quiet = number % 12 == 0 or not trackable
    scale = max(0.02, 1.0 / (1 + (number - 1) % 40 / 3)) * (0.6 + luck.random())
    counts = () if quiet else tuple(_counts(scale, number, luck))
    states = tuple(_states(counts, number, trackable))
    tallies = [ChannelTally(CHANNELS_OF[c.category][0], c.posts, c.accounts) for c in counts]
    points = from_tallies(tallies, PUBLISHED_2021).points if trackable else None
    return OutputRow(
        id=number,
        title=title if number <= len(_TITLES) else f"{title}, part {number // len(_TITLES) + 1}",
        authors=_AUTHORS[number % len(_AUTHORS)],
        venue=venue,
        type=_TYPES[number % len(_TYPES)],
        published=from_date(2020 + number % 7, 1 + number % 12, 1 + number % 28),
        trackable=trackable,
        points=points,
        mentions=sum(count.posts for count in counts),
        counts=counts,
        states=states,
        citations=None if number % 9 == 0 else (number * 7) % 90,
        doi=f"10.5555/nss.{2020 + number % 7}.{number:04d}" if trackable else None,
    )


def _counts(scale: float, number: int, luck: random.Random) -> list[CategoryCount]:
    found = []
    for category, base in _MIX:
        posts = round(base * scale * (0.4 + luck.random()))
        if posts and (number + base) % 5:
            found.append(CategoryCount(category, posts, max(1, round(posts * 0.9))))
    return found or [CategoryCount(Category.BLUESKY, 3, 2)]


def _states(counts: Sequence[CategoryCount], number: int, trackable: bool) -> list[tuple[Category, State]]:
    present = {count.category for count in counts}
    fixed = {
        Category.X: State.NOT_COLLECTED,
        Category.VIDEO: State.NOT_COLLECTED,
        Category.GUIDELINES: State.NOT_COVERED,
        Category.PEER_REVIEWS: State.FAILED,
    }
    if number % 4 == 0:
        fixed[Category.POLICY] = State.NOT_COLLECTED
    if number % 6 == 0:
        fixed[Category.WIKIPEDIA] = State.FAILED
    missing = [category for category in ORDER if category not in present]
    if not trackable:
        return [(category, State.NOT_COVERED) for category in missing]
    return [(category, fixed.get(category, State.ZERO)) for category in missing]


def mention_rows(output: int) -> list[MentionRow]:
    """Mentions of an output, newest first, as many as its counts say."""
    rows = []
    number = output * 10_000
    for count in output_row(output).counts:
        for place in range(count.posts):
            number += 1
            rows.append(_mention(number, output, count.category, place))
    return sorted(rows, key=lambda row: -(row.posted.day if row.posted else 0))


def _mention(number: int, output: int, category: Category, place: int) -> MentionRow:
    channel = CHANNELS_OF[category][0]
    social = category in {Category.BLUESKY, Category.MASTODON}
    day = TODAY - 2 - (place * 37 + number % 11) % 900
    return MentionRow(
        id=number,
        output=output,
        channel=channel,
        category=category,
        account=f"@tides{place}.example" if social else _OUTLETS[(number + place) % 3],
        account_url="https://harbour.example/about",
        title="" if social else "Marshes that swallow carbon may be getting full",
        excerpt="…the team led from Northmere found burial rates fell by a third once the tide line "
        "moved twice as high, and say the budget needs another look.",
        url=f"https://harbour.example/story/{number}",
        posted=None if place % 17 == 16 else Moment(day, 34_000, Precision.SECOND),
        first_seen=Moment(TODAY - 1, 21_600, Precision.SECOND),
        country=("NO", "GB", "DE", "NL", None)[place % 5],
        language="en",
        matched_by=("doi", "url", "title")[place % 3],
        confidence=0.6 if place % 3 == 2 else 1.0,
        sources=("Web feeds",),
        points=0.0
        if place % 9 == 8
        else {"news": 8.0, "blogs": 5.0, "policy": 3.0}.get(category.value, 0.25),
    )


@functools.lru_cache(maxsize=64)
def receipt_of(output: int) -> Receipt:
    """The receipt of a fictional output."""
    counts = output_row(output).counts
    tallies = [ChannelTally(CHANNELS_OF[c.category][0], c.posts, c.accounts) for c in counts]
    return from_tallies(tallies, PUBLISHED_2021)


@functools.lru_cache(maxsize=64)
def details_of(output: int) -> Details:
    """The details of a fictional output."""
    row = output_row(output)
    months: dict[int, dict[Category, int]] = {}
    for mention in mention_rows(output):
        if mention.posted is not None:
            day = mention.posted.date()
            month = months.setdefault(day.year * 12 + day.month - 1, {})
            month[mention.category] = month.get(mention.category, 0) + 1
    moment = Moment(TODAY, 24_000, Precision.SECOND)
    failure = Failure(
        "source.unreachable",
        (("source", "PubPeer"), ("words", "ReadTimeout")),
        "503 – scheduled maintenance until 10:00 UTC",
    )
    return Details(
        facts=OutputFacts(
            id=output,
            title=row.title,
            type=row.type,
            published=row.published,
            venue=row.venue,
            publisher="Northmere University Press",
            authors=(
                "Okonjo-Reyes, Amara",
                "Halvorsen-Ito, Liv",
                "Wexler-Duarte, Paulo",
                "Sorrel-Haddad, Nour",
            ),
            our_authors=("Okonjo-Reyes, Amara", "Halvorsen-Ito, Liv"),
            units=(("Faculty of Science", "Coastal Sciences"),),
            identifiers=(
                Identifier(Kind.DOI, row.doi or "10.5555/none"),
                Identifier(Kind.PMID, "99000314"),
            )
            if row.trackable
            else (),
            trackable=row.trackable,
            abstract="",
            open_access="gold",
            retracted=False,
            added=moment,
        ),
        counts=row.counts,
        receipt=receipt_of(output),
        citations=(CitationRow("openalex", 47, moment), CitationRow("crossref", 43, moment)),
        coverage=(
            CoverageRow("wikipedia", State.FOUND, moment, moment),
            CoverageRow("pubpeer", State.FAILED, moment, None, failure),
        ),
        states=row.states,
        months=tuple(Month(number, tuple(posts.items())) for number, posts in sorted(months.items())),
        as_of=moment if row.points is not None else None,
        scheme="altmetric-published-2021",
        percentile=93,
        cohort=312,
    )


def source_line(
    key: str, name: str, channel: Channel | None, enabled: bool = True, off: str = "", due: int = 312
) -> SourceLine:
    """A fictional source."""
    moment = Moment(TODAY, 24_000, Precision.SECOND)
    gives = {Gives.MENTIONS} if channel is not None else {Gives.METADATA, Gives.CITATIONS}
    info = SourceInfo(
        key=key,
        name=name,
        kind=SourceKind.LOOKUP if key != "feeds" else SourceKind.STREAM,
        gives=frozenset(gives),
        channels=(channel,) if channel is not None else (),
        homepage="https://source.example",
        terms="https://source.example/terms",
        covers="",
        limits="",
        needs=(Kind.DOI,),
        rate=Rate(1.0),
        fresh_for=7,
        needs_key=off == "no-key",
    )
    return SourceLine(
        info=info,
        enabled=enabled,
        has_key=off != "no-key",
        last_success=moment if enabled else None,
        last_failure=None,
        mentions=88 if channel is not None else 0,
        due=due if enabled else 0,
        open_asks=3 if key == "wikipedia" else 0,
        off=off,
    )


def source_lines() -> list[SourceLine]:
    """The seven sources, one of them off."""
    return [
        source_line("crossref", "Crossref", None),
        source_line("openalex", "OpenAlex", None),
        source_line("europepmc", "Europe PMC", Channel.BLOG),
        source_line("wikipedia", "Wikipedia", Channel.WIKIPEDIA),
        source_line("hackernews", "Hacker News", Channel.FORUM),
        source_line("stackexchange", "Stack Exchange", Channel.QNA, enabled=False, off="user"),
        source_line("feeds", "Web feeds", Channel.NEWS),
    ]


def sync_events() -> tuple[Event, ...]:
    """A sync under way: running, waiting, done, failed, waiting in line."""
    failure = Failure(
        "source.unreachable",
        (("source", "Hacker News"), ("words", "ReadTimeout")),
        "503 – maintenance until 10:00 UTC",
    )
    return (
        SourceProgress("crossref", SourceState.DONE, 312, 312, 7, 0, 298),
        SourceProgress("openalex", SourceState.RUNNING, 210, 312, 5, 0, 190),
        SourceProgress("europepmc", SourceState.PAUSED, 120, 312, 120, 4, 80, 0, 40.0),
        SourceProgress("wikipedia", SourceState.RUNNING, 64, 312, 90, 23),
        SourceProgress("hackernews", SourceState.FAILED, 30, 312, 31, 2, 0, 1, 0.0, failure),
        SourceProgress("feeds", SourceState.WAITING, 0, 40),
    )


def sample_mapping() -> Mapping:
    """The mapping of a fictional spreadsheet."""
    headings = (
        ("DOI", Field.DOI),
        ("PMID_1", Field.PMID),
        ("Titel", Field.TITLE),
        ("Verfasser", Field.AUTHORS),
        ("Jahr", Field.YEAR),
        ("Fakultät / Inst.", Field.UNIT),
        ("Typ", Field.TYPE),
        ("Bemerkung", Field.IGNORE),
    )
    columns = tuple(
        ColumnMapping(place, heading, field, ";" if field is Field.AUTHORS else None)
        for place, (heading, field) in enumerate(headings)
    )
    return Mapping(3, columns, "All units", None)


def preview_of(path: Path, mapping: Mapping | None = None) -> ImportPreview:
    """What importing a fictional list would do."""
    verdicts = (
        Verdict.ADDED,
        Verdict.ADDED,
        Verdict.UPDATED,
        Verdict.UNCHANGED,
        Verdict.MERGED,
        Verdict.REFUSED,
    )
    problems = (
        Problem(41, "DOI", "10.5555/ nss.2023.11 8", "doi-blank", Severity.NOTE, "10.5555/nss.2023.118"),
        Problem(88, "DOI", "Oct 55", "doi-incomplete", Severity.NOTE),
        Problem(207, "Jahr", "20224", "year-unreadable", Severity.NOTE),
        Problem(415, "Titel", "", "no-identifier", Severity.REFUSED),
    )
    rows = tuple(
        PreviewRow(
            Record(
                row=number + 3,
                title=_TITLES[number % len(_TITLES)][0],
                identifiers=(Identifier(Kind.DOI, f"10.5555/nss.2024.{number:04d}"),),
                year=2024,
                venue=_TITLES[number % len(_TITLES)][1],
            ),
            verdicts[number % len(verdicts)],
            problems[:1] if number % 6 == 2 else (),
        )
        for number in range(1, 21)
    )
    return ImportPreview(
        path=str(path),
        format="xlsx",
        encoding="utf-8",
        found=Found(596, 590, 211, 612, 609, 2019, 2026, "First", "Last"),
        balance=Balance(612, 571, 22, 8, 4, 7, 3),
        rows=rows,
        problems=problems,
        mapping=mapping or sample_mapping(),
        sheets=("All units", "Notes"),
        sample=(
            ("10.5555/nss.2024.0001", "99000314", "Saltmarsh carbon", "Okonjo-Reyes, A.; Halvorsen-Ito, L.",
             "2024", "Coastal > Estuary", "Zeitschriftenartikel", ""),
        ),
    )  # fmt: skip


def pixel_png() -> bytes:
    """A small picture without any drawing library: 8 × 8, grey."""
    import struct
    import zlib

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = b"".join(b"\x00" + b"\xc0" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


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
        self.preview_error: AltmetricError | None = None
        self.open_error: AltmetricError | None = None
        self.row_error: AltmetricError | None = None
        self.hold_listings: list[FakeTask[array[int]]] | None = None
        self.lines = source_lines()
        self.titles: dict[int, str] = {}
        self.draw: Callable[[ChartWish], ChartPicture] | None = None

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
        return FakeTask.of(self.library_info(read_only))

    def open_demonstration(self) -> FakeTask[LibraryInfo]:
        self.calls.append(("demo",))
        return FakeTask.of(self.library_info())

    def shut(self) -> None:
        self.calls.append(("shut",))

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
        return FakeTask.of(self.library_info())

    def listing(self, wanted: OutputFilter, sort: Sort) -> FakeTask[array[int]]:
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
            import dataclasses

            row = dataclasses.replace(row, title=self.titles[number])
        return row

    def rows(self, ids: Sequence[int]) -> list[OutputRow]:
        if self.row_error is not None:
            raise self.row_error
        return [self.row(number) for number in ids]

    def details(self, output: int) -> FakeTask[Details]:
        self.calls.append(("details", output))
        return FakeTask.of(details_of(output))

    def mentions(self, output: int, categories: Sequence[Category] = ()) -> FakeTask[list[MentionRow]]:
        rows = mention_rows(output)
        return FakeTask.of([row for row in rows if not categories or row.category in categories])

    def units(self) -> FakeTask[list[UnitRow]]:
        return FakeTask.of(
            [
                UnitRow(1, ("Faculty of Science",), 203),
                UnitRow(2, ("Faculty of Science", "Coastal Sciences"), 142),
                UnitRow(3, ("Faculty of Medicine", "Nursing"), 61),
            ]
        )

    def runs(self) -> FakeTask[list[RunRow]]:
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
    ) -> FakeTask[ImportPreview]:
        self.calls.append(("preview", path, sheet, mapping))
        if self.preview_error is not None:
            return FakeTask.failing(self.preview_error)
        return FakeTask.of(preview_of(path, mapping))

    def import_file(
        self,
        path: Path,
        *,
        format: str | None = None,
        sheet: str | None = None,
        mapping: Mapping | None = None,
    ) -> FakeTask[ImportAnswer]:
        self.calls.append(("import", path, sheet, mapping))
        return self.import_task

    def import_answer(self, path: Path) -> ImportAnswer:
        """What an import did."""
        before = preview_of(path)
        return ImportAnswer(
            str(path), "xlsx", "utf-8", before.found, before.balance, before.problems, "R-0007", self.outputs
        )

    def undo(self, run: int) -> FakeTask[UndoAnswer]:
        self.calls.append(("undo", run))
        return FakeTask.of(UndoAnswer(f"R-{run:04d}", 571, 0, 22))

    def sources(self) -> FakeTask[list[SourceLine]]:
        return FakeTask.of(list(self.lines))

    def set_source(self, key: str, enabled: bool) -> None:
        self.calls.append(("set_source", key, enabled))

    def sync(self, wishes: SyncWishes) -> FakeTask[SyncAnswer]:
        self.calls.append(("sync", wishes))
        return self.sync_task

    def sync_answer(self, cancelled: bool = False) -> SyncAnswer:
        """How a sync ended."""
        lines = tuple(event for event in sync_events() if isinstance(event, SourceProgress))
        return SyncAnswer("R-0008", lines, 29, 17, cancelled)

    def report(self, wishes: ReportWishes, path: Path) -> FakeTask[Path]:
        self.calls.append(("report", wishes, path))
        return self.report_task

    def chart(self, wish: ChartWish) -> FakeTask[ChartPicture]:
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


__all__ = ["CATEGORY_OF", "FakeBackend", "FakeTask"]
