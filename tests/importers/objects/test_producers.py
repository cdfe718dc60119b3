"""Each producer's JSON read from a small fictional list: where it keeps what, and what must not be taken."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import objects, read
from tests.importers.objects import lists, orcid_lists

JANE = Person("Doe, Jane", "0000-0002-1825-0097")


def of(value: object) -> ReadFile:
    return read(json.dumps(value).encode(), "list")


def one(value: object) -> Record:
    found = of(value)
    assert len(found.records) == 1
    return found.records[0]


def names(record: Record) -> list[str]:
    return [str(identifier) for identifier in record.identifiers]


def published(record: Record) -> str:
    assert record.published is not None
    return record.published.iso()


@pytest.mark.parametrize("form, value", lists.ALL.values(), ids=lists.ALL.keys())
def test_content_tells_whose_list_it_is_and_nothing_is_refused(form: str, value: object) -> None:
    found = of(value)
    assert found.format == form
    assert found.records
    assert [record.row for record in found.records] == list(range(1, len(found.records) + 1))
    assert not [problem for problem in found.problems if problem.severity is Severity.REFUSED]


@pytest.mark.parametrize("form, value", lists.ALL.values(), ids=lists.ALL.keys())
def test_json_lines_hold_the_same_records(form: str, value: object) -> None:
    """An envelope or a record a line, each twice: the second ones count on."""
    whole = of(value)
    elements = value if isinstance(value, list) else [value]
    twice = read("\n".join(map(json.dumps, [*elements, *elements])).encode(), "lines")
    assert twice.format == form
    assert [record.title for record in twice.records] == 2 * [record.title for record in whole.records]
    assert [record.row for record in twice.records] == list(range(1, 2 * len(whole.records) + 1))


def test_csl_keeps_particles_short_dois_and_years_before_christ() -> None:
    article, book, chapter = of(lists.CSL).records
    assert names(article) == ["doi:10.5555/csl.1", "pmid:12345"]
    assert article.authors == (
        Person("van den Berg, Ada", "0000-0002-1825-0097"),
        Person("The Fiction Group"),
    )
    assert (article.title, article.volume, published(article)) == ("A calm study of tests", "3", "2021-03-14")
    assert (names(book), book.year, book.published) == (["short-doi:10/fqd6hj"], -334, None)
    assert (chapter.year, names(chapter), len(chapter.container)) == (2014, [], 1)


def test_crossref_takes_the_first_title_and_date_that_say_something() -> None:
    chapter, untitled = of(lists.CROSSREF).records
    assert (chapter.title, published(chapter), chapter.abstract) == (
        "Second of the titles",
        "2020-02",
        "About tests.",
    )
    assert chapter.authors == (Person("Doe, Jane"), Person("Fiction Team"))
    assert [str(name) for name in chapter.container] == ["isbn:9780306406157"]
    assert (untitled.title, untitled.year, untitled.type) == (None, None, OutputType.PREPRINT)


def test_openalex_numbers_behind_addresses_and_its_scattered_abstract() -> None:
    record = one(lists.OPENALEX)
    assert names(record) == [
        "doi:10.5555/openalex.1", "pmid:1234567", "pmcid:PMC7654321", "openalex:W4200000001",
    ]  # fmt: skip
    assert (record.abstract, record.pages, record.open_access) == ("About many tests.", "5–9", "gold")
    assert record.authors == (JANE,)


def test_datacite_takes_no_related_identifier_and_no_translated_title() -> None:
    record = one(lists.DATACITE)
    assert (names(record), record.title) == (["doi:10.5555/datacite.1"], "Data of tests")
    assert record.authors == (JANE, Person("Fiction Institute"))
    assert (record.type, published(record)) == (OutputType.SOFTWARE, "2023-04-05")
    old = one(lists.DATACITE_OLD)
    assert (names(old), old.year, old.type) == (["doi:10.5555/datacite.old"], 2012, OutputType.DATASET)


def test_europe_pmc_reviews_preprints_and_groups() -> None:
    review, preprint = of(lists.EUROPEPMC).records
    assert names(review) == ["doi:10.5555/epmc.1", "pmid:23456789", "pmcid:PMC1234567"]
    assert (review.type, review.authors) == (OutputType.REVIEW, (JANE, Person("Fiction Group")))
    assert (preprint.type, preprint.authors) == (
        OutputType.PREPRINT,
        (Person("Doe, J"), Person("Roe, R")),
    )


def test_eprints_divisions_are_units_and_a_number_that_is_no_doi_is_named() -> None:
    found = of(lists.EPRINTS)
    report, article = found.records
    assert report.units == (Unit(("PHYS",)), Unit(("CHEM",)))
    assert report.authors == (Person("Doe, Jane"), Person("Roe, Richard"))
    assert {"doi:10.5555/eprints.1", "eid:2-s2.0-85000000001", "wos:WOS:000425064400011", "local:77"} < set(
        names(report)
    )
    assert (report.type, names(article)) == (OutputType.REPORT, ["local:78"])
    assert [(problem.row, problem.value) for problem in found.problems] == [(2, "TR-2018-7")]


def test_a_portal_of_pure_hides_the_doi_in_the_reference() -> None:
    record = one(lists.PURE_PORTAL)
    assert names(record)[:2] == ["doi:10.5555/pure.(1)", "eid:2-s2.0-85000000002"]
    assert record.our_authors == (Person("Doe, Jane"), Person("Roe, Richard"))
    assert record.authors == (*record.our_authors, Person("Poe, Edgar"))
    assert record.units == (Unit(("Faculty of Fiction", "Tests")),)


def test_an_answer_of_pure_says_who_is_internal_and_which_status_counts() -> None:
    record = one(lists.PURE_API)
    assert (names(record)[0], published(record)) == ("doi:10.5555/pure.2", "2021-04-05")
    assert (record.authors, record.our_authors) == (
        (Person("Doe, Jane"), Person("Poe, Edgar")),
        (Person("Doe, Jane"),),
    )
    assert (record.units, record.type) == ((Unit(("Institute of Tests",)),), OutputType.ARTICLE)


def test_lens_external_ids() -> None:
    record = one(lists.LENS)
    assert names(record) == ["doi:10.5555/lens.1", "pmid:7654321", "local:000-111-222-333-44X"]
    assert record.open_access == "green"


def test_orcid_groups_are_one_work_under_its_own_identifiers_only() -> None:
    """The preferred summary's words, every summary's own identifiers; the book's ISBN names the book."""
    record = one(orcid_lists.ORCID_WORKS)
    assert (record.title, published(record)) == ("A work as Jane has it", "2020-02")
    assert names(record) == ["doi:10.5555/orcid.3", "pmid:7654321"]
    assert [str(name) for name in record.container] == ["isbn:9780306406157"]


@pytest.mark.parametrize("record", [orcid_lists.ORCID_RECORD, orcid_lists.ORCID_1], ids=["3.0", "1.x"])
def test_the_owner_of_an_orcid_record_is_one_of_ours(record: object) -> None:
    assert one(record).our_authors == (JANE,)


def test_an_early_orcid_work_says_the_rest_in_bibtex() -> None:
    record = one(orcid_lists.ORCID_1)
    assert (record.authors, record.venue, record.volume) == (
        (Person("Doe, J."), Person("Roe, R.")),
        "Fiction",
        "3",
    )


def test_several_orcid_records_in_one_list_keep_their_owners() -> None:
    other = json.loads(json.dumps(orcid_lists.ORCID_RECORD).replace("Jane", "June").replace("0097", "0000"))
    first, second = of([orcid_lists.ORCID_RECORD, other]).records
    assert (first.our_authors, second.our_authors) == ((JANE,), (Person("Doe, June"),))


WRONG: tuple[object, ...] = (None, 7, -1.5, True, "text", [], [None, [3]], {}, {"value": {"value": [1]}})


def changed(value: object) -> Iterator[object]:
    """A value with each of its members, however deep, in turn replaced by each wrong one."""
    if isinstance(value, dict):
        places = list(value.items())
    elif isinstance(value, list):
        places = list(enumerate(value))
    else:
        return
    for place, inner in places:
        for other in (*WRONG, *changed(inner)):
            copy = value.copy()
            copy[place] = other
            yield copy


@pytest.mark.parametrize("form, value", lists.ALL.values(), ids=lists.ALL.keys())
def test_a_wrong_type_in_one_member_loses_no_record(form: str, value: object) -> None:
    for item in lists.elements(value):
        title = objects.read(form, json.dumps([item]))[0][0].title
        kept = 0
        for other in changed(item):
            records, problems = objects.read(form, json.dumps([other]))
            refused = [problem for problem in problems if problem.severity is Severity.REFUSED]
            assert len(records) + len(refused) == 1
            kept += bool(records) and records[0].title == title
        assert kept * 2 > len(list(changed(item)))
