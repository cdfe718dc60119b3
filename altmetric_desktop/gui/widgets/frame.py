"""Where the parts of an open library stand: navigation at the left, top bar over the pages, status below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from altmetric_desktop.gui.widgets.layouts import column, row
from altmetric_desktop.gui.widgets.texts import Rule


def frame(navigation: QWidget, top: QWidget, pages: QWidget, status: QWidget) -> QVBoxLayout:
    """The lay-out of the workbench."""
    right = QWidget()
    inside = column(top, gap=0)
    inside.addWidget(pages, 1)
    right.setLayout(inside)
    side = Rule()
    side.setFixedSize(1, 16777215)
    middle = row(navigation, gap=0)
    side.setMinimumHeight(0)
    middle.addWidget(side)
    middle.addWidget(right, 1)
    body = column(gap=0)
    body.addLayout(middle, 1)
    body.addWidget(status)
    return body
