"""Units as a tree, each hierarchy by itself: all of them at hand, those that fit the search listed.

Cells are made when they are painted: five thousand units open at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TONE
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import UnitRow

Index = QModelIndex | QPersistentModelIndex
NAME, OUTPUTS, OWN, ORIGIN = range(4)
COLUMNS = ("name", "outputs", "own", "origin")
#: Under this role a row says whether it is a hierarchy, which is no unit itself.
HEADING = Qt.ItemDataRole.UserRole + 2
_NUMBERS = frozenset({OUTPUTS, OWN})
_TOP = -1


def unit_of(row: UnitRow) -> Unit:
    """A row's unit."""
    return Unit(row.path, row.hierarchy)


def path_words(path: Iterable[str]) -> str:
    """A path as the window shows it."""
    return " › ".join(path)


def called(unit: Unit) -> str:
    """A unit by its name and, behind it, the one above: the end of a long path says most."""
    return unit.path[-1] if len(unit.path) == 1 else f"{unit.path[-1]} ({unit.path[-2]})"


def whole_name(kit: Kit, unit: Unit, *, several: bool = True) -> str:
    """A unit by its path; `several`: with its hierarchy, where that is not the organisation's."""
    path = path_words(unit.path)
    return (
        kit.say("unit.of-hierarchy", name=unit.hierarchy, path=path) if several and unit.hierarchy else path
    )


def short_names(kit: Kit, rows: Sequence[UnitRow]) -> dict[int, str]:
    """Each unit by its own name; by its whole path where another one has that name."""
    times = Counter(row.path[-1].casefold() for row in rows)
    return {
        row.id: row.path[-1] if times[row.path[-1].casefold()] == 1 else whole_name(kit, unit_of(row))
        for row in rows
    }


class UnitsModel(QAbstractItemModel):
    """`show_units` hands all of them in, `narrow` chooses what is listed: what fits, and what is above it.

    Where there are several hierarchies, each has a row of its own. `columns`: how many of `COLUMNS`.
    """

    def __init__(self, kit: Kit, columns: int = len(COLUMNS), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self._columns = columns
        self._rows: list[UnitRow] = []
        self._only: str | None = None
        #: By node: its name, the node above. Nodes from `len(_rows)` on are hierarchies.
        self._names: list[str] = []
        self._above: list[int] = []
        self._folded: list[str] = []
        self._numbers: dict[int, int] = {}
        self._below: dict[int, list[int]] = {}
        self._place: dict[int, int] = {}
        self._words: tuple[str, ...] = ()
        #: How many units fit the search.
        self.fitting = 0

    @property
    def units(self) -> Sequence[UnitRow]:
        """All units."""
        return self._rows

    @property
    def narrowed(self) -> bool:
        """Whether a search is on."""
        return bool(self._words)

    def show_units(self, rows: Sequence[UnitRow], hierarchy: str | None = None) -> None:
        """Other units (the same ones change nothing); of `hierarchy` only, where one is given."""
        wanted = [row for row in rows if hierarchy is None or row.hierarchy == hierarchy]
        if wanted and (wanted, hierarchy) == (self._rows, self._only):
            return  # thousands of rows are not laid out anew for nothing
        self.beginResetModel()
        self._rows, self._only = wanted, hierarchy
        self._numbers = {row.id: place for place, row in enumerate(self._rows)}
        groups = list(dict.fromkeys(row.hierarchy for row in self._rows))
        headed = hierarchy is None and any(groups)
        places = {(row.hierarchy, row.path): place for place, row in enumerate(self._rows)}
        tops = {name: len(self._rows) + place if headed else _TOP for place, name in enumerate(groups)}
        self._names = [row.path[-1] for row in self._rows]
        self._above = [_above(row, places, tops[row.hierarchy]) for row in self._rows]
        self._folded = [f"{' '.join(row.path)} {row.code}".casefold() for row in self._rows]
        if headed:
            self._names += [name or self.kit.say("unit.organisation") for name in groups]
            self._above += [_TOP] * len(groups)
        self._list()
        self.endResetModel()

    def narrow(self, words: str) -> None:
        """List the units whose path holds all words, with those above them."""
        self.beginResetModel()
        self._words = tuple(words.casefold().split())
        self._list()
        self.endResetModel()

    def _list(self) -> None:
        fits = [
            place
            for place, text in enumerate(self._folded)
            if not self._words or all(word in text for word in self._words)
        ]
        self.fitting = len(fits)
        shown: set[int] = set()
        for place in fits:
            at = place
            while at != _TOP and at not in shown:
                shown.add(at)
                at = self._above[at]
        self._below = {}
        count = len(self._rows)
        order = {at: (at < count, self._names[at].casefold() if at < count else "", at) for at in shown}
        for place in sorted(shown, key=order.__getitem__):
            self._below.setdefault(self._above[place], []).append(place)
        self._place = {node: row for nodes in self._below.values() for row, node in enumerate(nodes)}

    def unit(self, index: Index) -> UnitRow | None:
        """The unit of a row; None for a hierarchy, or for no row."""
        node = int(index.internalId()) if index.isValid() else _TOP
        return self._rows[node] if 0 <= node < len(self._rows) else None

    def index_of(self, number: int, column: int = NAME) -> QModelIndex:
        """Where a unit (its id) is listed; no index where it is not."""
        node = self._numbers.get(number, _TOP)
        return self.createIndex(self._place[node], column, node) if node in self._place else QModelIndex()

    def first_fitting(self) -> QModelIndex:
        """The first listed unit that fits the search itself, in the order of the tree."""
        open_ = list(reversed(self._below.get(_TOP, [])))
        while open_:
            node = open_.pop()
            if node < len(self._rows) and all(word in self._folded[node] for word in self._words):
                return self.createIndex(self._place[node], NAME, node)
            open_.extend(reversed(self._below.get(node, [])))
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's
        """A place in the tree."""
        below = self._below.get(int(parent.internalId()) if parent.isValid() else _TOP, ())
        if 0 <= row < len(below) and 0 <= column < self._columns:
            return self.createIndex(row, column, below[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]  # Qt's other one has no argument
        """The one above."""
        above = self._above[int(index.internalId())] if index.isValid() else _TOP
        return QModelIndex() if above == _TOP else self.createIndex(self._place[above], NAME, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Those listed below."""
        if parent.isValid() and parent.column():
            return 0
        return len(self._below.get(int(parent.internalId()) if parent.isValid() else _TOP, ()))

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008 - Qt's signature
        """Whether any are listed below; asked for every row that is opened."""
        return (int(parent.internalId()) if parent.isValid() else _TOP) in self._below

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """As wished."""
        return self._columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text and alignment; the whole path as tooltip."""
        if not index.isValid():
            return None
        row, column = self.unit(index), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(int(index.internalId()), row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(path_words(row.path)) if row is not None and column == NAME else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == HEADING:
            return row is None
        return "" if role == TONE else None

    def _cell(self, node: int, row: UnitRow | None, column: int) -> str:
        if column == NAME:
            return self._names[node]
        if row is None:
            return ""
        if column == ORIGIN:
            return self.kit.say("unit.origin.file" if row.declared else "unit.origin.lists")
        return self.kit.figures.whole(row.outputs if column == OUTPUTS else row.own)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self._columns:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.kit.say(f"unit.column.{COLUMNS[section]}")
        return _side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None


def _above(row: UnitRow, places: dict[tuple[str, tuple[str, ...]], int], top: int) -> int:
    """The nearest unit above that is there."""
    for end in range(len(row.path) - 1, 0, -1):
        found = places.get((row.hierarchy, row.path[:end]))
        if found is not None:
            return found
    return top


def _side(column: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
