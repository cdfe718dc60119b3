"""Hierarchy files → units by path: level columns, an id with its parent's id, paths, JSON. Pure.

Read are the second file of Altmetric's institutional upload (`Top Level, Level 1 … Level 5`), InCites'
`OrgHierarchy.csv`, a CRIS's table of organisations, and lists of paths by hand.
"""

from __future__ import annotations

from collections.abc import Sequence

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.hierarchy import Node, ReadHierarchy
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.records import Field, Problem, Severity
from altmetric_desktop.importers import hierarchy_tree
from altmetric_desktop.importers.decode import decode
from altmetric_desktop.importers.detect import container_format
from altmetric_desktop.importers.header import DEPTH, heading_key, meanings
from altmetric_desktop.importers.spreadsheet import Workbook
from altmetric_desktop.importers.table import Table
from altmetric_desktop.importers.text import plain_or_none, shown
from altmetric_desktop.importers.units import DEEPEST, path_of

_LEVEL = pattern(
    r"(?:top|top level|organisation|organization|institution|university)"
    r"|(?:level|ebene|stufe|niveau|nivel|nível|livello|taso|poziom|层级)\s?\d{1,2}"
)
#: What headings that say what a level is may mean, from the top, and what no hierarchy has.
_ORDER = (Field.INSTITUTION, Field.FACULTY, Field.UNIT)
_LISTED = frozenset({Field.DOI, Field.PMID, Field.TITLE, Field.AUTHORS})
#: `header.meanings`: from here on a word inside a heading is all that tells (`Head of department`).
_VAGUE = 3000
_ID = "organizationid|organization id|organisation id|org id|orgid|id|unit id|code|key|uuid|kennung|nummer"
_NAME = (
    "organizationname|organization name|organisation name|org name|name|unit|unit name|department|title"
    "|bezeichnung|einrichtung|nom|nombre|nome"
)
_PARENT = (
    "parentorgaid|parent orga id|parentorganizationid|parent organization id|parent organisation id|parent id"
    "|parentid|parent|parent unit|parent code|superior|übergeordnet|übergeordnete einrichtung"
)
_PATH = "path|hierarchy|unit path|department path|pfad|department|unit|group"
#: No hierarchy has more units.
MOST = 100_000


def read_hierarchy(data: bytes, name: str) -> ReadHierarchy:
    """The units of a hierarchy file. Raises InputError for what is none; `name` is only quoted."""
    container = container_format(data, name)
    if container is not None:
        book = Workbook(data, name, container)
        tables = [book.rows(sheet) for sheet in book.visible or book.sheets]
    else:
        text = decode(data, name).text
        if text.lstrip()[:1] in ("{", "["):
            return _checked(hierarchy_tree.read_tree(text, name), name)
        tables = [_lines(text) or [row for chunk in Table(text).chunks() for row in chunk]]
    for rows in tables:
        found = read_rows(rows)
        if found is not None:
            return _checked(found, name)
    raise InputError("units.no-hierarchy", path=name)


def _lines(text: str) -> list[list[str]]:
    """Lines that are paths, with whatever commas their names hold; none where the text is a table."""
    lines = text.splitlines()
    filled = [line for line in lines if line.strip()]
    paths = sum(1 for line in filled if " > " in line)
    if not paths or paths * 2 < len(filled) - 2 or any("\t" in line for line in filled):
        return []
    return [[line.strip().strip('"')] for line in lines]


def _checked(found: ReadHierarchy, name: str) -> ReadHierarchy:
    if len(found.nodes) > MOST:
        raise InputError("units.too-many", path=name, limit=MOST)
    if not found.nodes:
        raise InputError("units.no-hierarchy", path=name)
    return found


def read_rows(rows: Sequence[Sequence[str]]) -> ReadHierarchy | None:
    """The units of a table's rows; None where it is no hierarchy."""
    for place, row in enumerate(rows[:DEPTH]):
        keys = [heading_key(cell) for cell in row]
        body = rows[place + 1 :]
        identity, parent = _column(keys, _ID), _column(keys, _PARENT)
        title = _column([key if at != identity else "" for at, key in enumerate(keys)], _NAME)
        if identity is not None and parent is not None and title is not None:
            return hierarchy_tree.by_parents(body, place + 2, (identity, title, parent))
        levels = _levels(keys)
        if len(levels) > 1:
            return _by_levels(body, place + 2, levels)
        path = _column(keys, _PATH)
        if path is not None and len([key for key in keys if key]) == 1:
            return _by_paths(body, place + 2, path)
    if rows and all(len([cell for cell in row if cell.strip()]) <= 1 for row in rows):
        return _by_paths(rows, 1, 0)
    return None


def _levels(keys: Sequence[str]) -> list[int]:
    """The columns of levels, from the top: numbered ones, else all whose headings say which level they are
    (`University`, `Fakultät`, `学科`). None where the table is a list of publications."""
    found = [next(iter(meanings(key)), None) for key in keys]
    if any(one is not None and one[0] in _LISTED and one[1] < 1000 for one in found):
        return []
    levels = [at for at, key in enumerate(keys) if _LEVEL.fullmatch(key)]
    if len(levels) > 1:
        return levels
    ranks = [(0, at) for at in levels]
    for at, one in enumerate(found):
        if at not in levels and one is not None and one[0] in _ORDER and one[1] < _VAGUE:
            ranks.append((_ORDER.index(one[0]), at))
    return [at for _, at in sorted(ranks)]


def _column(keys: Sequence[str], words: str) -> int | None:
    for word in words.split("|"):
        key = heading_key(word)
        if key in keys:
            return list(keys).index(key)
    return None


def _by_levels(rows: Sequence[Sequence[str]], first: int, levels: Sequence[int]) -> ReadHierarchy:
    """One row a unit with its whole path; where the upper levels are left empty, those above hold."""
    nodes: dict[tuple[str, ...], Node] = {}
    problems: list[Problem] = []
    before: tuple[str, ...] = ()
    count = 0
    for number, row in enumerate(rows, first):
        cells = [plain_or_none(row[at]) if at < len(row) else None for at in levels]
        filled = [place for place, cell in enumerate(cells) if cell]
        if not filled:
            continue
        count += 1
        top = filled[0]
        parts = (*before[:top], *(cell for cell in cells[top : filled[-1] + 1] if cell))
        if top > len(before) or len(parts) < filled[-1] + 1:
            problems.append(_refused(number, " > ".join(filter(None, cells)), "unit-level-missing"))
            continue
        before = parts
        _add(nodes, parts, number)
    return ReadHierarchy("levels", tuple(nodes.values()), tuple(problems), count)


def _by_paths(rows: Sequence[Sequence[str]], first: int, at: int) -> ReadHierarchy | None:
    """One path a row, its parts separated by `>`; None where no row has one."""
    nodes: dict[tuple[str, ...], Node] = {}
    problems: list[Problem] = []
    count, deepest = 0, 0
    for number, row in enumerate(rows, first):
        cell = row[at] if at < len(row) else ""
        parts = path_of(cell)
        if not parts:
            continue
        count += 1
        deepest = max(deepest, len(parts))
        if len(parts) > DEEPEST:
            problems.append(_refused(number, cell, "unit-too-deep"))
            continue
        _add(nodes, parts, number)
    return ReadHierarchy("paths", tuple(nodes.values()), tuple(problems), count) if deepest > 1 else None


def _add(nodes: dict[tuple[str, ...], Node], parts: tuple[str, ...], number: int) -> None:
    """A unit and those above it, each once."""
    for end in range(1, len(parts) + 1):
        nodes.setdefault(parts[:end], Node(number, parts[:end]))


def _refused(row: int, value: str, code: str) -> Problem:
    return Problem(row, "", shown(value), code, Severity.REFUSED)
