"""CNKI's self-defined and E-Study exports → records: `Title-题名: …`, `Author-作者: …`.

The reader of the web page chooses the fields, so none of them surely comes first: an entry begins where a
field that stands once in a record comes again. Links lead to CNKI's own pages and aren't kept. Names stay as
written; the one database name says what kind of work it is.
"""

from __future__ import annotations

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
    add_isbns,
    composed_of,
    kind_of,
    split_people,
)
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries, tag_set

_NAMES = (
    "SrcDatabase|Title|Author|Organ|Source|Keyword|Summary|PubTime|FirstDuty|Fund|Year|Volume|Period|PageCount"
    "|Page|CLC|ISSN|ISBN|ISBN/ISSN|URL|DOI|Link"
)
_GRAMMAR = Grammar(
    pattern(rf"[ \t]{{0,4}}(DataType|(?:{_NAMES})(?=-))(?:-[^:：\n]{{1,20}})?[:：](.*)"),
    wanted=tag_set(
        "SrcDatabase Title Author Source Summary PubTime Year Volume Period PageCount Page ISBN DOI"
    ),
    leaders=frozenset({"DataType"}),
    once=frozenset({"SrcDatabase", "Title"}),
    openers=frozenset({"Author", "Source"}),
    title="Title",
)
_TYPES = {
    "期刊": OutputType.ARTICLE, "特色期刊": OutputType.ARTICLE, "学术期刊": OutputType.ARTICLE,
    "外文期刊": OutputType.ARTICLE, "学术辑刊": OutputType.ARTICLE, "辑刊": OutputType.ARTICLE,
    "硕士": OutputType.THESIS, "博士": OutputType.THESIS, "硕士论文": OutputType.THESIS,
    "博士论文": OutputType.THESIS, "会议": OutputType.CONFERENCE, "中国会议": OutputType.CONFERENCE,
    "国际会议": OutputType.CONFERENCE, "图书": OutputType.BOOK, "专著": OutputType.BOOK,
    "报纸": OutputType.OTHER, "专利": OutputType.OTHER, "标准": OutputType.REPORT,
}  # fmt: skip


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of an export."""
    return composed_of(entries(text, _GRAMMAR), text, _compose, progress)


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    add_first(gathered, Kind.DOI, entry, "DOI")
    add_isbns(gathered, entry.all("ISBN"))
    year, published = dated(entry.first("Year"), entry.first("PubTime"))
    composed.take(
        Record(
            entry.row, entry.first("Title"), year=year, published=published,
            type=kind_of(entry.all("SrcDatabase"), _TYPES), venue=entry.first("Source"),
            volume=entry.first("Volume"), issue=entry.first("Period"), pages=_pages(entry),
            authors=split_people(entry.all("Author")), abstract=entry.first("Summary"),
        ),
        gathered, "Title", entry.opening(),
    )  # fmt: skip


def _pages(entry: Entry) -> str | None:
    """`Page-页码`; in the self-defined export `PageCount-页码` holds pages, in E-Study's a mere count."""
    pages = entry.first("Page")
    count = entry.first("PageCount")
    return pages or (count if count and not count.isdecimal() else None)
