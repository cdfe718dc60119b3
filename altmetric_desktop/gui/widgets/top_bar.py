"""The bar over a page: back, forward, heading or trail, and the page's actions."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.pages.page import Page
from altmetric_desktop.gui.widgets.buttons import IconButton
from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Elided, Label, Rule


class TopBar(QWidget):
    """48 px: back, forward, heading, actions."""

    back = Signal()
    forward = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setObjectName("paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back_button = IconButton(kit, "arrow-left", kit.say("top.back"))
        self.forward_button = IconButton(kit, "arrow-right", kit.say("top.forward"))
        self.back_button.clicked.connect(self.back)
        self.forward_button.clicked.connect(self.forward)
        self.heading = Label(kit, "", Role.TITLE)
        self.heading.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.caption = Elided(kit, "", Role.BODY, "ink2")
        self.leads = QStackedWidget()
        self.tools = QStackedWidget()
        words = QWidget()
        line = row(self.heading, 4)
        line.addWidget(self.caption, 1)
        words.setLayout(line)
        self.leads.addWidget(words)
        self._words = words
        self.tools.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        bar = row(self.back_button, self.forward_button, 6, gap=2, margins=(12, 0, 16, 0))
        bar.addWidget(self.leads, 1)
        bar.addWidget(self.tools)
        self.setLayout(column(bar, Rule(), gap=0))
        bar.setContentsMargins(12, 8, 16, 8)
        self.setFixedHeight(kit.theme.px(48))

    def add(self, page: Page) -> None:
        """Keep a page's actions and lead."""
        self.tools.addWidget(page.tools)
        if page.lead is not None:
            self.leads.addWidget(page.lead)

    def show_page(self, page: Page) -> None:
        """Its heading, caption, lead and actions."""
        self.heading.setText(page.heading)
        self.caption.setText(page.caption)
        self.leads.setCurrentWidget(page.lead or self._words)
        self.tools.setCurrentWidget(page.tools)
        for place in range(self.tools.count()):
            part = self.tools.widget(place)
            policy = QSizePolicy.Policy.Preferred if part is page.tools else QSizePolicy.Policy.Ignored
            if part is not None:
                part.setSizePolicy(policy, QSizePolicy.Policy.Preferred)
        self.tools.updateGeometry()
