"""The window's desk on a real library: every call that pages make, in threads and the child process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import Cancelled, InputError, LibraryError
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.records import Correction, Verdict
from altmetric_desktop.domain.wishes import ChartKind, ChartWish, ReportWishes
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.settings import Settings

LIST = """DOI,Title,Year,Department
10.5555/tide.1,Tides in a jar,2021,Coastal Sciences
10.5555/tide.2,Harbour silt,2022,Coastal Sciences
,A lecture without a number,2023,Linguistics
,,,
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(Settings.load(tmp_path / "settings.toml"))
    yield made
    made.close()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_nothing_is_done_without_a_library(desk: Desk) -> None:
    with pytest.raises(LibraryError, match=r"library\.none-open"):
        desk.info()


def test_preview_writes_nothing_and_says_what_would_happen(desk: Desk, listed: Path, tmp_path: Path) -> None:
    desk.open(tmp_path / "a.library", create=True).result(60)
    preview = desk.preview_import(listed).result(60)
    assert (preview.balance.records, preview.balance.added, preview.balance.closes) == (3, 3, True)
    assert [row.verdict for row in preview.rows] == [Verdict.ADDED] * 3
    assert preview.mapping is not None
    assert desk.info().result(60).outputs == 0


def test_import_listing_and_undo(desk: Desk, listed: Path, tmp_path: Path) -> None:
    changes: list[Changed] = []
    told = threading.Event()

    def hear(change: Changed) -> None:
        changes.append(change)
        told.set()

    desk.on_changed(hear)
    desk.open(tmp_path / "a.library", create=True).result(60)
    answer = desk.import_file(listed).result(60)
    assert answer.balance.added == 3
    assert answer.balance.not_trackable == 1
    assert told.wait(10)
    assert changes[0].table == "output"
    ids = desk.listing(OutputFilter(), Sort(SortKey.TITLE, descending=False)).result(60)
    rows = desk.rows(ids)
    assert [row.title for row in rows] == ["A lecture without a number", "Harbour silt", "Tides in a jar"]
    assert [row.trackable for row in rows] == [False, True, True]
    assert [unit.path[-1] for unit in desk.units().result(60)] == ["Coastal Sciences", "Linguistics"]
    (run,) = desk.runs().result(60)
    assert run.undoable
    undone = desk.undo(run.id).result(60)
    assert (undone.removed, undone.kept) == (3, 0)
    assert desk.info().result(60).outputs == 0


def test_a_broken_file_is_one_known_error_and_no_more(desk: Desk, listed: Path, tmp_path: Path) -> None:
    desk.open(tmp_path / "a.library", create=True).result(60)
    empty = tmp_path / "empty.csv"
    empty.touch()
    with pytest.raises(InputError, match=r"input\.empty"):
        desk.import_file(empty).result(60)
    assert desk.import_file(listed).result(60).balance.added == 3


def test_a_cancelled_import_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.open(tmp_path / "a.library", create=True).result(60)
    long = tmp_path / "long.csv"
    rows = "\n".join(f"10.5555/x.{number},Title {number}" for number in range(60_000))
    long.write_text(f"DOI,Title\n{rows}\n", encoding="utf-8")
    task = desk.import_file(long)
    task.cancel()
    with pytest.raises(Cancelled):
        task.result(60)
    assert desk.info().result(60).outputs == 0


def test_sources_recent_and_settings(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.library"
    desk.open(path, create=True).result(60)
    assert [line.info.key for line in desk.sources().result(60)][:2] == ["crossref", "openalex"]
    desk.set_source("wikipedia", False)
    off = {line.info.key: line.off for line in desk.sources().result(60)}
    assert off["wikipedia"] == "sync.off.by-you"
    assert list(desk.recent()) == [(path, True)]
    desk.forget(path)
    assert list(desk.recent()) == []
    desk.set_setting("look.theme", "dark")
    assert Settings.load(tmp_path / "settings.toml").text("look.theme") == "dark"


def test_report_chart_and_badge(desk: Desk, listed: Path, tmp_path: Path) -> None:
    desk.open(tmp_path / "a.library", create=True).result(60)
    desk.import_file(listed).result(60)
    workbook = desk.report(ReportWishes(title="Ours"), tmp_path / "r.xlsx").result(120)
    assert workbook.stat().st_size > 5_000
    picture = desk.chart(ChartWish(ChartKind.MENTIONS_BY_MONTH, None, 600, 200, 2.0)).result(120)
    assert (picture.width, picture.height, picture.png[:4]) == (600, 200, b"\x89PNG")
    badge = desk.badge(1, tmp_path / "b.svg").result(60)
    assert badge.read_text(encoding="utf-8").startswith("<svg")
    details = desk.details(1).result(60)
    assert details.facts.title == "Tides in a jar"
    assert desk.mentions(1).result(60) == []


def test_columns_are_kept_and_found_again_by_their_headings(desk: Desk, listed: Path, tmp_path: Path) -> None:
    desk.open(tmp_path / "a.library", create=True).result(60)
    first = desk.preview_import(listed).result(60)
    assert first.mapping is not None
    desk.save_mapping("ours", first.headings, first.mapping).result(60)
    assert desk.preview_import(listed).result(60).remembered == "ours"
    assert desk.preview_import(listed, guess=True).result(60).remembered == ""


def test_corrected_rows_are_imported_by_the_child_and_problems_saved(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "refused.csv"
    path.write_text(LIST + "=cmd,,2024,Linguistics\n", encoding="utf-8")
    desk.open(tmp_path / "a.library", create=True).result(60)
    answer = desk.import_file(path).result(60)
    assert (answer.balance.added, answer.balance.refused) == (3, 1)
    mapping = desk.preview_import(path).result(60).mapping
    each = Correction(6, "Title", "", "A title at last")
    again = desk.import_file(path, mapping=mapping, corrections=[each]).result(60)
    assert (again.balance.records, again.balance.added, again.outputs_total) == (1, 1, 4)
    saved = desk.save_rows(tmp_path / "p.csv", ["Row", "In the file"], [["6", "=cmd"]]).result(60)
    assert saved.read_text(encoding="utf-8-sig").splitlines() == ["Row,In the file", "6,'=cmd"]
