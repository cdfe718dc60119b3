"""English sentences by key. `{name}` takes an argument; a pair (one, many) chooses by `{n}`.

Rooms with many sentences keep them in a module of their own. Blocks in alphabetical order of their
prefix; keys in order inside a block. The parts are read as keys ask for them: what a window says first,
what its pages say, everything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.words.english_terms import Sentence


def _screens() -> dict[str, Sentence]:
    from altmetric_desktop.words.english_screens import SCREENS

    return SCREENS


def _pages() -> dict[str, Sentence]:
    from altmetric_desktop.words.english_pages import PAGES
    from altmetric_desktop.words.english_terms import TERMS
    from altmetric_desktop.words.english_work import WORK

    return {**TERMS, **PAGES, **WORK}


def _everything() -> dict[str, Sentence]:
    from altmetric_desktop.words.english_all import SENTENCES

    return SENTENCES


PARTS: tuple[Callable[[], dict[str, Sentence]], ...] = (_screens, _pages, _everything)
