"""Take a list of people in: who of it is known, who is new, where they belong; its preview decides the same.

A person is found by ORCID iD, then by staff number, then by name. A list's values overwrite what differs,
never with nothing. Where a list names units of somebody, those are all: units that it does not name end, and
that is said, unless `keep`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field
from sqlalchemy import Connection, select

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.people import PeopleList, PersonEntry, VerifiedPerson
from altmetric_desktop.domain.person_names import Level, compare, parsed, spelling
from altmetric_desktop.domain.records import Balance, Problem, Record, Severity, Verdict
from altmetric_desktop.domain.units import Spelled
from altmetric_desktop.domain.verified import Roster
from altmetric_desktop.storage import (
    balancing,
    lives,
    person_words,
    persons,
    unit_spellings,
    units,
    verifying,
)
from altmetric_desktop.storage.bulk import Row, insert_rows, reserve
from altmetric_desktop.storage.drafts import unit_label, unit_of
from altmetric_desktop.storage.keys import name_key
from altmetric_desktop.storage.runs import Step
from altmetric_desktop.storage.schema import claim, membership, person, record, unit
from altmetric_desktop.storage.scrub import scrubbed, with_sound_text

#: A unit's label, the first and the last day.
_Stay = tuple[str, int | None, int | None]


class Taken(Struct, frozen=True):
    """What a list of people did, or would do."""

    balance: Balance
    problems: tuple[Problem, ...]
    settled: verifying.Settled


class _Target(Struct, eq=False):
    """One person while a list is decided. `id` 0 = new; `before`: as the library has them; `held`: their
    living memberships, by row; `row`: the first that names them."""

    id: int
    name: str
    orcid: str | None
    staff_id: str
    before: VerifiedPerson | None = None
    verified: bool = False
    row: int = 0
    held: dict[_Stay, int] = field(default_factory=dict)
    stays: dict[_Stay, None] = field(default_factory=dict)
    ended: list[_Stay] = field(default_factory=list)

    def differs(self) -> bool:
        """Whether anything of them changes."""
        now = (self.name, self.orcid, self.staff_id)
        was = None if self.before is None else (self.before.name, self.before.orcid, self.before.staff_id)
        return now != was or bool(self.ended) or any(stay not in self.held for stay in self.stays)


class _Desk:
    """The persons at hand: the library's and the list's own."""

    def __init__(self, connection: Connection) -> None:
        verified = {one.id for one in persons.verified(connection)}
        known = units.living(connection)
        held = persons.memberships(connection)
        self._orcids: dict[str, _Target] = {}
        self._staff: dict[str, _Target] = {}
        self._names: dict[str, list[_Target]] = {}
        self.all: list[_Target] = []
        self.problems: list[Problem] = []
        for one in sorted(persons.listed(connection), key=lambda each: (each.id not in verified, each.id)):
            target = _Target(one.id, one.name, one.orcid, one.staff_id, one, one.id in verified)
            for number, (at, first, last) in held.get(one.id, {}).items():
                if at in known:
                    target.held[unit_label(known[at]), first, last] = number
            self._file(target)

    def _file(self, target: _Target) -> None:
        self.all.append(target)
        self._names.setdefault(spelling(target.name), []).append(target)
        self._number(target)

    def _number(self, target: _Target) -> None:
        if target.orcid:
            self._orcids.setdefault(target.orcid, target)
        if target.staff_id:
            self._staff.setdefault(target.staff_id, target)

    def place(self, entry: PersonEntry) -> tuple[_Target | None, bool]:
        """The person whom a row means, and whether it is the first row that does; None = refused."""
        target = self._found(entry)
        if target is None:
            return None, False
        first = not target.row
        if first:
            target.row, target.name = entry.row, entry.name
            called = self._names.setdefault(spelling(entry.name), [])
            if target not in called:
                called.append(target)
        target.orcid = entry.orcid or target.orcid
        other = self._staff.get(entry.staff_id)
        if other is None or other is target:
            target.staff_id = entry.staff_id or target.staff_id
        self._number(target)
        return target, first

    def _found(self, entry: PersonEntry) -> _Target | None:
        by_orcid = self._orcids.get(entry.orcid or "")
        by_staff = self._staff.get(entry.staff_id)
        if by_orcid is not None and by_staff is not None and by_orcid is not by_staff:
            self._say(entry, "people-two-persons", entry.staff_id, by_staff.name, Severity.NOTE)
        if by_orcid is not None:
            return by_orcid
        if by_staff is not None and not _may_be(entry, by_staff):
            self._say(entry, "people-number-taken", entry.staff_id, by_staff.name)
            return None
        return by_staff or self._by_name(entry)

    def _by_name(self, entry: PersonEntry) -> _Target | None:
        same = [one for one in self._names.get(spelling(entry.name), ()) if not _contradict(entry, one)]
        same = [one for one in same if one.verified or one.row] or same[:1]
        if len(same) > 1:
            self._say(entry, "people-same-name", entry.name)
            return None
        if same:
            return same[0]
        made = _Target(0, entry.name, entry.orcid, entry.staff_id)
        self._file(made)
        return made

    def _say(
        self,
        entry: PersonEntry,
        code: str,
        value: str,
        other: str = "",
        severity: Severity = Severity.REFUSED,
    ) -> None:
        self.problems.append(Problem(entry.row, "", value[:200], code, severity, repaired=other[:200]))


def _may_be(entry: PersonEntry, target: _Target) -> bool:
    """Whether a row with somebody's staff number may be theirs: another family name may be, not all of it."""
    mine, theirs = parsed(entry.name), parsed(target.name)
    if compare(mine, theirs) is not Level.DIFFERENT:
        return True
    return bool(mine.given and theirs.given and set(mine.given[0].forms) & set(theirs.given[0].forms))


def _contradict(entry: PersonEntry, target: _Target) -> bool:
    pairs = ((entry.orcid, target.orcid), (entry.staff_id, target.staff_id))
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


class _Plan(Struct, frozen=True):
    verdicts: tuple[Verdict, ...]
    targets: tuple[_Target, ...]
    problems: tuple[Problem, ...]
    everybody: tuple[_Target, ...]


def _plan(connection: Connection, given: PeopleList, keep: bool) -> _Plan:
    entries = given.entries
    desk, spelled = _Desk(connection), _spelled(connection, entries)
    coded = _coded(connection)
    placed: list[tuple[_Target | None, bool]] = []
    for entry in entries:
        target, first = desk.place(entry)
        placed.append((target, first))
        if target is not None:
            named = list(_named(entry, spelled, coded, desk.problems))
            target.stays.update(
                dict.fromkeys((unit_label(one), entry.day_from, entry.day_to) for one in named)
            )
    targets = [one for one in desk.all if one.row]
    for one in targets:
        desk.problems += _end(one, keep)
    rows = [Record(entry.row, units=entry.units) for entry in entries]
    problems = (*desk.problems, *unit_spellings.problems(rows, spelled))
    verdicts = tuple(_verdict(target, first) for target, first in placed)
    return _Plan(verdicts, tuple(targets), problems, tuple(desk.all))


def _verdict(target: _Target | None, first: bool) -> Verdict:
    if target is None:
        return Verdict.REFUSED
    if not first:
        return Verdict.MERGED
    if not target.verified:
        return Verdict.ADDED
    return Verdict.UPDATED if target.differs() else Verdict.UNCHANGED


def _spelled(connection: Connection, entries: Iterable[PersonEntry]) -> dict[Unit, Spelled]:
    wanted = dict.fromkeys(one for entry in entries for one in entry.units)
    return units.forest(connection).read_all(wanted) if wanted else {}


def _coded(connection: Connection) -> dict[str, Unit]:
    """Units by the number that a hierarchy file gives them; a number that two have names none."""
    known = units.living(connection)
    statement = select(unit.c.id, unit.c.code).where(unit.c.died.is_(None), unit.c.code.is_not(None))
    found: dict[str, Unit | None] = {}
    for number, code in connection.execute(statement):
        if number in known:
            found[code] = None if code in found else known[number]
    return {code: one for code, one in found.items() if one is not None}


def _named(
    entry: PersonEntry, spelled: dict[Unit, Spelled], coded: dict[str, Unit], problems: list[Problem]
) -> Iterator[Unit]:
    """The units of a row: by their numbers, else as it spells them."""
    unknown = [code for code in entry.codes if code not in coded]
    if entry.codes and not unknown:
        yield from (coded[code] for code in entry.codes)
        return
    problems += [Problem(entry.row, "", code[:200], "people-unit-unknown") for code in unknown]
    yield from (coded[code] for code in entry.codes if code in coded)
    for one in entry.units:
        yield from spelled[one].read.units


def _end(target: _Target, keep: bool) -> Iterator[Problem]:
    """Memberships that the list does not name end: those of units that it names with other days, and others
    unless they are kept."""
    named = {label for label, _, _ in target.stays}
    for stay in target.held:
        if stay in target.stays or not target.stays or (keep and stay[0] not in named):
            continue
        target.ended.append(stay)
        if stay[0] not in named:
            left = unit_spellings.shown(unit_of(stay[0]))
            yield Problem(target.row, "", target.name[:200], "people-left", repaired=left[:200])


def preview(connection: Connection, given: PeopleList, keep: bool = False) -> Taken:
    """What taking a list of people in would do; nothing is written."""
    try:
        return _preview(connection, given, keep)
    except UnicodeEncodeError:
        return _preview(connection, scrubbed(given), keep)


def _preview(connection: Connection, given: PeopleList, keep: bool) -> Taken:
    plan = _plan(connection, given, keep)
    there = [one for one in plan.everybody if one.row or one.verified]
    numbered = [
        VerifiedPerson(one.id or -place, one.name, one.orcid, one.staff_id)
        for place, one in enumerate(there, start=1)
    ]
    known = Roster(numbered, person_words.said(connection))
    return _answer(plan, given, verifying.look(connection, known))


def take_in(connection: Connection, step: Step, file: str, given: PeopleList, keep: bool = False) -> Taken:
    """Take a list of people into the library; authors and units of outputs follow."""
    return with_sound_text(connection, given, lambda sound: _take_in(connection, step, file, sound, keep))


def _take_in(connection: Connection, step: Step, file: str, given: PeopleList, keep: bool) -> Taken:
    plan = _plan(connection, given, keep)
    _write_persons(connection, step, plan.targets)
    _write_stays(connection, step, plan.targets)
    answer = _answer(plan, given, verifying.settle(connection, step))
    columns = ("run", "file", "sheet", "row", "output", "verdict", "code", "column_name", "value")
    rows: list[Row] = [
        (step.run, file, "", entry.row, None, verdict.value, "", "", "")
        for entry, verdict in zip(given.entries, plan.verdicts, strict=True)
    ]
    rows += [
        (step.run, file, one.sheet, one.row, None, one.severity.value, one.code, one.column, one.value[:200])
        for one in answer.problems
    ]
    insert_rows(connection, record, columns, rows)
    return answer


def _answer(plan: _Plan, given: PeopleList, settled: verifying.Settled) -> Taken:
    refused = sum(1 for one in given.problems if one.severity is Severity.REFUSED)
    balance = balancing.balance(list(plan.verdicts), refused, 0)
    return Taken(balance, (*given.problems, *plan.problems), settled)


def _write_persons(connection: Connection, step: Step, targets: Sequence[_Target]) -> None:
    new = [one for one in targets if not one.id]
    for one, number in zip(new, reserve(connection, person, len(new)), strict=True):
        one.id = number
    rows: list[Row] = [(one.id, one.name, name_key(one.name), one.orcid, one.staff_id) for one in new]
    insert_rows(connection, person, ("id", "name", "name_key", "orcid", "staff_id"), rows)
    changes = [
        (one.id, column, getattr(one.before, column), getattr(one, column))
        for one in targets
        for column in persons.VALUES
        if one.before is not None and getattr(one.before, column) != getattr(one, column)
    ]
    persons.put(connection, step, changes)
    claims: list[Row] = [(step.run, person.name, one.id) for one in targets]
    insert_rows(connection, claim, ("run", "table_name", "row"), claims, ignore=True)


def _write_stays(connection: Connection, step: Step, targets: Sequence[_Target]) -> None:
    lives.end(connection, step, membership, [one.held[stay] for one in targets for stay in one.ended])
    fresh = [(one, stay) for one in targets for stay in one.stays if stay not in one.held]
    numbers = units.ids(connection, step, {label for _, (label, _, _) in fresh})
    rows: list[Row] = []
    claims: list[Row] = [
        (step.run, membership.name, one.held[stay])
        for one in targets
        for stay in one.stays
        if stay in one.held
    ]
    for number, (one, (label, first, last)) in zip(
        reserve(connection, membership, len(fresh)), fresh, strict=True
    ):
        rows.append((number, one.id, numbers[label], first, last, step.id))
        claims.append((step.run, membership.name, number))
    columns = ("id", "person", "unit", "day_from", "day_to", "born")
    insert_rows(connection, membership, columns, rows)
    insert_rows(connection, claim, ("run", "table_name", "row"), claims, ignore=True)
