"""What the window asks of the services about units, as a protocol (`gui.backend.Backend.hierarchies`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from altmetric_desktop.domain.units import Word

if TYPE_CHECKING:
    from pathlib import Path

    from altmetric_desktop.domain.hierarchy import HierarchyAnswer
    from altmetric_desktop.domain.outputs import Unit
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.domain.units import Proposal
    from altmetric_desktop.gui.backend import Task
    from altmetric_desktop.services.altmetric_upload import Written


class Hierarchies(Protocol):
    """Hierarchies of units, how lists spell them, and what persons say of either."""

    def said(self) -> Task[list[tuple[Unit, Unit]]]:
        """Spellings and the units that they are, as persons said."""

    def proposals(self) -> Task[list[Proposal]]:
        """Pairs that may be one unit, closest first; seconds where there are thousands of units."""

    def preview(self, path: Path, hierarchy: str = "") -> Task[HierarchyAnswer]:
        """What taking in a hierarchy file would do; InputError for what is none."""

    def take_in(self, path: Path, hierarchy: str = "") -> Task[HierarchyAnswer]:
        """Take in a hierarchy file as one undoable run."""

    def same(self, spelled: Unit, known: Unit) -> Task[str]:
        """Remember that a spelling is a known unit; the run that says so."""

    def apart(self, one: Unit, other: Unit, word: Word = Word.APART) -> Task[str]:
        """Remember that two units are two, or with OPEN that nothing is said of them; the run."""

    def join_alike(self) -> Task[tuple[str, list[Proposal]]]:
        """Join all pairs of the very same name in one run: its name ("" = there was none), the pairs."""

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a run of units back."""

    def write_upload(self, folder: Path) -> Task[Written]:
        """Write the two files of Altmetric's institutional upload into a folder."""
