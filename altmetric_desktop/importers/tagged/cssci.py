"""Chinese Social Sciences Citation Index, tagged text → records: `【来源篇名】…`.

Blanks pad the tags (`【期    刊】`), `/` parts authors, `2019,38(040):132-137` is year, volume, issue, pages.
References and a dashed line stand between records. There are no identifiers; names stay as written.
"""

from __future__ import annotations

import re

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.dates import dated
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.pace import Progress
from altmetric_desktop.importers.tagged.composing import Composed, add_first, composed_of, kind_of, people
from altmetric_desktop.importers.tagged.lines import Entry, Grammar, entries

_TITLE, _ENGLISH, _AUTHORS, _VENUE, _PLACE = "来源篇名", "英文篇名", "来源作者", "期刊", "年代卷期"
_KIND, _ABSTRACT, _DOI = "文献类型", "摘要", "DOI"
_GRAMMAR = Grammar(
    pattern(r"【([^】]{1,20})】(.*)"),
    wanted=frozenset({_TITLE, _ENGLISH, _AUTHORS, _VENUE, _PLACE, _KIND, _ABSTRACT, _DOI}),
    leaders=frozenset({_TITLE}),
)
_PADDED = pattern(r"^\ufeff?【[^】\n]{1,20}】", re.MULTILINE)
_ISSUE = pattern(
    r"\s{0,3}(\d{4})\s{0,3}(?:[,，]([^(（:：]{0,20}))?(?:[(（]([^)）]{0,20})[)）])?(?:[:：](.{0,60}))?"
)


def read(text: str, progress: Progress | None = None) -> tuple[list[Record], list[Problem]]:
    """The records of an export."""
    return composed_of(
        entries(_PADDED.sub(lambda tag: "".join(tag.group().split()), text), _GRAMMAR),
        text,
        _compose,
        progress,
    )


def _compose(entry: Entry, composed: Composed) -> None:
    gathered = Identifiers(entry.row)
    add_first(gathered, Kind.DOI, entry, _DOI)
    place = entry.first(_PLACE) or ""
    found = _ISSUE.match(place)
    volume, issue, pages = found.group(2, 3, 4) if found else (None, None, None)
    year, published = dated(found.group(1) if found else place)
    composed.take(
        Record(
            entry.row, entry.first(_TITLE, _ENGLISH), year=year, published=published,
            type=kind_of(entry.all(_KIND), {}), venue=entry.first(_VENUE),
            volume=(volume or "").strip() or None, issue=_issue(issue), pages=(pages or "").strip() or None,
            authors=people(name for cell in entry.all(_AUTHORS) for name in cell.split("/")),
            abstract=entry.first(_ABSTRACT),
        ),
        gathered, _TITLE, entry.opening(),
    )  # fmt: skip


def _issue(code: str | None) -> str | None:
    """`040` is issue 4, `121` the first part of issue 12: two digits, then the part, 0 = whole."""
    text = (code or "").strip()
    if len(text) == 3 and text.isascii() and text.isdigit() and text[2] == "0":
        return str(int(text[:2]))
    return text or None
