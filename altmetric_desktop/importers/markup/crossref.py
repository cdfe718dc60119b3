"""Crossref's UNIXREF: the work is the innermost element that has a DOI of its own."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.people import person_of

#: The element of the work → its kind; `content_item` is a chapter.
_WORKS: dict[str, OutputType] = {
    "journal_article": OutputType.ARTICLE, "conference_paper": OutputType.CONFERENCE,
    "content_item": OutputType.CHAPTER, "posted_content": OutputType.PREPRINT,
    "dissertation": OutputType.THESIS,
    "report-paper_metadata": OutputType.REPORT, "dataset": OutputType.DATASET,
    "peer_review": OutputType.OTHER,
    "book_metadata": OutputType.BOOK, "book_series_metadata": OutputType.BOOK,
    "book_set_metadata": OutputType.BOOK,
    "standard_metadata": OutputType.REPORT, "proceedings_metadata": OutputType.CONFERENCE,
}  # fmt: skip
_AROUND = (
    ("journal_metadata", "full_title"), ("proceedings_metadata", "proceedings_title"),
    ("book_metadata", "titles", "title"), ("book_series_metadata", "titles", "title"),
    ("database_metadata", "titles", "title"),
)  # fmt: skip


def _knows(outline: Outline) -> bool:
    return bool(outline) and outline[0][1] in ("doi_records", "doi_record", "crossref_result")


def read(node: Node, row: int) -> Drafted:
    """One `doi_record` or answered `query`: the work in it with what stands around it."""
    draft = Draft(row)
    work, name = node, ""
    for name in _WORKS:
        found = next(node.below(name), None)
        if found is not None:
            work = found
            break
    draft.type = _WORKS.get(work.name) or kind_of(work.name)
    draft.title = first(
        *work.texts("titles", "title"), *work.texts("article_title"), *work.texts("volume_title")
    )
    draft.venue = _venue(node, work)
    around = next(node.below("journal_issue", "book_metadata", "proceedings_metadata"), node)
    draft.publisher = first(
        *around.texts("publisher", "publisher_name"), *work.texts("institution", "institution_name")
    )
    draft.volume = first(around.text("journal_volume", "volume"), node.text("volume"))
    draft.issue = first(around.text("issue"), node.text("issue"))
    draft.pages = first(span(work.text("pages", "first_page"), work.text("pages", "last_page")))
    dates = [*work.nodes("publication_date"), *work.nodes("posted_date"), *work.nodes("approval_date")]
    draft.dates = [_date(item) for item in dates or around.nodes("publication_date")] or [*node.texts("year")]
    draft.language = first(work.get("language"))
    draft.abstract = first(*work.texts("abstract"))
    for contributors in [*work.nodes("contributors")][:1]:
        for item in contributors.nodes("*"):
            draft.add_person(_person(item))
    for value in [*work.texts("doi_data", "doi"), *work.texts("doi")][:1]:
        draft.names.add(Kind.DOI, value, "doi")
    for value in (*work.texts("isbn"), *(around.texts("isbn") if work is not around else ())):
        draft.names.add(Kind.ISBN, value, "isbn")
    for address in work.texts("doi_data", "resource"):
        draft.loose(address, "resource")
    return draft.finish("doi_record", work.text("doi") or node.whole)


def _venue(node: Node, work: Node) -> str | None:
    for outer, *path in _AROUND:
        for found in node.below(outer):
            if found is not work and found.text(*path):
                return first(found.text(*path))
    return first(node.text("journal_title"))


def _date(node: Node) -> str:
    return "-".join(filter(None, map(node.text, ("year", "month", "day"))))


def _person(item: Node) -> Person | None:
    if item.get("contributor_role") not in ("author", ""):
        return None
    if item.name == "organization":
        return person_of(item.whole)
    return person(item.text("surname"), item.text("given_name"), item.text("ORCID"))


SHAPE = Shape(
    Format("crossref-xml", "format.crossref-xml", (".xml",)), _knows,
    frozenset({"doi_record", "query"}), read,
)  # fmt: skip
