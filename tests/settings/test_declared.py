"""What is declared, what the code asks for, what the documentation and the words say: the same options."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.settings.declared import DECLARED, declared
from altmetric_desktop.words import Words

_CALLS = {"text", "whole", "number", "flag", "texts", "is_set", "set", "reset"}


def _asked(tree: ast.AST) -> Iterator[str]:
    """Keys that code asks a variable or attribute called `settings` for."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        owner = node.func.value
        name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
        first = node.args[0]
        if node.func.attr in _CALLS and name.lstrip("_").endswith("settings"):
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value
            elif isinstance(first, ast.JoinedStr):
                yield "".join(
                    str(part.value) if isinstance(part, ast.Constant) else "x" for part in first.values
                )


def test_the_search_finds_what_it_should() -> None:
    tree = ast.parse('settings.text("a.b")\nself._settings.flag(f"sources.{key}.enabled")\nwords.text("c.d")')
    assert list(_asked(tree)) == ["a.b", "sources.x.enabled"]


def test_every_key_in_the_code_is_declared(root: Path) -> None:
    unknown = {
        f"{path.name}: {key}"
        for path in (root / "altmetric_desktop").rglob("*.py")
        for key in _asked(ast.parse(path.read_text("utf-8")))
        if declared(key) is None
    }
    assert unknown == set()


def test_every_option_is_documented_with_its_default_and_nothing_else_is(root: Path) -> None:
    text = (root / "docs" / "settings.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| `([a-zA-Z_.*]+)` \| `([^`]*)` \|", text, re.MULTILINE))
    shown = {option.key: _as_toml(option.default) for option in DECLARED}
    assert rows == shown


def _as_toml(value: object) -> str:
    from altmetric_desktop.settings.toml_text import to_toml

    return to_toml({"x": value}).strip().removeprefix("x = ")


@pytest.mark.parametrize("option", DECLARED, ids=lambda option: option.key)
def test_every_option_has_its_words(option: object) -> None:
    found = declared(getattr(option, "key", ""))
    assert found is not None
    words = Words("en")
    assert words.knows(found.label)
    assert words.knows(found.help)


def test_keys_are_unique_and_a_source_finds_its_pattern() -> None:
    assert len({option.key for option in DECLARED}) == len(DECLARED)
    found = declared("sources.wikipedia.languages")
    assert found is not None
    assert found.key == "sources.*.languages"
    assert declared("sources.wikipedia.nothing") is None
    assert declared("sources..enabled") is None
    assert declared("") is None
