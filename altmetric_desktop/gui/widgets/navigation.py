"""The navigation at the left: which library, which page. 208 px wide, folds to icons at 56."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QVBoxLayout, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.texts import Label, tip

WIDE, NARROW = 208, 56


class NavigationItem(QAbstractButton):
    """One entry: icon, words, count; the chosen one has a bar, a fill and more weight."""

    def __init__(self, kit: Kit, key: str, icon: str, words: str) -> None:
        super().__init__()
        self.kit, self.key = kit, key
        self._icon = icon
        self._count = ""
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def count(self, text: str) -> None:
        """The number at the right, as text."""
        self._count = text
        self.setAccessibleName(f"{self.text()} {text}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """28 px high."""
        return QSize(self.kit.theme.px(WIDE - 16), self.kit.theme.px(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses as Space does; the arrows walk."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, bar, icon, words, count."""
        theme, painter = self.kit.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room, chosen = QRectF(self.rect()), self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sel" if chosen else "track"))
            painter.drawRoundedRect(room, 6, 6)
        if chosen:
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 6, 3, room.height() - 12), 1.5, 1.5)
        side = theme.px(18)
        folded = self.width() < theme.px(100)
        left = (self.width() - side) / 2 if folded else theme.px(14)
        picture = theme.pixmap(self._icon, "accent_text" if chosen else "ink2", 18, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(int(left), int((room.height() - side) / 2)), picture)
        if folded:
            return
        painter.setPen(theme.colour("sel_ink" if chosen else "ink"))
        painter.setFont(theme.font(Role.STRONG if chosen else Role.BODY))
        words = room.adjusted(theme.px(42), 0, -theme.px(8), 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setPen(theme.colour("sel_ink" if chosen else "ink3"))
        painter.setFont(theme.font(Role.CAPTION))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, int(flags), self._count)


class LibraryCard(QAbstractButton):
    """Which library is open; opens the menu of libraries."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._name, self._file = "", ""
        self._menu: QMenu | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self._open)

    def say(self, name: str, file: str) -> None:
        """The library's name and its file."""
        self._name, self._file = name, file
        self.setAccessibleName(self.kit.say("nav.library", name=name))
        tip(self, file)
        self.update()

    def menu(self, menu: QMenu) -> None:
        """What it opens."""
        self._menu = menu

    def sizeHint(self) -> QSize:
        """Two lines high."""
        return QSize(self.kit.theme.px(WIDE - 24), self.kit.theme.px(42))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame, icon, name, file, caret."""
        theme, painter = self.kit.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("line2"))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "base"))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, 6, 6)
        folded = self.width() < theme.px(100)
        side = theme.px(18)
        left = (self.width() - side) / 2 if folded else theme.px(8)
        ratio = self.devicePixelRatioF()
        building = theme.pixmap("buildings", "accent_text", 18, ratio)
        painter.drawPixmap(QPoint(int(left), int((room.height() - side) / 2)), building)
        if folded:
            return
        width = int(room.width()) - theme.px(34) - theme.px(24)
        for text, role, token, top in (
            (self._name, Role.SMALL_STRONG, "ink", 4),
            (self._file, Role.CAPTION, "ink2", 21),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(token))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            line = QRectF(theme.px(34), theme.px(top), width, theme.px(18))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)
        caret = theme.pixmap("caret-down", "ink3", 12, ratio)
        painter.drawPixmap(self.width() - theme.px(20), int((room.height() - theme.px(12)) / 2), caret)

    @Slot()
    def _open(self) -> None:
        if self._menu is not None:
            self._menu.exec(self.mapToGlobal(self.rect().bottomLeft() + QPoint(0, 4)))


class Navigation(QWidget):
    """The library and the pages; `chosen` carries a page's key."""

    chosen = Signal(str)

    def __init__(self, kit: Kit, groups: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.card = LibraryCard(kit)
        self.items: dict[str, NavigationItem] = {}
        self._headings: list[Label] = []
        stack = QVBoxLayout(self)
        stack.setContentsMargins(8, 10, 8, 8)
        stack.setSpacing(2)
        stack.addWidget(self.card)
        for heading, entries in groups:
            label = Label(kit, heading, Role.CAPTION_STRONG, "ink2")
            label.setContentsMargins(12, 14, 0, 4)
            self._headings.append(label)
            stack.addWidget(label)
            for key, icon, words in entries:
                item = NavigationItem(kit, key, icon, words)
                item.clicked.connect(self._chosen)
                self.items[key] = item
                stack.addWidget(item)
        stack.addStretch(1)
        self.fold(False)

    def fold(self, folded: bool) -> None:
        """Only icons, or words too."""
        self.setFixedWidth(self.kit.theme.px(NARROW if folded else WIDE))
        for label in self._headings:
            label.setVisible(not folded)
        for item in self.items.values():
            tip(item, item.text() if folded else "")

    def mark(self, key: str) -> None:
        """Show which page is in front."""
        for name, item in self.items.items():
            item.setChecked(name == key)

    @Slot()
    def _chosen(self) -> None:
        item = self.sender()
        if isinstance(item, NavigationItem):
            item.setChecked(True)
            self.chosen.emit(item.key)


def groups(kit: Kit) -> tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]:
    """What the navigation of an open library lists: headings, each with (place, icon, words)."""
    say = kit.say
    return (
        (
            say("nav.group.library"),
            (("outputs", "rows", say("nav.outputs")), ("units", "tree-structure", say("nav.units"))),
        ),
        (
            say("nav.group.data"),
            (
                ("import", "download-simple", say("nav.import")),
                ("sync", "arrows-clockwise", say("nav.sync")),
            ),
        ),
        (say("nav.group.share"), (("report", "file-text", say("nav.report")),)),
    )
