"""Fictional ORCID records and works, in the shapes of message 1.x and of API 3.0."""

from __future__ import annotations

ORCID_1: object = {
    "message-version": "1.2",
    "orcid-profile": {
        "orcid-identifier": {"path": "0000-0002-1825-0097"},
        "orcid-bio": {
            "personal-details": {"given-names": {"value": "Jane"}, "family-name": {"value": "Doe"}}
        },
        "orcid-activities": {
            "orcid-works": {
                "orcid-work": [
                    {
                        "work-citation": {
                            "work-citation-type": "BIBTEX",
                            "citation": "@article{doe, title = {An early work}, "
                            "author = {Doe, J. and Roe, R.}, journal = {Fiction}, volume = 3}",
                        },
                        "work-title": {"title": {"value": "An early work"}},
                        "work-type": "JOURNAL_ARTICLE",
                        "put-code": "1",
                        "publication-date": {"year": {"value": "2012"}, "month": None, "day": None},
                        "work-external-identifiers": {
                            "work-external-identifier": [
                                {
                                    "work-external-identifier-type": "DOI",
                                    "work-external-identifier-id": {"value": "10.5555/orcid.1"},
                                },
                                {
                                    "work-external-identifier-type": "ISSN",
                                    "work-external-identifier-id": {"value": "2049-3630"},
                                },
                            ]
                        },
                    }
                ]
            }
        },
    },
}

_GROUP: dict[str, object] = {
    "external-ids": {
        "external-id": [
            {
                "external-id-type": "doi",
                "external-id-value": "https://doi.org/10.5555/ORCID.3",
                "external-id-relationship": "self",
            }
        ]
    },
    "work-summary": [
        {
            "put-code": 1,
            "display-index": "0",
            "title": {"title": {"value": "A work as another source has it"}},
            "type": "journal-article",
            "publication-date": None,
            "external-ids": {
                "external-id": [
                    {
                        "external-id-type": "pmid",
                        "external-id-value": "7654321",
                        "external-id-relationship": "self",
                    },
                    {
                        "external-id-type": "doi",
                        "external-id-value": "10.5555/other.version",
                        "external-id-relationship": "version-of",
                    },
                ]
            },
        },
        {
            "put-code": 2,
            "display-index": "10",
            "title": {"title": {"value": "A work as Jane has it"}},
            "type": "book-chapter",
            "journal-title": {"value": "The whole book"},
            "publication-date": {"year": {"value": "2020"}, "month": {"value": "02"}, "day": None},
            "external-ids": {
                "external-id": [
                    {
                        "external-id-type": "isbn",
                        "external-id-value": "9780306406157",
                        "external-id-relationship": "part-of",
                    },
                    {
                        "external-id-type": "doi",
                        "external-id-value": "10.5555/the.book",
                        "external-id-relationship": "part-of",
                    },
                ]
            },
        },
    ],
}

ORCID_WORKS: object = {"path": "/0000-0002-1825-0097/works", "group": [_GROUP]}

ORCID_RECORD: object = {
    "orcid-identifier": {"path": "0000-0002-1825-0097"},
    "person": {"name": {"given-names": {"value": "Jane"}, "family-name": {"value": "Doe"}}},
    "activities-summary": {"works": {"group": [_GROUP]}},
}
