"""What every identifier cell goes through before its kind is looked at; bounded work on any text.

Knows characters only: no identifier, no column. Each dirt named here was found in real lists
(`docs/identifiers.md`).
"""

from __future__ import annotations

import html
import unicodedata
from urllib.parse import unquote

from altmetric_desktop.domain.patterns import pattern

#: No identifier is longer; a longer cell is a text that may begin with one. Also bounds every regex.
LIMIT = 4096

#: Texts that people and programs write into a cell to say that it is empty.
EMPTY = frozenset(
    [
        "",
        "na",
        "n/a",
        "n.a.",
        "n.a",
        "#n/a",
        "nan",
        "null",
        "none",
        "nil",
        "-",
        "--",
        "–",
        "—",
        "?",
        ".",
        "/",
        "0",
        "x",
        "unknown",
        "unbekannt",
        "not available",
        "not applicable",
        "no doi",
        "kein doi",
        "keine",
        "keine doi",
        "ohne doi",
        "sans doi",
        "sin doi",
        "tbd",
        "tba",
    ]
)

_BLANKS = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
_INVISIBLE: dict[int, str | None] = dict.fromkeys(
    [0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF],
    None,
)
_DASHES = dict.fromkeys([0x2010, 0x2011, 0x2012, 0x2013, 0x2212], "-")
_FULL_WIDTH = {0xFF01 + offset: chr(0x21 + offset) for offset in range(94)}
_WRAPPING: dict[int, str | None] = {**_BLANKS, **_FULL_WIDTH}
_INSIDE: dict[int, str | None] = {**_INVISIBLE, **_DASHES}

_CONTROL = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_ESCAPE = pattern(r"%[0-9A-Fa-f]{2}")
_ASCII_UPPER = {code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}

_TRAILING = ".,;:!?'\"*_~`»«”“’‘…。、，；：！？」』|•·\\ \t\r\n"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<", "）": "（", "】": "【"}


def is_empty(text: str) -> bool:
    """Whether the cell says nothing (blank, `NA`, `n/a`, `unknown`, `kein DOI`…)."""
    return text.strip().casefold() in EMPTY


def has_control(text: str) -> bool:
    """Whether control characters or lone surrogates stand inside (hyphens lost in copying from a PDF)."""
    return _CONTROL.search(text) is not None


def without_control(text: str) -> str:
    """The text without control characters and lone surrogates; tabs and line ends stay."""
    return _CONTROL.sub("", text)


def fold_ascii(text: str) -> str:
    """Lower case for A–Z only: the rule by which DOIs compare (DOI Handbook, 2.4)."""
    return text.lower() if text.isascii() else text.translate(_ASCII_UPPER)


def wrapping(text: str) -> str:
    """Blanks of every kind as a blank, full-width forms as ASCII, no blanks around. Cut to the limit."""
    cut = text[:LIMIT]
    if not cut.isascii():
        cut = unicodedata.normalize("NFC", cut).translate(_WRAPPING)
    return cut.strip()


def inside(text: str) -> str:
    """Invisible characters removed, typographic hyphens made plain: a repair that is worth a notice."""
    return text if text.isascii() else text.translate(_INSIDE)


def unwrapped(text: str) -> str:
    """HTML entities and percent escapes undone until nothing changes (at most eight times).

    Links are found doubly encoded (`%252F`) and lists hold `&amp;lt;`.
    """
    for _ in range(8):
        plain = text
        if "&" in plain and ";" in plain:
            plain = html.unescape(plain)
        if "%" in plain and _ESCAPE.search(plain):
            plain = unquote(plain, errors="replace")
        if plain == text:
            break
        text = plain
    return text


def trimmed(text: str) -> str:
    """Without trailing punctuation; closing brackets go only while they have no opening one."""
    while True:
        text = text.rstrip(_TRAILING)
        if not text:
            return text
        opening = _PAIRS.get(text[-1])
        if opening is None or text.count(opening) >= text.count(text[-1]):
            return text
        text = text[:-1]
