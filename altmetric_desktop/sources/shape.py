"""Bytes → typed records, or `SourceChanged` with the offending piece. The only decoder of JSON answers.

An envelope that is wrong ends the page; a record that is wrong becomes a `PageProblem` and the others
stay. Also the few steps that several adapters share: identifiers from a source's own spelling.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from altmetric_desktop.domain.cleaning import fold_ascii
from altmetric_desktop.domain.errors import SourceChanged
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.sourcing import Answer, PageProblem

T = TypeVar("T")
S = TypeVar("S", bound="Shape")

#: How much of an offending piece is quoted.
QUOTED = 200
#: A count above this is a mistake of the source (the world has fewer articles than this).
MOST_COUNT = 10**9
_DOI = pattern(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_DIGITS = pattern(r"(?:^|[/:C])0*([1-9]\d{0,8})/?$")


class Shape(msgspec.Struct, frozen=True, gc=False):
    """A record of an answer: unknown members are ignored, as providers add them without notice."""


def quote(body: bytes) -> str:
    """The first characters of an answer as text, for a message."""
    return " ".join(body[: QUOTED * 2].decode("utf-8", "replace").split())[:QUOTED]


def decode(answer: Answer, kind: type[T], source: str) -> T:
    """The body as `kind`. Raises SourceChanged for HTML, broken JSON, NaN, depth, a missing member."""
    body = answer.body.removeprefix(b"\xef\xbb\xbf")
    if body.lstrip()[:1] == b"<":
        raise SourceChanged("source.unexpected", source=source, theirs=quote(body))
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        piece = f"{error}: {quote(body)}"[:QUOTED]
        raise SourceChanged("source.changed", source=source, piece=piece) from error


def records(raws: Iterable[msgspec.Raw], kind: type[S]) -> tuple[list[tuple[S, str]], list[PageProblem]]:
    """Each raw element as (record, SHA-256 of its bytes), and a problem for each that can't be read."""
    good: list[tuple[S, str]] = []
    bad: list[PageProblem] = []
    for raw in raws:
        fragment = bytes(raw)
        try:
            record = msgspec.json.decode(fragment, type=kind)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            bad.append(PageProblem("bad-record", quote(fragment)))
            continue
        good.append((record, hashlib.sha256(fragment).hexdigest()))
    return good, bad


def doi(text: str | None) -> Identifier | None:
    """A DOI in any of the spellings that sources use (bare, `doi:`, resolver address), in lower case."""
    found = _DOI.search(text or "")
    return Identifier(Kind.DOI, fold_ascii(found.group())) if found else None


def pmid(text: str | None) -> Identifier | None:
    """A PubMed number, bare or at the end of an address."""
    found = _DIGITS.search((text or "").strip())
    return Identifier(Kind.PMID, found.group(1)) if found else None


def pmcid(text: str | None) -> Identifier | None:
    """A PubMed Central id, with or without `PMC`, bare or at the end of an address."""
    found = _DIGITS.search((text or "").strip())
    return Identifier(Kind.PMCID, f"PMC{found.group(1)}") if found else None


def count(value: int | None) -> int | None:
    """A citation count that can be one: None where it is missing, negative or absurd."""
    return value if value is not None and 0 <= value <= MOST_COUNT else None


def number(text: str | None) -> int | None:
    """A small whole number from a cursor or header, None where it is none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
