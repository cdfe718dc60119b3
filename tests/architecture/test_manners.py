"""Small rules of the house that no linter knows."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

from tests.architecture.tree import assert_none, called, modules, parsed, room, where


def calls(wanted: str, allowed: Callable[[Path], bool]) -> list[str]:
    """Where a function of that name is called outside the allowed files."""
    return [
        where(path, node.lineno)
        for path in modules()
        if not allowed(path)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and called(node) == wanted
    ]


def test_only_the_terminal_prints() -> None:
    assert calls("print", lambda path: room(path) != "cli")
    assert_none(calls("print", lambda path: room(path) == "cli"))


def test_links_are_opened_in_one_place() -> None:
    """An address comes from outside: one file looks at its scheme before the desktop opens it."""
    homes = {place.rpartition(":")[0] for place in calls("openUrl", lambda _: False)}
    assert len(homes) == 1


def test_only_the_start_ends_the_program() -> None:
    assert_none(calls("_exit", lambda _: False))
    exits = [
        where(path, node.lineno)
        for path in modules()
        if room(path) != "__main__"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.exit"
    ]
    assert_none(exits)


def test_nothing_waits_by_turning_the_event_loop() -> None:
    assert_none(calls("processEvents", lambda _: False))


def test_the_pure_rooms_read_no_clock() -> None:
    """Time is passed in: a score of yesterday can be made again today."""
    clocks = {
        "now",
        "today",
        "utcnow",
        "monotonic",
        "perf_counter",
        "sleep",
        "time_ns",
        "localtime",
        "gmtime",
    }
    pure = {"domain", "sources", "drawing", "importers", "reports"}
    found = [place for clock in sorted(clocks) for place in calls(clock, lambda path: room(path) not in pure)]
    assert_none(found)


def test_every_module_says_what_lives_in_it() -> None:
    silent = [where(path, 1) for path in modules() if not ast.get_docstring(parsed(path))]
    assert_none(silent)
