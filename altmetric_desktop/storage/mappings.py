"""How tables were read: mappings of columns, saved by name and found again by a file's headings."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, update

from altmetric_desktop.domain.records import ColumnMapping, Field, KeptMapping, Mapping
from altmetric_desktop.storage import codec
from altmetric_desktop.storage.bulk import upsert_rows
from altmetric_desktop.storage.schema import mapping

_COLUMNS = ("name", "fingerprint", "body", "at")


def fingerprint(headings: Sequence[str]) -> str:
    """The same for tables with the same headings in the same order."""
    return hashlib.sha256(
        "\x1f".join(one.strip().casefold() for one in headings).encode("utf-8", "replace")
    ).hexdigest()


def save(connection: Connection, name: str, headings: Sequence[str], given: Mapping, at: int) -> None:
    """Keep a mapping under a name; one of that name is replaced."""
    body = codec.dump(
        {
            "header_row": given.header_row,
            "sheet": given.sheet,
            "delimiter": given.delimiter,
            "columns": [
                (one.index, one.heading, one.field.value, one.separator, one.hierarchy)
                for one in given.columns
            ],
        }
    )
    upsert_rows(connection, mapping, _COLUMNS, ("name",), [(name, fingerprint(headings), body, at)])


def by_name(connection: Connection, name: str) -> Mapping | None:
    """The mapping of this name."""
    return _read(connection.execute(select(mapping.c.body).where(mapping.c.name == name)).scalar())


def by_headings(connection: Connection, headings: Sequence[str]) -> Mapping | None:
    """The mapping that was last saved for these headings."""
    found = remembered(connection, headings)
    return None if found is None else found[1]


def remembered(connection: Connection, headings: Sequence[str]) -> tuple[str, Mapping] | None:
    """The name and the mapping that were last saved for these headings."""
    statement = (
        select(mapping.c.name, mapping.c.body)
        .where(mapping.c.fingerprint == fingerprint(headings))
        .order_by(mapping.c.at.desc(), mapping.c.id.desc())
        .limit(1)
    )
    row = connection.execute(statement).one_or_none()
    found = None if row is None else _read(row.body)
    return None if row is None or found is None else (str(row.name), found)


def listed(connection: Connection) -> list[KeptMapping]:
    """All that are kept, by name; one whose body can't be read has no columns."""
    statement = select(mapping.c.name, mapping.c.at, mapping.c.body).order_by(mapping.c.name)
    return [
        KeptMapping(str(row.name), int(row.at), _read(row.body) or Mapping(0, ()))
        for row in connection.execute(statement)
    ]


def rename(connection: Connection, name: str, to: str) -> None:
    """Give a mapping another name, which must be free."""
    connection.execute(update(mapping).where(mapping.c.name == name).values(name=to))


def forget(connection: Connection, name: str) -> None:
    """Remove a mapping."""
    connection.execute(delete(mapping).where(mapping.c.name == name))


def _read(text: str | None) -> Mapping | None:
    value = codec.load(text)
    if not isinstance(value, dict):
        return None
    header, sheet, delimiter, listed = (
        value.get(name) for name in ("header_row", "sheet", "delimiter", "columns")
    )
    known = {field.value: field for field in Field}
    columns = tuple(
        ColumnMapping(
            one[0] if isinstance(one[0], int) else 0,
            str(one[1]),
            known.get(str(one[2]), Field.IGNORE),
            one[3] if isinstance(one[3], str) else None,
            str(one[4]) if len(one) == 5 else "",
        )
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, list) and len(one) in (4, 5)  # four: kept before columns had a hierarchy
    )
    return Mapping(
        header if isinstance(header, int) else 0,
        columns,
        sheet if isinstance(sheet, str) else None,
        delimiter if isinstance(delimiter, str) else None,
    )
