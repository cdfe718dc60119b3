"""Where the window stands: kept when it closes, restored before it shows, never off every screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from altmetric_desktop.domain.errors import SettingsError
from altmetric_desktop.gui import window_place
from altmetric_desktop.gui.app import Program
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.settings import Settings
from tests.fakes import FakeBackend
from tests.gui.conftest import sweep

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)


def _program(dressed: QApplication, folder: Path, text: str) -> Program:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return Program(dressed, Settings.load(path), lambda _settings: FakeBackend(3))


def _drop(program: Program) -> None:
    program.window.deleteLater()
    sweep()


@pytest.mark.parametrize("place", [QRect(100, 50, 1440, 900), QRect(1500, 200, 1200, 700)])
def test_a_place_within_reach_stays_even_over_two_screens(place: QRect) -> None:
    assert window_place.onto(place, [LEFT, RIGHT]) == place


@pytest.mark.parametrize(
    "place",
    [
        QRect(5000, 200, 1440, 900),
        QRect(-1500, 50, 1440, 900),
        QRect(100, -900, 1440, 900),
        QRect(1900, 50, 1440, 900),
        QRect(0, 1039, 1440, 900),
    ],
)
def test_a_place_off_the_screen_is_moved_onto_it(place: QRect) -> None:
    moved = window_place.onto(place, [LEFT])
    assert LEFT.contains(moved)
    assert moved.size() == place.size()
    assert moved.top() >= window_place.TITLE_BAR


def test_a_window_that_is_larger_than_the_screen_it_is_moved_to_shrinks() -> None:
    moved = window_place.onto(QRect(4000, 3000, 2500, 1300), [LEFT])
    assert LEFT.contains(moved)


def test_the_screen_that_shows_most_of_it_gets_it() -> None:
    moved = window_place.onto(QRect(2500, -60, 1440, 900), [LEFT, RIGHT])
    assert RIGHT.contains(moved)


def test_the_place_is_restored_before_the_window_shows(
    dressed: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_place, "onto", lambda place, _screens: place)
    program = _program(dressed, tmp_path, '[window]\nplace = "1200 720 40 60"\nstate = "maximised"\n')
    assert program.window.geometry() == QRect(40, 60, 1200, 720)
    assert program.window.isMaximized()
    _drop(program)


@pytest.mark.parametrize(
    "nonsense",
    ['"wide"', '"1 2 3"', '"-5 -5 0 0"', '"9999999 900 0 0"', '"0 0 0 0"', "7", '"1440 900 1e3 0"'],
)
def test_a_place_that_is_none_leaves_the_usual_size(
    dressed: QApplication, tmp_path: Path, nonsense: str
) -> None:
    program = _program(dressed, tmp_path, f'[window]\nplace = {nonsense}\nstate = "sideways"\n')
    assert (program.window.width(), program.window.height()) == (1440, 900)
    assert not program.window.isMaximized()
    _drop(program)


def test_the_place_is_kept_when_the_window_closes(window: MainWindow, backend: FakeBackend) -> None:
    window.setGeometry(30, 40, 1300, 750)
    sweep()
    window.close()
    assert backend.settings["window.place"] == "1300 750 30 40"
    assert backend.settings["window.state"] == "normal"


def test_a_maximised_window_keeps_the_size_that_it_had_before(
    window: MainWindow, backend: FakeBackend
) -> None:
    window.setGeometry(30, 40, 1300, 750)
    sweep()
    window.showMaximized()
    sweep()
    window.close()
    assert backend.settings["window.state"] == "maximised"
    assert backend.settings["window.place"] == "1300 750 30 40"


def test_what_has_not_changed_is_not_written(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, backend: FakeBackend
) -> None:
    place, state = window_place.described(window)
    backend.settings |= {"window.place": place, "window.state": state}
    written: list[str] = []
    monkeypatch.setattr(backend, "set_setting", lambda key, _value: written.append(key))
    window.close()
    assert written == []


def test_settings_that_cannot_be_written_do_not_keep_the_window_open(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, backend: FakeBackend
) -> None:
    def refuse(key: str, value: str) -> None:
        raise SettingsError("settings.not-written", path=key, why=value)

    monkeypatch.setattr(backend, "set_setting", refuse)
    window.close()
    assert not window.isVisible()
    assert backend.calls[-1] == ("close",)
