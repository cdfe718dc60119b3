"""What a committed write changed, so that screens decide what to refresh."""

from __future__ import annotations

from typing import NamedTuple


class Changed(NamedTuple):
    """`table` and the ids of rows in it; `ids` None = everything may have changed."""

    table: str
    ids: frozenset[int] | None = None
