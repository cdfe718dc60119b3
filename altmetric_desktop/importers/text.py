"""Cells as plain text: one line, no mark-up, no characters that can't be stored or shown."""

from __future__ import annotations

import html
import re
import unicodedata

from altmetric_desktop.domain.cleaning import without_control

#: Longer texts are cut: an abstract has a few thousand characters, a list of references is no abstract.
LONGEST = 100_000

#: Tags at which a word ends.
_BLOCK = re.compile(
    r"</?(?:p|br|h[1-6]|jats:(?:p|title|sec|list|list-item))(?:\s[^<>]{0,200})?/?>", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|scp|inf|small|span|p|br|italic|bold|jats:[a-z-]{1,20}|mml:[a-z]{1,20}|sc)"
    r"(?:\s[^<>]{0,200})?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,24}\d{0,2});", re.IGNORECASE)
_SHORT = 50
#: Changes every sign that isn't printable, and those with which tags and entities begin.
_MARKED = bytes(sign if 0x20 <= sign < 0x7F and sign not in b"<&" else sign ^ 1 for sign in range(256))
_NOTHING = frozenset(
    {
        "NA", "N/A", "n/a", "n.a.", "#N/A", "NULL", "null", "NaN", "nan", "None", "-", "–", "?",
        "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!",
    }
)  # fmt: skip
#: The longest of them.
_SAYS = max(map(len, _NOTHING))


def plain(text: str) -> str:
    """The text on one line without tags, entities, control characters; NFC. Cut to 100,000 characters."""
    if text.isascii() and "  " not in text:
        # `isprintable` is sooner done with short texts; with long ones it takes three times as long
        if len(text) < _SHORT:
            clean = text.isprintable() and "<" not in text and "&" not in text
        else:
            data = text.encode()
            clean = data.translate(_MARKED) == data
        if clean:
            return text[:LONGEST].strip()
    text = text[:LONGEST]
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    if "<" in text:
        text = _TAG.sub("", _BLOCK.sub(" ", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(without_control(text).split())


def plain_or_none(text: str) -> str | None:
    """As `plain`; None for a cell that says nothing (blank, `NA`, `#N/A`…)."""
    found = plain(text)
    return found if len(found) > _SAYS or (found and found not in _NOTHING) else None


def shown(text: str) -> str:
    """A cell as a problem quotes it: as given, cut to 200 characters, storable."""
    return without_control(text[:200]).encode("utf-8", "replace").decode("utf-8")
