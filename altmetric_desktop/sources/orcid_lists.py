"""ORCID's public register, asked for what a person's record lists: who it is, then all works in one answer.

Facts, limits and traps: docs/sources.md. Knows no HTTP, no library and no clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

import msgspec
from msgspec import field

from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.fetching import FetchWish
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.sourcing import (
    Answer,
    Ask,
    Claim,
    Gives,
    ListedWork,
    Listing,
    Page,
    Rate,
    SourceInfo,
    SourceKind,
)
from altmetric_desktop.sources import shape, text
from altmetric_desktop.sources.description import Setup, Source, Want

KEY = "orcid"
_WHOSE, _WORKS = "whose", "works"
#: Without it the answer is XML.
_JSON = (("Accept", "application/json"),)
#: No such record, one that is locked or was given up, one that was taken away.
_NOBODY = (404, 409, 410)


class _Value(shape.Shape, frozen=True):
    value: str | None = None


class _Name(shape.Shape, frozen=True, rename="kebab"):
    given_names: _Value | None = None
    family_name: _Value | None = None
    credit_name: _Value | None = None


class _Person(shape.Shape, frozen=True):
    name: _Name | None = None


class _Works(shape.Shape, frozen=True):
    group: list[msgspec.Raw]


class _Date(shape.Shape, frozen=True):
    year: _Value | None = None


class _Summary(shape.Shape, frozen=True, rename="kebab"):
    publication_date: _Date | None = None


class _Group(shape.Shape, frozen=True, rename="kebab"):
    work_summary: list[_Summary] = field(default_factory=list)


def source(wish: FetchWish) -> Source:
    """ORCID's register with the two functions of this list."""
    return Source(INFO, "https://pub.orcid.org/v3.0", partial(_asks, wish), partial(parse, wish))


def first(wish: FetchWish) -> Ask:
    """The first question: whose record it is."""
    return Ask(f"/{wish.orcid}/person", headers=_JSON, want=wish.name, stage=_WHOSE)


def _asks(wish: FetchWish, _want: Want, _setup: Setup) -> Iterable[Ask]:
    yield first(wish)


def parse(wish: FetchWish, answer: Answer, ask: Ask) -> Page:
    """Whose record it is (nobody's: no listing), or all its works."""
    if answer.status in _NOBODY:
        return Page()
    if answer.status != 200:
        raise SourceChanged("source.unexpected", source=KEY, theirs=shape.quote(answer.body))
    if ask.stage == _WHOSE:
        person = shape.decode(answer, _Person, KEY)
        works = Ask(f"/{wish.orcid}/works", headers=_JSON, want=wish.name, stage=_WORKS)
        return Page(listing=Listing((), _called(person.name)), next=works)
    raws = (bytes(raw) for raw in shape.decode(answer, _Works, KEY).group)
    claim = (Claim("", wish.orcid),)
    found = tuple(ListedWork(raw.decode("utf-8", "replace"), (), claim) for raw in raws if _wanted(wish, raw))
    return Page(listing=Listing(found, "", len(found)))


def _called(name: _Name | None) -> str:
    """The name that the person shows, the given names first; empty where it is kept private."""
    if name is None:
        return ""
    given, family, credit = (
        text.plain(one.value) if one else "" for one in (name.given_names, name.family_name, name.credit_name)
    )
    return credit or " ".join(part for part in (given, family) if part)


def _wanted(wish: FetchWish, raw: bytes) -> bool:
    """Whether a work is of the years that were asked for: the register can't be asked by year.

    A work without a year, or of another shape, stays: its reader judges.
    """
    if wish.first_year is None and wish.last_year is None:
        return True
    try:
        summaries = msgspec.json.decode(raw, type=_Group).work_summary
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return True
    dates = (one.publication_date for one in summaries)
    texts = (date.year.value for date in dates if date is not None and date.year is not None)
    years = [year for each in texts if (year := shape.number(each)) is not None]
    low, high = wish.first_year or 0, wish.last_year or 9999
    return not years or any(low <= year <= high for year in years)


INFO = SourceInfo(
    key=KEY,
    name="ORCID",
    kind=SourceKind.LOOKUP,
    gives=frozenset({Gives.METADATA}),
    channels=(),
    homepage="https://orcid.org/",
    terms="https://info.orcid.org/public-client-terms-of-service/",
    covers="What persons have put on their own records.",
    limits="Anonymous reading is for non-commercial use, and limited by day and address.",
    needs=(Kind.URL,),
    rate=Rate(per_second=5, at_once=1),
    fresh_for=30,
)
