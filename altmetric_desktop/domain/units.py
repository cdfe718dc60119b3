"""Units as lists spell them → units that are known: by normal form, by what a person said, never by guess.

What is merely near is proposed (`Forest.near`) and decided by a person. A *forest* is every hierarchy of a
library: the organisation (named `""`), and others that stand beside it (panels of an evaluation, themes).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache
from unicodedata import combining, normalize

from msgspec import Struct

from altmetric_desktop.domain.names import Name, closeness, index_keys, name_of
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.patterns import pattern

#: A path's normal form: the normal form of each of its parts.
Key = tuple[str, ...]

_NOT_WORD = pattern(r"[\W_]+")
_AND = frozenset({"and", "und", "et", "y", "e", "och", "og", "en", "und/oder"})
#: From here on, two names are near enough to be shown to a person.
NEAR = 0.6
#: Names that are compared with one for a word that they share; a word of more names tells nothing.
_MOST_COMPARED = 150
_MOST_NEAR = 3
_PATH_MARKS = (" / ", "/", ": ", " – ", " - ", " — ", "\\")
_SEVERAL_MARKS = (";", " / ", "/", " + ", ", ")


class How(StrEnum):
    """How a spelling was read. SAID = a person said so; FORM = the same but for case, signs and blanks;
    NAME, CODE = the only unit of that name or number in a hierarchy file; PATH, SEVERAL = taken apart, every
    piece known."""

    EXACT = "exact"
    SAID = "said"
    FORM = "form"
    NAME = "name"
    CODE = "code"
    PATH = "path"
    SEVERAL = "several"
    NEW = "new"


class Word(StrEnum):
    """What a person says of a spelling and a known unit. OPEN = nothing any more."""

    SAME = "same"
    APART = "apart"
    OPEN = "open"


class Known(Struct, frozen=True):
    """A unit of the library. `declared`: a hierarchy file names it, not only lists; `code`: its number there.
    `outputs`: of its own."""

    unit: Unit
    declared: bool = False
    outputs: int = 0
    code: str = ""


class Read(Struct, frozen=True):
    """What a spelling means: one unit, or several where it was taken apart."""

    units: tuple[Unit, ...]
    how: How


class Near(Struct, frozen=True):
    """A known unit whose name is close to another's. `closeness` from 0 to 1 (the same words)."""

    unit: Unit
    closeness: float


class Spelled(Struct, frozen=True):
    """One spelling of a list: what it is read as, and which known units are near where it is new."""

    unit: Unit
    read: Read
    near: tuple[Near, ...] = ()


class Proposal(Struct, frozen=True):
    """A unit that lists brought and the known one that it may be; a person decides."""

    unit: Unit
    other: Unit
    closeness: float
    outputs: int = 0
    other_declared: bool = False


@lru_cache(maxsize=4096)
def name_form(name: str) -> str:
    """The normal form of a name: without case, accents, signs and double blanks; `&` and *and* alike."""
    plain = "".join(one for one in normalize("NFKD", name.replace("&", " and ")) if not combining(one))
    words = _NOT_WORD.sub(" ", plain.casefold().replace("ß", "ss")).split()
    return " ".join("and" if word in _AND else word for word in words) or name.strip().casefold()


def path_form(path: tuple[str, ...]) -> Key:
    """The normal form of a path."""
    return tuple(map(name_form, path))


class _Face(Struct, frozen=True):
    """A unit as it is compared: its own name, and the normal form of its path."""

    name: Name
    form: Key


class Forest:
    """The known units, by every form in which a list may spell them; grows with what a list brings."""

    def __init__(self, known: Iterable[Known], said: Mapping[Unit, Unit] | None = None) -> None:
        self._known: dict[Unit, Known] = {}
        self._faces: dict[Unit, _Face] = {}
        self._forms: dict[tuple[str, Key], Unit] = {}
        self._endings: dict[tuple[str, Key], list[Unit]] = {}
        self._index: dict[tuple[str, str], list[Unit]] = {}
        self._codes: dict[tuple[str, str], Unit] = {}
        self._said = {(one.hierarchy, path_form(one.path)): other for one, other in (said or {}).items()}
        for one in known:
            self.add(one)

    def add(self, one: Known) -> None:
        """A unit that is there from now on; what is said about it already stays."""
        unit, form = one.unit, path_form(one.unit.path)
        self._known[unit] = one
        self._faces[unit] = face = _Face(name_of(unit.path[-1], form[-1]), form)
        self._forms.setdefault((unit.hierarchy, form), unit)
        for key in index_keys(face.name):
            self._index.setdefault((unit.hierarchy, key), []).append(unit)
        if one.declared:
            if one.code:
                self._codes.setdefault((unit.hierarchy, one.code), unit)
            for start in range(1, len(form)):
                self._endings.setdefault((unit.hierarchy, form[start:]), []).append(unit)

    def read_all(self, units: Iterable[Unit]) -> dict[Unit, Spelled]:
        """Every spelling of a list. Whole paths are read first, so that the rows' order changes nothing."""
        wanted = sorted(dict.fromkeys(units), key=lambda unit: -len(unit.path))
        found: dict[Unit, Spelled] = {}
        for unit in wanted:
            read = self.read(unit)
            near: tuple[Near, ...] = ()
            if read.how is How.NEW:
                near = self.near(read.units[0])
                self.add(Known(read.units[0]))
            found[unit] = Spelled(unit, read, near)
        return found

    def read(self, unit: Unit) -> Read:
        """What one spelling means; NEW where nothing known is meant for sure."""
        said = self._as_said(unit)
        if said is not None:
            return Read(((self._one(said) or (said, How.NEW))[0],), How.SAID)
        one = self._one(unit)
        if one is not None:
            return Read((one[0],), one[1])
        if len(unit.path) == 1:
            return self._apart(unit) or Read((unit,), How.NEW)
        return Read((self._under(unit),), How.NEW)

    def _as_said(self, unit: Unit) -> Unit | None:
        """What a person said of the unit, or of one above it (then its own name stays below)."""
        form = path_form(unit.path)
        for end in range(len(form), 0, -1):
            target = self._said.get((unit.hierarchy, form[:end]))
            if target is not None:
                return Unit((*target.path, *unit.path[end:]), target.hierarchy)
        return None

    def _one(self, unit: Unit) -> tuple[Unit, How] | None:
        if unit in self._known:
            return unit, How.EXACT
        form = path_form(unit.path)
        same = self._forms.get((unit.hierarchy, form))
        if same is not None:
            return same, How.FORM
        ending = self._endings.get((unit.hierarchy, form), ())
        if len(ending) == 1:
            return ending[0], How.NAME
        coded = self._codes.get((unit.hierarchy, unit.path[0])) if len(unit.path) == 1 else None
        return None if coded is None else (coded, How.CODE)

    def _under(self, unit: Unit) -> Unit:
        """A new unit, below the known one that its path begins with."""
        for end in range(len(unit.path) - 1, 0, -1):
            above = self._one(Unit(unit.path[:end], unit.hierarchy))
            if above is not None:
                return Unit((*above[0].path, *unit.path[end:]), unit.hierarchy)
        return unit

    def _apart(self, unit: Unit) -> Read | None:
        """A path or several units in one text, where every piece is known: `/` is part of many names."""
        text = unit.path[0]
        for mark in _PATH_MARKS:
            pieces = _pieces(text, mark)
            whole = self._one(Unit(pieces, unit.hierarchy)) if len(pieces) > 1 else None
            if whole is not None:
                return Read((whole[0],), How.PATH)
        for mark in _SEVERAL_MARKS:
            pieces = _pieces(text, mark)
            units = [self.read(Unit((piece,), unit.hierarchy)) for piece in pieces] if len(pieces) > 1 else []
            if units and all(read.how is not How.NEW for read in units):
                return Read(tuple(dict.fromkeys(one for read in units for one in read.units)), How.SEVERAL)
        return None

    def near(self, unit: Unit) -> tuple[Near, ...]:
        """Known units with names near to this one's, nearest first; never those above or below it."""
        face = self._face(unit)
        others: dict[Unit, None] = {}
        for key in index_keys(face.name):
            listed = self._index.get((unit.hierarchy, key), ())
            if len(listed) <= _MOST_COMPARED:
                others.update(dict.fromkeys(listed))
        found = []
        for other in others:
            beside = self._faces[other]
            how_close = closeness(face.name, beside.name)
            if how_close >= NEAR and other != unit and _comparable(face.form, beside.form):
                found.append(Near(other, round(how_close, 3)))
        found.sort(key=lambda one: self._order(unit, one))
        return tuple(found[:_MOST_NEAR])

    def _face(self, unit: Unit) -> _Face:
        known = self._faces.get(unit)
        if known is not None:
            return known
        form = path_form(unit.path)
        return _Face(name_of(unit.path[-1], form[-1]), form)

    def _order(self, unit: Unit, near: Near) -> tuple[float, bool, bool, tuple[str, ...]]:
        """Nearest first; then those of a hierarchy file, those beside the unit."""
        other = near.unit
        beside = self._faces[other].form[:-1] == path_form(unit.path[:-1])
        return -near.closeness, not self._known[other].declared, not beside, other.path

    def proposals(self, apart: Iterable[frozenset[Unit]] = ()) -> list[Proposal]:
        """Pairs that may be one unit, closest first, without those that a person holds to be two. Of each
        pair the one goes into the other that is declared, lies deeper, or has more outputs."""
        two = set(apart)
        found: dict[frozenset[Unit], Proposal] = {}
        for one in self._known.values():
            if one.declared:
                continue
            for near in self.near(one.unit):
                pair, other = frozenset({one.unit, near.unit}), self._known[near.unit]
                if pair in two or pair in found:
                    continue
                first, second = (one, other) if _goes_into(one, other) else (other, one)
                found[pair] = Proposal(
                    first.unit, second.unit, near.closeness, first.outputs, second.declared
                )
        return sorted(found.values(), key=lambda one: (-one.closeness, one.unit.path, one.other.path))


def alike(found: Iterable[Proposal]) -> list[Proposal]:
    """Of proposals, those of the very same name, where no other unit has it too."""
    same = [one for one in found if one.closeness == 1.0]
    times: dict[Unit, int] = {}
    for one in same:
        for unit in (one.unit, one.other):
            times[unit] = times.get(unit, 0) + 1
    return [one for one in same if times[one.unit] == times[one.other] == 1]


def _goes_into(one: Known, other: Known) -> bool:
    if other.declared:
        return True
    return (len(one.unit.path), one.outputs, one.unit.path) <= (
        len(other.unit.path),
        other.outputs,
        other.unit.path,
    )


def _pieces(text: str, mark: str) -> tuple[str, ...]:
    if mark not in text:
        return ()
    return tuple(piece.strip() for piece in text.split(mark) if piece.strip())


def _comparable(first: Key, second: Key) -> bool:
    """Whether two units may be one: neither stands above the other, and their places don't contradict."""
    shorter = min(len(first), len(second))
    if len(first) != len(second) and first[:shorter] == second[:shorter]:
        return False
    above, other_above = first[:-1], second[:-1]
    if not above or not other_above:
        return True
    common = min(len(above), len(other_above))
    return above[-common:] == other_above[-common:]
