"""Deposits, catalogues and reference managers in XML: what each hides, and that nothing is lost."""

from __future__ import annotations

from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import ReadFile, Record
from altmetric_desktop.importers import read
from tests.importers.markup import further, samples
from tests.importers.markup.further_marc import MARC, SEARCHED, harvested
from tests.importers.markup.test_producers import codes, names


def lists(text: str) -> ReadFile:
    return read(text.encode(), "list.xml")


def issued(record: Record) -> str:
    return record.published.iso() if record.published else ""


def test_a_deposit_gives_each_article_its_journal_and_its_issue() -> None:
    found = lists(further.DEPOSIT)
    one, two, three = found.records[:3]
    assert names(one) == ["doi:10.5555/de.1", "url:https://fiction.example.org/7"]
    assert one.title == "A calm test: a story"
    assert one.authors == (Person("Doe, Jane Jr", "0000-0002-1825-0097"), Person("The Fiction Group"))
    assert (one.venue, one.volume, one.issue, one.pages) == ("Fiction Letters", "5", "2", "7–9")
    assert (issued(one), one.abstract, one.language) == ("2021-02-07", "To test.", "en")
    assert (two.venue, two.volume, issued(two)) == ("Fiction Letters", "5", "2021-03")
    assert (three.venue, three.volume, three.issue) == ("Other Letters", None, None)


def test_a_deposit_holds_works_of_every_kind() -> None:
    found = lists(further.DEPOSIT)
    assert [(record.row, record.type, record.year) for record in found.records[3:]] == [
        (4, OutputType.BOOK, 2019), (5, OutputType.CHAPTER, 2019), (6, OutputType.CONFERENCE, 2018),
        (7, OutputType.PREPRINT, 2022), (8, OutputType.THESIS, 2017), (9, OutputType.REPORT, 2016),
        (10, OutputType.DATASET, 2015),
    ]  # fmt: skip
    book, chapter, talk, _, thesis = found.records[3:8]
    assert names(book) == ["doi:10.5555/book", "isbn:9780306406157"]
    assert book.authors == (Person("Poe, Edgar"),)
    assert (chapter.venue, chapter.publisher) == ("The whole book", "Fiction Press")
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]
    assert talk.venue == "Proceedings of Calm"
    assert (thesis.authors, thesis.publisher) == ((Person("Doe, Jane"),), "Fiction University")
    assert codes(found) == [(11, "record-other", False), (12, "no-identifier", True)]


def test_an_article_below_a_broken_journal_has_no_journal_of_another() -> None:
    found = lists(further.DEPOSIT.replace("Other Letters</full_title>", "Other Letters</title>"))
    third = next(record for record in found.records if record.title == "A third test")
    assert third.venue is None
    assert codes(found)[0] == (3, "xml-broken", True)


def test_a_catalogue_s_article_without_the_catalogue_s_punctuation() -> None:
    found = lists(MARC)
    article = found.records[0]
    assert article.title == "The calm test: a story"
    assert names(article) == [
        "doi:10.5555/ma.1", "urn:urn:nbn:de:0000-fiction-7", "url:https://library.example.org/item/7",
        "local:(XX-Fic)100000001",
    ]  # fmt: skip
    assert article.authors == (Person("Doe, Jane", "0000-0002-1825-0097"), Person("Roe, R."))
    assert (article.venue, article.volume, article.issue, article.pages) == (
        "Fiction Letters",
        "5",
        "2",
        "7-9",
    )
    assert (article.type, article.year, article.language) == (OutputType.ARTICLE, 2021, "eng")
    assert codes(found) == [(5, "no-identifier", True)]


def test_a_catalogue_s_books_theses_and_chapters() -> None:
    book, thesis, chapter = lists(MARC).records[1:]
    assert (book.title, book.type, book.year) == ("The whole book. Part 2", OutputType.BOOK, 2019)
    assert (names(book), book.publisher, book.pages) == (["isbn:9780306406157"], "Fiction Press", None)
    assert book.authors == (Person("Poe, Edgar"),)
    assert (thesis.type, thesis.year, names(thesis)) == (OutputType.THESIS, 2017, ["arxiv:2101.00001"])
    assert (chapter.type, chapter.venue, chapter.pages) == (OutputType.CHAPTER, "The whole book", "1-20")
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]


def test_a_catalogue_reads_the_same_in_a_search_and_in_a_harvest() -> None:
    bare, searched, harvest = lists(MARC), lists(SEARCHED), lists(samples.oai(*harvested()))
    assert searched.format == "marcxml"
    assert searched.records == bare.records
    assert [record.title for record in harvest.records] == [record.title for record in bare.records]
    assert "local:oai:library.example.org:1" in names(harvest.records[0])


def test_a_search_may_hold_another_format() -> None:
    inside = '<dc xmlns="http://purl.org/dc/elements/1.1/"><title>A calm test</title></dc>'
    text = (
        '<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><records><record>'
        f"<recordData>{inside}</recordData></record></records></searchRetrieveResponse>"
    )
    assert [record.title for record in lists(text).records] == ["A calm test"]
