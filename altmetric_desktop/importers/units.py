"""Department cells → paths of units. `/` and `,` stay: they are part of too many names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import ColumnMapping, Field
from altmetric_desktop.importers.caches import Cache
from altmetric_desktop.importers.header import heading_key
from altmetric_desktop.importers.text import plain_or_none

_PATH = re.compile(r"\s*(?: > |>|→|::|»)\s*")
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
    """The columns that name units: levels of one path, or a faculty and departments below it; without any,
    the institution (lists of a consortium)."""

    def __init__(self, columns: Sequence[ColumnMapping]) -> None:
        naming = [column for column in columns if column.field in (Field.FACULTY, Field.UNIT)]
        levels = [column for column in naming if _LEVEL.fullmatch(column.heading.strip())]
        self._levels = levels if len(levels) > 1 else []
        naming = (
            naming
            or [
                column
                for column in columns
                if column.field is Field.INSTITUTION and heading_key(column.heading) not in _OF_AUTHORS
            ][:1]
        )
        rest = [column for column in naming if column not in self._levels]
        self._above = [column for column in rest if column.field is not Field.UNIT][:1]
        self._below = [column for column in rest if column.field is Field.UNIT]
        self._read = [*self._levels, *self._above, *self._below]
        self._known: Cache[tuple[str, ...], tuple[Unit, ...]] = Cache(self._units)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._read)

    def of(self, columns: Sequence[Sequence[str]]) -> Iterable[tuple[Unit, ...]]:
        """The units of each row, from the table's columns."""
        cells = zip(*(columns[column.index] for column in self._read), strict=True)
        return map(self._known.__getitem__, cells)

    def _units(self, cells: tuple[str, ...]) -> tuple[Unit, ...]:
        paths: list[_Path] = []
        levels = tuple(filter(None, map(plain_or_none, cells[: len(self._levels)])))
        if levels:
            paths.append(levels)
        rest = [_paths(cell, column) for cell, column in zip(cells, self._read, strict=True)][
            len(self._levels) :
        ]
        above = rest[0] if self._above else []
        below = [path for found in rest[len(self._above) :] for path in found]
        paths += _joined(above, below)
        return tuple(dict.fromkeys(Unit(path[:DEEPEST]) for path in paths))


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
    found = (tuple(filter(None, map(plain_or_none, _PATH.split(piece)))) for piece in pieces[:_MOST])
    return [path for path in found if path]
