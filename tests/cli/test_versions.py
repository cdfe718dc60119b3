"""`versions`: what a terminal and a script see of a work's versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

LIST = """DOI,Title,Authors,Year,Type
10.5555/tide.1,Tides and their long work in a harbour,"Doe, Jane",2024,article
10.48550/arXiv.2401.00001,Tides and their long work in a harbour,"Doe, Jane",2023,preprint
10.5555/silt.1,Silt,"Roe, Max",2024,article
"""


@pytest.fixture
def two(terminal: Terminal, tmp_path: Path) -> Terminal:
    path = tmp_path / "two.csv"
    path.write_text(LIST, encoding="utf-8")
    assert terminal.run("import", path).status == 0
    return terminal


def test_versions_are_listed_and_a_word_is_remembered(two: Terminal) -> None:
    ran = two.run("versions", "10.5555/tide.1")
    assert ran.status == 0
    assert "10.48550/arxiv.2401.00001" in ran.out
    found = json.loads(two.run("versions", "10.5555/tide.1", "--json").out)
    assert [row["output"] for row in found["versions"]] == [2]
    assert found["versions"][0]["decided"] is False
    assert found["together"]["receipt"]["points"] == 0
    found = json.loads(two.run("versions", "1", "--apart", "2", "--json").out)
    assert (found["versions"], [row["output"] for row in found["apart"]]) == ([], [2])
    found = json.loads(two.run("versions", "2", "--undecided", "1", "--json").out)
    assert [row["output"] for row in found["versions"]] == [1]


def test_nothing_and_wrong_usage_are_said(two: Terminal) -> None:
    assert "No other version" in two.run("versions", "10.5555/silt.1").out
    assert two.run("versions", "1", "--apart", "2", "--together", "2").status == 2
    assert two.run("versions", "1", "--apart", "10.5555/nobody").status == 1
