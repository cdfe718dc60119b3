"""How far the reading of a list is: told between records, every now and then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

#: `progress(done, total)`; total 0 = not known. It may raise to stop the reading.
Progress = Callable[[int, int], None]

#: Records between two words: the slowest take a millisecond each.
EVERY = 200


class Placed(Protocol):
    """What stands at a place of its file."""

    @property
    def row(self) -> int:
        """Its line or its number, counted from 1."""


P = TypeVar("P", bound=Placed)


class Pace:
    """Called with the place of each record, tells `progress` of every so manyth, of `total`."""

    def __init__(self, progress: Progress | None, total: int = 0) -> None:
        self._progress = progress
        self._total = total
        self._left = 1

    def __call__(self, done: int) -> None:
        """Come to a place."""
        self._left -= 1
        if not self._left:
            self._left = EVERY
            if self._progress is not None:
                self._progress(min(done, self._total) if self._total else done, self._total)


def lines(text: str) -> int:
    """How many lines a text has."""
    return text.count("\n") + 1


def paced(items: Iterable[P], total: int, progress: Progress | None) -> Iterable[P]:
    """The same items, whose places are told."""
    return items if progress is None else _paced(items, Pace(progress, total))


def _paced(items: Iterable[P], pace: Pace) -> Iterator[P]:
    for item in items:
        pace(item.row)
        yield item
