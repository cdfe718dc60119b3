"""A small folder of saved answers: three works of a made-up journal, and what is said of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

A, B, C = "10.5555/tidal.1", "10.5555/tidal.2", "10.5555/with,comma"

_CROSSREF = [
    {
        "DOI": doi,
        "title": [f"Tides and their work {number}"],
        "type": "journal-article",
        "container-title": ["Journal of Shoreline Systems"],
        "is-referenced-by-count": number,
        "issued": {"date-parts": [[2024, 3, number]]},
        "author": [{"given": "Ada", "family": "Norvane", "sequence": "first", "affiliation": []}],
        "URL": f"https://doi.org/{doi}",
    }
    for number, doi in enumerate((A, B, C), 1)
]
_OPENALEX = [
    {
        "id": f"https://openalex.org/W100{number}",
        "doi": f"https://doi.org/{doi}",
        "display_name": f"Tides and their work {number}",
        "publication_year": 2024,
        "publication_date": f"2024-03-0{number}",
        "type": "article",
        "cited_by_count": number,
        "ids": {"openalex": f"https://openalex.org/W100{number}", "doi": f"https://doi.org/{doi}"},
        "authorships": [],
        "referenced_works": ["https://openalex.org/W1001"] if number == 2 else [],
    }
    for number, doi in enumerate((A, B, C), 1)
]
_OPENALEX[0]["ids"] = {"pmid": "https://pubmed.ncbi.nlm.nih.gov/7001"}
_EUROPEPMC = [
    {
        "id": "7001",
        "source": "MED",
        "pmid": "7001",
        "doi": A,
        "title": "Tides 1",
        "citedByCount": 4,
        "pubYear": "2024",
    },
    {
        "id": "7002",
        "source": "MED",
        "pmid": "7002",
        "pmcid": "PMC55",
        "doi": B,
        "title": "Tides 2",
        "citedByCount": 0,
    },
]
_WIKIPEDIA = [
    {
        "lang": "en",
        "pageid": 12,
        "ns": 0,
        "title": "Tidal flat",
        "timestamp": "2024-03-01T10:00:00Z",
        "created": "2019-05-02T08:00:00Z",
        "links": [f"https://doi.org/{A}", f"http://doi.org/{A}"],
        "text": "",
    },
    {
        "lang": "en",
        "pageid": 13,
        "ns": 0,
        "title": "Mudflat",
        "timestamp": "2024-03-02T10:00:00Z",
        "links": ["https://doi.org/10.5555/tidal.12", "https://journal.example.org/paper/1"],
        "text": "",
    },
    {
        "lang": "en",
        "pageid": 14,
        "ns": 0,
        "title": "Salt marsh",
        "timestamp": "2024-03-03T10:00:00Z",
        "links": [],
        "text": f"A salt marsh {{{{cite journal|doi={A}}}}} lies by the sea.",
    },
    {
        "lang": "en",
        "pageid": 15,
        "ns": 2,
        "title": "User:Ada",
        "timestamp": "2024-03-03T10:00:00Z",
        "links": [f"https://doi.org/{A}"],
        "text": f"doi={A}",
    },
    {
        "lang": "de",
        "pageid": 16,
        "ns": 0,
        "title": "Watt",
        "timestamp": "2024-03-04T10:00:00Z",
        "links": [f"https://doi.org/{A}"],
        "text": "",
    },
]
_HACKERNEWS = [
    {
        "objectID": "501",
        "_tags": ["story", "author_ada", "story_501"],
        "title": "Tides and their work",
        "url": f"https://doi.org/{A}",
        "author": "ada",
        "points": 12,
        "num_comments": 1,
        "created_at": "2023-11-14T22:13:20Z",
        "created_at_i": 1_700_000_000,
        "comment_text": None,
    },
    {
        "objectID": "502",
        "_tags": ["comment", "author_bob", "story_501"],
        "comment_text": f"See https://doi.org/{A} for more",
        "story_title": "Tides and their work",
        "story_id": 501,
        "author": "bob",
        "created_at": "2023-11-14T22:14:20Z",
        "created_at_i": 1_700_000_060,
    },
]
_OWNER = {"display_name": "Ada", "user_id": 7, "link": "https://stats.stackexchange.com/users/7/ada"}
_STACKEXCHANGE = [
    {
        "site": "stats",
        "text": f"How do tides work? https://doi.org/{A}",
        "excerpt": {
            "item_type": "question",
            "question_id": 31,
            "title": "How do tides work?",
            "excerpt": f"… https://doi.org/{A} …",
            "body": f"… https://doi.org/{A} …",
            "creation_date": 1_700_000_000,
            "score": 3,
            "tags": ["tides"],
        },
        "question": {
            "question_id": 31,
            "title": "How do tides work?",
            "link": "https://stats.stackexchange.com/questions/31/how",
            "body": f"<p>https://doi.org/{A}</p>",
            "creation_date": 1_700_000_000,
            "owner": _OWNER,
            "score": 3,
            "view_count": 100,
            "tags": ["tides"],
        },
    },
    {
        "site": "stats",
        "text": f"They do: {A}",
        "excerpt": {
            "item_type": "answer",
            "question_id": 31,
            "answer_id": 41,
            "title": "How do tides work?",
            "excerpt": f"They do: {A}",
            "body": f"They do: {A}",
            "creation_date": 1_700_000_100,
            "score": 1,
            "tags": ["tides"],
        },
        "answer": {
            "answer_id": 41,
            "question_id": 31,
            "body": f"<p>They do: {A}</p>",
            "creation_date": 1_700_000_100,
            "owner": _OWNER,
            "score": 1,
        },
    },
]
_FEED = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Science Ledger</title><link>https://news.example/</link>
<description>News</description>
<item><title>Tides at work</title><link>https://news.example/tides</link><guid>https://news.example/tides</guid>
<pubDate>Thu, 14 Mar 2024 09:00:00 GMT</pubDate>
<description>A study, https://doi.org/{A}, says how tides work.</description></item>
</channel></rss>
"""
_INDEX = {
    "format": 1,
    "feeds": {"https://other.example/rss": "feeds/science.xml"},
    "answers": [
        {
            "source": "crossref",
            "path": "/works/10.5555/broken",
            "status": 500,
            "headers": {"X-Api-Pool": "polite"},
            "body": "oops",
        },
        {
            "source": "europepmc",
            "path": "/evaluations/MED/7001",
            "params": {"page": 1},
            "file": "europepmc/evaluation.json",
        },
    ],
}


def a_folder(place: Path) -> Path:
    """Write the folder into `place`, which it returns."""
    _lines(place / "crossref" / "works.jsonl", _CROSSREF)
    _lines(place / "openalex" / "works.jsonl", _OPENALEX)
    _lines(place / "europepmc" / "results.jsonl", _EUROPEPMC)
    _lines(place / "wikipedia" / "pages.jsonl", _WIKIPEDIA)
    _lines(place / "hackernews" / "hits.jsonl", _HACKERNEWS)
    _lines(place / "stackexchange" / "posts.jsonl", _STACKEXCHANGE)
    (place / "feeds").mkdir()
    (place / "feeds" / "science.xml").write_text(_FEED, "utf-8")
    (place / "europepmc" / "evaluation.json").write_text('{"page": 1}', "utf-8")
    (place / "index.json").write_text(json.dumps(_INDEX), "utf-8")
    return place


def _lines(path: Path, records: Sequence[object]) -> None:
    path.parent.mkdir()
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text(text, "utf-8")
