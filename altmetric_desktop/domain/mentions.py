"""Mentions (posts), the accounts that made them, and how they were matched.

One mention may concern many outputs and an output has many mentions. The *event key* makes the
same event found by two routes one mention with two sightings.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment


class MatchedBy(StrEnum):
    """How a mention was tied to an output, surest first."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ISBN = "isbn"
    HANDLE = "handle"
    URL = "url"
    SOURCE = "source"
    TITLE = "title"


class Evidence(Struct, frozen=True):
    """Which identifier of ours a mention names, and how sure that is (0–1)."""

    identifier: Identifier
    matched_by: MatchedBy
    confidence: float = 1.0


class Account(Struct, frozen=True):
    """Who made the mention: an outlet, a site, a user. `key` is unique within its channel."""

    channel: Channel
    key: str
    name: str
    url: str | None = None
    reach: int | None = None
    country: str | None = None


class Mention(Struct, frozen=True):
    """One piece of attention as a source reports it. All texts are plain.

    `event_key`: `channel:` + a globally unique id or normalised URL. `evidence`: what the source
    itself proves; `texts`: text and links in which the library's identifiers are still to be found
    (stream sources). `posted` None = date unknown. `raw_hash`: SHA-256 (hex) of the raw fragment.
    """

    event_key: str
    channel: Channel
    account: Account
    external_id: str
    url: str
    title: str
    excerpt: str = ""
    posted: Moment | None = None
    country: str | None = None
    language: str | None = None
    evidence: tuple[Evidence, ...] = ()
    texts: tuple[str, ...] = ()
    raw_hash: str = ""
