"""Two outputs merged as a person does it: then synced, taken in again, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.changes import Changed
from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.services import browse, describe, import_file, merging
from altmetric_desktop.services.desk import Desk
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from tests.support import made
from tests.support.answers import A
from tests.support.made import all_on, ask, bring_in, silent, the_answers
from tests.support.web import Web

#: The work of the other list once more, by a number that no source knows it by.
TWICE = """EID,Title,Authors,Year,Volume
2-s2.0-85000000001,Tides and their werk,"Doe, Jane",2024,7
"""


@pytest.fixture
def told() -> list[Changed]:
    """What the library told of."""
    return []


@pytest.fixture
def library(tmp_path: Path, told: list[Changed]) -> Iterator[Library]:
    with open_library(tmp_path / "made.library", create=True, watcher=told.append) as opened:
        bring_in(opened, made.a_list(tmp_path))
        bring_in(opened, twice(tmp_path))
        yield opened


def twice(folder: Path) -> Path:
    path = folder / "twice.csv"
    path.write_text(TWICE, encoding="utf-8")
    return path


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return all_on(tmp_path)


def shown(library: Library, output: int) -> object:
    """All that a page shows of an output, but when it was asked."""
    details = describe.details(library, output)
    states = tuple((row.source, row.state) for row in details.coverage)
    facts = details.facts
    return (facts, details.counts, details.receipt.hundredths, states, describe.mentions(library, output))


def test_the_better_known_one_is_kept_where_nobody_says(library: Library) -> None:
    kept, other = describe.find(library, A), describe.find(library, "2-s2.0-85000000001")
    assert merging.plan_advised(library, other, kept).kept.output == kept, "both have one: the older"
    assert merging.plan(library, other, kept).kept.output == other


def test_a_merge_is_synced_taken_in_again_and_taken_back(
    library: Library, settings: Settings, tmp_path: Path, told: list[Changed]
) -> None:
    web = Web(the_answers(tmp_path))
    ask(library, settings, web)
    kept, other = describe.find(library, A), describe.find(library, "2-s2.0-85000000001")
    before = [shown(library, number) for number in (kept, other)]
    total = library.info().outputs
    told.clear()
    answer = merging.merge(library, other, kept)
    assert {one.table for one in told} == {"output", "run"}
    assert answer.mentions == 8
    assert describe.find(library, A) == other
    assert library.info().outputs == total - 1
    with pytest.raises(NotFoundError) as caught:
        describe.details(library, kept)
    assert (caught.value.key, caught.value.arguments["kept"]) == ("output.merged", other)
    with pytest.raises(NotFoundError, match=r"output\.merged"):
        describe.find(library, str(kept))
    ask(library, settings, web)
    states = {row.source: row.state for row in describe.details(library, other).coverage}
    assert set(states.values()) == {State.FOUND}
    assert len(describe.mentions(library, other)) == 8
    for path in (made.a_list(tmp_path), twice(tmp_path)):
        again = import_file.apply(library, path, import_file.Options(), silent)
        assert (again.balance.added, again.balance.updated) == (0, 0)
    assert library.info().outputs == total - 1
    import_file.undo(library, answer.run)
    assert [shown(library, number) for number in (kept, other)] == before
    assert library.info().outputs == total


def test_it_stands_in_the_history_and_can_be_taken_back_once(library: Library) -> None:
    kept, other = describe.find(library, A), describe.find(library, "2-s2.0-85000000001")
    answer = merging.merge(library, kept, other)
    newest = browse.history(library)[0]
    assert (newest.kind, newest.name, newest.undoable) == ("merge", answer.run, True)
    assert newest.what == f"{other} into {kept}"
    assert isinstance(newest.began, Moment)
    import_file.undo(library, answer.run)
    assert not browse.history(library)[1].undoable


def test_pairs_are_found_in_a_library(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "more.csv"
    title = "Harbours and their long lives"
    path.write_text(f"DOI,Title\n10.5555/h.1,{title}\n10.5555/h.2,{title.upper()}\n", encoding="utf-8")
    bring_in(library, path)
    found = merging.duplicates(library)
    assert found.outputs == library.info().outputs
    assert [one.titles for one in found.pairs] == [(title, title.upper())]


def test_the_window_merges_in_threads_of_its_own(library: Library, tmp_path: Path) -> None:
    place = library.path
    kept, other = describe.find(library, A), describe.find(library, "2-s2.0-85000000001")
    library.close()
    desk = Desk(Settings.load(tmp_path / "desk.toml"))
    try:
        desk.open(place).result(60)
        assert desk.merging.duplicates().result(60).pairs == ()
        plan = desk.merging.plan(other, kept, advised=True).result(60)
        assert (plan.kept.output, plan.other.output) == (kept, other)
        answer = desk.merging.merge(kept, other).result(60)
        assert desk.info().result(60).outputs == 5
        assert desk.merging.undo(answer.run).result(60).kind == "merge"
        assert desk.info().result(60).outputs == 6
    finally:
        desk.close()
