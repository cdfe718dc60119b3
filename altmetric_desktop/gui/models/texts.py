"""A table of ready texts: previews, problems, the numbers behind a chart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from altmetric_desktop.gui.widgets.texts import escaped

Index = QModelIndex | QPersistentModelIndex
#: The role under which a cell's tone is asked ("" = none).
TONE = Qt.ItemDataRole.UserRole + 1


class TextModel(QAbstractTableModel):
    """Header and rows; `numbers` = columns aligned right; `tones` colours single cells as pills."""

    def __init__(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]] = (),
        numbers: frozenset[int] = frozenset(),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.header = list(header)
        self._rows = [list(row) for row in rows]
        self._numbers = numbers
        self._tones: dict[tuple[int, int], str] = {}

    def show_rows(
        self, rows: Sequence[Sequence[str]], tones: dict[tuple[int, int], str] | None = None
    ) -> None:
        """Other rows."""
        self.beginResetModel()
        self._rows = [list(row) for row in rows]
        self._tones = tones or {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """All columns."""
        return 0 if parent.isValid() else len(self.header)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Text, alignment, tone, and the whole text as tooltip."""
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            line = self._rows[index.row()]
            text = line[index.column()] if index.column() < len(line) else ""
            return text if role == Qt.ItemDataRole.DisplayRole else escaped(text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role == TONE:
            return self._tones.get((index.row(), index.column()), "")
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.header):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.header[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
