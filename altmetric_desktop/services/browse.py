"""What lists show. Every function reads one state of the library and writes nothing.

All that the first rows of a window wait for; one output's page is `describe`.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.rows import OutputRow, RunRow, UnitRow
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import listing, runs
from altmetric_desktop.storage import units as known

#: Descriptions of all sources, for telling the nothings apart.
INFOS = tuple(source.info for source in registry.ALL)


def listing_ids(
    library: Library, wanted: OutputFilter, sort: Sort, scheme_id: str = DEFAULT.id
) -> array[int]:
    """Ids for a filter, in order."""
    with library.read() as connection:
        return listing.ids(connection, wanted, sort, scheme_id)


def rows(library: Library, ids: Sequence[int], scheme_id: str = DEFAULT.id) -> list[OutputRow]:
    """Rows for ids, in their order; ids that are gone are left out."""
    with library.read() as connection:
        return listing.rows(connection, ids, INFOS, scheme_id)


def units(library: Library) -> list[UnitRow]:
    """Departments and groups with their numbers of outputs."""
    with library.read() as connection:
        return known.all_units(connection)


def unit(library: Library, name: str) -> int:
    """The unit that a person names: its name, or its path joined by ` > `.

    Raises NotFoundError where there is none, or the name is not unique.
    """
    wanted = name.strip().casefold()
    found = [
        row.id
        for row in units(library)
        if wanted in {row.path[-1].casefold(), " > ".join(row.path).casefold()}
    ]
    if len(found) != 1:
        raise NotFoundError("report.unknown-unit", name=name[:100])
    return found[0]


def history(library: Library) -> list[RunRow]:
    """The runs, newest first."""
    with library.read() as connection:
        return runs.history(connection)
