"""Tables that give their producer away by their heading, and what their columns mean there.

Knows headings, no cells. The producers themselves stand in `produced`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.records import Field, Mapping
from altmetric_desktop.importers.header import heading_key


class Derived(Struct, frozen=True):
    """A column that is worked out of others, where the first of them is there: `make` gets the cells of the
    columns headed `of`, in that order, an empty text for each that is missing."""

    heading: str
    field: Field
    of: tuple[str, ...]
    make: Callable[..., str]


class Producer(Struct, frozen=True):
    """A kind of table. `needs`: sets of headings of which one must be there, in the form of `heading_key`.

    `fields`: what columns mean here, whatever the words say elsewhere; `separators` between several values
    of a cell ("" = never separated); `grouped`: the column whose value rows of one record share; `whole`:
    it is this producer's only where the heading has no other columns; `lacks`: headings that must not be
    there; `groups`: every other column names units of a hierarchy that is called as the column is.
    """

    key: str
    needs: tuple[frozenset[str], ...]
    fields: dict[str, Field] = {}
    separators: dict[str, str] = {}
    derived: tuple[Derived, ...] = ()
    grouped: str | None = None
    whole: bool = False
    refused: str | None = None
    lacks: frozenset[str] = frozenset()
    groups: bool = False

    def knows(self, headings: frozenset[str]) -> bool:
        """Whether a heading of these keys is this producer's."""
        if self.lacks & headings:
            return False
        return any(needed <= headings and (not self.whole or headings <= needed) for needed in self.needs)


def columns(field_words: dict[Field, str]) -> dict[str, Field]:
    """Field → headings separated by `|`, turned round: heading key → field."""
    return {heading_key(word): field for field, words in field_words.items() for word in words.split("|")}


def heads(*alternatives: str) -> tuple[frozenset[str], ...]:
    """Alternatives of headings separated by `|`, as `Producer.needs`."""
    return tuple(frozenset(map(heading_key, words.split("|"))) for words in alternatives)


def producer_of(header: Iterable[Sequence[str]]) -> Producer | None:
    """The producer of a table whose first rows (down to the heading) are these; None = made by hand."""
    return _known(frozenset(heading_key(cell) for row in header for cell in row) - {""})


@lru_cache(maxsize=64)
def _known(headings: frozenset[str]) -> Producer | None:
    from altmetric_desktop.importers.evidence import tables  # both are made of this module's values
    from altmetric_desktop.importers.produced import PRODUCERS

    return next((one for one in (*tables.PRODUCERS, *PRODUCERS) if one.knows(headings)), None)


def separated(mapping: Mapping, producer: Producer | None) -> Mapping:
    """The mapping, with the producer's separators where it has none."""
    if producer is None or not producer.separators:
        return mapping
    known = producer.separators
    return replace(
        mapping,
        columns=tuple(
            replace(one, separator=known.get(heading_key(one.heading))) if one.separator is None else one
            for one in mapping.columns
        ),
    )


def accepted(producer: Producer | None, name: str) -> None:
    """Raises InputError where the producer's tables are no publication lists (patents)."""
    if producer is not None and producer.refused is not None:
        raise InputError(producer.refused, path=name)
