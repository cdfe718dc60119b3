"""Families of formats that are no tables: each in a package of its own, imported when a file is of it.

A family module has `FORMATS`, `find(text, name)`: the key of the format that a text is in, None where it
is none of the family, InputError where it is one that can't be read; and `read(key, text, progress)`: its
records and problems, with the rule of refusal of `gather`; it tells how far it is as `pace` says. A text is
decoded, without byte-order mark, its lines end in `\\n`.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Protocol, cast

from msgspec import Struct

from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.formats import Format
from altmetric_desktop.importers.pace import Progress

Read = tuple[list[Record], list[Problem]]


class Family(Protocol):
    """What a family module offers."""

    FORMATS: tuple[Format, ...]

    def find(self, text: str, name: str) -> str | None:
        """The format of a text."""

    def read(self, key: str, text: str, progress: Progress | None = None) -> Read:
        """Its records and problems."""


class Place(Struct, frozen=True):
    """Where a family lives, and the signs with which its texts may begin ("" = any)."""

    module: str
    begins: str = ""


PLACES: tuple[Place, ...] = (
    Place("evidence", "{["),
    Place("objects", "{["),
    Place("markup", "<"),
    Place("tagged"),
)


def _family(place: Place) -> Family:
    return cast("Family", import_module(f"altmetric_desktop.importers.{place.module}"))


def find(text: str, name: str) -> str | None:
    """The format of a text that is in one of the families."""
    first = text.lstrip()[:1]
    for place in PLACES:
        if not place.begins or (first and first in place.begins):
            key = _family(place).find(text, name)
            if key is not None:
                return key
    return None


def formats() -> Iterator[Format]:
    """Every format of every family."""
    for place in PLACES:
        yield from _family(place).FORMATS


def read(key: str, text: str, progress: Progress | None = None) -> Read:
    """The records and problems of a text in this format; `progress` may raise to stop."""
    for place in PLACES:
        family = _family(place)
        if any(known.key == key for known in family.FORMATS):
            return family.read(key, text, progress)
    raise LookupError(key)
