"""The formats that can be read. Content decides; extensions only help a file dialogue."""

from __future__ import annotations

from msgspec import Struct


class Format(Struct, frozen=True):
    """A kind of file: `key` as in ReadFile.format, `label` names the sentence in words."""

    key: str
    label: str
    extensions: tuple[str, ...]


FORMATS: tuple[Format, ...] = (
    Format("doi-list", "format.doi-list", (".txt", ".lst", ".list")),
    Format("csv", "format.csv", (".csv", ".tsv", ".tab", ".txt")),
    Format("scopus-csv", "format.scopus-csv", (".csv", ".scopus")),
    Format("xlsx", "format.xlsx", (".xlsx", ".xlsm", ".xlsb")),
    Format("xls", "format.xls", (".xls",)),
    Format("ods", "format.ods", (".ods",)),
    Format("ris", "format.ris", (".ris", ".txt")),
    Format("bibtex", "format.bibtex", (".bib", ".bibtex", ".txt")),
)
