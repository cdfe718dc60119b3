"""The start page: demonstration, new, open, drop, and the libraries opened before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button, IconButton
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import clear, column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, tip

#: The ring of the mark: colours of sources, no score.
_MARK = (
    Category.NEWS,
    Category.NEWS,
    Category.NEWS,
    Category.POLICY,
    Category.WIKIPEDIA,
    Category.BLUESKY,
    Category.BLUESKY,
    Category.BLOGS,
)


class Mark(QWidget):
    """The program's mark: an empty ring of eight segments."""

    def __init__(self, kit: Kit, pixels: int = 60) -> None:
        super().__init__()
        self.kit = kit
        side = kit.theme.px(pixels)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Eight arcs with small gaps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() * 0.15
        room = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = painter.pen()
        pen.setWidthF(width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        for place, category in enumerate(_MARK):
            pen.setColor(self.kit.theme.category(category))
            painter.setPen(pen)
            painter.drawArc(room, round((90 - place * 45 - 1.5) * 16), -42 * 16)


class BigCard(QAbstractButton):
    """A large button: icon, words, what it does."""

    def __init__(self, kit: Kit, icon: str, words: str, note: str, primary: bool = False) -> None:
        super().__init__()
        self.kit = kit
        self._icon, self._note, self._primary = icon, note, primary
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(note)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        """76 px high."""
        return QSize(self.kit.theme.px(420), self.kit.theme.px(76))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter as Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Card, icon, two lines."""
        theme, painter = self.kit.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour(self._fill() if self._primary else "line2"))
        painter.setBrush(theme.colour(self._fill()))
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(room, 10, 10)
        token = "on_accent" if self._primary else "accent_text"
        picture = theme.pixmap(self._icon, token, 26, self.devicePixelRatioF())
        painter.drawPixmap(theme.px(24), (self.height() - theme.px(26)) // 2, picture)
        width = self.width() - theme.px(70) - theme.px(16)
        middle = self.height() / 2
        for text, role, ink, top in (
            (self.text(), Role.SECTION, "on_accent" if self._primary else "ink", middle - theme.px(23)),
            (self._note, Role.BODY, "on_accent" if self._primary else "ink2", middle + theme.px(1)),
        ):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(ink))
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            line = QRectF(theme.px(70), top, width, theme.px(22))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter), cut)

    def _fill(self) -> str:
        if self._primary:
            return "accent_press" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        return "track" if self.isDown() else "hover" if self.underMouse() else "base"


class RecentRow(QAbstractButton):
    """A library opened before; one whose file is gone says so and offers to find it."""

    def __init__(self, kit: Kit, path: Path, there: bool) -> None:
        super().__init__()
        self.kit, self.path, self.there = kit, path, there
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        name = Elided(kit, path.stem, Role.STRONG, "ink" if there else "ink2")
        place = Elided(kit, _shortened(path.parent), Role.SMALL, "ink2")
        lines = column(name, place, gap=2)
        if not there:
            missing = Elided(kit, kit.say("start.missing", folder=_shortened(path.parent)), Role.SMALL, "bad")
            lines.addLayout(row(IconView(kit, "warning", "bad", 14), missing, gap=6))
        for label in self.findChildren(Label):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.forget = IconButton(kit, "x", kit.say("start.forget", name=path.stem))
        inside = row(gap=8, margins=(18, 10, 10, 10))
        inside.addLayout(lines, 1)
        inside.addWidget(self.forget)
        self.setLayout(inside)
        self.setAccessibleName(path.stem if there else kit.say("start.missing.name", name=path.stem))
        tip(self, str(path))

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete takes it off the list."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.forget.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hover fill only."""
        if self.underMouse() or self.hasFocus():
            painter = QPainter(self)
            painter.fillRect(self.rect().adjusted(1, 1, -1, -1), self.kit.theme.colour("hover"))


class StartPage(QWidget):
    """Where the program begins and where it returns to when a library is closed."""

    demonstration = Signal()
    new_library = Signal()
    open_library = Signal()
    opened = Signal(object)
    found = Signal(object)
    forgotten = Signal(object)
    shortcuts = Signal()
    about = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("chrome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._cards()
        self._recent_side()
        left, right = QWidget(), QWidget()
        left.setLayout(self._left())
        right.setLayout(self._right())
        left.setMaximumWidth(kit.theme.px(520))
        right.setMaximumWidth(kit.theme.px(640))
        both = row(None, gap=0, margins=(48, 24, 48, 24))
        both.addWidget(left, 5, Qt.AlignmentFlag.AlignVCenter)
        both.addSpacing(kit.theme.px(64))
        both.addWidget(right, 6, Qt.AlignmentFlag.AlignVCenter)
        both.addStretch(1)
        self.setLayout(both)
        self.show_recent(())

    def _cards(self) -> None:
        kit = self.kit
        self.demo_card = BigCard(
            kit, "play-circle", kit.say("start.demo"), kit.say("start.demo.note"), primary=True
        )
        self.new_card = BigCard(kit, "plus", kit.say("start.new"), kit.say("start.new.note"))
        self.open_card = BigCard(kit, "folder-simple", kit.say("start.open"), kit.say("start.open.note"))
        self.demo_card.clicked.connect(self.demonstration)
        self.new_card.clicked.connect(self.new_library)
        self.open_card.clicked.connect(self.open_library)

    def _left(self) -> QVBoxLayout:
        kit = self.kit
        name = column(
            Label(kit, kit.say("program.name"), Role.HERO),
            Label(kit, kit.say("start.claim"), Role.BODY, "ink2"),
            gap=2,
        )
        drop = QFrame()
        drop.setObjectName("dropzone")
        words = column(
            Label(kit, kit.say("start.drop"), Role.MEDIUM),
            Label(kit, kit.say("start.drop.note"), Role.SMALL, "ink2"),
            gap=2,
        )
        drop.setLayout(
            row(IconView(kit, "download-simple", "ink2", 26), 12, words, None, margins=(24, 12, 16, 12))
        )
        self.drop_zone = drop
        shortcuts = Button(kit, kit.say("start.shortcuts"), "quiet", "keyboard")
        about = Button(kit, kit.say("start.about"), "quiet", "info")
        shortcuts.clicked.connect(self.shortcuts)
        about.clicked.connect(self.about)
        head = row(Mark(kit), 12, name, None)
        foot = row(shortcuts, about, None, gap=4)
        return column(head, 36, self.demo_card, 6, self.new_card, 6, self.open_card, 10, drop, 8, foot, gap=8)

    def _recent_side(self) -> None:
        kit = self.kit
        self._list = QFrame()
        self._list.setObjectName("card")
        self._rows = column(gap=0)
        self._list.setLayout(self._rows)
        self.clear_button = Button(kit, kit.say("start.clear"), "link")
        self.clear_button.clicked.connect(self._clear)

    def _right(self) -> QVBoxLayout:
        kit = self.kit
        notes = column(gap=8)
        for icon, key in (
            ("lock-simple", "start.note.private"),
            ("magnifying-glass", "start.note.score"),
            ("clock", "start.note.sync"),
        ):
            line = row(IconView(kit, icon, "accent_text"), gap=12)
            line.addWidget(Label(kit, kit.say(key), Role.BODY, "ink2").wrapped(), 1)
            notes.addLayout(line)
        heading = row(Label(kit, kit.say("start.recent"), Role.SECTION), None, self.clear_button)
        return column(
            heading, 4, self._list, 24, Label(kit, kit.say("start.notes"), Role.SECTION), 4, notes, gap=4
        )

    def show_recent(self, recent: Sequence[tuple[Path, bool]]) -> None:
        """List the libraries opened before; with none, say how one comes to be."""
        clear(self._rows)
        self.clear_button.setVisible(bool(recent))
        for place, (path, there) in enumerate(recent[:6]):
            entry = RecentRow(self.kit, path, there)
            entry.clicked.connect(self._open)
            entry.forget.clicked.connect(self._forget)
            if place:
                line = QFrame()
                line.setObjectName("rule")
                line.setFixedHeight(1)
                self._rows.addWidget(line)
            self._rows.addWidget(entry)
        if not recent:
            words = Label(self.kit, self.kit.say("start.recent.none"), Role.BODY, "ink2").wrapped()
            words.setContentsMargins(18, 16, 18, 16)
            self._rows.addWidget(words)

    @Slot()
    def _open(self) -> None:
        entry = self.sender()
        if isinstance(entry, RecentRow):
            (self.opened if entry.there else self.found).emit(entry.path)

    @Slot()
    def _forget(self) -> None:
        button = self.sender()
        entry = button.parent()
        if isinstance(entry, RecentRow):
            self.forgotten.emit(entry.path)

    @Slot()
    def _clear(self) -> None:
        self.forgotten.emit(None)


def _shortened(folder: Path) -> str:
    """A folder with the home directory as ~."""
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)
