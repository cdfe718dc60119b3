"""Publication lists in tagged text: a module per producer over one reader of lines (`lines`).

A family in the sense of `importers.families`. RIS, which is tagged text too, has a reader of its own
(`importers.ris`): a text with a line `TY  - ` belongs to it, whatever else stands there.
"""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format

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

_MULTILINE = 8  # re.MULTILINE, without importing `re` for it

_RIS = pattern(r"^\ufeff?[ \t]{0,4}(?:\d{1,6}\. ?)?TY {1,2}- {0,3}\w", _MULTILINE)

#: By format: what gives a text away. Tried in this order; none may begin with what can repeat without end.
_SIGNS = {
    "wos-tagged": pattern(r"^\ufeff?(?:FN [^\n]{1,200}\nVR |PT [A-Z][ \t]{0,9}\n[A-Z][A-Z0-9] )", _MULTILINE),
    "medline": pattern(r"^\ufeff?PMID- ?\d", _MULTILINE),
    "noteexpress": pattern(r"(?:^|;)[ \t]{0,20}(?:\{Reference Type\}|\[Reference Type\]): ?", _MULTILINE),
    "cssci": pattern(r"^\ufeff?【来源篇名】", _MULTILINE),
    "cnki": pattern(r"^\ufeff?(?:SrcDatabase-[^\n:：,\t]{1,10}|Title-题名)[:：]", _MULTILINE),
    "proquest": pattern(r"^Report Information from ProQuest|^_{20,100}\n\s{0,9}Document 1 of \d", _MULTILINE),
    "refworks": pattern(
        r"^\ufeff?RT[ \t]{1,9}[^\W\d_][^\n]{0,80}\n(?:SR|ID|A1|T1|JF|YR|AU|K1)[ \t]", _MULTILINE
    ),
    "endnote-tagged": pattern(
        r"(?:^|;)[ \t]{0,20}%0 [^\W\d_][^\n]{0,80}\n{1,2}%[A-Z@+] |\A\s{0,10}%[AT] [^\n]{1,1000}\n%[A-Z@] ",
        _MULTILINE,
    ),
}

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

    def read(self, text: str) -> Read:
        """The records and problems of a text."""


def find(text: str, name: str) -> str | None:
    """The format of a text by its signs, None where it has none of them. `name` says nothing here."""
    head = text[:DEPTH]
    if _RIS.search(head):
        return None
    return next((key for key, sign in _SIGNS.items() if sign.search(head)), None)


def read(key: str, text: str) -> Read:
    """The records of a text in this format; a record's row is the line on which it begins."""
    return cast("_Producer", import_module(f"{__name__}.{_MODULES[key]}")).read(text)
