"""What every chart is drawn on: a matplotlib figure measured in pixels, with our fonts and colours.

The object interface only (no pyplot, no global state); text goes through one `text`, which never reads a
`$` as mathematics and draws `?` for what no font here can show. Takes 0.6 s to import: for the child
process and for files, never for the window's start.
"""

from __future__ import annotations

import importlib.util
import io
import unicodedata
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from typing import Literal

from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D
from msgspec import Struct

from altmetric_desktop.domain.pictures import Cell, ChartPicture, HoverBox
from altmetric_desktop.drawing.charts.titles import semibold
from altmetric_desktop.drawing.palette import CategoryColours, Palette, Theme, palette

Format = Literal["png", "svg", "pdf"]
Align = Literal["left", "center", "right"]
DPI = 100
#: Half the height of capitals, in parts of the font size.
HALF_CAP = 0.364
#: Families asked after Inter, in this order, where the system has them (CJK, then anything wide).
FALLBACKS = (
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Droid Sans Fallback",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans",
    "Yu Gothic",
    "Malgun Gothic",
    "Arial Unicode MS",
    "DejaVu Sans",
)


class Look(Struct, frozen=True):
    """Size in logical pixels, pixels per logical pixel, colours, and the setting *Text size* (1 = 100 %)."""

    width: int = 900
    height: int = 300
    ratio: float = 1.0
    theme: Theme = Theme.LIGHT
    colours: CategoryColours = CategoryColours.CLASSIC
    text_size: float = 1.0

    @property
    def palette(self) -> Palette:
        """The colours meant."""
        return palette(self.theme, self.colours)


class Margins(Struct, frozen=True):
    """Room around the plotting area, in logical pixels."""

    left: float
    top: float
    right: float
    bottom: float


class Canvas:
    """One figure. Coordinates of `text`, `rectangle` and `line` are logical pixels from the top left."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.tokens = look.palette.tokens
        self.figure = Figure(
            figsize=(look.width / DPI, look.height / DPI),
            dpi=DPI * look.ratio,
            facecolor=self.tokens.base,
        )
        FigureCanvasAgg(self.figure)
        self._pixels = (
            Affine2D().scale(1 / look.width, -1 / look.height).translate(0, 1) + self.figure.transFigure
        )

    def points(self, pixels: float) -> float:
        """Logical pixels as typographic points, for line widths and fonts."""
        return pixels * 72 / DPI

    def axes(self, margins: Margins) -> Axes:
        """A bare plotting area: no frame, no ticks; what is labelled is labelled by `text`."""
        wide, high = self.look.width, self.look.height
        inner_width = max(1.0, wide - margins.left - margins.right)
        inner_height = max(1.0, high - margins.top - margins.bottom)
        axes = self.figure.add_axes(
            (margins.left / wide, margins.bottom / high, inner_width / wide, inner_height / high)
        )
        axes.set_axis_off()
        axes.set_autoscale_on(False)
        return axes

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str,
        *,
        align: Align = "left",
        room: float | None = None,
    ) -> None:
        """A line of text, its capitals centred on `y`, cut with … where it would be wider than `room`."""
        shown = drawable(words)
        if room is not None:
            shown = self._cut(shown, size, room)
        self.figure.text(
            x,
            y + HALF_CAP * size * self.look.text_size,
            shown,
            transform=self._pixels,
            fontsize=self.points(size * self.look.text_size),
            fontfamily=list(families()),
            color=colour,
            ha=align,
            va="baseline",
            parse_math=False,
        )

    def title(self, x: float, y: float, words: str, size: float, room: float) -> None:
        """A title in semi-bold, in the regular weight where it does not fit or has no outlines."""
        found = semibold(drawable(words))
        scale = size * self.look.text_size
        if found is None or found[1] * scale > room:
            self.text(x, y, words, size, self.tokens.ink, room=room)
            return
        place = Affine2D().scale(scale).translate(x, y + HALF_CAP * scale) + self._pixels
        self.figure.add_artist(
            PathPatch(found[0], transform=place, facecolor=self.tokens.ink, linewidth=0, snap=False)
        )

    def wrapped(self, words: str, size: float, room: float, most: int) -> tuple[str, ...]:
        """The words broken into lines that fit `room`, at most `most`; the rest goes into the last."""
        lines: list[str] = []
        for word in drawable(words).split():
            longer = f"{lines[-1]} {word}" if lines else word
            if not lines or (len(lines) < most and self.measured(longer, size) > room):
                lines.append(word)
            else:
                lines[-1] = longer
        return tuple(lines)

    def measured(self, words: str, size: float) -> float:
        """How wide a line of text is, in logical pixels."""
        return _advance(drawable(words)) * size * self.look.text_size

    def _cut(self, words: str, size: float, room: float) -> str:
        if self.measured(words, size) <= room:
            return words
        low, high = 0, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            if self.measured(words[:middle].rstrip() + "…", size) <= room:
                low = middle
            else:
                high = middle - 1
        return words[:low].rstrip() + "…" if low else ""

    def rectangle(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with slightly round corners: keys of a legend, bars with a label."""
        self.figure.add_artist(
            FancyBboxPatch(
                (x, y),
                width,
                height,
                boxstyle="round,pad=0,rounding_size=1.5",
                transform=self._pixels,
                facecolor=colour,
                linewidth=0,
            )
        )

    def sharp(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle with square corners."""
        self.figure.add_artist(
            Rectangle((x, y), width, height, transform=self._pixels, facecolor=colour, linewidth=0)
        )

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        *,
        dashed: bool = False,
        behind: bool = False,
    ) -> None:
        """A straight hairline, `behind` the plotted figures or before them."""
        self.figure.add_artist(
            Line2D(
                [start[0], end[0]],
                [start[1], end[1]],
                transform=self._pixels,
                color=colour,
                linewidth=self.points(1),
                linestyle=(0, (3, 3)) if dashed else "-",
                solid_capstyle="butt",
                zorder=-1 if behind else 2,
            )
        )


class Drawn(Struct, frozen=True):
    """A chart as a figure, with what lies where and its figures. `words`: accessible text."""

    canvas: Canvas
    boxes: tuple[HoverBox, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    words: str

    def file(self, format: Format) -> bytes:
        """The same figure as PNG (at the look's ratio), SVG or PDF; equal input, equal bytes."""
        dates: dict[Format, dict[str, str | None]] = {
            "png": {"Software": None},
            "svg": {"Date": None, "Title": drawable(self.words)},
            "pdf": {"CreationDate": None, "Title": drawable(self.words)},
        }
        target = io.BytesIO()
        with _settings():
            figure = self.canvas.figure
            figure.savefig(target, format=format, dpi=figure.dpi, metadata=dates[format])
        return target.getvalue()

    def picture(self) -> ChartPicture:
        """The chart as it goes to the screen."""
        look = self.canvas.look
        return ChartPicture(
            self.file("png"),
            look.width,
            look.height,
            look.ratio,
            self.boxes,
            self.header,
            self.rows,
            self.words,
        )


def _settings() -> AbstractContextManager[None]:
    """Unhinted: hinted letters stand on whole pixels and apart. Ids in SVG don't change from run to run."""
    return rc_context({"text.hinting": "no_hinting", "svg.hashsalt": "altmetric-desktop"})


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Inter from its package, then those fallbacks that the system has."""
    names = []
    found = importlib.util.find_spec("fontpkg_inter")
    if found is not None and found.origin is not None:
        path = Path(found.origin).parent / "files" / "Inter[opsz,wght].ttf"
        if path.is_file():
            fontManager.addfont(path)
            names.append("Inter")
    installed = {entry.name for entry in fontManager.ttflist}
    return (*names, *(name for name in FALLBACKS if name in installed))


@lru_cache(maxsize=8192)
def _advance(words: str) -> float:
    """How wide a line is at a font size of 1, unhinted."""
    if not words:
        return 0.0
    font = FontProperties(family=list(families()), size=100)
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width) / 100


@lru_cache(maxsize=1)
def _known() -> frozenset[int]:
    """Every character that one of our families can draw."""
    known: set[int] = set()
    wanted = set(families())
    for entry in fontManager.ttflist:
        if entry.name in wanted:
            known.update(get_font(entry.fname).get_charmap())
    return frozenset(known)


@lru_cache(maxsize=2048)
def drawable(words: str) -> str:
    """The words on one line; a control, or a character that no font here can draw, becomes `?`."""
    known = _known()
    line = " ".join(words.split())
    return "".join(
        character if ord(character) in known and unicodedata.category(character)[0] != "C" else "?"
        for character in line
    )
