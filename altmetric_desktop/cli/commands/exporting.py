"""`export`, `report`, `demo`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from altmetric_desktop.cli.common import DONE, IN_PART, Common, Json, command_options
from altmetric_desktop.cli.jsonable import info_json
from altmetric_desktop.cli.progress import shown
from altmetric_desktop.domain.errors import SettingsError
from altmetric_desktop.domain.moments import Precision, from_iso
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.services import browse, configuring, demonstration, export, report


@click.command("export")
@click.argument("what", type=click.Choice(["outputs", "mentions", "accounts"]))
@click.argument("target")
@click.option("--where", "text", default="", help="Only outputs in which all these words occur.")
@click.option("--scheme", "scheme_id", help="Another scheme of weights.")
@click.option("--raw", is_flag=True, help="For machines: no mark before cells that a spreadsheet would run.")
@command_options
def export_command(
    common: Common, what: str, target: str, text: str, scheme_id: str | None, raw: bool
) -> int:
    """Write a tidy table to TARGET (.csv or .jsonl; - is standard output)."""
    with common.open(read_only=True) as library:
        wish = export.Wish(what, text=text, scheme=scheme_id, raw=raw)
        if target == "-":
            export.to_stream(library, wish, sys.stdout.buffer)
            return DONE
        rows = export.to_file(library, wish, Path(target))
    common.answer({"path": target, "rows": rows}, lambda: common.words.say("export.did", path=target, n=rows))
    return DONE


@click.command("report")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--profile", default="full", show_default=True, help="Which sheets.")
@click.option("--title", default="", help="The title on the cover.")
@click.option("--unit", "unit_name", help="Only this department or group.")
@click.option("--published", help="Published within FROM..TO, e.g. 2020-01-01..2025-12-31.")
@click.option("--mentioned", help="Mentioned within FROM..TO.")
@click.option("--scheme", "scheme_id", help="Another scheme of weights.")
@command_options
def report_command(
    common: Common,
    target: Path,
    profile: str,
    title: str,
    unit_name: str | None,
    published: str | None,
    mentioned: str | None,
    scheme_id: str | None,
) -> int:
    """Write the evaluation workbook to TARGET (.xlsx)."""
    settings = common.settings()
    published_from, published_to = _window("--published", published)
    mentioned_from, mentioned_to = _window("--mentioned", mentioned)
    with common.open(read_only=True) as library, shown(common.words, quiet=common.quiet) as progress:
        wishes = ReportWishes(
            title=title,
            unit=None if unit_name is None else browse.unit(library, unit_name),
            published_from=published_from,
            published_to=published_to,
            mentioned_from=mentioned_from,
            mentioned_to=mentioned_to,
            scheme=scheme_id or settings.text("score.scheme"),
            prepared_by=settings.text("report.prepared_by"),
            profile=profile,
        )
        on, contact = configuring.enabled(settings), settings.text("user.contact")
        written = report.write(library, wishes, target, progress, on, contact=contact)
    rows: dict[str, Json] = dict(written.rows)
    failed: list[Json] = list(written.failed_checks)
    value: Json = {
        "path": str(target),
        "rows": rows,
        "content_hash": written.content_hash,
        "failed_checks": failed,
    }
    if written.failed_checks:
        common.failure(common.words.say("report.checks-failed", n=len(written.failed_checks)))
    common.answer(value, lambda: common.words.say("report.did", path=str(target)))
    return IN_PART if written.failed_checks else DONE


def _window(option: str, text: str | None) -> tuple[int | None, int | None]:
    """Two days of `FROM..TO`; either may be left out; a year or month means all of it."""
    if text is None:
        return None, None
    first, dots, last = text.partition("..")
    if not dots:
        last = first
    return _day(option, first, end=False), _day(option, last, end=True)


def _day(option: str, text: str, *, end: bool) -> int | None:
    if not text.strip():
        return None
    moment = from_iso(text)
    if moment is None:
        raise SettingsError("cli.bad-date", option=option, value=text)
    if not end or moment.precision in {Precision.DAY, Precision.SECOND}:
        return moment.day
    first = moment.date()
    year, month = (
        (first.year, first.month + 1) if moment.precision is Precision.MONTH else (first.year + 1, 1)
    )
    if month == 13:
        year, month = year + 1, 1
    following = from_iso(f"{year:04d}-{month:02d}-01")
    return moment.day if following is None else following.day - 1


@click.command("demo")
@click.option("--report", "target", type=click.Path(path_type=Path), help="Write the workbook here.")
@command_options
def demo_command(common: Common, target: Path | None) -> int:
    """The fictional sample library: import, sync from saved answers, report, with no network."""
    path = common.library or demonstration.place(common.settings())
    with shown(common.words, quiet=common.quiet) as progress:
        info = demonstration.make(path, progress)
        if target is not None:
            with demonstration.opened(path) as library:
                report.write(library, demonstration.wishes(), target, progress)
    workbook = None if target is None else str(target)
    common.answer(
        {"library": info_json(info), "report": workbook},
        lambda: common.words.say(
            "demo.did" if workbook else "demo.made",
            path=info.path,
            outputs=info.outputs,
            mentions=info.mentions,
            report=workbook or "",
        ),
    )
    return DONE
