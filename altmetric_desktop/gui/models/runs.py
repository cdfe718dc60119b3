"""The history as a model: all runs at hand, those that fit listed. Cells are made when they are painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TONE, TextModel
from altmetric_desktop.gui.widgets.texts import escaped
from altmetric_desktop.words import history

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import RunRow

Index = QModelIndex | QPersistentModelIndex
RUN, WHEN, KIND, WHAT, STATE = range(5)
#: Tones of how a run ended; of one that was undone, it is quiet.
TONES = {"done": "ok", "failed": "bad", "cancelled": "warn", "running": "warn"}


class RunsModel(TextModel):
    """`show_runs` hands all of them in, newest first; `narrow` chooses what is listed."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        names = ("run", "when", "kind", "what", "state")
        super().__init__([kit.say(f"history.column.{name}") for name in names], (), frozenset(), parent)
        self.kit = kit
        self._all: list[RunRow] = []
        self._folded: list[str] = []
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._kind = ""

    @property
    def total(self) -> int:
        """How many runs there are."""
        return len(self._all)

    def counts(self) -> dict[str, int]:
        """How many runs there are of each kind that occurs."""
        found: dict[str, int] = {}
        for one in self._all:
            found[one.kind] = found.get(one.kind, 0) + 1
        return found

    def show_runs(self, rows: Sequence[RunRow]) -> None:
        """Other runs."""
        self.beginResetModel()
        self._all, self._folded = list(rows), []
        self._list()
        self.endResetModel()

    def narrow(self, words: str, kind: str) -> None:
        """List those that hold all words and are of this kind ("" = any)."""
        self.beginResetModel()
        self._words, self._kind = tuple(words.casefold().split()), kind
        self._list()
        self.endResetModel()

    def run(self, row: int) -> RunRow:
        """The run of a row."""
        return self._all[self._shown[row]]

    def row_of(self, name: str) -> int:
        """Where a run is listed, −1 where it is not."""
        return next((row for row, at in enumerate(self._shown) if self._all[at].name == name), -1)

    def _list(self) -> None:
        if self._words and not self._folded:
            self._folded = [self._said(one) for one in self._all]
        self._shown = [
            place
            for place, one in enumerate(self._all)
            if self._kind in ("", one.kind) and all(word in self._folded[place] for word in self._words)
        ]

    def _said(self, run: RunRow) -> str:
        words = self.kit.words
        parts = (
            run.name,
            run.what,
            *run.named,
            history.what(run, words),
            run.who,
            history.kind(run.kind, words),
        )
        return " ".join(parts).casefold()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Those that fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone of the state; the whole text as tooltip."""
        if not index.isValid():
            return None
        one, column = self.run(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(self._cell(one, column))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        if role == TONE and column == STATE:
            return "neutral" if one.undone_by else TONES.get(one.state, "neutral")
        return None

    def _cell(self, one: RunRow, column: int) -> str:
        words = self.kit.words
        if column == RUN:
            return one.name
        if column == WHEN:
            return self.kit.figures.clock(one.began)
        if column == KIND:
            return history.kind(one.kind, words)
        return history.what(one, words) if column == WHAT else history.state(one, words)
