"""DataCite's metadata schema (kernel 2 to 4) in XML."""

from __future__ import annotations

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node


def _knows(outline: Outline) -> bool:
    return any(name == "resource" and "datacite.org/schema" in space for space, name, _ in outline[:4])


def read(node: Node, row: int) -> Drafted:
    """One `resource`. Alternate identifiers are the work's own; related ones are other works'."""
    draft = Draft(row)
    titles = sorted(node.nodes("titles", "title"), key=lambda title: bool(title.get("titleType")))
    draft.title = first(*(title.whole for title in titles))
    kind = node.node("resourceType")
    draft.type = kind_of(kind.get("resourceTypeGeneral"), kind.whole) if kind is not None else None
    if kind is not None and kind.get("resourceTypeGeneral") in ("Text", "Other", "Collection", ""):
        draft.type = kind_of(kind.whole) or draft.type
    draft.publisher = first(node.text("publisher"))
    days = sorted(node.nodes("dates", "date"), key=lambda day: day.get("dateType") != "Issued")
    issued = [day.whole for day in days if day.get("dateType") in ("Issued", "Available")]
    draft.dates = [*node.texts("publicationYear"), *issued]
    draft.language = first(node.text("language"))
    for text in node.nodes("descriptions", "description"):
        if text.get("descriptionType") == "Abstract":
            draft.abstract = draft.abstract or first(text.whole)
    for creator in node.nodes("creators", "creator"):
        draft.add_person(_person(creator))
    for identifier in node.nodes("identifier"):
        scheme = identifier.get("identifierType") or "DOI"
        if not draft.labelled(scheme, identifier.whole, "identifier"):
            draft.loose(identifier.whole, "identifier")
    for identifier in node.nodes("alternateIdentifiers", "alternateIdentifier"):
        draft.labelled(identifier.get("alternateIdentifierType"), identifier.whole, "alternateIdentifier")
    for item in node.nodes("relatedItems", "relatedItem"):
        if item.get("relationType") == "IsPublishedIn":
            draft.venue = first(item.text("titles", "title"))
            draft.volume, draft.issue = first(item.text("volume")), first(item.text("issue"))
            draft.pages = first(span(item.text("firstPage"), item.text("lastPage")))
    return draft.finish("identifier", node.text("identifier") or node.whole)


def _person(creator: Node) -> Person | None:
    marks = creator.nodes("nameIdentifier")
    orcid = next((mark.whole for mark in marks if mark.get("nameIdentifierScheme").upper() == "ORCID"), "")
    family, given = creator.text("familyName"), creator.text("givenName")
    if any(name.get("nameType") == "Organizational" for name in creator.nodes("creatorName")):
        return corporate(creator.text("creatorName"))
    return person(family, given, orcid) if family else person(creator.text("creatorName"), "", orcid)


SHAPE = Shape(Format("datacite-xml", "format.datacite-xml", (".xml",)), _knows, frozenset({"resource"}), read)
