"""The desk's drawer for units: spellings, what may be one unit, hierarchy files, Altmetric's two files.

What reads and writes them is imported at the first use, off the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from altmetric_desktop.domain.units import Word

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from altmetric_desktop.domain.hierarchy import HierarchyAnswer
    from altmetric_desktop.domain.outputs import Unit
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.domain.units import Proposal
    from altmetric_desktop.services.altmetric_upload import Written
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library
    from altmetric_desktop.services.spelling_desk import Reading


class UnitDesk:
    """`read` does work on the open library in another thread, `compare` all comparing in the child."""

    def __init__(self, read: Reading, compare: Callable[[], Task[object]]) -> None:
        self._read, self._compare = read, compare

    def said(self) -> Task[list[tuple[Unit, Unit]]]:
        """Spellings and the units that they are, as persons said."""

        def work(library: Library) -> list[tuple[Unit, Unit]]:
            from altmetric_desktop.services import units

            return units.said(library)

        return self._read(work)

    def proposals(self) -> Task[list[Proposal]]:
        """Pairs that may be one unit, closest first; seconds where there are thousands of units."""
        return cast("Task[list[Proposal]]", self._compare())

    def preview(self, path: Path, hierarchy: str = "") -> Task[HierarchyAnswer]:
        """What taking in a hierarchy file would do; InputError for what is none."""

        def work(library: Library) -> HierarchyAnswer:
            from altmetric_desktop.services import units

            return units.preview(library, path, hierarchy)

        return self._read(work)

    def take_in(self, path: Path, hierarchy: str = "") -> Task[HierarchyAnswer]:
        """Take in a hierarchy file as one undoable run."""

        def work(library: Library) -> HierarchyAnswer:
            from altmetric_desktop.services import units

            return units.take_in(library, path, hierarchy)

        return self._read(work)

    def same(self, spelled: Unit, known: Unit) -> Task[str]:
        """Remember that a spelling is a known unit; the run that says so."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import units

            return units.same(library, spelled, known)

        return self._read(work)

    def apart(self, one: Unit, other: Unit, word: Word = Word.APART) -> Task[str]:
        """Remember that two units are two, or with OPEN that nothing is said of them; the run."""

        def work(library: Library) -> str:
            from altmetric_desktop.services import units

            return units.apart(library, one, other, word)

        return self._read(work)

    def join_alike(self) -> Task[tuple[str, list[Proposal]]]:
        """Join all pairs of the very same name in one run: its name ("" = there was none), the pairs."""

        def work(library: Library) -> tuple[str, list[Proposal]]:
            from altmetric_desktop.services import units

            return units.join_alike(library)

        return self._read(work)

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a run of units back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)

    def write_upload(self, folder: Path) -> Task[Written]:
        """Write the two files of Altmetric's institutional upload into a folder."""

        def work(library: Library) -> Written:
            from altmetric_desktop.services import altmetric_upload

            return altmetric_upload.write(library, folder)

        return self._read(work)
