"""What a producer's module says of its format: how it is known, what a record is, how one is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from msgspec import Struct

from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.markup.draft import Drafted
from altmetric_desktop.importers.markup.tree import Node

#: The first tags of a file, in order: (namespace, local name, attributes by local name).
Outline = tuple[tuple[str, str, dict[str, str]], ...]


class Beside(Protocol):
    """One reading of a list whose records need what stands beside them: a journal's issue above its articles,
    a container that is named in one place and described in another."""

    def is_record(self, node: Node) -> bool:
        """Whether an outermost element is a record; else it is handed to `keep`."""

    def keep(self, node: Node) -> None:
        """What is no record, and may be needed by one."""

    def read(self, node: Node, row: int) -> Drafted | None:
        """A record; None where it must wait for what stands further down."""

    def broken(self) -> None:
        """An element could not be read: what was kept may belong to another record than the next."""

    def rest(self) -> Iterable[Drafted]:
        """At the end: the records that waited."""


class Shape(Struct, frozen=True):
    """A format in XML. A record is an outermost element named in `records` (and standing in one named in
    `above`, where that is not empty; "" there = the file itself). Where `beside` is given, it decides which
    of these are records, and reads them."""

    format: Format
    knows: Callable[[Outline], bool]
    records: frozenset[str]
    read: Callable[[Node, int], Drafted]
    above: frozenset[str] = frozenset()
    beside: Callable[[], Beside] | None = None
