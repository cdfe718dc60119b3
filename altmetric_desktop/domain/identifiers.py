"""Text → Identifier. Total functions: any text gives an identifier or None, never an exception.

Normal forms follow `docs/identifiers.md`; a DOI compares in lower case (ASCII fold only).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import quote

from msgspec import Struct

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.cleaning import inside, is_empty, trimmed, wrapping
from altmetric_desktop.domain.doi import read_doi
from altmetric_desktop.domain.forms import arxiv_number
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.urls import normalise_url

#: The normal form by kind, DOIs and addresses excepted.
FORMS: dict[Kind, Callable[[str], str | None]] = {
    Kind.PMID: forms.pmid,
    Kind.PMCID: forms.pmcid,
    Kind.ARXIV: arxiv_number,
    Kind.ISBN: forms.isbn,
    Kind.HANDLE: forms.handle,
    Kind.URN: forms.urn,
    Kind.ADS: forms.ads,
    Kind.SSRN: forms.ssrn,
    Kind.REPEC: forms.repec,
    Kind.NCT: forms.nct,
    Kind.SHORT_DOI: forms.short_doi,
    Kind.EID: forms.eid,
    Kind.WOS: forms.wos,
    Kind.OPENALEX: forms.openalex,
    Kind.NIHMS: forms.nihms,
    Kind.NBK: forms.nbk,
    Kind.LOCAL: forms.local,
}

#: What an unlabelled token must begin with to be taken as this kind; the order decides.
_TELLING: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, pattern(text, re.IGNORECASE))
    for kind, text in (
        (
            Kind.PMID,
            r"pmid\b|pubmed[\s:]|https?://(?:www\.)?(?:pubmed\.ncbi|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/)|https?://europepmc\.org/(?:abstract|article)/MED/",
        ),
        (
            Kind.PMCID,
            r"PMC\s?\d|pmcid\b|https?://(?:www\.|pmc\.)?ncbi\.nlm\.nih\.gov/(?:pmc/)?articles/|https?://europepmc\.org/(?:abstract|article|articles)/PMC",
        ),
        (Kind.ARXIV, r"arxiv[\s:]|(?:https?://)?(?:www\.)?arxiv\.org/"),
        (Kind.HANDLE, r"(?:https?://)?hdl\.handle\.net/|hdl:|info:hdl/"),
        (Kind.ISBN, r"(?:urn:)?(?:e-?)?isbn|97[89][\d-]{10,14}$"),
        (Kind.URN, r"urn:|https?://nbn-resolving\."),
        (Kind.NCT, r"NCT\d{8}|https?://(?:www\.)?clinicaltrials\.gov/"),
        (Kind.ADS, r"https?://(?:ui\.)?adsabs\.harvard\.edu/"),
        (Kind.SSRN, r"ssrn[:=]|(?:https?://)?(?:papers\.|www\.)?ssrn\.com/"),
        (Kind.REPEC, r"RePEc:"),
        (Kind.EID, r"(?:eid\s?[:=]\s?)?2-s2\.0-"),
        (Kind.WOS, r"(?:WOS|ISI|UT):"),
        (Kind.OPENALEX, r"https?://(?:api\.)?openalex\.org/"),
        (Kind.NIHMS, r"(?:NIHMSID\s?[:=]?\s{0,3})?NIHMS-?\d{3}"),
        (Kind.NBK, r"NBK\d|https?://(?:www\.)?ncbi\.nlm\.nih\.gov/books/(?:n/[\w-]{1,60}/)?NBK"),
    )
)


class Reading(StrEnum):
    """What became of a cell."""

    OK = "ok"
    REPAIRED = "repaired"
    OTHER_KIND = "other-kind"
    SHORT = "short"
    REFUSED = "refused"
    EMPTY = "empty"


class Finding(Struct, frozen=True):
    """One cell looked at. `code` names the sentence `problem.CODE`, empty where there is nothing to say.

    `identifiers` may be several (two DOIs in a cell) and of another kind than asked for (a
    repository's address in a DOI column). `repaired` is what we read instead of what stands there.
    """

    reading: Reading
    code: str = ""
    identifiers: tuple[Identifier, ...] = ()
    repaired: str = ""


def examine(kind: Kind, text: str) -> Finding:
    """What a cell of a column of this kind holds. Total; work is bounded (the text is cut at 4 KB)."""
    if kind is Kind.DOI:
        return _examine_doi(text)
    cell = wrapping(text)
    if is_empty(inside(cell)):
        return Finding(Reading.EMPTY)
    value = _value(kind, cell)
    if value is not None:
        return Finding(Reading.OK, "", (Identifier(kind, value),))
    several = _several(kind, cell)
    if several:
        return Finding(Reading.OK, "", several)
    other = recognise(cell)
    if other is not None and other.kind is not kind:
        return Finding(Reading.OTHER_KIND, "other-kind", (other,), other.value)
    return Finding(Reading.REFUSED, f"{kind.value}-invalid")


def normalise(kind: Kind, text: str) -> Identifier | None:
    """The identifier of this kind in its normal form, None where the text holds none. Idempotent."""
    found = examine(kind, text).identifiers
    return found[0] if found and found[0].kind is kind else None


def recognise(text: str) -> Identifier | None:
    """The identifier in an unlabelled token: its own form must say what it is; a bare number says nothing."""
    cell = trimmed(inside(wrapping(text)))
    if len(cell) < 5:
        return None
    for kind, telling in _TELLING:
        if telling.match(cell):
            value = _value(kind, cell)
            if value is not None:
                return Identifier(kind, value)
    if " " in cell and not cell.lower().startswith(("doi", "http")):
        return None
    found = read_doi(cell)
    if found.values:
        return Identifier(Kind.DOI, found.values[0])
    if found.short and found.code == "short-doi":
        return Identifier(Kind.SHORT_DOI, found.short)
    if re.match(r"https?://", cell, re.IGNORECASE):
        value = _value(Kind.URL, cell)
        return None if value is None else Identifier(Kind.URL, value)
    return None


def equivalents(identifier: Identifier) -> tuple[Identifier, ...]:
    """The same work under its other name: arXiv and SSRN numbers are also DOIs (DataCite, Crossref)."""
    value = identifier.value
    if identifier.kind is Kind.ARXIV:
        return (Identifier(Kind.DOI, f"10.48550/arxiv.{value.lower()}"),)
    if identifier.kind is Kind.SSRN:
        return (Identifier(Kind.DOI, f"10.2139/ssrn.{value}"),)
    if identifier.kind is Kind.DOI and value.startswith("10.48550/arxiv."):
        number = arxiv_number(value)
        return () if number is None else (Identifier(Kind.ARXIV, number),)
    if identifier.kind is Kind.DOI and value.startswith("10.2139/ssrn."):
        number = value.removeprefix("10.2139/ssrn.")
        return (Identifier(Kind.SSRN, number),) if number.isascii() and number.isdigit() else ()
    return ()


def link(identifier: Identifier) -> str | None:
    """The public https address of an identifier, None where the world has none for it."""
    value = identifier.value
    if identifier.kind is Kind.URL:
        return value if value.startswith("https://") else None
    if identifier.kind is Kind.URN:
        return (
            f"https://nbn-resolving.org/{quote(value, safe=':;/-._')}"
            if value.startswith("urn:nbn:")
            else None
        )
    if identifier.kind is Kind.SHORT_DOI:
        return f"https://doi.org/{quote(value.removeprefix('10/'))}"
    pattern = _LINKS.get(identifier.kind)
    return None if pattern is None else pattern.format(quote(value, safe="/:;().,-_~"))


_LINKS = {
    Kind.DOI: "https://doi.org/{}",
    Kind.PMID: "https://pubmed.ncbi.nlm.nih.gov/{}/",
    Kind.PMCID: "https://pmc.ncbi.nlm.nih.gov/articles/{}/",
    Kind.ARXIV: "https://arxiv.org/abs/{}",
    Kind.ISBN: "https://openlibrary.org/isbn/{}",
    Kind.HANDLE: "https://hdl.handle.net/{}",
    Kind.ADS: "https://ui.adsabs.harvard.edu/abs/{}/abstract",
    Kind.SSRN: "https://ssrn.com/abstract={}",
    Kind.REPEC: "https://econpapers.repec.org/{}",
    Kind.NCT: "https://clinicaltrials.gov/study/{}",
    Kind.EID: "https://www.scopus.com/record/display.uri?eid={}&origin=inward",
    Kind.WOS: "https://www.webofscience.com/wos/woscc/full-record/{}",
    Kind.OPENALEX: "https://openalex.org/{}",
    Kind.NBK: "https://www.ncbi.nlm.nih.gov/books/{}/",
}


def _examine_doi(text: str) -> Finding:
    found = read_doi(text)
    if found.values:
        identifiers = tuple(Identifier(Kind.DOI, value) for value in found.values)
        reading = Reading.REPAIRED if found.repaired else Reading.OK
        shown = "; ".join(found.values) if found.code else ""
        return Finding(reading, found.code, identifiers, shown)
    if found.short:
        return Finding(Reading.SHORT, found.code, (Identifier(Kind.SHORT_DOI, found.short),), found.short)
    if found.code == "empty":
        return Finding(Reading.EMPTY)
    if found.code == "doi-none":
        other = recognise(text)
        if other is not None:
            return Finding(Reading.OTHER_KIND, "other-kind", (other,), other.value)
    return Finding(Reading.REFUSED, found.code)


def _several(kind: Kind, cell: str) -> tuple[Identifier, ...]:
    """Several identifiers in one cell (ISBNs of print and e-book, handles), if every piece is one."""
    pieces = [piece for piece in re.split(r"[;,|\s]+", cell) if re.search(r"\d", piece)]
    if not 1 <= len(pieces) <= 50:
        return ()
    values = [_value(kind, piece) for piece in pieces]
    return tuple(dict.fromkeys(Identifier(kind, value) for value in values if value is not None))


def _value(kind: Kind, cell: str) -> str | None:
    """The normal form by kind, None where the text is none; the text is wrapped (cut, plain blanks)."""
    if kind is Kind.DOI:
        values = read_doi(cell).values
        return values[0] if values else None
    if kind is Kind.URL:
        return normalise_url(cell)
    return FORMS[kind](inside(cell).strip())
