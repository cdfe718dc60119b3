"""Europe PMC's search (`resultList.result`), lite and core (https://europepmc.org/RestfulWebService)."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    When,
    called,
    cell,
    cells,
    first,
    identify,
    items,
    people,
    person,
    text,
    typed,
)
from altmetric_desktop.importers.people import split_names
from altmetric_desktop.importers.text import plain

_TYPES = {
    "published erratum": OutputType.ARTICLE,
    "book or report": OutputType.BOOK,
    "patent": OutputType.OTHER,
}
#: PubMed says *Journal Article* of nearly everything: the telling words come first.
_TELLING = (OutputType.PREPRINT, OutputType.REVIEW, OutputType.THESIS, OutputType.BOOK, OutputType.CHAPTER)


def known(item: Item) -> bool:
    """A source of Europe PMC and one of its numbers."""
    marks = {
        "authorString",
        "pubYear",
        "journalInfo",
        "journalTitle",
        "inEPMC",
        "isOpenAccess",
        "pmid",
        "pmcid",
    }
    return "id" in item and "source" in item and len(marks & item.keys()) > 1


def read(item: Item, gathered: Identifiers) -> Record:
    """One result."""
    identify(gathered, Kind.DOI, item, "doi")
    identify(gathered, Kind.PMID, item, "pmid")
    if cell(item.get("source")) == "MED" and "pmid" not in item:
        identify(gathered, Kind.PMID, item, "id")
    identify(gathered, Kind.PMCID, item, "pmcid")
    identify(gathered, Kind.NIHMS, item, "manuscriptId")
    for name in ("isbn13", "isbn10"):
        identify(gathered, Kind.ISBN, item, "bookOrReportDetails", name)
    year, published = _when(item)
    return Record(
        gathered.row,
        text(item, "title"),
        (),
        (),
        year,
        published,
        _type(item),
        venue=first(item, "journalInfo.journal.title", "journalTitle", "bookOrReportDetails.comprisingTitle"),
        publisher=first(item, "bookOrReportDetails.publisher"),
        volume=first(item, "journalInfo.volume", "journalVolume"),
        issue=first(item, "journalInfo.issue", "issue"),
        pages=text(item, "pageInfo"),
        authors=_people(item),
        abstract=text(item, "abstractText"),
        language=text(item, "language"),
    )


def _when(item: Item) -> When:
    """An issue of `2025 Dec` has the print date 2025-12-01, and so the first date where no other is known:
    that day is nobody's."""
    printed = text(item, "journalInfo", "printPublicationDate")
    days = [
        found
        for name in ("electronicPublicationDate", "firstPublicationDate")
        if (found := text(item, name)) and found != printed
    ]
    issue = text(item, "journalInfo", "dateOfPublication") or printed
    return dated(text(item, "pubYear"), *days, issue)


def _type(item: Item) -> OutputType | None:
    if cell(item.get("source")) == "PPR":
        return OutputType.PREPRINT
    words = cells(item, "pubTypeList", "pubType") or cells(item, "pubType")
    if len(words) == 1:
        words = [part.strip() for part in words[0].split(";")]
    kinds = [kind for word in words if (kind := typed(word.lower(), _TYPES))]
    return next((kind for kind in _TELLING if kind in kinds), kinds[0] if kinds else None)


def _people(item: Item) -> tuple[Person, ...]:
    authors = items(item, "authorList", "author")
    if not authors:
        return people(map(called, split_names((text(item, "authorString") or "").rstrip("."), ", ")))
    found: list[Person | None] = []
    for one in authors:
        group = text(one, "collectiveName")
        orcid = text(one, "authorId", "value")
        if group:
            found.append(Person(plain(group)[:300]))
        elif text(one, "lastName"):
            found.append(person(text(one, "lastName"), first(one, "firstName", "initials"), orcid))
        else:
            found.append(called(text(one, "fullName"), orcid))
    return people(found)


PRODUCER = Producer("europepmc-json", known, read)
