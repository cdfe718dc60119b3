"""What a report is made of: values that `services` fill from the library and `reports` write to a file.

Only plain values: they cross to the child process. A percentile runs from 0 to 100, a confidence from 0 to
1, points are exact (a screen shows them rounded up as `shown`). None = not applicable or not known; which
of the nothings it is stands in a neighbouring state.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.rows import CategoryCount, CitationRow
from altmetric_desktop.domain.schemes import Scheme
from altmetric_desktop.domain.scoring import Receipt
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.wishes import ReportWishes


class ReportCounts(Struct, frozen=True):
    """What the library itself counts for this report's outputs and windows, asked apart from the rows.

    The Checks sheet holds them against what the workbook's own formulas find. `mentions` counts pairs of
    output and mention; `points` is the unrounded sum of all scores; `versions`: outputs of which there is
    another version.
    """

    outputs: int
    trackable: int
    mentioned: int
    mentions: int
    accounts: int
    points: float | None = None
    versions: int = 0


class ReportPrevious(Struct, frozen=True):
    """An earlier report of the same unit, for the columns *Previous report* and *Change*."""

    report_id: str
    as_of: Moment
    counts: ReportCounts


class ReportFacts(Struct, frozen=True):
    """What holds for the whole report. `unit` is the path as shown, "" = the whole library.

    `as_of`: the newest data that the report can hold; `first_collected`, `last_collected`: when sources were
    first and last read. `written`: when the file is made.
    """

    report_id: str
    snapshot: str
    as_of: Moment
    written: Moment
    wishes: ReportWishes
    scheme: Scheme
    app_version: str
    counts: ReportCounts
    library: str = ""
    unit: str = ""
    schema_version: str = ""
    first_collected: Moment | None = None
    last_collected: Moment | None = None
    previous: ReportPrevious | None = None
    contact: str = ""
    licence: str = ""


class ReportOutput(Struct, frozen=True):
    """One output with its attention.

    `posts`: categories with posts, in display order. `states`: for every category without posts, which
    nothing it is. `source_states`: the same per source key (for exports). `independent`: unique accounts
    summed over categories; `sources`: distinct outlets and accounts over all; `countries`: those known.
    `shown`: the score as the screen shows it; None = not scored. `units` are paths as shown.
    `family`: the number of the versions of one work, None = no other version is known. `reported_score`: a
    provider's own, `reported_by` its name, `estimated_score` what its counts are by the report's weights.
    """

    id: int
    title: str
    type: OutputType
    published: Moment | None
    venue: str = ""
    authors: tuple[str, ...] = ()
    our_authors: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    field: str = ""
    open_access: str = ""
    doi: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    url: str | None = None
    retracted: bool | None = None
    trackable: bool = True
    posts: tuple[CategoryCount, ...] = ()
    states: tuple[tuple[Category, State], ...] = ()
    source_states: tuple[tuple[str, State], ...] = ()
    independent: int = 0
    sources: int = 0
    countries: int = 0
    points: float | None = None
    shown: int | None = None
    percentile: float | None = None
    reference_n: int | None = None
    first_mention: Moment | None = None
    last_mention: Moment | None = None
    citations: tuple[CitationRow, ...] = ()
    reported_score: float | None = None
    reported_by: str = ""
    estimated_score: float | None = None
    family: int | None = None


class ReportMention(Struct, frozen=True):
    """One mention of one output. `account`: outlet, site or user; `sources`: names of the routes it was
    found by; `points`: what it adds to the output's score."""

    id: int
    output: int
    channel: Channel
    category: Category
    account: str
    title: str
    url: str
    posted: Moment | None
    first_seen: Moment | None
    excerpt: str = ""
    country: str | None = None
    language: str | None = None
    matched_by: str = ""
    confidence: float = 1.0
    sources: tuple[str, ...] = ()
    points: float = 0.0
    doi: str | None = None
    excluded: bool = False


class ReportAccount(Struct, frozen=True):
    """Who mentions: an outlet, a site or a user, with how often and how many outputs."""

    id: int
    channel: Channel
    category: Category
    key: str
    name: str
    url: str | None
    mentions: int
    outputs: int
    first_mention: Moment | None = None
    last_mention: Moment | None = None
    country: str | None = None
    reach: int | None = None


class ReportCoverage(Struct, frozen=True):
    """What one source knows of one group of outputs. Counts of outputs; the states add up to `outputs`:

    `outputs = mentioned + zero + not_covered + not_collected + failed`. `trackable`: with an identifier that
    any source can be asked about; `asked`: the source was tried; `answered`: it gave a usable answer.
    """

    unit: str
    year: int | None
    type: OutputType
    source: str
    outputs: int
    trackable: int
    asked: int
    answered: int
    mentioned: int
    zero: int
    not_covered: int
    not_collected: int
    failed: int
    last_query: Moment | None = None


class ReportProvenance(Struct, frozen=True):
    """One source: what it covers, how and when it was read. `state`: one word for how it stands now;
    `problem`: the sentence that says why it failed or is off."""

    key: str
    name: str
    route: str
    homepage: str
    terms: str
    version: int
    covers: str
    limits: str
    state: State
    first_sync: Moment | None = None
    last_success: Moment | None = None
    last_attempt: Moment | None = None
    requests: int = 0
    records: int = 0
    errors: int = 0
    problem: str = ""


class ReportExample(Struct, frozen=True):
    """One output whose score the Score sheet works out line by line."""

    output: int
    title: str
    receipt: Receipt


class ReportData(Struct, frozen=True):
    """Everything that a workbook holds. The four iterables are read once, in this order."""

    facts: ReportFacts
    outputs: Iterable[ReportOutput]
    mentions: Iterable[ReportMention]
    coverage: Iterable[ReportCoverage] = ()
    provenance: Iterable[ReportProvenance] = ()
    example: ReportExample | None = None


class ReportWritten(Struct, frozen=True):
    """What was written: rows a sheet (by the sheet's key), the content hash, the checks that failed."""

    path: str
    rows: tuple[tuple[str, int], ...]
    content_hash: str
    failed_checks: tuple[str, ...] = ()
