"""Vendor exports into a library and out again: theirs stays theirs, posts are counted once."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.evidence import Agreement, Opinion
from altmetric_desktop.domain.records import ImportAnswer
from altmetric_desktop.domain.rows import Details
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.services import describe, import_file, report_coverage, reporting
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.words import Words

HEADING = (
    "Altmetric Attention Score,Title,Publication Date,DOI,News mentions,X mentions,Details Page URL,Badge URL"
)
TIDES = "54,The tides,2019-03-04,10.5555/tides,3,17,https://www.altmetric.com/details/1,https://api.altmetric.com/1"
MENTIONS = (
    "Mention Type,Mention Date,Outlet or Author,Mention Title,External Mention ID,Mention URL,"
    "Research Output Title,Journal/Collection Title,Output Type,Publication Date,Altmetric Attention Score"
    ",DOI"
)
WORK = "The tides,Journal of Fiction,Article,2019-03-04,54,10.5555/tides"
NEWS = f"News story,2019-03-09,Example Times,Lake has tides,,https://times.example.org/tides,{WORK}"
POSTS = [f"X Post,,,,{number},,{WORK}" for number in (428180819338092544, 428180819338092545)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _take(library: Library, folder: Path, name: str, lines: Sequence[str]) -> ImportAnswer:
    path = folder / name
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return import_file.apply(library, path, import_file.Options(), _quiet)


def _details(library: Library) -> Details:
    return describe.details(library, describe.find(library, "10.5555/tides"))


def _only(details: Details) -> Opinion:
    (opinion,) = details.opinions
    return opinion


def test_counts_and_score_of_theirs_stand_beside_ours(library: Library, tmp_path: Path) -> None:
    answer = _take(library, tmp_path, "export.csv", [HEADING, TIDES])
    assert (answer.format, answer.reported, answer.mentions) == ("altmetric-explorer-table", 3, 0)
    details = _details(library)
    assert (details.counts, details.receipt.points) == ((), 0)
    opinion = _only(details)
    assert (opinion.name, opinion.score) == ("Altmetric Explorer", 54)
    assert [(line.category, line.posts, line.both, line.agreement) for line in opinion.lines] == [
        (Category.NEWS, 3, None, Agreement.ONLY_THEIRS),
        (Category.X, 17, None, Agreement.ONLY_THEIRS),
    ]


def test_mentions_of_theirs_are_counted_once_and_name_their_source(library: Library, tmp_path: Path) -> None:
    answer = _take(library, tmp_path, "mentions.csv", [MENTIONS, NEWS, *POSTS])
    assert (answer.balance.records, answer.balance.closes, answer.mentions) == (3, True, 3)
    details = _details(library)
    assert [(one.category, one.posts, one.accounts) for one in details.counts] == [
        (Category.NEWS, 1, 1),
        (Category.X, 2, 1),
    ]
    assert details.receipt.points > 0
    output = describe.find(library, "10.5555/tides")
    assert {row.sources for row in describe.mentions(library, output)} == {("altmetric-explorer",)}
    assert [(line.listed, line.both, line.only_theirs) for line in _only(details).lines] == [
        (1, 0, 1),
        (2, 0, 2),
    ]


def test_a_second_import_changes_nothing(library: Library, tmp_path: Path) -> None:
    first = _take(library, tmp_path, "mentions.csv", [MENTIONS, NEWS, *POSTS])
    before = _details(library)
    again = _take(library, tmp_path, "mentions.csv", [MENTIONS, NEWS, *POSTS])
    assert (again.balance.unchanged + again.balance.merged, again.reported, again.mentions) == (3, 0, 0)
    assert _details(library) == before
    import_file.undo(library, first.run)
    assert _details(library).counts == before.counts, "the second import says it too"


def test_undo_takes_mentions_figures_and_points_back(library: Library, tmp_path: Path) -> None:
    _take(library, tmp_path, "list.csv", ["DOI,Title", "10.5555/tides,The tides"])
    before = _details(library)
    figures = _take(library, tmp_path, "export.csv", [HEADING, TIDES])
    posts = _take(library, tmp_path, "mentions.csv", [MENTIONS, NEWS, *POSTS])
    assert _details(library).counts
    import_file.undo(library, posts.run)
    after = _details(library)
    assert (after.counts, after.receipt.points, after.months) == ((), 0, ())
    assert _only(after).score == 54, "the other file says it"
    import_file.undo(library, figures.run)
    assert _details(library) == before


def test_a_report_names_whose_a_mention_is_and_gives_their_score_apart(
    library: Library, tmp_path: Path
) -> None:
    _take(library, tmp_path, "export.csv", [HEADING, TIDES])
    _take(library, tmp_path, "mentions.csv", [MENTIONS, NEWS, *POSTS])
    with library.read() as connection:
        subject = reporting.Subject.of(connection, ReportWishes())
        (output,) = reporting.outputs(subject)
        sources = {one.sources for one in reporting.all_mentions(subject)}
        list(report_coverage.rows(subject))
        kept = {one.name: one for one in report_coverage.provenance(subject, (), Words())}
    assert (output.reported_score, output.reported_by) == (54, "Altmetric Explorer")
    assert output.estimated_score == 3 * 8 + 17 * 0.25
    assert output.points == _details(library).receipt.points
    assert sources == {("Altmetric Explorer",)}
    assert (kept["Altmetric Explorer"].route, kept["Altmetric Explorer"].records) == ("import", 3)


def test_a_preview_writes_nothing(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "mentions.csv"
    path.write_text(f"{MENTIONS}\n{NEWS}\n", encoding="utf-8")
    shown = import_file.preview(library, path, import_file.Options(), _quiet)
    assert (shown.format, shown.balance.added) == ("altmetric-mentions-table", 1)
    assert (library.info().outputs, library.info().mentions) == (0, 0)


def test_a_real_export_and_real_answers(library: Library, shared_real: Path) -> None:
    folder = shared_real / "altmetric"
    names = [
        "explorer_research_outputs_export_2024_sample.csv", "details_api_v1_counts_2021.jsonl",
        "details_api_v1_fetch_example_2022.json", "explorer_api_2024.json",
    ]  # fmt: skip
    runs = [import_file.apply(library, folder / name, import_file.Options(), _quiet) for name in names]
    assert all(one.balance.closes and not one.balance.refused for one in runs)
    assert [one.reported > 0 for one in runs] == [True] * 4
    rows = list(csv.DictReader((folder / names[0]).read_text(encoding="utf-8-sig").splitlines()))
    for row in rows[:5]:
        details = describe.details(library, describe.find(library, row["DOI"]))
        explorer = next(one for one in details.opinions if one.provider == "altmetric-explorer")
        assert explorer.score == float(row["Altmetric Attention Score"])
        assert details.receipt.points == 0
    fetched = json.loads((folder / names[2]).read_text())
    details = describe.details(library, describe.find(library, fetched["citation"]["doi"]))
    news = next(line for line in details.opinions[0].lines if line.category is Category.NEWS)
    assert (news.posts, news.listed, news.only_theirs) == (48, 3, 3)
    for one in reversed(runs):
        import_file.undo(library, one.run)
    assert (library.info().outputs, library.info().mentions) == (0, 0)
