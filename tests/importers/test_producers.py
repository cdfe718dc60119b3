"""Tables of products: each is known by its heading, and its columns mean what they mean there."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.moments import Precision
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import Field, ReadFile, Record
from altmetric_desktop.importers import FORMATS, read
from altmetric_desktop.importers.produced import PRODUCERS
from tests.importers import tables
from tests.importers.samples import workbook


def table(text: str) -> ReadFile:
    return read(text.encode(), "list.csv")


def only(text: str) -> Record:
    found = table(text)
    assert found.problems == ()
    assert len(found.records) == 1
    return found.records[0]


def names(record: Record) -> list[str]:
    return [person.name for person in record.authors]


def values(record: Record, kind: Kind) -> list[str]:
    return [one.value for one in record.identifiers if one.kind is kind]


def published(record: Record) -> tuple[str, Precision]:
    assert record.published is not None
    return str(record.published.date()), record.published.precision


def test_pubmed_s_table_keeps_the_manuscript_s_number() -> None:
    assert values(only(tables.PUBMED), Kind.NIHMS) == ["NIHMS123456"]


def paths(record: Record) -> list[tuple[str, ...]]:
    return [unit.path for unit in record.units]


KEYS = {
    "AGREEMENT": "agreement-table",
    "CINAHL": "cinahl-csv",
    "COCHRANE": "cochrane-csv",
    "CONVERIS": "converis-csv",
    "COVIDENCE": "covidence-csv",
    "DIMENSIONS": "dimensions-table",
    "DIVA": "diva-csv",
    "DSPACE": "dspace-csv",
    "ELEMENTS": "elements-table",
    "EMBASE": "embase-csv",
    "EPRINTS": "eprints-csv",
    "EXPLORER": "altmetric-explorer-table",
    "HAL": "hal-csv",
    "IEEE": "ieee-csv",
    "INCITES_PAIRS": "incites-table",
    "IRIS": "iris-table",
    "LENS": "lens-table",
    "OPENALEX": "openalex-table",
    "POP": "harzing-csv",
    "PUBMED": "pubmed-csv",
    "PURE_PREFIX": "pure-table",
    "PURE_SUFFIX": "pure-table",
    "RAYYAN": "rayyan-csv",
    "REFWORKS": "refworks-table",
    "SCHOLAR": "scholar-csv",
    "SPRINGER": "springer-csv",
    "UPLOAD": "altmetric-upload",
    "WOS_TAB": "wos-table",
    "ZOTERO": "zotero-csv",
}


@pytest.mark.parametrize("name", KEYS)
def test_a_table_is_known_by_its_heading(name: str) -> None:
    assert table(getattr(tables, name)).format == KEYS[name]


def test_every_producer_that_is_read_has_a_format() -> None:
    known = {form.key for form in FORMATS}
    assert {one.key for one in PRODUCERS if one.refused is None} <= known


@pytest.mark.parametrize("name", KEYS)
def test_a_table_of_a_product_is_read_without_a_complaint(name: str) -> None:
    found = table(getattr(tables, name))
    assert found.problems == ()
    assert all(record.title or values(record, Kind.DOI) for record in found.records)


@pytest.mark.parametrize("name", KEYS)
def test_the_mapping_that_was_suggested_reads_the_same_again(name: str) -> None:
    """A person who changes nothing loses nothing: worked-out columns are columns like any other."""
    first = table(getattr(tables, name))
    again = read(getattr(tables, name).encode(), "list.csv", mapping=first.mapping)
    assert again.records == first.records
    assert again.format == first.format


def test_web_of_science_quotes_nothing_and_joins_a_month_to_its_year() -> None:
    first, second = table(tables.WOS_TAB).records
    assert first.title == 'The 12" disc and "other" signs'
    assert values(first, Kind.DOI) == ["10.5555/wos.1"]  # not the book's, not a cited one
    assert first.authors == (Person("Doe, Jane"), Person("Roe, Richard", "0000-0002-1825-0097"))
    assert (first.pages, first.our_authors, values(first, Kind.LOCAL)) == ("10-19", (), [])
    assert published(first) == ("2020-03-15", Precision.DAY)
    assert (second.year, second.pages) == (2023, "e77")


def test_web_of_science_s_number_of_references_is_no_issue() -> None:
    (record,) = table(
        "PT\tAU\tTI\tSO\tNR\tVL\tIS\tUT\nJ\tDoe, J\tCalm\tTIDES\t41\t3\t2\tWOS:000425064400008\n"
    ).records
    assert (record.volume, record.issue) == ("3", "2")


def test_web_of_science_in_utf_16_is_the_same() -> None:
    found = read(tables.WOS_TAB.encode("utf-16"), "savedrecs.txt")
    assert found.records == table(tables.WOS_TAB).records


def test_web_of_science_as_a_workbook() -> None:
    found = read(workbook(("savedrecs", tables.WOS_LONG)), "savedrecs.xlsx")
    assert (found.format, found.encoding, found.problems) == ("wos-table", "xlsx", ())
    record = found.records[0]
    assert values(record, Kind.DOI) == ["10.5555/wos.3"]
    assert [one.value for one in record.container] == ["9780306406157"]
    assert record.authors == (Person("Doe, Jane", "0000-0002-1825-0097"),)
    assert (record.type, record.pages) == (OutputType.CONFERENCE, "1-8")


def test_dimensions_begins_below_what_it_says_about_itself() -> None:
    record = only(tables.DIMENSIONS)
    assert (record.row, record.title, record.authors[1].name) == (3, "Tests 'n' trials", "Roe, Richard")
    assert values(record, Kind.LOCAL) == ["pub.1"]


@pytest.mark.parametrize("text", [tables.PURE_SUFFIX, tables.PURE_PREFIX])
def test_pure_numbers_its_headings_in_two_ways(text: str) -> None:
    found = table(text).records
    assert {len(values(record, Kind.DOI)) for record in found} == {1}
    assert [path for record in found for path in paths(record)] == [
        ("Department of Tests",),
        ("Institute of Trials",),
    ]
    assert {record.venue for record in found} == {"Journal of Fiction"}


def test_elements_names_the_user_and_the_groups() -> None:
    record = only(tables.ELEMENTS)
    assert record.our_authors == (Person("Doe, Jane"),)
    assert record.units == (
        Unit(("Department of Tests",)),
        Unit(("Science", "Department of Tests")),
        Unit(("Medicine", "Institute of Trials")),
    )
    assert published(record) == ("2024-03-01", Precision.MONTH)


def test_dspace_has_one_field_in_several_columns_and_languages() -> None:
    record = only(tables.DSPACE)
    assert (record.title, names(record)) == ("A repository", ["Doe, Jane", "Roe, Richard", "Poe, Edgar"])
    assert values(record, Kind.HANDLE) == ["10568/1234"]


def test_eprints_writes_one_row_a_value() -> None:
    first, second = table(tables.EPRINTS).records
    assert (first.row, names(first), paths(first)) == (
        2,
        ["Doe, Jane", "Roe, Richard"],
        [("tests",), ("trials",)],
    )
    assert (second.row, names(second), second.type) == (4, ["Poe, Edgar"], OutputType.BOOK)


def test_diva_names_organisations_behind_its_people() -> None:
    record = only(tables.DIVA)
    own = Person("Doe, Jane", "0000-0002-1825-0097")
    assert (record.authors, record.our_authors) == ((own, Person("Roe, Richard")), (own,))
    assert paths(record) == [("Nowhere University", "School of Science", "Department of Tests")]
    assert record.type is OutputType.ARTICLE


def test_iris_leaves_names_in_capitals_as_they_stand() -> None:
    record = only(tables.IRIS)
    assert ([one.name for one in record.our_authors], record.type) == (["DOE JANE"], OutputType.ARTICLE)


def test_hal_and_converis() -> None:
    assert names(only(tables.HAL)) == ["Doe, Jane", "Roe, Richard"]
    assert paths(only(tables.HAL)) == [
        ("Laboratoire des essais",), ("Institut des tests, du calme, et d’autres",),
    ]  # fmt: skip
    assert only(tables.HAL).title == "Un essai, calme et 1,2-fictif"
    apart = tables.HAL.replace("Un essai\\, calme", "Un essai: calme")
    assert only(apart).title == "Un essai: calme et 1,2-fictif"
    both = tables.HAL.replace("Un essai\\, calme", "A calm title in English,Un essai\\, calme")
    assert only(both).title == "A calm title in English"
    assert paths(only(tables.CONVERIS)) == [("Nowhere University", "Science", "Tests")]


def test_springer_glues_names_together_and_they_are_not_torn() -> None:
    first, second = table(tables.SPRINGER).records
    assert (names(first), names(second)) == (["Jane A. DoeRichard Roe"], ["McRoe, Jane"])
    assert (second.volume, second.issue, second.venue) == ("3", "2", "Journal of Fiction")


def test_a_trial_number_names_a_record_only_where_nothing_else_does() -> None:
    paper, registered = table(tables.COCHRANE).records
    assert (values(paper, Kind.NCT), values(registered, Kind.NCT)) == ([], ["NCT01234567"])


def test_zotero_keeps_numbers_in_a_note() -> None:
    first, second = table(tables.ZOTERO).records
    assert (values(first, Kind.PMID), values(first, Kind.PMCID)) == (["123462"], ["PMC123462"])
    assert (first.type, second.type, first.venue) == (
        OutputType.ARTICLE,
        OutputType.THESIS,
        "Journal of Fiction",
    )


def test_refworks_has_a_comma_in_a_heading_and_books_beside_journals() -> None:
    first, second = table(tables.REFWORKS).records
    assert (names(first), first.pages) == (["Doe, Jane", "Roe, Richard"], "10-19")
    assert (values(first, Kind.ISBN), values(second, Kind.ISBN)) == ([], ["9780306406157"])


def test_one_row_an_author_and_paper() -> None:
    first, second = table(tables.INCITES_PAIRS).records
    assert (first.our_authors, paths(first)) == ((Person("Doe, Jane"),), [("Department of Tests",)])
    assert (second.our_authors, paths(second)) == ((Person("Roe, Richard"),), [("Institute of Trials",)])


def test_openalex_knows_the_iris_of_its_authors() -> None:
    record = only(tables.OPENALEX)
    assert [one.orcid for one in record.authors] == ["0000-0002-1825-0097", "0000-0001-5109-3700"]
    assert (values(record, Kind.OPENALEX), record.pages) == (["W1000001"], "1-22")


def test_year_month_and_day_in_three_columns_are_a_date() -> None:
    assert published(only(tables.RAYYAN)) == ("2024-05-17", Precision.DAY)
    assert published(only(tables.COVIDENCE)) == ("2024-05-01", Precision.MONTH)


def test_publish_or_perish_cuts_lists_of_authors() -> None:
    assert names(only(tables.POP)) == ["Doe, W", "Roe, R"]


def test_patents_are_refused_with_words() -> None:
    with pytest.raises(InputError) as caught:
        table(tables.PATENTS)
    assert caught.value.key == "input.patents"


def test_a_table_by_hand_has_no_producer() -> None:
    found = table("DOI,Title,Year\n10.5555/h.1,By hand,2020\n")
    assert found.format == "csv"
    assert [column.field for column in found.mapping.columns] == [Field.DOI, Field.TITLE, Field.YEAR]  # type: ignore[union-attr]
