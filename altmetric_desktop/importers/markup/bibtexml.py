"""BibTeXML (JabRef, bib2xml): an entry with one element of its type, whose elements are BibTeX's fields."""

from __future__ import annotations

from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.bibtex import take
from altmetric_desktop.importers.bibtex_scan import Entry, Note
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.people import MOST

_PEOPLE = ("author", "editor")
_PARTS = ("first", "middle", "prelast", "last", "lineage")


def _knows(outline: Outline) -> bool:
    return any("bibtexml" in space and name in ("file", "entry") for space, name, _ in outline[:2]) or [
        name for _, name, _ in outline[:2]
    ] == ["bibtex", "entry"]


def read(node: Node, row: int) -> Drafted:
    """One `entry`."""
    body = next((child for child in node.children if child.children), None)
    kind = body or next(iter(node.children), None)
    fields: dict[str, str] = {}
    notes: list[Note] = []
    names: dict[str, list[str]] = {}
    for field in body.children if body is not None else ():
        name, value = field.name.casefold(), field.whole.strip()
        if name in _PEOPLE:
            names.setdefault(name, []).extend(_names(field))
        elif name in fields:
            notes.append((name, value, "field-repeated"))
        elif value:
            fields[name] = value
    fields |= {name: " and ".join(found[:MOST]) for name, found in names.items()}
    records: list[Record] = []
    problems: list[Problem] = []
    entry = Entry(row, kind.name.casefold() if kind is not None else "", node.get("id"), fields, tuple(notes))
    take(entry, records, problems)
    return next(iter(records), None), problems


def _names(field: Node) -> list[str]:
    """The names of a field: its text, with ` and ` between, or a person an element, whole or in its parts."""
    people = field.nodes("person")
    if not people:
        text = " ".join(field.whole.split())
        return [text] if text else []
    return [name for name in map(_name, people) if name]


def _name(item: Node) -> str:
    if not item.children:
        return " ".join(item.whole.split())
    parts = {part: " ".join(item.texts(part)) for part in _PARTS}
    last = " ".join(filter(None, (parts["prelast"], parts["last"], parts["lineage"])))
    given = " ".join(filter(None, (parts["first"], parts["middle"])))
    return f"{last}, {given}" if last and given else last or given


SHAPE = Shape(
    Format("bibtexml", "format.bibtexml", (".xml", ".bibtexml")), _knows, frozenset({"entry"}), read
)  # fmt: skip
