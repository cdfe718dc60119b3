"""Real publication lists, where they lie beside the project: what a correct importer must find in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TypedDict, cast

import pytest

from altmetric_desktop.domain.identifiers import examine
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import read

LISTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "publication-lists"
FOLDERS = (
    "ris",
    "bibtex",
    "doi-list",
    "scopus-csv",
    "xlsx-by-hand",
    "wos-tagged",
    "pubmed-medline",
    "cssci-tagged",
    "endnote-xml",
    "oai-dc",
    "wos-tab",
    "dimensions-xlsx",
    "altmetric-explorer",
    "pubmed-csv",
    "openalex-csv",
    "lens-csv",
    "zotero-csv",
    "harzing-csv",
    "dspace-csv",
    "eprints-csv",
    "ieee-csv",
    "springer-csv",
    "embase-csv",
    "cinahl-csv",
    "scholar-csv",
    "institutional-csv",
    "csl-json",
    "orcid-json",
    "pure-json",
    "eprints-json",
    "crossref-json",
    "datacite-json",
    "europepmc-json",
)


class Expected(TypedDict, total=False):
    """What is known of one list."""

    records: int
    dois: int
    distinct_dois: int
    doi_values: int
    dois_only_in_url: int
    pmids: int
    pmcids: int
    with_title: int
    with_year: int
    year_min: int
    year_max: int
    first_title: str
    last_title: str
    first_doi: str
    last_doi: str
    tolerance: dict[str, int]


def _known() -> dict[str, Expected]:
    file = LISTS / "expected.json"
    if not file.exists():
        return {}
    whole = cast("dict[str, Expected]", json.loads(file.read_text(encoding="utf-8"))["files"])
    return {name: facts for name, facts in whole.items() if name.partition("/")[0] in FOLDERS}


KNOWN = _known()

#: Where a careful reader finds more or less than the list of facts says, and why.
MORE: dict[str, dict[str, int]] = {
    # two more DOIs stand in addresses of other hosts than doi.org; three years in words ("May 1987")
    "bibtex/bbt-873-hand-made.bib": {"dois": 2, "distinct_dois": 2, "doi_values": 2, "with_year": 3},
    # one PMCID stands in a note, one title in an entry whose fields are all comments for others
    "bibtex/bbt-2660-plus-in-field-name.bib": {"pmcids": 1, "with_title": 1},
    # the PubMed number stands in an address
    "endnote-xml/jabref-EndnoteArticle.xml": {"pmids": 1},
    # its rows have one cell more than its heading: PubMed's numbers stand one column further on
    "scopus-csv/litstudy-scopus.csv": {"pmids": 24},
    # the column ids.pmid holds addresses at PubMed
    "openalex-csv/asreview-openalex.csv": {"pmids": 2},
    # one row names two PubMed numbers
    "lens-csv/tobler-lens-export.csv": {"pmids": 1},
    # no DOI column has one, but addresses do: doi.org, PubMed
    "zotero-csv/tobler-Zotero_AutourDeTobler.csv": {"dois": 12, "distinct_dois": 10, "doi_values": 12},
    "harzing-csv/tobler-PoPCites.csv": {"pmids": 29, "pmcids": 2},
    "institutional-csv/openapc-charles-2024.csv": {"pmids": 4, "pmcids": 1},
    # two stand without prefix, or misspelt; some rows say when the work was first published online
    "institutional-csv/openapc-wellcome-returns-2014-2015.csv": {"pmcids": 2, "with_year": 143},
    # beside twelve short DOIs stands a link to doi.org with the whole DOI
    "csl-json/bbt-1179-short-dois.json": {"dois": 12, "distinct_dois": 12, "doi_values": 12},
    # a list of titles whose first is empty has a second one
    "crossref-json/lagotto-crossref_import.json": {"with_title": 1},
}


@pytest.fixture(scope="module")
def found() -> dict[str, ReadFile]:
    """Each list read once."""
    return {name: read((LISTS / name).read_bytes(), name) for name in KNOWN}


def refused(file: ReadFile) -> int:
    return sum(1 for problem in file.problems if problem.severity is Severity.REFUSED)


def count(file: ReadFile, kind: Kind) -> int:
    return sum(1 for record in file.records if any(name.kind is kind for name in record.identifiers))


def doi(record: Record) -> str | None:
    return next((name.value for name in record.identifiers if name.kind is Kind.DOI), None)


def bare(title: str | None) -> str:
    """A title without mark-up of either kind, punctuation, case."""
    return re.sub(r"[\W_]", "", re.sub(r"<[^>]*>|\\[a-z]+", "", title or "")).lower()


def test_the_lists_are_there_or_the_whole_file_is_skipped() -> None:
    if not LISTS.exists():
        pytest.skip("no real lists beside this checkout")
    assert len(KNOWN) > 20


@pytest.mark.parametrize("name", KNOWN)
def test_no_record_is_lost(name: str, found: dict[str, ReadFile]) -> None:
    file = found[name]
    assert len(file.records) + refused(file) == KNOWN[name]["records"]


@pytest.mark.parametrize("name", KNOWN)
def test_the_identifiers_are_all_found(name: str, found: dict[str, ReadFile]) -> None:
    file, facts, more = found[name], KNOWN[name], MORE.get(name, {})
    values = [name.value for record in file.records for name in record.identifiers if name.kind is Kind.DOI]
    in_links = facts.get("dois_only_in_url", 0)
    for key, have in (
        ("dois", count(file, Kind.DOI)),
        ("distinct_dois", len(set(values))),
        ("doi_values", len(values)),
    ):
        wanted = int(cast("int", facts[key])) + in_links + more.get(key, 0)  # type: ignore[literal-required]
        slack = max(facts.get("tolerance", {}).get("dois", 0), 0)
        assert abs(have - wanted) <= slack, key
    assert count(file, Kind.PMID) == facts["pmids"] + more.get("pmids", 0)
    assert count(file, Kind.PMCID) == facts["pmcids"] + more.get("pmcids", 0)


@pytest.mark.parametrize("name", KNOWN)
def test_titles_and_years_are_all_found(name: str, found: dict[str, ReadFile]) -> None:
    """A refused row's year is not counted: it may lack as many as were refused."""
    file, facts, more = found[name], KNOWN[name], MORE.get(name, {})
    assert file.found.with_title == facts["with_title"] + more.get("with_title", 0)
    wanted = facts["with_year"] + more.get("with_year", 0)
    assert wanted - refused(file) <= file.found.with_year <= wanted
    if "year_min" in facts:
        assert (file.found.year_min, file.found.year_max) == (facts["year_min"], facts["year_max"])


@pytest.mark.parametrize("name", KNOWN)
def test_the_first_and_last_record_are_the_right_ones(name: str, found: dict[str, ReadFile]) -> None:
    file, facts = found[name], KNOWN[name]
    if "first_title" in facts:
        assert bare(file.records[0].title) == bare(facts["first_title"])
    if "last_title" in facts:
        assert bare(file.records[-1].title) == bare(facts["last_title"])
    if "first_doi" in facts:
        assert doi(file.records[0]) == facts["first_doi"]
    if "last_doi" in facts:
        assert doi(file.records[-1]) == facts["last_doi"]


CELLS = LISTS / "doi-cells.json"
VERDICTS = {"reject": "refused", "uri": "other-kind", "short?": "short"}


class Cell(TypedDict):
    """A real cell of a DOI column and what a careful reader makes of it."""

    cell: str
    doi: str | None
    verdict: str


def _cells() -> list[Cell]:
    if not CELLS.exists():
        return []
    return cast("list[Cell]", json.loads(CELLS.read_text(encoding="utf-8"))["cells"])


@pytest.mark.parametrize("known", _cells(), ids=lambda known: known["cell"][:40])
def test_a_real_doi_cell_gets_its_verdict(known: Cell) -> None:
    found = examine(Kind.DOI, known["cell"])
    value = next((name.value for name in found.identifiers if name.kind is Kind.DOI), None)
    verdict = VERDICTS.get(known["verdict"], known["verdict"])
    assert (value, found.reading.value) == (known["doi"], verdict)
