"""What each producer's tags mean: one list a producer, every trap that its real lists hold."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Unit
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import read
from tests.importers.tagged import lists

ORCID = "0000-0002-1825-0097"
OTHER = "0000-0001-5109-3700"


def read_text(text: str, name: str = "list.txt") -> ReadFile:
    return read(text.encode(), name)


def names(record: Record) -> list[str]:
    return [person.name for person in record.authors]


def own(record: Record) -> list[str]:
    return [str(name) for name in record.identifiers]


def around(record: Record) -> list[str]:
    return [str(name) for name in record.container]


def published(record: Record) -> str | None:
    return record.published.iso() if record.published else None


@pytest.mark.parametrize("key", lists.BY_FORMAT)
def test_a_list_is_known_by_its_content_whatever_it_is_named(key: str) -> None:
    for name in ("list.ris", "list.csv", "list"):
        file = read_text(lists.BY_FORMAT[key], name)
        assert file.format == key
        assert len(file.records) == (3 if key in ("endnote-tagged", "refworks") else 2)
        assert not file.problems


@pytest.mark.parametrize("key", lists.BY_FORMAT)
def test_a_record_stands_on_the_line_of_its_beginning(key: str) -> None:
    text = lists.BY_FORMAT[key]
    lines = text.split("\n")
    begins = (
        "PT ",
        "PMID-",
        "%0 ",
        "RT",
        "{Ref",
        "[Ref",
        "【来源篇名】",
        "SrcDatabase",
        "Document ",
        "(func",
    )
    for record in read_text(text).records:
        assert lines[record.row - 1].startswith(begins)


def test_web_of_science() -> None:
    first, second = read_text(lists.WOS).records
    assert first.title == "A calm study of tagged tests"
    assert own(first) == ["doi:10.5555/wos.1", "pmid:12345678", "wos:WOS:000123456700001"]
    assert (first.year, published(first), first.type) == (2021, "2021-03", OutputType.ARTICLE)
    assert names(first) == ["Doe, Jane", "van Roe, Richard", "Fiction Grp"]
    assert (first.pages, first.publisher, first.open_access) == ("117", "FICTION PRESS", "gold")
    assert second.type is OutputType.CHAPTER
    assert around(second) == ["isbn:9780306406157", "doi:10.5555/wos.book"]
    assert (published(second), names(second), second.pages) == ("2019", ["Poe, E"], "10–19")


def test_only_an_orcid_that_fits_one_author_alone_is_given() -> None:
    """Owners write their own names: `Doe, Jane Mary` is the paper's only Doe with a J."""
    first = read_text(lists.WOS).records[0]
    assert [person.orcid for person in first.authors] == [ORCID, None, None]
    twins = lists.WOS.replace("AF Doe, Jane\n", "AF Doe, Jane\n   Doe, John\n")
    assert {person.orcid for person in read_text(twins).records[0].authors} == {None}
    exact = twins.replace("OI Doe, Jane Mary/", "OI Doe, Jane/")
    assert [person.orcid for person in read_text(exact).records[0].authors] == [ORCID, None, None, None]
    contested = lists.WOS.replace("OI ", f"OI Doe, J/{OTHER}; ")
    assert read_text(contested).records[0].authors[0].orcid is None


@pytest.mark.parametrize(
    "number, kept",
    [
        ("MEDLINE:23456789", "pmid:23456789"),
        ("WOS:A1976BY34300011", "wos:WOS:A1976BY34300011"),
        ("KJD:ART001234567", "local:KJD:ART001234567"),
    ],
)
def test_the_platform_s_other_databases_number_in_their_own_ways(number: str, kept: str) -> None:
    text = f"FN X\nVR 1.0\nPT J\nTI One\nUT {number}\nER\nEF\n"
    file = read_text(text)
    assert own(file.records[0]) == [kept]
    assert not file.problems


def test_several_exports_behind_one_another_and_a_missing_end() -> None:
    """A byte-order mark inside a file, no `ER`, no `PT`, no last line end: nothing is lost."""
    text = "\ufeff" + lists.WOS + "\ufeff" + lists.WOS
    assert len(read_text(text).records) == 4
    open_end = (
        "FN X\nVR 1.0\nPT J\nTI One\nDI 10.5555/a\nPT J\nTI Two\nER\nTI Three\nUT WOS:000123456700003\nER"
    )
    assert [record.title for record in read_text(open_end).records] == ["One", "Two", "Three"]


def test_a_record_in_which_the_file_ends_says_so() -> None:
    file = read_text(lists.WOS[: lists.WOS.index("D2 ")])
    assert [(problem.row, problem.code) for problem in file.problems] == [(29, "record-cut")]
    assert len(file.records) == 2


def test_pubmed() -> None:
    first, second = read_text(lists.MEDLINE, "list.ris").records
    assert first.title == "A calm study of medline tests."
    assert own(first) == [
        "doi:10.5555/medline.1", "pmid:12345678", "pmcid:PMC7654321", "nihms:NIHMS123456",
    ]  # fmt: skip
    assert (first.year, published(first), first.type) == (2020, "2020-01-05", OutputType.REVIEW)
    assert first.abstract == "BACKGROUND: A line that is continued. METHODS: after a blank line."
    assert [(person.name, person.orcid) for person in first.authors] == [
        ("Doe, Jane", ORCID),
        ("Roe, Richard", None),
        ("Fiction Study Group", None),
    ]
    assert (second.type, second.venue, second.title) == (
        OutputType.CHAPTER,
        "The book of tests",
        "The chapter",
    )
    assert (own(second), names(second), second.year) == (
        ["nbk:NBK12345", "pmid:23456789"], ["Poe, Edgar"], 2018,
    )  # fmt: skip


def test_a_whole_book_in_pubmed_has_the_title_of_the_book_and_its_editors() -> None:
    text = (
        "PMID- 34567890\nDP  - 2017 Dec\nBTI - The book\nFED - Coe, Anna\nED  - Coe A\nISBN- 9780306406157\n"
    )
    book = read_text(text).records[0]
    assert (book.title, book.type, names(book)) == ("The book", OutputType.BOOK, ["Coe, Anna"])
    assert own(book) == ["pmid:34567890", "isbn:9780306406157"]
    assert published(book) == "2017-12"


def test_an_orcid_behind_a_name_that_is_none_belongs_to_nobody() -> None:
    names_and_ids = f"FAU - Doe, Jane\nFAU - et al.\nAUID- ORCID: {ORCID}\nFAU - Roe, Richard\n"
    text = f"PMID- 1\nTI  - One\n{names_and_ids}"
    authors = read_text(text).records[0].authors
    assert [(person.name, person.orcid) for person in authors] == [
        ("Doe, Jane", None),
        ("Roe, Richard", None),
    ]


def test_endnote() -> None:
    first, chapter, report = read_text(lists.REFER, "list.enw").records
    assert own(first) == ["doi:10.5555/refer.1", "pmid:12345678", "url:https://example.org/papers/1"]
    assert (first.title, published(first)) == ("A calm study of refer tests", "2020-03-14")
    assert first.abstract == "First paragraph. Second paragraph."
    assert names(first) == ["Doe, Jane", "Roe, Richard"]
    assert (first.venue, first.volume, first.issue, first.pages) == ("Journal of Fiction", "3", "2", "10-19")
    assert (chapter.venue, chapter.publisher, around(chapter)) == (
        "The whole book",
        "Fiction Press",
        ["isbn:9780306406157"],
    )
    assert (report.type, report.identifiers) == (OutputType.REPORT, ())


def test_refer_without_types_is_parted_by_blank_lines() -> None:
    first, second = read_text(lists.CLASSIC_REFER).records
    assert (first.title, names(first), first.year) == ("The first", ["Doe, Jane"], 2001)
    assert (second.title, names(second), second.row) == ("The second", ["Roe, Richard", "Poe, Edgar"], 6)


def test_a_record_glued_to_a_script_and_authors_glued_to_each_other() -> None:
    record = read_text(lists.CNKI_REFER).records[0]
    assert (record.title, record.row, record.type) == ("标签文本的平静研究", 1, OutputType.ARTICLE)
    assert names(record) == ["张三", "李四"]


def test_refworks() -> None:
    first, chapter, third = read_text(lists.REFWORKS).records
    assert own(first) == ["doi:10.5555/rw.1", "url:https://example.org/papers/2"]
    assert (published(first), first.pages) == ("2020-03-14", "10–19")
    assert first.abstract == "A line of an abstract IN THE middle of which a line begins with capitals."
    assert (chapter.type, chapter.venue, around(chapter)) == (
        OutputType.CHAPTER,
        "The whole book",
        ["isbn:9780306406157"],
    )
    assert (names(third), third.volume, third.identifiers) == (["张三", "李四"], "12", ())


def test_noteexpress() -> None:
    first, thesis = read_text(lists.NOTEEXPRESS, "list.net").records
    assert (first.title, names(first), own(first)) == (
        "计算机的平静研究",
        ["张三", "李四"],
        ["doi:10.5555/ne.1"],
    )
    assert (first.venue, first.issue, first.abstract) == ("虚构学报", "02", "第一行 第二行 {x}: 不是字段")
    assert (thesis.type, thesis.publisher, published(thesis)) == (
        OutputType.THESIS,
        "虚构大学",
        "2019-05-01",
    )


def test_cssci() -> None:
    first, second = read_text(lists.CSSCI).records
    assert (first.title, names(first), first.venue) == ("标签的平静研究", ["张三", "李四"], "虚构学报")
    assert (first.year, first.volume, first.issue, first.pages) == (2019, "38", "4", "132-137,140")
    assert published(first) == "2019"
    assert (second.venue, second.volume, second.issue, names(second)) == ("虚构季刊", None, "121", ["王五"])


def test_cnki() -> None:
    first, thesis = read_text(lists.CNKI).records
    assert (own(first), names(first)) == (["doi:10.5555/cnki.1"], ["张三", "李四"])
    assert (published(first), first.pages, first.abstract) == ("2020-03-14", "67-78", "第一句 第二句")
    assert (first.type, thesis.type) == (OutputType.ARTICLE, OutputType.THESIS)
    one, two = read_text(lists.E_STUDY).records
    assert (one.pages, one.type, two.title, two.type) == (
        "915-924",
        OutputType.ARTICLE,
        "乙研究",
        OutputType.CONFERENCE,
    )


def test_a_table_with_cnki_s_headings_is_a_table() -> None:
    text = "SrcDatabase-来源库,Title-题名,DOI-DOI\n期刊,甲研究,10.5555/cnki.2\n"
    assert read_text(text).format == "csv"


def test_proquest() -> None:
    thesis, article = read_text(lists.PROQUEST).records
    assert (thesis.title, names(thesis), thesis.type) == (
        "Completion: A calm thesis",
        ["Doe, Jane"],
        OutputType.THESIS,
    )
    assert thesis.abstract == "The first paragraph. Methods: a paragraph that begins like a field."
    assert thesis.units == (Unit(("University of Fiction", "Philosophy")),)
    assert own(thesis) == ["isbn:9780306406157"]
    assert (own(article), names(article), published(article)) == (
        ["doi:10.5555/pq.2"],
        ["Roe, Richard", "Poe, Edgar"],
        "2015-03-14",
    )
    assert (article.venue, article.units) == ("Journal of Fiction", ())


def test_a_record_with_neither_title_nor_identifier_is_refused_once() -> None:
    file = read_text("PMID- 12345678\nTI  - One\n\nPMID- 123456789\nPG  - 1-2\n")
    assert len(file.records) == 1
    refusals = [problem for problem in file.problems if problem.severity is Severity.REFUSED]
    assert [(problem.row, problem.code) for problem in refusals] == [(4, "pmid-invalid")]


def test_a_text_with_ris_in_it_is_ris() -> None:
    text = "TY  - JOUR\nTI  - One\nN2  - cites\nPMID- 12345678\nER  - \n"
    assert read_text(text).format == "ris"


def test_the_doi_of_a_cited_work_is_never_the_item_s() -> None:
    text = lists.WOS.replace("DI 10.5555/WOS.1\n", "").replace("DL http://dx.doi.org/10.5555/WOS.1\n", "")
    first = read_text(text).records[0]
    assert all(name.kind is not Kind.DOI for name in first.identifiers)


@pytest.mark.parametrize(
    "number", ["1932-6203", "19326203", "1932-6203 (Electronic)", "1932-6203; 0036-8075"]
)
def test_an_issn_is_no_isbn_that_lost_its_zeros(number: str) -> None:
    """Both have the same check digit: `00` before an ISSN makes an ISBN of it."""
    for text in (
        f"TY  - BOOK\nTI  - One\nSN  - {number}\nER  - \n",
        f"%0 Book\n%T One\n%@ {number}\n",
        f"RT Book, Whole\nSR Print(0)\nT1 One\nSN {number}\n",
        f"PMID- 12345678\nBTI - One\nISBN- {number}\n",
        f"FN X\nVR 1.0\nPT B\nTI One\nBN {number}\nER\n",
    ):
        record = read_text(text).records[0]
        assert all(name.kind is not Kind.ISBN for name in (*record.identifiers, *record.container))


def test_isbns_beside_issns_are_kept() -> None:
    numbers = ("1932-6203", "0036-8075; 978-0-306-40615-7", "0 306 40615 2")
    text = "TY  - CHAP\nTI  - One\n" + "".join(f"SN  - {number}\n" for number in numbers)
    assert around(read_text(text).records[0]) == ["isbn:9780306406157"]


@pytest.mark.parametrize(
    "text",
    [
        "1: Doe J. A calm study. J Fict. 2020 Jan;1(1):1-2. doi:\n10.5555/a. PMID: 12345678;\nPMCID: PMC1.\n",
        "1. J Fict. 2020 Jan;1(1):1-2. doi: 10.5555/a.\n\nA study.\n\nDoe J.\n\nPMID: 12345678\n",
    ],
)
def test_pubmed_s_citations_as_text_are_refused_with_words(text: str) -> None:
    """They have no fields: read as a table they gave records of broken sentences."""
    with pytest.raises(InputError) as caught:
        read_text(text)
    assert caught.value.key == "input.not-read"


def test_a_numbered_list_of_identifiers_is_none_of_these() -> None:
    assert read_text("1. PMID: 12345678\n2. PMID: 23456789\n").format == "doi-list"


def test_a_book_s_editors_are_no_authors_of_its_chapters() -> None:
    chapter = "PT B\nBE Roe, R\nTI Calm\nSO TIDES\nDT Book Chapter\nUT WOS:000425064400009\nER\nEF\n"
    (one,) = read_text(chapter).records
    (book,) = read_text(chapter.replace("Book Chapter", "Book")).records
    assert (names(one), names(book)) == ([], ["Roe, R"])
    nbib = "PMID- 24038306\nBTI - Tides\nTI  - Calm\nFED - Roe, Richard\nED  - Roe R\n"
    (one,) = read_text(nbib).records
    (book,) = read_text(nbib.replace("TI  - Calm\n", "")).records
    assert (one.venue, names(one), names(book)) == ("Tides", [], ["Roe, Richard"])
