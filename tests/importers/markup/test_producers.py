"""Each producer's XML read from a small fictional list: what it hides, and that nothing is lost."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import ALL_SHEETS, Field, ReadFile, Record, Severity
from altmetric_desktop.importers import read
from altmetric_desktop.words import Words
from tests.importers.markup import samples


def lists(text: str) -> ReadFile:
    return read(text.encode(), "list.xml")


def names(record: Record) -> list[str]:
    return [str(identifier) for identifier in record.identifiers]


def codes(found: ReadFile) -> list[tuple[int, str, bool]]:
    return [(problem.row, problem.code, problem.severity is Severity.REFUSED) for problem in found.problems]


@pytest.mark.parametrize("key, text", samples.ALL.items())
def test_each_format_is_known_by_its_content_and_has_a_name(key: str, text: str) -> None:
    assert lists(text).format == key
    assert lists("\n \n" + text).format == key
    assert Words("en").say(f"format.{key}") != f"format.{key}"


def test_endnote_joins_styles_and_takes_a_number_for_pubmed_s_only_from_pubmed() -> None:
    found = lists(samples.ENDNOTE)
    article, book = found.records
    assert article.title == "A study of Fictio calma in tests"
    assert names(article) == ["doi:10.5555/en.1", "pmid:24038306", "pmcid:PMC1234567"]
    assert article.published is not None
    assert article.published.iso() == "2021-03-03"
    assert (article.venue, article.volume, article.issue, article.pages) == ("J Fict", "3", "2", "10-19")
    assert names(book) == ["wos:WOS:000200148800014", "isbn:9780306406157"]
    assert book.authors == (Person("Poe, Edgar"),)
    assert codes(found) == [(3, "no-identifier", True)]
    elsewhere = lists(samples.ENDNOTE.replace(">PubMed<", ">Embase<"))
    assert "pmid:24038306" not in names(elsewhere.records[0])


def test_endnote_s_pretty_printing_adds_no_blanks() -> None:
    text = samples.ENDNOTE.replace("</style><style", "</style>\n      <style")
    assert lists(text).records[0].title == "A study of Fictio calma in tests"


def test_pubmed_takes_no_identifier_of_a_reference() -> None:
    found = lists(samples.PUBMED)
    article, chapter = found.records
    assert names(article) == [
        "pmid:24038306", "pmcid:PMC1234567", "nihms:NIHMS123456", "doi:10.5555/pm.1",
    ]  # fmt: skip
    assert article.title == "On Fictio calma and H2O."
    assert article.published is not None
    assert article.published.iso() == "2015"
    assert article.type is OutputType.REVIEW
    assert article.abstract == "AIM: To test. END: Tested."
    assert article.authors == (Person("Doe, Jane A Jr", "0000-0002-1825-0097"), Person("The Fiction Group"))
    assert (chapter.type, chapter.venue) == (OutputType.CHAPTER, "The whole book")
    assert names(chapter) == ["pmid:20301295", "nbk:NBK1116"]
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]
    assert codes(found) == [(3, "record-deleted", False)]


def test_dublin_core_parts_its_identifiers_and_keeps_other_works_out() -> None:
    (record,) = lists(samples.oai(samples.dublin_core(1, samples.DC_FULL))).records
    assert names(record) == [
        "handle:20.500.12345/67", "urn:urn:nbn:de:0000-fiction-1", "doi:10.5555/oai.1", "pmid:24038306",
        "local:oai:repo.example.org:1",
    ]  # fmt: skip
    assert (record.title, record.type) == ("Prüfungen in der Ruhe", OutputType.THESIS)
    assert record.published is not None
    assert record.published.iso() == "2019-03"
    assert record.venue == "Fiction Letters 3 (2019)"


def test_a_doi_among_relations_is_the_work_s_own_only_in_eprints() -> None:
    inside = "<dc:title>T</dc:title><dc:relation>https://doi.org/10.5555/ep.2</dc:relation>"
    for repository, wanted in (("repo.example.org", []), ("eprints.example.org", ["10.5555/ep.2"])):
        (record,) = lists(samples.oai(samples.dublin_core(1, inside, repository))).records
        assert [name.value for name in record.identifiers if name.kind is Kind.DOI] == wanted


def test_a_doi_in_a_citation_is_found() -> None:
    inside = "<dc:title>T</dc:title><dc:identifier>Doe, J. (2019). T. F. https://doi.org/10.5555/ci.1.</dc:identifier>"
    (record,) = lists(samples.oai(samples.dublin_core(1, inside))).records
    assert "doi:10.5555/ci.1" in names(record)


def test_a_deleted_record_is_a_note_and_pages_in_one_file_are_one_list() -> None:
    page = samples.oai(samples.dublin_core(1, "<dc:title>One</dc:title>"), samples.DELETED)
    found = lists(page + "\n" + page.replace(">One<", ">Two<"))
    assert [(record.row, record.title) for record in found.records] == [(1, "One"), (3, "Two")]
    assert codes(found) == [(2, "record-deleted", False), (4, "record-deleted", False)]


def test_a_harvest_of_another_format_is_read_as_that() -> None:
    mods = samples.MODS[samples.MODS.index("<mods ") : samples.MODS.index("</modsCollection>")]
    mods = mods.replace("<mods ", '<mods xmlns="http://www.loc.gov/mods/v3" ')
    datacite = samples.DATACITE.partition("?>")[2].strip()
    header = "<header><identifier>oai:repo.example.org:1</identifier></header>"
    records = [f"<record>{header}<metadata>{inside}</metadata></record>" for inside in (mods, datacite)]
    one, two = lists(samples.oai(*records)).records
    assert "doi:10.5555/mods.1" in names(one)
    assert "local:oai:repo.example.org:1" in names(one)
    assert names(two) == ["doi:10.5555/dc.1", "local:oai:repo.example.org:1"]


def test_mods_with_its_host_and_the_departments_of_diva() -> None:
    (record,) = lists(samples.MODS).records
    assert record.title == "The calm test: a story"
    assert names(record) == [
        "urn:urn:nbn:se:fu:diva-1", "doi:10.5555/mods.1", "pmid:24038306", "eid:2-s2.0-85012345678",
        "wos:WOS:000200148800007",
    ]  # fmt: skip
    assert (record.venue, record.volume, record.issue, record.pages) == ("Fiction Letters", "4", "2", "1–9")
    assert record.units == (Unit(("Fiction University", "Physics")),)
    assert record.authors == (Person("Doe, Jane", "0000-0002-1825-0097"),)


def test_eprints_with_a_doi_under_another_name() -> None:
    found = lists(samples.EPRINTS)
    article, paper = found.records
    assert names(article) == ["doi:10.5555/ep.1", "url:https://eprints.example.org/id/eprint/12"]
    assert (article.units, article.venue) == ((Unit(("sch_phy",)),), "Fiction Letters")
    assert paper.type is OutputType.PREPRINT
    assert codes(found) == [(3, "record-deleted", False)]


def test_orcid_reads_a_group_once_and_only_what_names_the_work_itself() -> None:
    (record,) = lists(samples.ORCID).records
    assert record.title == "Better title"
    assert names(record) == ["doi:10.5555/or.1", "pmid:24038306"]
    assert record.published is not None
    assert record.published.iso() == "2020-05"
    assert record.type is OutputType.CHAPTER


def test_orcid_s_early_messages_name_their_fields_otherwise() -> None:
    text = (
        '<orcid-message xmlns="http://www.orcid.org/ns/orcid"><orcid-profile><orcid-activities><orcid-works>'
        "<orcid-work><work-title><title>Old</title></work-title><work-type>journal-article</work-type>"
        "<publication-date><year>2012</year></publication-date><work-external-identifiers>"
        "<work-external-identifier><work-external-identifier-type>doi</work-external-identifier-type>"
        "<work-external-identifier-id>10.5555/old</work-external-identifier-id></work-external-identifier>"
        "</work-external-identifiers></orcid-work></orcid-works></orcid-activities></orcid-profile></orcid-message>"
    )
    (record,) = lists(text).records
    assert (names(record), record.title, record.year) == (["doi:10.5555/old"], "Old", 2012)


def test_elements_prefers_its_preferred_record_and_notes_what_is_no_publication() -> None:
    found = lists(samples.ELEMENTS)
    (record,) = found.records
    assert (record.title, record.venue, record.pages) == ("A calm test", "Fiction Letters", "3–8")
    assert names(record) == ["doi:10.5555/el.1", "pmid:24038306"]
    assert record.published is not None
    assert record.published.iso() == "2016-07-04"
    assert codes(found) == [(2, "record-other", False)]


def test_pure_in_both_forms_with_its_own_people() -> None:
    (record,) = lists(samples.PURE).records
    assert names(record) == ["doi:10.5555/pu.1"]
    assert record.published is not None
    assert record.published.iso() == "2015-02"
    assert record.our_authors == record.authors == (Person("Doe, Jane"),)
    assert record.units == (Unit(("Physics",)),)
    (other,) = lists(samples.PURE_SERVICE).records
    assert (other.title, other.type, other.year) == ("A second test", OutputType.ARTICLE, 2019)
    assert names(other) == ["doi:10.5555/pu.2", "local:0b2c7e12-0000-4000-8000-000000000001"]


def test_datacite_and_crossref_keep_other_works_out() -> None:
    (data,) = lists(samples.DATACITE).records
    assert (names(data), data.title, data.type) == (["doi:10.5555/dc.1"], "Measured calm", OutputType.DATASET)
    assert data.published is not None
    assert data.published.iso() == "2022-02-03"
    (article,) = lists(samples.CROSSREF).records
    assert names(article) == ["doi:10.5555/cr.1", "url:https://fiction.example.org/7"]
    assert (article.venue, article.volume, article.pages) == ("Fiction Letters", "5", "7–9")


PAGE = (
    "<html><head><style>td {}</style></head><body><table border=1>"
    "<tr><th>Title</th><th>DOI</th><th>Year</th></tr>"
    "<tr><td>A &quot;calm&quot; <b>test</b></td><td><a href='x'>10.5555/ht.1</a></td><td>2020</td></tr>"
    "<tr><td colspan=2>Only a title</td><td>2021</td></tr><tr><td></td><td></td><td>2022</td></tr>"
    "</table></body></html>"
)


def test_a_page_that_is_one_table_is_a_table_whatever_its_name() -> None:
    found = read(PAGE.encode(), "list.xls")
    assert found.format == "html-table"
    assert [(record.row, record.title, record.year) for record in found.records] == [
        (2, 'A "calm" test', 2020), (3, "Only a title", 2021),
    ]  # fmt: skip
    assert names(found.records[0]) == ["doi:10.5555/ht.1"]
    assert [(row, refused) for row, _, refused in codes(found)] == [(4, True)]
    cut = read(PAGE.partition(" title</td>")[0].encode(), "list.xls")
    assert [record.title for record in cut.records] == ['A "calm" test', "Only a"]


def test_tables_of_a_page_are_read_like_sheets() -> None:
    more = (
        "<table><caption>Books &amp; reports</caption><tr><th>Title<th>ISBN<th>Year</tr>"
        "<tr><td>A book<td>9780306406157<td>2020</table>"
    )
    frame = "<table><tr><td>Menu<table><tr><td>Home</table></table><h2>Articles</h2>"
    page = PAGE.replace("<body>", "<body>" + frame).replace("</body>", more + "</body>").encode()
    found = read(page, "list.html")
    assert found.sheets == ("Table 1", "Articles", "Books & reports")
    assert (found.read_sheets, found.other_sheets) == (("Articles",), ("Books & reports",))
    assert found.mapping is not None
    assert (found.mapping.sheet, found.mapping.header_row) == ("Articles", 1)
    assert [(one.sheet, one.code) for one in found.problems][-1] == ("Books & reports", "sheet-not-read")
    whole = read(page, "list.html", sheet=ALL_SHEETS)
    assert [(record.sheet, record.title) for record in whole.records] == [
        ("Articles", 'A "calm" test'), ("Articles", "Only a title"), ("Books & reports", "A book"),
    ]  # fmt: skip
    columns = tuple(
        replace(one, field=Field.IGNORE) if one.index == 2 else one for one in found.mapping.columns
    )
    again = read(page, "list.html", mapping=replace(found.mapping, columns=columns))
    assert [record.year for record in again.records] == [None, None]


def test_a_cell_over_several_rows_of_a_page_stands_for_each() -> None:
    spanned = PAGE.replace("<td colspan=2>Only a title</td>", "<td rowspan=2>Only a title</td><td></td>")
    spanned = spanned.replace("<tr><td></td><td></td><td>2022</td></tr>", "<tr><td></td><td>2022</td></tr>")
    found = read(spanned.encode(), "list.xls")
    assert [(record.row, record.title, record.year) for record in found.records][1:] == [
        (3, "Only a title", 2021), (4, "Only a title", 2022),
    ]  # fmt: skip


def test_a_page_of_which_no_table_is_a_list_stays_refused() -> None:
    figures = PAGE.replace("DOI", "A").replace("Title", "B").replace("10.5555/ht.1", "")
    figures = figures.replace("Only a title", "1").replace("A &quot;calm&quot; <b>test</b>", "2")
    one_field = "<table><tr><th>Title</th></tr><tr><td>Home</td></tr></table>"
    for page in (f"<html>{one_field * 2}</html>", figures):
        with pytest.raises(InputError, match=r"input\.html"):
            read(page.encode(), "list.xls")
