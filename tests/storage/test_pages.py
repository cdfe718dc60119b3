"""Pages are kept whole and once; what is known of each output follows from them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sqlalchemy import Connection, text

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.filters import MentionFilter, OutputFilter, Sort, SortKey
from altmetric_desktop.domain.moments import Moment, Precision
from altmetric_desktop.domain.outputs import Metadata, OutputType, Person
from altmetric_desktop.domain.schemes import DEFAULT
from altmetric_desktop.domain.sourcing import Citation, Fact, Failure, Page, State
from altmetric_desktop.storage import asks, citations, coverage, due, listing, mentions, outputs, scores
from tests.storage.samples import DAY, Desk, ask, doi, post, proof, record, source


def _counts(connection: Connection) -> dict[str, int]:
    tables = ("mention", "sighting", "link", "account", "citation", "fact", "identifier")
    return {name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one() for name in tables}


def _two(desk: Desk) -> tuple[int, int]:
    desk.take_in(record(2, "One work", doi("a")), record(3, "Another", doi("b")))
    return desk.find("a"), desk.find("b")


def _state(desk: Desk, output: int) -> State:
    return desk.read(lambda c: coverage.of_output(c, output, [source()]))[0].state


def test_a_page_brings_mentions_citations_and_facts(desk: Desk) -> None:
    first, second = _two(desk)
    desk.plan("w1", (first, second), ask())
    page = Page(
        mentions=(post(1), post(2, account="bob")),
        citations=(Citation(doi("a"), "echo", 7),),
        facts=(Fact(doi("b"), Metadata(venue="Journal of Echoes", authors=(Person("Roe, R."),))),),
    )
    kept = desk.keep(page, [[(first, proof("a")), (second, proof("b"))], [(first, proof("a"))]])
    assert (set(kept.touched), set(kept.described), set(kept.cited)) == ({first, second}, {second}, {first})
    assert (kept.new_mentions, kept.new_links, kept.over) == (2, 3, True)
    rows = desk.read(lambda c: mentions.of_output(c, first))
    assert [(row.title, row.account, row.sources) for row in rows] == [
        ("Post 2", "Bob", ("echo",)),
        ("Post 1", "Ann", ("echo",)),
    ]
    assert rows[0].posted == Moment(DAY, 3600, Precision.SECOND)
    assert desk.read(lambda c: outputs.facts(c, second)).authors == ("Roe, R.",)
    assert [row.value for row in desk.read(lambda c: citations.of_output(c, first))] == [7]


def test_a_page_kept_twice_adds_nothing(desk: Desk) -> None:
    first, second = _two(desk)
    desk.plan("w1", (first,), ask())
    page = Page(
        mentions=(post(1), post(2)),
        citations=(Citation(doi("a"), "echo", 7),),
        facts=(Fact(doi("a"), Metadata(venue="Echoes", identifiers=(doi("a"),))),),
    )
    matches = [[(first, proof("a"))], [(second, proof("b"))]]
    desk.keep(page, matches)
    before = desk.read(_counts)
    again = desk.keep(page, matches)
    assert desk.read(_counts) == before
    assert (again.new_mentions, again.touched) == (0, frozenset())


def test_a_second_route_is_a_second_sighting(desk: Desk) -> None:
    first, _ = _two(desk)
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]])
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]], info=source("other"))
    (row,) = desk.read(lambda c: mentions.of_output(c, first))
    assert row.sources == ("echo", "other")
    assert desk.read(lambda c: mentions.count(c, MentionFilter())) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_words_come_by_whichever_route_quotes_them(desk: Desk, order: tuple[int, int]) -> None:
    """A link search knows the page only, a text search quotes it: the order of answers must not show."""
    first, _ = _two(desk)
    routes = (replace(post(1), excerpt=""), replace(post(1), excerpt="cites our tides"))
    for place in order:
        desk.keep(Page(mentions=(routes[place],)), [[(first, proof("a"))]])
    (row,) = desk.read(lambda c: mentions.of_output(c, first))
    assert row.excerpt == "cites our tides"


def test_the_next_page_is_what_is_asked_after_a_restart(desk: Desk) -> None:
    first, _ = _two(desk)
    asked = ask(identifiers=(doi("a"),), headers=(("accept", "json"),), language="de", stage="x")
    desk.plan("w1", (first,), asked)
    following = asked.with_params("c2", page="2")
    more = ask(stage="more", address="https://example.org/2")
    kept = desk.keep(Page(next=following, follow_ups=(more,)), asked=asked)
    assert not kept.over
    assert desk.read(lambda c: asks.open_asks(c, "echo")) == [following, more]
    desk.keep(Page(follow_ups=(more,)), asked=following)
    assert desk.keep(Page(follow_ups=(more,)), asked=more).over
    assert desk.read(lambda c: asks.open_asks(c, "echo")) == []


def test_coverage_is_said_when_nothing_of_the_want_is_open(desk: Desk) -> None:
    first, second = _two(desk)
    info = source()
    desk.plan("w1", (first, second), ask(stage="1"), ask(stage="2"))
    desk.keep(Page(mentions=(post(1),)), [[(first, proof("a"))]], ask(stage="1"))
    (line,) = desk.read(lambda c: coverage.of_output(c, second, [info]))
    assert (line.state, line.tried) == (State.NOT_COLLECTED, None)
    desk.keep(Page(not_covered=(doi("b"),)), (), ask(stage="2"))
    states = {one: _state(desk, one) for one in (first, second)}
    assert states == {first: State.FOUND, second: State.NOT_COVERED}
    assert list(desk.read(lambda c: due.ids(c, info, desk.at))) == []
    assert list(desk.read(lambda c: due.ids(c, info, desk.at + 8 * 86_400))) == [first, second]


def test_a_failure_leaves_when_it_last_succeeded(desk: Desk) -> None:
    first, _ = _two(desk)
    info = source()
    desk.plan("w1", (first,), ask())
    desk.keep(Page())
    (before,) = desk.read(lambda c: coverage.of_output(c, first, [info]))
    assert before.state is State.ZERO
    desk.plan("w1", (first,), ask())
    failure = Failure("source.refused", (("status", 403),), "no")
    desk.step(lambda c, step: asks.failed(c, step, info, ask(), failure, final=True))
    (after,) = desk.read(lambda c: coverage.of_output(c, first, [info]))
    assert (after.state, after.succeeded, after.failure) == (State.FAILED, before.succeeded, failure)
    assert list(desk.read(lambda c: due.ids(c, info, desk.at))) == [desk.find("b"), first]


def test_a_failure_that_may_pass_leaves_the_ask_open(desk: Desk) -> None:
    first, _ = _two(desk)
    info = source()
    desk.plan("w1", (first,), ask())
    desk.step(lambda c, step: asks.failed(c, step, info, ask(), Failure("source.limited"), final=False))
    assert desk.read(asks.open_counts) == {"echo": 1}
    assert desk.keep(Page()).over
    assert desk.read(lambda c: coverage.of_output(c, first, [info]))[0].state is State.ZERO


def test_scores_and_rows(desk: Desk) -> None:
    first, second = _two(desk)
    info = source()
    desk.plan("w1", (first, second), ask())
    page = Page(mentions=(post(1), post(2), post(3, Channel.BLOG, "blog"), post(4, account="bob")))
    desk.keep(page, [[(first, proof("a"))]] * 4)
    assert desk.step(lambda c, step: scores.rescore(c, step, [DEFAULT])) == 2
    assert desk.step(lambda c, step: scores.rescore(c, step, [DEFAULT])) == 0
    order = desk.read(listing.ids)
    assert list(order) == [first, second]
    rows = desk.read(lambda c: listing.rows(c, order, [info]))
    rule = DEFAULT.rule
    expected = rule(Channel.REDDIT).adds(3, 2) + rule(Channel.BLOG).adds(1, 1)
    assert (rows[0].points, rows[0].mentions) == (expected / 100, 4)
    assert [(one.category, one.posts, one.accounts) for one in rows[0].counts] == [
        (Category.BLOGS, 1, 1),
        (Category.REDDIT, 3, 2),
    ]
    assert dict(rows[1].states)[Category.REDDIT] is State.ZERO
    assert dict(rows[1].states)[Category.NEWS] is State.NOT_COLLECTED
    assert rows[1].points == 0
    by_blogs = Sort(SortKey.CATEGORY, True, Category.BLOGS)
    assert list(
        desk.read(lambda c: listing.ids(c, OutputFilter(categories=(Category.BLOGS,)), by_blogs))
    ) == [first]


def test_a_source_fills_gaps_and_a_more_trusted_one_takes_their_place(desk: Desk) -> None:
    desk.take_in(record(2, None, doi("a")), record(3, "From the list", doi("b")))
    for key, title in (("openalex", "Open"), ("crossref", "Cross"), ("europepmc", "Europe")):
        facts = tuple(Fact(doi(name), Metadata(title=title, type=OutputType.REVIEW)) for name in "ab")
        desk.keep(Page(facts=facts), info=source(key))
    assert desk.read(lambda c: outputs.facts(c, desk.find("a"))).title == "Cross"
    assert desk.read(lambda c: outputs.facts(c, desk.find("b"))).title == "From the list"
    assert desk.read(lambda c: outputs.facts(c, desk.find("b"))).type is OutputType.REVIEW
    assert list(desk.read(lambda c: listing.ids(c, OutputFilter(text="cros")))) == [desk.find("a")]


def test_a_year_makes_no_spike(desk: Desk) -> None:
    first, _ = _two(desk)
    coarse = replace(post(1), posted=Moment(DAY, None, Precision.YEAR))
    desk.keep(Page(mentions=(coarse, post(2), post(3, day=None))), [[(first, proof("a"))]] * 3)
    assert [month.posts for month in desk.read(mentions.months)] == [((Category.REDDIT, 1),)]
    assert len(desk.read(lambda c: mentions.of_output(c, first))) == 3
