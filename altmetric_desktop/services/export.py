"""Tidy tables for scripts and spreadsheets: outputs, mentions, accounts as CSV or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from altmetric_desktop.domain.categories import CATEGORY_OF
from altmetric_desktop.domain.errors import ReportError
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.reporting import ReportAccount
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.sourcing import Gives
from altmetric_desktop.domain.tables import Table
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.reports import csv_export, export_tables, jsonl_export
from altmetric_desktop.services import reporting
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import listing
from altmetric_desktop.storage import reporting as queries
from altmetric_desktop.storage.connect import Connection


class Wish(Struct, frozen=True):
    """What to export (`outputs`, `mentions`, `accounts`), of which outputs, under which scheme.

    `raw`: for machines, without the mark before cells that a spreadsheet would run.
    """

    what: str
    text: str = ""
    scheme: str | None = None
    raw: bool = False


def to_file(library: Library, wish: Wish, path: Path) -> int:
    """Write the table, CSV or JSON lines by the file's ending; the number of rows."""
    ending = path.suffix.lower()
    if ending not in {".csv", ".jsonl"}:
        raise ReportError("export.bad-ending", path=str(path))
    with library.read() as connection:
        table = _table(connection, wish)
        if ending == ".csv":
            return csv_export.write(path, table, wish.raw)
        return jsonl_export.write(path, table)


def to_stream(library: Library, wish: Wish, out: BinaryIO) -> int:
    """Write the table as CSV to an open stream."""
    with library.read() as connection:
        return csv_export.to_stream(out, _table(connection, wish), wish.raw)


def _table(connection: Connection, wish: Wish) -> Table:
    if wish.what == "accounts":
        return export_tables.accounts_table(_accounts(connection))
    subject = reporting.Subject.of(connection, ReportWishes(scheme=wish.scheme or DEFAULT.id))
    if wish.text:
        subject.ids = listing.ids(connection, OutputFilter(text=wish.text), Sort(), subject.scheme.id)
    if wish.what == "mentions":
        return export_tables.mentions_table(reporting.all_mentions(subject))
    providers = [source.key for source in registry.ALL if Gives.CITATIONS in source.info.gives]
    return export_tables.outputs_table(
        reporting.outputs(subject), subject.scheme.id, [source.key for source in registry.ALL], providers
    )


def _accounts(connection: Connection) -> Iterator[ReportAccount]:
    for row in queries.accounts(connection):
        yield ReportAccount(
            id=row.id,
            category=CATEGORY_OF[row.channel],
            channel=row.channel,
            key=row.key,
            name=row.name,
            url=row.url,
            mentions=row.mentions,
            outputs=row.outputs,
            first_mention=row.first,
            last_mention=row.last,
            country=row.country,
            reach=row.reach,
        )
