"""PubMed XML: `PubmedArticleSet` with articles, books and chapters (NLM's DTD of 2025)."""

from __future__ import annotations

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Problem
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Draft, Drafted, corporate, first, person, span
from altmetric_desktop.importers.markup.kinds import kind_of
from altmetric_desktop.importers.markup.shape import Outline, Shape
from altmetric_desktop.importers.markup.tree import Node
from altmetric_desktop.importers.text import shown

_RECORDS = frozenset({"PubmedArticle", "PubmedBookArticle", "DeleteCitation", "DeleteDocument"})
_SETS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet"})
_REVIEWS = ("review", "systematic review", "meta-analysis", "scoping review")


def _knows(outline: Outline) -> bool:
    return bool(outline) and outline[0][1] in _RECORDS | _SETS


def read(node: Node, row: int) -> Drafted:
    """One article, book or chapter; a notice that records were deleted is a note."""
    if node.name.startswith("Delete"):
        numbers = ", ".join(node.texts("PMID"))
        return None, [Problem(row, node.name, shown(numbers), "record-deleted")]
    if node.name == "PubmedBookArticle":
        return _book(node, row)
    draft = Draft(row)
    citation = node.node("MedlineCitation") or node
    article = citation.node("Article") or citation
    draft.title = first(article.text("ArticleTitle"), article.text("VernacularTitle"))
    issue = ("Journal", "JournalIssue")
    draft.venue = first(
        article.text("Journal", "Title"), article.text("Journal", "ISOAbbreviation"),
        citation.text("MedlineJournalInfo", "MedlineTA"),
    )  # fmt: skip
    draft.volume, draft.issue = first(article.text(*issue, "Volume")), first(article.text(*issue, "Issue"))
    pages = span(article.text("Pagination", "StartPage"), article.text("Pagination", "EndPage"))
    draft.pages = first(article.text("Pagination", "MedlinePgn"), pages)
    draft.dates = [
        *map(_date, article.nodes(*issue, "PubDate")),
        *map(_date, article.nodes("ArticleDate")),
    ]
    draft.type = _type([*article.texts("PublicationTypeList", "PublicationType")])
    _common(draft, article)
    pmid = citation.text("PMID")
    if pmid:
        draft.names.add(Kind.PMID, pmid, "PMID")
    _numbers(draft, node, "PubmedData")
    for place in article.nodes("ELocationID"):
        if place.get("EIdType") == "doi" and place.get("ValidYN") != "N" and not draft.has(Kind.DOI):
            draft.names.add(Kind.DOI, place.whole, "ELocationID")
    return draft.finish("PMID", pmid or node.whole)


def _book(node: Node, row: int) -> Drafted:
    draft = Draft(row)
    document = node.node("BookDocument") or node
    book = document.node("Book") or document
    chapter, whole = first(document.text("ArticleTitle")), first(book.text("BookTitle"))
    draft.title = chapter or whole
    draft.type = OutputType.CHAPTER if chapter and chapter != whole else OutputType.BOOK
    draft.venue = whole if draft.type is OutputType.CHAPTER else None
    draft.publisher = first(book.text("Publisher", "PublisherName"))
    draft.volume = first(book.text("Volume"))
    draft.pages = first(document.text("Pagination", "MedlinePgn"))
    draft.dates = [*map(_date, book.nodes("PubDate")), *map(_date, document.nodes("ContributionDate"))]
    _common(draft, document)
    if not draft.authors:
        for people in book.nodes("AuthorList"):
            if draft.type is OutputType.BOOK or people.get("Type") != "editors":
                for author in people.nodes("Author"):
                    draft.add_person(_person(author))
    for number in document.texts("PMID"):
        draft.names.add(Kind.PMID, number, "PMID")
    _numbers(draft, document)
    _numbers(draft, node, "PubmedBookData")
    for number in book.texts("Isbn"):
        draft.names.add(Kind.ISBN, number, "Isbn")
    return draft.finish("PMID", document.text("PMID") or node.whole)


def _common(draft: Draft, article: Node) -> None:
    for author in article.nodes("AuthorList", "Author"):
        if author.get("ValidYN") != "N":
            draft.add_person(_person(author))
    parts = []
    for part in article.nodes("Abstract", "AbstractText"):
        label, text = part.get("Label"), part.whole.strip()
        if text:
            parts.append(f"{label}: {text}" if label else text)
    draft.abstract = first("\n".join(parts))
    draft.language = first(article.text("Language"))


def _numbers(draft: Draft, node: Node, *path: str) -> None:
    """The work's own ids: those of its references stand in a list of the same name, further down."""
    for number in node.nodes(*path, "ArticleIdList", "ArticleId"):
        draft.labelled(number.get("IdType"), number.whole, "ArticleId")


def _person(author: Node) -> Person | None:
    group = author.text("CollectiveName")
    if group:
        return corporate(group)
    orcid = next((mark.whole for mark in author.nodes("Identifier") if mark.get("Source") == "ORCID"), "")
    given = author.text("ForeName") or author.text("Initials")
    suffix = author.text("Suffix")
    return person(author.text("LastName"), f"{given} {suffix}" if suffix else given, orcid)


def _date(node: Node) -> str:
    """`2016 Jan 5`, `2016-05-12`, `2016 Winter`, or what MedlineDate says (`2015 Dec-2016 Jan`)."""
    free = node.text("MedlineDate")
    mark = "-" if node.text("Month").isdigit() else " "
    return free or mark.join(filter(None, map(node.text, ("Year", "Month", "Day"))))[:60]


def _type(words: list[str]) -> OutputType | None:
    if any(word.casefold() in _REVIEWS for word in words):
        return OutputType.REVIEW
    kinds = [kind for kind in map(kind_of, words) if kind is not None]
    special = [kind for kind in kinds if kind not in (OutputType.ARTICLE, OutputType.OTHER)]
    return next(iter([*special, *kinds]), OutputType.ARTICLE if words else None)


SHAPE = Shape(Format("pubmed-xml", "format.pubmed-xml", (".xml",)), _knows, _RECORDS, read)
