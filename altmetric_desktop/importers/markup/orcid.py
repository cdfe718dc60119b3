"""ORCID's works in XML, of every version of its schema: whole records, works, groups of summaries.

A group is one work as several sources name it: the summary that its owner prefers is read.
"""

from __future__ import annotations

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first, person
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.people import person_of

_RECORDS = frozenset({"group", "work", "orcid-work", "work-summary"})
_ABOVE = frozenset({"works", "orcid-works", "bulk", ""})


def _knows(outline: Outline) -> bool:
    return any("orcid.org/ns/" in space for space, _, _ in outline[:3]) and any(
        name in ("record", "orcid-message", "activities-summary", "works", "bulk", "work")
        for _, name, _ in outline[:2]
    )


def read(node: Node, row: int) -> Drafted:
    """One work, or one group of summaries."""
    draft = Draft(row)
    summaries = [*node.nodes("work-summary")] or [node]
    best = max(summaries, key=_rank)
    draft.title = _title(best) or next(filter(None, map(_title, summaries)), None)
    draft.type = kind_of(best.text("type") or best.text("work-type"))
    draft.venue = next(filter(None, (first(work.text("journal-title")) for work in (best, *summaries))), None)
    draft.dates = [date for date in map(_date, (best, *summaries)) if date]
    draft.abstract = first(best.text("short-description"))
    draft.language = first(best.text("language-code"))
    for contributor in (
        *best.nodes("contributors", "contributor"),
        *best.nodes("work-contributors", "contributor"),
    ):
        draft.add_person(_person(contributor))
    # a group's own list repeats its summaries' identifiers; in both only `self` names the work
    for work in (best, node, *summaries):
        _identify(draft, work)
    for work in (best, *summaries):
        for address in (*work.texts("url"), *work.texts("work-url")):
            draft.loose(address, "url")
    return draft.finish("work", best.get("put-code") or best.whole)


def _rank(work: Node) -> int:
    index = work.get("display-index")[:9]
    return int(index) if index.isascii() and index.isdigit() else -1


def _title(work: Node) -> str | None:
    title, more = "", ""
    for path in (("title",), ("work-title",)):
        title = title or work.text(*path, "title")
        more = more or work.text(*path, "subtitle")
    return first(f"{title}: {more}" if title and more and more not in title else title)


def _date(work: Node) -> str:
    date = work.node("publication-date")
    return "" if date is None else "-".join(filter(None, map(date.text, ("year", "month", "day"))))


def _identify(draft: Draft, work: Node) -> None:
    for item in work.nodes("external-ids", "external-id"):
        if item.text("external-id-relationship").casefold() in ("self", ""):
            _take(draft, item.text("external-id-type"), item.text("external-id-value"))
    for item in work.nodes("work-external-identifiers", "work-external-identifier"):
        if item.text("relationship").casefold() in ("self", ""):
            value = item.text("work-external-identifier-id")
            _take(draft, item.text("work-external-identifier-type"), value)


def _take(draft: Draft, scheme: str, value: str) -> None:
    if not draft.labelled(scheme, value, scheme) and scheme.casefold() == "other-id":
        draft.loose(value, scheme)


def _person(contributor: Node) -> Person | None:
    role = contributor.text("contributor-attributes", "contributor-role").casefold()
    if role and "author" not in role and "writing" not in role and "editor" not in role:
        return None
    known = person_of(contributor.text("credit-name"))
    orcid = contributor.text("contributor-orcid", "path") or contributor.text("contributor-orcid", "uri")
    return None if known is None else person(known.name, "", orcid)


SHAPE = Shape(
    Format("orcid-xml", "format.orcid-xml", (".xml",)), _knows, _RECORDS, read, _ABOVE
)  # fmt: skip
