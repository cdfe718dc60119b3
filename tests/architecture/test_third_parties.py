"""Which room may use which library: an allow-list, as a deny-list lets everything else pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, assert_none, imported, modules, room, third_party, where

ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": set(),
    "assets": set(),
    "domain": {"msgspec"},
    "settings": {"platformdirs", "keyring"},
    "words": {"babel"},
    "sources": {"msgspec", "feedparser", "defusedxml"},
    "drawing": {"msgspec", "matplotlib", "numpy", "resvg_py"},
    "harvest": {"msgspec", "httpx"},
    "storage": {"msgspec", "sqlalchemy", "alembic", "filelock"},
    "importers": {"msgspec", "python_calamine", "bibtexparser", "defusedxml"},
    "reports": {"msgspec", "openpyxl"},
    "services": {"msgspec"},
    "cli": {"msgspec", "click", "rich"},
    "gui": {"msgspec", "PySide6", "shiboken6"},
}
# Libraries that one file keeps to itself, so that replacing them is work in one place.
AT_HOME = {
    "matplotlib": "drawing/charts",
    "numpy": "drawing/charts",
    "resvg_py": "drawing/raster",
    "keyring": "settings/secrets",
    "filelock": "storage/lock",
    "babel": "words/",
    "alembic": "storage/migra",
}
# The standard library's doors to the world, shut for whoever must stay pure.
PURE = {"domain", "sources", "drawing"}
WORLD = {
    "asyncio",
    "sqlite3",
    "threading",
    "socket",
    "subprocess",
    "http",
    "urllib.request",
    "multiprocessing",
}


def strangers(package: Path) -> list[str]:
    """Each import of a library that its room may not use."""
    found = []
    for path in modules(package):
        allowed = ALLOWED.get(room(path, package), set())
        for line, name in imported(path):
            library = third_party(name)
            if library and library not in allowed:
                found.append(f"{where(path, line)} imports {library}")
    return found


def worldly(package: Path) -> list[str]:
    """Each import of the network, the disk's database, threads or processes in a pure room."""
    found = []
    for path in modules(package):
        if room(path, package) in PURE:
            for line, name in imported(path):
                if name.partition(".")[0] in WORLD or any(name.startswith(f"{door}.") for door in WORLD):
                    found.append(f"{where(path, line)} imports {name}")
    return found


def test_each_room_uses_its_libraries_only() -> None:
    assert_none(strangers(PACKAGE))


def test_the_pure_rooms_know_no_world() -> None:
    assert_none(worldly(PACKAGE))


@pytest.mark.parametrize("library,home", AT_HOME.items())
def test_a_library_has_one_home(library: str, home: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for _, name in imported(path)
        if third_party(name) == library
    }
    assert users, f"nobody uses {library}: take it out of the table"
    assert {user for user in users if not user.startswith(home)} == set()


@pytest.mark.parametrize(
    "line", ["import pip", "from pip import main", 'import importlib\nimportlib.import_module("pip")']
)
def test_a_planted_library_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "domain").mkdir()
    (tmp_path / "domain" / "planted.py").write_text(line, encoding="utf-8")
    [found] = strangers(tmp_path)
    assert found.endswith("imports pip")


@pytest.mark.parametrize("line", ["def f():\n    import socket", "from http.client import HTTPConnection"])
def test_a_planted_door_to_the_world_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "planted.py").write_text(line, encoding="utf-8")
    assert len(worldly(tmp_path)) == 1
