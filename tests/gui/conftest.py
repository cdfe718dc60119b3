"""What the tests of the window share: one dressed application, a kit, a fictional backend, a window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from altmetric_desktop.gui.app import make_application
from altmetric_desktop.gui.bridge import Bridge
from altmetric_desktop.gui.figures import Figures
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.theme import Theme
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.words import Words
from tests.fakes import FakeBackend

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform complains of every window that is shown; that is no fault of ours."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application with our style."""
    return make_application(())


@pytest.fixture
def kit(dressed: QApplication) -> Iterator[Kit]:
    """Light theme, English."""
    theme = Theme("light")
    theme.apply(dressed)
    yield Kit(theme, Words("en"), Figures("en", "date unknown"))
    sweep()


@pytest.fixture
def backend() -> FakeBackend:
    """A fictional library of 60 outputs."""
    return FakeBackend(60)


@pytest.fixture
def bridge(dressed: QApplication) -> Iterator[Bridge]:
    """A bridge of its own; nothing may be left running in it."""
    made = Bridge()
    yield made
    made.cancel_all()
    sweep()
    assert made.running == 0
    made.deleteLater()
    sweep()


@pytest.fixture
def window(kit: Kit, backend: FakeBackend) -> Iterator[MainWindow]:
    """The window with the fictional backend attached, shown."""
    made = MainWindow(kit)
    made.show()
    made.attach(backend)
    yield made
    made.close()
    made.deleteLater()
    sweep()


@pytest.fixture
def bench(window: MainWindow, calm: Callable[[MainWindow], None]) -> Workbench:
    """The window with its library open."""
    window.open_demonstration()
    calm(window)
    assert window.workbench is not None
    return window.workbench


@pytest.fixture
def calm() -> Callable[[MainWindow], None]:
    """Let all jobs of a window come home."""

    def wait(window: MainWindow) -> None:
        for _ in range(400):
            sweep()
            if window.bridge.running:
                continue
            sweep()  # a timer of the window may have begun the next one meanwhile
            if not window.bridge.running:
                return
        pytest.fail(f"{window.bridge.running} jobs never came home")

    return wait


def sweep() -> None:
    """Deliver queued signals and deferred deletions."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
