"""A publication list that is fetched instead of read from a file: what is wished, and what came.

Also whose an output is by its affiliations: what persons decided about each spelling, applied to a work.
Knows neither the services that are asked nor the library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import ReadFile
from altmetric_desktop.domain.sourcing import Claim, Failure, ListedWork

_ROR = pattern(r"(?:(?:https?://)?(?:www\.)?ror\.org/)?(0[a-hjkmnp-tv-z0-9]{6}\d{2})/?", re.IGNORECASE)
#: Crockford's base 32, in which an organisation's number is written.
_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"
#: How a pasted list is named in runs and records.
PASTED = "pasted-text"
#: Years outside are typing errors: nothing that is followed is older or newer.
FIRST_YEAR, LAST_YEAR = 1500, 2200


def ror(text: str) -> str | None:
    """The nine signs of a ROR id (bare or as an address), its two check digits tested (ISO 7064 mod 97-10).

    Source: https://ror.readme.io/docs/identifier
    """
    found = _ROR.fullmatch(text.strip())
    if found is None:
        return None
    value = found.group(1).lower()
    number = 0
    for sign in value[1:7]:
        if sign not in _SIGNS:
            return None
        number = number * 32 + _SIGNS.index(sign)
    return value if 98 - number * 100 % 97 == int(value[7:]) else None


class Register(StrEnum):
    """Who is asked for a list."""

    OPENALEX = "openalex"
    ORCID = "orcid"


class FetchWish(Struct, frozen=True):
    """The list of one institution (`ror`) or one person (`orcid`), both in their short normal form.

    `children`: with the institutions that belong to it. Years of publication, both included.
    """

    ror: str = ""
    orcid: str = ""
    children: bool = False
    first_year: int | None = None
    last_year: int | None = None
    register: Register = Register.OPENALEX

    @property
    def name(self) -> str:
        """How runs and records name this list: `openalex:ror=02nr0ka47,children,2020-2024`."""
        parts = [f"ror={self.ror}" if self.ror else f"orcid={self.orcid}"]
        if self.children:
            parts.append("children")
        if self.first_year is not None or self.last_year is not None:
            parts.append(f"{self.first_year or ''}-{self.last_year or ''}")
        return f"{self.register.value}:" + ",".join(parts)


def wish(
    ror_text: str | None,
    orcid_text: str | None,
    *,
    children: bool = False,
    first_year: int | None = None,
    last_year: int | None = None,
    register: Register = Register.OPENALEX,
) -> FetchWish:
    """What a person typed as a wish. InputError says which part can't be."""
    organisation = ror(ror_text or "") or ""
    person = forms.orcid(orcid_text or "") or ""
    if ror_text and not organisation:
        raise InputError("fetch.bad-ror", value=ror_text[:100])
    if orcid_text and not person:
        raise InputError("fetch.bad-orcid", value=orcid_text[:100])
    if bool(organisation) == bool(person):
        raise InputError("fetch.one-of-two")
    if register is Register.ORCID and not person:
        raise InputError("fetch.register-of-persons")
    for year in (first_year, last_year):
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            raise InputError("fetch.bad-year", year=str(year))
    if first_year is not None and last_year is not None and first_year > last_year:
        raise InputError("fetch.years-turned", first=str(first_year), last=str(last_year))
    return FetchWish(organisation, person, children and bool(organisation), first_year, last_year, register)


class Ours(StrEnum):
    """What is known of an affiliation. OPEN = nobody decided, which is neither yes nor no."""

    OURS = "ours"
    NOT_OURS = "not-ours"
    OPEN = "open"


class Word(Struct, frozen=True):
    """A person's word about one spelling of an affiliation; `unit` = the department that it names."""

    text: str
    verdict: Ours
    unit: tuple[str, ...] = ()


class AffiliationRow(Struct, frozen=True):
    """One spelling, how many outputs have it, what was decided. Empty `text`: the source gave none."""

    text: str
    outputs: int
    verdict: Ours = Ours.OPEN
    unit: tuple[str, ...] = ()


class AffiliationWork(Struct, frozen=True):
    """A work whose affiliation is spelled so. `output`: its number, None while it is not in the library."""

    title: str
    about: str = ""
    output: int | None = None


def spelling(text: str) -> str:
    """What makes two spellings one: case, spaces and marks at the ends do not count."""
    return " ".join(text.casefold().split()).strip(" .,;")


class Judgement(Struct, frozen=True):
    """Whose a work is: `ours` are the claims that a person's word supports, `texts` all its spellings."""

    verdict: Ours
    ours: tuple[Claim, ...] = ()
    units: tuple[Unit, ...] = ()
    texts: tuple[str, ...] = ()


def judge(work: ListedWork, words: Mapping[str, Word]) -> Judgement:
    """What the decisions (by `spelling`) say of a work.

    One affiliation that is ours makes it ours; it is not ours only where all are said not to be; anything
    else is open. A person who was asked for by ORCID needs nobody's word.
    """
    texts = tuple(dict.fromkeys(text for claim in work.claims for text in claim.texts or ("",)))
    if work.asked_for:
        return Judgement(Ours.OURS, work.asked_for, (), ())
    if not work.claims:
        texts = ("",)
    ours = tuple(claim for claim in work.claims if _verdict(claim.texts, words) is Ours.OURS)
    if ours:
        said = (words[key] for claim in ours for text in claim.texts if (key := spelling(text)) in words)
        units = tuple(dict.fromkeys(Unit(word.unit) for word in said if word.unit))
        return Judgement(Ours.OURS, ours, units, texts)
    return Judgement(_verdict(texts, words), (), (), texts)


def _verdict(texts: Iterable[str], words: Mapping[str, Word]) -> Ours:
    verdicts = [words[key].verdict if (key := spelling(text)) in words else Ours.OPEN for text in texts]
    if Ours.OURS in verdicts:
        return Ours.OURS
    return Ours.NOT_OURS if verdicts and set(verdicts) == {Ours.NOT_OURS} else Ours.OPEN


class Fetched(Struct, frozen=True):
    """A list as it came. `read` as if it were a file (None: not complete); `works` beside its rows.

    `of`: the institution's or person's name at the source. `expected`: how many works the source says
    there are; `came`: how many arrived, from an earlier try too. `failure`: why it ended early.
    `kept`: where its pages lie until they are taken in.
    """

    wish: FetchWish
    came: int
    expected: int | None
    read: ReadFile | None = None
    works: tuple[ListedWork, ...] = ()
    of: str = ""
    failure: Failure | None = None
    requests: int = 0
    kept: str = ""

    @property
    def complete(self) -> bool:
        """Whether all works came."""
        return self.failure is None


class Reviewed(Struct, frozen=True):
    """A fetched list after the decisions. `texts`: the spellings of each kept row, for review.

    `left_out`: works that persons said are not ours. `open_works`: works that nobody decided about, and
    `held_back` of these that were left out for it. `rows`: every spelling with its number of works.
    """

    read: ReadFile
    texts: tuple[tuple[int, tuple[str, ...]], ...] = ()
    left_out: int = 0
    open_works: int = 0
    held_back: int = 0
    rows: tuple[AffiliationRow, ...] = ()
