"""Publication lists into the library: preview, import as one undoable step, undo.

The same functions serve the command line (this process) and the window (the child process, while the
library's writer has lent its pen).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop import importers
from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.events import Event, Progress
from altmetric_desktop.domain.records import (
    Correction,
    Fit,
    ImportAnswer,
    ImportPreview,
    Mapping,
    PreviewRow,
    Problem,
    ReadFile,
    Record,
    Severity,
    UnitsFrom,
    Verdict,
)
from altmetric_desktop.domain.rows import UndoAnswer
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.importers import naming
from altmetric_desktop.services import import_cells, kept_columns
from altmetric_desktop.services.library import Library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import importing, mappings, outputs, runs, scores, undoing
from altmetric_desktop.storage.connect import Connection

Report = Callable[[Event], None]
Opener = Callable[[], AbstractContextManager[Connection]]

#: Rows that a preview shows with what will happen to each.
PREVIEW_ROWS = 20
#: A list larger than this is refused before it is read (bytes).
MOST_BYTES = 200_000_000


class Options(Struct, frozen=True):
    """How a file is to be read; None = the content decides. `mapping` wins over `mapping_name`; one without
    columns asks for a guess below its heading row. `remembered`: without either, a mapping that was saved
    for the same headings is used. `corrections`: only the rows that they name are read, as corrected.
    `units_from`: the name that is the department of records which name none. `encoding` of a text, a
    name that `domain.encodings` knows; a workbook says its own.
    """

    format: str | None = None
    sheet: str | None = None
    mapping_name: str | None = None
    mapping: Mapping | None = None
    remembered: bool = False
    corrections: tuple[Correction, ...] = ()
    units_from: UnitsFrom = UnitsFrom.COLUMNS
    encoding: str | None = None


def preview(library: Library, path: Path, options: Options, report: Report) -> ImportPreview:
    """What importing this file would do; the library is untouched."""
    with library.read() as connection:
        return preview_with(connection, path, options, report)


def preview_with(connection: Connection, path: Path, options: Options, report: Report) -> ImportPreview:
    """The same with a connection of the caller's."""
    data = _begun(path, report)
    options, fit = _put_on(connection, path, data, options)
    plain = replace(options, units_from=UnitsFrom.COLUMNS)
    read = _fitted(_read(path, data, plain, report), fit)
    headings: tuple[str, ...] = ()
    name = ""
    if read.mapping is not None and options.mapping is None:
        headings = tuple(column.heading for column in read.mapping.columns)
        if options.remembered:
            name, read = _remembered(connection, path, data, plain, report, read, headings)
    offered = naming.offers(read, path.name)
    found = preview_read(connection, path, naming.named(read, path.name, options.units_from))
    return replace(found, headings=headings, remembered=name, offered=offered, fit=fit)


def preview_read(connection: Connection, path: Path, read: ReadFile) -> ImportPreview:
    """The same for a list that has been read already (`path` names it)."""
    found = importing.preview(connection, read.records, read.problems)
    by_row: dict[tuple[str, int], list[Problem]] = {}
    for problem in found.problems:
        by_row.setdefault((problem.sheet, problem.row), []).append(problem)
    rows = tuple(
        PreviewRow(record, verdict, tuple(by_row.get((record.sheet or "", record.row), ())))
        for record, verdict in _first(read, found.verdicts)
    )
    return ImportPreview(
        path=str(path),
        format=read.format,
        encoding=read.encoding,
        found=read.found,
        balance=found.balance,
        rows=rows,
        problems=found.problems,
        mapping=read.mapping,
        sheets=read.sheets,
        sample=read.sample,
        read_sheets=read.read_sheets,
        other_sheets=read.other_sheets,
        units=found.units,
    )


def _first(read: ReadFile, verdicts: Sequence[Verdict]) -> list[tuple[Record, Verdict]]:
    """The first rows of a list as it lies there: a row that was refused is one of them, without a title."""
    shown = list(zip(read.records[:PREVIEW_ROWS], verdicts[:PREVIEW_ROWS], strict=True))
    known = {(record.sheet or "", record.row) for record in read.records}
    refused = {
        (problem.sheet, problem.row): problem
        for problem in read.problems
        if problem.severity is Severity.REFUSED and (problem.sheet, problem.row) not in known
    }
    shown += [
        (Record(row, sheet=sheet or None), Verdict.REFUSED) for sheet, row in list(refused)[:PREVIEW_ROWS]
    ]
    places = {sheet: place for place, sheet in enumerate(read.sheets)}
    shown.sort(key=lambda one: (places.get(one[0].sheet or "", 0), one[0].row))
    return shown[:PREVIEW_ROWS]


def _remembered(
    connection: Connection,
    path: Path,
    data: bytes,
    options: Options,
    report: Report,
    read: ReadFile,
    headings: tuple[str, ...],
) -> tuple[str, ReadFile]:
    """The name of the mapping saved for these headings and the list read by it; ("", as guessed) without."""
    named = any(heading.strip() for heading in headings)  # tables without headings are all alike
    found = mappings.remembered(connection, headings) if named else None
    if found is None or read.mapping is None:
        return "", read
    name, saved = found
    if tuple(one.heading for one in saved.columns) == headings:
        wanted = replace(read.mapping, columns=saved.columns)
    else:
        wanted = replace(saved, sheet=read.mapping.sheet)
    if wanted == read.mapping:
        return name, read
    try:
        return name, _read(path, data, replace(options, mapping=wanted), report)
    except InputError:  # it fits this file no longer: the guess does
        return "", read


def apply(library: Library, path: Path, options: Options, report: Report) -> ImportAnswer:
    """Import a file, all of it or nothing: in this thread, so that an interrupt stops it at once."""
    with library.read() as connection:
        read = read_file(connection, path, options, report)
    report(Progress("writing", 0, len(read.records)))
    with library.pen(Changed("output")) as connection:
        answer = write(connection, path, read)
    report(Progress("writing", len(read.records), len(read.records)))
    return answer


def apply_with(pen: Opener, reading: Opener, path: Path, options: Options, report: Report) -> ImportAnswer:
    """Import a file with connections of the caller's: read first, then one transaction."""
    with reading() as connection:
        read = read_file(connection, path, options, report)
    report(Progress("writing", 0, len(read.records)))
    with pen() as connection:
        answer = write(connection, path, read)
    report(Progress("writing", len(read.records), len(read.records)))
    return answer


def write(connection: Connection, path: Path, read: ReadFile) -> ImportAnswer:
    """Take a read file into the library, as a run of its own."""
    now = int(time.time())
    run = runs.begin(connection, "import", at=now, what=path.name)
    step = runs.next_step(connection, run, now)
    imported = importing.import_records(connection, step, path.name, read.records, read.problems)
    _recount(connection, step, {*imported.revived, *imported.evidence.touched})
    runs.end(connection, run, int(time.time()))
    return ImportAnswer(
        path=str(path),
        format=read.format,
        encoding=read.encoding,
        found=read.found,
        balance=imported.balance,
        problems=imported.problems,
        run=runs.name(run),
        outputs_total=outputs.total(connection),
        reported=imported.evidence.figures,
        mentions=imported.evidence.mentions,
    )


def _recount(connection: Connection, step: runs.Step, changed: Iterable[int]) -> None:
    """Count and score outputs whose mentions came or went with a list."""
    wanted = sorted(changed)
    if wanted:
        infos = [source.info for source in registry.ALL]
        scores.rescore(connection, step, SCHEMES, wanted, infos)


def read_file(connection: Connection, path: Path, options: Options, report: Report) -> ReadFile:
    """The file's records and problems.

    Raises InputError where it can't be read or is no list, NotFoundError for an unknown saved mapping.
    """
    data = _begun(path, report)
    options, fit = _put_on(connection, path, data, options)
    return _fitted(_read(path, data, options, report), fit)


def _begun(path: Path, report: Report) -> bytes:
    report(Progress("reading", 0, 0, path.name))
    return _bytes(path)


def _put_on(connection: Connection, path: Path, data: bytes, options: Options) -> tuple[Options, Fit | None]:
    """The options with the mapping of the name that they ask for, as it is for this file."""
    name = options.mapping_name
    if name is None or options.mapping is not None:
        return options, None
    mapping, fit = kept_columns.put_on(
        connection, name, data, path.name, options.sheet, options.format, options.encoding
    )
    return replace(options, mapping=mapping), fit


def _fitted(read: ReadFile, fit: Fit | None) -> ReadFile:
    """With a note for each heading that the kept mapping and the table don't share."""
    if fit is None or read.mapping is None:
        return read
    row, sheet = max(read.mapping.header_row, 1), read.mapping.sheet or ""
    unlike = [(heading, "column-not-here") for heading in fit.missing]
    unlike += [(heading, "column-not-kept") for heading in fit.unknown]
    notes = (Problem(row, heading, "", code, sheet=sheet) for heading, code in unlike)
    return replace(read, problems=(*read.problems, *notes))


def _read(path: Path, data: bytes, options: Options, report: Report) -> ReadFile:
    form, sheet, mapping, encoding = options.format, options.sheet, options.mapping, options.encoding
    if mapping is not None and not mapping.columns:
        mapping = import_cells.guessed(data, path.name, sheet, mapping, form, encoding)

    def told(done: int, total: int) -> None:
        report(Progress("reading", done, total, path.name))

    if options.corrections:
        read = import_cells.corrected(
            data,
            path.name,
            options.corrections,
            format=form,
            sheet=sheet,
            mapping=mapping,
            progress=told,
            encoding=encoding,
        )
    else:
        read = importers.read(
            data, path.name, format=form, sheet=sheet, mapping=mapping, progress=told, encoding=encoding
        )
    return naming.named(read, path.name, options.units_from)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("input.too-large", path=path.name, limit=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError("import.unreadable", path=str(path), reason=reason) from problem


def undo(library: Library, run: int | str) -> UndoAnswer:
    """Take an import back: `run` as its number or its name (`R-0007`)."""
    number = runs.by_name(run) if isinstance(run, str) else run

    def work(connection: Connection) -> UndoAnswer:
        now = int(time.time())
        undo_run = runs.begin(connection, "undo", at=now, what=runs.name(number))
        step = runs.next_step(connection, undo_run, now)
        answer = undoing.undo(connection, step, number)
        _recount(connection, step, answer.recount)
        runs.end(connection, undo_run, int(time.time()))
        return answer

    return library.writer.submit(work, lambda _answer: (Changed("output"),)).result()
