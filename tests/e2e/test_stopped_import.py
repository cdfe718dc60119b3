"""An import that is stopped by Ctrl-C, or in the window, ends at once and leaves the library as it was."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from altmetric_desktop.services.desk import Desk
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings import Settings
from tests.e2e.program import Program
from tests.e2e.stopping import cancelled, interrupted, long_list
from tests.e2e.test_killed_import import held
from tests.support import made

ROWS = 20_000
#: Generous, for a busy machine: what it takes is measured by `./test bench cancel`.
SOON = 5.0
#: What is stopped, and where: reading is each format's own, writing is not.
AMID = [
    ("long.xml", "reading"),
    ("long.json", "reading"),
    ("long.nbib", "reading"),
    ("long.xlsx", "reading"),
    ("long.csv", "reading"),
    ("long.csv", "writing"),
]


@pytest.fixture
def library_file(tmp_path: Path) -> Path:
    """A library with a short list in it."""
    path = tmp_path / "stopped.library"
    with open_library(path, create=True) as library:
        made.bring_in(library, made.a_list(tmp_path))
    return path


@pytest.fixture
def program(library_file: Path, tmp_path: Path) -> Program:
    settings = tmp_path / "settings.toml"
    settings.write_text("", encoding="utf-8")
    return Program(library_file, settings)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is no signal there")
@pytest.mark.parametrize("name, stage", AMID)
def test_ctrl_c_leaves_the_library_as_it_was(program: Program, tmp_path: Path, name: str, stage: str) -> None:
    listed, before = long_list(tmp_path, name, ROWS), held(program.library)
    status, seconds = interrupted(program, listed, stage)
    assert status == 130
    assert seconds < SOON
    assert held(program.library) == before
    with open_library(program.library) as library:  # and nothing holds it
        made.bring_in(library, made.a_list(tmp_path))


@pytest.mark.parametrize("name, stage", AMID)
def test_cancelling_in_the_window_leaves_the_library_as_it_was(
    library_file: Path, tmp_path: Path, name: str, stage: str
) -> None:
    listed, before = long_list(tmp_path, name, ROWS), held(library_file)
    desk = Desk(Settings.load(tmp_path / "settings.toml"))
    try:
        desk.open(library_file).result(60)
        assert cancelled(desk, listed, stage) < SOON
        assert held(library_file) == before
    finally:
        desk.close()
