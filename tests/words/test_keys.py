"""Every sentence that the code asks for by name is there."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import altmetric_desktop
from altmetric_desktop.words.english_all import SENTENCES

PACKAGE = Path(altmetric_desktop.__file__).parent
KEY = re.compile(r"[a-z][a-z0-9-]*(\.[a-z0-9-]+)+")


def _asked_for() -> Iterator[tuple[str, str]]:
    """First arguments of `say(…)` and of errors, where they are written out: (key, where)."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if (
                name != "say"
                and not name.endswith("Error")
                and not name.startswith(("Source", "LibraryLocked"))
            ):
                continue
            for part in ast.walk(node.args[0]):
                if (
                    isinstance(part, ast.Constant)
                    and isinstance(part.value, str)
                    and KEY.fullmatch(part.value)
                ):
                    yield part.value, f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_every_key_has_its_sentence() -> None:
    asked = list(_asked_for())
    assert len(asked) > 200
    missing = [f"{where}: {key}" for key, where in asked if key not in SENTENCES]
    assert not missing, "\n".join(missing)
