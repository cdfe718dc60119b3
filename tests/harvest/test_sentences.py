"""Every error that the harvest and the settings can raise has its sentence, and its arguments fit it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from altmetric_desktop.words import Words

_KEY = re.compile(r"(source|settings|answers)\.[a-z-]+")


def _raised(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Keys of errors made in a module, with the names of their arguments (`Note`s have theirs in pairs)."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
            continue
        key = node.args[0].value
        if isinstance(key, str) and _KEY.fullmatch(key):
            pairs = [pair for pair in ast.walk(node) if isinstance(pair, ast.Tuple) and len(pair.elts) == 2]
            named = {str(pair.elts[0].value) for pair in pairs if isinstance(pair.elts[0], ast.Constant)}
            yield key, {keyword.arg or "" for keyword in node.keywords} | named


def test_every_error_has_its_sentence_and_gives_what_it_names(root: Path) -> None:
    words = Words("en")
    found = 0
    for room in ("harvest", "settings"):
        for path in (root / "altmetric_desktop" / room).glob("*.py"):
            for key, names in _raised(path):
                found += 1
                assert words.knows(key), f"{path.name}: {key}"
                if names:
                    said = words.say(key, **dict.fromkeys(names, "x"))
                    assert "{" not in said, f"{path.name}: {said}"
    assert found > 20
