"""Badges and a chart against what they must not cost: SVG text, PNG without Qt, a page's timeline."""

from __future__ import annotations

import io
import random
import time
from functools import partial

from matplotlib.figure import Figure

from altmetric_desktop.domain.categories import FACTS, Category, Family
from altmetric_desktop.domain.donut import runs, slices
from altmetric_desktop.drawing import badges, raster
from altmetric_desktop.drawing.charts import Look, Period, Texts, mentions_by_month
from altmetric_desktop.drawing.palette import Theme, palette
from tests.bench.table import Line, in_turns

BADGES = 5_000
#: 40,000 donuts a CPU second.
SVG_BUDGET_MS = BADGES / 40
PNGS = 25
CHART_BUDGET_MS = 200.0


def rings(count: int) -> list[tuple[Category, ...]]:
    """Different rings of one to eight sources, the same in every run."""
    chance = random.Random(1)  # noqa: S311 - figures to draw, no secret
    kinds = list(Category)
    return [
        slices([(category, chance.randint(1, 50)) for category in chance.sample(kinds, chance.randint(1, 8))])
        for _ in range(count)
    ]


def by_matplotlib(ring: tuple[Category, ...], score: int) -> bytes:
    """The yardstick: the same picture, eight wedges with gaps, letters and a number."""
    chosen = palette(Theme.LIGHT)
    figure = Figure(figsize=(1.8, 1.8), dpi=100)
    axes = figure.add_axes((0, 0, 1, 1))
    letters = [
        FACTS[category].letter if first else ""
        for category, count in runs(ring)
        for first in (index == 0 for index in range(count))
    ]
    axes.pie(
        [1] * len(ring),
        labels=letters,
        labeldistance=0.85,
        colors=[chosen.category(category) for category in ring],
        wedgeprops={"width": 0.3, "edgecolor": "white"},
    )
    axes.text(0, 0, str(score), ha="center", va="center")
    target = io.BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()


def svg_lines() -> list[Line]:
    """SVG text a CPU second."""
    chosen, many = palette(Theme.LIGHT), rings(BADGES)

    def draw(size: int) -> None:
        for score, ring in enumerate(many):
            badges.donut(ring, score, size, chosen, f"Attention score {score}")

    lines = []
    for size in (28, 64, 180):
        ours, _ = in_turns(partial(draw, size), lambda: None, 7, time.process_time)
        what = f"donut SVG, {size} px"
        lines.append(Line(what, f"{BADGES:,}", ours, SVG_BUDGET_MS, 1.0, "cpu ms", False, "40,000/s"))
    return lines


def png_line() -> Line:
    """PNG of a big badge beside matplotlib's."""
    chosen, some = palette(Theme.LIGHT), rings(PNGS)

    def ours() -> None:
        for score, ring in enumerate(some):
            raster.png(badges.donut(ring, score, 180, chosen, ""))

    def pies() -> None:
        for score, ring in enumerate(some):
            by_matplotlib(ring, score)

    found, theirs = in_turns(ours, pies, 3, time.process_time)
    return Line("donut PNG, 180 px", str(PNGS), found, theirs, 0.25, "cpu ms", False, "matplotlib")


def chart_line() -> Line:
    """The timeline of a details page, once warm."""
    periods = [
        Period(24_300 + number, str(number), str(number), ((Category.NEWS, number), (Category.X, 3)))
        for number in range(33)
    ]
    names = [(family, family.value) for family in Family]

    def chart() -> None:
        mentions_by_month(periods, names, Texts("Mentions by month", "n = 627"), Look(900, 300)).picture()

    ours, _ = in_turns(chart, lambda: None, 5, time.process_time)
    return Line("timeline of 33 months", "900 × 300", ours, CHART_BUDGET_MS, 1.0, "cpu ms", False, "limit")


def run() -> list[Line]:
    """SVG a CPU second, PNG beside matplotlib, a chart beside its limit."""
    return [*svg_lines(), png_line(), chart_line()]
