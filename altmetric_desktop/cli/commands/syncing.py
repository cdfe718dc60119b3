"""`sync` and `sources`."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

import click

from altmetric_desktop.cli.common import DONE, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import moment_json
from altmetric_desktop.cli.progress import shown
from altmetric_desktop.domain.events import SourceProgress, SyncAnswer
from altmetric_desktop.domain.rows import SourceLine
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.services import source_lines, sync
from altmetric_desktop.words import Words


@click.command("sync")
@click.option("--source", "sources", multiple=True, help="Only this source (may be given several times).")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many outputs a source.")
@click.option("--due/--all", default=True, help="Only what is due (the default), or everything anew.")
@command_options
def sync_command(common: Common, sources: tuple[str, ...], limit: int | None, due: bool) -> int:
    """Ask the public sources. Stopping keeps every finished page; the next sync goes on from there."""
    wishes = SyncWishes(sources=sources, limit=limit, due_only=due)
    settings = common.settings()
    with common.open(create=True) as library, shown(common.words, quiet=common.quiet) as report:
        trace = common.note if common.verbose else None
        answer = asyncio.run(sync.run(library, settings, wishes, report, trace=trace))
    if common.quiet:
        for line in answer.sources:
            if line.failure is not None:
                common.failure(common.words.failure(line.failure))
    common.answer(_sync_json(answer, common.words), lambda: _said(answer, common.words))
    return IN_PART if answer.in_part else DONE


def _sync_json(answer: SyncAnswer, words: Words) -> Json:
    return {
        "run": answer.run,
        "new_mentions": answer.new_mentions,
        "touched_outputs": answer.touched_outputs,
        "cancelled": answer.cancelled,
        "sources": [_line_json(line, words) for line in answer.sources],
    }


def _line_json(line: SourceProgress, words: Words) -> Json:
    return {
        "source": line.source,
        "state": line.state.value,
        "done": line.done,
        "total": line.total,
        "requests": line.requests,
        "mentions": line.mentions,
        "citations": line.citations,
        "problems": line.problems,
        "failure": None if line.failure is None else words.failure(line.failure),
    }


def _said(answer: SyncAnswer, words: Words) -> str:
    lines = [words.say("sync.did", n=answer.new_mentions, outputs=answer.touched_outputs)]
    for line in answer.sources:
        state = words.say(f"sync.state.{line.state.value}")
        lines.append(
            f"  {line.source:<14} {line.requests:>6,} requests {line.mentions:>7,} new mentions "
            f"{line.citations:>7,} citation counts  {state}"
        )
        if line.failure is not None:
            lines.append(f"  {'':<14} {words.failure(line.failure)}")
    return "\n".join(lines)


@click.command("sources")
@command_options
def sources_command(common: Common) -> int:
    """Every source: what it brings, whether it is on, when it last answered."""
    with common.look() as library:
        lines = source_lines.lines(library, common.settings())
    common.answer(
        {"sources": [_source_json(line, common.words) for line in lines]}, lambda: _listed(lines, common)
    )
    return DONE


def _texts(values: Iterable[str]) -> list[Json]:
    return list(values)


def _source_json(line: SourceLine, words: Words) -> Json:
    info = line.info
    return {
        "key": info.key,
        "name": info.name,
        "category": _texts(category.value for category in info.categories),
        "gives": _texts(sorted(gives.value for gives in info.gives)),
        "kind": info.kind.value,
        "enabled": line.enabled,
        "needs_key": info.needs_key,
        "last_success": moment_json(line.last_success),
        "covers": info.covers,
        "off": words.say(line.off) if line.off else "",
        "mentions": line.mentions,
        "due": line.due,
    }


def _listed(lines: list[SourceLine], common: Common) -> str:
    said = []
    for line in lines:
        state = "on" if line.enabled else f"off: {common.words.say(line.off)}"
        last = "never" if line.last_success is None else common.words.clock(line.last_success)
        said.append(
            f"{line.info.key:<14} {line.info.name:<20} {line.info.kind.value:<8} {state:<8} last: {last}"
        )
        said.append(f"{'':<14} {line.info.covers}")
    return "\n".join(said)
