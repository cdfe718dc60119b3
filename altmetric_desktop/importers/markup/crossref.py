"""Crossref's UNIXREF: the work is the innermost element that has a DOI of its own."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node

#: The element of the work → its kind; `content_item` is a chapter.
_WORKS: dict[str, OutputType] = {
    "journal_article": OutputType.ARTICLE, "conference_paper": OutputType.CONFERENCE,
    "content_item": OutputType.CHAPTER, "posted_content": OutputType.PREPRINT,
    "dissertation": OutputType.THESIS, "dataset": OutputType.DATASET,
    "report-paper_metadata": OutputType.REPORT, "report-paper_series_metadata": OutputType.REPORT,
    "peer_review": OutputType.OTHER, "pending_publication": OutputType.ARTICLE,
    "book_metadata": OutputType.BOOK, "book_series_metadata": OutputType.BOOK,
    "book_set_metadata": OutputType.BOOK,
    "standard_metadata": OutputType.REPORT, "standard_series_metadata": OutputType.REPORT,
    "proceedings_metadata": OutputType.CONFERENCE, "proceedings_series_metadata": OutputType.CONFERENCE,
    "database_metadata": OutputType.DATASET,
}  # fmt: skip
#: What describes the issue, book or proceedings around a work.
_WHOLES = (
    "journal_issue", "book_metadata", "book_series_metadata", "book_set_metadata", "proceedings_metadata",
    "proceedings_series_metadata", "report-paper_metadata", "report-paper_series_metadata",
    "standard_metadata", "standard_series_metadata", "database_metadata",
)  # fmt: skip
_AROUND = (
    ("journal_metadata", "full_title"), ("proceedings_metadata", "proceedings_title"),
    ("proceedings_series_metadata", "proceedings_title"),
    ("book_metadata", "titles", "title"), ("book_series_metadata", "titles", "title"),
    ("book_set_metadata", "titles", "title"), ("report-paper_metadata", "titles", "title"),
    ("report-paper_series_metadata", "titles", "title"), ("database_metadata", "titles", "title"),
)  # fmt: skip
#: In what is deposited, and in answers to queries.
_PEOPLE = frozenset({"person_name", "organization", "contributor"})


def _knows(outline: Outline) -> bool:
    return bool(outline) and outline[0][1] in ("doi_records", "doi_record", "crossref_result")


def read(node: Node, row: int) -> Drafted:
    """One `doi_record`, answered `query`, or deposited work: the work in it with what stands around it."""
    draft = Draft(row)
    work, name = node, ""
    for name in _WORKS:
        found = next(node.below(name), None)
        if found is not None:
            work = found
            break
    draft.type = _type(work)
    draft.title = first(
        *map(_title, work.nodes("titles")), *work.texts("article_title"), *work.texts("volume_title"),
        work.text("proceedings_title"),
    )  # fmt: skip
    draft.venue = _venue(node, work)
    around = next(node.below(*_WHOLES), node)
    draft.publisher = first(
        *around.texts("publisher", "publisher_name"), *work.texts("institution", "institution_name")
    )
    draft.volume = first(around.text("journal_volume", "volume"), node.text("volume"))
    draft.issue = first(around.text("issue"), node.text("issue"))
    draft.pages = first(span(work.text("pages", "first_page"), work.text("pages", "last_page")))
    draft.dates = _dates(work) or _dates(around) or [*node.texts("year")]
    draft.language = first(work.get("language"))
    draft.abstract = first(*work.texts("abstract"))
    _people(draft, work)
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


def _type(work: Node) -> OutputType | None:
    """The kind that the element says; posted content says more: `type="dissertation"`."""
    kind = _WORKS.get(work.name) or _WORKS.get(next((doi.get("type") for doi in work.nodes("doi")), ""))
    posted = kind_of(work.get("type")) if work.name == "posted_content" else None
    return posted if posted in (OutputType.THESIS, OutputType.REPORT) else kind or kind_of(work.name)


def _title(titles: Node) -> str:
    title, more = titles.text("title"), titles.text("subtitle")
    return f"{title.rstrip(' :')}: {more}" if title and more else title


def _dates(node: Node) -> list[str]:
    found = [
        *node.nodes("publication_date"), *node.nodes("posted_date"), *node.nodes("approval_date"),
        *node.nodes("database_date", "publication_date"), *node.nodes("database_date", "creation_date"),
        *node.nodes("review_date"), *node.nodes("acceptance_date"),
    ]  # fmt: skip
    return [_date(item) for item in found]


def _date(node: Node) -> str:
    return "-".join(filter(None, map(node.text, ("year", "month", "day"))))


def _people(draft: Draft, work: Node) -> None:
    """The authors; a book that has none is its editors'. A dissertation's author may stand alone."""
    named = [*(work.nodes("contributors")[:1] or [work])]
    people = [item for node in named for item in node.nodes("*") if item.name in _PEOPLE]
    for roles in (("author", ""), ("editor",) if draft.type is OutputType.BOOK else ()):
        if not draft.authors:
            for item in people:
                if item.get("contributor_role") in roles:
                    draft.add_person(_person(item))


def _person(item: Node) -> Person | None:
    if item.name == "organization":
        return corporate(item.whole)
    given, suffix = item.text("given_name"), item.text("suffix")
    return person(item.text("surname"), f"{given} {suffix}" if suffix else given, item.text("ORCID"))


SHAPE = Shape(
    Format("crossref-xml", "format.crossref-xml", (".xml",)), _knows,
    frozenset({"doi_record", "query"}), read,
)  # fmt: skip
