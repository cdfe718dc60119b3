"""A library at a glance."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, select

from altmetric_desktop.domain.rows import LibraryInfo
from altmetric_desktop.storage import runs
from altmetric_desktop.storage.schema import HEAD, link, output


def info(connection: Connection, path: Path, *, read_only: bool = False) -> LibraryInfo:
    """What the library holds, counted over what lives. `mentions` are distinct ones."""
    living = select(func.count()).select_from(output).where(output.c.died.is_(None))
    attention = select(
        func.count(link.c.output.distinct()),
        func.count(link.c.mention.distinct()),
        func.count(link.c.account.distinct()),
    ).where(link.c.died.is_(None))
    mentioned, mentions, accounts = connection.execute(attention).one()
    return LibraryInfo(
        path=str(path),
        name=path.stem,
        outputs=connection.execute(living).scalar_one(),
        trackable=connection.execute(living.where(output.c.trackable)).scalar_one(),
        mentioned=mentioned,
        mentions=mentions,
        accounts=accounts,
        last_import=runs.last_ended(connection, "import"),
        last_sync=runs.last_ended(connection, "sync"),
        bytes=path.stat().st_size if path.exists() else 0,
        schema=HEAD,
        read_only=read_only,
    )
