"""A fictional list as OpenAlex serves it: an institution, a person, works on pages behind cursors."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

ROR = "02nr0ka47"
ORCID = "0000-0002-1825-0097"
HERE, CHILD = "I990001", "I990002"
TIDES, TIDES_AGAIN = "Dept of Tides, Northmere University", "DEPT OF TIDES,  Northmere University."
OHIO, SHORT = "Northmere College, Ohio", "Northmere Univ."

Json = dict[str, object]


def author(name: str, *texts: str, orcid: str | None = None, institution: str = HERE) -> Json:
    """A signature under a work: the author, an institution, the affiliations that led to it."""
    address = f"https://openalex.org/{institution}"
    return {
        "author": {"id": "https://openalex.org/A990001", "display_name": name, "orcid": orcid},
        "institutions": [{"id": address, "lineage": [address, f"https://openalex.org/{HERE}"]}],
        "raw_affiliation_strings": list(texts),
        "affiliations": [{"raw_affiliation_string": text, "institution_ids": [address]} for text in texts],
    }


def work(number: int, *authors: Json) -> Json:
    """A work with a DOI `10.5555/tide.NUMBER`."""
    address = f"https://openalex.org/W9900{number:04d}"
    return {
        "id": address,
        "doi": f"https://doi.org/10.5555/tide.{number}",
        "ids": {"openalex": address, "pmid": f"https://pubmed.ncbi.nlm.nih.gov/9900{number:04d}"},
        "display_name": f"Tides, part {number}",
        "publication_year": 2021,
        "publication_date": "2021-03-04",
        "type": "article",
        "language": "en",
        "authorships": list(authors),
        "cited_by_count": 3,
    }


WORKS: tuple[tuple[Json, ...], ...] = (
    (
        work(1, author("Jane Q. Doe", TIDES, orcid=f"https://orcid.org/{ORCID}"), author("Max Roe", SHORT)),
        work(2, author("Ann Other", OHIO)),
    ),
    (work(3, author("Jane Q. Doe", TIDES_AGAIN)), work(4, author("Max Roe", SHORT))),
)


def page(works: Sequence[Json], after: str | None, count: int) -> str:
    """A page of the works interface."""
    return json.dumps({"meta": {"count": count, "next_cursor": after}, "results": list(works)})


def answers(folder: Path, pages: Sequence[Sequence[Json]] = WORKS, count: int | None = None) -> Path:
    """A folder of answers: the institution, the person, and the pages (`count`: what they promise)."""
    folder.mkdir(exist_ok=True)
    known = [
        (f"/institutions/ror:{ROR}", HERE, "Northmere University"),
        (f"/authors/orcid:{ORCID}", "A990001", "Jane Q. Doe"),
    ]
    entries: list[Json] = [
        {
            "source": "openalex",
            "path": path,
            "body": json.dumps({"id": f"https://openalex.org/{number}", "display_name": name}),
        }
        for path, number, name in known
    ]
    promised = sum(map(len, pages)) if count is None else count
    for place, works in enumerate([*pages, ()]):
        cursor = "*" if place == 0 else f"c{place}"
        after = f"c{place + 1}" if place < len(pages) else None
        entries.append(
            {
                "source": "openalex",
                "path": "/works",
                "params": {"cursor": cursor},
                "body": page(works, after, promised),
            }
        )
    (folder / "index.json").write_text(json.dumps({"format": 1, "answers": entries}), encoding="utf-8")
    return folder
