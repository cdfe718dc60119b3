"""What is asked of a public source and what it answers, as values; and the four states of nothing.

Knows neither HTTP nor the database: `sources` makes asks and reads answers, `harvest` carries them,
`storage` keeps pages.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.categories import CATEGORY_OF, Category, Channel
from altmetric_desktop.domain.errors import Argument
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Mention
from altmetric_desktop.domain.outputs import Metadata


class State(StrEnum):
    """What is known of one output at one source. Four of the five are nothing, and all differ."""

    FOUND = "found"
    ZERO = "zero"
    NOT_COVERED = "not-covered"
    NOT_COLLECTED = "not-collected"
    FAILED = "failed"


class SourceKind(StrEnum):
    """Look-up: asked about identifiers. Stream: read once, items matched. Import: a file."""

    LOOKUP = "look-up"
    STREAM = "stream"
    IMPORT = "import"


class Gives(StrEnum):
    """What a source brings."""

    METADATA = "metadata"
    CITATIONS = "citations"
    MENTIONS = "mentions"


class Rate(Struct, frozen=True):
    """What a source allows: starts per second, requests in flight, requests a day (None = no limit known)."""

    per_second: float
    at_once: int = 1
    per_day: int | None = None


class SourceInfo(Struct, frozen=True):
    """A source as screens, reports and the command line describe it. `fresh_for` in days."""

    key: str
    name: str
    kind: SourceKind
    gives: frozenset[Gives]
    channels: tuple[Channel, ...]
    homepage: str
    terms: str
    covers: str
    limits: str
    needs: tuple[Kind, ...]
    rate: Rate
    fresh_for: int
    batch: int = 1
    needs_key: bool = False
    takes_key: bool = False
    version: int = 1

    @property
    def categories(self) -> tuple[Category, ...]:
        """The categories that its mentions are shown under."""
        return tuple(dict.fromkeys(CATEGORY_OF[channel] for channel in self.channels))


class Ask(Struct, frozen=True):
    """One request, without host or signature: the engine joins it to the source's base URL.

    `want` names the piece of work that it belongs to (all asks of a want done = its outputs covered);
    `target` is a stream's address, a site or a landing page; `language` fills `{lang}` in the base URL;
    `stage` is the adapter's own mark of which of its calls this is. An `address` replaces base and path
    (feeds). `body` = form-encoded POST.
    """

    path: str
    params: tuple[tuple[str, str], ...] = ()
    body: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    want: str = ""
    target: str | None = None
    language: str | None = None
    stage: str = ""
    cursor: str | None = None
    address: str | None = None

    @property
    def key(self) -> str:
        """The same for every page of one walk, different for any other question (32 hex digits)."""
        parts = (
            self.want,
            self.stage,
            self.target or "",
            self.language or "",
            *(str(identifier) for identifier in self.identifiers),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]

    def with_params(self, cursor: str | None, /, **changed: str) -> Ask:
        """The same question with other parameters: the next page."""
        params = tuple((name, value) for name, value in self.params if name not in changed)
        return replace(self, params=params + tuple(changed.items()), cursor=cursor)


class Answer(Struct, frozen=True):
    """What came back: header names in lower case, `body` decoded from transport encodings only."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header, any case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


class Fact(Struct, frozen=True):
    """What a source says about the work with this identifier."""

    identifier: Identifier
    metadata: Metadata


class Citation(Struct, frozen=True):
    """A citation count as one provider gives it. Never part of a score."""

    identifier: Identifier
    provider: str
    value: int


class PageProblem(Struct, frozen=True):
    """One record of an answer that could not be used: the rest of the page is kept."""

    code: str
    piece: str


class Claim(Struct, frozen=True):
    """An author whom a source counts among an institution, with the affiliations it says so by."""

    name: str
    orcid: str | None = None
    texts: tuple[str, ...] = ()


class ListedWork(Struct, frozen=True):
    """A work of a fetched list: `body` is its record as the source wrote it (JSON), cut to what is read.

    `claims`: why it belongs to the institution asked about; `asked_for`: the person asked about.
    """

    body: str
    claims: tuple[Claim, ...] = ()
    asked_for: tuple[Claim, ...] = ()


class Listing(Struct, frozen=True):
    """Works of one page of a list. `of`: whose list it is; `count`: how many works it has in all."""

    works: tuple[ListedWork, ...] = ()
    of: str = ""
    count: int | None = None


class Page(Struct, frozen=True):
    """One answer, read. `next` = following page of the same walk, `follow_ups` = further questions.

    `not_covered`: asked identifiers that the source can't see. `etag`, `modified`: for the next
    conditional request. `backoff`: seconds that the source asks us to wait before the same method.
    """

    mentions: tuple[Mention, ...] = ()
    citations: tuple[Citation, ...] = ()
    facts: tuple[Fact, ...] = ()
    not_covered: tuple[Identifier, ...] = ()
    next: Ask | None = None
    follow_ups: tuple[Ask, ...] = ()
    problems: tuple[PageProblem, ...] = ()
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    backoff: float = 0.0
    title: str | None = None
    listing: Listing | None = None


class Failure(Struct, frozen=True):
    """Why a source failed, ready for `words`; `theirs` quotes the provider."""

    key: str
    arguments: tuple[tuple[str, Argument], ...] = ()
    theirs: str = ""
