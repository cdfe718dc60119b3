"""What lists called an output before another list changed it: its titles, years and first authors.

So that a list taken in once more finds its outputs again, whatever other lists have made of them. Read from
the change rows, for many outputs at once; what a run said that was taken back doesn't count.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct, field
from sqlalchemy import BindParameter, Connection, Row, bindparam, exists, or_, select

from altmetric_desktop.domain.moments import EPOCH
from altmetric_desktop.storage import merged
from altmetric_desktop.storage.keys import first_author
from altmetric_desktop.storage.schema import change, output, run

_TITLE, _DAY, _AUTHORS = "title_key", "published", "authors"
_AT_ONCE = 5000
_IDS: BindParameter[Sequence[int]] = bindparam("ids", expanding=True)


class Former(Struct):
    """What lists have said of an output: title keys, years and first authors ("" = nothing)."""

    titles: set[int] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    authors: set[str] = field(default_factory=set)

    def keep(self, column: str, value: str | None) -> None:
        """Take over a value of a column, as the change table holds it."""
        if column == _AUTHORS:
            self.authors.add(first_author(value))
        elif column == _DAY:
            self.years.add(year_of(int(value)) if value else "")
        elif value:
            self.titles.add(int(value))


def year_of(day: int) -> str:
    """The year of a day number, as text."""
    return str(EPOCH.fromordinal(EPOCH.toordinal() + day).year)


def said(
    connection: Connection, keys: set[int], ids: Collection[int]
) -> tuple[dict[int, Former], dict[int, tuple[int, ...]]]:
    """What was said of these outputs and of those that had a title with one of these keys; and which had.

    Outputs whose title, date and authors never changed are missing.
    """
    if not keys or not connection.execute(select(exists(select(change.c.id)))).scalar_one():
        return {}, {}
    renamed = _renamed(connection, keys)
    found = _histories(connection, sorted({*ids, *renamed}))
    grown = _add_parts(connection, found)
    by_title: dict[int, list[int]] = {}
    for number in dict.fromkeys([*renamed, *grown]):
        for key in found[number].titles & keys:
            by_title.setdefault(key, []).append(number)
    return found, {key: tuple(numbers) for key, numbers in by_title.items()}


def _renamed(connection: Connection, keys: Collection[int]) -> list[int]:
    """Outputs whose title was overwritten and had one of these keys.

    One pass over the change rows: they have no index by value, and the keys may be a whole list's.
    """
    overwritten = (
        change.c.table_name == "output",
        change.c.column_name == _TITLE,
        change.c.before.is_not(None),
    )
    rows = connection.execute(select(change.c.before, change.c.row).where(*overwritten))
    return sorted({number for before, number in rows if before and int(before) in keys})


def _histories(connection: Connection, ids: Sequence[int]) -> dict[int, Former]:
    away = _taken_back(connection)
    found: dict[int, Former] = {}
    begun: set[tuple[int, str]] = set()
    for number, column, by, before, after in _changes(connection, ids):
        one = found.setdefault(number, Former())
        if (number, column) not in begun:
            begun.add((number, column))
            one.keep(column, before)
        if by not in away:
            one.keep(column, after)
    return found


def _add_parts(connection: Connection, found: dict[int, Former]) -> list[int]:
    """What was said of outputs that were merged into others is said of those; which these are."""
    gone = merged.into(connection)
    if not gone:
        return []
    for part, former in _histories(connection, sorted(gone)).items():
        kept = found.setdefault(gone[part], Former())
        kept.titles |= former.titles
        kept.years |= former.years
        kept.authors |= former.authors
    statement = select(output.c.id, output.c.title_key, output.c.published, output.c.authors)
    for part, key, day, authors in connection.execute(statement.where(output.c.id.in_(sorted(gone)))):
        kept = found.setdefault(gone[part], Former())
        kept.keep(_TITLE, None if key is None else str(key))
        kept.keep(_DAY, None if day is None else str(day))
        kept.keep(_AUTHORS, authors)
    return sorted(set(gone.values()))


def _changes(
    connection: Connection, ids: Sequence[int]
) -> Iterator[Row[int, str, int, str | None, str | None]]:
    table = change.c
    statement = (
        select(table.row, table.column_name, table.run, table.before, table.after)
        .where(
            table.table_name == "output",
            table.row.in_(_IDS),
            table.column_name.in_((_TITLE, _DAY, _AUTHORS)),
        )
        .order_by(table.id)
    )
    for start in range(0, len(ids), _AT_ONCE):
        yield from connection.execute(statement, {"ids": ids[start : start + _AT_ONCE]})


def _taken_back(connection: Connection) -> set[int]:
    """Runs that were undone, and those that undid them: neither says anything of its own."""
    statement = select(run.c.id, run.c.undoes).where(or_(run.c.undoes.is_not(None), run.c.kind == "undo"))
    return {number for row in connection.execute(statement) for number in row if number is not None}
