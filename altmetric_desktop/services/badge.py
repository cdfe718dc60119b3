"""An output's badge as a file, from the one drawing that the screen uses too."""

from __future__ import annotations

import math
from pathlib import Path

from altmetric_desktop.domain import donut
from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.domain.rows import OutputRow
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.drawing import badges, raster
from altmetric_desktop.drawing.palette import Palette, Theme, palette
from altmetric_desktop.services import browse
from altmetric_desktop.services.files import written_whole
from altmetric_desktop.services.library import Library
from altmetric_desktop.words import Words

STYLES = ("donut", "bar", "label")


def title_of(row: OutputRow, words: Words) -> str:
    """What a badge says to people who can't see it: score, mentions, and how they are made up."""
    if not row.trackable:
        return words.say("badge.not-trackable")
    if not row.counts:
        return words.say("badge.none")
    parts = ", ".join(
        f"{words.number(count.posts)} {words.say(f'category.{count.category.value}')}" for count in row.counts
    )
    return words.say("badge.title", score=shown(row), n=row.mentions, parts=parts)


def shown(row: OutputRow) -> int:
    """The score as shown: rounded up."""
    return math.ceil(round((row.points or 0.0) * 100) / 100)


def state_of(row: OutputRow) -> State:
    """FOUND, or which nothing the whole output is."""
    if not row.trackable:
        return State.NOT_COVERED
    if row.counts:
        return State.FOUND
    states = {state for _, state in row.states}
    for state in (State.FAILED, State.ZERO, State.NOT_COLLECTED):
        if state in states:
            return state
    return State.NOT_COVERED


def draw(row: OutputRow, style: str, size: int, colours: Palette, words: Words) -> str:
    """SVG text of a badge. `size`: diameter of a donut, width of a bar; a label has its own."""
    title, state = title_of(row, words), state_of(row)
    counts = [(count.category, count.posts) for count in row.counts]
    ring = donut.slices(counts) if counts else ()
    number = words.number(shown(row)) if row.trackable and state in {State.FOUND, State.ZERO} else ""
    if style == "label":
        return badges.label(ring, number or "—", words.say("badge.word"), colours, title, state)
    if style == "bar":
        mentions = words.say("badge.mentions", n=row.mentions)
        return badges.bar(counts, number or "—", mentions, size, colours, title)
    if state is not State.FOUND:
        return badges.nothing(state, size, colours, title, words.say("badge.not-yet"))
    return badges.donut(ring, shown(row), size, colours, title)


def save(
    library: Library,
    output: int,
    target: Path,
    *,
    style: str = "donut",
    size: int = 180,
    theme: str = "light",
) -> Path:
    """Write the badge of an output as SVG or PNG (twice the size, for dense screens), by the ending."""
    ending = target.suffix.lower()
    if ending not in {".svg", ".png"}:
        raise ReportError("badge.bad-ending", path=str(target))
    (row,) = browse.rows(library, [output])
    svg = draw(row, style, size, palette(Theme(theme)), Words("en"))
    data = svg.encode() if ending == ".svg" else raster.png(svg, 2.0)
    with written_whole(target) as file:
        file.write(data)
    return target
