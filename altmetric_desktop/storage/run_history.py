"""The history as screens show it: runs with what they are about, and which is to be undone before which."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace
from sqlalchemy import Connection, Table, func, select

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.rows import RunRow
from altmetric_desktop.storage import merged, runs
from altmetric_desktop.storage.connect import chunks, pairs
from altmetric_desktop.storage.schema import decision, output, person

#: What a run says that it is about: two outputs; a spelling and a person of the organisation.
_OUTPUTS = pattern(r"([0-9]{1,18}) [a-z]+ ([0-9]{1,18})")
_PERSON = pattern(r"#([0-9]{1,18})$")

#: Its table, and numbers there.
_Named = tuple[Table, tuple[int, ...]]


def rows(connection: Connection, limit: int | None = None, kinds: Collection[str] = ()) -> list[RunRow]:
    """The runs (of `kinds`, empty = all), newest first."""
    found = runs.history(connection, limit, kinds)
    subjects = _subjects(connection)
    about = {one.id: _about(one.what, subjects[one.id][0]) for one in found if one.id in subjects}
    names = {table: _names(connection, table, about.values()) for table in (output, person)}
    first = _before(connection)
    return [
        _told(one, subjects, about, names, first.get(one.id)) if one.id in subjects else one for one in found
    ]


def _told(
    row: RunRow,
    subjects: dict[int, tuple[str, int]],
    about: dict[int, _Named],
    names: dict[Table, dict[int, str]],
    first: int | None,
) -> RunRow:
    subject, decisions = subjects[row.id]
    table, numbers = about[row.id]
    return replace(
        row,
        subject=subject,
        decisions=decisions,
        undoable=row.undoable and first is None,
        first="" if first is None else runs.name(first),
        named=tuple(names[table].get(number, "") for number in numbers),
    )


def _subjects(connection: Connection) -> dict[int, tuple[str, int]]:
    """What the decisions of a run are about, and how many there are."""
    statement = select(decision.c.run, func.min(decision.c.subject), func.count()).group_by(decision.c.run)
    return {number: (subject, count) for number, subject, count in connection.execute(statement)}


def _before(connection: Connection) -> dict[int, int]:
    """Runs of merges that stand, with the run of a later merge of the same output that comes first."""
    found: dict[int, int] = {}
    later: dict[int, int] = {}
    for one in reversed(merged.standing(connection)):
        if one.kept in later:
            found[one.run] = later[one.kept]
        later[one.kept] = later[one.other] = one.run
    return found


def _about(what: str, subject: str) -> _Named:
    if subject in ("merge", "version"):
        two = _OUTPUTS.fullmatch(what)
        return output, () if two is None else (int(two[1]), int(two[2]))
    one = _PERSON.search(what) if subject == "person" else None
    return person, () if one is None else (int(one[1]),)


def _names(connection: Connection, table: Table, about: Collection[_Named]) -> dict[int, str]:
    name = output.c.title if table is output else person.c.name
    wanted = {number for where, numbers in about if where is table for number in numbers}
    found: dict[int, str] = {}
    for some in chunks(sorted(wanted)):
        found |= pairs(connection, select(table.c.id, name).where(table.c.id.in_(some)))
    return found
