"""Regular expressions that are compiled when they are first used, not when their module is imported.

A class with characters beyond Latin-1 takes up to 7 ms to compile; a start that only shows a list
uses none of a hundred patterns (docs/decisions/0009).
"""

from __future__ import annotations

import re
from typing import cast


class _Later:
    """Stands for a pattern; each method is looked up once and is then the pattern's own."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = text, flags

    def __getattr__(self, name: str) -> object:
        """A method or a fact of the pattern (`re` keeps what it has compiled)."""
        found: object = getattr(re.compile(*self._given), name)
        setattr(self, name, found)
        return found


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, later. A wrong pattern is found by the test that compiles them all."""
    return cast("re.Pattern[str]", _Later(text, flags))
