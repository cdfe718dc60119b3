"""Runs and steps: who wrote what, when and why. Everything that writes begins here."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from sqlalchemy import Connection, func, select, update

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.history import refusal
from altmetric_desktop.domain.moments import Moment, from_epoch
from altmetric_desktop.domain.rows import RunRow
from altmetric_desktop.storage.bulk import insert_one
from altmetric_desktop.storage.schema import run, step


class Step(Struct, frozen=True):
    """One committed piece of a run: what is written meanwhile is born in it. `at` in Unix seconds."""

    id: int
    run: int
    at: int


def begin(connection: Connection, kind: str, *, at: int, what: str = "", who: str = "", why: str = "") -> int:
    """A new run; its id. `kind`: import, hierarchy, people, sync, rescore,
    undo, edit, decision, merge, snapshot, report."""
    return insert_one(connection, run, kind=kind, began=at, what=what, who=who, why=why)


def next_step(connection: Connection, run_id: int, at: int) -> Step:
    """A new step of a run: one in each task that writes."""
    return Step(insert_one(connection, step, run=run_id, at=at), run_id, at)


def end(connection: Connection, run_id: int, at: int, state: str = "done") -> None:
    """The run is over: `done`, `failed` or `cancelled`."""
    connection.execute(update(run).where(run.c.id == run_id).values(ended=at, state=state))


def name(run_id: int) -> str:
    """A run's id as shown: `R-0007`."""
    return f"R-{run_id:04d}"


def by_name(text: str) -> int:
    """The id of a run from its shown name or number.

    Raises:
        NotFoundError: it is neither.
    """
    digits = text.strip().upper().removeprefix("R-")
    if not (digits.isascii() and digits.isdigit()):
        raise NotFoundError("run.unknown", run=text[:50])
    return int(digits)


def last_step(connection: Connection) -> int:
    """The newest step: what "as of now" means. 0 in an empty library."""
    return int(connection.execute(select(func.coalesce(func.max(step.c.id), 0))).scalar_one())


def last_step_of(connection: Connection, run_id: int) -> int:
    """The last step of a run: what "as of this run" means.

    Raises:
        NotFoundError: no such run, or it wrote nothing.
    """
    found = connection.execute(select(func.max(step.c.id)).where(step.c.run == run_id)).scalar_one()
    if found is None:
        raise NotFoundError("run.unknown", run=name(run_id))
    return int(found)


def last_ended(connection: Connection, kind: str) -> Moment | None:
    """When a run of this kind last ended well."""
    statement = select(func.max(run.c.ended)).where(run.c.kind == kind, run.c.state == "done")
    return moment(connection.execute(statement).scalar_one())


def history(connection: Connection, limit: int | None = 500, kinds: Collection[str] = ()) -> list[RunRow]:
    """The runs (of `kinds`, empty = all), newest first. A run that was undone can't be undone again."""
    undone = undone_by(connection)
    statement = select(run).order_by(run.c.id.desc()).limit(limit)
    if kinds:
        statement = statement.where(run.c.kind.in_(sorted(kinds)))
    found = []
    for row in connection.execute(statement):
        by = undone.get(row.id, 0)
        found.append(
            RunRow(
                id=row.id,
                name=name(row.id),
                kind=row.kind,
                began=moment(row.began) or Moment(0),
                ended=moment(row.ended),
                who=row.who,
                what=row.what,
                undoable=not refusal(row.kind, row.state, name(by) if by else ""),
                state=row.state,
                why=row.why,
                undone_by=name(by) if by else "",
            )
        )
    return found


def undone_by(connection: Connection) -> dict[int, int]:
    """Runs that were taken back, and by which run each."""
    statement = select(run.c.undoes, run.c.id).where(run.c.undoes.is_not(None))
    return {undone: by for undone, by in connection.execute(statement) if undone is not None}


def moment(seconds: int | None) -> Moment | None:
    """A stored instant as a moment."""
    return None if seconds is None else from_epoch(seconds)
