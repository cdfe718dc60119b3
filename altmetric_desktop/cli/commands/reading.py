"""`details`, `receipt`, `badge`, `schemes`."""

from __future__ import annotations

from pathlib import Path

import click

from altmetric_desktop.cli import opinions
from altmetric_desktop.cli.common import DONE, Common, Json, command_options
from altmetric_desktop.cli.jsonable import details_json, mention_json, receipt_json
from altmetric_desktop.domain.rows import Details, MentionRow
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.scoring import Receipt
from altmetric_desktop.services import badge, describe
from altmetric_desktop.words import Words


@click.command("details")
@click.argument("identifier")
@command_options
def details_command(common: Common, identifier: str) -> int:
    """The details page of one output: IDENTIFIER is a DOI, PMID…, or the output's number here."""
    with common.open(read_only=True) as library:
        output = describe.find(library, identifier)
        details = describe.details(library, output)
        mentions = describe.mentions(library, output)
    common.answer(
        details_json(details, mentions, common.words), lambda: _page(details, mentions, common.words)
    )
    return DONE


def _page(details: Details, mentions: list[MentionRow], words: Words) -> str:
    facts = details.facts
    lines = [
        facts.title or words.say("output.no-title"),
        f"{facts.venue or '—'} · {words.moment(facts.published)} · {words.say(f'type.{facts.type.value}')}",
    ]
    lines += [f"  {identifier}" for identifier in facts.identifiers]
    for path in facts.units:
        key = "details.unit.by-person" if path in facts.units_by_person else "details.unit"
        lines.append(f"  {words.say(key, unit=' > '.join(path))}")
    if facts.trackable:
        lines.append(words.say("details.score", shown=details.receipt.shown, n=details.receipt.posts))
    else:
        lines.append(words.say("details.not-trackable"))
    for count in details.counts:
        name = words.say(f"category.{count.category.value}")
        lines.append(f"  {name:<16} {count.posts:>6,}  (accounts or outlets: {count.accounts:,})")
    for category, state in details.states:
        lines.append(f"  {words.say(f'category.{category.value}'):<16} {words.say(f'state.{state.value}')}")
    for citation in details.citations:
        observed = words.moment(citation.observed)
        lines.append(f"  {'Citations':<16} {citation.value:>6,}  ({citation.provider}, {observed})")
    lines += opinions.lines(details.opinions, words)
    for mention in mentions[:10]:
        said = f"{mention.account or '—'}: {mention.title or mention.excerpt[:80]}"
        lines.append(f"  {words.moment(mention.posted):<14} {said} {_by(mention, words)}".rstrip())
    if len(mentions) > 10:
        lines.append(words.say("details.more", n=len(mentions) - 10))
    return "\n".join(lines)


@click.command("receipt")
@click.argument("identifier")
@click.option("--scheme", "scheme_id", help="Another scheme of weights.")
@command_options
def receipt_command(common: Common, identifier: str, scheme_id: str | None) -> int:
    """How an output's score adds up: one line a source, one line a mention."""
    with common.open(read_only=True) as library:
        output = describe.find(library, identifier)
        receipt, mentions = describe.receipt(library, output, scheme_id)
    lines: list[Json] = [mention_json(mention) for mention in mentions]
    value: dict[str, Json] = {"output_id": output, **receipt_json(receipt, common.words), "mentions": lines}
    common.answer(value, lambda: _receipt(receipt, mentions, common.words))
    return DONE


def _receipt(receipt: Receipt, mentions: list[MentionRow], words: Words) -> str:
    lines = [f"{'Source':<18}{'Mentions':>9}{'Counted':>9}{'Weight':>8}{'Adds':>10}"]
    for line in receipt.lines:
        name = words.say(f"category.{line.category.value}")
        lines.append(f"{name:<18}{line.posts:>9,}{line.counted:>9,}{line.weight:>8g}{line.adds:>10.2f}")
    lines.append(f"{'Sum':<18}{receipt.posts:>9,}{receipt.counted:>9,}{'':>8}{receipt.points:>10.2f}")
    lines.append(words.say("receipt.shown", shown=receipt.shown, scheme=receipt.scheme))
    for mention in mentions:
        said = f"{mention.account or '—'}: {mention.title or mention.url}"
        when = words.moment(mention.posted)
        lines.append(f"  {mention.points:>7.2f}  {when:<14} {said} {_by(mention, words)}".rstrip())
    return "\n".join(lines)


def _by(mention: MentionRow, words: Words) -> str:
    """By which sources it is known: public ones, or other providers' files."""
    names = [(f"provider.{key}", key) for key in mention.sources]
    named = [words.say(name) if words.knows(name) else key for name, key in names]
    return f"({', '.join(named)})" if named else ""


@click.command("badge")
@click.argument("identifier")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--style", type=click.Choice(["donut", "bar", "label"]), default="donut", show_default=True)
@click.option(
    "--size",
    type=click.IntRange(16, 1024),
    default=180,
    show_default=True,
    help="Pixels; a PNG has twice as many, for dense screens.",
)
@command_options
def badge_command(common: Common, identifier: str, target: Path, style: str, size: int) -> int:
    """Write an output's badge to TARGET (.svg or .png)."""
    with common.open(read_only=True) as library:
        written = badge.save(library, describe.find(library, identifier), target, style=style, size=size)
    common.answer({"path": str(written)}, lambda: str(written))
    return DONE


@click.command("schemes")
@command_options
def schemes_command(common: Common) -> int:
    """The schemes of weights that come with the program."""
    value: list[Json] = [
        {"id": scheme.id, "version": scheme.version, "hash": scheme.hash} for scheme in SCHEMES
    ]
    common.answer(
        {"schemes": value},
        lambda: "\n".join(
            f"{scheme.id} (version {scheme.version}, {scheme.hash[:12]})" for scheme in SCHEMES
        ),
    )
    return DONE
