"""RIS → records: all dialects (docs/import.md), for each producer reads the manual in its own way."""

from __future__ import annotations

import re
from collections.abc import Sequence

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.identifiers import Reading as Verdict
from altmetric_desktop.domain.identifiers import examine, recognise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.dates import moment_of, year_of
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.pace import Progress, lines, paced
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.tagged.composing import add_isbns
from altmetric_desktop.importers.tagged.lines import Grammar, entries, tag_set
from altmetric_desktop.importers.text import plain, plain_or_none
from altmetric_desktop.importers.types import type_of

#: Some lists are indented, Ovid numbers its records, Cochrane writes two blanks behind the dash.
_TAG = re.compile(r"[ \t]{0,4}(?:\d{1,6}\. ?)?([A-Z][A-Z0-9]|DOI|PMID) {1,2}-(?: {0,3})(.*)", re.DOTALL)
_DOI_LINK = re.compile(r"(?:doi\.org/|doi:\s?)10\.", re.IGNORECASE)
_MEDLINE = re.compile(
    r"\s{0,3}(?:PubMed|(?:Ovid )?MEDLINE)(?!.{0,80}Embase)",
    re.IGNORECASE | re.DOTALL,
)

_GRAMMAR = Grammar(
    _TAG,
    wanted=tag_set(
        "TY TI T1 CT BT DO DOI DI L1 L2 L3 LK M2 M3 UR N1 PMID AN C2 U2 ID DB SN PY Y1 Y2 DA T2 T3 JO JF JA"
        " J2 PB VL IS SP EP AU A1 A2 AB N2 LA"
    ),
    leaders=frozenset({"TY"}),
    enders=frozenset({"ER"}),
    apart=frozenset({"TY"}),
    mark="  - ",
    passed=tag_set("KW AD CY ET ST C1 C3 C4 C5 C6 C7 C8 M1 A3 A4 U1 RP CN DP SE OP L4"),
)

_Tags = dict[str, list[str]]

_TITLES = ("TI", "T1", "CT")
_BOOK_TITLES = (*_TITLES, "BT")
_VENUES = ("T2", "JO", "JF", "JA", "J2", "BT", "T3")
_DATES = ("PY", "Y1", "DA", "Y2")
#: Longer texts aren't remembered: they don't come again, and the memory must not be filled with them.
_REMEMBERED = 200
#: Tags that may hold an identifier beside DO, SN and UR.
_NAMING = tag_set("AN C2 U2 PMID DB")
#: An ISSN in the same tag is shorter.
_SHORTEST_ISBN = 10
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\d{4,9}/[^\s|;]{1,300}")


def read_ris(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a RIS text; a record's row is the line of its TY. What stands between is passed over."""
    list_of = _List()
    for entry in paced(entries(text, _GRAMMAR), lines(text), progress):
        list_of.take(entry.row, entry.tags)
    return list_of.records, list_of.problems


class _List:
    """The records of one list. Types, dates, journals, people come again and again: they are remembered."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self._kinds: Cache[str, OutputType | None] = Cache(type_of)
        self._dates: Cache[tuple[str, ...], tuple[int | None, Moment | None]] = Cache(_dated)
        self._words: Cache[str, str | None] = Cache(plain_or_none)
        self._people: Cache[str, Person | None] = Cache(_person)

    def take(self, row: int, tags: _Tags) -> None:
        """Keep the record of an entry, or refuse it."""
        kind = self._kinds[tags["TY"][0]] if "TY" in tags else None
        title = _first(tags, _BOOK_TITLES if kind is OutputType.BOOK else _TITLES)
        own: tuple[Identifier, ...]
        container: tuple[Identifier, ...] = ()
        only = _only_doi(tags)
        if only is not None:
            own = (only,)
        else:
            gathered = Identifiers(row)
            _identify(gathered, tags)
            if not gathered.stands(title):
                self.problems += refused(row, gathered.problems, "DO", _opening(tags))
                return
            self.problems += gathered.problems
            own, container = gathered.parted(kind)
        year, published = self._dates[tuple([tags[tag][0] for tag in _DATES if tag in tags])]
        self.records.append(
            Record(
                row, title, own, container, year, published, kind,
                self._venue(tags),
                self._word(tags.get("PB")), self._word(tags.get("VL")), self._word(tags.get("IS")),
                self._pages(tags), self._authors(tags), (), (),
                _first(tags, ("AB", "N2")), self._word(tags.get("LA")),
            )
        )  # fmt: skip

    def _word(self, values: list[str] | None) -> str | None:
        """The first of a tag's values that says something."""
        for value in values or ():
            found = self._words[value] if len(value) < _REMEMBERED else plain_or_none(value)
            if found:
                return found
        return None

    def _venue(self, tags: _Tags) -> str | None:
        for tag in _VENUES:
            if tag in tags:
                found = self._word(tags[tag])
                if found:
                    return found
        return None

    def _pages(self, tags: _Tags) -> str | None:
        first, last = self._word(tags.get("SP")), self._word(tags.get("EP"))
        if first and last and first != last and not first.endswith(last):
            return f"{first}–{last}"
        return first or last

    def _authors(self, tags: _Tags) -> tuple[Person, ...]:
        names = [*tags.get("AU", ()), *tags.get("A1", ())] or tags.get("A2", [])
        known = self._people
        found = [known[name] if len(name) < _REMEMBERED else _person(name) for name in names]
        people = [person for person in found if person is not None]
        if len({person.name for person in people}) == len(people):
            return tuple(people)
        return tuple(dict.fromkeys(people))


def _only_doi(tags: _Tags) -> Identifier | None:
    """The DOI of an entry in which nothing else names the work: what `_identify` finds, sooner."""
    values = tags.get("DO")
    if values is None or CLEAN.fullmatch(values[0]) is None or not _NAMING.isdisjoint(tags):
        return None
    for value in tags.get("SN", ()):
        if len(value) >= _SHORTEST_ISBN:
            return None
    for value in tags.get("UR", ()):
        if _DOI_ADDRESS.fullmatch(value) is None:
            return None
    return Identifier(Kind.DOI, values[0].lower())


def _opening(tags: _Tags) -> str:
    """What a refusal quotes: the first value, the type only where there is no other."""
    values = [value for tag, found in tags.items() if tag != "TY" for value in found if value]
    return (values or tags.get("TY") or [""])[0]


def _person(name: str) -> Person | None:
    return person_of(plain(name))


def _dated(texts: tuple[str, ...]) -> tuple[int | None, Moment | None]:
    """(year, the most exact date of that year) of PY, Y1, DA, Y2 as far as they are there."""
    given = [text for text in texts if text]
    year = next(filter(None, map(year_of, given)), None)
    moments = [moment for moment in map(moment_of, given[:3]) if moment and moment.date().year == year]
    return year, max(moments, key=lambda moment: len(moment.iso()), default=None)


def _identify(gathered: Identifiers, tags: _Tags) -> None:
    """DOI from the first tag that has one; other tags only where the whole value is an identifier."""
    found = _add_doi(gathered, tags)
    for tag in ("L3", "M3", "U2", "UR", "L1", "L2", "LK", "N1"):
        if found:
            break
        for value in tags.get(tag, ()):
            if not found and _may_hold_doi(tag, value):
                gathered.add(Kind.DOI, value, tag)
                found = _has(gathered, Kind.DOI)
    if "DB" in tags or "PMID" in tags:
        _pubmed(gathered, tags)
    _others(gathered, tags)
    for value in tags.get("UR", ()):
        if not found or _DOI_ADDRESS.fullmatch(value) is None:
            gathered.add(Kind.URL, value, "UR")


def _add_doi(gathered: Identifiers, tags: _Tags) -> bool:
    for tag in ("DO", "DOI", "DI"):
        if tag in tags:
            for value in tags[tag]:
                gathered.add(Kind.DOI, value, tag)
                if gathered.found and _has(gathered, Kind.DOI):
                    return True
    return False


def _others(gathered: Identifiers, tags: _Tags) -> None:
    if "SN" in tags:
        add_isbns(gathered, [value for value in tags["SN"] if len(value) >= _SHORTEST_ISBN])
    for tag in ("AN", "C2", "U2"):
        for value in tags.get(tag, ()):
            known = recognise(value)
            if known is not None and known.kind in (Kind.WOS, Kind.PMCID, Kind.EID, Kind.ARXIV):
                gathered.found.setdefault(known)


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
    from_pubmed = "DB" in tags and _MEDLINE.match(" ".join(tags["DB"])) is not None
    for tag in ("PMID", "AN", "C2", "ID", "M2") if from_pubmed else ("PMID",):
        for value in tags.get(tag, ()):
            long = tag == "PMID" or sum(mark.isdigit() for mark in value) >= 5
            if long and not _has(gathered, Kind.PMID) and examine(Kind.PMID, value).reading is Verdict.OK:
                gathered.add(Kind.PMID, value, tag)


def _has(gathered: Identifiers, kind: Kind) -> bool:
    return kind in [identifier.kind for identifier in gathered.found]


def _first(tags: _Tags, names: Sequence[str]) -> str | None:
    for name in names:
        for value in tags.get(name, ()):
            found = plain_or_none(value)
            if found:
                return found
    return None
