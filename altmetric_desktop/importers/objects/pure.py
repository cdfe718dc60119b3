"""Pure (Elsevier): lists of portals (`output[].output_uuid`) and answers of its API (`items[].uuid`).

A portal's list has no field for the DOI: it stands at the end of the reference in Harvard style.
"""

from __future__ import annotations

import re

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    When,
    at,
    called,
    cell,
    cells,
    first,
    identify,
    items,
    parted,
    people,
    person,
    text,
    typed,
    worded,
)
from altmetric_desktop.importers.text import plain_or_none

_TYPES = {
    "Contribution to journal": OutputType.ARTICLE,
    "Chapter in Book/Report/Conference proceeding": OutputType.CHAPTER,
    "Book/Report": OutputType.BOOK,
    "Contribution to conference": OutputType.CONFERENCE,
    "Working paper": OutputType.PREPRINT,
    "Working Paper": OutputType.PREPRINT,
    "Non-textual form": OutputType.OTHER,
    "Other contribution": OutputType.OTHER,
    "Edited Book": OutputType.BOOK,
    "Chapter (Book)": OutputType.CHAPTER,
    "Comment / Debate": OutputType.ARTICLE,
    "Review Article": OutputType.REVIEW,
    "Book/Film/Article review": OutputType.ARTICLE,
    "Commissioned report": OutputType.REPORT,
}
#: The end of a type's path in the API, where the words are in the university's language.
_PATHS = (
    ("/contributiontojournal/systematicreview", OutputType.REVIEW),
    ("/contributiontojournal", OutputType.ARTICLE),
    ("/contributiontobookanthology/conference", OutputType.CONFERENCE),
    ("/contributiontobookanthology", OutputType.CHAPTER),
    ("/contributiontoconference", OutputType.CONFERENCE),
    ("/bookanthology/commissioned", OutputType.REPORT),
    ("/bookanthology", OutputType.BOOK),
    ("/workingpaper", OutputType.PREPRINT),
    ("/thesis", OutputType.THESIS),
    ("/patent", OutputType.OTHER),
)
_TEXT = "output_bibliographic_text"
_CITED = pattern(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s{0,3})(10[./]\S{2,500})", re.IGNORECASE)
_API = frozenset(
    {
        "electronicVersions", "contributors", "personAssociations", "publicationStatuses", "pureId",
        "managingOrganization", "managingOrganisationalUnit", "additionalFiles", "journalAssociation",
    }
)  # fmt: skip


def known(item: Item) -> bool:
    """A portal's record, or one of the API."""
    return "output_uuid" in item or ("title" in item and len(_API & item.keys()) > 0 and _named(item))


def _named(item: Item) -> bool:
    return "uuid" in item or "pureId" in item


def read(item: Item, gathered: Identifiers) -> Record:
    """One publication."""
    return _portal(item, gathered) if "output_uuid" in item else _answer(item, gathered)


def _portal(item: Item, gathered: Identifiers) -> Record:
    identify(gathered, Kind.DOI, item, "doi")
    if not gathered.found:
        for name in item:
            cited = (
                [found for one in cells(item, name) for found in _CITED.findall(one)] if _TEXT in name else []
            )
            if cited:
                gathered.add(Kind.DOI, cited[-1], name)
                break
    if cell(item.get("publication_import_source")).casefold() == "scopus":
        number = cell(item.get("publication_import_id"))
        gathered.add(
            Kind.EID, number if number.startswith("2-s2") else f"2-s2.0-{number}", "publication_import_id"
        )
    identify(gathered, Kind.LOCAL, item, "output_uuid")
    ours = _listed(item, "internal_author_list")
    year, published = dated(text(item, "output_year"))
    return Record(
        gathered.row,
        text(item, "output_title"),
        (),
        (),
        year,
        published,
        typed(text(item, "output_subtype"), _TYPES) or typed(text(item, "output_type"), _TYPES),
        venue=text(item, "journal_title"),
        authors=people([*ours, *_listed(item, "external_author_list")]),
        our_authors=ours,
        units=_units(item),
        abstract=first(item, "Abstract", "abstract"),
    )


def _listed(item: Item, name: str) -> tuple[Person, ...]:
    return people(called(one.strip()) for text in cells(item, name) for one in text.split(" | "))


def _units(item: Item) -> tuple[Unit, ...]:
    """Departments below their faculty; several are separated as all of a portal's lists."""
    path = [
        tuple(filter(None, map(plain_or_none, (text(item, name) or "").split(" | "))))
        for name in ("administering_faculty_unit", "administering_org_unit")
    ]
    above, below = path
    if len(above) > 1 and len(above) == len(below):
        return tuple(dict.fromkeys(Unit(pair) for pair in zip(above, below, strict=True)))
    top = above[:1]
    return tuple(dict.fromkeys(Unit((*top, name)) for name in below)) or tuple(
        Unit((name,)) for name in above
    )


def _answer(item: Item, gathered: Identifiers) -> Record:
    _identify(item, gathered)
    year, published = _when(item)
    associations = items(item, "contributors") or items(item, "personAssociations")
    found = [(one, _person(one)) for one in associations]
    return Record(
        gathered.row,
        _title(item),
        (),
        (),
        year,
        published,
        _type(item),
        venue=worded(item, "journalAssociation", "title") or worded(item, "hostPublicationTitle"),
        publisher=worded(item, "publisher", "name"),
        volume=text(item, "volume"),
        issue=first(item, "journalNumber", "number"),
        pages=first(item, "pages", "articleNumber"),
        authors=people(someone for _, someone in found),
        our_authors=people(someone for one, someone in found if _is_ours(one)),
        units=_organised(item),
        abstract=worded(item, "abstract"),
        language=worded(item, "language", "term"),
    )


def _title(item: Item) -> str | None:
    title, under = worded(item, "title"), worded(item, "subTitle")
    return f"{title}: {under}" if title and under else title


def _identify(item: Item, gathered: Identifiers) -> None:
    for one in items(item, "electronicVersions"):
        identify(gathered, Kind.DOI, one, "doi")
    identify(gathered, Kind.DOI, item, "doi")
    for name in ("isbns", "printIsbns", "electronicIsbns"):
        identify(gathered, Kind.ISBN, item, name)
    for one in (*items(item, "identifiers"), *items(item, "info", "additionalExternalIds")):
        source = (first(one, "idSource", "type.uri", "typeDiscriminator") or "").lower()
        value = first(one, "value", "id") or ""
        if "scopus" in source:
            gathered.add(Kind.EID, value if value.startswith("2-s2") else f"2-s2.0-{value}", "idSource")
        elif "pubmed" in source:
            gathered.add(Kind.PMID, value, "idSource")
    identify(gathered, Kind.PMID, item, "pubMedId")
    identify(gathered, Kind.LOCAL, item, "uuid")
    for path in (("portalUrl",), ("info", "portalUrl"), ("handle",)):
        identify(gathered, Kind.URL, item, *path)


def _when(item: Item) -> When:
    """The current status's date; else the earliest one that has a date."""
    statuses = items(item, "publicationStatuses")
    current = [one for one in statuses if one.get("current") is True]
    for one in (*current, *statuses):
        date = at(one, "publicationDate")
        when = (
            parted(at(date, "year"), at(date, "month"), at(date, "day"))
            if isinstance(date, dict)
            else dated(text(date))
        )
        if when[0] is not None:
            return when
    return dated(text(item, "publicationYear"))


def _type(item: Item) -> OutputType | None:
    path = (text(item, "type", "uri") or "").lower()
    told = next((kind for piece, kind in _PATHS if piece in path), None)
    return told or typed(worded(item, "type"), _TYPES)


def _person(one: Item) -> Person | None:
    name = at(one, "name") or at(one, "person", "name")
    orcid = first(one, "orcid", "person.orcid")
    if isinstance(name, dict) and (name.get("lastName") or name.get("firstName")):
        return person(text(name, "lastName"), text(name, "firstName"), orcid)
    return called(worded(one, "name"), orcid)


def _is_ours(one: Item) -> bool:
    """Internal people have a person of their own in Pure; others an `externalPerson`."""
    marked = cell(one.get("typeDiscriminator"))
    return marked.startswith("Internal") if marked else "person" in one and "externalPerson" not in one


def _organised(item: Item) -> tuple[Unit, ...]:
    """The units named in the answer; newer versions give only their numbers, which name nothing."""
    listed = [
        *items(item, "managingOrganisationalUnit"), *items(item, "managingOrganization"),
        *items(item, "organisationalUnits"), *items(item, "organizations"),
    ]  # fmt: skip
    names = (worded(one, "name") for one in listed)
    return tuple(dict.fromkeys(Unit((name,)) for name in names if name))


PRODUCER = Producer("pure-json", known, read)
