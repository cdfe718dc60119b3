"""OpenAlex, asked for a list: all works of an institution (by ROR) or of a person (by ORCID).

First whose list it is (looking up one entity is free and tells a wrong id from an empty list), then its
works page by page. Facts, limits and traps: docs/sources.md. Knows no HTTP, no library and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import msgspec
from msgspec.structs import replace

from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.fetching import FetchWish
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.sourcing import Answer, Ask, Claim, ListedWork, Listing, Page
from altmetric_desktop.sources import openalex, shape, text
from altmetric_desktop.sources.description import Setup, Source, Want
from altmetric_desktop.sources.openalex_shape import List, Named, Work

KEY = openalex.KEY
PER_PAGE = openalex.BATCH
SELECT = (
    "id,doi,ids,display_name,publication_date,publication_year,type,language,primary_location,open_access,"
    "authorships,biblio"
)
_WHOSE, _WORKS = "whose", "works"
_NUMBER = pattern(r"[AI]\d{1,12}")
#: A spelling of an affiliation is cut here: longer ones are whole pages that went astray.
LONGEST = 1_000


class _Entity(shape.Shape, frozen=True):
    id: str
    display_name: str | None = None


class _Institution(shape.Shape, frozen=True):
    id: str | None = None
    lineage: list[str] | None = None


class _Spelled(shape.Shape, frozen=True):
    raw_affiliation_string: str | None = None
    institution_ids: list[str] | None = None


class _Authorship(shape.Shape, frozen=True):
    author: Named | None = None
    raw_author_name: str | None = None
    institutions: list[_Institution] | None = None
    raw_affiliation_strings: list[str] | None = None
    affiliations: list[_Spelled] | None = None


class _Signatures(shape.Shape, frozen=True):
    authorships: list[_Authorship] | None = None


def source(wish: FetchWish) -> Source:
    """OpenAlex as it is always asked (address, key, pace), with the two functions of this list."""
    return replace(openalex.SOURCE, asks=partial(_asks, wish), parse=partial(parse, wish))


def first(wish: FetchWish) -> Ask:
    """The first question: whose list it is."""
    path = f"/institutions/ror:{wish.ror}" if wish.ror else f"/authors/orcid:{wish.orcid}"
    return Ask(path, (("select", "id,display_name"),), want=wish.name, stage=_WHOSE)


def _asks(wish: FetchWish, _want: Want, _setup: Setup) -> Iterable[Ask]:
    yield first(wish)


def parse(wish: FetchWish, answer: Answer, ask: Ask) -> Page:
    """Whose list it is (an unknown id: no listing, its answer is HTML), or a page of works."""
    if ask.stage == _WHOSE:
        if answer.status == 404:
            return Page()
        entity = shape.decode(answer, _Entity, KEY)
        number = _number(entity.id)
        if _NUMBER.fullmatch(number) is None:  # it goes into the next question
            raise SourceChanged("source.changed", source=KEY, piece=entity.id[: shape.QUOTED])
        return Page(listing=Listing((), text.plain(entity.display_name)), next=_works(wish, number))
    listed = shape.decode(answer, List, KEY)
    after = listed.meta.next_cursor
    more = bool(after) and bool(listed.results) and after != ask.cursor
    works = tuple(_listed(wish, bytes(raw), ask.target or "") for raw in listed.results)
    return Page(
        listing=Listing(works, "", shape.count(listed.meta.count)),
        next=ask.with_params(after, cursor=after) if more and after else None,
    )


def named(body: str) -> tuple[str, str]:
    """A work's title, and beside it year and DOI, out of what is kept of it."""
    try:
        work = msgspec.json.decode(body, type=Work)
    except (msgspec.DecodeError, RecursionError):
        return "", ""
    doi = shape.doi(work.doi)
    about = (str(work.publication_year or ""), doi.value if doi else "")
    return text.plain(work.display_name), " · ".join(part for part in about if part)


def _works(wish: FetchWish, entity: str) -> Ask:
    if wish.children:
        filters = [f"authorships.institutions.lineage:{entity}"]
    elif wish.ror:
        filters = [f"authorships.institutions.ror:{wish.ror}"]
    else:
        filters = [f"authorships.author.orcid:{wish.orcid}"]
    if wish.first_year is not None:
        filters.append(f"from_publication_date:{wish.first_year:04d}-01-01")
    if wish.last_year is not None:
        filters.append(f"to_publication_date:{wish.last_year:04d}-12-31")
    params = (
        ("filter", ",".join(filters)),
        ("select", SELECT),
        ("per_page", str(PER_PAGE)),
        ("cursor", "*"),
    )
    return Ask("/works", params, want=wish.name, target=entity, stage=_WORKS)


def _number(identifier: str) -> str:
    """`https://openalex.org/I123` → `I123`."""
    return identifier.rpartition("/")[2].upper()


def _listed(wish: FetchWish, raw: bytes, entity: str) -> ListedWork:
    """A work, cut to what is read; one of another shape goes on as it came, for the reader to judge."""
    try:
        body = msgspec.json.encode(msgspec.json.decode(raw, type=Work))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        body = raw
    try:
        signed = msgspec.json.decode(raw, type=_Signatures).authorships or []
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        signed = []
    text_of = body.decode("utf-8", "replace")
    if wish.orcid:
        theirs = tuple(_claim(one, ()) for one in signed if _is_by(one, wish.orcid))
        # Behind the 100th author a signature is cut off: it is still the list of who was asked for.
        return ListedWork(text_of, (), theirs or (Claim("", wish.orcid),))
    found = ((one, _among(one, entity, children=wish.children)) for one in signed)
    return ListedWork(text_of, tuple(_claim(one, _spellings(one, ids)) for one, ids in found if ids))


def _is_by(one: _Authorship, orcid: str) -> bool:
    return one.author is not None and (one.author.orcid or "").upper().endswith(orcid)


def _among(one: _Authorship, entity: str, *, children: bool) -> set[str]:
    """Numbers of the institutions of an author that are the one asked about, or belong to it."""
    found = set()
    for institution in one.institutions or ():
        number = _number(institution.id or "")
        line = {_number(each) for each in institution.lineage or ()} if children else set()
        if number == entity or entity in line:
            found.add(number)
    return found


def _spellings(one: _Authorship, ids: set[str]) -> tuple[str, ...]:
    """The affiliations that led the source to these institutions; all, where a record does not say which."""
    led = [
        each.raw_affiliation_string or ""
        for each in one.affiliations or ()
        if ids & {_number(number) for number in each.institution_ids or ()}
    ]
    texts = (text.plain(each)[:LONGEST] for each in led or one.raw_affiliation_strings or ())
    return tuple(dict.fromkeys(each for each in texts if each))


def _claim(one: _Authorship, texts: tuple[str, ...]) -> Claim:
    author = one.author or Named()
    return Claim(author.display_name or one.raw_author_name or "", author.orcid, texts)
