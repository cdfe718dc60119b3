"""Web of Science XML (`REC`, of Clarivate and before of Thomson Reuters): read as the tagged export is.

Only `dynamic_data` holds the work's own identifiers; references stand in `fullrecord_metadata`.
"""

from __future__ import annotations

from collections.abc import Iterator

from altmetric_desktop.importers.dates import year_of
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.tagged.composing import Composed
from altmetric_desktop.importers.tagged.lines import Entry
from altmetric_desktop.importers.tagged.wos import compose
from altmetric_desktop.importers.text import plain

#: What a person is to the work → the tag of the tagged export.
_ROLES = {
    "author": "AF", "corp": "CA", "book_corp": "CA", "book_author": "BF", "book_editor": "BE", "editor": "BE",
}  # fmt: skip
_TITLES = {"item": "TI", "source": "SO", "book_series": "SE", "series": "SE"}
_NUMBERS = {
    "doi": "DI", "xref_doi": "DL", "parent_book_doi": "D2", "book_doi": "D2", "pmid": "PM", "isbn": "BN",
    "eisbn": "BN", "art_no": "AR",
}  # fmt: skip


def _knows(outline: Outline) -> bool:
    names = [name for _, name, _ in outline]
    return "REC" in names[:6] and ("UID" in names or "static_data" in names)


def read(node: Node, row: int) -> Drafted:
    """One `REC`."""
    entry = Entry(row)
    for tag, text in _tagged(node):
        value = plain(text)
        if tag and value:
            entry.add(tag, value, True)
    composed = Composed()
    compose(entry, composed)
    return next(iter(composed.records), None), composed.problems


def _tagged(node: Node) -> Iterator[tuple[str, str]]:
    """The record in the words of the tagged export."""
    summary = node.node("static_data", "summary") or node
    full = node.node("static_data", "fullrecord_metadata") or node
    yield "UT", node.text("UID")
    for title in summary.nodes("titles", "title"):
        yield _TITLES.get(title.get("type"), ""), title.whole
    for name in summary.nodes("names", "name"):
        yield _ROLES.get(name.get("role"), ""), _name(name)
    for name in (*summary.nodes("names", "name"), *node.below("contributor")):
        owner = name.node("name") or name
        number = owner.get("orcid_id") or owner.text("ORCID_ID") or owner.get("orcid_id_tr")
        if number:
            yield "OI", f"{_name(owner).replace('/', ' ').replace(';', ' ')}/{number};"
    yield from _published(summary)
    for kind in (*summary.texts("doctypes", "doctype"), *full.texts("normalized_doctypes", "doctype")):
        yield "DT", kind
    for name in summary.nodes("publishers", "publisher", "names", "name"):
        yield "PU", _name(name)
    yield "LA", full.text("languages", "language") or full.text("normalized_languages", "language")
    for abstract in full.nodes("abstracts", "abstract", "abstract_text")[:1]:
        yield "AB", "\n".join(abstract.texts("p")) or abstract.whole
    yield from _numbers(node)


def _published(summary: Node) -> Iterator[tuple[str, str]]:
    for info in summary.nodes("pub_info"):
        year, day = info.get("pubyear"), info.get("coverdate")
        yield "PY", year or str(year_of(day) or "")
        yield "PD", " ".join(word for word in day.split() if word != year)
        yield "EA", info.get("early_access_date") or info.get("early_access_year")
        yield "VL", info.get("vol")
        yield "IS", info.get("issue")
        yield "PT", info.get("pubtype")
        for page in info.nodes("page")[:1]:
            yield "BP", page.get("begin") or page.whole
            yield "EP", page.get("end")


def _numbers(node: Node) -> Iterator[tuple[str, str]]:
    for number in node.nodes("dynamic_data", "cluster_related", "identifiers", "identifier"):
        kind, value = number.get("type"), number.get("value")
        if kind == "pmid":
            value = value.rpartition(":")[2]
        elif kind == "art_no":
            value = value.removeprefix("ARTN").strip()
        yield _NUMBERS.get(kind, ""), value


def _name(name: Node) -> str:
    return name.text("full_name") or name.text("display_name") or name.text("wos_standard")


SHAPE = Shape(Format("wos-xml", "format.wos-xml", (".xml",)), _knows, frozenset({"REC"}), read)
