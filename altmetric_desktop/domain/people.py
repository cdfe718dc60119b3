"""People of the organisation: as lists name them, as a library knows them, and what is in doubt."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Balance, Problem


class Why(StrEnum):
    """Why a name is held for a person's, or why that is in doubt."""

    ORCID = "orcid"
    SAID = "said"
    NAME = "name"
    INITIALS = "initials"
    SIMILAR = "similar"
    SEVERAL = "several"
    COMMON = "common"


class Ruling(StrEnum):
    """What a person says of a spelling and a verified person. OPEN = nothing any more."""

    SAME = "same"
    NOT = "not"
    OPEN = "open"


class PersonEntry(Struct, frozen=True):
    """One row of a list of people. `units`, `codes`: those it names, by path or by the number that a
    hierarchy file gives them; days as in `Stay`."""

    row: int
    name: str
    orcid: str | None = None
    staff_id: str = ""
    units: tuple[Unit, ...] = ()
    codes: tuple[str, ...] = ()
    day_from: int | None = None
    day_to: int | None = None


class PeopleList(Struct, frozen=True):
    """A list of people, read to its end. `columns`: each heading and what it was read as; `problems`: of
    reading; a refused row is no entry."""

    encoding: str
    columns: tuple[tuple[str, str], ...]
    entries: tuple[PersonEntry, ...]
    problems: tuple[Problem, ...] = ()


class PersonWord(Struct, frozen=True):
    """A person's word: this spelling is, or is not, that verified person: everywhere, or only in one output,
    or only in outputs of a unit (numbers in the library)."""

    spelling: str
    person: int
    ruling: Ruling
    output: int | None = None
    unit: int | None = None


class VerifiedPerson(Struct, frozen=True):
    """A person of the organisation, as lists of people name them. `id` in the library."""

    id: int
    name: str
    orcid: str | None = None
    staff_id: str = ""


class Stay(Struct, frozen=True):
    """That somebody belongs to a unit; days as in `moments`, both inclusive, None = open."""

    unit: Unit
    day_from: int | None = None
    day_to: int | None = None


class PersonRow(Struct, frozen=True):
    """A verified person as lists show them. `outputs`: of which they are an author here."""

    id: int
    name: str
    orcid: str
    staff_id: str
    stays: tuple[Stay, ...]
    outputs: int


class PersonDoubt(Struct, frozen=True):
    """A spelling that may be a verified person's: by how many outputs, and some of them (number, title)."""

    spelling: str
    orcid: str
    why: Why
    persons: tuple[VerifiedPerson, ...]
    outputs: int
    examples: tuple[tuple[int, str], ...] = ()


class PeopleAnswer(Struct, frozen=True):
    """What a list of people did, or would do. `balance` counts its rows: the first row of a person says what
    became of them, further ones are *merged*. `taken`: outputs that are verified persons' since; `doubts`:
    spellings to decide about; `run` empty = nothing was written."""

    path: str
    columns: tuple[tuple[str, str], ...]
    balance: Balance
    problems: tuple[Problem, ...]
    taken: int = 0
    doubts: int = 0
    run: str = ""
