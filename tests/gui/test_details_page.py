"""One output: figures agree, tabs count, links go through the one door, nothings are told apart."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QTableView

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.widgets.details_left import MentionedByRow
from altmetric_desktop.gui.widgets.summary import ordinal
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import FakeBackend, details_of, output_row

Calm = Callable[[MainWindow], None]


@pytest.fixture
def opened(window: MainWindow, bench: Workbench, calm: Calm) -> Workbench:
    """The workbench with the details of output 1 in front."""
    bench.open_output(1)
    calm(window)
    return bench


def test_the_receipt_adds_up_to_the_donut(opened: Workbench) -> None:
    receipt = details_of(1).receipt
    shown = opened.details.summary.receipt
    assert shown.sum.text() == f"{receipt.points:,.2f}"
    assert shown.shown.text() == f"{receipt.shown:,}"
    assert f"Attention score {receipt.shown:,} from {receipt.posts} mentions" in (
        opened.details.left.donut.accessibleName()
    )


def test_tabs_carry_the_counts_of_posts(opened: Workbench) -> None:
    tabs = opened.details.tabs
    counts = {str(tabs.tabData(place)): tabs._counts[place] for place in range(tabs.count())}
    row = output_row(1)
    assert counts.pop("summary") == ""
    assert counts.pop("all") == str(row.mentions)
    assert counts == {count.category.value: str(count.posts) for count in row.counts}


def test_mentioned_by_counts_accounts(opened: Workbench) -> None:
    found = {
        entry.category: entry.accessibleName()
        for entry in opened.details.left.findChildren(MentionedByRow)
        if entry.accessibleName()[:1].isdigit()
    }
    for count in output_row(1).counts:
        assert found[count.category].startswith(f"{count.accounts} ")


def test_a_line_of_the_receipt_opens_its_mentions(opened: Workbench) -> None:
    receipt = opened.details.summary.receipt
    receipt.table.clicked.emit(receipt.model.index(0, 0))
    assert opened.details.tabs.key() == Category.NEWS.value
    model = opened.details.mentions.model
    assert {model.line(row).category for row in range(model.rowCount())} == {Category.NEWS}


@pytest.mark.parametrize(
    "category,words",
    [
        (Category.PEER_REVIEWS, "Peer reviews: the source failed"),
        (Category.GUIDELINES, "Guidelines: not covered"),
        (Category.X, "X: not collected"),
        (Category.PODCASTS, "Podcasts: no mentions"),
    ],
)
def test_each_nothing_says_which_it_is(opened: Workbench, category: Category, words: str) -> None:
    opened.details.show_category(category)
    panel = opened.details.mentions
    shown = [empty for empty in panel.empties.values() if empty.isVisible()]
    assert [empty.heading.text() for empty in shown] == [words]


def test_a_failed_source_is_quoted(opened: Workbench) -> None:
    opened.details.show_category(Category.PEER_REVIEWS)
    shown = next(empty for empty in opened.details.mentions.empties.values() if empty.isVisible())
    assert "Their words: “503 – scheduled maintenance until 10:00 UTC”" in shown.words.text()


def test_enter_opens_a_mention_through_the_one_door(
    opened: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    links: list[str] = []

    def open_link(url: str) -> bool:
        links.append(url)
        return True

    monkeypatch.setattr(
        "altmetric_desktop.gui.widgets.mentions_view.open_external",
        open_link,
    )
    opened.details.tabs.pick("all")
    view = opened.details.mentions.view
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert links == [opened.details.mentions.model.line(0).url]


def test_a_link_that_is_refused_is_said(window: MainWindow, opened: Workbench) -> None:
    opened.details.mentions.view.refused.emit("javascript:alert(1)")
    assert window.banner.isVisible()
    assert "javascript:alert(1)" in window.banner.words


def test_an_identifier_is_copied(window: MainWindow, opened: Workbench) -> None:
    chip = next(
        child
        for child in opened.details.head.findChildren(type(opened.details.more))
        if child.property("copies")
    )
    chip.click()
    assert QGuiApplication.clipboard().text() == output_row(1).doi
    assert window.toast.words == f"Copied {output_row(1).doi}"


def test_an_output_without_mentions_says_why(window: MainWindow, bench: Workbench, calm: Calm) -> None:
    bench.open_output(12)
    calm(window)
    summary = bench.details.summary
    assert not summary.found.isVisible()
    assert [part.heading.text() for part in summary.nothing.values() if part.isVisible()] == [
        "No mentions found"
    ]
    bench.open_output(14)
    calm(window)
    assert [part.heading.text() for part in summary.nothing.values() if part.isVisible()] == [
        "No source can see this output"
    ]


def test_stepping_follows_the_list_and_leaves_no_trail(
    window: MainWindow, bench: Workbench, calm: Calm
) -> None:
    first, second = bench.outputs.model.ids[0], bench.outputs.model.ids[1]
    bench.open_output(first)
    calm(window)
    assert bench.details.place.text() == "1 of 60"
    assert not bench.details.up.isEnabled()
    bench.details.down.click()
    calm(window)
    assert bench.details.output == second
    assert bench.details.place.text() == "2 of 60"
    bench.back()
    assert bench.stack.currentWidget() is bench.outputs
    assert bench.outputs.view.selected_ids() == [second]


def test_a_change_of_this_output_is_shown(
    window: MainWindow, opened: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    before = backend.calls.count(("details", 1))
    backend.tell(Changed("link", frozenset({2})))
    calm(window)
    assert backend.calls.count(("details", 1)) == before
    backend.tell(Changed("link", frozenset({1})))
    calm(window)
    assert backend.calls.count(("details", 1)) == before + 1


def test_the_numbers_of_the_chart_can_be_seen(
    window: MainWindow, opened: Workbench, backend: FakeBackend, calm: Calm
) -> None:
    summary = opened.details.summary
    summary.chart.wanted.emit(600, 260)
    calm(window)
    summary.data_button.click()
    dialog = next(found for found in window.findChildren(QDialog) if found.isVisible())
    table = dialog.findChild(QTableView)
    assert table is not None
    assert table.model().rowCount() == 2
    dialog.close()


def test_arrows_walk_through_the_chart(window: MainWindow, opened: Workbench, calm: Calm) -> None:
    chart = opened.details.summary.chart
    chart.wanted.emit(600, 260)
    calm(window)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert "27 mentions" in chart.accessibleDescription()


def test_the_chart_is_saved_as_it_is_shown(
    window: MainWindow, opened: Workbench, calm: Calm, tmp_path: Path
) -> None:
    chart = opened.details.summary.chart
    chart.wanted.emit(600, 260)
    calm(window)
    chart.save(tmp_path / "chart.png")
    assert chart.picture is not None
    assert (tmp_path / "chart.png").read_bytes() == chart.picture.png


@pytest.mark.parametrize(
    "number,words", [(1, "1st"), (2, "2nd"), (93, "93rd"), (11, "11th"), (12, "12th"), (50, "50th")]
)
def test_percentiles_are_ordinals(number: int, words: str) -> None:
    assert ordinal(number) == words
