"""What every producer's reader needs between an entry and a record: identifiers, dates, people, refusals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from altmetric_desktop.domain.identifiers import Reading, examine
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.outputs import OutputType, Person
from altmetric_desktop.domain.records import Problem, Record
from altmetric_desktop.importers.gather import Identifiers, refused
from altmetric_desktop.importers.pace import Progress, lines, paced
from altmetric_desktop.importers.people import person_of
from altmetric_desktop.importers.tagged.lines import Entry
from altmetric_desktop.importers.text import plain_or_none
from altmetric_desktop.importers.types import type_of

#: A paper of a large collaboration has 3,000 authors; more are no author list (as in `people`).
_MOST = 10_000
_ISSN = re.compile(r"(?<![\w-])\d{4}-?\d{3}[\dXx](?![\w-])")


class Composed:
    """Records and problems, as entry after entry is read."""

    def __init__(self) -> None:
        self.records: list[Record] = []
        self.problems: list[Problem] = []

    def take(
        self,
        record: Record,
        gathered: Identifiers,
        column: str,
        cell: str,
        around: Iterable[Identifier] = (),
    ) -> None:
        """Keep a record with its identifiers, or refuse it with what stands in its entry.

        `around` are identifiers of the volume that contains the work, beside the ISBNs that `gathered`
        parts by the record's type.
        """
        if not gathered.stands(record.title):
            self.problems += refused(record.row, gathered.problems, column, cell)
            return
        self.problems += gathered.problems
        own, container = gathered.parted(record.type)
        whole = tuple(dict.fromkeys((*container, *(name for name in around if name not in own))))
        self.records.append(replace(record, identifiers=own, container=whole))


def composed_of(
    found: Iterable[Entry], text: str, compose: Callable[[Entry, Composed], None], progress: Progress | None
) -> tuple[list[Record], list[Problem]]:
    """The records and problems of a text's entries; `compose` makes one of each, or refuses it."""
    composed = Composed()
    for entry in paced(found, lines(text), progress):
        compose(entry, composed)
    return composed.records, composed.problems


def has(gathered: Identifiers, kind: Kind) -> bool:
    """Whether an identifier of this kind was found already."""
    return any(identifier.kind is kind for identifier in gathered.found)


def add_first(gathered: Identifiers, kind: Kind, entry: Entry, *tags: str) -> None:
    """The identifier of the first of these tags that holds one; later ones are not read then."""
    for tag in tags:
        for value in entry.all(tag):
            if not has(gathered, kind):
                gathered.add(kind, value, tag)


def add_if_sound(gathered: Identifiers, kind: Kind, values: Iterable[str]) -> None:
    """Identifiers of a tag that often holds something else: what is none is passed over."""
    for value in values:
        finding = examine(kind, value)
        if finding.reading is Reading.OK:
            for identifier in finding.identifiers:
                gathered.found.setdefault(identifier)


def add_isbns(gathered: Identifiers, values: Iterable[str]) -> None:
    """The ISBNs of a tag in which ISSNs stand too.

    Every ISSN with two zeros before it is an ISBN of ten digits (the check digits are reckoned alike), and
    spreadsheets lose such zeros; tagged lists don't, so that eight digits are an ISSN here.
    """
    add_if_sound(gathered, Kind.ISBN, (_ISSN.sub(" ", value) for value in values))


def people(names: Iterable[str]) -> tuple[Person, ...]:
    """The people of names, each once, in their order."""
    found: dict[Person, None] = {}
    for name in names:
        person = person_of(name)
        if person is not None and len(found) < _MOST:
            found.setdefault(person)
    return tuple(found)


def groups(names: Iterable[str]) -> tuple[Person, ...]:
    """Corporate authors: their names aren't turned round."""
    return tuple(Person(name) for name in filter(None, map(plain_or_none, names)) if len(name) <= 300)


def split_people(cells: Iterable[str]) -> tuple[Person, ...]:
    """The people of cells that may hold several, with a semicolon between (also full-width) or at the end."""
    return people(name for cell in cells for name in re.split("[;\uff1b]", cell) if name.strip())


def page_range(first: str | None, last: str | None) -> str | None:
    """`10–19`, or the one page where there is one or the same twice."""
    if first and last and first != last and not first.endswith(last):
        return f"{first}–{last}"
    return first or last


def kind_of(words: Iterable[str], known: dict[str, OutputType]) -> OutputType | None:
    """The type that a producer's own words name (in lower case), else what lists in general call it."""
    for word in words:
        found = known.get(" ".join(word.casefold().split())) or type_of(word)
        if found is not None:
            return found
    return None
