"""Hierarchy files in every layout: levels, numbers with parents, paths, JSON; and what is none."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from altmetric_desktop.domain.errors import InputError
from altmetric_desktop.domain.hierarchy import ReadHierarchy
from altmetric_desktop.domain.records import Severity
from altmetric_desktop.importers.hierarchy import read_hierarchy

UPLOAD = """Top Level,Level 1,Level 2,Level 3
Nowhere University,,,
Nowhere University,Science,,
Nowhere University,Science,Physics,
Nowhere University,Medicine,"Nursing, Care",
"""
OUTLINE = """Top Level,Level 1,Level 2
Nowhere University,,
,Science,
,,Physics
,Medicine,
,,"Nursing, Care"
"""
INCITES = """OrganizationID,OrganizationName,ParentOrgaID
1,Nowhere University,
2,Science,1
3,Physics,2
4,Medicine,1
5,"Nursing, Care",4
"""
PATHS = """Department
Nowhere University
Nowhere University > Science > Physics
Nowhere University > Medicine > Nursing, Care
"""
FLAT = json.dumps(
    {
        "hits": [
            {"id": 1, "name": "Nowhere University", "parent": None},
            {"id": 2, "name": "Science", "parent": 1},
            {"id": 3, "name": "Physics", "parent": {"id": 2}},
            {"id": 4, "name": "Medicine", "parent": 1},
            {"id": 5, "name": "Nursing, Care", "parent": 4},
        ]
    }
)
TREE = json.dumps(
    {
        "name": "Nowhere University",
        "children": [
            {"name": "Science", "children": [{"name": "Physics"}]},
            {"name": "Medicine", "children": [{"name": "Nursing, Care"}]},
        ],
    }
)
WHOLE = {
    ("Nowhere University",),
    ("Nowhere University", "Science"),
    ("Nowhere University", "Science", "Physics"),
    ("Nowhere University", "Medicine"),
    ("Nowhere University", "Medicine", "Nursing, Care"),
}


def _read(text: str, name: str = "units.csv") -> ReadHierarchy:
    return read_hierarchy(text.encode(), name)


@pytest.mark.parametrize(
    "text, layout",
    [
        (UPLOAD, "levels"),
        (UPLOAD.replace(",", "\t").replace("Nursing\t Care", "Nursing, Care").replace('"', ""), "levels"),
        (OUTLINE, "levels"),
        ("Units of 2026\n\n" + UPLOAD, "levels"),
        (INCITES, "parents"),
        (PATHS, "paths"),
        (FLAT, "parents"),
        (TREE, "tree"),
    ],
)
def test_every_layout_gives_the_same_units(text: str, layout: str) -> None:
    found = _read(text)
    assert ({node.path for node in found.nodes}, found.layout, found.problems) == (WHOLE, layout, ())


def test_numbers_of_a_file_are_kept() -> None:
    assert {node.path[-1]: node.code for node in _read(INCITES).nodes}["Physics"] == "3"


def test_a_circle_a_second_number_and_a_lost_parent_are_said() -> None:
    found = _read(
        "id,name,parent\n1,Top,\n2,A,3\n3,B,2\n1,Again,\n4,Lost,99\n5,,1\n6,Below the lost,4\n7,Own,7\n"
    )
    assert [(one.row, one.code, one.severity is Severity.REFUSED) for one in found.problems] == [
        (5, "unit-twice", True),
        (7, "unit-nameless", True),
        (3, "unit-circle", True),
        (4, "unit-circle", True),
        (6, "unit-parent-unknown", False),
    ]
    assert {node.path for node in found.nodes} == {("Top",), ("Lost",), ("Lost", "Below the lost"), ("Own",)}
    assert found.rows == 8


def test_a_level_without_one_above_is_refused() -> None:
    found = _read("Top Level,Level 1,Level 2\nUni,,Physics\n,,Deep\nUni,Science,\n")
    assert [(one.row, one.code) for one in found.problems] == [
        (2, "unit-level-missing"),
        (3, "unit-level-missing"),
    ]
    assert [node.path for node in found.nodes] == [("Uni",), ("Uni", "Science")]


@pytest.mark.parametrize(
    "text",
    ["", "DOI,Title\n10.5555/a,Tides\n", "just some words\nand more of them\n", "{}", "[1, 2]", "[" * 9000],
)
def test_what_is_no_hierarchy_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        _read(text)


def test_a_list_with_departments_is_no_hierarchy() -> None:
    with pytest.raises(InputError, match=r"units\.no-hierarchy"):
        _read("Title,DOI,Faculty,Department\nTides,10.5555/a,Science,Physics\n")


@pytest.mark.parametrize(
    "heading",
    [
        "University,Faculty,Department", "Hochschule,Fakultät,Institut", "Fakultät,Institut,Abteilung",
        "Faculté,Département,Laboratoire", "School,Division,Group", "学校,学院,系", "大学,学部,学科",
        "Department head,University,Faculty,Institute", "Group,College,Institution",
    ],
)  # fmt: skip
def test_levels_that_are_called_by_what_they_are(heading: str) -> None:
    names = heading.replace("Department head", "").split(",")
    found = _read(f"{heading}\n{','.join(names)}\n")
    whole = tuple(reversed(names)) if names[0] == "Group" else tuple(filter(None, names))
    assert [node.path for node in found.nodes] == [whole[: end + 1] for end in range(len(whole))]


def test_a_tree_whose_units_name_their_parents_too_is_a_tree() -> None:
    tree = [{"id": 1.0, "name": "U", "parent": None, "children": [{"id": 2, "name": "F", "parent": 1}]}]
    found = _read(json.dumps(tree))
    assert [(node.path, node.code) for node in found.nodes] == [(("U",), "1"), (("U", "F"), "2")]


def test_units_of_a_tree_that_are_not_taken_are_said() -> None:
    deep: dict[str, object] = {"name": "9"}
    for level in range(8, 0, -1):
        deep = {"name": str(level), "children": [deep]}
    found = _read(json.dumps([deep, {"id": 7, "name": ""}, {"name": "1"}]))
    assert [(one.row, one.code) for one in found.problems] == [
        (9, "unit-too-deep"), (10, "unit-nameless"), (11, "unit-again"),
    ]  # fmt: skip
    assert (len(found.nodes), found.rows) == (8, 11)


def test_a_chain_that_is_too_long_is_no_circle() -> None:
    rows = "".join(f"{number},U{number},{number - 1}\n" for number in range(1, 3000))
    found = _read(f"id,name,parent\n1000000,Top,\n{rows}")
    assert {one.code for one in found.problems} == {"unit-too-deep"}
    assert len(found.nodes) == 9


@given(st.lists(st.lists(st.text(max_size=8), max_size=5), max_size=12))
def test_any_table_is_read_or_refused(rows: list[list[str]]) -> None:
    text = "id,name,parent\n" + "\n".join(",".join(row) for row in rows)
    try:
        found = _read(text)
    except InputError:
        return
    refused = {one.row for one in found.problems if one.severity is Severity.REFUSED}
    assert len(found.nodes) + len(refused) == found.rows
