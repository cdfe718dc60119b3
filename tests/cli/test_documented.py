"""`docs/cli.md` against the commands: what there is is described, and what is described there is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from altmetric_desktop.cli.commands.program import main
from tests.cli.conftest import Json, Terminal
from tests.support import made
from tests.support.answers import A


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "cli.md").read_text("utf-8")


def commands(group: click.Group, path: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every command by the words that name it."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path}{name} ")
        else:
            yield f"{path}{name}", command


def options(command: click.Command) -> set[str]:
    return {
        option
        for parameter in command.params
        if isinstance(parameter, click.Option)
        for option in (*parameter.opts, *parameter.secondary_opts)
    }


def test_every_command_is_described_with_what_it_takes(page: str) -> None:
    described = re.findall(r"(?m)^\| `([a-z][^`]*)`", page.partition("## Options")[0])
    found = dict(commands(main))
    assert len(described) == len(found)
    for name, command in found.items():
        taken = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
        (line,) = [line for line in described if line == name or line.startswith(f"{name} ")]
        assert len(line.removeprefix(name).split()) == len(taken), name


def test_every_option_is_described_and_no_other(page: str) -> None:
    there = options(main).union(*(options(command) for _, command in commands(main)))
    code = " ".join(re.findall(r"`([^`]*)`", page))
    described = set(re.findall(r"--[a-z-]+", code))
    assert described == there | {"--help", "--demo", "--open"}


def keys(answer: Json) -> Iterator[str]:
    """Every key of an answer that is not itself data (sources, categories, kinds of identifier)."""
    if isinstance(answer, list):
        for one in answer:
            yield from keys(one)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            yield name
            if name not in {"states", "identifiers", "posts", "rows"}:
                yield from keys(value)


def _opinion(folder: Path) -> Path:
    """What another service reports, so that an answer has a second opinion."""
    path = folder / "export.csv"
    path.write_text(
        f"Altmetric Attention Score,Title,DOI,X mentions\n5,Tides and their work,{A},2\n", "utf-8"
    )
    return path


def test_every_key_of_every_answer_is_described(page: str, filled: Terminal, tmp_path: Path) -> None:
    described = set(re.findall(r"`([a-z_]+)`", page))
    listed = made.a_list(tmp_path, made.LIST + "10.5555/,,2024,\n")
    answers = [
        filled.run("import", listed, tmp_path / "gone.csv", "--json").json,
        filled.json("import", _opinion(tmp_path)),
        filled.json("details", A),
        filled.json("receipt", A),
        filled.json("badge", A, tmp_path / "badge.svg"),
        filled.json("schemes"),
        filled.json("sources"),
        filled.json("export", "outputs", tmp_path / "outputs.csv"),
        filled.json("report", tmp_path / "report.xlsx"),
        filled.json("library", "info"),
        filled.json("library", "check"),
        filled.json("library", "backup"),
        filled.json("history"),
        filled.json("undo", "R-0003"),
    ]
    for answer in answers:
        assert set(keys(answer)) <= described
