"""Small things in answers that are told no more exactly than they are known, or break nothing."""

from __future__ import annotations

import pytest

from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.sourcing import Answer, Ask
from altmetric_desktop.sources import registry

SOURCES = {source.key: source for source in registry.ALL}


@pytest.mark.parametrize(
    "day,date",
    [("2019-01-01", "2019"), ("2019-03-01", "2019-03"), ("2019-01-02", "2019-01-02"), (None, "2019")],
)
def test_the_first_day_of_openalex_is_a_year_or_a_month(day: str | None, date: str) -> None:
    written = "null" if day is None else f'"{day}"'
    work = (
        '{"id":"https://openalex.org/W1","doi":"https://doi.org/10.5555/a","display_name":"Tides",'
        f'"publication_date":{written},"publication_year":2019,"cited_by_count":0}}'
    )
    answer = Answer(200, (), f'{{"meta":{{"count":1}},"results":[{work}]}}'.encode())
    asked = Ask("/works", identifiers=(Identifier(Kind.DOI, "10.5555/a"),), want="w")
    (found,) = SOURCES["openalex"].parse(answer, asked).facts
    assert found.metadata is not None
    assert found.metadata.published is not None
    assert found.metadata.published.iso() == date


def test_a_link_that_is_no_address_costs_no_more_than_itself() -> None:
    feed = (
        "<rss version='2.0'><channel><title>T</title><link>http://[</link>"
        "<item><title>A</title><link>http://[</link></item>"
        "<item><title>B</title><link>https://t.example/2</link>"
        "<description>&lt;a href='http://['&gt;x&lt;/a&gt; &lt;a href='/doi/10.5555/b'&gt;y&lt;/a&gt;"
        "</description></item>"
        "</channel></rss>"
    )
    page = SOURCES["feeds"].parse(
        Answer(200, (), feed.encode()), Ask("https://t.example/rss", stage="msm", want="w")
    )
    (mention,) = (one for one in page.mentions if one.title == "B")
    assert "https://t.example/doi/10.5555/b" in mention.texts
