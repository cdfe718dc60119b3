"""Kept columns in the window, sheets to choose from, and departments by the names of sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.records import ALL_SHEETS, Fit, ImportPreview, Problem, UnitsFrom
from altmetric_desktop.gui.dialogs.kept import KeptDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.importing import ImportPage
from altmetric_desktop.gui.widgets.import_refused import RefusedModel
from altmetric_desktop.gui.widgets.sheet_choice import SheetChoice
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend, sample_mapping
from tests.fictions_work import PROBLEMS

Calm = Callable[[MainWindow], None]
LIST = Path("publications-2026.xlsx")


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> ImportPage:
    """The import page with a list looked at."""
    bench.import_file(LIST)
    calm(window)
    return bench.importing


def calls(backend: FakeBackend, name: str) -> list[tuple[object, ...]]:
    return [call for call in backend.calls if call[0] == name]


def opened(window: MainWindow, page: ImportPage, calm: Calm) -> KeptDialog:
    page.check.keeper.list_button.click()
    calm(window)
    found = window.findChildren(KeptDialog)[-1]
    assert isinstance(found, KeptDialog)
    return found


def test_a_list_is_read_by_any_kept_columns_and_what_does_not_fit_is_said(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    dialog = opened(window, page, calm)
    assert [dialog.texts.index(at, 0).data() for at in range(2)] == ["Our repository", "Faculty of Letters"]
    assert "Titel" in dialog.texts.index(0, 1).data()
    dialog.table.selectRow(1)
    dialog.use_button.click()
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, None, None, "Faculty of Letters")
    words = page.check.note.words.text()
    assert words == (
        "The columns are read as in “Faculty of Letters”. Not in this table: Remark. "
        "Not known to it, and read as guessed: Note, Owner."
    )
    page.check.note.way.click()
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, None, None, "guess")


def test_kept_columns_are_renamed_and_forgotten_only_when_asked_twice(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    dialog = opened(window, page, calm)
    assert not dialog.rename_button.isEnabled()
    dialog.name.setText("Faculty of Letters")
    dialog.rename_button.click()
    calm(window)
    assert "already kept as “Faculty of Letters”" in dialog.wrong.text()
    dialog.name.setText("Repository")
    dialog.rename_button.click()
    calm(window)
    assert (dialog.chosen(), dialog.wrong.isHidden()) == ("Repository", True)
    dialog.forget_button.click()
    assert dialog.question.isVisible()
    dialog.keep_button.click()
    assert not calls(backend, "forget_mapping")
    dialog.forget_button.click()
    dialog.sure_button.click()
    calm(window)
    assert calls(backend, "forget_mapping") == [("forget_mapping", "Repository")]
    assert dialog.texts.rowCount() == 1
    dialog.reject()


def test_a_library_that_is_only_read_gives_its_columns_and_keeps_them(kit: Kit, backend: FakeBackend) -> None:
    dialog = KeptDialog(kit, None, may_change=False)
    dialog.show_kept(backend.mappings.all)
    assert dialog.use_button.isEnabled()
    assert not dialog.forget_button.isEnabled()
    dialog.name.setText("Another")
    assert not dialog.rename_button.isEnabled()


def entries(choice: SheetChoice) -> list[tuple[str, str]]:
    return [(choice.itemText(at), choice.itemData(at)) for at in range(choice.count())]


def test_the_entry_says_what_is_read_when_no_sheet_is_picked(kit: Kit) -> None:
    choice = SheetChoice(kit)
    choice.show_sheets(("North", "South"), ("North", "South"), (), None)
    assert entries(choice) == [("All 2 sheets", ""), ("North", "North"), ("South", "South")]
    assert choice.currentText() == "All 2 sheets"
    choice.show_sheets(("North", "South", "Notes"), ("North", "South"), (), "South")
    assert entries(choice)[0] == ("All sheets: 2 lists", "")
    assert choice.currentText() == "South"
    choice.show_sheets(("North", "South", "Books"), ("North", "South"), ("Books",), ALL_SHEETS)
    assert entries(choice)[:2] == [
        ("2 sheets, same headings", ""),
        ("All sheets: 3 lists", "*"),
    ]
    assert choice.currentData() == ALL_SHEETS
    choice.show_sheets(("Articles", "Books"), ("Articles",), ("Books",), None)
    assert entries(choice)[0] == ("All sheets: 2 lists", "*")
    assert choice.currentText() == "Articles"


def test_all_sheets_are_read_and_the_first_rows_say_where_they_stand(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    def seen(preview: ImportPreview) -> ImportPreview:
        rows = tuple(
            replace(one, record=replace(one.record, sheet="Notes" if at else "All units"))
            for at, one in enumerate(preview.rows)
        )
        return replace(preview, rows=rows, read_sheets=("All units", "Notes"))

    backend.seen = seen
    page.check.mapping.sheets.chosen.emit(ALL_SHEETS)
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, ALL_SHEETS, None)
    model = page.check.first.model()
    assert [model.index(at, 0).data() for at in range(2)] == ["All units, 4", "Notes, 5"]


def test_departments_by_sheet_are_offered_taken_and_taken_back(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    note = page.check.units
    assert not note.isVisible()
    offered = (UnitsFrom.SHEET, UnitsFrom.FILE)
    backend.seen = lambda preview: replace(preview, offered=offered, read_sheets=("Physics",))
    page.look_at(LIST)
    calm(window)
    assert (note.by_sheet.isVisible(), note.by_file.isVisible(), note.by_columns.isVisible()) == (
        True,
        True,
        False,
    )
    assert note.by_sheet.text() == "Take the sheet’s name, Physics"
    assert note.by_file.text() == "Take the file’s name, publications-2026"
    note.by_sheet.click()
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, None, sample_mapping(), UnitsFrom.SHEET)
    assert note.by_columns.isVisible()
    page.import_button.click()
    assert calls(backend, "import")[-1] == ("import", LIST, None, sample_mapping(), UnitsFrom.SHEET)


def test_another_list_begins_without_what_was_said_of_the_last(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    backend.mappings.fit = Fit()
    page.columns.units = UnitsFrom.FILE
    page.look_at(Path("other.csv"))
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", Path("other.csv"), None, None)


def test_problems_say_their_sheet_in_the_table_and_in_what_is_saved(kit: Kit) -> None:
    model = RefusedModel(kit)
    there = replace(PROBLEMS[1], row=14, sheet="2020")
    other = Problem(1, "", "", "sheet-not-read", sheet="Books")
    model.show_problems((there, other, PROBLEMS[2]), sample_mapping())
    assert [model.index(at, 0).data() for at in range(2)] == ["2020, 14", "Books, 1"]
    assert model.heading()[:3] == ["Sheet", "Row", "Column"]
    first, second, _ = model.texts()
    assert first[:3] == ["2020", "14", there.column]
    assert second[:2] == ["Books", "1"]
    assert second[3] == ""
    assert second[5] == "Not read"
    model.setData(model.index(0, 5), "10.5555/nss.1")
    assert [one.sheet for one in model.corrections()] == ["2020"]
