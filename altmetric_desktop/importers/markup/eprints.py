"""EPrints XML (`http://eprints.org/ep2/data/2.0`), as every EPrints repository exports it."""

from __future__ import annotations

import re

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first, person
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.text import shown

_DOI = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:?\s{0,3})?10[./]", re.IGNORECASE)


def _knows(outline: Outline) -> bool:
    return any(
        "eprints.org/ep2" in space or (name == "eprint" and at < 3)
        for at, (space, name, _) in enumerate(outline[:5])
    )


def _line(node: Node, name: str) -> str:
    """A field that is plain, or one of several values or languages (`item`, `item/text`, `text`)."""
    for path in ((name, "item", "text"), (name, "item", "name"), (name, "item"), (name, "text"), (name,)):
        found = node.text(*path)
        if found:
            return found
    return ""


def read(node: Node, row: int) -> Drafted:
    """One `eprint`; one that was deleted is a note."""
    number = _line(node, "eprintid")
    if _line(node, "eprint_status") == "deletion":
        return None, [Problem(row, "eprint_status", shown(number), "record-deleted")]
    draft = Draft(row)
    kind = _line(node, "type")
    # EPrints' "monograph" is a report or working paper, as its `monograph_type` says
    draft.type = (
        kind_of(kind) if kind != "monograph" else kind_of(_line(node, "monograph_type")) or OutputType.REPORT
    )
    draft.title = first(_line(node, "title"))
    venues = ("publication", "book_title", "event_title", "series")
    draft.venue = first(*(_line(node, name) for name in venues))
    draft.publisher = first(_line(node, "publisher"), _line(node, "institution") if kind == "thesis" else "")
    draft.volume, draft.issue = first(_line(node, "volume")), first(_line(node, "number"))
    draft.pages = first(_line(node, "pagerange"))
    draft.abstract, draft.language = first(_line(node, "abstract")), first(_line(node, "language"))
    draft.dates = _dates(node)
    for field in ("creators", "editors"):
        for item in node.nodes(field, "item"):
            draft.add_person(_person(item))
        if draft.authors:
            break
    for division in node.nodes("divisions", "item"):
        name = first(division.whole)
        if name:
            draft.units.append(Unit((name[:200],)))
    _identify(draft, node)
    return draft.finish("eprintid", number or node.whole)


def _dates(node: Node) -> list[str]:
    """The dates of publication; those of acceptance, submission, completion only where there is none."""
    kinds = {"published": 0, "published_online": 1}
    dates = sorted(
        (kinds.get(item.text("date_type"), 2), item.text("date")) for item in node.nodes("dates", "item")
    )
    published = [node.text("date"), *(text for rank, text in dates if rank < 2)]
    return [*filter(None, published)] or [text for _, text in dates if text]


def _identify(draft: Draft, node: Node) -> None:
    for name in ("doi", "id_number"):
        for value in node.texts(name):
            if name == "doi" or _DOI.match(value):
                if not draft.has(Kind.DOI):
                    draft.names.add(Kind.DOI, value, name)
            else:
                draft.loose(value, name)
    for name in (
        "pubmed_id",
        "pmid",
        "pmcid",
        "pmc_id",
        "arxiv_id",
        "urn",
        "handle",
        "isbn",
        "isbn_13",
        "eisbn",
    ):
        scheme = name.replace("pubmed_id", "pmid").replace("pmc_id", "pmcid").replace("isbn_13", "isbn")
        for value in node.texts(name):
            draft.labelled(scheme, value, name)
    for value in (*node.texts("official_url"), *node.texts("related_url", "item", "url")):
        draft.loose(value, "official_url")
    for value in (_line(node, "uri"), node.get("id")):
        if value.startswith("http"):
            draft.loose(value, "uri")
            break


def _person(item: Node) -> Person | None:
    name = item.node("name") or item
    orcid = item.text("orcid") or (item.text("id") if "orcid" in item.text("id") else "")
    family, given = name.text("family"), name.text("given")
    if not family and not given:
        return person(name.whole, "", orcid)
    lineage = name.text("lineage")
    return person(family, f"{given} {lineage}".strip(), orcid)


SHAPE = Shape(Format("eprints-xml", "format.eprints-xml", (".xml",)), _knows, frozenset({"eprint"}), read)
