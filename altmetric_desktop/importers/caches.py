"""Answers by cell, remembered: `map(cache.__getitem__, cells)` runs in C but for cells not seen yet."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

#: Distinct cells that are remembered; a column of unique texts must not fill the memory.
MOST = 100_000
#: Signs from which on a text is long.
LONG = 200


class Cache(dict[K, V], Generic[K, V]):
    """`Cache(read)[cell]` is `read(cell)`, worked out once."""

    def __init__(self, read: Callable[[K], V]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, key: K) -> V:
        """Work out an answer."""
        if len(self) > MOST:
            self.clear()
        found = self[key] = self._read(key)
        return found


class ShortTexts(Cache[str, V]):
    """As Cache, of texts; long ones aren't remembered: they don't come again, and would fill the memory."""

    def __missing__(self, key: str) -> V:
        """Work out an answer."""
        if len(key) >= LONG:
            return self._read(key)
        if len(self) > MOST:
            self.clear()
        found = self[key] = self._read(key)
        return found
