"""Reads the source tree without importing it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "altmetric_desktop"


def modules(package: Path = PACKAGE) -> list[Path]:
    """Every Python file under a folder, in order. None at all would make every rule hold: refused."""
    found = sorted(package.rglob("*.py"))
    assert found, f"no Python file under {package}"
    return found


def parsed(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return _parsed(path.read_text(encoding="utf-8"))


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


def first_line(path: Path) -> str:
    """What a module says of itself in its docstring's first line; empty where it is silent."""
    return (ast.get_docstring(parsed(path)) or "").partition("\n")[0]


def room(path: Path, package: Path = PACKAGE) -> str:
    """The layer in which a file stands: `gui`, `domain`, `__main__`."""
    return path.relative_to(package).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[tuple[int, str]]:
    """(line, full name) of each import wherever it stands, `import_module("literal")` included."""
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, each.name) for each in names)
            case ast.ImportFrom(module=str(module)):
                yield from ((node.lineno, f"{module}.{each.name}") for each in node.names)
            case ast.Call(args=[ast.Constant(value=str(name)), *_]) if called(node) in DYNAMIC:
                yield node.lineno, name
            case _:
                pass


DYNAMIC = {"import_module", "__import__"}


def called(node: ast.Call) -> str:
    """The last part of a called name: `print`, `exit` of `sys.exit`; empty where it has none."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def third_party(name: str) -> str | None:
    """The distribution-level package of an import, or None for ours and the standard library."""
    top = name.partition(".")[0]
    return None if top == "altmetric_desktop" or top in sys.stdlib_module_names else top


def where(path: Path, line: int) -> str:
    """`altmetric_desktop/gui/app.py:12`, for a message that an editor can open."""
    base = ROOT if path.is_relative_to(ROOT) else path.parents[1]
    return f"{path.relative_to(base)}:{line}"


def assert_none(found: list[str]) -> None:
    """Fail with one line for each thing found."""
    assert not found, "\n" + "\n".join(found)
