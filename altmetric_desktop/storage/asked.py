"""What went wrong last with each source."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from altmetric_desktop.domain.sourcing import Failure
from altmetric_desktop.storage import codec
from altmetric_desktop.storage.schema import coverage, stream


def last_failures(connection: Connection) -> dict[str, Failure]:
    """By source: its newest failure, where nothing of it has succeeded since."""
    newest: dict[str, tuple[int, str]] = {}
    good: dict[str, int] = {}
    for table in (coverage, stream):
        statement = select(table.c.source, table.c.tried, table.c.succeeded, table.c.failure).where(
            table.c.failure.is_not(None)
        )
        for source, tried, _, failure in connection.execute(statement):
            if tried is not None and tried >= newest.get(source, (0, ""))[0]:
                newest[source] = (tried, failure)
        best = select(table.c.source, func.max(table.c.succeeded)).group_by(table.c.source)
        for source, succeeded in connection.execute(best):
            good[source] = max(good.get(source, 0), succeeded or 0)
    found = {}
    for source, (tried, text) in newest.items():
        failure = codec.failure_from(text)
        if failure is not None and tried > good.get(source, 0):
            found[source] = failure
    return found
