"""Finds what a test left behind: threads, running timers, windows. The way of napari's conftest."""

from __future__ import annotations

import sys
import threading
import traceback
import weakref
from collections.abc import Callable
from typing import Any

import pytest

GRACE = 2.0  # seconds that a thread may need to end after it was told to


class ThreadWatch:
    """Notes where each thread was started; `left()` says which of them are still alive."""

    def __init__(self) -> None:
        self._before = set(threading.enumerate())
        self._origins: weakref.WeakKeyDictionary[threading.Thread, str] = weakref.WeakKeyDictionary()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Wrap `Thread.start`."""
        start: Callable[[threading.Thread], None] = threading.Thread.start

        def noted(thread: threading.Thread) -> None:
            self._origins[thread] = "".join(traceback.format_stack(limit=6)[:-1])
            start(thread)

        patch.setattr(threading.Thread, "start", noted)

    def left(self) -> list[str]:
        """One text a living thread: its name and where it was started; waits `GRACE` for each to end."""
        found = []
        for thread in set(threading.enumerate()) - self._before - {threading.current_thread()}:
            thread.join(GRACE)
            if thread.is_alive():
                found.append(
                    f"thread {thread.name!r} is still alive; started at\n{self._origins.get(thread, '?')}"
                )
        return found


class QtWatch:
    """Notes each `QTimer` that was started; `left()` names running timers and windows still shown."""

    def __init__(self) -> None:
        self._timers: weakref.WeakSet[Any] = weakref.WeakSet()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Wrap `QTimer.start`, where Qt is loaded at all."""
        core = sys.modules.get("PySide6.QtCore")
        if core is None:
            return
        start = core.QTimer.start

        def noted(timer: Any, *arguments: Any) -> None:
            self._timers.add(timer)
            start(timer, *arguments)

        patch.setattr(core.QTimer, "start", noted)

    def left(self) -> list[str]:
        """One text a leak."""
        widgets = sys.modules.get("PySide6.QtWidgets")
        if widgets is None or widgets.QApplication.instance() is None:
            return []
        from shiboken6 import isValid

        timers = [timer for timer in self._timers if isValid(timer) and timer.isActive()]
        windows = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
        return [f"a timer still runs: {timer!r}" for timer in timers] + [
            f"a window is still shown: {window!r}" for window in windows
        ]
