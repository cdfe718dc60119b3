"""Providers' answers in JSON: whose a file is, what it says, and nothing lost without a word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.evidence import Measure
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import evidence, read

COUNTS: dict[str, object] = {
    "title": "The tides of Lake Example", "doi": "10.5555/TIDES", "pmid": "12345678", "isbns": [],
    "journal": "Journal of Fiction", "type": "article", "altmetric_id": 1, "published_on": 1551657600,
    "cited_by_msm_count": 2, "cited_by_tweeters_count": 11, "cited_by_posts_count": 20,
    "cited_by_accounts_count": 13, "cited_by_smoke_count": 4, "score": 23.45, "last_updated": 1577675108,
    "readers": {"citeulike": "0", "mendeley": "31"}, "readers_count": 31,
}  # fmt: skip
FETCH: dict[str, object] = {
    "altmetric_id": 1,
    "counts": {
        "readers": {"mendeley": 3},
        "news": {"unique_users_count": 1, "posts_count": 2},
        "twitter": {"unique_users_count": 5, "posts_count": 6},
        "total": {"posts_count": 8},
    },
    "citation": {"doi": "10.5555/tides", "title": "The tides", "journal": "Journal of Fiction"},
    "altmetric_score": {"score": 12.5},
    "posts": {
        "news": [
            {
                "title": "Lake has tides", "url": "http://www.times.example.org/tides",
                "posted_on": "2019-03-09T07:45:12+00:00", "summary": "It has.",
                "author": {"name": "The Example Times", "url": "http://www.times.example.org"},
            }
        ],
        "twitter": [{"tweet_id": "428180819338092544", "author": {"tweeter_id": "77"}}],
        "wikipedia": [
            {
                "title": "Lake Example", "url": "http://en.wikipedia.org/?diff=prev&oldid=9#a",
                "page_url": "http://en.wikipedia.org/?curid=6283821", "wiki_lang": "en",
                "author": {"name": "An editor"},
            }
        ],
        "smoke": [{"url": "https://example.org/s"}],
    },
}  # fmt: skip
EXPLORER: dict[str, object] = {
    "meta": {"response": {"status": "ok"}},
    "data": [
        {
            "id": 5, "type": "mention",
            "attributes": {"external-id": "twitter.1819161183", "post-type": "tweet"},
            "relationships": {
                "author": {"data": {"id": "tw:id:9", "type": "profile"}},
                "research-outputs": [{"data": {"id": 7, "type": "research-output"}}],
            },
        }
    ],
    "included": [
        {"id": "tw:id:9", "type": "profile", "attributes": {"profile-type": "tw"}},
        {
            "id": 7, "type": "research-output",
            "attributes": {
                "title": "The tides", "identifiers": {"dois": ["10.5555/tides"]},
                "mentions": {"tweet": 6, "msm": 2},
                "altmetric-score": 13, "readers": {"mendeley": 3}, "dimensions": {"citations": 1},
                "publication-date": "2019-03-04",
            },
        },
    ],
}  # fmt: skip
EVENT: dict[str, object] = {
    "id": "e-1", "source_id": "wikipedia", "obj_id": "https://doi.org/10.5555/tides",
    "subj_id": "https://en.wikipedia.org/wiki/Lake_Example", "occurred_at": "2018-02-03T04:05:06Z",
    "timestamp": "2018-02-04T00:00:00Z", "action": "add", "relation_type_id": "references",
    "subj": {"pid": "https://en.wikipedia.org/wiki/Lake_Example", "title": "Lake Example",
             "url": "https://en.wikipedia.org/w/index.php?title=Lake_Example&oldid=11"},
}  # fmt: skip
PLUMX: dict[str, object] = {
    "id_type": "doi", "id_value": "10.5555/tides",
    "count_categories": [
        {"name": "capture", "total": 9, "count_types": [
            {"name": "READER_COUNT", "total": 9, "sources": [{"name": "Mendeley", "total": 9}]}]},
        {"name": "mention", "total": 3, "count_types": [{"name": "NEWS_COUNT", "total": 2},
                                                         {"name": "SMOKE_COUNT", "total": 1}]},
        {"name": "socialMedia", "total": 8, "count_types": [{"name": "FACEBOOK_COUNT", "total": 5},
                                                             {"name": "TWEET_COUNT", "total": 3}]},
        {"name": "usage", "total": 8, "count_types": [{"name": "ABSTRACT_VIEWS", "total": 8}]},
    ],
}  # fmt: skip
OVERTON: dict[str, object] = {
    "policy_document_id": "ministry-1", "title": "Plan for lakes", "document_url": "https://gov.example.org/plan",
    "published_on": "2021-05-06", "source": {"title": "Ministry of Lakes", "country": "Canada"},
    "cites": {"scholarly": [{"doi": "10.5555/tides"}, "10.5555/other"], "policy": []},
}  # fmt: skip


def _read(value: object) -> ReadFile:
    return read(json.dumps(value).encode(), "answer.json")


def _said(one: Record, measure: Measure) -> dict[str, float]:
    return {figure.channel: figure.value for figure in one.reported if figure.measure is measure}


@pytest.mark.parametrize("wrapped", [COUNTS, [COUNTS], {"query": {"total": 1}, "results": [COUNTS]}])
def test_counts_of_the_details_api_are_of_accounts(wrapped: object) -> None:
    found = _read(wrapped)
    (one,) = found.records
    assert (found.format, one.provider, one.year) == ("altmetric-api-json", "altmetric-api", 2019)
    assert _said(one, Measure.ACCOUNTS) == {"": 13, "msm": 2, "tweeters": 11}
    assert _said(one, Measure.POSTS) == {"": 20}
    assert _said(one, Measure.SCORE) == {"": 23.45}
    assert _said(one, Measure.READERS) == {"citeulike": 0, "mendeley": 31}
    assert {one.observed and one.observed.iso() for one in one.reported} == {"2019-12-30"}
    assert [(one.code, one.value) for one in found.problems] == [("channel-unknown", "smoke")]


def test_one_record_a_line() -> None:
    lines = "\n".join(json.dumps(one) for one in (COUNTS, {**COUNTS, "doi": "10.5555/b"}))
    assert len(read(f"{lines}\n".encode(), "a.jsonl").records) == 2


def test_a_full_record_has_counts_and_the_posts_that_it_lists() -> None:
    found = _read(FETCH)
    (one,) = found.records
    assert _said(one, Measure.POSTS) == {"": 8, "msm": 2, "tweeters": 6}
    assert _said(one, Measure.ACCOUNTS) == {"msm": 1, "tweeters": 5}
    assert [each.event_key for each in one.mentions] == [
        "msm:https://times.example.org/tides", "tweeters:428180819338092544", "wikipedia:en:6283821",
    ]  # fmt: skip
    news, tweet, article = one.mentions
    assert (news.excerpt, news.posted and news.posted.iso()) == ("It has.", "2019-03-09T07:45:12Z")
    assert (tweet.url, tweet.account.key, tweet.account.name) == ("", "77", "")
    assert article.account.key == "en.wikipedia.org"
    assert [one.code for one in found.problems] == ["channel-unknown"]


def test_explorers_api_ties_mentions_to_the_outputs_beside_them() -> None:
    found = _read(EXPLORER)
    (one,) = found.records
    assert (found.format, one.title) == ("altmetric-explorer-json", "The tides")
    assert [(each.channel, each.event_key, each.account.key) for each in one.mentions] == [
        (Channel.X, "tweeters:1819161183", "tw:id:9")
    ]
    assert _said(one, Measure.POSTS) == {"tweeters": 6, "msm": 2}


def test_event_data_collapses_versions_and_leaves_out_what_was_withdrawn() -> None:
    later = {**EVENT, "id": "e-2", "occurred_at": "2018-03-03T04:05:06Z"}
    gone = {**EVENT, "updated": "deleted", "subj_id": "https://en.wikipedia.org/wiki/Gone"}
    other = {**EVENT, "source_id": "crossref", "subj_id": "https://doi.org/10.5555/citing"}
    found = _read({"status": "ok", "message": {"total-results": 4, "events": [EVENT, later, gone, other]}})
    assert found.format == "crossref-event-data"
    keys = [[each.event_key for each in one.mentions] for one in found.records]
    assert keys == [["wikipedia:en:Lake Example"], ["wikipedia:en:Lake Example"], [], []]
    assert [(one.row, one.code) for one in found.problems] == [(3, "event-deleted"), (4, "channel-unknown")]


def test_plumx_counts_posts_apart_from_likes() -> None:
    found = _read(PLUMX)
    (one,) = found.records
    assert (_said(one, Measure.POSTS), _said(one, Measure.READERS)) == (
        {"msm": 2, "tweeters": 3},
        {"mendeley": 9},
    )
    assert _said(one, Measure.INTERACTIONS) == {"fbwalls": 5}
    assert [one.value for one in found.problems] == ["SMOKE"]


def test_overtons_documents_become_mentions_of_the_works_they_cite() -> None:
    found = _read({"query": {}, "results": [OVERTON, {**OVERTON, "cites": {}}]})
    assert [one.identifiers[0].value for one in found.records] == ["10.5555/tides", "10.5555/other"]
    assert {one.mentions[0].event_key for one in found.records} == {"policies:https://gov.example.org/plan"}
    assert [(one.code, one.severity) for one in found.problems] == [("evidence-no-output", Severity.REFUSED)]


def test_every_record_is_accounted_for() -> None:
    found = _read([COUNTS, {"altmetric_id": 3, "score": 1}, {"nothing": 1}, 7])
    refused = [one.row for one in found.problems if one.severity is Severity.REFUSED]
    assert ([one.row for one in found.records], refused) == ([1], [2, 3, 4])


def test_lists_of_publications_are_none_of_ours() -> None:
    works = {"message": {"items": [{"DOI": "10.5555/a", "title": ["A"], "prefix": "10.5555", "member": "1"}]}}
    assert _read(works).format == "crossref-json"
    assert evidence.find('[{"title": "The subj_id of it"}]', "a.json") is None


def test_an_answer_that_is_cut_off_is_no_list_of_ours() -> None:
    with pytest.raises(InputError):
        read(json.dumps([COUNTS]).encode()[:-20], "cut.json")


_NAMES = sorted(
    {
        *COUNTS,
        *FETCH,
        *EVENT,
        *PLUMX,
        *OVERTON,
        "data",
        "included",
        "type",
        "attributes",
        "name",
        "total",
        "events",
    }
)
_values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_NAMES), inner, max_size=5),
    max_leaves=12,
)


@given(
    base=st.sampled_from([COUNTS, FETCH, EXPLORER, EVENT, PLUMX, OVERTON]),
    over=st.dictionaries(st.sampled_from(_NAMES), _values, max_size=4),
)
def test_whatever_stands_in_a_member_nothing_breaks_or_is_lost(
    base: dict[str, object], over: dict[str, object]
) -> None:
    text = json.dumps([{**base, **over}])
    key = evidence.find(text, "a.json")
    if key is not None:
        records, problems = evidence.read(key, text)
        assert records or any(one.severity is Severity.REFUSED for one in problems)


def test_real_answers(shared_real: Path) -> None:
    folder = shared_real / "altmetric"
    counts = read((folder / "details_api_v1_counts_2021.jsonl").read_bytes(), "counts.jsonl")
    assert (len(counts.records), counts.problems) == (189, ())
    raw = [
        json.loads(line) for line in (folder / "details_api_v1_counts_2021.jsonl").read_text().splitlines()
    ]
    assert [_said(one, Measure.SCORE)[""] for one in counts.records] == [one["score"] for one in raw]
    assert sum(_said(one, Measure.ACCOUNTS).get("msm", 0) for one in counts.records) == sum(
        one.get("cited_by_msm_count", 0) for one in raw
    )
    fetched = read((folder / "details_api_v1_fetch_example_2022.json").read_bytes(), "fetch.json")
    assert (len(fetched.records), len(fetched.records[0].mentions), fetched.problems) == (1, 18, ())
    explorer = read((folder / "explorer_api_2024.json").read_bytes(), "explorer.json")
    assert (len(explorer.records), sum(len(one.mentions) for one in explorer.records)) == (26, 1)
