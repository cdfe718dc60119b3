"""The desk's drawer for people: who is verified, spellings in doubt, lists of people, words about spellings.

What reads and writes them is imported at the first use, off the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from altmetric_desktop.domain.people import PeopleAnswer, PersonDoubt, PersonRow, Ruling
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library
    from altmetric_desktop.services.spelling_desk import Reading


class PeopleDesk:
    """`read` does work on the open library in another thread."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def rows(self) -> Task[list[PersonRow]]:
        """The verified persons by name, with units and numbers of outputs."""

        def work(library: Library) -> list[PersonRow]:
            from altmetric_desktop.services import people

            return people.rows(library)

        return self._read(work)

    def doubts(self) -> Task[list[PersonDoubt]]:
        """Spellings that may be a verified person's, those of most outputs first."""

        def work(library: Library) -> list[PersonDoubt]:
            from altmetric_desktop.services import people

            return people.doubts(library)

        return self._read(work)

    def preview(self, path: Path, *, keep: bool = False) -> Task[PeopleAnswer]:
        """What taking in a list of people would do; InputError for what is none."""

        def work(library: Library) -> PeopleAnswer:
            from altmetric_desktop.services import people

            return people.preview(library, path, keep=keep)

        return self._read(work)

    def take_in(self, path: Path, *, keep: bool = False) -> Task[PeopleAnswer]:
        """Take in a list of people as one undoable run; `keep`: units that it does not name go on."""

        def work(library: Library) -> PeopleAnswer:
            from altmetric_desktop.services import people

            return people.take_in(library, path, keep=keep)

        return self._read(work)

    def decide(self, spelled: str, persons: Sequence[int], ruling: Ruling) -> Task[str]:
        """Remember what a spelling is, or which persons it is not; the run that says so."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import people

            return people.decide_about(library, spelled, persons, ruling)

        return self._read(work)

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a list of people, or a word, back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)
