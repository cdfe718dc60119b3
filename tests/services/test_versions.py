"""Versions of a work: apart, together, and what a person said about them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.domain.versions import Decision, WorkFamily
from altmetric_desktop.domain.wishes import ReportWishes
from altmetric_desktop.services import describe, import_file, reporting, versions
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.storage import pages, runs, scores
from altmetric_desktop.storage.connect import Connection
from tests.storage.samples import ask, doi, post, proof, source

LIST = """DOI,Title,Authors,Year,Type
10.5555/tide.1,Tides and their long work in a harbour,"Doe, Jane; Roe, Max",2024,article
10.48550/arXiv.2401.00001,Tides and Their Long Work in a Harbour,"Doe, Jane",2023,preprint
10.5555/tide.1b,Tides and their long work in a harbour,"Doe, Jane",2024,article
10.5555/other.1,Tides and their long work in a harbour,"Quayle, Ann",2024,article
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    with open_library(tmp_path / "a.library", create=True) as made:
        import_file.apply(made, path, import_file.Options(), quiet)
        yield made


def quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def mentioned(library: Library) -> None:
    """One post about the article, one about the preprint, one about both."""

    def work(connection: Connection) -> None:
        run = runs.begin(connection, "sync", at=1_750_000_000)
        step = runs.next_step(connection, run, 1_750_000_000)
        article, preprint = (1, proof("tide.1")), (2, proof("tide.2"))
        page = Page(mentions=(post(1), post(2, account="bob"), post(3, account="cy")))
        pages.keep_page(connection, step, source(), ask(), page, [[article], [preprint], [article, preprint]])
        scores.rescore(connection, step, SCHEMES)
        runs.end(connection, run, 1_750_000_000)

    library.writer.submit(work).result(20)


def said(family: WorkFamily) -> tuple[list[int], list[int], list[int]]:
    return (
        [row.output for row in family.versions],
        [row.output for row in family.duplicates],
        [row.output for row in family.apart],
    )


def test_a_preprint_is_a_version_a_double_is_proposed_and_a_namesake_is_neither(library: Library) -> None:
    assert said(versions.family(library, 1)) == ([2], [3], [])
    assert said(versions.family(library, 2)) == ([1, 3], [], [])
    assert said(versions.family(library, 4)) == ([], [], [])


def test_versions_count_apart_and_together(library: Library) -> None:
    mentioned(library)
    family = versions.family(library, 1)
    assert describe.details(library, 1).receipt.posts == 2
    assert [(row.output, row.mentions) for row in family.versions] == [(2, 2)]
    assert sum(count.posts for count in family.counts) == 3
    assert family.receipt is not None
    assert family.receipt.posts == 3
    assert family.receipt.hundredths > describe.details(library, 1).receipt.hundredths


def test_what_a_person_says_is_remembered_and_can_be_taken_back(library: Library) -> None:
    mentioned(library)
    run = versions.decide(library, 3, 1, Decision.APART)
    versions.decide(library, 1, 2, Decision.APART)
    family = versions.family(library, 1)
    assert said(family) == ([], [], [2, 3])
    assert family.receipt is not None
    assert family.receipt.posts == 2
    assert [row.decided for row in family.apart] == [True, True]
    versions.decide(library, 2, 1, Decision.OPEN)
    assert said(versions.family(library, 1)) == ([2], [], [3])
    import_file.undo(library, run)
    assert said(versions.family(library, 1)) == ([2], [3], [])


def test_other_titles_are_joined_by_hand_only(library: Library, tmp_path: Path) -> None:
    more = tmp_path / "more.csv"
    more.write_text("DOI,Title\n10.5555/talk.1,A talk on tides\n", encoding="utf-8")
    import_file.apply(library, more, import_file.Options(), quiet)
    talk = describe.find(library, str(doi("talk.1")))
    assert said(versions.family(library, talk)) == ([], [], [])
    versions.decide(library, 1, talk, Decision.TOGETHER)
    assert said(versions.family(library, talk)) == ([1], [], [])
    assert talk in said(versions.family(library, 1))[0]


def test_a_report_says_which_outputs_are_one_work(library: Library) -> None:
    mentioned(library)
    assert reported(library) == {1: 1, 2: 1, 3: 1, 4: None}, "a double of the article is of its family too"
    versions.decide(library, 1, 2, Decision.APART)
    versions.decide(library, 2, 3, Decision.APART)
    assert reported(library) == {1: None, 2: None, 3: None, 4: None}
    run = versions.decide(library, 3, 4, Decision.TOGETHER)
    assert reported(library) == {1: None, 2: None, 3: 3, 4: 3}
    import_file.undo(library, run)
    assert reported(library)[4] is None


def reported(library: Library) -> dict[int, int | None]:
    """Each output's family in a report, and that the library counts as many as there are rows."""
    with library.read() as connection:
        subject = reporting.Subject.of(connection, ReportWishes())
        found = {one.id: one.family for one in reporting.outputs(subject)}
        assert reporting.counts(subject).versions == sum(one is not None for one in found.values())
    return found


def test_a_work_is_no_version_of_itself_or_of_nothing(library: Library) -> None:
    for other in (1, 99):
        with pytest.raises(NotFoundError):
            versions.decide(library, 1, other, Decision.APART)
