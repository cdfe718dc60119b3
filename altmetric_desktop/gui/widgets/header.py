"""The header of our tables: quiet, 30 px, the sorted column heavier and with an arrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit


class Header(QHeaderView):
    """Paints its sections itself; words and alignment come from the model."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.kit = kit
        self._sorted = -1
        self._descending = True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(kit.theme.px(40))

    def mark_sorted(self, section: int, descending: bool) -> None:
        """Show which column orders the rows."""
        before, self._sorted, self._descending = self._sorted, section, descending
        for changed in {before, section} - {-1}:
            self.updateSection(changed)

    def sizeHint(self) -> QSize:
        """30 px high; as wide as the table is, whatever the columns ask for."""
        return QSize(self.minimumSectionSize(), self.kit.theme.px(30))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Ground, rule, words; arrow where sorted."""
        theme, model = self.kit.theme, self.model()
        painter.save()
        painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line2"))
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        flags = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        chosen = section == self._sorted
        painter.setFont(theme.font(Role.SMALL_STRONG if chosen else Role.SMALL_MEDIUM))
        painter.setPen(theme.colour("ink" if chosen else "ink2"))
        room = rect.adjusted(8, 0, -8, -1)
        align = Qt.AlignmentFlag(int(flags)) if isinstance(flags, int) else Qt.AlignmentFlag.AlignLeft
        wide = room.width() - (theme.px(12) - 2 if chosen else 0)  # the arrow may use 6 px of the margin
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
        if chosen:
            self._arrow(painter, room, painter.fontMetrics().horizontalAdvance(cut), align)
        painter.drawText(room, int(align | Qt.AlignmentFlag.AlignVCenter), cut)
        painter.restore()

    def _arrow(self, painter: QPainter, room: QRect, wide: int, align: Qt.AlignmentFlag) -> None:
        side = self.kit.theme.px(12)
        name = "arrow-down" if self._descending else "arrow-up"
        picture = self.kit.theme.pixmap(name, "accent_text", 12, self.devicePixelRatioF())
        rightwards = bool(align & Qt.AlignmentFlag.AlignRight)
        left = room.right() - wide - side - 3 if rightwards else room.x() + wide + 4
        painter.drawPixmap(max(room.x() - 6, left), room.center().y() - side // 2 + 1, picture)
