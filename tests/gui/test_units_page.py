"""Units in the window: trees of hierarchies, what may be one, files taken in, and all of it taken back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.filters import OutputFilter
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.rows import UnitRow
from altmetric_desktop.domain.units import Word
from altmetric_desktop.gui.dialogs.unit_same import SameDialog
from altmetric_desktop.gui.dialogs.upload import UploadDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.units import NAME, OUTPUTS, UnitsModel, short_names
from altmetric_desktop.gui.pages.units import UnitsPage
from altmetric_desktop.gui.widgets.unit_tree import UnitTree
from altmetric_desktop.gui.workbench import Workbench
from tests.fake_units import ROWS, SAID, unit
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> UnitsPage:
    window.do("units")
    calm(window)
    return bench.units


def asked(backend: FakeBackend, what: str) -> list[tuple[object, ...]]:
    return [call[1:] for call in backend.calls if call[0] == what]


def named(model: UnitsModel, above: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The tree as lines, blanks for the depth."""
    at = QModelIndex() if above is None else above
    lines: list[str] = []
    for row in range(model.rowCount(at)):
        index = model.index(row, NAME, at)
        lines += [" " * depth + str(index.data()), *named(model, index, depth + 1)]
    return lines


def test_hierarchies_stand_apart_and_what_fits_keeps_what_is_above_it(page: UnitsPage) -> None:
    assert page.caption == "10 units"
    assert [page.tabs.accessibleTabName(place) for place in range(2)] == ["All 10", "To decide 2"]
    assert named(page.model)[:4] == [
        "Organisation",
        " Coastal Sci.",
        " Northmere University",
        "  Faculty of Medicine",
    ]
    assert page.tree.hasFocus()
    page.search.setText("nursing")
    assert named(page.model) == [
        "Organisation",
        " Northmere University",
        "  Faculty of Medicine",
        "   Nursing",
        " Nursing",
        "Themes",
        " Nursing",
    ]
    assert page.model.fitting == 3
    chosen = page.model.unit(page.tree.currentIndex())
    assert chosen is not None
    assert chosen.id == 3
    page.search.setText("nowhere at all")
    assert page.no_fit.isVisible()
    assert page.side.heading.text() == "No unit chosen"


def test_the_chosen_unit_says_what_it_is(page: UnitsPage) -> None:
    page.tree.go(page.model.index_of(8))
    assert page.side.heading.text() == "Faculty of Medicine"
    assert page.side.path.text() == "Northmere University"
    assert "61 outputs, 2 of them its own" in page.side.facts.text()
    page.tree.go(page.model.index_of(10))
    assert page.side.path.text() == "Themes"
    assert [row.id for row in page.side.others._units if row.hierarchy == page.side.others._hierarchy] == [
        9,
        10,
    ]


def test_what_was_closed_stays_closed(window: MainWindow, page: UnitsPage, calm: Calm) -> None:
    page.tree.collapse(page.model.index_of(1))
    page.search.setText("coastal sci")
    assert page.tree.isExpanded(page.model.index_of(1))
    page.search.clear()
    page.load()
    calm(window)
    assert not page.tree.isExpanded(page.model.index_of(1))
    assert page.tree.isExpanded(page.model.index_of(7))


def test_outputs_of_a_unit_are_listed(
    window: MainWindow, bench: Workbench, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.tree.go(page.model.index_of(10))
    page.side.open_button.click()
    calm(window)
    assert bench.stack.currentWidget() is bench.outputs
    assert asked(backend, "listing")[-1][0] == OutputFilter(unit=10)
    assert bench.outputs.filters._chips["unit"].text() == "From Themes: Nursing"


def test_pairs_are_decided_about_by_keyboard(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("decide")
    table = page.pairs.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_L)
    assert page.pairs.chosen() == page.pairs.pairs[1]
    QTest.keyClick(table, Qt.Key.Key_X)
    QTest.keyClick(table, Qt.Key.Key_S)
    calm(window)
    assert asked(backend, "same") == [(unit(2), unit(4))]
    QTest.keyClick(table, Qt.Key.Key_T)
    calm(window)
    assert asked(backend, "apart") == [(unit(6), unit(3), Word.APART)]
    assert page.pairs.nothing.isVisible()
    assert page.tabs.accessibleTabName(1) == "To decide 0"
    for run in ("R-0002", "R-0001"):
        page.undo_button.click()
        calm(window)
        assert asked(backend, "take-back")[-1] == (run,)
    assert len(page.pairs.pairs) == 2
    assert not page.undo_button.isEnabled()


def test_what_was_decided_about_goes_at_once_and_comes_back_where_it_can_not_be(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("decide")
    backend.hierarchies.said_error = InputError("units.within", unit="Nursing", other="Nursing")
    QTest.keyClick(page.pairs.table, Qt.Key.Key_S)
    assert [pair.unit for pair in page.pairs.pairs] == [unit(4)]
    calm(window)
    assert "can't be one" in window.banner.words
    assert len(page.pairs.pairs) == 2
    assert not page.undo_button.isEnabled()


def test_all_of_the_very_same_name_are_joined_at_once(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("decide")
    assert page.pairs.alike_button.text() == "Join it"
    page.pairs.alike_button.click()
    calm(window)
    assert window.toast.words == "R-0001: 1 pair joined."
    assert [pair.unit for pair in page.pairs.pairs] == [unit(4)]
    assert not page.pairs.alike.isVisible()
    window.toast._act()
    calm(window)
    assert len(page.pairs.pairs) == 2


def test_a_near_unit_is_joined_in_the_direction_that_is_chosen(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.side.same_wanted.emit(unit(6), unit(3))
    (dialog,) = window.findChildren(SameDialog)
    assert dialog.ways.choices[0].text() == "Into Nursing (Faculty of Medicine)"
    dialog.ways.choices[1].setChecked(True)
    dialog.join_button.click()
    calm(window)
    assert asked(backend, "same") == [(unit(3), unit(6))]


def test_a_spelling_is_forgotten(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    spelled, known = SAID[0]
    page.side.forgotten.emit(spelled, known)
    calm(window)
    assert asked(backend, "apart") == [(spelled, known, Word.OPEN)]
    assert "outputs stay where they are" in window.toast.words


def test_a_hierarchy_file_is_looked_at_then_taken_in_and_taken_back(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    path = Path("units.csv")
    window.take(path)
    calm(window)
    dialog = page.files.dialog
    assert dialog is not None
    assert dialog.sums.text() == "9 units are new, 4 are known, 1 row is left out."
    assert [dialog.tabs.accessibleTabName(place) for place in range(3)] == [
        "Join 1",
        "Problems 1",
        "No longer named 1",
    ]
    dialog.other.setChecked(True)
    assert not dialog.take_button.isEnabled()
    dialog.name.setText("  Themes ")
    dialog._ask()
    calm(window)
    assert asked(backend, "hierarchy-preview") == [(path, ""), (path, "Themes")]
    assert dialog.sums.text() == "13 units are new, 1 row is left out."
    dialog.take_button.click()
    calm(window)
    assert asked(backend, "hierarchy") == [(path, "Themes")]
    assert window.toast.words == "R-0011: 13 units added, 0 known before."
    page.undo_button.click()
    calm(window)
    assert asked(backend, "take-back") == [("R-0011",)]


def test_what_is_no_hierarchy_can_be_looked_at_as_a_list(
    window: MainWindow, bench: Workbench, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    backend.hierarchies.file_error = InputError("units.no-hierarchy", path="a.csv")
    window.take(Path("a.csv"))
    calm(window)
    assert "no hierarchy" in window.banner.words
    window.toast._act()
    calm(window)
    assert bench.stack.currentWidget() is bench.importing
    assert asked(backend, "preview")[-1][0] == Path("a.csv")


def test_altmetrics_two_files_say_what_they_have_no_room_for(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.files.write(Path("out"))
    calm(window)
    (dialog,) = window.findChildren(UploadDialog)
    assert [words[:10] for words in dialog.left] == ["11 outputs", "3 units st"]
    dialog.close()


def test_who_may_only_read_decides_nothing(
    window: MainWindow, page: UnitsPage, backend: FakeBackend, calm: Calm
) -> None:
    page.library(backend.library_info(read_only=True))
    page.entered()
    calm(window)
    assert not page.file_button.isEnabled()
    page.tabs.pick("decide")
    for key in (Qt.Key.Key_S, Qt.Key.Key_T):
        QTest.keyClick(page.pairs.table, key)
    calm(window)
    assert not asked(backend, "same") + asked(backend, "apart")
    assert not page.pairs.alike_button.isEnabled()


def test_no_units_lead_to_a_file(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.hierarchies.rows, backend.hierarchies.pairs = [], []
    window.do("units")
    calm(window)
    assert bench.units.nothing.isVisible()
    assert bench.units.nothing.heading.text() == "No units yet"


def test_a_unit_is_chosen_by_search_in_the_filter_and_goes_with_it(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    menu = bench.outputs.filters.unit_menu
    menu._begin()
    menu.search.setText("coastal science")
    menu._take()
    calm(window)
    assert asked(backend, "listing")[-1][0] == OutputFilter(unit=2)
    backend.hierarchies.rows = [row for row in ROWS if row.id != 2]
    bench.outputs._fetch_units()
    calm(window)
    assert asked(backend, "listing")[-1][0] == OutputFilter()


def test_equal_names_are_told_apart(kit: Kit) -> None:
    names = short_names(kit, ROWS)
    assert names[5] == "Geodesy"
    assert {names[3], names[6], names[10]} == {
        "Northmere University › Faculty of Medicine › Nursing",
        "Nursing",
        "Themes: Nursing",
    }


def test_five_thousand_units_are_open_at_once(kit: Kit) -> None:
    rows = [UnitRow(1, ("Northmere",), 1)]
    for faculty in range(20):
        for department in range(250):
            rows.append(UnitRow(len(rows) + 1, ("Northmere", f"Sea {faculty}", f"Silt {department}"), 7))
    tree = UnitTree(kit, UnitsModel(kit), "units")
    began = time.process_time()
    tree.units.show_units(rows)
    tree.units.narrow("silt 24")
    tree.units.narrow("")
    took = time.process_time() - began
    assert tree.units.fitting == 5001
    assert tree.isExpanded(tree.units.index_of(1))
    assert tree.units.index_of(77, OUTPUTS).data() == "7"
    assert Unit(rows[76].path) == unit_at(tree.units, 77)
    assert took < 5


def unit_at(model: UnitsModel, number: int) -> Unit:
    row = model.unit(model.index_of(number))
    assert row is not None
    return Unit(row.path, row.hierarchy)
