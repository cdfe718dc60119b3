"""The dirt of tables: shifted rows, totals, counted rows, rounded numbers, dates, many sheets."""

from __future__ import annotations

import datetime as dt

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Precision
from altmetric_desktop.domain.records import Field, ReadFile, Severity
from altmetric_desktop.importers import read
from tests.importers.samples import saved, workbook

HEADING = ["Title", "Authors", "Year", "Funding Text 1", "Publisher", "PubMed ID", "EID"]


def table(*rows: str) -> ReadFile:
    return read("\n".join(rows).encode(), "list.csv")


def sheet(*rows: list[object], name: str = "List") -> ReadFile:
    return read(workbook((name, list(rows))), "list.xlsx")


def said(found: ReadFile) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.code, problem.value) for problem in found.problems]


def ids(found: ReadFile, kind: Kind) -> list[str]:
    return [one.value for record in found.records for one in record.identifiers if one.kind is kind]


def dates(found: ReadFile) -> list[tuple[str, Precision] | None]:
    return [
        None if record.published is None else (str(record.published.date()), record.published.precision)
        for record in found.records
    ]


def shifted(number: int) -> str:
    return f'T{number},"Doe, J",2020,Fund,More funds,Press,1234{number:04},2-s2.0-8501234{number:04}'


def test_rows_with_a_cell_too_many_are_put_right_and_noted_once() -> None:
    found = table(",".join(HEADING), *map(shifted, range(60)))
    assert said(found) == [(2, "rows-shifted", "60")]
    assert ids(found, Kind.PMID)[:2] == ["12340000", "12340001"]
    assert len(ids(found, Kind.EID)) == 60
    assert {record.publisher for record in found.records} == {"Press"}


def test_straight_rows_beside_shifted_ones_stay_as_they_are() -> None:
    straight = 'S,"Roe, R",2021,Fund,Press,12349999,2-s2.0-85012349999'
    found = table(",".join(HEADING), straight, shifted(1), straight.replace("9999", "9998"))
    assert said(found) == [(3, "rows-shifted", "1")]
    assert ids(found, Kind.PMID) == ["12349999", "12340001", "12349998"]


def test_a_cell_too_many_that_shifts_nothing_is_named() -> None:
    found = table("DOI,Title", "10.5555/a.1,One,extra", "10.5555/a.2,Two")
    assert said(found) == [(2, "row-long", "extra")]
    assert ids(found, Kind.DOI) == ["10.5555/a.1", "10.5555/a.2"]


def test_many_rows_with_cells_too_many_are_said_once() -> None:
    found = table("DOI,Title", *(f"10.5555/a.{number},One,extra" for number in range(30)))
    assert said(found) == [(2, "rows-long", "30")]


@pytest.mark.parametrize("label", ["Total", "Summe:", "TOTAL", "合计", "Gesamt"])
def test_a_row_of_totals_is_no_record(label: str) -> None:
    found = table("Title,DOI,Year,Costs", "One,10.5555/a.1,2020,5", f"{label},,,5")
    assert [record.title for record in found.records] == ["One"]
    assert said(found) == [(3, "row-totals", label)]


def test_a_row_of_totals_under_another_column_is_not_refused() -> None:
    found = table("No,Title,DOI,Costs", "1,One,10.5555/a.1,5", "2,Two,10.5555/a.2,5", "Total,,,10")
    assert len(found.records) == 2
    assert [problem.severity for problem in found.problems] == [Severity.NOTE]


def test_a_work_called_total_amid_the_list_is_one() -> None:
    found = table("Title,DOI", "Total,", "Two,10.5555/a.2")
    assert [record.title for record in found.records] == ["Total", "Two"]


def test_a_heading_that_stands_again_is_no_record() -> None:
    found = table("Title,DOI", "One,10.5555/a.1", "Title,DOI", "Two,10.5555/a.2")
    assert [(record.row, record.title) for record in found.records] == [(2, "One"), (4, "Two")]
    assert found.problems == ()


@pytest.mark.parametrize("heading", ["ID", "No.", ""])
def test_a_column_that_counts_the_rows_names_nothing(heading: str) -> None:
    rows = [f"{number},T{number},10.5555/a.{number},7" for number in range(1, 5)]
    found = table(f"{heading},Title,DOI,Volume", *rows)
    assert ids(found, Kind.LOCAL) == []
    assert {record.issue for record in found.records} == {None}


def test_a_number_that_a_spreadsheet_rounded_is_reported() -> None:
    found = table("Title,ISBN,PMID", "One,9.78321E+12,24038306.0", "Two,306406152,")
    assert said(found) == [(2, "number-rounded", "9.78321E+12")]
    assert ids(found, Kind.PMID) == ["24038306"]
    assert [one.value for record in found.records for one in (*record.container, *record.identifiers)] == [
        "24038306",
        "9780306406157",
    ]


def test_a_day_above_twelve_far_down_decides_for_the_column() -> None:
    rows = [f"T{number},10.5555/a.{number},5/9/2018" for number in range(300)]
    assert set(dates(table("Title,DOI,Date", *rows))) == {("2018-01-01", Precision.YEAR)}
    decided = dates(table("Title,DOI,Date", *rows, "Last,10.5555/z,23/9/2018"))
    assert set(decided[:-1]) == {("2018-09-05", Precision.DAY)}


def test_an_article_number_stands_for_pages_and_a_last_page_behind_the_first() -> None:
    found = table(
        "Title,DOI,Art. No.,Page start,Page end",
        "A,10.5555/a.1,e12,,",
        "B,10.5555/a.2,,10,19",
        "C,10.5555/a.3,e9,1,7",
    )
    assert [record.pages for record in found.records] == ["e12", "10-19", "1-7"]


def test_first_and_last_names_in_two_columns() -> None:
    found = table("Last name,First name,Title,DOI", "Doe,Jane,One,10.5555/a.1", "Roe,,Two,10.5555/a.2")
    assert [[one.name for one in record.our_authors] for record in found.records] == [["Doe, Jane"], ["Roe"]]


def test_a_period_of_payment_is_no_year_of_publication_where_that_is_known() -> None:
    known = table(
        "Title,DOI,Date of publication,period", "A,10.5555/a.1,2019-12-30,2020", "B,10.5555/a.2,,2020"
    )
    assert [record.year for record in known.records] == [2019, None]
    assert table("Title,DOI,period", "A,10.5555/a.1,2020").records[0].year == 2020


def monthly(number: int) -> list[list[object]]:
    return [
        ["Publications of a month"],
        ["by the library"],
        [],
        ["No.", "Title", "DOI", "Department", "Remark" if number % 2 else "Note"],
        [1, f"First of {number}", f"10.5555/m{number}.1", "Tests", ""],
        [2, f"Second of {number}", f"10.5555/m{number}.2", "Trials", ""],
        [3, "", "no doi", "", ""],
    ]


def test_all_sheets_of_one_list_are_read_together() -> None:
    sheets = [(f"2024-{number:02}", monthly(number)) for number in range(1, 13)]
    readme: list[list[object]] = [["Title", "What it is"], ["DOI", "A name"], ["Department", "Where"]]
    found = read(workbook(("README", readme), *sheets), "months.xlsx")
    assert [record.title for record in found.records][:3] == ["First of 1", "Second of 1", "First of 2"]
    assert len(found.records) == 24
    assert {record.sheet for record in found.records} == {name for name, _ in sheets}
    refused = [problem for problem in found.problems if problem.severity is Severity.REFUSED]
    assert [(problem.sheet, problem.row) for problem in refused] == [(name, 7) for name, _ in sheets]
    assert found.mapping is not None
    assert found.mapping.sheet is None


def test_a_mapping_that_was_changed_holds_for_all_sheets() -> None:
    data = workbook(*((f"2024-{number:02}", monthly(number)) for number in range(1, 4)))
    mapping = read(data, "months.xlsx").mapping
    assert mapping is not None
    edited = [
        type(one)(
            one.index, one.heading, Field.FACULTY if one.field is Field.UNIT else one.field, one.separator
        )
        for one in mapping.columns
    ]
    again = read(data, "months.xlsx", mapping=type(mapping)(mapping.header_row, tuple(edited)))
    assert len(again.records) == 6
    assert again.mapping is not None
    assert Field.UNIT not in {one.field for one in again.mapping.columns}


def test_a_sheet_that_is_asked_for_is_read_alone() -> None:
    data = workbook(("Jan", monthly(1)), ("Feb", monthly(2)))
    found = read(data, "months.xlsx", sheet="Feb")
    assert {record.sheet for record in found.records} == {"Feb"}
    assert found.mapping is not None
    assert found.mapping.sheet == "Feb"


def test_another_list_in_the_same_workbook_is_not_read_with_it() -> None:
    data = workbook(
        (
            "List",
            [
                ["Title", "DOI", "Year", "Journal"],
                ["A", "10.5555/a.1", 2020, "J"],
                ["B", "10.5555/a.2", 2020, "J"],
            ],
        ),
        ("Figures", [["DOI", "Cites", "Saves", "Rank"], ["10.5555/a.1", 5, 6, 1]]),
    )
    assert {record.sheet for record in read(data, "list.xlsx").records} == {"List"}


def test_hidden_sheets_are_not_read_unless_asked_for() -> None:
    book = Workbook()
    shown, hidden = book.active, book.create_sheet("Old")
    assert shown is not None
    for one in (shown, hidden):
        one.append(["Title", "DOI"])
        one.append([one.title, f"10.5555/{one.title}"])
    hidden.sheet_state = "hidden"
    assert ids(read(saved(book), "b.xlsx"), Kind.DOI) == ["10.5555/sheet"]
    assert ids(read(saved(book), "b.xlsx", sheet="Old"), Kind.DOI) == ["10.5555/old"]


def test_a_merged_cell_stands_for_each_of_its_rows() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    for row in (
        ["Department", "Title", "DOI"], ["Tests", "A", "10.5555/a.1"], [None, "B", "10.5555/a.2"],
        [None, "C", "10.5555/a.3"], ["Trials", "D", "10.5555/a.4"], [None, "E", "10.5555/a.5"],
    ):  # fmt: skip
        page.append(row)
    page.merge_cells("A2:A4")
    found = read(saved(book), "b.xlsx")
    assert [[unit.path for unit in record.units] for record in found.records] == [
        [("Tests",)], [("Tests",)], [("Tests",)], [("Trials",)], [],
    ]  # fmt: skip


def test_day_numbers_count_from_1904_where_the_workbook_says_so() -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.active
    assert page is not None
    page.append(["Title", "DOI", "Publication date"])
    page.append(["A", "10.5555/a.1", dt.date(2015, 7, 9)])
    page.append(["B", "10.5555/a.2", 42194 - 1462])
    assert dates(read(saved(book), "b.xlsx")) == [("2015-07-09", Precision.DAY)] * 2
    assert dates(sheet(["Title", "DOI", "Date"], ["B", "10.5555/a.2", 42194])) == [
        ("2015-07-09", Precision.DAY)
    ]


def test_titles_that_are_links_give_their_address() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Title of the work", "Year"])
    for number in range(2, 6):
        page.append([f"A title of some length, number {number}", 2020])
        page.cell(number, 1).hyperlink = f"https://doi.org/10.5555/link.{number}"
    found = read(saved(book), "b.xlsx")
    assert ids(found, Kind.DOI) == [f"10.5555/link.{number}" for number in range(2, 6)]
    assert found.records[0].title == "A title of some length, number 2"


def test_the_address_of_a_formula_is_read() -> None:
    book = Workbook()
    page = book.active
    assert page is not None
    page.append(["Title", "Link"])
    for number in range(2, 5):
        page.append([f"T{number}", f'=HYPERLINK("https://doi.org/10.5555/f.{number}","Link")'])
    # openpyxl keeps no values of formulas: the reader sees an empty cell
    assert ids(read(saved(book), "b.xlsx"), Kind.DOI) == [f"10.5555/f.{number}" for number in range(2, 5)]


def test_a_second_column_of_the_same_name_fills_gaps() -> None:
    found = table("DOI,Title,Title", "10.5555/a.1,,Second", "10.5555/a.2,First,Other")
    assert [record.title for record in found.records] == ["Second", "First"]


def test_counted_headings_name_the_same() -> None:
    found = table(
        "Title,DOI,Author 1,Author 2,Department 1,Department 2",
        'A,10.5555/a.1,"Doe, Jane","Roe, Richard",Tests,Trials',
        'B,10.5555/a.2,"Doe, Jane",,Tests,',
    )
    assert [[one.name for one in record.authors] for record in found.records] == [
        ["Doe, Jane", "Roe, Richard"],
        ["Doe, Jane"],
    ]
    assert [one.path for one in found.records[0].units] == [("Tests",), ("Trials",)]


def test_a_cell_with_an_error_says_nothing() -> None:
    found = table("Title,DOI,Journal,PMID", "#REF!,10.5555/a.1,#NAME?,#N/A")
    assert found.records[0].title is None
    assert (found.records[0].venue, found.problems) == (None, ())


def test_the_institution_stands_above_its_departments_or_alone() -> None:
    found = table(
        "Institution,DOI,Year", "Nowhere University,10.5555/a.1,2020", "Other College,10.5555/a.2,2020"
    )
    assert [[one.path for one in record.units] for record in found.records] == [
        [("Nowhere University",)],
        [("Other College",)],
    ]
    with_units = table("Institution,DOI,Department", "Nowhere University,10.5555/a.1,Tests")
    assert [one.path for one in with_units.records[0].units] == [("Nowhere University", "Tests")]
    of_authors = table("Title,DOI,Affiliations", 'A,10.5555/a.1,"Nowhere University; Other College"')
    assert of_authors.records[0].units == ()
