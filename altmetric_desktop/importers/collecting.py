"""Lists with a row for each author of a work: every row gets the whole list of authors, in the rows' order.

A list that repeats whole lists of authors (a row for each department) stays as it is. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from altmetric_desktop.domain.identity import Kind
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.person_names import (
    Level,
    PersonName,
    compare,
    index_keys,
    parsed,
    search_keys,
)
from altmetric_desktop.domain.records import Record
from altmetric_desktop.importers.people import MOST

#: Kinds that don't name one work: chapters share their book's ISBN, works a journal's address.
_SHARED = frozenset({Kind.ISBN, Kind.URL, Kind.LOCAL})
#: Letters from which a title is no longer anybody's.
_LONG = 25
#: Authors of one work with one family name whose spellings are compared.
_NAMESAKES = 200

_Key = tuple[str, str | int | None, str | None]


def collected(records: list[Record]) -> list[Record]:
    """One table's records, the authors of rows that are one work put together where each row has one."""
    groups: dict[_Key, list[int]] = {}
    for place, record in enumerate(records):
        if len(record.authors) < 2:
            key = _key(record)
            if key is not None:
                groups.setdefault(key, []).append(place)
    several = [places for places in groups.values() if len(places) > 1]
    if not several:
        return records
    whole = {_key(record) for record in records if len(record.authors) > 1}
    made = list(records)
    for key, places in groups.items():
        if len(places) < 2 or key in whole or not _one_work([records[place] for place in places]):
            continue
        authors = _authors([records[place] for place in places])
        if len(authors) > 1:
            for place in places:
                made[place] = replace(records[place], authors=authors)
    return made


def _key(record: Record) -> _Key | None:
    """What names the work of a row: an identifier, else a long title with year and journal."""
    for one in record.identifiers:
        if one.kind not in _SHARED:
            return (one.kind.value, one.value, None)
    if record.identifiers or not record.title or len(record.title) < _LONG or not record.venue:
        return None
    return (record.title.casefold(), record.year, record.venue.casefold())


def _one_work(rows: Sequence[Record]) -> bool:
    titles = {"".join(filter(str.isalnum, row.title.casefold())) for row in rows if row.title}
    return len(titles) < 2


def _authors(rows: Sequence[Record]) -> tuple[Person, ...]:
    """Each author once: a second spelling of a name is the same author, in the spelling that came first.

    Work grows with the number of names, not with its square; none where they are too many for a work.
    """
    known = _Known()
    for one in dict.fromkeys(one for row in rows for one in row.authors):
        known.add(one)
        if len(known.authors) > MOST:
            return ()
    return tuple(known.authors)


class _Known:
    """The authors of one work, found again by the keys of their names."""

    def __init__(self) -> None:
        self.authors: list[Person] = []
        self._marks: set[str] = set()
        self._alike: dict[str, list[Person]] = {}

    def add(self, one: Person) -> None:
        """One more author, unless known."""
        name = parsed(one.name)
        if (one.orcid or one.name) in self._marks:
            return
        alike = {id(known): known for key in search_keys(name) for known in self._alike.get(key, ())}
        if any(_same(known, one, name) for known in alike.values()):
            return
        self.authors.append(one)
        self._marks |= {one.name, one.orcid or one.name}
        for key in index_keys(name):
            bearers = self._alike.setdefault(key, [])
            if len(bearers) < _NAMESAKES:
                bearers.append(one)


def _same(known: Person, one: Person, name: PersonName) -> bool:
    if known.orcid and one.orcid:
        return False
    return compare(parsed(known.name), name) is not Level.DIFFERENT
