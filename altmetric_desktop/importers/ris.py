"""RIS → records: all dialects (docs/import.md), for each producer reads the manual in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from altmetric_desktop.domain.doi import CLEAN
from altmetric_desktop.domain.identifiers import Reading as Verdict
from altmetric_desktop.domain.identifiers import examine, recognise
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.caches import Cache, ShortTexts
from altmetric_desktop.importers.dates import moment_of, year_of
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.pace import Pace, Progress
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.tagged.composing import add_isbns, page_range
from altmetric_desktop.importers.tagged.lines import MOST_VALUES, Grammar, entries, tag_set
from altmetric_desktop.importers.text import LONGEST, plain, plain_or_none
from altmetric_desktop.importers.types import type_of

#: Some lists are indented, Ovid numbers its records, Cochrane writes two blanks behind the dash.
_TAG = re.compile(r"[ \t]{0,4}(?:\d{1,6}\. ?)?([A-Z][A-Z0-9]|DOI|PMID) {1,2}-(?: {0,3})(.*)", re.DOTALL)
#: A tag at the beginning of a line, as nearly all lists write it; and the last line of an entry.
_LINE = re.compile(r"\n([A-Z][A-Z0-9])  - ")
_END = "\nER  -"
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

_DOI, _BOOK = Kind.DOI, OutputType.BOOK
_ABSENT = ("",)
_name_of = attrgetter("name")
#: Tags with one value: publisher, volume, issue, first and last page, language.
_SINGLE = ("PB", "VL", "IS", "SP", "EP", "LA")
_TITLES = ("TI", "T1", "CT")
_BOOK_TITLES = (*_TITLES, "BT")
_VENUES = ("T2", "JO", "JF", "JA", "J2", "BT", "T3")
#: Tags that may hold an identifier beside DO, SN and UR.
_NAMING = tag_set("AN C2 U2 PMID DB")
#: An ISSN in the same tag is shorter.
_SHORTEST_ISBN = 10
_DOI_ADDRESS = re.compile(r"https?://(?:dx\.)?doi\.org/10\.\d{4,9}/[^\s|;]{1,300}")


def read_ris(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a RIS text; a record's row is the line of its TY. What stands between is passed over."""
    list_of = _List()
    pace = None if progress is None else Pace(progress, text.count("\n") + 1)
    above = -1  # lines that end before this part
    for part in _parts(text):
        lines = part.count("\n")
        found = _tags(part, lines)
        if found is not None:
            if pace is not None:
                pace(above)
            list_of.take(above + 2 + found[0], found[1])
        else:
            for entry in entries(part.partition("\n")[2], _GRAMMAR):
                if pace is not None:
                    pace(above + entry.row)
                list_of.take(above + 1 + entry.row, entry.tags)
        above += lines + 1
    return list_of.records, list_of.problems


def _parts(text: str) -> Iterator[str]:
    """What stands between the ends of entries; the first part has a line's end before it, as all others."""
    start, end = 0, text.find(_END)
    yield "\n" + text[: end if end >= 0 else None]
    while end >= 0:
        start = end + len(_END)
        end = text.find(_END, start)
        yield text[start : end if end >= 0 else None]


def _tags(part: str, lines: int) -> tuple[int, _Tags] | None:
    """What stands between two ends of an entry: (lines above its TY, its tags) where every line has a tag
    (99 in 100), values as written; None = read it line by line."""
    if len(part) > LONGEST:
        return None
    pieces = _LINE.split(part)
    count = len(pieces) // 2
    found = iter(pieces)
    before = next(found)
    above = before.count("\n")
    if not 0 < count < MOST_VALUES or lines != count + above:
        return None
    if pieces[1] != "TY" or (before and not before.isspace()):
        return None
    tags: _Tags = {}
    for tag, value in zip(found, found, strict=True):
        if tag in tags:
            tags[tag].append(value)
        else:
            tags[tag] = [value]
    return (above, tags) if len(tags["TY"]) == 1 else None


class _List:
    """The records of one list. Types, dates, journals, people come again and again: they are remembered."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.problems: list[Problem] = []
        self._kinds: ShortTexts[OutputType | None] = ShortTexts(type_of)
        self._dates: Cache[tuple[str, ...], tuple[int | None, Moment | None]] = Cache(_dated)
        self._words: ShortTexts[str | None] = ShortTexts(plain_or_none)
        self._people: ShortTexts[Person | None] = ShortTexts(_person)

    def take(self, row: int, tags: _Tags) -> None:
        """Keep the record of an entry, or refuse it."""
        kind = self._kinds[tags["TY"][0]] if "TY" in tags else None
        title = _first(tags, _BOOK_TITLES if kind is _BOOK else _TITLES)
        own: tuple[Identifier, ...]
        container: tuple[Identifier, ...] = ()
        only = _only_doi(tags)
        if only is not None:
            own = (only,)
        else:
            gathered = Identifiers(row)
            tags = {tag: [value.strip() for value in values] for tag, values in tags.items()}
            _identify(gathered, tags)
            if not gathered.stands(title):
                self.problems += refused(row, gathered.problems, "DO", _opening(tags))
                return
            self.problems += gathered.problems
            own, container = gathered.parted(kind)
        get, words = tags.get, self._words
        year, published = self._dates[
            get("PY", _ABSENT)[0], get("Y1", _ABSENT)[0], get("DA", _ABSENT)[0], get("Y2", _ABSENT)[0]
        ]
        publisher, volume, issue, start, end, language = [
            words[(values := get(tag, _ABSENT))[0]] or (self._later(values) if len(values) > 1 else None)
            for tag in _SINGLE
        ]
        self.records.append(
            Record(
                row, title, own, container, year, published, kind,
                self._venue(tags), publisher, volume, issue,
                page_range(start, end) if end else start, self._authors(tags), (), (),
                _first(tags, ("AB", "N2")), language,
            )
        )  # fmt: skip

    def _later(self, values: Sequence[str]) -> str | None:
        """The first of several values that says something."""
        return next(filter(None, map(self._words.__getitem__, values)), None)

    def _venue(self, tags: _Tags) -> str | None:
        for tag in _VENUES:
            if tag in tags:
                values = tags[tag]
                found = self._words[values[0]] or (self._later(values) if len(values) > 1 else None)
                if found:
                    return found
        return None

    def _authors(self, tags: _Tags) -> tuple[Person, ...]:
        names = tags.get("AU")
        if names is None or "A1" in tags:
            names = [*(names or ()), *tags.get("A1", ())] or tags.get("A2", [])
        people = tuple(filter(None, map(self._people.__getitem__, names)))
        return people if len(set(map(_name_of, people))) == len(people) else tuple(dict.fromkeys(people))


def _only_doi(tags: _Tags) -> Identifier | None:
    """The DOI of an entry in which nothing else names the work: what `_identify` finds, sooner."""
    values = tags.get("DO")
    if values is None or CLEAN.fullmatch(values[0]) is None or not _NAMING.isdisjoint(tags):
        return None
    if "SN" in tags and max(map(len, tags["SN"])) >= _SHORTEST_ISBN:
        return None
    if "UR" in tags and not all(map(_DOI_ADDRESS.fullmatch, tags["UR"])):
        return None
    return Identifier(_DOI, values[0].lower())


def _opening(tags: _Tags) -> str:
    """What a refusal quotes: the first value, the type only where there is no other."""
    kept = _GRAMMAR.wanted - {"TY"}
    values = [value for tag, found in tags.items() if tag in kept for value in found if value]
    return (values or tags.get("TY") or [""])[0]


def _person(name: str) -> Person | None:
    return person_of(plain(name))


def _dated(texts: tuple[str, ...]) -> tuple[int | None, Moment | None]:
    """(year, the most exact date of that year) of PY, Y1, DA, Y2 as far as they are there."""
    given = [text for text in texts if text.strip()]
    year = next(filter(None, map(year_of, given)), None)
    moments = [moment for moment in map(moment_of, given[:3]) if moment and moment.date().year == year]
    if len(moments) < 2:
        return year, moments[0] if moments else None
    return year, max(moments, key=lambda moment: len(moment.iso()))


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
        if name in tags:
            for value in tags[name]:
                found = plain_or_none(value)
                if found:
                    return found
    return None
