"""Mappings of columns that a library keeps under names: listed, put on a table, renamed, forgotten."""

from __future__ import annotations

import time
from collections.abc import Sequence

from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.records import Fit, KeptMapping, Mapping
from altmetric_desktop.importers.fitting import fitted, heading_row
from altmetric_desktop.services import import_cells
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import mappings
from altmetric_desktop.storage.connect import Connection


def save(library: Library, name: str, headings: Sequence[str], mapping: Mapping) -> None:
    """Keep a mapping under a name, to be found again by the headings of the table as read unasked.

    Raises InputError for an empty name.
    """
    kept = _named(name)
    library.writer.submit(
        lambda connection: mappings.save(connection, kept, headings, mapping, int(time.time()))
    ).result()


def listed(library: Library) -> list[KeptMapping]:
    """All of them, by name."""
    with library.read() as connection:
        return mappings.listed(connection)


def one(library: Library, name: str) -> KeptMapping:
    """One of them. Raises NotFoundError."""
    wanted = " ".join(name.split())
    found = next((kept for kept in listed(library) if kept.name == wanted), None)
    if found is None:
        raise NotFoundError("import.no-mapping", name=wanted)
    return found


def rename(library: Library, name: str, to: str) -> str:
    """Give one another name; the name as it is kept. Raises NotFoundError, or InputError for no free name."""
    old, new = one(library, name).name, _named(to)
    if new != old:
        if any(kept.name == new for kept in listed(library)):
            raise InputError("import.mapping-name-taken", name=new)
        library.writer.submit(lambda connection: mappings.rename(connection, old, new)).result()
    return new


def forget(library: Library, name: str) -> KeptMapping:
    """Remove one, and say which it was. Lists that were imported by it stay. Raises NotFoundError."""
    gone = one(library, name)
    library.writer.submit(lambda connection: mappings.forget(connection, gone.name)).result()
    return gone


def put_on(
    connection: Connection,
    name: str,
    data: bytes,
    path: str,
    sheet: str | None,
    format: str | None,
    encoding: str | None = None,
) -> tuple[Mapping, Fit]:
    """A kept mapping as it is for this file. Raises NotFoundError, or InputError where nothing fits."""
    kept = mappings.by_name(connection, name)
    if kept is None:
        raise NotFoundError("import.no-mapping", name=name)
    part = import_cells.top(data, path, sheet, Mapping(0, ()), format, encoding)
    row = heading_row(kept, part.rows) or import_cells.ANY_ROW
    found = fitted(kept, import_cells.below(part, row))
    if found is None:
        raise InputError("import.mapping-unfit", path=path, name=name)
    return found


def _named(name: str) -> str:
    kept = " ".join(name.split())
    if not kept:
        raise InputError("import.mapping-nameless")
    return kept
