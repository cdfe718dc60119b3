"""Hierarchy files and lists in either order; persons' words; the two upload files out and in again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import InputError, NotFoundError
from altmetric_desktop.domain.outputs import Unit
from altmetric_desktop.domain.records import ImportAnswer
from altmetric_desktop.services import altmetric_upload, import_file, units
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.storage import uploading

HIERARCHY = """Top Level,Level 1,Level 2
Nowhere University,,
Nowhere University,Science,
Nowhere University,Science,Physics
Nowhere University,Medicine,
Nowhere University,Medicine,Nursing
Nowhere University,Medicine,Teaching
Nowhere University,Science,Teaching
"""
LIST = """DOI,Title,Authors,Department
10.5555/u.1,One,"Doe, Jane",physics
10.5555/u.2,Two,"Roe, Max",Science/Physics
10.5555/u.3,Three,"Roe, Max",Nursing; Physics
10.5555/u.4,Four,"Roe, Max",Nurs
10.5555/u.5,Five,"Roe, Max",Teaching
10.5555/u.6,Six,"Roe, Max",Science > Optics
"""
PLACED = {
    ("Nowhere University", "Science", "Physics"): 3,
    ("Nowhere University", "Science", "Optics"): 1,
    ("Nowhere University", "Medicine", "Nursing"): 1,
    ("Nurs",): 1,
    ("Teaching",): 1,
}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "units.library", create=True) as opened:
        yield opened


def _write(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _import(library: Library, path: Path) -> ImportAnswer:
    return import_file.apply(library, path, import_file.Options(), lambda _event: None)


def _own(library: Library) -> dict[tuple[str, ...], int]:
    return {row.path: row.own for row in units.all_units(library) if row.own}


@pytest.mark.parametrize("hierarchy_first", [True, False])
def test_a_list_and_its_hierarchy_meet_in_either_order(
    library: Library, tmp_path: Path, hierarchy_first: bool
) -> None:
    tree, listed = _write(tmp_path, "units.csv", HIERARCHY), _write(tmp_path, "list.csv", LIST)
    if hierarchy_first:
        units.take_in(library, tree)
    _import(library, listed)
    if not hierarchy_first:
        seen = units.preview(library, tree)
        answer = units.take_in(library, tree)
        assert (seen.joined, seen.added, seen.known) == (answer.joined, answer.added, answer.known)
        assert {one.unit.path[-1] for one in answer.joined} == {
            "physics",
            "Science/Physics",
            "Nursing",
            "Science",
        }
    assert _own(library) == PLACED
    pairs = [(one.unit.path[-1], one.other.path[-1], one.other_declared) for one in units.proposals(library)]
    assert ("Nurs", "Nursing", True) in pairs
    assert ("Teaching", "Teaching", True) in pairs
    again = _import(library, listed)
    assert (again.balance.unchanged, again.balance.records) == (6, 6)
    assert units.take_in(library, tree).added == 0


def test_an_undone_hierarchy_leaves_the_library_as_it_was(library: Library, tmp_path: Path) -> None:
    _import(library, _write(tmp_path, "list.csv", LIST))
    before = units.all_units(library)
    answer = units.take_in(library, _write(tmp_path, "units.csv", HIERARCHY))
    assert units.all_units(library) != before
    import_file.undo(library, answer.run)
    assert units.all_units(library) == before


def test_a_person_says_once_what_a_spelling_is(library: Library, tmp_path: Path) -> None:
    units.take_in(library, _write(tmp_path, "units.csv", HIERARCHY))
    listed = _write(tmp_path, "list.csv", LIST)
    _import(library, listed)
    run = units.same(library, Unit(("Nurs",)), Unit(("Nursing",)))
    assert _own(library)["Nowhere University", "Medicine", "Nursing"] == 2
    assert _import(library, listed).balance.unchanged == 6
    assert [(one.path, other.path[-1]) for one, other in units.said(library)] == [(("Nurs",), "Nursing")]
    import_file.undo(library, run)
    assert _own(library)[("Nurs",)] == 1
    teaching = [one for one in units.proposals(library) if one.unit.path == ("Teaching",)]
    for one in teaching:
        units.apart(library, one.unit, one.other)
    assert not [one for one in units.proposals(library) if one.unit.path == ("Teaching",)]


def test_what_can_not_be_one_is_refused(library: Library, tmp_path: Path) -> None:
    units.take_in(library, _write(tmp_path, "units.csv", HIERARCHY))
    with pytest.raises(NotFoundError, match=r"units\.unknown"):
        units.same(library, Unit(("Nurs",)), Unit(("Nobody",)))
    with pytest.raises(NotFoundError, match=r"units\.several"):
        units.same(library, Unit(("Teach",)), Unit(("Teaching",)))
    with pytest.raises(InputError, match=r"units\.within"):
        units.same(library, Unit(("Nowhere University", "Science")), Unit(("Nowhere University",)))


UPLOADED = """DOI,PubMed ID,Handle,ISBN,Author,Department,Theme
10.5555/up.1,23456789,,,"Doe, Jane;Roe, Max",Physics;Nursing,Coasts;Health
10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2,,,,"Roe, Max",Teaching,
,,10568/77,,"Doe, Jane",Nowhere University > Science > Teaching,Health
,,,9780306406157,"Poe, Ann",,
"""


def _facts(library: Library) -> list[tuple[object, ...]]:
    with library.read() as connection:
        return sorted(
            (
                sorted((kind, tuple(sorted(values))) for kind, values in one.identifiers.items()),
                one.authors,
                sorted((unit.hierarchy, unit.path) for unit in one.units),
            )
            for one in uploading.outputs(connection)
        )


def test_the_two_upload_files_go_out_and_come_in_without_loss(library: Library, tmp_path: Path) -> None:
    units.take_in(library, _write(tmp_path, "units.csv", HIERARCHY))
    came = _import(library, _write(tmp_path, "list.csv", UPLOADED))
    assert (came.format, came.balance.added) == ("altmetric-upload", 4)
    done = altmetric_upload.write(library, tmp_path)
    assert (done.outputs, done.nameless, done.tops, done.deep, done.marked) == (4, 0, 2, 0, 0)
    with open_library(tmp_path / "other.library", create=True) as other:
        units.take_in(other, done.departments)
        answer = _import(other, done.publications)
        assert (answer.balance.added, answer.balance.records) == (4, 4)
        assert _facts(other) == _facts(library)
        paths = [(row.hierarchy, row.path, row.outputs) for row in units.all_units(library)]
        assert [(row.hierarchy, row.path, row.outputs) for row in units.all_units(other)] == paths
        again = _import(other, done.publications)
        assert again.balance.unchanged == 4


def test_what_the_upload_has_no_room_for_is_counted(library: Library, tmp_path: Path) -> None:
    text = 'Title,DOI,Authors,Department\nTides,,"Doe, Jane",Deep;Sea\nSilt,10.5555/silt.1,"Doe, Jane",Silt\n'
    _import(library, _write(tmp_path, "list.csv", text))
    done = altmetric_upload.write(library, tmp_path)
    assert (done.outputs, done.nameless, done.authorless, done.tops) == (1, 1, 1, 3)
