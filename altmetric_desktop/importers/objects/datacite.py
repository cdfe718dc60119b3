"""DataCite: the REST API (`data[].attributes`), its metadata as JSON, the old search (`response.docs`)."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    at,
    called,
    cell,
    cells,
    first,
    identify,
    items,
    pages,
    people,
    person,
    text,
    typed,
)
from altmetric_desktop.importers.text import plain

_TYPES = {
    "Audiovisual": OutputType.OTHER,
    "Award": OutputType.OTHER,
    "Collection": OutputType.OTHER,
    "ComputationalNotebook": OutputType.SOFTWARE,
    "ConferenceProceeding": OutputType.BOOK,
    "DataPaper": OutputType.ARTICLE,
    "Event": OutputType.OTHER,
    "Image": OutputType.OTHER,
    "Instrument": OutputType.OTHER,
    "InteractiveResource": OutputType.OTHER,
    "Journal": OutputType.OTHER,
    "Model": OutputType.OTHER,
    "OutputManagementPlan": OutputType.OTHER,
    "PeerReview": OutputType.OTHER,
    "PhysicalObject": OutputType.OTHER,
    "Project": OutputType.OTHER,
    "Service": OutputType.OTHER,
    "Sound": OutputType.OTHER,
    "StudyRegistration": OutputType.OTHER,
    "Workflow": OutputType.OTHER,
}
#: What DataCite writes for every `Text`, in the words of CSL and RIS.
_MADE_OF_TEXT = frozenset({"article", "RPRT"})
_KINDS = {
    "arxiv": Kind.ARXIV,
    "pmid": Kind.PMID,
    "pmcid": Kind.PMCID,
    "handle": Kind.HANDLE,
    "isbn": Kind.ISBN,
}


def known(item: Item) -> bool:
    """Attributes with DataCite's lists, or a document of the old search."""
    inner = _inner(item)
    return ("doi" in inner or "identifiers" in inner) and (
        (isinstance(inner.get("titles"), list) and "publicationYear" in inner)
        or "datacentre_symbol" in inner
        or ("allocator_symbol" in inner)
        or ("resourceTypeGeneral" in inner and "publicationYear" in inner)
    )


def _inner(item: Item) -> Item:
    attributes = item.get("attributes")
    return attributes if isinstance(attributes, dict) else item


def read(item: Item, gathered: Identifiers) -> Record:
    """One resource."""
    inner = _inner(item)
    _identify(item, inner, gathered)
    issued = [
        text(one, "date") for one in items(inner, "dates") if text(one, "dateType") in ("Issued", "Available")
    ]
    year, published = dated(text(inner, "publicationYear"), *issued, text(inner, "date"))
    kinds = (first(inner, path) for path in ("types.resourceTypeGeneral", "resourceTypeGeneral"))
    return Record(
        gathered.row,
        _title(inner),
        (),
        (),
        year,
        published,
        next((told for word in kinds if (told := typed(word, _TYPES))), None) or _by_words(inner),
        venue=text(inner, "container", "title"),
        publisher=first(inner, "publisher", "publisher.name"),
        volume=text(inner, "container", "volume"),
        issue=text(inner, "container", "issue"),
        pages=pages(text(inner, "container", "firstPage"), text(inner, "container", "lastPage")),
        authors=_people(inner),
        abstract=next(
            (
                text(one, "description")
                for one in items(inner, "descriptions")
                if one.get("descriptionType") == "Abstract"
            ),
            text(inner, "description"),
        ),
        language=text(inner, "language"),
    )


def _identify(item: Item, inner: Item, gathered: Identifiers) -> None:
    """The DOI stands in a member of its own, or among the identifiers, or is the record's name."""
    identify(gathered, Kind.DOI, inner, "doi")
    if not gathered.found:
        for one in items(inner, "identifiers"):
            if (text(one, "identifierType") or "").upper() == "DOI":
                identify(gathered, Kind.DOI, one, "identifier")
    if not gathered.found:
        identify(gathered, Kind.DOI, item, "id")
    for one in (*items(inner, "identifiers"), *items(inner, "alternateIdentifiers")):
        kind = _KINDS.get((first(one, "identifierType", "alternateIdentifierType") or "").lower())
        if kind is not None:
            identify(gathered, kind, cells(one, "identifier") or cells(one, "alternateIdentifier"))


def _title(inner: Item) -> str | None:
    """The main title: subtitles and translations say that they are."""
    titles = items(inner, "titles")
    main = [one for one in titles if not one.get("titleType")] or titles
    return next((found for one in main if (found := text(one, "title"))), None) or text(inner, "title")


def _by_words(inner: Item) -> OutputType | None:
    """`Text` says nothing: the resource's own word may, and what DataCite makes of it."""
    words = [
        first(inner, path) for path in ("types.resourceType", "resourceType", "types.citeproc", "types.ris")
    ]
    told = (word for word in words if word not in _MADE_OF_TEXT)
    return next((kind for word in told if (kind := typed(word))), None)


def _people(inner: Item) -> tuple[Person, ...]:
    creators = items(inner, "creators")
    if not creators:
        return people(map(called, cells(inner, "creator")))
    found: list[Person | None] = []
    for one in creators:
        orcid = next(
            (
                cell(mark.get("nameIdentifier"))
                for mark in items(one, "nameIdentifiers")
                if "orcid" in cell(mark.get("nameIdentifierScheme")).lower()
                or "orcid.org" in cell(mark.get("nameIdentifier"))
            ),
            None,
        )
        name = first(one, "name", "creatorName")
        if at(one, "nameType") == "Organizational" and name:
            found.append(Person(plain(name)[:300]))
        elif text(one, "familyName"):
            found.append(person(text(one, "familyName"), text(one, "givenName"), orcid))
        else:
            found.append(called(name, orcid))
    return people(found)


PRODUCER = Producer("datacite-json", known, read)
