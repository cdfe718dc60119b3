"""Which of our outputs a text or a link speaks of, and how that is known.

Knows no database: `owned` answers which outputs carry an identifier. A text gives *candidates*: for
each place in it the identifier as it stands and then its cuts, longest first, for a link drags page
names, queries and punctuation behind an identifier. Of each place the first that is owned counts.
Source: Crossref's Percolator, Altmetric's own pattern, and golden cases (docs/identifiers.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.cleaning import fold_ascii, inside, trimmed, unwrapped
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import MatchedBy
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.urls import normalise_url

__all__ = ["Candidate", "Match", "candidates", "find", "normalise_url"]

#: Longer texts are looked at in pieces of this size, which overlap by the longest identifier.
PIECE = 64_000
OVERLAP = 600
#: No text is read beyond this: an article of a feed has a hundredth of it.
LONGEST = 1_000_000

_DOI = pattern(
    r"(?<![0-9A-Za-z.])10\.(?:\d{4,9}(?:\.\d{1,9}){0,4}|97[89]\.\d{2,8})/"
    r"(?:\(SICI\)[^\s\"]{1,200}?;\d-[0-9A-Z#]"
    r"|[^\s\"<>]{1,80}<[^\s\"<>]{1,40}>[^\s\"<>]{1,40};\d-[0-9A-Z#]"
    r"|[^\s\"'<>\x00-\x1f\x80-\x9f\u200b\u200e\u200f\ufeff\u2026]{1,500})",
    re.IGNORECASE,
)
_PMID = pattern(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?|\bPMID:?\s{0,3}"
    r"|europepmc\.org/(?:abstract|article)/MED/)(\d{1,8})(?!\d)",
    re.IGNORECASE,
)
_PMCID = pattern(r"\bPMC(\d{4,9})(?!\d)", re.IGNORECASE)
_NBK = pattern(r"ncbi\.nlm\.nih\.gov/books/(?:n/[\w-]{1,60}/)?NBK(\d{1,9})(?!\d)", re.IGNORECASE)
_ARXIV = pattern(
    r"(?<![\w.])(?:(?:www\.)?arxiv\.org/(?:abs|pdf|html|format)/|arxiv[:\s]{1,3}|10\.48550/arxiv\.)"
    r"(\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,3})?",
    re.IGNORECASE,
)
_HANDLE = pattern(
    r"(?:hdl\.handle\.net/|\bhdl:\s{0,3}|info:hdl/)(\d[\d.]{0,40}/[^\s\"'<>?#]{1,300})", re.IGNORECASE
)
_ISBN = pattern(
    r"(?:\bISBN(?:-1[03])?:?\s{0,3}|/isbn/)((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])(?![\d-])", re.IGNORECASE
)
_URL = pattern(r"https?://[^\s\"'<>\x00-\x1f\u2026]{4,2040}", re.IGNORECASE)
_NATURE = pattern(r"nature\.com/articles/([a-z0-9][a-z0-9._-]{4,60})", re.IGNORECASE)
_PAGE = pattern(
    r"(?:/(?:full|fulltext|full-text|abstract|pdf|epdf|html|meta|suppl[^/]{0,60})|\.(?:pdf|full|html|full-text))\Z",
    re.IGNORECASE,
)
_VERSION = pattern(r"v\d{1,2}\Z")


class Candidate(Struct, frozen=True):
    """An identifier that a text may mean. Candidates of one `place` are cuts of each other."""

    identifier: Identifier
    matched_by: MatchedBy
    place: int = 0


class Match(Struct, frozen=True):
    """One of our outputs is meant: by which identifier, how found, how sure (0–1)."""

    output: int
    identifier: Identifier
    matched_by: MatchedBy
    confidence: float = 1.0


def candidates(text: str) -> tuple[Candidate, ...]:
    """All identifiers a text may mean: DOIs, then PMID, PMCID, arXiv, ISBN, handles, addresses."""
    found: dict[Identifier, Candidate] = {}
    place = 0
    for piece in _pieces(text):
        for matched_by, group in _places(piece):
            place += 1
            for identifier in group:
                found.setdefault(identifier, Candidate(identifier, matched_by, place))
    return tuple(found.values())


def find(texts: Iterable[str], owned: Callable[[Identifier], Sequence[int]]) -> tuple[Match, ...]:
    """The outputs that the texts (and links) name; each output once, by its surest identifier.

    `owned` gives the outputs that carry an identifier, empty where none does.
    """
    matches: dict[int, Match] = {}
    for text in texts:
        settled = -1
        for candidate in candidates(text):
            if candidate.place == settled:
                continue
            outputs = owned(candidate.identifier)
            if not outputs:
                continue
            settled = candidate.place
            confidence = _CONFIDENCE.get(candidate.matched_by, 1.0)
            for output in outputs:
                known = matches.get(output)
                if known is None or known.confidence < confidence:
                    matches[output] = Match(output, candidate.identifier, candidate.matched_by, confidence)
    return tuple(matches.values())


#: An ISBN may name the whole volume, an address may have moved: a little less sure than an identifier.
_CONFIDENCE = {MatchedBy.ISBN: 0.9, MatchedBy.URL: 0.95}


def _pieces(text: str) -> Iterator[str]:
    text = text[:LONGEST]
    for start in range(0, max(len(text), 1), PIECE):
        piece = unwrapped(text[start : start + PIECE + OVERLAP])
        yield piece
        if not piece.isascii():
            mended = inside(piece)
            if mended != piece:
                yield mended


def _places(text: str) -> Iterator[tuple[MatchedBy, list[Identifier]]]:
    lower = text.lower()
    if "10." in text:
        for raw in _once(_DOI, text):
            yield MatchedBy.DOI, [Identifier(Kind.DOI, cut) for cut in _cuts(raw)]
    if "nature.com/articles/" in lower:
        for raw in _once(_NATURE, text):
            yield MatchedBy.DOI, [Identifier(Kind.DOI, cut) for cut in _cuts(f"10.1038/{raw}")]
    yield from _numbered(text, lower)
    if "http" in lower:
        for raw in _once(_URL, text):
            urls = dict.fromkeys(filter(None, map(normalise_url, _url_cuts(raw))))
            yield MatchedBy.URL, [Identifier(Kind.URL, url) for url in urls]


def _numbered(text: str, lower: str) -> Iterator[tuple[MatchedBy, list[Identifier]]]:
    for hint, numbered, matched_by, kind, form in _NUMBERED:
        if hint in lower:
            for raw in _once(numbered, text):
                value = form(raw)
                if value is not None:
                    yield matched_by, [Identifier(kind, value)]
    if "hdl" in lower:
        for raw in _once(_HANDLE, text):
            cuts = filter(None, map(forms.handle, _handle_cuts(trimmed(raw))))
            yield MatchedBy.HANDLE, [Identifier(Kind.HANDLE, cut) for cut in cuts]


def _once(pattern: re.Pattern[str], text: str) -> dict[str, None]:
    """What the pattern finds, each spelling once, in order of place: its group where it has one."""
    return dict.fromkeys(found.group(found.lastindex or 0) for found in pattern.finditer(text))


#: A word without which the pattern can't match, the pattern, how it counts, the kind, the normal form.
_NUMBERED: tuple[tuple[str, re.Pattern[str], MatchedBy, Kind, Callable[[str], str | None]], ...] = (
    ("m", _PMID, MatchedBy.PMID, Kind.PMID, forms.pmid),
    ("pmc", _PMCID, MatchedBy.PMCID, Kind.PMCID, forms.pmcid),
    ("nbk", _NBK, MatchedBy.URL, Kind.NBK, forms.nbk),
    ("arxiv", _ARXIV, MatchedBy.ARXIV, Kind.ARXIV, forms.arxiv_number),
    ("isbn", _ISBN, MatchedBy.ISBN, Kind.ISBN, forms.isbn),
)


def _cuts(found: str) -> list[str]:
    """A DOI as found and what may be it: whole, before # ? &, without page names, before / and ;."""
    prefix, _, suffix = found.partition("/")
    kept: dict[str, None] = {}

    def keep(text: str) -> None:
        text = trimmed(text)
        if text and len(kept) < 40:
            kept.setdefault(fold_ascii(f"{prefix}/{text}"))

    keep(suffix)
    for mark in "#?&":
        if mark in suffix:
            suffix = suffix.partition(mark)[0]
            keep(suffix)
    bare = trimmed(suffix)
    while (shorter := _PAGE.sub("", bare)) != bare:
        bare = shorter
        keep(bare)
    versionless = _VERSION.sub("", bare)
    keep(versionless)
    while "/" in bare:
        bare = bare.rpartition("/")[0]
        keep(bare)
    if ";" in suffix:
        keep(suffix.rpartition(";")[0])
    for mark in "])":
        if f"{mark}(" in suffix or f"{mark}[" in suffix:
            keep(re.split(r"[\])][(\[]", suffix, maxsplit=1)[0])
    return list(kept)


def _handle_cuts(found: str) -> list[str]:
    cuts = [found]
    while found.count("/") > 1 and len(cuts) < 6:
        found = found.rpartition("/")[0]
        cuts.append(found)
    return cuts


def _url_cuts(found: str) -> list[str]:
    whole = trimmed(found)
    cuts = [found.rstrip(".,;:!?'\""), whole]
    for mark in "#?":
        if mark in whole:
            whole = whole.partition(mark)[0]
            cuts.append(whole)
    return cuts
