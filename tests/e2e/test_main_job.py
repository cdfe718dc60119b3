"""The main job by the real program: import, sync, kill, sync again, report; every mention once.

The seven sources are a server on this machine, with one 429 and one HTML page among its answers.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from msgspec import Struct

from altmetric_desktop import cli
from altmetric_desktop.harvest.replay import Question, Reply
from tests.e2e.program import DEMO, Program, a_slice, contents, kill, table, the_settings
from tests.loopback import SOURCES, Fault, Loopback

ROWS = 20
#: How many requests of a run the server has answered when the program is killed, run by run.
KILLS = (3, 40, 60)
FAULTS = (Fault("openalex", 1, "limited", 1), Fault("hackernews", 7, "page"))


class Watched(Loopback):
    """A server that says when it has seen so many requests since it was last told to count."""

    def __init__(self, folder: Path, faults: Sequence[Fault] = ()) -> None:
        super().__init__(folder, faults)
        self._left = -1
        self._guard = threading.Lock()
        self.seen = threading.Event()

    def count_down(self, number: int) -> None:
        """Set `seen` when the number-th request from now is answered."""
        with self._guard:
            self.seen.clear()
            self._left = number

    def answer(self, question: Question) -> tuple[Reply, bool]:
        """The reply, counted."""
        found = super().answer(question)
        with self._guard:
            self._left -= 1
            if self._left == 0:
                self.seen.set()
        return found


class Story(Struct, frozen=True):
    """What happened: a library that was killed thrice, one that was not, and what the program said."""

    program: Program
    whole: Program
    killed: int
    mentions: tuple[int, ...]
    failed: tuple[str, ...]
    last: dict[str, int]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    place = tmp_path_factory.mktemp("job")
    listed = a_slice(place, ROWS)
    with Watched(DEMO / "answers") as server:
        whole = Program(place / "whole.library", the_settings(place, server.url))
        assert whole.json("import", listed)["files"][0]["refused"] == 0
        whole.json("sync")
    with Watched(DEMO / "answers", FAULTS) as server:
        program = Program(place / "killed.library", the_settings(place, server.url))
        program.json("import", listed)
        killed, mentions = 0, []
        for number in KILLS:
            server.count_down(number)
            process = program.start("sync", "--quiet")
            assert server.seen.wait(120)
            killed += kill(process)
            mentions.append(len(contents(program.library)["mentions"]))
        ran = program.run("sync", "--json", "--quiet")
        failed = [one["source"] for one in json.loads(ran.stdout)["sources"] if one["failure"]]
        assert ran.returncode == (3 if failed else 0)
        last = {one["source"]: one["requests"] for one in program.json("sync")["sources"]}
        assert server.counts["hackernews"] > FAULTS[1].number
    return Story(program, whole, killed, tuple(mentions), tuple(failed), last)


def test_it_was_killed_in_the_middle(story: Story) -> None:
    assert story.killed == len(KILLS)
    assert sorted(story.mentions) == list(story.mentions)
    assert story.mentions[-1] < len(contents(story.whole.library)["mentions"])
    assert set(story.failed) <= {"hackernews"}  # the HTML page, where no kill came first


def test_every_mention_is_there_once_and_nothing_is_missing(story: Story) -> None:
    killed, whole = contents(story.program.library), contents(story.whole.library)
    assert len(whole["mentions"]) > 100
    for name, rows in whole.items():
        assert killed[name] == rows, name
    assert whole["open"] == []
    assert len({row[0] for row in killed["mentions"]}) == len(killed["mentions"])
    assert len({row[:2] for row in killed["links"]}) == len(killed["links"])


def test_what_was_answered_is_not_asked_again(story: Story) -> None:
    """The last sync asks what failed before, and nothing else."""
    assert {source for source, requests in story.last.items() if requests} == set(story.failed)


@pytest.fixture
def say(story: Story, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Commands on the library that was killed, in this process: what each prints."""

    def run(*arguments: str | Path) -> str:
        capsys.readouterr()
        status = cli.run(
            [str(argument) for argument in arguments] + ["--library", str(story.program.library), "--quiet"]
        )
        assert status == 0
        return capsys.readouterr().out

    return run


def test_the_killed_library_is_sound(say: Callable[..., str]) -> None:
    answer = json.loads(say("library", "check", "--json"))
    assert (answer["sound"], answer["problems"]) == (True, [])


def test_screen_export_and_workbook_hold_the_same_numbers(say: Callable[..., str], tmp_path: Path) -> None:
    info = json.loads(say("library", "info", "--json"))
    exported = table(say("export", "outputs", "-", "--raw"))
    mentions = table(say("export", "mentions", "-", "--raw"))
    path = tmp_path / "report.xlsx"
    answer = json.loads(say("report", path, "--json"))
    outputs, posts, summary = workbook(path)
    assert len(exported) == len(outputs) == info["outputs"] == answer["rows"]["outputs"]
    assert len(mentions) == len(posts) == answer["rows"]["mentions"]
    by_id = {row["Output ID"]: row for row in outputs}
    for row in exported:
        cells = by_id[int(row["output_id"])]
        assert cells["Title"] == row["title"]
        for heading, column in (("Score", "score"), ("Score points", "points"), ("Mentions", "mentions")):
            assert number(cells[heading]) == number(row[column]), (row["doi"], heading)
        details = json.loads(say("details", row["output_id"], "--json"))
        held = details["score"]["points"] if details["score"] else None
        assert held == number(row["points"])
        assert len(details["mentions"]) == int(row["mentions"] or 0)
        for count in details["counts"]:
            assert number(row[f"mentions_{count['category'].replace('-', '_')}"]) == count["posts"]
    held = [int(row["mentions"]) for row in exported if row["mentions"]]
    assert sum(held) == len(mentions) == summary["Mentions"]
    assert summary["Outputs in this report"] == info["outputs"]
    assert summary["Outputs mentioned"] == sum(count > 0 for count in held) == info["mentioned"]


def test_the_receipt_of_the_most_noticed_output_adds_up_everywhere(
    say: Callable[..., str], tmp_path: Path
) -> None:
    exported = table(say("export", "outputs", "-", "--raw"))
    top = max(exported, key=lambda row: float(row["points"] or 0))
    say("report", tmp_path / "report.xlsx")
    _, posts, summary = workbook(tmp_path / "report.xlsx")
    details = json.loads(say("details", top["doi"], "--json"))
    receipt = json.loads(say("receipt", top["doi"], "--json"))
    points = float(top["points"])
    assert points > 0
    assert details["score"]["points"] == receipt["points"] == points
    assert summary["Highest score"] == details["score"]["shown"] == int(top["score"])
    assert sum(one["points"] for one in receipt["mentions"]) == pytest.approx(points)
    ours = [row for row in posts if row["Output ID"] == details["output_id"]]
    assert {row["Mention ID"] for row in ours} == {one["mention_id"] for one in details["mentions"]}
    assert sum(number(row["Points"]) or 0 for row in ours) == pytest.approx(points)
    assert {one["source"] for one in details["coverage"]} == set(SOURCES)


def number(cell: object) -> float | None:
    """A figure of a cell or of a CSV field; None where there is none."""
    if cell is None or cell == "":
        return None
    assert isinstance(cell, int | float | str)
    return float(cell)


Row = dict[str, object]


def workbook(path: Path) -> tuple[list[Row], list[Row], Row]:
    """Outputs, Mentions and the indicators of Summary, by their headings."""
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        summary = {str(row["Indicator"]): row.get("Value") for row in sheet(book, "Summary")}
        return sheet(book, "Outputs"), sheet(book, "Mentions"), summary
    finally:
        book.close()


def sheet(book: openpyxl.Workbook, name: str) -> list[Row]:
    """The rows of a sheet below its heading, which is the first row of more than five texts."""
    rows = book[name].iter_rows(values_only=True)
    heading = next(row for row in rows if sum(isinstance(cell, str) for cell in row) > 5)
    named = [str(cell) for cell in heading if cell is not None]
    return [dict(zip(named, row, strict=False)) for row in rows if row and row[0] is not None]
