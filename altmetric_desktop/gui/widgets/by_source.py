"""Which nothing a category is at each of the sources that bring it, in words. Makes no widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.sourcing import State

if TYPE_CHECKING:
    from collections.abc import Iterable

    from altmetric_desktop.domain.rows import CoverageRow
    from altmetric_desktop.gui.kit import Kit


def by_source(kit: Kit, coverage: Iterable[CoverageRow], category: Category) -> tuple[str, ...]:
    """“Stack Exchange: 0 found” for each source of a category without posts; none where at most one brings
    it: then the category's own state says all.

    A source that found something found it in another category: here it found nothing.
    """
    rows = [row for row in coverage if category in row.categories]
    if len(rows) < 2:
        return ()
    return tuple(
        kit.say("state.at", source=kit.provider(row.source), state=kit.say(f"page.state.{_here(row.state)}"))
        for row in rows
    )


def _here(state: State) -> str:
    return (State.ZERO if state is State.FOUND else state).value
