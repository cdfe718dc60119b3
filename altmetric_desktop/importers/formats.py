"""The formats that can be read. Content decides; extensions only help a file dialogue."""

from __future__ import annotations

from msgspec import Struct


class Format(Struct, frozen=True):
    """A kind of file: `key` as in ReadFile.format, `label` names the sentence in words."""

    key: str
    label: str
    extensions: tuple[str, ...]


_TEXT = (".csv", ".tsv", ".tab", ".txt")
_TABLE = (".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods")

#: Tables that are known by their heading, as text or as a workbook.
_KNOWN: tuple[Format, ...] = (
    Format("scopus-csv", "format.scopus-csv", (".csv", ".scopus")),
    Format("wos-table", "format.wos-table", (".txt", ".tsv", ".xls", ".xlsx")),
    Format("incites-table", "format.incites-table", (".csv", ".xlsx")),
    Format("dimensions-table", "format.dimensions-table", (".csv", ".xlsx")),
    Format("pubmed-csv", "format.pubmed-csv", (".csv",)),
    Format("openalex-table", "format.openalex-table", (".csv", ".xlsx")),
    Format("lens-table", "format.lens-table", _TABLE),
    Format("ieee-csv", "format.ieee-csv", (".csv",)),
    Format("springer-csv", "format.springer-csv", (".csv",)),
    Format("embase-csv", "format.embase-csv", (".csv", ".xlsx")),
    Format("cinahl-csv", "format.cinahl-csv", (".csv",)),
    Format("cochrane-csv", "format.cochrane-csv", (".csv",)),
    Format("covidence-csv", "format.covidence-csv", (".csv",)),
    Format("rayyan-csv", "format.rayyan-csv", (".csv",)),
    Format("harzing-csv", "format.harzing-csv", (".csv", ".xlsx")),
    Format("scholar-csv", "format.scholar-csv", (".csv",)),
    Format("zotero-csv", "format.zotero-csv", (".csv",)),
    Format("refworks-table", "format.refworks-table", (".txt", ".tsv", ".csv")),
    Format("altmetric-explorer-table", "format.altmetric-explorer-table", (".csv", ".xlsx")),
    Format("altmetric-upload", "format.altmetric-upload", (".csv",)),
    Format("altmetric-mentions-table", "format.altmetric-mentions-table", (".csv", ".xlsx")),
    Format("overton-table", "format.overton-table", (".csv", ".xlsx")),
    Format("pure-table", "format.pure-table", _TABLE),
    Format("elements-table", "format.elements-table", (".csv", ".xlsx")),
    Format("dspace-csv", "format.dspace-csv", (".csv",)),
    Format("eprints-csv", "format.eprints-csv", (".csv",)),
    Format("diva-csv", "format.diva-csv", (".csv",)),
    Format("iris-table", "format.iris-table", (".csv", ".xlsx")),
    Format("hal-csv", "format.hal-csv", (".csv",)),
    Format("converis-csv", "format.converis-csv", (".csv",)),
    Format("agreement-table", "format.agreement-table", (".csv", ".xlsx")),
    Format("openapc-csv", "format.openapc-csv", (".csv", ".xlsx")),
)

FORMATS: tuple[Format, ...] = (
    Format("doi-list", "format.doi-list", (".txt", ".lst", ".list")),
    Format("csv", "format.csv", _TEXT),
    Format("xlsx", "format.xlsx", (".xlsx", ".xlsm", ".xlsb")),
    Format("xls", "format.xls", (".xls",)),
    Format("ods", "format.ods", (".ods",)),
    Format("ris", "format.ris", (".ris", ".txt")),
    Format("bibtex", "format.bibtex", (".bib", ".bibtex", ".txt")),
    *_KNOWN,
)

#: Formats that are read as tables of text.
TABLES = frozenset({"csv", *(known.key for known in _KNOWN)})
