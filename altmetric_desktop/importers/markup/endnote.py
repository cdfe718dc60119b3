"""EndNote XML, also as Bookends, Zotero and others write it: all text stands in `<style>` elements."""

from __future__ import annotations

import re

from altmetric_desktop.domain.identifiers import Reading, examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.importers.dates import year_of
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.text import plain

_MEDLINE = pattern(r"\s{0,3}(?:PubMed|(?:Ovid )?MEDLINE|NLM)(?!.{0,80}Embase)", re.IGNORECASE | re.DOTALL)
_DOI_NOTE = pattern(r"\s{0,10}doi:?\s{0,5}(10\.\S{1,300})", re.IGNORECASE)


def styled(node: Node | None) -> str:
    """The text of a field: its styles joined as they stand (italics part a title), without the blanks that
    pretty printing puts between them."""
    if node is None:
        return ""
    if not any(child.name == "style" for child in node.children):
        return node.whole.strip()
    return "".join(
        child if isinstance(child, str) else child.whole
        for child in node.content
        if not isinstance(child, str) or child.strip()
    ).strip()


def _knows(outline: Outline) -> bool:
    names = [name for _, name, _ in outline]
    return names[:3] == ["xml", "records", "record"] or (
        names[:2] == ["records", "record"] and "ref-type" in names
    )


def _all(node: Node, *path: str) -> list[str]:
    return [text for text in map(styled, node.nodes(*path)) if text]


def _one(node: Node, *path: str) -> str:
    return next(iter(_all(node, *path)), "")


def read(node: Node, row: int) -> Drafted:
    """One `record`."""
    draft = Draft(row)
    kind = node.node("ref-type")
    draft.type = kind_of(kind.get("name"), kind.whole) if kind is not None else None
    draft.title = first(_one(node, "titles", "title"), _one(node, "titles", "translated-title"))
    draft.venue = first(
        _one(node, "titles", "secondary-title"), _one(node, "periodical", "full-title"),
        _one(node, "titles", "alt-title"),
    )  # fmt: skip
    draft.publisher = first(_one(node, "publisher"))
    draft.volume, draft.issue = first(_one(node, "volume")), first(_one(node, "number"))
    draft.pages = first(_one(node, "pages"))
    draft.abstract, draft.language = first(_one(node, "abstract")), first(_one(node, "language"))
    _date(draft, _one(node, "dates", "year"), _one(node, "dates", "pub-dates", "date"))
    names = _all(node, "contributors", "authors", "author")
    if not names and draft.type in (None, OutputType.BOOK, OutputType.OTHER):
        names = _all(node, "contributors", "secondary-authors", "author")
    for name in names:
        draft.add_person(person_of(plain(name)))
    _identify(draft, node)
    return draft.finish("record", _one(node, "rec-number") or node.whole)


def _date(draft: Draft, year: str, day: str) -> None:
    """`2015` and `Mar 3` stand apart; a day that names a year of its own counts alone."""
    if day and year_of(day) is None:
        day = f"{day} {year}"
    draft.dates = [text for text in (year, day) if text]


def _identify(draft: Draft, node: Node) -> None:
    for value in _all(node, "electronic-resource-num"):
        if not draft.has(Kind.DOI):
            draft.names.add(Kind.DOI, value, "electronic-resource-num")
    number = _one(node, "accession-num")
    database = _one(node, "remote-database-name") or _one(node, "remote-database-provider")
    if _MEDLINE.match(database) and examine(Kind.PMID, number).reading is Reading.OK:
        draft.names.add(Kind.PMID, number, "accession-num")
    custom = [styled(child) for child in node.children if child.name.startswith("custom")]
    for value in filter(None, (number, *custom)):
        known = recognise(value)
        if known is not None and known.kind in (Kind.WOS, Kind.PMCID, Kind.EID, Kind.ARXIV, Kind.PMID):
            draft.names.found.setdefault(known)
    for value in _all(node, "isbn"):
        draft.quietly(Kind.ISBN, re.split(r"[\r\n;,]+", value))
    for value in _all(node, "urls", "related-urls", "url"):
        draft.names.add(Kind.URL, value, "url")
    for value in (*_all(node, "notes"), *_all(node, "research-notes")):
        note = _DOI_NOTE.match(value)
        if note is not None and not draft.has(Kind.DOI):
            draft.names.add(Kind.DOI, note.group(1), "notes")


SHAPE = Shape(
    Format("endnote-xml", "format.endnote-xml", (".xml",)), _knows, frozenset({"record"}), read,
    frozenset({"records"}),
)  # fmt: skip
