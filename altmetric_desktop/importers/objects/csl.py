"""CSL JSON, as Zotero, Mendeley, Pandoc and DOI services write it (https://docs.citationstyles.org)."""

from __future__ import annotations

import re

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    at,
    called,
    cell,
    cells,
    date_of,
    first,
    identify,
    items,
    people,
    person,
    text,
    typed,
)
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.text import plain

_TYPES = {
    "article": OutputType.PREPRINT,  # CSL 1.0.2: "preprint, working paper… that have not been published"
    "article-magazine": OutputType.ARTICLE,
    "article-newspaper": OutputType.OTHER,
    "entry": OutputType.CHAPTER,
    "entry-dictionary": OutputType.CHAPTER,
    "entry-encyclopedia": OutputType.CHAPTER,
    "review": OutputType.ARTICLE,  # a review of a work, not a review article
    "review-book": OutputType.ARTICLE,
    **dict.fromkeys(
        (
            "bill", "broadcast", "collection", "document", "event", "figure", "graphic", "hearing",
            "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score",
            "pamphlet", "patent", "performance", "personal_communication", "post", "post-weblog",
            "regulation", "song", "speech", "treaty", "webpage",
        ),
        OutputType.OTHER,
    ),
}  # fmt: skip
_KNOWN = frozenset(
    {
        *_TYPES, "article-journal", "paper-conference", "chapter", "book", "thesis", "report", "dataset",
        "software", "standard", "periodical", "classic",
    }
)  # fmt: skip
_NOTE = pattern(
    r"^(?:tex\.)?(DOI|PMID|PMCID|arXiv|ISBN)\s{0,5}[:=]\s{0,5}(\S.{0,200})", re.IGNORECASE | re.MULTILINE
)


def known(item: Item) -> bool:
    """A CSL type, and one of the shapes that only CSL has."""
    shaped = isinstance(item.get("issued"), dict) or any(
        "family" in one or "literal" in one for one in items(item, "author")
    )
    return cell(item.get("type")) in _KNOWN and (
        shaped or "citation-key" in item or "container-title" in item
    )


def read(item: Item, gathered: Identifiers) -> Record:
    """One item."""
    for kind in (Kind.DOI, Kind.PMID, Kind.PMCID, Kind.ISBN):
        identify(gathered, kind, item, kind.value.upper())
    for note in cells(item, "note"):
        for name, value in _NOTE.findall(note[:10_000]):
            gathered.add(Kind(name.lower()), value.strip(), "note")
    identify(gathered, Kind.URL, item, "URL")
    year, published = date_of(item, "issued")
    what = cell(item.get("type"))
    # An article's number stands for its pages; of a report, a patent or a law it is another number.
    numbered = ("number",) if what.startswith("article") else ()
    return Record(
        gathered.row,
        first(item, "title", "title-short"),
        (),
        (),
        year,
        published,
        typed(what, _TYPES),
        venue=first(item, "container-title", "collection-title", "event-title", "event"),
        publisher=text(item, "publisher"),
        volume=text(item, "volume"),
        issue=text(item, "issue"),
        pages=first(item, "page", *numbered, "page-first"),
        authors=people(map(name_of, items(item, "author") or items(item, "editor"))) or _plain(item),
        abstract=text(item, "abstract"),
        language=text(item, "language"),
    )


def _plain(item: Item) -> tuple[Person, ...]:
    return people(map(called, cells(item, "author")))


def name_of(name: Item) -> Person | None:
    """A CSL name; `literal` is a corporate name and stays as it stands."""
    literal = first(name, "literal", "name")
    orcid = first(name, "ORCID", "orcid")
    if literal and not at(name, "family"):
        return None if person_of(literal) is None else Person(plain(literal)[:300])
    family = " ".join(filter(None, (text(name, "non-dropping-particle"), text(name, "family"))))
    given = " ".join(filter(None, (text(name, "given"), text(name, "dropping-particle"))))
    suffix = text(name, "suffix")
    return person(family, f"{given}, {suffix}" if given and suffix else given, orcid)


PRODUCER = Producer("csl-json", known, read)
