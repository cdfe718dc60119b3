"""The desk's drawer for the history: what happened, what an undo would do, and the undo."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.errors import LibraryError, NotFoundError
from altmetric_desktop.domain.fetching import Ours, Word
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.settings import Settings
from tests.support import made


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(Settings.load(tmp_path / "settings.toml"))
    opened.open(tmp_path / "a.library", create=True).result(60)
    yield opened
    opened.close()


def test_runs_are_listed_planned_and_undone_in_any_order(desk: Desk, tmp_path: Path) -> None:
    listed = made.a_list(tmp_path)
    first = desk.import_file(listed).result(60).run
    word = desk.spellings.decide([Word("Northmere", Ours.OURS)]).result(60)
    rows = desk.history.rows().result(60)
    assert [(row.name, row.kind, row.what, row.undoable) for row in rows] == [
        (word, "decision", "affiliation ours: Northmere", True),
        (first, "import", listed.name, True),
    ]
    assert desk.history.plan(first).result(60).removed == 5
    assert desk.info().result(60).outputs == 5, "nothing is done beforehand"
    assert desk.history.undo(first).result(60).removed == 5
    assert desk.info().result(60).outputs == 0
    with pytest.raises(LibraryError, match=r"run\.undone"):
        desk.history.plan(first).result(60)
    with pytest.raises(NotFoundError):
        desk.history.plan("R-none").result(60)
    assert desk.history.undo(word).result(60).kind == "decision"
    assert [row.undone_by for row in desk.history.rows().result(60)] == ["", "", "R-0004", "R-0003"]
