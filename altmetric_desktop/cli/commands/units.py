"""`units`: departments and groups, hierarchy files, and what may be one unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from altmetric_desktop.cli.common import DONE, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import problem_json
from altmetric_desktop.domain.hierarchy import HierarchyAnswer
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.domain.rows import UnitRow
from altmetric_desktop.domain.units import Proposal, Word
from altmetric_desktop.services import altmetric_upload, units
from altmetric_desktop.words import Words

_SHOWN = 20
_hierarchy = click.option("--hierarchy", default="", help="Not the organisation's but this one, by name.")


@click.group("units")
def units_group() -> None:
    """Departments and groups: hierarchies, other spellings, what may be one unit."""


@units_group.command("list")
@command_options
def list_command(common: Common) -> int:
    """Every unit with its number of outputs, those below it included."""
    with common.open(read_only=True) as library:
        rows = units.all_units(library)
    common.answer([_row_json(row) for row in rows], lambda: "\n".join(_tree(rows, common.words)))
    return DONE


def _row_json(row: UnitRow) -> Json:
    return {
        "unit": row.id,
        "path": list(row.path),
        "hierarchy": row.hierarchy,
        "outputs": row.outputs,
        "own_outputs": row.own,
        "declared": row.declared,
        "code": row.code,
    }


def _tree(rows: Iterable[UnitRow], words: Words) -> Iterator[str]:
    before: str | None = None
    for row in rows:
        if row.hierarchy != before and (row.hierarchy or before is not None):
            yield f"{row.hierarchy}:"
        before = row.hierarchy
        yield f"{row.outputs:>7}  {'  ' * (len(row.path) - 1)}{row.path[-1]}"
    if before is None:
        yield words.say("units.none")


@units_group.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@_hierarchy
@click.option("--dry-run", is_flag=True, help="Say what would happen; the library stays as it is.")
@command_options
def import_units_command(common: Common, path: Path, hierarchy: str, dry_run: bool) -> int:
    """Take in a hierarchy file: levels, numbers with parents, paths, JSON."""
    with common.look() if dry_run else common.open(create=True) as library:
        answer = (units.preview if dry_run else units.take_in)(library, path, hierarchy)
    common.answer(_answer_json(answer, common.words), lambda: "\n".join(_said(answer, common.words)))
    refused = any(problem.severity is Severity.REFUSED for problem in answer.problems)
    return IN_PART if refused else DONE


def _answer_json(answer: HierarchyAnswer, words: Words) -> Json:
    return {
        "path": answer.path,
        "hierarchy": answer.hierarchy,
        "layout": answer.layout,
        "rows": answer.rows,
        "added": answer.added,
        "known": answer.known,
        "joined": [
            {
                "unit": list(one.unit.path),
                "into": [list(each.path) for each in one.into],
                "outputs": one.outputs,
            }
            for one in answer.joined
        ],
        "gone": [list(one.path) for one in answer.gone],
        "problems": [problem_json(problem, words) for problem in answer.problems],
        "proposals": answer.proposals,
        "run": answer.run,
    }


def _said(answer: HierarchyAnswer, words: Words) -> Iterator[str]:
    yield words.say(
        "units.did" if answer.run else "units.would",
        run=answer.run,
        rows=answer.rows,
        path=answer.path,
        added=answer.added,
        known=answer.known,
    )
    for one in answer.joined:
        into = "; ".join(map(units.shown, one.into))
        yield words.say("units.joined", unit=units.shown(one.unit), into=into, n=one.outputs)
    if answer.gone:
        names = "; ".join(map(units.shown, answer.gone[:_SHOWN]))
        yield words.say("units.gone", n=len(answer.gone), names=names)
    for problem in answer.problems[:_SHOWN]:
        yield f"  {problem.row}: {problem_json(problem, words)['message']}"
    if answer.proposals:
        yield words.say("units.proposals", n=answer.proposals)
    if answer.run:
        yield words.say("units.undo-hint", run=answer.run)


@units_group.command("proposals")
@command_options
def proposals_command(common: Common) -> int:
    """Pairs of units that may be one, closest first; nothing is joined before you say so."""
    with common.open(read_only=True) as library:
        found = units.proposals(library)
    common.answer([_proposal_json(one) for one in found], lambda: "\n".join(_listed(found, common.words)))
    return DONE


def _proposal_json(one: Proposal) -> Json:
    return {
        "unit": list(one.unit.path),
        "other": list(one.other.path),
        "hierarchy": one.unit.hierarchy,
        "closeness": one.closeness,
        "outputs": one.outputs,
        "other_declared": one.other_declared,
    }


def _listed(found: Iterable[Proposal], words: Words) -> Iterator[str]:
    none = True
    for one in found:
        none = False
        near = words.say("units.near", closeness=f"{one.closeness:.0%}", other=units.shown(one.other))
        yield f"{one.outputs:>7}  {units.shown(one.unit)}  –  {near}"
    if none:
        yield words.say("units.proposals-none")


@units_group.command("same")
@click.argument("spelling")
@click.argument("unit")
@_hierarchy
@command_options
def same_command(common: Common, spelling: str, unit: str, hierarchy: str) -> int:
    """SPELLING is UNIT: its outputs go there, now and with every later list."""
    one, other = units.unit_of(spelling, hierarchy), units.unit_of(unit, hierarchy)
    with common.open() as library:
        run = units.same(library, one, other)
    return _told(common, "units.same", run, one, other)


@units_group.command("apart")
@click.argument("spelling")
@click.argument("unit")
@_hierarchy
@click.option("--undecided", is_flag=True, help="Forget what was said about these two.")
@command_options
def apart_command(common: Common, spelling: str, unit: str, hierarchy: str, undecided: bool) -> int:
    """SPELLING and UNIT are two units: they are not proposed again."""
    one, other = units.unit_of(spelling, hierarchy), units.unit_of(unit, hierarchy)
    with common.open() as library:
        run = units.apart(library, one, other, Word.OPEN if undecided else Word.APART)
    return _told(common, "units.open" if undecided else "units.apart", run, one, other)


@units_group.command("join-alike")
@command_options
def join_alike_command(common: Common) -> int:
    """Join, in one run, the pairs of the very same name of which there are no more than two."""
    with common.open() as library:
        run, pairs = units.join_alike(library)
    say = common.words.say

    def lines() -> str:
        if not run:
            return say("units.alike-none")
        joined = (
            say("units.joined", unit=units.shown(one.unit), into=units.shown(one.other), n=one.outputs)
            for one in pairs
        )
        return "\n".join([*joined, say("units.undo-hint", run=run)])

    common.answer({"run": run, "joined": [_proposal_json(one) for one in pairs]}, lines)
    return DONE


def _told(common: Common, key: str, run: str, one: Unit, other: Unit) -> int:
    value: dict[str, Json] = {"run": run, "unit": list(one.path), "other": list(other.path)}
    unit, known = units.shown(one), units.shown(other)
    common.answer(value, lambda: common.words.say(key, run=run, unit=unit, other=known))
    return DONE


@units_group.command("spellings")
@command_options
def spellings_command(common: Common) -> int:
    """The spellings that you said are known units."""
    with common.open(read_only=True) as library:
        found = units.said(library)
    value: list[Json] = [
        {"spelling": list(one.path), "unit": list(other.path), "hierarchy": one.hierarchy}
        for one, other in found
    ]
    common.answer(
        value,
        lambda: "\n".join(f"{units.shown(one)}  →  {units.shown(other)}" for one, other in found),
    )
    return DONE


@units_group.command("altmetric-files")
@click.argument("folder", type=click.Path(path_type=Path))
@command_options
def altmetric_files_command(common: Common, folder: Path) -> int:
    """Write the two files of Altmetric's institutional upload into FOLDER; both can be imported here too."""
    with common.open(read_only=True) as library:
        done = altmetric_upload.write(library, folder)
    say = common.words.say
    common.answer(
        {
            "publications": str(done.publications),
            "departments": str(done.departments),
            "outputs": done.outputs,
            "units": done.units,
            "without_identifier": done.nameless,
            "without_author": done.authorless,
            "too_deep": done.deep,
            "top_units": done.tops,
            "names_with_semicolon": done.marked,
        },
        lambda: say(
            "upload.did",
            outputs=done.outputs,
            publications=str(done.publications),
            units=done.units,
            departments=str(done.departments),
        ),
    )
    for key, n in (
        ("upload.nameless", done.nameless),
        ("upload.authorless", done.authorless),
        ("upload.deep", done.deep),
        ("upload.marked", done.marked),
        ("upload.tops", done.tops if done.tops > 1 else 0),
    ):
        if n:
            common.note(say(key, n=n))
    return IN_PART if done.nameless or done.marked else DONE
