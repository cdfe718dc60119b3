"""The import page: columns remembered, rows corrected in place, problems saved, an import taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Balance, Correction, ImportAnswer, Mapping, Verdict
from altmetric_desktop.domain.rows import RunRow
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.importing import ImportPage
from altmetric_desktop.gui.widgets.import_check import ImportCheck
from altmetric_desktop.gui.widgets.import_refused import RefusedModel
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend, FakeTask, sample_mapping
from tests.fictions_work import PROBLEMS, preview_of

Calm = Callable[[MainWindow], None]
LIST = Path("publications-2026.xlsx")
_COLUMN, _CORRECTION = 1, 5


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> ImportPage:
    """The import page with a list looked at."""
    bench.import_file(LIST)
    calm(window)
    return bench.importing


@pytest.fixture
def done(window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm) -> ImportPage:
    """The page after the import: four rows with problems, one of them left out."""
    page.import_button.click()
    backend.import_task.end(backend.import_answer(LIST))
    calm(window)
    return page


def calls(backend: FakeBackend, name: str) -> list[tuple[object, ...]]:
    return [call for call in backend.calls if call[0] == name]


def cell(model: RefusedModel, place: int, at: int) -> QModelIndex:
    return model.index(place, at)


def test_known_headings_are_read_as_remembered_and_the_guess_is_one_click_away(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    backend.remembered = "Our repository"
    bench.import_file(LIST)
    calm(window)
    note = bench.importing.check.note
    assert note.isVisible()
    assert "“Our repository”" in note.words.text()
    note.way.click()
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, None, None, "guess")
    assert note.isVisible()
    assert note.way.text() == "Use “Our repository”"
    note.way.click()
    calm(window)
    assert calls(backend, "preview")[-1] == ("preview", LIST, None, None, "Our repository")


def test_unknown_headings_say_nothing_of_a_memory(page: ImportPage) -> None:
    assert not page.check.note.isVisible()


def test_columns_are_kept_under_a_name_with_the_headings_of_the_guess(
    window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    keeper = page.check.keeper
    assert not keeper.button.isEnabled()
    keeper.name.setText("  Our   repository ")
    keeper.button.click()
    calm(window)
    headings = tuple(one.heading for one in sample_mapping().columns)
    assert calls(backend, "save_mapping") == [
        ("save_mapping", "  Our   repository ", headings, sample_mapping())
    ]
    assert "“Our repository”" in page.check.note.words.text()
    assert "“Our repository”" in window.toast.words


def test_a_name_that_was_typed_for_one_list_is_not_offered_for_the_next(
    window: MainWindow, page: ImportPage, calm: Calm
) -> None:
    page.check.keeper.name.setText("Our repository")
    page.look_at(Path("other.csv"))
    calm(window)
    assert page.check.keeper.name.text() == ""


def test_another_heading_row_asks_for_a_guess_below_it(
    qtbot: QtBot, page: ImportPage, backend: FakeBackend
) -> None:
    view = page.check.mapping
    view.heading_row.setValue(5)
    view.heading_row.editingFinished.emit()
    qtbot.waitUntil(lambda: len(calls(backend, "preview")) == 2)
    asked = calls(backend, "preview")[-1][3]
    assert isinstance(asked, Mapping)
    assert (asked.header_row, asked.columns, asked.sheet) == (5, (), "All units")


def test_columns_that_make_no_list_leave_the_page_as_it_was(
    qtbot: QtBot, window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    backend.preview_error = InputError("input.not-a-list", path="list.xlsx")
    view = page.check.mapping
    view.heading_row.setValue(9)
    view.heading_row.editingFinished.emit()
    qtbot.waitUntil(lambda: len(calls(backend, "preview")) == 2)
    calm(window)
    assert window.banner.isVisible()
    assert page.stack.currentWidget() is page.check
    assert view.heading_row.value() == 3
    page.import_button.click()
    assert calls(backend, "import") == [("import", LIST, None, sample_mapping())]


def test_a_refused_row_says_why_in_the_place_of_its_title(kit: Kit) -> None:
    check = ImportCheck(kit)
    preview = preview_of(LIST)
    bare = replace(preview.rows[0].record, title=None, identifiers=(), row=415)
    row = replace(preview.rows[0], record=bare, verdict=Verdict.REFUSED, problems=PROBLEMS[3:])
    check.show_preview(replace(preview, rows=(row,)))
    model = check.first.model()
    assert model.index(0, 1).data() == "Left out"
    assert model.index(0, 2).data() == "Neither a title nor an identifier"
    check.close()


def test_rows_left_out_come_first_and_are_corrected_in_place(done: ImportPage, backend: FakeBackend) -> None:
    view = done.result.refused
    assert [problem.row for problem in view.model.problems] == [415, 41, 88, 207]
    assert view.name.text() == "4 problems, 1 row left out"
    assert not view.correct_button.isEnabled()
    view.model.setData(cell(view.model, 0, _CORRECTION), "A title at last")
    view.model.setData(cell(view.model, 2, _CORRECTION), "10.5555/nss.2023.55")
    assert view.correct_button.text().strip() == "Import 2 corrected rows"
    view.correct_button.click()
    assert calls(backend, "import")[-1] == (
        "import",
        LIST,
        None,
        sample_mapping(),
        Correction(415, "Titel", "", "A title at last"),
        Correction(88, "DOI", "Oct 55", "10.5555/nss.2023.55"),
    )


def test_a_row_left_out_may_be_corrected_in_another_column(done: ImportPage) -> None:
    model = done.result.refused.model
    model.setData(cell(model, 0, _COLUMN), "DOI")
    model.setData(cell(model, 0, _CORRECTION), "10.5555/nss.2023.1")
    assert model.corrections() == (Correction(415, "DOI", "", "10.5555/nss.2023.1"),)
    assert not model.flags(cell(model, 1, _COLUMN)) & Qt.ItemFlag.ItemIsEditable


def test_a_note_on_a_whole_row_has_no_cell_to_correct(kit: Kit) -> None:
    model = RefusedModel(kit)
    long = replace(PROBLEMS[1], column="", code="row-long")
    mapping = sample_mapping()
    nameless = replace(mapping.columns[7], heading="")
    model.show_problems((long,), replace(mapping, columns=(*mapping.columns[:7], nameless)))
    assert not model.correctable(0)
    model.show_problems((long,), Mapping(0, (nameless,)))
    assert model.correctable(0)


def test_what_the_file_says_already_is_no_correction(done: ImportPage) -> None:
    model = done.result.refused.model
    at = cell(model, 2, _CORRECTION)
    assert at.data(Qt.ItemDataRole.EditRole) == "Oct 55"
    model.setData(at, "Oct 55 ")
    assert model.corrections() == ()
    model.setData(at, "10.5555/x")
    model.setData(at, "")
    assert model.corrections() == ()


def correct_one(window: MainWindow, page: ImportPage, backend: FakeBackend, calm: Calm) -> None:
    """Correct the row that was left out; another value of it is noted again."""
    model = page.result.refused.model
    model.setData(cell(model, 0, _CORRECTION), "A title at last")
    backend.import_task = FakeTask()
    page.result.refused.correct_button.click()
    answer: ImportAnswer = replace(
        backend.import_answer(LIST),
        run="R-0008",
        balance=Balance(1, 1),
        problems=(replace(PROBLEMS[2], row=415),),
    )
    backend.import_task.end(answer)
    calm(window)


def test_corrected_rows_have_a_balance_and_the_other_problems_stay(
    window: MainWindow, done: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    correct_one(window, done, backend, calm)
    assert done.stack.currentWidget() is done.result
    assert done.result.heading.text() == "1 corrected row of publications-2026.xlsx is imported (R-0008)"
    assert sorted(problem.row for problem in done.result.refused.model.problems) == [41, 88, 207, 415]
    assert done.result.refused.name.text() == "4 problems"


def test_a_correction_that_fails_keeps_what_was_typed(
    window: MainWindow, done: ImportPage, backend: FakeBackend, calm: Calm
) -> None:
    model = done.result.refused.model
    model.setData(cell(model, 0, _CORRECTION), "A title at last")
    backend.import_task = FakeTask()
    done.result.refused.correct_button.click()
    backend.import_task.fail(InputError("import.unreadable", path="list.xlsx", reason="gone"))
    calm(window)
    assert window.banner.isVisible()
    assert done.stack.currentWidget() is done.result
    assert [one.value for one in model.corrections()] == ["A title at last"]


def test_the_whole_import_is_taken_back_corrections_first(
    window: MainWindow, done: ImportPage, backend: FakeBackend, calm: Calm, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct_one(window, done, backend, calm)
    first = backend.runs().result()[0]
    other = replace(first, id=9, name="R-0009")
    second = replace(first, id=8, name="R-0008")

    def runs() -> FakeTask[list[RunRow]]:
        gone = {call[1] for call in calls(backend, "undo")}
        found = (other, second, first)
        return FakeTask.of([replace(run, undoable=run.id not in gone) for run in found])

    monkeypatch.setattr(backend, "runs", runs)
    done.result.undo_button.click()
    calm(window)
    assert calls(backend, "undo") == [("undo", 8), ("undo", 7)]
    assert done.result.heading.text() == "The import was taken back"
    assert not done.result.undo_button.isEnabled()
    model = done.result.refused.model
    assert not any(map(model.correctable, range(model.rowCount())))


def test_problems_are_saved_as_they_are_shown(
    window: MainWindow, done: ImportPage, backend: FakeBackend, calm: Calm, tmp_path: Path
) -> None:
    done.after.save(tmp_path / "problems.csv")
    calm(window)
    ((_, path, header, rows),) = calls(backend, "save_rows")
    assert path == tmp_path / "problems.csv"
    assert header == ["Row", "Column", "In the file", "What is wrong", "What becomes of it", "Correction"]
    assert isinstance(rows, Iterable)
    assert next(iter(rows)) == [
        "415",
        "Titel",
        "(empty)",
        "Neither a title nor an identifier",
        "Left out",
        "",
    ]
    assert window.toast.words == "Saved problems.csv"
