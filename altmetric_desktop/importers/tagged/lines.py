"""Tagged text → entries: the one reader of lines behind every producer. Knows no tag's meaning.

A producer says how a line with a tag looks and which tags begin and end an entry; everything else is a
continuation. Nothing between entries is invented, and no entry is lost for a missing beginning or end: a
tag outside an entry begins one, the text's end closes the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from altmetric_desktop.importers.text import LONGEST, plain_or_none

#: A text has no more lines than this (a value is cut at 100,000 characters anyway), a tag no more values.
MOST_LINES = 5_000
MOST_VALUES = 10_000

_NONE: frozenset[str] = frozenset()


def tag_set(text: str) -> frozenset[str]:
    """The tags of a list with blanks between them."""
    return frozenset(text.split())


class Grammar(Struct, frozen=True):
    """How a producer writes: `line` gives (tag, value) of a line that has a tag.

    `leaders` begin an entry wherever they stand, `enders` close it (and are no part of any). `once` begin
    one where the open entry has them already; `openers` where they follow a blank line and the open entry
    has them or its `title` already. `wanted` are kept, the others passed over with their continuations;
    each continuation of `apart` is a value of its own.
    """

    line: re.Pattern[str]
    wanted: frozenset[str]
    leaders: frozenset[str] = _NONE
    enders: frozenset[str] = _NONE
    once: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    title: str = ""
    apart: frozenset[str] = _NONE


class Entry:
    """One record as it stands: the line where it begins (1 = first), its tags with values in their order.

    `cut`: the text ends before the line that should close it.
    """

    __slots__ = ("_counts", "_pairs", "_values", "cut", "row")

    def __init__(self, row: int) -> None:
        self.row = row
        self.cut = False
        self._counts: dict[str, int] = {}
        self._pairs: list[tuple[str, list[str]]] = []
        self._values: dict[str, list[str]] | None = None

    def __contains__(self, tag: str) -> bool:
        return tag in self._counts

    def begin(self, tag: str, value: str) -> list[str] | None:
        """A new value of a tag; its lines, None where there are too many values already."""
        count = self._counts[tag] = self._counts.get(tag, 0) + 1
        if count > MOST_VALUES:
            return None
        lines = [value]
        self._pairs.append((tag, lines))
        return lines

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every tag with its value, in the order of the file."""
        for tag, lines in self._pairs:
            yield tag, _joined(lines)

    def values(self) -> dict[str, list[str]]:
        """Tag → its values that aren't blank."""
        if self._values is None:
            self._values = {}
            for tag, value in self.pairs():
                if value:
                    self._values.setdefault(tag, []).append(value)
        return self._values

    def all(self, *tags: str) -> list[str]:
        """The values of these tags that aren't blank, tag by tag."""
        values = self.values()
        return [value for tag in tags for value in values.get(tag, ())]

    def first(self, *tags: str) -> str | None:
        """The first value of these tags that says something, as plain text."""
        return next(filter(None, map(plain_or_none, self.all(*tags))), None)

    def opening(self) -> str:
        """What a problem quotes of an entry that says nothing else: its first value."""
        return next((value for _, value in self.pairs() if value), "")


def _joined(lines: list[str]) -> str:
    if len(lines) == 1:
        return lines[0][:LONGEST].strip()
    return " ".join(filter(None, (line[:LONGEST].strip() for line in lines)))[:LONGEST]


def entries(text: str, grammar: Grammar) -> Iterator[Entry]:
    """The entries of a text, one by one. Work grows with the text's length and no faster."""
    entry: Entry | None = None
    lines: list[str] | None = None
    tag = ""
    blank = True
    match, wanted, apart = grammar.line.match, grammar.wanted, grammar.apart
    for row, line in enumerate(text.split("\n"), start=1):
        found = match(line.removeprefix("\ufeff"))
        if found is None:
            blank = not line or line.isspace()
            if lines is not None and entry is not None and not blank:
                lines = entry.begin(tag, line) if tag in apart else _grown(lines, line)
            continue
        tag = found.group(1)
        if tag in grammar.enders:
            if entry is not None:
                yield entry
            entry = lines = None
        else:
            if entry is not None and _begins(grammar, entry, tag, blank):
                yield entry
                entry = None
            if entry is None and (tag in wanted or tag in grammar.leaders):
                entry = Entry(row)
            lines = entry.begin(tag, found.group(2) or "") if entry is not None and tag in wanted else None
        blank = False
    if entry is not None:
        entry.cut = bool(grammar.enders)
        yield entry


def _grown(lines: list[str], line: str) -> list[str]:
    if len(lines) < MOST_LINES:
        lines.append(line)
    return lines


def _begins(grammar: Grammar, entry: Entry, tag: str, blank: bool) -> bool:
    if tag in grammar.leaders:
        return True
    if tag in grammar.once:
        return tag in entry
    return blank and tag in grammar.openers and (tag in entry or grammar.title in entry)
