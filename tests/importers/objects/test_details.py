"""Small things in producers' lists that must not be lost, or be told more exactly than they are."""

from __future__ import annotations

import json

import pytest

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import OutputType
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers import objects, read
from altmetric_desktop.importers.objects.values import date_of
from altmetric_desktop.importers.text import plain


def one(key: str, item: object) -> Record:
    """The only record of a list of this format."""
    (record,), _ = objects.read(key, json.dumps([item]))
    return record


def found(key: str, item: object) -> tuple[int | None, str | None]:
    """Year and date of the only record."""
    record = one(key, item)
    return record.year, record.published.iso() if record.published else None


def names(record: Record) -> list[str]:
    return [person.name for person in record.authors]


# ------------------------------------------------------------------------------------------- dates


@pytest.mark.parametrize(
    "first,printed,issue,date",
    [
        ("2025-12-01", "2025-12-01", "2025 Dec", "2025-12"),
        ("2025-12-01", "2025-12-01", "2025 Jul-Aug", "2025"),
        ("2025-08-22", "2025-09-01", "2025 Sep", "2025-08-22"),
        ("2025-12-15", "2025-12-15", "2025 Dec 15", "2025-12-15"),
        ("2025-12-01", None, None, "2025-12-01"),
    ],
)
def test_the_first_of_a_month_is_no_day_where_only_the_issue_is_known(
    first: str, printed: str | None, issue: str | None, date: str
) -> None:
    journal = {"printPublicationDate": printed, "dateOfPublication": issue}
    item = {
        "id": "1", "source": "MED", "pmid": "1234567", "title": "Tides", "pubYear": "2025", "inEPMC": "N",
        "firstPublicationDate": first, "journalInfo": journal,
    }  # fmt: skip
    assert found("europepmc-json", item) == (2025, date)


@pytest.mark.parametrize(
    "issued,date",
    [
        ({"date-parts": [[2011, 5, 25]]}, (2011, "2011-05-25")),
        ({"date-parts": [[2011, 5, 25]], "circa": True}, (2011, "2011")),
        ({"date-parts": [[2011, 5]], "circa": "1"}, (2011, "2011")),
        ({"date-parts": [[2011, 5]], "circa": False}, (2011, "2011-05")),
        ({"date-parts": [[2011, 5]], "circa": "0"}, (2011, "2011-05")),
        ({"date-parts": [["2011-05-25"]]}, (2011, "2011-05-25")),
        ([{"year": "2011", "month": "5"}], (2011, "2011-05")),
        (["2011-05"], (2011, "2011-05")),
        ([], (None, None)),
        ({"date-parts": [[None]], "raw": "spring 2011"}, (2011, "2011")),
    ],
)
def test_dates_of_csl(issued: object, date: tuple[int | None, str | None]) -> None:
    year, moment = date_of({"issued": issued}, "issued")
    assert (year, moment.iso() if moment else None) == date


@pytest.mark.parametrize(
    "day,date",
    [("2019-01-01", "2019"), ("2019-03-01", "2019-03"), ("2019-01-02", "2019-01-02"), (None, "2019")],
)
def test_the_first_day_of_openalex_is_a_year_or_a_month(day: str | None, date: str) -> None:
    item = {
        "id": "https://openalex.org/W1",
        "title": "Tides",
        "publication_date": day,
        "publication_year": 2019,
    }
    assert found("openalex-json", item) == (2019, date)


# ---------------------------------------------------------------------------------- what names a work


def test_datacite_keeps_the_doi_among_the_identifiers_too() -> None:
    about = {
        "titles": [{"title": "Tides"}],
        "publicationYear": 2020,
        "types": {"resourceTypeGeneral": "Dataset"},
    }
    listed = [{"identifier": "https://doi.org/10.5555/TIDES", "identifierType": "DOI"}]
    assert [str(name) for name in one("datacite-json", {**about, "identifiers": listed}).identifiers] == [
        "doi:10.5555/tides"
    ]
    made = one("datacite-json", {**about, "identifiers": [], "id": "https://doi.org/10.5555/tides"})
    assert [str(name) for name in made.identifiers] == ["doi:10.5555/tides"]


@pytest.mark.parametrize(
    "types,kind",
    [
        ({"resourceTypeGeneral": "Text", "citeproc": "article", "ris": "RPRT"}, None),
        (
            {"resourceTypeGeneral": "Text", "resourceType": "Working paper", "ris": "RPRT"},
            OutputType.PREPRINT,
        ),
        ({"resourceTypeGeneral": "Text", "citeproc": "thesis", "ris": "THES"}, OutputType.THESIS),
        ({"resourceTypeGeneral": "Text", "resourceType": "Report"}, OutputType.REPORT),
    ],
)
def test_a_text_of_datacite_is_nothing_in_particular(types: dict[str, str], kind: OutputType | None) -> None:
    item = {"doi": "10.5555/a", "titles": [{"title": "Tides"}], "publicationYear": 2020, "types": types}
    assert one("datacite-json", item).type is kind


def test_a_scopus_number_that_is_missing_is_none() -> None:
    item = {"output_uuid": "1", "output_title": "Tides", "publication_import_source": "Scopus"}
    records, problems = objects.read("pure-json", json.dumps([item]))
    assert ([name.kind for name in records[0].identifiers], problems) == ([Kind.LOCAL], [])


def test_the_address_of_a_database_in_the_place_of_a_doi_names_no_work() -> None:
    item = {
        "type": "article-journal",
        "title": "Tides",
        "issued": {},
        "DOI": "https://www.scopus.com/record?eid=7",
    }
    records, problems = objects.read("csl-json", json.dumps([item]))
    assert records[0].identifiers == ()
    assert [problem.code for problem in problems] == ["address-of-no-work"]


@pytest.mark.parametrize(
    "address,numbers",
    [
        ("http://www.scopus.com/inward/record.url?eid=2-s2.0-704497&partnerID=MN8", ["eid:2-s2.0-704497"]),
        ("https://www.scopus.com/inward/record.uri?partnerID=40&eid=2-s2.0-704497", ["eid:2-s2.0-704497"]),
        ("https://www.scopus.com/inward/record.uri?partnerID=40", []),
        ("https://www.scopus.com/authid/detail.uri?authorId=7", []),
    ],
)  # fmt: skip
def test_the_page_of_a_work_in_scopus_says_its_number(address: str, numbers: list[str]) -> None:
    work = {"work-title": {"title": {"value": "Tides"}}, "url": {"value": address}}
    assert [str(name) for name in one("orcid-json", work).identifiers] == numbers


# ---------------------------------------------------------------------------- titles, people, places


REFERENCE = (
    "Roe, R, O'Neill, PA, Doe, J & Poe, E 2024, 'Tides: an author's view of lakes', Journal of Fiction, "
    "vol. 3. https://doi.org/10.5555/tides"
)
PORTAL = {
    "output_uuid": "1", "output_title": "<i>Tides</i>", "output_bibliographic_text_harvard": REFERENCE,
    "internal_author_list": "Doe, Jane | Poe, Edgar", "external_author_list": "O'Neill, Pat | Roe, Richard",
}  # fmt: skip


def test_a_portals_title_and_order_of_authors_stand_in_the_reference() -> None:
    record = one("pure-json", PORTAL)
    assert record.title == "Tides: an author's view of lakes"
    assert names(record) == ["Roe, Richard", "O'Neill, Pat", "Doe, Jane", "Poe, Edgar"]
    assert [person.name for person in record.our_authors] == ["Doe, Jane", "Poe, Edgar"]


@pytest.mark.parametrize(
    "reference",
    [
        REFERENCE.replace("Roe, R, ", "").replace("Tides:", "Waves:"),
        REFERENCE.replace("Poe, E", "et al.").replace("Tides:", "Tides,"),
        "", "2024, '", "Doe",
    ],
)  # fmt: skip
def test_a_reference_that_names_others_changes_nothing(reference: str) -> None:
    record = one("pure-json", {**PORTAL, "output_bibliographic_text_harvard": reference})
    assert record.title == "Tides"
    assert names(record) == ["Doe, Jane", "Poe, Edgar", "O'Neill, Pat", "Roe, Richard"]


def test_two_authors_of_one_family_and_initial_stay_where_they_are() -> None:
    reference = "Li, L, Li, L & Doe, J 2024, 'Tides', Journal."
    item = {**PORTAL, "internal_author_list": "Doe, Jane | Li, Lan", "external_author_list": "Li, Ling",
            "output_bibliographic_text_harvard": reference}  # fmt: skip
    assert names(one("pure-json", item)) == ["Doe, Jane", "Li, Lan", "Li, Ling"]


def test_pures_journal_by_its_own_name() -> None:
    journal = {"name": {"text": [{"value": "Journal of Fiction"}]}}
    item = {"uuid": "1", "title": {"value": "Tides"}, "journalAssociation": {"journal": journal}}
    assert one("pure-json", item).venue == "Journal of Fiction"


def test_editors_are_no_authors_of_a_chapter_and_are_all_of_a_book() -> None:
    def contributor(name: str, role: str) -> dict[str, object]:
        return {"credit-name": {"value": name}, "contributor-attributes": {"contributor-role": role}}

    both = {"contributor": [contributor("Doe, Jane", "author"), contributor("Roe, Richard", "EDITOR")]}
    work = {"put-code": 1, "title": {"title": {"value": "Tides"}}, "type": "book-chapter"}
    assert names(one("orcid-json", {**work, "contributors": both})) == ["Doe, Jane"]
    alone = {"contributor": both["contributor"][1:]}
    assert names(one("orcid-json", {**work, "contributors": alone})) == ["Roe, Richard"]


def test_eprints_in_several_languages_and_authors_in_a_text() -> None:
    item = {"eprintid": 7, "title": [{"text": "Tides", "lang": "en"}, {"text": "Gezeiten", "lang": "de"}],
            "authors_string": "Jane Doe, Richard Roe, Edgar Poe"}  # fmt: skip
    record = one("eprints-json", item)
    assert (record.title, names(record)) == ("Tides", ["Doe, Jane", "Roe, Richard", "Poe, Edgar"])


@pytest.mark.parametrize("kind,pages", [("article-journal", "17"), ("report", None), ("patent", None)])
def test_only_the_number_of_an_article_stands_for_its_pages(kind: str, pages: str | None) -> None:
    item = {"type": kind, "title": "Tides", "container-title": "Fiction", "issued": {}, "number": "17"}
    assert one("csl-json", item).pages == pages


def test_more_than_a_thousand_authors_in_a_list_of_texts() -> None:
    item = {"doi": "10.5555/a", "datacentre_symbol": "X", "title": ["Tides"],
            "creator": [f"Doe{chr(65 + at // 52 % 26)}{at}x, Jane" for at in range(1200)]}  # fmt: skip
    assert len(one("datacite-json", item).authors) == 1200


@pytest.mark.parametrize(
    "marked,said",
    [
        (
            "<h4>Background</h4>Lakes have tides.<h4>Aim</h4>To see.",
            "Background Lakes have tides. Aim To see.",
        ),
        (
            "<jats:title>Abstract</jats:title><jats:p>Lakes <jats:italic>do</jats:italic>.</jats:p>",
            "Abstract Lakes do.",
        ),
        ("CO<sub>2</sub> and <i>E. coli</i>", "CO2 and E. coli"),
        ("One<br/>two", "One two"),
        ("p < 0.05 and h > 3", "p < 0.05 and h > 3"),
    ],
)
def test_words_end_where_paragraphs_do(marked: str, said: str) -> None:
    assert plain(marked) == said


def test_integers_of_any_length_break_nothing() -> None:
    for digits in (19, 400, 4299, 4301, 5000):
        number = "9" * digits
        text = (
            f'[{{"type":"article-journal","title":"T","DOI":"10.5555/a","PMID":{number},'
            f'"issued":{{"date-parts":[[{number},1]]}},"volume":{number}}}]'
        )
        assert read(text.encode(), "a.json").records[0].title == "T"
        dates = f'"last_updated":{number},"published_on":-{number}'
        text = f'{{"altmetric_id":1,"doi":"10.5555/a","score":{number},{dates}}}'
        found = read(text.encode(), "a.json")
        assert [problem.code for problem in found.problems] == ["count-unreadable"]


@pytest.mark.parametrize("word", ["Published Erratum", "published erratum; correction", "PUBLISHED ERRATUM"])
def test_europe_pmc_writes_types_in_large_and_small_letters(word: str) -> None:
    item = {
        "id": "1",
        "source": "MED",
        "pmid": "1234567",
        "title": "Tides",
        "pubYear": "2025",
        "pubType": word,
    }
    assert one("europepmc-json", item).type is OutputType.ARTICLE
