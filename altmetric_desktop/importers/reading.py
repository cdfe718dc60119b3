"""The one way in: `read(bytes, name) → ReadFile`. Pure: no file is opened, nothing is written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Mapping, Problem, ReadFile, Record, Severity
from altmetric_desktop.importers import families
from altmetric_desktop.importers.decode import Decoded, decode
from altmetric_desktop.importers.detect import container_format, text_format
from altmetric_desktop.importers.formats import FORMATS
from altmetric_desktop.importers.found import tally
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.identifier_list import read_list
from altmetric_desktop.importers.mapping import SAMPLE, suggest, usable
from altmetric_desktop.importers.ris import read_ris
from altmetric_desktop.importers.rows import Plan
from altmetric_desktop.importers.spreadsheet import Workbook
from altmetric_desktop.importers.table import STEP, Table

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
    if kind in ("csv", "scopus-csv"):
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
    if not usable(mapping):
        raise InputError(
            "input.no-records" if len(sample) < 2 and mapping.header_row else "input.not-a-list", path=name
        )
    plan = Plan(mapping, sample[mapping.header_row :])
    header = sample[: mapping.header_row]
    total = decoded.text.count("\n") + 1
    done = 0
    for chunk in table.chunks():
        above = max(0, mapping.header_row - done)
        plan.read(chunk[above:], done + above + 1)
        done += len(chunk)
        if progress is not None:
            progress(min(done, total), total)
    problems = [*decoded.problems, *plan.problems]
    problems += [Problem(row, "", "", "row-unclosed-quote", Severity.REFUSED) for row in table.broken]
    return _answer(name, fingerprint(header), decoded.encoding, plan.records, problems, mapping, (), sample)


def _workbook(
    data: bytes,
    name: str,
    container: str,
    sheet: str | None,
    mapping: Mapping | None,
    progress: Progress | None,
) -> ReadFile:
    workbook = Workbook(data, name, container)
    chosen = workbook.choose(sheet or (mapping.sheet if mapping else None))
    rows = workbook.rows(chosen)
    mapping = mapping or suggest(rows[: SAMPLE + 25], chosen)
    if not usable(mapping):
        raise InputError("input.not-a-list", path=name)
    plan = Plan(mapping, rows[mapping.header_row : mapping.header_row + SAMPLE], chosen)
    for start in range(mapping.header_row, len(rows), STEP):
        plan.read(rows[start : start + STEP], start + 1)
        if progress is not None:
            progress(min(start + STEP, len(rows)), len(rows))
    kind = "xlsx" if container == "xlsb" else container
    return _answer(name, kind, container, plan.records, plan.problems, mapping, workbook.sheets, rows)


#: Headings that give a product away.
_PRODUCTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("scopus-csv", frozenset(map(heading_key, ("Authors", "Title", "Source title", "EID")))),
)


def fingerprint(header: Sequence[Sequence[str]]) -> str:
    """`scopus-csv` where the heading is that of a Scopus export, else `csv`."""
    words = {heading_key(cell) for row in header for cell in row}
    return next((key for key, needed in _PRODUCTS if needed <= words), "csv")
