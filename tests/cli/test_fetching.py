"""`fetch` and `affiliations` against a server on this machine that answers as OpenAlex does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Json, Terminal
from tests.loopback import Fault, Loopback
from tests.support.openalex_list import OHIO, ORCID, ROR, SHORT, TIDES, TIDES_AGAIN, answers
from tests.support.orcid_list import answers as orcid_answers


@pytest.fixture
def server(terminal: Terminal, tmp_path: Path) -> Iterator[Loopback]:
    with Loopback(answers(tmp_path / "answers")) as running:
        point(terminal, running)
        yield running


def point(terminal: Terminal, server: Loopback) -> None:
    """Send OpenAlex to a server, as fast as it answers."""
    base = server.base_url("openalex")
    lines = ["[sources.openalex]", f'base_url = "{base}"', "per_second = 500"]
    terminal.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")


def verdicts(answer: Json) -> dict[str, tuple[int, str, str]]:
    return {row["text"]: (row["outputs"], row["verdict"], row["unit"]) for row in answer["affiliations"]}


def test_a_list_is_fetched_reviewed_and_fetched_again(terminal: Terminal, server: Loopback) -> None:
    first = terminal.json("fetch", "--ror", f"https://ror.org/{ROR}")
    assert (first["query"], first["of"]) == (f"openalex:ror={ROR}", "Northmere University")
    assert (first["came"], first["expected"], first["requests"], first["complete"]) == (4, 4, 4, True)
    assert (first["list"]["added"], first["undecided"], first["run"]) == (4, 4, "R-0001")
    terminal.json("affiliations", "--ours", TIDES, "--unit", "Sea > Tides")
    said = terminal.json("affiliations", "--not-ours", "ohio", "--containing")
    assert verdicts(said) == {OHIO: (1, "not-ours", "")}
    assert verdicts(terminal.json("affiliations")) == {
        TIDES_AGAIN.replace("  ", " "): (2, "ours", "Sea > Tides"),
        SHORT: (2, "open", ""),
        OHIO: (1, "not-ours", ""),
    }
    again = terminal.json("fetch", "--ror", ROR)
    assert (again["left_out"], again["undecided"], again["list"]["refused"]) == (1, 1, 1)
    details = terminal.json("details", "10.5555/tide.1")
    assert (details["our_authors"], details["units"]) == (["Doe, Jane Q."], ["Sea > Tides"])
    assert terminal.json("undo", again["run"])["kept"] == 0
    assert sum(server.counts.values()) == 8


def test_a_dry_run_says_what_is_undecided_and_touches_no_library(
    terminal: Terminal, server: Loopback
) -> None:
    ran = terminal.run("fetch", "--ror", ROR, "--dry-run")
    assert ran.status == 0
    assert "4 works would come in on the source's word alone" in ran.out
    assert OHIO in ran.out
    assert not terminal.library.exists()
    asked = sum(server.counts.values())
    assert terminal.json("fetch", "--ror", ROR)["list"]["added"] == 4
    assert sum(server.counts.values()) == asked
    assert terminal.json("fetch", "--ror", ROR, "--anew", "--dry-run")["requests"] == 4
    assert terminal.json("fetch", "--ror", ROR, "--decided-only")["held_back"] == 4


def test_a_person_and_years(terminal: Terminal, server: Loopback) -> None:
    answer = terminal.json("fetch", "--orcid", ORCID, "--from", "2020", "--to", "2021")
    assert (answer["query"], answer["of"]) == (f"openalex:orcid={ORCID},2020-2021", "Jane Q. Doe")
    (works, *_) = [question for _, question in server.requests if question.path.endswith("/works")]
    assert works.param("filter") == (
        f"authorships.author.orcid:{ORCID},from_publication_date:2020-01-01,to_publication_date:2021-12-31"
    )


def test_a_fetch_that_is_cut_off_says_what_is_missing_and_goes_on(terminal: Terminal, tmp_path: Path) -> None:
    with Loopback(answers(tmp_path / "answers"), (Fault("openalex", 3, "limited", 86_400),)) as server:
        point(terminal, server)
        ran = terminal.run("fetch", "--ror", ROR, "--json")
        assert ran.status == 1
        assert "Nothing was imported: 2 works of 4 have come." in ran.err
        assert (ran.json["complete"], ran.json["list"], ran.json["came"]) == (False, None, 2)
        assert terminal.json("library", "info")["outputs"] == 0
        answer = terminal.json("fetch", "--ror", ROR)
        assert (answer["came"], answer["requests"], answer["list"]["added"]) == (4, 2, 4)


def test_pasted_text(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text("Please add 10.5555/tide.1, and\nhttps://doi.org/10.5555/tide.2.\n", encoding="utf-8")
    answer = terminal.json("fetch", "--text", path)
    assert (answer["list"]["format"], answer["list"]["added"], answer["run"]) == ("doi-list", 2, "R-0001")
    assert terminal.run("fetch", "--text", tmp_path / "gone.txt").status == 1


@pytest.mark.parametrize(
    "arguments, status, said",
    [
        ((), 2, "--ror"),
        (("--ror", ROR, "--text", "-"), 2, "--text"),
        (("--orcid", ORCID, "--ror", ROR), 1, "one of the two"),
        (("--ror", "02nr0ka48"), 1, "no ROR id"),
        (("--orcid", "0000-0002-1825-0098"), 1, "no ORCID iD"),
        (("--ror", ROR, "--from", "2024", "--to", "2020"), 1, "2024"),
        (("--ror", "05ppvf150"), 1, "knows nobody"),
    ],
)
def test_what_can_not_be_fetched_is_said(
    terminal: Terminal, server: Loopback, arguments: tuple[str, ...], status: int, said: str
) -> None:
    ran = terminal.run("fetch", *arguments)
    assert (ran.status, ran.out) == (status, "")
    assert said in ran.err


def test_affiliations_of_a_new_library_and_wrong_usage(terminal: Terminal) -> None:
    assert "No fetched list" in terminal.run("affiliations").out
    assert terminal.run("affiliations", "--ours", "A", "--not-ours", "B").status == 2
    assert terminal.run("affiliations", "--unit", "Sea").status == 2


def test_every_key_is_described(terminal: Terminal, server: Loopback, root: Path) -> None:
    described = set(re.findall(r"`([a-z_]+)`", (root / "docs" / "cli.md").read_text("utf-8")))
    answer = terminal.json("fetch", "--ror", ROR)
    found = {*answer, *answer["list"], *answer["affiliations"][0]}
    assert found <= described


def test_a_persons_own_register_is_asked(terminal: Terminal, tmp_path: Path) -> None:
    with Loopback(orcid_answers(tmp_path / "answers")) as server:
        base = server.base_url("orcid")
        terminal.settings.write_text(
            f'[sources.orcid]\nbase_url = "{base}"\nper_second = 500\n', encoding="utf-8"
        )
        answer = terminal.json("fetch", "--orcid", ORCID, "--register", "orcid", "--from", "2020")
    assert (answer["query"], answer["of"]) == (f"orcid:orcid={ORCID},2020-", "Jane Q. Doe")
    assert (answer["list"]["added"], answer["undecided"], answer["affiliations"]) == (2, 0, [])
    said = terminal.run("fetch", "--ror", ROR, "--register", "orcid")
    assert said.status == 1
    assert "ORCID’s register lists the works of persons" in said.err
