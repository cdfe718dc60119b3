"""The normal form of every identifier but DOIs and addresses: one small total function a kind.

Knows strings only. Patterns and checks: docs/identifiers.md. Each takes a text without blanks around
it and gives the normal form or None. A bare number is taken only because the caller knows its column.
"""

from __future__ import annotations

import re
from urllib.parse import unquote

from altmetric_desktop.domain.cleaning import trimmed
from altmetric_desktop.domain.patterns import pattern

_PMID = pattern(
    r"(?:(?:https?://)?(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed/(?:\?term=)?"
    r"|europepmc\.org/(?:abstract|article)/MED/)|(?:pubmed|medline|pmid)(?:\s?id)?\s{0,3}[:=]?\s{0,3}|MED[:/])?"
    r"0{0,20}([1-9]\d{0,7})(?:\.0{1,4})?(?:[/?#\s\[(].{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_PMCID = pattern(
    r"(?:(?:https?://)?(?:www\.|pmc\.)?(?:ncbi\.nlm\.nih\.gov/|europepmc\.org/)(?:pmc/)?articles?/(?:pmc/)?)?"
    r"(?:pmcid\s?:?\s?)?(?:PMC|MC(?=\d{6}))?\s?0{0,5}([1-9]\d{2,8})(?:\.\d{1,2})?(?:[/?#\s].{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_ARXIV = pattern(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf|html|format|ps)/|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\."
    r"|arxiv\s{0,3}[:=]?\s{0,3})?((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Za-z]{2})?/\d{7}))(?:v\d{1,3})?"
    r"(?:\.pdf)?(?:[?#\s\[].{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_HANDLE = pattern(
    r"(?:https?://hdl\.handle\.net/|hdl\.handle\.net/|hdl\s{0,3}[:=]\s{0,3}|info:hdl/|handle\s?:?\s{1,3})?"
    r"(?!10\.\d{4,9}/)(\d[\d.]{0,40}/[^\s\"'<>?#]{1,300})",
    re.IGNORECASE,
)
_URN = pattern(
    r"(?:https?://(?:nbn-resolving\.(?:org|de)|urn\.[a-z.]{2,20}|resolver\.[a-z.]{2,40})/(?:resolver\?identifier=)?)?"
    r"(urn):([a-z0-9][a-z0-9-]{1,31}):([^\s\"<>]{1,300})",
    re.IGNORECASE,
)
_ADS = pattern(
    r"(?:https?://(?:ui\.)?adsabs\.harvard\.edu/(?:abs|#abs)/)?"
    r"((?:1[89]|20)\d{2}[A-Za-z&.][A-Za-z0-9&.]{4}[A-Za-z0-9.]{4}[A-Za-z0-9.][0-9.]{4}[A-Za-z.:])(?:/.{0,40})?"
)
_SSRN = pattern(
    r"(?:(?:https?://)?(?:papers\.|www\.)?ssrn\.com/(?:abstract=|sol3/papers\.cfm\?abstract_id=)|ssrn\s{0,3}[:=]?\s{0,3}"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.2139/ssrn\.)?([1-9]\d{2,9})(?:\.0)?(?:&.{0,200})?",
    re.IGNORECASE,
)
_REPEC = pattern(
    r"(?:https?://econpapers\.repec\.org/)?(RePEc:[a-z0-9]{3}:[a-z0-9]{3,10}:[^\s\"<>]{1,100})", re.IGNORECASE
)
_NCT = pattern(
    r"(?:https?://(?:www\.)?clinicaltrials\.gov/(?:study|ct2/show|show)/)?(NCT\d{8})(?:[/?#].{0,200})?",
    re.IGNORECASE,
)
_EID = pattern(r"(?:eid\s?[:=]\s?)?(2-s2\.0-\d{5,15})", re.IGNORECASE)
_WOS = pattern(r"(?:(?:WOS|ISI|UT)\s?:\s?(?:WOS:)?)?([0-9A-Z]{15})", re.IGNORECASE)
_OPENALEX = pattern(r"(?:https?://(?:api\.)?openalex\.org/(?:works/)?|openalex:)?(W\d{4,12})", re.IGNORECASE)
_NIHMS = pattern(
    r"(?:NIHMSID\s?[:=]?\s{0,3})?(NIHMS|NIHPA|HHSPA|EMS|UKMS|CAMS|HALMS|PMCPA)?[\s:-]{0,3}0{0,5}([1-9]\d{2,8})(?:\.0)?",
    re.IGNORECASE,
)
_NBK = pattern(
    r"(?:(?:https?://)?(?:www\.)?ncbi\.nlm\.nih\.gov/books/(?:n/[\w-]{1,60}/)?)?(?:NBK)?\s?0{0,5}([1-9]\d{0,8})"
    r"(?:\.0)?(?:[/?#].{0,200})?",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = pattern(r"(?:https?://(?:dx\.)?doi\.org/)?(?:10/)?((?!10\b)[a-z0-9]{3,10})", re.IGNORECASE)
_ORCID = pattern(
    r"(?:https?://(?:www\.)?orcid\.org/|orcid\s?:?\s?)?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX])", re.IGNORECASE
)
_ISBN_TEXT = pattern(r"(?:urn:)?(?:e-?)?(?:ISBN)?(?:-1[03])?[:=]?\s{0,3}", re.IGNORECASE)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.fullmatch(text)
    return None if found is None else str(found.group(found.lastindex or 0))


def pmid(text: str) -> str | None:
    """1 to 8 digits, not 0; a sheet's `24038306.0`, labels and PubMed addresses are undone."""
    return _first(_PMID, text)


def pmcid(text: str) -> str | None:
    """`PMC` + 3 to 9 digits; version and misspelt `MC…` undone, digits alone taken."""
    number = _first(_PMCID, text)
    return None if number is None else f"PMC{number}"


def arxiv_number(text: str) -> str | None:
    """An arXiv number without its version, old style with its archive in lower case."""
    found = _first(_ARXIV, text)
    if found is None:
        return None
    archive, slash, number = found.partition("/")
    return found if not slash else f"{_archive(archive)}/{number}"


def _archive(text: str) -> str:
    """`math.gt` → `math`: the subject class is no part of an old number's identity."""
    return text.lower().partition(".")[0]


def isbn(text: str) -> str | None:
    """An ISBN-13 without hyphens; ISBN-10 is converted; a wrong check digit gives None.

    Spreadsheets cut leading zeros off. One is given back; two only where the text says that it is an ISBN:
    every ISSN of eight signs is an ISBN of ten with `00` in front.
    """
    label = _ISBN_TEXT.match(text)
    body = text[label.end() if label else 0 :].strip()
    body = body.removesuffix(".0")
    body = re.split(r"\s?[(\[]", body, maxsplit=1)[0]
    digits = body.replace("-", "").replace(" ", "").upper()
    if not digits.isascii():
        return None
    if re.fullmatch(r"\d{7,9}[\dX]", digits) and (len(digits) > 8 or (label and label.group())):
        digits = digits.zfill(10)
        total = sum((10 - place) * (10 if mark == "X" else int(mark)) for place, mark in enumerate(digits))
        return _to_13(digits) if total % 11 == 0 and int(digits[:9]) else None
    if re.fullmatch(r"97[89]\d{10}", digits) and digits[12] == _check_13(digits):
        return digits
    return None


def _check_13(digits: str) -> str:
    return str(-sum(int(mark) * (3 if place % 2 else 1) for place, mark in enumerate(digits[:12])) % 10)


def _to_13(ten: str) -> str:
    body = "978" + ten[:9]
    return body + _check_13(body)


def handle(text: str) -> str | None:
    """`prefix/suffix` in its own case; a DOI is no handle here."""
    found = _first(_HANDLE, unquote(text, errors="replace") if "%" in text else text)
    return (trimmed(found) or None) if found else None


def urn(text: str) -> str | None:
    """`urn:` and namespace in lower case (RFC 8141), `urn:nbn` wholly (its own rule)."""
    found = _URN.fullmatch(text)
    if found is None:
        return None
    space, rest = found.group(2).lower(), trimmed(found.group(3))
    return f"urn:{space}:{rest.lower() if space == 'nbn' else rest}" if rest else None


def ads(text: str) -> str | None:
    """A bibcode: 19 characters, dots kept."""
    return _first(_ADS, text.replace("%26", "&"))


def ssrn(text: str) -> str | None:
    """The number of an SSRN paper."""
    return _first(_SSRN, text)


def repec(text: str) -> str | None:
    """`RePEc:aaa:series:handle`, the rest in lower case."""
    found = _first(_REPEC, text)
    return None if found is None else "RePEc:" + trimmed(found[6:].lower())


def nct(text: str) -> str | None:
    """A ClinicalTrials.gov number in upper case."""
    found = _first(_NCT, text)
    return None if found is None else found.upper()


def eid(text: str) -> str | None:
    """A Scopus EID."""
    found = _first(_EID, text)
    return None if found is None else found.lower()


def wos(text: str) -> str | None:
    """`WOS:` + 15 characters."""
    found = _first(_WOS, text)
    return f"WOS:{found.upper()}" if found and re.search(r"\d{6}", found) else None


def openalex(text: str) -> str | None:
    """`W` + digits."""
    found = _first(_OPENALEX, text)
    return None if found is None else found.upper()


def nihms(text: str) -> str | None:
    """The number of an author's manuscript at PubMed Central, with its system: `NIHMS123456`, `EMS80451`."""
    found = _NIHMS.fullmatch(text)
    return None if found is None else f"{(found.group(1) or 'NIHMS').upper()}{found.group(2)}"


def nbk(text: str) -> str | None:
    """`NBK` + digits: a book or chapter in NCBI's Bookshelf."""
    number = _first(_NBK, text)
    return None if number is None else f"NBK{number}"


def short_doi(text: str) -> str | None:
    """`10/abc12` in lower case."""
    found = _first(_SHORT, text)
    return None if found is None else f"10/{found.lower()}"


def local(text: str) -> str | None:
    """Any short text on one line: an institution's own number."""
    joined = " ".join(text.split())
    return joined if 0 < len(joined) <= 200 else None


def orcid(text: str) -> str | None:
    """An ORCID iD with hyphens, its check digit tested (ISO 7064 mod 11-2). It names people, not outputs."""
    found = _first(_ORCID, text)
    if found is None or not found.isascii():
        return None
    digits = found.replace("-", "").upper()
    total = 0
    for mark in digits[:15]:
        total = (total + int(mark)) * 2
    check = (12 - total % 11) % 11
    if digits[15] != ("X" if check == 10 else str(check)):
        return None
    return "-".join(digits[at : at + 4] for at in range(0, 16, 4))
