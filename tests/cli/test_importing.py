"""`import` and `undo`: what scripts rely on, and what happens with files that are no lists."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.cli.conftest import Json, Terminal
from tests.support import made

BALANCE = ("added", "updated", "unchanged", "merged", "refused")
FILE_KEYS = ["path", "format", "encoding", "records", *BALANCE, "not_trackable", "found", "problems"]
FOUND_KEYS = [
    "with_doi",
    "distinct_dois",
    "with_pmid",
    "with_title",
    "with_year",
    "year_min",
    "year_max",
    "first_title",
    "last_title",
]


def closes(file: Json) -> bool:
    """Whether every record has a fate."""
    return bool(file["records"] == sum(file[name] for name in BALANCE))


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_answer_has_the_shape_that_scripts_rely_on(terminal: Terminal, tmp_path: Path) -> None:
    listed = made.a_list(tmp_path)
    answer = terminal.json("import", listed)
    assert list(answer) == ["files", "outputs_total", "run"]
    (file,) = answer["files"]
    assert list(file) == [*FILE_KEYS, "reported_figures", "new_mentions"]
    assert (file["reported_figures"], file["new_mentions"]) == (0, 0)
    assert file["path"] == str(listed)
    assert file["encoding"] == "ascii"  # all of it is
    assert {name: file[name] for name in ("records", *BALANCE, "not_trackable")} == {
        "records": 5,
        "added": 5,
        "updated": 0,
        "unchanged": 0,
        "merged": 0,
        "refused": 0,
        "not_trackable": 1,
    }
    assert list(file["found"]) == FOUND_KEYS
    assert file["found"] == {
        "with_doi": 4,
        "distinct_dois": 4,
        "with_pmid": 0,
        "with_title": 5,
        "with_year": 5,
        "year_min": 2020,
        "year_max": 2024,
        "first_title": "Tides and their work",
        "last_title": "A lecture without a number",
    }
    assert answer["outputs_total"] == 5
    assert answer["run"] == "R-0001"


def test_the_same_list_again_changes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    listed = made.a_list(tmp_path)
    terminal.json("import", listed)
    answer = terminal.json("import", listed)
    assert (answer["files"][0]["unchanged"], answer["files"][0]["added"]) == (5, 0)
    assert (answer["outputs_total"], answer["run"]) == (5, "R-0002")


def test_rows_that_are_refused_are_listed_and_make_it_in_part(terminal: Terminal, tmp_path: Path) -> None:
    text = "DOI,Title,Year\n10.5555/tidal.1,Tides,2024\n10.5555/,,2024\n10.5555/tidal.1,Tides,2024\n"
    ran = terminal.run("import", made.a_list(tmp_path, text), "--json")
    (file,) = ran.json["files"]
    assert ran.status == 3
    assert (file["records"], file["added"], file["merged"], file["refused"]) == (3, 1, 1, 1)
    assert closes(file)
    refused = [problem for problem in file["problems"] if problem["severity"] == "refused"]
    assert [problem["row"] for problem in refused] == [3]
    for problem in file["problems"]:
        assert {"row", "column", "value", "code", "message"} <= set(problem)
        assert " " in problem["message"]
        assert problem["code"] not in problem["message"]


def test_refused_rows_are_also_said_to_people(terminal: Terminal, tmp_path: Path) -> None:
    text = "DOI,Title,Year\n10.5555/tidal.1,Tides,2024\n10.5555/,,2024\n"
    ran = terminal.run("import", made.a_list(tmp_path, text))
    assert ran.status == 3
    assert "row 3" in ran.out
    assert "R-0001" in ran.out


def test_several_files_are_told_apart(terminal: Terminal, tmp_path: Path) -> None:
    one = made.a_list(tmp_path)
    other = tmp_path / "more.txt"
    other.write_text("10.5555/more.1\n10.5555/more.2\n", encoding="utf-8")
    answer = terminal.json("import", one, other)
    assert [(file["path"], file["added"]) for file in answer["files"]] == [(str(one), 5), (str(other), 2)]
    assert answer["outputs_total"] == 7
    assert [closes(file) for file in answer["files"]] == [True, True]


def test_one_bad_file_among_good_ones_is_in_part(terminal: Terminal, tmp_path: Path) -> None:
    missing = tmp_path / "gone.csv"
    ran = terminal.run("import", missing, made.a_list(tmp_path), "--json")
    assert ran.status == 3
    assert [file["path"] for file in ran.json["files"]] == [str(missing), str(tmp_path / "list.csv")]
    assert ran.json["files"][0]["error"] == "import.unreadable"
    assert ran.json["files"][0]["message"]
    assert ran.json["outputs_total"] == 5


def test_a_list_of_identifiers(terminal: Terminal, tmp_path: Path) -> None:
    listed = tmp_path / "ids"
    listed.write_text("https://doi.org/10.5555/a.1\ndoi:10.5555/A.1\n10.5555/a.2\n", encoding="utf-8")
    (file,) = terminal.json("import", "--ids", listed)["files"]
    assert (file["format"], file["added"], file["found"]["distinct_dois"]) == ("doi-list", 2, 2)
    assert closes(file)


def test_a_dry_run_says_the_same_and_leaves_the_librarys_bytes_alone(
    filled: Terminal, tmp_path: Path
) -> None:
    listed = made.a_list(tmp_path, made.LIST + "10.5555/new.1,A new one,2025,Linguistics\n")
    before = fingerprint(filled.library), filled.library.stat().st_mtime_ns
    dry = filled.json("import", listed, "--dry-run")
    assert (fingerprint(filled.library), filled.library.stat().st_mtime_ns) == before
    assert dry["run"] == ""
    assert dry["outputs_total"] == 5
    real = filled.json("import", listed)
    same = [name for name in FILE_KEYS if name != "problems"]
    assert {name: dry["files"][0][name] for name in same} == {name: real["files"][0][name] for name in same}
    assert real["files"][0]["added"] == 1


def test_a_dry_run_makes_no_library(terminal: Terminal, tmp_path: Path) -> None:
    answer = terminal.json("import", made.a_list(tmp_path), "--dry-run")
    assert answer["files"][0]["added"] == 5
    assert answer["outputs_total"] == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["feeds.opml", "list.csv", "settings.toml"]


def test_undo_takes_an_import_back(terminal: Terminal, tmp_path: Path) -> None:
    run = terminal.json("import", made.a_list(tmp_path))["run"]
    assert terminal.json("undo", run) == {"run": "R-0001", "removed": 5, "kept": 0, "restored": 0}
    assert terminal.json("library", "info")["outputs"] == 0
    again = terminal.run("undo", run)
    assert again.status == 1
    assert again.err.strip().count("\n") == 0
    assert again.err.strip()


@pytest.mark.parametrize("run", ["R-0099", "R-", "last", "0", "'; DROP TABLE run; --"])
def test_undo_of_nothing_says_so(filled: Terminal, run: str) -> None:
    ran = filled.run("undo", run)
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.strip().splitlines()) == 1


PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n"
JUNK = bytes((number * 151 + number // 7) % 256 for number in range(4000))
BAD = {
    "empty.csv": b"",
    "blank.csv": b"\xef\xbb\xbf \r\n\r\n",
    "paper.csv": PDF,
    "junk.bin": JUNK,
    "junk.csv": JUNK,
    "junk.xlsx": JUNK,
    "zip.xlsx": b"PK\x03\x04junkjunkjunk",
    "nul.ris": b"\0\0\0\0",
    "words.txt": b"no identifiers here\njust words\n",
    "header.csv": b"DOI,Title\n",
    "page.csv": b"<!DOCTYPE html><html><body>Log in to go on</body></html>",
    "broken.bib": b"@article{x, title = {never closed",
    "broken.ris": b"TY  - JOUR\nTI",
    "old.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
}
#: Lists whose one record is broken: it is refused, by row and reason.
CUT_OFF = {"broken.ris", "broken.bib"}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("dry", [False, True])
def test_what_is_no_list_is_one_message_and_nothing_is_lost(
    filled: Terminal, tmp_path: Path, name: str, dry: bool
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    ran = filled.run("import", path, "--json", *(["--dry-run"] if dry else []))
    (file,) = ran.json["files"]
    if name in CUT_OFF:
        assert ran.status == 3
        assert (file["records"], file["refused"]) == (1, 1)
        assert file["problems"]
    else:
        assert ran.status == 1
        assert file["error"].startswith("input.")
        assert name in file["message"]
        assert file["message"].endswith(".")
        assert sum(file["message"] in line for line in ran.err.splitlines()) == 1
    assert ran.json["outputs_total"] == 5


@pytest.mark.parametrize("what", ["folder", "missing", "unreadable"])
def test_what_cannot_be_opened_is_one_message(terminal: Terminal, tmp_path: Path, what: str) -> None:
    path = tmp_path / "thing.csv"
    if what == "folder":
        path.mkdir()
    elif what == "unreadable":
        path.symlink_to(path)
    ran = terminal.run("import", path, "--quiet")
    assert (ran.status, ran.out) == (1, "")
    assert path.name in ran.err
    ran = terminal.run("import", path)
    assert (ran.status, ran.out) == (1, "")
    assert str(path) in ran.err


def test_options_that_fit_nothing_say_so(terminal: Terminal, tmp_path: Path) -> None:
    listed = made.a_list(tmp_path)
    for option in (["--format", "papyrus"], ["--mapping", "none of mine"]):
        ran = terminal.run("import", listed, *option, "--json")
        assert ran.status == 1, option
        assert ran.json["files"][0]["message"]
    assert terminal.run("import").status == 2
    assert terminal.run("import", listed, "--no-such-option").status == 2


def test_a_refusal_says_row_column_value_and_reason(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(f'Title,DOI\nTides,rubbish\nFlats,{"long" * 40}\n,"10.5555"\n', encoding="utf-8")
    said = terminal.run("import", path, "--dry-run").out
    assert "row 2, DOI “rubbish”: " in said
    assert "row 4, DOI “10.5555”: " in said
    assert max(len(line) for line in said.splitlines() if "row 3" in line) < 200


def test_one_record_is_no_plural(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("10.5555/one\n", encoding="utf-8")
    assert ": 1 record = 1 added" in terminal.run("import", path).out


def test_the_encoding_is_told_or_named(terminal: Terminal, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    listed.write_bytes("Title,DOI\n平静的测试研究,10.5555/e.1\n图书馆服务,10.5555/e.2\n".encode("gbk"))
    (file,) = terminal.json("import", "--dry-run", listed)["files"]
    assert (file["encoding"], file["found"]["first_title"]) == ("gb18030", "平静的测试研究")
    assert [one["message"] for one in file["problems"]] == [
        "The file is not UTF-8; by its letters it was read as GB18030"
    ]
    (file,) = terminal.json("import", "--dry-run", "--encoding", "latin-1", listed)["files"]
    assert (file["encoding"], file["problems"]) == ("windows-1252", [])
    ran = terminal.run("import", "--encoding", "utf-8", listed, "--json")
    assert ran.status == 1
    (file,) = ran.json["files"]
    assert file["error"] == "input.encoding-unfit"
    assert "line 2" in file["message"]
