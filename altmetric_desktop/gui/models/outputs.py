"""The table of outputs as a model: an array of ids and the last used pages of 32 lines.

A page is fetched by ids when one of its rows is first painted (1–2 ms), never by OFFSET, never all.
Lines hold ready strings; a cell without a figure says which nothing it is.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from altmetric_desktop.domain import donut
from altmetric_desktop.domain.categories import FACTS, ORDER, Category, Family
from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.filters import SortKey
from altmetric_desktop.domain.scoring import rounded_up
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import OutputRow

#: Rows fetched at once: a window and a half. 200 cost four times as much before the first paint.
PAGE = 24
#: Authors named in a row before “+n”.
NAMED = 2
#: Pages kept.
KEPT = 256

Index = QModelIndex | QPersistentModelIndex
Cell = str | State

#: Which nothing is told where several categories are added up: what a person must know of comes first.
_WEIGHT = {State.NOT_COLLECTED: 0, State.NOT_COVERED: 1, State.ZERO: 2, State.FAILED: 3, State.FOUND: 4}
SOCIAL = tuple(category for category in ORDER if FACTS[category].family is Family.SOCIAL)


class Column(Struct, frozen=True):
    """A column: `key` names its words (`column.KEY`), `width` in px at text size 100 %."""

    key: str
    width: int
    sort: SortKey | None = None
    category: Category | None = None
    numeric: bool = True
    shown: bool = True


_SHOWN = {Category.NEWS, Category.POLICY, Category.WIKIPEDIA, Category.QNA}

#: Names that need more room beside the arrow of the order than most (px).
_WIDE = dict.fromkeys((Category.PODCASTS, Category.MASTODON, Category.FACEBOOK, Category.PEER_REVIEWS), 88)

COLUMNS: tuple[Column, ...] = (
    Column("score", 96, SortKey.SCORE),
    Column("title", 320, SortKey.TITLE, numeric=False),
    Column("venue", 180, SortKey.VENUE, numeric=False, shown=False),
    Column("published", 108, SortKey.PUBLISHED, numeric=False),
    Column("type", 100, SortKey.TYPE, numeric=False, shown=False),
    Column("mentions", 150, SortKey.MENTIONS),
    *(
        Column(
            category.value,
            _WIDE.get(category, 64 if category in _SHOWN else 76),
            SortKey.CATEGORY,
            category,
            shown=category in _SHOWN,
        )
        for category in ORDER
    ),
    Column("social", 64, SortKey.SOCIAL),
    Column("citations", 84, SortKey.CITATIONS),
)
SCORE, TITLE, VENUE, PUBLISHED, TYPE, MENTIONS = range(6)


class Line(Struct, frozen=True):
    """One output as painted. `score` and `mentions` are figures or the nothing in their place."""

    id: int
    title: str
    second: str
    authors: str
    venue: str
    published: str
    type: str
    score: Cell
    points: float
    mentions: Cell
    total: int
    ring: tuple[Category, ...]
    counts: tuple[tuple[Category, int], ...]
    states: tuple[tuple[Category, State], ...]
    citations: Cell
    doi: str
    trackable: bool


class OutputsModel(QAbstractTableModel):
    """Ids in order; lines on demand. `troubled` when a page could not be read."""

    troubled = Signal(object)

    def __init__(
        self, kit: Kit, fetch: Callable[[Sequence[int]], list[OutputRow]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.kit = kit
        self._fetch = fetch
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Line | OutputRow]] = OrderedDict()
        self._newest = -1

    @property
    def ids(self) -> array[int]:
        """The ids in their order."""
        return self._ids

    def show_ids(self, ids: array[int]) -> None:
        """Other rows, or another order."""
        self.beginResetModel()
        self._ids = ids
        self._pages.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """The same rows may say other things: forget the lines, paint again."""
        self._pages.clear()
        if len(self._ids):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(COLUMNS) - 1))

    def row_of(self, output: int) -> int:
        """Where an output stands, −1 where it is not listed."""
        try:
            return self._ids.index(output)
        except ValueError:
            return -1

    def line(self, row: int) -> Line:
        """The line of a row; its page is fetched where it is not at hand, its strings are made once."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._load(number)
        elif number != self._newest:
            self._pages.move_to_end(number)
        self._newest = number
        line = page[place]
        if not isinstance(line, Line):
            line = page[place] = self.made(line)
        return line

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All rows of the listing."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All columns, hidden ones too."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tooltip and what a screen reader says."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index.row(), index.column())
            return self._word(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if COLUMNS[index.column()].numeric else Qt.AlignmentFlag.AlignLeft
            )
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(self._tooltip(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of columns; a hidden header still names them."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.kit.say(f"column.{COLUMNS[section].key}")
        if role == Qt.ItemDataRole.ToolTipRole:
            key = f"column.{COLUMNS[section].key}.tip"
            return escaped(self.kit.say(key)) if self.kit.words.knows(key) else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = COLUMNS[section].numeric and section != MENTIONS
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def cell(self, row: int, column: int) -> Cell:
        """What a cell shows: text, or the nothing that stands for it."""
        line = self.line(row)
        fixed: tuple[Cell, ...] = (
            line.score, line.title, line.venue, line.published, line.type, line.mentions
        )  # fmt: skip
        if column < len(fixed):
            return fixed[column]
        spec = COLUMNS[column]
        if spec.category is not None:
            return self._count(line, (spec.category,))
        return self._count(line, SOCIAL) if spec.key == "social" else line.citations

    def spoken(self, row: int, column: int) -> str:
        """A cell in words."""
        line = self.line(row)
        if column == SCORE:
            return score_in_words(self.kit, line)
        if column == TITLE:
            return f"{line.title}. {line.second}"
        return f"{self.kit.say('column.' + COLUMNS[column].key)}: {self._word(self.cell(row, column))}"

    def _tooltip(self, row: int, column: int) -> str:
        line = self.line(row)
        if column == SCORE:
            return score_in_words(self.kit, line)
        if column == TITLE:
            return f"{line.title}\n{line.second}"
        cell = self.cell(row, column)
        if isinstance(cell, State):
            return f"{self._word(cell)}: {self.kit.say('state.' + cell.value + '.cell')}"
        return composition_in_words(self.kit, line) if column == MENTIONS else ""

    def _word(self, cell: Cell) -> str:
        if isinstance(cell, State):
            return "0" if cell is State.ZERO else self.kit.say(f"state.{cell.value}")
        return cell

    def _count(self, line: Line, categories: tuple[Category, ...]) -> Cell:
        posts = sum(number for category, number in line.counts if category in categories)
        if posts:
            return self.kit.figures.whole(posts)
        if not line.trackable:
            return State.NOT_COVERED
        known = [state for category, state in line.states if category in categories]
        return max(known, key=_WEIGHT.__getitem__, default=State.NOT_COLLECTED)

    def _load(self, number: int) -> list[Line | OutputRow]:
        wanted = self._ids[number * PAGE : (number + 1) * PAGE]
        try:
            found = {row.id: row for row in self._fetch(wanted)}
        except AltmetricError as error:
            found = {}
            self.troubled.emit(error)
        page: list[Line | OutputRow] = [found.get(output) or self._gone(output) for output in wanted]
        self._pages[number] = page
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return page

    def made(self, row: OutputRow) -> Line:
        """A row as a line of ready strings."""
        figures = self.kit.figures
        counts = tuple((count.category, count.posts) for count in row.counts)
        score: Cell
        if row.mentions == 0:
            score = _nothing_of(row)
        elif row.points is None:
            score = State.NOT_COLLECTED
        else:
            score = figures.whole(rounded_up(round(row.points * 100)))
        authors = short_authors(row.authors)
        mentions: Cell = figures.whole(row.mentions) if row.mentions else score
        return Line(
            id=row.id,
            title=row.title or row.doi or self.kit.say("output.no-title"),
            second=" · ".join(part for part in (authors, row.venue) if part),
            authors=authors,
            venue=row.venue,
            published=figures.day(row.published),
            type=self.kit.say(f"type.{row.type.value}"),
            score=score,
            points=row.points or 0.0,
            mentions=mentions if row.mentions or isinstance(mentions, State) else State.ZERO,
            total=row.mentions,
            ring=donut.slices(counts),
            counts=counts,
            states=row.states,
            citations=State.NOT_COLLECTED if row.citations is None else figures.whole(row.citations),
            doi=row.doi or "",
            trackable=row.trackable,
        )

    def _gone(self, output: int) -> Line:
        no, title = State.NOT_COLLECTED, self.kit.say("output.gone")
        return Line(output, title, "", "", "", "", "", no, 0.0, no, 0, (), (), (), no, "", True)


def _nothing_of(row: OutputRow) -> State:
    """Which nothing an output without mentions is: zero only where somebody was asked."""
    if not row.trackable:
        return State.NOT_COVERED
    known = {state for _, state in row.states}
    for state in (State.ZERO, State.FAILED, State.NOT_COLLECTED):
        if state in known:
            return state
    return State.NOT_COLLECTED


def short_authors(names: str) -> str:
    """“Okonjo-Reyes, Amara; Halvorsen-Ito, Liv; Sorrel, Nour” → “Okonjo-Reyes A, Halvorsen-Ito L, +1”."""
    everybody = [name for name in names.split("; ") if name]
    shown = [_short(name) for name in everybody[:NAMED]]
    rest = len(everybody) - len(shown)
    return ", ".join([*shown, f"+{rest}"] if rest else shown)


def _short(name: str) -> str:
    last, comma, given = name.partition(", ")
    initials = "".join(part[0] for part in given.replace("-", " ").split() if part)
    return f"{last} {initials}" if comma and initials else name


def score_in_words(kit: Kit, line: Line) -> str:
    """“Attention score 212 from 149 mentions: 31 news, 7 blogs …”, or which nothing it is."""
    if isinstance(line.score, State):
        return f"{kit.say('state.' + line.score.value)}: {kit.say('state.' + line.score.value + '.output')}"
    return kit.say("score.spoken", score=line.score, n=line.total, parts=composition_in_words(kit, line))


def composition_in_words(kit: Kit, line: Line) -> str:
    """“31 news, 7 blogs, 5 policy”."""
    return ", ".join(
        f"{kit.figures.whole(posts)} {kit.say('category.' + category.value).lower()}"
        for category, posts in line.counts
    )
