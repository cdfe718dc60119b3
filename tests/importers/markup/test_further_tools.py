"""Reference managers and databases in XML: what each hides, and that nothing is lost."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.outputs import OutputType, Person
from tests.importers.markup import further_tools
from tests.importers.markup.test_further_producers import issued, lists
from tests.importers.markup.test_producers import codes, names


def test_refworks_reads_as_its_tagged_text_does() -> None:
    found = lists(further_tools.REFWORKS)
    article, book, chapter, thesis = found.records
    assert names(article) == ["doi:10.5555/rw.1", "pmid:24038306", "url:https://fiction.example.org/7"]
    assert (article.title, issued(article)) == ("Cats & a calm test", "2021-03-07")
    assert (article.venue, article.volume, article.issue, article.pages) == (
        "Fiction Letters",
        "5",
        "2",
        "7–9",
    )
    assert article.authors == (Person("Doe, Jane"), Person("Roe, R."))
    assert (names(book), book.authors) == (["isbn:9780306406157"], (Person("Poe, Edgar"),))
    assert (chapter.type, chapter.venue) == (OutputType.CHAPTER, "The whole book")
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]
    assert thesis.type is OutputType.THESIS
    assert codes(found) == [(5, "no-identifier", True)]
    assert found.problems[0].value == "Generic"


def test_bibtexml_reads_as_bibtex_does() -> None:
    found = lists(further_tools.BIBTEXML)
    article, chapter, thesis = found.records
    assert names(article) == ["doi:10.5555/bx.1", "pmid:24038306", "arxiv:2101.00001"]
    assert (article.title, issued(article), article.pages) == ("A calm Test of Übermüt", "2021-03", "7–9")
    assert (article.venue, article.volume, article.issue) == ("Fiction Letters", "5", "2")
    assert [one.name for one in article.authors] == ["Doe, Jane", "World Health Fiction and Sons", "Roe, R."]
    assert chapter.authors == (Person("von Poe, Edgar"), Person("Doe, Jane"))
    assert (chapter.type, chapter.venue) == (OutputType.CHAPTER, "The whole book")
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]
    assert (thesis.type, thesis.publisher) == (OutputType.THESIS, "Fiction University")
    assert codes(found) == [
        (1, "field-repeated", False), (4, "no-identifier", True), (5, "no-identifier", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "space", ["http://scientific.thomsonreuters.com/schema/wok5.4/public/FullRecord", ""]
)
def test_web_of_science_takes_no_number_of_a_reference(space: str) -> None:
    text = further_tools.WOS.replace("http://clarivate.com/schema/wok5.30/public/FullRecord", space)
    found = lists(text)
    assert (found.format, found.records) == ("wos-xml", lists(further_tools.WOS).records)
    article, chapter, other = found.records
    assert names(article) == ["doi:10.5555/wx.1", "pmid:24038306", "wos:WOS:000200148800007"]
    assert (article.title, issued(article), article.type) == ("A calm test", "2021-03-07", OutputType.ARTICLE)
    assert (article.volume, article.issue, article.pages) == ("5", "2", "7–9")
    assert article.authors == (
        Person("Doe, Jane", "0000-0002-1825-0097"), Person("Peters, Terry", "0000-0001-5109-3700"),
        Person("Fiction Group"),
    )  # fmt: skip
    assert (article.venue, article.publisher) == ("FICTION LETTERS", "FICTION PRESS")
    assert (article.abstract, article.language) == ("To test. Tested.", "English")
    assert (chapter.type, chapter.venue, chapter.pages) == (OutputType.CHAPTER, "The whole book", "12")
    assert names(chapter) == ["doi:10.5555/wx.2", "wos:WOS:000200148800014"]
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157", "doi:10.5555/book"]
    assert names(other) == ["pmid:24038307"]
    assert codes(found) == [(4, "no-identifier", True)]


def test_zotero_hangs_a_doi_on_the_journal() -> None:
    found = lists(further_tools.ZOTERO)
    article, talk, preprint, book, chapter = found.records
    assert names(article) == [
        "url:https://fiction.example.org/7", "pmid:24038306", "pmcid:PMC1234567", "doi:10.5555/zr.1",
    ]  # fmt: skip
    assert (article.title, issued(article), article.type) == ("A calm test", "2021-03-07", OutputType.ARTICLE)
    assert (article.venue, article.volume, article.issue, article.pages) == (
        "Fiction Letters",
        "5",
        "2",
        "7-9",
    )
    assert article.authors == (Person("Doe, Jane"), Person("The Fiction Group"))
    assert (talk.venue, names(talk)) == ("Proceedings of Calm", ["doi:10.5555/zr.2"])
    assert [str(name) for name in talk.container] == ["isbn:9780306406157"]
    assert names(preprint) == ["doi:10.48550/arxiv.2101.00001", "arxiv:2101.00001"]
    assert (preprint.type, preprint.publisher, preprint.issue) == (OutputType.PREPRINT, "arXiv", None)
    assert (names(book), book.authors) == (["isbn:9780306406157"], (Person("Poe, Edgar"),))
    assert (book.publisher, book.venue) == ("Fiction Press", None)
    assert (chapter.type, chapter.venue) == (OutputType.CHAPTER, "Another book")
    assert [record.row for record in found.records] == [1, 2, 3, 4, 5]
    assert codes(found) == [(6, "no-identifier", True)]


def test_a_doi_on_a_journal_that_two_items_name_is_nobody_s() -> None:
    again = (
        '<bib:Article rdf:about="#item_20"><z:itemType>journalArticle</z:itemType>'
        '<dcterms:isPartOf rdf:resource="urn:issn:1234-5679"/><dc:title>Second</dc:title></bib:Article>'
        "</rdf:RDF>"
    )
    found = lists(further_tools.ZOTERO.replace("</rdf:RDF>", again))
    one, other = found.records[0], found.records[-1]
    assert (one.venue, other.venue, other.row) == ("Fiction Letters", "Fiction Letters", 7)
    assert not [name for name in (*names(one), *names(other)) if name.startswith("doi")]
    assert [row for row, code, _ in codes(found) if code == "doi-shared"] == [1, 7]
