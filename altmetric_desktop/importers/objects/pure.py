"""Pure (Elsevier): lists of portals (`output[].output_uuid`) and answers of its API (`items[].uuid`).

A portal's list has no field for the DOI, no subtitle, and its own authors before the others: the reference
in Harvard style has them all, with the DOI at its end.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter

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
from altmetric_desktop.importers.text import plain, plain_or_none

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
#: A journal by the title under which the work came out, by its own name; else the book.
_VENUES = (
    ("journalAssociation", "title"),
    ("journalAssociation", "journal", "name"),
    ("hostPublicationTitle",),
)
_TEXT = "output_bibliographic_text"
_CITED = pattern(r"(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s{0,3})(10[./]\S{2,500})", re.IGNORECASE)
#: Between the authors of a reference and its title.
_DATED = pattern(r",? (?:1[5-9]|2[01])\d\d[a-z]?, ")
#: Authors whose order is looked up in a reference; letters of a subtitle.
_TEAM, _SUBTITLE = 300, 500
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
    references = [(name, plain(one)) for name in item if _TEXT in name for one in cells(item, name)]
    identify(gathered, Kind.DOI, item, "doi")
    if not gathered.found:
        for name, reference in references:
            cited = _CITED.findall(reference)
            if cited:
                gathered.add(Kind.DOI, cited[-1], name)
                break
    if cell(item.get("publication_import_source")).casefold() == "scopus":
        _scopus(gathered, cell(item.get("publication_import_id")), "publication_import_id")
    identify(gathered, Kind.LOCAL, item, "output_uuid")
    ours = _listed(item, "internal_author_list")
    everybody = people([*ours, *_listed(item, "external_author_list")])
    year, published = dated(text(item, "output_year"))
    return Record(
        gathered.row,
        _whole(text(item, "output_title"), references),
        (),
        (),
        year,
        published,
        typed(text(item, "output_subtype"), _TYPES) or typed(text(item, "output_type"), _TYPES),
        venue=text(item, "journal_title"),
        authors=_in_order(everybody, references),
        our_authors=ours,
        units=_units(item),
        abstract=first(item, "Abstract", "abstract"),
    )


def _whole(title: str | None, references: Sequence[tuple[str, str]]) -> str | None:
    """The title with what a reference says behind it: `'Tides: of lakes', Journal of Fiction`."""
    for _, reference in references if title else ():
        _, found, rest = reference.partition(f"'{title}: ")
        under, end, _ = rest.partition("', ")
        if found and end and len(under) < _SUBTITLE:
            return f"{title}: {under}"
    return title


def _in_order(found: tuple[Person, ...], references: Sequence[tuple[str, str]]) -> tuple[Person, ...]:
    """Everybody as a reference has them (`Doe, J, Roe, R & Poe, E 2020, …`), where it names them all."""
    for _, reference in references if 1 < len(found) <= _TEAM else ():
        head = ", " + _DATED.split(reference, maxsplit=1)[0].replace(" & ", ", ")
        marks = [", {0[0]}, {0[2]:.1}".format(one.name.partition(", ")) for one in found]
        places = [head.find(mark) for mark in marks]
        if min(places) >= 0 and len(set(places)) == len(places):
            return tuple(one for _, one in sorted(zip(places, found, strict=True), key=itemgetter(0)))
    return found


def _scopus(gathered: Identifiers, number: str, column: str) -> None:
    """Numbers of Scopus stand there with what begins them and without."""
    if number.strip():
        gathered.add(Kind.EID, number if number.startswith("2-s2") else f"2-s2.0-{number}", column)


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
        venue=next(filter(None, (worded(item, *path) for path in _VENUES)), None),
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
            _scopus(gathered, value, "idSource")
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
