"""Department cells → paths of units. `/` and `,` stay: they are part of too many names."""

from __future__ import annotations

import re

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.importers.text import plain_or_none

_PATH = re.compile(r"\s*(?: > |>|→|::|»)\s*")
#: Deeper hierarchies than this are no hierarchies.
DEEPEST = 8
_MOST = 100


class Units:
    """Reads unit cells; remembers them, for the same departments stand in every row."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[Unit, ...]] = {}

    def of(
        self, faculty: str, units: tuple[str, ...], separators: tuple[str | None, ...]
    ) -> tuple[Unit, ...]:
        """The units of one row: every unit under its faculty, pairwise where there are as many of each."""
        key = (faculty, *units)
        known = self._known.get(key)
        if known is None:
            if len(self._known) > 50_000:
                self._known.clear()
            known = self._known[key] = self._read(faculty, units, separators)
        return known

    @staticmethod
    def _read(faculty: str, units: tuple[str, ...], separators: tuple[str | None, ...]) -> tuple[Unit, ...]:
        above = _paths(faculty, separators[0])
        below = [
            path for cell, mark in zip(units, separators[1:], strict=True) for path in _paths(cell, mark)
        ]
        if not below:
            paths = above
        elif len(above) == len(below):
            paths = [_under(top, path) for top, path in zip(above, below, strict=True)]
        elif len(above) == 1:
            paths = [_under(above[0], path) for path in below]
        else:
            paths = [*above, *below]
        return tuple(dict.fromkeys(Unit(path[:DEEPEST]) for path in paths))

    def levels(self, cells: tuple[str, ...]) -> tuple[Unit, ...]:
        """One path from level columns (`Top Level`, `Level 1` …)."""
        key = ("\0levels", *cells)
        known = self._known.get(key)
        if known is None:
            path = tuple(filter(None, (plain_or_none(cell) for cell in cells)))
            known = self._known[key] = (Unit(path[:DEEPEST]),) if path else ()
        return known


def _under(top: tuple[str, ...], path: tuple[str, ...]) -> tuple[str, ...]:
    return path if path[0] == top[0] else top + path


def _paths(cell: str, separator: str | None) -> list[tuple[str, ...]]:
    if not cell or cell.isspace():
        return []
    pieces = re.split(r"[;\n]|\|+", cell) if separator is None else cell.split(separator)
    paths = []
    for piece in pieces[:_MOST]:
        path = tuple(filter(None, (plain_or_none(part) for part in _PATH.split(piece))))
        if path:
            paths.append(path)
    return paths
