"""The log keeps what happened, and nothing that must not be kept."""

from __future__ import annotations

import logging
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop import __main__, cli
from altmetric_desktop.services import logs
from altmetric_desktop.settings.paths import log_folder

LOG = logging.getLogger("altmetric_desktop.harvest.course")
CANARY = "cAnArY-9f8e7d6c5b4a"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """The log file, while a log is kept."""
    with logs.kept(tmp_path / "log") as on:
        assert on
        yield tmp_path / "log" / logs.FILE


@pytest.fixture(autouse=True)
def hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test hides, the next does not."""
    monkeypatch.setattr(logs, "_hidden", set())


@pytest.mark.parametrize(
    "text",
    [
        f"GET https://api.example.org/works?mailto=x&api_key={CANARY}&rows=20",
        f"https://reader:{CANARY}@feeds.example.org/rss",
        f"https://{CANARY}@feeds.example.org/rss",
        f"Authorization: Bearer {CANARY}",
        f"{{'Authorization': 'Bearer {CANARY}'}}",
        f"headers: X-API-Key: {CANARY}",
        f'{{"access_token": "{CANARY}"}}',
        f"password={CANARY} was refused",
        f"asked by {CANARY}@university.example.org",
        f"asked by {CANARY}%40university.example.org",
        f"the source answered: unknown key {CANARY}!",
    ],
)
def test_private_things_are_taken_out(text: str, file: Path) -> None:
    if "unknown key" in text:
        logs.hide(CANARY)
    LOG.warning("%s", text)
    written = file.read_text(encoding="utf-8")
    assert CANARY not in written
    assert "[…]" in written


def test_what_helps_to_find_a_fault_stays(file: Path) -> None:
    LOG.warning(
        "%s: %s", "crossref", "HTTP 503 from https://api.crossref.org/works/10.5555/abc at token ring"
    )
    text = file.read_text(encoding="utf-8")
    assert "crossref: HTTP 503 from https://api.crossref.org/works/10.5555/abc at token ring" in text


def test_a_key_in_a_traceback_is_taken_out(file: Path) -> None:
    try:
        raise ValueError(f"https://api.example.org/?key={CANARY}\n2026-01-01 ERROR forged")
    except ValueError:
        LOG.exception("it broke")
    lines = file.read_text(encoding="utf-8").splitlines()
    assert CANARY not in "\n".join(lines)
    assert any("ValueError" in line for line in lines)
    begun = [line for line in lines if not line.startswith("    | ")]
    assert len(begun) == 2  # "started" and the one record


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
def test_a_title_forges_no_record(end: str, file: Path) -> None:
    LOG.warning("the file is opened with the second record")
    before = len(file.read_text(encoding="utf-8").splitlines())
    LOG.warning("a title: %s", f"Harmless{end}2026-01-01 00:00:00 ERROR 1 altmetric_desktop: forged")
    assert len(file.read_text(encoding="utf-8").splitlines()) == before + 1


def test_terminal_codes_and_lone_surrogates_are_harmless(file: Path) -> None:
    LOG.warning("\x1b]0;owned\x07 \udcff \u202egnp.exe")
    text = file.read_text(encoding="utf-8")
    assert "gnp.exe" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_it_is_five_files_of_one_megabyte_and_nobody_else_reads_them(file: Path) -> None:
    for _ in range(700):
        LOG.warning("%s", "x " * 3_990)
    files = sorted(file.parent.iterdir())
    assert len(files) == 5
    assert sum(one.stat().st_size for one in files) <= 5_000_000
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_libraries_that_write_whole_addresses_are_quiet(file: Path) -> None:
    for name in ("httpx", "httpcore.http11"):
        logging.getLogger(name).info("HTTP Request: GET https://api.example.org/?key=%s", CANARY)
        logging.getLogger(name).warning("%s is in trouble", name)
    text = file.read_text(encoding="utf-8")
    assert "HTTP Request" not in text
    assert "httpx is in trouble" in text
    assert "httpcore.http11 is in trouble" in text


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("in the way")
    with logs.kept(tmp_path / "log") as on:
        assert not on
        LOG.warning("the work goes on")
    assert (tmp_path / "log").read_text() == "in the way"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_stops_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / logs.FILE).symlink_to("/dev/full")
    with logs.kept(tmp_path) as on:
        assert on
        LOG.warning("the work goes on")
    assert "Traceback" not in capfd.readouterr().err


def test_what_ends_a_thread_is_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "__excepthook__", lambda _about: None)

    def fall() -> None:
        raise RuntimeError("out of the blue")

    thread = threading.Thread(target=fall, name="net-loop")
    thread.start()
    thread.join()
    text = file.read_text(encoding="utf-8")
    assert "thread net-loop ended" in text
    assert "RuntimeError: out of the blue" in text


def test_nothing_of_it_stays_afterwards(tmp_path: Path) -> None:
    handlers, hook = list(logging.getLogger().handlers), threading.excepthook
    with logs.kept(tmp_path):
        assert logging.getLogger().handlers != handlers
    assert logging.getLogger().handlers == handlers
    assert threading.excepthook is hook


def test_the_command_line_keeps_it(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "altmetric_desktop", "sources", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
        env=dict(os.environ),
    )
    assert done.stderr == ""
    assert "started: version" in (log_folder() / logs.FILE).read_text(encoding="utf-8")


def test_a_fault_of_the_command_line_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fall(_arguments: object) -> int:
        raise RuntimeError(f"out of the blue https://api.example.org/?key={CANARY}")

    monkeypatch.setattr(cli, "run", fall)
    monkeypatch.setattr(sys, "argv", ["altmetric-desktop", "sources"])
    with pytest.raises(RuntimeError):
        __main__.main()
    text = (log_folder() / logs.FILE).read_text(encoding="utf-8")
    assert "RuntimeError: out of the blue" in text
    assert CANARY not in text


def test_stopped_while_it_starts_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", stopped)
    monkeypatch.setattr(sys, "argv", ["altmetric-desktop", "sources"])
    assert __main__.main() == 130
