"""What a merge does and leaves, in sentences: for the terminal and the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from altmetric_desktop.domain.merging import MergePlan
    from altmetric_desktop.words.speech import Words

#: A value is shown so far (characters).
_LONG = 80


def lines(plan: MergePlan, words: Words, name_of: Callable[[str], str] = str) -> Iterator[str]:
    """One line for each thing that comes over, is filled, stays or is asked again. `name_of`: a source's."""
    yield from _listed(words, "merging.identifiers", [str(one) for one in plan.identifiers])
    for key, count in (("mentions", plan.mentions), ("shared", plan.shared), ("figures", plan.figures)):
        if count:
            yield words.say(f"merging.{key}", n=count)
    yield from _listed(words, "merging.our-authors", plan.our_authors)
    yield from _listed(words, "merging.units", plan.units)
    yield from _listed(words, "merging.citations", [name_of(one) for one in plan.citations])
    yield from _listed(words, "merging.filled", [words.say(f"merging.{one}") for one in plan.filled])
    for one in plan.differing:
        column = words.say(f"merging.{one.column}")
        yield words.say("merging.differing", column=column, kept=_short(one.kept), other=_short(one.other))
    yield from _listed(words, "merging.again", [name_of(one) for one in plan.again])


def _listed(words: Words, key: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield words.say(key, names=", ".join(names))


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"
