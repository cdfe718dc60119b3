"""What other services report, on the command line: beside ours, with its provider, apart from our own."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Terminal
from tests.support.answers import A

HEADING = (
    "Altmetric Attention Score,Title,DOI,News mentions,Bluesky mentions,X mentions,Number of Mendeley readers"
)
EXPORT = f"""{HEADING}
54.5,Tides and their work,{A},3,0,17,9
"""


def _export(folder: Path) -> Path:
    path = folder / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_a_second_opinion_in_json(filled: Terminal, tmp_path: Path) -> None:
    before = filled.json("details", A)
    assert before["second_opinions"] == []
    (answer,) = filled.json("import", _export(tmp_path))["files"]
    assert (answer["format"], answer["reported_figures"], answer["new_mentions"]) == (
        "altmetric-explorer-table",
        5,
        0,
    )
    after = filled.json("details", A)
    assert (after["score"], after["counts"]) == (before["score"], before["counts"])
    (opinion,) = after["second_opinions"]
    assert (opinion["provider"], opinion["name"], opinion["score"], opinion["reported_on"]) == (
        "altmetric-explorer", "Altmetric Explorer", 54.5, None,
    )  # fmt: skip
    assert opinion["taken_in_on"]
    lines = {line["category"]: line for line in opinion["by_category"]}
    ours = {count["category"]: count["posts"] for count in before["counts"]}
    assert (lines["news"]["posts"], lines["news"]["ours"], lines["news"]["both"]) == (3, ours["news"], None)
    assert (lines["news"]["agreement"], lines["x"]["agreement"]) == ("both", "only-theirs")
    assert lines["wikipedia"]["agreement"] == "silent", "the export has no such column: that is no nought"
    assert "bluesky" not in lines
    assert opinion["other_figures"] == [{"measure": "readers", "platform": "mendeley", "value": 9}]


def test_a_second_opinion_in_words(filled: Terminal, tmp_path: Path) -> None:
    said = filled.run("import", _export(tmp_path)).out
    assert "5 figures kept apart" in said
    page = filled.run("details", A).out
    assert "Reported by Altmetric Explorer" in page
    assert "Their score: 54.50" in page
    assert "17 posts" in page
    filled.run("undo", "R-0003")
    assert "Altmetric Explorer" not in filled.run("details", A).out


def test_every_mention_of_a_receipt_says_whose_it_is(filled: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    heading = (
        "Mention Type,Mention Date,Outlet or Author,Mention Title,Mention URL,Research Output Title"
        ",Journal/Collection Title,Output Type,Publication Date,DOI"
    )
    row = (
        "News story,2019-03-09,Example Times,Lake has tides,https://times.example.org/tides,Tides"
        f",Journal of Fiction,Article,2019-03-04,{A}"
    )
    path.write_text(f"{heading}\n{row}\n", encoding="utf-8")
    said = filled.run("import", path).out
    assert "Reported by others: 0 figures kept apart, 1 mention that was not known yet." in said
    receipt = filled.run("receipt", A).out
    assert "Example Times: Lake has tides (Altmetric Explorer)" in receipt
    mentions = filled.json("receipt", A)["mentions"]
    assert receipt.count("(Altmetric Explorer)") == 1 < len(mentions)
    assert "Lake has tides (Altmetric Explorer)" in filled.run("details", A).out
