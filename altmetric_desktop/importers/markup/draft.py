"""One record in the making: what every producer's reader fills in, and the rule of refusal at its end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identifiers import Reading, examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.people import MOST, person_of
from altmetric_desktop.importers.text import plain_or_none

Drafted = tuple[Record | None, list[Problem]]

#: What producers call the kinds of identifiers, without case and signs.
_SCHEMES: dict[str, Kind] = {
    name: kind
    for kind, names in {
        Kind.DOI: "doi",
        Kind.PMID: "pmid pubmed pubmedid medline",
        Kind.PMCID: "pmc pmcid pmcentral pubmedcentral pubmedcentralid",
        Kind.ARXIV: "arxiv arxivid arxivpii",
        Kind.ISBN: "isbn isbn10 isbn13 eisbn pisbn",
        Kind.HANDLE: "handle hdl",
        Kind.URN: "urn nbn urnnbn",
        Kind.ADS: "ads bibcode adsbibcode",
        Kind.SSRN: "ssrn ssrnid",
        Kind.REPEC: "repec",
        Kind.EID: "eid scopus scopusid scopuseid",
        Kind.WOS: "wos wosid wosuid isi ut webofscience isiut woslite",
        Kind.OPENALEX: "openalex openalexid",
        Kind.NIHMS: "nihms nihmsid mid manuscriptid",
        Kind.NBK: "nbk nbkid bookaccession bookshelf bookshelfid",
        Kind.URL: "uri url purl",
    }.items()
    for name in names.split()
}
_SIGNS = pattern(r"[\W_]+")
_ALTERNATIVE = pattern(r"info:eu-repo/semantics/altIdentifier/([\w-]{2,20})/(.{1,2000})", re.DOTALL)
_ISSN = pattern(r"(?:urn:|e-?|p-?)?issn\b|\d{4}-\d{3}[\dXx]\Z", re.IGNORECASE)
_RESOLVER = pattern(r"https?://[^?\s]{1,200}\?urn=(urn:nbn:[^\s&]{1,300})", re.IGNORECASE)
_WEB = pattern(r"https?://", re.IGNORECASE)


def first(*texts: str) -> str | None:
    """The first text that says something, as plain text on one line."""
    for text in texts:
        found = plain_or_none(text) if text else None
        if found:
            return found
    return None


def span(begin: str, end: str) -> str:
    """`10` and `19` → `10–19`; one of them alone, or the end inside the begin, as it stands."""
    begin, end = begin.strip(), end.strip()
    return f"{begin}–{end}" if begin and end and begin != end and not begin.endswith(end) else begin or end


def person(family: str, given: str = "", orcid: str = "") -> Person | None:
    """A person from its parts; a name that is one piece goes to `family`."""
    family, given = " ".join(family[:300].split()), " ".join(given[:300].split())
    name = f"{family}, {given}" if family and given else family or given
    known = person_of(name) if name else None
    if known is None or known.orcid or not orcid:
        return known
    return Person(known.name, forms.orcid(orcid.strip()[:100]))


def corporate(name: str) -> Person | None:
    """A group or an institution: its name isn't turned round (`Global Forest Watch`)."""
    known = plain_or_none(name)
    return Person(known) if known and len(known) <= 300 else None


class Draft:
    """The fields of one record as they are found. `row` is its place in the file, counted from 1."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.names = Identifiers(row)
        self.title: str | None = None
        self.type: OutputType | None = None
        self.venue: str | None = None
        self.publisher: str | None = None
        self.volume: str | None = None
        self.issue: str | None = None
        self.pages: str | None = None
        self.abstract: str | None = None
        self.language: str | None = None
        self.dates: list[str] = []
        self.authors: list[Person] = []
        self.ours: list[Person] = []
        self.units: list[Unit] = []

    def has(self, kind: Kind) -> bool:
        """Whether an identifier of this kind is known already."""
        return any(identifier.kind is kind for identifier in self.names.found)

    def labelled(self, scheme: str, value: str, column: str) -> bool:
        """An identifier whose kind is said beside it; False where the kind is none of ours."""
        kind = _SCHEMES.get(_SIGNS.sub("", scheme).casefold())
        value = value.strip()
        if kind is None or not value:
            return False
        if kind is Kind.EID and "2-s2.0-" not in value and value.isdigit():
            value = f"2-s2.0-{value}"
        self.names.add(kind, value, column)
        return True

    def loose(self, value: str, column: str) -> bool:
        """A value that must say itself what it is; True where it was an identifier or an address."""
        value = value.strip()[:4096]
        known = _ALTERNATIVE.fullmatch(value)
        if known is not None:
            return self.labelled(known.group(1), known.group(2), column)
        if _ISSN.match(value):
            return True
        resolver = _RESOLVER.search(value)
        if resolver is not None:
            self.names.add(Kind.URN, resolver.group(1), column)
            return True
        if _WEB.match(value):
            self.names.add(Kind.URL, value, column)
            return True
        found = recognise(value)
        if found is not None:
            self.names.found.setdefault(found)
        return found is not None

    def quietly(self, kind: Kind, values: Iterable[str]) -> None:
        """What of these is of this kind; the others are no mistakes (an ISSN beside ISBNs)."""
        for value in values:
            short = kind is Kind.ISBN and sum(mark.isdigit() for mark in value) < 9
            if not short and examine(kind, value).reading is Reading.OK:
                self.names.add(kind, value, "")

    def add_person(self, found: Person | None, *, ours: bool = False) -> None:
        """One more author, in order; nobody is nobody."""
        if found is not None and len(self.authors) < MOST:
            self.authors.append(found)
            if ours:
                self.ours.append(found)

    def finish(self, column: str = "", value: str = "") -> Drafted:
        """The record, or its refusal by exactly one problem; `column` and `value` say what it was."""
        if not self.names.stands(self.title):
            return None, refused(self.row, self.names.problems, column, " ".join(value[:400].split()))
        own, container = self.names.parted(self.type)
        year, published = dated(*self.dates)
        record = Record(
            self.row, self.title, own, container, year, published, self.type,
            venue=self.venue, publisher=self.publisher, volume=self.volume, issue=self.issue,
            pages=self.pages, authors=tuple(dict.fromkeys(self.authors)),
            our_authors=tuple(dict.fromkeys(self.ours)), units=tuple(dict.fromkeys(self.units)),
            abstract=self.abstract, language=self.language,
        )  # fmt: skip
        return record, self.names.problems
