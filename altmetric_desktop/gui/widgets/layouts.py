"""Rows, columns and papers: the few lay-out words that every page uses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

Item = QWidget | QLayout | int | None


def row(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Side by side; a number is a space, None takes what is left."""
    line = QHBoxLayout()
    line.setContentsMargins(*margins)
    line.setSpacing(gap)
    _fill(line, items)
    return line


def column(*items: Item, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """One below the other; a number is a space, None takes what is left."""
    stack = QVBoxLayout()
    stack.setContentsMargins(*margins)
    stack.setSpacing(gap)
    _fill(stack, items)
    return stack


def panel(name: str, layout: QLayout) -> QWidget:
    """A plain widget with a background by `name` (`paper`, `sunken`, `quietbox`, `chrome`)."""
    widget = QWidget()
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    widget.setLayout(layout)
    return widget


def upright() -> QFrame:
    """A hairline from top to bottom."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedWidth(1)
    return line


def scrolled(inner: QWidget) -> QScrollArea:
    """A frame that scrolls `inner` up and down only."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def _fill(box: QHBoxLayout | QVBoxLayout, items: tuple[Item, ...]) -> None:
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)
