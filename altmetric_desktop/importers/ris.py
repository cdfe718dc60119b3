"""RIS → records: all dialects (docs/import.md), for each producer reads the manual in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from altmetric_desktop.domain.identifiers import Reading as Verdict
from altmetric_desktop.domain.identifiers import examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import moment_of, year_of
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.tagged.lines import Grammar, entries, tag_set
from altmetric_desktop.importers.text import plain, plain_or_none
from altmetric_desktop.importers.types import type_of

_TAG = re.compile(r"[ \t]{0,4}(?:\d{1,6}\. ?)?([A-Z][A-Z0-9]|DOI|PMID) {1,2}-(?: {0,3})(.*)", re.DOTALL)
_DOI_LINK = re.compile(r"(?:doi\.org/|doi:\s?)10\.", re.IGNORECASE)
_MEDLINE = re.compile(
    r"\s{0,3}(?:PubMed|(?:Ovid )?MEDLINE)(?!.{0,80}Embase)",
    re.IGNORECASE | re.DOTALL,
)

#: `{0,4}` and the number: Ovid numbers its records, some lists are indented.
_GRAMMAR = Grammar(
    _TAG,
    wanted=tag_set(
        "TY TI T1 CT BT DO DOI DI L1 L2 L3 LK M2 M3 UR N1 PMID AN C2 U2 ID DB SN PY Y1 Y2 DA T2 T3 JO JF JA"
        " J2 PB VL IS SP EP AU A1 A2 AB N2 LA"
    ),
    leaders=frozenset({"TY"}),
    enders=frozenset({"ER"}),
    apart=frozenset({"TY"}),
)

_Tags = dict[str, list[str]]


def read_ris(text: str) -> tuple[list[Record], list[Problem]]:
    """The records of a RIS text; a record's row is the line of its TY. What stands between is passed over."""
    records: list[Record] = []
    problems: list[Problem] = []
    for entry in entries(text, _GRAMMAR):
        _close(entry.row, entry.values(), records, problems)
    return records, problems


def _close(row: int, tags: _Tags, records: list[Record], problems: list[Problem]) -> None:
    stated = tags.get("TY", [""])[0]
    kind = type_of(stated)
    title = _first(tags, ("TI", "T1", "CT", *(("BT",) if kind is OutputType.BOOK else ())))
    gathered = Identifiers(row)
    _identify(gathered, tags)
    if not gathered.stands(title):
        value = next((values[0] for tag, values in tags.items() if tag != "TY"), stated)
        problems += refused(row, gathered.problems, "DO", value)
        return
    problems += gathered.problems
    own, container = gathered.parted(kind)
    dates = [tags[tag][0] for tag in ("PY", "Y1", "DA", "Y2") if tags.get(tag, [""])[0]]
    year = next(filter(None, map(year_of, dates)), None)
    moments = [moment for moment in map(moment_of, dates[:3]) if moment and moment.date().year == year]
    records.append(
        Record(
            row, title, own, container, year,
            max(moments, key=lambda moment: len(moment.iso()), default=None), kind,
            venue=_first(tags, ("T2", "JO", "JF", "JA", "J2", "BT", "T3")), publisher=_first(tags, ("PB",)),
            volume=_first(tags, ("VL",)), issue=_first(tags, ("IS",)), pages=_pages(tags),
            authors=_people(tags),
            abstract=_first(tags, ("AB", "N2")), language=_first(tags, ("LA",)),
        )
    )  # fmt: skip


def _identify(gathered: Identifiers, tags: _Tags) -> None:
    """DOI from the first tag that has one; other tags only where the whole value is an identifier."""
    for tag in ("DO", "DOI", "DI"):
        for value in tags.get(tag, ()):
            if not _has(gathered, Kind.DOI):
                gathered.add(Kind.DOI, value, tag)
    for tag in ("L3", "M3", "U2", "UR", "L1", "L2", "LK", "N1"):
        for value in tags.get(tag, ()):
            if not _has(gathered, Kind.DOI) and _may_hold_doi(tag, value.strip()):
                gathered.add(Kind.DOI, value, tag)
    _pubmed(gathered, tags)
    _others(gathered, tags)


def _others(gathered: Identifiers, tags: _Tags) -> None:
    for value in tags.get("SN", ()):
        if examine(Kind.ISBN, value).reading is Verdict.OK:
            gathered.add(Kind.ISBN, value, "SN")
    for tag in ("AN", "C2", "U2"):
        for value in tags.get(tag, ()):
            known = recognise(value)
            if known is not None and known.kind in (Kind.WOS, Kind.PMCID, Kind.EID, Kind.ARXIV):
                gathered.found.setdefault(known)
    for value in tags.get("UR", ()):
        gathered.add(Kind.URL, value, "UR")


def _may_hold_doi(tag: str, value: str) -> bool:
    """L3, M3 and Pure's U2 where they are nothing but a DOI, links to doi.org, notes that begin `doi:`."""
    if tag == "N1":
        return value[:4].lower() == "doi:"
    if " " in value:
        return False
    if tag in ("L3", "M3", "U2") and examine(Kind.DOI, value).reading in (Verdict.OK, Verdict.REPAIRED):
        return True
    return tag not in ("M3", "U2") and _DOI_LINK.search(value[:200]) is not None


def _pubmed(gathered: Identifiers, tags: _Tags) -> None:
    """A PubMed id has no tag of its own: where the record comes from PubMed, an accession number is one."""
    from_pubmed = _MEDLINE.match(" ".join(tags.get("DB", ()))) is not None
    for tag in ("PMID", "AN", "C2", "ID", "M2") if from_pubmed else ("PMID",):
        for value in tags.get(tag, ()):
            long = tag == "PMID" or sum(mark.isdigit() for mark in value) >= 5
            if long and not _has(gathered, Kind.PMID) and examine(Kind.PMID, value).reading is Verdict.OK:
                gathered.add(Kind.PMID, value, tag)


def _has(gathered: Identifiers, kind: Kind) -> bool:
    return any(identifier.kind is kind for identifier in gathered.found)


def _first(tags: _Tags, names: Sequence[str]) -> str | None:
    for name in names:
        for value in tags.get(name, ()):
            found = plain_or_none(value)
            if found:
                return found
    return None


def _pages(tags: _Tags) -> str | None:
    first, last = _first(tags, ("SP",)), _first(tags, ("EP",))
    if first and last and first != last and not first.endswith(last):
        return f"{first}–{last}"
    return first or last


def _people(tags: _Tags) -> tuple[Person, ...]:
    names = [name for tag in ("AU", "A1") for name in tags.get(tag, ())] or tags.get("A2", [])
    return tuple(dict.fromkeys(person for person in map(person_of, map(plain, names)) if person))
