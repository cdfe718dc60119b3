"""What an import finds in a file: records with row numbers, problems, the mapping, the balance."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct, field

from altmetric_desktop.domain.evidence import Reported
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.units import Spelled

#: In the place of a sheet's name: all that hold a list. No workbook lets a sheet be called so.
ALL_SHEETS = "*"


class Field(StrEnum):
    """What a column of a list can mean; IGNORE = read by nobody."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ISBN = "isbn"
    HANDLE = "handle"
    URN = "urn"
    ADS = "ads"
    SSRN = "ssrn"
    REPEC = "repec"
    NCT = "nct"
    URL = "url"
    EID = "eid"
    WOS = "wos"
    OPENALEX = "openalex"
    NIHMS = "nihms"
    NBK = "nbk"
    LOCAL = "local"
    TITLE = "title"
    AUTHORS = "authors"
    OUR_AUTHORS = "our-authors"
    GIVEN_NAME = "given-name"
    ORCID = "orcid"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    DATE = "date"
    VENUE = "venue"
    PUBLISHER = "publisher"
    VOLUME = "volume"
    ISSUE = "issue"
    PAGES = "pages"
    PAGE_END = "page-end"
    TYPE = "type"
    ISSN = "issn"
    UNIT = "unit"
    FACULTY = "faculty"
    INSTITUTION = "institution"
    ABSTRACT = "abstract"
    LANGUAGE = "language"
    OPEN_ACCESS = "open-access"
    IGNORE = "ignore"


class UnitsFrom(StrEnum):
    """Where records get their departments: from columns, or, where they have none, from a name."""

    COLUMNS = ""
    SHEET = "sheet"
    FILE = "file"


class Severity(StrEnum):
    """NOTE: repaired or kept aside, the record stands. REFUSED: the record was not taken."""

    NOTE = "note"
    REFUSED = "refused"


class Problem(Struct, frozen=True, gc=False):  # texts and numbers only: never in a cycle, and many
    """Something about one row: `row` as a person counts it in the file (1 = first line or sheet row).

    `code` names the sentence in `words` (`problem.CODE`), `value` is the cell as given (cut to 200),
    `repaired` what we read instead, empty where nothing. `sheet` as in Record, empty where there is none.
    """

    row: int
    column: str
    value: str
    code: str
    severity: Severity = Severity.NOTE
    repaired: str = ""
    sheet: str = ""


class Record(Struct, frozen=True):
    """One bibliographic record of a file, normalised. `row` as in Problem; `sheet` for workbooks.

    `provider`: whose file this is, where it brings evidence (a key of `evidence.PROVIDERS`): `reported`
    figures and `mentions` of the work, as they say.
    """

    row: int
    title: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    container: tuple[Identifier, ...] = ()
    year: int | None = None
    published: Moment | None = None
    type: OutputType | None = None
    venue: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    authors: tuple[Person, ...] = ()
    our_authors: tuple[Person, ...] = ()
    units: tuple[Unit, ...] = ()
    abstract: str | None = None
    language: str | None = None
    open_access: str | None = None
    sheet: str | None = None
    provider: str = ""
    reported: tuple[Reported, ...] = ()
    mentions: tuple[Mention, ...] = ()


class ColumnMapping(Struct, frozen=True):
    """One column: its heading, what it means, how several values in a cell are separated; `hierarchy` of the
    units that it names, empty = the organisation's."""

    index: int
    heading: str
    field: Field
    separator: str | None = None
    hierarchy: str = ""


class Mapping(Struct, frozen=True):
    """How a table is read: sheet, header row (1-based, 0 = none), columns, the cell separator."""

    header_row: int
    columns: tuple[ColumnMapping, ...]
    sheet: str | None = None
    delimiter: str | None = None


class Correction(Struct, frozen=True):
    """A cell as a person corrected it: `row`, `column`, `sheet` as in Problem, `was` as in its value.

    Lists without columns have `column` empty or any: then `value` is what names the work.
    """

    row: int
    column: str
    was: str
    value: str
    sheet: str = ""


class Found(Struct, frozen=True):
    """What a file holds before anything is merged. `first_title`, `last_title` of records with one."""

    with_doi: int = 0
    distinct_dois: int = 0
    with_pmid: int = 0
    with_title: int = 0
    with_year: int = 0
    year_min: int | None = None
    year_max: int | None = None
    first_title: str | None = None
    last_title: str | None = None


class ReadFile(Struct, frozen=True):
    """A file read to its end: format key (`doi-list`, `csv`, `scopus-csv`, `xlsx`, `ods`, `ris`,
    `bibtex`…), encoding as detected, the records, the problems, the mapping used (tables only).

    `sheets`: all of a workbook, or the tables of a page; `read_sheets` those that were read, `other_sheets`
    those that hold another list and were not.
    """

    format: str
    encoding: str
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping | None = None
    found: Found = field(default_factory=Found)
    sheets: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    read_sheets: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()


class Verdict(StrEnum):
    """What happened (or would happen) to one record."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    MERGED = "merged"
    REFUSED = "refused"


class Balance(Struct, frozen=True):
    """`records = added + updated + unchanged + merged + refused`, always."""

    records: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    merged: int = 0
    refused: int = 0
    not_trackable: int = 0

    @property
    def closes(self) -> bool:
        """Whether every record is accounted for."""
        return self.records == self.added + self.updated + self.unchanged + self.merged + self.refused


class PreviewRow(Struct, frozen=True):
    """One of the first rows of a preview: the record and what will happen to it."""

    record: Record
    verdict: Verdict
    problems: tuple[Problem, ...] = ()


class KeptMapping(Struct, frozen=True):
    """A mapping that is kept under a name since `at` (Unix seconds)."""

    name: str
    at: int
    mapping: Mapping


class Fit(Struct, frozen=True):
    """How a kept mapping fits another table: headings that this one lacks, and those that it has besides."""

    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


class ImportPreview(Struct, frozen=True):
    """What an import would do; the library is untouched.

    `headings`: those of the table as it is read unasked, by which a mapping is found again; empty where the
    mapping was given. `remembered`: the name of the saved mapping that was found by them and used.
    `units`: what each spelling of a unit is read as. `offered`: names that could stand for departments.
    `fit`: how the kept mapping that was asked for fits.
    """

    path: str
    format: str
    encoding: str
    found: Found
    balance: Balance
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]
    mapping: Mapping | None
    sheets: tuple[str, ...] = ()
    sample: tuple[tuple[str, ...], ...] = ()
    headings: tuple[str, ...] = ()
    remembered: str = ""
    read_sheets: tuple[str, ...] = ()
    other_sheets: tuple[str, ...] = ()
    units: tuple[Spelled, ...] = ()
    offered: tuple[UnitsFrom, ...] = ()
    fit: Fit | None = None


class ImportAnswer(Struct, frozen=True):
    """What an import did. `reported`, `mentions`: figures and mentions of others that are new here."""

    path: str
    format: str
    encoding: str
    found: Found
    balance: Balance
    problems: tuple[Problem, ...]
    run: str
    outputs_total: int
    reported: int = 0
    mentions: int = 0
