"""Pure (Elsevier) in XML: its import format (`v1:publications`, atira) and the answers of its web service."""

from __future__ import annotations

from collections.abc import Iterator

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node

#: The elements of the works, in both forms.
_RECORDS = frozenset(
    {
        "contributionToJournal", "contributionToBookAnthology", "bookAnthology", "contributionToConference",
        "contributionToPeriodical", "contributionToMemorandum", "memorandum", "workingPaper", "thesis",
        "patent", "nonTextual", "otherContribution", "chapterInBook", "book", "dissertation",
        "researchOutput",
    }
)  # fmt: skip


def _knows(outline: Outline) -> bool:
    if any("atira.dk" in space for space, _, _ in outline[:5]):
        return True
    names = {name for _, name, _ in outline}
    return bool(outline) and outline[0][1] == "result" and "items" in names and bool(names & _RECORDS)


def _texts(node: Node, *path: str) -> Iterator[str]:
    """A text in several languages: `text` or `value` inside, or as it stands."""
    for found in node.nodes(*path):
        inside = [*found.texts("text")] or [*found.texts("value")]
        yield from inside[:1] or ([found.whole.strip()] if found.whole.strip() else [])


def read(node: Node, row: int) -> Drafted:
    """One work."""
    draft = Draft(row)
    subtype = node.get("subType") or next(_texts(node, "type", "term"), "") or node.text("type")
    draft.type = kind_of(subtype, node.get("type"), node.name)
    titles, more = next(_texts(node, "title"), ""), next(_texts(node, "subTitle"), "")
    draft.title = first(f"{titles}: {more}" if titles and more else titles, *_texts(node, "translatedTitle"))
    draft.venue = first(
        *_texts(node, "journal", "title"), *_texts(node, "journalAssociation", "title"),
        *_texts(node, "hostPublicationTitle"), *_texts(node, "event", "title"),
        *_texts(node, "event", "name"),
    )  # fmt: skip
    draft.publisher = first(
        *_texts(node, "publisher", "name"), *_texts(node, "publishers", "publisher", "name")
    )
    draft.volume = first(node.text("journalVolume"), node.text("volume"))
    draft.issue = first(node.text("journalNumber"), node.text("journalIssue"))
    draft.pages = first(node.text("pages"))
    draft.abstract = first(*_texts(node, "abstract"))
    draft.language = first(*_texts(node, "language", "term"), node.text("language"))
    draft.dates = _dates(node)
    _people(draft, node)
    _units(draft, node)
    _identify(draft, node)
    return draft.finish(node.name, node.get("uuid") or node.get("id") or node.whole)


def _dates(node: Node) -> list[str]:
    """When it was published, or what is current; other steps (`accepted`) only where nothing else is."""
    found: list[tuple[bool, str]] = []
    for status in node.nodes("publicationStatuses", "publicationStatus"):
        date = status.node("date") or status.node("publicationDate")
        if date is not None:
            text = "-".join(filter(None, map(date.text, ("year", "month", "day"))))
            kind = status.node("publicationStatus") or status
            is_main = (
                status.text("statusType") == "published"
                or kind.get("uri").endswith("/published")
                or status.get("current") == "true"
            )
            found.append((not is_main, text))
    main = [text for later, text in found if text and not later]
    years = [*node.texts("publicationDate", "year"), *node.texts("year")]
    return [*main, *years] or [text for _, text in found if text]


def _people(draft: Draft, node: Node) -> None:
    for association in (
        *node.nodes("persons", "author"),
        *node.nodes("personAssociations", "personAssociation"),
    ):
        known = association.node("person") or association
        name = association.node("name") or known.node("name") or known
        found = person(name.text("lastName"), name.text("firstName"), association.text("orcid"))
        if found is None:
            found = corporate(next(_texts(association, "groupAuthor"), ""))
        draft.add_person(found, ours=known.get("origin") == "internal" or bool(known.get("uuid")))


def _units(draft: Draft, node: Node) -> None:
    paths = (
        ("organisations", "organisation", "name"), ("organisationalUnits", "organisationalUnit", "name"),
        ("owner", "name"), ("managingOrganisationalUnit", "name"),
    )  # fmt: skip
    for path in paths:
        for name in _texts(node, *path):
            known = first(name)
            if known:
                draft.units.append(Unit((known[:200],)))
        if draft.units:
            return


def _identify(draft: Draft, node: Node) -> None:
    for value in (*node.texts("electronicVersions", "*", "doi"), *node.texts("doi")):
        draft.names.add(Kind.DOI, value, "doi")
    for name in ("isbns", "printIsbns", "electronicIsbns"):
        draft.quietly(Kind.ISBN, node.texts(name, "*"))
    for item in node.nodes("externalIds", "*"):
        draft.labelled(item.get("type") or item.text("type"), item.text("id") or item.whole, "externalIds")
    for item in node.nodes("info", "additionalExternalIds", "id"):
        draft.labelled(item.get("idSource"), item.whole, "additionalExternalIds")
    for path in (
        ("electronicVersions", "*", "link"),
        ("urls", "url", "url"),
        ("additionalLinks", "*", "url"),
    ):
        for value in node.texts(*path):
            draft.loose(value, "url")
    if node.get("uuid"):
        draft.names.add(Kind.LOCAL, node.get("uuid"), "uuid")


SHAPE = Shape(Format("pure-xml", "format.pure-xml", (".xml",)), _knows, _RECORDS, read)
