"""Verified persons in the library: who they are, where they belong, and what undoing a list of people does.

A person of a list has a row of their own in `person`, with a `staff_id` (empty where the list gives none), so
that it is none of the spellings that lists of outputs brought. Verified is who a list of people names that
stands: a claim of its run, as for memberships.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from weakref import WeakKeyDictionary

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Engine,
    Table,
    and_,
    bindparam,
    distinct,
    exists,
    func,
    or_,
    select,
    update,
)

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.people import PersonRow, Stay, VerifiedPerson
from altmetric_desktop.domain.verified import Roster, shared_names
from altmetric_desktop.storage import lives, person_words, units
from altmetric_desktop.storage.bulk import Row, insert_rows
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.keys import name_key
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import (
    authorship,
    change,
    claim,
    decision,
    membership,
    output,
    person,
    run,
)

#: How a unit came to an output: by the unit of an author at the time.
BY_PERSON = "by-person"
#: What of a person a list may set.
VALUES = ("name", "orcid", "staff_id")
_AT_ONCE = 5000
_KEYS: BindParameter[Collection[str]] = bindparam("keys", expanding=True)
_CHANGE = ("run", "step", "table_name", "row", "column_name", "before", "after")


def ever(connection: Connection) -> bool:
    """Whether a list of people was ever taken in: without one, nothing here has any work."""
    return bool(connection.execute(select(exists().where(claim.c.table_name == person.name))).scalar_one())


def _stands(table: Table) -> ColumnElement[bool]:
    """That a list of people which stands names a row."""
    undo = run.alias("undo")
    return exists().where(
        claim.c.table_name == table.name,
        claim.c.row == table.c.id,
        ~exists().where(undo.c.undoes == claim.c.run),
    )


def verified(connection: Connection) -> list[VerifiedPerson]:
    """Whom lists of people name that stand."""
    statement = select(person.c.id, person.c.name, person.c.orcid, person.c.staff_id)
    rows = connection.execute(statement.where(_stands(person)).order_by(person.c.id))
    return [VerifiedPerson(number, name, orcid, staff or "") for number, name, orcid, staff in rows]


def listed(connection: Connection) -> list[VerifiedPerson]:
    """Whom any list of people ever named, also one that was taken back."""
    statement = select(person.c.id, person.c.name, person.c.orcid, person.c.staff_id)
    rows = connection.execute(statement.where(person.c.staff_id.is_not(None)).order_by(person.c.id))
    return [VerifiedPerson(number, name, orcid, staff or "") for number, name, orcid, staff in rows]


#: The roster of a library as of its last list of people and its last word.
_KEPT: WeakKeyDictionary[Engine, tuple[tuple[int, ...], Roster]] = WeakKeyDictionary()


def roster(connection: Connection, *, anew: bool = True) -> Roster:
    """The verified persons with what was said about spellings; `anew` = not one that was kept: for who
    writes either of them."""
    statement = select(
        select(func.max(claim.c.run)).where(claim.c.table_name == person.name).scalar_subquery(),
        select(func.count()).where(claim.c.table_name == person.name).scalar_subquery(),
        select(func.max(decision.c.id)).scalar_subquery(),
        select(func.count(run.c.undoes)).scalar_subquery(),
    )
    state = tuple(number or 0 for number in connection.execute(statement).one())
    kept = None if anew else _KEPT.get(connection.engine)
    if kept is None or kept[0] != state:
        kept = state, Roster(verified(connection), person_words.said(connection))
        _KEPT[connection.engine] = kept
    return kept[1]


def shared(connection: Connection, known: Collection[VerifiedPerson]) -> frozenset[str]:
    """Names of these persons that people with several ORCID iDs bear."""
    found = [Person(one.name, one.orcid) for one in known]
    keys = sorted({name_key(one.name) for one in known})
    spelled = select(person.c.name, person.c.orcid).where(
        person.c.name_key.in_(_KEYS), person.c.orcid.is_not(None), person.c.staff_id.is_(None)
    )
    for start in range(0, len(keys), _AT_ONCE):
        some = connection.execute(spelled, {"keys": keys[start : start + _AT_ONCE]})
        found += [Person(name, orcid) for name, orcid in some]
    return shared_names(found)


def memberships(
    connection: Connection, of: Collection[int] | None = None
) -> dict[int, dict[int, tuple[int, int | None, int | None]]]:
    """Living memberships (`of` a few persons only): person → row → unit, first and last day."""
    table = membership.c
    statement = select(table.id, table.person, table.unit, table.day_from, table.day_to)
    statement = statement.where(table.died.is_(None)).order_by(table.id)
    if of is not None and len(of) < _AT_ONCE:
        statement = statement.where(table.person.in_(sorted(of)))
    found: dict[int, dict[int, tuple[int, int | None, int | None]]] = {}
    for number, owner, at, first, last in connection.execute(statement):
        found.setdefault(owner, {})[number] = (at, first, last)
    return found


def rows(connection: Connection) -> list[PersonRow]:
    """The verified persons by name, with their units and the living outputs of which they are authors."""
    counted = (
        select(authorship.c.verified, func.count(distinct(authorship.c.output)))
        .join(output, output.c.id == authorship.c.output)
        .where(authorship.c.verified.is_not(None), authorship.c.died.is_(None), output.c.died.is_(None))
        .group_by(authorship.c.verified)
    )
    outputs = pairs(connection, counted)
    places, known = memberships(connection), units.living(connection)
    found = []
    for one in verified(connection):
        spans = places.get(one.id, {}).values()
        stays = [Stay(known[at], first, last) for at, first, last in spans if at in known]
        stays.sort(key=lambda stay: (stay.unit.hierarchy, stay.unit.path, stay.day_from or 0))
        found.append(
            PersonRow(one.id, one.name, one.orcid or "", one.staff_id, tuple(stays), outputs.get(one.id, 0))
        )
    return sorted(found, key=lambda row: (row.name.casefold(), row.staff_id, row.id))


def take_back(connection: Connection, step: Step, number: int, steps: Collection[int]) -> None:
    """What the undone run `number` did to persons and memberships. What another list says too stays."""
    _values_back(connection, step, number)
    living = membership.c.died.is_(None)
    claimed = exists().where(claim.c.table_name == membership.name, claim.c.row == membership.c.id)
    stands, nobodys = _stands(membership), ~_stands_person()
    borne = membership.c.born.in_(steps)
    gone = select(membership.c.id).where(living, or_(and_(or_(claimed, borne), ~stands), nobodys))
    lives.end(connection, step, membership, list(connection.execute(gone).scalars()))
    ended = select(membership.c.id).where(
        membership.c.died.in_(steps), or_(stands, ~claimed), ~nobodys, ~_said_later(number)
    )
    lives.revive(connection, step, membership, list(connection.execute(ended).scalars()))


def _said_later(number: int) -> ColumnElement[bool]:
    """That a list after the run `number` names the person of a membership: its word holds."""
    undo = run.alias("undo")
    return exists().where(
        claim.c.table_name == person.name,
        claim.c.row == membership.c.person,
        claim.c.run > number,
        ~exists().where(undo.c.undoes == claim.c.run),
    )


def _stands_person() -> ColumnElement[bool]:
    """That a membership is a verified person's, or one that no list of people ever named."""
    undo = run.alias("undo")
    named = claim.c.table_name == person.name, claim.c.row == membership.c.person
    return ~exists().where(*named) | exists().where(*named, ~exists().where(undo.c.undoes == claim.c.run))


def put(
    connection: Connection, step: Step, values: Iterable[tuple[int, str, str | None, str | None]]
) -> None:
    """Set values of persons: (row, column, what stands, what shall), each with its change row."""
    log: list[Row] = []
    for number, column, before, after in values:
        new: dict[str, str | None] = {column: after}
        if column == "name":
            new["name_key"] = name_key(after or "")
        connection.execute(update(person).where(person.c.id == number).values(new))
        log.append((step.run, step.id, person.name, number, column, before, after))
    insert_rows(connection, change, _CHANGE, log)


def _values_back(connection: Connection, step: Step, number: int) -> None:
    """Values go back to what the runs that stand have made of them."""
    of_run = select(change.c.row).where(change.c.run == number, change.c.table_name == person.name)
    statement = select(
        change.c.row, change.c.column_name, change.c.run, change.c.before, change.c.after
    ).where(change.c.table_name == person.name, change.c.row.in_(of_run))
    undone = set(connection.execute(select(run.c.undoes).where(run.c.undoes.is_not(None))).scalars())
    undoing = set(connection.execute(select(run.c.id).where(run.c.kind == "undo")).scalars())
    first: dict[tuple[int, str], str | None] = {}
    now: dict[tuple[int, str], str | None] = {}
    target: dict[tuple[int, str], str | None] = {}
    for row, column, by, before, after in connection.execute(statement.order_by(change.c.id)):
        key = (row, column)
        target.setdefault(key, first.setdefault(key, before))
        now[key] = after
        if by not in undone and by not in undoing:
            target[key] = after
    differing = [(*key, now[key], target[key]) for key in target if now[key] != target[key]]
    put(connection, step, differing)
