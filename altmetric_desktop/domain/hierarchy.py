"""A hierarchy file: the units that it names, and what taking it in did."""

from __future__ import annotations

from msgspec import Struct

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Problem


class Node(Struct, frozen=True):
    """A unit as a hierarchy file names it: `row` as a person counts it there, `code` its number."""

    row: int
    path: tuple[str, ...]
    code: str = ""


class ReadHierarchy(Struct, frozen=True):
    """A hierarchy file read to its end. `layout`: `levels`, `parents`, `paths`, `tree`; `rows`: those that
    name a unit, refused ones too. A unit of which only units below are named has its own node."""

    layout: str
    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...] = ()
    rows: int = 0


class Joined(Struct, frozen=True):
    """A unit that lists had brought and that a hierarchy file names: its outputs went there."""

    unit: Unit
    into: tuple[Unit, ...]
    outputs: int


class HierarchyAnswer(Struct, frozen=True):
    """What taking in a hierarchy file did, or would. Every unit of the file is `added` or `known`; `gone`:
    units of earlier files of this hierarchy that it no longer names (they stay). `run`: "" in a preview."""

    path: str
    hierarchy: str
    layout: str
    rows: int
    added: int
    known: int
    joined: tuple[Joined, ...] = ()
    gone: tuple[Unit, ...] = ()
    problems: tuple[Problem, ...] = ()
    proposals: int = 0
    run: str = ""
