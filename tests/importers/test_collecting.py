"""A row for each author: the whole list of authors on every row; whole lists that repeat stay as they are."""

from __future__ import annotations

import time

from altmetric_desktop.importers import read

PAIRS = """Author,Email,Department,DOI,Title
"Doe, Jane",jane@example.org,Tides,10.5555/pair.1,Tides
"Poe, Ann",ann@example.org,Silt,10.5555/pair.2,Silt
"Roe, Richard",r@example.org,Silt,10.5555/pair.1,Tides
"Doe, Jane",jane@example.org,Sand,10.5555/pair.1,Tides
"""


def _authors(text: str) -> list[list[str]]:
    return [[one.name for one in record.authors] for record in read(text.encode(), "list.csv").records]


def test_the_authors_of_all_rows_of_a_work_are_one_list() -> None:
    both = ["Doe, Jane", "Roe, Richard"]
    assert _authors(PAIRS) == [both, ["Poe, Ann"], both, both]
    departments = [record.units[0].path for record in read(PAIRS.encode(), "list.csv").records]
    assert departments == [("Tides",), ("Silt",), ("Silt",), ("Sand",)]


def test_whole_lists_that_repeat_for_each_department_stay() -> None:
    text = """Authors,Department,DOI,Title
"Doe, Jane; Roe, Richard",Tides,10.5555/dep.1,Tides
"Doe, Jane; Roe, Richard",Silt,10.5555/dep.1,Tides
"Poe, Ann",Silt,10.5555/dep.1,Tides
"""
    assert _authors(text) == [["Doe, Jane", "Roe, Richard"]] * 2 + [["Poe, Ann"]]


def test_another_spelling_is_no_further_author_and_another_title_no_further_row() -> None:
    text = """Author,DOI,Title
"Doe, J.",10.5555/one.1,Tides
"Doe, Jane",10.5555/one.1,Tides
"Roe, Richard",10.5555/book.1,First chapter
"Poe, Ann",10.5555/book.1,Second chapter
"""
    assert _authors(text) == [["Doe, J."], ["Doe, Jane"], ["Roe, Richard"], ["Poe, Ann"]]


def test_rows_without_identifiers_are_one_work_by_title_year_and_journal() -> None:
    text = """Author,Title,Year,Journal
"Doe, Jane",On the long work of tides in a harbour,2024,Journal of Silt
"Roe, Richard",On the long work of tides in a harbour,2024,Journal of Silt
"Poe, Ann",On the long work of tides in a harbour,2023,Journal of Silt
"Doe, Jane",Editorial,2024,Journal of Silt
"Poe, Ann",Editorial,2024,Journal of Silt
"""
    both = ["Doe, Jane", "Roe, Richard"]
    assert _authors(text) == [both, both, ["Poe, Ann"], ["Doe, Jane"], ["Poe, Ann"]]


def test_thousands_of_authors_a_row_each_take_no_square_of_time() -> None:
    rows = "\n".join(f'"Doe{row:04d}, Jane",10.5555/many.1,Tides' for row in range(4000))
    begin = time.process_time()
    found = _authors(f"Author,DOI,Title\n{rows}\n")
    assert time.process_time() - begin < 20
    assert [len(found), len(found[0])] == [4000, 4000]
    assert found[0][0] == "Doe0000, Jane"


def test_the_same_author_is_found_again_in_any_order_and_by_the_number() -> None:
    text = """Author,ORCID,DOI,Title
"van der Doe, Jane",,10.5555/one.2,Tides
"Jane van der Doe",,10.5555/one.2,Tides
"Roe, R.",0000-0002-1825-0097,10.5555/one.2,Tides
"Roe-Poe, Richard",0000-0002-1825-0097,10.5555/one.2,Tides
"Roe, R.",0000-0001-5109-3700,10.5555/one.2,Tides
"""
    assert _authors(text)[0] == ["van der Doe, Jane", "Roe, R.", "Roe, R."]
