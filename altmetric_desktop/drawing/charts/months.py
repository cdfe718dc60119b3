"""Mentions over time: bars of posts per period, stacked by family, the running period pale."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from altmetric_desktop.domain.categories import FACTS, Category, Family
from altmetric_desktop.domain.pictures import Cell, HoverBox
from altmetric_desktop.drawing.charts.canvas import Canvas, Drawn, Look
from altmetric_desktop.drawing.charts.frame import (
    Frame,
    Key,
    Stack,
    Texts,
    accessible,
    fill,
    framed,
    say_empty,
    steps,
)
from altmetric_desktop.drawing.palette import LEADS

#: Bars narrower than this many pixels stand without a gap.
SLOT_WITH_GAP = 4.0


class Period(Struct, frozen=True):
    """One bar: `number` as in `domain.timeline` (every third of four is labelled by it), its full name
    (“Mar 2024”), its short one (“Mar ’24”), posts by category."""

    number: int
    label: str
    short: str
    posts: tuple[tuple[Category, int], ...] = ()
    unfinished: bool = False


class Break(Struct, frozen=True):
    """A source was added or lost: from the period `before` which index on, and the words beside the line."""

    index: int
    label: str
    poorer_left: bool = True


def mentions_by_month(
    periods: Sequence[Period],
    names: Sequence[tuple[Family, str]],
    texts: Texts,
    look: Look,
    breaks: Sequence[Break] = (),
) -> Drawn:
    """Bars of posts per period, stacked by family from the axis outwards (order: `palette.LEADS`).

    A period that is not over has a pale fill and a dashed outline. `names`: a name for each family; only
    families with posts are drawn and named. Rows: one a period, one column a family, the total.
    """
    canvas = Canvas(look)
    called = dict(names)
    sums = [_by_family(period) for period in periods]
    shown = [family for family in LEADS if any(each.get(family) for each in sums)]
    keys = [Key(look.palette.family(family), called.get(family, family.value)) for family in shown]
    most = max((sum(each.values()) for each in sums), default=0)
    frame = framed(canvas, texts, keys, steps(most))
    header = (texts.period, *(key.words for key in keys), texts.total)
    rows = tuple(_row(period, each, shown) for period, each in zip(periods, sums, strict=True))
    if not shown:
        say_empty(frame, texts)
        return Drawn(canvas, (), header, rows, accessible(texts, texts.empty))
    frame.axes.set_xlim(0, len(periods))
    for mark in breaks:
        _draw_break(frame, mark, len(periods))
    for family in shown:
        _draw_family(frame, periods, sums, shown, family)
    _label_periods(frame, periods)
    boxes = _period_boxes(frame, header, rows, texts)
    return Drawn(canvas, boxes, header, rows, accessible(texts, f"{texts.total}: {_sum(sums)}"))


def _by_family(period: Period) -> dict[Family, int]:
    sums: dict[Family, int] = {}
    for category, posts in period.posts:
        if posts > 0:
            family = FACTS[category].family
            sums[family] = sums.get(family, 0) + posts
    return sums


def _row(period: Period, sums: dict[Family, int], shown: Sequence[Family]) -> tuple[Cell, ...]:
    return (period.label, *(sums.get(family, 0) for family in shown), sum(sums.values()))


def _sum(sums: Sequence[dict[Family, int]]) -> int:
    return sum(sum(each.values()) for each in sums)


def _draw_family(
    frame: Frame,
    periods: Sequence[Period],
    sums: Sequence[dict[Family, int]],
    shown: Sequence[Family],
    family: Family,
) -> None:
    """All rectangles of one family: finished and unfinished ones as one collection each."""
    solid, pale = Stack(), Stack()
    gap = 0.06 if frame.width / len(periods) >= SLOT_WITH_GAP else 0.0
    below = shown[: shown.index(family)]
    for index, (period, each) in enumerate(zip(periods, sums, strict=True)):
        if posts := each.get(family):
            base = sum(each.get(lower, 0) for lower in below)
            stack = pale if period.unfinished else solid
            stack.add(index + gap, base, 1 - 2 * gap, posts)
    colour = frame.canvas.look.palette.family(family)
    fill(frame.axes, solid, colour, frame.canvas, edge=gap > 0)
    fill(frame.axes, pale, colour, frame.canvas, pale=True)


def _draw_break(frame: Frame, mark: Break, count: int) -> None:
    """A dashed line between two periods, its words beside it, a 5 % shade on the poorer side."""
    if not 0 <= mark.index <= count:
        return
    canvas = frame.canvas
    x = frame.left + frame.width * mark.index / count
    start, end = (frame.left, x) if mark.poorer_left else (x, frame.right)
    shade = frame.axes.axvspan(
        (start - frame.left) / frame.width * count,
        (end - frame.left) / frame.width * count,
        facecolor=canvas.tokens.ink,
        alpha=0.05,
        linewidth=0,
        zorder=1,
    )
    shade.set_clip_on(True)
    canvas.line((x, frame.top), (x, frame.bottom), canvas.tokens.ink2, dashed=True)
    on_the_right = x < (frame.left + frame.right) / 2
    room = (frame.right - x if on_the_right else x - frame.left) - 8
    at = x + 6 if on_the_right else x - 6
    canvas.text(
        at,
        frame.top + 6,
        mark.label,
        11,
        canvas.tokens.ink2,
        align="left" if on_the_right else "right",
        room=max(1.0, room),
    )


def _label_periods(frame: Frame, periods: Sequence[Period]) -> None:
    """Short names below, as many as fit, on round months; the first and the last always."""
    canvas, count = frame.canvas, len(periods)
    slot = frame.width / count
    needed = 58 * canvas.look.text_size
    every = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120, 240) if step * slot >= needed), count)
    last = count - 1
    long = len(periods[last].short) * 6.2 * canvas.look.text_size
    taken = -needed
    for index, period in enumerate(periods):
        x = frame.left + (index + 0.5) * slot
        due = index in (0, last) or period.number % every == 0
        clear = index == last or frame.right - x > long + needed / 2
        if not due or (index != last and (x - taken < needed or not clear)):
            continue
        colour = canvas.tokens.ink if period.unfinished and index == last else canvas.tokens.ink3
        _label(frame, x, period.short, colour, last=index == last)
        taken = x


def _label(frame: Frame, x: float, words: str, colour: str, *, last: bool) -> None:
    """A name under a bar; the outer ones keep inside the plot."""
    canvas, y = frame.canvas, frame.bottom + 14 * frame.canvas.look.text_size
    if last and frame.right - x < 40:
        canvas.text(frame.right, y, words, 11, colour, align="right", room=frame.width)
    elif x - frame.left < 24:
        canvas.text(frame.left, y, words, 11, colour)
    else:
        canvas.text(x, y, words, 11, colour, align="center")


def _period_boxes(
    frame: Frame, header: Sequence[str], rows: Sequence[Sequence[Cell]], texts: Texts
) -> tuple[HoverBox, ...]:
    slot = frame.width / len(rows)
    boxes = []
    for index, row in enumerate(rows):
        total = row[-1]
        lines = [f"{row[0]}: {_written(total, texts)}"]
        lines += [
            f"{_written(posts, texts)} {name}"
            for name, posts in zip(header[1:-1], row[1:-1], strict=True)
            if posts
        ]
        x = frame.left + index * slot
        boxes.append(HoverBox(x, frame.top, x + slot, frame.bottom, "\n".join(lines)))
    return tuple(boxes)


def _written(value: Cell, texts: Texts) -> str:
    return texts.number(value) if isinstance(value, int) else str(value)
