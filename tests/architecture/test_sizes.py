"""Files of 400 lines, functions of 40: a longer one is a room that wants a wall."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.architecture.tree import PACKAGE, ROOT, assert_none, modules, parsed, where

FILE, FUNCTION = 400, 40
HOUSE = [*modules(PACKAGE), *modules(ROOT / "tests"), *modules(ROOT / "installer")]


def is_a_table(path: Path) -> bool:
    """True for a file of constants only (outlines of glyphs): data, however long, is no room."""
    plain = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr)
    return all(isinstance(node, plain) for node in parsed(path).body)


def long_files(paths: list[Path]) -> list[str]:
    """Files over the limit."""
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    return [
        f"{where(path, 1)}: {n} lines" for path, n in lengths.items() if n > FILE and not is_a_table(path)
    ]


def long_functions(paths: list[Path]) -> list[str]:
    """Functions over the limit, from `def` to the last line."""
    found = []
    for path in paths:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION:
                    found.append(f"{where(path, node.lineno)}: {node.name} has {length} lines")
    return found


def test_no_file_is_too_long() -> None:
    assert_none(long_files(HOUSE))


def test_no_function_is_too_long() -> None:
    assert_none(long_functions(HOUSE))


def test_the_limits_bite(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    path = tmp_path / "a" / "long.py"
    path.write_text("def f():\n" + "    pass\n" * FUNCTION + "x = 1\n" * FILE, encoding="utf-8")
    assert len(long_files([path])) == 1
    assert len(long_functions([path])) == 1
    path.write_text("x = 1\n" * (FILE + 1), encoding="utf-8")
    assert_none(long_files([path]))
