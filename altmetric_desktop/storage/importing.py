"""Write what an import decided: tuples in bulk, a change row for every value that was overwritten.

The decisions are made in `deciding`; taking them back is `undo`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct
from sqlalchemy import Connection, select

from altmetric_desktop.domain.records import Balance, Problem, Record, Severity, Verdict
from altmetric_desktop.domain.units import Spelled
from altmetric_desktop.storage import lives, people, reported, search, units, verifying
from altmetric_desktop.storage.bulk import Row, Value, insert_rows, reserve, update_rows
from altmetric_desktop.storage.connect import chunks, optimise
from altmetric_desktop.storage.deciding import Decisions, decide
from altmetric_desktop.storage.drafts import COLUMNS, Draft
from altmetric_desktop.storage.facts import search_row
from altmetric_desktop.storage.keys import title_key
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import (
    change,
    claim,
    identifier,
    link,
    mention,
    output,
    output_unit,
    record,
)
from altmetric_desktop.storage.scrub import scrubbed, with_sound_text

_TITLE, _TYPE = (COLUMNS.index(name) for name in ("title", "type"))
_CHANGE = ("run", "step", "table_name", "row", "column_name", "before", "after")


#: New outputs after which SQLite is asked to look at its indexes.
_MANY = 1_000


class Imported(Struct, frozen=True):
    """What an import did, or would do. `verdicts` beside the records; `touched`: ids of the outputs;
    `revived`: of those that lived before, with their mentions: they have to be counted and scored anew.
    `evidence`: what the file brought of others' figures and mentions. `units`: what each spelling of a unit
    is read as."""

    balance: Balance
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    touched: frozenset[int] = frozenset()
    revived: tuple[int, ...] = ()
    evidence: reported.Kept = reported.Kept()
    units: tuple[Spelled, ...] = ()


def preview(connection: Connection, records: Sequence[Record], problems: Sequence[Problem] = ()) -> Imported:
    """What importing these records would do; the library is untouched. `problems`: those of reading."""
    try:
        decisions = decide(connection, records, problems)
    except UnicodeEncodeError:
        decisions = decide(connection, scrubbed(tuple(records)), problems)
    found = (*problems, *decisions.problems)
    return Imported(decisions.balance, decisions.verdicts, found, units=decisions.units)


def import_records(
    connection: Connection,
    step: Step,
    file: str,
    records: Sequence[Record],
    problems: Sequence[Problem] = (),
) -> Imported:
    """Take the records of one file into the library. `problems` (of reading) are kept with the run."""
    given = (file, tuple(records), tuple(problems))
    with without_collecting():
        return with_sound_text(connection, given, lambda sound: _import(connection, step, *sound))


def _import(
    connection: Connection, step: Step, file: str, records: Sequence[Record], problems: Sequence[Problem]
) -> Imported:
    decisions = decide(connection, records, problems)
    new = [draft for draft in decisions.drafts if draft.id is None]
    old = [draft for draft in decisions.drafts if draft.id is not None]
    for draft, number in zip(new, reserve(connection, output, len(new)), strict=True):
        draft.id = number
    _insert(connection, step, new)
    revived = tuple(_id(draft) for draft in old if draft.revived)
    _revive(connection, step, revived)
    changed = _change(connection, step, old)
    _identify(connection, step, decisions.drafts)
    people.write_authors(connection, step, [draft for draft in decisions.drafts if draft.rewrite])
    _place_in_units(connection, step, decisions.drafts)
    verifying.settle(connection, step, [*map(_id, new), *(_id(one) for one in old if _differs(one, changed))])
    search.add(connection, (search_row(draft) for draft in new))
    search.replace(connection, [search_row(draft) for draft in old if draft in changed or draft.revived])
    _keep_claims(connection, step, old)
    _keep_records(connection, step, file, records, decisions, problems)
    outcome = zip(decisions.targets, records, strict=True)
    bringing = ((_id(to), one) for to, one in outcome if one.provider and to is not None)
    evidence = reported.keep(connection, step, file, bringing)
    if len(new) > _MANY:
        optimise(connection)
    touched = frozenset(_id(draft) for draft in decisions.drafts)
    found = (*problems, *decisions.problems)
    return Imported(decisions.balance, decisions.verdicts, found, touched, revived, evidence, decisions.units)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hundreds of thousands of small values are made and none is in a cycle: looking for cycles among them
    again and again takes an eighth of an import."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _differs(draft: Draft, changed: set[Draft]) -> bool:
    """Whether authors, dates or units of a known output may be others than before."""
    return draft in changed or draft.rewrite or draft.revived or None in draft.units.values()


def _id(draft: Draft) -> int:
    assert draft.id is not None  # noqa: S101  # given before anything is written
    return draft.id


def _insert(connection: Connection, step: Step, drafts: Iterable[Draft]) -> None:
    rows: Iterator[Row] = (
        (draft.id, draft.title_key, draft.trackable, step.id, *_without_none(draft.values))
        for draft in drafts
    )
    insert_rows(connection, output, ("id", "title_key", "trackable", "born", *COLUMNS), rows)


def _without_none(values: list[Value]) -> list[Value]:
    """Type and title may not be null."""
    if values[_TYPE] is None:
        values[_TYPE] = "unknown"
    if values[_TITLE] is None:
        values[_TITLE] = ""
    return values


def _revive(connection: Connection, step: Step, ids: Sequence[int]) -> None:
    """Dead outputs that a list names live again, with the links that ended when they did, but those whose
    mention ended too."""
    for some in chunks(ids):
        together = (
            select(link.c.id)
            .join(output, output.c.id == link.c.output)
            .join(mention, mention.c.id == link.c.mention)
            .where(output.c.id.in_(some), link.c.died == output.c.died, mention.c.died.is_(None))
        )
        lives.revive(connection, step, link, list(connection.execute(together).scalars()))
    lives.revive(connection, step, output, ids)


def _change(connection: Connection, step: Step, drafts: Sequence[Draft]) -> set[Draft]:
    """Write values that differ, column by column, each with its change row; the outputs that did."""
    changed: set[Draft] = set()
    by_column: dict[str, list[Row]] = {}
    log: list[Row] = []
    for draft in drafts:
        for name, before, after in _differences(draft):
            by_column.setdefault(name, []).append((draft.id, after))
            log.append((step.run, step.id, "output", draft.id, name, _stored(before), _stored(after)))
            changed.add(draft)
        if any(row is None for row in draft.identifiers.values()):
            changed.add(draft)
    for name, rows in by_column.items():
        update_rows(connection, output, "id", (name,), rows)
    insert_rows(connection, change, _CHANGE, log)
    return changed


def _differences(draft: Draft) -> list[tuple[str, Value, Value]]:
    pairs = zip(COLUMNS, draft.before, draft.values, strict=True)
    found = [(name, before, after) for name, before, after in pairs if before != after]
    if found:
        names = {name for name, _, _ in found}
        kept = ";".join(part for part in (draft.filled or "").split(";") if part.split("=")[0] not in names)
        if kept != (draft.filled or ""):
            found.append(("filled", draft.filled, kept or None))
        key = title_key(_text(draft.values[_TITLE]))
        if key != draft.was_title_key:
            found.append(("title_key", draft.was_title_key, key))
    if draft.trackable != draft.was_trackable:
        found.append(("trackable", draft.was_trackable, draft.trackable))
    return found


def _text(value: Value) -> str:
    return value if isinstance(value, str) else ""


def _stored(value: Value) -> str | None:
    """A value as the change table keeps it."""
    if isinstance(value, bool):
        return str(int(value))
    return None if value is None else str(value)


def _identify(connection: Connection, step: Step, drafts: Iterable[Draft]) -> None:
    rows: Iterator[Row] = (
        (draft.id, kind, value, role, step.id)
        for draft in drafts
        for (kind, value, role), row in draft.identifiers.items()
        if row is None
    )
    insert_rows(connection, identifier, ("output", "kind", "value", "role", "born"), rows)


def _place_in_units(connection: Connection, step: Step, drafts: Iterable[Draft]) -> None:
    wanted: list[tuple[int | None, str]] = []
    labels: set[str] = set()
    for draft in drafts:
        if draft.revived:
            labels.update(draft.units)
        wanted += [(draft.id, label) for label, row in draft.units.items() if row is None]
    labels.update(label for _, label in wanted)
    ids = units.ids(connection, step, labels)
    rows: Iterator[Row] = ((owner, ids[label], "direct", step.id) for owner, label in wanted)
    insert_rows(connection, output_unit, ("output", "unit", "how", "born"), rows)


def _keep_claims(connection: Connection, step: Step, drafts: Iterable[Draft]) -> None:
    """What this list says too, so that undoing the other list leaves it."""
    rows: Iterator[Row] = (
        (step.run, table, row)
        for draft in drafts
        for table, claimed in (("identifier", draft.claimed), ("output_unit", draft.claimed_units))
        for row in claimed
    )
    insert_rows(connection, claim, ("run", "table_name", "row"), rows, ignore=True)


def _keep_records(
    connection: Connection,
    step: Step,
    file: str,
    records: Sequence[Record],
    decisions: Decisions,
    problems: Sequence[Problem],
) -> None:
    columns = ("run", "file", "sheet", "row", "output", "verdict", "code", "column_name", "value")
    outcome = zip(records, decisions.targets, decisions.verdicts, strict=True)
    rows: Iterator[Row] = (
        (step.run, file, one.sheet or "", one.row, None if to is None else to.id, verdict.value, "", "", "")
        for one, to, verdict in outcome
    )
    insert_rows(connection, record, columns, rows)
    refused = Severity.REFUSED
    notes: Iterator[Row] = (
        (
            step.run, file, "", one.row, None, "refused" if one.severity is refused else "note",
            one.code, one.column, one.value[:200],
        )
        for one in (*problems, *decisions.problems)
    )  # fmt: skip
    insert_rows(connection, record, columns, notes)
