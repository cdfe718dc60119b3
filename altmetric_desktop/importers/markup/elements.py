"""Symplectic Elements' API in Atom: one entry an object, several sources' records of it inside."""

from __future__ import annotations

from collections.abc import Iterator

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.text import shown

#: The identifiers' fields of the underlying records.
_NAMES = (
    ("doi", "doi"), ("pmid", "pmid"), ("external-identifiers", ""), ("isbn-13", "isbn"), ("isbn-10", "isbn"),
    ("eisbn-13", "isbn"), ("arxiv-id", "arxiv"), ("pmc-id", "pmcid"), ("handle", "handle"), ("eid", "eid"),
)  # fmt: skip


def _knows(outline: Outline) -> bool:
    return any("symplectic" in space and "/api" in space for space, _, _ in outline)


def read(node: Node, row: int) -> Drafted:
    """One entry (or a bare object); a person, a grant, a relationship is a note."""
    things = [node] if node.name == "object" else [*node.below("object")]
    thing = next((item for item in things if item.get("category") == "publication"), None)
    if thing is None:
        return None, [Problem(row, "entry", shown(node.text("title") or node.text("id")), "record-other")]
    draft = Draft(row)
    draft.type = kind_of(thing.get("type"), thing.get("type-display-name"))
    fields = _fields(thing)
    draft.title = first(*_texts(fields, "title"), node.text("title") if node is not thing else "")
    draft.venue = first(
        *_texts(fields, "journal", "canonical-journal-title", "parent-title", "name-of-conference")
    )
    draft.publisher = first(*_texts(fields, "publisher"))
    draft.volume, draft.issue = first(*_texts(fields, "volume")), first(*_texts(fields, "issue"))
    draft.abstract, draft.language = first(*_texts(fields, "abstract")), first(*_texts(fields, "language"))
    pages = [item for field in fields.get("pagination", ()) for item in field.nodes("pagination")]
    draft.pages = first(*(span(item.text("begin-page"), item.text("end-page")) for item in pages))
    names = ("publication-date", "online-publication-date")
    draft.dates = [
        "-".join(filter(None, map(date.text, ("year", "month", "day"))))
        for name in names for field in fields.get(name, ()) for date in field.nodes("date")
    ]  # fmt: skip
    for field in [*fields.get("authors", ()), *fields.get("editors", ())][:1]:
        for item in field.nodes("people", "person"):
            draft.add_person(_person(item))
    _identify(draft, thing, fields)
    return draft.finish("object", thing.get("id") or node.text("id"))


def _fields(thing: Node) -> dict[str, list[Node]]:
    """The fields of all records by name: the preferred record's first, where it says which that is."""
    fields: dict[str, list[Node]] = {}
    records = sorted(
        thing.nodes("records", "record"), key=lambda item: item.get("is-preferred-record") != "true"
    )
    for record in records:
        for field in record.nodes("native", "field"):
            fields.setdefault(field.get("name"), []).append(field)
    return fields


def _texts(fields: dict[str, list[Node]], *names: str) -> Iterator[str]:
    for name in names:
        for field in fields.get(name, ()):
            yield field.text("text") or field.whole.strip()


def _identify(draft: Draft, thing: Node, fields: dict[str, list[Node]]) -> None:
    for name, scheme in _NAMES:
        for field in fields.get(name, ()):
            for item in field.nodes("identifiers", "identifier"):
                draft.labelled(item.get("scheme"), item.whole, name)
            text = field.text("text")
            if text and scheme and not (scheme == "doi" and draft.has(Kind.DOI)):
                draft.labelled(scheme, text, name)
    for record in thing.nodes("records", "record"):
        source, number = record.get("source-name"), record.get("id-at-source")
        if source in ("pubmed", "arxiv", "wos", "wos-lite", "scopus"):
            draft.labelled(source, number, source)
    for name in ("author-url", "publisher-url", "public-url"):
        for text in _texts(fields, name):
            draft.loose(text, name)


def _person(item: Node) -> Person | None:
    given = item.text("first-names") or item.text("initials")
    orcid = next((mark.whole for mark in item.below("identifier") if mark.get("scheme") == "orcid"), "")
    return person(item.text("last-name"), given, orcid)


SHAPE = Shape(
    Format("elements-xml", "format.elements-xml", (".xml", ".atom")), _knows,
    frozenset({"entry", "object"}), read
)  # fmt: skip
