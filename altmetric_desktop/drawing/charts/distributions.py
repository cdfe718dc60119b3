"""Charts of how something is distributed: mentions over categories, outputs over scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.pictures import HoverBox
from altmetric_desktop.drawing.charts.canvas import Canvas, Drawn, Look
from altmetric_desktop.drawing.charts.frame import (
    Frame,
    Stack,
    Texts,
    accessible,
    fill,
    framed,
    say_empty,
    steps,
)


def composition_bar(
    counts: Sequence[tuple[Category, int]], names: Sequence[tuple[Category, str]], texts: Texts, look: Look
) -> Drawn:
    """One horizontal bar by category in display order, its parts named below with count and share."""
    canvas = Canvas(look)
    called = dict(names)
    present = [(category, posts) for category, posts in counts if posts > 0]
    total = sum(posts for _, posts in present)
    header = ("", texts.mentions, "%")
    rows = tuple(
        (called.get(category, category.value), posts, round(100 * posts / total, 1))
        for category, posts in present
    )
    frame = framed(canvas, texts, (), (0, 1), axis=False)
    if not present:
        say_empty(frame, texts)
        return Drawn(canvas, (), header, rows, accessible(texts, texts.empty))
    boxes = _draw_composition(frame, present, rows, texts)
    listed = ", ".join(f"{name} {posts}" for name, posts, _ in rows)
    return Drawn(canvas, boxes, header, rows, accessible(texts, listed))


def _draw_composition(
    frame: Frame,
    present: Sequence[tuple[Category, int]],
    rows: Sequence[tuple[str, int, float]],
    texts: Texts,
) -> tuple[HoverBox, ...]:
    canvas, scale = frame.canvas, frame.canvas.look.text_size
    total = sum(posts for _, posts in present)
    room = frame.width - (len(present) - 1)
    least = min(3.0, room / len(present))
    spare = room - least * len(present)
    high = 18 * scale
    columns = max(1, int(frame.width // (200 * scale)))
    at = frame.left
    boxes = []
    for index, ((category, posts), (name, _, _)) in enumerate(zip(present, rows, strict=True)):
        wide = least + spare * posts / total
        colour = canvas.look.palette.category(category)
        canvas.sharp(at, frame.top, wide, high, colour)
        words = f"{name}: {texts.number(posts)} · {texts.share(posts, total)}"
        boxes.append(HoverBox(at, frame.top, at + wide + 1, frame.top + high, words))
        at += wide + 1
        line, column = divmod(index, columns)
        x = frame.left + column * frame.width / columns
        y = frame.top + high + (18 + 20 * line) * scale
        canvas.rectangle(x, y - 4.5 * scale, 9 * scale, 9 * scale, colour)
        canvas.text(x + 14 * scale, y, words, 12, canvas.tokens.ink2, room=frame.width / columns - 20 * scale)
    return tuple(boxes)


#: Upper ends of the bins of a score histogram, both ends included: 0, 1–2, 3–5, 6–10 … then open.
BINS = (0, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def histogram_of_scores(scores: Sequence[int], texts: Texts, look: Look) -> Drawn:
    """How many outputs have a score as shown of 0, 1–2, 3–5, 6–10, 11–20 … The bins widen, the axis says
    so: they are named, not drawn to scale. `texts.period` heads the bins, `texts.total` the counts."""
    canvas = Canvas(look)
    counts = _binned(scores, texts.number)
    marks = steps(round(1.08 * max((count for _, count in counts), default=0)))
    frame = framed(canvas, texts, (), marks)
    header = (texts.period, texts.total)
    if not scores:
        say_empty(frame, texts)
        return Drawn(canvas, (), header, counts, accessible(texts, texts.empty))
    frame.axes.set_xlim(0, len(counts))
    stack = Stack()
    slot = frame.width / len(counts)
    boxes = []
    for index, (name, count) in enumerate(counts):
        stack.add(index + 0.12, 0, 0.76, count)
        middle = frame.left + (index + 0.5) * slot
        canvas.text(middle, frame.bottom + 14, name, 11, canvas.tokens.ink3, align="center", room=slot)
        height = (frame.bottom - frame.top) * count / marks[-1]
        if count:
            y = frame.bottom - height - 9
            canvas.text(middle, y, texts.number(count), 11, canvas.tokens.ink2, align="center", room=slot)
        hover = f"{name}: {texts.number(count)}"
        x = frame.left + index * slot
        boxes.append(HoverBox(x, frame.top, x + slot, frame.bottom, hover))
    fill(frame.axes, stack, canvas.tokens.accent, canvas)
    listed = ", ".join(f"{name}: {count}" for name, count in counts)
    return Drawn(canvas, tuple(boxes), header, counts, accessible(texts, listed))


def _binned(scores: Sequence[int], number: Callable[[int], str]) -> tuple[tuple[str, int], ...]:
    """Bins up to the first that reaches the highest score."""
    highest = max(scores, default=0)
    bins, low = [], 0
    for end in BINS:
        name = number(end) if low == end else f"{number(low)}–{number(end)}"
        bins.append((name, sum(1 for score in scores if low <= score <= end)))
        low = end + 1
        if highest <= end:
            return tuple(bins)
    return (*bins, (f"> {number(BINS[-1])}", sum(1 for score in scores if score >= low)))
