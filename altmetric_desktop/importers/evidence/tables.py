"""Tables that other services export: Altmetric Explorer's outputs and mentions, PlumX, Overton.

The rows become records as those of any table do; here is what else they say. Only headings decide.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Field, Problem, Record, Severity
from altmetric_desktop.domain.vendor_words import channel_named
from altmetric_desktop.importers.evidence.composing import Notes, Post, mention, posted_of, summed
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.producers import Producer, columns, heads
from altmetric_desktop.importers.text import plain_or_none, shown

EXPLORER, PLUMX, OVERTON = "altmetric-explorer", "plumx", "overton"

_MENTIONS = "altmetric-mentions-table"
_OVERTON = "overton-table"

#: Tables that no general word tells: their own title is not the work's.
PRODUCERS: tuple[Producer, ...] = (
    Producer(
        _MENTIONS,
        heads("Mention Type|Research Output Title", "Mention Type|External Mention ID"),
        columns(
            {
                Field.TITLE: "Research Output Title",
                Field.VENUE: "Journal/Collection Title",
                Field.DATE: "Publication Date",
                Field.OUR_AUTHORS: "Authors at my Institution",
                Field.UNIT: "Departments",
                Field.TYPE: "Output Type",
                Field.URL: "URI",
                Field.PUBLISHER: "Publisher Names",
                Field.IGNORE: (
                    "Mention Type|Mention Date|Mention Title|Mention URL|Outlet or Author|Country"
                    "|External Mention ID|Altmetric Attention Score|Details Page URL|Subjects (FoR)"
                    "|Affiliations (GRID)|Sustainable Development Goals"
                ),
            }
        ),
    ),
    Producer(
        _OVERTON,
        heads("Overton id|Document URL", "Overton id|Overton URL", "Overton ID|Title"),
        columns({Field.LOCAL: "Overton id", Field.IGNORE: "Document URL|Overton URL"}),
    ),
)

#: `Mentions:News Mentions:News`, `Social Media - Shares, Likes & Comments - Facebook`.
_PLUM = pattern(r"\s*(captures|citations|mentions|social media|usage)\s*(?:[:|>]|\s-\s)\s*(.{2,80})", 2)
_PARTS = pattern(r"\s*(?:[:|>]|\s-\s)\s*")

Rows = Sequence[Sequence[str]]


class Table(ABC):
    """What one table says beside its records; `read` is called with its pieces, `attach` at the end."""

    def __init__(self, provider: str) -> None:
        self.provider = provider
        self.notes = Notes(provider)
        self.figures: dict[int, tuple[Reported, ...]] = {}
        self.mentions: dict[int, tuple[Mention, ...]] = {}

    def read(self, rows: Rows, first: Sequence[int] | int) -> None:
        """Read rows, numbered as `Plan.read` numbers them."""
        numbers = range(first, first + len(rows)) if isinstance(first, int) else first
        for number, row in zip(numbers, rows, strict=True):
            if any(row):
                self.take(number, row)

    @abstractmethod
    def take(self, number: int, row: Sequence[str]) -> None:
        """Read one row."""

    def attach(self, records: list[Record], problems: list[Problem]) -> tuple[list[Record], list[Problem]]:
        """The records with what their rows say, and all problems."""
        nothing: tuple[()] = ()
        made = [
            replace(
                one,
                provider=self.provider,
                reported=self.figures.get(one.row, nothing),
                mentions=self.mentions.get(one.row, nothing),
            )
            if one.row in self.figures or one.row in self.mentions
            else one
            for one in records
        ]
        return made, [*problems, *self.notes.problems]


#: A column that is a count: where it stands, what it counts, of which channel or platform.
Take = tuple[int, Measure, str]


class Counts(Table):
    """A row is a work, some columns are counts."""

    def __init__(
        self, provider: str, header: Sequence[str], counted: Sequence[Take], problems: Sequence[Problem] = ()
    ) -> None:
        super().__init__(provider)
        self._counted = [(header[at].strip()[:200], at, measure, channel) for at, measure, channel in counted]
        self.notes.problems += problems

    def take(self, number: int, row: Sequence[str]) -> None:
        """The counts of one work; a cell that says nothing is no nought."""
        found = [
            self.notes.count(number, heading, measure, row[at], channel)
            for heading, at, measure, channel in self._counted
            if at < len(row)
        ]
        figures = summed(found)
        if figures:
            self.figures[number] = figures


class Mentions(Table):
    """A row is a mention of a work: Altmetric Explorer's export of mentions."""

    def __init__(self, at: dict[str, int]) -> None:
        super().__init__(EXPLORER)
        self._at = at

    def _cell(self, row: Sequence[str], heading: str) -> str:
        at = self._at.get(heading, len(row))
        return row[at].strip() if at < len(row) else ""

    def take(self, number: int, row: Sequence[str]) -> None:
        """One mention, and the score of its work."""
        heading = "Altmetric Attention Score"
        said = self.notes.count(number, heading, Measure.SCORE, self._cell(row, heading.lower()))
        if said is not None:
            self.figures[number] = (said,)
        channel = self.notes.channel(number, "Mention Type", self._cell(row, "mention type"))
        if channel is None:
            return
        made = mention(
            EXPLORER,
            channel,
            Post(
                url=self._cell(row, "mention url"),
                external=self._cell(row, "external mention id"),
                title=self._cell(row, "mention title"),
                outlet=self._cell(row, "outlet or author"),
                posted=posted_of(self._cell(row, "mention date")),
                country=self._cell(row, "country"),
            ),
        )
        self.mentions[number] = (made,)


class Policies(Table):
    """A row is a policy document that cites works: Overton's export of documents."""

    def __init__(self, at: dict[str, int], cited: Sequence[int]) -> None:
        super().__init__(OVERTON)
        self._at = at
        self._cited = cited
        self._records: list[Record] = []

    def _cell(self, row: Sequence[str], *headings: str) -> str:
        places = (self._at[heading] for heading in headings if heading in self._at)
        return next((row[at].strip() for at in places if at < len(row) and row[at].strip()), "")

    def take(self, number: int, row: Sequence[str]) -> None:
        """One document: a record for each work that it cites."""
        made = policy(
            url=self._cell(row, "document url", "overton url"),
            external=self._cell(row, "overton id", "policy document id"),
            title=self._cell(row, "translated title", "title"),
            outlet=self._cell(row, "source title", "policy source title", "source", "source name"),
            posted=self._cell(row, "published on", "published", "publication date", "date"),
            country=self._cell(row, "source country", "country"),
        )
        gathered = Identifiers(number)
        for at in self._cited:
            for cell in _DOIS.split(row[at]) if at < len(row) else ():
                if cell.strip():
                    gathered.add(Kind.DOI, cell.strip(), "DOI")
        self.notes.problems += gathered.problems
        if not gathered.found:
            said = Problem(number, "", shown(made.title), "evidence-no-output", Severity.REFUSED)
            self.notes.problems.append(said)
            return
        self._records += (
            Record(number, identifiers=(one,), provider=OVERTON, mentions=(made,)) for one in gathered.found
        )

    def attach(self, records: list[Record], problems: list[Problem]) -> tuple[list[Record], list[Problem]]:
        """The works cited: the documents themselves are no outputs of ours."""
        return self._records, self.notes.problems


#: Between DOIs; the `;2-X` at the end of an old one (SICI) is its own.
_DOIS = pattern(r"(?:[\s|]|;(?!2-[\w#](?!\w)))+|,(?=\s*(?:10\.|http|doi))")


def policy(*, url: str, external: str, title: str, outlet: str, posted: str, country: str) -> Mention:
    """A policy document as Overton has it. One document in two languages is two files of one number."""
    return mention(
        OVERTON,
        Channel.POLICY,
        Post(
            url=url,
            external=external,
            title=plain_or_none(title) or "",
            outlet=outlet,
            posted=posted_of(posted),
            country=country,
        ),
    )


# ----------------------------------------------------------------------------------------- choosing


def table_of(header: Sequence[str], row: int) -> Table | None:
    """What reads the evidence of a table with this heading (at `row`), None where it has none."""
    keys = [heading_key(cell) for cell in header]
    at = {key: place for place, key in reversed(list(enumerate(keys))) if key}
    if "mention type" in at and ("research output title" in at or "external mention id" in at):
        return Mentions(at)
    if "altmetric attention score" in at:
        return _explorer(header, keys, row)
    if "overton id" in at:
        return _overton(keys, at)
    return _plumx(header, row)


_OWN_COUNTS: dict[str, tuple[Measure, str]] = {
    "altmetric attention score": (Measure.SCORE, ""),
    "number of mendeley readers": (Measure.READERS, "mendeley"),
    "mendeley readers": (Measure.READERS, "mendeley"),
    "number of dimensions citations": (Measure.CITATIONS, "dimensions"),
    "dimensions citations": (Measure.CITATIONS, "dimensions"),
}


def _explorer(header: Sequence[str], keys: Sequence[str], row: int) -> Counts:
    counted: list[Take] = []
    notes = Notes(EXPLORER)
    for place, key in enumerate(keys):
        if key in _OWN_COUNTS:
            counted.append((place, *_OWN_COUNTS[key]))
        elif key.endswith(" mentions"):
            channel = notes.channel(row, header[place].strip(), header[place].strip()[: -len(" mentions")])
            if channel is not None:
                counted.append((place, Measure.POSTS, channel.value))
    return Counts(EXPLORER, header, counted, notes.problems)


def _overton(keys: Sequence[str], at: dict[str, int]) -> Table:
    telling = ("cite", "reference", "scholarly", "mention")
    cited = [place for place, key in enumerate(keys) if "doi" in key and any(word in key for word in telling)]
    return Policies(at, cited)


def _plumx(header: Sequence[str], row: int) -> Counts | None:
    """PlumX heads its counts by category, kind and platform. Usage and what it calls citations by scholars
    are no attention; readers and citations are kept with their platform."""
    counted: list[Take] = []
    notes = Notes(PLUMX)
    found = 0
    for place, cell in enumerate(header):
        named = _PLUM.match(cell[:200])
        if named is None:
            continue
        found += 1
        category, parts = named.group(1).lower(), _PARTS.split(named.group(2).strip())
        take = plum_count(category, parts[0], parts[-1])
        if take is not None:
            counted.append((place, *take))
        elif category in ("mentions", "social media"):
            notes.channel(row, cell.strip()[:200], " ".join(parts))
    return Counts(PLUMX, header, counted, notes.problems) if found > 1 else None


def plum_count(category: str, kind: str, platform: str) -> tuple[Measure, str] | None:
    """What one of PlumX's counts is to us; None for usage and for words that are unknown."""
    if category.startswith("capture"):
        readers = "reader" in kind.lower() or "mendeley" in platform.lower()
        return (Measure.READERS, platform.lower()[:40]) if readers else None
    if category.startswith("citation"):
        other = next((channel_named(word) for word in (platform, kind) if channel_named(word)), None)
        return (Measure.POSTS, other.value) if other else (Measure.CITATIONS, platform.lower()[:40])
    if category.startswith(("mention", "social")):
        other = next((channel_named(word) for word in (platform, kind) if channel_named(word)), None)
        if other is None:
            return None
        liked = any(word in kind.lower() for word in ("like", "share", "comment", "facebook"))
        return (Measure.INTERACTIONS if liked else Measure.POSTS, other.value)
    return None
