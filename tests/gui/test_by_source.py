"""A category without posts that several sources bring says which nothing it is at each of them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.categories import Category
from altmetric_desktop.domain.rows import CoverageRow, Details
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.gui.kit import Kit
from altmetric_desktop.gui.widgets.by_source import by_source
from altmetric_desktop.gui.widgets.details_left import DetailsLeft, MentionedByRow, NothingsRow
from altmetric_desktop.gui.widgets.mentions_panel import MentionsPanel
from tests.fakes import details_of
from tests.gui.conftest import sweep

QNA = (Category.QNA,)
COVERAGE = (
    CoverageRow("wikipedia", State.FOUND, None, None, categories=(Category.WIKIPEDIA,)),
    CoverageRow("hackernews", State.ZERO, None, None, categories=QNA),
    CoverageRow("stackexchange", State.NOT_COLLECTED, None, None, categories=QNA),
    CoverageRow("crossref", State.FOUND, None, None),
)
SAID = ("Hacker News: 0 found", "Stack Exchange: not collected")


def described(*states: tuple[Category, State]) -> Details:
    return replace(details_of(1), counts=(), coverage=COVERAGE, states=states)


def test_each_source_of_the_category_is_named_with_its_state(kit: Kit) -> None:
    assert by_source(kit, COVERAGE, Category.QNA) == SAID


def test_one_source_alone_says_nothing_more(kit: Kit) -> None:
    assert by_source(kit, COVERAGE, Category.WIKIPEDIA) == ()
    assert by_source(kit, COVERAGE, Category.NEWS) == ()


def test_what_a_source_found_elsewhere_is_no_find_here(kit: Kit) -> None:
    found = (replace(COVERAGE[1], state=State.FOUND), COVERAGE[2])
    assert by_source(kit, found, Category.QNA)[0] == "Hacker News: 0 found"


def test_the_row_tells_it_to_eyes_and_ears(kit: Kit) -> None:
    left = DetailsLeft(kit)
    left.show_details(described((Category.QNA, State.NOT_COLLECTED), (Category.WIKIPEDIA, State.ZERO)))
    rows = {row.category: row for row in left.findChildren(MentionedByRow)}
    assert all(one in rows[Category.QNA].toolTip() for one in SAID)
    assert rows[Category.QNA].accessibleDescription() == "; ".join(SAID)
    assert rows[Category.WIKIPEDIA].accessibleDescription() == ""
    left.deleteLater()
    sweep()


def test_categories_that_share_a_row_are_told_there(kit: Kit) -> None:
    left = DetailsLeft(kit)
    alike = (Category.QNA, Category.NEWS, Category.BLOGS)
    left.show_details(described(*((category, State.NOT_COLLECTED) for category in alike)))
    (shared,) = left.findChildren(NothingsRow)
    tip = shared.toolTip()
    assert all(one in tip for one in SAID)
    left.deleteLater()
    sweep()


@pytest.mark.parametrize("category, said", [(Category.QNA, True), (Category.WIKIPEDIA, False)])
def test_the_tab_of_the_category_lists_them(kit: Kit, category: Category, said: bool) -> None:
    panel = MentionsPanel(kit)
    panel.say_nothing(category, State.NOT_COLLECTED, described())
    words = panel.empties[State.NOT_COLLECTED].words.text()
    assert (SAID[0] in words and SAID[1] in words) is said
    panel.deleteLater()
    sweep()


def test_only_sources_of_the_category_are_quoted(kit: Kit) -> None:
    panel = MentionsPanel(kit)
    panel.say_nothing(Category.PEER_REVIEWS, State.FAILED, details_of(1))
    assert "maintenance" in panel.empties[State.FAILED].words.text()
    panel.say_nothing(Category.WIKIPEDIA, State.FAILED, details_of(1))
    assert "maintenance" not in panel.empties[State.FAILED].words.text()
    panel.deleteLater()
    sweep()
