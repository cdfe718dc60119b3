"""`units`: what a terminal and a script see of departments, hierarchy files and near names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_documented import keys

LEVELS = "Top Level,Level 1,Level 2\nNowhere,,\nNowhere,Science,\nNowhere,Science,Physics\n"
LIST = """DOI,Title,Department
10.5555/silt.1,Silt,physics
10.5555/silt.2,Sand,Phys
10.5555/silt.3,Clay,Science
"""


@pytest.fixture
def filled_units(terminal: Terminal, tmp_path: Path) -> Terminal:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "units.csv").write_text(LEVELS, encoding="utf-8")
    assert terminal.run("import", tmp_path / "list.csv").status == 0
    return terminal


def test_a_hierarchy_file_says_what_it_does_before_and_after(filled_units: Terminal, tmp_path: Path) -> None:
    seen = filled_units.json("units", "import", tmp_path / "units.csv", "--dry-run")
    assert (seen["added"], seen["run"]) == (3, "")
    said = filled_units.run("units", "import", tmp_path / "units.csv")
    assert "“physics” is “Nowhere > Science > Physics”: 1 output" in said.out
    tree = filled_units.run("units", "list").out
    assert re.search(r"2\s+Nowhere\n\s+2\s+Science\n\s+1\s+Physics\n\s+1\s+Phys\n", tree), tree
    assert "100%" not in filled_units.run("units", "proposals").out


def test_a_word_is_remembered_and_undone(filled_units: Terminal, tmp_path: Path) -> None:
    assert filled_units.run("units", "import", tmp_path / "units.csv").status == 0
    (near,) = filled_units.json("units", "proposals")
    assert (near["unit"], near["other"]) == (["Phys"], ["Nowhere", "Science", "Physics"])
    run = filled_units.json("units", "same", "Phys", "Physics")["run"]
    assert filled_units.json("units", "spellings")[0]["spelling"] == ["Phys"]
    assert "No two units" in filled_units.run("units", "proposals").out
    assert filled_units.run("undo", run).status == 0
    assert filled_units.run("units", "apart", "Phys", "Physics").status == 0
    assert filled_units.json("units", "proposals") == []
    assert filled_units.run("units", "apart", "Phys", "Physics", "--undecided").status == 0
    assert len(filled_units.json("units", "proposals")) == 1


def test_what_is_no_hierarchy_and_who_is_unknown(filled_units: Terminal, tmp_path: Path) -> None:
    ran = filled_units.run("units", "import", tmp_path / "list.csv")
    assert (ran.status, "no hierarchy" in ran.err) == (1, True)
    assert "no unit Chemistry" in filled_units.run("units", "same", "Phys", "Chemistry").err
    assert filled_units.run("units", "same", "Phys", " > ").status == 1


def test_pairs_of_the_very_same_name_are_joined_at_once(terminal: Terminal, tmp_path: Path) -> None:
    rows = [
        "DOI,Title,Institution,Department",
        "10.5555/silt.1,Silt,Nowhere,Physics",
        "10.5555/silt.2,Sand,,Physics",
    ]
    rows += [
        "10.5555/silt.3,Clay,Nowhere,Law",
        "10.5555/silt.4,Marl,Elsewhere,Law",
        "10.5555/silt.5,Loam,,Law",
    ]
    (tmp_path / "list.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert terminal.run("import", tmp_path / "list.csv").status == 0
    answer = terminal.json("units", "join-alike")
    assert [(one["unit"], one["other"]) for one in answer["joined"]] == [
        (["Physics"], ["Nowhere", "Physics"])
    ]
    assert terminal.json("units", "join-alike") == {"run": "", "joined": []}
    before = terminal.json("units", "list")
    assert terminal.run("undo", answer["run"]).status == 0
    assert len(terminal.json("units", "list")) == len(before) + 1


def test_the_two_files_are_written(filled_units: Terminal, tmp_path: Path) -> None:
    answer = filled_units.json("units", "altmetric-files", tmp_path)
    assert (answer["outputs"], answer["units"], answer["without_author"]) == (3, 3, 3)
    assert (tmp_path / "altmetric-departments.csv").read_text("utf-8").startswith("Top Level,Level 1")
    assert filled_units.run("units", "altmetric-files", tmp_path / "gone").status == 1


def test_every_key_is_described(filled_units: Terminal, tmp_path: Path, root: Path) -> None:
    described = set(re.findall(r"`([a-z_]+)`", (root / "docs" / "cli.md").read_text("utf-8")))
    answers = [
        filled_units.json("units", "import", tmp_path / "units.csv"),
        filled_units.json("units", "list"),
        filled_units.json("units", "proposals"),
        filled_units.json("units", "same", "Phys", "Physics"),
        filled_units.json("units", "spellings"),
        filled_units.json("units", "altmetric-files", tmp_path),
    ]
    for answer in answers:
        assert set(keys(answer)) <= described
