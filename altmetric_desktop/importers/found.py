"""What a file holds before anything is merged: counted once, at the end."""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.records import Found, Record


def tally(records: Sequence[Record]) -> Found:
    """The figures of a file's records, duplicates inside the file still counted apart."""
    with_doi = with_pmid = 0
    dois: set[str] = set()
    doi_kind, pmid_kind = Kind.DOI, Kind.PMID
    for record in records:
        has_doi = has_pmid = False
        for identifier in record.identifiers:
            if identifier.kind is doi_kind:
                has_doi = True
                dois.add(identifier.value)
            elif identifier.kind is pmid_kind:
                has_pmid = True
        with_doi += has_doi
        with_pmid += has_pmid
    titles = [record.title for record in records if record.title]
    years = [record.year for record in records if record.year is not None]
    return Found(
        with_doi,
        len(dois),
        with_pmid,
        len(titles),
        len(years),
        min(years, default=None),
        max(years, default=None),
        titles[0] if titles else None,
        titles[-1] if titles else None,
    )
