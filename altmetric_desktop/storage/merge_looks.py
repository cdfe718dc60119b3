"""What of an output belongs to another one that it is merged into: ids of rows. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec import Struct, field
from sqlalchemy import Connection, Row, func, or_, select

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.storage import codec
from altmetric_desktop.storage.drafts import SEPARATOR
from altmetric_desktop.storage.keys import same_people
from altmetric_desktop.storage.schema import (
    authorship,
    citation,
    fact,
    identifier,
    link,
    output_unit,
    person,
    record,
    reported,
    run,
    step,
    unit,
    want,
)


class Links(Struct, frozen=True):
    """Links of the other output: those that move, those that end as the kept one has them, and those of the
    kept one that live again. `mentions`, `shared`: how many living ones are new to it, or are its own too."""

    moved: tuple[int, ...]
    ended: tuple[int, ...]
    revived: tuple[int, ...]
    mentions: int
    shared: int


class Authors(Struct):
    """Rows of authorship: to the kept output, from it, those of ours, and new places (now, then)."""

    taken: list[int] = field(default_factory=list)
    given: list[int] = field(default_factory=list)
    ours: list[int] = field(default_factory=list)
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)


def identifiers(connection: Connection, kept: int, other: int) -> dict[int, tuple[Identifier, str]]:
    """Those that the kept one lacks: row → what it is and in which role."""
    table = identifier.c
    statement = (
        select(table.id, table.output, table.kind, table.value, table.role)
        .where(table.output.in_((kept, other)), table.died.is_(None))
        .order_by(table.id)
    )
    rows = connection.execute(statement).all()
    has = {(row.kind, row.value, row.role) for row in rows if row.output == kept}
    return {
        row.id: (Identifier(Kind(row.kind), row.value), row.role)
        for row in rows
        if row.output == other and (row.kind, row.value, row.role) not in has
    }


def units(connection: Connection, kept: int, other: int) -> dict[int, tuple[str, ...]]:
    """Units that the kept one is not in: row → the unit's path."""
    table = output_unit.c
    statement = (
        select(table.id, table.output, table.unit, unit.c.path)
        .join(unit, unit.c.id == table.unit)
        .where(table.output.in_((kept, other)), table.how == "direct", table.died.is_(None))
        .order_by(unit.c.path)
    )
    rows = connection.execute(statement).all()
    has = {row.unit for row in rows if row.output == kept}
    mine = [row for row in rows if row.output == other and row.unit not in has]
    return {row.id: tuple(row.path.split(SEPARATOR)) for row in mine}


def links(connection: Connection, kept: int, other: int) -> Links:
    """A link that ended for the kept one by an undo lives again where the other's lives; by a person's word
    it stays ended."""
    columns = select(link.c.id, link.c.mention, link.c.died)
    own = {row.mention: row for row in connection.execute(columns.where(link.c.output == kept))}
    theirs = connection.execute(columns.where(link.c.output == other)).all()
    undone = _undone(connection, {row.died for row in own.values() if row.died is not None})
    living = [row for row in theirs if row.died is None]
    both = [row for row in living if row.mention in own]
    back = [own[row.mention] for row in both if own[row.mention].died in undone]
    return Links(
        moved=tuple(row.id for row in theirs if row.mention not in own),
        ended=tuple(row.id for row in both),
        revived=tuple(row.id for row in back),
        mentions=len(living) - len(both) + len(back),
        shared=sum(own[row.mention].died is None for row in both),
    )


def _undone(connection: Connection, steps: set[int]) -> set[int]:
    statement = select(step.c.id).join(run, run.c.id == step.c.run)
    found = connection.execute(statement.where(step.c.id.in_(sorted(steps)), run.c.kind == "undo"))
    return set(found.scalars())


def authors(connection: Connection, kept: int, other: int, said: tuple[str, str]) -> Authors:
    """The kept one's list of authors stays, the other's fills an empty one; of the rest only ours are added.

    `said`: the author lines of both.
    """
    table = authorship.c
    statement = (
        select(table.id, table.output, table.place, table.ours, person.c.name, person.c.orcid)
        .join(person, person.c.id == table.person)
        .where(table.output.in_((kept, other)), table.died.is_(None))
        .order_by(table.place, table.id)
    )
    rows = connection.execute(statement).all()
    base = [row for row in rows if row.output == kept]
    rest = [row for row in rows if row.output == other]
    if (not said[0] and said[1]) or not base:
        base, rest = rest, base
    made = Authors(taken=[row.id for row in base if row.output == other])
    extra: list[Row[*tuple[Any, ...]]] = []
    for row in rest:
        same = [one for one in base if same_people((_person(one),), (_person(row),))] if row.ours else []
        if row.ours and not same:
            extra.append(row)
            continue
        made.ours += [one.id for one in same[:1] if not one.ours]
        if row.output == kept:
            made.given.append(row.id)
    end = 1 + max((row.place for row in base), default=-1)
    for place, row in enumerate(extra, end):
        made.places[row.id] = (row.place, place)
        if row.output == other:
            made.taken.append(row.id)
    was_ours = {row.id for row in rows if row.ours and row.output == other}
    named = [row for row in rows if row.id in made.ours or (row.id in made.taken and row.id in was_ours)]
    made.names = [row.name for row in named]
    return made


def _person(row: Row[*tuple[Any, ...]]) -> Person:
    return Person(row.name, row.orcid)


def figures(connection: Connection, kept: int, other: int) -> list[int]:
    """Reported figures of kinds that the kept one has none of."""
    table = reported.c
    statement = select(table.id, table.output, table.provider, table.channel, table.measure).where(
        table.output.in_((kept, other))
    )
    rows = connection.execute(statement).all()
    has = {tuple(row)[2:] for row in rows if row.output == kept}
    return [row.id for row in rows if row.output == other and tuple(row)[2:] not in has]


def citations(connection: Connection, kept: int, other: int) -> dict[str, tuple[list[int], list[int]]]:
    """By provider whose counts come over: the other's rows, and the kept one's that make room.

    A count stays the kept one's, unless that is nothing and the other's is something.
    """
    table = citation.c
    statement = select(table.id, table.output, table.provider, table.value).where(
        table.output.in_((kept, other))
    )
    rows: dict[str, dict[int, list[tuple[int, int]]]] = {}
    for number, owner, provider, value in connection.execute(statement.order_by(table.id)):
        rows.setdefault(provider, {}).setdefault(owner, []).append((number, value))
    found = {}
    for provider, owned in rows.items():
        mine, theirs = owned.get(kept, []), owned.get(other, [])
        if theirs and (not mine or (mine[-1][1] == 0 and theirs[-1][1] > 0)):
            found[provider] = ([number for number, _ in theirs], [number for number, _ in mine])
    return found


def facts(connection: Connection, kept: int, other: int) -> list[tuple[str, int, str]]:
    """What sources say of the other one and have not said of the kept one: source, instant, body."""
    own = set(connection.execute(select(fact.c.source).where(fact.c.output == kept)).scalars())
    statement = select(fact.c.source, fact.c.at, fact.c.body).where(fact.c.output == other)
    return [(source, at, body) for source, at, body in connection.execute(statement) if source not in own]


def records(connection: Connection, other: int) -> list[int]:
    """The rows of lists that became the other one."""
    return list(connection.execute(select(record.c.id).where(record.c.output == other)).scalars())


def wants(connection: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Wants under way that would say what is known of these outputs, asked before they were one: they go on,
    and say nothing of them. Row → outputs now, and then."""
    gone = set(ids)
    named = or_(*(want.c.outputs.contains(str(number)) for number in sorted(gone)))
    statement = select(want.c.id, want.c.outputs).where(want.c.state == "open", named)
    found = {}
    for number, text in connection.execute(statement):
        listed = codec.numbers(text)
        if not gone.isdisjoint(listed):
            found[number] = (text, codec.dump([one for one in listed if one not in gone]))
    return found


def count(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Living links of outputs."""
    statement = (
        select(link.c.output, func.count())
        .where(link.c.output.in_(numbers), link.c.died.is_(None))
        .group_by(link.c.output)
    )
    found = dict.fromkeys(numbers, 0)
    found.update((owner, posts) for owner, posts in connection.execute(statement))
    return found
