"""A file that is complete or not there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.reports.replacing import PART, replacing


def test_the_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"old")
    with replacing(path) as part:
        part.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_the_part_lies_in_the_same_folder(tmp_path: Path) -> None:
    with replacing(tmp_path / "r.xlsx") as part:
        part.write_bytes(b"")
        assert part == tmp_path / f"r.xlsx{PART}"


def test_it_is_flushed_before_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[bool] = []
    path = tmp_path / "r.xlsx"
    monkeypatch.setattr(os, "fsync", lambda _: flushed.append(path.exists()))
    with replacing(path) as part:
        part.write_bytes(b"new")
    assert flushed == [False]


def test_any_error_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"old")

    def interrupted() -> None:
        with replacing(path) as part:
            part.write_bytes(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_open_elsewhere_is_named_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.xlsx"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError) as caught, replacing(path) as part:
        part.write_bytes(b"new")
    assert (caught.value.key, caught.value.arguments["path"]) == ("report.locked", str(path))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_said_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught, replacing(tmp_path / "r.xlsx"):
        raise OSError(28, "No space left on device")
    assert (caught.value.key, caught.value.arguments["reason"]) == (
        "report.not-written",
        "No space left on device",
    )


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught, replacing(tmp_path / "gone" / "r.xlsx"):
        pytest.fail("there is nothing to write to")
    assert caught.value.key == "report.no-folder"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_said(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    path.mkdir()
    with pytest.raises(ReportError), replacing(path) as part:
        part.write_bytes(b"new")
    assert path.is_dir()
    assert list(tmp_path.iterdir()) == [path]


def test_a_medium_that_can_not_be_written_is_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object, **__: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(ReportError, match="Read-only file system"), replacing(tmp_path / "r.xlsx"):
        read_only()
