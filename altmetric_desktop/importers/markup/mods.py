"""MODS (Library of Congress, version 3): DiVA, libraries and repositories."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.gather import WHOLE
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node

_AUTHORS = frozenset({"aut", "author", "cre", "creator", ""})
_EDITORS = frozenset({"edt", "editor", "pbd"})


def _knows(outline: Outline) -> bool:
    return any(name in ("mods", "modsCollection") for _, name, _ in outline[:3])


def title_of(node: Node) -> str | None:
    """The title with its article and subtitle, of the first titleInfo that is no alternative."""
    infos = [*node.nodes("titleInfo")]
    for info in sorted(infos, key=lambda info: bool(info.get("type"))):
        title, more = info.text("title"), info.text("subTitle")
        if title:
            whole = f"{info.text('nonSort')} {title}".strip()
            return first(f"{whole.rstrip(' :')}: {more}" if more else whole)
    return None


def read(node: Node, row: int) -> Drafted:
    """One `mods`."""
    draft = Draft(row)
    draft.title = title_of(node)
    genres = sorted(node.nodes("genre"), key=lambda genre: "code" not in genre.get("type"))
    draft.type = kind_of(*(genre.whole for genre in genres))
    draft.publisher = first(node.text("originInfo", "publisher"))
    draft.dates = [*node.texts("originInfo", "dateIssued"), *node.texts("part", "date")]
    draft.abstract = first(*node.texts("abstract"))
    draft.language = first(*node.texts("language", "languageTerm"))
    _people(draft, node)
    for identifier in node.nodes("identifier"):
        if identifier.get("invalid") != "yes":
            value, scheme = identifier.whole, identifier.get("type")
            if scheme.casefold() in ("uri", "") or not draft.labelled(scheme, value, f"identifier {scheme}"):
                draft.loose(value, f"identifier {scheme}")
    for address in node.texts("location", "url"):
        draft.loose(address, "url")
    _host(draft, node)
    return draft.finish("mods", node.text("recordInfo", "recordIdentifier") or node.whole)


def _host(draft: Draft, node: Node) -> None:
    """What contains the work: journal, volume, pages; a book's ISBN."""
    for host in node.nodes("relatedItem"):
        if host.get("type") != "host":
            continue
        draft.venue = draft.venue or title_of(host)
        draft.publisher = draft.publisher or first(host.text("originInfo", "publisher"))
        draft.dates += [*host.texts("originInfo", "dateIssued"), *host.texts("part", "date")]
        if draft.type not in WHOLE:
            numbers = [item.whole for item in host.nodes("identifier") if item.get("type") == "isbn"]
            draft.quietly(Kind.ISBN, numbers)
    hosts = [item for item in node.nodes("relatedItem") if item.get("type") == "host"]
    for part in (part for item in (*hosts, node) for part in item.nodes("part")):
        for detail in part.nodes("detail"):
            number = first(detail.text("number"))
            if detail.get("type") == "volume":
                draft.volume = draft.volume or number
            elif detail.get("type") in ("issue", "number"):
                draft.issue = draft.issue or number
        for extent in part.nodes("extent"):
            pages = span(extent.text("start"), extent.text("end")) or extent.text("list")
            draft.pages = draft.pages or first(pages)


def _people(draft: Draft, node: Node) -> None:
    editors: list[Person | None] = []
    for name in node.nodes("name"):
        roles = {term.casefold() for term in name.texts("role", "roleTerm")} or {""}
        if name.get("type") == "corporate" and not roles & {"aut", "author", "cre", "creator"}:
            _unit(draft, name)
        elif roles & _AUTHORS:
            draft.add_person(_person(name))
        elif roles & _EDITORS:
            editors.append(_person(name))
    if not draft.authors:
        for editor in editors:
            draft.add_person(editor)


def _unit(draft: Draft, name: Node) -> None:
    """DiVA writes the institution's departments as names, from the top."""
    path = tuple(filter(None, map(first, name.texts("namePart"))))
    if path and any("diva" in part.get("authority") for part in (name, *name.nodes("namePart"))):
        draft.units.append(Unit(path[:8]))


def _person(name: Node) -> Person | None:
    parts: dict[str, list[str]] = {}
    for part in name.nodes("namePart"):
        parts.setdefault(part.get("type"), []).append(part.whole.strip())
    orcid = next(
        (mark.whole for mark in name.nodes("nameIdentifier") if "orcid" in mark.get("type").casefold()), ""
    )
    if not orcid:
        orcid = next((text for text in name.texts("description") if "orcid" in text.casefold()), "")
        orcid = orcid.rpartition("=")[2]
    family = " ".join(parts.get("family", ()))
    if name.get("type") == "corporate":
        return corporate(", ".join(parts.get("", ())))
    return person(
        family or " ".join(parts.get("", ())), " ".join(parts.get("given", ())) if family else "", orcid
    )


SHAPE = Shape(Format("mods", "format.mods", (".xml", ".mods")), _knows, frozenset({"mods"}), read)
