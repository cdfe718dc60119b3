"""ORCID: public records and works, message 1.x (`orcid-profile`), API 2.0 to 3.0 (`group`, `work-summary`).

Several summaries in a group are one work from several sources. Only identifiers that ORCID calls `self` name
the work: `part-of` is the ISBN of its book or the ISSN of its journal, `version-of` another work.
"""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.gather import WHOLE, Identifiers
from altmetric_desktop.importers.objects.producer import Producer
from altmetric_desktop.importers.objects.values import (
    Item,
    When,
    at,
    called,
    cell,
    first,
    identify,
    items,
    parted,
    people,
    person,
    text,
    typed,
)

_KINDS = {
    "doi": Kind.DOI,
    "pmid": Kind.PMID,
    "pmc": Kind.PMCID,
    "arxiv": Kind.ARXIV,
    "eid": Kind.EID,
    "wosuid": Kind.WOS,
    "isbn": Kind.ISBN,
    "handle": Kind.HANDLE,
    "bibcode": Kind.ADS,
    "ssrn": Kind.SSRN,
    "urn": Kind.URN,
    "uri": Kind.URL,
    "lensid": Kind.LOCAL,
}
#: As they are read: what names a work best first, its address last.
_ORDER = tuple(_KINDS.values())
_TYPES = {
    "annotation": OutputType.OTHER,
    "book-review": OutputType.ARTICLE,
    "conference-output": OutputType.CONFERENCE,
    "conference-poster": OutputType.OTHER,
    "conference-presentation": OutputType.OTHER,
    "data-management-plan": OutputType.OTHER,
    "dictionary-entry": OutputType.CHAPTER,
    "dissertation-thesis": OutputType.THESIS,
    "encyclopedia-entry": OutputType.CHAPTER,
    "lecture-speech": OutputType.OTHER,
    "magazine-article": OutputType.ARTICLE,
    "newsletter-article": OutputType.ARTICLE,
    "online-resource": OutputType.OTHER,
    "research-tool": OutputType.OTHER,
    "standards-and-policy": OutputType.REPORT,
    "supervised-student-publication": OutputType.OTHER,
    "test": OutputType.OTHER,
    "translation": OutputType.BOOK,
    "website": OutputType.OTHER,
}

#: Roles of those who are named under a work that others wrote.
_NO_AUTHORS = frozenset({"editor", "chair-or-translator", "support-staff"})
#: A reference of 3,000 authors; longer ones are none.
_LONGEST = 100_000

_Named = tuple[str, str, str]


def known(item: Item) -> bool:
    """A group of works, a work of either generation."""
    if "work-summary" in item or "work-external-identifiers" in item or "work-title" in item:
        return True
    inner = item.get("work")
    work = inner if isinstance(inner, dict) else item
    return "put-code" in work and isinstance(work.get("title"), dict)


def read(item: Item, gathered: Identifiers) -> Record:
    """One work."""
    works = sorted(items(item, "work-summary"), key=_preference, reverse=True)
    works = works or items(item, "work") or [item]
    kind = next((found for work in works if (found := _type(work))), None)
    _identify(gathered, [item, *works], kind)
    year, published = next((when for work in works if (when := _when(work))[0] is not None), (None, None))
    cited = next((told for work in works if (told := _cited(work)) is not None), Record(gathered.row))
    return Record(
        gathered.row,
        _first(works, "title.title.value", "work-title.title.value"),
        (),
        (),
        year,
        published,
        kind,
        venue=_first(works, "journal-title.value", "journal-title") or cited.venue,
        publisher=cited.publisher,
        volume=cited.volume,
        issue=cited.issue,
        pages=cited.pages,
        authors=next((named for work in works if (named := _contributors(work))), ()) or cited.authors,
        abstract=_first(works, "short-description"),
        language=_first(works, "language-code"),
    )


def _preference(work: Item) -> int:
    """The person's choice among the sources of a work: the highest `display-index`, a number as text."""
    digits = cell(work.get("display-index")).strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else -1


def _first(works: list[Item], *paths: str) -> str | None:
    return next((found for work in works if (found := first(work, *paths))), None)


def _type(work: Item) -> OutputType | None:
    word = (first(work, "type", "work-type") or "").lower().replace("_", "-")
    return typed(word, _TYPES) if word and word != "undefined" else None


def _when(work: Item) -> When:
    date = at(work, "publication-date")
    parts = [at(date, name, "value") or at(date, name) for name in ("year", "month", "day")]
    return parted(*parts)


def _identify(gathered: Identifiers, works: list[Item], kind: OutputType | None) -> None:
    named = [one for work in works for one in _named(work)]
    for wanted in _ORDER:
        for name, value, relation in named:
            if _KINDS.get(name) is not wanted:
                continue
            volume = name == "isbn" and relation == "part-of" and kind is not None and kind not in WHOLE
            if relation in ("self", "") or volume:
                gathered.add(wanted, value, name)
    for work in works:
        identify(gathered, Kind.URL, work, "url", "value")


def _named(work: Item) -> list[_Named]:
    """(type, value, relationship) of each external identifier, all in lower case but the value."""
    found: list[_Named] = []
    for one in items(work, "external-ids", "external-id"):
        value = first(one, "external-id-value") or first(one, "external-id-normalized.value") or ""
        relation = cell(one.get("external-id-relationship")).lower().replace("_", "-")
        found.append((cell(one.get("external-id-type")).lower(), value, relation))
    for one in items(work, "work-external-identifiers", "work-external-identifier"):
        value = first(one, "work-external-identifier-id.value") or ""
        found.append((cell(one.get("work-external-identifier-type")).lower(), value, ""))
    return found


def _cited(work: Item) -> Record | None:
    """The reference that a work brings with it, where it is BibTeX and holds one entry."""
    citation = at(work, "work-citation") or at(work, "citation")
    kind = first(citation, "work-citation-type", "citation-type") or ""
    written = first(citation, "citation", "citation-value") if kind.lower() == "bibtex" else None
    if not written or len(written) > _LONGEST:
        return None
    from altmetric_desktop.importers.bibtex import read_bibtex  # bibtexparser: 60 ms that few lists need

    records, _ = read_bibtex(written)
    return records[0] if len(records) == 1 else None


def _contributors(work: Item) -> tuple[Person, ...]:
    """Who wrote it; all, where nobody is said to have (of an edited book the editors)."""
    listed = items(work, "contributors", "contributor") or items(work, "work-contributors", "contributor")
    authors = [one for one in listed if _role(one) not in _NO_AUTHORS]
    return people(
        called(
            text(one, "credit-name", "value"), first(one, "contributor-orcid.path", "contributor-orcid.uri")
        )
        for one in authors or listed
    )


def _role(contributor: Item) -> str:
    role = text(contributor, "contributor-attributes", "contributor-role") or ""
    return role.lower().replace("_", "-")


def owner(record: object) -> Person | None:
    """Whose record it is: somebody of ours, for nobody else's works are in it."""
    bio = at(record, "person") or at(record, "orcid-profile", "orcid-bio")
    names = at(bio, "name") or at(bio, "personal-details")
    orcid = first(
        record,
        "orcid-identifier.path",
        "orcid-identifier.uri",
        "orcid-profile.orcid-identifier.path",
        "orcid-profile.orcid.value",
    )
    family = first(names, "family-name.value")
    given = first(names, "given-names.value")
    return person(family, given, orcid) or called(first(names, "credit-name.value"), orcid)


PRODUCER = Producer("orcid-json", known, read)
