"""Verified persons as a model, and how persons and their stays are worded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.narrowing import Index, NarrowingModel
from altmetric_desktop.gui.models.units import path_words
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.people import PersonRow, Stay, VerifiedPerson

NAME, ORCID, STAFF, UNITS, OUTPUTS = range(5)
_COLUMNS = ("name", "orcid", "staff", "units", "outputs")


def stay_words(kit: Kit, stay: Stay, *, short: bool = False) -> str:
    """A unit and from when to when somebody belongs to it; `short`: its own name only."""
    unit = stay.unit.path[-1] if short else path_words(stay.unit.path)
    if stay.unit.hierarchy:
        unit = kit.say("person.unit.of", hierarchy=stay.unit.hierarchy, unit=unit)
    first, last = (
        "" if day is None else kit.figures.day(Moment(day)) for day in (stay.day_from, stay.day_to)
    )
    if first and last:
        return kit.say("person.stay.both", unit=unit, first=first, last=last)
    if first or last:
        key = "person.stay.from" if first else "person.stay.to"
        return kit.say(key, unit=unit, day=first or last)
    return unit


def person_words(kit: Kit, one: VerifiedPerson) -> str:
    """A person with what tells them apart."""
    about = apart(kit, one)
    return f"{one.name} · {about}" if about else one.name


def apart(kit: Kit, one: VerifiedPerson) -> str:
    """What tells a person apart from others of the name; "" where nothing is known."""
    number = kit.say("person.staff", number=one.staff_id) if one.staff_id else ""
    return " · ".join(part for part in (one.orcid, number) if part)


class PeopleModel(NarrowingModel["PersonRow"]):
    """All verified persons; `look_for` and `order_by` choose what is listed."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        header = [kit.say(f"person.column.{name}") for name in _COLUMNS]
        super().__init__(kit, header, frozenset({OUTPUTS}), (NAME, False), parent)

    def row_of(self, number: int) -> int:
        """Where a person is listed, −1 where they are not."""
        return next((row for row, at in enumerate(self._shown) if self._all[at].id == number), -1)

    def _folded(self, one: PersonRow) -> str:
        return f"{one.name} {one.orcid} {one.staff_id} {_units(one)}".casefold()

    def _key(self, one: PersonRow) -> tuple[int, str, str]:
        if self.column == OUTPUTS:
            return one.outputs, "", ""
        own = {ORCID: one.orcid, STAFF: one.staff_id, UNITS: _units(one)}.get(self.column, "")
        return 0, own.casefold(), one.name.casefold()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and alignment; as tooltip of units all of them with their whole paths."""
        if not index.isValid():
            return None
        one, column = self.value(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            whole = "\n".join(stay_words(self.kit, stay) for stay in one.stays)
            return escaped(whole if column == UNITS else self._cell(one, column))
        return self._side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _cell(self, one: PersonRow, column: int) -> str:
        if column == OUTPUTS:
            return self.kit.figures.whole(one.outputs)
        if column == UNITS:
            return "; ".join(stay_words(self.kit, stay, short=True) for stay in one.stays)
        return {NAME: one.name, ORCID: one.orcid, STAFF: one.staff_id}.get(column, "")


def _units(one: PersonRow) -> str:
    return " ".join(f"{stay.unit.hierarchy} {' '.join(stay.unit.path)}" for stay in one.stays)
