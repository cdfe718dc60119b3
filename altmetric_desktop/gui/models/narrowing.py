"""A model of many values: all of them at hand, those that fit the search listed.

Cells are made when they are painted, so that ten thousand values are there at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.texts import TextModel

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class NarrowingModel(TextModel, Generic[T]):
    """`show_all` hands all values in; `look_for` and `order_by` choose which are listed, and how.

    Says of its own kind: `_folded` (the words of a value, in lower case), `_fits` (a condition beside the
    words), `_key` (the place in the order; None = as they came).
    """

    def __init__(
        self,
        kit: Kit,
        header: Sequence[str],
        numbers: frozenset[int],
        order: tuple[int, bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(header, (), numbers, parent)
        self.kit = kit
        self._all: list[T] = []
        self._texts: list[str] = []
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self.column, self.descending = order

    @property
    def total(self) -> int:
        """How many values there are."""
        return len(self._all)

    def show_all(self, values: Sequence[T]) -> None:
        """Other values."""
        self.beginResetModel()
        self._all, self._texts = list(values), []
        self._list()
        self.endResetModel()

    def look_for(self, words: str) -> None:
        """List those that hold all words."""
        self.beginResetModel()
        self._words = tuple(words.casefold().split())
        self._list()
        self.endResetModel()

    def order_by(self, column: int, descending: bool) -> None:
        """Another order."""
        self.beginResetModel()
        self.column, self.descending = column, descending
        self._list()
        self.endResetModel()

    def value(self, row: int) -> T:
        """The value of a row."""
        return self._all[self._shown[row]]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Those that fit."""
        return 0 if parent.isValid() else len(self._shown)

    def _list(self) -> None:
        if self._words and not self._texts:
            self._texts = [self._folded(one) for one in self._all]
        words = self._words
        self._shown = [
            place
            for place, one in enumerate(self._all)
            if self._fits(one) and (not words or all(word in self._texts[place] for word in words))
        ]
        if self._shown and self._key(self._all[self._shown[0]]) is not None:
            self._shown.sort(key=lambda place: self._key(self._all[place]), reverse=self.descending)

    def _folded(self, one: T) -> str:
        raise NotImplementedError

    def _fits(self, _one: T) -> bool:
        return True

    def _key(self, _one: T) -> Any:
        """What is compared; the same shape for all values of a column."""
        return None
