"""Banners that stay until dealt with and toasts that go after six seconds; both are plain sentences."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button, IconButton
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.texts import Elided, Label

_SIGNS = {"bad": "warning", "warn": "warning", "info": "info", "ok": "check-circle"}
#: How long a toast stays when nobody is over it (ms).
TOAST_STAYS = 6000


class Banner(QFrame):
    """Sign, one sentence, at most one action, close. `tone`: bad, warn, info or ok."""

    acted = Signal()
    closed = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("banner")
        self._sign = IconView(kit, "info", "info")
        self._words = Label(kit).wrapped()
        self._action = Button(kit, "", "link")
        self._close = IconButton(kit, "x", kit.say("banner.close"))
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 6, 4)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._action.clicked.connect(self.acted)
        self._close.clicked.connect(self._shut)
        self.setMinimumHeight(kit.theme.px(38))
        self.hide()

    def say(self, tone: str, words: str, action: str = "") -> None:
        """Show a sentence; an earlier one is replaced."""
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.become(_SIGNS[tone], tone)
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    @Slot()
    def _shut(self) -> None:
        self.hide()
        self.closed.emit()


class Toast(QFrame):
    """One sentence on reversed paper, bottom right of its host, with an optional action."""

    def __init__(self, kit: Kit, host: QWidget) -> None:
        super().__init__(host)
        self.kit = kit
        self.setObjectName("toast")
        self._sign = IconView(kit, "check-circle", "ok_soft")
        self._words = Elided(kit, "", ink="base")
        self._action = Button(kit, "", "link")
        self._then: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        self._action.clicked.connect(self._act)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_STAYS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, words: str, action: str = "", then: Callable[[], object] | None = None) -> None:
        """Show a sentence for six seconds; `then` is called when the action is chosen."""
        self._words.setText(words)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._then = then
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def enterEvent(self, event: QEnterEvent) -> None:
        """It stays while the pointer is over it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Count again."""
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the corner when the host is resized."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @Slot()
    def _act(self) -> None:
        self.hide()
        if self._then is not None:
            self._then()

    def _place(self) -> None:
        host = self.parentWidget()
        if not isinstance(host, QWidget):
            return
        width = min(self.kit.theme.px(440), host.width() - 32)
        height = self.kit.theme.px(40)
        self.setGeometry(QRect(host.width() - width - 16, host.height() - height - 42, width, height))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


class _Frame(QWidget):
    """Room around a banner that takes none while the banner is hidden."""

    def __init__(self, banner: Banner) -> None:
        super().__init__()
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(banner)
        banner.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.ShowToParent, QEvent.Type.HideToParent}:
            self.setVisible(event.type() is QEvent.Type.ShowToParent)
        return False


def framed(banner: Banner) -> QWidget:
    """A banner with room around it."""
    return _Frame(banner)
