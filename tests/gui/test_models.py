"""Models: Qt's own tester on each, pages by id, the four nothings told apart, text never as mark-up."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.errors import LibraryError
from altmetric_desktop.domain.rows import OutputRow
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.models.mentions import MentionsModel
from altmetric_desktop.gui.models.outputs import (
    COLUMNS,
    KEPT,
    MENTIONS,
    PAGE,
    SCORE,
    TITLE,
    OutputsModel,
    short_authors,
)
from altmetric_desktop.gui.models.receipt import ReceiptModel
from altmetric_desktop.gui.models.texts import TONE, TextModel
from tests.fakes import mention_rows, output_row, receipt_of

FAIL = QAbstractItemModelTester.FailureReportingMode.Fatal


class Shelf:
    """Fetches fictional rows and remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.error: LibraryError | None = None
        self.gone: set[int] = set()

    def __call__(self, ids: Sequence[int]) -> list[OutputRow]:
        self.asked.append(list(ids))
        if self.error is not None:
            raise self.error
        return [output_row(number) for number in ids if number not in self.gone]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(kit: Kit, shelf: Shelf) -> OutputsModel:
    return OutputsModel(kit, shelf)


def place(key: str) -> int:
    return next(number for number, column in enumerate(COLUMNS) if column.key == key)


def said(model: QAbstractItemModel, row: int, column: int) -> object:
    return model.data(model.index(row, column), Qt.ItemDataRole.DisplayRole)


def test_qt_accepts_the_outputs_model(model: OutputsModel) -> None:
    tester = QAbstractItemModelTester(model, FAIL)
    model.show_ids(array("q", range(1, 30)))
    model.refresh()
    model.show_ids(array("q"))
    assert tester.model() is model
    assert model.rowCount() == 0


def test_qt_accepts_the_other_models(kit: Kit) -> None:
    mentions, receipt, texts = MentionsModel(kit), ReceiptModel(kit), TextModel(["a", "b"])
    testers = [QAbstractItemModelTester(one, FAIL) for one in (mentions, receipt, texts)]
    mentions.show_mentions(mention_rows(1))
    mentions.narrow(Category.NEWS, "")
    receipt.show_receipt(receipt_of(1))
    texts.show_rows([["1", "2"], ["3"]], {(0, 0): "bad"})
    assert len(testers) == 3
    assert texts.index(0, 0).data(TONE) == "bad"
    assert said(texts, 1, 1) == ""


def test_a_page_is_fetched_by_its_ids_when_it_is_first_read(model: OutputsModel, shelf: Shelf) -> None:
    model.show_ids(array("q", range(1, 5 * PAGE + 1)))
    assert shelf.asked == []
    model.line(5 * PAGE - 1)
    model.line(4 * PAGE)
    assert shelf.asked == [list(range(4 * PAGE + 1, 5 * PAGE + 1))]


def test_only_the_last_used_pages_are_kept(model: OutputsModel, shelf: Shelf) -> None:
    pages = KEPT + 2
    model.show_ids(array("q", range(1, pages * PAGE + 1)))
    for page in range(pages):
        model.line(page * PAGE)
    model.line((pages - 1) * PAGE)
    assert len(shelf.asked) == pages
    model.line(0)
    assert len(shelf.asked) == pages + 1


def test_refreshing_forgets_the_lines_and_keeps_the_rows(model: OutputsModel, shelf: Shelf) -> None:
    model.show_ids(array("q", [5, 4, 3]))
    assert model.line(0).id == 5
    model.refresh()
    assert model.rowCount() == 3
    model.line(0)
    assert len(shelf.asked) == 2


def test_a_page_that_cannot_be_read_is_told_and_its_rows_say_so(model: OutputsModel, shelf: Shelf) -> None:
    told: list[object] = []
    model.troubled.connect(told.append)
    shelf.error = LibraryError("library.damaged", path="x")
    model.show_ids(array("q", [1, 2]))
    assert said(model, 0, TITLE) == "No longer in the library"
    assert told == [shelf.error]


def test_a_row_that_went_meanwhile_is_not_blank(model: OutputsModel, shelf: Shelf) -> None:
    shelf.gone = {2}
    model.show_ids(array("q", [1, 2, 3]))
    assert said(model, 1, TITLE) == "No longer in the library"
    assert said(model, 2, TITLE) == output_row(3).title


def test_no_cell_is_ever_blank(model: OutputsModel) -> None:
    model.show_ids(array("q", range(1, 61)))
    blank = [
        (row, COLUMNS[column].key)
        for row in range(60)
        for column in range(len(COLUMNS))
        if not str(said(model, row, column) or "")
    ]
    assert blank == []


def test_the_four_nothings_stay_apart(model: OutputsModel) -> None:
    model.show_ids(array("q", [1, 14]))
    assert model.cell(0, place("x")) is State.NOT_COLLECTED
    assert model.cell(0, place("guidelines")) is State.NOT_COVERED
    assert model.cell(0, place("peer-reviews")) is State.FAILED
    assert model.cell(0, place("podcasts")) is State.ZERO
    assert model.cell(1, SCORE) is State.NOT_COVERED
    words = {str(said(model, 0, place(key))) for key in ("x", "guidelines", "peer-reviews", "podcasts")}
    assert words == {"Not collected", "Not covered", "Failed", "0"}


def test_an_output_that_was_asked_about_without_success_has_a_zero(model: OutputsModel) -> None:
    model.show_ids(array("q", [12]))
    assert model.cell(0, SCORE) is State.ZERO
    assert model.cell(0, MENTIONS) is State.ZERO


def test_a_sum_over_kinds_with_a_failure_is_no_zero(kit: Kit) -> None:
    row = replace(
        output_row(1),
        counts=(),
        mentions=0,
        states=((Category.BLUESKY, State.ZERO), (Category.REDDIT, State.FAILED)),
    )
    model = OutputsModel(kit, lambda _ids: [row])
    model.show_ids(array("q", [1]))
    assert model.cell(0, place("social")) is State.FAILED


@pytest.mark.parametrize("state", [State.FAILED, State.NOT_COLLECTED, State.ZERO])
def test_an_output_without_a_score_says_why(kit: Kit, state: State) -> None:
    row = replace(output_row(1), points=None, counts=(), mentions=0, states=((Category.REDDIT, state),))
    model = OutputsModel(kit, lambda _ids: [row])
    model.show_ids(array("q", [1]))
    assert model.cell(0, SCORE) is state


def test_a_score_is_rounded_up(kit: Kit) -> None:
    row = replace(output_row(1), points=211.25)
    model = OutputsModel(kit, lambda _ids: [row])
    model.show_ids(array("q", [1]))
    assert model.cell(0, SCORE) == "212"


def test_a_cell_is_said_in_words(model: OutputsModel) -> None:
    model.show_ids(array("q", [1]))
    spoken = model.data(model.index(0, SCORE), Qt.ItemDataRole.AccessibleTextRole)
    assert str(spoken).startswith("Attention score ")
    assert "news" in str(spoken)


def test_tooltips_escape_what_sources_wrote(kit: Kit) -> None:
    row = replace(output_row(1), title='<img src="http://evil.example/x.png">')
    model = OutputsModel(kit, lambda _ids: [row])
    model.show_ids(array("q", [1]))
    tip = str(model.data(model.index(0, TITLE), Qt.ItemDataRole.ToolTipRole))
    assert "<img" not in tip
    assert "&lt;img" in tip
    assert said(model, 0, TITLE) == row.title


@pytest.mark.parametrize(
    "names,short",
    [
        ("Okonjo-Reyes, Amara", "Okonjo-Reyes A"),
        ("Okonjo-Reyes, Amara; Halvorsen-Ito, Liv; Stern, M. J.", "Okonjo-Reyes A, Halvorsen-Ito L, +1"),
        ("World Marsh Council", "World Marsh Council"),
        ("林, Yi-Wen", "林 YW"),
        ("", ""),
    ],
)
def test_authors_are_shortened(names: str, short: str) -> None:
    assert short_authors(names) == short


def test_the_lines_of_a_receipt_add_up(kit: Kit) -> None:
    model = ReceiptModel(kit)
    receipt = receipt_of(1)
    model.show_receipt(receipt)
    shown = [float(str(said(model, row, 4)).replace(",", "")) for row in range(model.rowCount())]
    assert round(sum(shown), 2) == receipt.points
    assert receipt.shown >= receipt.points > receipt.shown - 1


def test_mentions_are_narrowed_by_category_and_words(kit: Kit) -> None:
    model = MentionsModel(kit)
    model.show_mentions(mention_rows(1))
    whole = model.rowCount()
    model.narrow(Category.NEWS, "")
    news = model.rowCount()
    assert 0 < news < whole
    assert {model.line(row).category for row in range(news)} == {Category.NEWS}
    model.narrow(None, "CARBON harbour")
    assert 0 < model.rowCount() < whole
    model.narrow(None, "nothing of the kind")
    assert model.rowCount() == 0


def test_a_likely_match_is_not_told_as_sure(kit: Kit) -> None:
    model = MentionsModel(kit)
    model.show_mentions([replace(mention_rows(1)[0], confidence=0.6)])
    assert model.line(0).pill == "Match likely, not sure"
    model.show_mentions([replace(mention_rows(1)[0], confidence=1.0)])
    assert model.line(0).pill == ""
