"""Text as outlines: a badge looks the same in every renderer and needs no font anywhere.

A character that we have no outline of is drawn as `?`, visibly: resvg draws nothing for a missing font
and says nothing. The words for people who can't see the picture are in the badge's `<title>`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.drawing.glyph_outlines import Outlines

EM = 1000
UNKNOWN = "?"


class Weight(StrEnum):
    """Figures and letters are semi-bold, words medium."""

    SEMIBOLD = "semibold"
    MEDIUM = "medium"


class Anchor(StrEnum):
    """Which point of a line of text `x` names."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


#: Height of capitals and figures, in thousandths of an em (a test compares with the outlines').
CAP_HEIGHT = 728


@cache
def _outlines(weight: Weight) -> Outlines:
    """Read when the first figure is drawn: the small rings of a table have none."""
    from altmetric_desktop.drawing import glyph_outlines

    return glyph_outlines.SEMIBOLD if weight is Weight.SEMIBOLD else glyph_outlines.MEDIUM


def text_width(text: str, size: float, weight: Weight = Weight.SEMIBOLD) -> float:
    """The advance of a line in pixels at a font size in pixels."""
    return _line(text, weight)[1] * size / EM


def cap_height(size: float) -> float:
    """The height of figures and capitals in pixels."""
    return CAP_HEIGHT * size / EM


def draw_text(
    text: str,
    x: float,
    y: float,
    size: float,
    fill: str,
    *,
    weight: Weight = Weight.SEMIBOLD,
    anchor: Anchor = Anchor.MIDDLE,
) -> str:
    """A line of text as one SVG group, figures and capitals centred vertically on `y`."""
    paths, advance = _line(text, weight)
    scale = size / EM
    if anchor is Anchor.MIDDLE:
        x -= advance * scale / 2
    elif anchor is Anchor.END:
        x -= advance * scale
    y += CAP_HEIGHT * scale / 2
    return f'<g transform="translate({x:.2f} {y:.2f}) scale({scale:.5f})" fill="{fill}">{paths}</g>'


def outline(character: str, weight: Weight = Weight.SEMIBOLD) -> tuple[int, str] | None:
    """Advance and path of one character in thousandths of an em; None where we have no outline."""
    return _outlines(weight).get(character)


@lru_cache(maxsize=4096)
def _line(text: str, weight: Weight) -> tuple[str, int]:
    outlines = _outlines(weight)
    parts, at = [], 0
    for character in text:
        advance, path = outlines.get(character) or outlines[UNKNOWN]
        if path:
            place = f' transform="translate({at} 0)"' if at else ""
            parts.append(f'<path{place} d="{path}"/>')
        at += advance
    return "".join(parts), at
