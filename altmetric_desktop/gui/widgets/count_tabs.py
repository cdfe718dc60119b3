"""Tabs with counts: label, count in a smaller ink, a rule of accent below the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QTabBar

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit


class CountTabs(QTabBar):
    """`picked` carries the key of the chosen tab."""

    picked = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(kit.theme.px(36))
        self._counts: list[str] = []
        self.currentChanged.connect(self._changed)

    def fill(self, tabs: list[tuple[str, str, str]], chosen: str = "") -> None:
        """Other tabs: key, words, count ("" = none); `chosen` stays where it exists."""
        self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._counts = [count for _, _, count in tabs]
        for key, words, count in tabs:
            place = self.addTab(words.replace("&", "&&"))
            self.setTabData(place, key)
            self.setAccessibleTabName(place, f"{words} {count}".strip())
        self.blockSignals(False)
        self.pick(chosen)

    def append(self, key: str, words: str) -> None:
        """One more tab at the end, without a count."""
        self._counts.append("")
        place = self.addTab(words.replace("&", "&&"))
        self.setTabData(place, key)

    def pick(self, key: str) -> bool:
        """Choose a tab; False where there is none of this key."""
        for place in range(self.count()):
            if self.tabData(place) == key:
                self.setCurrentIndex(place)
                return True
        return False

    def key(self) -> str:
        """The chosen tab."""
        return str(self.tabData(self.currentIndex()) or "")

    def tabSizeHint(self, index: int) -> QSize:
        """Words, gap, count, and 24 px between tabs."""
        return QSize(self._width(index) + self.kit.theme.px(22), self.kit.theme.px(36))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """The same: nothing is cut."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, counts, the rule."""
        painter = QPainter(self)
        for place in range(self.count()):
            self._paint(painter, place, self.tabRect(place))

    def _paint(self, painter: QPainter, place: int, rect: QRect) -> None:
        theme = self.kit.theme
        chosen = place == self.currentIndex()
        over = rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse()
        painter.setFont(theme.font(Role.STRONG if chosen else Role.BODY))
        painter.setPen(theme.colour("ink" if chosen or over else "ink2"))
        words = self.tabText(place).replace("&&", "&")
        room = rect.adjusted(0, 0, 0, -2)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.setFont(theme.font(Role.CAPTION))
        painter.setPen(theme.colour("ink3"))
        at = room.adjusted(wide + 6, 0, 0, 0)
        painter.drawText(
            at, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._counts[place]
        )
        if chosen:
            token = "focus" if self.hasFocus() else "accent"
            high = 3 if self.hasFocus() else 2
            left = QPoint(rect.x(), rect.bottom() - high + 1)
            painter.fillRect(QRect(left, QSize(self._width(place), high)), theme.colour(token))

    def _width(self, place: int) -> int:
        theme = self.kit.theme
        words = self.tabText(place).replace("&&", "&")
        wide = QFontMetrics(theme.font(Role.STRONG)).horizontalAdvance(words)
        count = self._counts[place] if place < len(self._counts) else ""
        if count:
            wide += 6 + QFontMetrics(theme.font(Role.CAPTION)).horizontalAdvance(count)
        return wide

    @Slot(int)
    def _changed(self, place: int) -> None:
        if place >= 0:
            self.picked.emit(str(self.tabData(place)))
