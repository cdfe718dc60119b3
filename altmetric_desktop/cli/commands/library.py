"""`library info`, `library check`, `library backup`."""

from __future__ import annotations

from pathlib import Path

import click

from altmetric_desktop.cli.common import DONE, FAILED, Common, command_options
from altmetric_desktop.cli.jsonable import info_json
from altmetric_desktop.services import care


@click.group("library")
def library_group() -> None:
    """Care of the library file."""


@library_group.command("info")
@command_options
def info_command(common: Common) -> int:
    """What the library holds."""
    with common.open(read_only=True) as library:
        info = library.info()
    common.answer(
        info_json(info),
        lambda: common.words.say(
            "library.info",
            path=info.path,
            outputs=info.outputs,
            trackable=info.trackable,
            mentions=info.mentions,
            mentioned=info.mentioned,
            megabytes=info.bytes / 1_000_000,
            schema=info.schema,
        ),
    )
    return DONE


@library_group.command("check")
@command_options
def check_command(common: Common) -> int:
    """Read every page of the file and say whether it is sound."""
    path = common.library_path()
    problems = care.check(path)
    common.answer(
        {"path": str(path), "sound": not problems, "problems": list(problems)},
        lambda: (
            common.words.say("library.sound", path=str(path))
            if not problems
            else common.words.say("library.unsound", path=str(path), problems="; ".join(problems[:5]))
        ),
    )
    return FAILED if problems else DONE


@library_group.command("backup")
@click.argument("target", required=False, type=click.Path(path_type=Path))
@command_options
def backup_command(common: Common, target: Path | None) -> int:
    """Write a verified copy (beside the library where no TARGET is named)."""
    written = care.backup(common.library_path(), target)
    common.answer(
        {"path": str(written), "bytes": written.stat().st_size},
        lambda: common.words.say("library.backed-up", path=str(written)),
    )
    return DONE
