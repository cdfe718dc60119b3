"""What a producer of JSON lists is to this family: a format, its mark, and its reader of one record."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.gather import Identifiers
from altmetric_desktop.importers.objects.values import Item


class Producer(Struct, frozen=True):
    """`known`: whether an object is a record of this producer. `read`: the record but for its identifiers,
    which are gathered."""

    key: str
    known: Callable[[Item], bool]
    read: Callable[[Item, Identifiers], Record]
