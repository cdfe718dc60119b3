"""Chart titles in semi-bold, drawn from our outlines.

matplotlib shows a variable font's default weight only. A title with a character that has no outline is
set in the regular weight by the caller.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from matplotlib.path import Path

from altmetric_desktop.drawing.glyphs import EM, outline

_PIECE = re.compile(r"([MLHVQZ])|(-?\d+)")


def semibold(words: str) -> tuple[Path, float] | None:
    """A line as a path with its width, for a font size of 1, y downwards from the baseline."""
    outlines = [outline(character) for character in words]
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    at = 0.0
    for found in outlines:
        if found is None:
            return None
        advance, path = found
        for (x, y), code in _vertices(path):
            points.append(((x + at) / EM, y / EM))
            codes.append(code)
        at += advance
    vertices = np.array(points, dtype=float).reshape(-1, 2)
    return Path(vertices, np.array(codes, dtype=Path.code_type)), at / EM


@lru_cache(maxsize=512)
def _vertices(path: str) -> tuple[tuple[tuple[float, float], int], ...]:
    """The vertices of an SVG path of absolute M, L, H, V, Q and Z with their codes."""
    found: list[tuple[tuple[float, float], int]] = []
    command = "M"
    numbers: list[float] = []
    x = y = 0.0
    for letter, digits in _PIECE.findall(path):
        if letter == "Z":
            found.append(((x, y), int(Path.CLOSEPOLY)))
        if letter:
            command, numbers = letter, []
            continue
        numbers.append(float(digits))
        if len(numbers) < _NUMBERS[command]:
            continue
        if command == "H":
            x = numbers[0]
        elif command == "V":
            y = numbers[0]
        else:
            x, y = numbers[-2:]
        if command == "Q":
            found.append(((numbers[0], numbers[1]), int(Path.CURVE3)))
        found.append(((x, y), _CODES[command]))
        # Further pairs after M are lines (SVG 1.1, 8.3.2).
        command, numbers = ("L" if command == "M" else command), []
    return tuple(found)


_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4}
_CODES = {
    "M": int(Path.MOVETO),
    "L": int(Path.LINETO),
    "H": int(Path.LINETO),
    "V": int(Path.LINETO),
    "Q": int(Path.CURVE3),
}
