"""What the columns of a table mean: by their headings, and by their cells where words fail or lie."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.doi import read_doi
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping
from altmetric_desktop.importers.header import find_header, heading_key, meanings, without_number
from altmetric_desktop.importers.people import separator_of
from altmetric_desktop.importers.producers import Producer, producer_of
from altmetric_desktop.importers.synonyms import HIERARCHIES

#: Rows that are looked at to judge a column.
SAMPLE = 200

#: Fields whose columns may be several: each is read.
MANY = frozenset(
    {
        Field.DOI, Field.PMID, Field.PMCID, Field.ARXIV, Field.ISBN, Field.HANDLE, Field.URN, Field.ADS,
        Field.SSRN, Field.REPEC, Field.NCT, Field.URL, Field.EID, Field.WOS, Field.OPENALEX, Field.LOCAL,
        Field.NIHMS, Field.NBK, Field.UNIT, Field.ISSN,
    }
)  # fmt: skip
_PEOPLE = frozenset({Field.AUTHORS, Field.OUR_AUTHORS})
_UNITS = frozenset({Field.UNIT, Field.FACULTY})
#: Headings that name a field beside another column of it: what they say counts where that one is empty.
_SECOND = frozenset(map(heading_key, ("article number", "art. no.", "article no.", "early access date")))
#: Headings of a year that is not the work's own where the list has its date of publication.
_OF_PAYMENT = frozenset(map(heading_key, ("period", "fiscal year", "berichtsjahr")))
_OF_PUBLICATION = frozenset(map(heading_key, ("date of publication", "publication date", "published")))
_YEAR = re.compile(r"(?:19|20)\d\d(?:\.0)?")
_PMID = re.compile(r"[1-9]\d{6,7}(?:\.0)?")


class Shape(Struct, frozen=True):
    """Shares (0–1) of a column's filled cells that look like something; `words` = mean words a cell."""

    filled: int
    doi: float
    url: float
    year: float
    pmid: float
    words: float
    distinct: float


def suggest(
    rows: Sequence[Sequence[str]],
    sheet: str | None = None,
    delimiter: str | None = None,
    header: int | None = None,
) -> Mapping:
    """The mapping of a table from its first rows: heading row, a field for each column, separators.

    `header`: the heading's row where it is known (1-based, 0 = there is none).
    """
    header_row = find_header(rows) if header is None or header > len(rows) else header
    width = max((len(row) for row in rows[: header_row + SAMPLE]), default=0)
    heading = list(rows[header_row - 1]) if header_row else []
    heading += [""] * (width - len(heading))
    body = [row for row in rows[header_row : header_row + SAMPLE] if any(cell.strip() for cell in row)]
    cells = [
        [row[index].strip() for row in body if index < len(row) and row[index].strip()]
        for index in range(width)
    ]
    producer = producer_of(rows[:header_row])
    fields = _by_words(heading, producer)
    _by_cells(fields, heading, cells)
    own = producer.separators if producer else {}
    columns = [
        ColumnMapping(
            index,
            heading[index].strip(),
            fields[index],
            own.get(heading_key(heading[index]), _separator(fields[index], cells[index])),
        )
        for index in range(width)
    ]
    columns = [_in_hierarchy(column, producer) for column in columns]
    return Mapping(header_row, _with_derived(columns, producer), sheet, delimiter)


def _in_hierarchy(column: ColumnMapping, producer: Producer | None) -> ColumnMapping:
    """A column of units that don't belong to the organisation; all that is not known in a list of groups."""
    key = heading_key(column.heading)
    if column.field in _UNITS and key in HIERARCHIES:
        return replace(column, hierarchy=HIERARCHIES[key])
    grouping = key and producer is not None and producer.groups and key not in producer.fields
    if grouping and column.field in _UNITS | {Field.IGNORE, Field.INSTITUTION}:
        return replace(column, field=Field.UNIT, separator=";", hierarchy=" ".join(column.heading.split()))
    return column


def _with_derived(columns: list[ColumnMapping], producer: Producer | None) -> tuple[ColumnMapping, ...]:
    """The columns and those that are worked out of them; a worked-out list of people stands for the given."""
    keys = {heading_key(column.heading) for column in columns}
    for derived in producer.derived if producer else ():
        if heading_key(derived.of[0]) not in keys:
            continue
        if derived.field is Field.AUTHORS:
            columns = [
                replace(one, field=Field.IGNORE) if one.field is derived.field else one for one in columns
            ]
        mark = ";" if derived.field in _PEOPLE | _UNITS else None
        columns.append(ColumnMapping(len(columns), derived.heading, derived.field, mark))
    return tuple(columns)


def usable(mapping: Mapping) -> bool:
    """Whether rows read by this mapping can be records: a title or an identifier is among the columns."""
    return any(
        column.field is Field.TITLE or column.field in MANY - {Field.UNIT, Field.ISSN}
        for column in mapping.columns
    )


def list_score(rows: Sequence[Sequence[str]]) -> tuple[int, float]:
    """(2 identifiers, 1 titles only, 0 neither; fields named × size): greater reads better as a list."""
    mapping = suggest(rows[: SAMPLE + 25])
    if not usable(mapping):
        return (0, 0.0)
    fields = {column.field for column in mapping.columns} - {Field.IGNORE}
    title_only = not fields - {Field.TITLE, Field.VENUE, Field.YEAR, Field.AUTHORS, Field.TYPE, Field.PAGES}
    filled = sum(1 for row in rows[mapping.header_row :] if any(row))
    return (1 if title_only else 2, len(fields) * min(filled, 100_000) ** 0.5)


def _by_words(heading: Sequence[str], producer: Producer | None) -> list[Field]:
    """Each column's field by its heading; of several columns for one field the surest is taken."""
    fields = [Field.IGNORE] * len(heading)
    keys = [heading_key(cell) for cell in heading]
    known = producer.fields if producer else {}
    wishes = sorted(
        (rank, index, field)
        for index, cell in enumerate(heading)
        if keys[index] not in known
        for field, rank in meanings(cell)
    )
    taken: dict[Field, str] = {}
    for index, key in enumerate(keys):
        if key in known:
            fields[index] = known[key]
            taken.setdefault(known[key], without_number(key))
    for _, index, field in wishes:
        key = without_number(keys[index])
        free = field not in taken or field in MANY or taken[field] == key or key in _SECOND
        if fields[index] is Field.IGNORE and free:
            fields[index] = field
            taken.setdefault(field, key)
    _unsaid(fields, heading, taken)
    return fields


def _unsaid(fields: list[Field], heading: Sequence[str], taken: dict[Field, str]) -> None:
    """Take back what words alone don't say: a `No.` is an issue only beside a volume, and a period of
    payment is no year of publication beside the date of publication."""
    if Field.VOLUME not in taken:
        for index, cell in enumerate(heading):
            if fields[index] is Field.ISSUE and (meanings(cell) or ((Field.ISSUE, 0),))[0][1] >= 2000:
                fields[index] = Field.IGNORE
    if taken.get(Field.DATE) in _OF_PUBLICATION and taken.get(Field.YEAR) in _OF_PAYMENT:
        fields[fields.index(Field.YEAR)] = Field.IGNORE


def _by_cells(fields: list[Field], heading: Sequence[str], cells: Sequence[Sequence[str]]) -> None:
    """What the cells say decides where a heading is missing, unknown or wrong."""
    shapes = [_shape(column) for column in cells]
    good_doi = any(fields[at] is Field.DOI and shape.doi >= 0.5 for at, shape in enumerate(shapes))
    for at, shape in enumerate(shapes):
        field = fields[at]
        open_question = not good_doi and field in (Field.IGNORE, Field.URL, Field.LOCAL)
        if field is Field.URL and shape.filled > 3 and shape.distinct < 0.5:
            fields[at] = Field.IGNORE  # the address of a repository or a journal, not of each work
        if open_question and shape.doi >= 0.5 and shape.words < 6:
            fields[at] = Field.DOI
        if field in (Field.LOCAL, Field.ISSUE) and is_numbering(cells[at]):
            fields[at] = Field.IGNORE  # rows counted from 1 name nothing
    _unnamed(fields, heading, shapes)
    if Field.TITLE not in fields:
        _title_by_cells(fields, shapes)


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a column only counts its rows: 1, 2, 3… (`1.`, `1.0`)."""
    numbers = [cell.removesuffix(".0").rstrip(".") for cell in cells[:SAMPLE]]
    return len(numbers) > 2 and numbers in (
        list(map(str, range(len(numbers)))),
        list(map(str, range(1, len(numbers) + 1))),
    )


def _unnamed(fields: list[Field], heading: Sequence[str], shapes: Sequence[Shape]) -> None:
    """Columns without a heading."""
    taken = set(fields)
    for at, shape in enumerate(shapes):
        if fields[at] is not Field.IGNORE or not shape.filled:
            continue
        if heading[at].strip():
            continue
        if shape.url >= 0.8 and shape.distinct >= 0.5 and Field.URL not in taken:
            fields[at] = Field.URL
        elif shape.year >= 0.8 and Field.YEAR not in taken:
            fields[at] = Field.YEAR
        elif shape.pmid >= 0.8 and shape.distinct > 0.5 and Field.PMID not in taken:
            fields[at] = Field.PMID
        taken.add(fields[at])


def _title_by_cells(fields: list[Field], shapes: Sequence[Shape]) -> None:
    """Without a title column the one whose cells read like titles: long, different, many words."""
    likely = [
        (shape.words * shape.filled, at)
        for at, shape in enumerate(shapes)
        if fields[at] is Field.IGNORE
        and 4 <= shape.words <= 60
        and shape.distinct >= 0.8
        and shape.filled >= 3
    ]
    if likely:
        fields[max(likely)[1]] = Field.TITLE


def _shape(cells: Sequence[str]) -> Shape:
    total = len(cells)
    if not total:
        return Shape(0, 0, 0, 0, 0, 0, 0)
    dois = sum(
        1
        for cell in cells
        if ("10." in cell or "10/" in cell) and (read_doi(cell).values or read_doi(cell).short)
    )
    return Shape(
        total,
        dois / total,
        sum(1 for cell in cells if cell[:8].lower().startswith(("http://", "https:/", "www."))) / total,
        sum(1 for cell in cells if _YEAR.fullmatch(cell)) / total,
        sum(1 for cell in cells if _PMID.fullmatch(cell)) / total,
        sum(cell.count(" ") + 1 for cell in cells) / total,
        len(set(cells)) / total,
    )


def _separator(field: Field, cells: Sequence[str]) -> str | None:
    """How a column separates several values in a cell, by what most of its cells do."""
    if field in _PEOPLE:
        votes = Counter(mark for cell in cells for mark in [separator_of(cell)] if mark != ";" or ";" in cell)
        return votes.most_common(1)[0][0] if votes else ";"
    if field in _UNITS:
        for mark in ("||", "|", ";", "\n"):
            if any(mark in cell for cell in cells):
                return mark
    return None
