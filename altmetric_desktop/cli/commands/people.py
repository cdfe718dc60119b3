"""`people`: lists of people, who is verified, and which spellings are theirs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from altmetric_desktop.cli.common import DONE, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import problem_json
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.people import PeopleAnswer, PersonDoubt, PersonRow, Ruling, Stay
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.services import browse, describe, people, units
from altmetric_desktop.services.library import Library
from altmetric_desktop.words import Words

_SHOWN = 20


@click.group("people")
def people_group() -> None:
    """Verified authors: lists of people, who they are, and what is in doubt."""


@people_group.command("list")
@click.option("--csv", "as_csv", is_flag=True, help="As `people export` writes it, on standard output.")
@command_options
def list_people_command(common: Common, as_csv: bool) -> int:
    """The verified persons with their units and numbers of outputs."""
    with common.open(read_only=True) as library:
        if as_csv:
            people.to_stream(library, sys.stdout.buffer)
            return DONE
        rows = people.rows(library)
    common.answer([_row_json(row) for row in rows], lambda: "\n".join(_lines(rows, common.words)))
    return DONE


def _row_json(row: PersonRow) -> Json:
    return {
        "person": row.id,
        "name": row.name,
        "orcid": row.orcid or None,
        "staff_id": row.staff_id or None,
        "units": [
            {
                "path": list(stay.unit.path),
                "hierarchy": stay.unit.hierarchy,
                "from": _day(stay.day_from) or None,
                "to": _day(stay.day_to) or None,
            }
            for stay in row.stays
        ],
        "outputs": row.outputs,
    }


def _day(day: int | None) -> str:
    return "" if day is None else Moment(day).iso()


def _lines(rows: Sequence[PersonRow], words: Words) -> Iterator[str]:
    for row in rows:
        named = ", ".join(part for part in (row.orcid, row.staff_id) if part)
        person = f"{row.name} ({named})" if named else row.name
        yield words.say("people.row", person=person, n=row.outputs)
        for stay in row.stays:
            yield f"    {_stay(stay)}"
    if not rows:
        yield words.say("people.none")


def _stay(stay: Stay) -> str:
    days = f"{_day(stay.day_from)} – {_day(stay.day_to)}".strip()
    return units.shown(stay.unit) + (f"  ({days})" if days != "–" else "")


@people_group.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--keep", is_flag=True, help="Units of a person that the list does not name go on.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; the library stays as it is.")
@command_options
def import_people_command(common: Common, path: Path, sheet: str | None, keep: bool, dry_run: bool) -> int:
    """Take in a list of people: names, ORCID iDs, staff numbers, units, from when to when."""
    with common.look() if dry_run else common.open(create=True) as library:
        answer = (people.preview if dry_run else people.take_in)(library, path, sheet, keep=keep)
    common.answer(_answer_json(answer, common.words), lambda: "\n".join(_said(answer, common.words)))
    return IN_PART if answer.balance.refused else DONE


def _counts(answer: PeopleAnswer) -> dict[str, int]:
    balance = answer.balance
    return {
        "added": balance.added,
        "updated": balance.updated,
        "unchanged": balance.unchanged,
        "merged": balance.merged,
        "refused": balance.refused,
    }


def _answer_json(answer: PeopleAnswer, words: Words) -> Json:
    return {
        "path": answer.path,
        "columns": [{"heading": heading, "read_as": meaning} for heading, meaning in answer.columns],
        "records": answer.balance.records,
        **_counts(answer),
        "problems": [problem_json(problem, words) for problem in answer.problems],
        "outputs": answer.taken,
        "doubts": answer.doubts,
        "run": answer.run,
    }


def _said(answer: PeopleAnswer, words: Words) -> Iterator[str]:
    key = "people.did" if answer.run else "people.would"
    counts = _counts(answer)
    yield words.say(key, run=answer.run, path=answer.path, n=answer.balance.records, **counts)
    read = [f"{heading} = {meaning}" for heading, meaning in answer.columns if meaning != "ignore"]
    yield words.say("people.columns", columns=", ".join(read))
    refused_first = sorted(answer.problems, key=lambda problem: problem.severity is not Severity.REFUSED)
    for problem in refused_first[:_SHOWN]:
        yield f"  {problem.row}: {problem_json(problem, words)['message']}"
    if len(refused_first) > _SHOWN:
        yield words.say("import.more-problems", n=len(refused_first) - _SHOWN)
    if answer.taken:
        yield words.say("people.taken", n=answer.taken)
    if answer.doubts:
        yield words.say("people.doubts", n=answer.doubts)
    if answer.run:
        yield words.say("people.undo-hint", run=answer.run)


@people_group.command("doubts")
@command_options
def doubts_command(common: Common) -> int:
    """Spellings that may be a verified person's, those of most outputs first; you decide."""
    with common.open(read_only=True) as library:
        found = people.doubts(library)
    lines = [_doubt(one, common.words) for one in found] or [common.words.say("people.doubts-none")]
    common.answer([_doubt_json(one) for one in found], lambda: "\n".join(lines))
    return DONE


def _doubt_json(one: PersonDoubt) -> Json:
    return {
        "spelling": one.spelling,
        "orcid": one.orcid or None,
        "why": one.why.value,
        "persons": [
            {
                "person": each.id,
                "name": each.name,
                "orcid": each.orcid,
                "staff_id": each.staff_id or None,
            }
            for each in one.persons
        ],
        "outputs": one.outputs,
        "examples": [{"output": number, "title": title} for number, title in one.examples],
    }


def _doubt(one: PersonDoubt, words: Words) -> str:
    persons = "; ".join(
        f"{each.name} ({each.staff_id or each.orcid or f'#{each.id}'})" for each in one.persons
    )
    why = words.say(f"people.why.{one.why.value}")
    line = words.say("people.doubt", spelling=one.spelling, why=why, persons=persons, n=one.outputs)
    return "\n".join([line, *(f"    {number}  {title}" for number, title in one.examples)])


@people_group.command("same")
@click.argument("spelling")
@click.argument("person")
@click.option("--in-output", "output", metavar="IDENTIFIER", help="Only in this output.")
@click.option("--in-unit", "unit", metavar="UNIT", help="Only in outputs of this unit and those below it.")
@command_options
def same_person_command(
    common: Common, spelling: str, person: str, output: str | None, unit: str | None
) -> int:
    """Say that a spelling is a verified person: now and in every later list.

    PERSON is an ORCID iD, a staff number, a name, or `#` and the number that `people list --json` gives.
    """
    return _decide(common, (spelling, person), Ruling.SAME, output, unit)


@people_group.command("not")
@click.argument("spelling")
@click.argument("person")
@click.option("--in-output", "output", metavar="IDENTIFIER", help="Only in this output.")
@click.option("--in-unit", "unit", metavar="UNIT", help="Only in outputs of this unit and those below it.")
@click.option("--undecided", is_flag=True, help="Forget what was said about these two.")
@command_options
def not_person_command(
    common: Common, spelling: str, person: str, output: str | None, unit: str | None, undecided: bool
) -> int:
    """Say that a spelling is not a verified person; it is not proposed again."""
    return _decide(common, (spelling, person), Ruling.OPEN if undecided else Ruling.NOT, output, unit)


def _decide(
    common: Common, about: tuple[str, str], ruling: Ruling, output: str | None, unit: str | None
) -> int:
    if output is not None and unit is not None:
        raise click.UsageError("One of --in-output and --in-unit.")
    spelled, named = about
    with common.open() as library:
        person = people.find(library, named)
        where = _where(library, output, unit)
        run = people.decide(library, spelled, person.id, ruling, *where)
    common.answer(
        {"run": run, "spelling": spelled, "person": person.id, "name": person.name},
        lambda: common.words.say(f"people.{ruling.value}", run=run, spelling=spelled, person=person.name),
    )
    return DONE


def _where(library: Library, output: str | None, unit: str | None) -> tuple[int | None, int | None]:
    return (
        None if output is None else describe.find(library, output),
        None if unit is None else browse.unit(library, unit),
    )


@people_group.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@command_options
def export_people_command(common: Common, path: Path) -> int:
    """Write the verified persons as CSV; taken in again it changes nothing."""
    with common.open(read_only=True) as library:
        rows = people.export(library, path)
    common.answer(
        {"path": str(path), "rows": rows},
        lambda: common.words.say("people.exported", path=str(path), n=rows),
    )
    return DONE
