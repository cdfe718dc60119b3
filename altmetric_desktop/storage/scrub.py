"""Text that no database takes (lone surrogates, as bad JSON and bad decoding leave them) made harmless.

Looked for only after a write was refused, so that sound text costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection

T = TypeVar("T")
R = TypeVar("R")


def scrubbed(value: T) -> T:
    """The same value, with U+FFFD for each lone surrogate in any of its texts."""
    return _scrub(value)  # type: ignore[return-value]  # keeps the type of all that it meets


def with_sound_text(connection: Connection, given: T, work: Callable[[T], R]) -> R:
    """Run `work`; where it meets text that can't be stored, undo it and run it with that text mended."""
    nested = connection.begin_nested()
    try:
        result = work(given)
    except UnicodeEncodeError:
        nested.rollback()
        return work(scrubbed(given))
    except BaseException:
        if nested.is_active and connection.in_transaction():
            _let_go(nested.rollback)
        raise
    nested.commit()
    return result


def _let_go(rollback: Callable[[], None]) -> None:
    """A full disk has ended the transaction already: the first error is the one to tell."""
    from sqlalchemy.exc import DBAPIError

    try:
        rollback()
    except DBAPIError:
        return


def _scrub(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("utf-8", "replace") if _broken(value) else value
    if isinstance(value, tuple):
        return tuple(_scrub(one) for one in value)
    if isinstance(value, list):
        return [_scrub(one) for one in value]
    if isinstance(value, Struct):
        changed = {
            name: clean
            for name in value.__struct_fields__
            if (clean := _scrub(before := getattr(value, name))) is not before
        }
        return replace(value, **changed) if changed else value
    return value


def _broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
