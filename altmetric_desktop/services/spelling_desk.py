"""The desk's drawer for affiliations: their spellings, the works that have one, what a person says of them.

What reads them is imported at the first use, off the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from altmetric_desktop.domain.fetching import AffiliationRow, AffiliationWork, Word
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library

T = TypeVar("T")


class Reading(Protocol):
    """Does work on the open library in another thread."""

    def __call__(self, work: Callable[[Library], T], /) -> Task[T]:
        """Begin it."""


class SpellingDesk:
    """`kept` everywhere: pages of a fetched list that nobody has taken in yet, instead of the library."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def rows(self, kept: Path | None = None) -> Task[list[AffiliationRow]]:
        """Every spelling, most frequent first, with what was decided."""

        def work(library: Library) -> list[AffiliationRow]:
            from altmetric_desktop.services import spellings

            return spellings.seen(library, kept)

        return self._read(work)

    def works(self, text: str, kept: Path | None = None) -> Task[list[AffiliationWork]]:
        """The works that have this spelling."""

        def work(library: Library) -> list[AffiliationWork]:
            from altmetric_desktop.services import spellings

            return spellings.works(library, text, kept)

        return self._read(work)

    def decide(self, words: Sequence[Word]) -> Task[str]:
        """Remember a person's words as one step; the run that says so."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import spellings

            return spellings.decide(library, words)

        return self._read(work)

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take such a step back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)
