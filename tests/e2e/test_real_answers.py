"""Answers that Crossref, OpenAlex and Europe PMC really gave, played through a real import and sync.

The recordings are no part of the project (`../shared/real`); without them these tests are skipped. They are
read into a folder of the test's own, in the form that `harvest.replay` plays, and go away with it.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msgspec import Struct, field

from altmetric_desktop import cli
from altmetric_desktop.services.library import open_library
from tests.e2e.program import table
from tests.support import made

Work = dict[str, Any]  # one record as the service gave it


class Recorded(Struct):
    """Works by DOI in lower case, per service: what the test expects is read from these alone."""

    crossref: dict[str, Work] = field(default_factory=dict)
    openalex: dict[str, Work] = field(default_factory=dict)
    europepmc: dict[str, Work] = field(default_factory=dict)

    @property
    def dois(self) -> list[str]:
        """Every DOI of any of them."""
        return sorted({*self.crossref, *self.openalex, *self.europepmc})


def read(folder: Path) -> Iterator[tuple[str, Work]]:
    """(file name, object) of the recordings that are JSON objects."""
    for path in sorted(folder.glob("*.json")):
        found = json.loads(path.read_bytes())
        if isinstance(found, dict):
            yield path.name, found


@pytest.fixture(scope="module")
def recorded(shared_real: Path) -> Recorded:
    found, place = Recorded(), shared_real / "responses"
    for _, answer in read(place / "crossref-works"):
        message = answer.get("message", {})
        for work in message.get("items", [message]):
            if "DOI" in work and "is-referenced-by-count" in work:
                found.crossref.setdefault(work["DOI"].lower(), work)
    for name, work in read(place / "openalex"):
        if name.startswith("work_") and "cited_by_count" in work:
            found.openalex[work["doi"].removeprefix("https://doi.org/").lower()] = work
    for name, answer in read(place / "europepmc"):
        for work in answer.get("resultList", {}).get("result", []) if name.startswith("search_") else []:
            if "doi" in work and "citedByCount" in work:
                found.europepmc.setdefault(work["doi"].lower(), work)
    return found


@pytest.fixture(scope="module")
def library(recorded: Recorded, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("real")
    answers = place / "answers"
    for source, name in (("crossref", "works"), ("openalex", "works"), ("europepmc", "results")):
        (answers / source).mkdir(parents=True)
        lines = [json.dumps(work) for work in getattr(recorded, source).values()]
        (answers / source / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    listed = place / "dois.txt"
    listed.write_text("\n".join(recorded.dois) + "\n", encoding="utf-8")
    path = place / "real.library"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        with open_library(path, create=True) as library:
            made.bring_in(library, listed)
            settings = made.all_on(place)
            for source in ("wikipedia", "hackernews", "stackexchange", "feeds"):
                settings.set(f"sources.{source}.enabled", False)
            answer = made.ask(library, settings, made.replay(answers))
    assert {line.source: (line.problems, line.failure) for line in answer.sources} == {
        "crossref": (0, None),
        "openalex": (0, None),
        "europepmc": (0, None),
    }
    return path


@pytest.fixture
def say(library: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command on this library prints."""

    def run(*arguments: str | Path) -> str:
        capsys.readouterr()
        assert cli.run([*(str(one) for one in arguments), "--library", str(library), "--quiet"]) == 0
        return capsys.readouterr().out

    return run


def plain(title: str) -> str:
    """A title without markup, character references and the spaces around them."""
    text = html.unescape(re.sub(r"<[^>]*>", "", html.unescape(title)))
    return re.sub(r"\s+", "", text).rstrip(".").casefold()


def year(work: Work) -> int | None:
    """The year in which Crossref says that a work came out."""
    parts = work.get("issued", {}).get("date-parts", [[None]])[0]
    return parts[0] if parts else None


def test_there_is_something_to_try(recorded: Recorded) -> None:
    assert len(recorded.crossref) > 50
    assert len(recorded.openalex) == 4
    assert len(recorded.europepmc) > 20


def test_the_list_is_in_the_library(recorded: Recorded, say: Callable[..., str]) -> None:
    info = json.loads(say("library", "info", "--json"))
    assert info["outputs"] == len(recorded.dois) == info["trackable"]
    assert info["mentions"] == 0


def test_the_export_shows_what_crossref_holds(recorded: Recorded, say: Callable[..., str]) -> None:
    rows = {row["doi"]: row for row in table(say("export", "outputs", "-", "--raw"))}
    assert set(rows) == set(recorded.dois)
    for doi, work in recorded.crossref.items():
        row = rows[doi]
        assert row["status_crossref"] == "found", doi
        assert int(row["citations_crossref"]) == work["is-referenced-by-count"], doi
        if work.get("title"):
            assert plain(row["title"]).startswith(plain(work["title"][0])), doi
        if year(work):
            assert int(row["year"]) == year(work), doi
        if work.get("container-title"):
            assert plain(row["journal"]) == plain(work["container-title"][0]), doi
    others = [rows[doi] for doi in recorded.dois if doi not in recorded.crossref]
    assert {row["status_crossref"] for row in others} == {"not-covered"}
    assert {row["citations_crossref"] for row in others} == {""}


def test_the_export_shows_what_openalex_and_europe_pmc_hold(
    recorded: Recorded, say: Callable[..., str]
) -> None:
    rows = {row["doi"]: row for row in table(say("export", "outputs", "-", "--raw"))}
    for doi, work in recorded.openalex.items():
        assert int(rows[doi]["citations_openalex"]) == work["cited_by_count"]
        assert rows[doi]["status_openalex"] == "found"
        if doi not in recorded.crossref:
            assert plain(rows[doi]["title"]) == plain(work["title"])
            assert int(rows[doi]["year"]) == work["publication_year"]
        if "pmid" in work["ids"]:
            assert rows[doi]["pmid"] == work["ids"]["pmid"].rpartition("/")[2]
    for doi, work in recorded.europepmc.items():
        assert int(rows[doi]["citations_europepmc"]) == work["citedByCount"], doi
        assert rows[doi]["status_europepmc"] == "found"
        assert rows[doi]["pmid"] == work.get("pmid", ""), doi
        if doi not in recorded.crossref and doi not in recorded.openalex:
            assert plain(rows[doi]["title"]) == plain(work["title"]), doi
            assert rows[doi]["year"] == work["pubYear"], doi
    nowhere = [row for doi, row in rows.items() if doi not in recorded.europepmc]
    assert {row["status_europepmc"] for row in nowhere} == {"not-covered"}
    # Of these three only Europe PMC knows mentions: where it can't see, there is no score, not even zero.
    assert {row["score"] for doi, row in rows.items() if doi in recorded.europepmc} == {"0"}
    assert {row["score"] for row in nowhere} == {""}
    assert {row["status_feeds"] for row in rows.values()} == {"not-collected"}


def test_details_and_workbook_show_the_same(
    recorded: Recorded, say: Callable[..., str], tmp_path: Path
) -> None:
    rows = {row["doi"]: row for row in table(say("export", "outputs", "-", "--raw"))}
    path = tmp_path / "report.xlsx"
    say("report", path)
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    lines = [
        line for line in book["Outputs"].iter_rows(values_only=True) if line and isinstance(line[0], int)
    ]
    book.close()
    assert {(line[1], line[3], line[5], line[10]) for line in lines} == {
        (row["title"] or None, int(row["year"]) if row["year"] else None, row["journal"] or None, doi)
        for doi, row in rows.items()
    }
    for doi in recorded.dois:
        details = json.loads(say("details", doi, "--json"))
        assert details["title"] == rows[doi]["title"]
        assert (details["journal"] or "") == rows[doi]["journal"]
        expected = {}
        if doi in recorded.crossref:
            expected["crossref"] = recorded.crossref[doi]["is-referenced-by-count"]
        if doi in recorded.openalex:
            expected["openalex"] = recorded.openalex[doi]["cited_by_count"]
        if doi in recorded.europepmc:
            expected["europepmc"] = recorded.europepmc[doi]["citedByCount"]
        assert {one["provider"]: one["value"] for one in details["citations"]} == expected, doi
