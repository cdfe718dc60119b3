"""What persons said about units: that a spelling is a known unit, or that two units are two."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, exists, select

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.units import Word, path_form
from altmetric_desktop.storage.bulk import insert_one
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import decision, run
from altmetric_desktop.storage.scrub import with_sound_text

_SUBJECT = "unit"


class _Said(Struct, frozen=True):
    """What stands in `reason`."""

    unit: tuple[str, ...]
    other: tuple[str, ...]
    hierarchy: str = ""
    other_hierarchy: str = ""


def say(connection: Connection, step: Step, one: Unit, other: Unit, word: Word) -> None:
    """Keep a person's word about a spelling and a unit."""

    def write(said: _Said) -> None:
        insert_one(
            connection,
            decision,
            run=step.run,
            step=step.id,
            subject=_SUBJECT,
            row=_key(Unit(said.unit, said.hierarchy)),
            verdict=word.value,
            reason=msgspec.json.encode(said).decode(),
        )

    with_sound_text(connection, _Said(one.path, other.path, one.hierarchy, other.hierarchy), write)


def _key(one: Unit) -> int:
    """63 bits that stand for a spelling, so that its decisions are found by the table's index."""
    spelled = "\x1f".join((one.hierarchy, *path_form(one.path)))
    return int.from_bytes(blake2b(spelled.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def _all(connection: Connection) -> Iterator[tuple[Unit, Unit, Word]]:
    undo = run.alias("undo")
    statement = (
        select(decision.c.verdict, decision.c.reason)
        .where(decision.c.subject == _SUBJECT, ~exists().where(undo.c.undoes == decision.c.run))
        .order_by(decision.c.id)
    )
    for verdict, reason in connection.execute(statement):
        try:
            said, word = msgspec.json.decode(reason, type=_Said), Word(verdict)
        except (msgspec.DecodeError, ValueError):  # a newer program's way of saying it
            continue
        yield Unit(said.unit, said.hierarchy), Unit(said.other, said.other_hierarchy), word


def said(connection: Connection) -> dict[Unit, Unit]:
    """By spelling: the unit that it is. A word that was taken back, or answered by a later one, is not in."""
    found: dict[tuple[str, tuple[str, ...]], tuple[Unit, Unit]] = {}
    for one, other, word in _all(connection):
        key = one.hierarchy, path_form(one.path)
        if word is Word.SAME:
            found[key] = (one, other)
        elif key in found and found[key][1] == other:
            del found[key]
    return dict(found.values())


def apart(connection: Connection) -> set[frozenset[Unit]]:
    """Pairs that a person holds to be two units."""
    found: dict[frozenset[Unit], Word] = {}
    for one, other, word in _all(connection):
        found[frozenset({one, other})] = word
    return {pair for pair, word in found.items() if word is Word.APART}
