"""What the charts share: their words, the room around a plot, legend, axis, filled rectangles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from matplotlib.axes import Axes
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba
from msgspec import Struct, field

from altmetric_desktop.drawing.charts.canvas import Canvas, Margins

#: How solid the bar of a period that is not over is.
UNFINISHED = 0.22
LEGEND_LINE = 22.0


def plain_share(part: float, whole: float) -> str:
    """A share in per cent without a language: one decimal from n ≥ 100, none below."""
    return f"{100 * part / whole:.{1 if whole >= 100 else 0}f}\u202f%"


class Texts(Struct, frozen=True):
    """The words of a chart. `caption` says n, period and as-of date; `empty` stands in a chart without
    figures; `number` and `share` (part, whole) write figures as the reader's language does."""

    title: str = ""
    caption: str = ""
    empty: str = ""
    period: str = "Month"
    total: str = "Total"
    mentions: str = "Mentions"
    number: Callable[[int], str] = str
    share: Callable[[float, float], str] = plain_share


class Frame(Struct, frozen=True):
    """Where the plot lies."""

    canvas: Canvas
    axes: Axes
    margins: Margins

    @property
    def left(self) -> float:
        """The left edge."""
        return self.margins.left

    @property
    def top(self) -> float:
        """The upper edge."""
        return self.margins.top

    @property
    def right(self) -> float:
        """The right edge."""
        return self.canvas.look.width - self.margins.right

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.canvas.look.height - self.margins.bottom

    @property
    def width(self) -> float:
        """How wide it is, never nothing."""
        return max(1.0, self.right - self.left)


class Stack(Struct):
    """Rectangles of one colour, gathered to be drawn at once."""

    corners: list[list[tuple[float, float]]] = field(default_factory=list)

    def add(self, x: float, y: float, width: float, height: float) -> None:
        """One more, in data units from its lower left corner."""
        self.corners.append([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])


class Key(Struct, frozen=True):
    """One entry of a legend."""

    colour: str
    words: str


def legend(canvas: Canvas, keys: Sequence[Key], x: float, y: float, room: float) -> int:
    """Keys side by side from `x`, on as many lines as they need; how many lines."""
    scale = canvas.look.text_size
    at, line = x, 0
    for key in keys:
        width = min(canvas.measured(key.words, 12), room - 14 * scale)
        if at > x and at + 14 * scale + width > x + room:
            at, line = x, line + 1
        middle = y + line * LEGEND_LINE * scale
        canvas.rectangle(at, middle - 4.5 * scale, 9 * scale, 9 * scale, key.colour)
        canvas.text(at + 14 * scale, middle, key.words, 12, canvas.tokens.ink2, room=width + 1)
        at += 14 * scale + width + 16
    return line + 1


def steps(most: int, wanted: int = 4) -> tuple[int, ...]:
    """Whole, round numbers from 0 to at least `most`, about `wanted` apart: the marks of an axis."""
    size = 1
    while size * wanted < most:
        for factor in (2, 5, 10):
            step = size * factor
            if step * wanted >= most:
                return tuple(range(0, most + step, step))
        size *= 10
    return tuple(range(0, max(1, most) + size, size))


def grid(
    canvas: Canvas, axes: Axes, margins: Margins, marks: Sequence[int], number: Callable[[int], str]
) -> None:
    """Horizontal lines at the marks with their numbers left of the plot; the lowest is the base line."""
    tokens = canvas.tokens
    top, bottom = margins.top, canvas.look.height - margins.bottom
    axes.set_ylim(0, marks[-1])
    for mark in marks:
        y = bottom - (bottom - top) * mark / marks[-1]
        colour = tokens.line if mark else tokens.line2
        canvas.line((margins.left, y), (canvas.look.width - margins.right, y), colour, behind=mark > 0)
        canvas.text(margins.left - 8, y, number(mark), 11, tokens.ink3, align="right")


def framed(
    canvas: Canvas, texts: Texts, keys: Sequence[Key], marks: Sequence[int], *, axis: bool = True
) -> Frame:
    """Title, legend and caption around the plot; the axis with its grid inside."""
    scale, tokens, width = canvas.look.text_size, canvas.tokens, canvas.look.width
    top = 14.0
    if texts.title:
        canvas.title(12, 18 * scale, texts.title, 15, room=width - 24)
        top = 40 * scale
    if keys:
        lines_of_keys = legend(canvas, keys, 12, top + 2, width - 24)
        top += LEGEND_LINE * scale * lines_of_keys
    bottom = (24 if axis else 4) * scale
    lines = canvas.wrapped(texts.caption, 11, width - 24, 3)
    for index, line in enumerate(reversed(lines)):
        y = canvas.look.height - (12 + 16 * index) * scale
        canvas.text(12, y, line, 11, tokens.ink3, room=width - 24)
    if lines:
        bottom += (8 + 16 * len(lines)) * scale
    left = 12.0
    if axis:
        left += 8 + 7.2 * scale * max(len(texts.number(mark)) for mark in marks)
    margins = Margins(left, top + 10, 12, bottom)
    axes = canvas.axes(margins)
    if axis:
        grid(canvas, axes, margins, marks, texts.number)
    return Frame(canvas, axes, margins)


def accessible(texts: Texts, said: str) -> str:
    """The words of a chart for people who can't see it: title, figures, caption."""
    return ". ".join(part.rstrip(".") for part in (texts.title, said, texts.caption) if part)


def say_empty(frame: Frame, texts: Texts) -> None:
    """What stands in a chart without figures."""
    canvas = frame.canvas
    middle = (frame.left + frame.right) / 2
    y = (frame.top + frame.bottom) / 2
    canvas.text(middle, y, texts.empty, 13, canvas.tokens.ink2, align="center", room=frame.width)


def fill(
    axes: Axes, stack: Stack, colour: str, canvas: Canvas, *, pale: bool = False, edge: bool = True
) -> None:
    """Draws a stack at once; `pale` = not over: a weak fill and a dashed outline."""
    if not stack.corners:
        return
    outline = colour if pale else canvas.tokens.base
    axes.add_collection(
        PolyCollection(
            stack.corners,
            facecolors=[to_rgba(colour, UNFINISHED if pale else 1.0)],
            edgecolors=[outline],
            linewidths=[canvas.points(1 if pale else 0.8) if edge or pale else 0],
            linestyles=[(0, (2.5, 2)) if pale else "solid"],
            clip_on=False,
            zorder=3,
        ),
        autolim=False,
    )
