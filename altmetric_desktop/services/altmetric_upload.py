"""The two files of Altmetric's institutional upload: publications, and the departments that they name.

Both are read here too, so that a library's outputs, authors and units go out and come in again unchanged.
What the format has no room for is counted and said: titles (their service looks them up), outputs without
an identifier, names with a `;`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.tables import Column, Row, Table
from altmetric_desktop.reports import csv_export
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import uploading
from altmetric_desktop.storage.uploading import Uploaded

PUBLICATIONS, DEPARTMENTS = "altmetric-publications.csv", "altmetric-departments.csv"
#: Identifiers that the upload has a column for, by kind, and how each is headed.
_COLUMNS = {
    Kind.DOI: "DOI",
    Kind.PMID: "PubMed ID",
    Kind.PMCID: "PubMedCentral ID",
    Kind.ARXIV: "arXiv ID",
    Kind.ISBN: "ISBN",
    Kind.HANDLE: "Handle",
    Kind.URN: "URN",
    Kind.ADS: "ADS Bibcode",
    Kind.SSRN: "SSRN",
    Kind.REPEC: "RePEc ID",
    Kind.NCT: "NCT ID",
    Kind.URL: "URI",
}
#: Levels below the top that Altmetric takes.
LEVELS = 5
MARK = ";"


class Written(Struct, frozen=True):
    """What went out. `nameless`: outputs that have none of the identifiers; `authorless`: outputs that went
    out with no author of yours; `deep`: units below the last level that Altmetric takes; `tops`: units at
    the top (it expects one); `marked`: names that hold a `;` and can't be told from two."""

    publications: Path
    departments: Path
    outputs: int
    units: int
    nameless: int
    authorless: int
    deep: int
    tops: int
    marked: int


def write(library: Library, folder: Path) -> Written:
    """Write both files into a folder. Raises ReportError where it can't be written."""
    if not folder.is_dir():
        raise ReportError("upload.no-folder", path=str(folder))
    with library.read() as connection:
        every = list(uploading.outputs(connection))
        paths = uploading.unit_paths(connection)
    own = [one for one in paths if not one.hierarchy]
    named = [one for one in every if any(kind.value in one.identifiers for kind in _COLUMNS)]
    csv_export.write(folder / DEPARTMENTS, _departments(own), raw=True)
    csv_export.write(folder / PUBLICATIONS, _publications(named, paths), raw=True)
    names = {part for one in own for part in one.path} | {name for one in named for name in one.authors}
    return Written(
        folder / PUBLICATIONS,
        folder / DEPARTMENTS,
        len(named),
        len(own),
        len(every) - len(named),
        sum(1 for one in named if not one.authors),
        sum(1 for one in own if len(one.path) > LEVELS + 1),
        sum(1 for one in own if len(one.path) == 1),
        sum(1 for name in names if MARK in name),
    )


def _departments(own: Sequence[Unit]) -> Table:
    depth = max([LEVELS + 1, *(len(one.path) for one in own)])
    headings = ["Top Level", *(f"Level {level}" for level in range(1, depth))]
    rows: list[Row] = [(*one.path, *[""] * (depth - len(one.path))) for one in own]
    return Table("departments", [Column(heading, heading) for heading in headings], rows)


def _publications(named: Sequence[Uploaded], paths: Sequence[Unit]) -> Table:
    used = {kind for one in named for kind in one.identifiers}
    kinds = [kind for kind in _COLUMNS if kind is Kind.DOI or kind.value in used]
    groups = sorted({unit.hierarchy for one in named for unit in one.units if unit.hierarchy})
    headings = [*(_COLUMNS[kind] for kind in kinds), "Author", "Department", *groups]
    called = _names(paths)
    rows: list[Row] = [
        (
            *(MARK.join(one.identifiers.get(kind.value, ())) for kind in kinds),
            MARK.join(one.authors),
            *(
                MARK.join(called[unit] for unit in one.units if unit.hierarchy == name)
                for name in ("", *groups)
            ),
        )
        for one in named
    ]
    return Table("publications", [Column(heading, heading) for heading in headings], rows)


def _names(paths: Sequence[Unit]) -> dict[Unit, str]:
    """Each unit by its name alone; by its whole path where two have the name, or no file declares it."""
    times = Counter((one.hierarchy, one.path[-1].casefold()) for one in paths)
    return {
        one: one.path[-1]
        if not one.hierarchy and times[one.hierarchy, one.path[-1].casefold()] == 1
        else " > ".join(one.path)
        for one in paths
    }
