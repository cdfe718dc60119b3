"""People in the window: who is verified, spellings decided about by keyboard, lists taken in and back."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.people import PersonRow, Ruling, Stay
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.models.people import NAME, OUTPUTS, STAFF, UNITS, PeopleModel
from altmetric_desktop.gui.pages.people import PeoplePage
from altmetric_desktop.gui.widgets.details_head import DetailsHead
from altmetric_desktop.gui.widgets.pills import Pill
from altmetric_desktop.gui.workbench import Workbench
from tests.fake_people import DOUBTS
from tests.fakes import FakeBackend, details_of

Calm = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> PeoplePage:
    window.do("people")
    calm(window)
    made = bench.stack.currentWidget()
    assert isinstance(made, PeoplePage)
    return made


def asked(backend: FakeBackend, what: str) -> list[tuple[object, ...]]:
    return [call[1:] for call in backend.calls if call[0] == what]


def names(page: PeoplePage) -> list[str]:
    return [page.model.value(row).name for row in range(page.model.rowCount())]


def test_persons_stand_by_name_and_are_found_by_all_that_is_known_of_them(page: PeoplePage) -> None:
    assert page.caption == "5 verified persons"
    assert [page.tabs.accessibleTabName(place) for place in range(2)] == ["People 5", "Doubts 3"]
    assert names(page) == ["Doe, Jane", "Doe, John", "Lindqvist, Åsa", "Roe, Richard", "Wang, Wei"]
    assert page.table.hasFocus()
    cells = [str(page.model.index(0, column).data()) for column in range(5)]
    assert cells == [
        "Doe, Jane",
        "0000-0002-1825-0097",
        "1017",
        "Coastal Sciences, 01 Jan 2015 – 31 Dec 2021; Nursing, since 01 Jan 2022",
        "37",
    ]
    whole = str(page.model.index(0, UNITS).data(Qt.ItemDataRole.ToolTipRole))
    assert "Northmere University › Faculty of Medicine › Nursing" in whole
    for words, found in (("themes", "Lindqvist, Åsa"), ("2044", "Wang, Wei"), ("0097 jane", "Doe, Jane")):
        page.search.setText(words)
        assert names(page) == [found]
    page.search.setText("nobody here")
    assert page.no_fit.isVisible()
    page.search.clear()
    page.table.header.sectionClicked.emit(OUTPUTS)
    assert names(page)[:2] == ["Lindqvist, Åsa", "Doe, Jane"]
    assert page.model.value(page.table.currentIndex().row()).id == 1


def test_doubts_are_decided_about_by_keyboard(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("doubts")
    table = page.doubts.table
    assert table.hasFocus()
    assert page.doubts.not_button.text() == "Is none of them"
    QTest.keyClick(table, Qt.Key.Key_S)
    assert not asked(backend, "person"), "nobody was chosen of the two"
    QTest.keyClick(table, Qt.Key.Key_2)
    QTest.keyClick(table, Qt.Key.Key_S)
    assert page.doubts.chosen() == DOUBTS[1], "at once, before it is written"
    calm(window)
    assert asked(backend, "person") == [("Doe, J.", (2,), Ruling.SAME)]
    assert window.toast.words == "R-0001: “Doe, J.” is Doe, John from now on."
    assert page.tabs.accessibleTabName(1) == "Doubts 2"
    QTest.keyClick(table, Qt.Key.Key_L)
    assert page.doubts.chosen() == DOUBTS[2]
    assert page.doubts.not_button.text() == "Is somebody else"
    QTest.keyClick(table, Qt.Key.Key_E)
    calm(window)
    assert asked(backend, "person")[-1] == ("Lindqvist, A.", (3,), Ruling.NOT)
    for run in ("R-0002", "R-0001"):
        page.undo_button.click()
        calm(window)
        assert asked(backend, "take-back")[-1] == (run,)
    assert page.doubts.doubts == list(DOUBTS)
    assert not page.undo_button.isEnabled()


def test_none_of_several_is_said_of_all_of_them_in_one_step(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("doubts")
    page.doubts.not_button.click()
    calm(window)
    assert asked(backend, "person") == [("Doe, J.", (1, 2), Ruling.NOT)]
    window.toast._act()
    calm(window)
    assert len(page.doubts.doubts) == 3


def test_outputs_of_a_spelling_are_opened(
    window: MainWindow, page: PeoplePage, bench: Workbench, calm: Calm
) -> None:
    page.tabs.pick("doubts")
    assert page.doubts.works_heading.text() == "In 12 outputs"
    page.doubts.works.activated.emit(page.doubts.works_model.index(1, 0))
    calm(window)
    assert bench.details.output == 2


def test_a_list_is_looked_at_then_taken_in_and_taken_back(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    path = Path("people.csv")
    window.take(path)
    calm(window)
    dialog = page.teller.dialog
    assert dialog is not None
    assert dialog.sums.text() == (
        "3 persons are new, 1 is updated, 2 are unchanged, 1 row says more of one of them, 1 row is refused."
    )
    assert dialog.after.text() == "41 outputs would have a verified author. 6 spellings would be in doubt."
    assert dialog.columns.text() == "Read: Name = name, ORCID = ORCID iD, Department = unit."
    tabs = [dialog.tabs.accessibleTabName(place) for place in range(dialog.tabs.count())]
    assert tabs == ["Refused 1", "Units that end 1", "Columns left out 1", "Remarks 1"]
    assert dialog.models["left"].index(0, 2).data() == "Northmere University › Faculty of Science"
    assert dialog.models["private"].index(0, 0).data() == "E-mail"
    assert dialog.models["refused"].index(0, 2).data() == "The row names nobody."
    assert not asked(backend, "people"), "nothing is written by looking"
    dialog.keep.setChecked(True)
    assert not dialog.take_button.isEnabled()
    calm(window)
    assert asked(backend, "people-preview") == [(path, False), (path, True)]
    assert dialog.tabs.count() == 3
    dialog.take_button.click()
    calm(window)
    assert asked(backend, "people") == [(path, True)]
    assert window.toast.words == "R-0021, people.csv: 3 added, 1 updated, 2 unchanged, 1 refused."
    window.toast._act()
    calm(window)
    assert asked(backend, "take-back") == [("R-0021",)]


def test_a_file_is_chosen(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("staff.xlsx", ""))
    page.list_button.click()
    calm(window)
    assert asked(backend, "people-preview") == [(Path("staff.xlsx"), False)]
    assert page.teller.dialog is not None
    page.teller.dialog.close_button.click()
    calm(window)
    assert not asked(backend, "people")


def test_what_is_no_list_of_people_can_be_looked_at_as_one_of_outputs(
    window: MainWindow, bench: Workbench, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    backend.persons.file_error = InputError("people.no-names", path="a.csv")
    window.take(Path("a.csv"))
    calm(window)
    assert "no list of people" in window.banner.words
    window.toast._act()
    calm(window)
    assert bench.stack.currentWidget() is bench.importing
    assert asked(backend, "preview")[-1][0] == Path("a.csv")


def test_what_went_wrong_is_said_and_nothing_is_offered_back(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    backend.persons.said_error = InputError("people.nameless")
    page.tabs.pick("doubts")
    page.doubts.not_button.click()
    calm(window)
    assert page.doubts.chosen() == DOUBTS[0]
    assert "Name a spelling" in window.banner.words
    assert not page.undo_button.isEnabled()


def test_who_may_only_read_decides_nothing(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    page.library(backend.library_info(read_only=True))
    page.entered()
    calm(window)
    assert not page.list_button.isEnabled()
    page.tabs.pick("doubts")
    for key in (Qt.Key.Key_1, Qt.Key.Key_S, Qt.Key.Key_E):
        QTest.keyClick(page.doubts.table, key)
    calm(window)
    assert not asked(backend, "person")
    window.take(Path("people.csv"))
    calm(window)
    assert page.teller.dialog is not None
    assert not page.teller.dialog.take_button.isEnabled()


def test_nobody_verified_says_what_a_list_is_for(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.persons.people, backend.persons.open = [], []
    window.do("people")
    calm(window)
    page = bench.stack.currentWidget()
    assert isinstance(page, PeoplePage)
    assert page.nothing.isVisible()
    assert "who is yours" in page.nothing.words.text()


def test_without_doubts_that_is_said(
    window: MainWindow, page: PeoplePage, backend: FakeBackend, calm: Calm
) -> None:
    page.tabs.pick("doubts")
    page.search.setText("nobody here")
    assert page.doubts.no_fit.isVisible()
    backend.persons.open = []
    page.load()
    calm(window)
    assert page.doubts.nothing.isVisible()


def test_five_thousand_persons_are_there_at_once(kit: Kit) -> None:
    rows = [
        PersonRow(
            number, f"Silt, Ann {number}", "", f"S{number}", (Stay(Unit(("Sea", "Tides"))),), number % 70
        )
        for number in range(5000)
    ]
    model = PeopleModel(kit)
    began = time.process_time()
    model.show_all(rows)
    model.order_by(UNITS, True)
    model.order_by(STAFF, False)
    model.look_for("tides 499")
    took = time.process_time() - began
    assert model.rowCount() == sum("499" in one.name for one in rows)
    assert model.index(0, NAME).data() == "Silt, Ann 1499"
    assert took < 3


def test_a_unit_that_no_list_names_says_so_beside_its_output(kit: Kit) -> None:
    facts, own = details_of(1).facts, ("Sea", "Tides")
    head = DetailsHead(kit)
    head.show_facts(replace(facts, units=(*facts.units, own), units_by_person=(own,)))
    said = {pill.accessibleName(): pill.toolTip() for pill in head.findChildren(Pill)}
    assert "Sea › Tides, where an author was then; no list says so" in said["Tides"]
    assert "no list" not in said["Coastal Sciences"]
