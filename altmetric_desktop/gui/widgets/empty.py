"""What a page says when there is nothing to show: which nothing it is, why, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.icon_view import IconView
from altmetric_desktop.gui.widgets.signs import Ring
from altmetric_desktop.gui.widgets.texts import Label


class EmptyState(QWidget):
    """Sign, heading, words and buttons in the middle of the room. `sign`: a state or an icon's name."""

    def __init__(
        self, kit: Kit, sign: State | str, heading: str, words: str, buttons: tuple[Button, ...] = ()
    ) -> None:
        super().__init__()
        self.heading = Label(kit, heading, Role.SECTION)
        self.words = Label(kit, words, Role.BODY, "ink2").wrapped()
        self.heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words.setFixedWidth(kit.theme.px(440))
        self._signs = QHBoxLayout()
        self._fit()
        self._put_sign(kit, sign)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(self._signs)
        column.addSpacing(16)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        column.addLayout(row)
        column.addStretch(3)

    def say(self, heading: str, words: str) -> None:
        """Other words."""
        self.heading.setText(heading)
        self.words.setText(words)
        self._fit()

    def _fit(self) -> None:
        """Room for all lines: a layout gives a centred label that of its first one only."""
        self.words.setMinimumHeight(max(0, self.words.heightForWidth(self.words.maximumWidth())))

    def _put_sign(self, kit: Kit, sign: State | str) -> None:
        self._signs.addStretch()
        if isinstance(sign, State):
            word = kit.say("ring.not-yet") if sign is State.NOT_COLLECTED else ""
            self._signs.addWidget(Ring(kit, sign, word))
        else:
            self._signs.addWidget(IconView(kit, sign, "ink3", 44))
        self._signs.addStretch()
