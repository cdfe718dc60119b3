"""The wire shapes of OpenAlex: a page of works, and what both adapters read of a work.

Written out again (a work kept until it is taken in), an object has its known members, those that are there.
"""

from __future__ import annotations

import msgspec

from altmetric_desktop.sources.shape import Shape


class Meta(Shape, frozen=True):
    """`count`: works in all; `next_cursor` leads to the next page."""

    count: int | None = None
    next_cursor: str | None = None


class List(Shape, frozen=True):
    """A page; its works are decoded one by one, so that a bad one is one."""

    results: list[msgspec.Raw]
    meta: Meta = Meta()


class _Cut(Shape, frozen=True, omit_defaults=True):
    """Members that are missing stay missing."""


class Ids(_Cut, frozen=True):
    """The identifiers beside the DOI, as addresses."""

    doi: str | None = None
    pmid: str | None = None
    pmcid: str | None = None


class Place(_Cut, frozen=True):
    """The journal, repository or conference."""

    display_name: str | None = None
    host_organization_name: str | None = None
    type: str | None = None


class Location(_Cut, frozen=True):
    """Where the work can be read."""

    landing_page_url: str | None = None
    source: Place | None = None


class Access(_Cut, frozen=True):
    """How open it is."""

    oa_status: str | None = None


class Biblio(_Cut, frozen=True):
    """Its place in the volume."""

    volume: str | None = None
    issue: str | None = None
    first_page: str | None = None
    last_page: str | None = None


class Named(_Cut, frozen=True):
    """A name: of a person, with the ORCID iD, or of a field of research."""

    display_name: str | None = None
    orcid: str | None = None


class Signed(_Cut, frozen=True):
    """An author under this work."""

    author: Named | None = None
    raw_author_name: str | None = None


class Work(_Cut, frozen=True):
    """A work as lists of works are read."""

    id: str | None = None
    doi: str | None = None
    ids: Ids | None = None
    display_name: str | None = None
    publication_date: str | None = None
    publication_year: int | None = None
    type: str | None = None
    language: str | None = None
    primary_location: Location | None = None
    open_access: Access | None = None
    biblio: Biblio | None = None
    authorships: list[Signed] | None = None
