"""What the window asks of the services about people, as a protocol (`gui.backend.Backend.persons`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from altmetric_desktop.domain.people import PeopleAnswer, PersonDoubt, PersonRow, Ruling
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.gui.backend import Task


class Persons(Protocol):
    """Verified persons, lists of them, and which spellings are theirs."""

    def rows(self) -> Task[list[PersonRow]]:
        """The verified persons by name, with units and numbers of outputs."""

    def doubts(self) -> Task[list[PersonDoubt]]:
        """Spellings that may be a verified person's, those of most outputs first."""

    def preview(self, path: Path, *, keep: bool = False) -> Task[PeopleAnswer]:
        """What taking in a list of people would do; InputError for what is none."""

    def take_in(self, path: Path, *, keep: bool = False) -> Task[PeopleAnswer]:
        """Take in a list of people as one undoable run; `keep`: units that it does not name go on."""

    def decide(self, spelled: str, persons: Sequence[int], ruling: Ruling) -> Task[str]:
        """Remember what a spelling is, or which persons it is not; the run that says so."""

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a list of people, or a word, back."""
