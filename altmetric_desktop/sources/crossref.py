"""Crossref: what publishers deposited about a work, and how often other deposits cite it.

REST API, https://www.crossref.org/documentation/retrieve-metadata/rest-api/ ; facts, limits and traps:
docs/sources.md. Knows no HTTP and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment, from_date
from altmetric_desktop.domain.outputs import Metadata, OutputType, Person
from altmetric_desktop.domain.sourcing import (
    Answer,
    Ask,
    Citation,
    Fact,
    Gives,
    Page,
    Rate,
    SourceInfo,
    SourceKind,
)
from altmetric_desktop.sources import shape, text
from altmetric_desktop.sources.description import Auth, Setup, Source, Want

KEY = "crossref"
BATCH = 50
#: Everything that is read below. `subtype` and `language` are no elements of `select`: naming one is a 400.
SELECT = (
    "DOI,title,subtitle,container-title,type,author,issued,posted,volume,issue,page,article-number,ISBN,"
    "publisher,abstract,is-referenced-by-count,updated-by,resource"
)
_TYPES = {
    "journal-article": OutputType.ARTICLE,
    "book": OutputType.BOOK,
    "monograph": OutputType.BOOK,
    "edited-book": OutputType.BOOK,
    "reference-book": OutputType.BOOK,
    "proceedings": OutputType.BOOK,
    "book-chapter": OutputType.CHAPTER,
    "book-part": OutputType.CHAPTER,
    "book-section": OutputType.CHAPTER,
    "reference-entry": OutputType.CHAPTER,
    "proceedings-article": OutputType.CONFERENCE,
    "posted-content": OutputType.PREPRINT,
    "report": OutputType.REPORT,
    "report-component": OutputType.REPORT,
    "dissertation": OutputType.THESIS,
    "dataset": OutputType.DATASET,
}
#: `updated-by[].type`: what takes a work back, by the publisher or by Retraction Watch.
_TAKEN_BACK = frozenset({"retraction", "withdrawal", "removal", "partial_retraction"})


class _Envelope(shape.Shape, frozen=True):
    message: msgspec.Raw


class _List(shape.Shape, frozen=True):
    items: list[msgspec.Raw]


class _Date(shape.Shape, frozen=True):
    parts: list[list[int | None]] | None = msgspec.field(default=None, name="date-parts")


class _Author(shape.Shape, frozen=True):
    family: str | None = None
    given: str | None = None
    name: str | None = None
    orcid: str | None = msgspec.field(default=None, name="ORCID")


class _Update(shape.Shape, frozen=True):
    type: str = ""


class _Primary(shape.Shape, frozen=True):
    url: str | None = msgspec.field(default=None, name="URL")


class _Resource(shape.Shape, frozen=True):
    primary: _Primary | None = None


class _Work(shape.Shape, frozen=True, rename={"doi": "DOI", "isbn": "ISBN"}):
    doi: str
    title: list[str | None] | None = None
    subtitle: list[str | None] | None = None
    venue: list[str | None] | None = msgspec.field(default=None, name="container-title")
    type: str | None = None
    author: list[_Author] | None = None
    issued: _Date | None = None
    posted: _Date | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    article: str | None = msgspec.field(default=None, name="article-number")
    isbn: list[str] | None = None
    publisher: str | None = None
    abstract: str | None = None
    cited: int | None = msgspec.field(default=None, name="is-referenced-by-count")
    updated: list[_Update] | None = msgspec.field(default=None, name="updated-by")
    resource: _Resource | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """One list call for the batch; a DOI with a comma, which separates filters, is looked up alone."""
    dois = [identifier for identifier in want.identifiers if identifier.kind is Kind.DOI]
    together = tuple(identifier for identifier in dois if "," not in identifier.value)
    for start in range(0, len(together), BATCH):
        batch = together[start : start + BATCH]
        params = (
            ("filter", ",".join(f"doi:{identifier.value}" for identifier in batch)),
            ("select", SELECT),
            ("rows", str(len(batch))),
        )
        yield Ask("/works", params, identifiers=batch, want=want.key, stage="list")
    for identifier in dois:
        if "," in identifier.value:
            path = f"/works/{quote(identifier.value, safe='')}"
            yield Ask(path, identifiers=(identifier,), want=want.key, stage="single")


def parse(answer: Answer, ask: Ask) -> Page:
    """Facts and counts of the works found; asked DOIs without a work are not covered (other agencies)."""
    if answer.status == 404 and ask.stage == "single":  # a list never is: then the address is wrong
        return Page(not_covered=ask.identifiers)
    message = shape.decode(answer, _Envelope, KEY).message
    inner = Answer(answer.status, answer.headers, bytes(message))
    raws = [message] if ask.stage == "single" else shape.decode(inner, _List, KEY).items
    works, problems = shape.records(raws, _Work)
    found = {shape.doi(work.doi): work for work, _ in reversed(works)}
    facts: list[Fact] = []
    citations: list[Citation] = []
    for identifier in ask.identifiers:
        work = found.get(identifier)
        if work is None:
            continue
        facts.append(Fact(identifier, _metadata(work, identifier)))
        cited = shape.count(work.cited)
        if cited is not None:
            citations.append(Citation(identifier, KEY, cited))
    # A record that can't be read may be any of those asked about: then nobody is called "not covered".
    missing = () if problems else tuple(each for each in ask.identifiers if each not in found)
    return Page(citations=tuple(citations), facts=tuple(facts), not_covered=missing, problems=tuple(problems))


def _metadata(work: _Work, identifier: Identifier) -> Metadata:
    kind = _TYPES.get(work.type or "", OutputType.OTHER) if work.type else None
    books = tuple(Identifier(Kind.ISBN, value) for value in dict.fromkeys(_isbns(work.isbn or [])))
    resource = work.resource.primary.url if work.resource and work.resource.primary else None
    return Metadata(
        title=_title(work),
        type=kind,
        published=_moment(work.issued) or _moment(work.posted),
        venue=_first(work.venue),
        publisher=text.plain(work.publisher) or None,
        volume=work.volume,
        issue=work.issue,
        pages=work.page or work.article,
        authors=tuple(person for author in work.author or () if (person := _person(author))),
        identifiers=(identifier, *(books if kind is OutputType.BOOK else ())),
        container=() if kind is OutputType.BOOK else books,
        urls=(resource,) if resource and resource.startswith(("http://", "https://")) else (),
        retracted=True if any(update.type in _TAKEN_BACK for update in work.updated or ()) else None,
        abstract=text.abstract(work.abstract),
    )


def _title(work: _Work) -> str | None:
    title, subtitle = _first(work.title), _first(work.subtitle)
    if title and subtitle and subtitle.lower() not in title.lower():
        return f"{title.rstrip(':')}: {subtitle}"
    return title


def _first(values: list[str | None] | None) -> str | None:
    """The first text of a list that may be empty or hold null."""
    return next((plain for value in values or () if (plain := text.plain(value))), None)


def _moment(date: _Date | None) -> Moment | None:
    """`date-parts` may be `[[null]]`, a year, a year and month, or a day."""
    parts = [part for part in (date.parts or [[]])[0][:3] if part is not None] if date and date.parts else []
    return from_date(*parts) if parts else None


def _person(author: _Author) -> Person | None:
    names = [text.plain(part) for part in (author.family, author.given) if part]
    name = ", ".join(part for part in names if part) or text.plain(author.name)
    return Person(name, forms.orcid(author.orcid or "")) if name else None


def _isbns(values: list[str]) -> Iterable[str]:
    """ISBN-13 as digits; older deposits write them as addresses or with hyphens."""
    for value in values:
        isbn = forms.isbn(value.rpartition("/")[2])
        if isbn is not None:
            yield isbn


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="Crossref",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.METADATA, Gives.CITATIONS}),
        channels=(),
        homepage="https://www.crossref.org/",
        terms="https://www.crossref.org/documentation/retrieve-metadata/rest-api/",
        covers="Works whose DOI is registered with Crossref: most journal articles, books and preprints.",
        limits="With a contact address 3 list requests a second, without one 1. Counts, not who cites.",
        needs=(Kind.DOI,),
        rate=Rate(per_second=3, at_once=3),
        fresh_for=30,
        batch=BATCH,
    ),
    base_url="https://api.crossref.org",
    asks=asks,
    parse=parse,
    auth=Auth(contact_param="mailto"),
)
