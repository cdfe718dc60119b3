"""`library info | check | backup`, common options, the lock, wrong usage, no Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from altmetric_desktop.cli.commands.program import main
from altmetric_desktop.services.library import open_library
from tests.cli.conftest import Terminal
from tests.support import made

INFO = {
    "path",
    "name",
    "outputs",
    "trackable",
    "mentioned",
    "mentions",
    "accounts",
    "last_import",
    "last_sync",
    "bytes",
    "schema",
}


def test_info_counts_what_the_library_holds(filled: Terminal) -> None:
    info = filled.json("library", "info")
    assert set(info) == INFO
    assert {name: info[name] for name in ("outputs", "trackable", "mentioned", "mentions")} == {
        "outputs": 5,
        "trackable": 4,
        "mentioned": 1,
        "mentions": 8,
    }
    assert info["bytes"] == filled.library.stat().st_size
    assert info["last_import"].endswith("Z")
    assert "5 outputs" in filled.run("library", "info").out


def test_check_says_sound_or_what_is_wrong(filled: Terminal) -> None:
    assert filled.json("library", "check") == {"path": str(filled.library), "sound": True, "problems": []}
    with filled.library.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 4)
    ran = filled.run("library", "check", "--json")
    assert ran.status == 1
    assert not ran.out or not ran.json["sound"]


def test_a_backup_is_a_library(filled: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "copy.library"
    assert filled.json("library", "backup", target) == {
        "path": str(target),
        "bytes": target.stat().st_size,
    }
    copy = filled.bare("library", "info", "--library", target, "--json").json
    assert (copy["outputs"], copy["mentions"]) == (5, 8)
    again = filled.run("library", "backup", target)
    assert (again.status, again.out) == (1, "")
    beside = Path(filled.json("library", "backup")["path"])
    assert beside.parent == filled.library.parent
    assert beside.is_file()


READING = [
    ["library", "info"],
    ["library", "check"],
    ["library", "backup"],
    ["details", "1"],
    ["receipt", "1"],
    ["export", "outputs", "-"],
    ["undo", "R-0001"],
]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_library_that_is_not_there_is_one_message_and_is_not_made(
    terminal: Terminal, command: list[str]
) -> None:
    ran = terminal.run(*command)
    assert (ran.status, ran.out) == (1, "")
    assert str(terminal.library) in ran.err
    assert not list(terminal.library.parent.glob("new*"))


@pytest.mark.parametrize("command", [*READING, ["import", "list.csv"], ["sync"], ["sources"]], ids=" ".join)
def test_a_file_that_is_no_library_is_refused_unchanged(
    terminal: Terminal, tmp_path: Path, command: list[str]
) -> None:
    made.a_list(tmp_path)
    text = b"DOI,Title\n10.5555/a,A\n" * 50
    terminal.library.write_bytes(text)
    ran = terminal.run(*(str(tmp_path / part) if part == "list.csv" else part for part in command))
    assert ran.status == 1
    assert len((ran.err + ran.out).strip().splitlines()) == 1
    assert str(terminal.library) in ran.err + ran.out
    assert terminal.library.read_bytes() == text


def test_a_locked_library_names_the_holder_and_can_still_be_read(filled: Terminal, tmp_path: Path) -> None:
    listed = made.a_list(tmp_path)
    with open_library(filled.library):
        for command in (["import", listed], ["sync"], ["undo", "R-0001"]):
            ran = filled.run(*command)
            assert (ran.status, ran.out) == (1, "")
            assert f"({os.getpid()}, " in ran.err
            assert "read-only" in ran.err
        assert filled.json("library", "info")["outputs"] == 5
        assert filled.json("import", listed, "--dry-run")["files"][0]["unchanged"] == 5
        assert filled.run("export", "outputs", "-").status == 0
        assert filled.run("sources").status == 0
    assert filled.json("import", listed)["files"][0]["unchanged"] == 5


@pytest.mark.parametrize("text", [b"this is not TOML", b"\xff\xfe\x00", b"[" * 5000, None])
def test_named_settings_that_cannot_be_read_stop_the_command(filled: Terminal, text: bytes | None) -> None:
    """A scheduled run must not go on with other settings than its own."""
    if text is None:
        filled.settings.unlink()
    else:
        filled.settings.write_bytes(text)
    for command in (["sync", "--source", "crossref", "--limit", "1"], ["sources"]):
        ran = filled.run(*command)
        assert (ran.status, ran.out) == (1, "")
        assert str(filled.settings) in ran.err
        assert len(ran.err.strip().splitlines()) == 1
    assert text is None or filled.settings.read_bytes() == text


def test_values_that_cannot_be_used_are_said_once(filled: Terminal) -> None:
    filled.settings.write_text("[sources.crossref]\nbase_url = 7\n[usr]\nx = 1\n", encoding="utf-8")
    ran = filled.run("sources", "--json")
    assert ran.status == 0
    assert len(ran.json["sources"]) == 7
    assert ["sources.crossref.base_url" in line or "usr.x" in line for line in ran.err.splitlines()] == [
        True,
        True,
    ]


def test_settings_name_the_library_where_none_is_named(filled: Terminal) -> None:
    filled.settings.write_text(f'[library]\ndefault = "{filled.library}"\n', encoding="utf-8")
    ran = filled.bare("library", "info", "--settings", filled.settings, "--json")
    assert ran.json["path"] == str(filled.library)
    filled.settings.write_text('[score]\nscheme = "altmetric-published-pre2021"\n', encoding="utf-8")
    target = filled.library.with_name("r.xlsx")
    assert filled.run("report", target).status == 0


def test_without_settings_and_library_the_users_own_are_meant(
    terminal: Terminal, tmp_path: Path, home: Path
) -> None:
    listed = made.a_list(tmp_path)
    assert terminal.bare("import", listed, "--json").status == 0
    ran = terminal.bare("library", "info", "--json")
    assert Path(ran.json["path"]).is_relative_to(home)
    assert ran.json["outputs"] == 5


@pytest.mark.parametrize(
    "command",
    [
        ["library", "info"],
        ["library", "check"],
        ["details", "1"],
        ["receipt", "1"],
        ["sources"],
        ["schemes"],
        ["undo", "R-0001"],
    ],
    ids=" ".join,
)
def test_quiet_says_nothing(filled: Terminal, command: list[str]) -> None:
    ran = filled.run(*command, "--quiet")
    assert (ran.status, ran.out, ran.err) == (0, "", "")


@pytest.mark.parametrize(
    "command",
    [
        ["no-such-command"],
        ["details"],
        ["details", "1", "2"],
        ["import", "--no-such-option"],
        ["library"],
        ["library", "burn"],
        ["export", "outputs"],
        ["badge", "1", "out.svg", "--size", "9999999"],
        ["--json"],
        [],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(terminal: Terminal, command: list[str]) -> None:
    ran = terminal.bare(*command)
    assert ran.status == 2
    assert ran.err or ran.out


def test_help_and_version(terminal: Terminal) -> None:
    for name in main.commands:
        ran = terminal.bare(name, "--help")
        assert (ran.status, ran.err) == (0, "")
        assert "Usage" in ran.out
    ran = terminal.bare("--version")
    assert ran.status == 0
    assert ran.out.startswith("altmetric-desktop")


def test_the_headless_program_imports_no_qt(root: Path, tmp_path: Path) -> None:
    """Every service that a command uses is loaded in one fresh interpreter with no display."""
    listed = made.a_list(tmp_path)
    code = f"""
import sys
from altmetric_desktop.cli import run
library = {str(tmp_path / "a.library")!r}
for command in (
    ["import", {str(listed)!r}],
    ["details", "1"],
    ["badge", "1", {str(tmp_path / "b.png")!r}],
    ["export", "outputs", {str(tmp_path / "o.csv")!r}],
    ["report", {str(tmp_path / "r.xlsx")!r}],
    ["sources"],
):
    assert run([*command, "--library", library, "--quiet"]) == 0, command
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""
    environment = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_a_reader_that_goes_away_is_no_traceback(filled: Terminal, root: Path) -> None:
    command = [sys.executable, "-m", "altmetric_desktop", "export", "outputs", "-"]
    with subprocess.Popen(
        [*command, "--library", str(filled.library)],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read()
        program.wait(60)
    assert b"Traceback" not in said
    assert b"Exception" not in said


def test_a_sample_library_that_has_no_place_is_one_message(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = terminal.bare("demo", "--library", tmp_path / "file" / "demo.library", "--quiet")
    assert (ran.status, ran.out) == (1, "")
    assert str(tmp_path / "file" / "demo.library") in ran.err
    assert len(ran.err.strip().splitlines()) == 1
