"""`import` and `undo`."""

from __future__ import annotations

from pathlib import Path

import click

from altmetric_desktop.cli.common import DONE, FAILED, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import import_json, preview_json, problem_json
from altmetric_desktop.cli.progress import shown
from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.records import Balance, ImportAnswer, ImportPreview, Problem, Severity
from altmetric_desktop.services import import_file
from altmetric_desktop.services.library import Library

#: Problems said one by one on a terminal; the rest is counted (`--json` lists them all).
MOST_SAID = 20
#: Letters of a cell that are shown there.
MOST_OF_A_VALUE = 60


@click.command("import")
@click.argument("paths", nargs=-1, required=False, type=click.Path(path_type=Path))
@click.option("--format", "format_key", help="Read it as this format instead of looking at the content.")
@click.option("--sheet", help="The sheet of a workbook.")
@click.option("--mapping", "mapping_name", help="A saved mapping of columns.")
@click.option("--ids", type=click.Path(path_type=Path), help="A file of identifiers, one or more a line.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; the library stays as it is.")
@command_options
def import_command(
    common: Common,
    paths: tuple[Path, ...],
    format_key: str | None,
    sheet: str | None,
    mapping_name: str | None,
    ids: Path | None,
    dry_run: bool,
) -> int:
    """Bring publication lists into the library."""
    files = [(path, format_key) for path in paths]
    if ids is not None:
        files.append((ids, "doi-list"))
    if not files:
        raise click.UsageError("Name at least one file.")
    answers: list[Json] = []
    status, failed, total, run = DONE, 0, 0, ""
    with common.look() if dry_run else common.open(create=True) as library:
        for path, key in files:
            options = import_file.Options(key, sheet, mapping_name)
            try:
                answer = _one(common, library, path, options, dry_run)
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
            common.tell(say("evidence.taken", figures=answer.reported, mentions=answer.mentions))
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
        common.tell(f"  row {problem.row}, {where or '—'}: {said['message']}")
    if len(problems) > MOST_SAID:
        common.tell(common.words.say("import.more-problems", n=len(problems) - MOST_SAID))


@click.command("undo")
@click.argument("run")
@command_options
def undo_command(common: Common, run: str) -> int:
    """Take an import, a merge or a decision back: RUN as its answer named it, e.g. R-0001."""
    with common.open() as library:
        answer = import_file.undo(library, run)
    value: Json = {
        "run": answer.run,
        "removed": answer.removed,
        "kept": answer.kept,
        "restored": answer.restored,
    }
    key = "merging.undone" if answer.kind == "merge" else "undo.did"
    common.answer(
        value,
        lambda: common.words.say(
            key, run=run, removed=answer.removed, kept=answer.kept, restored=answer.restored
        ),
    )
    return DONE
