"""The one way in: `read(bytes, name) → ReadFile`. Pure: no file is opened, nothing is written."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Mapping, Problem, ReadFile, Record, Severity
from altmetric_desktop.importers import families
from altmetric_desktop.importers.decode import Decoded
from altmetric_desktop.importers.formats import FORMATS, TABLES
from altmetric_desktop.importers.found import tally
from altmetric_desktop.importers.identifier_list import read_list
from altmetric_desktop.importers.mapping import SAMPLE, suggest
from altmetric_desktop.importers.ris import read_ris
from altmetric_desktop.importers.sheet import Found, Sheet, pieces
from altmetric_desktop.importers.sheets import Chosen, choose
from altmetric_desktop.importers.source import Books, opened
from altmetric_desktop.importers.table import Rows, Table

Progress = Callable[[int, int], None]
#: Changes a piece of a table before it is read: (sheet, its mapping, rows, number of the first) → rows.
Edit = Callable[[str, Mapping, Rows, int], Rows]

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
    edit: Edit | None = None,
    progress: Progress | None = None,
    encoding: str | None = None,
) -> ReadFile:
    """A publication list, read to its end.

    `name` is only quoted. `format` (a key of FORMATS) overrides what the content says, `sheet` the sheet
    chosen (ALL_SHEETS = all that hold a list), `mapping` the meaning of the columns, `encoding` what a text's
    bytes say; `edit` changes rows of tables before they are read. `progress(done, total)` is called between
    pieces of work and may raise to stop. Raises InputError with what to do; rows that can't be read are
    problems.
    """
    if len(data) > LARGEST:
        raise InputError("input.too-large", path=name, limit=LARGEST // 1024 // 1024)
    if format is not None and format not in {known.key for known in (*FORMATS, *families.formats())}:
        raise InputError("input.unknown-format", path=name, format=format)
    with _uncollected():
        source = opened(data, name, format, encoding)
        del data
        if isinstance(source, Books):
            chosen = choose(source.book, sheet, mapping)
            return _book(source, chosen, name, edit or _unedited, progress)
        if source.kind in TABLES:
            return _table(source.decoded, name, mapping, edit or _unedited, progress)
        return _text(source.kind, source.decoded, name, progress)


def _unedited(_sheet: str, _mapping: Mapping, rows: Rows, _first: int) -> Rows:
    return rows


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


def _text(kind: str, decoded: Decoded, name: str, progress: Progress | None) -> ReadFile:
    readers = {"ris": read_ris, "bibtex": _read_bibtex, "doi-list": read_list}
    own = readers.get(kind)
    if own is None:
        records, problems = families.read(kind, decoded.text, progress)
    else:
        records, problems = own(decoded.text, progress)
    if progress is not None:
        progress(len(records), len(records))
    return _answer(name, kind, decoded.encoding, records, [*decoded.problems, *problems])


def _read_bibtex(text: str, progress: Progress | None) -> tuple[list[Record], list[Problem]]:
    from altmetric_desktop.importers.bibtex import read_bibtex  # bibtexparser: 60 ms that no other list needs

    return read_bibtex(text, progress)


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


def _table(
    decoded: Decoded, name: str, given: Mapping | None, edit: Edit, progress: Progress | None
) -> ReadFile:
    table = Table(decoded.text, given.delimiter if given else None)
    sample = table.head(SAMPLE)
    mapping = given or suggest(sample, None, table.delimiter)
    total = decoded.text.count("\n") + 1
    told = None if progress is None else lambda done: progress(min(done, total), total)

    def chunks() -> Iterator[Rows]:
        first = 1
        for chunk in table.chunks():
            yield edit("", mapping, chunk, first)
            first += len(chunk)

    found = Sheet(edit("", mapping, sample, 1), mapping, name, len(sample) < 2).read(chunks, told)
    problems = [*decoded.problems, *found.problems]
    problems += [Problem(row, "", "", "row-unclosed-quote", Severity.REFUSED) for row in table.broken]
    return _answer(
        name, found.key or "csv", decoded.encoding, found.records, problems, mapping, (), found.sample
    )


def _book(source: Books, chosen: Chosen, name: str, edit: Edit, progress: Progress | None) -> ReadFile:
    book, mappings = source.book, chosen.mappings
    rows = {one: edit(one, own, book.rows(one), 1) for one, own in mappings.items()}
    total = sum(map(len, rows.values()))
    before = 0
    records: list[Record] = []
    problems: list[Problem] = [*source.problems]
    found: dict[str, Found] = {}
    for one, own in mappings.items():
        start = before

        def told(done: int, start: int = start) -> None:
            if progress is not None:
                progress(min(start + done, total), total)

        found[one] = Sheet(rows[one], own, name, False, one, book.mac).read(pieces(rows[one]), told)
        before += len(rows[one])
        records += found[one].records
        problems += found[one].problems
    problems += [
        Problem(max(own.header_row, 1), "", "", "sheet-not-read", sheet=one)
        for one, own in chosen.others.items()
    ]
    shown = found[chosen.sheet]
    given = mappings[chosen.sheet] if len(mappings) == 1 else replace(mappings[chosen.sheet], sheet=None)
    answer = _answer(
        name,
        shown.key or source.kind,
        source.encoding,
        records,
        problems,
        given,
        book.sheets,
        shown.sample,
    )
    return replace(answer, read_sheets=tuple(mappings), other_sheets=tuple(chosen.others))
