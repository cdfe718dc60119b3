"""What the outputs table keeps between runs: order, width and visibility of its columns, and its order.

Watches the header; a change is written once it rests, or when the table goes. Knows no rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from altmetric_desktop.domain.errors import AltmetricError
from altmetric_desktop.domain.filters import Sort
from altmetric_desktop.gui.models.outputs import COLUMNS, TITLE, Column

if TYPE_CHECKING:
    from altmetric_desktop.gui.backend import Backend
    from altmetric_desktop.gui.kit import Kit
    from altmetric_desktop.gui.widgets.outputs_view import OutputsView

SHOWN, ORDER = "outputs.columns", "outputs.order"
#: How long a change rests before it is written (ms): dragging an edge is one change.
RESTS = 600
#: Widths that can be believed (px at text size 100 %).
NARROWEST, WIDEST = 40, 1200

_PLACES = {column.key: place for place, column in enumerate(COLUMNS)}


class Shown(Struct, frozen=True):
    """A column as it is shown: `place` in COLUMNS, `width` in px at text size 100 %."""

    place: int
    width: int
    shown: bool


USUAL = tuple(Shown(place, column.width, column.shown) for place, column in enumerate(COLUMNS))


class TableMemory(QObject):
    """`failed` carries the error where the settings can't be written."""

    failed = Signal(object)

    def __init__(self, kit: Kit, backend: Backend, view: OutputsView, parent: QObject) -> None:
        super().__init__(parent)
        self._kit, self._backend, self._view = kit, backend, view
        self._widths = [column.width for column in COLUMNS]
        self._kept = {SHOWN: self._setting(SHOWN), ORDER: self._setting(ORDER)}
        self.sort = read_order(self._kept[ORDER])
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(RESTS)
        self._rests.timeout.connect(self.keep)
        if self._kept[SHOWN]:
            self._arrange(read_columns(self._kept[SHOWN]))
        view.header.sectionResized.connect(self._resized)
        view.header.sectionMoved.connect(self.changed)

    @Slot()
    def changed(self) -> None:
        """Columns were moved, shown or hidden."""
        self._rests.start()

    def order_by(self, sort: Sort) -> None:
        """The table is ordered in another way."""
        self.sort = sort
        self._rests.start()

    @Slot()
    def usual(self) -> None:
        """All columns as a new table has them."""
        self._arrange(USUAL)
        self._view.fit()
        self._rests.start()

    @Slot()
    def keep(self) -> None:
        """Write what differs from what is written."""
        self._rests.stop()
        for key, text in ((SHOWN, write_columns(self._columns())), (ORDER, write_order(self.sort))):
            if text != self._kept[key]:
                self._kept[key] = text
                try:
                    self._backend.set_setting(key, text)
                except AltmetricError as error:
                    self.failed.emit(error)

    def keep_now(self) -> None:
        """The table goes: write what still rests."""
        if self._rests.isActive():
            self.keep()

    @Slot(int, int, int)
    def _resized(self, section: int, _old: int, new: int) -> None:
        if new > 0 and section != TITLE:  # hiding is told as a width of 0; the title takes what is left
            self._widths[section] = round(new / self._kit.theme.scale)
            self._rests.start()

    def _columns(self) -> tuple[Shown, ...]:
        header = self._view.header
        places = sorted(range(len(COLUMNS)), key=header.visualIndex)
        return tuple(Shown(one, self._widths[one], not header.isSectionHidden(one)) for one in places)

    def _arrange(self, columns: tuple[Shown, ...]) -> None:
        header = self._view.header
        for target, column in enumerate(columns):
            here = header.visualIndex(column.place)
            if here != target:
                header.moveSection(here, target)
            self._widths[column.place] = column.width
            header.setSectionHidden(column.place, False)
            header.resizeSection(column.place, self._kit.theme.px(column.width))
            header.setSectionHidden(column.place, not column.shown)

    def _setting(self, key: str) -> str:
        try:
            return self._backend.setting(key)
        except AltmetricError:
            return ""


def read_columns(text: str) -> tuple[Shown, ...]:
    """All columns in their order. What the text doesn't name follows the column that it usually follows;
    names that are none, or come twice, are left out; the title is always shown."""
    found: dict[int, Shown] = {}
    for item in text.split():
        name, _, width = item.removeprefix("-").partition(":")
        place = _PLACES.get(name)
        if place is None or place in found:
            continue
        usual = USUAL[place]
        wide = int(width) if width.isdecimal() and place != TITLE else 0
        believed = wide if NARROWEST <= wide <= WIDEST else usual.width
        found[place] = Shown(place, believed, place == TITLE or not item.startswith("-"))
    columns = list(found.values())
    for usual in USUAL:
        if usual.place not in found:
            before = next((at for at, one in enumerate(columns) if one.place == usual.place - 1), -1)
            columns.insert(before + 1, usual)
    return tuple(columns)


def write_columns(columns: tuple[Shown, ...]) -> str:
    """The other way round; "" where they are as usual, so that a later version may have another usual."""
    if columns == USUAL:
        return ""
    return " ".join(_item(one, COLUMNS[one.place]) for one in columns)


def _item(one: Shown, column: Column) -> str:
    name = column.key if one.place == TITLE or one.width == column.width else f"{column.key}:{one.width}"
    return name if one.shown else f"-{name}"


def read_order(text: str) -> Sort:
    """“news down” → an order; the usual one where no such column orders."""
    name, _, way = text.partition(" ")
    place = _PLACES.get(name)
    spec = COLUMNS[place] if place is not None else None
    if spec is None or spec.sort is None or way not in {"up", "down"}:
        return Sort()
    return Sort(spec.sort, way == "down", spec.category)


def write_order(sort: Sort) -> str:
    """The other way round; "" for the usual order."""
    name = next((one.key for one in COLUMNS if (one.sort, one.category) == (sort.key, sort.category)), "")
    return "" if sort == Sort() or not name else f"{name} {'down' if sort.descending else 'up'}"
