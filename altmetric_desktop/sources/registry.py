"""All sources, explicit and in the order in which screens list them; a new one is a line here."""

from __future__ import annotations

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.sources import (
    crossref,
    europepmc,
    feeds,
    hackernews,
    openalex,
    stackexchange,
    wikipedia,
)
from altmetric_desktop.sources.description import Source

ALL: tuple[Source, ...] = (
    crossref.SOURCE,
    openalex.SOURCE,
    europepmc.SOURCE,
    wikipedia.SOURCE,
    hackernews.SOURCE,
    stackexchange.SOURCE,
    feeds.SOURCE,
)


def by_key(key: str) -> Source:
    """The source with this key. Raises NotFoundError (`source.unknown`)."""
    for source in ALL:
        if source.key == key:
            return source
    raise NotFoundError("source.unknown", name=key)
