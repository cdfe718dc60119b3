"""Outputs that are versions of one work, or perhaps one output twice: found by title, decided by persons.

Nothing is stored of what is found: a title that a source fills later is taken into account at once. What a
person says is a row of `decision` about a pair (`version`, the smaller id, verdict, the larger id in
`reason`); the last word holds, and undoing the run that said it takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Row, exists, or_, select

from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.versions import Decision, Face, Relation, VersionRow, relation
from altmetric_desktop.storage.bulk import insert_one
from altmetric_desktop.storage.connect import chunks, pairs
from altmetric_desktop.storage.keys import first_author
from altmetric_desktop.storage.outputs import day_moment, output_type
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import decision, identifier, output, run, score, tally

_SUBJECT = "version"
#: More outputs than this under one title are no versions: *Book reviews*, *Preface to the second edition*.
MOST = 12
Stored = Row[int, str, str, int | None, str | None, str | None, str | None]


def decide(connection: Connection, step: Step, one: int, other: int, verdict: Decision) -> None:
    """Keep a person's word about two outputs."""
    first, second = sorted((one, other))
    insert_one(
        connection,
        decision,
        run=step.run,
        step=step.id,
        subject=_SUBJECT,
        row=first,
        verdict=verdict.value,
        reason=str(second),
    )


def decided(connection: Connection, number: int) -> dict[int, Decision]:
    """What persons said about this output and others, by the other one."""
    undo = run.alias("undo")
    statement = (
        select(decision.c.row, decision.c.reason, decision.c.verdict)
        .where(
            decision.c.subject == _SUBJECT,
            or_(decision.c.row == number, decision.c.reason == str(number)),
            ~exists().where(undo.c.undoes == decision.c.run),
        )
        .order_by(decision.c.id)
    )
    found = {}
    for row, reason, verdict in connection.execute(statement):
        first, second = int(row), int(reason)
        found[second if first == number else first] = Decision(verdict)
    return {other: verdict for other, verdict in found.items() if verdict is not Decision.OPEN}


def all_decided(connection: Connection) -> dict[tuple[int, int], Decision]:
    """What persons said about pairs, the smaller id first."""
    undo = run.alias("undo")
    statement = (
        select(decision.c.row, decision.c.reason, decision.c.verdict)
        .where(decision.c.subject == _SUBJECT, ~exists().where(undo.c.undoes == decision.c.run))
        .order_by(decision.c.id)
    )
    found = {(row, int(reason)): Decision(verdict) for row, reason, verdict in connection.execute(statement)}
    return {pair: verdict for pair, verdict in found.items() if verdict is not Decision.OPEN}


def follow(connection: Connection, step: Step, gone: int, kept: int) -> None:
    """What was said of an output and others is said of the one that it went into, unless that was decided."""
    known = decided(connection, kept)
    for other, verdict in decided(connection, gone).items():
        if other != kept and other not in known:
            decide(connection, step, kept, other, verdict)


def related(
    connection: Connection, number: int, scheme: str = DEFAULT.id
) -> tuple[list[VersionRow], list[VersionRow], list[VersionRow]]:
    """Versions, perhaps duplicates, and parted ones of an output; each by date, then id."""
    key = connection.execute(select(output.c.title_key).where(output.c.id == number)).scalar()
    said = decided(connection, number)
    alike: list[int] = []
    if key is not None:
        same = select(output.c.id).where(output.c.title_key == key, output.c.died.is_(None)).limit(MOST + 1)
        alike = list(connection.execute(same).scalars())
    ids = ([] if len(alike) > MOST else alike) + list(said)
    rows = described(connection, {*ids, number})
    if number not in rows:
        return [], [], []
    seen = faces(connection, rows)
    groups: dict[str, list[VersionRow]] = {"versions": [], "duplicates": [], "apart": []}
    shown = _Shown(connection, rows, scheme)
    for other in sorted(rows.keys() - {number}, key=lambda one: (rows[one][3] or 0, one)):
        how, word = relation(seen[number], seen[other]), said.get(other)
        if word is None and how is None:
            continue
        group = {Decision.APART: "apart", Decision.TOGETHER: "versions"}.get(
            word or Decision.OPEN, "versions" if how is Relation.VERSION else "duplicates"
        )
        groups[group].append(shown.row(other, how or Relation.VERSION, word is not None))
    return groups["versions"], groups["duplicates"], groups["apart"]


def described(connection: Connection, ids: Iterable[int]) -> dict[int, Stored]:
    """Living outputs of these."""
    columns = select(
        output.c.id,
        output.c.title,
        output.c.type,
        output.c.published,
        output.c.published_precision,
        output.c.venue,
        output.c.authors,
    )
    found: dict[int, Stored] = {}
    for some in chunks(sorted(ids)):
        statement = columns.where(output.c.id.in_(some), output.c.died.is_(None))
        found.update((row[0], row) for row in connection.execute(statement))
    return found


def faces(connection: Connection, rows: dict[int, Stored]) -> dict[int, Face]:
    """What the rule looks at, of outputs that were described."""
    names: dict[int, list[tuple[str, str]]] = {}
    for some in chunks(sorted(rows)):
        for owner, kind, value in named(connection, some):
            names.setdefault(owner, []).append((kind, value))
    found = {}
    for number, row in rows.items():
        moment = day_moment(row[3], row[4])
        found[number] = Face(
            number,
            output_type(row[2]),
            None if moment is None else moment.date().year,
            first_author(row[6]),
            row[1],
            tuple(names.get(number, ())),
        )
    return found


def named(connection: Connection, ids: Sequence[int]) -> list[tuple[int, str, str]]:
    """The own identifiers of outputs: whose, kind, value."""
    statement = select(identifier.c.output, identifier.c.kind, identifier.c.value).where(
        identifier.c.output.in_(ids), identifier.c.role == "own", identifier.c.died.is_(None)
    )
    return [(owner, kind, value) for owner, kind, value in connection.execute(statement)]


class _Shown:
    """Rows for the screen: each output's own mentions and points."""

    def __init__(self, connection: Connection, rows: dict[int, Stored], scheme: str) -> None:
        ids = list(rows)
        self._rows = rows
        posts = select(tally.c.output, tally.c.posts).where(tally.c.output.in_(ids))
        self._posts: dict[int, int] = {}
        for owner, count in connection.execute(posts):
            self._posts[owner] = self._posts.get(owner, 0) + count
        scored = select(score.c.output, score.c.points).where(
            score.c.output.in_(ids), score.c.scheme == scheme
        )
        self._points = pairs(connection, scored)
        own = named(connection, ids)
        self._dois = {owner: value for owner, kind, value in reversed(own) if kind == "doi"}

    def row(self, number: int, how: Relation, decided_by_hand: bool) -> VersionRow:
        """One output beside another one."""
        row = self._rows[number]
        points = self._points.get(number)
        return VersionRow(
            number,
            row[1],
            output_type(row[2]),
            day_moment(row[3], row[4]),
            row[5] or "",
            self._dois.get(number),
            self._posts.get(number, 0),
            None if points is None else points / 100,
            how,
            decided_by_hand,
        )
