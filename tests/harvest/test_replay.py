"""Saved answers: envelopes, paging, "not found" as the services give them; then the adapters over them."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import SourceState
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.sourcing import Rate
from altmetric_desktop.harvest.engine import Job, run
from altmetric_desktop.harvest.replay import Folder, Question, Replay, Reply
from altmetric_desktop.harvest.saved import Json
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Setup, Target, Want
from tests.support.answers import a_folder
from tests.support.sourcing import Memory

A, B, C = "10.5555/tidal.1", "10.5555/tidal.2", "10.5555/with,comma"


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Three works and what is said of them."""
    return Folder(a_folder(tmp_path))


def _ask(folder: Folder, source: str, path: str, /, **params: str | int) -> Reply:
    url = f"https://host.example{path}" + (f"?{urlencode(params)}" if params else "")
    return folder.answer(source, Question.of("GET", url, ()))


def _json(reply: Reply) -> dict[str, Json]:
    found = json.loads(reply.body)
    assert isinstance(found, dict)
    return found


def _at(value: Json, *path: str | int) -> Json:
    for step in path:
        if isinstance(step, int):
            assert isinstance(value, list)
            value = value[step]
        else:
            assert isinstance(value, dict)
            value = value[step]
    return value


def _each(value: Json, name: str) -> list[Json]:
    assert isinstance(value, list)
    return [_at(item, name) for item in value]


# ------------------------------------------------------------------------------------------- crossref


def test_crossref_single_agency_and_not_found(folder: Folder) -> None:
    reply = _ask(folder, "crossref", f"/works/{quote(A.upper(), safe='')}")
    assert _at(_json(reply), "message", "DOI") == A
    assert (
        _at(_json(_ask(folder, "crossref", f"/v1/works/{A}/agency")), "message", "agency", "id") == "crossref"
    )
    missing = _ask(folder, "crossref", "/works/10.5555/none")
    assert (missing.status, missing.body) == (404, b"Resource not found.")
    assert ("content-type", "text/plain; charset=utf-8") in missing.headers


def test_crossref_batch_with_unknown_works_and_a_comma(folder: Folder) -> None:
    reply = _ask(
        folder, "crossref", "/works", filter=f"doi:{A},doi:10.5555/none,doi:{C}", rows=100, select="DOI"
    )
    message = _json(reply)["message"]
    assert _at(message, "items") == [{"DOI": A}, {"DOI": C}]
    assert _at(message, "total-results") == 2


def test_crossref_pages_by_cursor(folder: Folder) -> None:
    wanted = f"doi:{A},doi:{B},doi:{C}"
    first = _json(_ask(folder, "crossref", "/works", filter=wanted, rows=2, cursor="*"))["message"]
    mark = _at(first, "next-cursor")
    second = _json(_ask(folder, "crossref", "/works", filter=wanted, rows=2, cursor=str(mark)))["message"]
    assert _each(_at(first, "items"), "DOI") == [A, B]
    assert _each(_at(second, "items"), "DOI") == [C]


@pytest.mark.parametrize(
    "params",
    [
        {"filter": "nonsense:1"},
        {"filter": f"doi:{A}", "rows": 1001},
        {"filter": f"doi:{A}", "select": "language"},
    ],
)
def test_crossref_refuses_what_the_service_refuses(folder: Folder, params: dict[str, str | int]) -> None:
    reply = _ask(folder, "crossref", "/works", **params)
    assert (reply.status, _json(reply)["message-type"]) == (400, "validation-failure")


# ------------------------------------------------------------------------------------------- openalex


def test_openalex_single_by_any_name(folder: Folder) -> None:
    for name in ("doi:" + A, "https://doi.org/" + A, "W1001", "pmid:7001", "https://openalex.org/W1001"):
        reply = _ask(folder, "openalex", "/works/" + name)
        assert _json(reply)["id"] == "https://openalex.org/W1001", name
    missing = _ask(folder, "openalex", "/works/doi:10.5555/none")
    assert missing.status == 404
    assert missing.body.startswith(b"<!doctype html>")


def test_openalex_batch_pages_until_empty(folder: Folder) -> None:
    wanted = f"doi:{A}|https://doi.org/{B.upper()}|10.5555/none"
    first = _json(_ask(folder, "openalex", "/works", filter=wanted, per_page=1, cursor="*", select="id"))
    assert first["results"] == [{"id": "https://openalex.org/W1001"}]
    assert (_at(first, "meta", "count"), _at(first, "meta", "page")) == (2, None)
    marks = [_at(first, "meta", "next_cursor")]
    for _ in range(2):
        reply = _ask(folder, "openalex", "/works", filter=wanted, per_page=1, cursor=str(marks[-1]))
        marks.append(_at(_json(reply), "meta", "next_cursor"))
    assert marks[-1] is None


def test_openalex_filters(folder: Folder) -> None:
    def found(wanted: str) -> list[Json]:
        return _each(_json(_ask(folder, "openalex", "/works", filter=wanted))["results"], "id")

    assert found("pmid:7001|7002") == ["https://openalex.org/W1001"]
    assert found("cites:W1001") == ["https://openalex.org/W1002"]
    assert found(f"doi:{C}") == ["https://openalex.org/W1003"]
    assert found("openalex:W1003|W9") == ["https://openalex.org/W1003"]
    too_many = "doi:" + "|".join(f"10.5555/{n}" for n in range(101))
    assert _ask(folder, "openalex", "/works", filter=too_many).status == 400
    assert _ask(folder, "openalex", "/works", filter="colour:red").status == 400
    assert _ask(folder, "openalex", "/works", filter=f"doi:{A}", per_page=200).status == 400


# ------------------------------------------------------------------------------------------ europe pmc


def test_europepmc_batch_by_several_names(folder: Folder) -> None:
    query = f'DOI:"{A.upper()}" OR PMCID:PMC55 OR (EXT_ID:7001 AND SRC:MED) OR DOI:"10.5555/none"'
    body = urlencode({"query": query, "format": "json", "pageSize": "100", "resultType": "core"}).encode()
    address = "https://host.example/webservices/rest/searchPOST"
    answer = _json(folder.answer("europepmc", Question.of("POST", address, (), body)))
    assert _each(_at(answer, "resultList", "result"), "id") == ["7001", "7002"]
    assert answer["hitCount"] == 2


def test_europepmc_pages_until_the_cursor_repeats(folder: Folder) -> None:
    query = f'DOI:"{A}" OR DOI:"{B}"'
    marks, ids = ["*"], []
    for _ in range(3):
        answer = _json(
            _ask(folder, "europepmc", "/search", query=query, format="json", pageSize=1, cursorMark=marks[-1])
        )
        marks.append(str(answer["nextCursorMark"]))
        ids += _each(_at(answer, "resultList", "result"), "id")
    assert ids == ["7001", "7002"]
    assert marks[-1] == marks[-2]


def test_europepmc_oddities(folder: Folder) -> None:
    one = _json(_ask(folder, "europepmc", "/search", query=f'DOI:"{A}"', format="json"))
    assert "nextCursorMark" not in one
    nothing = _json(_ask(folder, "europepmc", "/search", query="asdf", format="json"))
    assert (nothing["hitCount"], _at(nothing, "resultList", "result")) == (0, [])
    assert (
        _json(_ask(folder, "europepmc", "/search", query="x", format="json", pageSize=1001))["errCode"] == 404
    )
    assert _ask(folder, "europepmc", "/search", query="x").body.startswith(b"<?xml")


# ------------------------------------------------------------------------------------------- wikipedia


def _wiki(folder: Folder, language: str = "en", **params: str | int) -> dict[str, Json]:
    url = f"https://{language}.wikipedia.org/w/api.php?" + urlencode({"action": "query", **params})
    by_host = folder.answer("wikipedia", Question.of("GET", url, ()))
    path = f"/wikipedia/{language}/w/api.php?" + urlencode({"action": "query", **params})
    assert folder.answer("wikipedia", Question.of("GET", path, (("Host", "127.0.0.1:80"),))) == by_host
    return _json(by_host)


def test_wikipedia_links_match_by_their_beginning(folder: Folder) -> None:
    def found(query: str, language: str = "en") -> list[Json]:
        answer = _wiki(folder, language, list="exturlusage", euquery=query, eunamespace=0, formatversion=2)
        return _each(_at(answer, "query", "exturlusage"), "title")

    assert found(f"doi.org/{A}") == ["Tidal flat", "Tidal flat", "Mudflat"]
    assert found(f"DOI.org/{A}") == ["Tidal flat", "Tidal flat", "Mudflat"]
    assert found("doi.org/10.5555/tidal.12") == ["Mudflat"]
    assert found(f"dx.doi.org/{A}") == []
    assert found("*.example.org/paper") == ["Mudflat"]
    assert found(f"doi.org/{A}", "de") == ["Watt"]
    assert found(f"doi.org/{A}", "fr") == []


def test_wikipedia_refuses_protocols_and_stars(folder: Folder) -> None:
    for query in (f"https://doi.org/{A}", "doi.org/*", ""):
        assert _at(_wiki(folder, list="exturlusage", euquery=query), "error", "code") == "badquery"
    assert _at(_wiki(folder, list="search", srsearch=" "), "error", "code") == "missingparam"


def test_wikipedia_pages_its_lists(folder: Folder) -> None:
    first = _wiki(
        folder, list="exturlusage", euquery=f"doi.org/{A}", eulimit=2, eunamespace=0, formatversion=2
    )
    assert "batchcomplete" not in first
    mark = _at(first, "continue", "eucontinue")
    rest = _wiki(
        folder,
        list="exturlusage",
        euquery=f"doi.org/{A}",
        eulimit=2,
        eunamespace=0,
        eucontinue=str(mark),
        formatversion=2,
    )
    assert rest["batchcomplete"] is True
    assert len(_each(_at(first, "query", "exturlusage"), "url")) == 2
    assert len(_each(_at(rest, "query", "exturlusage"), "url")) == 1


def test_wikipedia_searches_texts(folder: Folder) -> None:
    query = f'insource:"{A}" OR insource:"10.5555/none"'
    answer = _wiki(folder, list="search", srsearch=query, srnamespace=0, srprop="timestamp|snippet")
    assert _at(answer, "query", "searchinfo", "totalhits") == 1
    (hit,) = [_at(answer, "query", "search", 0)]
    assert _at(hit, "title") == "Salt marsh"
    assert f'<span class="searchmatch">{A}</span>' in str(_at(hit, "snippet"))
    assert isinstance(hit, dict)
    assert "size" not in hit
    assert _at(_wiki(folder, list="search", srsearch="marsh cite"), "query", "searchinfo", "totalhits") == 1


def test_wikipedia_revisions_first_and_last(folder: Folder) -> None:
    last = _wiki(folder, prop="revisions", titles="Tidal flat|No such", formatversion=2)
    assert _at(last, "query", "pages", 0, "revisions", 0, "timestamp") == "2024-03-01T10:00:00Z"
    assert _at(last, "query", "pages", 1, "missing") is True
    first = _wiki(folder, prop="revisions", pageids="12", rvdir="newer", formatversion=2)
    assert _at(first, "query", "pages", 0, "revisions", 0, "timestamp") == "2019-05-02T08:00:00Z"


# --------------------------------------------------------------------------- hacker news, stack exchange


def test_hacker_news_filters(folder: Folder) -> None:
    def found(**params: str | int) -> list[Json]:
        answer = _json(_ask(folder, "hackernews", "/api/v1/search_by_date", **params))
        return _each(answer["hits"], "objectID")

    assert found(query=A) == ["502", "501"]
    assert found(query=f'"{A}"', tags="story", restrictSearchableAttributes="url") == ["501"]
    assert found(query=A, tags="(story,comment)") == ["502", "501"]
    assert found(query=A, tags="comment,author_bob") == ["502"]
    assert found(query=A, numericFilters="created_at_i>1700000001") == ["502"]
    assert found(query=A, hitsPerPage=1, page=1) == ["501"]
    assert found(query="10.5555/none") == []


def test_stack_exchange_methods(folder: Folder) -> None:
    def ask(path: str, **params: str | int) -> dict[str, Json]:
        return _json(_ask(folder, "stackexchange", f"/2.3{path}", **params))

    assert _each(ask("/search/excerpts", site="stats", q=f'"{A}"')["items"], "item_type") == [
        "question",
        "answer",
    ]
    assert _each(ask("/search/advanced", site="stats", url=f"*{A}*")["items"], "question_id") == [31]
    assert _each(ask("/answers/41;99", site="stats")["items"], "answer_id") == [41]
    assert ask("/search/excerpts", site="biology", q=A)["items"] == []
    paged = ask("/search/excerpts", site="stats", q=A, pagesize=1)
    assert paged["has_more"] is True
    assert ask("/search/excerpts", site="stats", q=A, pagesize=1, page=2)["has_more"] is False
    assert int(str(paged["quota_remaining"])) < 300
    assert ask("/search/excerpts", q=A)["error_name"] == "bad_parameter"


# ---------------------------------------------------------------------------------- feeds, index, folder


def test_feeds_by_name_and_by_address_and_unchanged(folder: Folder) -> None:
    url = "https://news.example/any/where/science.xml"
    reply = folder.answer("feeds", Question.of("GET", url, ()))
    assert (reply.status, b"<rss" in reply.body) == (200, True)
    tag = dict(reply.headers)["etag"]
    again = folder.answer("feeds", Question.of("GET", url, (("If-None-Match", tag),)))
    assert (again.status, again.body) == (304, b"")
    mapped = folder.answer("feeds", Question.of("GET", "https://other.example/rss", ()))
    assert mapped.body == reply.body
    assert folder.answer("feeds", Question.of("GET", "https://other.example/none.xml", ())).status == 404
    assert folder.answer("feeds", Question.of("GET", "https://other.example/", ())).status == 404


def test_index_entries_come_first_and_may_ask_for_parameters(folder: Folder) -> None:
    reply = _ask(folder, "crossref", "/works/10.5555/broken", mailto="x")
    assert (reply.status, reply.body) == (500, b"oops")
    assert dict(reply.headers)["x-api-pool"] == "polite"
    assert _json(_ask(folder, "europepmc", "/rest/evaluations/MED/7001", page=1, format="json")) == {
        "page": 1
    }
    assert _ask(folder, "europepmc", "/rest/evaluations/MED/7001", page=2).status == 404
    assert _ask(folder, "unheard-of", "/").status == 404


@pytest.mark.parametrize(
    "name, content",
    [
        ("index.json", "["),
        ("index.json", '{"format": 9}'),
        ("index.json", '{"answers": [{"source": "x", "path": "/", "file": "../../secret"}]}'),
        ("index.json", '{"answers": [{"source": "x", "path": "/", "file": "none.json"}]}'),
        ("crossref/works.jsonl", '{"DOI": "10.5555/a"}\nnot json\n'),
        ("crossref/works.jsonl", "[1]\n"),
    ],
)
def test_a_broken_folder_is_said(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, "utf-8")
    with pytest.raises(InputError) as caught:
        _ask(Folder(tmp_path), "crossref", "/works/10.5555/a")
    assert caught.value.key == "answers.unreadable"


def test_an_empty_folder_knows_nothing(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    assert _ask(folder, "crossref", f"/works/{A}").status == 404
    assert _json(_ask(folder, "stackexchange", "/search/excerpts", site="stats", q=A))["items"] == []


def test_the_transport_reads_addresses_and_bodies(folder: Folder) -> None:
    async def main() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=Replay(folder, "europepmc")) as client:
            query = {"query": f'DOI:"{A}"', "format": "json"}
            return [
                await client.post("https://epmc.example/rest/searchPOST", data=query),
                await client.get("https://epmc.example/rest/search", params=query),
            ]

    for response in asyncio.run(main()):
        assert response.json()["hitCount"] == 1


# ---------------------------------------------------------------------------- the adapters, end to end


def test_every_source_reads_what_is_composed(folder: Folder) -> None:
    sink = Memory()
    jobs = []
    for source in registry.ALL:
        setup = Setup(source.base_url, languages=("en", "de"), sites=("stats",))
        if source.key == "feeds":
            want = Want("w", target=Target("https://news.example/science.xml", "Science", "msm"))
        else:
            want = Want("w", (Identifier(Kind.DOI, A),), ("https://journal.example.org/paper/1",))
        planned = list(source.asks(want, setup))
        jobs.append(Job(source, setup, planned, len(planned), rate=Rate(0, 2)))
    lines = asyncio.run(
        run(jobs, sink, lambda _event: None, transport=lambda source: Replay(folder, source.key))
    )
    assert {line.source: (line.state, line.failure) for line in lines} == {
        source.key: (SourceState.DONE, None) for source in registry.ALL
    }
    mentions = {source.key: 0 for source in registry.ALL}
    facts = dict(mentions)
    for key, _, page in sink.pages:
        mentions[key] += len(page.mentions)
        facts[key] += len(page.facts) + len(page.citations)
    assert min(facts[key] for key in ("crossref", "openalex", "europepmc")) > 0, facts
    assert min(mentions[key] for key in ("wikipedia", "hackernews", "stackexchange", "feeds")) > 0, mentions
