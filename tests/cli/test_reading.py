"""`details`, `receipt`, `badge`, `export`, `report`, `schemes`: the same numbers wherever they are read."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Terminal
from tests.support import made
from tests.support.answers import A, B

DETAILS_KEYS = {
    "output_id",
    "title",
    "type",
    "published_on",
    "journal",
    "publisher",
    "authors",
    "our_authors",
    "units",
    "units_by_person",
    "identifiers",
    "trackable",
    "open_access",
    "retracted",
    "score",
    "percentile",
    "percentile_of",
    "as_of",
    "counts",
    "states",
    "citations",
    "coverage",
    "months",
    "second_opinions",
    "mentions",
}
MENTION_COLUMNS = [
    "mention_id",
    "output_id",
    "doi",
    "source",
    "category",
    "posted_at",
    "first_seen",
    "url",
    "title",
    "excerpt",
    "account",
    "outlet",
    "country",
    "language",
    "matched_by",
    "confidence",
    "points",
    "excluded",
]
OUTPUT_COLUMNS = {
    "output_id",
    "title",
    "type",
    "year",
    "published_on",
    "journal",
    "doi",
    "pmid",
    "pmcid",
    "arxiv",
    "isbn",
    "handle",
    "url",
    "authors",
    "units",
    "score",
    "scheme",
    "percentile",
    "reported_score",
    "estimated_score",
}
STATES = {"zero", "found", "not-covered", "not-collected", "failed"}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_details_say_what_the_answers_hold(filled: Terminal) -> None:
    details = filled.json("details", A)
    assert set(details) == DETAILS_KEYS
    assert details["title"] == "Tides and their work"
    assert details["identifiers"] == {"doi": [A], "pmid": ["7001"], "openalex": ["W1001"]}
    assert details["units"] == ["Coastal Sciences"]
    assert details["units_by_person"] == []
    assert {row["provider"]: row["value"] for row in details["citations"]} == {
        "crossref": 1,
        "openalex": 1,
        "europepmc": 4,
    }
    assert [(row["category"], row["posts"], row["accounts"]) for row in details["counts"]] == [
        ("news", 1, 1),
        ("wikipedia", 3, 2),
        ("qna", 4, 3),
    ]
    assert (details["score"]["points"], details["score"]["shown"]) == (11.75, 12)
    assert len(details["mentions"]) == 8
    assert {row["source"]: row["state"] for row in details["coverage"]}["feeds"] == "found"
    assert {month["month"]: month["posts"] for month in details["months"]} == {
        "2023-11": {"qna": 4},
        "2024-03": {"news": 1},
    }
    posted = [one["posted_at"] for one in details["mentions"] if one["posted_at"]]
    assert posted == sorted(posted, reverse=True)


def test_the_four_nothings_of_an_output_stay_apart(filled: Terminal) -> None:
    details = filled.json("details", made.QUIET)
    states = {row["source"]: row["state"] for row in details["coverage"]}
    assert {states[key] for key in ("crossref", "openalex", "europepmc")} == {"not-covered"}
    assert {states[key] for key in ("wikipedia", "hackernews", "stackexchange", "feeds")} == {"zero"}
    assert details["score"]["points"] == 0
    assert details["states"]["wikipedia"] == "zero"
    assert details["states"]["mastodon"] == "not-collected"  # no source of the program sees it
    assert set(details["states"].values()) <= STATES


def test_before_any_sync_nothing_is_collected(terminal: Terminal, tmp_path: Path) -> None:
    terminal.json("import", made.a_list(tmp_path))
    details = terminal.json("details", A)
    states = {row["source"]: row["state"] for row in details["coverage"]}
    assert set(states.values()) == {"not-collected"}
    assert details["states"]["news"] == "not-collected"
    assert details["as_of"] is None
    (row,) = [row for row in rows(terminal.run("export", "outputs", "-").out) if row["doi"] == A]
    assert {row[name] for name in row if name.startswith("status_")} == {"not-collected"}
    assert {row[name] for name in row if name.startswith("mentions_")} == {""}


def test_an_output_without_identifier_has_no_score(filled: Terminal) -> None:
    (lecture,) = [
        row for row in rows(filled.run("export", "outputs", "-").out) if row["title"].startswith("A lecture")
    ]
    details = filled.json("details", lecture["output_id"])
    assert (details["trackable"], details["score"]) == (False, None)
    assert lecture["score"] == ""
    assert lecture["trackable"] == "no"


@pytest.mark.parametrize("name", [A, A.upper(), f"https://doi.org/{A}", f"doi:{A}", "1", "pmid:7001"])
def test_an_output_is_found_by_any_of_its_names(filled: Terminal, name: str) -> None:
    assert filled.json("details", name)["output_id"] == 1


@pytest.mark.parametrize("command", ["details", "receipt", "badge"])
@pytest.mark.parametrize(
    "name", ["10.5555/nobody.1", "99", "what is this", "", "10.5555/", "\x00", "é" * 5000]
)
def test_an_unknown_output_is_one_message(filled: Terminal, tmp_path: Path, command: str, name: str) -> None:
    ran = filled.run(command, name, *([tmp_path / "out.svg"] if command == "badge" else []))
    assert (ran.status, ran.out) == (1, "")
    assert len(ran.err.strip().splitlines()) == 1
    assert len(ran.err) < 400
    assert not (tmp_path / "out.svg").exists()


def test_the_receipts_lines_add_up(filled: Terminal) -> None:
    for name in (A, B, made.QUIET):
        receipt = filled.json("receipt", name)
        assert sum(line["adds"] for line in receipt["lines"]) == pytest.approx(receipt["points"])
        assert sum(one["points"] for one in receipt["mentions"]) == pytest.approx(receipt["points"])
        assert sum(line["mentions"] for line in receipt["lines"]) == len(receipt["mentions"])
        assert receipt["shown"] >= receipt["points"]
        assert receipt["points"] == filled.json("details", name)["score"]["points"]
    rules = [line["rule"] for line in filled.json("receipt", A)["lines"]]
    assert rules
    assert "" not in rules


def test_another_scheme_gives_another_receipt_that_adds_up(filled: Terminal) -> None:
    schemes = {scheme["id"] for scheme in filled.json("schemes")["schemes"]}
    assert len(schemes) >= 2
    for scheme in schemes:
        receipt = filled.json("receipt", A, "--scheme", scheme)
        assert receipt["scheme"] == scheme
        assert sum(one["points"] for one in receipt["mentions"]) == pytest.approx(receipt["points"])
        (row,) = [
            row
            for row in rows(filled.run("export", "outputs", "-", "--scheme", scheme).out)
            if row["doi"] == A
        ]
        assert float(row["points"]) == pytest.approx(receipt["points"])
        assert row["scheme"] == scheme


@pytest.mark.parametrize("command", [["receipt", A], ["export", "outputs", "-"], ["report", "out.xlsx"]])
def test_an_unknown_scheme_is_one_message(filled: Terminal, command: list[str], tmp_path: Path) -> None:
    command = [str(tmp_path / part) if part.endswith(".xlsx") else part for part in command]
    ran = filled.run(*command, "--scheme", "mine")
    assert (ran.status, ran.out) == (1, "")
    assert "mine" in ran.err
    assert not (tmp_path / "out.xlsx").exists()


def test_people_read_the_same_numbers(filled: Terminal) -> None:
    said = filled.run("details", A).out
    assert "score 12 from 8 mentions" in said
    assert "4  (europepmc, " in said
    receipt = filled.run("receipt", A).out
    assert "11.75" in receipt
    assert "Science Ledger" in receipt


def test_badges(filled: Terminal, tmp_path: Path) -> None:
    for style in ("donut", "bar", "label"):
        path = tmp_path / f"{style}.svg"
        assert filled.json("badge", A, path, "--style", style) == {"path": str(path)}
        assert "12" in path.read_text("utf-8")
    filled.json("badge", A, tmp_path / "badge.PNG", "--size", "64")
    assert (tmp_path / "badge.PNG").read_bytes().startswith(b"\x89PNG")
    bad = filled.run("badge", A, tmp_path / "badge.gif")
    assert (bad.status, bad.out) == (1, "")
    assert filled.run("badge", A, tmp_path / "b.svg", "--style", "star").status == 2
    assert filled.run("badge", A, tmp_path / "no" / "b.svg").status == 1


def test_export_has_the_columns_that_scripts_rely_on(filled: Terminal) -> None:
    outputs = rows(filled.run("export", "outputs", "-").out)
    assert len(outputs) == 5
    assert set(outputs[0]) >= OUTPUT_COLUMNS
    assert {f"status_{key}" for key in ("crossref", "feeds", "wikipedia")} <= set(outputs[0])
    assert {f"citations_{key}" for key in ("crossref", "openalex", "europepmc")} <= set(outputs[0])
    assert {row[name] for row in outputs for name in row if name.startswith("status_")} <= STATES
    mentions = rows(filled.run("export", "mentions", "-").out)
    assert list(mentions[0]) == MENTION_COLUMNS
    assert len(mentions) == 8
    accounts = rows(filled.run("export", "accounts", "-").out)
    assert sum(int(row["mentions"]) for row in accounts) == 8


def test_export_agrees_with_details(filled: Terminal) -> None:
    details = filled.json("details", A)
    (row,) = [row for row in rows(filled.run("export", "outputs", "-").out) if row["doi"] == A]
    assert float(row["points"]) == details["score"]["points"]
    assert int(row["score"]) == details["score"]["shown"]
    for count in details["counts"]:
        assert int(row[f"mentions_{count['category']}"]) == count["posts"]
    for category, state in details["states"].items():
        shown = row[f"mentions_{category.replace('-', '_')}"]
        assert shown == ("0" if state == "zero" else ""), (category, state)
    mentions = [one for one in rows(filled.run("export", "mentions", "-").out) if one["doi"] == A]
    assert {int(one["mention_id"]): float(one["points"]) for one in mentions} == {
        one["mention_id"]: one["points"] for one in details["mentions"]
    }


def test_export_to_files(filled: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "outputs.csv"
    assert filled.json("export", "outputs", path) == {"path": str(path), "rows": 5}
    assert path.read_bytes() == filled.run("export", "outputs", "-").out.encode()
    lines = tmp_path / "outputs.jsonl"
    assert filled.json("export", "outputs", lines)["rows"] == 5
    objects = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    assert [one["output_id"] for one in objects] == [int(row["output_id"]) for row in rows(path.read_text())]
    filled.json("export", "outputs", path, "--where", "quiet")
    assert [row["doi"] for row in rows(path.read_text("utf-8"))] == [made.QUIET]
    for target in (tmp_path / "outputs.docx", tmp_path / "no" / "outputs.csv", tmp_path):
        ran = filled.run("export", "outputs", target)
        assert (ran.status, ran.out) == (1, "")
    assert filled.run("export", "people", path).status == 2


def test_report_and_what_it_holds(filled: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    answer = filled.json("report", path)
    assert (answer["path"], answer["rows"]["outputs"], answer["rows"]["mentions"]) == (str(path), 5, 8)
    book = openpyxl.load_workbook(path, read_only=True)
    assert {"Summary", "Outputs", "Mentions", "Coverage", "Provenance"} <= set(book.sheetnames)
    book.close()


def test_report_for_a_unit_and_a_window(filled: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    assert filled.json("report", path, "--unit", "linguistics")["rows"]["outputs"] == 3
    assert filled.json("report", path, "--published", "2024")["rows"]["outputs"] == 3
    assert filled.json("report", path, "--published", "..2023")["rows"]["outputs"] == 2
    assert filled.json("report", path, "--mentioned", "2024-03..")["rows"]["mentions"] == 1
    assert filled.json("report", path, "--mentioned", "2023-11-14..2023-11-14")["rows"]["mentions"] == 4


@pytest.mark.parametrize(
    "option",
    [
        ["--published", "yesterday"],
        ["--published", "2024-13..2025"],
        ["--mentioned", "2024-02-30"],
        ["--mentioned", "2024..soon"],
        ["--unit", "Alchemy"],
        ["--profile", "glossy"],
    ],
)
def test_wishes_that_cannot_be_met_are_one_message(
    filled: Terminal, tmp_path: Path, option: list[str]
) -> None:
    ran = filled.run("report", tmp_path / "report.xlsx", *option)
    assert (ran.status, ran.out) == (1, "")
    assert option[1].rpartition("..")[2] in ran.err or option[1].partition("..")[0] in ran.err
    assert not list(tmp_path.glob("report.xlsx*"))


def test_a_report_that_cannot_be_written_leaves_the_old_one(filled: Terminal, tmp_path: Path) -> None:
    assert filled.run("report", tmp_path / "no" / "report.xlsx").status == 1
    assert filled.run("report", tmp_path).status == 1
    assert not list(tmp_path.glob("*.part"))
