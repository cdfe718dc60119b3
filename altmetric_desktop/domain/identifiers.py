"""Text → Identifier. Total functions: any text gives an identifier or None, never an exception.

Normal forms follow `docs/identifiers.md`; a DOI compares in lower case (ASCII fold only).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an identifier is. The value is the name used in files, settings and the command line."""

    DOI = "doi"
    PMID = "pmid"
    PMCID = "pmcid"
    ARXIV = "arxiv"
    ISBN = "isbn"
    HANDLE = "handle"
    URN = "urn"
    ADS = "ads"
    SSRN = "ssrn"
    REPEC = "repec"
    NCT = "nct"
    URL = "url"
    SHORT_DOI = "short-doi"
    EID = "eid"
    WOS = "wos"
    OPENALEX = "openalex"
    LOCAL = "local"


#: Kinds that a public source can be asked about: an output without any of them is *not trackable*.
TRACKABLE = frozenset(
    {
        Kind.DOI,
        Kind.PMID,
        Kind.PMCID,
        Kind.ARXIV,
        Kind.ISBN,
        Kind.HANDLE,
        Kind.URN,
        Kind.ADS,
        Kind.SSRN,
        Kind.REPEC,
        Kind.NCT,
        Kind.URL,
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """An identifier in its normal form: `Identifier(Kind.DOI, "10.5555/abc")`."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.value}"
