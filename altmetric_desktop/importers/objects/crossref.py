"""Crossref's REST API (https://api.crossref.org/works): answers to searches, single works, lists of works."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.csl import name_of
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    cell,
    date_of,
    first,
    identify,
    items,
    people,
    text,
    typed,
)

_TYPES = {
    "book-part": OutputType.CHAPTER,
    "book-section": OutputType.CHAPTER,
    "book-series": OutputType.BOOK,
    "book-set": OutputType.BOOK,
    "book-track": OutputType.CHAPTER,
    "component": OutputType.OTHER,
    "edited-book": OutputType.BOOK,
    "grant": OutputType.OTHER,
    "journal": OutputType.OTHER,
    "journal-issue": OutputType.OTHER,
    "journal-volume": OutputType.OTHER,
    "peer-review": OutputType.OTHER,
    "proceedings": OutputType.BOOK,
    "reference-book": OutputType.BOOK,
    "report-component": OutputType.OTHER,
    "report-series": OutputType.REPORT,
}
_MARKS = frozenset({"indexed", "deposited", "prefix", "reference-count", "is-referenced-by-count", "member"})
#: The best date first; `created` and `deposited` say when a record was made, not the work.
_DATES = ("issued", "published", "published-print", "published-online", "posted", "approved")


def known(item: Item) -> bool:
    """A DOI member among Crossref's own, or beside a list of titles (answers cut down by `select`)."""
    return "DOI" in item and (isinstance(item.get("title"), list) or len(_MARKS & item.keys()) > 1)


def read(item: Item, gathered: Identifiers) -> Record:
    """One work."""
    identify(gathered, Kind.DOI, item, "DOI")
    identify(gathered, Kind.ISBN, item, "ISBN")
    whens = [date_of(item, name) for name in _DATES]
    year, published = next((when for when in whens if when[0] is not None), (None, None))
    kind = cell(item.get("type"))
    no_preprint = kind == "posted-content" and cell(item.get("subtype")) not in ("", "preprint")
    return Record(
        gathered.row,
        first(item, "title", "original-title", "short-title"),
        (),
        (),
        year,
        published,
        OutputType.OTHER if no_preprint else typed(kind, _TYPES),
        venue=first(item, "container-title", "event.name", "institution.name"),
        publisher=text(item, "publisher"),
        volume=text(item, "volume"),
        issue=text(item, "issue"),
        pages=first(item, "page", "article-number"),
        authors=people(map(name_of, items(item, "author") or items(item, "editor"))),
        abstract=text(item, "abstract"),
        language=text(item, "language"),
    )


PRODUCER = Producer("crossref-json", known, read)
