"""Asks and the wants that they belong to: what is still to be asked of a source, over restarts.

A want is one piece of work (some outputs, or one stream). It is over when none of its asks is open; only
then do its outputs count as covered. A failure never overwrites when a source last succeeded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import BindParameter, Connection, bindparam, func, select, update

from altmetric_desktop.domain.sourcing import Ask, Failure, Page, SourceInfo, State
from altmetric_desktop.storage import codec, coverage
from altmetric_desktop.storage.bulk import Row, change, fetch, insert_rows, upsert_rows
from altmetric_desktop.storage.connect import pairs, upsert
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import ask, link, mention, sighting, spend, want
from altmetric_desktop.storage.schema import citation as citation_table
from altmetric_desktop.storage.schema import fact as fact_table
from altmetric_desktop.storage.within import Within, listed

if TYPE_CHECKING:
    from altmetric_desktop.storage.connect import Upsert

_ASK = ("want", "source", "key", "run", "state", "body", "failure", "at")
_WANT = ("source", "name", "run", "state", "target", "outputs", "not_covered", "opened")
_AT_ONCE = 2000
_DAY = 86_400

# What each page of an answer asks and writes, built once: building a statement costs more than running it.
_OF = select(ask.c.id, ask.c.want, ask.c.run).where(
    ask.c.source == bindparam("source"), ask.c.key == bindparam("key")
)
_NAMED: dict[str, BindParameter[str | int | None]] = {
    name: bindparam(name) for name in ("state", "failure", "at")
}
_SETTLE = update(ask).where(ask.c.id == bindparam("_id")).values(_NAMED)
_GO_ON = update(ask).where(ask.c.id == bindparam("_id")).values(_NAMED | {"body": bindparam("body")})
_STATES = (
    select(ask.c.state, func.max(ask.c.failure)).where(ask.c.want == bindparam("want")).group_by(ask.c.state)
)
_WANTED = select(want.c.outputs, want.c.not_covered, want.c.target).where(want.c.id == bindparam("id"))
_OVER = update(want).where(want.c.id == bindparam("_id")).values(state=bindparam("state"))
_MENTIONED = (
    select(link.c.output)
    .join(mention, mention.c.id == link.c.mention)
    .join(sighting, sighting.c.mention == mention.c.id)
    .where(Within(link.c.output), link.c.died.is_(None), sighting.c.source == bindparam("source"))
)
_CITED = select(citation_table.c.output).where(
    Within(citation_table.c.output),
    citation_table.c.provider == bindparam("source"),
    citation_table.c.value > 0,
)
_DESCRIBED = select(fact_table.c.output).where(
    Within(fact_table.c.output), fact_table.c.source == bindparam("source")
)
_COUNTED = ("requests", "records", "errors")


class WantPlan(Struct, frozen=True):
    """A piece of work to be opened: its first asks, the outputs or the stream's target it is for."""

    name: str
    outputs: tuple[int, ...]
    asks: tuple[Ask, ...]
    target: str | None = None


def plan(connection: Connection, step: Step, source: str, wants: Sequence[WantPlan]) -> int:
    """Open wants with their first asks; one that was asked before is opened again. How many asks.

    A want without asks is over at once: there was nothing that the source could be asked.
    """
    for start in range(0, len(wants), _AT_ONCE):
        some = wants[start : start + _AT_ONCE]
        rows: list[Row] = [
            (source, one.name, step.run, "open", one.target, codec.dump(one.outputs), "", step.at)
            for one in some
        ]
        upsert_rows(connection, want, _WANT, ("source", "name"), rows)
        names = [one.name for one in some]
        found = connection.execute(
            select(want.c.name, want.c.id).where(want.c.source == source, want.c.name.in_(names))
        )
        ids = {row.name: row.id for row in found}
        # A new round asks otherwise where an output gained identifiers: what failed before is settled by it.
        given_up = update(ask).where(ask.c.want.in_(ids.values()), ask.c.state == "failed")
        connection.execute(given_up.values(state="dropped"))
        upsert_rows(
            connection,
            ask,
            _ASK,
            ("source", "key"),
            [
                _row(
                    ids[one.name],
                    source,
                    step,
                    each if each.want == one.name else replace(each, want=one.name),
                )
                for one in some
                for each in one.asks
            ],
        )
    return sum(len(one.asks) for one in wants)


def _row(want_id: int, source: str, step: Step, each: Ask) -> Row:
    return (want_id, source, each.key, step.run, "open", codec.ask_text(each), None, step.at)


def open_asks(connection: Connection, source: str, limit: int | None = None) -> list[Ask]:
    """What is still to be asked of a source, oldest first, each at the cursor where it stood."""
    statement = select(ask.c.body).where(ask.c.source == source, ask.c.state == "open").order_by(ask.c.id)
    found = (codec.ask_from(body) for body in connection.execute(statement.limit(limit)).scalars())
    return [one for one in found if one is not None]


def some_open_asks(
    connection: Connection, source: str, only: Sequence[int] = (), most: int | None = None
) -> list[Ask]:
    """Open asks of whole wants: of those about any output in `only`, or about `most` outputs together.

    A stream counts as one. Older wants come first; one that is too large for what is left is passed over.
    """
    statement = (
        select(ask.c.body, ask.c.want, want.c.outputs)
        .join(want, want.c.id == ask.c.want)
        .where(ask.c.source == source, ask.c.state == "open")
        .order_by(ask.c.want, ask.c.id)
    )
    chosen: dict[int, bool] = {}
    wanted, room = frozenset(only), most
    found: list[Ask | None] = []
    for body, number, outputs in connection.execute(statement):
        if number not in chosen:
            numbers = codec.numbers(outputs)
            size = max(1, len(numbers))
            chosen[number] = (not wanted or not wanted.isdisjoint(numbers)) and (room is None or size <= room)
            room = room - size if room is not None and chosen[number] else room
        if chosen[number]:
            found.append(codec.ask_from(body))
    return [one for one in found if one is not None]


def open_outputs(connection: Connection, source: str) -> set[int]:
    """Outputs that are being asked about: a want of theirs is open."""
    statement = select(want.c.outputs).where(want.c.source == source, want.c.state == "open")
    return {number for text in connection.execute(statement).scalars() for number in codec.numbers(text)}


def open_counts(connection: Connection) -> dict[str, int]:
    """Open asks by source."""
    statement = select(ask.c.source, func.count()).where(ask.c.state == "open").group_by(ask.c.source)
    return pairs(connection, statement)


def open_failed(connection: Connection, step: Step, source: str) -> None:
    """Ask once more what failed of wants that are still open: else they would be over without it."""
    unfinished = select(want.c.id).where(want.c.source == source, want.c.state == "open")
    connection.execute(
        update(ask)
        .where(ask.c.source == source, ask.c.state == "failed", ask.c.want.in_(unfinished))
        .values(state="open", failure=None, at=step.at)
    )


def advance(connection: Connection, step: Step, info: SourceInfo, asked: Ask, page: Page) -> bool:
    """Note a page: the next one is open or the ask done, follow-ups open. Whether the want is over."""
    rows = fetch(connection, _OF, source=info.key, key=asked.key)
    if not rows:
        plan(connection, step, info.key, [WantPlan(asked.want, (), (asked,), asked.target)])
        return advance(connection, step, info, asked, page)
    ((ask_id, want_id, run_id),) = rows
    records = len(page.mentions) + len(page.citations) + len(page.facts)
    _spend(connection, step, info.key, records, len(page.problems))
    if page.next is None:
        change(connection, _SETTLE, _id=ask_id, state="done", failure=None, at=step.at)
    else:
        body = codec.ask_text(replace(page.next, want=asked.want))
        change(connection, _GO_ON, _id=ask_id, state="open", failure=None, at=step.at, body=body)
    follow_ups = [replace(one, want=asked.want) for one in page.follow_ups]
    _follow_up(connection, want_id, run_id, info.key, step, follow_ups)
    _note_not_covered(connection, want_id, page)
    return _close(connection, step, info, want_id)


def _follow_up(
    connection: Connection, want_id: int, run_id: int, source: str, step: Step, asks: Sequence[Ask]
) -> None:
    """Open further asks of a want, unless they were opened in this round of it already."""
    if not asks:
        return
    keys = [one.key for one in asks]
    known = set(
        connection.execute(
            select(ask.c.key).where(ask.c.source == source, ask.c.key.in_(keys), ask.c.run == run_id)
        ).scalars()
    )
    round_of = Step(step.id, run_id, step.at)
    rows = [_row(want_id, source, round_of, one) for one in asks if one.key not in known]
    upsert_rows(connection, ask, _ASK, ("source", "key"), rows)


def _note_not_covered(connection: Connection, want_id: int, page: Page) -> None:
    if not page.not_covered:
        return
    from altmetric_desktop.storage import lookup

    owners = lookup.owners(connection, {lookup.key_of(one) for one in page.not_covered})
    known = connection.execute(select(want.c.not_covered).where(want.c.id == want_id)).scalar()
    ids = {*codec.numbers(known), *(number for each in owners.values() for number in each)}
    connection.execute(update(want).where(want.c.id == want_id).values(not_covered=codec.dump(sorted(ids))))


def _close(connection: Connection, step: Step, info: SourceInfo, want_id: int) -> bool:
    """If nothing of the want is open any more: say for each of its outputs what is known."""
    states = dict(fetch(connection, _STATES, want=want_id))
    if "open" in states:
        return False
    ((listed_outputs, not_covered, target),) = fetch(connection, _WANTED, id=want_id)
    failed = "failed" in states
    change(connection, _OVER, _id=want_id, state="failed" if failed else "done")
    outputs = codec.numbers(listed_outputs)
    if failed:
        coverage.note_failure(connection, step, info.key, outputs, states["failed"] or "", target)
        return True
    found = _found(connection, info, outputs)
    unseen = set(codec.numbers(not_covered))
    said = [(one, _state(one, found, unseen)) for one in outputs]
    coverage.note_success(connection, step, info, said, target)
    return True


def _state(output: int, found: set[int], unseen: set[int]) -> State:
    if output in found:
        return State.FOUND
    return State.NOT_COVERED if output in unseen else State.ZERO


def _found(connection: Connection, info: SourceInfo, outputs: Sequence[int]) -> set[int]:
    """Those of which the source has said anything: a mention, a citation, what the work is."""
    ids = listed(outputs, connection.dialect.name)
    return {
        number
        for statement in (_MENTIONED, _CITED, _DESCRIBED)
        for (number,) in fetch(connection, statement, ids=ids, source=info.key)
    }


def failed(
    connection: Connection, step: Step, info: SourceInfo, asked: Ask, failure: Failure, *, final: bool
) -> None:
    """Note that an ask failed. `final`: asking the same again changes nothing; else it stays open."""
    text = codec.failure_text(failure)
    row = connection.execute(
        select(ask.c.id, ask.c.want).where(ask.c.source == info.key, ask.c.key == asked.key)
    ).one_or_none()
    if row is None:
        return
    _spend(connection, step, info.key, 0, 1)
    state = "failed" if final else "open"
    connection.execute(update(ask).where(ask.c.id == row.id).values(state=state, failure=text, at=step.at))
    wanted = connection.execute(select(want.c.outputs, want.c.target).where(want.c.id == row.want)).one()
    coverage.note_failure(connection, step, info.key, codec.numbers(wanted.outputs), text, wanted.target)
    if final:
        _close(connection, step, info, row.want)


def _spend(connection: Connection, step: Step, source: str, records: int, errors: int) -> None:
    """One more request of a source on this day."""
    day = step.at // _DAY
    change(connection, _spending(), source=source, day=day, requests=1, records=records, errors=errors)


@cache
def _spending() -> Upsert:
    statement = upsert(spend).values({name: bindparam(name) for name in ("source", "day", *_COUNTED)})
    added = {name: spend.c[name] + statement.excluded[name] for name in _COUNTED}
    return statement.on_conflict_do_update(index_elements=["source", "day"], set_=added)


def spend_requests(connection: Connection, source: str, at: int, requests: int) -> None:
    """Requests that were made for no want (a fetched list): the day's budget counts them too."""
    if requests:
        change(connection, _spending(), source=source, day=at // _DAY, requests=requests, records=0, errors=0)


def spent_since(connection: Connection, source: str, at: int) -> int:
    """Requests to a source since the UTC day that holds this instant began: what a day's budget counts."""
    statement = select(func.coalesce(func.sum(spend.c.requests), 0))
    found = statement.where(spend.c.source == source, spend.c.day >= at // _DAY)
    return int(connection.execute(found).scalar_one())


def insert_problems(
    connection: Connection, step: Step, source: str, pieces: Iterable[tuple[str, str]]
) -> None:
    """Records of an answer that could not be used, kept with the run: code and piece."""
    from altmetric_desktop.storage.schema import record

    rows: list[Row] = [(step.run, source, 0, "note", code, piece[:500]) for code, piece in pieces]
    insert_rows(connection, record, ("run", "file", "row", "verdict", "code", "value"), rows)
