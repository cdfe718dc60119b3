"""Lens scholarly works (https://docs.api.lens.org): `data[]` with `lens_id`, JSON and JSON Lines exports."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    called,
    cell,
    first,
    identify,
    items,
    pages,
    people,
    person,
    text,
    typed,
)

_KINDS = {
    "doi": Kind.DOI,
    "pmid": Kind.PMID,
    "pmcid": Kind.PMCID,
    "openalex": Kind.OPENALEX,
    "arxiv": Kind.ARXIV,
}
_OWN = ("doi", "pmid", "pmcid")


def known(item: Item) -> bool:
    """A Lens number, on a work: patents are `patent`."""
    return "lens_id" in item and not patent(item)


def patent(item: Item) -> bool:
    """Whether a Lens record is a patent: the patent export has the same name and other members."""
    return "lens_id" in item and "jurisdiction" in item and ("doc_number" in item or "kind" in item)


def read(item: Item, gathered: Identifiers) -> Record:
    """One work."""
    for one in items(item, "external_ids"):
        kind = _KINDS.get(cell(one.get("type")).lower())
        if kind is not None:
            identify(gathered, kind, one, "value")
    for name in _OWN:
        identify(gathered, _KINDS[name], item, name)
    identify(gathered, Kind.LOCAL, item, "lens_id")
    year, published = dated(
        first(item, "date_published", "date_published.date"), text(item, "year_published")
    )
    return Record(
        gathered.row,
        first(item, "title", "title.text"),
        (),
        (),
        year,
        published,
        typed(text(item, "publication_type")),
        venue=first(item, "source.title", "source_title", "conference.name"),
        publisher=first(item, "source.publisher", "publisher"),
        volume=text(item, "volume"),
        issue=text(item, "issue"),
        pages=pages(text(item, "start_page"), text(item, "end_page")),
        authors=people(map(_person, items(item, "authors"))),
        abstract=first(item, "abstract", "abstract.text"),
        language=text(item, "languages"),
        open_access=first(item, "open_access.colour", "open_access.color"),
    )


def _person(one: Item) -> Person | None:
    orcid = first(one, "orcid") or next(
        (text(mark, "value") for mark in items(one, "ids") if cell(mark.get("type")) == "orcid"), None
    )
    if text(one, "last_name"):
        return person(text(one, "last_name"), first(one, "first_name", "initials"), orcid)
    return called(first(one, "display_name", "collective_name", "first_name"), orcid)


PRODUCER = Producer("lens-json", known, read)
