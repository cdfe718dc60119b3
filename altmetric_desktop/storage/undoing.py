"""Take a run back: what it bore dies, what it ended lives again, its values go back where they are its own.

Never for a sync (a wrong match is a decision). What another list says too stays: outputs by its records,
identifiers and units by its claims. Undoing is a run itself, so "as of" stays true before and after it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, exists, or_, select, update

from altmetric_desktop.domain.errors import LibraryError, NotFoundError
from altmetric_desktop.domain.history import UndoPlan, refusal
from altmetric_desktop.domain.identity import TRACKABLE
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.storage import lives, merging, persons, reported, search, units, verifying
from altmetric_desktop.storage.bulk import Row, Value, insert_rows, update_rows
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.drafts import load
from altmetric_desktop.storage.facts import search_row
from altmetric_desktop.storage.runs import Step, name, undone_by
from altmetric_desktop.storage.schema import (
    authorship,
    change,
    claim,
    identifier,
    link,
    output,
    output_unit,
    record,
    run,
    score,
    tally,
)
from altmetric_desktop.storage.schema import step as step_table

_NAMING = ("added", "updated", "unchanged", "merged")
_NUMBERS = frozenset({"published", "title_key", "family"})
_FLAGS = frozenset({"trackable", "retracted"})
#: Output and column → value as text.
_Values = dict[tuple[int, str], str | None]


def undo(connection: Connection, step: Step, number: int) -> UndoAnswer:
    """Take run `number` back; `step` belongs to the run that does so.

    Raises:
        NotFoundError: no such run.
        LibraryError: it can't be undone, or was already.
    """
    kind = _check(connection, number)
    connection.execute(update(run).where(run.c.id == step.run).values(undoes=number))
    steps = list(connection.execute(select(step_table.c.id).where(step_table.c.run == number)).scalars())
    recount = reported.take_back(connection, step, number, _active_import(number))
    removed = _removable(connection, number, steps)
    if kind == "merge":
        parted, removed = merging.take_back(connection, step, number, steps, _active_import(number))
        recount |= parted
    _remove(connection, step, removed)
    bore = select(output.c.id).where(output.c.born.in_(steps), output.c.died.is_(None))
    kept = list(connection.execute(bore).scalars())
    touched = {
        *kept,
        *_end_born(connection, step, number, steps),
        *(() if kind == "import" else _end_links(connection, step, steps)),
        *_give_back_authors(connection, step, steps, kept),
    }
    touched |= _revive_ended(connection, step, steps) | recount
    restored, changed = _restore(connection, step, number)
    touched |= changed
    _units_and_people(connection, step, number, steps)
    _track(connection, touched)
    drafts = load(connection, touched)
    search.replace(connection, [search_row(draft) for draft in drafts.values() if not draft.dead])
    recount -= set(removed)
    _forget_scores(connection, sorted(recount))
    return UndoAnswer(name(number), len(removed), len(kept), restored, tuple(sorted(recount)), kind)


def look(connection: Connection, number: int) -> UndoPlan:
    """What taking run `number` back would do; nothing is written. Raises as `undo` does."""
    kind = _check(connection, number)
    if kind == "merge":
        merging.may_part(connection, number)
    steps = list(connection.execute(select(step_table.c.id).where(step_table.c.run == number)).scalars())
    removed = set(_removable(connection, number, steps))
    bore = select(output.c.id).where(output.c.born.in_(steps), output.c.died.is_(None))
    kept = set(connection.execute(bore).scalars()) - removed
    back, _ = _going_back(connection, number, removed)
    mentions, figures = reported.alone(connection, number, _active_import(number))
    return UndoPlan(name(number), kind, len(removed), len(kept), _shown(back), mentions, figures)


def _check(connection: Connection, number: int) -> str:
    """The run's kind, where it can be taken back."""
    row = connection.execute(select(run.c.kind, run.c.state).where(run.c.id == number)).one_or_none()
    if row is None:
        raise NotFoundError("run.unknown", run=name(number))
    undone = undone_by(connection).get(number)
    by = "" if undone is None else name(undone)
    why = refusal(row.kind, row.state, by)
    if why:
        raise LibraryError(why, run=name(number), by=by)
    return str(row.kind)


def _active_import(but: int) -> ColumnElement[bool]:
    """That a run (`run` in the query) is an import that stands, other than this one."""
    undo_run = run.alias("undo_run")
    undone = select(undo_run.c.undoes).where(undo_run.c.undoes.is_not(None))
    return and_(run.c.kind == "import", run.c.id != but, run.c.id.not_in(undone))


def _removable(connection: Connection, number: int, steps: Sequence[int]) -> list[int]:
    """Living outputs that this run bore, or named after the run that bore them was undone, and that no
    other list names."""
    others = (
        select(record.c.id)
        .join(run, run.c.id == record.c.run)
        .where(record.c.output == output.c.id, record.c.verdict.in_(_NAMING), _active_import(number))
    )
    undo_run = run.alias("undo_run")
    undone = select(step_table.c.id).join(undo_run, undo_run.c.undoes == step_table.c.run)
    # Both lists are made once. Asked for each output, the run's own records would all be read each time.
    named = select(record.c.output).where(record.c.run == number)
    statement = select(output.c.id).where(
        output.c.died.is_(None),
        or_(output.c.born.in_(steps), and_(output.c.born.in_(undone), output.c.id.in_(named))),
        ~exists(others),
    )
    return list(connection.execute(statement).scalars())


def _remove(connection: Connection, step: Step, ids: Sequence[int]) -> None:
    """Outputs and their links end in the same step, so that a later list can bring both back."""
    for some in chunks(ids):
        connection.execute(update(output).where(output.c.id.in_(some)).values(died=step.id))
        living = link.c.output.in_(some), link.c.died.is_(None)
        connection.execute(update(link).where(*living).values(died=step.id))
        for table in (tally, score):
            connection.execute(delete(table).where(table.c.output.in_(some)))
    search.remove(connection, ids)


def _forget_scores(connection: Connection, ids: Sequence[int]) -> None:
    """Scores of outputs whose mentions went: where nobody else has looked, no score is known, not even 0."""
    for some in chunks(ids):
        connection.execute(delete(score).where(score.c.output.in_(some)))


def _end_born(connection: Connection, step: Step, number: int, steps: Sequence[int]) -> set[int]:
    """Identifiers and units that the run gave to outputs that stay, and that no other list claims."""
    touched: set[int] = set()
    for table in (identifier, output_unit):
        claims = (
            select(claim.c.row)
            .join(run, run.c.id == claim.c.run)
            .where(claim.c.table_name == table.name, claim.c.row == table.c.id, _active_import(number))
        )
        gone = select(output.c.id).where(output.c.id == table.c.output, output.c.died.is_not(None))
        statement = select(table.c.id, table.c.output).where(
            table.c.born.in_(steps), table.c.died.is_(None), ~exists(claims), ~exists(gone)
        )
        rows = connection.execute(statement).all()
        lives.end(connection, step, table, [row.id for row in rows])
        touched.update(row.output for row in rows)
    return touched


def _end_links(connection: Connection, step: Step, steps: Sequence[int]) -> set[int]:
    """Links that the run bore. Not for an import: it bears none, it only brings back those of outputs that
    lived before, and they stay as long as their output does."""
    born = select(link.c.id, link.c.output).where(link.c.born.in_(steps), link.c.died.is_(None))
    rows = connection.execute(born).all()
    lives.end(connection, step, link, [row.id for row in rows])
    return {row.output for row in rows}


def _give_back_authors(
    connection: Connection, step: Step, steps: Sequence[int], kept: Iterable[int]
) -> set[int]:
    """Authors that the run replaced live again, unless they were replaced once more since."""
    statement = (
        select(authorship.c.id, authorship.c.output)
        .join(output, output.c.id == authorship.c.output)
        .where(authorship.c.born.in_(steps), authorship.c.died.is_(None), output.c.died.is_(None))
    )
    own = set(kept)
    rows = [row for row in connection.execute(statement) if row.output not in own]
    lives.end(connection, step, authorship, [row.id for row in rows])
    outputs = sorted({row.output for row in rows})
    for some in chunks(outputs):
        ended = select(authorship.c.id).where(authorship.c.output.in_(some), authorship.c.died.in_(steps))
        lives.revive(connection, step, authorship, list(connection.execute(ended).scalars()))
    return set(outputs)


def _revive_ended(connection: Connection, step: Step, steps: Sequence[int]) -> set[int]:
    """Everything else that the run ended, on outputs that live."""
    touched: set[int] = set()
    tables: tuple[Table, ...] = (identifier, output_unit, link)
    for table in tables:
        statement = (
            select(table.c.id, table.c.output)
            .join(output, output.c.id == table.c.output)
            .where(table.c.died.in_(steps), output.c.died.is_(None))
        )
        rows = connection.execute(statement).all()
        lives.revive(connection, step, table, [row.id for row in rows])
        touched.update(row.output for row in rows)
    return touched


def _restore(connection: Connection, step: Step, number: int) -> tuple[int, set[int]]:
    """Values go back; how many that a person sees, and of which outputs."""
    own, now = _going_back(connection, number)
    _write_back(connection, step, own, now)
    return _shown(own), {row for row, _ in own}


def _shown(own: Iterable[tuple[int, str]]) -> int:
    return sum(column not in ("filled", "title_key", "trackable") for _, column in own)


def _going_back(connection: Connection, number: int, gone: Collection[int] = ()) -> tuple[_Values, _Values]:
    """Values that go back to what the runs that stand have made of them, and what they are now; not of
    outputs that are `gone`.

    One that was changed since by something that keeps no change rows is left as it is.
    """
    undoing = set(connection.execute(select(run.c.id).where(run.c.kind == "undo")).scalars())
    out = undone_by(connection).keys() | undoing | {number}
    concerned = select(change.c.row).where(change.c.run == number, change.c.table_name == "output")
    history = select(change.c.row, change.c.column_name, change.c.run, change.c.before, change.c.after).where(
        change.c.table_name == "output", change.c.row.in_(concerned)
    )
    chains: dict[tuple[int, str], list[tuple[int, str | None, str | None]]] = {}
    for row, column, by, before, after in connection.execute(history.order_by(change.c.id)):
        if row not in gone:
            chains.setdefault((row, column), []).append((by, before, after))
    targets = {
        key: _target(chain, out)
        for key, chain in chains.items()
        if any(by == number for by, _, _ in chain) and _target(chain, out) != chain[-1][2]
    }
    now = _current(connection, targets)
    return {key: to for key, to in targets.items() if key in now and now[key] == chains[key][-1][2]}, now


def _target(chain: Sequence[tuple[int, str | None, str | None]], out: set[int]) -> str | None:
    """What stands when the runs in `out` are left out."""
    value = chain[0][1]
    for by, _, after in chain:
        if by not in out:
            value = after
    return value


def _current(connection: Connection, wanted: Iterable[tuple[int, str]]) -> _Values:
    by_column: dict[str, list[int]] = {}
    for row, column in wanted:
        by_column.setdefault(column, []).append(row)
    found: _Values = {}
    for column, rows in by_column.items():
        for some in chunks(rows):
            statement = select(output.c.id, output.c[column]).where(
                output.c.id.in_(some), output.c.died.is_(None)
            )
            for row, value in connection.execute(statement):
                kept = int(value) if isinstance(value, bool) else value
                found[row, column] = None if kept is None else str(kept)
    return found


def _write_back(
    connection: Connection,
    step: Step,
    targets: _Values,
    now: _Values,
) -> None:
    by_column: dict[str, list[Row]] = {}
    log: list[Row] = []
    for (row, column), target in targets.items():
        by_column.setdefault(column, []).append((row, _value(column, target)))
        log.append((step.run, step.id, "output", row, column, now[row, column], target))
    for column, rows in by_column.items():
        update_rows(connection, output, "id", (column,), rows)
    columns = ("run", "step", "table_name", "row", "column_name", "before", "after")
    insert_rows(connection, change, columns, log)


def _value(column: str, text: str | None) -> Value:
    if text is None:
        return "" if column == "title" else None
    if column in _FLAGS:
        return text == "1"
    return int(text) if column in _NUMBERS else text


def _units_and_people(connection: Connection, step: Step, number: int, steps: Sequence[int]) -> None:
    """What the run did to units, persons and memberships. The authors that are verified, and the units of
    outputs by person, follow authors, dates and memberships as they are again."""
    units.bring_back(connection, step, steps)
    persons.take_back(connection, step, number, steps)
    verifying.settle(connection, step)
    units.take_back(connection, step, steps)


def _track(connection: Connection, ids: Iterable[int]) -> None:
    """Whether outputs can still be asked about, after identifiers went."""
    kinds = [kind.value for kind in TRACKABLE]
    known = exists().where(
        identifier.c.output == output.c.id,
        identifier.c.role == "own",
        identifier.c.kind.in_(kinds),
        identifier.c.died.is_(None),
    )
    for some in chunks(sorted(ids)):
        connection.execute(update(output).where(output.c.id.in_(some)).values(trackable=known))
