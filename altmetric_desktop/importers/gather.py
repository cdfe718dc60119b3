"""From cells to a record's identifiers, with the rule of refusal; shared by every reader.

A record with a title or an identifier stands. One with neither is refused, with exactly one problem of
severity REFUSED, so that counting those counts the refused rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.identifiers import Finding, Reading, examine, recognise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.domain.urls import normalise_url
from altmetric_desktop.importers.text import shown

#: Types that an ISBN names themselves; for others it names the volume that contains them.
WHOLE = frozenset(
    {OutputType.BOOK, OutputType.REPORT, OutputType.THESIS, OutputType.DATASET, OutputType.SOFTWARE}
)

#: Hosts of the databases that lists come from: their record pages are no addresses of the work.
_DATABASES = (
    "https://scopus.com/", "https://webofscience.com/", "https://gateway.webofknowledge.com/", "https://lens.org/",
    "https://link.lens.org/", "https://app.dimensions.ai/", "https://altmetric.com/", "https://scholar.google.",
    "https://ovidsp.", "https://search.ebscohost.com/", "https://openurl.ebsco.com/", "https://badges.altmetric.com/",
    "https://api.altmetric.com/", "https://embase.com/", "https://search.proquest.com/", "https://cochranelibrary.com/central/",
)  # fmt: skip
_PATH = re.compile(r"https://[^/?#]{3,260}[/?#].")
_PLAIN = re.compile(r"https?://[^\s|;\"<>]{4,1000}")
_TELLING = re.compile(
    r"10\.\d{4}|doi\.|ncbi\.nlm|arxiv|handle\.net|resolving|clinicaltrials|adsabs|ssrn|repec|openalex|europepmc|isbn",
    re.IGNORECASE,
)
#: The record page of Scopus is no address of the work, but says its number there.
_SCOPUS = re.compile(r"\bscopus\.com/[^\s?]{1,60}\?[^\s]{0,200}?\beid=(2-s2\.0-\d{5,15})\b")
_CITED_DOI = re.compile(r"doi(?:\.org/|:\s{0,2}| )10\.\d{4,9}/", re.IGNORECASE)


def is_database(address: str) -> bool:
    """Whether an address is the record page of a database from which lists come."""
    return address.replace("//www.", "//", 1).startswith(_DATABASES)


def is_page(address: str) -> bool:
    """Whether a normal address may be that of one work: no mere host, no database's record page."""
    return not address.startswith(_DATABASES) and _PATH.match(address) is not None


def page(cell: str) -> str | None:
    """The normal address of a cell that is one plain address; None = it may hold more, look closely."""
    if _PLAIN.fullmatch(cell) is None or _TELLING.search(cell) is not None:
        return None
    address = normalise_url(cell)
    return address if address is not None and is_page(address) else None


class Identifiers:
    """The identifiers of one record, as its cells are read one by one."""

    __slots__ = ("column", "found", "problems", "row")

    def __init__(self, row: int) -> None:
        self.row = row
        self.found: dict[Identifier, None] = {}
        self.problems: list[Problem] = []

    def add(self, kind: Kind, cell: str, column: str) -> None:
        """Read one cell of a column (or tag, or field) of this kind."""
        if kind is Kind.DOI and CLEAN.fullmatch(cell):
            self.found[Identifier(Kind.DOI, cell.lower())] = None
            return
        if kind is Kind.URL:
            self._add_url(cell)
            return
        known = recognise(cell) if kind is Kind.LOCAL and (":" in cell or "/" in cell) else None
        if known is not None:
            self.found.setdefault(known)
            return
        self.take(examine(kind, cell), cell, column)

    def take(self, finding: Finding, cell: str, column: str) -> None:
        """Keep what was found and note what there is to say about it; an address must be that of one work."""
        for identifier in finding.identifiers:
            if identifier.kind is Kind.URL and not is_page(identifier.value):
                self.problems.append(Problem(self.row, column, shown(cell), "address-of-no-work"))
                return
            self.found.setdefault(identifier)
        if finding.code:
            self.problems.append(
                Problem(self.row, column, shown(cell), finding.code, Severity.NOTE, finding.repaired)
            )

    def _add_url(self, cell: str) -> None:
        """The work's own addresses are kept; a link to a DOI or a record is that identifier."""
        for token in re.split(r"[\s|]+|;(?=\s|http)", cell[:4096])[:5]:
            if not token:
                continue
            found = recognise(token)
            if found is None:
                finding = examine(Kind.URL, token)
                found = finding.identifiers[0] if finding.reading is Reading.OK else None
            if found is None or (found.kind is Kind.URL and not is_page(found.value)):
                number = _SCOPUS.search(token)
                if number is not None:
                    self.found.setdefault(Identifier(Kind.EID, number.group(1)))
                continue
            if found.kind is not Kind.URL and any(known.kind is found.kind for known in self.found):
                continue
            if found.kind is Kind.DOI and "doi.org" not in token and self.found:
                continue
            self.found.setdefault(found)

    def parted(self, kind: OutputType | None) -> tuple[tuple[Identifier, ...], tuple[Identifier, ...]]:
        """(own, of the container): an ISBN names a book, or the volume around a chapter."""
        own: list[Identifier] = []
        container: list[Identifier] = []
        others = any(identifier.kind is not Kind.ISBN for identifier in self.found)
        for identifier in self.found:
            is_own = identifier.kind is not Kind.ISBN or kind in WHOLE or (kind is None and not others)
            (own if is_own else container).append(identifier)
        return tuple(own), tuple(container)

    def stands(self, title: str | None) -> bool:
        """Whether there is a record: a title, or a name that the world knows (an own number is none)."""
        return bool(title) or any(identifier.kind is not Kind.LOCAL for identifier in self.found)


def refused(row: int, problems: Iterable[Problem], column: str, cell: str) -> list[Problem]:
    """The problems of a refused row: the first says why it was refused, the others are notices."""
    known = list(problems)
    for place, problem in enumerate(known):
        if problem.code not in ("other-kind", "row-long"):
            known[place] = Problem(
                problem.row, problem.column, problem.value, problem.code, Severity.REFUSED, problem.repaired
            )
            return known
    return [*known, Problem(row, column, shown(cell), "no-identifier", Severity.REFUSED)]


def cites_doi(title: str) -> bool:
    """Whether a title is a whole reference with its DOI inside."""
    return "10." in title and _CITED_DOI.search(title) is not None
