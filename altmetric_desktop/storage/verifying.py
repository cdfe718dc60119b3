"""Authors that are verified persons, and the units of outputs by person: worked out anew, the rest stays.

What lists say of authors stays as it is; which person an author is stands beside it (`authorship.verified`).
Nothing is decided here: `domain.verified.Roster` does that from names, ORCID iDs and words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, ColumnElement, Connection, Select, bindparam, select
from sqlalchemy import Row as Result

from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.people import PersonDoubt, PersonWord, Stay, Why
from altmetric_desktop.domain.person_names import spelling
from altmetric_desktop.domain.verified import Found, Roster, within
from altmetric_desktop.storage import lives, person_words, persons, units
from altmetric_desktop.storage.bulk import Row, insert_rows, update_rows
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.outputs import day_moment
from altmetric_desktop.storage.persons import BY_PERSON
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import authorship, change, output, output_unit, person, unit

_AT_ONCE = 5000
_EXAMPLES = 3
_CHANGE = ("run", "step", "table_name", "row", "column_name", "before", "after")
_IDS: BindParameter[Collection[int]] = bindparam("ids", expanding=True)


class _Author(Struct, frozen=True):
    """A living authorship. `verified`: the person that stands there now."""

    id: int
    output: int
    person: Person
    verified: int | None


class Settled(Struct, frozen=True):
    """How many outputs have a verified author, and how many spellings are in doubt, of those looked at."""

    outputs: int = 0
    doubts: int = 0


def settle(connection: Connection, step: Step, outputs: Collection[int] | None = None) -> Settled:
    """Make authors and units of these outputs (None = all) what lists of people and words say. Without any
    list of people that is one look-up."""
    if not persons.ever(connection):
        return Settled()
    owned: dict[int, set[int]] = {}
    differing: list[tuple[int, int | None, int | None]] = []
    open_ones: set[tuple[str, str | None]] = set()
    known = persons.roster(connection, anew=outputs is None)
    for author, found in _judged(connection, known, outputs):
        if found.person is not None:
            owned.setdefault(author.output, set()).add(found.person)
        elif found.candidates:
            open_ones.add(_key(author))
        if found.person != author.verified:
            differing.append((author.id, author.verified, found.person))
    update_rows(connection, authorship, "id", ("verified",), [(row, new) for row, _, new in differing])
    log: list[Row] = [
        (step.run, step.id, authorship.name, row, "verified", _text(before), _text(after))
        for row, before, after in differing
    ]
    insert_rows(connection, change, _CHANGE, log)
    _place(connection, step, owned, outputs)
    return Settled(len(owned), len(open_ones))


def rule(connection: Connection, step: Step, *words: PersonWord) -> None:
    """Keep a person's words about spellings; authors and units follow."""
    for word in words:
        person_words.say(connection, step, word)
    settle(connection, step)


def _key(author: _Author) -> tuple[str, str | None]:
    return spelling(author.person.name), author.person.orcid


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _judged(
    connection: Connection, known: Roster, outputs: Collection[int] | None
) -> Sequence[tuple[_Author, Found]]:
    """Every author of these outputs, with whom they are. Whether other people bear a name is asked only of
    names that would be enough."""
    places = _units_of_outputs(connection) if known.asks_for_units else {}
    lists = [
        list(authors)
        for _, authors in groupby(_authors(connection, outputs), key=lambda author: author.output)
    ]
    known.mind(())
    found = _judge(known, lists, places)
    named = {one.person for _, one in found if one.person is not None and one.why is Why.NAME}
    shared = persons.shared(connection, [known.persons[number] for number in named])
    if shared:
        known.mind(shared)
        found = _judge(known, lists, places)
    return found


def _judge(
    known: Roster, lists: Sequence[Sequence[_Author]], places: Mapping[int, set[int]]
) -> Sequence[tuple[_Author, Found]]:
    made: list[tuple[_Author, Found]] = []
    for listed in lists:
        number = listed[0].output
        found = known.authors([one.person for one in listed], number, places.get(number, ()))
        made += zip(listed, found, strict=True)
    return made


def _authors(connection: Connection, outputs: Collection[int] | None) -> Iterator[_Author]:
    """Living authors of living outputs, in the order of outputs and places."""
    statement = (
        select(authorship.c.id, authorship.c.output, person.c.name, person.c.orcid, authorship.c.verified)
        .join(person, person.c.id == authorship.c.person)
        .join(output, output.c.id == authorship.c.output)
        .where(authorship.c.died.is_(None), output.c.died.is_(None))
        .order_by(authorship.c.output, authorship.c.place, authorship.c.id)
    )
    for row in _among(connection, statement, authorship.c.output, outputs):
        yield _Author(row.id, row.output, Person(row.name, row.orcid), row.verified)


def _among(
    connection: Connection,
    statement: Select[*tuple[Any, ...]],
    column: ColumnElement[int],
    ids: Collection[int] | None,
) -> Iterator[Result[*tuple[Any, ...]]]:
    """The rows of a statement, those of some ids only; None = all."""
    if ids is None:
        yield from connection.execute(statement)
        return
    wanted = sorted(ids)
    narrowed = statement.where(column.in_(_IDS))
    for start in range(0, len(wanted), _AT_ONCE):
        yield from connection.execute(narrowed, {"ids": wanted[start : start + _AT_ONCE]})


def _units_of_outputs(connection: Connection) -> dict[int, set[int]]:
    """Units that lists put outputs into, with those above: for words that hold in a unit only."""
    parents = pairs(connection, select(unit.c.id, unit.c.parent).where(unit.c.died.is_(None)))
    statement = select(output_unit.c.output, output_unit.c.unit).where(
        output_unit.c.died.is_(None), output_unit.c.how != BY_PERSON
    )
    found: dict[int, set[int]] = {}
    for owner, at in connection.execute(statement):
        above: int | None = at
        while above is not None and above in parents:
            found.setdefault(owner, set()).add(above)
            above = parents[above]
    return found


def _place(
    connection: Connection, step: Step, owned: Mapping[int, set[int]], outputs: Collection[int] | None
) -> None:
    """Put outputs into the units that their verified authors belonged to at the time, and take them out of
    those where nobody did."""
    places = persons.memberships(connection, {number for owners in owned.values() for number in owners})
    living = units.living(connection) if places else {}
    stays = {
        number: [(at, Stay(living[at], first, last)) for at, first, last in spans.values() if at in living]
        for number, spans in places.items()
    }
    dated = select(output.c.id, output.c.published, output.c.published_precision)
    wanted: set[tuple[int, int]] = set()
    for row in _among(connection, dated, output.c.id, owned):
        published = day_moment(row.published, row.published_precision)
        for number in owned[row.id]:
            wanted |= {(row.id, at) for at, stay in stays.get(number, ()) if within(stay, published)}
    there = (
        select(output_unit.c.id, output_unit.c.output, output_unit.c.unit)
        .join(output, output.c.id == output_unit.c.output)
        .where(output_unit.c.how == BY_PERSON, output.c.died.is_(None))
    )
    held = _by_place(connection, there.where(output_unit.c.died.is_(None)), outputs)
    lives.end(connection, step, output_unit, [number for key, number in held.items() if key not in wanted])
    missing = wanted - held.keys()
    were = _by_place(connection, there.where(output_unit.c.died.is_not(None)), {one for one, _ in missing})
    lives.revive(connection, step, output_unit, [were[key] for key in sorted(missing & were.keys())])
    rows: Iterator[Row] = ((*key, BY_PERSON, step.id) for key in sorted(missing - were.keys()))
    insert_rows(connection, output_unit, ("output", "unit", "how", "born"), rows)


def _by_place(
    connection: Connection, statement: Select[*tuple[Any, ...]], outputs: Collection[int] | None
) -> dict[tuple[int, int], int]:
    """Output and unit → row."""
    found = _among(connection, statement, output_unit.c.output, outputs)
    return {(row.output, row.unit): row.id for row in found}


def look(connection: Connection, roster: Roster) -> Settled:
    """What settling everything with this roster would give; nothing is written."""
    taken: set[int] = set()
    open_ones: set[tuple[str, str | None]] = set()
    for author, found in _judged(connection, roster, None):
        if found.person is not None:
            taken.add(author.output)
        elif found.candidates:
            open_ones.add(_key(author))
    return Settled(len(taken), len(open_ones))


class _Open(Struct):
    """One spelling in doubt, while it is gathered."""

    name: str
    orcid: str
    why: Why
    persons: dict[int, None]
    outputs: list[int]


def doubts(connection: Connection) -> list[PersonDoubt]:
    """Spellings that may be a verified person's, those of most outputs first."""
    if not persons.ever(connection):
        return []
    known = persons.roster(connection)
    gathered: dict[tuple[str, str | None], _Open] = {}
    for author, found in _judged(connection, known, None):
        if found.person is not None or not found.candidates or found.why is None:
            continue
        one = author.person
        about = gathered.setdefault(_key(author), _Open(one.name, one.orcid or "", found.why, {}, []))
        about.persons.update(dict.fromkeys(found.candidates))
        about.outputs.append(author.output)
    titles = _titles(connection, {number for one in gathered.values() for number in one.outputs[:_EXAMPLES]})
    made = [
        PersonDoubt(
            one.name,
            one.orcid,
            one.why,
            tuple(known.persons[number] for number in one.persons),
            len(set(one.outputs)),
            tuple((number, titles[number]) for number in dict.fromkeys(one.outputs[:_EXAMPLES])),
        )
        for one in gathered.values()
    ]
    return sorted(made, key=lambda one: (-one.outputs, one.spelling.casefold(), one.orcid))


def _titles(connection: Connection, numbers: Collection[int]) -> dict[int, str]:
    rows = _among(connection, select(output.c.id, output.c.title), output.c.id, numbers)
    return {row.id: row.title for row in rows}
