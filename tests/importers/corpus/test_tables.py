"""Tables out of shape: ragged, endless, doubled, merged, with the heading below."""

from __future__ import annotations

import csv
import io

import pytest
from openpyxl import Workbook

from altmetric_desktop.domain.records import ReadFile
from tests.importers import samples
from tests.importers.corpus import good, judging
from tests.importers.corpus.made_books import book, rows
from tests.importers.corpus.made_texts import WITHOUT_TITLE
from tests.importers.corpus.works import WORKS, Work

TITLES = [work.title for work in WORKS]
#: Their own heading makes them: with other columns they are tables made by hand.
WHOLE = frozenset({"scholar-csv", "overton-table"})
#: One format of each reader.
READERS = (
    "csv",
    "wos-table",
    "ris",
    "bibtex",
    "medline",
    "proquest",
    "json",
    "csl-json",
    "endnote-xml",
    "html-table",
)
GRIDS = tuple(key for key in good.GRIDS if key not in WHOLE | WITHOUT_TITLE)


def cut(key: str) -> tuple[list[list[str]], str]:
    """A format's sample as rows, and its separator."""
    text = good.good(key).data.decode()
    sign = "\t" if "\t" in text.split("\n", 1)[0] else ","
    return list(csv.reader(io.StringIO(text), delimiter=sign)), sign


def written(table: list[list[str]], sign: str) -> bytes:
    """Rows as text."""
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator="\n").writerows(table)
    return out.getvalue().encode()


def titles(found: ReadFile) -> list[str | None]:
    """The titles of all records."""
    return [record.title for record in found.records]


@pytest.mark.parametrize("key", GRIDS)
def test_rows_too_short_and_too_long(key: str) -> None:
    table, sign = cut(key)
    table[1].append("")
    table[2] += ["", "too much"]
    found = judging.taken(written(table, sign), "list.csv")
    assert titles(found) == TITLES
    if sign == ",":  # Web of Science ends its rows with a separator
        assert [(one.row, one.value) for one in found.problems if one.code == "row-long"] == [(3, "too much")]


@pytest.mark.parametrize("key", GRIDS)
def test_rows_that_end_early_lose_only_what_they_have_not(key: str) -> None:
    table, sign = cut(key)
    at = table[1].index(TITLES[0])
    table[1] = table[1][: at + 1]
    found = judging.taken(written(table, sign), "list.csv")
    assert titles(found)[0] == TITLES[0]
    assert len(found.records) == len(WORKS)


@pytest.mark.parametrize("key", GRIDS)
def test_a_quote_that_is_never_closed_costs_its_row_only(key: str) -> None:
    data = good.good(key).data
    place = data.index(TITLES[1].encode())
    found = judging.taken(data[:place] + b'"' + data[place:], "list.csv")
    rest = {TITLES[0], TITLES[2], TITLES[3]}
    assert rest <= set(titles(found))
    assert len(found.records) + len(judging.refusals(found)) >= len(WORKS)


@pytest.mark.parametrize("key", GRIDS)
def test_a_thousand_columns(key: str) -> None:
    table, sign = cut(key)
    for number, row in enumerate(table):
        row += [f"extra {column}" if number == 0 else "" for column in range(1000)]
    with judging.soon():
        found = judging.taken(written(table, sign), "list.csv")
    assert titles(found) == TITLES


@pytest.mark.parametrize("key", GRIDS)
def test_a_heading_that_stands_twice(key: str) -> None:
    """The same table beside itself, and its heading again in the middle of its rows."""
    table, sign = cut(key)
    beside = judging.taken(written([row + row for row in table], sign), "list.csv")
    assert titles(beside) == TITLES
    again = judging.taken(written([*table[:3], table[0], *table[3:]], sign), "list.csv")
    assert set(TITLES) <= set(titles(again))
    assert len(again.records) <= len(WORKS) + 1


@pytest.mark.parametrize("key", GRIDS)
def test_a_heading_in_row_five(key: str) -> None:
    table, sign = cut(key)
    above = [["List of works of Nowhere University"], [], ["made on", "14 March"], []]
    found = judging.taken(written([*above, *table], sign), "list.csv")
    assert titles(found) == TITLES
    assert [record.row for record in found.records] == [6, 7, 8, 9]


@pytest.mark.parametrize("key", GRIDS)
def test_columns_in_another_order(key: str) -> None:
    table, sign = cut(key)
    found = judging.taken(written([row[::-1] for row in table], sign), "list.csv")
    assert titles(found) == TITLES


@pytest.mark.parametrize("sign", [";", "\t", "|", ","])
def test_any_separator_and_one_that_changes_midway(sign: str) -> None:
    table = rows(WORKS)
    assert titles(judging.taken(written(table, sign), "list.csv")) == TITLES
    other = written(table[:3], sign) + written(table[3:], "," if sign != "," else ";")
    found = judging.taken(other, "list.csv")
    assert len(found.records) + len(judging.refusals(found)) == len(WORKS)


@pytest.mark.parametrize("key", READERS)
def test_a_line_of_ten_megabytes(key: str) -> None:
    data = good.good(key).data
    line = b"x" * 10_000_000
    with judging.soon():
        judging.tried(data + b"\n" + line + b"\n", "list.txt")
    middle = data.index(b"\n") if b"\n" in data else len(data) // 2
    with judging.soon():
        judging.tried(data[:middle] + line[: len(line) // 5] + data[middle:], "list.txt")


@pytest.mark.parametrize("key", good.BOOKS)
def test_sheets_out_of_shape(key: str) -> None:
    table = rows(WORKS)
    above = [["List of works"], [""], ["made on"], [""]]
    found = judging.taken(book(key, [*above, *table]), "list.xlsx")
    assert (titles(found), found.records[0].row) == (TITLES, 6)
    ragged = [*table[:2], [*table[2], "", "too much"], table[3][:2], table[4]]
    found = judging.taken(book(key, ragged), "list.xlsx")
    assert titles(found) == TITLES
    wide = [[*row, *[f"extra {n}" if at == 0 else "" for n in range(200)]] for at, row in enumerate(table)]
    assert titles(judging.taken(book(key, wide), "list.xlsx")) == TITLES
    twice = [[*row, *row] for row in table]
    assert titles(judging.taken(book(key, twice), "list.xlsx")) == TITLES


def test_merged_cells() -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    for row in (
        ["Department", "Title", "DOI"],
        ["Tests", "First", "10.5555/m.1"],
        ["", "Second", "10.5555/m.2"],
    ):
        sheet.append(row)
    sheet["A3"] = None
    sheet.merge_cells("A2:A3")
    sheet.append(["A line over all columns of the sheet"])
    sheet.merge_cells("A4:C4")
    found = judging.taken(samples.saved(made), "list.xlsx")
    assert titles(found) == ["First", "Second"]
    assert judging.refusals(found) == [4]
    assert [[unit.name for unit in record.units] for record in found.records] == [["Tests"], ["Tests"]]


@pytest.mark.parametrize("key", READERS)
def test_a_title_of_a_megabyte_is_cut_and_the_rest_stands(key: str) -> None:
    works = [WORKS[0], Work("long " * 200_000, "10.5555/corpus.2"), WORKS[3]]
    with judging.soon():
        found = judging.taken(good.made(key, works), "list.txt")
    assert len(found.records) + len(judging.refusals(found)) == 3
    assert all(len(record.title or "") <= 100_000 for record in found.records)
