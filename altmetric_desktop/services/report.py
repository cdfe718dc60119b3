"""The evaluation workbook: the library's figures, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from altmetric_desktop.domain.events import Event, Progress
from altmetric_desktop.domain.reporting import ReportData, ReportWritten
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.reports import workbook
from altmetric_desktop.services import report_coverage, reporting
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import library_file, overview
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.words import Words

Report = Callable[[Event], None]
ALL_SOURCES = frozenset(source.key for source in registry.ALL)


def write(
    library: Library,
    wishes: ReportWishes,
    path: Path,
    report: Report,
    enabled: Collection[str] = ALL_SOURCES,
    contact: str = "",
) -> ReportWritten:
    """Write the workbook from one state of an open library. `contact`: whom its readers may ask."""
    with library.read() as connection:
        return _write(connection, library.path, wishes, path, enabled, report, contact)


def write_from(
    library: Path,
    wishes: ReportWishes,
    path: Path,
    enabled: Collection[str],
    report: Report,
    contact: str = "",
) -> ReportWritten:
    """The same with a connection of its own: for the child process."""
    with library_file.reading(library) as connection:
        return _write(connection, library, wishes, path, enabled, report, contact)


def _write(
    connection: Connection,
    library: Path,
    wishes: ReportWishes,
    path: Path,
    enabled: Collection[str],
    report: Report,
    contact: str,
) -> ReportWritten:
    words = Words("en")
    report(Progress("collecting", 0, 0))
    subject = reporting.Subject.of(connection, wishes)
    data = ReportData(
        facts=reporting.facts(subject, overview.info(connection, library), contact),
        outputs=reporting.outputs(subject),
        mentions=reporting.all_mentions(subject),
        coverage=report_coverage.rows(subject),
        provenance=report_coverage.provenance(subject, enabled, words),
        example=reporting.example(subject),
    )
    return workbook.write(path, data, words, report)
