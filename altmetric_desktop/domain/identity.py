"""What an identifier is: a kind, and a value in its normal form. How text is read: `identifiers`."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


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
    NIHMS = "nihms"
    NBK = "nbk"
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
        Kind.NBK,
        Kind.URL,
    }
)


class Identifier(Struct, frozen=True, order=True):
    """An identifier in its normal form: `Identifier(Kind.DOI, "10.5555/abc")`."""

    kind: Kind
    value: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.value}"
