"""What one source is asked in a run, and where its pages go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec import Struct

from altmetric_desktop.domain.sourcing import Ask, Failure, Page, Rate
from altmetric_desktop.sources.description import Setup, Source


class Sink(Protocol):
    """Where pages go. An error raised here ends the whole run: it is the library's, not a source's."""

    async def keep(self, source: Source, ask: Ask, page: Page) -> int:
        """Store the page, the cursor of `page.next` and the follow-ups in one transaction.

        How many of its mentions are new here: a feed is full of what concerns nobody's outputs, and two
        searches may find the same.

        Called in order within a walk, of several walks at once; never cancelled half-way."""

    async def failed(self, source: Source, ask: Ask, failure: Failure) -> None:
        """Note that this ask came to nothing; what is known already stays."""


class Job(Struct, frozen=True):
    """What one source is asked in this run.

    `asks` is read as it is needed, so it may be a generator. `total`: how many there are (0 = not known).
    `key`: the user's key. `rate`: in place of the source's own. `spent`: requests that the day has seen
    already.
    """

    source: Source
    setup: Setup
    asks: Sequence[Ask] | Iterable[Ask]
    total: int
    key: str | None = None
    rate: Rate | None = None
    spent: int = 0

    @property
    def pace(self) -> Rate:
        """The rate that holds in this run."""
        return self.rate or self.source.info.rate
