"""JSON that nobody's format is: lists of identifiers, and objects whose names are matched as headings are.

Objects become rows of a table, their names its heading, and the reader of tables does the rest: synonyms in
many languages, and what the cells look like where the names say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Field, Mapping, Problem, Record, Severity
from altmetric_desktop.importers.detect import is_identifiers_only
from altmetric_desktop.importers.header import meanings
from altmetric_desktop.importers.identifier_list import read_list
from altmetric_desktop.importers.mapping import MANY, SAMPLE, suggest, usable
from altmetric_desktop.importers.objects.values import Item, cell, cells, first
from altmetric_desktop.importers.rows import Plan
from altmetric_desktop.importers.text import shown

Row = tuple[int, object]

_WORKS = frozenset({Field.DOI, Field.PMID, Field.PMCID, Field.ARXIV, Field.ISBN, Field.HANDLE, Field.URN})
#: One object with a title and nothing of these may be anything: settings, a package, a map.
_ABOUT = frozenset({Field.AUTHORS, Field.YEAR, Field.DATE, Field.VENUE})
_DEEPEST = 3
#: Members that only wrap what a record says (Zotero, JSON:API, Zenodo, Elasticsearch, GeoJSON).
_WRAPS = frozenset(
    {"data", "attributes", "metadata", "_source", "properties", "fields", "record", "work", "item"}
)
#: Columns of a table made of objects; hostile files have a name of its own in every object.
_WIDEST = 500
#: Names among which those that mean something are chosen where there are more.
_LOOKED_AT = 20_000
#: A bare PubMed number, as in lists of nothing else.
_NUMBER = pattern(r"\d{5,8}")
_CAMEL = pattern(r"(?<=[a-z])(?=[A-Z])|_")
_FAMILY = ("family", "lastName", "last_name", "familyName", "surname", "last")
_GIVEN = ("given", "firstName", "first_name", "givenName", "forename", "first", "initials")
_NAMES = (
    "name",
    "fullName",
    "full_name",
    "displayName",
    "display_name",
    "value",
    "title",
    "text",
    "label",
    "id",
)


def telling(names: Sequence[str]) -> bool:
    """Whether some name of an object surely means a title or an identifier."""
    return any(
        rank < 2000
        and (field is Field.TITLE or field in MANY - {Field.UNIT, Field.ISSN, Field.URL, Field.LOCAL})
        for name in names
        for field, rank in meanings(_heading(name))
    )


def telling_identifier(names: Sequence[str]) -> bool:
    """Whether some name of an object surely means a DOI or another identifier of works."""
    return any(rank < 1000 and field in _WORKS for name in names for field, rank in meanings(_heading(name)))


def readable(found: Sequence[Row]) -> bool:
    """Whether what was found can be read as a list: identifiers, or rows of a table with a telling column."""
    plain = [text for _, value in found if (text := cell(value).strip())]
    if any(is_identifiers_only(text) or _NUMBER.fullmatch(text) for text in plain[:SAMPLE]):
        return True
    mapping, _ = _table(found)
    if len(found) > 1:
        return usable(mapping)
    fields = {column.field for column in mapping.columns}
    return bool(fields & _WORKS) or (Field.TITLE in fields and len(fields & _ABOUT) > 0)


def read(found: Sequence[Row]) -> tuple[list[Record], list[Problem]]:
    """The records of a list's elements, each given with its place in the file."""
    plain = [(row, cell(value)) for row, value in found if not isinstance(value, dict | list)]
    records, problems = _identifiers(plain)
    mapping, body = _table(found)
    tabled = [(row, value) for row, value in found if isinstance(value, dict | list)]
    tabled = tabled[len(tabled) - len(body) :]
    filled = [
        (row, cells) for (row, _), cells in zip(tabled, body, strict=True) if any(map(str.strip, cells))
    ]
    if filled and usable(mapping):
        plan = Plan(mapping, [cells for _, cells in filled[:SAMPLE]])
        plan.read([cells for _, cells in filled], [row for row, _ in filled])
        records += plan.records
        problems += plan.problems
    read_of = {record.row for record in records} | {problem.row for problem in problems}
    problems += [
        Problem(
            row,
            "",
            shown(", ".join(value) if isinstance(value, dict) else ""),
            "no-identifier",
            Severity.REFUSED,
        )
        for row, value in tabled
        if row not in read_of
    ]
    records.sort(key=lambda record: record.row)
    return records, problems


def _identifiers(plain: Sequence[tuple[int, str]]) -> tuple[list[Record], list[Problem]]:
    if not plain:
        return [], []
    lines = [""] * max(row for row, _ in plain)
    for row, text in plain:
        lines[row - 1] = " ".join(text.split())
    return read_list("\n".join(lines))


def _table(found: Sequence[Row]) -> tuple[Mapping, list[list[str]]]:
    """(mapping, rows): of objects, whose names are the heading, or of lists, among which it may stand."""
    values = [value for _, value in found if isinstance(value, dict | list)]
    lists = [value for value in values if isinstance(value, list)]
    if lists and len(lists) == len(values):
        width = min(_WIDEST, max(map(len, lists)))
        rows = [[_flat(one) for one in (*value[:width], *[None] * (width - len(value)))] for value in lists]
        mapping = suggest(rows[:SAMPLE])
        return mapping, rows[mapping.header_row :]
    flat = list(map(_flattened, values))
    names = list(dict.fromkeys(name for row in flat for name in row))
    if len(names) > _WIDEST:
        names = sorted(names[:_LOOKED_AT], key=lambda name: not meanings(_heading(name)))[:_WIDEST]
    headings = list(map(_heading, names))
    sample = [[row.get(name, "") for name in names] for row in flat[:SAMPLE]]
    used = [column for column in suggest([headings, *sample]).columns if column.field is not Field.IGNORE]
    rows = [[row.get(names[column.index], "") for column in used] for row in flat]
    return Mapping(1, tuple(replace(column, index=place) for place, column in enumerate(used))), rows


def _flattened(value: object) -> dict[str, str]:
    cells: dict[str, str] = {}
    if isinstance(value, dict):
        _fill(cells, "", value, _DEEPEST)
    elif isinstance(value, list):
        cells = {str(place): _flat(one) for place, one in enumerate(value[:_WIDEST])}
    return cells


def _fill(row: dict[str, str], above: str, item: Item, depth: int) -> None:
    for name, value in item.items():
        path = f"{above}.{name}" if above and above not in _WRAPS else name
        if isinstance(value, dict) and depth > 1 and (path in _WRAPS or not _named(value)):
            _fill(row, path, value, depth - 1)
        else:
            row[path[:200]] = _flat(value)


def _flat(value: object) -> str:
    """A value as one cell: names by their parts, lists joined by `; `."""
    if isinstance(value, list):
        return "; ".join(filter(None, (_one(one) for one in value[:10_000])))
    return _one(value)


def _one(value: object) -> str:
    if isinstance(value, dict):
        return _named(value) or ""
    return cell(value)


def _named(item: Item) -> str | None:
    family, given = first(item, *_FAMILY), first(item, *_GIVEN)
    if family:
        return f"{family}, {given}" if given else family
    return next((found[0] for name in _NAMES if (found := cells(item, name))), None)


def _heading(name: str) -> str:
    """The name of a member as a heading: its words apart where it means nothing as it stands."""
    return name if meanings(name) else _CAMEL.sub(" ", name)
