"""Pairs of outputs that are perhaps one entered twice, in a whole library: by blocks, never all pairs.

Outputs are compared where their titles are the same, begin alike or end alike: a slip in one place leaves
the other end as it is. Whatever a list named together (problem `two-outputs`) is a pair too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from sqlalchemy import Connection, exists, select

from altmetric_desktop.domain.duplicates import (
    DuplicateList,
    DuplicatePair,
    Sign,
    close,
    judge,
    strength,
    words,
)
from altmetric_desktop.domain.moments import EPOCH
from altmetric_desktop.domain.versions import APART, TELLING, Face, Relation
from altmetric_desktop.storage import lookup, versions
from altmetric_desktop.storage.connect import chunks
from altmetric_desktop.storage.keys import first_author
from altmetric_desktop.storage.outputs import output_type
from altmetric_desktop.storage.schema import output, record, run

#: Letters at which titles begin or end alike; outputs that are compared with each other at most.
_ENDS, _MOST = 14, 40
_NAMING = ("added", "updated", "unchanged", "merged")


class _Work(Struct, frozen=True):
    """An output as it is compared. `year` and `author`: None and "" = not known."""

    id: int
    title: str
    words: tuple[str, ...]
    type: str
    year: int | None
    author: str
    venue: str


def find(connection: Connection) -> DuplicateList:
    """All pairs, those too about which a person has decided; undecided ones first."""
    works = {one.id: one for one in _works(connection)}
    found: dict[tuple[int, int], tuple[Relation, tuple[Sign, ...]]] = {}
    near = sorted(set(_near(list(works.values()))))
    together = _named_together(connection)
    faces = _faces(connection, works, {one for pair in (*near, *together) for one in pair})
    for pair in near:
        one, other = (works[number] for number in pair)
        verdict = judge(faces[pair[0]], faces[pair[1]], same_title=one.words == other.words)
        if verdict is not None:
            how, signs = verdict
            same_venue = one.venue and one.venue.casefold() == other.venue.casefold()
            found[pair] = (how, (*signs, Sign.VENUE) if same_venue else signs)
    for pair in together:
        if all(one in works for one in pair):
            how, signs = found.get(pair, (Relation.DUPLICATE, ()))
            found[pair] = (Relation.DUPLICATE, (Sign.LISTED, *signs))
    said = versions.all_decided(connection)
    pairs = [
        DuplicatePair(*pair, (works[pair[0]].title, works[pair[1]].title), how, signs, said.get(pair))
        for pair, (how, signs) in found.items()
    ]
    pairs.sort(key=lambda one: (one.decision is not None, -strength(one.signs), one.one, one.other))
    return DuplicateList(tuple(pairs), len(works))


def _works(connection: Connection) -> Iterator[_Work]:
    table = output.c
    statement = select(table.id, table.title, table.type, table.published, table.authors, table.venue).where(
        table.died.is_(None)
    )
    first = EPOCH.toordinal()
    for number, title, kind, day, authors, venue in connection.execute(statement):
        year = None if day is None else EPOCH.fromordinal(first + day).year
        author = first_author(authors)
        yield _Work(number, title, words(title), kind, year, author, venue or "")


def _near(works: Sequence[_Work]) -> Iterator[tuple[int, int]]:
    """Pairs with the same or close titles, years that are at most some apart, and one first author."""
    blocks: dict[str, list[_Work]] = {}
    for work in works:
        squeezed = "".join(work.words)
        if len(squeezed) >= TELLING:
            blocks.setdefault("<" + squeezed[:_ENDS], []).append(work)
            blocks.setdefault(">" + squeezed[-_ENDS:], []).append(work)
            blocks.setdefault("=" + "".join(sorted(work.words)), []).append(work)
    for block in blocks.values():
        for group in _small(block):
            for one, other in combinations(group, 2):
                if _may(one, other) and close(one.words, other.words):
                    yield (one.id, other.id) if one.id < other.id else (other.id, one.id)


def _small(block: list[_Work]) -> Iterator[list[_Work]]:
    """A block, or where it is large, those of it with one first author, else with one title too."""
    if len(block) < 2:
        return
    if len(block) <= _MOST:
        yield block
        return
    for by_author in _grouped(block, [one.author for one in block]):
        if len(by_author) <= _MOST:
            yield by_author
        else:
            same = _grouped(by_author, [one.words for one in by_author])
            yield from (group for group in same if len(group) <= _MOST)


def _grouped(works: Sequence[_Work], keys: Iterable[object]) -> list[list[_Work]]:
    groups: dict[object, list[_Work]] = {}
    for work, key in zip(works, keys, strict=True):
        groups.setdefault(key, []).append(work)
    return list(groups.values())


def _may(one: _Work, other: _Work) -> bool:
    """What is quickly seen: other authors, or years that lie far apart."""
    if one.author != other.author and one.author and other.author:
        return False
    return one.year is None or other.year is None or abs(one.year - other.year) <= APART


def _faces(connection: Connection, works: dict[int, _Work], ids: set[int]) -> dict[int, Face]:
    names: dict[int, list[tuple[str, str]]] = {}
    for some in chunks(sorted(ids)):
        for owner, kind, value in versions.named(connection, some):
            names.setdefault(owner, []).append((kind, value))
    return {
        number: Face(
            number,
            output_type(works[number].type),
            works[number].year,
            works[number].author,
            works[number].title,
            tuple(names.get(number, ())),
        )
        for number in ids & works.keys()
    }


def _named_together(connection: Connection) -> set[tuple[int, int]]:
    """Outputs to which the identifiers of one row of a list belong; no list that was taken back counts."""
    undo = run.alias("undo")
    stands = ~exists().where(undo.c.undoes == record.c.run)
    notes = select(record.c.run, record.c.row, record.c.value).where(record.c.code == "two-outputs", stands)
    said = connection.execute(notes).all()
    parts = {(row.run, row.row): row.value.partition(":") for row in said}
    keys = {where: (kind, value) for where, (kind, _, value) in parts.items()}
    owners = lookup.owners(connection, set(keys.values()))
    found: set[tuple[int, int]] = set()
    for number in sorted({by for by, _ in keys}):
        rows = select(record.c.row, record.c.output).where(
            record.c.run == number, record.c.output.is_not(None), record.c.verdict.in_(_NAMING)
        )
        meant: dict[int, set[int]] = {}
        for row, owner in connection.execute(rows):
            if (number, row) in keys:
                meant.setdefault(row, set()).add(owner)
        for row, ids in meant.items():  # the same row of two sheets means two: then nobody knows which
            both = {*ids, *owners.get(keys[number, row], ())[:1]}
            if len(ids) == 1 and len(both) == 2:
                found.add((min(both), max(both)))
    return found
