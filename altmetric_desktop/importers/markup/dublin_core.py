"""OAI-PMH pages and Dublin Core: repositories' harvests, with identifiers of many kinds under one name."""

from __future__ import annotations

import re

from msgspec.structs import replace

from altmetric_desktop.domain.identifiers import recognise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup import datacite, marc, mods
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.text import shown
from altmetric_desktop.importers.types import type_of

_OAI = "http://www.openarchives.org/OAI/2.0/"
_PAGES = frozenset({"OAI-PMH", "ListRecords", "GetRecord", "searchRetrieveResponse"})
_CITED = pattern(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s?)10\.\d{4,9}/\S{1,300}", re.IGNORECASE)
_TIMED = pattern(r"\dT\d\d:")
_RIGHTS = pattern(r"info:eu-repo/(?:semantics/)?(?!altIdentifier)", re.IGNORECASE)


def _knows(outline: Outline) -> bool:
    return any(
        name in _PAGES or (name == "record" and space == _OAI) for space, name, _ in outline[:5]
    ) or any(name == "dc" and "oai_dc" in space for space, name, _ in outline[:5])


def read(node: Node, row: int) -> Drafted:
    """One `record`: its header and what its metadata are written in; or a bare `dc`."""
    if node.name == "dc":
        return _dublin_core(node, row, "")
    header = node.node("header")
    number = header.text("identifier") if header is not None else ""
    if header is not None and header.get("status") == "deleted":
        return None, [Problem(row, "header", shown(number), "record-deleted")]
    inside = node.node("metadata", "*") or node.node("recordData", "*")
    if inside is None:
        return Draft(row).finish("header", number)
    for found in (inside, *inside.below("mods", "resource", "dc", "record")):
        if found.name == "record" and marc.is_marc(found):
            return _with_number(marc.read(found, row), number)
        if found.name == "mods":
            return _with_number(mods.read(found, row), number)
        if found.name == "resource" and "datacite" in found.space:
            return _with_number(datacite.read(found, row), number)
        if found.name == "dc" or "oai_dc" in found.space or found.node("title") is not None:
            return _dublin_core(found, row, number)
    return Draft(row).finish("metadata", inside.name)


def _with_number(drafted: Drafted, number: str) -> Drafted:
    """A record with the number that its repository gave it, if that is one of its kind (`oai:…`)."""
    record, problems = drafted
    if record is None or not number.startswith("oai:") or len(number) > 200:
        return drafted
    known: Record = replace(record, identifiers=(*record.identifiers, Identifier(Kind.LOCAL, number)))
    return known, problems


def _dublin_core(node: Node, row: int, number: str) -> Drafted:
    draft = Draft(row)
    draft.title = first(*node.texts("title"))
    draft.type = _kind([*node.texts("type")])
    draft.publisher, draft.language = first(*node.texts("publisher")), first(*node.texts("language"))
    draft.abstract = first(*node.texts("description"))
    draft.dates = [*node.texts("issued"), *_dates([*node.texts("date")])]
    for name in [*node.texts("creator")] or [*node.texts("contributor")]:
        draft.add_person(person_of(name))
    for value in (*node.texts("identifier"), *node.texts("bibliographicCitation")):
        cited = None if draft.loose(value, "dc:identifier") else _CITED.search(value[:4096])
        if cited is not None and not draft.has(Kind.DOI):
            draft.names.add(Kind.DOI, cited.group().rstrip(".,;"), "dc:identifier")
    for value in (*node.texts("relation"), *node.texts("source")):
        if value.startswith("info:eu-repo/semantics/altIdentifier/"):
            draft.loose(value, "dc:relation")
    if "eprint" in number:
        _eprints_relation(draft, [*node.texts("relation")])
    draft.venue = next((first(text) for text in node.texts("source") if _is_venue(text)), None)
    if number.startswith("oai:"):
        draft.names.found.setdefault(Identifier(Kind.LOCAL, number[:200]))
    return draft.finish("record", number or node.whole)


def _dates(values: list[str]) -> list[str]:
    """DSpace gives the dates of deposit too (with a time of day): only where there are no others."""
    dates = [value for value in values if not _RIGHTS.match(value)]
    return [value for value in dates if not _TIMED.search(value)] or dates


def _kind(values: list[str]) -> OutputType | None:
    """info:eu-repo's word first, then whatever is understood."""
    telling = [value for value in values if "semantics/" in value or "coar/" in value]
    found = kind_of(*(value for value in telling if "Version" not in value), *values)
    return found or next(filter(None, map(type_of, values)), None)


def _is_venue(text: str) -> bool:
    """A source that is a name: no address, no number, no ISSN."""
    return (
        len(text) < 300
        and any(mark.isalpha() for mark in text)
        and ":" not in text[:8]
        and recognise(text) is None
    )


def _eprints_relation(draft: Draft, values: list[str]) -> None:
    """EPrints writes the official address and the DOI as relations; elsewhere these are other works."""
    if draft.has(Kind.DOI):
        return
    found = {known for known in map(recognise, values) if known is not None and known.kind is Kind.DOI}
    if len(found) == 1:
        draft.names.found.setdefault(found.pop())


SHAPE = Shape(Format("oai-dc", "format.oai-dc", (".xml",)), _knows, frozenset({"record", "dc"}), read)
