"""The geometry of a ring: pieces of an annulus with straight gaps of even width, as SVG paths.

Angles are in degrees, clockwise from the top. Knows neither categories nor colours.
"""

from __future__ import annotations

import math
from functools import lru_cache

from msgspec import Struct

SLICE = 45.0


class Ring(Struct, frozen=True, eq=False):
    """A ring in a square of `size` px: outer and inner radius, the gap between two pieces.

    One for each size (`ring_of`), compared by identity, so that caches find it fast.
    """

    size: float
    outer: float
    inner: float
    gap: float

    @property
    def centre(self) -> float:
        """The middle of the square, in both directions."""
        return self.size / 2

    @property
    def middle(self) -> float:
        """The radius halfway through the ring."""
        return (self.outer + self.inner) / 2

    @property
    def width(self) -> float:
        """How broad the ring is."""
        return self.outer - self.inner


@lru_cache(maxsize=256)
def ring_of(size: float) -> Ring:
    """The ring of a donut of this diameter: the smaller, the broader in proportion."""
    if size <= 18:
        share, gap = 0.26, 0.0
    elif size <= 32:
        share, gap = 0.20, 1.0
    elif size <= 80:
        share, gap = 0.165, 1.0 if size < 40 else 1.6
    else:
        share, gap = 0.15, 1.8 if size < 100 else 2.0
    outer = size / 2
    return Ring(size, outer, outer - share * size, gap)


@lru_cache(maxsize=4096)
def piece(ring: Ring, start: float, sweep: float) -> str:
    """Path of one piece. A sweep of 360° or more is the whole ring, without a gap."""
    if sweep >= 360.0:
        return _whole(ring)
    half_outer = _degrees(ring.gap / 2 / ring.outer)
    half_inner = _degrees(ring.gap / 2 / ring.inner)
    large = int(sweep > 180)
    x1, y1 = point(ring, ring.outer, start + half_outer)
    x2, y2 = point(ring, ring.outer, start + sweep - half_outer)
    x3, y3 = point(ring, ring.inner, start + sweep - half_inner)
    x4, y4 = point(ring, ring.inner, start + half_inner)
    outer, inner = f"{ring.outer:.2f}", f"{ring.inner:.2f}"
    return (
        f"M{x1:.2f} {y1:.2f}A{outer} {outer} 0 {large} 1 {x2:.2f} {y2:.2f}"
        f"L{x3:.2f} {y3:.2f}A{inner} {inner} 0 {large} 0 {x4:.2f} {y4:.2f}Z"
    )


@lru_cache(maxsize=4096)
def eighths(ring: Ring, first: int, count: int) -> str:
    """Path of `count` neighbouring slices of 45° from slice `first` on, a gap between any two."""
    return "".join(piece(ring, SLICE * (first + place), SLICE) for place in range(count))


def point(ring: Ring, radius: float, angle: float) -> tuple[float, float]:
    """The point at an angle on a circle around the ring's centre."""
    turn = math.radians(angle)
    return ring.centre + radius * math.sin(turn), ring.centre - radius * math.cos(turn)


def _degrees(ratio: float) -> float:
    return math.degrees(math.asin(min(1.0, ratio)))


def _whole(ring: Ring) -> str:
    """Two circles of two half arcs each, in opposite directions, so that the hole stays open."""
    parts = []
    for radius, clockwise in ((ring.outer, 1), (ring.inner, 0)):
        top, bottom = ring.centre - radius, ring.centre + radius
        arc = f"A{radius:.2f} {radius:.2f} 0 1 {clockwise}"
        parts.append(
            f"M{ring.centre:.2f} {top:.2f}{arc} {ring.centre:.2f} {bottom:.2f}"
            f"{arc} {ring.centre:.2f} {top:.2f}Z"
        )
    return "".join(parts)
