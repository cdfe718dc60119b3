"""Carries out what a person says of units, says so, and offers to take it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.units import Word
from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.units import path_words
from altmetric_desktop.gui.teller import Teller

if TYPE_CHECKING:
    from altmetric_desktop.domain.hierarchy import HierarchyAnswer
    from altmetric_desktop.domain.outputs import Unit
    from altmetric_desktop.domain.units import Proposal
    from altmetric_desktop.gui.backend import Backend, Task


class UnitTeller(Teller):
    """`changed` after something was done or taken back; its runs are kept, newest last."""

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, parent: QWidget) -> None:
        super().__init__(kit, bridge, backend, parent, backend.hierarchies, "unit")

    def same(self, spelled: Unit, known: Unit) -> None:
        """A spelling is a known unit."""
        task = self._backend.hierarchies.same(spelled, known)
        self._say(task, "unit.same.did", spelled, known)

    def apart(self, one: Unit, other: Unit) -> None:
        """Two units are two."""
        self._say(self._backend.hierarchies.apart(one, other), "unit.apart.did", one, other)

    def forget(self, spelled: Unit, known: Unit) -> None:
        """Nothing is said of a spelling any more."""
        task = self._backend.hierarchies.apart(spelled, known, Word.OPEN)
        self._say(task, "unit.forget.did", spelled, known)

    def _say(self, task: Task[str], key: str, one: Unit, other: Unit) -> None:
        job = self._run(task)

        def done(run: str) -> None:
            self._did(
                run, self.kit.say(key, run=run, unit=path_words(one.path), other=path_words(other.path))
            )

        job.succeeded.connect(done)

    @Slot()
    def join_alike(self) -> None:
        """Join all pairs of the very same name."""
        job = self._run(self._backend.hierarchies.join_alike())

        def done(answer: tuple[str, list[Proposal]]) -> None:
            run, pairs = answer
            if run:
                self._did(run, self.kit.say("unit.alike.did", run=run, n=len(pairs)))
            else:
                self.announced.emit(self.kit.say("unit.alike.none"))
                self.changed.emit()

        job.succeeded.connect(done)

    @Slot(object, str)
    def take_in(self, path: Path, hierarchy: str) -> None:
        """Take in a hierarchy file."""
        self.announced.emit(self.kit.say("hierarchy.taking-in", name=path.name))
        job = self._run(self._backend.hierarchies.take_in(path, hierarchy))

        def done(answer: HierarchyAnswer) -> None:
            whole = self.kit.figures.whole
            said = self.kit.say(
                "hierarchy.did", run=answer.run, added=whole(answer.added), known=whole(answer.known)
            )
            self._did(answer.run, said)

        job.succeeded.connect(done)
