"""Which outputs own these identifiers or titles: asked for many at once, never row by row.

An output that was merged into another one is not named: the kept one is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, bindparam, exists, func, select

from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.storage import merged
from altmetric_desktop.storage.schema import identifier, output

#: Kind and value of an identifier, as stored.
Key = tuple[str, str]

_AT_ONCE = 5000


def key_of(given: Identifier) -> Key:
    """An identifier as a key."""
    return (given.kind.value, given.value)


def owners(connection: Connection, wanted: Collection[Key]) -> dict[Key, tuple[int, ...]]:
    """Outputs that have an identifier as their own, living ones first. Keys without owner are missing."""
    if not wanted or not connection.execute(select(exists(select(identifier.c.id)))).scalar_one():
        return {}
    found: dict[Key, list[tuple[bool, int]]] = {}
    for kind, value, owner, died in _rows(connection, wanted):
        key = (kind, value)
        if key in found:
            found[key].append((died is not None, owner))
        else:
            found[key] = [(died is not None, owner)]
    owned = {key: tuple(dict.fromkeys(owner for _, owner in sorted(ids))) for key, ids in found.items()}
    return merged.followed(connection, owned)


def _rows(connection: Connection, wanted: Collection[Key]) -> Iterable[tuple[str, str, int, int | None]]:
    columns = select(identifier.c.kind, identifier.c.value, identifier.c.output, output.c.died).join(
        output, output.c.id == identifier.c.output
    )
    living = columns.where(identifier.c.died.is_(None), identifier.c.role == "own")
    if len(wanted) > _AT_ONCE:
        total = connection.execute(select(func.count()).select_from(identifier)).scalar_one()
        if total <= 4 * len(wanted):
            for row in connection.execute(living):
                if (row[0], row[1]) in wanted:
                    yield row[0], row[1], row[2], row[3]
            return
    some = living.where(identifier.c.value.in_(bindparam("values", expanding=True)))
    values = sorted({value for _, value in wanted})
    for start in range(0, len(values), _AT_ONCE):
        for row in connection.execute(some, {"values": values[start : start + _AT_ONCE]}):
            if (row[0], row[1]) in wanted:
                yield row[0], row[1], row[2], row[3]


def titled(connection: Connection, keys: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Outputs by title key, living ones first."""
    if not keys or not connection.execute(select(exists(select(output.c.id)))).scalar_one():
        return {}
    found: dict[int, list[tuple[bool, int]]] = {}
    columns = select(output.c.title_key, output.c.id, output.c.died)
    some = columns.where(output.c.title_key.in_(bindparam("keys", expanding=True)))
    wanted = sorted(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        for key, owner, died in connection.execute(some, {"keys": wanted[start : start + _AT_ONCE]}):
            found.setdefault(key, []).append((died is not None, owner))
    called = {key: tuple(owner for _, owner in sorted(ids)) for key, ids in found.items()}
    return merged.followed(connection, called)
