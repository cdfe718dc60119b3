"""Pairs that are perhaps one output: compared, merged, parted, taken back; also from an output's page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QAction

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.records import Balance, Found, ImportAnswer, Problem
from altmetric_desktop.domain.versions import Decision
from altmetric_desktop.gui.dialogs.merge import MergeDialog
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.pages.duplicates import DuplicatesPage
from altmetric_desktop.gui.widgets.buttons import Button
from altmetric_desktop.gui.widgets.pair_view import PairView
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.workbench import Workbench
from tests.fake_merging import PAIRS, plan, side
from tests.fakes import FakeBackend

Calm = Callable[[MainWindow], None]


@pytest.fixture
def page(window: MainWindow, bench: Workbench, calm: Calm) -> DuplicatesPage:
    """The page in front, as the menu opens it."""
    entry: QAction = window.menus.actions["duplicates"]
    assert entry.isEnabled()
    entry.trigger()
    calm(window)
    return bench.duplicates


def texts(widget: object) -> list[str]:
    assert isinstance(widget, (DuplicatesPage, MergeDialog, PairView))
    return [label.text() for label in widget.findChildren(Label)]


def test_undecided_pairs_are_listed_and_compared(page: DuplicatesPage, bench: Workbench) -> None:
    assert bench.stack.currentWidget() is page
    assert page.caption == "2 pairs to decide about"
    assert [(one.one, one.other) for one in page.pairs] == [(1, 2), (3, 4)]
    assert "What speaks for it: same title, same first author, same year, same venue." in texts(page)
    assert {"Doe, Jane; Roe, Max", "Doe, J."} <= set(texts(page.view))
    openers = [one for one in page.view.findChildren(Button) if one.text() == "Output 2"]
    openers[0].click()
    assert bench.details.output == 2


def test_a_pair_is_no_duplicate_and_that_is_taken_back(
    page: DuplicatesPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    offered: list[tuple[str, str, Callable[[], None]]] = []
    page.offered.connect(lambda *given: offered.append(given))
    page.apart_button.click()
    backend.merging.found = [replace(one, decision=Decision.APART) for one in PAIRS]
    calm(window)
    assert ("decide_versions", 1, 2, Decision.APART) in backend.calls
    assert page.caption == "0 pairs to decide about"
    assert page._stack.currentWidget() is page.nothing
    (_, words, undo) = offered[0]
    assert words == "Undo"
    undo()
    calm(window)
    assert ("take-back", "R-0009") in backend.calls
    assert len(page.pairs) == 2


def test_later_goes_on_and_versions_are_said(
    page: DuplicatesPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    page.later_button.click()
    calm(window)
    chosen = page.chosen()
    assert chosen is not None
    assert chosen.one == 3
    assert not page.later_button.isEnabled()
    page.versions_button.click()
    calm(window)
    assert ("decide_versions", 3, 4, Decision.TOGETHER) in backend.calls


def test_a_merge_asks_which_one_is_kept_and_can_be_taken_back(
    page: DuplicatesPage, window: MainWindow, backend: FakeBackend, calm: Calm
) -> None:
    offered: list[tuple[str, str, Callable[[], None]]] = []
    page.offered.connect(lambda *given: offered.append(given))
    page.merge_button.click()
    calm(window)
    dialog = page.merger.dialog
    assert dialog is not None
    assert dialog.plan.kept.output == 2, "the one with more identifiers"
    assert "4 mentions come over" in texts(dialog)
    dialog.choices.button(1).click()
    calm(window)
    assert (dialog.plan.kept.output, dialog.plan.other.output) == (1, 2)
    assert "Identifiers that come over: doi:10.5555/tide.2, pmid:312" in texts(dialog)
    dialog.merge_button.click()
    calm(window)
    assert ("merge", 1, 2) in backend.calls
    assert [one.one for one in page.pairs] == [3]
    (words, action, undo) = offered[0]
    assert (words, action) == ("R-0009: output 2 was merged into output 1.", "Undo")
    undo()
    calm(window)
    assert ("take-back", "R-0009") in backend.calls
    assert len(page.pairs) == 2
    assert page.merger.dialog is None


def test_a_library_that_is_read_only_is_only_looked_at(
    page: DuplicatesPage, bench: Workbench, window: MainWindow, calm: Calm
) -> None:
    assert bench.info is not None
    page.library(replace(bench.info, read_only=True))
    page.load()
    calm(window)
    assert not page.merge_button.isEnabled()
    assert not page.apart_button.isEnabled()


def test_a_dialog_says_all_that_is_moved(kit: Kit) -> None:
    made = plan(2, 1)
    dialog = MergeDialog(kit, None, made)
    said = texts(dialog)
    assert "Departments that are added: Sea > Tides" in said
    assert any(text.startswith("The title stays “") for text in said)
    assert "To be asked again, as they know only a part of the identifiers: Crossref" in said
    wished: list[tuple[int, int]] = []
    dialog.wished.connect(lambda kept, other: wished.append((kept, other)))
    dialog.merge_button.click()
    assert wished == [(2, 1)]


def test_hostile_texts_stay_texts(kit: Kit) -> None:
    view = PairView(kit)
    view.show_pair(replace(side(1), title="<img src=x>" * 100), side(2))
    assert any(text.startswith("<img src=x>") and len(text) <= 240 for text in texts(view))
    view.close()


def test_an_outputs_page_merges_and_leads_to_the_kept_one(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    bench.open_output(1)
    calm(window)
    bench.details.summary.versions.merge_wanted.emit(2)
    calm(window)
    assert ("plan", 1, 2, True) in backend.calls
    dialog = bench.details.merger.dialog
    assert dialog is not None
    dialog.close_button.click()
    bench.details._failed(NotFoundError("output.merged", output=1, kept=2, title="Tides"))
    calm(window)
    assert bench.details.output == 2


def test_an_import_whose_rows_name_two_outputs_leads_here(
    window: MainWindow, bench: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    result = bench.importing.result
    balance = Balance(records=2, updated=2)
    doubled = Problem(3, "", "pmid:31", "two-outputs")
    answer = ImportAnswer("list.csv", "csv", "utf-8", Found(), balance, (doubled,), "R-0002", 60)
    result.show_answer(answer)
    assert result.duplicates_button.text() == (
        "1 row names two outputs, which are perhaps one: see possible duplicates…"
    )
    result.duplicates_button.click()
    calm(window)
    assert bench.stack.currentWidget() is bench.duplicates
    result.show_answer(replace(answer, problems=()))
    assert result.duplicates_button.isHidden()
