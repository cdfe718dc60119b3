"""A fictional ORCID record as the register's public interface serves it, in the shapes of version 3.0."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

Json = dict[str, object]
ORCID = "0000-0002-1825-0097"
PERSON: Json = {
    "name": {
        "given-names": {"value": "Jane Q."},
        "family-name": {"value": "Doe"},
        "credit-name": None,
        "visibility": "public",
        "path": ORCID,
    },
    "biography": None,
    "path": f"/{ORCID}/person",
}


def identifier(kind: str, value: str, relation: str = "self") -> Json:
    """An external identifier of a work."""
    return {
        "external-id-type": kind,
        "external-id-value": value,
        "external-id-normalized": {"value": value.lower(), "transient": True},
        "external-id-url": {"value": f"https://doi.org/{value}"},
        "external-id-relationship": relation,
    }


def group(number: int, *, year: int | None = 2021, index: str = "1") -> Json:
    """A work with a DOI `10.5555/tide.NUMBER`, told by two sources; the second one's words are preferred."""
    date = None if year is None else {"year": {"value": str(year)}, "month": {"value": "03"}, "day": None}
    ids = {"external-id": [identifier("doi", f"10.5555/TIDE.{number}")]}
    summaries = [
        {
            "put-code": 990000 + number * 10 + place,
            "source": {"source-name": {"value": name}},
            "title": {"title": {"value": title}, "subtitle": None},
            "external-ids": ids,
            "type": "journal-article",
            "publication-date": date,
            "journal-title": {"value": "Journal of Tides"},
            "display-index": order,
            "path": f"/{ORCID}/work/{990000 + number * 10 + place}",
        }
        for place, (name, title, order) in enumerate(
            [("Crossref", f"TIDES, PART {number}", "0"), ("Jane Q. Doe", f"Tides, part {number}", index)]
        )
    ]
    return {"last-modified-date": {"value": 1}, "external-ids": ids, "work-summary": summaries}


GROUPS = (group(1), group(2, year=2019), group(3, year=None))


def works(groups: Sequence[Json] = GROUPS) -> str:
    """The answer with all works."""
    return json.dumps({"last-modified-date": None, "group": list(groups), "path": f"/{ORCID}/works"})


def answers(folder: Path, groups: Sequence[Json] = GROUPS) -> Path:
    """A folder of answers: the person, and all works."""
    folder.mkdir(exist_ok=True)
    entries = [
        {"source": "orcid", "path": f"/{ORCID}/person", "body": json.dumps(PERSON)},
        {"source": "orcid", "path": f"/{ORCID}/works", "body": works(groups)},
    ]
    (folder / "index.json").write_text(json.dumps({"format": 1, "answers": entries}), encoding="utf-8")
    return folder
