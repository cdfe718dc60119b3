"""The history as a model: all runs at hand, those that fit listed. Cells are made when they are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.narrowing import Index, NarrowingModel
from altmetric_desktop.gui.models.texts import TONE
from altmetric_desktop.gui.widgets.texts import escaped
from altmetric_desktop.words import history

if TYPE_CHECKING:
    from altmetric_desktop.domain.rows import RunRow

RUN, WHEN, KIND, WHAT, STATE = range(5)
#: Tones of how a run ended; of one that was undone, it is quiet.
TONES = {"done": "ok", "failed": "bad", "cancelled": "warn", "running": "warn"}


class RunsModel(NarrowingModel["RunRow"]):
    """All runs, newest first; `narrow` chooses what is listed."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        header = [kit.say(f"history.column.{name}") for name in ("run", "when", "kind", "what", "state")]
        super().__init__(kit, header, frozenset(), (RUN, True), parent)
        self._kind = ""

    def counts(self) -> dict[str, int]:
        """How many runs there are of each kind that occurs."""
        found: dict[str, int] = {}
        for one in self._all:
            found[one.kind] = found.get(one.kind, 0) + 1
        return found

    def narrow(self, words: str, kind: str) -> None:
        """List those that hold all words and are of this kind ("" = any)."""
        self._kind = kind
        self.look_for(words)

    def row_of(self, name: str) -> int:
        """Where a run is listed, −1 where it is not."""
        return next((row for row, at in enumerate(self._shown) if self._all[at].name == name), -1)

    def _folded(self, one: RunRow) -> str:
        words = self.kit.words
        parts = (
            one.name,
            one.what,
            *one.named,
            history.what(one, words),
            one.who,
            history.kind(one.kind, words),
        )
        return " ".join(parts).casefold()

    def _fits(self, one: RunRow) -> bool:
        return self._kind in ("", one.kind)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone of the state; the whole text as tooltip."""
        if not index.isValid():
            return None
        one, column = self.value(index.row()), index.column()
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
