# ruff: noqa: E501 (lists stand as their producers write them)
"""Lists in JSON: a record of each producer, and the envelope around them."""

from __future__ import annotations

import json
from collections.abc import Callable

from tests.importers.corpus.works import Work, Works

Make = Callable[[Work, int], dict[str, object]]


def _csl(work: Work, number: int) -> dict[str, object]:
    family, _, given = work.author.partition(", ")
    return {
        "id": f"k{number}", "type": "article-journal", "title": work.title, "DOI": work.doi,
        "author": [{"family": family, "given": given}], "issued": {"date-parts": [[work.year]]},
    }  # fmt: skip


def _orcid(work: Work, number: int) -> dict[str, object]:
    names = [
        {"external-id-type": "doi", "external-id-value": work.doi, "external-id-relationship": "self"},
    ]
    return {
        "external-ids": {"external-id": names},
        "work-summary": [
            {
                "put-code": number, "title": {"title": {"value": work.title}}, "type": "journal-article",
                "publication-date": {"year": {"value": work.year}}, "external-ids": {"external-id": names},
            }
        ],
    }  # fmt: skip


def _openalex(work: Work, number: int) -> dict[str, object]:
    return {
        "id": f"https://openalex.org/W420000000{number}", "doi": f"https://doi.org/{work.doi}",
        "display_name": work.title, "publication_year": int(work.year), "type": "article",
        "authorships": [{"author": {"display_name": work.author}}],
    }  # fmt: skip


def _crossref(work: Work, _: int) -> dict[str, object]:
    return {
        "DOI": work.doi, "title": [work.title], "type": "journal-article", "prefix": "10.5555",
        "member": "1", "issued": {"date-parts": [[int(work.year)]]}, "author": [{"name": work.author}],
    }  # fmt: skip


def _datacite(work: Work, _: int) -> dict[str, object]:
    return {
        "id": work.doi, "type": "dois",
        "attributes": {
            "doi": work.doi, "publicationYear": int(work.year), "publisher": "Fiction Repository",
            "titles": [{"title": work.title}], "creators": [{"name": work.author}],
            "types": {"resourceTypeGeneral": "Text"},
        },
    }  # fmt: skip


def _europepmc(work: Work, number: int) -> dict[str, object]:
    return {
        "id": f"2403830{number}", "source": "MED", "pmid": f"2403830{number}", "doi": work.doi,
        "title": work.title, "pubYear": work.year, "authorString": "Doe J.",
    }  # fmt: skip


def _eprints(work: Work, number: int) -> dict[str, object]:
    return {
        "eprintid": 70 + number, "type": "article", "title": work.title, "id_number": work.doi,
        "date": work.year, "creators": [{"name": {"family": "Doe", "given": "Jane"}}],
        "uri": f"https://repository.example.org/id/eprint/7{number}",
    }  # fmt: skip


def _pure(work: Work, number: int) -> dict[str, object]:
    return {
        "uuid": f"00000000-0000-4000-8000-00000000000{number}", "pureId": number, "title": {"value": work.title},
        "electronicVersions": [{"doi": f"https://doi.org/{work.doi}"}],
        "publicationStatuses": [{"current": True, "publicationDate": {"year": int(work.year)}}],
        "contributors": [{"name": {"firstName": "Jane", "lastName": "Doe"}}],
    }  # fmt: skip


def _lens(work: Work, number: int) -> dict[str, object]:
    return {
        "lens_id": f"000-111-222-333-44{number}", "title": work.title, "year_published": int(work.year),
        "external_ids": [{"type": "doi", "value": work.doi}], "authors": [{"first_name": "J", "last_name": "Doe"}],
    }  # fmt: skip


def _free(work: Work, _: int) -> dict[str, object]:
    return {"doi": work.doi, "title": work.title, "year": work.year, "author": work.author}


def _counts(work: Work, number: int) -> dict[str, object]:
    return {
        "title": work.title, "doi": work.doi, "altmetric_id": number, "cited_by_msm_count": 2,
        "cited_by_posts_count": 20, "score": 23.45, "readers": {"mendeley": "31"}, "readers_count": 31,
    }  # fmt: skip


def _explorer(work: Work, number: int) -> dict[str, object]:
    return {
        "id": number, "type": "research-output",
        "attributes": {
            "title": work.title, "identifiers": {"dois": [work.doi]}, "mentions": {"tweet": 6},
            "altmetric-score": 13, "readers": {"mendeley": 3}, "publication-date": f"{work.year}-03-04",
        },
    }  # fmt: skip


def _overton(work: Work, number: int) -> dict[str, object]:
    return {
        "policy_document_id": f"ministry-{number}", "title": work.title, "published_on": f"{work.year}-05-06",
        "document_url": "https://gov.example.org/plan", "source": {"title": "Ministry", "country": "Canada"},
        "cites": {"scholarly": [{"doi": work.doi}], "policy": []},
    }  # fmt: skip


def _plumx(work: Work, _: int) -> dict[str, object]:
    sources = [{"name": "NEWS_COUNT", "total": 2}]
    return {
        "id_type": "doi", "id_value": work.doi,
        "count_categories": [{"name": "mention", "total": 2, "count_types": sources}],
    }  # fmt: skip


def _event(work: Work, number: int) -> dict[str, object]:
    return {
        "id": f"e-{number}", "source_id": "newsfeed", "obj_id": f"https://doi.org/{work.doi}",
        "subj_id": f"https://example.org/{number}", "occurred_at": "2018-02-03T04:05:06Z",
        "relation_type_id": "references", "subj": {"pid": f"https://example.org/{number}", "title": "Lake"},
    }  # fmt: skip


#: A record, and the names of the envelope from the outside in; a name of "" is a list alone.
RECORDS: dict[str, tuple[Make, tuple[str, ...]]] = {
    "csl-json": (_csl, ()),
    "orcid-json": (_orcid, ("group",)),
    "openalex-json": (_openalex, ("results",)),
    "crossref-json": (_crossref, ("message", "items")),
    "datacite-json": (_datacite, ("data",)),
    "europepmc-json": (_europepmc, ("resultList", "result")),
    "eprints-json": (_eprints, ()),
    "pure-json": (_pure, ("items",)),
    "lens-json": (_lens, ("data",)),
    "json": (_free, ()),
    "altmetric-api-json": (_counts, ("results",)),
    "altmetric-explorer-json": (_explorer, ("data",)),
    "overton-json": (_overton, ("results",)),
    "plumx-json": (_plumx, ()),
    "crossref-event-data": (_event, ("message", "events")),
}


def maker(key: str) -> Callable[[Works], bytes]:
    """What makes a list of this format."""
    make, way = RECORDS[key]

    def made(works: Works) -> bytes:
        value: object = [make(work, number) for number, work in enumerate(works, start=1)]
        for name in reversed(way):
            value = {name: value}
        return json.dumps(value, indent=1).encode()

    return made
