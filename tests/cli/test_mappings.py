"""Kept columns on the terminal, sheets and their names, and where a problem stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from altmetric_desktop.services import import_file, kept_columns
from altmetric_desktop.services.library import open_library
from tests.cli.conftest import Terminal
from tests.importers.samples import workbook

LIST = "DOI;Title;Remark\n10.5555/k.1;Tides in a jar;Shore\n"


@pytest.fixture
def kept(terminal: Terminal, tmp_path: Path) -> Terminal:
    """A library that keeps the columns of a list as “Office”."""
    path = tmp_path / "first.csv"
    path.write_text(LIST, encoding="utf-8")
    with open_library(terminal.library, create=True) as library:
        found = import_file.preview(library, path, import_file.Options(), lambda _event: None)
        assert found.mapping is not None
        kept_columns.save(library, "Office", found.headings, found.mapping)
    return terminal


def test_kept_columns_are_listed_shown_renamed_and_forgotten(kept: Terminal) -> None:
    (one,) = kept.json("mappings", "list")["mappings"]
    assert (one["name"], one["heading_row"], one["separator"]) == ("Office", 1, ";")
    assert one["columns"][0] == {
        "column": 1, "heading": "DOI", "field": "doi", "means": "DOI", "several_by": None,
    }  # fmt: skip
    assert kept.json("mappings", "show", "Office") == one
    assert kept.run("mappings", "list").out.startswith("Office: DOI, Title")
    assert "  Title → Title" in kept.run("mappings", "show", "Office").out
    assert kept.json("mappings", "rename", "Office", " Our  office") == {"name": "Our office"}
    assert kept.json("mappings", "forget", "Our office")["name"] == "Our office"
    assert kept.json("mappings", "list") == {"mappings": []}
    assert kept.run("mappings", "list").out.strip() == "No columns are kept in this library."
    for command in (["show"], ["forget"], ["rename", "x"]):
        ran = kept.run("mappings", command[0], "Our office", *command[1:])
        assert (ran.status, ran.err.strip()) == (1, "There is no saved mapping “Our office”.")


def test_a_list_is_read_by_kept_columns_and_what_is_unlike_is_named(kept: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "next.csv"
    path.write_text("Note;Title;DOI\nx;Harbour silt;10.5555/k.2\n", encoding="utf-8")
    (file,) = kept.json("import", path, "--mapping", "Office")["files"]
    assert (file["added"], file["found"]["with_doi"], file["found"]["first_title"]) == (1, 1, "Harbour silt")
    assert [(one["code"], one["column"]) for one in file["problems"]] == [("column-not-kept", "Note")]


HEAD: list[object] = ["DOI", "Title"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "units.xlsx"
    path.write_bytes(
        workbook(
            ("Physics", [HEAD, ["10.5555/p.1", "One"], ["half", ""]]),
            ("Marine Biology", [HEAD, ["10.5555/m.1", "Two"]]),
            ("Books", [["ISBN", "Year"], ["9780306406157", 2020]]),
        )
    )
    return path


def test_a_problem_says_on_which_sheet_it_stands(terminal: Terminal, book: Path) -> None:
    said = terminal.run("import", book, "--dry-run").out
    assert "  sheet Physics, row 3, DOI “half”: " in said
    assert "  sheet Books, row 1, —: " in said
    problems = terminal.run("import", book, "--dry-run", "--json").json["files"][0]["problems"]
    assert [(one["sheet"], one["row"]) for one in problems] == [("Physics", 3), ("Books", 1)]


def test_all_sheets_are_taken_in_and_name_the_departments_when_asked(terminal: Terminal, book: Path) -> None:
    assert terminal.run("import", book, "--dry-run", "--json").json["files"][0]["added"] == 2
    assert terminal.run("import", book, "--all-sheets", "--unit-from", "sheet").status == 3
    units = [
        terminal.json("details", name)["units"] for name in ("10.5555/p.1", "10.5555/m.1", "9780306406157")
    ]
    assert units == [["Physics"], ["Marine Biology"], ["Books"]]
    assert terminal.run("import", book, "--all-sheets", "--sheet", "Books").status == 2
