"""Spellings of affiliations as a model: all of them at hand, those that fit the search listed.

Cells are made when they are painted: ten thousand spellings are there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.domain.fetching import Ours
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TONE, TextModel
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.fetching import AffiliationRow

Index = QModelIndex | QPersistentModelIndex
TEXT, OUTPUTS, VERDICT, UNIT = range(4)
TONES = {Ours.OURS: "ok", Ours.NOT_OURS: "neutral", Ours.OPEN: "warn"}
_ORDER = {Ours.OPEN: 0, Ours.OURS: 1, Ours.NOT_OURS: 2}


class AffiliationsModel(TextModel):
    """`show_affiliations` hands all of them in; `narrow` and `order_by` choose what is listed."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        names = ("text", "outputs", "verdict", "unit")
        super().__init__(
            [kit.say(f"affiliations.column.{name}") for name in names], (), frozenset({OUTPUTS}), parent
        )
        self.kit = kit
        self._all: list[AffiliationRow] = []
        self._folded: list[str] = []
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._verdict: Ours | None = None
        self.column, self.descending = OUTPUTS, True

    @property
    def total(self) -> int:
        """How many spellings there are."""
        return len(self._all)

    def counts(self) -> dict[Ours, int]:
        """How many spellings have each verdict."""
        found = dict.fromkeys(Ours, 0)
        for one in self._all:
            found[one.verdict] += 1
        return found

    def show_affiliations(self, rows: Sequence[AffiliationRow]) -> None:
        """Other spellings, or other verdicts about them."""
        self.beginResetModel()
        self._all = list(rows)
        self._folded = [f"{one.text} {' > '.join(one.unit)}".casefold() for one in self._all]
        self._list()
        self.endResetModel()

    def narrow(self, words: str, verdict: Ours | None) -> None:
        """List those that hold all words and have this verdict (None = any)."""
        self.beginResetModel()
        self._words, self._verdict = tuple(words.casefold().split()), verdict
        self._list()
        self.endResetModel()

    def order_by(self, column: int, descending: bool) -> None:
        """Another order."""
        self.beginResetModel()
        self.column, self.descending = column, descending
        self._list()
        self.endResetModel()

    def affiliation(self, row: int) -> AffiliationRow:
        """The spelling of a row."""
        return self._all[self._shown[row]]

    def row_of(self, text: str) -> int:
        """Where a spelling is listed, −1 where it is not."""
        return next((row for row, at in enumerate(self._shown) if self._all[at].text == text), -1)

    def _list(self) -> None:
        wanted, words = self._verdict, self._words
        self._shown = [
            place
            for place, one in enumerate(self._all)
            if (wanted is None or one.verdict is wanted)
            and all(word in self._folded[place] for word in words)
        ]
        self._shown.sort(key=self._key, reverse=self.descending)

    def _key(self, place: int) -> tuple[int, str]:
        one = self._all[place]
        if self.column == OUTPUTS:
            return one.outputs, ""
        if self.column == VERDICT:
            return _ORDER[one.verdict], ""
        return 0, self._folded[place] if self.column == TEXT else " > ".join(one.unit).casefold()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Those that fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone of the verdict; the whole spelling as tooltip."""
        if not index.isValid():
            return None
        one, column = self.affiliation(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(self._cell(one, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        return TONES[one.verdict] if role == TONE and column == VERDICT else None

    def _cell(self, one: AffiliationRow, column: int) -> str:
        say = self.kit.say
        if column == TEXT:
            return one.text or say("affiliations.no-text")
        if column == OUTPUTS:
            return self.kit.figures.whole(one.outputs)
        return say(f"affiliations.verdict.{one.verdict.value}") if column == VERDICT else " > ".join(one.unit)
