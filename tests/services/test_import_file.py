"""Lists in and out of a library that has mentions already."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.events import Event
from altmetric_desktop.domain.filters import OutputFilter, Sort
from altmetric_desktop.domain.schemes import SCHEMES
from altmetric_desktop.domain.sourcing import Page
from altmetric_desktop.services import browse, describe, import_file
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.storage import pages, runs, scores
from altmetric_desktop.storage.connect import Connection
from tests.storage.samples import ask, doi, post, proof, source

LIST = "DOI,Title,Year\n10.5555/tide.1,Tides in a jar,2021\n10.5555/tide.2,Harbour silt,2022\n"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as made:
        yield made


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def _quiet(_event: Event) -> None:
    """Progress is of no interest here."""


def _mention(library: Library, output: int) -> None:
    def work(connection: Connection) -> None:
        run = runs.begin(connection, "sync", at=1_750_000_000)
        step = runs.next_step(connection, run, 1_750_000_000)
        page = Page(mentions=(post(1), post(2, account="bob")))
        matches = [[(output, proof("tide.1"))]] * 2
        pages.keep_page(connection, step, source(), ask(), page, matches)
        scores.rescore(connection, step, SCHEMES)
        runs.end(connection, run, 1_750_000_000)

    library.writer.submit(work).result(20)


def test_a_list_that_comes_back_brings_its_scores_back(library: Library, listed: Path) -> None:
    first = import_file.apply(library, listed, import_file.Options(), _quiet)
    output = describe.find(library, str(doi("tide.1")))
    _mention(library, output)
    (before,) = browse.rows(library, [output])
    assert (before.mentions, before.points) == (2, 0.5)
    import_file.undo(library, first.run or "")
    assert list(browse.listing_ids(library, OutputFilter(), Sort())) == []
    import_file.apply(library, listed, import_file.Options(), _quiet)
    (after,) = browse.rows(library, [output])
    assert (after.mentions, after.points, after.counts) == (2, 0.5, before.counts)
    assert describe.details(library, output).receipt.hundredths == 50
    assert len(describe.mentions(library, output)) == 2
