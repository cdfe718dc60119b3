"""`mappings`: columns that the library keeps under names."""

from __future__ import annotations

from collections.abc import Iterator

import click

from altmetric_desktop.cli.common import DONE, Common, Json, command_options
from altmetric_desktop.cli.jsonable import moment_json
from altmetric_desktop.domain.moments import from_epoch
from altmetric_desktop.domain.records import ColumnMapping, Field, KeptMapping
from altmetric_desktop.services import kept_columns
from altmetric_desktop.words import Words


@click.group("mappings")
def mappings_group() -> None:
    """Columns that are kept under names: how tables are read by them."""


@mappings_group.command("list")
@command_options
def list_command(common: Common) -> int:
    """All of them, with what they read and since when they are kept."""
    with common.open(read_only=True) as library:
        found = kept_columns.listed(library)
    common.answer(
        {"mappings": [_as_json(kept, common.words) for kept in found]},
        lambda: "\n".join(_line(kept, common.words) for kept in found) or common.words.say("mappings.none"),
    )
    return DONE


@mappings_group.command("show")
@click.argument("name")
@command_options
def show_command(common: Common, name: str) -> int:
    """One of them: what each column becomes."""
    with common.open(read_only=True) as library:
        kept = kept_columns.one(library, name)
    common.answer(_as_json(kept, common.words), lambda: "\n".join(_lines(kept, common.words)))
    return DONE


@mappings_group.command("rename")
@click.argument("name")
@click.argument("new")
@command_options
def rename_command(common: Common, name: str, new: str) -> int:
    """Give one another name."""
    with common.open() as library:
        now = kept_columns.rename(library, name, new)
    common.answer({"name": now}, lambda: common.words.say("mappings.renamed", name=now))
    return DONE


@mappings_group.command("forget")
@click.argument("name")
@command_options
def forget_command(common: Common, name: str) -> int:
    """Remove one; lists that were imported by it stay as they are."""
    with common.open() as library:
        gone = kept_columns.forget(library, name)
    common.answer(
        _as_json(gone, common.words), lambda: common.words.say("mappings.forgotten", name=gone.name)
    )
    return DONE


def _as_json(kept: KeptMapping, words: Words) -> Json:
    mapping = kept.mapping
    return {
        "name": kept.name,
        "kept": _since(kept),
        "heading_row": mapping.header_row,
        "sheet": mapping.sheet,
        "separator": mapping.delimiter,
        "columns": [
            {
                "column": one.index + 1,
                "heading": one.heading,
                "field": one.field.value,
                "means": words.say(f"field.{one.field.value}"),
                "several_by": one.separator,
            }
            for one in mapping.columns
        ],
    }


def _since(kept: KeptMapping) -> Json:
    return moment_json(from_epoch(kept.at))


def _called(one: ColumnMapping, words: Words) -> str:
    return one.heading or words.say("mapping.column", n=one.index + 1)


def _line(kept: KeptMapping, words: Words) -> str:
    read = [_called(one, words) for one in kept.mapping.columns if one.field is not Field.IGNORE]
    return words.say("mappings.line", name=kept.name, columns=", ".join(read), at=str(_since(kept)))


def _lines(kept: KeptMapping, words: Words) -> Iterator[str]:
    yield _line(kept, words)
    for one in kept.mapping.columns:
        becomes = words.say(f"field.{one.field.value}")
        yield words.say("mappings.column", heading=_called(one, words), field=becomes)
