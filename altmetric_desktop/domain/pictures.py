"""A chart as it crosses from the process that drew it to the screen: pixels, what lies where, the figures.

Knows no library that draws.
"""

from __future__ import annotations

from msgspec import Struct

Cell = str | int | float


class HoverBox(Struct, frozen=True):
    """What a pointer finds in a rectangle, in logical pixels from the top left; lines end with a newline."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str


class ChartPicture(Struct, frozen=True):
    """A drawn chart: PNG of `width` × `height` logical pixels at `ratio`, its boxes, its rows.

    `header` and `rows` are what *Show data* shows and what a copy holds; `words` is the accessible text.
    """

    png: bytes
    width: int
    height: int
    ratio: float
    boxes: tuple[HoverBox, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: str = ""

    def at(self, x: float, y: float) -> HoverBox | None:
        """The box under a point, the last drawn first."""
        for box in reversed(self.boxes):
            if box.x0 <= x < box.x1 and box.y0 <= y < box.y1:
                return box
        return None
