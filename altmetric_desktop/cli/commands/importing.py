"""`import` and `undo`."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click
from msgspec.structs import replace

from altmetric_desktop.cli.common import DONE, FAILED, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import import_json, preview_json, problem_json
from altmetric_desktop.cli.progress import shown
from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.records import (
    ALL_SHEETS,
    Balance,
    ImportAnswer,
    ImportPreview,
    Problem,
    Severity,
    UnitsFrom,
)
from altmetric_desktop.services import import_file
from altmetric_desktop.services.library import Library
from altmetric_desktop.words import second_opinion
from altmetric_desktop.words.history import undone

P = ParamSpec("P")
R = TypeVar("R")

#: Problems said one by one on a terminal; the rest is counted (`--json` lists them all).
MOST_SAID = 20
#: Letters of a cell that are shown there.
MOST_OF_A_VALUE = 60


def _reading(function: Callable[Concatenate[Common, import_file.Options, P], R]) -> Callable[P, R]:
    """Give a command the options of how lists are read, packed into `Options` behind its `Common`."""

    @click.option("--format", "form", help="Read it as this format instead of looking at the content.")
    @click.option("--encoding", help="The encoding of a text that is no UTF-8, e.g. gb18030, windows-1251.")
    @click.option("--sheet", help="The sheet of a workbook, or the table of a page.")
    @click.option("--all-sheets", is_flag=True, help="All sheets that hold a list, each by its own heading.")
    @click.option("--mapping", help="A saved mapping of columns.")
    @click.option(
        "--unit-from",
        type=click.Choice([UnitsFrom.SHEET.value, UnitsFrom.FILE.value]),
        help="Works that name no department are of the one that their sheet, or file, is called by.",
    )
    @command_options
    @functools.wraps(function)
    def wrapped(common: Common, /, *args: P.args, **kwargs: P.kwargs) -> R:
        form, encoding, sheet, mapping, unit = (
            None if given is None else str(given)
            for given in map(kwargs.pop, ("form", "encoding", "sheet", "mapping", "unit_from"))
        )
        if kwargs.pop("all_sheets"):
            if sheet is not None:
                raise click.UsageError("One of --sheet and --all-sheets at a time.")
            sheet = ALL_SHEETS
        options = import_file.Options(
            form, sheet, mapping, units_from=UnitsFrom(unit or ""), encoding=encoding
        )
        return function(common, options, *args, **kwargs)

    return wrapped


@click.command("import")
@click.argument("paths", nargs=-1, required=False, type=click.Path(path_type=Path))
@click.option("--ids", type=click.Path(path_type=Path), help="A file of identifiers, one or more a line.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; the library stays as it is.")
@_reading
def import_command(
    common: Common, options: import_file.Options, paths: tuple[Path, ...], ids: Path | None, dry_run: bool
) -> int:
    """Bring publication lists into the library."""
    files = [(path, options) for path in paths]
    if ids is not None:
        files.append((ids, replace(options, format="doi-list")))
    if not files:
        raise click.UsageError("Name at least one file.")
    answers: list[Json] = []
    status, failed, total, run = DONE, 0, 0, ""
    with common.look() if dry_run else common.open(create=True) as library:
        for path, how in files:
            try:
                answer = _one(common, library, path, how, dry_run)
            except AltmetricError as error:
                failed += 1
                message = common.words.error(error)
                answers.append({"path": str(path), "error": error.key, "message": message})
                common.failure(message if str(path) in message else f"{path}: {message}")
                continue
            if answer.balance.refused:
                status = IN_PART
            answers.append(_as_json(answer, common))
            if isinstance(answer, ImportAnswer):
                run = answer.run
        total = library.info().outputs
    common.answer({"files": answers, "outputs_total": total, "run": run})
    if failed:
        return FAILED if failed == len(files) else IN_PART
    return status


def _one(
    common: Common, library: Library, path: Path, options: import_file.Options, dry_run: bool
) -> ImportAnswer | ImportPreview:
    with shown(common.words, quiet=common.quiet) as report:
        if dry_run:
            answer: ImportAnswer | ImportPreview = import_file.preview(library, path, options, report)
        else:
            answer = import_file.apply(library, path, options, report)
    say_list(common, answer, dry_run)
    return answer


def _as_json(answer: ImportAnswer | ImportPreview, common: Common) -> Json:
    if isinstance(answer, ImportAnswer):
        return import_json(answer, common.words)
    return preview_json(answer, common.words)


def say_list(common: Common, answer: ImportAnswer | ImportPreview, dry_run: bool) -> None:
    """What became of a list, or would: its balance, its problems, how to take it back."""
    say = common.words.say
    key = "import.would" if dry_run else "import.did"
    common.tell(say(key, path=answer.path, format=say(f"format.{answer.format}"), **_counts(answer.balance)))
    if answer.balance.not_trackable:
        common.tell(say("import.not-trackable", n=answer.balance.not_trackable))
    _problems(common, answer.problems)
    if isinstance(answer, ImportAnswer):
        if answer.reported or answer.mentions:
            common.tell(second_opinion.taken(answer.reported, answer.mentions, common.words))
        common.tell(say("import.undo-hint", run=answer.run))


def _counts(balance: Balance) -> dict[str, int]:
    return {
        "n": balance.records,
        "added": balance.added,
        "updated": balance.updated,
        "unchanged": balance.unchanged,
        "merged": balance.merged,
        "refused": balance.refused,
    }


def _problems(common: Common, problems: tuple[Problem, ...]) -> None:
    refused = [problem for problem in problems if problem.severity is Severity.REFUSED]
    notes = [problem for problem in problems if problem.severity is not Severity.REFUSED]
    for problem in [*refused, *notes][:MOST_SAID]:
        said = problem_json(problem, common.words)
        value = " ".join(problem.value.split())
        short = value if len(value) <= MOST_OF_A_VALUE else value[: MOST_OF_A_VALUE - 1] + "…"
        where = " ".join(part for part in (problem.column, f"“{short}”" if short else "") if part)
        key = "import.row-of-sheet" if problem.sheet else "import.row"
        row = common.words.say(key, row=problem.row, sheet=problem.sheet)
        common.tell(f"  {row}, {where or '—'}: {said['message']}")
    if len(problems) > MOST_SAID:
        common.tell(common.words.say("import.more-problems", n=len(problems) - MOST_SAID))


@click.command("undo")
@click.argument("run")
@command_options
def undo_command(common: Common, run: str) -> int:
    """Take an import, a merge, a decision… back: RUN as its answer or `history` names it, e.g. R-0001."""
    with common.open() as library:
        answer = import_file.undo(library, run)
    value: Json = {
        "run": answer.run,
        "removed": answer.removed,
        "kept": answer.kept,
        "restored": answer.restored,
    }
    common.answer(value, lambda: undone(answer, common.words))
    return DONE
