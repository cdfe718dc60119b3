"""What becomes of each record of an import: found, added, updated, merged or refused. Writes nothing.

An import and its preview decide here, so that both say the same. A record is found by its own identifiers,
surest kind first; ISBN and address only where the titles agree (chapters are given their book's ISBN, lists
give a journal's address); without any, by title, year and first author. What lists called an output before
another list changed it counts too: a list taken in once more adds nothing. A list's values overwrite what
differs, never with nothing; records of one file that mean the same work fill each other's gaps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from sqlalchemy import Connection

from altmetric_desktop.domain.identity import TRACKABLE, Kind
from altmetric_desktop.domain.moments import EPOCH, Moment, Precision, from_date
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import Balance, Problem, Record, Severity, Verdict
from altmetric_desktop.domain.units import Spelled
from altmetric_desktop.storage import balancing, formerly, lookup, unit_spellings
from altmetric_desktop.storage.drafts import COLUMNS, Draft, Value, load
from altmetric_desktop.storage.formerly import Former
from altmetric_desktop.storage.keys import first_author, same_people, title_key
from altmetric_desktop.storage.lookup import Key

#: Kinds that prove that two records are one work, surest first.
STRONG: tuple[Kind, ...] = (
    Kind.DOI,
    Kind.PMID,
    Kind.PMCID,
    Kind.ARXIV,
    Kind.HANDLE,
    Kind.ADS,
    Kind.SSRN,
    Kind.REPEC,
    Kind.NCT,
    Kind.URN,
    Kind.EID,
    Kind.WOS,
    Kind.OPENALEX,
    Kind.NIHMS,
    Kind.NBK,
    Kind.SHORT_DOI,
)
_RANK = {kind.value: place for place, kind in enumerate(STRONG)}
_WEAK = frozenset({Kind.ISBN.value, Kind.URL.value})
_TRACKABLE = frozenset(kind.value for kind in TRACKABLE)
_TITLE, _DAY, _PRECISION, _AUTHORS = (
    COLUMNS.index(name) for name in ("title", "published", "published_precision", "authors")
)
#: Letters from which a title is no longer anybody's.
_LONG = 25
_ByTitle = dict[int, tuple[int, ...]]
_COARSE = {Precision.YEAR.value: 4, Precision.MONTH.value: 7}


class Decisions(Struct, frozen=True):
    """What an import does. `verdicts` and `targets` stand beside the records; a refused one has no target."""

    verdicts: tuple[Verdict, ...]
    targets: tuple[Draft | None, ...]
    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    balance: Balance
    units: tuple[Spelled, ...] = ()


class _Given(Struct):
    """One record, taken apart for comparing."""

    keys: list[Key]
    values: list[Value]
    key: int | None
    strong: bool


def decide(connection: Connection, records: Sequence[Record], problems: Sequence[Problem] = ()) -> Decisions:
    """Decide for all records of one file; `problems` are those of reading it (its refused rows count)."""
    given = [_take_apart(record) for record in records]
    owners = lookup.owners(connection, {key for each in given for key in each.keys})
    titled = lookup.titled(connection, {each.key for each in given if each.key is not None})
    candidates = {one for ids in owners.values() for one in ids}
    candidates.update(one for ids in titled.values() for one in ids)
    unsure = [each for each in given if each.key is not None and not each.strong]
    keys = {each.key for each in unsure if each.key is not None}
    likely = _likely(unsure, owners, titled) if candidates else set()
    before, renamed = formerly.said(connection, keys, likely)
    spelled = unit_spellings.read(connection, records)
    drafts = load(connection, candidates | before.keys())
    desk = _Desk(owners, titled, drafts, before, renamed, spelled)
    verdicts: list[Verdict] = []
    targets: list[Draft | None] = []
    for record, each in zip(records, given, strict=True):
        target = desk.place(record, each)
        targets.append(target)
        verdicts.append(desk.take(record, each, target))
    untracked = sum(1 for target in targets if target is not None and not target.trackable)
    balance = balancing.balance(verdicts, balancing.refused_rows(records, problems), untracked)
    found = (*desk.problems, *unit_spellings.problems(records, spelled))
    return Decisions(
        tuple(verdicts), tuple(targets), tuple(desk.used), found, balance, tuple(spelled.values())
    )


def _likely(given: Iterable[_Given], owners: dict[Key, tuple[int, ...]], titled: _ByTitle) -> set[int]:
    """The outputs that these records might mean."""
    found: set[int] = set()
    for each in given:
        found.update(*(owners.get(key, ()) for key in each.keys if key[0] in _WEAK))
        found.update(titled.get(each.key or 0, ()))
    return found


class _Desk:
    """The outputs at hand while one file is decided: the library's and the file's own."""

    def __init__(
        self,
        owners: dict[Key, tuple[int, ...]],
        titled: _ByTitle,
        known: dict[int, Draft],
        before: dict[int, Former],
        renamed: _ByTitle,
        spelled: Mapping[Unit, Spelled],
    ) -> None:
        self._owners = owners
        self._known = known
        self._mine: dict[Key, Draft] = {}
        self._weak: dict[Key, list[Draft]] = {}
        self._by_title: dict[int, list[Draft]] = {
            key: [known[one] for one in ids] for key, ids in titled.items()
        }
        self._before = before
        self._renamed = renamed
        self._spelled = spelled
        self.used: list[Draft] = []
        self.problems: list[Problem] = []

    def place(self, record: Record, each: _Given) -> Draft | None:
        """The output that a record means: known, or new; None = refused."""
        if not each.values[_TITLE] and not any(key[0] in _RANK or key[0] in _WEAK for key in each.keys):
            sheet = record.sheet or ""
            self.problems.append(
                Problem(record.row, "", "", "nothing-to-go-by", severity=Severity.REFUSED, sheet=sheet)
            )
            return None
        found = self._by_identifier(record, each) or self._alike(each)
        if found is None:
            found = Draft(None, each.values, title_key=each.key)
            if each.key is not None:
                self._by_title.setdefault(each.key, []).append(found)
        return found

    def take(self, record: Record, each: _Given, target: Draft | None) -> Verdict:
        """Put the record into its output; what that means for it."""
        if target is None:
            return Verdict.REFUSED
        fresh = not target.touched
        if fresh:
            target.touched = True
            self.used.append(target)
        new = fresh and target.id is None
        changed = new or _merge(target, each.values, fill_only=not fresh)
        self._retitle(target, each)
        for key in each.keys:
            changed |= self._add(target, record, key)
        for container in record.container:
            changed |= target.add(container.kind.value, container.value, "container")
        if record.authors or record.our_authors:
            changed |= _add_people(target, record)
        if record.units:
            meant = (self._spelled[one].read.units for one in record.units)
            changed |= target.add_units(chain.from_iterable(meant))
        if not fresh:
            return Verdict.MERGED
        if new:
            return Verdict.ADDED
        if target.dead:
            target.revived = True
            return Verdict.ADDED
        return Verdict.UPDATED if changed else Verdict.UNCHANGED

    def _retitle(self, target: Draft, each: _Given) -> None:
        """What the file calls a work holds within the file."""
        if each.key is None or target.title_key == each.key:
            return
        if target.values[_TITLE] == each.values[_TITLE]:
            target.title_key = each.key
            self._by_title.setdefault(each.key, []).append(target)

    def _add(self, target: Draft, record: Record, key: Key) -> bool:
        """Give the output an identifier, unless another living one has it already."""
        kind, value = key
        if kind in _RANK:
            owned = self._owners.get(key)
            if owned is not None and self._taken(owned, target):
                return False
            if self._mine.setdefault(key, target) is not target:
                return False
        elif kind in _WEAK:
            self._weak.setdefault(key, []).append(target)
        return target.add(kind, value, "own", trackable=kind in _TRACKABLE, strong=kind in _RANK)

    def _taken(self, owned: tuple[int, ...], target: Draft) -> bool:
        """Whether an identifier is a living output's other than `target`."""
        others = [self._known[one] for one in owned]
        return target not in others and any(not one.dead or one.revived for one in others)

    def _by_identifier(self, record: Record, each: _Given) -> Draft | None:
        found: list[Draft] = []
        where = ""
        for key in each.keys:
            if key[0] not in _RANK:
                continue
            owner = self._owner(key)
            if owner is not None and owner not in found:
                found.append(owner)
                where = where if len(found) > 2 else ":".join(key)
        if len(found) > 1:
            self.problems.append(
                Problem(record.row, "", where[:200], "two-outputs", sheet=record.sheet or "")
            )
        if found:
            return found[0]
        return None if each.strong or not each.keys else self._by_weak(each)

    def _owner(self, key: Key) -> Draft | None:
        mine = self._mine.get(key)
        if mine is not None:
            return mine
        ids = self._owners.get(key)
        return self._known[ids[0]] if ids else None

    def _by_weak(self, each: _Given) -> Draft | None:
        """The first output with one of these that is called the same; else one that was called so before."""
        candidates: list[Draft] = []
        for key in each.keys:
            if key[0] in _WEAK:
                candidates += self._weak.get(key, ())
                candidates += [self._known[number] for number in self._owners.get(key, ())]
        for one in candidates:
            if each.key is None or one.title_key is None or each.key == one.title_key:
                return one
        for one in candidates:
            before = self._before.get(one.id or 0)
            if before is not None and each.key in before.titles:
                return one
        return None

    def _alike(self, each: _Given) -> Draft | None:
        """By title, year and first author; a record with identifiers only finds outputs without.

        A long title (a short one may be anybody's: *Editorial*) also finds the first output that says
        nothing else, where the year or the author is not known on one side.
        """
        likely: Draft | None = None
        for one in self._by_title.get(each.key, ()) if each.key is not None else ():
            if each.strong and one.strong:
                continue
            years = _year(one.values), _year(each.values)
            authors = _first_author(one.values), _first_author(each.values)
            if years[0] == years[1] and authors[0] == authors[1]:
                return one
            if likely is None and _agree(years) and _agree(authors) and _is_long(each.values):
                likely = one
        return likely if likely is not None or each.strong else self._alike_before(each)

    def _alike_before(self, each: _Given) -> Draft | None:
        """The same by what lists said of an output before or say now, each of the three by itself."""
        likely: Draft | None = None
        known = [self._known[number] for number in self._renamed.get(each.key or 0, ())]
        for one in self._by_title.get(each.key or 0, []) + known:
            before = self._before.get(one.id or 0)
            if before is None:
                continue
            years = _year(one.values), _year(each.values)
            authors = _first_author(one.values), _first_author(each.values)
            year, author = years[1] in before.years, authors[1] in before.authors
            if (year or years[0] == years[1]) and (author or authors[0] == authors[1]):
                return one
            if likely is None and (year or _agree(years)) and (author or _agree(authors)):
                likely = one if _is_long(each.values) else None
        return likely


def _agree(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1] or not pair[0] or not pair[1]


def _is_long(values: list[Value]) -> bool:
    return len(_text(values[_TITLE]) or "") >= _LONG


def _first_author(values: list[Value]) -> str:
    return first_author(_text(values[_AUTHORS]))


def _take_apart(record: Record) -> _Given:
    # `_value_` is `value` without the descriptor: half a second for 100,000 records
    keys = [(one.kind._value_, one.value) for one in record.identifiers]
    if len(keys) > 1:
        keys.sort(key=lambda key: _RANK.get(key[0], 99))
    when = record.published
    if when is None and record.year is not None:
        when = _year_only(record.year)
    kind = record.type
    authors = record.authors
    values: list[Value] = [
        None if kind is None or kind is OutputType.UNKNOWN else kind._value_,
        record.title,
        None if when is None else when.day,
        None if when is None else when.precision._value_,
        record.venue,
        record.publisher,
        record.volume,
        record.issue,
        record.pages,
        "; ".join([author.name for author in authors]) if authors else None,
        record.abstract,
        record.language,
        record.open_access,
    ]
    return _Given(keys, values, title_key(record.title), bool(keys) and keys[0][0] in _RANK)


@lru_cache(maxsize=512)
def _year_only(year: int) -> Moment | None:
    return from_date(year)


def _merge(target: Draft, values: list[Value], *, fill_only: bool) -> bool:
    """Take over what the record says; whether anything changed."""
    changed = False
    keep_date = _as_exact(target.values, values)
    for place, value in enumerate(values):
        if value is None or value == "" or value == target.values[place]:
            continue
        if (place in (_DAY, _PRECISION) and keep_date) or any(value == part[place] for part in target.parts):
            continue
        if fill_only and target.values[place] not in (None, "", OutputType.UNKNOWN.value):
            continue
        target.values[place] = value
        changed = True
    return changed


def _as_exact(old: list[Value], new: list[Value]) -> bool:
    """Whether the known date is at least as exact as the new one and lies within it."""
    if old[_DAY] is None or new[_DAY] is None:
        return False
    coarse = _COARSE.get(str(new[_PRECISION]))
    if coarse is None or _COARSE.get(str(old[_PRECISION]), 10) < coarse:
        return False
    return _calendar(old)[:coarse] == _calendar(new)[:coarse]


def _calendar(values: list[Value]) -> str:
    day = values[_DAY]
    assert isinstance(day, int)  # noqa: S101  # asked only where a day stands
    return str(EPOCH.fromordinal(EPOCH.toordinal() + day))


def _year(values: list[Value]) -> str:
    return "" if values[_DAY] is None else _calendar(values)[:4]


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _add_people(target: Draft, record: Record) -> bool:
    """Authors are one list: another one replaces it (`_merge` has compared the names)."""
    changed = False
    authors = record.authors
    known = target.authors
    if known is None and target.id is None:
        target.authors, target.rewrite = authors or None, True
    elif authors and target.values[_AUTHORS] == "; ".join([one.name for one in authors]):
        if known is None or not same_people(known, authors):
            target.authors, target.rewrite = authors, True
        elif _orcids(authors) > _orcids(known):
            target.authors, target.rewrite, changed = authors, True, True
    for one in record.our_authors:
        if not any(same_people((known_one,), (one,)) for known_one in target.ours):
            target.ours += (one,)
            changed = target.rewrite = True
    return changed


def _orcids(people: Iterable[Person]) -> int:
    return sum(1 for one in people if one.orcid)
