"""What persons said about spellings of names: that one is, or is not, a verified person.

A row of `decision`, subject `person`, the verified person in `row`; the last word about a spelling holds.
"""

from __future__ import annotations

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, exists, select

from altmetric_desktop.domain.people import PersonWord, Ruling
from altmetric_desktop.storage.bulk import insert_one
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import decision, run
from altmetric_desktop.storage.scrub import with_sound_text

_SUBJECT = "person"


class _Said(Struct, frozen=True):
    """What stands in `reason`. `spelling` in the form of `person_names.spelling`."""

    spelling: str
    output: int | None = None
    unit: int | None = None


def say(connection: Connection, step: Step, word: PersonWord) -> None:
    """Keep a person's word."""

    def write(said: _Said) -> None:
        insert_one(
            connection,
            decision,
            run=step.run,
            step=step.id,
            subject=_SUBJECT,
            row=word.person,
            verdict=word.ruling.value,
            reason=msgspec.json.encode(said).decode(),
        )

    with_sound_text(connection, _Said(word.spelling, word.output, word.unit), write)


def said(connection: Connection) -> list[PersonWord]:
    """All words that were not taken back, in the order in which they were said."""
    undo = run.alias("undo")
    statement = (
        select(decision.c.row, decision.c.verdict, decision.c.reason)
        .where(decision.c.subject == _SUBJECT, ~exists().where(undo.c.undoes == decision.c.run))
        .order_by(decision.c.id)
    )
    found = []
    for number, verdict, reason in connection.execute(statement):
        try:
            about, ruling = msgspec.json.decode(reason, type=_Said), Ruling(verdict)
        except (msgspec.DecodeError, ValueError):  # a newer program's way of saying it
            continue
        found.append(PersonWord(about.spelling, number, ruling, about.output, about.unit))
    return found
