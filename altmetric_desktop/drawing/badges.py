"""Badges as SVG text: the only drawing of them, for screen, files and workbook alike.

Donut (eight slices or exact shares), bar and label; the four nothings as rings and as signs. Text is
outlines (`drawing.glyphs`); the words for people who can't see it are passed in and stand in `<title>`.
Widths and sizes in px. Nothing here decides what a score or a share is: see `domain.scoring`, `domain.donut`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from altmetric_desktop.domain.categories import FACTS, Category
from altmetric_desktop.domain.donut import Arc, runs
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.drawing.glyphs import Anchor, Weight, draw_text, text_width
from altmetric_desktop.drawing.palette import Palette, Tokens, ink_on
from altmetric_desktop.drawing.rings import Ring, eighths, piece, point, ring_of

#: Below this diameter slices of one category merge and a proportional arc is at least 18°.
MERGED_BELOW = 40
NUMBER_FROM = 48
LETTERS_FROM = 100
#: A letter needs an arc of at least this many degrees.
LETTER_ARC = 20.0

_FORBIDDEN = pattern("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def donut(
    ring: Sequence[Category],
    score: int | None,
    size: int,
    palette: Palette,
    title: str,
    words: tuple[str, str] | None = None,
) -> str:
    """The classic badge: eight slices (`domain.donut.slices`) and the score as shown.

    `score` None = no-score mode: from 100 px `words`, a number and its noun (`("68", "mentions")`),
    stand in the middle. An empty ring is drawn as a thin one, without any category.
    """
    shape = ring_of(size)
    parts, at = [], 0
    for category, count in runs(ring):
        parts.append(_slices(shape, category, at, count, palette))
        if size >= LETTERS_FROM:
            parts.append(_letter(shape, category, at * 45.0 + 22.5, palette))
        at += count
    if not parts:
        parts.append(_thin(shape, palette.tokens.control))
    parts.append(_middle(score, size, palette.tokens, words))
    return _svg(size, size, title, parts)


def slices_of(category: Category, first: int, count: int, size: int, palette: Palette) -> str:
    """One category's slices of a donut without letters, from the `first` (0–7) on.

    Those of a whole ring laid over each other are `donut`: a table of thousands of different rings is
    painted from a few hundred such pictures.
    """
    return _svg(size, size, "", [_slices(ring_of(size), category, first, count, palette)])


def proportional(
    arcs: Sequence[Arc],
    score: int | None,
    size: int,
    palette: Palette,
    title: str,
    words: tuple[str, str] | None = None,
) -> str:
    """The same with arcs by share (`domain.donut.shares`); letters in arcs of 20° and more."""
    shape = ring_of(size)
    parts = []
    for arc in arcs:
        path = piece(shape, arc.start, arc.sweep)
        parts.append(f'<path fill="{palette.category(arc.category)}" d="{path}"/>')
        if size >= LETTERS_FROM and arc.sweep >= LETTER_ARC:
            turn = arc.start + arc.sweep / 2
            parts.append(_letter(shape, arc.category, turn, palette))
    if not parts:
        parts.append(_thin(shape, palette.tokens.control))
    parts.append(_middle(score, size, palette.tokens, words))
    return _svg(size, size, title, parts)


def minimum_arc(size: int) -> float:
    """The smallest arc of a proportional ring of this diameter, in degrees."""
    return 9.0 if size >= NUMBER_FROM else 18.0


def nothing(state: State, size: int, palette: Palette, title: str, word: str = "") -> str:
    """The ring of a nothing, each of its own shape; `word` in a not collected one (“off”, “not yet”).

    At 20 px and below the sign stands alone.
    """
    if size <= 20:
        return sign(state, size, palette, title)
    tokens = palette.tokens
    shape, middle = ring_of(size), size / 2
    width = max(1.25, size / 32)
    if state is State.ZERO:
        parts = [_circle(middle, middle - width, width * 1.3, tokens.control)]
        parts.append(draw_text("0", middle, middle, size * 0.28, tokens.ink3))
    elif state is State.NOT_COVERED:
        parts = [_circle(middle, middle - width, width, tokens.ink3)]
        parts.append(_bar(middle, middle, size * 0.2, width, tokens.ink3))
    elif state is State.NOT_COLLECTED:
        parts = [_circle(middle, middle - width, width, tokens.ink3, dots=_dots(middle - width, size))]
        parts.append(_fitting(word, middle, middle, 2 * shape.inner * 0.95, size * 0.16, tokens.ink3))
    else:
        parts = [_circle(middle, middle - width, width, tokens.bad)]
        parts.append(draw_text("!", middle, middle, size * 0.32, tokens.bad))
    return _svg(size, size, title, parts)


def sign(state: State, size: int, palette: Palette, title: str) -> str:
    """The sign of a nothing for a table's cell: 0, dash, dotted circle, triangle. Drawn for 12 px."""
    return _svg(size, size, title, [_sign(state, palette.tokens, size / 12)])


def label(
    ring: Sequence[Category],
    number: str,
    word: str,
    palette: Palette,
    title: str,
    state: State = State.FOUND,
) -> str:
    """The label badge, 24 high: a small ring, a word, the number on ink.

    With a `state` of nothing its sign takes the ring's place. An empty `number` (no-score mode) leaves
    the word alone.
    """
    tokens = palette.tokens
    word_width = text_width(word, 12, Weight.MEDIUM)
    left = 6 + 16 + 5 + word_width + 8
    right = text_width(number, 12) + 14 if number else 0.0
    width = round(left + right)
    found = state is State.FOUND
    parts = [
        f'<rect width="{width}" height="24" rx="4" fill="{tokens.track}"/>',
        f'<g transform="translate(6 4)">{_small_ring(ring, palette) if found else ""}</g>',
        draw_text(word, 27, 12, 12, tokens.ink, weight=Weight.MEDIUM, anchor=Anchor.START),
    ]
    if not found:
        parts.append(f'<g transform="translate(8 6)">{_sign(state, tokens, 1.0)}</g>')
    if number:
        ground, ink = (
            (tokens.ink, tokens.base) if found or state is State.ZERO else (tokens.line2, tokens.ink2)
        )
        edge, corner = width - right, "a4 4 0 0 1"
        parts.append(
            f'<path fill="{ground}" d="M{edge:.2f} 0H{width - 4}{corner} 4 4V20{corner} -4 4H{edge:.2f}Z"/>'
        )
        parts.append(draw_text(number, edge + right / 2, 12, 12, ink))
    return _svg(width, 24, title, parts)


def bar(
    counts: Sequence[tuple[Category, int]],
    number: str,
    words: str,
    width: int,
    palette: Palette,
    title: str,
) -> str:
    """The bar badge, 34 high, 100, 120 or 180 wide: number, words (“149 mentions”), composition.

    `counts` in display order. Words that don't fit beside the number are left out.
    """
    tokens = palette.tokens
    frame = f'width="{width - 1}" height="33" rx="4" fill="{tokens.base}" stroke="{tokens.line2}"'
    parts = [f'<rect x="0.5" y="0.5" {frame}/>']
    taken = 10.0
    if number:
        parts.append(draw_text(number, 10, 13, 14, tokens.ink, anchor=Anchor.START))
        taken += text_width(number, 14) + 8
    if taken + text_width(words, 11, Weight.MEDIUM) <= width - 10:
        x, anchor = (width - 10, Anchor.END) if number else (10, Anchor.START)
        parts.append(draw_text(words, x, 13, 11, tokens.ink3, weight=Weight.MEDIUM, anchor=anchor))
    inner = f'<g transform="translate(10 23)">{composition(counts, width - 20, 5, palette)}</g>'
    parts.append(inner)
    return _svg(width, 34, title, parts)


def composition(counts: Sequence[tuple[Category, int]], width: float, height: float, palette: Palette) -> str:
    """Segments in the order given as SVG elements without a frame: 1-px gaps, each at least 3 px where
    they all fit. Without counts: an empty track."""
    shown = [(category, posts) for category, posts in counts if posts > 0]
    if not shown:
        return f'<rect width="{width:g}" height="{height:g}" rx="1" fill="{palette.tokens.track}"/>'
    room = width - (len(shown) - 1)
    least = min(3.0, room / len(shown))
    total = sum(posts for _, posts in shown)
    spare = room - least * len(shown)
    parts, at = [], 0.0
    for category, posts in shown:
        wide = least + spare * posts / total
        parts.append(
            f'<rect x="{at:.2f}" width="{wide:.2f}" height="{height:g}" rx="1" '
            f'fill="{palette.category(category)}"/>'
        )
        at += wide + 1
    return "".join(parts)


def tile(category: Category, size: int, palette: Palette, title: str) -> str:
    """A category's tile: its letter on its colour."""
    colour = palette.category(category)
    radius = 4 if size >= 15 else size / 4
    return _svg(
        size,
        size,
        title,
        [
            f'<rect width="{size}" height="{size}" rx="{radius:g}" fill="{colour}"/>',
            draw_text(FACTS[category].letter, size / 2, size / 2, size * 0.6, ink_on(colour)),
        ],
    )


def number_size(text: str, size: float) -> float:
    """The font size of a number in a donut: 0.30 of the diameter, 0.24 from four figures, then less."""
    return size * (0.30 if len(text) <= 3 else 0.96 / len(text))


@lru_cache(maxsize=4096)
def _slices(shape: Ring, category: Category, first: int, count: int, palette: Palette) -> str:
    merged = shape.size < MERGED_BELOW
    path = piece(shape, first * 45.0, count * 45.0) if merged else eighths(shape, first, count)
    return f'<path fill="{palette.category(category)}" d="{path}"/>'


def _middle(score: int | None, size: int, tokens: Tokens, words: tuple[str, str] | None) -> str:
    middle = size / 2
    if score is not None:
        if size < NUMBER_FROM:
            return ""
        text = str(score)
        return draw_text(text, middle, middle, number_size(text, size), tokens.ink)
    if words is None or size < LETTERS_FROM:
        return ""
    number, noun = words
    room = size * 0.6
    return _fitting(number, middle, middle - size * 0.06, room, size * 0.19, tokens.ink, Weight.SEMIBOLD) + (
        _fitting(noun, middle, middle + size * 0.1, room, size * 0.095, tokens.ink3)
    )


@lru_cache(maxsize=4096)
def _letter(shape: Ring, category: Category, angle: float, palette: Palette) -> str:
    x, y = point(shape, shape.middle, angle)
    size = shape.width * 0.56
    return draw_text(FACTS[category].letter, x, y, size, palette.letter_ink(category))


def _small_ring(ring: Sequence[Category], palette: Palette) -> str:
    shape, at, parts = ring_of(16), 0, []
    for category, count in runs(ring):
        parts.append(
            f'<path fill="{palette.category(category)}" d="{piece(shape, at * 45.0, count * 45.0)}"/>'
        )
        at += count
    return "".join(parts) or _thin(shape, palette.tokens.control)


def _fitting(
    text: str, x: float, y: float, room: float, size: float, fill: str, weight: Weight = Weight.MEDIUM
) -> str:
    """A line made smaller where it would not fit; left out where it would be under 6 px."""
    wide = text_width(text, size, weight)
    if wide > room:
        size *= room / wide
    return draw_text(text, x, y, size, fill, weight=weight) if text and size >= 6 else ""


def _sign(state: State, tokens: Tokens, scale: float) -> str:
    """The four signs, drawn in a square of 12."""
    if state is State.ZERO:
        inside = draw_text("0", 6, 6, 12, tokens.ink3, weight=Weight.MEDIUM)
    elif state is State.NOT_COVERED:
        inside = _bar(6, 6, 8, 1.4, tokens.ink3)
    elif state is State.NOT_COLLECTED:
        inside = _circle(6, 4.6, 1.4, tokens.ink3, dots="1.9 1.71")
    else:
        inside = (
            f'<path fill="none" stroke="{tokens.bad}" stroke-width="1.2" stroke-linejoin="round" '
            f'd="M6 1.2L11.2 10.6H0.8Z"/><path fill="{tokens.bad}" d="M5.35 4.2H6.65L6.4 7.4H5.6Z"/>'
            f'<circle cx="6" cy="8.9" r="0.75" fill="{tokens.bad}"/>'
        )
    return f'<g transform="scale({scale:g})">{inside}</g>'


def _dots(radius: float, size: int) -> str:
    """Dash and gap of a dotted ring: whole dots, about one each twelfth of the diameter."""
    count = 16 if size >= 40 else 10
    step = 2 * 3.141592653589793 * radius / count
    return f"{step * 0.55:.3f} {step * 0.45:.3f}"


def _circle(middle: float, radius: float, width: float, stroke: str, dots: str = "") -> str:
    dashes = f' stroke-dasharray="{dots}"' if dots else ""
    return (
        f'<circle cx="{middle:g}" cy="{middle:g}" r="{radius:.3f}" fill="none" stroke="{stroke}" '
        f'stroke-width="{width:.3f}"{dashes}/>'
    )


def _thin(shape: Ring, stroke: str) -> str:
    width = max(1.25, shape.size / 40)
    return _circle(shape.centre, shape.outer - width, width, stroke)


def _bar(x: float, y: float, width: float, height: float, fill: str) -> str:
    return (
        f'<rect x="{x - width / 2:.2f}" y="{y - height / 2:.2f}" width="{width:.2f}" '
        f'height="{height:.2f}" fill="{fill}"/>'
    )


def _svg(width: int, height: int, title: str, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img"><title>{_escaped(title)}</title>{"".join(parts)}</svg>'
    )


def _escaped(text: str) -> str:
    """Text for XML: mark-up escaped, characters that XML 1.0 forbids (§2.2) replaced by U+FFFD."""
    return _FORBIDDEN.sub("\ufffd", text).translate(_ESCAPES)
