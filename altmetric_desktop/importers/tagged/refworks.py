"""RefWorks tagged text → records: `RT Journal Article`, `A1 …`, `T1 …`, with a blank or a tab behind the tag.

Tags: "RefWorks Tagged Format" (knowledge.exlibrisgroup.com). A line that begins with no tag of that list is
a continuation, so that an abstract's line `IN THE …` is no tag. CNKI writes `vo` for the volume and all
authors on one line.
"""

from __future__ import annotations

from altmetric_desktop.domain.identifiers import recognise
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import (
    Composed,
    add_first,
    add_if_sound,
    add_isbns,
    composed_of,
    kind_of,
    page_range,
    split_people,
)
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries, tag_set

_GRAMMAR = Grammar(
    pattern(
        r"(RT|SR|ID|A[1-6]|T[1-3]|J[FO]|YR|FD|VO|vo|IS|SP|OP|K1|AB|NO|PB|PP|ED|S[NTFL]|A[VDN]|LA|C[LNR]|OT|LK|DO|D[BS]"
        r"|IP|RD|U[L1-9]|U1[0-5]|LL|WT|P[MN]|RF|WV|WP|OL|ER)(?:[ \t]+(.*))?$"
    ),
    wanted=tag_set("RT A1 A2 A3 T1 T2 JF JO YR FD VO vo IS SP OP AB PB SN LA DO UL LK AN DB DS"),
    leaders=frozenset({"RT"}),
    enders=frozenset({"ER"}),
)  # fmt: skip
_TYPES = {
    "journal, electronic": OutputType.ARTICLE,
    "magazine article": OutputType.ARTICLE,
    "abstract": OutputType.CONFERENCE,
    "book, whole": OutputType.BOOK,
    "book, edited": OutputType.BOOK,
    "book, section": OutputType.CHAPTER,
    "dissertation/thesis": OutputType.THESIS,
    "dissertation/thesis, unpublished": OutputType.THESIS,
    "thesis, unpublished": OutputType.THESIS,
    "unpublished material": OutputType.OTHER,
    "generic": OutputType.OTHER,
}
#: Record pages of the Chinese databases: addresses of a session, none of the work.
_DATABASES = ("cnki.", "wanfangdata.", "cqvip.")


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of a list."""
    return composed_of(entries(text, _GRAMMAR), text, compose, progress)


def compose(entry: Entry, composed: Composed) -> None:
    """The record of an entry, or its refusal; RefWorks' XML has the same tags."""
    gathered = Identifiers(entry.row)
    kind = kind_of(entry.all("RT"), _TYPES)
    _identify(entry, gathered, kind)
    stated, day = entry.first("YR"), entry.first("FD")
    year, published = dated(stated, f"{day} {stated}" if day and stated and stated not in day else day)
    editors = entry.all("A2", "A3") if kind is OutputType.BOOK else []
    composed.take(
        Record(
            entry.row, entry.first("T1"), year=year, published=published, type=kind,
            venue=entry.first("JF", "JO") or (None if kind is OutputType.BOOK else entry.first("T2")),
            publisher=entry.first("PB"), volume=entry.first("VO", "vo"), issue=entry.first("IS"),
            pages=page_range(entry.first("SP"), entry.first("OP")),
            authors=split_people(entry.all("A1") or editors),
            abstract=entry.first("AB"), language=entry.first("LA"),
        ),
        gathered, "DO", entry.opening(),
    )  # fmt: skip


def _identify(entry: Entry, gathered: Identifiers, kind: OutputType | None) -> None:
    add_first(gathered, Kind.DOI, entry, "DO")
    medline = any(name in cell.casefold() for cell in entry.all("DB", "DS") for name in ("pubmed", "medline"))
    for value in entry.all("AN"):
        known = recognise(value)
        if known is not None:
            gathered.found.setdefault(known)
        elif medline:
            add_if_sound(gathered, Kind.PMID, [value])
    if kind is not OutputType.ARTICLE:
        add_isbns(gathered, entry.all("SN"))
    for value in entry.all("UL", "LK"):
        if not any(name in value for name in _DATABASES):
            gathered.add(Kind.URL, value, "UL")
