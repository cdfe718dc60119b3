"""PubMed's MEDLINE text (.nbib, also named .ris or .txt) → records.

`TAG - value` with the tag padded to four, continuations of six blanks, an empty line between records. Tags:
nlm.nih.gov/bsd/mms/medlineelements.html. An entry begins at its `PMID`.
"""

from __future__ import annotations

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
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
    groups,
    has,
    people,
)
from altmetric_desktop.importers.tagged.lines import MOST_VALUES, Entry, Grammar, entries, tag_set
from altmetric_desktop.importers.types import type_of

_GRAMMAR = Grammar(
    pattern(r"([A-Z]{2,4}) {0,2}- ?(.*)"),
    wanted=tag_set(
        "PMID PMC MID LID AID ISBN TI BTI TT DP DEP CTDT VI IP PG AB FAU AU AUID CN FED ED FIR IR LA PT JT TA"
        " PB"
    ),
    leaders=frozenset({"PMID"}),
    ordered=tag_set("FAU AU AUID CN FED ED FIR IR"),
)
_SUFFIX = pattern(r"(.{1,4000}?)\s{0,5}\[(\w{2,20})\]\s{0,5}")
#: The most telling of several publication types wins; the rest go by their order.
_TELLING = (OutputType.CHAPTER, OutputType.BOOK, OutputType.PREPRINT, OutputType.REVIEW, OutputType.DATASET)


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of an export."""
    return composed_of(entries(text, _GRAMMAR), text, _compose, progress)


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    _identify(entry, gathered)
    book, own = entry.first("BTI"), entry.first("TI")
    year, published = dated(entry.first("DP"), entry.first("DEP"), entry.first("CTDT"))
    composed.take(
        Record(
            entry.row, own or book or entry.first("TT"), year=year, published=published,
            type=_kind(entry, own is not None),
            venue=book if own and book else entry.first("JT", "TA"), publisher=entry.first("PB"),
            volume=entry.first("VI"), issue=entry.first("IP"), pages=entry.first("PG"),
            authors=_authors(entry), abstract=entry.first("AB"), language=entry.first("LA"),
        ),
        gathered, "PMID", entry.opening(),
    )  # fmt: skip


def _identify(entry: Entry, gathered: Identifiers) -> None:
    """LID and AID say what they hold: `[doi]`, `[bookaccession]` (Bookshelf); `[pii]` is none."""
    for tag in ("LID", "AID"):
        for value in entry.all(tag):
            found = _SUFFIX.fullmatch(value)
            if found is not None and found.group(2).lower() == "doi" and not has(gathered, Kind.DOI):
                gathered.add(Kind.DOI, found.group(1), tag)
            elif found is not None and found.group(2).lower() == "bookaccession":
                add_if_sound(gathered, Kind.NBK, [found.group(1)])
    for value in entry.all("PMID"):
        gathered.add(Kind.PMID, value, "PMID")
    for value in entry.all("PMC"):
        gathered.add(Kind.PMCID, value, "PMC")
    add_if_sound(gathered, Kind.NIHMS, entry.all("MID"))
    add_isbns(gathered, entry.all("ISBN"))


def _kind(entry: Entry, titled: bool) -> OutputType | None:
    kinds = [kind for kind in map(type_of, entry.all("PT")) if kind is not None]
    if "BTI" in entry:
        return OutputType.CHAPTER if titled else OutputType.BOOK
    return next((kind for kind in _TELLING if kind in kinds), kinds[0] if kinds else None)


def _authors(entry: Entry) -> tuple[Person, ...]:
    """Full names, short ones where there is none; an ORCID follows the name that it belongs to.

    Editors of a whole book where it has no authors.
    """
    found = _named(entry, "FAU", "AU")
    if not found and "TI" not in entry:
        found = _named(entry, "FED", "ED")
    return tuple(dict.fromkeys(found))


def _named(entry: Entry, full: str, short: str) -> list[Person]:
    """Names in their order. What follows a name that is none (`et al.`) belongs to nobody."""
    found: list[Person] = []
    before, owned = "", False
    for tag, value in entry.pairs():
        if tag == "AUID":
            orcid = forms.orcid(value.upper().removeprefix("ORCID:").strip())
            if owned and orcid is not None and found[-1].orcid is None:
                found[-1] = Person(found[-1].name, orcid)
        elif tag == short and before == full:
            before = tag
        else:
            new = _people(tag, value, full, short) if len(found) < MOST_VALUES else ()
            before, owned = tag, bool(new)
            found += new
    return found


def _people(tag: str, value: str, full: str, short: str) -> tuple[Person, ...]:
    if tag in (full, short):
        return people([value])
    return groups([value]) if tag == "CN" and full == "FAU" else ()
