"""JSON text → its documents, undecoded: one value, JSON Lines, or several values one after another.

Records stay undecoded (`msgspec.Raw`) until they are read, so that a list of a hundred megabytes never lies
in memory as objects. What programs write although JSON forbids it (NaN, halves of surrogate pairs, bare line
ends in texts, commas before a bracket) is mended; what is cut off or no JSON is said to be so.
"""

from __future__ import annotations

import json
import re
from typing import TypeVar

import msgspec
from msgspec import Raw, Struct

from altmetric_desktop.domain.patterns import pattern

#: A line of JSON Lines, or a value among several, that is no JSON.
_FAULTS = (msgspec.MsgspecError, RecursionError, ValueError)
_BLANK = " \t\r\n"

#: Texts as a whole, and outside of them what JSON does not allow. Possessive, and to the end where a text is
#: never closed: linear whatever it holds.
_TOKEN = pattern(
    r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|-?(?:NaN|Infinity)\b|,(?=[ \t\r\n]*+[\]}])'
    r"|-?\d++(?:\.\d++)?(?:[eE][+-]?\d++)?",
    re.DOTALL,
)
_HALF = pattern(
    r"\\(?:u(?P<high>[dD][89abAB][0-9a-fA-F]{2})(?P<low>\\u[dD][c-fC-F][0-9a-fA-F]{2})?"
    r"|u(?P<alone>[dD][c-fC-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_CONTROL = pattern(r"[\x00-\x1f]")
_LONE = pattern(r"\\[uU][dD]")


class Broken(Struct, frozen=True):
    """Where reading had to stop: the line, counted from 1, and whether it was for nesting without end."""

    line: int
    deep: bool = False


class Line(Struct, frozen=True):
    """A line of JSON Lines that is no JSON, as it stands."""

    text: str


Document = Raw | Line
T = TypeVar("T")


def documents(text: str) -> list[Document] | Broken:
    """The values of a text, in their order; Broken where it is no JSON from some line on. Total."""
    whole = _value(text)
    if whole is not None:
        return [whole]
    lines = _lines(text)
    if lines is not None:
        return lines
    mended = mend(text)
    whole = _value(mended)
    return [whole] if whole is not None else _several(mended)


def _value(text: str) -> Raw | None:
    try:
        return msgspec.json.decode(text.encode("utf-8", "replace"), type=Raw)
    except _FAULTS:
        return None


def _lines(text: str) -> list[Document] | None:
    """One value a line, where the first two filled lines are objects or lists; None where they aren't."""
    filled = [line for line in text.split("\n") if line.strip()]
    if len(filled) < 2:
        return None
    first = [_value(line) or _value(mend(line)) for line in filled[:2]]
    if first[0] is None or not filled[0].lstrip().startswith(("{", "[")):
        return None
    if first[1] is None and not filled[1].lstrip().startswith("{"):
        return None
    found: list[Document] = []
    for line in filled:
        value = _value(line) or _value(mend(line))
        found.append(Line(line.strip()) if value is None else value)
    return found


def _several(text: str) -> list[Document] | Broken:
    """Values one after another, as pages of answers are put into one file."""
    found: list[Document] = []
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = len(text) - len(text.lstrip(_BLANK))
    while at < len(text):
        try:
            _, end = decoder.raw_decode(text, at)
            value = _value(text[at:end])
        except json.JSONDecodeError as error:
            return Broken(text.count("\n", 0, error.pos) + 1)
        except RecursionError:
            return Broken(text.count("\n", 0, at) + 1, deep=True)
        if value is None:
            return Broken(text.count("\n", 0, at) + 1)
        found.append(value)
        while end < len(text) and (text[end] in _BLANK or text[end] == ","):
            end += 1
        at = end
    return found


def mend(text: str) -> str:
    """The text with all that stands in it although JSON forbids it put right."""
    return _TOKEN.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    piece = found.group()
    if piece.startswith('"'):
        if _LONE.search(piece):
            piece = _HALF.sub(_whole, piece)
        return piece if piece.isprintable() else _CONTROL.sub(_escaped, piece)
    if piece.startswith(","):
        return ""
    if not piece[-1].isdigit():
        return "null"
    return f'"{piece}"' if len(piece) > 18 or _vast(piece) else piece


def _escaped(mark: re.Match[str]) -> str:
    return f"\\u{ord(mark.group()):04x}"


def _vast(number: str) -> bool:
    power = number.lower().rpartition("e")[2].lstrip("+-")
    return "e" in number.lower() and int(power[:9]) > 300


def _whole(found: re.Match[str]) -> str:
    """Half of a surrogate pair becomes the mark for a lost character; every other escape stays."""
    half = (found["high"] and not found["low"]) or found["alone"]
    return "\\ufffd" if half else found.group()


def inside(raw: Raw) -> list[Raw]:
    """The elements of a list; none where it is none."""
    return _as(raw, list[Raw]) or []


def members(raw: Raw) -> dict[str, Raw]:
    """The members of an object; none where it is no object."""
    return _as(raw, dict[str, Raw]) or {}


def _as(raw: Raw, kind: type[T]) -> T | None:
    """A value as `kind`; mended where it must be, for numbers and texts are looked at only now."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.ValidationError as error:
        if "out of range" not in str(error):
            return None
    except _FAULTS:
        pass
    try:
        return msgspec.json.decode(mend(bytes(raw).decode("utf-8", "replace")), type=kind)
    except _FAULTS:
        return None


def begins(raw: Raw) -> str:
    """The sign with which a value begins: `{`, `[`, `"`…"""
    return bytes(memoryview(raw)[:1]).decode("ascii", "replace")


def decoded(raw: Raw) -> object:
    """A value in full; None where it can't be read."""
    return _as(raw, object)


def quoted(raw: Raw) -> str:
    """The first characters of a value, for a problem."""
    return " ".join(bytes(memoryview(raw)[:800]).decode("utf-8", "replace").split())[:200]
