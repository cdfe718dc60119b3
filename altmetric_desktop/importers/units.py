"""Department cells → paths of units. `/` and `,` stay: they are part of too many names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import ColumnMapping, Field
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.text import plain_or_none

_PATH = re.compile(r"\s{0,20}(?: > |>|→|::|»)\s{0,20}")
_LEVEL = re.compile(r"(?:top level|level \d)", re.IGNORECASE)
#: Deeper hierarchies than this are no hierarchies.
DEEPEST = 8
_MOST = 100
#: Where all authors work, ours and others, is no unit of the list.
_OF_AUTHORS = frozenset(
    map(
        heading_key,
        (
            "affiliation", "affiliations", "authors affiliations", "c3", "zugehörigkeit", "afiliación",
            "afiliação", "作者单位", "第一单位", "所属機関", "research organization",
            "oc membership institution",
        ),
    )
)  # fmt: skip

_Path = tuple[str, ...]


class UnitColumns:
    """The columns that name units, hierarchy by hierarchy. Without any, the institution (lists of a
    consortium); with some, it stands above them: two universities have a *Physics* each."""

    def __init__(self, columns: Sequence[ColumnMapping]) -> None:
        naming = [column for column in columns if column.field in (Field.FACULTY, Field.UNIT)]
        institutions = [
            column
            for column in columns
            if column.field is Field.INSTITUTION and heading_key(column.heading) not in _OF_AUTHORS
        ][:1]
        names = dict.fromkeys(column.hierarchy for column in naming)
        if institutions:
            names.setdefault("")
        self._trees = [
            _Tree(
                [column for column in naming if column.hierarchy == name],
                institutions if not name else [],
                name,
            )
            for name in names
        ]
        self._read = [column for tree in self._trees for column in tree.read]
        self._known: Cache[tuple[str, ...], tuple[Unit, ...]] = Cache(self._units)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._read)

    def of(self, columns: Sequence[Sequence[str]]) -> Iterable[tuple[Unit, ...]]:
        """The units of each row, from the table's columns."""
        cells = zip(*(columns[column.index] for column in self._read), strict=True)
        return map(self._known.__getitem__, cells)

    def _units(self, cells: tuple[str, ...]) -> tuple[Unit, ...]:
        found: list[Unit] = []
        done = 0
        for tree in self._trees:
            found += tree.units(cells[done : done + len(tree.read)])
            done += len(tree.read)
        return tuple(dict.fromkeys(found))


class _Tree:
    """The columns of one hierarchy: levels of one path, or a faculty and departments below it."""

    def __init__(
        self, naming: Sequence[ColumnMapping], institutions: Sequence[ColumnMapping], name: str
    ) -> None:
        levels = [column for column in naming if _LEVEL.fullmatch(column.heading.strip())]
        self._levels = levels if len(levels) > 1 else []
        rest = [column for column in naming if column not in self._levels]
        self._above = [column for column in rest if column.field is not Field.UNIT][:1]
        self._below = [column for column in rest if column.field is Field.UNIT]
        self._name = name
        self.read = [*self._levels, *self._above, *self._below, *institutions]
        self._ends = len(self._levels), len(self._levels) + len(self._above)
        self._named = len(self._levels) + len(self._above) + len(self._below)

    def units(self, cells: Sequence[str]) -> list[Unit]:
        """The units of one row's cells, those of `read`."""
        levels, above = self._ends
        found = [_paths(cell, column) for cell, column in zip(cells, self.read, strict=True)]
        top = [path for each in found[self._named :] for path in each]
        paths = _joined(
            [path for each in found[levels:above] for path in each],
            [path for each in found[above : self._named] for path in each],
        )
        whole = tuple(filter(None, map(plain_or_none, cells[:levels])))
        if whole:
            paths.insert(0, whole)
        return [Unit(path[:DEEPEST], self._name) for path in _below_institution(top, paths)]


def _below_institution(top: list[_Path], paths: list[_Path]) -> list[_Path]:
    """Units under their institution: under the only one, or pairwise. Where that can't be told, they stay
    as they are named."""
    if not paths:
        return top
    if len(top) == 1:
        return [_under(top[0], path) for path in paths]
    if len(top) == len(paths):
        return [_under(one, path) for one, path in zip(top, paths, strict=True)]
    return paths


def _joined(above: list[_Path], below: list[_Path]) -> list[_Path]:
    """Every unit under its faculty: under the only one, or pairwise where there are as many of each."""
    if not below:
        return above
    if len(above) == len(below):
        return [_under(top, path) for top, path in zip(above, below, strict=True)]
    if len(above) == 1:
        return [_under(above[0], path) for path in below]
    return [*above, *below]


def _under(top: _Path, path: _Path) -> _Path:
    return path if path[0] == top[0] else top + path


def _paths(cell: str, column: ColumnMapping) -> list[_Path]:
    mark = column.separator
    pieces = re.split(r"[;\n]|\|+", cell) if mark is None else cell.split(mark) if mark else [cell]
    found = map(path_of, pieces[:_MOST])
    return [path for path in found if path]


def path_of(text: str) -> tuple[str, ...]:
    """The parts of a path: `University > Faculty > Department`."""
    return tuple(filter(None, map(plain_or_none, _PATH.split(text))))
