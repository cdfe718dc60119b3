"""`merge` and `duplicates`: two outputs made one, and the pairs that perhaps are."""

from __future__ import annotations

from collections.abc import Iterator

import click

from altmetric_desktop.cli.common import DONE, Common, Json, command_options
from altmetric_desktop.cli.jsonable import moment_json
from altmetric_desktop.domain.duplicates import DuplicateList, DuplicatePair
from altmetric_desktop.domain.merging import MergePlan, MergeSide
from altmetric_desktop.domain.versions import Decision, Relation
from altmetric_desktop.services import describe, merging
from altmetric_desktop.words import Words
from altmetric_desktop.words.merging import lines


@click.command("merge")
@click.argument("keep")
@click.argument("other")
@click.option("--dry-run", is_flag=True, help="Only say what would be moved; nothing is written.")
@command_options
def merge_command(common: Common, keep: str, other: str, dry_run: bool) -> int:
    """Make two outputs one: KEEP stays and gets what OTHER has; OTHER ends.

    Each is a DOI, PMID…, or an output's number here. The values of KEEP stay, empty ones are filled. It is a
    run of its own: `undo` brings both back as they were.
    """
    run: str | None = None
    with common.open(read_only=dry_run) as library:
        kept, gone = describe.find(library, keep), describe.find(library, other)
        if dry_run:
            plan, mentions = merging.plan(library, kept, gone), None
        else:
            answer = merging.merge(library, kept, gone)
            run, plan, mentions = answer.run, answer.plan, answer.mentions
    value: dict[str, Json] = {"run": run, "mentions_now": mentions, **plan_json(plan)}
    common.answer(value, lambda: "\n".join(_said(plan, run, common.words)))
    return DONE


def plan_json(plan: MergePlan) -> dict[str, Json]:
    """What a merge does, as scripts read it."""
    return {
        "kept": _side_json(plan.kept),
        "other": _side_json(plan.other),
        "identifiers": [str(one) for one in plan.identifiers],
        "units": list(plan.units),
        "our_authors": list(plan.our_authors),
        "mentions": plan.mentions,
        "mentions_of_both": plan.shared,
        "reported_figures": plan.figures,
        "citations": list(plan.citations),
        "filled": list(plan.filled),
        "differing": [{"column": one.column, "kept": one.kept, "other": one.other} for one in plan.differing],
        "asked_again": list(plan.again),
    }


def _side_json(side: MergeSide) -> Json:
    return {
        "output": side.output,
        "title": side.title,
        "type": side.type.value,
        "published": moment_json(side.published),
        "venue": side.venue,
        "authors": side.authors,
        "identifiers": [str(one) for one in side.identifiers],
        "mentions": side.mentions,
    }


def _said(plan: MergePlan, run: str | None, words: Words) -> Iterator[str]:
    kept, other = plan.kept, plan.other
    key = "merging.would" if run is None else "merging.did"
    yield words.say(key, kept=kept.output, other=other.output, run=run or "")
    yield f"  {kept.output:>7}  {kept.title or words.say('output.no-title')}"
    yield f"  {other.output:>7}  {other.title or words.say('output.no-title')}"
    yield from (f"  {line}" for line in lines(plan, words))
    if run is not None:
        yield words.say("merging.undo-hint", run=run)


@click.command("duplicates")
@click.option("--all", "everything", is_flag=True, help="Pairs about which you have decided too.")
@click.option("--versions", "versions_too", is_flag=True, help="Pairs of a preprint and its article too.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="Print so many pairs.")
@command_options
def duplicates_command(common: Common, everything: bool, versions_too: bool, limit: int) -> int:
    """Pairs of outputs that are perhaps one entered twice, and what speaks for each.

    Nothing is changed: `merge` makes two outputs one, `versions --apart` remembers that two are not one work.
    """
    with common.look() as library:
        found = merging.duplicates(library)
    pairs = [
        one
        for one in found.pairs
        if (everything or one.decision is None) and (versions_too or one.relation is Relation.DUPLICATE)
    ]
    value: Json = {
        "outputs": found.outputs,
        "pairs": [_pair_json(one) for one in (pairs if common.as_json else pairs[:limit])],
    }
    common.answer(value, lambda: "\n".join(_listed(found, pairs, limit, common.words)))
    return DONE


def _pair_json(pair: DuplicatePair) -> Json:
    return {
        "outputs": [pair.one, pair.other],
        "titles": list(pair.titles),
        "relation": pair.relation.value,
        "signs": [one.value for one in pair.signs],
        "decision": None if pair.decision is None else pair.decision.value,
    }


def _listed(found: DuplicateList, pairs: list[DuplicatePair], limit: int, words: Words) -> Iterator[str]:
    if not pairs:
        yield words.say("duplicates.none", n=found.outputs)
        return
    yield words.say("duplicates.found", n=len(pairs), outputs=found.outputs)
    for pair in pairs[:limit]:
        said = [words.say(f"duplicates.sign.{one.value}") for one in pair.signs]
        if pair.relation is Relation.VERSION:
            said.insert(0, words.say("duplicates.version"))
        if pair.decision is not None:
            apart = pair.decision is Decision.APART
            said.append(words.say("duplicates.said.apart" if apart else "duplicates.said.together"))
        yield f"  {pair.one:>7}  {pair.titles[0]}"
        yield f"  {pair.other:>7}  {pair.titles[1]}"
        yield f"           {', '.join(said)}"
    if len(pairs) > limit:
        yield words.say("duplicates.more", n=len(pairs) - limit)
