"""The units of a list before it is imported: known, new and near ones; a file that is a hierarchy instead."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Field
from altmetric_desktop.domain.units import How, Near, Read, Spelled
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.importing import ImportPage
from altmetric_desktop.gui.widgets.import_spelled import parted
from altmetric_desktop.gui.workbench import Workbench
from tests.fake_units import unit
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]
COAST, TIDES, NURS = Unit(("Coast Science",)), Unit(("Tides",)), Unit(("nursing",))
LISTED = (
    Spelled(TIDES, Read((TIDES,), How.NEW)),
    Spelled(Unit(("TIDES",)), Read((TIDES,), How.FORM)),
    Spelled(Unit(("Tide",)), Read((Unit(("Tide",)),), How.NEW), (Near(TIDES, 0.8),)),
    Spelled(COAST, Read((COAST,), How.NEW), (Near(unit(2), 0.8),)),
    Spelled(NURS, Read((unit(3),), How.NAME)),
    Spelled(unit(1), Read((unit(1),), How.EXACT)),
)


@pytest.fixture
def page(window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm) -> ImportPage:
    backend.seen = lambda preview: replace(preview, units=LISTED)
    bench.import_file(Path("a.csv"))
    calm(window)
    return bench.importing


def test_spellings_are_parted_by_what_the_library_knows() -> None:
    found = parted(LISTED)
    assert [one.unit.name for one in found.new] == ["Coast Science", "Tides", "TIDES", "Tide"]
    assert [one.unit.name for one in found.other] == ["nursing"]
    assert [one.unit for one in found.known] == [unit(1)]
    assert found.nearly == 1
    assert parted(()).new == ()


def test_a_new_unit_is_told_to_be_a_known_one_and_the_list_is_read_anew(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    note = page.check.spelled
    assert note.words.text() == "6 units: 1 known, 1 known by another spelling, 4 new (1 near to a known one)"
    note.see_button.click()
    calm(window)
    dialog = page.spelled.dialog
    assert dialog is not None
    assert [dialog.tabs.accessibleTabName(place) for place in range(3)] == [
        "New 4",
        "Other spellings 1",
        "As they stand 1",
    ]
    assert dialog.model.index(0, 1).data() == "perhaps Coastal Sciences (Faculty of Science)"
    looks = sum(call[0] == "preview" for call in backend.calls)
    first = dialog.acts.itemAt(0)
    assert first is not None
    backend.seen = lambda preview: replace(preview, units=LISTED[4:])
    dialog.told.emit(COAST, unit(2))
    calm(window)
    assert ("same", COAST, unit(2)) in backend.calls
    assert sum(call[0] == "preview" for call in backend.calls) == looks + 1
    assert dialog.tabs.accessibleTabName(0) == "New 0"
    assert dialog.words.text() == "No unit is read so."
    dialog.tabs.pick("other")
    assert dialog.words.text().endswith(
        "is read as “Northmere University › Faculty of Medicine › Nursing”, by its name alone."
    )
    window.toast._act()
    calm(window)
    assert backend.calls[-1][0] == "preview"
    assert any(call[0] == "take-back" for call in backend.calls)
    dialog.close()


def test_any_unit_of_the_hierarchy_can_be_chosen(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    page.spelled.see()
    calm(window)
    dialog = page.spelled.dialog
    assert dialog is not None
    dialog.table.selectRow(1)
    dialog.others._begin()
    dialog.others.search.setText("geodesy")
    dialog.others._take()
    calm(window)
    assert ("same", TIDES, unit(5)) in backend.calls
    dialog.close()


def test_a_list_without_units_says_nothing_of_them(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    bench.import_file(Path("a.csv"))
    calm(window)
    assert not bench.importing.check.spelled.isVisible()


def test_a_hierarchy_that_is_brought_as_a_list_is_opened_where_it_belongs(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.preview_error = InputError("input.not-a-list", path="units.csv")
    bench.import_file(Path("units.csv"))
    calm(window)
    offer = bench.importing.otherwise
    assert offer.isVisible()
    assert offer.words.text() == "units.csv is a hierarchy of units, with 14 rows, and no publication list."
    offer.open_button.click()
    calm(window)
    assert bench.stack.currentWidget() is bench.units
    assert bench.units.files.dialog is not None
    bench.units.files.dialog.close()


def test_a_file_that_is_refused_after_another_one_leaves_nothing_of_that(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    assert page.stack.currentWidget() is page.check
    backend.preview_error = InputError("input.not-a-list", path="units.csv")
    page.look_at(Path("units.csv"))
    calm(window)
    assert page.stack.currentWidget() is page.choice
    assert page.otherwise.isVisible()


def test_what_is_neither_is_only_refused(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.preview_error = InputError("input.not-a-list", path="a.pdf")
    backend.hierarchies.file_error = InputError("units.no-hierarchy", path="a.pdf")
    bench.import_file(Path("a.pdf"))
    calm(window)
    assert not bench.importing.otherwise.isVisible()
    assert window.banner.isVisible()


def test_a_column_of_departments_can_be_of_another_hierarchy(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm, qtbot: QtBot
) -> None:
    bench.import_file(Path("a.csv"))
    calm(window)
    view = bench.importing.check.mapping
    fields = [one.field for one in view.mapping.columns]
    assert [line.isVisible() for line in view.hierarchies] == [field is Field.UNIT for field in fields]
    at = fields.index(Field.UNIT)
    view.hierarchies[at].setText("  Themes of  the year ")
    with qtbot.waitSignal(view.changed):
        view.hierarchies[at].editingFinished.emit()
    assert view.mapping.columns[at].hierarchy == "Themes of the year"
    assert [one.hierarchy for place, one in enumerate(view.mapping.columns) if place != at] == [""] * (
        len(fields) - 1
    )
    qtbot.waitUntil(lambda: sum(call[0] == "preview" for call in backend.calls) == 2)
