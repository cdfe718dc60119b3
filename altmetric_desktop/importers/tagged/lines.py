"""Tagged text → entries: the one reader of lines behind every producer. Knows no tag's meaning.

A producer says how a line with a tag looks and which tags begin and end an entry; everything else is a
continuation. Nothing between entries is invented, and no entry is lost for a missing beginning or end: a
tag outside an entry begins one, the text's end closes the last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from altmetric_desktop.importers.text import LONGEST, plain_or_none

#: A text has no more lines than this (a value is cut at 100,000 characters anyway), a tag no more values.
MOST_LINES = 5_000
MOST_VALUES = 10_000
#: Signs of a two-letter tag and the mark behind it.
_HEAD = 6

_NONE: frozenset[str] = frozenset()


def tag_set(text: str) -> frozenset[str]:
    """The tags of a list with blanks between them."""
    return frozenset(text.split())


class Grammar(Struct, frozen=True):
    """How a producer writes: `line` gives (tag, value) of a line that has a tag.

    `leaders` begin an entry wherever they stand, `enders` close it (and are no part of any). `once` begin
    one where the open entry has them already; `openers` where they follow a blank line and the open entry
    has them or its `title` already. `wanted` are kept, the others passed over with their continuations;
    each continuation of `apart` is a value of its own; of `ordered` the order in the file is kept.
    `mark` (four signs) is what stands behind two-letter tags in most lines: those that bear it aren't
    matched; `passed` names the frequent ones that aren't wanted.
    """

    line: re.Pattern[str]
    wanted: frozenset[str]
    leaders: frozenset[str] = _NONE
    enders: frozenset[str] = _NONE
    once: frozenset[str] = _NONE
    openers: frozenset[str] = _NONE
    title: str = ""
    apart: frozenset[str] = _NONE
    ordered: frozenset[str] = _NONE
    mark: str | None = None
    passed: frozenset[str] = _NONE


class Entry:
    """One record as it stands: the line where it begins (1 = first), its tags with their values.

    `cut`: the text ends before the line that should close it.
    """

    __slots__ = ("_order", "cut", "row", "tags")

    def __init__(self, row: int) -> None:
        self.row = row
        self.cut = False
        self.tags: defaultdict[str, list[str]] = defaultdict(list)
        self._order: list[tuple[str, int]] = []

    def __contains__(self, tag: str) -> bool:
        return tag in self.tags

    def add(self, tag: str, value: str, ordered: bool) -> bool:
        """Keep a value; False where the tag has too many already."""
        values = self.tags[tag]
        if len(values) >= MOST_VALUES:
            return False
        if ordered:
            self._order.append((tag, len(values)))
        values.append(value[:LONGEST].strip())
        return True

    def bounded(self, end: int) -> Entry:
        """The entry, with no more values of a tag than are kept; `end`: a line behind it."""
        if end - self.row >= MOST_VALUES:
            for values in self.tags.values():
                del values[MOST_VALUES:]
        return self

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The ordered tags with their values, as they follow each other in the file."""
        for tag, place in self._order:
            yield tag, self.tags[tag][place]

    def all(self, *tags: str) -> list[str]:
        """The values of these tags that aren't blank, tag by tag."""
        return [value for tag in tags for value in self.tags.get(tag, ()) if value]

    def first(self, *tags: str) -> str | None:
        """The first value of these tags that says something, as plain text."""
        for tag in tags:
            for value in self.tags.get(tag, ()):
                found = plain_or_none(value)
                if found:
                    return found
        return None

    def opening(self) -> str:
        """What a problem quotes of an entry that says nothing else: its first value."""
        return next((value for values in self.tags.values() for value in values if value), "")


class _Reader:
    """The open entry, the tag whose value is being read, and the lines of that value if there are several."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.entry: Entry | None = None
        self.tag = ""
        self.more: list[str] = []
        self.blank = True

    def tagged(self, row: int, tag: str, value: str) -> Entry | None:
        """A line with a tag; the answer is the entry that ends before it."""
        self.join()
        grammar, entry = self._grammar, self.entry
        done = None
        if tag in grammar.enders or (entry is not None and self._begins(entry, tag)):
            done, entry = entry, None
        self.blank, self.tag = False, ""
        if tag not in grammar.enders:
            if entry is None and (tag in grammar.wanted or tag in grammar.leaders):
                entry = Entry(row)
            if entry is not None and tag in grammar.wanted and entry.add(tag, value, tag in grammar.ordered):
                self.tag = tag
        self.entry = entry
        return done

    def continued(self, line: str) -> None:
        """A line without a tag."""
        self.blank = not line or line.isspace()
        if self.blank or not self.tag or self.entry is None:
            return
        if self.tag in self._grammar.apart:
            if not self.entry.add(self.tag, line, self.tag in self._grammar.ordered):
                self.tag = ""
        elif not self.more:
            self.more = [self.entry.tags[self.tag][-1], line[:LONGEST].strip()]
        elif len(self.more) < MOST_LINES:
            self.more.append(line[:LONGEST].strip())

    def join(self) -> None:
        """Put the lines of the open value together: once, so that work grows with their length only."""
        if self.more and self.entry is not None:
            self.entry.tags[self.tag][-1] = " ".join(filter(None, self.more))[:LONGEST]
        self.more = []

    def _begins(self, entry: Entry, tag: str) -> bool:
        grammar = self._grammar
        if tag in grammar.leaders:
            return True
        if tag in grammar.once:
            return tag in entry
        return self.blank and tag in grammar.openers and (tag in entry or grammar.title in entry)


def entries(text: str, grammar: Grammar) -> Iterator[Entry]:
    """The entries of a text, one by one. Work grows with the text's length and no faster."""
    if "\ufeff" in text:  # files put behind one another: a mark that stays would hide the first record
        text = text.removeprefix("\ufeff").replace("\n\ufeff", "\n")
    reader = _Reader(grammar)
    match, known = grammar.line.match, _heads(grammar)
    heads: dict[str, str] = {}
    tags: dict[str, list[str]] = {}
    tag = ""
    for row, line in enumerate(text.split("\n"), start=1):
        new = heads.get(line[:_HEAD])
        if new is not None:
            tag = new
            if new:
                tags[new].append(line[_HEAD:LONGEST].strip())
            continue
        if not line:
            reader.blank = True
            continue
        reader.tag = tag
        found, done = match(line), None
        if found is None:
            reader.continued(line)
        else:
            done = reader.tagged(row, found.group(1), found.group(2) or "")
        entry, tag = reader.entry, reader.tag
        if entry is None:
            heads = {}
        else:
            # where the value has several lines, the next one is looked at closely
            heads, tags = {} if reader.more else known, entry.tags
        if done is not None:
            yield done.bounded(row)
    reader.join()
    if reader.entry is not None:
        reader.entry.cut = bool(grammar.enders)
        yield reader.entry.bounded(row)


@lru_cache(16)
def _heads(grammar: Grammar) -> dict[str, str]:
    """How most lines begin within an entry → their tag, "" for one that is passed over."""
    if grammar.mark is None:
        return {}
    kept = grammar.wanted - grammar.leaders - grammar.apart - grammar.ordered
    return {
        f"{tag}{grammar.mark}": tag if tag in kept else "" for tag in kept | grammar.passed if len(tag) == 2
    }
