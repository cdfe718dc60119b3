"""The command line in this process, on a small fictional library."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from altmetric_desktop import cli
from tests.support import made

Json = Any  # what a command printed: its shape is what the tests are about


class Ran(Struct, frozen=True):
    """What a command left: exit status, standard output, standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Json:
        """The one JSON object that standard output holds, and nothing else."""
        (line,) = self.out.splitlines()
        return json.loads(line)


class Terminal:
    """Runs commands with a library and settings of the test's own."""

    def __init__(self, capsys: pytest.CaptureFixture[str], library: Path, settings: Path) -> None:
        self._capsys = capsys
        self.library = library
        self.settings = settings

    def bare(self, *arguments: str | Path) -> Ran:
        """A command line as it stands."""
        self._capsys.readouterr()
        status = cli.run([str(argument) for argument in arguments])
        said = self._capsys.readouterr()
        assert "Traceback" not in said.err
        return Ran(status, said.out, said.err)

    def run(self, *arguments: str | Path) -> Ran:
        """A command on the test's library."""
        return self.bare(*arguments, "--library", self.library, "--settings", self.settings)

    def json(self, *arguments: str | Path) -> Json:
        """The object that a command answers with --json; it must have ended well."""
        ran = self.run(*arguments, "--json")
        assert ran.status == 0, ran.err
        return ran.json


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a synced library, its list, its feed list and its answers: to be copied, not written."""
    place = tmp_path_factory.mktemp("world")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        made.synced(place)
    return place


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Terminal:
    """Commands on a library that is not there yet."""
    settings = tmp_path / "settings.toml"
    settings.write_text(f'[sources.feeds]\nlist = "{made.feed_list(tmp_path)}"\n', encoding="utf-8")
    return Terminal(capsys, tmp_path / "new.library", settings)


@pytest.fixture
def filled(terminal: Terminal, world: Path) -> Terminal:
    """Commands on a copy of the synced library."""
    shutil.copy(world / "made.library", terminal.library)
    return terminal
