"""Which sheets are read together, all of them when asked for, and what is said of the others."""

from __future__ import annotations

from altmetric_desktop.domain.records import ALL_SHEETS
from altmetric_desktop.importers import read
from tests.importers.samples import workbook

ARTICLES: list[list[object]] = [["DOI", "Title", "Journal"], ["10.5555/s.1", "Tides", "Shore"]]
BOOKS: list[list[object]] = [
    ["Our books"], ["ISBN", "Name of the book", "Year"], ["9780306406157", "Harbours of the north", 2020],
]  # fmt: skip
LEGEND: list[list[object]] = [["Title", "What it is"], ["DOI", "A name"]]
BOOK = workbook(("Articles", ARTICLES), ("Books", BOOKS), ("Legend", LEGEND))


def test_a_list_with_other_columns_is_named_and_not_read_unasked() -> None:
    found = read(BOOK, "lists.xlsx")
    assert (found.read_sheets, found.other_sheets) == (("Articles",), ("Books",))
    assert [(one.sheet, one.row) for one in found.problems if one.code == "sheet-not-read"] == [("Books", 2)]
    assert read(BOOK, "lists.xlsx", mapping=found.mapping) == found
    assert not read(BOOK, "lists.xlsx", sheet="Articles").problems


def test_all_sheets_are_read_each_by_its_own_heading() -> None:
    found = read(BOOK, "lists.xlsx", sheet=ALL_SHEETS)
    assert (found.read_sheets, found.other_sheets) == (("Articles", "Books"), ())
    assert [(one.sheet, one.row, one.title) for one in found.records] == [
        ("Articles", 2, "Tides"), ("Books", 3, None),
    ]  # fmt: skip
    assert found.mapping is not None
    assert found.mapping.sheet is None
    assert not found.problems


def test_sheets_without_headings_are_not_lost_in_silence() -> None:
    bare = workbook(("One", [["10.5555/a.1"], ["10.5555/a.2"]]), ("Two", [["10.5555/a.3"], ["10.5555/a.4"]]))
    assert read(bare, "ids.xlsx").other_sheets == ("Two",)
    assert len(read(bare, "ids.xlsx", sheet=ALL_SHEETS).records) == 4
