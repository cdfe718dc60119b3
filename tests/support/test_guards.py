"""The guards that watch every test must bite themselves."""

from __future__ import annotations

import socket
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.leaks import QtWatch, ThreadWatch
from tests.support.network import NetworkBlocked, NetworkGuard, is_loopback


def test_another_machine_is_refused_and_noted(network: NetworkGuard) -> None:
    with socket.socket() as connection, pytest.raises(NetworkBlocked):
        connection.connect(("192.0.2.1", 80))  # RFC 5737: an address of documentation
    with pytest.raises(NetworkBlocked):
        socket.getaddrinfo("repository.example", 443)
    assert network.attempts == ["192.0.2.1", "repository.example"]
    network.attempts.clear()


def test_loopback_is_let_through(network: NetworkGuard) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.connect(server.getsockname())
    assert not network.attempts


@pytest.mark.parametrize(
    "host,expected", [("::1", True), ("127.9.9.9", True), ("10.0.0.1", False), ("localhost.example", False)]
)
def test_only_this_machine_is_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


def test_a_thread_left_alive_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.support.leaks.GRACE", 0.01)
    watch, stop = ThreadWatch(), threading.Event()
    watch.install(monkeypatch)
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    [text] = watch.left()
    stop.set()
    thread.join()
    assert "'forgotten'" in text
    assert "test_guards.py" in text
    assert watch.left() == []


def test_a_running_timer_and_a_shown_window_are_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = QtWatch()
    watch.install(monkeypatch)
    timer, window = QTimer(), QWidget()
    qtbot.addWidget(window)
    timer.start(60_000)
    window.show()
    assert len(watch.left()) == 2
    timer.stop()
    window.hide()
    assert watch.left() == []


def test_each_test_has_a_home_of_its_own(home: Path) -> None:
    from platformdirs import user_config_path, user_data_path

    assert user_config_path("altmetric-desktop").is_relative_to(home)
    assert user_data_path("altmetric-desktop").is_relative_to(home)
