"""An output while an import is being decided: what it says now, what it said before, what was added.

Values stand in the order of `COLUMNS`. Reads the library, writes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct, field
from sqlalchemy import BindParameter, Connection, bindparam, select

from altmetric_desktop.domain.outputs import Person, Unit
from altmetric_desktop.storage import merged
from altmetric_desktop.storage.bulk import Value
from altmetric_desktop.storage.schema import (
    authorship,
    hierarchy,
    identifier,
    output,
    output_unit,
    person,
    unit,
)

__all__ = ["COLUMNS", "DEFAULT_HIERARCHY", "SEPARATOR", "Draft", "Value", "load", "unit_label", "unit_of"]

#: The columns of an output that a list can fill.
COLUMNS: tuple[str, ...] = (
    "type",
    "title",
    "published",
    "published_precision",
    "venue",
    "publisher",
    "volume",
    "issue",
    "pages",
    "authors",
    "abstract",
    "language",
    "open_access",
)
#: Between the parts of a unit's path, as stored.
SEPARATOR = "\x1f"
_HIERARCHY = "\x1e"
#: How the organisation's own hierarchy is named in the table; everybody else names it by an empty text.
DEFAULT_HIERARCHY = "organisation"
_AT_ONCE = 5000


def unit_label(one: Unit) -> str:
    """A unit as one text, for look-ups; `unit_of` turns it back."""
    path = SEPARATOR.join(one.path)
    return f"{one.hierarchy}{_HIERARCHY}{path}" if one.hierarchy else path


def unit_of(label: str) -> Unit:
    """The unit of a label."""
    name, _, path = label.rpartition(_HIERARCHY)
    return Unit(tuple(path.split(SEPARATOR)), name)


class Draft(Struct, eq=False):
    """One output. `id` None = new. `identifiers`: kind, value, role → id of its row, None = new.

    `parts`: the values of outputs that were merged into it; what they say is known, and was decided about.
    """

    id: int | None
    values: list[Value]
    before: tuple[Value, ...] = ()
    title_key: int | None = None
    was_title_key: int | None = None
    filled: str | None = None
    trackable: bool = False
    was_trackable: bool = False
    strong: bool = False
    dead: bool = False
    revived: bool = False
    touched: bool = False
    identifiers: dict[tuple[str, str, str], int | None] = field(default_factory=dict)
    units: dict[str, int | None] = field(default_factory=dict)
    claimed: tuple[int, ...] = ()
    claimed_units: tuple[int, ...] = ()
    parts: tuple[tuple[Value, ...], ...] = ()
    authors: tuple[Person, ...] | None = None
    ours: tuple[Person, ...] = ()
    rewrite: bool = False

    def add(self, kind: str, value: str, role: str, *, trackable: bool = False, strong: bool = False) -> bool:
        """Give it an identifier; whether it is new to it. One that it has is claimed once more."""
        key = (kind, value, role)
        self.trackable |= trackable
        self.strong |= strong
        if key in self.identifiers:
            row = self.identifiers[key]
            if row is not None:
                self.claimed += (row,)
            return False
        self.identifiers[key] = None
        return True

    def add_units(self, units: Iterable[Unit]) -> bool:
        """Put it into units; whether any is new to it."""
        changed = False
        for one in units:
            label = unit_label(one)
            if label in self.units:
                row = self.units[label]
                if row is not None:
                    self.claimed_units += (row,)
            else:
                self.units[label] = None
                changed = True
        return changed


def load(connection: Connection, ids: Collection[int]) -> dict[int, Draft]:
    """The library's outputs with these ids as drafts."""
    drafts: dict[int, Draft] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        _load_values(connection, some, drafts)
        _load_identifiers(connection, some, drafts)
        _load_people(connection, some, drafts)
        _load_units(connection, some, drafts)
    _load_parts(connection, drafts)
    return drafts


_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)


def _load_values(connection: Connection, ids: list[int], drafts: dict[int, Draft]) -> None:
    columns = [output.c[name] for name in COLUMNS]
    statement = select(
        output.c.id, output.c.title_key, output.c.filled, output.c.trackable, output.c.died, *columns
    ).where(output.c.id.in_(_IDS))
    for number, key, filled, trackable, died, *values in connection.execute(statement, {"ids": ids}):
        drafts[number] = Draft(
            number,
            list(values),
            tuple(values),
            title_key=key,
            was_title_key=key,
            filled=filled,
            trackable=trackable,
            was_trackable=trackable,
            dead=died is not None,
        )


def _load_parts(connection: Connection, drafts: dict[int, Draft]) -> None:
    gone = {part: kept for kept, parts in merged.parts(connection, drafts).items() for part in parts}
    if not gone:
        return
    columns = [output.c[name] for name in COLUMNS]
    statement = select(output.c.id, *columns).where(output.c.id.in_(_IDS))
    for number, *values in connection.execute(statement, {"ids": sorted(gone)}):
        drafts[gone[number]].parts += (tuple(values),)


def _load_identifiers(connection: Connection, ids: list[int], drafts: dict[int, Draft]) -> None:
    from altmetric_desktop.storage.deciding import STRONG

    strong = {kind.value for kind in STRONG}
    table = identifier.c
    statement = select(table.id, table.output, table.kind, table.value, table.role).where(
        table.output.in_(_IDS), table.died.is_(None)
    )
    for number, owner, kind, value, role in connection.execute(statement, {"ids": ids}):
        draft = drafts[owner]
        draft.identifiers[kind, value, role] = number
        draft.strong |= role == "own" and kind in strong


def _load_people(connection: Connection, ids: list[int], drafts: dict[int, Draft]) -> None:
    statement = (
        select(authorship.c.output, person.c.name, person.c.orcid, authorship.c.ours)
        .join(person, person.c.id == authorship.c.person)
        .where(authorship.c.output.in_(_IDS), authorship.c.died.is_(None))
        .order_by(authorship.c.output, authorship.c.place)
    )
    authors: dict[int, list[Person]] = {}
    for owner, name, orcid, ours in connection.execute(statement, {"ids": ids}):
        one = Person(name, orcid)
        authors.setdefault(owner, []).append(one)
        if ours:
            drafts[owner].ours += (one,)
    for owner, people in authors.items():
        drafts[owner].authors = tuple(people)


def _load_units(connection: Connection, ids: list[int], drafts: dict[int, Draft]) -> None:
    statement = (
        select(output_unit.c.id, output_unit.c.output, unit.c.path, hierarchy.c.name)
        .join(unit, unit.c.id == output_unit.c.unit)
        .join(hierarchy, hierarchy.c.id == unit.c.hierarchy)
        .where(output_unit.c.output.in_(_IDS), output_unit.c.how == "direct", output_unit.c.died.is_(None))
    )
    for number, owner, path, name in connection.execute(statement, {"ids": ids}):
        one = Unit(tuple(path.split(SEPARATOR)), "" if name == DEFAULT_HIERARCHY else name)
        drafts[owner].units[unit_label(one)] = number
