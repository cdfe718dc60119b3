"""Affiliations as fetched lists spelled them, by output; and what persons decided about each spelling.

A spelling is kept beside the run that brought it (`record`, code `affiliation`), so undoing that run takes it
out of the review. A decision is a row of `decision` (subject `affiliation`, the spelling's key in `row`, the
words in `reason`); the last one holds, and undoing its run takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, exists, select

from altmetric_desktop.domain.fetching import AffiliationRow, Ours, Word, spelling
from altmetric_desktop.storage.bulk import Row, insert_rows
from altmetric_desktop.storage.connect import pairs
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import decision, output, record, run
from altmetric_desktop.storage.scrub import with_sound_text

_SUBJECT = CODE = "affiliation"
_NAMING = ("added", "updated", "unchanged", "merged")
_COLUMNS = ("run", "file", "sheet", "row", "output", "verdict", "code", "column_name", "value")

_DECIDED = ("run", "step", "subject", "row", "verdict", "reason")


class _Said(Struct, frozen=True):
    """What stands in `reason`."""

    text: str
    unit: tuple[str, ...] = ()


def keep(
    connection: Connection, run_id: int, file: str, texts: Iterable[tuple[int, tuple[str, ...]]]
) -> None:
    """Keep the spellings of rows of a list that this run has taken in, each with its output."""
    statement = select(record.c.row, record.c.output).where(
        record.c.run == run_id, record.c.output.is_not(None), record.c.verdict.in_(_NAMING)
    )
    outputs = pairs(connection, statement)
    rows: list[Row] = [
        (run_id, file, "", row, outputs[row], "note", CODE, CODE, text)
        for row, spellings in texts
        if row in outputs
        for text in spellings
    ]
    with_sound_text(connection, rows, lambda sound: insert_rows(connection, record, _COLUMNS, sound))


def decide(connection: Connection, step: Step, words: Sequence[Word]) -> None:
    """Keep a person's words about spellings; OPEN = nothing is said any more."""

    def write(said: Sequence[Word]) -> None:
        rows: list[Row] = [
            (step.run, step.id, _SUBJECT, _key(spelling(one.text)), one.verdict.value, _reason(one))
            for one in said
        ]
        insert_rows(connection, decision, _DECIDED, rows)

    with_sound_text(connection, tuple(words), write)


def _reason(word: Word) -> str:
    return msgspec.json.encode(_Said(word.text, word.unit)).decode()


def _key(spelled: str) -> int:
    """63 bits that stand for a spelling, so that its decisions are found by the table's index."""
    return int.from_bytes(blake2b(spelled.encode("utf-8", "replace"), digest_size=8).digest(), "big") >> 1


def decided(connection: Connection) -> dict[str, Word]:
    """By spelling: what persons say of it, those that were taken back left out."""
    undo = run.alias("undo")
    statement = (
        select(decision.c.verdict, decision.c.reason)
        .where(decision.c.subject == _SUBJECT, ~exists().where(undo.c.undoes == decision.c.run))
        .order_by(decision.c.id)
    )
    found: dict[str, Word] = {}
    for verdict, reason in connection.execute(statement):
        try:
            said, word = msgspec.json.decode(reason, type=_Said), Ours(verdict)
        except (msgspec.DecodeError, ValueError):  # a newer program's way of saying it
            continue
        found[spelling(said.text)] = Word(said.text, word, said.unit)
    return {key: word for key, word in found.items() if word.verdict is not Ours.OPEN}


def seen(connection: Connection) -> list[AffiliationRow]:
    """Every spelling of living outputs, most frequent first, with what was decided; then those decided
    about that no output has."""
    found = ((text, owner) for text, owner in connection.execute(_seen()))
    return rows(found, decided(connection))


def _seen() -> Select[str, int]:
    undo = run.alias("undo")
    return (
        select(record.c.value, record.c.output)
        .distinct()
        .join(output, output.c.id == record.c.output)
        .where(
            record.c.code == CODE,
            record.c.output.is_not(None),
            output.c.died.is_(None),
            ~exists().where(undo.c.undoes == record.c.run),
        )
    )


def outputs_of(connection: Connection, text: str) -> list[int]:
    """The living outputs with this spelling, in whatever case and spacing lists that stand gave it."""
    wanted = spelling(text)
    return sorted({owner for found, owner in connection.execute(_seen()) if spelling(found) == wanted})


def rows(found: Iterable[tuple[str, int]], words: dict[str, Word]) -> list[AffiliationRow]:
    """Spellings with their owners (outputs, or rows of a list), counted and ordered."""
    owners: dict[str, set[int]] = {}
    shown: dict[str, str] = {}
    for text, owner in found:
        key = spelling(text)
        owners.setdefault(key, set()).add(owner)
        shown[key] = min(shown.get(key, text), text)
    made = [_row(shown[key], len(of), words.get(key)) for key, of in owners.items()]
    made += [_row(word.text, 0, word) for key, word in words.items() if key not in owners]
    return sorted(made, key=lambda row: (-row.outputs, row.text.casefold()))


def _row(text: str, count: int, word: Word | None) -> AffiliationRow:
    if word is None:
        return AffiliationRow(text, count)
    return AffiliationRow(text, count, word.verdict, word.unit)


def texts_of(connection: Connection, number: int) -> Sequence[str]:
    """The spellings of one output, as lists that stand gave them."""
    undo = run.alias("undo")
    statement = (
        select(record.c.value)
        .distinct()
        .where(
            record.c.output == number,
            record.c.code == CODE,
            ~exists().where(undo.c.undoes == record.c.run),
        )
        .order_by(record.c.value)
    )
    return list(connection.execute(statement).scalars())
