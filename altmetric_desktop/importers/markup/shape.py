"""What a producer's module says of its format: how it is known, what a record is, how one is read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.tree import Node

#: The first tags of a file, in order: (namespace, local name, attributes by local name).
Outline = tuple[tuple[str, str, dict[str, str]], ...]


class Shape(Struct, frozen=True):
    """A format in XML. A record is an outermost element named in `records` (and standing in one named in
    `above`, where that is not empty; "" there = the file itself)."""

    format: Format
    knows: Callable[[Outline], bool]
    records: frozenset[str]
    read: Callable[[Node, int], Drafted]
    above: frozenset[str] = frozenset()
