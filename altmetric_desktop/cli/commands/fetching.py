"""`fetch` and `affiliations`."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Iterable, Sequence
from typing import ParamSpec, TypeVar

import click

from altmetric_desktop.cli.commands.importing import say_list
from altmetric_desktop.cli.common import DONE, FAILED, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import import_json, preview_json
from altmetric_desktop.cli.progress import shown
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.fetching import (
    PASTED,
    AffiliationRow,
    Fetched,
    FetchWish,
    Ours,
    Register,
    Reviewed,
    Word,
    spelling,
    wish,
)
from altmetric_desktop.domain.records import ImportAnswer, ImportPreview, ReadFile
from altmetric_desktop.services import fetch_list, spellings
from altmetric_desktop.services.library import Library
from altmetric_desktop.words import Words

P = ParamSpec("P")
R = TypeVar("R")

#: Pasted text is not larger (bytes).
MOST_BYTES = 20_000_000
#: Undecided spellings said one by one after a dry run; the rest is counted (`--json` lists them all).
MOST_SAID = 20


def _whose(function: Callable[P, R]) -> Callable[P, R]:
    """Give a command the options that say whose list it is, packed into a `FetchWish` called `wanted`."""

    @click.option("--ror", help="The list of this institution: its ROR id or address.")
    @click.option("--orcid", help="The list of this person: the ORCID iD or its address.")
    @click.option(
        "--register",
        type=click.Choice([one.value for one in Register]),
        default=Register.OPENALEX.value,
        help="Whom to ask; orcid = what the person has put on the own ORCID record.",
    )
    @click.option("--children", is_flag=True, help="With the institutions that belong to it.")
    @click.option("--from", "first_year", type=int, help="Published in this year or later.")
    @click.option("--to", "last_year", type=int, help="Published in this year or before.")
    @functools.wraps(function)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
        ror, orcid, register, children, first_year, last_year = (
            kwargs.pop(name) for name in ("ror", "orcid", "register", "children", "first_year", "last_year")
        )
        if (ror, orcid) == (None, None):
            kwargs["wanted"] = None
        else:
            kwargs["wanted"] = wish(
                _given_text(ror),
                _given_text(orcid),
                children=bool(children),
                first_year=_given_year(first_year),
                last_year=_given_year(last_year),
                register=Register(str(register)),
            )
        return function(*args, **kwargs)

    return wrapped


def _given_text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _given_year(value: object) -> int | None:
    return value if isinstance(value, int) else None


@click.command("fetch")
@_whose
@click.option("--text", type=click.Path(allow_dash=True), help="A file of pasted text; - = standard input.")
@click.option("--decided-only", is_flag=True, help="Hold back works whose affiliations nobody decided about.")
@click.option("--anew", is_flag=True, help="Ask for everything again, also what came within the last day.")
@click.option("--dry-run", is_flag=True, help="Say what would happen; the library stays as it is.")
@command_options
def fetch_command(
    common: Common,
    wanted: FetchWish | None,
    text: str | None,
    decided_only: bool,
    anew: bool,
    dry_run: bool,
) -> int:
    """Fetch a publication list from OpenAlex or ORCID (--ror, --orcid) or read a pasted one (--text)."""
    if (wanted is None) == (text is None):
        raise click.UsageError("One of --ror, --orcid and --text.")
    if wanted is None:
        return _paste(common, _read(text or "-"), dry_run)
    settings = common.settings()
    kept = common.library_path(settings)
    if anew:
        fetch_list.forget(kept, wanted)
    with common.look() if dry_run else common.open(create=True) as library:
        with shown(common.words, quiet=common.quiet) as report:
            fetched = asyncio.run(fetch_list.ask(library, settings, wanted, report, beside=kept))
        if not fetched.complete:
            return _cut_off(common, fetched)
        fetched = fetch_list.read_kept(fetched)
        with library.read() as connection:
            reviewed = fetch_list.review(connection, fetched, decided_only=decided_only)
        answer = _take(common, library, wanted.name, reviewed.read, dry_run, reviewed)
        if not dry_run:
            fetch_list.forget(kept, wanted)
        return _said(common, library, fetched, reviewed, answer)


def _read(path: str) -> str:
    """Pasted text. InputError where it can't be read or is larger than any list."""
    try:
        with click.open_file(path, "rb") as file:
            data: bytes = file.read(MOST_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError("import.unreadable", path=path, reason=reason) from problem
    if len(data) > MOST_BYTES:
        raise InputError("input.too-large", path=path, limit=MOST_BYTES // 1_000_000)
    return data.decode("utf-8-sig", "replace")


def _take(
    common: Common,
    library: Library,
    name: str,
    read: ReadFile,
    dry_run: bool,
    reviewed: Reviewed | None = None,
) -> ImportAnswer | ImportPreview:
    if dry_run:
        return fetch_list.preview(library, name, read)
    with shown(common.words, quiet=common.quiet) as report:
        return fetch_list.apply(library, name, read, report, reviewed)


def _paste(common: Common, text: str, dry_run: bool) -> int:
    read = fetch_list.pasted(text)
    with common.look() if dry_run else common.open(create=True) as library:
        answer = _take(common, library, PASTED, read, dry_run)
        say_list(common, answer, dry_run)
        common.answer({"list": _list_json(answer, common.words), **_end(library, answer)})
    return IN_PART if answer.balance.refused else DONE


def _end(library: Library, answer: ImportAnswer | ImportPreview) -> dict[str, Json]:
    run = answer.run if isinstance(answer, ImportAnswer) else ""
    return {"outputs_total": library.info().outputs, "run": run}


def _list_json(answer: ImportAnswer | ImportPreview, words: Words) -> Json:
    if isinstance(answer, ImportAnswer):
        return import_json(answer, words)
    return preview_json(answer, words)


def _fetched_json(fetched: Fetched, words: Words) -> dict[str, Json]:
    return {
        "query": fetched.wish.name,
        "of": fetched.of,
        "came": fetched.came,
        "expected": fetched.expected,
        "requests": fetched.requests,
        "complete": fetched.complete,
        "failure": None if fetched.failure is None else words.failure(fetched.failure),
    }


def _cut_off(common: Common, fetched: Fetched) -> int:
    """Say why, what is missing, and that nothing was written."""
    words = common.words
    if fetched.failure is not None:
        common.failure(words.failure(fetched.failure))
    expected = "?" if fetched.expected is None else words.number(fetched.expected)
    common.failure(words.say("fetch.cut-off", n=fetched.came, expected=expected))
    common.answer({**_fetched_json(fetched, words), "list": None, "affiliations": []})
    return FAILED


def _said(
    common: Common,
    library: Library,
    fetched: Fetched,
    reviewed: Reviewed,
    answer: ImportAnswer | ImportPreview,
) -> int:
    say, dry_run = common.words.say, isinstance(answer, ImportPreview)
    common.tell(say("fetch.came", of=fetched.of or "?", n=fetched.came, what=fetched.wish.name))
    say_list(common, answer, dry_run)
    for key, count in (("fetch.left-out", reviewed.left_out), ("fetch.held-back", reviewed.held_back)):
        if count:
            common.tell(say(key, n=count))
    undecided = [row for row in reviewed.rows if row.verdict is Ours.OPEN]
    open_works = reviewed.open_works - reviewed.held_back
    if open_works:
        common.tell(say("fetch.open-would" if dry_run else "fetch.open", n=open_works))
    if dry_run and undecided:
        for line in _lines(undecided[:MOST_SAID], common.words):
            common.tell(line)
        if len(undecided) > MOST_SAID:
            common.tell(say("affiliations.more", n=len(undecided) - MOST_SAID))
    common.answer(
        {
            **_fetched_json(fetched, common.words),
            "left_out": reviewed.left_out,
            "undecided": reviewed.open_works,
            "held_back": reviewed.held_back,
            "list": _list_json(answer, common.words),
            "affiliations": _rows_json(reviewed.rows),
            **_end(library, answer),
        }
    )
    return IN_PART if answer.balance.refused > reviewed.left_out + reviewed.held_back else DONE


def _rows_json(rows: Iterable[AffiliationRow]) -> Json:
    return [
        {"text": row.text, "outputs": row.outputs, "verdict": row.verdict.value, "unit": " > ".join(row.unit)}
        for row in rows
    ]


def _lines(rows: Iterable[AffiliationRow], words: Words) -> Iterable[str]:
    for row in rows:
        verdict = words.say(f"affiliations.verdict.{row.verdict.value}")
        unit = f" ({' > '.join(row.unit)})" if row.unit else ""
        yield f"{row.outputs:>7,}  {verdict:<9}  {row.text or words.say('affiliations.no-text')}{unit}"


@click.command("affiliations")
@click.option("--ours", metavar="TEXT", help="This spelling is ours: remember it.")
@click.option("--not-ours", metavar="TEXT", help="This spelling is not ours: remember it.")
@click.option("--undecided", metavar="TEXT", help="Forget what was said about this spelling.")
@click.option("--unit", help="With --ours: the department that it names, as a path joined by ' > '.")
@click.option("--containing", is_flag=True, help="Decide about every spelling in which TEXT occurs.")
@command_options
def affiliations_command(
    common: Common,
    ours: str | None,
    not_ours: str | None,
    undecided: str | None,
    unit: str | None,
    containing: bool,
) -> int:
    """The affiliations of fetched outputs, as they are spelled, and what was decided about each."""
    said = {Ours.OURS: ours, Ours.NOT_OURS: not_ours, Ours.OPEN: undecided}
    given = [(verdict, text) for verdict, text in said.items() if text is not None]
    if len(given) > 1:
        raise click.UsageError("One of --ours, --not-ours and --undecided at a time.")
    path = tuple(part for each in (unit or "").split(" > ") if (part := each.strip()))
    if unit is not None and (ours is None or not path):
        raise click.UsageError("--unit names a department and goes with --ours.")
    run = ""
    with common.look() if not given else common.open() as library:
        for verdict, text in given:
            meant = _meant(spellings.seen(library), text, containing=containing)
            run = spellings.decide(library, [Word(one, verdict, path) for one in meant])
            common.tell(common.words.say("affiliations.did", n=len(meant), run=run))
        rows = spellings.seen(library)
    listed = rows if not given else [row for row in rows if row.text in meant]
    text_lines = list(_lines(listed, common.words)) or [common.words.say("affiliations.none")]
    common.answer({"affiliations": _rows_json(listed), "run": run}, lambda: "\n".join(text_lines))
    return DONE


def _meant(rows: Sequence[AffiliationRow], text: str, *, containing: bool) -> list[str]:
    """The spellings that a text names: the one that reads so, or all in which it occurs."""
    wanted = spelling(text)
    same = [row.text for row in rows if spelling(row.text) == wanted]
    if not containing:
        return same or [" ".join(text.split())]
    found = [row.text for row in rows if wanted and wanted in spelling(row.text)]
    if not found:
        raise InputError("affiliations.nothing")
    return found
