"""Composition root of the window: builds theme, words, window; fetches the services after the first paint.

Nothing heavy is imported before the window stands (a test reads `sys.modules`); the services are
imported on a thread of their own while the start page can already be read.
"""

from __future__ import annotations

import gc
import logging
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from altmetric_desktop import __version__, assets
from altmetric_desktop.gui.figures import Figures
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.theme import Theme
from altmetric_desktop.settings import Settings
from altmetric_desktop.words import Words

if TYPE_CHECKING:
    from altmetric_desktop.gui.backend import Backend

_log = logging.getLogger(__name__)

#: When a start is over, first rows included (ms).
STARTED = 4000
Make = Callable[[Settings], "Backend"]


def make_desk(settings: Settings) -> Backend:
    """The real services; imported here, off the GUI thread, and nowhere earlier."""
    from altmetric_desktop.services.desk import Desk

    return Desk(settings)


class Loader(QObject):
    """Makes the backend on a thread; `loaded` or `failed` arrives in the GUI thread."""

    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, make: Make, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._make, self._settings = make, settings
        self._thread = threading.Thread(target=self._work, name="loader")

    @Slot()
    def begin(self) -> None:
        """Start, once."""
        if not self._thread.is_alive() and self._thread.ident is None:
            self._thread.start()

    def wait(self) -> None:
        """Let the thread end: called when the program does."""
        if self._thread.ident is not None:
            self._thread.join()

    def _work(self) -> None:
        try:
            backend = self._make(self._settings)
        except Exception as error:  # noqa: BLE001 - whatever it was, the window must say it
            self.failed.emit(error)
        else:
            self.loaded.emit(backend)


class Program(QObject):
    """One run of the window: application, theme, window, loader. `open_first` is done once it stands."""

    def __init__(self, app: QApplication, settings: Settings, make: Make = make_desk) -> None:
        super().__init__()
        language = "en"
        words = Words(language)
        scale = max(80, min(200, settings.whole("look.text_size"))) / 100
        self.theme = Theme(settings.text("look.theme"), scale, settings.text("look.palette") or "classic")
        self.theme.apply(app)
        self.kit = Kit(self.theme, words, Figures(language, words.say("date.unknown")))
        self.window = MainWindow(self.kit)
        self.window.setWindowIcon(window_icon())
        self._place(settings)
        self.loader = Loader(make, settings, self)
        self.window.painted.connect(self.loader.begin, Qt.ConnectionType.QueuedConnection)
        self.loader.loaded.connect(self.window.attach, Qt.ConnectionType.QueuedConnection)
        self.loader.failed.connect(self._failed, Qt.ConnectionType.QueuedConnection)

    def _place(self, settings: Settings) -> None:
        """Where the window stood last; a first start needs none of it."""
        place, state = settings.text("window.place"), settings.text("window.state")
        if place or state != "normal":
            from altmetric_desktop.gui.window_place import restore

            restore(self.window, place, state)

    def show(self) -> None:
        """Show the window; the services follow."""
        self.window.show()

    def open_first(self, argv: Sequence[str]) -> None:
        """`--demo`, or `--open FILE`."""
        if "--demo" in argv:
            self.window.open_demonstration()
        elif len(argv) == 2 and argv[0] == "--open":
            self.window.take(Path(argv[1]).absolute())

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """A fault of ours: tell it in the window, and in log and stderr for the report of it."""
        _log.error("a fault in the window", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        words = self.kit.say("error.unknown", kind=kind.__name__, text=str(error))
        self.window.warn("bad", words)

    def end(self) -> None:
        """After the event loop."""
        self.loader.wait()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self.window.warn("bad", self.kit.error(error))


def window_icon() -> QIcon:
    """The mark as an icon; none where the installation has lost it."""
    try:
        return QIcon(str(assets.path("icon.svg")))
    except FileNotFoundError:
        return QIcon()


def make_application(argv: Sequence[str]) -> QApplication:
    """The one application object, dressed as ours."""
    # Python's 5 ms until a busy thread lets another one run would add up to pauses of the window
    sys.setswitchinterval(0.001)
    existing = QApplication.instance()
    # named as an argument: `setStyle` hands back a style, for which PySide makes classes of all styles
    named = ["altmetric-desktop", "-style", "fusion", *argv]
    app = existing if isinstance(existing, QApplication) else QApplication(named)
    app.setApplicationName("altmetric-desktop")
    app.setApplicationDisplayName("Altmetric Desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("altmetric-desktop")
    return app


def settle() -> None:
    """The start is over: look for garbage again, but no more among what it made."""
    gc.freeze()
    gc.enable()


def start(argv: Sequence[str] = (), settings: Settings | None = None, make: Make = make_desk) -> int:
    """Run the window until it is closed; the exit status."""
    gc.disable()  # what a start makes is to stay; looking through it for garbage costs a tenth of the start
    app = make_application(())
    program = Program(app, settings or Settings.load(), make)
    sys.excepthook = program.caught
    program.show()
    QTimer.singleShot(0, program.window, lambda: program.open_first(list(argv)))
    QTimer.singleShot(STARTED, program.window, settle)
    try:
        return app.exec()
    finally:
        gc.enable()
        sys.excepthook = sys.__excepthook__
        program.end()
