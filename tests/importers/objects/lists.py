"""Fictional lists in the shapes that producers of JSON give them, one work each unless said otherwise."""

from __future__ import annotations

from tests.importers.objects.orcid_lists import ORCID_1, ORCID_RECORD, ORCID_WORKS

CSL: object = [
    {
        "id": "doe2021",
        "type": "article-journal",
        "title": "A <i>calm</i> study of tests",
        "DOI": "10.5555/CSL.1",
        "container-title": "Journal of Fiction",
        "volume": 3,
        "issue": "2",
        "page": "10-19",
        "author": [
            {
                "family": "Berg",
                "given": "Ada",
                "non-dropping-particle": "van den",
                "ORCID": "0000-0002-1825-0097",
            },
            {"literal": "The Fiction Group"},
        ],
        "issued": {"date-parts": [["2021", 3, "14"]]},
        "note": "PMID: 12345\nsomething else",
    },
    {
        "id": "old",
        "type": "book",
        "title": "On tests",
        "issued": {"date-parts": [["-334"]]},
        "DOI": "10/fqd6hj",
    },
    {
        "id": "range",
        "type": "chapter",
        "title": "Between",
        "issued": {"raw": "2014-12-31/2015-01-01"},
        "ISBN": "978-0-306-40615-7",
    },
]

CROSSREF: object = {
    "status": "ok",
    "message": {
        "items": [
            {
                "DOI": "10.5555/crossref.1",
                "title": ["", "Second of the titles"],
                "type": "book-chapter",
                "prefix": "10.5555",
                "member": "1",
                "issued": {"date-parts": [[None]]},
                "published-online": {"date-parts": [[2020, 2]]},
                "container-title": ["The whole book"],
                "ISBN": ["9780306406157"],
                "author": [{"given": "Jane", "family": "Doe"}, {"name": "Fiction Team"}],
                "abstract": "<jats:p>About tests.</jats:p>",
            },
            {
                "DOI": "10.5555/crossref.2",
                "title": [],
                "prefix": "10.5555",
                "member": "1",
                "type": "posted-content",
                "subtype": "preprint",
            },
        ]
    },
}

OPENALEX: object = {
    "meta": {"count": 1},
    "results": [
        {
            "id": "https://openalex.org/W4200000001",
            "doi": "https://doi.org/10.5555/openalex.1",
            "display_name": "An open work",
            "publication_year": 2022,
            "publication_date": "2022-05-06",
            "type": "article",
            "language": "en",
            "ids": {
                "pmid": "https://pubmed.ncbi.nlm.nih.gov/1234567",
                "pmcid": "https://www.ncbi.nlm.nih.gov/pmc/articles/7654321",
            },
            "primary_location": {"source": {"display_name": "Journal of Fiction"}},
            "authorships": [
                {"author": {"display_name": "Jane Doe", "orcid": "https://orcid.org/0000-0002-1825-0097"}}
            ],
            "biblio": {"volume": "1", "issue": None, "first_page": "5", "last_page": "9"},
            "open_access": {"oa_status": "gold"},
            "abstract_inverted_index": {"tests.": [2], "About": [0], "many": [1]},
        }
    ],
}

DATACITE: object = {
    "data": [
        {
            "id": "10.5555/datacite.1",
            "type": "dois",
            "attributes": {
                "doi": "10.5555/datacite.1",
                "publicationYear": 2023,
                "publisher": "Fiction Repository",
                "titles": [
                    {"title": "Ein Titel", "titleType": "TranslatedTitle"},
                    {"title": "Data of tests"},
                ],
                "creators": [
                    {
                        "name": "Doe, Jane",
                        "givenName": "Jane",
                        "familyName": "Doe",
                        "nameIdentifiers": [
                            {
                                "nameIdentifier": "https://orcid.org/0000-0002-1825-0097",
                                "nameIdentifierScheme": "ORCID",
                            }
                        ],
                    },
                    {"name": "Fiction Institute", "nameType": "Organizational"},
                ],
                "types": {"resourceTypeGeneral": "ComputationalNotebook"},
                "dates": [{"date": "2023-04-05", "dateType": "Issued"}],
                "relatedIdentifiers": [
                    {"relatedIdentifier": "10.5555/other", "relatedIdentifierType": "DOI"}
                ],
            },
        }
    ]
}

DATACITE_OLD: object = {
    "response": {
        "docs": [
            {
                "doi": "10.5555/DATACITE.OLD",
                "datacentre_symbol": "X.Y",
                "title": ["Old data"],
                "publicationYear": "2012",
                "creator": ["Doe, Jane", "Roe, Richard"],
                "resourceTypeGeneral": "Dataset",
                "relatedIdentifier": ["IsPartOf:DOI:10.5555/OTHER"],
            }
        ]
    }
}

EUROPEPMC: object = {
    "resultList": {
        "result": [
            {
                "id": "23456789",
                "source": "MED",
                "pmid": "23456789",
                "pmcid": "PMC1234567",
                "doi": "10.5555/epmc.1",
                "title": "A review of tests.",
                "pubYear": "2025",
                "firstPublicationDate": "2025-02-03",
                "authorString": "Doe J, Fiction Group.",
                "authorList": {
                    "author": [
                        {
                            "fullName": "Doe J",
                            "firstName": "Jane",
                            "lastName": "Doe",
                            "initials": "J",
                            "authorId": {"type": "ORCID", "value": "0000-0002-1825-0097"},
                        },
                        {"collectiveName": "Fiction Group"},
                    ]
                },
                "journalInfo": {"volume": "4", "issue": "2", "journal": {"title": "Journal of Fiction"}},
                "pubTypeList": {"pubType": ["Journal Article", "Review"]},
            },
            {
                "id": "PPR1",
                "source": "PPR",
                "doi": "10.5555/epmc.2",
                "title": "Before print",
                "pubYear": "2025",
                "authorString": "Doe J, Roe R.",
            },
        ]
    }
}

EPRINTS: object = [
    {
        "eprintid": 77,
        "type": "monograph",
        "title": "A report",
        "id_number": "10.5555/eprints.1",
        "date": 2018,
        "creators": [{"name": {"family": "Doe", "given": "Jane", "honourific": None}, "id": 5}],
        "authors_string": "Doe, Jane; Roe, Richard",
        "divisions": ["PHYS", "CHEM"],
        "scopus": {"cluster": "2-s2.0-85000000001", "impact": 0},
        "wos": {"cluster": "425064400011", "impact": 2},
        "uri": "https://repository.example.org/id/eprint/77",
    },
    {
        "eprintid": 78,
        "type": "article",
        "title": "In a report series",
        "id_number": "TR-2018-7",
        "date": "2018-03",
    },
]

PURE_PORTAL: object = {
    "title": "Faculty of Fiction#Tests",
    "output": [
        {
            "output_uuid": "00000000-0000-4000-8000-000000000001",
            "output_title": "A portal's work",
            "output_year": 2024,
            "output_type": "Contribution to journal",
            "output_subtype": "Review Article",
            "output_bibliographic_text_harvard": "Doe, J 2024, 'A portal's work', <em>Fiction</em>, "
            "vol. 1, pp. 1-2. https://doi.org/10.5555/pure.(1)",
            "publication_import_source": "Scopus",
            "publication_import_id": "85000000002",
            "internal_author_list": "Doe, Jane | Roe, Richard",
            "external_author_list": "Poe, Edgar",
            "administering_org_unit": "Tests",
            "administering_faculty_unit": "Faculty of Fiction",
        }
    ],
}

PURE_API: object = {
    "count": 1,
    "items": [
        {
            "uuid": "00000000-0000-4000-8000-000000000002",
            "pureId": 9,
            "title": {"value": "An answer's work"},
            "subTitle": {"value": "with more"},
            "type": {
                "uri": "/dk/atira/pure/researchoutput/researchoutputtypes/contributiontojournal/article",
                "term": {"text": [{"locale": "de_DE", "value": "Artikel"}]},
            },
            "electronicVersions": [{"doi": "https://doi.org/10.5555/pure.2"}, {"file": {}}],
            "publicationStatuses": [
                {"current": False, "publicationDate": {"year": 2020}},
                {"current": True, "publicationDate": {"year": 2021, "month": 4, "day": 5}},
            ],
            "contributors": [
                {
                    "typeDiscriminator": "InternalContributorAssociation",
                    "name": {"firstName": "Jane", "lastName": "Doe"},
                },
                {
                    "typeDiscriminator": "ExternalContributorAssociation",
                    "name": {"firstName": "Edgar", "lastName": "Poe"},
                },
            ],
            "managingOrganisationalUnit": {
                "name": {"text": [{"locale": "en_GB", "value": "Institute of Tests"}]}
            },
        }
    ],
}

LENS: object = {
    "total": 1,
    "data": [
        {
            "lens_id": "000-111-222-333-44X",
            "title": "A Lens work",
            "year_published": 2019,
            "date_published": "2019-08-01",
            "publication_type": "journal article",
            "external_ids": [
                {"type": "doi", "value": "10.5555/LENS.1"},
                {"type": "pmid", "value": "7654321"},
                {"type": "magid", "value": "2900000000"},
            ],
            "authors": [{"first_name": "Jane", "last_name": "Doe"}],
            "source": {"title": "Journal of Fiction"},
            "start_page": "1",
            "end_page": "9",
            "open_access": {"colour": "green"},
        }
    ],
}

ALL: dict[str, tuple[str, object]] = {
    "CSL": ("csl-json", CSL),
    "Crossref": ("crossref-json", CROSSREF),
    "OpenAlex": ("openalex-json", OPENALEX),
    "DataCite": ("datacite-json", DATACITE),
    "DataCite, old": ("datacite-json", DATACITE_OLD),
    "Europe PMC": ("europepmc-json", EUROPEPMC),
    "EPrints": ("eprints-json", EPRINTS),
    "Pure, portal": ("pure-json", PURE_PORTAL),
    "Pure, API": ("pure-json", PURE_API),
    "Lens": ("lens-json", LENS),
    "ORCID 1": ("orcid-json", ORCID_1),
    "ORCID works": ("orcid-json", ORCID_WORKS),
    "ORCID record": ("orcid-json", ORCID_RECORD),
}


_WAYS = (
    ("message", "items"),
    ("results",),
    ("data",),
    ("response", "docs"),
    ("resultList", "result"),
    ("output",),
    ("items",),
    ("orcid-profile", "orcid-activities", "orcid-works", "orcid-work"),
    ("group",),
    ("activities-summary", "works", "group"),
)


def elements(value: object) -> list[object]:
    """The records of one of these lists, out of their envelope."""
    for way in _WAYS:
        at = value
        for name in way:
            at = at.get(name) if isinstance(at, dict) else None
        if isinstance(at, list):
            return at
    assert isinstance(value, list)
    return value
