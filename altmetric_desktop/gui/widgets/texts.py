"""Labels that show plain text, whatever it is: a hostile title must not load a picture.

Every label in the window is a `Label`; every tooltip goes through `tip`.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit


def tip(widget: QWidget, text: str) -> None:
    """Set a tooltip that can't be mark-up."""
    widget.setToolTip(escaped(text))


def escaped(text: str) -> str:
    """Text for a tooltip: escaped, and wrapped by Qt only where it is long."""
    if not text:
        return ""
    import html  # a first window has no tooltip

    return "<qt>" + html.escape(text).replace("\n", "<br>") + "</qt>"


class Label(QLabel):
    """One text in a role's font and a token's colour; follows the theme."""

    def __init__(self, kit: Kit, text: str = "", role: Role = Role.BODY, ink: str = "ink") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setOpenExternalLinks(False)
        self.kit = kit
        self._role = role
        self._token = ink
        self.setText(text)
        self._dress()
        kit.theme.changed.connect(self._dress)

    def wrapped(self) -> Label:
        """The same label, wrapping its lines."""
        self.setWordWrap(True)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def selectable(self) -> Label:
        """The same label, its text selectable by mouse and keyboard."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self

    def right(self) -> Label:
        """The same label, aligned right."""
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self

    def recolour(self, token: str) -> None:
        """Another token."""
        if token != self._token:
            self._token = token
            self._dress()

    def _dress(self) -> None:
        self.setFont(self.kit.theme.font(self._role))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, self.kit.theme.colour(self._token))
        self.setPalette(palette)


class Elided(Label):
    """A label of one line that ends in “…” where it does not fit; the whole text is its tooltip then."""

    def __init__(self, kit: Kit, text: str = "", role: Role = Role.BODY, ink: str = "ink") -> None:
        super().__init__(kit, text, role, ink)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.kit.theme.colour(self._token))
        room = self.contentsRect()
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip exists only where something is hidden."""
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        tip(self, self.text() if cut else "")


class Rule(QFrame):
    """A hairline between sections."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rule")
        self.setFixedHeight(1)
