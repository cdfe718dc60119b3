"""Each format read from a small fictional list: what its dialects hide, and that nothing is lost."""

from __future__ import annotations

import openpyxl
import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import Field, ReadFile, Record, Severity
from altmetric_desktop.importers import FORMATS, read
from altmetric_desktop.words import Words
from tests.importers import samples


def names(record: Record) -> list[str]:
    return [str(identifier) for identifier in record.identifiers]


def refusals(found: ReadFile) -> list[tuple[int, str, str]]:
    return [(p.row, p.value, p.code) for p in found.problems if p.severity is Severity.REFUSED]


def fields(found: ReadFile) -> dict[str, Field]:
    assert found.mapping is not None
    return {column.heading: column.field for column in found.mapping.columns}


def test_a_list_of_identifiers_of_mixed_kinds() -> None:
    text = (
        "doi\n10.5555/A.1\n\nhttps://doi.org/10.5555/a.2\n> 3. 10.5555/a.3, 10.5555/a.4\nPMC1234567\n"
        "arXiv:2301.00001v2; 10.5555/a.5\nrubbish\n# a remark\n10.5555/a.6"
    )
    found = read(text.encode(), "list.txt")
    assert found.format == "doi-list"
    assert [(record.row, names(record)) for record in found.records] == [
        (2, ["doi:10.5555/a.1"]),
        (4, ["doi:10.5555/a.2"]),
        (5, ["doi:10.5555/a.3"]),
        (5, ["doi:10.5555/a.4"]),
        (6, ["pmcid:PMC1234567"]),
        (7, ["doi:10.5555/a.5", "arxiv:2301.00001"]),
        (10, ["doi:10.5555/a.6"]),
    ]
    assert refusals(found) == [(8, "rubbish", "doi-none")]


def test_bare_numbers_are_pubmed_ids_only_where_the_list_is_nothing_else() -> None:
    found = read(b"12345678\n23456789\n34567890\n", "pmids.txt")
    assert [names(record) for record in found.records] == [
        ["pmid:12345678"], ["pmid:23456789"], ["pmid:34567890"],
    ]  # fmt: skip


def test_a_table_with_units_and_a_row_that_is_refused() -> None:
    found = read(samples.CSV.encode(), "list.csv")
    first, second, third = found.records
    assert (found.format, found.encoding) == ("csv", "ascii")
    assert (first.row, first.title, first.year, first.venue) == (2, "First title", 2020, "Journal of Fiction")
    assert first.units == (Unit(("Science", "Physics")),)
    assert second.units == (Unit(("Science", "Physics", "Optics")),)
    assert second.authors == (Person("Doe, Jane"), Person("Roe, Richard"))
    assert names(second) == ["doi:10.5555/csv.2"]
    assert (third.title, third.identifiers) == ("Only a title", ())
    assert refusals(found) == [(5, "10.5555/journal.", "doi-incomplete")]
    assert (found.found.with_doi, found.found.with_title, found.found.year_max) == (2, 3, 2022)


def test_a_list_in_excels_unicode_text() -> None:
    text = "Título\tAño\tDOI\r\nUn estudio ñandú\t2020\t10.5555/u.1\r\n"
    found = read(text.encode("utf-16"), "list.csv")
    assert (found.encoding, found.records[0].title) == ("utf-16", "Un estudio ñandú")


def test_lines_of_windows_1252_are_mended_one_by_one_and_named() -> None:
    data = "Titel,DOI\nÄpfel,10.5555/w.1\n".encode() + "Öl,10.5555/w.2\n".encode("cp1252")
    found = read(data, "list.csv")
    assert [record.title for record in found.records] == ["Äpfel", "Öl"]
    assert [(p.row, p.code) for p in found.problems] == [(3, "line-windows-1252")]
    assert found.encoding == "utf-8 + windows-1252"


def test_a_file_wholly_in_windows_1252_is_said_once() -> None:
    data = "Titel,DOI\nÄpfel,10.5555/w.1\nÖl,10.5555/w.2\n".encode("cp1252")
    found = read(data, "list.csv")
    assert (found.encoding, [p.code for p in found.problems]) == ("windows-1252", ["file-windows-1252"])


def test_the_heading_may_stand_below_a_title_line() -> None:
    text = "Publications 2020,,\n,,\nTitle,Year,DOI\nA,2020,10.5555/h.1\n"
    found = read(text.encode(), "list.csv")
    assert found.mapping is not None
    assert (found.mapping.header_row, found.records[0].row) == (3, 4)


def test_a_table_without_heading_is_read_by_its_cells() -> None:
    text = "".join(f"10.5555/n.{n},A title of many words number {n},20{n:02d}\n" for n in range(10, 20))
    found = read(text.encode(), "list.csv")
    assert found.mapping is not None
    assert [column.field for column in found.mapping.columns] == [Field.DOI, Field.TITLE, Field.YEAR]
    assert (found.mapping.header_row, len(found.records)) == (0, 10)


def test_dois_under_a_wrong_heading_are_found() -> None:
    text = (
        "Titel;doi;doab\nEins;https://repo.example/1;10.5555/x.1\nZwei;https://repo.example/2;10.5555/x.2\n"
    )
    found = read(text.encode(), "list.csv")
    assert [names(record) for record in found.records] == [
        [f"url:https://repo.example/{n}", f"doi:10.5555/x.{n}"] for n in (1, 2)
    ]
    assert [problem.code for problem in found.problems] == ["other-kind", "other-kind"]


@pytest.mark.parametrize(
    "header, expected",
    [
        ("Item Title,Publication Title,Item DOI",
         {"Item Title": Field.TITLE, "Publication Title": Field.VENUE}),
        ("Publication Title,DOI", {"Publication Title": Field.TITLE}),
        ("No.,Title,Issue,Volume", {"No.": Field.IGNORE, "Issue": Field.ISSUE}),
        ("Authors,Author full names,Title", {"Authors": Field.IGNORE, "Author full names": Field.AUTHORS}),
        ("ID,Title,Author Count", {"Author Count": Field.IGNORE, "ID": Field.LOCAL}),
        ("10.1 Electronic version(s) of this work > DOI (Digital Object Identifier)[1],1 Title",
         {"1 Title": Field.TITLE,
          "10.1 Electronic version(s) of this work > DOI (Digital Object Identifier)[1]": Field.DOI}),
        ("dc.title[en_US],dc.identifier.doi",
         {"dc.title[en_US]": Field.TITLE, "dc.identifier.doi": Field.DOI}),
        ("论文题目,作者,DOI号", {"论文题目": Field.TITLE, "作者": Field.AUTHORS, "DOI号": Field.DOI}),
        ("Titre,Auteur(s),Année,Laboratoire", {"Année": Field.YEAR, "Laboratoire": Field.UNIT}),
        ("TITLE\u00a0,YEAR ,DOI (M)", {"TITLE": Field.TITLE, "DOI (M)": Field.DOI}),
    ],
)  # fmt: skip
def test_headings_in_many_words(header: str, expected: dict[str, Field]) -> None:
    found = read(
        f"{header}\n{','.join(['x y z'] * (header.count(',') + 1))}\n".encode(), "list.csv", format="csv"
    )
    known = fields(found)
    assert {heading: known[heading] for heading in expected} == expected


def test_level_columns_are_one_path() -> None:
    text = "Title,Top Level,Level 1,Level 2\nA,University,Science,Physics\nB,University,,\n"
    found = read(text.encode(), "list.csv")
    assert [record.units for record in found.records] == [
        (Unit(("University", "Science", "Physics")),), (Unit(("University",)),),
    ]  # fmt: skip


def test_departments_in_one_cell_share_their_faculty() -> None:
    text = "Title,Faculty,Department\nA,Science,Physics; Chemistry\nB,Arts; Law,History; Tax\n"
    found = read(text.encode(), "list.csv")
    assert [[unit.path for unit in record.units] for record in found.records] == [
        [("Science", "Physics"), ("Science", "Chemistry")],
        [("Arts", "History"), ("Law", "Tax")],
    ]


def test_a_chapters_isbn_is_that_of_its_volume() -> None:
    text = "Title,Type,ISBN\nA chapter,Book Chapter,0-306-40615-2\nA book,Book,978-0-306-40615-7\n"
    chapter, book = read(text.encode(), "list.csv").records
    isbn = (Identifier(Kind.ISBN, "9780306406157"),)
    assert (chapter.identifiers, chapter.container, chapter.type) == ((), isbn, OutputType.CHAPTER)
    assert (book.identifiers, book.container) == (isbn, ())


def test_dates_are_kept_as_exactly_as_they_are_known() -> None:
    text = "Title,Publication Date\nA,2020-03-14\nB,15.11.2022\nC,2018 Jan-Feb\nD,2019\nE,5/9/2018\nF,soon\n"
    found = read(text.encode(), "list.csv")
    assert [record.published.iso() if record.published else None for record in found.records] == [
        "2020-03-14", "2022-11-15", "2018", "2019", "2018", None,
    ]  # fmt: skip
    assert [(p.row, p.code) for p in found.problems] == [(7, "date-unreadable")]


def test_a_column_with_a_value_above_twelve_says_which_is_the_day() -> None:
    text = "Title,Publication Date\nA,5/9/2018\nB,25/9/2018\n"
    found = read(text.encode(), "list.csv")
    assert [record.published.iso() for record in found.records if record.published] == [
        "2018-09-05",
        "2018-09-25",
    ]


def test_titles_that_are_references_give_their_doi() -> None:
    rows = "".join(f'"Doe J (2015). Study {n}. Journal 2(1):106 doi:10.5555/r.{n}"\n' for n in range(5))
    found = read(f"Title\n{rows}".encode(), "list.csv", format="csv")
    assert [names(record) for record in found.records] == [[f"doi:10.5555/r.{n}"] for n in range(5)]


def test_another_doi_in_one_title_is_not_taken() -> None:
    text = "Title,Year\nErratum (doi: 10.5555/other.1),2020\nA study,2020\nAnother,2021\n"
    assert [record.identifiers for record in read(text.encode(), "list.csv").records] == [(), (), ()]


def test_an_unclosed_quote_costs_its_own_row_only() -> None:
    text = 'Title,DOI\n"Good, one",10.5555/q.1\n"Bad one,10.5555/q.2\nAfter,10.5555/q.3\nLast,10.5555/q.4\n'
    found = read(text.encode(), "list.csv")
    assert [record.title for record in found.records] == ["Good, one", "After", "Last"]
    assert [record.row for record in found.records] == [2, 4, 5]
    assert refusals(found) == [(3, "", "row-unclosed-quote")]


def test_lines_wholly_in_quotes_are_unwrapped() -> None:
    text = '"institution,title,doi"\n"Uni,One,10.5555/w.1"\n"Uni,Two,10.5555/w.2"\n'
    assert [record.title for record in read(text.encode(), "list.csv").records] == ["One", "Two"]


def test_cells_with_line_ends_keep_row_numbers_as_in_a_sheet() -> None:
    text = 'Title,DOI\n"Two\nlines",10.5555/l.1\n\nNext,10.5555/l.2\n'
    found = read(text.replace("\n", "\r\n").encode(), "list.csv")
    assert [(record.row, record.title) for record in found.records] == [(2, "Two lines"), (4, "Next")]


def test_ris_in_two_dialects() -> None:
    found = read(("Preamble\n" + samples.RIS).encode("utf-8-sig"), "list.txt")
    article, chapter = found.records
    assert (found.format, found.encoding) == ("ris", "utf-8-sig")
    assert (article.row, article.title, article.pages) == (2, "A calm study of tests", "10–19")
    assert article.published is not None
    assert (article.published.iso(), article.type) == ("2021-03-14", OutputType.ARTICLE)
    assert names(article) == ["doi:10.5555/ris.1"]
    assert (names(chapter), chapter.venue, chapter.year) == (["doi:10.5555/ris.2"], "The whole book", 2019)
    assert chapter.container == (Identifier(Kind.ISBN, "9780306406157"),)


@pytest.mark.parametrize(
    "line, dois",
    [
        ("L3  - 10.5555/l3", ["doi:10.5555/l3"]),
        ("M3  - Article", []),
        ("N1  - doi:10.5555/n1", ["doi:10.5555/n1"]),
        ("N1  - see also doi:10.5555/other.1", []),
        ("DO  -  10.5555/two.blanks  ", ["doi:10.5555/two.blanks"]),
        (" DO - 10.5555/one.blank", ["doi:10.5555/one.blank"]),
        ("DO  - 10.5555/a.1     LK  - https://x.example/?id=doi:10.5555%2Fa.1", ["doi:10.5555/a.1"]),
    ],
)
def test_where_a_ris_record_hides_its_doi(line: str, dois: list[str]) -> None:
    text = f"TY  - JOUR\nTI  - Erratum to doi:10.5555/title.1\n{line}\nER  - \n"
    assert names(read(text.encode(), "x.ris").records[0]) == dois


def test_ris_without_end_marks_and_with_continued_lines() -> None:
    text = "TY  - JOUR\r\nTI  - A title\r\n  that goes on\r\nTY  - JOUR\r\nTI  - Next\r\nDO  - 10.5555/x.1"
    assert [record.title for record in read(text.encode(), "x.ris").records] == [
        "A title that goes on",
        "Next",
    ]


def test_bibtex_loses_no_entry() -> None:
    found = read(samples.BIBTEX.encode(), "list.bib")
    first, book, same, nokey = found.records
    assert first.title == "The ZnO of x_2 – a study"
    assert [person.name for person in first.authors] == ["Doe, Jane", "Müller, Jérôme", "The Fiction Group"]
    assert (first.venue, names(first)) == ("Journal of Fiction", ["doi:10.5555/bib_1"])
    assert first.published is not None
    assert first.published.iso() == "2021-03"
    assert (book.title, book.type, names(book)) == ("A ü-book", OutputType.BOOK, ["isbn:9780306406157"])
    assert (same.title, names(same)) == ("Same key", ["arxiv:2301.00001"])
    assert (nokey.title, names(nokey)) == ("No key", ["doi:10.5555/bib.4"])
    assert {p.code for p in found.problems} == {"field-repeated", "macro-undefined"}


def test_a_broken_bibtex_entry_is_refused_and_reading_goes_on() -> None:
    text = (
        "@article{a,\n title = {Open {brace,\n year = 2020\n}\n@article{b,\n title = {Good},\n year = 2021}\n"
    )
    found = read(text.encode(), "list.bib")
    assert [record.title for record in found.records] == ["Good"]
    assert [(row, code) for row, _, code in refusals(found)] == [(1, "entry-unreadable")]


def test_a_workbooks_list_is_found_among_its_sheets() -> None:
    data = samples.workbook(
        ("Readme", [["What this is"], ["A list of things"]]),
        ("Metrics", [["Journal", "Impact"], ["J", 2.1]]),
        ("Data", [["Our list"], [], ["PMID", "DOI", "Title", "Year"],
                  [24038306, "10.5555/s.1", "One", 2014], ["25979079", "10.5555/S.2 ", "Two", 2015]]),
    )  # fmt: skip
    found = read(data, "list.csv")
    assert (found.format, found.sheets) == ("xlsx", ("Readme", "Metrics", "Data"))
    assert found.mapping is not None
    assert (found.mapping.sheet, found.mapping.header_row) == ("Data", 3)
    assert [(record.row, names(record), record.year) for record in found.records] == [
        (4, ["doi:10.5555/s.1", "pmid:24038306"], 2014),
        (5, ["doi:10.5555/s.2", "pmid:25979079"], 2015),
    ]


def test_another_sheet_can_be_asked_for() -> None:
    data = samples.workbook(
        ("A", [["DOI", "Title"], ["10.5555/a.1", "One"]]), ("B", [["DOI", "Title"], ["10.5555/b.1", "Two"]])
    )
    assert names(read(data, "x.xlsx", sheet="B").records[0]) == ["doi:10.5555/b.1"]
    with pytest.raises(InputError) as caught:
        read(data, "x.xlsx", sheet="C")
    assert caught.value.key == "input.no-sheet"


def test_a_link_behind_a_cell_that_only_says_link_is_read() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["Title", "DOI"], ["One", "Link"], ["Two", "Link"], ["Three", "10.5555/l.3"]):
        sheet.append(row)
    sheet["B2"].hyperlink = "https://doi.org/10.5555/l.1"
    sheet["B3"].hyperlink = "https://doi.org/10.5555/l.2"
    found = read(samples.saved(book), "x.xlsx")
    assert [names(record) for record in found.records] == [[f"doi:10.5555/l.{n}"] for n in (1, 2, 3)]


def test_a_mapping_given_by_hand_is_followed() -> None:
    text = "a,b\nOne,10.5555/m.1\n"
    first = read(text.encode(), "x.csv")
    assert first.mapping is not None
    columns = tuple(
        replace(column, field=field)
        for column, field in zip(first.mapping.columns, (Field.TITLE, Field.IGNORE), strict=True)
    )
    mapping = replace(first.mapping, header_row=1, columns=columns)
    found = read(text.encode(), "x.csv", mapping=mapping)
    assert [(record.title, record.identifiers) for record in found.records] == [("One", ())]


def test_progress_is_told_and_may_stop_the_work() -> None:
    text = "Title,DOI\n" + "".join(f"T{n},10.5555/p.{n}\n" for n in range(5000))
    steps: list[tuple[int, int]] = []
    read(text.encode(), "x.csv", progress=lambda done, total: steps.append((done, total)))
    assert [done for done, _ in steps] == sorted(done for done, _ in steps)
    assert len(steps) > 2

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(text.encode(), "x.csv", progress=stop)


def test_every_format_has_its_words() -> None:
    assert [form.label for form in FORMATS if not Words().knows(form.label)] == []
