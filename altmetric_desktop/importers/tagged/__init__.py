"""Publication lists in tagged text: a module per producer over one reader of lines (`lines`).

A family in the sense of `importers.families`. RIS, which is tagged text too, has a reader of its own
(`importers.ris`): a text with a line `TY  - ` belongs to it, whatever else stands there.
"""

from __future__ import annotations

import re
from importlib import import_module
from typing import Protocol, cast

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.pace import Progress

#: Characters that are looked at: preambles and search histories stand above the first record.
DEPTH = 200_000

FORMATS: tuple[Format, ...] = (
    Format("wos-tagged", "format.wos-tagged", (".txt", ".ciw", ".isi")),
    Format("medline", "format.medline", (".nbib", ".medline", ".txt")),
    Format("noteexpress", "format.noteexpress", (".net", ".txt")),
    Format("cssci", "format.cssci", (".txt",)),
    Format("cnki", "format.cnki", (".txt",)),
    Format("proquest", "format.proquest", (".txt",)),
    Format("refworks", "format.refworks", (".txt",)),
    Format("endnote-tagged", "format.endnote-tagged", (".enw", ".txt")),
)


_RIS = pattern(r"^\ufeff?[ \t]{0,4}(?:\d{1,6}\. ?)?TY {1,2}- {0,3}\w", re.MULTILINE)

#: By format: what gives a text away. Tried in this order; none may begin with what can repeat without end.
_SIGNS = {
    "wos-tagged": pattern(
        r"^\ufeff?(?:FN [^\n]{1,200}\nVR |PT [A-Z][ \t]{0,9}\n[A-Z][A-Z0-9] )", re.MULTILINE
    ),
    "medline": pattern(r"^\ufeff?PMID- ?\d", re.MULTILINE),
    "noteexpress": pattern(r"(?:^|;)[ \t]{0,20}(?:\{Reference Type\}|\[Reference Type\]): ?", re.MULTILINE),
    "cssci": pattern(r"^\ufeff?【来源篇名】", re.MULTILINE),
    "cnki": pattern(r"^\ufeff?(?:SrcDatabase-[^\n:：,\t]{1,10}|Title-题名)[:：]", re.MULTILINE),
    "proquest": pattern(
        r"^Report Information from ProQuest|^_{20,100}\n\s{0,9}Document 1 of \d", re.MULTILINE
    ),
    "refworks": pattern(
        r"^\ufeff?RT[ \t]{1,9}[^\W\d_][^\n]{0,80}\n(?:SR|ID|A1|T1|JF|YR|AU|K1)[ \t]", re.MULTILINE
    ),
    "endnote-tagged": pattern(
        r"(?:^|;)[ \t]{0,20}%0 [^\W\d_][^\n]{0,80}\n{1,2}%[A-Z@+] |\A\s{0,10}%[AT] [^\n]{1,1000}\n%[A-Z@] ",
        re.MULTILINE,
    ),
}

#: PubMed's formats Summary and Abstract: numbered citations that end with their PMID.
_CITATIONS = pattern(r"\s{0,10}1[:.] (?!(?:PM|doi|http|arxiv|isbn)[^\n])[^\W\d_][^\n]{10,}", re.IGNORECASE)
_PMID = pattern(r"\bPMID:\s{1,3}\d{4,8}\b")

#: By format: the module that reads it.
_MODULES = {
    "wos-tagged": "wos",
    "medline": "medline",
    "noteexpress": "noteexpress",
    "cssci": "cssci",
    "cnki": "cnki",
    "proquest": "proquest",
    "refworks": "refworks",
    "endnote-tagged": "refer",
}

Read = tuple[list[Record], list[Problem]]


class _Producer(Protocol):
    """What a producer's module offers."""

    def read(self, text: str, progress: Progress | None = None) -> Read:
        """The records and problems of a text."""


def find(text: str, name: str) -> str | None:
    """The format of a text by its signs, None where it has none of them; `name` is only quoted.

    Raises InputError for PubMed's citations as text: they have no fields, and read as a table they would
    give records of broken sentences.
    """
    head = text[:DEPTH]
    if _RIS.search(head):
        return None
    key = next((key for key, sign in _SIGNS.items() if sign.search(head)), None)
    if key is None and _CITATIONS.match(head) and _PMID.search(head):
        raise InputError("input.not-read", path=name, format="PubMed, summary or abstract")
    return key


def read(key: str, text: str, progress: Progress | None = None) -> Read:
    """The records of a text in this format; a record's row is the line on which it begins."""
    return cast("_Producer", import_module(f"{__name__}.{_MODULES[key]}")).read(text, progress)
