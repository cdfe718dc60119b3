"""Badges and a chart beside what else would draw them: SVG text, PNG without Qt, a page's timeline."""

from __future__ import annotations

import io
import random
import time
from functools import partial

from matplotlib.figure import Figure
from PySide6.QtCore import QBuffer, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication

from altmetric_desktop.domain.categories import FACTS, Category, Family
from altmetric_desktop.domain.donut import runs, slices
from altmetric_desktop.drawing import badges, raster
from altmetric_desktop.drawing.charts import Look, Period, Texts, mentions_by_month
from altmetric_desktop.drawing.palette import Theme, palette
from tests.bench.table import Line, in_turns

BADGES = 500
PNGS = 25
#: On the machine of the study 40,000 donuts a CPU second, where QSvgGenerator wrote 4,250.
SVG_BUDGET = 4_250 / 40_000


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


def by_qt(ring: tuple[Category, ...], score: int, size: int) -> bytes:
    """The yardstick: the same picture painted into Qt's own SVG writer."""
    chosen, target = palette(Theme.LIGHT), QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(target)
    generator.setSize(QSize(size, size))
    painter = QPainter(generator)
    painter.setPen(Qt.PenStyle.NoPen)
    for place, category in enumerate(ring):
        path = QPainterPath()
        path.arcMoveTo(0, 0, size, size, 90 - 45 * place)
        path.arcTo(0, 0, size, size, 90 - 45 * place, -45)
        inner, side = size * 0.15, size * 0.7
        path.arcTo(inner, inner, side, side, 45 - 45 * place, 45)
        path.closeSubpath()
        painter.fillPath(path, QColor(chosen.category(category)))
    painter.setPen(QColor(chosen.tokens.ink))
    painter.drawText(QRect(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, str(score))
    painter.end()
    return bytes(target.data().data())


def svg_lines() -> list[Line]:
    """SVG text beside Qt's writer."""
    chosen, many = palette(Theme.LIGHT), rings(BADGES)

    def ours(size: int) -> None:
        for score, ring in enumerate(many):
            badges.donut(ring, score, size, chosen, f"Attention score {score}")

    def theirs(size: int) -> None:
        for score, ring in enumerate(many):
            by_qt(ring, score, size)

    lines = []
    for size in (28, 64, 180):
        mine, qt = in_turns(partial(ours, size), partial(theirs, size), 5, time.process_time)
        what = f"donut SVG, {size} px"
        lines.append(Line(what, f"{BADGES:,}", mine, qt, SVG_BUDGET, "cpu ms", False, "QSvgGenerator"))
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
    """The timeline of a details page beside plain matplotlib with the same bars."""
    counts = list(range(33))
    periods = [
        Period(24_300 + number, str(number), str(number), ((Category.NEWS, number), (Category.X, 3)))
        for number in counts
    ]
    names = [(family, family.value) for family in Family]

    def ours() -> None:
        mentions_by_month(periods, names, Texts("Mentions by month", "n = 627"), Look(900, 300)).picture()

    def plain() -> None:
        figure = Figure(figsize=(9, 3), dpi=100)
        axes = figure.add_subplot()
        axes.bar(counts, [3] * 33, label="social")
        axes.bar(counts, counts, bottom=[3] * 33, label="media")
        axes.set_title("Mentions by month")
        axes.legend()
        axes.grid(axis="y")
        figure.savefig(io.BytesIO(), format="png")

    found, theirs = in_turns(ours, plain, 5, time.process_time)
    return Line("timeline of 33 months", "900 × 300", found, theirs, 1.0, "cpu ms", False, "bare matplotlib")


def run() -> list[Line]:
    """SVG, PNG, a chart."""
    application = QApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    lines = [*svg_lines(), png_line(), chart_line()]
    del application
    return lines
