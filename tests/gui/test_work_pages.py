"""Import, sync and report: nothing is written unasked, progress is told, all can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.errors import InputError, ReportError
from altmetric_desktop.domain.events import Progress
from altmetric_desktop.domain.records import Field, Mapping
from altmetric_desktop.domain.wishes import ReportWishes, SyncWishes
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.report import free_name
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend, sample_mapping, source_line, sync_events

Calm = Callable[[MainWindow], None]
LIST = Path("publications-2026.xlsx")


@pytest.fixture
def checked(window: MainWindow, bench: Workbench, calm: Calm) -> Workbench:
    """The import page with a list looked at."""
    bench.import_file(LIST)
    calm(window)
    return bench


def calls(backend: FakeBackend, name: str) -> list[tuple[object, ...]]:
    return [call for call in backend.calls if call[0] == name]


def is_running(bench: Workbench) -> bool:
    return bench.sync.running


def test_looking_at_a_list_writes_nothing(checked: Workbench, backend: FakeBackend) -> None:
    assert len(calls(backend, "preview")) == 1
    assert calls(backend, "import") == []
    assert checked.importing.import_button.text().strip() == "Import 593 outputs"
    assert checked.importing.check.problems.texts.rowCount() == 4


def test_the_balance_says_whether_it_closes(checked: Workbench) -> None:
    balance = checked.importing.check.balance
    assert balance._closes.text() == "Every row accounted for"


def test_another_mapping_is_previewed_once_it_rests(
    qtbot: QtBot, window: MainWindow, checked: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    choice = checked.importing.check.mapping._choices[7]
    place = list(Field).index(Field.VENUE)
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    qtbot.waitUntil(lambda: len(calls(backend, "preview")) == 2)
    calm(window)
    mapping = calls(backend, "preview")[-1][3]
    assert isinstance(mapping, Mapping)
    assert mapping.columns[7].field is Field.VENUE
    assert mapping.columns[:7] == sample_mapping().columns[:7]


def test_another_sheet_is_read_without_the_old_mapping(checked: Workbench, backend: FakeBackend) -> None:
    checked.importing.check.mapping.sheet_chosen.emit("Notes")
    assert calls(backend, "preview")[-1] == ("preview", LIST, "Notes", None)


def test_importing_shows_progress_then_the_result_and_can_be_undone(
    qtbot: QtBot, window: MainWindow, checked: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    page = checked.importing
    page.import_button.click()
    assert page.stack.currentWidget() is page.busy
    backend.import_task.events = [Progress("writing", 300, 612)]
    qtbot.waitUntil(lambda: page.busy.progress.value() == 300)
    assert page.busy.note.text() == "300 of 612"
    backend.import_task.end(backend.import_answer(LIST))
    calm(window)
    assert page.stack.currentWidget() is page.result
    assert "R-0007" in page.result.heading.text()
    page.result.undo_button.click()
    calm(window)
    assert calls(backend, "undo") == [("undo", 7)]
    assert page.result.heading.text() == "The import was taken back"
    assert not page.result.undo_button.isEnabled()


def test_stopping_an_import_stores_nothing_and_says_so(
    window: MainWindow, checked: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    checked.importing.import_button.click()
    checked.importing.busy.stop_button.click()
    calm(window)
    assert backend.import_task.cancels == 1
    assert window.toast.words == "Stopped. Nothing was stored."
    assert checked.importing.stack.currentWidget() is checked.importing.choice


def test_a_file_that_cannot_be_read_is_one_message(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.preview_error = InputError("import.no-such-thing", name="list.csv")
    bench.import_file(Path("list.csv"))
    calm(window)
    assert window.banner.isVisible()
    assert bench.importing.stack.currentWidget() is bench.importing.choice


def test_a_sync_shows_each_source_and_the_others_go_on(
    qtbot: QtBot, window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.go("sync")
    calm(window)
    bench.sync.start_button.click()
    assert calls(backend, "sync") == [("sync", SyncWishes())]
    assert bench.sync.stop_button.isVisible()
    backend.sync_task.events = list(sync_events())
    qtbot.waitUntil(lambda: bench.sync.rows["wikipedia"].state.text() == "64 of 312")
    rows = bench.sync.rows
    assert rows["europepmc"].state.text() == "Waiting 40 s, server asked"
    assert rows["hackernews"].state.text() == "Failed, others go on"
    assert "503 – maintenance until 10:00 UTC" in rows["hackernews"]._words.text()
    assert rows["stackexchange"].state.text() == "Not collected: switched off"
    assert rows["feeds"].state.text() == "In line"
    backend.sync_task.end(backend.sync_answer())
    calm(window)
    assert window.toast.words == "Sync ended in part: 1 source failed, 29 new mentions"
    assert bench.sync.start_button.isVisible()


def test_stopping_a_sync_waits_for_the_page_in_hand(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.sync_task.end_on_cancel = False
    bench.sync.begin()
    bench.sync.stop_button.click()
    assert backend.sync_task.cancels == 1
    assert bench.sync.running
    assert bench.sync.stop_button.text().strip() == "Stopping …"
    backend.sync_task.end(backend.sync_answer(cancelled=True))
    calm(window)
    assert not is_running(bench)
    assert window.toast.words == "Sync stopped: 29 new mentions are kept"


def test_a_second_sync_is_not_begun_beside_the_first(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.sync.begin()
    bench.sync.begin()
    assert len(calls(backend, "sync")) == 1
    backend.sync_task.end(backend.sync_answer())
    calm(window)


def test_a_sync_that_was_stopped_offers_to_resume(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    bench.go("sync")
    calm(window)
    assert bench.sync.start_button.text().strip() == "Resume sync"


def test_a_source_is_switched_and_said(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.go("sync")
    calm(window)
    bench.sync.rows["wikipedia"].switch.click()
    assert ("set_source", "wikipedia", False) in backend.calls
    assert window.toast.words == "Wikipedia is off. What it brought stays."


def test_one_output_is_asked_about(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.open_output(5)
    calm(window)
    bench.details.sync_button.click()
    assert calls(backend, "sync") == [("sync", SyncWishes(outputs=(5,)))]
    backend.sync_task.end(backend.sync_answer())
    calm(window)


def test_a_source_that_needs_a_key_says_so(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.lines = [source_line("video", "Video", None, enabled=False, off="sync.off.needs-key")]
    bench.go("sync")
    calm(window)
    assert "key" in bench.sync.rows["video"].state.text()


def test_a_workbook_is_written_with_what_was_asked_for(
    qtbot: QtBot, window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.go("report")
    calm(window)
    page = bench.report
    page.name.setText("Coastal return")
    page.years["published-from"].setText("2020")
    page.unit.choose(2)
    page.write_button.click()
    _, wishes, path = calls(backend, "report")[0]
    assert isinstance(wishes, ReportWishes)
    assert (wishes.title, wishes.unit, wishes.published_from) == ("Coastal return", 2, 18262)
    backend.report_task.events = [Progress("writing", 3, 10)]
    qtbot.waitUntil(lambda: page.progress.value() == 3)
    assert isinstance(path, Path)
    backend.report_task.end(path)
    calm(window)
    assert page.state_words.text() == f"Workbook written: {path.name}"
    assert page.folder_button.isVisible()


def test_a_proposed_name_replaces_no_file(tmp_path: Path) -> None:
    wanted = tmp_path / "northmere-attention.xlsx"
    assert free_name(wanted) == wanted
    wanted.touch()
    assert free_name(wanted) == tmp_path / "northmere-attention-2.xlsx"


def test_a_wrong_year_is_marked_and_nothing_is_written(bench: Workbench, backend: FakeBackend) -> None:
    bench.go("report")
    bench.report.years["published-to"].setText("20")
    bench.report.write_button.click()
    assert calls(backend, "report") == []
    assert bench.report.years["published-to"].property("wrong") == "true"


def test_a_workbook_that_cannot_be_written_says_why(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.go("report")
    bench.report.write()
    backend.report_task.fail(ReportError("report.no-such-thing", path="x.xlsx"))
    calm(window)
    assert "x.xlsx" in bench.report.state_words.text()
    assert bench.report.write_button.isVisible()


def test_stopping_a_workbook_leaves_the_old_one(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.go("report")
    bench.report.write()
    bench.report.stop_button.click()
    calm(window)
    assert bench.report.state_words.text() == "Stopped. No file was written; an older one is unchanged."


def test_a_choice_has_a_name_for_those_who_cannot_see(checked: Workbench) -> None:
    nameless = [
        box
        for box in checked.findChildren(QComboBox)
        if not (box.accessibleName() or box.accessibleDescription())
    ]
    assert nameless == []
