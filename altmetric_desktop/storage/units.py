"""Units in the library: found, made, brought back, and what lists and persons say they are.

A unit that a hierarchy file names is *declared*: a claim of that file's run, so that undoing it takes it
back. What a person says of a spelling (`unit`, the spelling in `reason`) is a row of `decision`; the last
word holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, exists, select

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.rows import UnitRow
from altmetric_desktop.domain.units import Forest, Known, path_form
from altmetric_desktop.storage import lives, unit_words
from altmetric_desktop.storage.bulk import Row, insert_one, insert_rows
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.drafts import DEFAULT_HIERARCHY, SEPARATOR, unit_label, unit_of
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import claim, hierarchy, membership, output, output_unit, run, unit


def stored(name: str) -> str:
    """A hierarchy's name as stored: the organisation's is empty for everybody else."""
    return name or DEFAULT_HIERARCHY


def shown(name: str) -> str:
    """A stored hierarchy's name for everybody else."""
    return "" if name == DEFAULT_HIERARCHY else name


def forest(connection: Connection) -> Forest:
    """Every living unit, with what persons said about spellings."""
    declared, own = declared_ids(connection), _own_outputs(connection)
    codes = pairs(connection, select(unit.c.id, unit.c.code).where(unit.c.code.is_not(None)))
    known = [
        Known(one, number in declared, len(own.get(number, ())), codes.get(number) or "")
        for number, one in sorted(living(connection).items())
    ]
    return Forest(known, unit_words.said(connection))


def living(connection: Connection) -> dict[int, Unit]:
    """The living units by number."""
    statement = (
        select(unit.c.id, unit.c.path, hierarchy.c.name)
        .join(hierarchy, hierarchy.c.id == unit.c.hierarchy)
        .where(unit.c.died.is_(None))
    )
    return {
        number: Unit(tuple(path.split(SEPARATOR)), shown(name))
        for number, path, name in connection.execute(statement)
    }


def declared_ids(connection: Connection) -> set[int]:
    """Units that hierarchy files which stand name."""
    undo = run.alias("undo")
    statement = select(claim.c.row).where(
        claim.c.table_name == unit.name, ~exists().where(undo.c.undoes == claim.c.run)
    )
    return set(connection.execute(statement).scalars())


def _own_outputs(connection: Connection) -> dict[int, set[int]]:
    """Living outputs by unit, those of units below left out."""
    statement = (
        select(output_unit.c.unit, output_unit.c.output)
        .join(output, output.c.id == output_unit.c.output)
        .where(output_unit.c.died.is_(None), output.c.died.is_(None))
    )
    found: dict[int, set[int]] = {}
    for at, owner in connection.execute(statement):
        found.setdefault(at, set()).add(owner)
    return found


def ids(connection: Connection, step: Step, labels: Collection[str]) -> dict[str, int]:
    """Numbers of units by label; new ones with all above them where missing, those that ended live again."""
    if not labels:
        return {}
    trees = {name: number for number, name in connection.execute(select(hierarchy.c.id, hierarchy.c.name))}
    rows = connection.execute(select(unit.c.hierarchy, unit.c.path, unit.c.id, unit.c.died)).all()
    known = {(row.hierarchy, row.path): row.id for row in rows}
    dead = {row.id for row in rows if row.died is not None}
    found: dict[str, int] = {}
    again: list[int] = []
    for label in sorted(labels):
        one = unit_of(label)
        name = stored(one.hierarchy)
        if name not in trees:
            trees[name] = insert_one(connection, hierarchy, name=name)
        parent: int | None = None
        for depth in range(1, len(one.path) + 1):
            path = SEPARATOR.join(one.path[:depth])
            number = known.get((trees[name], path))
            if number is None:
                number = insert_one(
                    connection,
                    unit,
                    hierarchy=trees[name],
                    parent=parent,
                    name=one.path[depth - 1],
                    path=path,
                    born=step.id,
                )
                known[trees[name], path] = number
            elif number in dead:
                dead.discard(number)
                again.append(number)
            parent = number
        if parent is not None:
            found[label] = parent
    lives.revive(connection, step, unit, again)
    return found


def number_of(connection: Connection, one: Unit) -> int | None:
    """The number of a living unit, named as it stands or by another typography of it."""
    wanted = path_form(one.path)
    by_form = None
    for number, known in living(connection).items():
        if known == one:
            return number
        if known.hierarchy == one.hierarchy and path_form(known.path) == wanted:
            by_form = number
    return by_form


def below(connection: Connection, unit_id: int) -> list[int]:
    """A unit and all units under it."""
    tree = select(unit.c.id).where(unit.c.id == unit_id).cte("tree", recursive=True)
    tree = tree.union_all(select(unit.c.id).join(tree, unit.c.parent == tree.c.id))
    return list(connection.execute(select(tree.c.id)).scalars())


def all_units(connection: Connection) -> list[UnitRow]:
    """Every living unit in the order of its path, the organisation's first, with the living outputs of
    itself and of those below."""
    known = living(connection)
    statement = select(unit.c.id, unit.c.parent, unit.c.code)
    parents = {number: (parent, code) for number, parent, code in connection.execute(statement)}
    declared, own = declared_ids(connection), _own_outputs(connection)
    inside: dict[int, set[int]] = {number: set() for number in parents}
    for at, owners in own.items():
        above: int | None = at
        while above is not None:
            inside[above] |= owners
            above = parents[above][0]
    ordered = sorted((one.hierarchy, one.path, number) for number, one in known.items())
    return [
        UnitRow(
            number,
            path,
            len(inside[number]),
            hierarchy=name,
            declared=number in declared,
            own=len(own.get(number, ())),
            code=parents[number][1] or "",
        )
        for name, path, number in ordered
    ]


def bring_back(connection: Connection, step: Step, steps: Sequence[int]) -> None:
    """Units that a run ended live again."""
    ended = select(unit.c.id).where(unit.c.died.in_(steps))
    lives.revive(connection, step, unit, list(connection.execute(ended).scalars()))


def take_back(connection: Connection, step: Step, steps: Sequence[int]) -> None:
    """Units that a run made end, but those that others use since. Its memberships are gone already
    (`persons.take_back`)."""
    bore = select(unit.c.id).where(unit.c.born.in_(steps), unit.c.died.is_(None))
    end_unused(connection, step, list(connection.execute(bore).scalars()))


def end_unused(connection: Connection, step: Step, numbers: Iterable[int]) -> None:
    """Of these units, those end that hold nothing: no output, no person, no living unit, in no file."""
    statement = select(unit.c.id, unit.c.parent).where(unit.c.died.is_(None))
    parents = pairs(connection, statement)
    used = set(_own_outputs(connection)) | declared_ids(connection)
    holding = select(membership.c.unit).where(membership.c.died.is_(None))
    used.update(connection.execute(holding).scalars())
    candidates = {number for number in numbers if number in parents} - used
    ended: list[int] = []
    while True:
        above = {parent for number, parent in parents.items() if parent is not None}
        leaves = candidates - above
        if not leaves:
            break
        ended += sorted(leaves)
        candidates -= leaves
        for number in leaves:
            del parents[number]
    lives.end(connection, step, unit, ended)


def move(connection: Connection, step: Step, one: int, *targets: Unit) -> frozenset[int]:
    """All that a unit and those below it hold goes to each of `targets` and below it; the outputs concerned.

    Units that are left with nothing end; those that a hierarchy file names stay.
    """
    known = living(connection)
    depth = len(known[one].path)
    moving = {number: known[number].path[depth:] for number in below(connection, one) if number in known}
    goals = {
        number: [unit_label(Unit((*target.path, *rest), target.hierarchy)) for target in targets]
        for number, rest in moving.items()
    }
    numbers = ids(connection, step, {label for labels in goals.values() for label in labels})
    touched: set[int] = set()
    for number in moving:
        others = [numbers[label] for label in goals[number] if numbers[label] != number]
        if others:
            touched |= _move_outputs(connection, step, number, others)
            _move_people(connection, step, number, others)
    end_unused(connection, step, set(moving) - set(numbers.values()))
    return frozenset(touched)


def _move_outputs(connection: Connection, step: Step, one: int, others: Sequence[int]) -> set[int]:
    statement = select(output_unit.c.id, output_unit.c.output, output_unit.c.how, output_unit.c.unit).where(
        output_unit.c.unit.in_((one, *others)), output_unit.c.died.is_(None)
    )
    rows = connection.execute(statement).all()
    there = {(row.unit, row.output, row.how) for row in rows}
    mine = [row for row in rows if row.unit == one]
    lives.end(connection, step, output_unit, [row.id for row in mine])
    added: list[Row] = [
        (row.output, other, row.how, step.id)
        for row in mine
        for other in others
        if (other, row.output, row.how) not in there
    ]
    insert_rows(connection, output_unit, ("output", "unit", "how", "born"), added)
    return {row.output for row in mine}


def _move_people(connection: Connection, step: Step, one: int, others: Sequence[int]) -> None:
    statement = select(membership).where(membership.c.unit.in_((one, *others)), membership.c.died.is_(None))
    rows = connection.execute(statement).all()
    there = {(row.unit, row.person, row.day_from, row.day_to) for row in rows}
    mine = [row for row in rows if row.unit == one]
    lives.end(connection, step, membership, [row.id for row in mine])
    added: list[Row] = [
        (row.person, other, row.day_from, row.day_to, step.id)
        for row in mine
        for other in others
        if (other, row.person, row.day_from, row.day_to) not in there
    ]
    insert_rows(connection, membership, ("person", "unit", "day_from", "day_to", "born"), added)


def hierarchies(connection: Connection) -> dict[str, int]:
    """The hierarchies with living units, the organisation (`""`) first, and how many units each has."""
    found: dict[str, int] = {}
    for one in living(connection).values():
        found[one.hierarchy] = found.get(one.hierarchy, 0) + 1
    return dict(sorted(found.items()))
