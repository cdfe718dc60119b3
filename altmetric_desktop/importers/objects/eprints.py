"""EPrints repositories' JSON export: a list of objects with `eprintid` (https://wiki.eprints.org)."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
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
    people,
    person,
    text,
    typed,
)
from altmetric_desktop.importers.people import separator_of, split_names
from altmetric_desktop.importers.text import plain, plain_or_none

_TYPES = {
    "monograph": OutputType.REPORT,  # EPrints: technical reports, working papers, manuals
    "experiment": OutputType.OTHER,
    "image": OutputType.OTHER,
    "performance": OutputType.OTHER,
    "composition": OutputType.OTHER,
    "artefact": OutputType.OTHER,
    "exhibition": OutputType.OTHER,
    "teaching_resource": OutputType.OTHER,
}


def known(item: Item) -> bool:
    """Every EPrints record has its number."""
    return "eprintid" in item


def read(item: Item, gathered: Identifiers) -> Record:
    """One eprint."""
    _identify(item, gathered)
    dates = [
        text(one, "date") for one in items(item, "dates") if cell(one.get("date_type")) in ("published", "")
    ]
    year, published = dated(text(item, "date"), *dates, text(item, "date_year"))
    return Record(
        gathered.row,
        _title(item),
        (),
        (),
        year,
        published,
        typed(text(item, "type"), _TYPES),
        venue=first(item, "publication", "book_title", "event_title", "series"),
        publisher=text(item, "publisher"),
        volume=text(item, "volume"),
        issue=text(item, "number"),
        pages=first(item, "pagerange", "article_number"),
        authors=_people(item),
        units=_units(item),
        abstract=text(item, "abstract"),
        language=text(item, "language"),
    )


def _title(item: Item) -> str | None:
    """A text, or one in each language."""
    return text(item, "title") or next(
        filter(None, (text(one, "text") for one in items(item, "title"))), None
    )


def _identify(item: Item, gathered: Identifiers) -> None:
    """The DOI stands in `doi`, or in `id_number`, where also other numbers are found."""
    identify(gathered, Kind.DOI, item, "doi")
    if not gathered.found:
        identify(gathered, Kind.DOI, item, "id_number")
    for kind, names in (
        (Kind.PMID, ("pmid", "pubmed_id")),
        (Kind.PMCID, ("pmcid",)),
        (Kind.EID, ("scopus", "scopus_id")),
        (Kind.WOS, ("wos", "isi_id")),
        (Kind.ISBN, ("isbn",)),
        (Kind.URN, ("urn",)),
        (Kind.URL, ("official_url", "uri")),
        (Kind.LOCAL, ("eprintid",)),
    ):
        for name in names:
            identify(gathered, kind, item, name)
    for kind, name in ((Kind.EID, "scopus"), (Kind.WOS, "wos")):
        for number in cells(item, name, "cluster"):  # where citations are counted: `{cluster, impact}`
            bare = kind is Kind.WOS and number.isdigit()
            gathered.add(kind, f"WOS:{number:0>15}" if bare else number, name)


def _people(item: Item) -> tuple[Person, ...]:
    """All authors: some repositories keep only their own as `creators`, everybody in a text beside it."""
    found = people(_person(one) for one in items(item, "creators") or items(item, "editors"))
    corporate = [Person(plain(name)[:300]) for name in cells(item, "corp_creators")]
    names = text(item, "authors_string") or ""
    written = people(map(called, split_names(names, separator_of(names))))
    return people([*(written if len(written) > len(found) else found), *corporate])


def _person(one: Item) -> Person | None:
    name = at(one, "name")
    orcid = text(one, "orcid")
    if isinstance(name, dict):
        return person(text(name, "family"), text(name, "given"), orcid)
    return called(text(name), orcid)


def _units(item: Item) -> tuple[Unit, ...]:
    names = filter(None, map(plain_or_none, cells(item, "divisions")))
    return tuple(dict.fromkeys(Unit((name,)) for name in names))


PRODUCER = Producer("eprints-json", known, read)
