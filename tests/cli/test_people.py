"""`people`: what a terminal and a script see of lists of people, verified authors and doubts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.cli.test_documented import keys

ORCID = "0000-0002-1825-0097"
LIST = """DOI,Title,Authors,Year
10.5555/tide.1,Tides,"Doe, Jane; Roe, R.",2024
10.5555/silt.1,Silt,"Roe, Richard",2020
"""
STAFF = f"""Name,ORCID,Staff ID,Unit,From,To,E-Mail
"Doe, Jane",{ORCID},17,Sea > Tides,,,jane@example.org
"Roe, Richard",,18,Sea > Silt,2019-01-01,2020-12-31,r@example.org
"Roe, Richard",,18,=Sand,2021-01-01,,
,,19,,,,
"""


@pytest.fixture
def staffed(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A library with outputs, and a list of people beside it."""
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "staff.csv").write_text(STAFF, encoding="utf-8")
    assert terminal.run("import", tmp_path / "list.csv").status == 0
    return terminal


def test_a_list_is_looked_at_taken_in_listed_and_taken_back(staffed: Terminal, tmp_path: Path) -> None:
    listed = tmp_path / "staff.csv"
    seen = staffed.run("people", "import", listed, "--dry-run", "--json")
    assert seen.status == 3
    assert "Nobody is verified yet" in staffed.run("people", "list").out
    did = staffed.run("people", "import", listed, "--json")
    assert did.status == 3
    assert {**seen.json, "run": "R-0002"} == did.json
    counts = [did.json[name] for name in ("records", "added", "merged", "refused", "outputs", "doubts")]
    assert counts == [4, 2, 1, 1, 2, 1]
    codes = [(one["row"], one["code"]) for one in did.json["problems"]]
    assert codes == [(5, "people-nameless"), (1, "people-private")]
    assert "example.org" not in did.out
    said = staffed.run("people", "list").out
    assert f"Doe, Jane ({ORCID}, 17): 1 output" in said
    assert "Sea > Silt  (2019-01-01 – 2020-12-31)" in said
    assert staffed.json("undo", "R-0002")["run"] == "R-0002"
    assert staffed.json("people", "list") == []


def test_doubts_are_listed_and_a_word_is_remembered(staffed: Terminal, tmp_path: Path) -> None:
    text = staffed.run("people", "import", tmp_path / "staff.csv").out
    assert "2 outputs have a verified author." in text
    assert "`people doubts` lists it" in text
    (doubt,) = staffed.json("people", "doubts")
    assert (doubt["spelling"], doubt["why"], doubt["outputs"]) == ("Roe, R.", "initials", 1)
    assert "only initials; perhaps Roe, Richard (18)" in staffed.run("people", "doubts").out
    assert "is not Roe, Richard" in staffed.run("people", "not", "Roe, R.", "18").out
    assert staffed.json("people", "doubts") == []
    staffed.json("people", "not", "Roe, R.", "18", "--undecided")
    assert len(staffed.json("people", "doubts")) == 1
    assert staffed.json("people", "same", "Roe, R.", "Richard Roe", "--in-output", "10.5555/tide.1")["run"]
    details = staffed.json("details", "10.5555/tide.1")
    assert details["our_authors"] == ["Doe, Jane", "Roe, R."]
    assert details["units"] == ["=Sand", "Sea > Tides"]
    assert details["units_by_person"] == ["=Sand", "Sea > Tides"]
    shown = staffed.run("details", "10.5555/tide.1").out
    assert "In Sea > Tides, where an author was then; no list says so" in shown


def test_what_is_exported_and_taken_in_again_changes_nothing(staffed: Terminal, tmp_path: Path) -> None:
    staffed.run("people", "import", tmp_path / "staff.csv")
    before = staffed.json("people", "list")
    exported = tmp_path / "people.csv"
    assert staffed.json("people", "export", exported)["rows"] == 3
    again = staffed.json("people", "import", exported)
    assert [again[name] for name in ("records", "unchanged", "merged", "problems")] == [3, 2, 1, []]
    assert staffed.json("people", "list") == before
    assert exported.read_text("utf-8-sig").splitlines()[0].startswith("Name,ORCID,Staff ID,Top Level")
    other = Terminal(staffed._capsys, tmp_path / "other.library", staffed.settings)
    other.json("people", "import", exported)
    anew = other.json("people", "list")
    said = ("name", "orcid", "staff_id", "units")
    assert [[row[key] for key in said] for row in anew] == [[row[key] for key in said] for row in before]


def test_nobody_several_and_wrong_usage_are_said(staffed: Terminal, tmp_path: Path) -> None:
    assert staffed.run("people", "import", tmp_path / "list.csv").status == 1
    assert staffed.run("people", "import", tmp_path / "gone.csv").status == 1
    two = tmp_path / "two.csv"
    two.write_text("Name,Staff ID\nJane Doe,1\nJane Doe,2\n", encoding="utf-8")
    assert staffed.run("people", "import", two).status == 0
    assert "Several people are called Doe, Jane" in staffed.run("people", "same", "Doe", "Doe, Jane").err
    assert "No verified person is called Poe" in staffed.run("people", "not", "Poe", "Poe").err
    assert staffed.run("people", "same", "Doe", "1", "--in-output", "1", "--in-unit", "Sea").status == 2
    assert staffed.run("people", "same", " ", "1").status == 1


def test_every_key_of_every_answer_is_described(staffed: Terminal, tmp_path: Path, root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text("utf-8")
    answers = [
        staffed.run("people", "import", tmp_path / "staff.csv", "--json").json,
        staffed.json("people", "list"),
        staffed.json("people", "doubts"),
        staffed.json("people", "same", "Roe, R.", "18"),
        staffed.json("people", "export", tmp_path / "out.csv"),
    ]
    for answer in answers:
        assert [name for name in keys(answer) if f"`{name}`" not in page] == []
