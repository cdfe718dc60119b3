"""Make two outputs one: the kept one gets what the other has, the other ends. Undoing brings both back.

Identifiers, links, units, authors, figures and the rows of lists change their owner (`moving`), so that the
list that brought them still does. Values of the kept output stay; empty ones are filled.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.identity import TRACKABLE, Identifier
from altmetric_desktop.domain.merging import MergeDifference, MergePlan, MergeSide
from altmetric_desktop.domain.sourcing import SourceInfo
from altmetric_desktop.storage import (
    lives,
    merge_coverage,
    merge_looks,
    merged,
    moving,
    outputs,
    search,
    verifying,
)
from altmetric_desktop.storage.bulk import Row as Tuple
from altmetric_desktop.storage.bulk import Value, insert_rows
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.drafts import COLUMNS, load
from altmetric_desktop.storage.facts import search_row
from altmetric_desktop.storage.runs import Step, name
from altmetric_desktop.storage.schema import change, fact, link, output, record, run, score, tally
from altmetric_desktop.storage.versions import follow

#: What a list or a source may fill; the date and how exact it is go together.
_VALUES = (*(name for name in COLUMNS if name != "published_precision"), "retracted", "field")
_SHOWN = ("type", "title", "venue", "publisher", "volume", "issue", "pages", "authors", "language")
_FACT = ("output", "source", "step", "at", "body")
_Output = Row[*tuple[Any, ...]]


class Look(Struct, frozen=True):
    """What a merge is about to do, in rows; `plan` says the same to people."""

    kept: int
    other: int
    identifiers: dict[int, tuple[Identifier, str]]
    units: tuple[int, ...]
    links: merge_looks.Links
    authors: merge_looks.Authors
    figures: tuple[int, ...]
    citations: dict[str, tuple[list[int], list[int]]]
    values: dict[str, tuple[Value, Value]]
    answers: merge_coverage.Answers
    plan: MergePlan


def look(
    connection: Connection, kept: int, other: int, infos: Sequence[SourceInfo], scheme: str = ""
) -> Look:
    """What merging `other` into `kept` would do.

    Raises:
        NotFoundError: an output is not there.
        LibraryError: they are the same.
    """
    if kept == other:
        raise LibraryError("merge.same", output=kept)
    one, two = _row(connection, kept), _row(connection, other)
    sides = side(connection, kept, scheme), side(connection, other, scheme)
    names = merge_looks.identifiers(connection, kept, other)
    placed = merge_looks.units(connection, kept, other)
    linked = merge_looks.links(connection, kept, other)
    people = merge_looks.authors(connection, kept, other, (one.authors or "", two.authors or ""))
    figures = merge_looks.figures(connection, kept, other)
    cited = merge_looks.citations(connection, kept, other)
    values = _values(one, two, tuple(found for found, role in names.values() if role == "own"))
    answers = merge_coverage.look(
        connection, (kept, other), (sides[0].identifiers, sides[1].identifiers), infos
    )
    plan = MergePlan(
        *sides,
        identifiers=tuple(found for found, role in names.values() if role == "own"),
        units=tuple(" > ".join(path) for path in placed.values()),
        our_authors=tuple(people.names),
        mentions=linked.mentions,
        shared=linked.shared,
        figures=len(figures),
        citations=tuple(sorted(cited)),
        filled=tuple(name for name in values if name in _VALUES),
        differing=_differing(one, two),
        again=merge_coverage.asked_again(answers, [info.key for info in infos]),
    )
    return Look(
        kept, other, names, tuple(placed), linked, people, tuple(figures), cited, values, answers, plan
    )


def merge(connection: Connection, step: Step, found: Look) -> None:
    """Do what was looked at. Scores and tallies of both are gone then: they have to be made anew."""
    kept, other = found.kept, found.other
    there, back = (other, kept), (kept, other)
    for table, ids in (
        ("identifier", tuple(found.identifiers)),
        ("output_unit", found.units),
        ("link", found.links.moved),
        ("reported", found.figures),
        ("record", tuple(merge_looks.records(connection, other))),
        ("authorship", tuple(found.authors.taken)),
    ):
        moving.move(connection, step, table, ids, there)
    moving.move(connection, step, "authorship", found.authors.given, back)
    moving.put(connection, step, "authorship", "ours", dict.fromkeys(found.authors.ours, (False, True)))
    moving.put(connection, step, "authorship", "place", dict(found.authors.places))
    for theirs, mine in found.citations.values():
        moving.move(connection, step, "citation", theirs, there)
        moving.move(connection, step, "citation", mine, back)
    moving.put(connection, step, "want", "outputs", dict(merge_looks.wants(connection, there)))
    lives.end(connection, step, link, found.links.ended)
    lives.revive(connection, step, link, found.links.revived)
    said = merge_looks.facts(connection, kept, other)
    rows: list[Tuple] = [(kept, source, step.id, at, body) for source, at, body in said]
    insert_rows(connection, fact, _FACT, rows)
    merge_coverage.write(connection, step, kept, found.answers)
    _fill(connection, step, kept, found.values)
    lives.end(connection, step, output, [other])
    verifying.settle(connection, step, [kept])
    follow(connection, step, other, kept)
    merged.note(connection, step, kept, other)
    _index(connection, kept, other)


def may_part(connection: Connection, number: int) -> merged.Merge:
    """The merge that run `number` did.

    Raises LibraryError where a later merge of the same output stands: that is to be taken back first.
    """
    own = merged.of_run(connection, number)
    for later in merged.standing(connection):
        if later.number > own.number and own.kept in (later.kept, later.other):
            raise LibraryError("run.undo-first", run=name(number), first=name(later.run))
    return own


def take_back(
    connection: Connection, step: Step, number: int, steps: Sequence[int], stands: ColumnElement[bool]
) -> tuple[set[int], list[int]]:
    """Part what run `number` made one: the outputs concerned, and those of them that no list names any more.

    `stands`: that a run (`run` in the query) is an import that stands.
    Raises LibraryError where a later merge of the same output stands: that is to be taken back first.
    """
    own = may_part(connection, number)
    moved = moving.put_back(connection, number)
    merge_coverage.put_back(connection, number)
    connection.execute(delete(fact).where(fact.c.output == own.kept, fact.c.step.in_(steps)))
    _part_links(connection, step, own, moved, max(steps))
    gone = _unnamed(connection, (own.kept, own.other), stands)
    if own.other not in gone:
        ended = select(link.c.id).where(link.c.output == own.other, link.c.died.in_(steps))
        lives.resume(connection, step, link, list(connection.execute(ended).scalars()))
        lives.resume(connection, step, output, [own.other])
    for table in (tally, score):
        connection.execute(delete(table).where(table.c.output == own.kept))
    return {own.kept, own.other}, [one for one in gone if one == own.kept]


def _part_links(connection: Connection, step: Step, own: merged.Merge, moved: set[str], last: int) -> None:
    """Mentions that came since by an identifier which goes back go with it."""
    theirs = set(connection.execute(select(link.c.mention).where(link.c.output == own.other)).scalars())
    since = select(link.c.id, link.c.mention).where(
        link.c.output == own.kept, link.c.born > last, link.c.died.is_(None), link.c.matched.in_(moved)
    )
    rows = connection.execute(since).all()
    free = [row.id for row in rows if row.mention not in theirs]
    for some in chunks(free):
        connection.execute(update(link).where(link.c.id.in_(some)).values(output=own.other))
    lives.end(connection, step, link, [row.id for row in rows if row.mention in theirs])


def _unnamed(connection: Connection, numbers: Sequence[int], stands: ColumnElement[bool]) -> list[int]:
    """Outputs that lists have named, and none that stands."""
    naming = record.c.verdict.in_(("added", "updated", "unchanged", "merged"))
    said = select(record.c.output).where(record.c.output.in_(numbers), naming)
    known = set(connection.execute(said).scalars())
    standing = said.join(run, run.c.id == record.c.run).where(stands)
    return sorted(known - set(connection.execute(standing).scalars()))


# ------------------------------------------------------------------------------------------- values


def side(connection: Connection, number: int, scheme: str = "") -> MergeSide:
    """An output as it stands beside another one. Raises NotFoundError where it is not there."""
    row = _row(connection, number)
    points = connection.execute(
        select(score.c.points).where(score.c.output == number, score.c.scheme == scheme)
    ).scalar()
    return MergeSide(
        number,
        row.title,
        outputs.output_type(row.type),
        outputs.day_moment(row.published, row.published_precision),
        row.venue or "",
        row.authors or "",
        outputs.identifiers(connection, number),
        merge_looks.count(connection, [number])[number],
        None if points is None else points / 100,
    )


def _row(connection: Connection, number: int) -> _Output:
    found = connection.execute(
        select(output).where(output.c.id == number, output.c.died.is_(None))
    ).one_or_none()
    if found is None:
        raise merged.missing(connection, number)
    return found


def _empty(value: Value) -> bool:
    return value is None or value in ("", "unknown")


def _values(kept: _Output, other: _Output, named: Sequence[Identifier]) -> dict[str, tuple[Value, Value]]:
    """Columns of the kept one that change: what stands, what shall. A retraction is never lost."""
    found: dict[str, tuple[Value, Value]] = {}
    for column in _VALUES:
        mine, theirs = getattr(kept, column), getattr(other, column)
        if (_empty(mine) and not _empty(theirs)) or (column == "retracted" and theirs and not mine):
            found[column] = (mine, theirs)
    by = {column: source for column, source in _filled(other).items() if column in found}
    if by:
        together = _filled(kept) | by
        text = ";".join(f"{column}={source}" for column, source in sorted(together.items()))
        found["filled"] = (kept.filled, text)
    for column, with_it in (("published", "published_precision"), ("title", "title_key")):
        if column in found:
            found[with_it] = (getattr(kept, with_it), getattr(other, with_it))
    if not kept.trackable and any(one.kind in TRACKABLE for one in named):
        found["trackable"] = (False, True)
    return found


def _filled(row: _Output) -> dict[str, str]:
    return dict(part.split("=", 1) for part in (row.filled or "").split(";") if "=" in part)


def _differing(kept: _Output, other: _Output) -> tuple[MergeDifference, ...]:
    """What the other one says otherwise, and is not taken over."""
    pairs = ((column, getattr(kept, column), getattr(other, column)) for column in _SHOWN)
    found = [
        MergeDifference(column, str(mine), str(theirs))
        for column, mine, theirs in pairs
        if not _empty(mine) and not _empty(theirs) and mine != theirs
    ]
    days = [outputs.day_moment(row.published, row.published_precision) for row in (kept, other)]
    if days[0] is not None and days[1] is not None and days[0] != days[1]:
        found.append(MergeDifference("published", *(when.iso() for when in days if when is not None)))
    return tuple(found)


def _fill(connection: Connection, step: Step, number: int, values: dict[str, tuple[Value, Value]]) -> None:
    if not values:
        return
    log: list[Tuple] = [
        (step.run, step.id, "output", number, column, _text(before), _text(after))
        for column, (before, after) in values.items()
    ]
    insert_rows(connection, change, moving.CHANGE, log)
    new = {column: after for column, (_, after) in values.items()}
    connection.execute(update(output).where(output.c.id == number).values(new))


def _text(value: Value) -> str | None:
    if value is None:
        return None
    return str(int(value)) if isinstance(value, bool) else str(value)


def _index(connection: Connection, kept: int, other: int) -> None:
    """Search finds the kept one by all; counts of before are nobody's."""
    search.remove(connection, [other])
    search.replace(connection, [search_row(draft) for draft in load(connection, [kept]).values()])
    for table in (tally, score):
        connection.execute(delete(table).where(table.c.output.in_((kept, other))))
