"""How wide tables are cut into pages: breaks between columns, and the scale at which each part fits.

Fit-to-width over several pages is left to no program: LibreOffice 7.4 printed empty pages after it. Knows
widths in characters, no sheet.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

_A4_WIDE, _LETTER_WIDE, _SIDES = 297.0, 279.4, 25.4
#: Pixels a digit and a cell's padding at 96 to the inch (ECMA-376 §18.3.1.13), in millimetres.
_DIGIT, _CELL = 7 * 25.4 / 96, 5 * 25.4 / 96
_ROOM = 0.97
_LEAST, _MOST = 10, 100


class Cut(Struct, frozen=True):
    """`breaks`: columns, counted from 1, after which a page ends. `scale` in per cent."""

    breaks: tuple[int, ...]
    scale: int


def cut(widths: Sequence[float], repeated: int, pages: int, letter: bool) -> Cut:
    """Columns over `pages` landscape pages, the first `repeated` on each, at the largest scale that fits."""
    sizes = [width * _DIGIT + _CELL for width in widths]
    kept = sum(sizes[:repeated])
    low, high = max(sizes[repeated:], default=0.0), sum(sizes[repeated:])
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_breaks(sizes, repeated, middle)) < pages else (middle, high)
    room = (_LETTER_WIDE if letter else _A4_WIDE) - _SIDES
    scale = int(100 * _ROOM * room / max(1.0, kept + high))
    return Cut(_breaks(sizes, repeated, high), min(_MOST, max(_LEAST, scale)))


def _breaks(sizes: Sequence[float], repeated: int, most: float) -> tuple[int, ...]:
    """Where a page ends when each takes as many columns as fit into `most`."""
    breaks: list[int] = []
    used = 0.0
    for place, size in enumerate(sizes[repeated:], repeated):
        if used and used + size > most:
            breaks.append(place)
            used = 0.0
        used += size
    return tuple(breaks)
