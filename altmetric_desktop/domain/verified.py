"""Verified authors: which person of the organisation a name in a list of authors is. Pure.

Sure is an ORCID iD, a person's word, or the same full name where no other verified person may be meant and it
is no name of many. Everything else that may be is proposed, and decided by a person once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct, field

from altmetric_desktop.domain.moments import Moment, Precision, day_number
from altmetric_desktop.domain.outputs import Person
from altmetric_desktop.domain.patterns import pattern
from altmetric_desktop.domain.people import PersonWord, Ruling, Stay, VerifiedPerson, Why
from altmetric_desktop.domain.person_names import (
    Level,
    compare,
    index_keys,
    is_common,
    parsed,
    search_keys,
    spelling,
)


class Found(Struct, frozen=True):
    """Which person a name is: `person` where that is sure, else `candidates` (ids), perhaps none."""

    person: int | None = None
    why: Why | None = None
    candidates: tuple[int, ...] = ()


_NOBODY = Found()
_WORDS = pattern(r"[a-z0-9]+")
_NO_APOSTROPHES = str.maketrans("", "", "'`\"*")


class _Words(Struct):
    """What was said of one spelling, the last word by person; per scope."""

    output: dict[int, dict[int, Ruling]] = field(default_factory=dict)
    unit: dict[int, dict[int, Ruling]] = field(default_factory=dict)
    plain: dict[int, Ruling] = field(default_factory=dict)


class Roster:
    """The verified persons, by every name that may be theirs."""

    def __init__(self, persons: Iterable[VerifiedPerson], words: Iterable[PersonWord] = ()) -> None:
        """`words` in the order in which they were said."""
        self.persons: dict[int, VerifiedPerson] = {one.id: one for one in persons}
        self._orcids = {one.orcid: one.id for one in self.persons.values() if one.orcid}
        self._names = {one.id: parsed(one.name) for one in self.persons.values()}
        self._index: dict[str, list[int]] = {}
        for number, name in self._names.items():
            for key in index_keys(name):
                self._index.setdefault(key, []).append(number)
        self._shared: frozenset[str] = frozenset()
        self._words: dict[str, _Words] = {}
        for word in words:
            self._hear(word)
        self._known: dict[Person, Found] = {}

    def mind(self, shared: Collection[str]) -> None:
        """From now on these spellings (in the form of `spelling`) prove nothing: several people with
        different ORCID iDs bear them."""
        if self._shared != frozenset(shared):
            self._shared = frozenset(shared)
            self._known.clear()

    @property
    def asks_for_units(self) -> bool:
        """Whether a word holds in a unit only, so that `units` is needed."""
        return any(about.unit for about in self._words.values())

    def _hear(self, word: PersonWord) -> None:
        if word.person not in self.persons:
            return
        about = self._words.setdefault(word.spelling, _Words())
        if word.output is not None:
            about.output.setdefault(word.output, {})[word.person] = word.ruling
        elif word.unit is not None:
            about.unit.setdefault(word.unit, {})[word.person] = word.ruling
        else:
            about.plain[word.person] = word.ruling

    def authors(
        self, authors: Sequence[Person], output: int | None = None, units: Collection[int] = ()
    ) -> list[Found]:
        """Which persons the authors of one output are. Nobody is two of them: of two that a name alone makes
        the same person neither is sure, and who is sure already is proposed for no other."""
        found = [self.find(one, output, units) for one in authors]
        takers: dict[int, list[int]] = {}
        for place, one in enumerate(found):
            if one.person is not None:
                takers.setdefault(one.person, []).append(place)
        for number, places in takers.items():
            named = [place for place in places if found[place].why is Why.NAME]
            if named and len(places) > 1:
                alone = len(named) == len(places)
                doubt = Found(None, Why.SEVERAL, (number,)) if alone else _NOBODY
                found = [doubt if place in named else one for place, one in enumerate(found)]
        sure = {one.person for one in found if one.person is not None}
        return [one if one.person is not None else _without(one, sure) for one in found]

    def find(self, author: Person, output: int | None = None, units: Collection[int] = ()) -> Found:
        """Which person one author is; `output` and `units` (numbers) are where the name stands."""
        about = self._words.get(spelling(author.name)) if self._words else None
        if about is None:
            known = self._known.get(author)
            if known is None:
                known = self._known[author] = self._found(author, {})
            return known
        said = dict(about.plain)
        for unit in sorted(units):
            said.update(about.unit.get(unit, {}))
        said.update(about.output.get(-1 if output is None else output, {}))
        return self._found(author, said)

    def _found(self, author: Person, said: Mapping[int, Ruling]) -> Found:
        owner = self._orcids.get(author.orcid) if author.orcid else None
        if owner is not None:
            return Found(owner, Why.ORCID)
        meant = [number for number, ruling in said.items() if ruling is Ruling.SAME]
        if len(meant) == 1:
            return Found(meant[0], Why.SAID)
        return self._by_name(author, said)

    def _by_name(self, author: Person, said: Mapping[int, Ruling]) -> Found:
        candidates = self._candidates(author, said)
        if not candidates:
            return _NOBODY
        persons = tuple(sorted(candidates))
        if len(persons) > 1:
            return Found(None, Why.SEVERAL, persons)
        name = parsed(author.name)
        if candidates[persons[0]] is not Level.SAME:
            initials = bool(name.given) and name.given[0].initial
            return Found(None, Why.INITIALS if initials else Why.SIMILAR, persons)
        if is_common(name) or spelling(author.name) in self._shared:
            return Found(None, Why.COMMON, persons)
        return Found(persons[0], Why.NAME)

    def _candidates(self, author: Person, said: Mapping[int, Ruling]) -> dict[int, Level]:
        """Whom a name may mean, and how far it agrees with theirs."""
        if not self._may_be(author.name):
            return {}
        levels: dict[int, Level] = {}
        for key in search_keys(parsed(author.name)):
            for number in self._index.get(key, ()):
                if number not in levels and said.get(number) is not Ruling.NOT:
                    levels[number] = self._level(number, author)
        return {number: level for number, level in levels.items() if level is not Level.DIFFERENT}

    def _may_be(self, name: str) -> bool:
        """Whether any word of a name is known: most names are nobody's, and taking one apart is dear."""
        index = self._index
        if not name.isascii() or "," not in name:
            return True
        low = name.lower().translate(_NO_APOSTROPHES)
        joined = "".join(filter(str.isalnum, low.partition(",")[0]))
        return joined in index or any(word in index for word in _WORDS.findall(low))

    def _level(self, number: int, author: Person) -> Level:
        """An ORCID iD that is another one's outweighs every name."""
        if author.orcid and self.persons[number].orcid:
            return Level.DIFFERENT
        return compare(self._names[number], parsed(author.name))


def _without(one: Found, sure: Collection[int]) -> Found:
    left = tuple(number for number in one.candidates if number not in sure)
    return one if left == one.candidates else Found(None, one.why, left) if left else _NOBODY


def shared_names(people: Iterable[Person]) -> frozenset[str]:
    """Spellings that people with different ORCID iDs bear."""
    owners: dict[str, set[str]] = {}
    for one in people:
        if one.orcid:
            owners.setdefault(spelling(one.name), set()).add(one.orcid)
    return frozenset(key for key, orcids in owners.items() if len(orcids) > 1)


def within(stay: Stay, published: Moment | None) -> bool:
    """Whether somebody belonged to a unit when a work was published: on some day that its date may mean.
    A stay without days always counts, one with days never for a work without a date."""
    if stay.day_from is None and stay.day_to is None:
        return True
    if published is None:
        return False
    first, last = published.day, last_day(published)
    return (stay.day_to is None or stay.day_to >= first) and (stay.day_from is None or stay.day_from <= last)


def last_day(when: Moment) -> int:
    """The last day that a moment may mean: of its year, its month, or itself."""
    if when.precision not in {Precision.YEAR, Precision.MONTH}:
        return when.day
    first = when.date()
    month = 12 if when.precision is Precision.YEAR else first.month
    following = first.replace(month=1, year=first.year + 1) if month == 12 else first.replace(month=month + 1)
    return day_number(following) - 1
