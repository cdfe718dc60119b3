"""Every source as screens and the command line list it."""

from __future__ import annotations

import time

from altmetric_desktop.domain.rows import SourceLine
from altmetric_desktop.domain.sourcing import SourceKind
from altmetric_desktop.services import configuring, planning
from altmetric_desktop.services.library import Library
from altmetric_desktop.settings import Settings
from altmetric_desktop.settings.secrets import Secrets
from altmetric_desktop.sources import registry
from altmetric_desktop.sources.description import Source
from altmetric_desktop.storage import asked, asks, coverage, due
from altmetric_desktop.storage.connect import Connection


def lines(library: Library, settings: Settings, secrets: Secrets | None = None) -> list[SourceLine]:
    """All sources in the registry's order, with what the library knows of each."""
    secrets = secrets or Secrets()
    now = int(time.time())
    with library.read() as connection:
        totals = coverage.totals(connection)
        failures = asked.last_failures(connection)
        waiting = asks.open_counts(connection)
        made = []
        for source in registry.ALL:
            known = totals.get(source.key)
            made.append(
                SourceLine(
                    info=source.info,
                    enabled=configuring.is_enabled(source, settings),
                    has_key=configuring.key_of(source, settings, secrets) is not None,
                    last_success=known.last_success if known else None,
                    last_failure=failures.get(source.key),
                    mentions=known.mentions if known else 0,
                    due=_due(connection, source, settings, now),
                    open_asks=waiting.get(source.key, 0),
                    off=configuring.why_off(source, settings, secrets),
                )
            )
    return made


def _due(connection: Connection, source: Source, settings: Settings, now: int) -> int:
    """Outputs, or feeds of the list, whose last answer is no longer fresh."""
    if source.info.kind is not SourceKind.STREAM:
        return due.count(connection, source.info, now)
    setup = configuring.setup_of(source, settings)
    return sum(1 for _target in planning.streams_due(connection, source, setup, now))
