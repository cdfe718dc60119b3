"""Web of Science, tagged (.txt, .ciw, .isi) → records. Only `DI` is the item's DOI; `CR` holds other works'.

Two-letter tags, continuations of three blanks, `PT` … `ER`, `EF` at the file's end. For authors every
continuation is a name of its own; a title is one text. Tags: webofscience.help.clarivate.com, "Web of
Science Core Collection field tags".
"""

from __future__ import annotations

import re

from altmetric_desktop.domain import forms
from altmetric_desktop.domain.identifiers import examine
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import (
    Composed,
    add_first,
    add_isbns,
    composed_of,
    groups,
    has,
    page_range,
    people,
)
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries, tag_set
from altmetric_desktop.importers.text import shown
from altmetric_desktop.importers.types import type_of

_NAMES = frozenset({"AU", "AF", "BA", "BF", "CA", "BE"})
_GRAMMAR = Grammar(
    pattern(r"([A-Z][A-Z0-9])(?: (.*))?$"),
    wanted=_NAMES | tag_set("PT TI SO SE DT LA AB OI PU BN PD PY EA VL IS BP EP AR DI DL D2 PM UT OA"),
    leaders=frozenset({"PT"}),
    enders=frozenset({"ER", "EF", "FN", "VR"}),
    apart=_NAMES,
)  # fmt: skip
_OWNER = pattern(r"\s{0,3}([^;/]{2,200})/\s?(\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX])", re.IGNORECASE)


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of an export; several exports behind one another are read as one."""
    return composed_of(entries(text, _GRAMMAR), text, compose, progress)


def compose(entry: Entry, composed: Composed) -> None:
    """The record of an entry, or its refusal; Web of Science's XML is read through the same tags."""
    gathered = Identifiers(entry.row)
    if entry.cut:
        gathered.problems.append(Problem(entry.row, "", shown(entry.opening()), "record-cut"))
    kind = _kind(entry)
    around = _identify(entry, gathered, kind)
    venue = entry.first("SO", "SE")
    title = entry.first("TI") or (venue if kind is OutputType.BOOK else None)
    stated, early = entry.first("PY"), entry.first("EA")
    day = entry.first("PD")
    year, published = dated(stated, f"{day} {stated}" if day and stated else None, early)
    composed.take(
        Record(
            entry.row, title, year=year, published=published, type=kind,
            venue=None if kind is OutputType.BOOK and venue == title else venue,
            publisher=entry.first("PU"), volume=entry.first("VL"), issue=entry.first("IS"),
            pages=page_range(entry.first("BP"), entry.first("EP")) or entry.first("AR"),
            authors=_authors(entry, kind), abstract=entry.first("AB"), language=entry.first("LA"),
            open_access=entry.first("OA"),
        ),
        gathered, "DI", entry.opening(), around,
    )  # fmt: skip


def _kind(entry: Entry) -> OutputType | None:
    """By the document type; `Article; Book Chapter` is a chapter. Where it says nothing, by `PT`."""
    words = [word.strip() for cell in entry.all("DT") for word in cell.split(";")]
    kinds = [kind for kind in map(type_of, words) if kind is not None]
    if OutputType.CHAPTER in kinds:
        return OutputType.CHAPTER
    return kinds[0] if kinds else next(filter(None, map(type_of, entry.all("PT"))), None)


def _identify(entry: Entry, gathered: Identifiers, kind: OutputType | None) -> tuple[Identifier, ...]:
    """The item's identifiers into `gathered`; those of the volume around it (`D2`) are the answer."""
    add_first(gathered, Kind.DOI, entry, "DI", "DL")
    for value in entry.all("PM"):
        gathered.add(Kind.PMID, value, "PM")
    for value in entry.all("UT"):
        _accession(gathered, value)
    add_isbns(gathered, entry.all("BN"))
    books = [identifier for value in entry.all("D2") for identifier in examine(Kind.DOI, value).identifiers]
    if kind is OutputType.BOOK and not has(gathered, Kind.DOI):
        gathered.found |= dict.fromkeys(books)
        return ()
    return tuple(books)


def _accession(gathered: Identifiers, value: str) -> None:
    """`WOS:…`; the platform's other databases number in their own ways (`MEDLINE:967673`, `KJD:ART0…`)."""
    base, colon, number = value.partition(":")
    if base.upper() == "MEDLINE":
        gathered.add(Kind.PMID, number, "UT")
    elif not colon or base.upper() in ("WOS", "ISI"):
        gathered.add(Kind.WOS, value, "UT")
    else:
        gathered.add(Kind.LOCAL, value, "UT")


def _authors(entry: Entry, kind: OutputType | None) -> tuple[Person, ...]:
    """Full names where there are as many as short ones; groups behind; a whole book's editors where there is
    nobody else (a chapter's `BE` made the book, not the chapter)."""
    full, short = entry.all("AF"), entry.all("AU")
    names = full if len(full) >= len(short) else short
    authors = people(names or entry.all("BF") or entry.all("BA"))
    found = (*authors, *groups(entry.all("CA")))
    if not found and kind in (None, OutputType.BOOK, OutputType.OTHER):
        found = people(entry.all("BE"))
    return _with_orcids(found, " ".join(entry.all("OI")))


def _with_orcids(authors: tuple[Person, ...], owners: str) -> tuple[Person, ...]:
    """Each iD to the one author whose name is its owner's, or whose family name and initial are.

    `Peters, Terry M/0000-0003-…; …`: owners write their own names, so they aren't spelt as in the paper.
    What fits two authors, or an author whom two iDs fit, is given to nobody.
    """
    if "/" not in owners:
        return authors
    found: dict[str, set[str]] = {}
    for owner, number in _OWNER.findall(owners):
        orcid = forms.orcid(number)
        if orcid is not None:
            for key in (_key(owner), _short(owner)):
                found.setdefault(key, set()).add(orcid)
    shorts = [_short(person.name) for person in authors]
    shared = {key for key in shorts if shorts.count(key) > 1} if len(shorts) < 500 else set(shorts)
    return tuple(
        Person(
            person.name,
            person.orcid
            or _only(found.get(_key(person.name)))
            or (None if short in shared else _only(found.get(short))),
        )
        for person, short in zip(authors, shorts, strict=True)
    )


def _only(values: set[str] | None) -> str | None:
    return next(iter(values)) if values is not None and len(values) == 1 else None


def _key(name: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", name).casefold().split())


def _short(name: str) -> str:
    """Family name and first initial; marked, so that it equals no whole name."""
    last, _, first = name.partition(",")
    return f"{_key(last)}|{_key(first)[:1]}"
