"""A hierarchy file taken in: its units are declared, and what lists had brought goes where it names it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, select

from altmetric_desktop.domain.hierarchy import Joined, Node
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.units import Forest, How, Known
from altmetric_desktop.storage import unit_words, units
from altmetric_desktop.storage.bulk import Row, insert_rows, update_rows
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.drafts import unit_label
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import claim, unit

#: Read so, a unit that only lists named is the file's beyond doubt.
_CERTAIN = frozenset({How.FORM, How.NAME, How.CODE, How.PATH, How.SEVERAL})


class Declared(Struct, frozen=True):
    """What a hierarchy file does: see `domain.hierarchy.HierarchyAnswer`."""

    added: tuple[Unit, ...]
    known: int
    joined: tuple[Joined, ...]
    gone: tuple[Unit, ...]
    forest: Forest


def look(connection: Connection, hierarchy: str, nodes: Sequence[Node]) -> Declared:
    """What declaring these units would do; the library is untouched."""
    now = {one: number for number, one in units.living(connection).items()}
    declared = units.declared_ids(connection)
    own = {row.id: row.own for row in units.all_units(connection)}
    given = {Unit(node.path, hierarchy): node for node in nodes}
    added = tuple(one for one in given if one not in now)
    gone = tuple(
        one
        for one, number in now.items()
        if number in declared and one.hierarchy == hierarchy and one not in given
    )
    keeping = [
        Known(one, number in declared, own[number]) for one, number in now.items() if number in declared
    ]
    file = [Known(one, True, own.get(now.get(one, 0), 0), node.code) for one, node in given.items()]
    said = unit_words.said(connection)
    forest = Forest([*file, *(one for one in keeping if one.unit not in given)], said)
    lists = [one for one, number in now.items() if number not in declared and one not in given]
    joined: list[Joined] = []
    for one in sorted(lists, key=lambda each: (-len(each.path), each.path)):
        read = forest.read(one) if one.hierarchy == hierarchy else None
        if read is not None and read.how in _CERTAIN:
            joined.append(Joined(one, read.units, own[now[one]]))
    gathered = [one.unit.path for one in joined]
    for one in lists:
        if not any(one.path[: len(path)] == path for path in gathered):
            forest.add(Known(one, False, own[now[one]]))
    return Declared(added, len(given) - len(added), tuple(joined), gone, forest)


def declare(connection: Connection, step: Step, hierarchy: str, nodes: Sequence[Node]) -> Declared:
    """Take the units of a hierarchy file in, as a part of this run."""
    found = look(connection, hierarchy, nodes)
    labels = {unit_label(Unit(node.path, hierarchy)): node for node in nodes}
    numbers = units.ids(connection, step, labels.keys())
    claims: list[Row] = [(step.run, unit.name, number) for number in sorted(set(numbers.values()))]
    insert_rows(connection, claim, ("run", "table_name", "row"), claims, ignore=True)
    _keep_codes(connection, {numbers[label]: node.code for label, node in labels.items() if node.code})
    for one in found.joined:
        number = units.number_of(connection, one.unit)
        if number is not None:
            units.move(connection, step, number, *one.into)
    return found


def _keep_codes(connection: Connection, codes: dict[int, str]) -> None:
    there = pairs(connection, select(unit.c.id, unit.c.code).where(unit.c.code.is_not(None)))
    rows: list[Row] = [(number, code) for number, code in codes.items() if there.get(number) != code]
    if rows:
        update_rows(connection, unit, "id", ("code",), rows)
