"""OpenAlex: open metadata, access, field and citation counts of almost every work with a DOI.

API: https://developers.openalex.org ; facts, limits and traps: docs/sources.md. Knows no HTTP and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

import msgspec

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import from_date, from_iso
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
from altmetric_desktop.sources.description import Auth, AuthKind, Setup, Source, Want
from altmetric_desktop.sources.openalex_shape import Biblio, Ids, List, Location, Meta, Named, Place, Work

KEY = "openalex"
#: Values in one filter and rows on one page: both have this limit since early 2026.
BATCH = 100
SELECT = (
    "id,doi,ids,display_name,publication_date,publication_year,type,language,primary_location,open_access,"
    "authorships,cited_by_count,primary_topic,is_retracted,biblio"
)
_KINDS = (Kind.DOI, Kind.PMID)
_TYPES = {
    "article": OutputType.ARTICLE,
    "letter": OutputType.ARTICLE,
    "editorial": OutputType.ARTICLE,
    "review": OutputType.REVIEW,
    "book": OutputType.BOOK,
    "book-chapter": OutputType.CHAPTER,
    "reference-entry": OutputType.CHAPTER,
    "conference-paper": OutputType.CONFERENCE,
    "preprint": OutputType.PREPRINT,
    "report": OutputType.REPORT,
    "dissertation": OutputType.THESIS,
    "dataset": OutputType.DATASET,
    "software": OutputType.SOFTWARE,
}


class _Topic(shape.Shape, frozen=True):
    field: Named | None = None


class _Work(Work, frozen=True, kw_only=True):
    id: str
    cited_by_count: int | None = None
    primary_topic: _Topic | None = None
    is_retracted: bool | None = None


def asks(want: Want, setup: Setup) -> Iterable[Ask]:
    """One filter a kind and batch; a DOI with `,` or `|`, which the filter reads as operators, alone."""
    for kind in _KINDS:
        mine = [identifier for identifier in want.identifiers if identifier.kind is kind]
        together = [each for each in mine if not _is_awkward(each)]
        for start in range(0, len(together), BATCH):
            batch = tuple(together[start : start + BATCH])
            params = (
                ("filter", f"{kind.value}:{'|'.join(identifier.value for identifier in batch)}"),
                ("select", SELECT),
                ("per_page", str(BATCH)),
                ("cursor", "*"),
            )
            yield Ask("/works", params, identifiers=batch, want=want.key, stage=f"list-{kind.value}")
        for identifier in filter(_is_awkward, mine):
            path = f"/works/{kind.value}:{quote(identifier.value, safe='')}"
            yield Ask(path, (("select", SELECT),), identifiers=(identifier,), want=want.key, stage="single")


def _is_awkward(identifier: Identifier) -> bool:
    return "," in identifier.value or "|" in identifier.value


def parse(answer: Answer, ask: Ask) -> Page:
    """Facts and counts. Several records of one identifier: the most cited stands for it."""
    if answer.status == 404 and ask.stage == "single":  # its body is HTML
        return Page(not_covered=ask.identifiers)
    if ask.stage == "single":
        raws, meta = [msgspec.Raw(answer.body)], Meta()
        shape.decode(answer, _Work, KEY)
    else:
        listed = shape.decode(answer, List, KEY)
        raws, meta = listed.results, listed.meta
    works, problems = shape.records(raws, _Work)
    found: dict[Identifier, _Work] = {}
    for work, _ in works:
        for identifier in _identifiers(work):
            before = found.get(identifier)
            if before is None or (work.cited_by_count or 0) > (before.cited_by_count or 0):
                found[identifier] = work
    known = [(identifier, found[identifier]) for identifier in ask.identifiers if identifier in found]
    more = (
        bool(meta.next_cursor)
        and len(raws) >= BATCH
        and (meta.count or 0) > BATCH
        and meta.next_cursor != ask.cursor
    )
    partial = bool(problems) or more or ask.cursor is not None
    return Page(
        citations=tuple(
            Citation(identifier, KEY, cited)
            for identifier, work in known
            if (cited := shape.count(work.cited_by_count)) is not None
        ),
        facts=tuple(Fact(identifier, _metadata(work)) for identifier, work in known),
        not_covered=() if partial else tuple(each for each in ask.identifiers if each not in found),
        next=ask.with_params(meta.next_cursor, cursor=meta.next_cursor)
        if more and meta.next_cursor
        else None,
        problems=tuple(problems),
    )


def _identifiers(work: _Work) -> tuple[Identifier, ...]:
    ids = work.ids or Ids()
    openalex = work.id.rpartition("/")[2].upper()
    own = Identifier(Kind.OPENALEX, openalex) if openalex.startswith("W") else None
    given = (shape.doi(work.doi), shape.pmid(ids.pmid), shape.pmcid(ids.pmcid), own)
    return tuple(identifier for identifier in given if identifier is not None)


def _metadata(work: _Work) -> Metadata:
    location = work.primary_location or Location()
    place = location.source or Place()
    biblio = work.biblio or Biblio()
    kind = _TYPES.get(work.type, OutputType.OTHER) if work.type else None
    if kind is OutputType.ARTICLE and place.type == "conference":
        kind = OutputType.CONFERENCE
    # The first day stands for every work of which only the year or the month is known.
    written = (work.publication_date or "").removesuffix("-01-01")
    day = from_iso(written.removesuffix("-01") if len(written) == len("2019-03-01") else written)
    topic = work.primary_topic.field if work.primary_topic else None
    landing = location.landing_page_url or ""
    pages = "–".join(dict.fromkeys(page for page in (biblio.first_page, biblio.last_page) if page))
    return Metadata(
        title=text.plain(work.display_name) or None,
        type=kind,
        published=day or (from_date(work.publication_year) if work.publication_year else None),
        venue=text.plain(place.display_name) or None,
        publisher=text.plain(place.host_organization_name) or None,
        volume=biblio.volume,
        issue=biblio.issue,
        pages=pages or None,
        authors=tuple(person for each in work.authorships or () if (person := _person(each.author))),
        identifiers=_identifiers(work),
        urls=(landing,) if landing.startswith("http") and shape.doi(landing) is None else (),
        open_access=work.open_access.oa_status if work.open_access else None,
        retracted=work.is_retracted,
        field=topic.display_name if topic else None,
        language=work.language,
    )


def _person(author: Named | None) -> Person | None:
    """Names come as they are displayed (`Given Family`): which part is the family name is not told."""
    name = text.plain(author.display_name) if author else ""
    return Person(name, forms.orcid(author.orcid or "") if author else None) if name else None


SOURCE = Source(
    info=SourceInfo(
        key=KEY,
        name="OpenAlex",
        kind=SourceKind.LOOKUP,
        gives=frozenset({Gives.METADATA, Gives.CITATIONS}),
        channels=(),
        homepage="https://openalex.org/",
        terms="https://creativecommons.org/publicdomain/zero/1.0/",
        covers="Works with a DOI or a PubMed number, journals, books, preprints and data sets.",
        limits="Without a key 1,000 batches of 100 a day, with a free key ten times as many.",
        needs=(Kind.DOI, Kind.PMID),
        rate=Rate(per_second=5, at_once=3, per_day=1000),
        fresh_for=30,
        batch=BATCH,
        takes_key=True,
    ),
    base_url="https://api.openalex.org",
    asks=asks,
    parse=parse,
    auth=Auth(AuthKind.PARAM, "api_key"),
)
