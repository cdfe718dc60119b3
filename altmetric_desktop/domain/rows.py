"""What lists and pages show, as values: the border between storage's queries and the faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.evidence import Opinion
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.sourcing import Failure, SourceInfo, State

if TYPE_CHECKING:  # scoring needs the tallies of this module
    from altmetric_desktop.domain.scoring import Receipt
    from altmetric_desktop.domain.versions import WorkFamily


class CategoryCount(Struct, frozen=True):
    """Posts (what tabs and slices count) and unique accounts (what is weighted) of one category."""

    category: Category
    posts: int
    accounts: int


class ChannelTally(Struct, frozen=True):
    """Posts and unique accounts of one channel: what the score is computed from."""

    channel: Channel
    posts: int
    accounts: int


class OutputRow(Struct, frozen=True):
    """One line of the outputs table. `points` None = never scored or not trackable.

    `counts` in display order, only categories with posts. `states`: for categories without posts,
    which nothing it is.
    """

    id: int
    title: str
    authors: str
    venue: str
    type: OutputType
    published: Moment | None
    trackable: bool
    points: float | None
    mentions: int
    counts: tuple[CategoryCount, ...]
    states: tuple[tuple[Category, State], ...]
    citations: int | None = None
    doi: str | None = None


class MentionRow(Struct, frozen=True):
    """One mention as listed: newest first by `posted`, then first seen."""

    id: int
    output: int
    channel: Channel
    category: Category
    account: str
    account_url: str | None
    title: str
    excerpt: str
    url: str
    posted: Moment | None
    first_seen: Moment
    country: str | None
    language: str | None
    matched_by: str
    confidence: float
    sources: tuple[str, ...]
    points: float = 0.0


class CitationRow(Struct, frozen=True):
    """A provider's citation count for an output, as of `observed`."""

    provider: str
    value: int
    observed: Moment


class CoverageRow(Struct, frozen=True):
    """One source's state for one output; `tried` and `succeeded` None = never.

    `categories`: those under which the source's mentions are shown; none = it brings no mentions.
    """

    source: str
    state: State
    tried: Moment | None
    succeeded: Moment | None
    failure: Failure | None = None
    categories: tuple[Category, ...] = ()


class Month(Struct, frozen=True):
    """Posts per category in one calendar month; `number` = year × 12 + (month − 1)."""

    number: int
    posts: tuple[tuple[Category, int], ...]


class OutputFacts(Struct, frozen=True):
    """An output with everything that its details page shows apart from mentions and score.

    `units_by_person`: those of `units` that no list names, but an author belonged to at the time.
    """

    id: int
    title: str
    type: OutputType
    published: Moment | None
    venue: str
    publisher: str
    authors: tuple[str, ...]
    our_authors: tuple[str, ...]
    units: tuple[tuple[str, ...], ...]
    identifiers: tuple[Identifier, ...]
    trackable: bool
    abstract: str
    open_access: str
    retracted: bool
    added: Moment | None
    urls: tuple[str, ...] = ()
    units_by_person: tuple[tuple[str, ...], ...] = ()


class RunRow(Struct, frozen=True):
    """One run of the history: who did what when. `name` as shown (`R-0007`).

    `state`: done, failed, cancelled, running. `subject` of a decision: affiliation, unit, person, version.
    `decisions`: how many it holds. `undone_by`, `first`: names of the run that took it back, and of one that
    is to be taken back before it. `named`: titles or names of what its numbers mean, in the order of `what`.
    """

    id: int
    name: str
    kind: str
    began: Moment
    ended: Moment | None
    who: str
    what: str
    undoable: bool
    state: str = "done"
    why: str = ""
    subject: str = ""
    decisions: int = 0
    undone_by: str = ""
    first: str = ""
    named: tuple[str, ...] = ()


class UnitRow(Struct, frozen=True):
    """A unit with the number of its outputs (its own and those of units below); `own`: without those below.

    `hierarchy`: empty = the organisation. `declared`: a hierarchy file names it. `code`: its number there.
    """

    id: int
    path: tuple[str, ...]
    outputs: int
    hierarchy: str = ""
    declared: bool = False
    own: int = 0
    code: str = ""


class LibraryInfo(Struct, frozen=True):
    """A library at a glance. `bytes` of the database file."""

    path: str
    name: str
    outputs: int
    trackable: int
    mentioned: int
    mentions: int
    accounts: int
    last_import: Moment | None
    last_sync: Moment | None
    bytes: int
    schema: str
    read_only: bool = False


class Details(Struct, frozen=True):
    """The details page: facts, counts by category, the receipt, citations, coverage, months, and what other
    providers report beside it (`opinions`: never part of the counts)."""

    facts: OutputFacts
    counts: tuple[CategoryCount, ...]
    receipt: Receipt
    citations: tuple[CitationRow, ...]
    coverage: tuple[CoverageRow, ...]
    states: tuple[tuple[Category, State], ...]
    months: tuple[Month, ...]
    as_of: Moment | None
    scheme: str
    percentile: int | None = None
    cohort: int = 0
    opinions: tuple[Opinion, ...] = ()
    family: WorkFamily | None = None


class SourceLine(Struct, frozen=True):
    """One source as the sync page and `sources` list it. `off` = why it is not asked, a key for words."""

    info: SourceInfo
    enabled: bool
    has_key: bool
    last_success: Moment | None
    last_failure: Failure | None
    mentions: int
    due: int
    open_asks: int = 0
    off: str = ""


class UndoAnswer(Struct, frozen=True):
    """What undoing an import did: outputs that went, and those that stay as another list names them.

    `recount`: outputs whose mentions changed, so that they are counted and scored anew. `kind`: of what run.
    """

    run: str
    removed: int
    kept: int
    restored: int
    recount: tuple[int, ...] = ()
    kind: str = "import"
