"""BibTeX syntax → entries and problems. Knows braces, quotes, macros and `#`, not what a field means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.importers.text import shown

_OPEN = re.compile(r"@[ \t]{0,4}([A-Za-z][\w-]{0,40})\s{0,20}([{(])")
_KEY = re.compile(r"\s{0,200}([^,={}\"]{0,500}?)\s{0,200}(?:,|(?=[})]))")
_FIELD = re.compile(r"[\s,]{0,2000}([^\s=,{}\"#@()][^\s=,{}\"]{0,80})\s{0,100}=\s{0,100}")
_BARE = re.compile(r"[^\s,{}()\"#]{1,200}")
_END = re.compile(r"[\s,]{0,2000}[})]")
_BRACE = re.compile(r"[{}]")
_BRACE_UNESCAPED = re.compile(r"\\.|[{}]")
_QUOTE_OR_BRACE = re.compile(r'[{}"]')
_COMMENTED = re.compile(r"[\s,]{0,200}%[^\n]{0,2000}\n")
_LINE_AT = re.compile(r"^[ \t]{0,8}@", re.MULTILINE)
_JOIN = re.compile(r"\s{0,100}#\s{0,100}")
_BLANK = re.compile(r"\s{0,1000}")
#: An entry begins inside a value: a closing brace is missing.
_SWALLOWED = re.compile(r"\n[ \t]{0,8}@[A-Za-z]{3,20}\s{0,4}[{(][^\n,{}=\"]{0,100},[ \t]*\n")
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: line of its `@`, type in lower case, key, fields (names in lower case, values raw TeX).

    `notes`: (field, value, code) of what was passed over: a repeated field, an undefined macro.
    """

    row: int
    type: str
    key: str
    fields: dict[str, str]
    notes: tuple[tuple[str, str, str], ...] = ()


class _Broken(Exception):
    """The entry at hand can't be read to its end."""


def scan(text: str) -> Iterator[Entry | Problem]:
    """Entries in file order; a broken one gives a refused Problem. Text between entries is comment."""
    scanner = _Scanner(text)
    at, line, counted = 0, 1, 0
    while found := _OPEN.search(text, at):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        kind = found.group(1).lower()
        try:
            if kind == "comment":
                at = scanner.close(found.end(), found.group(2))
            elif kind in ("preamble", "string"):
                at = scanner.skip(found.end(), kind)
            else:
                entry, at = _entry(scanner, found.end(), line, kind)
                yield entry
        except _Broken:
            if kind not in ("comment", "preamble", "string"):
                piece = shown(text[found.start() : found.start() + 200])
                yield Problem(line, "", piece, "entry-unreadable", Severity.REFUSED)
            at = found.end()
            following = _LINE_AT.search(text, at)
            if following is None:
                return
            at = following.start()


def _entry(scanner: _Scanner, at: int, row: int, kind: str) -> tuple[Entry, int]:
    """By BibTeX's own rule every brace counts; where that fails, `\\{` is taken as a mere sign."""
    try:
        return scanner.entry(at, row, kind)
    except _Broken:
        scanner.brace = _BRACE_UNESCAPED
        try:
            return scanner.entry(at, row, kind)
        finally:
            scanner.brace = _BRACE


class _Scanner:
    """Reads one construct at a time from a position on."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._macros: dict[str, str] = {}
        self.brace = _BRACE

    def close(self, at: int, opening: str) -> int:
        """The position behind the brace that closes a comment; parentheses end at their line."""
        if opening == "(":
            end = self._text.find("\n", at)
            return len(self._text) if end < 0 else end
        return self._braced(at)[1]

    def skip(self, at: int, kind: str) -> int:
        """Read a macro definition, pass over a preamble."""
        if kind == "preamble":
            return self._braced(at)[1]
        field = _FIELD.match(self._text, at)
        if field is None:
            raise _Broken
        value, at = self._value(field.end(), field.group(1), [])
        self._macros[field.group(1).lower()] = value
        return self._end(at)

    def entry(self, at: int, row: int, kind: str) -> tuple[Entry, int]:
        """An entry from behind its opening brace, and the position behind its end."""
        key, begin = "", at
        found = _KEY.match(self._text, at)
        if found is not None:
            key, at = found.group(1), found.end()
        elif _FIELD.match(self._text, at) is None:
            raise _Broken
        fields: dict[str, str] = {}
        notes: list[tuple[str, str, str]] = []
        while field := self._field(at):
            name = field.group(1).lower()
            value, at = self._value(field.end(), name, notes)
            if not fields.get(name):
                fields[name] = value
            elif fields[name] != value:
                notes.append((name, value, "field-repeated"))
            if at <= begin:
                raise _Broken
        return Entry(row, kind, key, fields, tuple(notes)), self._end(at)

    def _past_comments(self, at: int) -> int:
        """Lines that begin with `%` inside an entry: no comment by the manual, meant as one by people."""
        while found := _COMMENTED.match(self._text, at):
            at = found.end()
        return at

    def _field(self, at: int) -> re.Match[str] | None:
        return _FIELD.match(self._text, self._past_comments(at))

    def _end(self, at: int) -> int:
        found = _END.match(self._text, self._past_comments(at))
        if found is None:
            raise _Broken
        return found.end()

    def _value(self, at: int, name: str, notes: list[tuple[str, str, str]]) -> tuple[str, int]:
        parts: list[str] = []
        while True:
            mark = self._text[at : at + 1]
            if mark == "{":
                part, at = self._braced(at + 1)
            elif mark == '"':
                part, at = self._quoted(at + 1)
            else:
                part, at = self._bare(at, name, notes)
            parts.append(part)
            join = _JOIN.match(self._text, at)
            if join is None:
                return "".join(parts), at
            at = join.end()

    def _bare(self, at: int, name: str, notes: list[tuple[str, str, str]]) -> tuple[str, int]:
        found = _BARE.match(self._text, at)
        if found is None:
            following = _BLANK.match(self._text, at)
            at = following.end() if following else at
            if self._text[at : at + 1] in (",", "}", ")"):
                return "", at
            raise _Broken
        word = found.group()
        if word.lower() in self._macros:
            return self._macros[word.lower()], found.end()
        if not word[0].isdigit() and word.lower() not in _MONTHS:
            notes.append((name, word, "macro-undefined"))
        return word, found.end()

    def _braced(self, at: int) -> tuple[str, int]:
        depth, start = 1, at
        for brace in self.brace.finditer(self._text, at):
            sign = brace.group()
            if len(sign) > 1:
                continue
            depth += 1 if sign == "{" else -1
            if not depth:
                value = self._text[start : brace.start()]
                if "\n" in value and "@" in value and _SWALLOWED.search(value):
                    raise _Broken
                return value, brace.end()
        raise _Broken

    def _quoted(self, at: int) -> tuple[str, int]:
        depth, start = 0, at
        for mark in _QUOTE_OR_BRACE.finditer(self._text, at):
            sign = mark.group()
            if sign == "{":
                depth += 1
            elif sign == "}":
                depth -= 1
                if depth < 0:
                    raise _Broken
            elif not depth:
                value = self._text[start : mark.start()]
                if "\n" in value and "@" in value and _SWALLOWED.search(value):
                    raise _Broken
                return value, mark.end()
        raise _Broken
