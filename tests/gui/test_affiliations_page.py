"""Affiliations in the window: all spellings, decided about by keyboard, taken back, and those of a list."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from altmetric_desktop.domain.fetching import AffiliationRow, Fetched, Ours, Word, wish
from altmetric_desktop.gui.dialogs.fetch import FetchDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.affiliations import OUTPUTS, TEXT, VERDICT, AffiliationsModel
from altmetric_desktop.gui.pages.affiliations import AffiliationsPage
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> AffiliationsPage:
    window.do("affiliations")
    calm(window)
    return bench.affiliations


def listed(page: AffiliationsPage) -> list[str]:
    return [page.model.value(row).text for row in range(page.model.rowCount())]


def decided(backend: FakeBackend) -> list[tuple[Word, ...]]:
    return [call[1] for call in backend.calls if call[0] == "decide" and isinstance(call[1], tuple)]


def test_what_is_undecided_comes_first_and_can_be_searched(page: AffiliationsPage) -> None:
    assert page.caption == "6 spellings"
    assert [page.tabs.accessibleTabName(place) for place in range(4)] == [
        "Undecided 4",
        "Ours 1",
        "Not ours 1",
        "All 6",
    ]
    assert [text[:12] for text in listed(page)] == ["Northmere Un", "Northmere Un", "", "Univ Northme"]
    assert page.table.hasFocus()
    page.search.setText("quay SILT")
    assert [text[:16] for text in listed(page)] == ["Northmere Univ.,"]
    page.search.setText("nowhere")
    assert listed(page) == []
    assert page.no_fit.isVisible()
    page.search.clear()
    page.tabs.pick("all")
    page.table.header.sectionClicked.emit(TEXT)
    assert listed(page) == sorted(listed(page), key=str.casefold)


def test_a_key_decides_about_all_chosen_rows_and_goes_on(
    window: MainWindow, page: AffiliationsPage, backend: FakeBackend, calm: Calm
) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert page.side.heading.text() == "2 spellings chosen"
    page.side.unit.setText(" Sea >  Silt ")
    QTest.keyClick(page.table, Qt.Key.Key_O)
    calm(window)
    assert [[(word.text[:12], word.verdict, word.unit) for word in words] for words in decided(backend)] == [
        [("Northmere Un", Ours.OURS, ("Sea", "Silt")), ("Northmere Un", Ours.OURS, ("Sea", "Silt"))]
    ]
    assert [text[:12] for text in listed(page)] == ["", "Univ Northme"]
    assert [one.text for one in page.chosen()] == [""]
    assert "no affiliation" in str(page.model.index(0, TEXT).data())
    QTest.keyClick(page.table, Qt.Key.Key_N)
    calm(window)
    assert decided(backend)[-1] == (Word("", Ours.NOT_OURS),)


def test_decisions_are_taken_back_one_by_one(
    window: MainWindow, page: AffiliationsPage, backend: FakeBackend, calm: Calm
) -> None:
    assert not page.undo_button.isEnabled()
    for button in (page.side.buttons[Ours.OURS], page.side.buttons[Ours.NOT_OURS]):
        button.click()
        calm(window)
    assert len(listed(page)) == 2
    page.undo_button.click()
    calm(window)
    QTest.keyClick(page.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    calm(window)
    assert [call[1] for call in backend.calls if call[0] == "take-back"] == ["R-0002", "R-0001"]
    assert len(listed(page)) == 4
    assert not page.undo_button.isEnabled()


def test_each_keeps_its_department_where_several_are_chosen(
    window: MainWindow, page: AffiliationsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("all")
    page.table.selectAll()
    assert page.side.unit.placeholderText() == "Each keeps its own"
    page.side.buttons[Ours.OURS].click()
    calm(window)
    (words,) = decided(backend)
    assert [word.unit for word in words if word.unit] == [("Sea", "Tides")]


def test_the_works_of_a_spelling_are_listed_and_opened(
    window: MainWindow, page: AffiliationsPage, bench: Workbench, calm: Calm
) -> None:
    page._ask_works()
    calm(window)
    assert page.side.works_heading.text() == "4 outputs have it"
    page.side.table.activated.emit(page.side.model.index(1, 0))
    calm(window)
    assert bench.details.output == 2
    bench.back()
    assert bench.stack.currentWidget() is page


def test_a_fetched_list_is_decided_about_before_it_is_imported(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    kept = Path("a.library.fetch-1")
    wanted = wish("02nr0ka47", None)
    backend.fetch_task.end(Fetched(wanted, 4, 4, of="Northmere University", kept=str(kept)))
    bench.go("import")
    bench.importing._fetch(wanted)
    calm(window)
    bench.importing.affiliations_button.click()
    calm(window)
    assert ("spellings", kept) in backend.calls
    before = sum(call[0] == "preview" for call in backend.calls)
    bench.affiliations.list_button.click()
    calm(window)
    assert bench.stack.currentWidget() is bench.importing
    assert sum(call[0] == "preview" for call in backend.calls) == before + 1
    window.do("affiliations")
    calm(window)
    assert backend.calls[-1] != ("spellings", kept)
    assert not bench.affiliations.list_button.isVisible()


def test_a_file_has_no_affiliations_to_decide_about(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    bench.import_file(Path("a.csv"))
    calm(window)
    assert not bench.importing.affiliations_button.isVisible()


def test_nothing_says_where_affiliations_come_from(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.spellings.found = []
    window.do("affiliations")
    calm(window)
    assert bench.affiliations.nothing.isVisible()
    assert bench.affiliations.nothing.heading.text() == "No affiliations yet"


def test_who_may_only_read_decides_nothing(
    window: MainWindow, page: AffiliationsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.library(backend.library_info(read_only=True))
    page.entered()
    calm(window)
    assert not any(button.isEnabled() for button in page.side.buttons.values())
    QTest.keyClick(page.table, Qt.Key.Key_O)
    assert decided(backend) == []


def test_ten_thousand_spellings_are_there_at_once(kit: Kit) -> None:
    model = AffiliationsModel(kit)
    rows = [AffiliationRow(f"Northmere, room {number}", number % 700) for number in range(10_000)]
    began = time.process_time()
    model.show_all(rows)
    model.narrow("room 99", Ours.OPEN)
    model.order_by(VERDICT, True)
    took = time.process_time() - began
    assert model.rowCount() == sum("99" in one.text for one in rows)
    assert model.data(model.index(0, OUTPUTS)) is not None
    assert took < 3


def test_nothing_leads_to_fetching(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.spellings.found = []
    window.do("affiliations")
    calm(window)
    bench.affiliations._bring.click()
    (dialog,) = window.findChildren(FetchDialog)
    assert dialog.isVisible()
    dialog.close()
