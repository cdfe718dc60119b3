"""What expat would stop at although a person reads on: mended before the parser sees it.

The text was decoded by us, so its declaration no longer tells the truth and is blanked. Control characters
(copied from PDFs into titles and DOIs) are no XML; they pass the parser as characters of the private use
area and are themselves again in `stream`, so that a DOI's reader sees that signs were lost.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from msgspec import Struct

from altmetric_desktop.domain.patterns import pattern

_DECLARATION = pattern(r"<\?xml\s[^<>?]{0,200}\?>")
_FORBIDDEN = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NUMBER = pattern(r"&#(?:x([0-9a-f]{1,8})|(\d{1,8}));", re.IGNORECASE)
_AMPERSAND = pattern(r"&(?!(?:amp|lt|gt|quot|apos);|#\d{1,8};|#[xX][0-9a-fA-F]{1,8};)(\w{2,31};)?")
_OPEN, _CLOSE = "<![CDATA[", "]]>"

#: Signs of each sort that are mended; a file with more is no list, and the parser will stop at the next.
MOST = 200_000
_SHIFT = 0xE000
#: The private characters that stand for control characters.
RESTORED = {_SHIFT + number: number for number in range(32)}


class Mended(Struct, frozen=True):
    """A text that the parser can take; `controls`: it holds stand-ins; `signs` that were changed, and the
    line of the first (0 = none)."""

    text: str
    controls: bool
    signs: int
    line: int


class _Marks:
    """How many signs were changed, and where the first stood."""

    def __init__(self) -> None:
        self.count = 0
        self.first: int | None = None

    def add(self, place: int) -> None:
        self.count += 1
        self.first = place if self.first is None else min(place, self.first)


def mend(text: str) -> Mended:
    """The text without declarations, forbidden characters and loose ampersands; its lines stay in place."""
    marks = _Marks()
    controls = False
    text = _DECLARATION.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
    if "&#" in text:
        text = _NUMBER.sub(lambda found: _number(found, marks), text, count=MOST)
        controls = bool(marks.count)
    if _AMPERSAND.search(text) is not None:
        text = "".join(_without_loose(text, marks))
    if _FORBIDDEN.search(text) is not None:
        controls = True
        text = _FORBIDDEN.sub(lambda found: _control(found, marks), text, count=MOST)
    line = 0 if marks.first is None else text.count("\n", 0, marks.first) + 1
    return Mended(text, controls, marks.count, line)


def _stand_in(number: int) -> str:
    return chr(_SHIFT + number) if number < 32 else "\ufffd"


def _control(found: re.Match[str], marks: _Marks) -> str:
    marks.add(found.start())
    return _stand_in(ord(found.group()))


def _number(found: re.Match[str], marks: _Marks) -> str:
    """A reference to a character that XML forbids; the others stay as they are."""
    number = int(found.group(1), 16) if found.group(1) else int(found.group(2))
    if (
        number in (9, 10, 13)
        or 32 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or 0xFFFF < number < 0x110000
    ):
        return found.group()
    marks.add(found.start())
    return _stand_in(number)


def _without_loose(text: str, marks: _Marks) -> Iterator[str]:
    """The text piece by piece without loose ampersands; a CDATA section stays."""
    at = 0
    while at < len(text):
        begin = text.find(_OPEN, at)
        begin = len(text) if begin < 0 else begin
        place = at
        yield _AMPERSAND.sub(lambda found: _ampersand(found, marks, place), text[at:begin], count=MOST)  # noqa: B023
        end = text.find(_CLOSE, begin)
        at = len(text) if end < 0 else end + len(_CLOSE)
        yield text[begin:at]


def _ampersand(found: re.Match[str], marks: _Marks, place: int) -> str:
    """A name of HTML becomes its character, any other ampersand is one; `place`: where the piece begins."""
    name = found.group(1)
    if name in html5:
        return html.escape(html5[name])
    marks.add(place + found.start())
    return f"&amp;{name or ''}"
