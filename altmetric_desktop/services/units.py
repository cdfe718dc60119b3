"""Units: hierarchy files taken in, what may be one unit, and a person's word about it."""

from __future__ import annotations

import time
from pathlib import Path

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.hierarchy import HierarchyAnswer, ReadHierarchy
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.rows import UnitRow
from altmetric_desktop.domain.units import Proposal, Word, alike, path_form
from altmetric_desktop.importers.hierarchy import read_hierarchy
from altmetric_desktop.importers.units import path_of
from altmetric_desktop.services.library import Library
from altmetric_desktop.storage import declaring, runs, unit_words, units
from altmetric_desktop.storage.connect import Connection

#: A hierarchy file larger than this is refused before it is read (bytes).
MOST_BYTES = 50_000_000
_CHANGED = (Changed("output"), Changed("run"))


def all_units(library: Library) -> list[UnitRow]:
    """Every unit with its numbers of outputs, the organisation's first."""
    with library.read() as connection:
        return units.all_units(connection)


def preview(library: Library, path: Path, hierarchy: str = "") -> HierarchyAnswer:
    """What taking in a hierarchy file would do. Raises InputError for what is none."""
    read = _read(path)
    with library.read() as connection:
        found = declaring.look(connection, hierarchy, read.nodes)
        apart = unit_words.apart(connection)
    return _answer(path, hierarchy, read, found, len(found.forest.proposals(apart)))


def take_in(library: Library, path: Path, hierarchy: str = "") -> HierarchyAnswer:
    """Take in a hierarchy file as one undoable run. Raises InputError for what is none."""
    read = _read(path)

    def work(connection: Connection) -> HierarchyAnswer:
        now = int(time.time())
        run = runs.begin(connection, "hierarchy", at=now, what=path.name, why=hierarchy)
        step = runs.next_step(connection, run, now)
        found = declaring.declare(connection, step, hierarchy, read.nodes)
        runs.end(connection, run, int(time.time()))
        return _answer(path, hierarchy, read, found, len(proposals_of(connection)), runs.name(run))

    return library.writer.submit(work, lambda _answer: _CHANGED).result()


def _read(path: Path) -> ReadHierarchy:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise InputError("input.too-large", path=path.name, limit=MOST_BYTES // 1_000_000)
        data = path.read_bytes()
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise InputError("import.unreadable", path=str(path), reason=reason) from problem
    return read_hierarchy(data, path.name)


def _answer(
    path: Path,
    hierarchy: str,
    read: ReadHierarchy,
    found: declaring.Declared,
    proposals: int,
    run: str = "",
) -> HierarchyAnswer:
    return HierarchyAnswer(
        str(path),
        hierarchy,
        read.layout,
        read.rows,
        len(found.added),
        found.known,
        found.joined,
        found.gone,
        read.problems,
        proposals,
        run,
    )


def proposals(library: Library) -> list[Proposal]:
    """Pairs of units that may be one, closest first, without those that a person holds to be two."""
    with library.read() as connection:
        return proposals_of(connection)


def proposals_of(connection: Connection) -> list[Proposal]:
    """The same with a connection of the caller's."""
    return units.forest(connection).proposals(unit_words.apart(connection))


def said(library: Library) -> list[tuple[Unit, Unit]]:
    """Spellings and the units that they are, as persons said."""
    with library.read() as connection:
        return list(unit_words.said(connection).items())


def same(library: Library, spelled: Unit, target: Unit) -> str:
    """Remember that a spelling is a known unit; what a unit of that name holds goes there. The run's name.

    Raises NotFoundError where `target` is no unit; InputError where one stands above the other.
    """

    def work(connection: Connection) -> int:
        known = _known(connection, target)
        if spelled.hierarchy == known.hierarchy and _within(spelled, known):
            raise InputError("units.within", unit=shown(spelled), other=shown(known))
        now = int(time.time())
        run = runs.begin(connection, "decision", at=now, what=f"{shown(spelled)} = {shown(known)}")
        step = runs.next_step(connection, run, now)
        unit_words.say(connection, step, spelled, known, Word.SAME)
        number = units.number_of(connection, spelled)
        if number is not None:
            units.move(connection, step, number, known)
        runs.end(connection, run, now)
        return run

    return runs.name(library.writer.submit(work, lambda _run: _CHANGED).result())


def join_alike(library: Library) -> tuple[str, list[Proposal]]:
    """Join, in one run, every pair of the very same name that is the only one of it; the run's name (empty
    where there was nothing) and the pairs."""

    def work(connection: Connection) -> tuple[str, list[Proposal]]:
        pairs = alike(proposals_of(connection))
        if not pairs:
            return "", []
        now = int(time.time())
        run = runs.begin(connection, "decision", at=now, what=f"{len(pairs)} = {len(pairs)}")
        step = runs.next_step(connection, run, now)
        for one in pairs:
            unit_words.say(connection, step, one.unit, one.other, Word.SAME)
            number = units.number_of(connection, one.unit)
            if number is not None:
                units.move(connection, step, number, one.other)
        runs.end(connection, run, now)
        return runs.name(run), pairs

    return library.writer.submit(work, lambda _answer: _CHANGED).result()


def _within(one: Unit, other: Unit) -> bool:
    short = min(len(one.path), len(other.path))
    return one.path[:short] == other.path[:short]


def apart(library: Library, one: Unit, other: Unit, word: Word = Word.APART) -> str:
    """Remember that two units are two (or, with OPEN, forget what was said of them). The run's name.

    Forgetting moves nothing back: undoing the run that joined them does.
    """

    def work(connection: Connection) -> int:
        known = _known(connection, other)
        now = int(time.time())
        what = f"{shown(one)} {word.value} {shown(known)}"
        run = runs.begin(connection, "decision", at=now, what=what)
        unit_words.say(connection, runs.next_step(connection, run, now), one, known, word)
        runs.end(connection, run, now)
        return run

    return runs.name(library.writer.submit(work, lambda _run: (Changed("run"),)).result())


def _known(connection: Connection, wanted: Unit) -> Unit:
    """The living unit that is meant: by its path, or by its name where that is the only one."""
    living = list(units.living(connection).values())
    number = units.number_of(connection, wanted)
    if number is not None:
        return units.living(connection)[number]
    last = len(wanted.path)
    same_tree = [one for one in living if one.hierarchy == wanted.hierarchy]
    named = [one for one in same_tree if path_form(one.path[-last:]) == path_form(wanted.path)]
    if len(named) != 1:
        raise NotFoundError("units.unknown" if not named else "units.several", unit=shown(wanted))
    return named[0]


def unit_of(text: str, hierarchy: str = "") -> Unit:
    """A unit as people write it: `Science > Physics`. Raises InputError for an empty text."""
    path = path_of(text)
    if not path:
        raise InputError("units.nameless")
    return Unit(path, hierarchy)


def shown(unit: Unit) -> str:
    """A unit as people read it."""
    return " > ".join(unit.path)
