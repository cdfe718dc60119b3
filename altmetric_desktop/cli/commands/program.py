"""The program as a whole: the group of commands, and what its ends mean."""

from __future__ import annotations

import os
import sys

import click

import altmetric_desktop
from altmetric_desktop.cli.commands import (
    exporting,
    fetching,
    history,
    importing,
    library,
    mappings,
    merging,
    people,
    reading,
    selftest,
    syncing,
    units,
    versions,
)
from altmetric_desktop.cli.common import FAILED, USAGE, say_failure
from altmetric_desktop.domain.errors import AltmetricError, Cancelled
from altmetric_desktop.words import Words

#: What a shell gives a program that was interrupted (128 + SIGINT).
INTERRUPTED = 130


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(altmetric_desktop.__version__, prog_name="altmetric-desktop")
@click.option("--self-test", is_flag=True, help="One line that says whether this installation works.")
@click.pass_context
def main(context: click.Context, self_test: bool) -> int:
    """Who takes notice of your research: import a list, sync mentions, write the report.

    Without a command the window opens.
    """
    if self_test:
        return selftest.run()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())
        return USAGE
    return 0


for command in (
    importing.import_command,
    history.history_command,
    importing.undo_command,
    mappings.mappings_group,
    fetching.fetch_command,
    fetching.affiliations_command,
    syncing.sync_command,
    syncing.sources_command,
    reading.details_command,
    reading.receipt_command,
    reading.badge_command,
    versions.versions_command,
    merging.merge_command,
    merging.duplicates_command,
    reading.schemes_command,
    units.units_group,
    people.people_group,
    exporting.export_command,
    exporting.report_command,
    exporting.demo_command,
    library.library_group,
):
    main.add_command(command)


def run(arguments: list[str]) -> int:
    """Run one command line; the exit status."""
    try:
        status = main.main(args=arguments, prog_name="altmetric-desktop", standalone_mode=False)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        error.show(sys.stderr)
        return USAGE
    except (click.Abort, KeyboardInterrupt, Cancelled):
        click.echo("Stopped. What was complete is kept.", err=True)
        return INTERRUPTED
    except AltmetricError as error:
        return say_failure(error, Words("en"))
    except BrokenPipeError:
        # The reader of a pipe went away (`… | head`): nothing more to say, and nowhere to say it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    return status if isinstance(status, int) else 0
