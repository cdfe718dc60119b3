"""Where the window stands on the screens: as a setting's text, restored at a start, kept at its end.

Knows the window as a widget only. Client geometry is kept (what `setGeometry` takes): with the frame's
place a maximised window would wander by the width of its frame, start for start.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from altmetric_desktop.domain.errors import AltmetricError

if TYPE_CHECKING:
    from altmetric_desktop.gui.backend import Backend

_log = logging.getLogger(__name__)

PLACE, STATE = "window.place", "window.state"
#: The strip by which a window is moved: this much of it must be on a screen (px).
GRIP = QSize(120, 24)
#: Room for the title bar above a window that is moved onto a screen (px).
TITLE_BAR = 32


def restore(window: QWidget, place: str, state: str) -> None:
    """Put a window, not yet shown, where the settings say; "" leaves it as it is."""
    wanted = read(place)
    if wanted is not None:
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        wanted.setSize(wanted.size().expandedTo(window.minimumSize()))
        window.setGeometry(onto(wanted, screens))
    if state == "maximised":
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def described(window: QWidget) -> tuple[str, str]:
    """A window's place and state, as the settings hold them."""
    maximised = window.isMaximized()
    place = window.normalGeometry() if maximised else window.geometry()
    return write(place), "maximised" if maximised else "normal"


def keep(backend: Backend, place: str, state: str) -> None:
    """Write what has changed. The window is going: what can't be kept is told to the log only."""
    try:
        for key, value in ((PLACE, place), (STATE, state)):
            if value and backend.setting(key) != value:
                backend.set_setting(key, value)
    except AltmetricError as error:
        _log.warning("the place of the window was not kept: %s", error)


def read(text: str) -> QRect | None:
    """“1440 900 120 60” (width, height, left, top) → a rectangle; None where it can't be one."""
    try:
        width, height, left, top = map(int, text.split())
    except ValueError:
        return None
    return QRect(left, top, width, height) if width > 0 and height > 0 else None


def write(place: QRect) -> str:
    """The other way round; "" for a rectangle without an area."""
    if place.isEmpty():
        return ""
    return f"{place.width()} {place.height()} {place.x()} {place.y()}"


def onto(place: QRect, screens: Sequence[QRect]) -> QRect:
    """The place itself where the window could be taken hold of there; else the nearest one on a screen.

    A screen may have gone since, or got smaller: `screens` are the parts of them that are free, in Qt's
    coordinates.
    """
    if not screens or any(_within_reach(place, screen) for screen in screens):
        return place
    best = max(screens, key=lambda screen: _area(screen.intersected(place)))
    width, height = min(place.width(), best.width()), min(place.height(), best.height() - TITLE_BAR)
    left = max(best.left(), min(place.left(), best.right() + 1 - width))
    top = max(best.top() + TITLE_BAR, min(place.top(), best.bottom() + 1 - height))
    return QRect(left, top, width, height)


def _within_reach(place: QRect, screen: QRect) -> bool:
    grip = QRect(place.topLeft(), QSize(place.width(), GRIP.height())).intersected(screen)
    return grip.width() >= GRIP.width() and grip.height() >= GRIP.height()


def _area(part: QRect) -> int:
    return 0 if part.isEmpty() else part.width() * part.height()
