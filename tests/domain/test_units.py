"""Spellings of units: read by form, by a hierarchy file, by a person's word; what is near is proposed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.units import Forest, How, Known, name_form

_DECLARED = (
    ("University",),
    ("University", "Faculty of Biology and Psychology"),
    ("University", "Faculty of Science"),
    ("University", "Faculty of Science", "Physics"),
    ("University", "Faculty of Science", "Institute I"),
    ("University", "Faculty of Science", "Institute II"),
    ("University", "Faculty of Medicine"),
    ("University", "Faculty of Medicine", "Surgery/Trauma"),
    ("University", "Faculty of Medicine", "Nursing"),
    ("University", "Faculty of Law", "Seminar"),
    ("University", "Faculty of Medicine", "Seminar"),
)


def _forest(said: dict[Unit, Unit] | None = None) -> Forest:
    return Forest([Known(Unit(path), declared=True) for path in _DECLARED], said)


@pytest.mark.parametrize(
    "spelled, meant, how",
    [
        (("University", "Faculty of Law"), [("University", "Faculty of Law")], How.NEW),
        (("University", "Faculty of Science"), [_DECLARED[2]], How.EXACT),
        (("UNIVERSITY ", "Faculty of science."), [_DECLARED[2]], How.FORM),
        (("Physics",), [_DECLARED[3]], How.NAME),
        (("faculty of science", "PHYSICS"), [_DECLARED[3]], How.NAME),
        (("Faculty of Biology & Psychology",), [_DECLARED[1]], How.NAME),
        (("Surgery/Trauma",), [_DECLARED[7]], How.NAME),
        (("Faculty of Science/Physics",), [_DECLARED[3]], How.PATH),
        (("Faculty of Science: Physics",), [_DECLARED[3]], How.PATH),
        (("Faculty of Medicine – Nursing",), [_DECLARED[8]], How.PATH),
        (("Physics/Nursing",), [_DECLARED[3], _DECLARED[8]], How.SEVERAL),
        (("Seminar",), [("Seminar",)], How.NEW),
        (("Physics/Optics",), [("Physics/Optics",)], How.NEW),
        (("Faculty of Science", "Optics"), [(*_DECLARED[2], "Optics")], How.NEW),
    ],
)
def test_a_spelling_is_read_by_what_is_known(
    spelled: tuple[str, ...], meant: list[tuple[str, ...]], how: How
) -> None:
    read = _forest().read(Unit(spelled))
    assert ([unit.path for unit in read.units], read.how) == (meant, how)


def test_without_a_hierarchy_file_a_name_is_nobodys() -> None:
    forest = Forest([Known(Unit(("North University", "Physics")))])
    spelled = forest.read_all([Unit(("Physics",))])[Unit(("Physics",))]
    assert spelled.read.how is How.NEW
    assert [near.unit.path for near in spelled.near] == [("North University", "Physics")]


def test_a_persons_word_wins_and_holds_for_what_lies_below() -> None:
    said = {Unit(("Bio",)): Unit(_DECLARED[1])}
    forest = _forest(said)
    assert forest.read(Unit(("bio.",))).units == (Unit(_DECLARED[1]),)
    assert forest.read(Unit(("Bio", "Group Roe"))).units == (Unit((*_DECLARED[1], "Group Roe")),)
    assert forest.read(Unit(("Bio",), "themes")).how is How.NEW


def test_spellings_of_one_list_become_one_unit_whatever_their_order() -> None:
    names = [Unit(("Geowiss.",)), Unit(("Geowiss",)), Unit(("Science", "Physics"))]
    for order in (names, names[::-1]):
        found = Forest([]).read_all(order)
        assert len({one.read.units for one in found.values()}) == 2


@pytest.mark.parametrize(
    "one, other",
    [
        ("Geowiss", "Geowissenschaften"),
        ("Agrarwiss.", "Faculty of Agrarwissenschaften"),
        ("Biology/CRC", "Biology"),
        ("Departement of Chemestry", "Department of Chemistry"),
        ("Institute of Marine Research", "Marine Research"),
        ("MRC", "Centre of Marine Resources and Coasts"),
    ],
)
def test_near_names_are_proposed(one: str, other: str) -> None:
    found = Forest([Known(Unit((other,)))]).near(Unit((one,)))
    assert [near.unit.path for near in found] == [(other,)]


@pytest.mark.parametrize(
    "one, other",
    [
        ("CRC 990", "CRC 991"),
        ("Institute I", "Institute II"),
        ("Department 4-2", "Department 2-4"),
        ("Physics", "Nursing"),
        ("Art", "Arts of War"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert Forest([Known(Unit((other,)))]).near(Unit((one,))) == ()


def test_a_pair_is_proposed_once_into_the_one_that_is_declared() -> None:
    forest = _forest()
    forest.add(Known(Unit(("Phys",)), outputs=9))
    forest.add(Known(Unit(("Physics department",)), outputs=2))
    pairs = [(one.unit.path[-1], one.other.path[-1], one.other_declared) for one in forest.proposals()]
    assert ("Physics department", "Physics", True) in pairs
    assert ("Phys", "Physics", True) in pairs
    assert ("Physics", "Phys", False) not in pairs
    apart = [frozenset({Unit(("Physics department",)), Unit(_DECLARED[3])})]
    assert len(forest.proposals(apart)) == len(pairs) - 1


def test_units_of_two_hierarchies_are_never_one() -> None:
    forest = Forest([Known(Unit(("Physics",), "REF"))])
    assert forest.read(Unit(("Physics",))).how is How.NEW
    assert forest.near(Unit(("Physics.",))) == ()


@given(st.lists(st.lists(st.text(min_size=1, max_size=12), min_size=1, max_size=4), max_size=8))
def test_reading_twice_reads_the_same(paths: list[list[str]]) -> None:
    units = [Unit(tuple(path)) for path in paths]
    forest = Forest([])
    first = forest.read_all(units)
    second = Forest([Known(one) for read in first.values() for one in read.read.units]).read_all(units)
    assert {unit: set(one.read.units) for unit, one in first.items()} == {
        unit: set(one.read.units) for unit, one in second.items()
    }
    forest.proposals()


@given(st.text(max_size=40))
def test_the_form_of_a_form_is_itself(name: str) -> None:
    assert name_form(name_form(name)) == name_form(name)
