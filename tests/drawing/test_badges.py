"""Every badge in both renderers: it is there, its number is there, and its words are safe."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest
from defusedxml import ElementTree
from msgspec import Struct
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from altmetric_desktop.domain.categories import FACTS, ORDER, Category
from altmetric_desktop.domain.donut import shares, slices
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.drawing import badges, raster
from altmetric_desktop.drawing.palette import CategoryColours, Palette, Theme, palette

COUNTS = [
    (Category.NEWS, 31),
    (Category.BLOGS, 7),
    (Category.POLICY, 5),
    (Category.PATENTS, 1),
    (Category.WIKIPEDIA, 3),
    (Category.BLUESKY, 64),
    (Category.MASTODON, 38),
]
RING = slices(COUNTS)
LIGHT = palette(Theme.LIGHT)
SIZES = (16, 20, 24, 28, 40, 48, 64, 80, 100, 120, 180)
NOTHINGS = (State.ZERO, State.NOT_COVERED, State.NOT_COLLECTED, State.FAILED)
ALL_PALETTES = pytest.mark.parametrize(
    "chosen",
    [palette(theme, colours) for theme in Theme for colours in CategoryColours],
    ids=lambda chosen: f"{chosen.theme}-{chosen.colours}",
)

Colour = tuple[int, int, int]


class Picture(Struct, frozen=True):
    """RGB pixels on a ground, rows × columns × 3; `at(x, y)` and boxes in units of the badge."""

    pixels: npt.NDArray[np.uint8]
    ratio: int

    @property
    def size(self) -> tuple[int, int]:
        height, width, _ = self.pixels.shape
        return width // self.ratio, height // self.ratio

    def at(self, x: float, y: float) -> Colour:
        red, green, blue = self.pixels[int(y * self.ratio), int(x * self.ratio)]
        return int(red), int(green), int(blue)

    def count(self, colour: str, box: tuple[float, float, float, float]) -> int:
        """Pixels within 40 of a colour inside a box."""
        left, top, right, bottom = (round(edge * self.ratio) for edge in box)
        part = self.pixels[top:bottom, left:right].astype(int)
        return int((np.abs(part - np.array(rgb(colour))) <= 40).all(axis=2).sum())


def rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def near(one: Colour, other: Colour, within: int = 40) -> bool:
    return all(abs(mine - theirs) <= within for mine, theirs in zip(one, other, strict=True))


def by_resvg(svg: str, ground: str, ratio: int = 2) -> Picture:
    image = Image.open(io.BytesIO(raster.png(svg, ratio, ground))).convert("RGB")
    return Picture(np.asarray(image, dtype=np.uint8), ratio)


def by_qt(svg: str, ground: str, ratio: int = 2) -> Picture:
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    assert renderer.isValid()
    image = QImage(renderer.defaultSize() * ratio, QImage.Format.Format_RGB32)
    image.fill(ground)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    raw = np.frombuffer(bytes(image.constBits()), dtype=np.uint8)
    return Picture(raw.reshape(image.height(), image.width(), 4)[:, :, 2::-1], ratio)


BOTH = pytest.mark.parametrize("render", [by_resvg, by_qt], ids=["resvg", "qt"])
Render = Callable[[str, str], Picture]


@BOTH
@ALL_PALETTES
def test_slices_lie_where_they_should(render: Render, chosen: Palette) -> None:
    """The middle of each eighth, clockwise from the top, has its category's colour; the hole is open."""
    ground = chosen.tokens.base
    picture = render(badges.donut(RING, None, 64, chosen, ""), ground)
    steps = [(0.38, -0.92), (0.92, -0.38), (0.92, 0.38), (0.38, 0.92)]
    around = [*steps, *((-x, -y) for x, y in steps)]
    for category, (x, y) in zip(RING, around, strict=True):
        assert near(picture.at(32 + 26.7 * x, 32 + 26.7 * y), rgb(chosen.category(category))), category
    assert near(picture.at(32, 32), rgb(ground))


@BOTH
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("style", ["classic", "proportional"])
def test_the_number_is_visible_from_48_px(render: Render, size: int, style: str) -> None:
    ink, ground = LIGHT.tokens.ink, LIGHT.tokens.base

    def draw(score: int | None) -> Picture:
        if style == "classic":
            return render(badges.donut(RING, score, size, LIGHT, ""), ground)
        arcs = shares(COUNTS, badges.minimum_arc(size))
        return render(badges.proportional(arcs, score, size, LIGHT, ""), ground)

    hole = (size * 0.2, size * 0.3, size * 0.8, size * 0.7)
    inside = draw(212).count(ink, hole) - draw(None).count(ink, hole)
    if size < badges.NUMBER_FROM:
        assert inside == 0
    else:
        assert inside > size * size * 4 * 0.01
        assert (draw(212).pixels != draw(217).pixels).any()
    assert draw(212).size == (size, size)


@BOTH
@pytest.mark.parametrize("score", [0, 7, 88, 1204, 99_999, 1_234_567])
def test_numbers_of_any_length_stay_inside_the_ring(render: Render, score: int) -> None:
    chosen = LIGHT
    picture = render(badges.donut(RING, score, 64, chosen, ""), chosen.tokens.base)
    ring_only = render(badges.donut(RING, None, 64, chosen, ""), chosen.tokens.base)
    rows, columns = np.nonzero((picture.pixels != ring_only.pixels).any(axis=2))
    assert rows.size
    furthest = np.hypot(columns + 0.5 - 64, rows + 0.5 - 64).max() / 2
    assert furthest < 32 - 64 * 0.165


@BOTH
def test_letters_from_100_px_one_for_each_run(render: Render) -> None:
    def letters(size: int, x: float, y: float) -> int:
        picture = render(badges.donut(slices([(Category.NEWS, 1)]), None, size, LIGHT, ""), "#FFFFFF")
        return picture.count("#FFFFFF", (x - 5, y - 5, x + 5, y + 5))

    assert letters(100, 50 + 42.5 * 0.383, 50 - 42.5 * 0.924) > 20  # N in the first slice
    assert letters(100, 50 + 42.5 * 0.924, 50 - 42.5 * 0.383) == 0  # none in the second
    assert letters(80, 40 + 33.4 * 0.383, 40 - 33.4 * 0.924) == 0


@BOTH
def test_slices_of_one_source_merge_below_40_px(render: Render) -> None:
    ring = slices([(Category.WIKIPEDIA, 1)])
    colour = LIGHT.category(Category.WIKIPEDIA)
    for size, gap in ((28, False), (64, True)):
        picture = render(badges.donut(ring, None, size, LIGHT, ""), "#FFFFFF")
        assert near(picture.at(size / 2, size * 0.08), rgb(colour)) is not gap


@BOTH
@ALL_PALETTES
@pytest.mark.parametrize("size", [12, 16, 24, 48, 64, 120])
def test_the_four_nothings_differ_in_shape(render: Render, chosen: Palette, size: int) -> None:
    """In greyscale and in one ink: what differs is the shape, not only the colour."""
    shapes = set()
    for state in NOTHINGS:
        svg = badges.nothing(state, size, chosen, "", "off")
        for colour in (chosen.tokens.bad, chosen.tokens.ink3, chosen.tokens.control):
            svg = svg.replace(colour, "#000000")
        picture = render(svg, "#FFFFFF")
        assert picture.count("#000000", (0, 0, size, size)) > size
        shapes.add(picture.pixels.tobytes())
    assert len(shapes) == 4


@BOTH
def test_no_score_mode_says_mentions_from_100_px(render: Render) -> None:
    for size, said in ((64, False), (100, True), (180, True)):
        svg = badges.donut(RING, None, size, LIGHT, "", ("68", "mentions"))
        picture = render(svg, LIGHT.tokens.base)
        box = (size * 0.3, size * 0.3, size * 0.7, size * 0.5)
        assert (picture.count(LIGHT.tokens.ink, box) > 50) is said
    long = badges.donut(
        RING, None, 100, LIGHT, "", ("123456789012345678", "a noun too long to be drawn there at all, ever")
    )
    assert render(long, LIGHT.tokens.base).size == (100, 100)


@BOTH
@ALL_PALETTES
def test_label(render: Render, chosen: Palette) -> None:
    tokens = chosen.tokens
    picture = render(badges.label(RING, "212", "Attention", chosen, ""), "#FF00FF")
    width, height = picture.size
    assert height == 24
    assert picture.count(tokens.base, (width - 30, 6, width - 5, 18)) > 60
    assert picture.count(tokens.ink, (27, 4, width - 45, 20)) > 60
    assert near(picture.at(width - 40, 3), rgb(tokens.track))
    assert badges.label(RING, "", "Attention", chosen, "") != badges.label(RING, "1", "Attention", chosen, "")
    nothings = {badges.label((), "–", "Attention", chosen, "", state) for state in NOTHINGS}
    assert len(nothings) == 4
    assert render(nothings.pop(), tokens.base).size[1] == 24
    assert "circle" in badges.label((), "0", "Attention", chosen, "")


@BOTH
@pytest.mark.parametrize("width", [100, 120, 180])
def test_bar(render: Render, width: int) -> None:
    picture = render(badges.bar(COUNTS, "212", "149 mentions", width, LIGHT, ""), "#FF00FF")
    assert picture.size == (width, 34)
    assert picture.count(LIGHT.tokens.ink, (10, 6, 40, 20)) > 60
    assert near(picture.at(11.5, 25.5), rgb(LIGHT.category(Category.NEWS)))
    assert near(picture.at(width - 12, 25.5), rgb(LIGHT.category(Category.MASTODON)))
    words = picture.count(LIGHT.tokens.ink3, (width - 70, 6, width - 10, 20))
    assert (words > 40) is (width == 180)


@BOTH
def test_bar_without_score_and_without_mentions(render: Render) -> None:
    no_score = render(badges.bar(COUNTS, "", "149 mentions", 100, LIGHT, ""), "#FFFFFF")
    assert no_score.count(LIGHT.tokens.ink3, (10, 6, 90, 20)) > 40
    empty = render(badges.bar([(Category.NEWS, 0)], "0", "none", 100, LIGHT, ""), "#FFFFFF")
    assert near(empty.at(50, 25.5), rgb(LIGHT.tokens.track))


def test_a_composition_keeps_to_its_width_and_shows_the_smallest() -> None:
    counts = [(category, 10**place) for place, category in enumerate(ORDER[:7])]
    root = ElementTree.fromstring(f"<g>{badges.composition(counts, 80, 5, LIGHT)}</g>")
    pieces = [(float(rect.get("x", "")), float(rect.get("width", ""))) for rect in root]
    assert len(pieces) == 7
    assert all(width >= 3 for _, width in pieces)
    assert sum(width for _, width in pieces) + 6 == pytest.approx(80, abs=0.05)
    many = ElementTree.fromstring(f"<g>{badges.composition([(c, 1) for c in ORDER], 40, 5, LIGHT)}</g>")
    assert float(many[-1].get("x", "")) + float(many[-1].get("width", "")) == pytest.approx(40, abs=0.1)


@BOTH
@pytest.mark.parametrize("size", [10, 15, 22])
def test_tiles(render: Render, size: int) -> None:
    for category in ORDER:
        picture = render(badges.tile(category, size, LIGHT, FACTS[category].letter), "#FF00FF")
        assert picture.count(LIGHT.letter_ink(category), (0, 0, size, size)) > 5


@BOTH
def test_an_empty_ring_is_still_a_badge(render: Render) -> None:
    for svg in (badges.donut((), 0, 64, LIGHT, ""), badges.proportional((), 0, 64, LIGHT, "")):
        picture = render(svg, "#FFFFFF")
        assert picture.count(LIGHT.tokens.ink, (20, 20, 44, 44)) > 40
        assert picture.count(LIGHT.tokens.control, (0, 0, 64, 64)) > 100


HOSTILE = 'Score 212 & <script>alert("1")</script>\x00\x0b\ud800\ufffe % {0} ]]> é 中文'


def test_words_are_in_the_title_and_safe() -> None:
    for svg in (
        badges.donut(RING, 212, 64, LIGHT, HOSTILE),
        badges.proportional(shares(COUNTS), 212, 64, LIGHT, HOSTILE),
        badges.nothing(State.FAILED, 64, LIGHT, HOSTILE),
        badges.sign(State.FAILED, 12, LIGHT, HOSTILE),
        badges.label(RING, "212", HOSTILE, LIGHT, HOSTILE),
        badges.bar(COUNTS, "212", HOSTILE, 180, LIGHT, HOSTILE),
        badges.tile(Category.X, 18, LIGHT, HOSTILE),
    ):
        root = ElementTree.fromstring(svg.encode())
        assert root.get("role") == "img"
        title = root[0]
        assert title.tag.endswith("title")
        assert title.text is not None
        assert title.text.startswith('Score 212 & <script>alert("1")</script>\ufffd\ufffd\ufffd\ufffd')
        assert not root.findall(".//{http://www.w3.org/2000/svg}script")
        assert not root.findall(".//{http://www.w3.org/2000/svg}text")
        assert by_resvg(svg, "#FFFFFF").size == by_qt(svg, "#FFFFFF").size
