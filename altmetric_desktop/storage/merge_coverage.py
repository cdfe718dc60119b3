"""What sources said of two outputs that become one; and how that is put back.

An answer about half of the identifiers is none about the whole: such a zero is taken away, so that the next
sync asks again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, delete, select, update

from altmetric_desktop.domain.identity import Identifier
from altmetric_desktop.domain.merging import Covered, covered_together
from altmetric_desktop.domain.sourcing import SourceInfo, State
from altmetric_desktop.storage.bulk import Row as Tuple
from altmetric_desktop.storage.bulk import insert_rows, upsert_rows
from altmetric_desktop.storage.coverage import needs
from altmetric_desktop.storage.moving import CHANGE
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import change, coverage

#: By source: what is known of the kept output, and what is known of both as one.
Answers = dict[str, tuple[Covered | None, Covered | None]]
_COLUMNS = ("output", "source", "state", "tried", "succeeded", "fresh_until", "failure")


def look(
    connection: Connection,
    pair: tuple[int, int],
    names: tuple[Collection[Identifier], Collection[Identifier]],
    infos: Sequence[SourceInfo],
) -> Answers:
    """The sources whose answer changes when the second output goes into the first; `names`: their own
    identifiers."""
    kept, other = pair
    held: dict[str, dict[int, Covered]] = {}
    for row in connection.execute(select(coverage).where(coverage.c.output.in_(pair))):
        held.setdefault(row.source, {})[row.output] = _of(row)
    understood = {info.key: frozenset(needs(info)) for info in infos}
    found: Answers = {}
    for source, said in sorted(held.items()):
        asked = [{one for one in each if _may(one, understood.get(source))} for each in names]
        now = said.get(kept)
        then = covered_together(
            now,
            said.get(other),
            kept_lacks=bool(asked[1] - asked[0]),
            other_lacks=bool(asked[0] - asked[1]),
        )
        if now != then:
            found[source] = (now, then)
    return found


def _may(one: Identifier, kinds: Collection[str] | None) -> bool:
    return kinds is None or one.kind.value in kinds


def asked_again(answers: Answers, names: Collection[str]) -> tuple[str, ...]:
    """Of these sources those that the next sync asks, as their answer is not about the whole."""
    return tuple(
        source
        for source, (_, then) in answers.items()
        if source in names and (then is None or then.fresh_until is None)
    )


def write(connection: Connection, step: Step, kept: int, answers: Answers) -> None:
    """Say of the kept output what is known of both."""
    log: list[Tuple] = [
        (step.run, step.id, "coverage", kept, source, _text(now), _text(then))
        for source, (now, then) in answers.items()
    ]
    insert_rows(connection, change, CHANGE, log)
    for source, (_, then) in answers.items():
        _set(connection, kept, source, then)


def put_back(connection: Connection, run: int) -> None:
    """As it was before the run; what a source has answered since stays, and is asked anew soon."""
    statement = select(change.c.row, change.c.column_name, change.c.before, change.c.after).where(
        change.c.run == run, change.c.table_name == "coverage"
    )
    for number, source, before, after in connection.execute(statement).all():
        now = _now(connection, number, source)
        if _text(now) == after:
            _set(connection, number, source, _covered(before))
        elif now is not None:
            this = coverage.c.output == number, coverage.c.source == source
            connection.execute(update(coverage).where(*this).values(fresh_until=None))


def _now(connection: Connection, number: int, source: str) -> Covered | None:
    statement = select(coverage).where(coverage.c.output == number, coverage.c.source == source)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _of(row)


def _of(row: Row[*tuple[Any, ...]]) -> Covered:
    return Covered(State(row.state), row.tried, row.succeeded, row.fresh_until, row.failure)


def _set(connection: Connection, number: int, source: str, said: Covered | None) -> None:
    if said is None:
        this = coverage.c.output == number, coverage.c.source == source
        connection.execute(delete(coverage).where(*this))
        return
    row: Tuple = (
        number,
        source,
        said.state.value,
        said.tried,
        said.succeeded,
        said.fresh_until,
        said.failure,
    )
    upsert_rows(connection, coverage, _COLUMNS, ("output", "source"), [row])


def _text(said: Covered | None) -> str | None:
    return None if said is None else msgspec.json.encode(said).decode()


def _covered(text: str | None) -> Covered | None:
    return None if text is None else msgspec.json.decode(text, type=Covered)
