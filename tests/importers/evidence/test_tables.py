"""Tables that other services export: what they say beside their records, and what is left out with a word."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.evidence import Measure
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.records import ReadFile, Record, Severity
from altmetric_desktop.importers import read


def _cells(text: str, mark: str) -> list[str]:
    return text.split(mark)


OUTPUTS = _cells(
    "Altmetric Attention Score,Title,Journal/Collection Title,Authors at my Institution,Departments,"
    "Output Type,Publication Date,DOI,ISBN,URI,PubMed ID,News mentions,Blog mentions,X mentions,"
    "Bluesky mentions,Clinical guideline mentions,Smoke signal mentions,Number of Mendeley readers,"
    "Number of Dimensions citations,Details Page URL,Badge URL,Publisher Names",
    ",",
)
ONE = _cells(
    "54|The tides of Lake Example|Journal of Fiction|Doe, Jane|Department of Lakes|Article"
    "|2019-03-04 00:00:00|10.5555/tides|||12345678|3|0|17||1|2|99|4|https://www.altmetric.com/details/1"
    "|https://api.altmetric.com/v1/donut/1_240.png|Example Press",
    "|",
)
MENTIONS = _cells(
    "Mention Type,Mention Date,Outlet or Author,Mention Title,Country,External Mention ID,Mention URL,"
    "Research Output Title,Journal/Collection Title,Authors at my Institution,Departments,Output Type,"
    "Subjects (FoR),Publication Date,Altmetric Attention Score,Details Page URL,DOI,PubMed ID",
    ",",
)
_WORK = ["The tides of Lake Example", "Journal of Fiction", "Doe, Jane", "Department of Lakes", "Article"]
_REST = ["", "2019-03-04", "54", "https://www.altmetric.com/details/1", "10.5555/tides", "12345678"]
NEWS = [
    "News story", "2019-03-09 07:45:12", "The Example Times", "Lake has tides", "Canada", "",
    "http://www.times.example.org/tides?utm_source=rss", *_WORK, *_REST,
]  # fmt: skip
POST = ["X Post", "", "", "", "", "1104999999999999999", "", *_WORK, *_REST]
SMOKE = ["Smoke signal", "2019-03-10", "Ann", "", "", "", "", *_WORK, *_REST]


def _csv(*rows: Sequence[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _said(one: Record, measure: Measure = Measure.POSTS) -> dict[str, float]:
    return {figure.channel: figure.value for figure in one.reported if figure.measure is measure}


def test_explorers_outputs_keep_what_they_report_apart() -> None:
    found = read(_csv(OUTPUTS, ONE), "export.csv")
    (one,) = found.records
    assert (found.format, one.provider, one.mentions) == (
        "altmetric-explorer-table",
        "altmetric-explorer",
        (),
    )
    assert one.title == "The tides of Lake Example"
    assert [unit.path for unit in one.units] == [("Department of Lakes",)]
    assert Identifier(Kind.DOI, "10.5555/tides") in one.identifiers
    assert _said(one) == {"msm": 3, "blogs": 0, "tweeters": 17, "guidelines": 1}, "a blank cell is no nought"
    assert _said(one, Measure.SCORE) == {"": 54}
    assert (_said(one, Measure.READERS), _said(one, Measure.CITATIONS)) == (
        {"mendeley": 99},
        {"dimensions": 4},
    )
    assert [(one.code, one.value, one.severity) for one in found.problems] == [
        ("channel-unknown", "Smoke signal", Severity.NOTE)
    ]


def test_columns_of_one_channel_under_two_names_are_added() -> None:
    heading = [
        "Altmetric Attention Score",
        "Title",
        "DOI",
        "Faculty Opinions mentions",
        "F1000 mentions",
        "q_a_mentions",
    ]
    (one,) = read(_csv(heading, ["9", "The tides", "10.5555/tides", "1", "2", "4"]), "export.csv").records
    assert (_said(one), one.units) == ({"f1000": 3, "qna": 4}, ()), "opinions are no faculty"


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(OUTPUTS)
    sheet.append([int(cell) if cell.isdigit() and len(cell) < 4 else cell or None for cell in ONE])
    book.save(tmp_path / "export.xlsx")
    found = read((tmp_path / "export.xlsx").read_bytes(), "export.xlsx")
    assert _said(found.records[0]) == {"msm": 3, "blogs": 0, "tweeters": 17, "guidelines": 1}


def _mentions(*rows: Sequence[str]) -> ReadFile:
    return read(_csv(MENTIONS, *rows), "mentions.csv")


def test_explorers_mentions_are_mentions_of_their_works() -> None:
    found = _mentions(NEWS, POST)
    assert found.format == "altmetric-mentions-table"
    assert [one.title for one in found.records] == ["The tides of Lake Example"] * 2
    news, post = (one.mentions[0] for one in found.records)
    assert news.event_key == "msm:https://times.example.org/tides"
    assert (news.channel, news.account.key, news.account.name) == (
        Channel.NEWS, "times.example.org", "The Example Times",
    )  # fmt: skip
    assert (news.title, news.country, news.posted and news.posted.iso()) == (
        "Lake has tides", "Canada", "2019-03-09T07:45:12Z",
    )  # fmt: skip
    assert post.event_key == "tweeters:1104999999999999999"
    assert (post.url, post.title, post.posted, post.account.key, post.account.name) == (
        "",
        "",
        None,
        "unknown",
        "",
    )
    assert [_said(one, Measure.SCORE) for one in found.records] == [{"": 54}] * 2


def test_a_mention_of_an_unknown_kind_is_left_out_with_its_word() -> None:
    found = _mentions(NEWS, SMOKE, ["", *SMOKE[1:]])
    assert [len(one.mentions) for one in found.records] == [1, 0, 0]
    assert [(one.row, one.code, one.value) for one in found.problems] == [
        (3, "channel-unknown", "Smoke signal"),
        (4, "channel-missing", ""),
    ]


def test_rows_that_say_the_same_of_different_works_are_one_event() -> None:
    other = [*NEWS[:7], "Another work", *NEWS[8:-2], "10.5555/other", ""]
    first, second = _mentions(NEWS, other).records
    assert first.mentions[0].event_key == second.mentions[0].event_key


def test_plumx_counts_by_platform() -> None:
    heading = [
        "Title", "DOI", "Captures:Readers:Mendeley", "Citations:Citation Indexes:Scopus",
        "Mentions:News Mentions:News", "Social Media:Shares, Likes & Comments:Facebook",
        "Usage:Abstract Views:EBSCO", "Mentions:Smoke Mentions:Smoke",
    ]  # fmt: skip
    found = read(_csv(heading, ["The tides", "10.5555/tides", "7", "5", "3", "250", "900", "1"]), "plumx.csv")
    (one,) = found.records
    assert one.provider == "plumx"
    assert (_said(one), _said(one, Measure.READERS)) == ({"msm": 3}, {"mendeley": 7})
    assert _said(one, Measure.CITATIONS) == {"scopus": 5}
    assert _said(one, Measure.INTERACTIONS) == {"fbwalls": 250}, "likes are no posts"
    assert [problem.code for problem in found.problems] == ["channel-unknown"]


def test_overtons_documents_are_mentions_of_the_works_they_cite() -> None:
    heading = [
        "Overton id",
        "Title",
        "Source title",
        "Source country",
        "Published_on",
        "Document URL",
        "Cited DOIs",
    ]
    row = [
        "ministry-1",
        "Plan for lakes",
        "Ministry of Lakes",
        "Canada",
        "2021-05-06",
        "https://gov.example.org/plan",
    ]
    found = read(_csv(heading, [*row, "10.5555/tides; 10.5555/other"], [*row, ""]), "policies.csv")
    assert found.format == "overton-table"
    assert [one.identifiers[0].value for one in found.records] == ["10.5555/tides", "10.5555/other"]
    assert {one.title for one in found.records} == {None}, "the document's title is not the work's"
    made = found.records[0].mentions[0]
    assert (made.channel, made.title, made.account.name) == (
        Channel.POLICY,
        "Plan for lakes",
        "Ministry of Lakes",
    )
    assert [(one.row, one.code, one.severity) for one in found.problems] == [
        (3, "evidence-no-output", Severity.REFUSED)
    ]


@pytest.mark.parametrize("cell", ["-3", "many", "1e99", "nan", "٣"])
def test_a_count_that_is_none_is_said_to_be_so(cell: str) -> None:
    row = [*ONE[:11], cell, *ONE[12:]]
    found = read(_csv(OUTPUTS, row), "export.csv")
    assert "msm" not in _said(found.records[0])
    assert ("count-unreadable", cell) in [(one.code, one.value) for one in found.problems]


def test_a_real_export(shared_real: Path) -> None:
    path = shared_real / "altmetric" / "explorer_research_outputs_export_2024_sample.csv"
    found = read(path.read_bytes(), path.name)
    assert (len(found.records), found.problems) == (234, ())
    assert {len(one.reported) for one in found.records} == {20}
    raw = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [_said(one, Measure.SCORE)[""] for one in found.records] == [
        float(row["Altmetric Attention Score"]) for row in raw
    ]


@given(st.lists(st.lists(st.text(max_size=12), min_size=len(MENTIONS), max_size=len(MENTIONS)), max_size=3))
def test_whatever_a_row_holds_it_is_a_record_or_refused(rows: list[list[str]]) -> None:
    found = _mentions(NEWS, *[["News story", *row[1:]] for row in rows])
    refused = {one.row for one in found.problems if one.severity is Severity.REFUSED}
    assert len(found.records) + len(refused) >= 1 + len(rows)
