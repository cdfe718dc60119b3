"""Versions of one work over a whole library: each family by its oldest output.

The rule and what persons decided are those of `versions`, asked for all outputs at once.
"""

from __future__ import annotations

from itertools import combinations

from sqlalchemy import Connection, func, select

from altmetric_desktop.domain.versions import Decision, Relation, relation
from altmetric_desktop.storage import versions
from altmetric_desktop.storage.schema import output


def families(connection: Connection) -> dict[int, int]:
    """Living output → the smallest id of its family; outputs without another version are missing."""
    said = versions.all_decided(connection)
    joined = {pair for pair, verdict in said.items() if verdict is Decision.TOGETHER}
    titled = _same_titles(connection)
    rows = versions.described(connection, {one for group in (*titled, *joined) for one in group})
    faces = versions.faces(connection, rows)
    pairs = [pair for pair in joined if pair[0] in rows and pair[1] in rows]
    pairs += [
        (one, other)
        for group in titled
        for one, other in combinations(group, 2)
        if (one, other) not in said and relation(faces[one], faces[other]) is Relation.VERSION
    ]
    return _joined(pairs)


def _same_titles(connection: Connection) -> list[list[int]]:
    """Outputs under one title, ascending; not those of titles that are anybody's."""
    living = output.c.died.is_(None), output.c.title_key.is_not(None)
    shared = (
        select(output.c.title_key)
        .where(*living)
        .group_by(output.c.title_key)
        .having(func.count().between(2, versions.MOST))
    )
    statement = select(output.c.title_key, output.c.id).where(output.c.title_key.in_(shared), *living)
    groups: dict[int, list[int]] = {}
    for key, number in connection.execute(statement.order_by(output.c.id)):
        groups.setdefault(key, []).append(number)
    return list(groups.values())


def _joined(pairs: list[tuple[int, int]]) -> dict[int, int]:
    """Pairs that share a member are one family."""
    first: dict[int, int] = {}

    def root(number: int) -> int:
        while first.setdefault(number, number) != number:
            number = first[number]
        return number

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        first[high] = low
    return {number: root(number) for number in first}
