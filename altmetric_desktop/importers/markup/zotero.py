"""Zotero RDF: items, and the journals and books around them, which stand inside an item or further down.

Zotero hangs an article's DOI, volume and issue on its journal; the DOI of a journal that several items name
is nobody's, and that is said. Attachments, notes and collections are no items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from altmetric_desktop.domain.identifiers import recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.deriving import named_line
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first, person
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.text import shown

_SPACES = ("zotero.org/namespaces/export", "purl.org/net/biblio")
_AROUND = frozenset({
    "Journal", "Periodical", "Newspaper", "Website", "Blog", "Forum", "CourtReporter", "Series", "Part",
    "Conference", "Collection", "Attachment", "Memo", "Organization", "Person", "AutomaticTag",
})  # fmt: skip
#: These may be items, or what is around one.
_EITHER = frozenset({"Book", "Description"})
_ITEMS = _EITHER | {
    "Article", "BookSection", "Thesis", "Letter", "Manuscript", "Interview", "MotionPicture", "Illustration",
    "Document", "Report", "Legislation", "Patent", "Image", "ConferenceProceedings", "Recording", "Data",
    "Standard",
}  # fmt: skip
_NO_ITEMS = frozenset({"attachment", "note", "annotation"})
_MAKERS = (
    "authors",
    "programmers",
    "presenters",
    "inventors",
    "artists",
    "directors",
    "podcasters",
    "interviewees",
)
_LABELLED = pattern(r"(DOI|ISBN|ISSN)[:\s]\s{0,3}(\S.{0,2000})", re.IGNORECASE | re.DOTALL)
_EXTRA = ((Kind.DOI, named_line("doi")), (Kind.PMID, named_line("pmid")), (Kind.PMCID, named_line("pmcid")))


class _Whole(Struct, frozen=True):
    """What contains an item, as far as an item needs it."""

    title: str | None
    volume: str | None
    issue: str | None
    numbers: tuple[str, ...]


def _knows(outline: Outline) -> bool:
    return (
        bool(outline)
        and outline[0][1] == "RDF"
        and any(mark in space for space, _, _ in outline for mark in _SPACES)
    )


def _around(node: Node) -> _Whole:
    numbers = tuple(text[:4096] for text in node.texts("identifier"))
    title = first(node.text("title"), node.text("alternative"))
    return _Whole(title, first(node.text("volume")), first(node.text("number")), numbers)


class _Library:
    """One reading: the items that wait for what is around them, and what was found of that."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Draft, str, str]] = []
        self._wholes: dict[str, _Whole] = {}
        self._named: Counter[str] = Counter()

    def is_record(self, node: Node) -> bool:
        kind = node.text("itemType")
        if kind:
            return kind not in _NO_ITEMS
        if node.name in _EITHER:
            return bool(node.node("authors") or node.node("editors") or node.node("date"))
        return node.name not in _AROUND

    def keep(self, node: Node) -> None:
        name = node.get("about") or node.get("nodeID") or (f"#{node.get('ID')}" if node.get("ID") else "")
        if name and node.name in _AROUND | _EITHER:
            self._wholes.setdefault(name, _around(node))

    def broken(self) -> None:
        """What is kept has a name: nothing is taken for another's."""

    def read(self, node: Node, row: int) -> Drafted | None:
        draft, asked = _item(node, row)
        said = node.text("title") or node.whole
        if asked is None:
            return draft.finish("item", said)
        self._named[asked] += 1
        self._waiting.append((draft, asked, said[:400]))
        return None

    def rest(self) -> Iterator[Drafted]:
        for draft, asked, said in self._waiting:
            whole = self._wholes.get(asked)
            if whole is not None:
                _contain(draft, whole, alone=self._named[asked] == 1)
            yield draft.finish("item", said)


def _item(node: Node, row: int) -> tuple[Draft, str | None]:
    """An item's draft, and the name of what is around it where that stands elsewhere."""
    draft = Draft(row)
    draft.title = first(node.text("title"), node.text("displayTitle"))
    draft.type = kind_of(node.text("itemType"), node.name)
    draft.publisher = first(node.text("publisher", "Organization", "name"), node.text("publisher"))
    draft.pages, draft.abstract = first(node.text("pages")), first(node.text("abstract"))
    draft.language = first(node.text("language"))
    draft.dates = [*node.texts("date"), *node.texts("issued")]
    _people(draft, node)
    _numbers(draft, [*node.texts("identifier")], own=True)
    address = node.get("about")
    if address.startswith("http"):
        draft.loose(address, "about")
    extra = node.text("description")[:20_000]
    for kind, line in _EXTRA:
        value = line(extra)
        if value and not draft.has(kind):
            draft.names.add(kind, value, "description")
    number = recognise(node.text("number"))
    if number is not None:
        draft.names.found.setdefault(number)
    else:
        draft.issue = first(node.text("number"))
    draft.volume = first(node.text("volume"))
    draft.venue = first(node.text("presentedAt", "Conference", "title"))
    return draft, _placed(draft, node)


def _placed(draft: Draft, node: Node) -> str | None:
    """Take what contains the item where it stands inside; else its name. A section stands between."""
    places = node.nodes("isPartOf")
    places += [deeper for place in places for deeper in place.nodes("Part", "isPartOf")]
    asked = None
    for place in places:
        name = place.get("resource") or place.get("nodeID")
        asked = asked or name or None
        for inside in place.nodes("*"):
            if inside.name not in ("Series", "Part"):
                _contain(draft, _around(inside), alone=True)
                return None
    return asked


def _contain(draft: Draft, whole: _Whole, *, alone: bool) -> None:
    draft.venue = whole.title or draft.venue
    draft.volume, draft.issue = whole.volume or draft.volume, whole.issue or draft.issue
    _numbers(draft, whole.numbers, own=alone)


def _numbers(draft: Draft, values: list[str] | tuple[str, ...], *, own: bool) -> None:
    """`DOI 10.5555/x`, `ISBN …`, an address, an accession number. What several items share is no item's."""
    for value in values:
        found = _LABELLED.match(value)
        label = found.group(1).upper() if found else ""
        if found is not None and label != "ISSN" and (own or label == "ISBN"):
            draft.names.add(Kind(label.lower()), found.group(2), f"identifier {label}")
        elif label == "DOI":
            draft.names.problems.append(Problem(draft.row, "identifier DOI", shown(value), "doi-shared"))
        elif found is None and own:
            draft.loose(value, "identifier")


def _people(draft: Draft, node: Node) -> None:
    for role in (*_MAKERS, *(("editors",) if draft.type is OutputType.BOOK else ())):
        if draft.authors:
            return
        for item in (*node.nodes(role, "Seq", "li", "Person"), *node.nodes(role, "Person")):
            given = item.text("givenName") or item.text("givenname")
            draft.add_person(person(item.text("surname") or item.text("name"), given))


SHAPE = Shape(
    Format("zotero-rdf", "format.zotero-rdf", (".rdf", ".xml")), _knows, _ITEMS | _AROUND,
    lambda node, row: _item(node, row)[0].finish("item", node.whole),
    frozenset({"RDF"}), _Library,
)  # fmt: skip
