"""What rispy, bibtexparser and pandas find in a publication list, each called as the first page of its manual
says; nothing is repaired afterwards. rispy and pandas are no libraries of this project: where they are not
installed, that is said.
"""

from __future__ import annotations

import importlib
import importlib.util
import logging
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import cast

from bibtexparser.entrypoint import parse_string
from msgspec import Struct

NAMES = ("rispy", "bibtexparser", "pandas")
MISSING = "not installed"
TABLES = (".csv", ".tsv", ".xlsx")


class Facts(Struct, frozen=True):
    """Figures of one list: records, and how many of them have a DOI, a PubMed number, a title, a year."""

    records: int = 0
    dois: int = 0
    distinct: int = 0
    pmids: int = 0
    titles: int = 0
    years: int = 0


class Reader(Struct, frozen=True):
    """A library (its name is its module's), and how it is called for a list."""

    name: str
    read: Callable[[Path], Facts]

    def facts(self, path: Path) -> Facts | str:
        """What it finds, or in words why there is nothing."""
        if importlib.util.find_spec(self.name) is None:
            return MISSING
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                return self.read(path)
        except Exception as problem:  # noqa: BLE001  # whatever a library makes of a list is its result
            return f"fails: {type(problem).__name__}: {' '.join(str(problem).split())}"[:100]


def reader(name: str) -> Reader | None:
    """The library for a list of this name (`FOLDER/FILE`); None where none of the three reads its kind."""
    folder = name.partition("/")[0]
    if folder == "ris":
        return Reader("rispy", _rispy)
    if folder == "bibtex":
        return Reader("bibtexparser", _bibtexparser)
    if name.endswith(TABLES) or folder in ("wos-tab", "doi-list"):
        return Reader("pandas", _pandas)
    return None


def _rispy(path: Path) -> Facts:
    with path.open(encoding="utf-8") as file:
        entries = cast("list[dict[str, object]]", importlib.import_module("rispy").load(file))
    return _of_entries(entries)


def _bibtexparser(path: Path) -> Facts:
    logging.disable(logging.CRITICAL)
    try:
        library = parse_string(path.read_text(encoding="utf-8"))
    finally:
        logging.disable(logging.NOTSET)
    return _of_entries(
        {field.key.lower(): field.value for field in entry.fields} for entry in library.entries
    )


def _of_entries(entries: Iterable[Mapping[str, object]]) -> Facts:
    kept = list(entries)
    dois = [str(entry["doi"]).strip().lower() for entry in kept if entry.get("doi")]

    def having(*keys: str) -> int:
        return sum(1 for entry in kept if any(entry.get(key) for key in keys))

    return Facts(
        records=len(kept),
        dois=len(dois),
        distinct=len(set(dois)),
        pmids=having("pmid"),
        titles=having("title", "primary_title"),
        years=having("year", "publication_year", "date"),
    )


def _pandas(path: Path) -> Facts:
    pandas = importlib.import_module("pandas")
    frame = pandas.read_excel(path) if path.suffix == ".xlsx" else pandas.read_csv(path)
    names = [str(name) for name in frame.columns]

    def filled(*words: str) -> list[str]:
        place = _column(names, words)
        cells = [] if place is None else frame.iloc[:, place].dropna().tolist()
        return [str(cell).strip().lower() for cell in cells]

    dois = filled("doi")
    return Facts(
        records=len(frame),
        dois=len(dois),
        distinct=len(set(dois)),
        pmids=len(filled("pmid", "pubmed")),
        titles=len(filled("title")),
        years=len(filled("year")),
    )


def _column(names: list[str], words: tuple[str, ...]) -> int | None:
    """The first column that is called so, else the first whose name has the word in it."""
    plain = [name.strip().lower() for name in names]
    for place, name in enumerate(plain):
        if name in words:
            return place
    return next((place for place, name in enumerate(plain) if any(word in name for word in words)), None)
