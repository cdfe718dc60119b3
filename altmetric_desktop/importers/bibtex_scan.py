"""BibTeX text → entries and problems, split by bibtexparser. Knows blocks and macros, not what a field means.

Each part from one `@type{` at the beginning of a line to the next is split alone: that is where bibtexparser
gives up an open entry too (its 2.1, `Splitter._is_at_line_start`), so nothing is read otherwise, a broken
entry costs itself only, and a repeated key is no clash. Where a part can't be read as it stands, it is
tried in the other spellings that people use (`_spellings`).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence

from bibtexparser import model
from bibtexparser.exceptions import ParserStateException
from bibtexparser.library import Library
from bibtexparser.middlewares.enclosing import RemoveEnclosingMiddleware
from bibtexparser.splitter import Splitter
from msgspec import Struct

from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.importers.text import shown

#: So many blocks in a row that are broken or have no field: what follows is refused as one.
MOST_BARREN = 5_000
#: Longer parts are tried once, as they stand; and are no entry at all. A splitter's second goes a long way.
LONGEST_RETRIED, LONGEST_ENTRY = 100_000, 1_000_000
#: A part of this length with more than one block in 20 characters is noise; each would cost 12 µs.
DENSE, LEAST_BLOCK = 10_000, 20

_HEAD = re.compile(r"@[ \t]{0,4}[A-Za-z][\w-]{0,40}\s{0,20}[{(]")
#: Behind another entry on its line: surer signs are wanted.
_KEYED = re.compile(r"@\w{3,20}[ \t]{0,4}[{(][^\s,{}=()\"]{0,100},")
_BLOCK = re.compile(r"@\w{0,60}[ \t]{0,9}[{(]")
_LOOSE = re.compile(r"@[ \t]{0,4}([A-Za-z][\w-]{0,40})(\s{0,20})([{(])")
_KEYLESS = re.compile(r"\s{0,99}[A-Za-z][\w-]{0,60}\s{0,20}=")
_NO_ENTRY = re.compile(r"@[ \t]{0,4}(?:comment|preamble|string)\b", re.IGNORECASE)
_COMMENTED = re.compile(r"^[ \t]*%[^\n]*", re.MULTILINE)
_EMPTY_FIELD = re.compile(r",(?=\s*,)")
_LEFT_OVER = re.compile(r"[\s,}]{0,200}[A-Za-z][\w-]{0,40}\s{0,20}=\s{0,20}[{\"\w]")
#: What has a meaning in a value outside braces and quotes: `#`, and a name with `=` where a comma is missing.
_MARK = re.compile(r"(?<!\\)[{}\"#]|(?:\A|(?<=[\s}\"]))([A-Za-z][\w+.:-]{0,80})\s{0,20}=")
_INNERMOST = re.compile(r"\{[^{}=]*\}")
#: In the place of a backslash and of a quote, and no character of any text (Unicode, 23.7).
_BACKSLASH, _QUOTE = "\ufdd0", "\ufdd1"
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
_ENCLOSING = RemoveEnclosingMiddleware()
_NO_LIBRARY = Library()

Note = tuple[str, str, str]

# It tells each broken block on the terminal; here each becomes a Problem.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)


class Entry(Struct, frozen=True):
    """One entry: line of its `@`, type in lower case, key, fields (names in lower case, values raw TeX).

    `notes`: (field, value, code) of what was passed over: a repeated field, an undefined macro.
    """

    row: int
    type: str
    key: str
    fields: dict[str, str]
    notes: tuple[Note, ...] = ()


def scan(text: str) -> Iterator[Entry | Problem]:
    """Entries in file order; a broken one gives a refused Problem. Text between entries is comment."""
    text = text.replace(_BACKSLASH, "").replace(_QUOTE, "")
    macros = _Macros(most=10 * len(text) + 10_000)
    barren = 0
    for line, part in _parts(text):
        for item in _read(part, line, macros):
            barren = 0 if isinstance(item, Entry) and item.fields else barren + 1
            if barren > MOST_BARREN:
                yield Problem(item.row, "", shown(part), "entry-rest-unreadable", Severity.REFUSED)
                return
            yield item


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of one entry each, as a rule, with the line on which they begin."""
    line, begin = 1, 0
    for head in _HEAD.finditer(text):
        start = head.start()
        before = text[max(0, start - 80) : start].rstrip(" \t")
        if before and before[-1] != "\n" and not (before[-1] in "})" and _KEYED.match(text, start)):
            continue
        if start > begin:
            yield line, text[begin:start]
        line += text.count("\n", begin, start)
        begin = start
    yield line, text[begin:]


def _read(part: str, row: int, macros: _Macros) -> Iterator[Entry | Problem]:
    """What a part holds. Lines are counted here: bibtexparser passes over line ends behind a backslash."""
    text, blocks = _blocks(part)
    at, counted = 0, 0
    complete = False
    for block in blocks:
        raw = block.raw or ""
        if isinstance(block, model.ImplicitComment):
            if complete and _LEFT_OVER.match(raw):
                yield Problem(row, "", shown(_unmasked(raw)), "entry-closed-early", Severity.NOTE)
            continue
        at = max(text.find(raw, at), at)
        row += text.count("\n", counted, at)
        counted = at
        at += len(raw)
        found = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
        complete = isinstance(found, model.Entry)
        if isinstance(found, model.Entry):
            yield _entry(found, row, macros)
        elif isinstance(found, model.String):
            macros.define(found.key, _valued(found.key, found.value, macros, [])[0][1])
        elif found is None and not _NO_ENTRY.match(raw):
            yield Problem(row, "", shown(_unmasked(raw)), "entry-unreadable", Severity.REFUSED)


def _blocks(part: str) -> tuple[str, Sequence[model.Block]]:
    """The blocks of the first spelling whose entry can be read, else of the part as it stands."""
    if not _BLOCK.search(part) and not _HEAD.match(part):
        return part, ()
    if len(part) > LONGEST_ENTRY:
        return part, _failed(part)
    if len(part) > DENSE and sum(1 for _ in _BLOCK.finditer(part)) * LEAST_BLOCK > len(part):
        return part, _failed(part)
    whole = _split(part)
    if _sound(part, whole):
        return part, whole
    for spelling in _spellings(part) if len(part) <= LONGEST_RETRIED else ():
        blocks = _split(spelling)
        if _sound(spelling, blocks):
            return spelling, blocks
    if _met(part, whole):
        return part, whole
    return part, [*_failed(whole[0].raw if whole and whole[0].raw else part), *whole[1:]]


def _split(text: str) -> Sequence[model.Block]:
    try:
        return Splitter(text).split().blocks
    except ParserStateException:
        return _failed(text)


def _failed(text: str) -> Sequence[model.Block]:
    return [model.ParsingFailedBlock(ValueError(), raw=text)]


def _met(text: str, blocks: Sequence[model.Block]) -> bool:
    """Whether the block that a part begins with was met as one, not as a comment."""
    return not _HEAD.match(text) or (bool(blocks) and not isinstance(blocks[0], model.ImplicitComment))


def _sound(text: str, blocks: Sequence[model.Block]) -> bool:
    """Whether the first block was met and read to its end: what stands behind it on its last line must not
    have it read otherwise."""
    first = next((block for block in blocks if not isinstance(block, model.ImplicitComment)), None)
    broken = isinstance(first, model.ParsingFailedBlock) and first.ignore_error_block is None
    return _met(text, blocks) and not broken


def _spellings(part: str) -> Iterator[str]:
    """Other readings, surest first; none changes the number of a line.

    Every brace counts, as BibTeX itself has it (bibtexparser takes the end of `{10 m\\\\}` for a mere sign);
    then what strict readers refuse: blanks and hyphens about the type, no key, `%` lines, two commas; and
    quotes in braces in quotes, which bibtexparser takes for the end.
    """
    yield part.replace("\\", _BACKSLASH)
    tidy = _EMPTY_FIELD.sub(" ", _COMMENTED.sub("", part))
    if head := _LOOSE.match(tidy):
        kind, blank, opening = head.groups()
        comma = "," if _KEYLESS.match(tidy, head.end()) else ""
        tidy = f"@{kind.replace('-', '')}{opening}{blank}{comma}{tidy[head.end() :]}"
    tidy = _INNERMOST.sub(lambda braced: braced.group().replace('"', _QUOTE), tidy)
    yield tidy
    yield tidy.replace("\\", _BACKSLASH)


def _unmasked(text: str) -> str:
    return text.replace(_BACKSLASH, "\\").replace(_QUOTE, '"')


class _Macros:
    """Abbreviations as `@string` defined them so far. What they put in is bounded: `@string{b = a # a}`, a
    few lines of the kind, would fill all memory."""

    def __init__(self, most: int) -> None:
        self._values: dict[str, str] = {}
        self._left = most

    def define(self, name: str, value: str) -> None:
        """Take a definition; a later one holds."""
        self._values[name.lower()] = value

    def resolved(self, word: str) -> tuple[str, str]:
        """What stands for a bare word, and the code of a note where it stands for itself only."""
        value = self._values.get(word.lower())
        if value is not None and len(value) <= self._left:
            self._left -= len(value)
            return value, ""
        if value is not None:
            return word, "macro-endless"
        return word, "" if word[:1].isdigit() or word.lower() in _MONTHS else "macro-undefined"


def _entry(block: model.Entry, row: int, macros: _Macros) -> Entry:
    fields: dict[str, str] = {}
    notes: list[Note] = []
    for field in _ENCLOSING.transform_entry(block, _NO_LIBRARY).fields:
        name = field.key.rpartition("\n")[2].strip().lower()
        if name.startswith("%"):
            continue
        text: str = field.value
        pairs = [(name, text)] if field.enclosing is None else _valued(name, text, macros, notes)
        for column, found in pairs:
            value = _unmasked(found)
            if not fields.get(column):
                fields[column] = value
            elif fields[column] != value:
                notes.append((column, value, "field-repeated"))
    return Entry(row, block.entry_type, _unmasked(block.key), fields, tuple(dict.fromkeys(notes)))


def _valued(name: str, text: str, macros: _Macros, notes: list[Note]) -> list[tuple[str, str]]:
    """A value that is no single braced or quoted one, its `#` joined, its macros put in; and the fields
    that it swallowed where a comma is missing (`title = {A} year = 2020`)."""
    found: list[tuple[str, list[str]]] = [(name, [])]
    depth, quoted, start = 0, False, 0
    for mark in _MARK.finditer(text):
        sign = mark.group()
        if sign in "{}":
            depth += 0 if quoted else 1 if sign == "{" else -1
        elif sign == '"':
            quoted = quoted != (not depth)
        elif not depth and not quoted:
            found[-1][1].append(_operand(found[-1][0], text[start : mark.start()], macros, notes))
            if sign != "#":
                found.append((mark.group(1).lower(), []))
            start = mark.end()
    found[-1][1].append(_operand(found[-1][0], text[start:], macros, notes))
    return [(column, "".join(operands)) for column, operands in found]


def _operand(name: str, piece: str, macros: _Macros, notes: list[Note]) -> str:
    """One side of a `#` without what encloses it."""
    bare = model.Field(name, piece)
    _ENCLOSING.transform_entry(model.Entry("", "", [bare]), _NO_LIBRARY)
    word: str = bare.value
    if bare.enclosing is None or not word:
        return word
    value, code = macros.resolved(word)
    if code:
        notes.append((name, shown(_unmasked(word)), code))
    return value
