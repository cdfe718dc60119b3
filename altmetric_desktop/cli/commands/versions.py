"""`versions`: an output's versions, apart and together, and a person's word about two outputs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from altmetric_desktop.cli.common import DONE, Common, Json, command_options
from altmetric_desktop.cli.jsonable import moment_json, receipt_json
from altmetric_desktop.domain.versions import Decision, VersionRow, WorkFamily
from altmetric_desktop.services import describe, versions
from altmetric_desktop.words import Words


@click.command("versions")
@click.argument("identifier")
@click.option("--apart", metavar="OTHER", help="These two are not one work: remember it.")
@click.option("--together", metavar="OTHER", help="These two are versions of one work: remember it.")
@click.option("--undecided", metavar="OTHER", help="Forget what was said about these two.")
@command_options
def versions_command(
    common: Common, identifier: str, apart: str | None, together: str | None, undecided: str | None
) -> int:
    """An output's preprint, article and doubles: each apart, and all versions together.

    IDENTIFIER and OTHER are a DOI, PMID…, or an output's number here.
    """
    said = {Decision.APART: apart, Decision.TOGETHER: together, Decision.OPEN: undecided}
    given = [(verdict, other) for verdict, other in said.items() if other is not None]
    if len(given) > 1:
        raise click.UsageError("One of --apart, --together and --undecided at a time.")
    with common.open(read_only=not given) as library:
        output = describe.find(library, identifier)
        for verdict, other in given:
            versions.decide(library, output, describe.find(library, other), verdict)
        found = versions.family(library, output)
    common.answer(family_json(found, common.words), lambda: "\n".join(_lines(found, common.words)))
    return DONE


def family_json(found: WorkFamily, words: Words) -> Json:
    """A family as scripts read it: the others by group, and the versions' counts and score together."""
    return {
        "output": found.output,
        "versions": _rows_json(found.versions),
        "perhaps_duplicates": _rows_json(found.duplicates),
        "apart": _rows_json(found.apart),
        "together": {
            "counts": {
                count.category.value: {"mentions": count.posts, "accounts": count.accounts}
                for count in found.counts
            },
            "receipt": None if found.receipt is None else receipt_json(found.receipt, words),
        },
    }


def _rows_json(rows: Iterable[VersionRow]) -> Json:
    return [
        {
            "output": row.output,
            "title": row.title,
            "type": row.type.value,
            "published": moment_json(row.published),
            "venue": row.venue,
            "doi": row.doi,
            "mentions": row.mentions,
            "score": row.points,
            "decided": row.decided,
        }
        for row in rows
    ]


def _lines(found: WorkFamily, words: Words) -> Iterator[str]:
    groups = (
        ("versions.versions", found.versions),
        ("versions.duplicates", found.duplicates),
        ("versions.apart", found.apart),
    )
    if not any(rows for _, rows in groups):
        yield words.say("versions.none")
        return
    for key, rows in groups:
        if rows:
            yield words.say(key)
        for row in rows:
            name = words.say(f"type.{row.type.value}")
            posts = words.say("badge.mentions", n=row.mentions)
            about = f"{name}, {words.moment(row.published)}, {row.venue or '—'}; {posts}"
            yield f"  {row.output:>7}  {row.doi or row.title}  ({about})"
    if found.versions and found.receipt is not None:
        yield words.say("versions.together", shown=found.receipt.shown, n=found.receipt.posts)
