"""Answers that the services really gave are read: all of them, and the facts that stand in them.

The recordings are no part of the project (../shared/real); without them these tests are skipped.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import SourceChanged, SourceRefused
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.sourcing import Answer, Ask, Page
from altmetric_desktop.sources import crossref, europepmc, feeds, openalex, shape, stackexchange, wikipedia


def doi(value: str) -> Identifier:
    """A DOI."""
    return Identifier(Kind.DOI, value)


@pytest.fixture
def responses(shared_real: Path) -> Path:
    """The folder of recordings."""
    return shared_real / "responses"


def body(path: Path) -> Answer:
    """A recording as an answer of status 200."""
    return Answer(200, (), path.read_bytes())


def crossref_page(path: Path) -> tuple[Page, tuple[Identifier, ...]]:
    """A recording of works, asked by the DOIs that stand in it."""
    message = json.loads(path.read_bytes())["message"]
    single = "items" not in message
    ids = tuple(doi(item["DOI"].lower()) for item in ([message] if single else message["items"]))
    return crossref.parse(
        body(path), Ask("/works", identifiers=ids, stage="single" if single else "list")
    ), ids


def test_every_work_of_crossref_is_read(responses: Path) -> None:
    folder = responses / "crossref-works"
    paths = sorted(folder.glob("work*.json")) + sorted(folder.glob("members*.json"))
    assert len(paths) == 19
    counted = untitled = 0
    for path in paths:
        page, ids = crossref_page(path)
        assert [fact.identifier for fact in page.facts] == list(ids), path.name
        assert (page.problems, page.not_covered) == ((), ())
        untitled += sum(not fact.metadata.title for fact in page.facts)
        counted += len(page.facts)
    assert untitled == 3  # issues of journals have none
    assert counted == 10 + 2 * 5 + 20 + 25 + 2 + 1 + 3 + 20


@pytest.mark.parametrize(
    "name, cited, published, title, kind, authors",
    [
        ("10.1371_journal.pone.0033693", 72, "2012-03-21", "Methylphenidate Exposure Induces", "article", 6),
        ("10.1016_j.xgen.2025.100814", 2, "2025-04", "High-throughput screening of human", "article", 6),
        ("10.1136_esmoopen-2020-000776", 16, "2020", "Phase II study of lenvatinib for", "article", 13),
        ("10.1101_2024.04.01.587366_preprint", 2, "2024-04-01", "High-throughput screening", "preprint", 6),
    ],
)
def test_facts_of_crossref(
    responses: Path, name: str, cited: int, published: str, title: str, kind: str, authors: int
) -> None:
    page, _ = crossref_page(responses / "crossref-works" / f"work_{name}.json")
    metadata = page.facts[0].metadata
    assert page.citations[0].value == cited
    assert metadata.published is not None
    assert (metadata.published.iso(), metadata.type) == (published, kind)
    assert (metadata.title or "").startswith(title)
    assert len(metadata.authors) == authors
    assert metadata.retracted is None  # one of them has a correction, which takes nothing back


def test_what_crossref_says_of_unknown_works_and_of_other_things(responses: Path) -> None:
    folder = responses / "crossref-works"
    asked = (doi("10.5555/none"),)
    page = crossref.parse(
        body(folder / "works_query_no_hit.json"), Ask("/works", identifiers=asked, stage="list")
    )
    assert page == Page(not_covered=asked)
    plain = Answer(404, (), (folder / "not_found.txt").read_bytes())
    assert crossref.parse(plain, Ask("/works/x", identifiers=asked, stage="single")).not_covered == asked
    with pytest.raises(SourceChanged):
        crossref.parse(plain, Ask("/works", identifiers=asked, stage="list"))
    with pytest.raises(SourceChanged):
        crossref.parse(body(folder / "agency.json"), Ask("/works", identifiers=asked, stage="list"))


@pytest.mark.parametrize(
    "name, cited, published, pmid, access, field",
    [
        ("10.1073_pnas.1414271111", 138, "2014-10-27", "25349395", "bronze",
         "Biochemistry, Genetics and Molecular Biology"),
        ("10.1016_j.xgen.2025.100814", 3, "2025-03", "40120586", "gold",
         "Biochemistry, Genetics and Molecular Biology"),
        ("W2741809807_2026", 1149, "2018-02-13", "29456894", "gold", "Decision Sciences"),
    ],
)  # fmt: skip
def test_facts_of_openalex(
    responses: Path, name: str, cited: int, published: str, pmid: str, access: str, field: str
) -> None:
    path = responses / "openalex" / f"work_{name}.json"
    asked = shape.doi(json.loads(path.read_bytes())["doi"])
    assert asked is not None
    page = openalex.parse(body(path), Ask("/works/x", identifiers=(asked,), stage="single"))
    metadata = page.facts[0].metadata
    assert page.citations[0].value == cited
    assert metadata.published is not None
    assert metadata.published.iso() == published
    assert Identifier(Kind.PMID, pmid) in metadata.identifiers
    assert (metadata.open_access, metadata.field, metadata.retracted) == (access, field, False)


def test_openalex_without_a_work(responses: Path) -> None:
    folder, asked = responses / "openalex", (doi("10.5555/none"),)
    ask = Ask("/works/x", identifiers=asked, stage="single")
    page_for_people = Answer(404, (), (folder / "work_not_found.html.txt").read_bytes())
    assert openalex.parse(page_for_people, ask).not_covered == asked
    with pytest.raises(SourceChanged):  # `select` without `id`: never asked so
        openalex.parse(body(folder / "work_select_open_access.json"), ask)


@pytest.mark.parametrize(
    "name, works",
    [("search_cancer.json", 24), ("search_cancer_core.json", 24), ("search_post_cancer.json", 25)],
)
def test_every_result_of_europe_pmc_is_read(responses: Path, name: str, works: int) -> None:
    path = responses / "europepmc" / name
    results = json.loads(path.read_bytes())["resultList"]["result"]
    asked = tuple(doi(result["doi"].lower()) for result in results if "doi" in result)
    page = europepmc.parse(body(path), Ask("/searchPOST", identifiers=asked, stage="search"))
    assert len(page.facts) == len(page.citations) == len(asked) == works
    assert (page.problems, page.not_covered, page.follow_ups) == ((), (), ())


def test_facts_of_europe_pmc(responses: Path) -> None:
    path = responses / "europepmc" / "search_cancer_core.json"
    asked = (doi("10.1016/s0140-6736(24)02600-x"), Identifier(Kind.PMID, "39709209"), doi("10.5555/none"))
    page = europepmc.parse(body(path), Ask("/searchPOST", identifiers=asked, stage="search"))
    assert [fact.identifier for fact in page.facts] == list(asked[:2])
    assert page.not_covered == asked[2:]
    metadata = page.facts[0].metadata
    assert metadata.title == (
        "Abscopal response in a patient with fibrolamellar hepatocellular carcinoma following radiotherapy"
    )
    assert metadata.published is not None
    assert metadata.published.iso() == "2025-12-01"
    assert [author.name for author in metadata.authors] == [
        "Schoenfeld, Jonathan D",
        "Haas-Kogan, Daphne A",
        "O'Neill, Allison F",
    ]
    assert (metadata.venue, metadata.volume, metadata.pages) == (
        "Lancet (London, England)",
        "404",
        "2603-2604",
    )
    nothing = europepmc.parse(
        body(responses / "europepmc" / "search_no_results.json"),
        Ask("/searchPOST", identifiers=asked, stage="search"),
    )
    assert nothing == Page(not_covered=asked)


def test_searches_of_wikipedia_are_read(responses: Path) -> None:
    folder = responses / "mediawiki"
    asked = (doi("10.1371/journal.pone.0008776"),)
    ask = Ask("/w/api.php", identifiers=asked, stage="text", language="en")
    first = wikipedia.parse(body(folder / "search-doi-en-page1.json"), ask)
    last = wikipedia.parse(body(folder / "search-doi-en-last-page.json"), ask)
    assert len(first.mentions) == 50
    assert first.mentions[0].url == "https://en.wikipedia.org/wiki/Bostrycapulus_aculeatus"
    assert first.next is not None
    assert dict(first.next.params)["sroffset"] == "50"
    assert (len(last.mentions), last.next) == (27, None)
    two = wikipedia.parse(body(folder / "search-doi-en-two-hits.json"), ask)
    assert [mention.title for mention in two.mentions] == ["Lesula", "Primates described in the 2010s"]
    files = wikipedia.parse(body(folder / "search-doi-commons.json"), ask)
    assert files.mentions == ()  # files are no articles
    with pytest.raises(SourceRefused) as caught:
        wikipedia.parse(body(folder / "error.json"), ask)
    assert caught.value.arguments["theirs"] == "srsearch-text-disabled: text search is disabled"


def test_an_answer_of_stack_exchange_is_read(responses: Path) -> None:
    path = responses / "stackexchange" / "questions-redacted-backoff.json"
    ask = Ask(
        "/search/advanced", identifiers=(doi("10.5555/none"),), target="stackoverflow", stage="questions"
    )
    page = stackexchange.parse(body(path), ask)
    assert (page.mentions, page.problems, page.backoff) == ((), (), 0.2)
    assert page.next is not None
    assert dict(page.next.params)["page"] == "2"


@pytest.mark.parametrize(
    "name, items, title, first_link, posted",
    [
        ("blog-rss2.xml", 30, "CouchBase Blogs",
         "http://blog.couchbase.com/2016/november/connect-2016-developer-workshop", "2016-12-06T17:17:00Z"),
        ("openedition-rss1-rdf.xml", 1, "10.2307/683422 - Recherche OpenEdition",
         "http://ruedesfacs.hypotheses.org/?p=1666", "2013-05-27"),
        ("scienceseeker-atom.xml", 3, "ScienceSeeker",
         "http://duncan.hull.name/2012/05/18/two-ton/", "2012-05-18T07:58:34Z"),
    ],
)  # fmt: skip
def test_feeds_of_three_dialects_are_read(
    responses: Path, name: str, items: int, title: str, first_link: str, posted: str
) -> None:
    page = feeds.parse(
        body(responses / "feeds" / name), Ask("", stage="blogs", address="https://a.example/feed")
    )
    assert (len(page.mentions), page.title, page.problems) == (items, title, ())
    assert page.mentions[0].url == first_link
    assert page.mentions[0].posted is not None
    assert page.mentions[0].posted.iso() == posted


def test_citations_in_feeds_stand_among_the_texts(responses: Path) -> None:
    page = feeds.parse(
        body(responses / "feeds" / "scienceseeker-atom.xml"),
        Ask("", stage="blogs", address="https://a.example/f"),
    )
    assert "info:doi/10.1371/journal.pone.0035869" in page.mentions[0].texts
    assert page.mentions[0].account.name == "O'Really?"
    rdf = feeds.parse(
        body(responses / "feeds" / "openedition-rss1-rdf.xml"),
        Ask("", stage="blogs", address="https://a.example/f"),
    )
    assert any("10.2307/683422" in each for each in rdf.mentions[0].texts)
