"""EndNote's tagged export and classic refer (.enw): `%0 Journal Article`, `%A Doe, Jane` → records.

Tags: EndNote's "EndNote Export" filter and refer(1). EndNote begins a record with `%0`; refer has no such
tag and parts records by blank lines. CNKI writes all authors on one line (`%A Li%A Wang`).
"""

from __future__ import annotations

from altmetric_desktop.domain.identifiers import examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import (
    Composed,
    add_if_sound,
    add_isbns,
    composed_of,
    has,
    kind_of,
    people,
)
from altmetric_desktop.importers.tagged.glue import unglued
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries

_GRAMMAR = Grammar(
    pattern(r"[ \t]{0,4}%([0-9A-Zf!#$&()*+<=>?@\[\]^~])(?:[ \t](.*))?$"),
    wanted=frozenset("0ABDEGIJMNPRTUVWX@289~"),
    leaders=frozenset("0"),
    openers=frozenset("ATEB"),
    title="T",
)
_BEGINS = pattern(r"(?<![^;\s])%0 [^\W\d_]")
_TYPES = {
    "electronic article": OutputType.ARTICLE,
    "edited book": OutputType.BOOK,
    "electronic book": OutputType.BOOK,
    "serial": OutputType.BOOK,
    "electronic book section": OutputType.CHAPTER,
    "conference paper": OutputType.CONFERENCE,
    "unpublished work": OutputType.OTHER,
    "computer program": OutputType.SOFTWARE,
    "online database": OutputType.DATASET,
    "generic": OutputType.OTHER,
}
_WORKS = frozenset({OutputType.BOOK, OutputType.CHAPTER, OutputType.CONFERENCE})


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a list."""
    return composed_of(entries(unglued(text, _BEGINS), _GRAMMAR), text, _compose, progress)


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    kind = kind_of(entry.all("0", "9"), _TYPES)
    _identify(entry, gathered, kind)
    day, stated = entry.first("8"), entry.first("D")
    year, published = dated(stated, f"{day} {stated}" if day and stated and stated not in day else day)
    title = entry.first("T")
    if kind is None and entry.first("J"):
        kind = OutputType.ARTICLE if title and "0" not in entry else None
    composed.take(
        Record(
            entry.row, title, year=year, published=published, type=kind,
            venue=entry.first("J") or (None if kind is OutputType.BOOK else entry.first("B")),
            publisher=entry.first("I"), volume=entry.first("V"), issue=entry.first("N"),
            pages=entry.first("P"), authors=people(_names(entry, kind)),
            abstract=entry.first("X"), language=entry.first("G"),
        ),
        gathered, "%R", entry.opening(),
    )  # fmt: skip


def _names(entry: Entry, kind: OutputType | None) -> list[str]:
    names = entry.all("A") or (entry.all("E") if kind is OutputType.BOOK else [])
    return [name for value in names for name in value.split("%A ")]


def _identify(entry: Entry, gathered: Identifiers, kind: OutputType | None) -> None:
    for value in entry.all("R"):
        _electronic(gathered, value)
    for value in entry.all("2"):
        if value[:3].upper() == "PMC":
            gathered.add(Kind.PMCID, value, "%2")
    medline = any(
        name in cell.casefold() for cell in entry.all("W", "~") for name in ("pubmed", "medline", "nlm")
    )
    for value in entry.all("M"):
        known = recognise(value)
        if known is not None:
            gathered.found.setdefault(known)
        elif medline and not has(gathered, Kind.PMID):
            add_if_sound(gathered, Kind.PMID, [value])
    if kind in _WORKS or kind is None or kind is OutputType.THESIS:
        add_isbns(gathered, entry.all("@"))
    for value in entry.all("U"):
        gathered.add(Kind.URL, value, "%U")


def _electronic(gathered: Identifiers, value: str) -> None:
    """`%R` is EndNote's DOI and refer's number of a report: what has no sign of a DOI is passed over."""
    finding = examine(Kind.DOI, value)
    if not has(gathered, Kind.DOI) and (finding.identifiers or finding.code != "doi-none"):
        gathered.take(finding, value, "%R")
