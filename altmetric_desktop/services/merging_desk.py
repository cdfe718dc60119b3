"""The desk's drawer for outputs that are one: pairs that perhaps are, what a merge does, doing it.

What reads them is imported at the first use, off the GUI thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.domain.duplicates import DuplicateList
    from altmetric_desktop.domain.merging import MergeAnswer, MergePlan
    from altmetric_desktop.domain.rows import UndoAnswer
    from altmetric_desktop.services.background import Task
    from altmetric_desktop.services.library import Library
    from altmetric_desktop.services.spelling_desk import Reading


class MergingDesk:
    """`read` does work on the open library in another thread."""

    def __init__(self, read: Reading) -> None:
        self._read = read

    def duplicates(self) -> Task[DuplicateList]:
        """Pairs of outputs that are perhaps one, undecided ones first."""

        def work(library: Library) -> DuplicateList:
            from altmetric_desktop.services import merging

            return merging.duplicates(library)

        return self._read(work)

    def plan(self, kept: int, other: int, *, advised: bool = False) -> Task[MergePlan]:
        """What merging `other` into `kept` would do; `advised`: whichever of the two is better kept."""

        def work(library: Library) -> MergePlan:
            from altmetric_desktop.services import merging

            made = merging.plan_advised if advised else merging.plan
            return made(library, kept, other)

        return self._read(work)

    def merge(self, kept: int, other: int) -> Task[MergeAnswer]:
        """Merge `other` into `kept`, as a run that can be undone."""

        def work(library: Library) -> MergeAnswer:
            from altmetric_desktop.services import merging

            return merging.merge(library, kept, other)

        return self._read(work)

    def undo(self, run: str) -> Task[UndoAnswer]:
        """Take a merge or a decision about two outputs back."""

        def work(library: Library) -> UndoAnswer:
            from altmetric_desktop.services import import_file

            return import_file.undo(library, run)

        return self._read(work)
