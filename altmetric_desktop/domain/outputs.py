"""Outputs, people and units: what a library is about."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.moments import Moment


class OutputType(StrEnum):
    """What kind of work an output is."""

    ARTICLE = "article"
    REVIEW = "review"
    BOOK = "book"
    CHAPTER = "chapter"
    CONFERENCE = "conference-paper"
    PREPRINT = "preprint"
    REPORT = "report"
    THESIS = "thesis"
    DATASET = "dataset"
    SOFTWARE = "software"
    OTHER = "other"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """Whether an identifier names the work itself or the volume that contains it."""

    OWN = "own"
    CONTAINER = "container"


class Person(Struct, frozen=True):
    """An author as named in a list: display name `Last, First` where that is known, ORCID if given."""

    name: str
    orcid: str | None = None


class Unit(Struct, frozen=True):
    """A department or group: its path from the top, e.g. `("Faculty of Science", "Physics")`. `hierarchy`:
    the name of the one that it belongs to; empty = the organisation itself."""

    path: tuple[str, ...]
    hierarchy: str = ""

    @property
    def name(self) -> str:
        """The unit's own name."""
        return self.path[-1]


class Metadata(Struct, frozen=True):
    """What a source says about a work; None = it says nothing. Texts are plain (no mark-up)."""

    title: str | None = None
    type: OutputType | None = None
    published: Moment | None = None
    venue: str | None = None
    publisher: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    authors: tuple[Person, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    container: tuple[Identifier, ...] = ()
    urls: tuple[str, ...] = ()
    open_access: str | None = None
    retracted: bool | None = None
    field: str | None = None
    language: str | None = None
    abstract: str | None = None
