"""Units in a library: brought by lists, joined by a person's word, moved, and taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlalchemy import select, text

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import Verdict
from altmetric_desktop.domain.units import Word
from altmetric_desktop.storage import (
    connect,
    importing,
    library_file,
    migrate,
    runs,
    undoing,
    unit_words,
    units,
)
from altmetric_desktop.storage.connect import Connection
from altmetric_desktop.storage.schema import membership, output_unit, person
from tests.storage.samples import Desk, doi, record

BIO, BIOLOGY, GROUP = Unit(("Bio",)), Unit(("Faculty", "Biology")), Unit(("Bio", "Group Roe"))


def _held(desk: Desk) -> dict[tuple[str, ...], int]:
    return {one.path: one.own for one in desk.read(units.all_units)}


def _join(desk: Desk, one: Unit, target: Unit) -> int:
    def work(connection: Connection) -> int:
        run = runs.begin(connection, "decision", at=5)
        step = runs.next_step(connection, run, 5)
        unit_words.say(connection, step, one, target, Word.SAME)
        number = units.number_of(connection, one)
        if number is not None:
            units.move(connection, step, number, target)
        runs.end(connection, run, 5)
        return run

    return desk.write(work)


def _undo(desk: Desk, number: int) -> None:
    def work(connection: Connection) -> None:
        run = runs.begin(connection, "undo", at=9)
        undoing.undo(connection, runs.next_step(connection, run, 9), number)
        runs.end(connection, run, 9)

    desk.write(work)


def _last_run(connection: Connection) -> int:
    return runs.history(connection, 1)[0].id


LIST = (
    record(2, "One", doi("1"), units=(BIO,)),
    record(3, "Two", doi("2"), units=(BIOLOGY, BIO)),
    record(4, "Three", doi("3"), units=(GROUP,)),
)


def test_a_unit_is_joined_to_another_with_all_that_is_below_and_taken_back(desk: Desk) -> None:
    desk.take_in(*LIST)
    before = _held(desk)
    assert before == {("Bio",): 2, ("Bio", "Group Roe"): 1, ("Faculty",): 0, ("Faculty", "Biology"): 1}
    run = _join(desk, BIO, BIOLOGY)
    joined = {("Faculty",): 0, ("Faculty", "Biology"): 2, ("Faculty", "Biology", "Group Roe"): 1}
    assert _held(desk) == joined
    _undo(desk, run)
    assert _held(desk) == before


def test_the_same_list_once_more_follows_the_word(desk: Desk) -> None:
    desk.take_in(*LIST)
    _join(desk, BIO, BIOLOGY)
    joined = _held(desk)
    again = desk.take_in(*LIST)
    assert set(again.verdicts) == {Verdict.UNCHANGED}
    assert _held(desk) == joined


def test_a_word_about_a_spelling_holds_before_any_list_has_it(desk: Desk) -> None:
    _join(desk, BIO, BIOLOGY)
    answer = desk.take_in(record(2, "One", doi("1"), units=(Unit(("BIO.",)),)))
    assert _held(desk) == {("Faculty",): 0, ("Faculty", "Biology"): 1}
    assert answer.problems == ()


def test_typographies_and_near_names_are_said_once(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("1"), units=(Unit(("Geowissenschaften",)),)))
    other = (Unit(("geowissenschaften.",)),)
    answer = desk.take_in(
        record(2, "Two", doi("2"), units=other),
        record(3, "Three", doi("3"), units=other),
        record(4, "Four", doi("4"), units=(Unit(("Geowiss",)),)),
    )
    assert [(one.row, one.code, one.value, one.repaired) for one in answer.problems] == [
        (2, "unit-known-as", "geowissenschaften.", "Geowissenschaften"),
        (4, "unit-near", "Geowiss", "Geowissenschaften"),
    ]
    assert _held(desk) == {("Geowissenschaften",): 3, ("Geowiss",): 1}
    proposed = desk.read(lambda connection: units.forest(connection).proposals())
    assert [(one.unit.path, one.other.path) for one in proposed] == [(("Geowiss",), ("Geowissenschaften",))]


def test_an_undone_import_takes_its_units_along_and_a_later_one_brings_them_back(desk: Desk) -> None:
    first = desk.take_in(record(2, "One", doi("1"), units=(GROUP,)))
    _undo(desk, desk.read(_last_run))
    assert _held(desk) == {}
    desk.take_in(record(2, "One", doi("1"), units=(GROUP,)))
    assert _held(desk) == {("Bio",): 0, ("Bio", "Group Roe"): 1}
    assert first.balance.added == 1


def test_a_unit_that_another_list_uses_stays(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("1"), units=(BIO,)))
    run = desk.read(_last_run)
    desk.take_in(record(2, "Two", doi("2"), units=(BIO,)))
    _undo(desk, run)
    assert _held(desk) == {("Bio",): 1}


def test_two_hierarchies_stand_side_by_side(desk: Desk) -> None:
    panel = Unit(("Panel B", "UoA 9"), "REF")
    desk.take_in(record(2, "One", doi("1"), units=(Unit(("Physics",)), panel)))
    rows = desk.read(units.all_units)
    assert [(one.hierarchy, one.path, one.outputs) for one in rows] == [
        ("", ("Physics",), 1),
        ("REF", ("Panel B",), 1),
        ("REF", ("Panel B", "UoA 9"), 1),
    ]
    assert desk.read(units.hierarchies) == {"": 1, "REF": 2}
    again = desk.take_in(record(2, "One", doi("1"), units=(Unit(("Physics",)), panel)))
    assert again.verdicts == (Verdict.UNCHANGED,)


def test_members_move_with_their_unit(desk: Desk) -> None:
    desk.take_in(*LIST)

    def join_roe(connection: Connection) -> None:
        connection.execute(person.insert().values(id=77, name="Roe, R", name_key="roe, r"))
        number = units.number_of(connection, BIO)
        connection.execute(membership.insert().values(person=77, unit=number, born=1))

    desk.write(join_roe)
    run = _join(desk, BIO, BIOLOGY)

    def places(connection: Connection) -> list[int]:
        living = select(membership.c.unit).where(membership.c.died.is_(None))
        return list(connection.execute(living).scalars())

    target = desk.read(lambda connection: units.number_of(connection, BIOLOGY))
    assert desk.read(places) == [target]
    _undo(desk, run)
    assert desk.read(places) == [desk.read(lambda connection: units.number_of(connection, BIO))]


def test_a_library_of_the_first_version_keeps_its_units(tmp_path: Path) -> None:
    place = tmp_path / "migrations"
    shutil.copytree(Path(migrate.__file__).parent / "migrations", place)
    for later in (place / "versions").glob("v000[2-9]_*.py"):
        later.unlink()
    path = tmp_path / "old.altmetric"
    path.touch()
    engine = connect.writer(path)
    migrate.upgrade(engine, place=place)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO hierarchy (id, name) VALUES (1, 'organisation')"))
        connection.execute(text("INSERT INTO unit (hierarchy, name, path) VALUES (1, 'Bio', 'Bio')"))
    engine.dispose()
    with library_file.open_library(path) as library, library.read() as connection:
        assert [one.path for one in units.all_units(connection)] == [("Bio",)]
        assert connection.execute(select(output_unit.c.id)).all() == []


def test_the_preview_says_what_each_spelling_is(desk: Desk) -> None:
    desk.take_in(*LIST)
    seen = desk.read(
        lambda connection: importing.preview(connection, [record(9, "Nine", doi("9"), units=(BIO,))])
    )
    assert [(one.unit.path, one.read.how.value) for one in seen.units] == [(("Bio",), "exact")]
