"""Where the reader was: back and forward through pages, as a browser does. Knows no widgets."""

from __future__ import annotations

from msgspec import Struct


class Place(Struct, frozen=True):
    """A page, and the output shown on it where it is the details page."""

    page: str
    output: int | None = None


class History:
    """Places visited; a new one after going back forgets what lay ahead."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place in front."""
        return self._places[self._at] if self._at >= 0 else None

    def go(self, place: Place) -> None:
        """Visit a place; visiting the one in front changes nothing."""
        if place == self.here:
            return
        del self._places[self._at + 1 :]
        self._places.append(place)
        self._at = len(self._places) - 1

    def replace(self, place: Place) -> None:
        """Another place in stead of the one in front: stepping from output to output leaves no trail."""
        if self._at >= 0:
            self._places[self._at] = place
        else:
            self.go(place)

    def step(self, by: int) -> Place | None:
        """Back (−1) or forward (1); None where there is nothing."""
        if not self.may(by):
            return None
        self._at += by
        return self._places[self._at]

    def may(self, by: int) -> bool:
        """Whether there is a place that way."""
        return 0 <= self._at + by < len(self._places)

    def clear(self) -> None:
        """Forget all places."""
        self._places.clear()
        self._at = -1
