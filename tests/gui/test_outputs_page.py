"""The table: search as you type, order, selection by ids, empty states; a late answer never wins."""

from __future__ import annotations

from array import array
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.filters import OutputFilter, Sort, SortKey
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.outputs import COLUMNS, TITLE
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


def listings(backend: FakeBackend) -> list[tuple[OutputFilter, Sort]]:
    """The listings asked for."""
    found = []
    for call in backend.calls:
        if call[0] == "listing":
            assert isinstance(call[1], OutputFilter)
            assert isinstance(call[2], Sort)
            found.append((call[1], call[2]))
    return found


def column(key: str) -> int:
    return next(place for place, one in enumerate(COLUMNS) if one.key == key)


def test_typing_searches_once_it_rests(
    qtbot: QtBot, window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    before = len(listings(backend))
    QTest.keyClicks(bench.outputs.search, "harbour")
    assert len(listings(backend)) == before
    qtbot.waitUntil(lambda: len(listings(backend)) > before)
    calm(window)
    asked = listings(backend)[before:]
    assert [wanted.text for wanted, _ in asked] == ["harbour"]
    shown = bench.outputs.model
    assert 0 < shown.rowCount() < 60
    assert "harbour" in shown.line(0).title.lower()


def test_escape_clears_the_search(qtbot: QtBot, bench: Workbench) -> None:
    bench.outputs.search.setText("harbour")
    QTest.keyClick(bench.outputs.search, Qt.Key.Key_Escape)
    assert bench.outputs.search.text() == ""


def test_a_late_answer_does_not_replace_a_newer_one(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.hold_listings = []
    bench.outputs.load()
    bench.outputs.load()
    old, new = backend.hold_listings
    assert old.cancels == 1
    new.end(array("q", [3, 2, 1]))
    calm(window)
    assert list(bench.outputs.model.ids) == [3, 2, 1]


def test_a_header_orders_and_a_second_click_turns_the_order(bench: Workbench, backend: FakeBackend) -> None:
    header = bench.outputs.view.header
    header.sectionClicked.emit(column("title"))
    header.sectionClicked.emit(column("title"))
    header.sectionClicked.emit(column("news"))
    orders = [sort for _, sort in listings(backend)[-3:]]
    assert [(sort.key, sort.descending) for sort in orders] == [
        (SortKey.TITLE, False),
        (SortKey.TITLE, True),
        (SortKey.CATEGORY, True),
    ]


def test_a_selection_is_ids_and_survives_another_order(
    window: MainWindow, bench: Workbench, calm: Calm
) -> None:
    page = bench.outputs
    page.view.selectRow(4)
    chosen = page.view.selected_ids()
    page.view.header.sectionClicked.emit(column("title"))
    calm(window)
    assert page.view.selected_ids() == chosen
    assert page.view.current_id() == chosen[0]
    assert page.model.row_of(chosen[0]) != 4


def test_a_selection_survives_a_refresh(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.outputs.view.selectRow(2)
    chosen = bench.outputs.view.selected_ids()
    backend.tell(Changed("output"))
    calm(window)
    assert bench.outputs.view.selected_ids() == chosen


def test_an_empty_library_says_how_to_begin(window: MainWindow, backend: FakeBackend, calm: Calm) -> None:
    backend.outputs = 0
    window.open_demonstration()
    calm(window)
    bench = window.workbench
    assert bench is not None
    assert bench.outputs.no_outputs.isVisible()
    assert not bench.outputs.view.isVisible()


def test_a_filter_that_fits_nothing_is_told_apart_and_can_be_cleared(
    qtbot: QtBot, window: MainWindow, bench: Workbench, calm: Calm
) -> None:
    bench.outputs.search.setText("zzz")
    qtbot.waitUntil(bench.outputs.no_fit.isVisible)
    bench.outputs.clear_filter()
    calm(window)
    assert bench.outputs.view.isVisible()
    assert bench.outputs.model.rowCount() == 60
    assert bench.outputs.search.text() == ""


def test_a_condition_of_the_filter_is_asked_for(bench: Workbench, backend: FakeBackend) -> None:
    menu = bench.outputs.filters.type_menu
    action = next(one for one in menu.actions() if one.data() == OutputType.BOOK.value)
    action.trigger()
    wanted, _ = listings(backend)[-1]
    assert wanted.types == (OutputType.BOOK,)


def test_years_are_days_with_both_ends(bench: Workbench, backend: FakeBackend) -> None:
    bench.outputs.filters.years.set_years(2020, 2021)
    wanted, _ = listings(backend)[-1]
    assert (wanted.published_from, wanted.published_to) == (18262, 18992)


def test_copied_rows_are_a_table(bench: Workbench) -> None:
    bench.outputs.view.selectRow(0)
    bench.outputs.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == 2
    assert lines[0].split("\t")[:2] == ["Score", "Output"]
    assert bench.outputs.model.line(0).title in lines[1]


def test_a_page_that_cannot_be_read_is_said_in_the_banner(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.row_error = LibraryError("library.damaged", path="northmere.library")
    bench.outputs.model.refresh()
    bench.outputs.model.line(0)
    calm(window)
    assert window.banner.isVisible()


def test_a_hostile_title_is_shown_as_text(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    hostile = '<img src="http://127.0.0.1:9/x.png"><b>bold</b> & <a href="file:///etc/passwd">x</a>'
    backend.titles[1] = hostile
    bench.outputs.load()
    calm(window)
    row = bench.outputs.model.row_of(1)
    assert bench.outputs.model.index(row, TITLE).data() == hostile
    plain = [label.textFormat() for label in window.findChildren(QLabel) if type(label).__name__ != "QLabel"]
    assert set(plain) == {Qt.TextFormat.PlainText}


def test_every_button_has_a_name(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    for page in ("import", "sync", "report", "outputs"):
        bench.go(page)
        calm(window)
    nameless = [
        button
        for button in window.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text()).strip()
        and type(button).__module__.startswith("altmetric_desktop")
        and button.isVisibleTo(window)
    ]
    assert [(type(button).__name__, button.toolTip()) for button in nameless] == []
