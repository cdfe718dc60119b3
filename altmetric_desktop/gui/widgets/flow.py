"""A row that goes on in the next line where it does not fit: chips and pills."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class FlowLayout(QLayout):
    """Items left to right, `gap` px apart, lines as high as their highest item."""

    def __init__(self, gap: int = 8, grows: bool = True) -> None:
        super().__init__()
        self._grows = grows
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Append."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, None past the end (Qt's contract)."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Never greedy."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower means higher, where its widget does not fix the height itself."""
        return self._grows

    def heightForWidth(self, width: int) -> int:
        """How high at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place all items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        wide = sum(_hint(item).width() + self._gap for item in self._items)
        high = max((_hint(item).height() for item in self._items), default=0)
        return QSize(wide, high)

    def minimumSize(self) -> QSize:
        """The widest item alone."""
        wide = max((item.minimumSize().width() for item in self._items), default=0)
        high = max((_hint(item).height() for item in self._items), default=0)
        return QSize(wide, high)

    def _place(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            hint = _hint(item)
            wide = min(hint.width(), rect.width())
            if x > rect.x() and x + wide > rect.right() + 1:
                x, y, line = rect.x(), y + line + self._gap // 2, 0
            if move:
                item.setGeometry(QRect(x, y, wide, hint.height()))
            x += wide + self._gap
            line = max(line, hint.height())
        return y + line - rect.y()


def _hint(item: QLayoutItem) -> QSize:
    """The size of an item, also before it is shown (Qt gives nothing for what is not shown yet)."""
    widget = item.widget()
    return item.sizeHint() if widget is None else widget.sizeHint().expandedTo(widget.minimumSize())
