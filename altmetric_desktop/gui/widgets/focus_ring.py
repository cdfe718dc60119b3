"""The ring around what has the focus, only after a key moved it there. A stylesheet can't draw it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFocusFrame, QWidget

from altmetric_desktop.gui.kit import Kit


class FocusRing(QFocusFrame):
    """Follows the focus among buttons; fields and tables show it themselves."""

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        buttons = isinstance(now, QAbstractButton) and not isinstance(now, QComboBox)
        if now is not None and buttons and now.window() is self.window() and by_key(now):
            self.setWidget(now)
            self.clearMask()
            self.raise_()
        elif self.widget() is not None:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none; its stubs do not know
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two pixels, rounded."""
        self.clearMask()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.kit.theme.colour("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)


def by_key(widget: QWidget) -> bool:
    """Whether the focus was moved by a key (Tab, a shortcut) and not by the pointer or by us."""
    return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
