"""What a sheet is before it is written: lines and tables, with the look of each cell by name.

A sheet module makes these values; `pen` turns them into XML, `furniture` adds what surrounds the rows. Knows
neither openpyxl nor the file.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct

from altmetric_desktop.domain.tables import Cell, Column

#: Title, sentence, snapshot line, one empty row: a sheet's first table starts here.
FIRST_ROW = 5


class Said(Struct, frozen=True):
    """A cell that looks or acts unlike its column.

    `link`: an address from outside, `inside`: a place in this file as `'Sheet'!A1`. `formula`: without `=`;
    `value` is then its result as we computed it, so that a reader who does not recalculate sees it too.
    """

    value: Cell
    style: str = ""
    link: str = ""
    inside: str = ""
    formula: str = ""


RichCell = Cell | Said


class Grid(Struct, frozen=True):
    """A table of rich cells. Each row has one cell a column; `rows` are read once, while they are written."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[RichCell]]


class Line(Struct, frozen=True):
    """A row outside any table. `height` in points, None = one line."""

    cells: Sequence[RichCell]
    style: str = "text"
    height: float | None = None


class Extent(Struct, frozen=True):
    """Where a written table stands: its heading row, last row and column letters by key."""

    sheet: str
    name: str
    top: int
    bottom: int
    rows: int
    columns: dict[str, str]

    @property
    def reference(self) -> str:
        """The whole table with its headings, e.g. `A5:C20`."""
        letters = list(self.columns.values())
        return f"{letters[0]}{self.top}:{letters[-1]}{self.bottom}"

    def cells(self, key: str) -> str:
        """The cells of a column below its heading, as a formula on another sheet names them."""
        letter = self.columns[key]
        return f"{quoted(self.sheet)}!${letter}${self.top + 1}:${letter}${self.bottom}"

    def here(self, key: str) -> str:
        """The cells of a column below its heading, on the same sheet."""
        letter = self.columns[key]
        return f"{letter}{self.top + 1}:{letter}{self.bottom}"


#: A block may need to know where earlier blocks of its sheet stand.
Block = Line | Grid | Callable[[Sequence[Extent]], Sequence[Line | Grid]]


class Sheet(Struct, frozen=True):
    """One sheet. `frozen`: columns that stay in view; `pages_wide` for print; `answers`: its Contents line.

    `bars`: keys of columns that get data bars. `widths` in characters, where the tables' columns do not say
    (Cover); `hashed`: its rows are part of the content hash; `alarm`: a column's key and the word that turns
    red there.
    """

    key: str
    name: str
    title: str
    sentence: str
    blocks: Sequence[Block]
    answers: str = ""
    frozen: int = 0
    pages_wide: int = 1
    one_page: bool = False
    portrait: bool = False
    bars: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    hashed: bool = False
    linked_headings: bool = True
    last_data: Cell = None
    alarm: tuple[str, str] | None = None


#: Points a line of body text; what is lost to indent and padding; how far letters are narrower than digits.
LINE_HEIGHT = 15.0
_PADDING = 1.6
_MOST_HEIGHT = 405.0
_NARROWER = 1.17
_LOST_TO_WORDS = 3.0


def lines_needed(text: str, width: float) -> int:
    """About how many lines a text takes in a column, `width` in characters.

    LibreOffice 7.4 sets no height itself, Excel keeps what it is given. East Asian letters count twice.
    """
    letters = len(text)
    if not text.isascii():
        letters += sum(
            1 for letter in text if letter >= "\u1100" and unicodedata.east_asian_width(letter) in "WF"
        )
    usable = max(3.0, width - _PADDING)
    if letters <= usable * _NARROWER and "\n" not in text:
        return 1
    per_line = max(2.0, usable * _NARROWER - min(_LOST_TO_WORDS, usable / 4))
    return int(-(-letters // per_line)) + text.count("\n")


def height_of(lines: int) -> float | None:
    """A row's height in points, None for one line."""
    return None if lines <= 1 else min(_MOST_HEIGHT, lines * LINE_HEIGHT)


def quoted(sheet: str) -> str:
    """A sheet's name as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def place(sheet: str, cell: str = "A1") -> str:
    """A link to a place in this file."""
    return f"{quoted(sheet)}!{cell}"
