"""Carries out what a person says of people, shows what their lists do, and offers to take it back."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.people import PersonDoubt, Ruling
from altmetric_desktop.gui.bridge import Bridge, Job
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.teller import Teller

if TYPE_CHECKING:
    from collections.abc import Sequence

    from altmetric_desktop.domain.people import PeopleAnswer
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.dialogs.people_list import PeopleListDialog


class PersonTeller(Teller):
    """`changed` after something was done or taken back; its runs are kept, newest last. `list_wanted`: a
    file is no list of people."""

    list_wanted = Signal(object)

    def __init__(self, kit: Kit, bridge: Bridge, backend: Backend, parent: QWidget) -> None:
        super().__init__(kit, bridge, backend, parent, backend.persons, "person")
        self._over = parent
        self._looking: Job | None = None
        self._path = Path()
        self._may = True
        #: Spellings about which something was said that is not written yet.
        self.going: list[PersonDoubt] = []
        self.dialog: PeopleListDialog | None = None

    @Slot(object, object, object)
    def decide(self, doubt: PersonDoubt, persons: Sequence[int], ruling: Ruling) -> None:
        """A spelling is a person's, or none of theirs."""
        names = "; ".join(one.name for one in doubt.persons if one.id in persons)
        job = self._run(self._backend.persons.decide(doubt.spelling, persons, ruling))
        self.going.append(doubt)

        def done(run: str) -> None:
            self._gone(doubt)
            key = f"person.did.{ruling.value}"
            self._did(run, self.kit.say(key, run=run, spelling=doubt.spelling, person=names))

        def undone(_error: Exception) -> None:
            self._gone(doubt)
            self.changed.emit()

        job.succeeded.connect(done)
        job.failed.connect(undone)

    def _gone(self, doubt: PersonDoubt) -> None:
        self.going = [one for one in self.going if one is not doubt]

    def forget(self) -> None:
        """Another library: nothing of the one before is taken back or waited for."""
        self.runs, self.going = [], []

    def look(self, path: Path, *, may: bool) -> None:
        """Show what a list of people does. `may`: it can be taken in."""
        self._path, self._may = path, may
        self._ask(False)

    @Slot(bool)
    def _ask(self, keep: bool) -> None:
        if self._looking is not None and not self._looking.over:
            self._looking.abandon()
        self._looking = self._bridge.run(self._backend.persons.preview(self._path, keep=keep))
        self._looking.succeeded.connect(partial(self._show, keep))
        self._looking.failed.connect(self._refused)

    def _show(self, keep: bool, answer: PeopleAnswer) -> None:
        if self.dialog is None:
            from altmetric_desktop.gui.dialogs.people_list import PeopleListDialog

            self.dialog = PeopleListDialog(self.kit, self._over.window(), may=self._may)
            self.dialog.asked.connect(self._ask)
            self.dialog.wished.connect(self.take_in)
            self.dialog.finished.connect(self._closed)
            self.dialog.open()
        self.dialog.show_answer(answer, keep=keep)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
        if self._looking is not None and not self._looking.over:
            self._looking.abandon()

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        self.failed.emit(error)
        words, path = self.kit.say("person.list.as-list"), self._path
        self.offered.emit(path.name, words, partial(self.list_wanted.emit, path))

    @Slot(bool)
    def take_in(self, keep: bool) -> None:
        """Take in the list that was looked at."""
        job = self._run(self._backend.persons.take_in(self._path, keep=keep))

        def done(answer: PeopleAnswer) -> None:
            balance, whole = answer.balance, self.kit.figures.whole
            counts = {
                "added": whole(balance.added),
                "updated": whole(balance.updated),
                "unchanged": whole(balance.unchanged),
                "refused": whole(balance.refused),
            }
            key = "person.list.did.refused" if balance.refused else "person.list.did"
            name = Path(answer.path).name
            self._did(answer.run, self.kit.say(key, run=answer.run, name=name, **counts))

        job.succeeded.connect(done)
