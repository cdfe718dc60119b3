"""Units that name their parents, or their children: tables of id and parent's id, and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.hierarchy import Node, ReadHierarchy
from altmetric_desktop.domain.records import Problem, Severity
from altmetric_desktop.importers.text import plain_or_none, shown
from altmetric_desktop.importers.units import DEEPEST

#: Under these keys answers of registers and directories hold their list of units.
_LISTS = ("hits", "results", "items", "units", "departments", "organisations", "organizations", "children")
_NAMES = ("name", "title", "label")
_PARENTS = ("parent", "parent_id", "parentId", "parentID")
_BELOW = ("children", "units", "departments", "groups", "subunits")


class _Given(Struct):
    """A unit with its number and that of its parent, as the file has them."""

    row: int
    name: str
    parent: str


def by_parents(rows: Sequence[Sequence[str]], first: int, columns: tuple[int, int, int]) -> ReadHierarchy:
    """A table with the columns (id, name, parent's id)."""
    given = []
    for number, row in enumerate(rows, first):
        code, name, parent = (plain_or_none(row[at]) if at < len(row) else None for at in columns)
        if code or name:
            given.append((number, code or "", name or "", parent or ""))
    return _linked(given)


def _linked(given: Sequence[tuple[int, str, str, str]]) -> ReadHierarchy:
    known: dict[str, _Given] = {}
    problems: list[Problem] = []
    for row, code, name, parent in given:
        if not name or not code:
            problems.append(_refused(row, name or code, "unit-nameless"))
        elif code in known:
            problems.append(_refused(row, f"{code}: {name}", "unit-twice"))
        else:
            known[code] = _Given(
                row, name, "" if parent in (code, "0", "-1") and parent not in known else parent
            )
    nodes: list[Node] = []
    for code, one in known.items():
        path = _path(code, known)
        if path is None:
            problems.append(_refused(one.row, f"{code}: {one.name}", "unit-circle"))
            continue
        if path[0].parent and path[0].parent not in known and one is path[0]:
            problems.append(Problem(one.row, "", shown(f"{one.name}: {one.parent}"), "unit-parent-unknown"))
        nodes.append(Node(one.row, tuple(part.name for part in path), code))
    return ReadHierarchy("parents", tuple(nodes), tuple(problems), len(given))


def _path(code: str, known: Mapping[str, _Given]) -> list[_Given] | None:
    """The unit and those above it, from the top; None where they go round in a circle, or too deep."""
    path: list[_Given] = []
    while code in known:
        path.insert(0, known[code])
        if len(path) > DEEPEST:
            return None
        code = known[code].parent
    return path


def _refused(row: int, value: str, code: str) -> Problem:
    return Problem(row, "", shown(value), code, Severity.REFUSED)


def read_tree(text: str, name: str) -> ReadHierarchy:
    """JSON: a flat list of units with `id` and `parent`, or a tree of `children`. Raises InputError."""
    try:
        value: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError("units.no-hierarchy", path=name) from error
    listed = _listed(value)
    if any(key in one for one in listed for key in _PARENTS):
        given = [
            (row, _text(one.get("id")), _named(one), _first(one, _PARENTS))
            for row, one in enumerate(listed, 1)
        ]
        return _linked(given)
    nodes = list(_walk(listed, ()))
    counted = [Node(row, node.path, node.code) for row, node in enumerate(nodes, 1)]
    return ReadHierarchy("tree", tuple({node.path: node for node in counted}.values()), (), len(nodes))


def _listed(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        if _named(value) and any(isinstance(value.get(key), list) for key in _BELOW):
            return [value]
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [])
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _walk(listed: Sequence[dict[str, object]], above: tuple[str, ...]) -> Iterator[Node]:
    for one in listed:
        name = _named(one)
        if not name or len(above) >= DEEPEST:
            continue
        path = (*above, name)
        yield Node(0, path, _text(one.get("id")))
        below = next((one[key] for key in _BELOW if isinstance(one.get(key), list)), [])
        yield from _walk([child for child in below if isinstance(child, dict)], path)  # type: ignore[attr-defined]


def _named(one: Mapping[str, object]) -> str:
    return _first(one, _NAMES)


def _first(one: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((found for key in keys if (found := _text(one.get(key)))), "")


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("id") or value.get("name")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return plain_or_none(str(value)) or ""
