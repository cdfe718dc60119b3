"""Addresses behind cells: a silent cell is read as its address, a title or a name never is."""

from __future__ import annotations

import pytest

from altmetric_desktop.importers import behind

DOI = "https://doi.org/10.5555/silt."


@pytest.mark.parametrize("word", ["Link", "DOI", "full text »", "链接", "Hier"])
def test_a_cell_that_says_link_is_its_address(word: str) -> None:
    rows = [["Title", "Where"], ["Silt", word], ["Sand", word]]
    behind.place(rows, {(1, 1): f"{DOI}1", (2, 1): f"{DOI}2"})
    assert rows == [["Title", "Where"], ["Silt", f"{DOI}1"], ["Sand", f"{DOI}2"]]


def test_a_word_that_stands_everywhere_says_nothing() -> None:
    rows = [["Title", ""], *([f"Title {n}", "zum Artikel"] for n in range(4))]
    behind.place(rows, {(n + 1, 1): f"{DOI}{n}" for n in range(4)})
    assert [row[1] for row in rows] == ["", *(f"{DOI}{n}" for n in range(4))]


@pytest.mark.parametrize("cells", [("Silt", "Sand"), ("Doe, J.", "Roe, M."), ("12345678", "23456789")])
def test_short_titles_names_and_numbers_stay(cells: tuple[str, str]) -> None:
    rows = [["Column"], [cells[0]], [cells[1]]]
    behind.place(rows, {(1, 0): f"{DOI}1", (2, 0): f"{DOI}2"})
    assert rows == [["Column", ""], [cells[0], f"{DOI}1"], [cells[1], f"{DOI}2"]]


def test_a_cell_with_a_doi_stays_and_links_beyond_the_table_are_passed_over() -> None:
    rows = [["DOI"], ["10.5555/silt.1"], []]
    behind.place(rows, {(1, 0): f"{DOI}9", (2, 4): DOI, (9, 0): DOI})
    assert rows == [["DOI"], ["10.5555/silt.1"], []]
