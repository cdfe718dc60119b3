"""What providers' files say in unusual ways: nothing is cut off, and what can't be read is noted."""

from __future__ import annotations

import json

import pytest

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import Measure
from altmetric_desktop.domain.records import ReadFile, Severity
from altmetric_desktop.importers import read
from altmetric_desktop.importers.evidence.composing import Post, figure, mention
from altmetric_desktop.importers.evidence.tables import plum_count


def _read(value: object) -> ReadFile:
    return read(json.dumps(value).encode(), "answer.json")


def _event(number: str, **more: object) -> dict[str, object]:
    return {
        "id": number, "source_id": "twitter", "obj_id": "https://doi.org/10.5555/tides",
        "subj_id": "http://twitter.com", "occurred_at": "2018-02-03T04:05:06Z", "action": "add", **more,
    }  # fmt: skip


def test_tweets_whose_address_was_taken_out_stay_as_many_as_they_are() -> None:
    found = _read([_event("e-1"), _event("e-2")])
    keys = [each.event_key for one in found.records for each in one.mentions]
    assert keys == ["tweeters:crossref-event-data:e-1", "tweeters:crossref-event-data:e-2"]
    assert {each.account.key for one in found.records for each in one.mentions} == {"unknown"}


def test_an_event_about_no_work_is_refused() -> None:
    found = _read([_event("e-1"), _event("e-2", obj_id="https://doi.org/")])
    assert [one.row for one in found.records] == [1]
    assert [(one.row, one.code, one.severity) for one in found.problems] == [
        (2, "address-of-no-work", Severity.REFUSED)
    ]


def test_an_account_on_x_is_one_whoever_tells_of_it() -> None:
    status = "http://twitter.com/Ann_B/statuses/428180819338092544"
    (event,) = _read(
        [_event("e-1", subj_id=status, subj={"author": {"url": "http://www.twitter.com/Ann_B"}})]
    ).records
    theirs = event.mentions[0].account
    listed = mention("altmetric-explorer", Channel.X, Post(url=status, outlet="Ann of the Lake")).account
    assert (theirs.key, theirs.name) == ("ann_b", "Ann_B")
    assert (listed.key, listed.name) == ("ann_b", "Ann of the Lake")


@pytest.mark.parametrize(
    "value,number",
    [
        ("1,204", 1204), ("1,204.5", 1204.5), (" 17 ", 17), ("3734.705999999944", 3734.705999999944), (0, 0),
        ("0", 0), ("12,5", None), ("1_000", None), ("1,20,4", None), ("nan", None), ("inf", None), (-1, None),
        ("-1", None), (True, None), (10**13, None), ("", None), ([3], None), ("\u0663", None),
    ],
)  # fmt: skip
def test_a_count_is_read_or_it_is_none(value: object, number: float | None) -> None:
    found = figure("plumx", Measure.POSTS, value)
    assert (None if found is None else found.value) == number


def test_a_count_that_cannot_be_read_is_noted_and_one_that_is_missing_is_not() -> None:
    found = _read(
        {"altmetric_id": 1, "doi": "10.5555/a", "score": "12,5", "cited_by_msm_count": None,
         "cited_by_feeds_count": "several", "readers": {"mendeley": -1, "citeulike": ""}}
    )  # fmt: skip
    assert found.records[0].reported == ()
    assert [(one.code, one.column, one.value) for one in found.problems] == [
        ("count-unreadable", "score", "12,5"), ("count-unreadable", "feeds", "several"),
        ("count-unreadable", "readers", "-1"),
    ]  # fmt: skip


def test_a_table_says_in_which_column_a_count_cannot_be_read() -> None:
    table = "Altmetric Attention Score,Title,DOI,News mentions\n5,The tides,10.5555/tides,many\n"
    found = read(table.encode(), "export.csv")
    (problem,) = found.problems
    assert (problem.row, problem.column, problem.value) == (2, "News mentions", "many")
    assert [one.measure for one in found.records[0].reported] == [Measure.SCORE]


def test_long_lists_are_read_to_their_end() -> None:
    many = 10_005
    cites = {"policy_document_id": "p", "title": "Plan", "document_url": "https://gov.example.org/plan",
             "cites": {"scholarly": [{"doi": f"10.5555/{one}"} for one in range(many)]}}  # fmt: skip
    assert len(_read(cites).records) == many
    posts = {
        "altmetric_id": 1, "citation": {"doi": "10.5555/a"}, "counts": {"twitter": {"posts_count": many}},
        "posts": {"twitter": [{"tweet_id": str(10**9 + one)} for one in range(many)]},
    }  # fmt: skip
    assert len(_read(posts).records[0].mentions) == many
    output = {"type": "research-output", "attributes": {"title": "A", "identifiers": {"dois": ["10.5555/a"]}}}
    assert len(_read({"data": [output] * many}).records) == many


def test_what_is_no_object_among_explorers_outputs_is_refused() -> None:
    output = {"type": "research-output", "attributes": {"title": "A", "identifiers": {"dois": ["10.5555/a"]}}}
    found = _read({"data": [output, "lost", {"type": "note"}]})
    assert [(one.row, one.severity) for one in found.problems] == [
        (2, Severity.REFUSED),
        (3, Severity.REFUSED),
    ]


def test_comments_are_no_posts() -> None:
    assert plum_count("social media", "Shares, Likes & Comments", "Facebook") == (
        Measure.INTERACTIONS,
        "fbwalls",
    )
    assert plum_count("mentions", "Comments", "Reddit") == (Measure.INTERACTIONS, "rdts")
    assert plum_count("mentions", "Blog Mentions", "Blog") == (Measure.POSTS, "blogs")


def test_a_document_without_a_readable_doi_says_what_stands_there() -> None:
    heading = (
        "Overton id,Document URL,Title,Translated title,Source title,Source country,Published on,Cited DOIs"
    )
    table = f"{heading}\no-1,https://gov.example.org/plan,Plan,,Ministry of Lakes,Canada,2021-05-06,10.5555\n"
    found = read(table.encode(), "overton.csv")
    assert [one.code for one in found.problems][-1] == "evidence-no-output"
    assert any(one.value == "10.5555" for one in found.problems)
    assert sum(one.severity is Severity.REFUSED for one in found.problems) == 1


def test_every_count_of_a_full_record_is_noted_that_cannot_be_read() -> None:
    counts = {"twitter": {"posts_count": 3, "unique_users_count": "some"}, "smoke": {"posts_count": 1}}
    found = _read({"altmetric_id": 1, "citation": {"doi": "10.5555/a"}, "counts": counts})
    assert [(one.code, one.column, one.value) for one in found.problems] == [
        ("count-unreadable", "twitter", "some"), ("channel-unknown", "counts", "smoke"),
    ]  # fmt: skip
    assert [(one.measure, one.value) for one in found.records[0].reported] == [(Measure.POSTS, 3)]


def test_two_who_write_in_one_subreddit_are_two() -> None:
    def post(name: str) -> dict[str, object]:
        author = {"name": name, "id_on_source": "lakes", "url": "http://www.reddit.com/r/lakes"}
        return {"url": f"http://www.reddit.com/r/lakes/comments/{name}7/tides/", "author": author}

    posts = {"reddit": [post("ann"), post("bob")]}
    found = _read({"altmetric_id": 1, "citation": {"doi": "10.5555/a"}, "counts": {}, "posts": posts})
    assert [one.account.key for one in found.records[0].mentions] == ["ann", "bob"]
