"""Writes the fictional world in the shapes of the seven sources, as `harvest.replay` describes them.

The shapes are those of the services' documentation and of answers that were really given.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from html import escape
from pathlib import Path
from urllib.parse import quote

import demo_words as words
from demo_stars import Event, Work
from demo_world import World

CROSSREF_TYPES = {
    "article": "journal-article",
    "review": "journal-article",
    "book": "book",
    "chapter": "book-chapter",
    "conference-paper": "proceedings-article",
    "preprint": "posted-content",
    "report": "report",
}
OPENALEX_TYPES = {"chapter": "book-chapter", "conference-paper": "article", "thesis": "dissertation"}
#: Longer DOIs than ours: what a search by beginnings or by words also finds, and must not count.
DECOY = "7b"


def slug(name: str) -> str:
    """`Polder & Plain` → `polder-plain`."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def seconds(when: datetime) -> int:
    """Unix time."""
    return int(when.timestamp())


def lines(path: Path, records: Iterable[dict[str, object]]) -> None:
    """One JSON object a line, short and always in the same order."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)
    path.write_text(text, "utf-8")


def given_family(name: str) -> tuple[str, str]:
    """`Family, Given` → (given, family)."""
    family, _, given = name.partition(", ")
    return given, family


def dated(work: Work) -> list[int]:
    """A date as Crossref writes it."""
    return [work.day.year, work.day.month, work.day.day]


def crossref(work: Work) -> dict[str, object]:
    """What `/works/{doi}` has under `message`."""
    container = [] if work.kind in {"preprint", "report", "book"} else [work.journal]
    record: dict[str, object] = {
        "publisher": work.publisher,
        "DOI": work.doi.upper() if work.doi.endswith("7") else work.doi,
        "type": CROSSREF_TYPES[work.kind],
        "is-referenced-by-count": work.known_to["crossref"],
        "title": [work.markup],
        "subtitle": [],
        "prefix": "10.5555",
        "container-title": container,
        "author": [
            {
                "given": given_family(name)[0],
                "family": given_family(name)[1],
                "sequence": "additional" if place else "first",
                "affiliation": [],
            }
            for place, (name, _) in enumerate(work.authors)
        ],
        "issued": {"date-parts": [dated(work)]},
        "relation": {},
        "URL": f"https://doi.org/{work.doi}",
        "resource": {"primary": {"URL": landing(work)}},
    }
    place = {"volume": work.volume, "issue": work.issue, "page": work.pages.replace("–", "-")}
    record |= {name: value for name, value in place.items() if value}
    if work.kind == "preprint":
        record |= {"posted": {"date-parts": [dated(work)]}, "subtype": "preprint"}
    if work.isbn:
        record["ISBN"] = [work.isbn]
    if work.retracted:
        record["updated-by"] = [retraction(work)]
    return record


def retraction(work: Work) -> dict[str, object]:
    """The notice that takes a work back."""
    return {
        "DOI": f"{work.doi}.r",
        "type": "retraction",
        "label": "Retraction",
        "source": "publisher",
        "updated": {"date-parts": [[2021, 3, 2]]},
    }


def landing(work: Work) -> str:
    """The page of the work at its publisher."""
    return f"https://read.{slug(work.publisher)}.example/{work.doi.rpartition('/')[2] or work.pmid}"


def openalex(work: Work, index: int) -> dict[str, object]:
    """A work as OpenAlex lists it."""
    ids: dict[str, object] = {"openalex": f"https://openalex.org/W99{index:08d}"}
    if work.doi:
        ids["doi"] = f"https://doi.org/{work.doi}"
    if work.pmid:
        ids["pmid"] = f"https://pubmed.ncbi.nlm.nih.gov/{work.pmid}"
    first, _, last = work.pages.partition("–")
    kind = {"book": "book series", "conference-paper": "conference", "preprint": "repository"}.get(
        work.kind, "journal"
    )
    return {
        "id": f"https://openalex.org/W99{index:08d}",
        "doi": ids.get("doi"),
        "display_name": work.title,
        "publication_year": work.day.year,
        "publication_date": work.day.isoformat(),
        "ids": ids,
        "language": work.language,
        "type": OPENALEX_TYPES.get(work.kind, work.kind),
        "primary_location": {
            "is_oa": work.access != "closed",
            "landing_page_url": ids.get("doi"),
            "source": {"display_name": work.journal, "host_organization_name": work.publisher, "type": kind},
        },
        "open_access": {"is_oa": work.access != "closed", "oa_status": work.access},
        "authorships": [
            {"author": {"display_name": " ".join(given_family(name)).strip()}} for name, _ in work.authors
        ],
        "cited_by_count": work.known_to["openalex"],
        "is_retracted": work.retracted,
        "primary_topic": {"field": {"display_name": work.field}},
        "biblio": {
            "volume": work.volume or None,
            "issue": work.issue or None,
            "first_page": first or None,
            "last_page": last or None,
        },
    }


def europepmc(work: Work, index: int, evaluated: bool) -> dict[str, object]:
    """An element of `resultList.result`."""
    preprint = work.kind == "preprint"
    record: dict[str, object] = {
        "id": f"PPR99{index:05d}" if preprint else work.pmid,
        "source": "PPR" if preprint else "MED",
    }
    if work.pmid:
        record["pmid"] = work.pmid
    if work.doi:
        record["doi"] = work.doi
    return record | {
        "title": f"{work.title}.",
        "authorList": {
            "author": [
                {
                    "fullName": f"{given_family(name)[1]} {given_family(name)[0][:1]}",
                    "firstName": given_family(name)[0],
                    "lastName": given_family(name)[1],
                }
                for name, _ in work.authors
            ]
        },
        "journalInfo": {
            "issue": work.issue,
            "volume": work.volume,
            "yearOfPublication": work.day.year,
            "journal": {"title": work.journal},
        },
        "pubYear": str(work.day.year),
        "pageInfo": work.pages.replace("–", "-"),
        "language": "eng",
        "pubTypeList": {
            "pubType": ["Preprint" if preprint else "Review" if work.kind == "review" else "Journal Article"]
        },
        "citedByCount": work.known_to["europepmc"],
        "hasEvaluations": "Y" if evaluated else "N",
        "firstPublicationDate": work.day.isoformat(),
    }


def evaluations(events: list[Event], number: str) -> dict[str, object]:
    """What the service says of a preprint's reviews; an author's answer among them is no review."""
    reviews: list[dict[str, object]] = [
        {
            "id": event.code,
            "doi": f"10.5555/rev.{event.code}",
            "url": f"https://{slug(event.outlet)}.example/{event.code}",
            "dataOrigin": "docmap",
            "platform": event.outlet,
            "type": "review-article",
            "date": event.when.date().isoformat(),
        }
        for event in events
    ]
    reviews.append(
        {
            "id": f"a{events[0].code}",
            "url": f"https://{slug(events[0].outlet)}.example/a{events[0].code}",
            "platform": events[0].outlet,
            "type": "author-response",
            "date": "2026-01-05",
        }
    )
    return {
        "version": "6.9",
        "hitCount": len(reviews),
        "request": {"id": number, "source": "PPR"},
        "evaluationList": {"evaluation": reviews},
    }


def wikipedia(event: Event, works: dict[str, Work], index: int) -> dict[str, object]:
    """A page. Where the citation makes no link, only a search in its source finds it."""
    cited = [works[number] for number in event.works]
    linked = [work for work in cited if event.named_by == "link"]
    stamp = event.when.strftime("%Y-%m-%dT%H:%M:00Z")
    template = "Literatur" if event.outlet == "de" else "cite journal"
    text = f"'''{event.title}''' … " + " ".join(
        f"{{{{{template}|title={w.title}|doi={w.doi}}}}}" for w in cited
    )
    return {
        "lang": event.outlet,
        "pageid": 5_000_000 + 31 * index,
        "ns": 0,
        "title": event.title,
        "timestamp": stamp,
        "created": "2009-05-02T08:00:00Z",
        "links": [f"https://doi.org/{work.doi}" for work in linked],
        "text": text,
    }


def hackernews(event: Event, works: dict[str, Work]) -> dict[str, object]:
    """A hit of the search."""
    work = works[event.works[0]]
    hit: dict[str, object] = {
        "objectID": event.code,
        "author": event.outlet,
        "created_at_i": seconds(event.when),
        "created_at": event.when.strftime("%Y-%m-%dT%H:%M:00Z"),
    }
    if event.named_by == "story":
        return hit | {
            "title": work.title,
            "url": f"https://doi.org/{work.doi}",
            "points": int(event.code) % 240 + 2,
            "num_comments": int(event.code) % 60,
            "story_id": int(event.code),
            "_tags": ["story", f"author_{event.outlet}", f"story_{event.code}"],
        }
    address = f"https://doi.org/{work.doi}"
    return hit | {
        "comment_text": f'{event.text} <a href="{address}" rel="nofollow">{address}</a>',
        "story_title": f"Ask: {work.title.split(':')[0]}?",
        "story_id": int(event.code) - 7,
        "points": None,
        "parent_id": int(event.code) - 3,
        "_tags": ["comment", f"author_{event.outlet}", f"story_{int(event.code) - 7}"],
    }


def stackexchange(event: Event, works: dict[str, Work]) -> dict[str, object]:
    """A post with what each method of the service says of it."""
    work = works[event.works[0]]
    site, number = event.code.split("/")
    user = 100 + words.HANDLES.index(event.outlet)
    body = f'<p>{escape(event.text)} <a href="https://doi.org/{work.doi}">{escape(work.title)}</a></p>'
    post: dict[str, object] = {
        "owner": {
            "account_id": user,
            "reputation": 37 * user % 9000,
            "user_id": user,
            "user_type": "registered",
            "display_name": event.outlet,
            "link": f"https://{site}.stackexchange.com/users/{user}",
        },
        "score": int(number) % 23,
        "creation_date": seconds(event.when),
        "body": body,
        "content_license": "CC BY-SA 4.0",
    }
    excerpt: dict[str, object] = {
        "item_type": event.named_by,
        "title": escape(event.title),
        "score": post["score"],
        "excerpt": f"{escape(event.text)} {work.doi}",
        "creation_date": post["creation_date"],
        "question_id": int(number),
    }
    text = f"{event.text} https://doi.org/{work.doi}"
    if event.named_by == "question":
        post |= {
            "question_id": int(number),
            "title": escape(event.title),
            "view_count": 41 * int(number) % 7000,
            "link": f"https://{site}.stackexchange.com/questions/{number}/q",
        }
        return {"site": site, "text": text, "excerpt": excerpt, "question": post}
    post |= {"answer_id": int(number), "question_id": int(number) - 2, "is_accepted": int(number) % 3 == 0}
    excerpt |= {"answer_id": int(number), "question_id": int(number) - 2}
    return {"site": site, "text": text, "excerpt": excerpt, "answer": post}


def write(world: World, folder: Path) -> None:
    """All answers but the feeds."""
    works = world.named()
    reviewed: dict[str, list[Event]] = {}
    for event in world.events:
        if event.channel == "peer_reviews":
            reviewed.setdefault(event.works[0], []).append(event)
    placed = list(enumerate(world.works))
    lines(folder / "crossref/works.jsonl", (crossref(w) for w in world.works if "crossref" in w.known_to))
    lines(folder / "openalex/works.jsonl", (openalex(w, i) for i, w in placed if "openalex" in w.known_to))
    lines(
        folder / "europepmc/results.jsonl",
        (europepmc(w, i, w.number in reviewed) for i, w in placed if "europepmc" in w.known_to),
    )
    by = {name: [e for e in world.events if e.channel == name] for name in ("wikipedia", "forum", "qna")}
    star = world.works[0].doi
    pages = [wikipedia(event, works, place) for place, event in enumerate(by["wikipedia"])]
    lines(folder / "wikipedia/pages.jsonl", [*pages, *decoy_pages(star)])
    hits = [hackernews(event, works) for event in by["forum"]]
    lines(folder / "hackernews/hits.jsonl", [*hits, decoy_hit(star)])
    lines(folder / "stackexchange/posts.jsonl", (stackexchange(event, works) for event in by["qna"]))
    numbers = {work.number: f"PPR99{index:05d}" for index, work in placed if work.number in reviewed}
    answers = [
        {
            "source": "europepmc",
            "path": f"/evaluations/PPR/{number}",
            "body": json.dumps(evaluations(reviewed[name], number), ensure_ascii=False),
        }
        for name, number in numbers.items()
    ]
    index_text = json.dumps({"format": 1, "answers": answers}, ensure_ascii=False, indent=1)
    (folder / "index.json").write_text(index_text + "\n", "utf-8")


def decoy_pages(doi: str) -> list[dict[str, object]]:
    """A page that cites a longer DOI, and one outside the encyclopaedia: neither counts."""
    stamp = "2024-05-01T09:00:00Z"
    pages: list[dict[str, object]] = []
    for number, space, title, cited in (
        (4_999_999, 0, "List of shorelines", f"{doi}{DECOY}"),
        (4_999_998, 2, "User:Mudlark/Drafts", doi),
    ):
        page: dict[str, object] = {"lang": "en", "pageid": number, "ns": space, "title": title}
        pages.append(
            page | {"timestamp": stamp, "links": [f"https://doi.org/{cited}"], "text": f"doi={cited}"}
        )
    return pages


def decoy_hit(doi: str) -> dict[str, object]:
    """A story about a longer DOI."""
    return {
        "objectID": "30999999",
        "author": "offbyone",
        "created_at_i": 1_714_600_000,
        "title": "Another paper",
        "created_at": "2024-05-01T21:46:40Z",
        "url": f"https://doi.org/{doi}{DECOY}",
        "points": 3,
        "num_comments": 0,
        "story_id": 30_999_999,
        "_tags": ["story", "author_offbyone", "story_30999999"],
    }


def address_of(work: Work) -> str:
    """The DOI as a link."""
    return f"https://doi.org/{quote(work.doi, safe='/.')}"
