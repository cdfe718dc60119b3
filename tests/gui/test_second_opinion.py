"""What others report stands beside ours on the page, and apart from it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.moments import Moment
from altmetric_desktop.domain.records import Balance, Found, ImportAnswer
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.main_window import MainWindow
from altmetric_desktop.gui.widgets.import_result import ImportResult
from altmetric_desktop.gui.widgets.second_opinion import SecondOpinion
from altmetric_desktop.gui.widgets.summary import Summary
from altmetric_desktop.gui.widgets.texts import Label
from altmetric_desktop.gui.workbench import Workbench
from tests.fakes import details_of

Calm = Callable[[MainWindow], None]


def _texts(part: SecondOpinion) -> list[str]:
    return [label.text() for label in part.findChildren(Label)]


def test_an_output_has_its_second_opinion_and_one_without_has_none(
    window: MainWindow, bench: Workbench, calm: Calm
) -> None:
    bench.open_output(1)
    calm(window)
    part = bench.details.summary.opinion
    said = _texts(part)
    assert part.isVisible()
    assert any(
        text.startswith("Reported by Altmetric Explorer (file taken in on 20 Nov 2026") for text in said
    )
    assert "Their score: 54" in said
    assert "4,100 posts" in said
    assert "readers (Mendeley): 214" in said
    assert str(details_of(1).receipt.shown) in bench.details.left.donut.accessibleName()
    bench.open_output(2)
    calm(window)
    assert (part.isVisible(), _texts(part)) == (False, [])


def test_a_file_that_is_dated_is_shown_with_its_date(kit: Kit) -> None:
    part = SecondOpinion(kit)
    (opinion,) = details_of(1).opinions
    part.show_opinions((replace(opinion, observed=Moment(19_825)),))
    assert "Reported by Altmetric Explorer on 12 Apr 2024" in _texts(part)
    part.close()


@pytest.mark.parametrize("state", [State.NOT_COLLECTED, State.ZERO])
def test_an_output_without_mentions_of_ours_still_shows_what_others_report(kit: Kit, state: State) -> None:
    summary = Summary(kit)
    summary.resize(900, 700)
    details = replace(details_of(1), counts=(), months=())
    summary.show_details(details, state)
    assert not summary.opinion.isHidden()
    assert not summary.nothing[state].isHidden()
    summary.close()


def test_figures_that_are_no_category_are_named_with_their_platform(kit: Kit) -> None:
    part = SecondOpinion(kit)
    (opinion,) = details_of(1).opinions
    others = (
        Reported("plumx", Measure.INTERACTIONS, 1250, "fbwalls"),
        Reported("plumx", Measure.POSTS, 8, ""),
    )
    part.show_opinions((replace(opinion, others=others, score=None),))
    said = _texts(part)
    assert "likes, shares and comments (Facebook): 1,250 · posts in all: 8" in said
    assert not any(text.startswith("Their score") for text in said)
    part.close()


def test_an_import_says_what_it_brought_of_others(kit: Kit) -> None:
    part = ImportResult(kit)
    answer = ImportAnswer("export.csv", "csv", "utf-8", Found(), Balance(1, 1), (), "R-0001", 1)
    part.show_answer(answer, None)
    assert part.evidence.isHidden()
    part.show_answer(replace(answer, reported=1200, mentions=3), None)
    assert not part.evidence.isHidden()
    assert part.evidence.text() == (
        "Reported by others: 1,200 figures kept apart, 3 mentions that were not known yet."
    )
    part.undone()
    assert part.evidence.isHidden()
    part.close()
