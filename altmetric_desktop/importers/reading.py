"""The one way in: `read(bytes, name) → ReadFile`. Pure: no file is opened, nothing is written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Mapping, Problem, ReadFile, Record, Severity
from altmetric_desktop.importers import families
from altmetric_desktop.importers.decode import Decoded, decode
from altmetric_desktop.importers.detect import container_format, text_format
from altmetric_desktop.importers.formats import FORMATS, TABLES
from altmetric_desktop.importers.found import tally
from altmetric_desktop.importers.identifier_list import read_list
from altmetric_desktop.importers.mapping import SAMPLE, suggest
from altmetric_desktop.importers.ris import read_ris
from altmetric_desktop.importers.sheet import Found, Sheet, pieces
from altmetric_desktop.importers.sheets import choose
from altmetric_desktop.importers.spreadsheet import Workbook
from altmetric_desktop.importers.table import Table

Progress = Callable[[int, int], None]

#: No publication list is larger.
LARGEST = 200 * 1024 * 1024
#: Rows that a preview of the raw table shows.
SHOWN = 12


def read(
    data: bytes,
    name: str,
    *,
    format: str | None = None,
    sheet: str | None = None,
    mapping: Mapping | None = None,
    progress: Progress | None = None,
) -> ReadFile:
    """A publication list, read to its end.

    `name` is only quoted. `format` (a key of FORMATS) overrides what the content says, `sheet` the sheet
    chosen, `mapping` the meaning of the columns. `progress(done, total)` is called between pieces of work
    and may raise to stop. Raises InputError with what to do; rows that can't be read are problems.
    """
    with _uncollected():
        return _read(data, name, format, sheet, mapping, progress)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without cycle collection: a list makes a million lasting objects and no cycle, and the collector would
    walk all of them again and again (measured: 2.7 s against 1.7 s for 100,000 rows)."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(
    data: bytes,
    name: str,
    format: str | None,
    sheet: str | None,
    mapping: Mapping | None,
    progress: Progress | None,
) -> ReadFile:
    if len(data) > LARGEST:
        raise InputError("input.too-large", path=name, limit=LARGEST // 1024 // 1024)
    if format is not None and format not in {known.key for known in (*FORMATS, *families.formats())}:
        raise InputError("input.unknown-format", path=name, format=format)
    container = container_format(data, name)
    if container is not None:
        return _workbook(data, name, container, sheet, mapping, progress)
    if format in ("xlsx", "xls", "ods"):
        raise InputError("input.workbook-unreadable", path=name)
    decoded = decode(data, name)
    kind = format or text_format(decoded.text, name)
    if kind in TABLES:
        return _table(decoded, name, mapping, progress)
    readers = {"ris": read_ris, "bibtex": _read_bibtex, "doi-list": read_list}
    own = readers.get(kind)
    records, problems = families.read(kind, decoded.text) if own is None else own(decoded.text)
    if progress is not None:
        progress(len(records), len(records))
    return _answer(name, kind, decoded.encoding, records, [*decoded.problems, *problems])


def _read_bibtex(text: str) -> tuple[list[Record], list[Problem]]:
    from altmetric_desktop.importers.bibtex import read_bibtex  # bibtexparser: 60 ms that no other list needs

    return read_bibtex(text)


def _answer(
    name: str,
    kind: str,
    encoding: str,
    records: Sequence[Record],
    problems: Sequence[Problem],
    mapping: Mapping | None = None,
    sheets: tuple[str, ...] = (),
    sample: Sequence[Sequence[str]] = (),
) -> ReadFile:
    if not records and not any(problem.severity is Severity.REFUSED for problem in problems):
        raise InputError("input.no-records", path=name)
    shown = tuple(tuple(cell[:200] for cell in row[:200]) for row in sample[:SHOWN])
    return ReadFile(kind, encoding, tuple(records), tuple(problems), mapping, tally(records), sheets, shown)


def _table(decoded: Decoded, name: str, mapping: Mapping | None, progress: Progress | None) -> ReadFile:
    table = Table(decoded.text, mapping.delimiter if mapping else None)
    sample = table.head(SAMPLE)
    if mapping is None:
        mapping = suggest(sample, None, table.delimiter)
    total = decoded.text.count("\n") + 1
    told = None if progress is None else lambda done: progress(min(done, total), total)
    found = Sheet(sample, mapping, name, len(sample) < 2).read(table.chunks, told)
    problems = [*decoded.problems, *found.problems]
    problems += [Problem(row, "", "", "row-unclosed-quote", Severity.REFUSED) for row in table.broken]
    return _answer(
        name, found.key or "csv", decoded.encoding, found.records, problems, mapping, (), found.sample
    )


def _workbook(
    data: bytes,
    name: str,
    container: str,
    sheet: str | None,
    mapping: Mapping | None,
    progress: Progress | None,
) -> ReadFile:
    workbook = Workbook(data, name, container)
    chosen, mappings = choose(workbook, sheet, mapping)
    rows = {one: workbook.rows(one) for one in mappings}
    total = sum(map(len, rows.values()))
    before = 0
    records: list[Record] = []
    problems: list[Problem] = []
    shown: Found | None = None
    for one, own in mappings.items():
        start = before

        def told(done: int, start: int = start) -> None:
            if progress is not None:
                progress(min(start + done, total), total)

        found = Sheet(rows[one], own, name, False, one, workbook.mac).read(pieces(rows[one]), told)
        before += len(rows[one])
        records += found.records
        problems += found.problems
        shown = found if one == chosen else shown
    assert shown is not None  # noqa: S101  # the chosen sheet is among those that are read
    kind = "xlsx" if container == "xlsb" else container
    given = mappings[chosen] if len(mappings) == 1 else replace(mappings[chosen], sheet=None)
    return _answer(
        name, shown.key or kind, container, records, problems, given, workbook.sheets, shown.sample
    )
