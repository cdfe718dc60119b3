"""The window as a whole: what is imported before it stands, opening and closing, looks, notices, words."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError, LibraryLocked
from altmetric_desktop.gui.app import Program
from altmetric_desktop.gui.fonts import Role
from altmetric_desktop.gui.history import History, Place
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.menus import SIZES
from altmetric_desktop.gui.pages.start import RecentRow
from altmetric_desktop.gui.workbench import Workbench
from altmetric_desktop.services.library import open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.words.english_all import SENTENCES
from tests.fakes import FakeBackend
from tests.gui.conftest import sweep

ROOT = Path(__file__).resolve().parents[2]
GUI = ROOT / "altmetric_desktop" / "gui"
Calm = Callable[[MainWindow], None]

HEAVY = (
    "sqlalchemy", "alembic", "httpx", "openpyxl", "matplotlib", "typer", "rich", "msgspec", "babel", "numpy",
    "qtawesome", "bibtexparser", "feedparser", "python_calamine", "altmetric_desktop.services",
    "altmetric_desktop.gui.workbench",
)  # fmt: skip

FIRST_PAINT = """
import sys
from altmetric_desktop.gui import app as program
from altmetric_desktop.settings import Settings
app = program.make_application(())
def never(settings):
    raise RuntimeError("the services are not part of this")
run = program.Program(app, Settings.load(), never)
seen = []
run.window.painted.connect(lambda: seen.extend(sys.modules))
run.loader.begin = lambda: None
run.window.show()
app.processEvents()
assert seen, "nothing was painted"
print("\\n".join(seen))
"""


def test_nothing_heavy_is_imported_before_the_window_stands(home: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], capture_output=True, text=True, env=environment, check=True
    )
    modules = set(ran.stdout.split())
    assert "altmetric_desktop.gui.pages.start" in modules
    assert [name for name in HEAVY if name in modules] == []


#: What lists outputs comes without these: they are for later, while nobody waits.
LATER = (
    "alembic", "httpx", "openpyxl", "matplotlib", "rich", "click", "babel", "numpy", "keyring", "feedparser",
    "bibtexparser", "python_calamine", "altmetric_desktop.harvest", "altmetric_desktop.importers",
    "altmetric_desktop.reports", "altmetric_desktop.services.describe",
)  # fmt: skip

FIRST_ROWS = """
import sys
from pathlib import Path
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.services import browse, library
with library.open_library(Path(sys.argv[1])) as opened:
    ids = browse.listing_ids(opened, OutputFilter(), Sort())
    assert browse.rows(opened, ids) == []
import altmetric_desktop.services.desk
import altmetric_desktop.gui.workbench
print("\\n".join(sys.modules))
"""


def test_what_lists_outputs_imports_little(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "new.library"
    open_library(path, create=True).close()
    ran = subprocess.run(
        [sys.executable, "-c", FIRST_ROWS, str(path)],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=True,
    )  # fmt: skip
    modules = set(ran.stdout.split())
    assert "altmetric_desktop.storage.listing" in modules
    assert [name for name in LATER if name in modules] == []


def test_the_services_are_made_off_the_gui_thread_and_handed_in(
    dressed: QApplication, qtbot: object, home: Path, tmp_path: Path
) -> None:
    import threading

    made: list[str] = []
    backend = FakeBackend(3)

    def make(_settings: Settings) -> FakeBackend:
        made.append(threading.current_thread().name)
        return backend

    program = Program(dressed, Settings.load(tmp_path / "settings.toml"), make)
    program.show()
    program.window.open_demonstration()
    for _ in range(2000):
        sweep()
        if program.window.workbench is not None:
            break
    assert made == ["loader"]
    assert ("demo",) in backend.calls
    program.window.close()
    program.end()
    assert backend.calls[-1] == ("close",)
    program.window.deleteLater()
    sweep()


def test_a_missing_library_is_marked(window: MainWindow, backend: FakeBackend) -> None:
    window.start.show_recent([(Path("/a/here.library"), True), (Path("/b/gone.library"), False)])
    names = [row.accessibleName() for row in window.start.findChildren(RecentRow)]
    assert names == ["here", "gone, not found"]


def test_a_locked_library_is_offered_read_only(window: MainWindow, backend: FakeBackend, calm: Calm) -> None:
    backend.open_error = LibraryLocked("library.locked", path="a.library", holder="officer on NM-12")
    window.open_library(Path("a.library"))
    calm(window)
    assert "officer on NM-12" in window.banner.words
    window.banner.acted.emit()
    calm(window)
    assert ("open", Path("a.library"), False, True) in backend.calls
    assert window.stack.currentWidget() is window.workbench


def test_a_library_that_cannot_be_opened_leaves_the_start_page(
    window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    backend.open_error = LibraryError("library.damaged", path="a.library")
    window.open_library(Path("a.library"))
    calm(window)
    assert window.banner.isVisible()
    assert window.stack.currentWidget() is window.start


def test_closing_the_library_returns_to_the_start_page(
    window: MainWindow, bench: Workbench, backend: FakeBackend
) -> None:
    window.do("close")
    assert window.stack.currentWidget() is window.start
    assert ("shut",) in backend.calls
    assert not window.menus.actions["sync"].isEnabled()


def test_closing_the_library_in_the_middle_of_a_sync_leaves_nothing_behind(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.open_output(1)
    bench.sync.begin()
    window.do("close")
    backend.tell(Changed("link"))
    calm(window)
    assert backend.sync_task.cancels
    assert not window.banner.isVisible()
    assert window.stack.currentWidget() is window.start
    window.open_demonstration()
    calm(window)
    assert window.stack.currentWidget() is bench
    assert not bench.sync.running
    bench.go("sync")
    assert bench.sync.start_button.isVisible()
    calm(window)


def test_every_menu_entry_does_something(
    window: MainWindow, bench: Workbench, monkeypatch: pytest.MonkeyPatch, calm: Calm, backend: FakeBackend
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr("altmetric_desktop.gui.workbench.open_folder", lambda _path: True)
    known = set(re.findall(r'"([a-z-]+)":', (GUI / "main_window.py").read_text(encoding="utf-8")))
    known |= set(re.findall(r'"([a-z-]+)"[:,)]', (GUI / "workbench.py").read_text(encoding="utf-8")))
    for key, action in window.menus.actions.items():
        assert action.text()
        if key not in {"compact", "quit", "close"}:
            assert key in known
            action.trigger()
            calm_or_end(window, backend, calm)
    for dialog in window.findChildren(QDialog):
        dialog.close()


def calm_or_end(window: MainWindow, backend: FakeBackend, calm: Calm) -> None:
    if not backend.sync_task.finished() and ("sync" in [call[0] for call in backend.calls]):
        backend.sync_task.end(backend.sync_answer())
    calm(window)


def test_shortcuts_are_not_given_twice(window: MainWindow) -> None:
    keys = [
        action.shortcut().toString()
        for action in window.findChildren(QAction)
        if not action.shortcut().isEmpty()
    ]
    assert len(keys) == len(set(keys))


def test_the_look_is_changed_at_once_and_kept(
    window: MainWindow, bench: Workbench, backend: FakeBackend
) -> None:
    light = window.kit.theme.colour("base").name()
    window.menus.mode_chosen.emit("dark")
    assert window.kit.theme.colour("base").name() != light
    assert backend.settings["look.theme"] == "dark"
    window.menus.palette_chosen.emit("safe")
    window.menus.compact_chosen.emit(True)
    window.menus.size_chosen.emit(SIZES[-1])
    assert backend.settings["look.palette"] == "safe"
    assert backend.settings["look.rows"] == "compact"
    assert backend.settings["look.text_size"] == "200"
    assert window.kit.theme.font(Role.BODY).pixelSize() == 26


def test_going_back_and_forward(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    bench.go("import")
    bench.go("sync")
    calm(window)
    bench.back()
    assert bench.stack.currentWidget() is bench.importing
    bench.forward()
    assert bench.stack.currentWidget() is bench.sync
    assert not bench.top.forward_button.isEnabled()
    calm(window)


def test_history_forgets_what_lay_ahead() -> None:
    history = History()
    for place in (Place("outputs"), Place("details", 1), Place("details", 1), Place("sync")):
        history.go(place)
    assert history.step(-1) == Place("details", 1)
    history.go(Place("report"))
    assert history.step(1) is None
    assert history.step(-1) == Place("details", 1)
    history.replace(Place("details", 2))
    assert history.here == Place("details", 2)


def test_a_small_window_folds_and_nothing_is_cut_off(
    window: MainWindow, bench: Workbench, calm: Calm
) -> None:
    bench.go("sync")
    window.resize(1024, 640)
    calm(window)
    assert not bench.sync.side.isVisible()
    assert bench.navigation.width() == 56
    window.resize(1440, 900)
    calm(window)
    assert bench.sync.side.isVisible()
    assert bench.navigation.width() == 208


def test_a_toast_goes_by_itself_and_its_action_acts(window: MainWindow) -> None:
    acted: list[int] = []
    window.toast.say("Done", "Undo", lambda: acted.append(1))
    assert window.toast.isVisible()
    assert window.toast._timer.isActive()
    window.toast._action.click()
    assert acted == [1]
    assert not window.toast.isVisible()


def test_keys_are_listed_as_they_are(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier)
    sweep()
    window.show_shortcuts()
    dialog = next(found for found in window.findChildren(QDialog) if found.isVisible())
    shown = {label.text() for label in dialog.findChildren(QLabel)}
    keys = {action.shortcut().toString() for action in window.findChildren(QAction)} - {""}
    assert "Ctrl+O" in keys
    assert keys <= shown
    dialog.close()
    sweep()


def test_every_sentence_that_a_screen_says_is_known() -> None:
    missing = []
    for path in sorted(GUI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _is_say(node) and isinstance(node.args[0], ast.Constant):
                key = node.args[0].value
                if (
                    isinstance(key, str)
                    and re.fullmatch(r"[a-z-]+(\.[a-z-]+)*", key)
                    and key not in SENTENCES
                ):
                    missing.append(f"{path.name}: {key}")
    assert [one for one in missing if "." in one.split(": ")[1]] == []


def _is_say(node: ast.Call) -> bool:
    named = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    return named == "say" and bool(node.args)


def test_no_label_or_tooltip_takes_mark_up() -> None:
    """Every label is a `Label`, every tooltip goes through `tip` or `escaped`."""
    found = []
    for path in GUI.rglob("*.py"):
        if path.name == "texts.py" and path.parent.name == "widgets":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
            if name in {"QLabel", "setToolTip", "setWhatsThis", "QTextBrowser", "QMessageBox"}:
                found.append(f"{path.name}:{getattr(node, 'lineno', 0)} {name}")
    assert found == []


def test_no_colour_is_named_outside_the_palette() -> None:
    found = [
        f"{path.name}: {hit}"
        for path in GUI.rglob("*.py")
        for hit in re.findall(r"#[0-9A-Fa-f]{6}\b|QColor\(\d", path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_inter_and_the_icons_are_found(kit: Kit) -> None:
    assert kit.theme.font(Role.BODY).families()[0] == "Inter"
    assert not kit.theme.pixmap("magnifying-glass", "ink", 16).isNull()
