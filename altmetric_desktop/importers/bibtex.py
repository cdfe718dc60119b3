"""BibTeX and BibLaTeX → records. It loses no entry, whatever stands beside it.

Real libraries hold empty and repeated keys, repeated fields, undefined macros, `+` in field names, text
between entries and unbalanced braces (docs/import.md). A broken entry is refused with its line; reading
goes on at the next `@`. How entries are told apart is the matter of `bibtex_scan`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from altmetric_desktop.domain.identifiers import Reading as Verdict
from altmetric_desktop.domain.identifiers import examine, recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.records import Problem, Record, Severity
from altmetric_desktop.importers.bibtex_scan import Entry, scan
from altmetric_desktop.importers.dates import moment_of, month_of, year_of
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.latex import decoded
from altmetric_desktop.importers.pace import Progress, lines, paced
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.text import plain, plain_or_none, shown
from altmetric_desktop.importers.types import type_of

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_PMID_NOTE = re.compile(r"\bPMID:?\s{0,3}(\d{1,8})\b", re.IGNORECASE)
_PMCID_NOTE = re.compile(r"\bPMCID:?\s{0,3}(PMC\d{3,9})\b", re.IGNORECASE)
_KINDS = (
    ("doi", Kind.DOI),
    ("pmid", Kind.PMID),
    ("pmcid", Kind.PMCID),
    ("isbn", Kind.ISBN),
    ("urn", Kind.URN),
)
_ADDRESSES = (("url", Kind.URL), ("bdsk-url-1", Kind.URL), ("ee", Kind.URL))
_VENUE = ("journal", "journaltitle", "booktitle", "maintitle", "series", "howpublished")
_PUBLISHER = ("publisher", "school", "institution", "organization")


def read_bibtex(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a BibTeX text; a record's row is the line of its `@`."""
    records: list[Record] = []
    problems: list[Problem] = []
    for item in paced(scan(text), lines(text), progress):
        if isinstance(item, Problem):
            problems.append(item)
            continue
        take(item, records, problems)
    return records, problems


def take(entry: Entry, records: list[Record], problems: list[Problem]) -> None:
    """Add the record of an entry, or its refusal, and what there is to note; BibTeXML has the same fields."""
    kind = type_of(entry.type)
    title = _text(entry, ("title", "titleaddon", "booktitle") if entry.type == "proceedings" else ("title",))
    gathered = Identifiers(entry.row)
    _identify(gathered, entry)
    problems += [
        Problem(entry.row, name, shown(value), code, Severity.NOTE) for name, value, code in entry.notes
    ]
    if not gathered.stands(title):
        column, value = next(iter(entry.fields.items()), ("key", entry.key))
        problems += refused(entry.row, gathered.problems, column, value or entry.key or "@" + entry.type)
        return
    problems += gathered.problems
    own, container = gathered.parted(kind)
    year, moment = _when(entry)
    records.append(
        Record(
            entry.row, title, own, container, year, moment, kind,
            venue=_text(entry, _VENUE), publisher=_text(entry, _PUBLISHER),
            volume=_text(entry, ("volume",)), issue=_text(entry, ("number", "issue")),
            pages=_text(entry, ("pages", "eid")), authors=_people(entry),
            abstract=_text(entry, ("abstract",)),
            language=_text(entry, ("language", "langid")),
        )
    )  # fmt: skip


def _text(entry: Entry, names: Sequence[str]) -> str | None:
    for name in names:
        value = entry.fields.get(name, "")
        if value:
            found = plain_or_none(decoded(value))
            if found:
                return found
    return None


def _raw(entry: Entry, name: str) -> str:
    value = entry.fields.get(name, "")
    return decoded(value, dashes=False).strip() if value else ""


def _when(entry: Entry) -> tuple[int | None, Moment | None]:
    date, year_cell = _raw(entry, "date"), _raw(entry, "year")
    year = year_of(year_cell) or year_of(date)
    moment = moment_of(re.split(r"[/~?]", date, maxsplit=1)[0]) if date else None
    if moment is None and year is not None:
        month = month_of(_raw(entry, "month").split()[0]) if _raw(entry, "month").split() else None
        moment = moment_of(f"{year}-{month:02d}" if month else str(year))
    return year, moment


def _people(entry: Entry) -> tuple[Person, ...]:
    value = entry.fields.get("author") or entry.fields.get("editor") or ""
    found = []
    for name in map(str.strip, _names(value)):
        if name.startswith("{") and name.endswith("}") and name.count("{") == 1:
            corporate = plain(decoded(name))
            if corporate:
                found.append(Person(corporate))
            continue
        person = person_of(_von(decoded(name)))
        if person is not None:
            found.append(person)
    return tuple(dict.fromkeys(found))


def _names(value: str) -> list[str]:
    """The names of a field: an ` and ` in braces is part of a name (`{Barnes and Noble}`), but where each
    part reads `Last, First` somebody braced the whole list."""
    pieces = _AND.split(value)
    if "{" not in value:
        return pieces
    names: list[list[str]] = []
    depth = 0
    for piece in pieces:
        if depth > 0:
            names[-1].append(piece)
        else:
            names.append([piece])
        depth += piece.count("{") - piece.count("}")
    if depth > 0:
        return pieces
    listed = (name if all("," in part for part in name) else [" and ".join(name)] for name in names)
    return [part for name in listed for part in name]


def _von(name: str) -> str:
    """`Last, Jr, First` → `Last Jr, First`."""
    parts = [part.strip() for part in name.split(",")]
    return f"{parts[0]} {parts[1]}, {parts[2]}" if len(parts) == 3 else name


def _identify(gathered: Identifiers, entry: Entry) -> None:
    _named(gathered, entry, _KINDS)
    note = _raw(entry, "note")
    for pattern, kind in ((_PMID_NOTE, Kind.PMID), (_PMCID_NOTE, Kind.PMCID)):
        found = pattern.search(note[:2000])
        if found and not any(known.kind is kind for known in gathered.found):
            gathered.add(kind, found.group(1), "note")
    _eprint(gathered, entry)
    for name in ("adsurl", "bibcode"):
        if _raw(entry, name) and examine(Kind.ADS, _raw(entry, name)).reading is Verdict.OK:
            gathered.add(Kind.ADS, _raw(entry, name), name)
            break
    _named(gathered, entry, _ADDRESSES)


def _named(gathered: Identifiers, entry: Entry, names: Sequence[tuple[str, Kind]]) -> None:
    for name, kind in names:
        value = _raw(entry, name)
        if value:
            gathered.add(kind, value, name)


def _eprint(gathered: Identifiers, entry: Entry) -> None:
    """`eprint` is an arXiv number, a PubMed id or an address, as its type says or its form shows."""
    value = _raw(entry, "eprint")
    if not value:
        return
    kind = (_raw(entry, "eprinttype") or _raw(entry, "archiveprefix")).casefold()
    if kind in ("pubmed", "pmid"):
        gathered.add(Kind.PMID, value, "eprint")
    elif kind in ("hdl", "handle"):
        gathered.add(Kind.HANDLE, value, "eprint")
    elif kind in ("", "arxiv") and examine(Kind.ARXIV, value).reading is Verdict.OK:
        gathered.add(Kind.ARXIV, value, "eprint")
    else:
        known = recognise(value)
        if known is not None:
            gathered.found.setdefault(known)
