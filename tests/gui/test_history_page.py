"""The history: listed, narrowed, undone after saying what that does; off the menu and by keys."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.gui.dialogs.undo import UndoDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.runs import KIND, RUN, STATE, WHAT, WHEN, RunsModel
from altmetric_desktop.gui.models.texts import TONE
from altmetric_desktop.gui.pages import history as history_page
from altmetric_desktop.gui.pages.history import HistoryPage
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.workbench import Workbench
from tests.fake_history import RUNS, run
from tests.fake_task import FakeTask
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> HistoryPage:
    """The page in front, as the menu opens it."""
    entry: QAction = window.menus.actions["history"]
    assert entry.isEnabled()
    entry.trigger()
    calm(window)
    made = bench.stack.currentWidget()
    assert isinstance(made, HistoryPage)
    return made


def choose(page: HistoryPage, name: str) -> None:
    page.table.selectRow(page.model.row_of(name))


def dialog_of(page: HistoryPage) -> UndoDialog:
    assert page.dialog is not None
    return page.dialog


def said(dialog: UndoDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(Label)]


def test_runs_are_listed_newest_first_in_words(page: HistoryPage) -> None:
    assert page.caption == "11 runs"
    cells = [
        [str(page.model.index(row, one).data()) for one in (RUN, KIND, WHAT, STATE)] for row in (2, 6, 7)
    ]
    assert cells == [
        ["R-0009", "Merge", "“Tides of a small sea” (7) into “Tides” (5)", "done"],
        ["R-0005", "Decision", "“Northmere” is ours and 2 more", "done"],
        ["R-0004", "List of people", "staff.csv", "undone by R-0010"],
    ]
    assert str(page.model.index(0, WHEN).data()) == page.kit.figures.clock(RUNS[0].began)
    tones = [page.model.index(row, STATE).data(TONE) for row in (0, 1, 4, 7)]
    assert tones == ["warn", "ok", "bad", "neutral"]
    assert page.chosen() is not None


def test_a_run_is_shown_in_full_with_why_it_can_not_be_undone(page: HistoryPage) -> None:
    side = page.side
    choose(page, "R-0008")
    assert side.heading.text() == "R-0008 · Merge"
    assert side.note.text().endswith("Undo R-0009 first.")
    assert side.undo_button.isHidden()
    choose(page, "R-0011")
    assert side.note.text().startswith("R-0011 can't be undone: a sync")
    assert not side.facts["ended"].isVisible()
    choose(page, "R-0003")
    assert (side.facts["who"].text(), side.facts["what"].text()) == ("officer", "units.csv (Faculties)")
    assert (side.note.text(), side.undo_button.isEnabled()) == ("", True)


def test_undoing_says_first_what_it_will_do_and_then_what_it_did(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    told: list[str] = []
    gone: list[str] = []
    page.announced.connect(told.append)
    page.undone.connect(gone.append)
    choose(page, "R-0002")
    page.side.undo_button.click()
    dialog = dialog_of(page)
    assert not dialog.undo_button.isEnabled(), "nothing can be undone unseen"
    calm(window)
    assert "3 outputs go, as no other list names them." in said(dialog)
    assert "40 mentions go, which only this list brought." in said(dialog)
    dialog.undo_button.click()
    calm(window)
    assert ("undo-run", "R-0002") in backend.calls
    assert (told, gone) == (["R-0002 is undone."], ["R-0002"])
    chosen = page.chosen()
    assert chosen is not None
    assert (chosen.name, chosen.undone_by) == ("R-0002", "R-0012")
    assert page.side.note.text() == (
        "R-0002 is undone: 3 outputs removed; 1 output kept, as another list names it; 2 values restored."
    )
    assert page.dialog is None


def test_cancelled_nothing_is_undone(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    choose(page, "R-0002")
    page.side.undo_button.click()
    calm(window)
    dialog_of(page).close_button.click()
    calm(window)
    assert not [call for call in backend.calls if call[0] == "undo-run"]
    assert page.dialog is None


def test_what_can_not_be_undone_after_all_says_why(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    backend.history.plan_error = LibraryError("run.undone", run="R-0002", by="R-0012")
    choose(page, "R-0002")
    page.side.undo_button.click()
    calm(window)
    dialog = dialog_of(page)
    assert "R-0002 was undone already, by R-0012." in said(dialog)
    assert not dialog.undo_button.isEnabled()


def test_while_one_is_undone_no_other_can_be(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    backend.history.undo_task = task = FakeTask[UndoAnswer]()
    warned: list[str] = []
    page.warned.connect(lambda _tone, text: warned.append(text))
    page.undo("R-0002")
    choose(page, "R-0001")
    assert page.side.note.text() == "R-0002 is being undone…"
    assert not page.side.undo_button.isEnabled()
    task.fail(LibraryError("run.undone", run="R-0002", by="R-0012"))
    calm(window)
    assert warned == ["R-0002 was undone already, by R-0012."]
    assert page.side.undo_button.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_keys_ask(page: HistoryPage, window: MainWindow, calm: Calm, key: Qt.Key) -> None:
    choose(page, "R-0011")
    QTest.keyClick(page.table, key)
    assert page.dialog is None, "a sync has no undo"
    choose(page, "R-0001")
    QTest.keyClick(page.table, key)
    calm(window)
    assert dialog_of(page).run.name == "R-0001"
    dialog_of(page).reject()
    calm(window)


def test_kinds_and_words_narrow_the_list(page: HistoryPage) -> None:
    assert [page.tabs.tabData(place) for place in range(page.tabs.count())] == [
        "all", "import", "hierarchy", "people", "decision", "merge", "sync", "undo",
    ]  # fmt: skip
    page.tabs.pick("merge")
    assert page.model.rowCount() == 2
    page.search.setText("small sea")
    assert [page.model.value(row).name for row in range(page.model.rowCount())] == ["R-0009"]
    page.search.setText("no such")
    assert page._lists.currentWidget() is page.no_fit
    assert page.side.heading.text() == "No run is chosen"
    page.search.setText("")
    page.tabs.pick("all")
    assert page.model.rowCount() == 11


def test_an_empty_history_leads_to_the_import(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    wished: list[bool] = []
    page.import_wanted.disconnect()
    page.import_wanted.connect(lambda: wished.append(True))
    backend.history.runs = []
    page.load()
    calm(window)
    assert page._stack.currentWidget() is page.nothing
    page._bring.click()
    assert wished == [True]


def test_a_change_of_the_library_is_seen(
    page: HistoryPage, window: MainWindow, backend: FakeBackend, calm: Calm, qtbot: QtBot
) -> None:
    choose(page, "R-0003")
    backend.history.runs.insert(0, run(12, "import", "new.csv"))
    before = backend.calls.count(("history",))
    for _ in range(5):
        backend.tell(Changed("output"))
    qtbot.waitUntil(lambda: page.model.total == 12, timeout=history_page.REST * 10)
    calm(window)
    assert backend.calls.count(("history",)) == before + 1, "five changes, one question"
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.name == "R-0003"


def test_a_library_that_is_read_only_is_only_looked_at(page: HistoryPage, bench: Workbench) -> None:
    assert bench.info is not None
    page.library(replace(bench.info, read_only=True))
    choose(page, "R-0001")
    assert not page.side.undo_button.isEnabled()
    assert page.side.note.text() == "The library is open read-only: nothing can be undone."
    page._ask_chosen()
    assert page.dialog is None


def test_another_library_shows_nothing_of_the_one_before(page: HistoryPage, bench: Workbench) -> None:
    assert bench.info is not None
    page.library(replace(bench.info, path="/elsewhere.library"))
    assert page.model.total == 0
    assert page.side.heading.text() == "No run is chosen"


def test_ten_thousand_runs_are_there_at_once(kit: Kit) -> None:
    model = RunsModel(kit)
    runs = [run(number, "import", f"list {number}.csv") for number in range(10_000, 0, -1)]
    begin = time.process_time()
    model.show_all(runs)
    assert time.process_time() - begin < 3
    assert model.rowCount() == 10_000
    model.narrow("r-0077 LIST", "import")
    assert model.value(0).name == "R-0077"


def test_hostile_names_stay_texts(kit: Kit) -> None:
    model = RunsModel(kit)
    model.show_all([run(1, "import", "<img src=x>{n}"), run(2, "<b>kind</b>", "x\ny", state="odd")])
    assert model.index(0, WHAT).data() == "<img src=x>{n}"
    assert "<img" not in str(model.index(0, WHAT).data(Qt.ItemDataRole.ToolTipRole))
    assert (model.index(1, KIND).data(), model.index(1, STATE).data()) == ("<b>kind</b>", "odd")
    dialog = UndoDialog(kit, None, model.value(0))
    assert any("<img src=x>{n}" in text for text in said(dialog))
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in dialog.findChildren(Label))
    dialog.close()
