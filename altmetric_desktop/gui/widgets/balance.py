"""The balance of an import: records = added + updated + unchanged + merged + refused, and that it closes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from altmetric_desktop.domain.records import Balance
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.flow import FlowLayout
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.layouts import clear, column, row
from altmetric_desktop.gui.widgets.texts import Label

#: The five words, and the token of each one's mark.
WORDS = (
    ("added", "accent"),
    ("updated", "focus"),
    ("unchanged", "line2"),
    ("merged", "ink3"),
    ("refused", "bad"),
)


class _Bar(QWidget):
    """The five parts as one bar."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._parts: list[tuple[int, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: list[tuple[int, str]]) -> None:
        """Counts with their tokens."""
        self._parts = parts
        self.update()

    def sizeHint(self) -> QSize:
        """10 px high."""
        return QSize(200, self.kit.theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Segments by count, none under 4 px."""
        painter, theme = QPainter(self), self.kit.theme
        shown = [(count, token) for count, token in self._parts if count]
        total = sum(count for count, _ in shown)
        if not total:
            painter.fillRect(self.rect(), theme.colour("track"))
            return
        room = self.width() - (len(shown) - 1) - 4 * len(shown)
        at = 0.0
        for count, token in shown:
            wide = 4 + room * count / total
            painter.fillRect(QRectF(at, 0, wide, self.height()), theme.colour(token))
            at += wide + 1


class _Mark(QWidget):
    """A square of a token's colour beside a figure."""

    def __init__(self, kit: Kit, token: str) -> None:
        super().__init__()
        self.kit, self._token = kit, token
        self.setFixedSize(kit.theme.px(10), kit.theme.px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A square with soft corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.kit.theme.colour(self._token))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)


class _Line(QWidget):
    """As high as its flowing layout at the width it has."""

    def __init__(self, flow: FlowLayout) -> None:
        super().__init__()
        self._flow = flow
        self.setLayout(flow)

    def fit(self) -> None:
        """After other figures."""
        self.setFixedHeight(max(1, self._flow.heightForWidth(self.width())))

    def event(self, event: QEvent) -> bool:
        """After its parts took their sizes."""
        done = super().event(event)
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self.fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """After another width."""
        super().resizeEvent(event)
        self.fit()


class BalanceView(QWidget):
    """A quiet box with the sum in words and as a bar."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("quietbox")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = FlowLayout(14, grows=False)
        self._bar = _Bar(kit)
        self._sign = IconView(kit, "check-circle", "ok")
        self._closes = Label(kit, "", Role.SMALL_MEDIUM, "ok")
        self._note = Label(kit, "", Role.SMALL, "ink2")
        line = self._flow = _Line(self._line)
        head = row(gap=12)
        head.addWidget(line, 1)
        head.addWidget(self._sign)
        head.addWidget(self._closes)
        self.setLayout(column(head, self._bar, self._note, gap=10, margins=(20, 14, 20, 14)))

    def show_balance(self, balance: Balance, of: str = "importing.records") -> None:
        """Another balance; the sum is checked and said. `of`: what was counted."""
        clear(self._line)
        say, whole = self.kit.say, self.kit.figures.whole
        self._figure(whole(balance.records), say(of, n=balance.records), "")
        parts = []
        for place, (word, ink) in enumerate(WORDS):
            count = getattr(balance, word)
            parts.append((count, ink))
            self._line.addWidget(Label(self.kit, "+" if place else "=", Role.SECTION, "ink3"))
            self._figure(whole(count), say(f"importing.{word}"), ink)
        self._flow.fit()
        self._bar.show_parts(parts)
        closes = balance.closes
        self._sign.become("check-circle" if closes else "warning", "ok" if closes else "bad")
        self._closes.setText(say("importing.closes" if closes else "importing.does-not-close"))
        self._closes.recolour("ok" if closes else "bad")
        count = balance.not_trackable
        self._note.setText(say("importing.not-trackable", n=count) if count else "")
        self._note.setVisible(bool(count))

    def _figure(self, figure: str, words: str, mark: str) -> None:
        part = QWidget()
        ink = "bad" if mark == "bad" and figure != "0" else "ink"
        inside = row(gap=7)
        if mark:
            inside.addWidget(_Mark(self.kit, mark))
        inside.addWidget(Label(self.kit, figure, Role.TITLE, ink))
        inside.addWidget(Label(self.kit, words, Role.BODY, "ink2"))
        part.setLayout(inside)
        self._line.addWidget(part)
