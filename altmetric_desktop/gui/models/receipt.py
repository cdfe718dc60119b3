"""The receipt of a score as a table: its lines add up, and the last row is their sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import escaped

if TYPE_CHECKING:
    from altmetric_desktop.domain.scoring import Receipt, ReceiptLine

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("source", "mentions", "counted", "weight", "adds")


class ReceiptModel(QAbstractTableModel):
    """One row a channel."""

    def __init__(self, kit: Kit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self._lines: tuple[ReceiptLine, ...] = ()

    def show_receipt(self, receipt: Receipt) -> None:
        """Another receipt."""
        self.beginResetModel()
        self._lines = receipt.lines
        self.endResetModel()

    def line(self, row: int) -> ReceiptLine:
        """The line of a row."""
        return self._lines[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """One row a channel."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Source, mentions, counted, weight, adds."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, and the rule as tooltip."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ToolTipRole:
            return escaped(self.explained(line))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(HEADINGS):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.kit.say(f"page.receipt.{HEADINGS[section]}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def explained(self, line: ReceiptLine) -> str:
        """How this line is counted, and on what its weight rests."""
        parts = [self.kit.say(line.rule), self.kit.say(f"scheme.why.{line.why.value}")]
        if line.cap is not None:
            parts.append(self.kit.say("page.receipt.cap", points=self.kit.figures.short(line.cap)))
        return "\n".join(parts)

    def _text(self, line: ReceiptLine, column: int) -> str:
        figures = self.kit.figures
        if column == 0:
            return self.kit.say(f"channel.{line.channel.value}")
        if column == 1:
            return figures.whole(line.posts)
        if column == 2:
            return figures.whole(line.counted)
        if column == 3:
            return figures.short(line.weight)
        return figures.decimals(line.adds)
