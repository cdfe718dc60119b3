"""`history`: every run of the library, and which can be undone."""

from __future__ import annotations

from collections.abc import Iterator

import click

from altmetric_desktop.cli.common import DONE, Common, Json, command_options
from altmetric_desktop.cli.jsonable import moment_json
from altmetric_desktop.domain.history import KINDS
from altmetric_desktop.domain.rows import RunRow
from altmetric_desktop.services import history
from altmetric_desktop.words import Words
from altmetric_desktop.words import history as told

#: Runs that a terminal shows where no number is given; `--json` then has all.
_SHOWN = 50


@click.command("history")
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only runs of this kind.")
@click.option("--limit", type=click.IntRange(1), help=f"So many runs ({_SHOWN}; with --json all).")
@command_options
def history_command(common: Common, kinds: tuple[str, ...], limit: int | None) -> int:
    """What happened to the library, newest first: imports, syncs, decisions… `undo` takes one back."""
    with common.look() as library:
        found = history.rows(library, None, kinds)
    most = limit or (len(found) if common.as_json else _SHOWN)
    value: Json = {"total": len(found), "runs": [_json(one, common.words) for one in found[:most]]}
    common.answer(value, lambda: "\n".join(_said(found, most, common.words, bool(kinds))))
    return DONE


def _json(row: RunRow, words: Words) -> Json:
    return {
        "run": row.name,
        "kind": row.kind,
        "about": row.subject or None,
        "what": told.what(row, words),
        "who": row.who or None,
        "began": moment_json(row.began),
        "ended": moment_json(row.ended),
        "state": row.state,
        "undone_by": row.undone_by or None,
        "undoable": row.undoable,
        "why_not": told.why_not(row, words) or None,
    }


def _said(found: list[RunRow], most: int, words: Words, narrowed: bool) -> Iterator[str]:
    if not found:
        yield words.say("history.none-of-kind" if narrowed else "history.none")
    for row in found[:most]:
        about = told.what(row, words)
        key = "history.line" if about else "history.line.unnamed"
        yield words.say(
            key,
            run=row.name,
            when=words.clock(row.began),
            kind=told.kind(row.kind, words),
            what=about,
            state=told.state(row, words),
        )
    if len(found) > most:
        yield words.say("history.more", n=len(found) - most)
