"""What a file holds before anything is merged: counted once, at the end."""

from __future__ import annotations

from collections.abc import Iterable

from altmetric_desktop.domain.identifiers import Kind
from altmetric_desktop.domain.records import Found, Record


def tally(records: Iterable[Record]) -> Found:
    """The figures of a file's records, duplicates inside the file still counted apart."""
    with_doi = with_pmid = with_title = with_year = 0
    dois: set[str] = set()
    low: int | None = None
    high: int | None = None
    first: str | None = None
    last: str | None = None
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
        title = record.title
        if title:
            with_title += 1
            last = title
            if first is None:
                first = title
        year = record.year
        if year is not None:
            with_year += 1
            low = year if low is None or year < low else low
            high = year if high is None or year > high else high
    return Found(with_doi, len(dois), with_pmid, with_title, with_year, low, high, first, last)
