"""The units of a list: what each spelling is read as, and what a person is told about it, once each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.domain.units import How, Spelled
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.units import forest

_SHOWN = 200
#: Read as something else than what stands there, without a person having said so.
_TOLD = frozenset({How.FORM, How.NAME, How.CODE, How.PATH, How.SEVERAL})


def read(connection: Connection, records: Sequence[Record]) -> dict[Unit, Spelled]:
    """Every spelling of these records, read by what the library knows."""
    wanted = dict.fromkeys(one for record in records if record.units for one in record.units)
    return forest(connection).read_all(wanted) if wanted else {}


def problems(records: Sequence[Record], spelled: Mapping[Unit, Spelled]) -> Iterator[Problem]:
    """A note for each spelling that is read as another name, or that is new and near to a known one; with
    the first row that has it."""
    told = {
        unit: one
        for unit, one in spelled.items()
        if one.near or (one.read.how in _TOLD and one.read.units != (unit,))
    }
    for record in records:
        if not told:
            return
        for unit in record.units:
            one = told.pop(unit, None)
            if one is not None:
                yield _problem(record, unit, one)


def _problem(record: Record, unit: Unit, one: Spelled) -> Problem:
    if one.near:
        code, meant = "unit-near", shown(one.near[0].unit)
    else:
        code, meant = "unit-known-as", "; ".join(map(shown, one.read.units))
    return Problem(
        record.row, "", shown(unit)[:_SHOWN], code, repaired=meant[:_SHOWN], sheet=record.sheet or ""
    )


def shown(unit: Unit) -> str:
    """A unit as people read it: `Science > Physics`."""
    return " > ".join(unit.path)
