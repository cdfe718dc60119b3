"""Spellings of affiliations as a model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from altmetric_desktop.domain.fetching import Ours
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.narrowing import Index, NarrowingModel
from altmetric_desktop.gui.models.texts import TONE
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.fetching import AffiliationRow

TEXT, OUTPUTS, VERDICT, UNIT = range(4)
TONES = {Ours.OURS: "ok", Ours.NOT_OURS: "neutral", Ours.OPEN: "warn"}
_ORDER = {Ours.OPEN: 0, Ours.OURS: 1, Ours.NOT_OURS: 2}


class AffiliationsModel(NarrowingModel["AffiliationRow"]):
    """All spellings; `narrow` and `order_by` choose what is listed."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        names = ("text", "outputs", "verdict", "unit")
        header = [kit.say(f"affiliations.column.{name}") for name in names]
        super().__init__(kit, header, frozenset({OUTPUTS}), (OUTPUTS, True), parent)
        self._verdict: Ours | None = None

    def counts(self) -> dict[Ours, int]:
        """How many spellings have each verdict."""
        found = dict.fromkeys(Ours, 0)
        for one in self._all:
            found[one.verdict] += 1
        return found

    def narrow(self, words: str, verdict: Ours | None) -> None:
        """List those that hold all words and have this verdict (None = any)."""
        self._verdict = verdict
        self.look_for(words)

    def row_of(self, text: str) -> int:
        """Where a spelling is listed, −1 where it is not."""
        return next((row for row, at in enumerate(self._shown) if self._all[at].text == text), -1)

    def _folded(self, one: AffiliationRow) -> str:
        return f"{one.text} {' > '.join(one.unit)}".casefold()

    def _fits(self, one: AffiliationRow) -> bool:
        return self._verdict in (None, one.verdict)

    def _key(self, one: AffiliationRow) -> tuple[int, str]:
        if self.column == OUTPUTS:
            return one.outputs, ""
        if self.column == VERDICT:
            return _ORDER[one.verdict], ""
        return 0, self._folded(one) if self.column == TEXT else " > ".join(one.unit).casefold()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone of the verdict; the whole spelling as tooltip."""
        if not index.isValid():
            return None
        one, column = self.value(index.row()), index.column()
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
