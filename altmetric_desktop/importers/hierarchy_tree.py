"""Units that name their parents, or their children: tables of id and parent's id, and JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
#: Units above one another: more are looked at for a circle only.
_LONGEST = 100
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
        if not path or len(path) > DEEPEST:
            wrong = "unit-too-deep" if path else "unit-circle"
            problems.append(_refused(one.row, f"{code}: {one.name}", wrong))
            continue
        if path[0].parent and path[0].parent not in known and one is path[0]:
            problems.append(Problem(one.row, "", shown(f"{one.name}: {one.parent}"), "unit-parent-unknown"))
        nodes.append(Node(one.row, tuple(part.name for part in path), code))
    return ReadHierarchy("parents", tuple(nodes), tuple(problems), len(given))


def _path(code: str, known: Mapping[str, _Given]) -> list[_Given]:
    """The unit and those above it, from the top, no more than tell that they are too many; none where they
    go round in a circle."""
    path: list[_Given] = []
    passed: set[str] = set()
    while code in known and len(path) < _LONGEST:
        if code in passed:
            return []
        passed.add(code)
        path.append(known[code])
        code = known[code].parent
    return path[::-1]


def _refused(row: int, value: str, code: str) -> Problem:
    return Problem(row, "", shown(value), code, Severity.REFUSED)


def read_tree(text: str, name: str) -> ReadHierarchy:
    """JSON: a flat list of units with `id` and `parent`, or a tree of `children`. Raises InputError."""
    try:
        value: object = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError("units.no-hierarchy", path=name) from error
    listed = _listed(value)
    if any(key in one for one in listed for key in _PARENTS) and not any(map(_below, listed)):
        given = [
            (row, _text(one.get("id")), _named(one), _first(one, _PARENTS))
            for row, one in enumerate(listed, 1)
        ]
        return _linked(given)
    return _tree(listed)


def _listed(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        if _named(value) and any(isinstance(value.get(key), list) for key in _BELOW):
            return [value]
        value = next((value[key] for key in _LISTS if isinstance(value.get(key), list)), [])
    return _objects(value)


def _below(one: Mapping[str, object]) -> list[dict[str, object]]:
    """The units that stand inside of one."""
    lists = (one[key] for key in _BELOW if isinstance(one.get(key), list))
    return next((found for value in lists if (found := _objects(value))), [])


def _objects(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _tree(listed: Sequence[dict[str, object]]) -> ReadHierarchy:
    """Units inside of units; `row` counts them as they stand. What is too deep is refused with all below."""
    nodes: dict[tuple[str, ...], Node] = {}
    problems: list[Problem] = []
    count = 0
    waiting: list[tuple[tuple[str, ...], dict[str, object]]] = [((), one) for one in reversed(listed)]
    while waiting:
        above, one = waiting.pop()
        count += 1
        name, code = _named(one), _text(one.get("id"))
        path = (*above, name)
        if not name:
            problems.append(_refused(count, code, "unit-nameless"))
            continue
        if len(path) > DEEPEST:
            problems.append(_refused(count, " > ".join(path), "unit-too-deep"))
            continue
        if path in nodes:
            problems.append(Problem(count, "", shown(" > ".join(path)), "unit-again"))
        nodes.setdefault(path, Node(count, path, code))
        waiting += [(path, child) for child in reversed(_below(one))]
    return ReadHierarchy("tree", tuple(nodes.values()), tuple(problems), count)


def _named(one: Mapping[str, object]) -> str:
    return _first(one, _NAMES)


def _first(one: Mapping[str, object], keys: Sequence[str]) -> str:
    return next((found for key in keys if (found := _text(one.get(key)))), "")


def _text(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("id") or value.get("name")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return ""
    return plain_or_none(str(value)) or ""
