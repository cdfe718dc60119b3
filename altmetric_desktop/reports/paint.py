"""How cells look: every style once, as the index under which a row names it.

Styles are made by openpyxl in the workbook that is saved last; colours come from `drawing.palette`. Knows no
sheet and no value.
"""

from __future__ import annotations

from msgspec import Struct
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

from altmetric_desktop.drawing.palette import LIGHT

FONT = "Calibri"


def argb(colour: str) -> str:
    """A colour of the palette as Excel writes it."""
    return colour.removeprefix("#")


_INK = argb(LIGHT.ink)
_INK2 = argb(LIGHT.ink2)
_ACCENT = argb(LIGHT.accent_text)

_HAIRLINE = Border(bottom=Side(style="thin", color=argb(LIGHT.line)))
_UNDER_HEADER = Border(bottom=Side(style="thin", color=_ACCENT))


class Recipe(Struct, frozen=True):
    """One look. `format` is an Excel number format; `named` one of Excel's own styles, for screen readers."""

    format: str = "General"
    size: float = 11
    bold: bool = False
    colour: str = _INK
    fill: str = ""
    across: str = "left"
    down: str = "top"
    wrap: bool = False
    underline: bool = False
    border: Border | None = _HAIRLINE
    named: str = ""
    open: bool = False
    indent: int = 1


def _figure(format: str) -> Recipe:
    """A number at the right edge, kept off it by its format: LibreOffice 7.4 drops some indents."""
    return Recipe(format=format, across="right", indent=0)


RECIPES: dict[str, Recipe] = {
    "title": Recipe(
        indent=0, size=16, bold=True, colour=_ACCENT, border=None, named="Headline 1", down="center"
    ),
    "section": Recipe(indent=0, size=12, bold=True, colour=_ACCENT, border=None, named="Headline 2"),
    "sentence": Recipe(indent=0, colour=_INK2, border=None),
    "back": Recipe(indent=0, colour=_ACCENT, underline=True, border=None),
    "label": Recipe(indent=0, bold=True, colour=_INK2, wrap=True),
    "strong": Recipe(bold=True, wrap=True),
    "caution": Recipe(size=12, wrap=True, border=None),
    "header": Recipe(
        bold=True,
        colour=_ACCENT,
        fill=argb(LIGHT.accent_soft),
        wrap=True,
        down="bottom",
        border=_UNDER_HEADER,
    ),
    "header-right": Recipe(
        bold=True,
        colour=_ACCENT,
        fill=argb(LIGHT.accent_soft),
        wrap=True,
        across="right",
        down="bottom",
        border=_UNDER_HEADER,
    ),
    "text": Recipe(),
    "wrap": Recipe(wrap=True),
    "identifier": Recipe(format="@"),
    "identifier-wrap": Recipe(format="@", wrap=True),
    "integer": _figure("#,##0_)"),
    "key": _figure("0_)"),
    "number": _figure("#,##0.00_)"),
    "share": _figure("0%_)"),
    "percent": _figure("0.0%_)"),
    "date": Recipe(format="yyyy-mm-dd"),
    "month": Recipe(format="yyyy-mm"),
    "year": Recipe(format="yyyy"),
    "datetime": Recipe(format="yyyy-mm-dd hh:mm"),
    "link": Recipe(colour=_ACCENT, underline=True),
    "good": Recipe(bold=True, colour=argb(LIGHT.ok)),
    "weak": Recipe(bold=True, colour=argb(LIGHT.warn)),
    "bad": Recipe(bold=True, colour=argb(LIGHT.bad)),
    "change": _figure("+#,##0.##_);−#,##0.##_);0_)"),
    "change-percent": _figure("+0.0%_);−0.0%_);0%_)"),
    "open": Recipe(format="#,##0.00_)", across="right", indent=0, fill=argb(LIGHT.mark), open=True),
}


class Paint:
    """Gives styles of `book` their index. An index stays the same until the book is saved."""

    def __init__(self, book: Workbook) -> None:
        self._cell = book.worksheets[0].cell(row=1, column=1)
        self._known: dict[tuple[str, bool], int] = {}

    def style(self, name: str, quoted: bool = False) -> int:
        """The index of a style. `quoted`: with Excel's quote prefix, so that an edited cell stays text."""
        known = self._known.get((name, quoted))
        if known is None:
            known = self._known[name, quoted] = self._mix(RECIPES[name], quoted)
        return known

    def _mix(self, recipe: Recipe, quoted: bool) -> int:
        cell = self._cell
        cell.style = recipe.named or "Normal"
        cell.font = Font(
            name=FONT,
            size=recipe.size,
            bold=recipe.bold,
            color=recipe.colour,
            underline="single" if recipe.underline else None,
        )
        cell.fill = PatternFill("solid", fgColor=recipe.fill) if recipe.fill else PatternFill()
        cell.border = recipe.border or Border()
        cell.alignment = Alignment(
            horizontal=recipe.across, vertical=recipe.down, wrap_text=recipe.wrap, indent=recipe.indent
        )
        cell.number_format = recipe.format
        cell.protection = Protection(locked=not recipe.open)
        cell.quotePrefix = quoted
        return int(cell.style_id)
