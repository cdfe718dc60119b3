"""resources/ is found wherever the program runs, and the wheel carries it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop import assets
from tests.architecture.tree import ROOT


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    """The folder is looked for once a process: forget it before and after."""
    assets.root.cache_clear()
    yield
    assets.root.cache_clear()


def test_in_a_checkout() -> None:
    assert assets.root() == ROOT / "resources"
    assert assets.path("README.md").is_file()


def test_in_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.root() == tmp_path / "resources"


def test_an_installation_that_lost_it_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "PACKAGE", tmp_path / "altmetric_desktop")
    with pytest.raises(FileNotFoundError, match="looked in"):
        assets.root()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        assets.path("no-such-file")


def test_the_wheel_carries_resources_and_types(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"altmetric_desktop/py.typed", "altmetric_desktop/resources/README.md"} <= names
    there = {
        f"altmetric_desktop/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }
    assert there <= names
    assert not [name for name in names if name.startswith("tests/")]
