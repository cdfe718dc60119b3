"""`history`: what was done, in the words of the window; and `undo` in the same words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

LIST = """DOI,Title,Authors,Year,Type,Journal
10.5555/tide.1,Tides,"Doe, Jane",2024,article,Silt
10.5555/tide.2,Tide,"Doe, Jane",2024,article,Silt
10.5555/silt.1,Silt,"Roe, Max",2024,article,Silt
"""


@pytest.fixture
def worked(terminal: Terminal, tmp_path: Path) -> Terminal:
    """An import, a decision about versions, two merges of which the second holds the first."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    for command in (
        ["import", str(path)],
        ["versions", "1", "--apart", "3"],
        ["merge", "1", "2"],
        ["merge", "3", "1"],
    ):
        assert terminal.run(*command).status == 0
    return terminal


def test_every_run_is_listed_newest_first(worked: Terminal) -> None:
    said = [line.split("UTC  ")[1] for line in worked.run("history").out.splitlines()]
    assert said == [
        "Merge: “Tides” (1) into “Silt” (3) (done)",
        "Merge: “Tide” (2) into “Tides” (1) (done)",
        "Decision: “Tides” (1) and “Silt” (3) are not one work (done)",
        "Import: list.csv (done)",
    ]


def test_what_can_not_be_undone_yet_names_what_comes_first(worked: Terminal) -> None:
    answer = worked.json("history")
    assert answer["total"] == 4
    assert [one["undoable"] for one in answer["runs"]] == [True, False, True, True]
    why = "R-0003 can't be undone yet: R-0004 merged the same output later. Undo R-0004 first."
    assert answer["runs"][1]["why_not"] == why
    assert worked.run("undo", "R-0003").err.strip() == why
    assert worked.run("undo", "R-0004").status == 0
    assert worked.run("undo", "R-0003").status == 0
    after = worked.json("history")["runs"]
    assert [one["undone_by"] for one in after] == [None, None, "R-0005", "R-0006", None, None]
    assert after[0]["what"] == "R-0003"


def test_undo_says_what_it_did(worked: Terminal) -> None:
    assert worked.run("undo", "r-0002").out.strip() == "R-0002 is undone: the decision is forgotten."
    again = worked.run("undo", "R-0002")
    assert (again.status, again.err.strip()) == (1, "R-0002 was undone already, by R-0005.")
    assert worked.run("undo", "R-0005").err.strip() == (
        "R-0005 can't be undone: it is an undo itself. To have it again, do it again."
    )


def test_kinds_and_limits(worked: Terminal) -> None:
    of_kinds = worked.json("history", "--kind", "merge", "--kind", "import")
    assert [one["kind"] for one in of_kinds["runs"]] == ["merge", "merge", "import"]
    ran = worked.run("history", "--limit", "1")
    assert ran.out.splitlines()[1:] == ["3 older runs; --limit prints more."]
    assert len(worked.json("history", "--limit", "2")["runs"]) == 2
    assert worked.run("history", "--kind", "sync").out.strip() == "There is no run of this kind."


def test_a_library_that_is_not_there_has_no_history(terminal: Terminal) -> None:
    assert terminal.run("history").out.strip() == "Nothing has happened in this library yet."
    assert not terminal.library.exists()


def test_hostile_names_stay_on_their_line(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "a{n} b.csv"
    path.write_text(LIST, encoding="utf-8")
    terminal.run("import", path)
    assert "Import: a{n} b.csv (done)" in terminal.run("history").out
