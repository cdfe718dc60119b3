"""Patterns compile when they are used: here all of them are."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import altmetric_desktop
from altmetric_desktop.domain.patterns import pattern

ROOMS = ("domain", "settings", "sources", "storage", "drawing", "services")


def test_a_pattern_is_what_re_would_have_made() -> None:
    later, now = pattern(r"(\d+)-x", re.IGNORECASE), re.compile(r"(\d+)-x", re.IGNORECASE)
    found = later.fullmatch("12-X")
    assert found is not None
    assert found.group(1) == "12"
    assert later.fullmatch("12") is None
    assert (later.pattern, later.flags) == (now.pattern, now.flags)
    with pytest.raises(AttributeError):
        _ = later.no_such_method  # type: ignore[attr-defined]


def test_every_pattern_of_the_program_compiles() -> None:
    seen = 0
    for found in pkgutil.walk_packages(altmetric_desktop.__path__, "altmetric_desktop."):
        if found.name.split(".")[1] not in ROOMS:
            continue
        for value in vars(importlib.import_module(found.name)).values():
            if type(value) is type(pattern("")):
                assert value.flags >= 0
                seen += 1
    assert seen > 50
