"""`merge` and `duplicates`: what a terminal and a script see of two outputs that are one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

LISTS = (
    """DOI,Title,Authors,Year,Type,Journal
10.5555/tide.1,Tides and their long work in a harbour,"Doe, Jane",2024,article,Silt
10.48550/arXiv.2401.00001,Tides and their long work in a harbour,"Doe, Jane",2023,preprint,
10.5555/silt.1,Silt,"Roe, Max",2024,article,Silt
""",
    """PMID,Title,Authors,Year,Type,Volume,Department
31452104,Tides and their long werk in a harbour,"Doe, J.",2025,article,7,Sea
""",
)


@pytest.fixture
def twice(terminal: Terminal, tmp_path: Path) -> Terminal:
    for place, text in enumerate(LISTS):
        path = tmp_path / f"list{place}.csv"
        path.write_text(text, encoding="utf-8")
        assert terminal.run("import", path).status == 0
    return terminal


def test_a_pair_is_found_merged_and_parted(twice: Terminal, tmp_path: Path) -> None:
    (pair,) = twice.json("duplicates")["pairs"]
    assert (pair["outputs"], pair["relation"], pair["decision"]) == ([1, 4], "duplicate", None)
    assert pair["signs"] == ["close", "author", "next-year"]
    dry = twice.json("merge", "10.5555/tide.1", "31452104", "--dry-run")
    assert (dry["run"], dry["identifiers"], dry["filled"]) == (None, ["pmid:31452104"], ["volume"])
    assert twice.json("library", "info")["outputs"] == 4
    ran = twice.run("merge", "10.5555/tide.1", "31452104")
    assert ran.status == 0
    assert "R-0003: output 4 was merged into output 1." in ran.out
    assert "Departments that are added: Sea" in ran.out
    assert twice.json("library", "info")["outputs"] == 3
    gone = twice.run("details", "4")
    assert gone.status == 1
    assert "Output 4 was merged into output 1 (Tides and their long work in a harbour)." in gone.err
    assert twice.json("details", "31452104")["output_id"] == 1
    again = twice.json("import", tmp_path / "list1.csv")["files"][0]
    assert (again["unchanged"], again["added"], again["updated"]) == (1, 0, 0)
    undone = twice.run("undo", "R-0003")
    assert undone.status == 0
    assert "both outputs are back" in undone.out
    assert twice.json("details", "31452104")["output_id"] == 4


def test_what_was_decided_is_left_out(twice: Terminal) -> None:
    assert len(twice.json("duplicates", "--versions")["pairs"]) == 3
    twice.run("versions", "1", "--apart", "4")
    assert twice.json("duplicates")["pairs"] == []
    (pair,) = twice.json("duplicates", "--all")["pairs"]
    assert pair["decision"] == "apart"
    said = twice.run("duplicates", "--all").out
    assert "you said that it is no duplicate" in said
    assert "No pair to decide about" in twice.run("duplicates").out


def test_what_can_not_be_merged_is_said(twice: Terminal) -> None:
    ran = twice.run("merge", "1", "10.5555/tide.1")
    assert ran.status == 1
    assert "can't be merged into itself" in ran.err
    assert json.loads(twice.run("merge", "1", "3", "--dry-run", "--json").out)["differing"]
