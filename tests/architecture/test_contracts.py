"""import-linter holds the layers; a planted wrong import proves for each kind of contract that it bites."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

LINT = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def lint(folder: Path) -> tuple[int, str]:
    """Run import-linter in a folder that holds pyproject.toml and the package: (status, what it said)."""
    done = subprocess.run(
        [sys.executable, "-c", LINT],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package's Python files and the contracts, to plant mistakes in."""
    keep = shutil.ignore_patterns("__pycache__", "resources")
    shutil.copytree(PACKAGE, tmp_path / "altmetric_desktop", ignore=keep)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept() -> None:
    status, said = lint(ROOT)
    assert status == 0, said
    assert "0 broken" in said


PLANTED = {
    "gui/planted.py": ("import altmetric_desktop.storage", "Faces speak to services"),
    "cli/planted.py": ("import altmetric_desktop.gui", "The terminal and the window do not know each other"),
    "harvest/planted.py": ("import altmetric_desktop.storage", "Layers"),
    "reports/planted.py": ("import altmetric_desktop.sources", "Reports know no source"),
    "storage/planted.py": ("import altmetric_desktop.services", "Layers"),
    "sources/planted.py": ("import httpx", "Sources know the domain only"),
    "domain/planted.py": ("import asyncio", "Domain knows nothing of the world"),
    "services/planted.py": ("import altmetric_desktop.storage.schema", "Services write no SQL"),
}


def test_planted_imports_break_them(copy: Path) -> None:
    for name, (line, _) in PLANTED.items():
        (copy / "altmetric_desktop" / name).write_text(f"{line}\n", encoding="utf-8")
    status, said = lint(copy)
    assert status == 1, said
    flat = " ".join(said.split())
    for name, (line, contract) in PLANTED.items():
        module = f"altmetric_desktop.{name.removesuffix('.py').replace('/', '.')}"
        assert f"{module} -> {line.removeprefix('import ')}" in flat, f"{contract} did not see {name}"
        assert f"{contract} BROKEN" in flat


def test_a_new_room_must_be_given_a_layer(copy: Path) -> None:
    (copy / "altmetric_desktop" / "helpers.py").write_text('"""Nowhere."""\n', encoding="utf-8")
    status, said = lint(copy)
    assert status == 1
    assert "helpers" in said
