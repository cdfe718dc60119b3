"""Lists, search and the plans by which questions are answered."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects import sqlite

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.filters import MentionFilter, OutputFilter, Sort, SortKey
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.moments import from_date
from altmetric_desktop.domain.outputs import OutputType, Person, Unit
from altmetric_desktop.domain.records import ColumnMapping, Field, Mapping
from altmetric_desktop.domain.schemes import PRE_2021, SCHEMES
from altmetric_desktop.domain.scoring import points
from altmetric_desktop.domain.sourcing import Page, SourceKind, State
from altmetric_desktop.storage import (
    coverage,
    due,
    listing,
    mappings,
    mentions,
    outputs,
    owned,
    reporting,
    runs,
    scores,
    units,
)
from altmetric_desktop.storage.schema import link
from tests.storage.samples import DAY, Desk, ask, doi, post, proof, record, source


def _plan(connection: Connection, statement: object) -> str:
    compiled = statement.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})  # type: ignore[attr-defined]
    rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")
    return " | ".join(str(row[3]) for row in rows)


def test_scores_and_timelines_read_covering_indexes_only(desk: Desk) -> None:
    timeline = (
        select(link.c.posted_day, link.c.channel, func.count())
        .where(link.c.died.is_(None), link.c.posted_day.is_not(None))
        .group_by(link.c.posted_day, link.c.channel)
    )
    one = timeline.where(link.c.output == 1)
    for statement in (scores.aggregate(), timeline, one):
        plan = desk.read(lambda c, s=statement: _plan(c, s))  # type: ignore[misc]
        assert "COVERING INDEX ix_link" in plan, plan


@pytest.fixture
def shelf(desk: Desk) -> Desk:
    """Four outputs, two with posts, scored."""
    desk.take_in(
        record(
            2,
            "Zürich's echoes",
            doi("a"),
            Identifier(Kind.PMID, "77"),
            published=from_date(2020, 5, 1),
            type=OutputType.ARTICLE,
            venue="Acta",
            authors=(Person("Müller, Ä."),),
            units=(Unit(("Science", "Physics")),),
        ),
        record(3, "beta work", doi("b"), year=2021, type=OutputType.BOOK, units=(Unit(("Science",)),)),
        record(4, "Gamma work", doi("c")),
        record(5, "Untracked work"),
    )
    page = Page(
        mentions=(
            post(1),
            post(2, Channel.BLOG, "blog", DAY + 40),
            post(3, Channel.BLOG, "blog"),
            post(4, day=None),
        )
    )
    a, b = desk.find("a"), desk.find("b")
    desk.keep(page, [[(a, proof("a"))], [(b, proof("b"))], [(b, proof("b"))], [(a, proof("a"))]])
    desk.step(lambda c, step: scores.rescore(c, step, SCHEMES))
    return desk


def _titles(desk: Desk, wanted: OutputFilter | None = None, order: Sort | None = None) -> list[str]:
    ids = desk.read(lambda c: listing.ids(c, wanted, order))
    return [row.title.split()[0] for row in desk.read(lambda c: listing.rows(c, ids))]


@pytest.mark.parametrize(
    "key, descending, expected",
    [
        (SortKey.SCORE, True, ["beta", "Zürich's", "Gamma", "Untracked"]),
        (SortKey.TITLE, False, ["beta", "Gamma", "Untracked", "Zürich's"]),
        (SortKey.PUBLISHED, True, ["beta", "Zürich's", "Gamma", "Untracked"]),
        (SortKey.PUBLISHED, False, ["Zürich's", "beta", "Gamma", "Untracked"]),
        (SortKey.VENUE, False, ["Zürich's", "beta", "Gamma", "Untracked"]),
        (SortKey.MENTIONS, True, ["beta", "Zürich's", "Gamma", "Untracked"]),
        (SortKey.TYPE, False, ["Zürich's", "beta", "Gamma", "Untracked"]),
        (SortKey.CITATIONS, True, ["beta", "Gamma", "Untracked", "Zürich's"]),
        (SortKey.ADDED, True, ["beta", "Gamma", "Untracked", "Zürich's"]),
        (SortKey.SOCIAL, True, ["Zürich's", "beta", "Gamma", "Untracked"]),
    ],
)
def test_orders(shelf: Desk, key: SortKey, descending: bool, expected: list[str]) -> None:
    assert _titles(shelf, None, Sort(key, descending)) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("zur", ["Zürich's"]),
        ("ZÜRICH echo", ["Zürich's"]),
        ("mull", ["Zürich's"]),
        ("10.5555/b", ["beta"]),
        ("77", ["Zürich's"]),
        ("work gam", ["Gamma"]),
        ("orks", []),
        ('" OR title:* -', []),
        ("!!!", ["beta", "Zürich's", "Gamma", "Untracked"]),
    ],
)
def test_search_as_you_type(shelf: Desk, text: str, expected: list[str]) -> None:
    assert _titles(shelf, OutputFilter(text=text)) == expected


def test_filters(shelf: Desk) -> None:
    science, physics = (unit.id for unit in shelf.read(units.all_units))
    day = from_date(2021)
    assert day is not None
    cases = {
        OutputFilter(unit=science): ["beta", "Zürich's"],
        OutputFilter(unit=physics): ["Zürich's"],
        OutputFilter(published_from=day.day): ["beta"],
        OutputFilter(published_to=day.day - 1): ["Zürich's"],
        OutputFilter(types=(OutputType.BOOK,)): ["beta"],
        OutputFilter(categories=(Category.REDDIT,)): ["Zürich's"],
        OutputFilter(mentioned_from=DAY + 1): ["beta"],
        OutputFilter(mentioned_to=DAY, categories=(Category.BLOGS,)): ["beta"],
        OutputFilter(ids=(shelf.find("c"),)): ["Gamma"],
    }
    assert {wanted: _titles(shelf, wanted) for wanted in cases} == cases
    assert shelf.read(lambda c: listing.count(c, OutputFilter(unit=science))) == 2


def test_scores_are_the_domains(shelf: Desk) -> None:
    for scheme in SCHEMES:
        for name in "abc":
            number = shelf.find(name)
            tallies = shelf.read(lambda c, n=number: scores.tallies(c, n))  # type: ignore[misc]
            kept = shelf.read(lambda c, n=number, s=scheme: scores.points_of(c, n, s.id))  # type: ignore[misc]
            assert kept == points(tallies, scheme)
    assert not shelf.read(lambda c: scores.stale(c, PRE_2021))
    assert len(shelf.read(lambda c: scores.all_points(c, PRE_2021.id))) == 3


def test_every_channel_is_counted_as_the_domain_counts(desk: Desk) -> None:
    desk.take_in(record(2, "One", doi("a")))
    number = desk.find("a")
    posts = tuple(
        post(place * 10 + each, channel, f"account {each % 2}")
        for place, channel in enumerate(Channel)
        for each in range(5)
    )
    desk.keep(Page(mentions=posts), [[(number, proof("a"))]] * len(posts))
    desk.step(lambda c, step: scores.rescore(c, step, SCHEMES, [number]))
    tallies = desk.read(lambda c: scores.tallies(c, number))
    assert {(one.posts, one.accounts) for one in tallies} == {(5, 2)}
    for scheme in SCHEMES:
        assert desk.read(lambda c, s=scheme: scores.points_of(c, number, s.id)) == points(tallies, scheme)  # type: ignore[misc]


def test_mentions_are_filtered_and_streamed(shelf: Desk) -> None:
    cases = {
        MentionFilter(): 4,
        MentionFilter(output=shelf.find("b")): 2,
        MentionFilter(categories=(Category.REDDIT,)): 2,
        MentionFilter(posted_from=DAY + 1): 1,
        MentionFilter(posted_to=DAY): 2,
        MentionFilter(text="post 3 blog"): 1,
        MentionFilter(text="100%"): 0,
    }
    for wanted, expected in cases.items():
        rows = shelf.read(lambda c, w=wanted: list(mentions.all_mentions(c, w)))  # type: ignore[misc]
        assert (len(rows), shelf.read(lambda c, w=wanted: mentions.count(c, w))) == (expected, expected)  # type: ignore[misc]
    assert shelf.read(reporting.loose).undated == 1
    assert len(shelf.read(lambda c: mentions.countable(c, shelf.find("a")))) == 2


def test_what_the_library_owns(shelf: Desk) -> None:
    found = shelf.read(owned.identifiers)
    assert found[doi("a")] == found[Identifier(Kind.PMID, "77")] == (shelf.find("a"),)
    assert len(found) == 4
    assert len(shelf.read(owned.titles)) == 4


def test_what_is_due(shelf: Desk) -> None:
    info = source(needs=(Kind.PMID, Kind.DOI))
    ids = shelf.read(lambda c: due.ids(c, info, shelf.at))
    assert list(ids) == [shelf.find("a"), shelf.find("b"), shelf.find("c")]
    first = shelf.read(lambda c: due.subjects(c, info, ids))[0]
    assert [one.kind for one in first.identifiers] == [Kind.PMID, Kind.DOI]
    assert shelf.read(lambda c: due.count(c, source(needs=(Kind.ISBN,)), shelf.at)) == 0


def test_streams_speak_for_every_output(shelf: Desk) -> None:
    info = source("feeds", kind=SourceKind.STREAM, channels=(Channel.NEWS,))
    asked = ask("feed", target="https://example.org/feed")
    gamma, untracked = shelf.find("c"), max(shelf.read(listing.ids))

    def state(output: int) -> State:
        return shelf.read(lambda c: coverage.of_output(c, output, [info]))[0].state

    def states() -> list[State]:
        return [state(gamma), state(untracked)]

    assert states() == [State.NOT_COLLECTED, State.NOT_COVERED]
    shelf.plan("feed", (), asked, info=info)
    shelf.keep(Page(mentions=(post(9, Channel.NEWS),), etag="e1", title="Echo News"), [[]], asked, info)
    assert states() == [State.ZERO, State.NOT_COVERED]
    stream = shelf.read(lambda c: coverage.streams(c, "feeds"))["https://example.org/feed"]
    assert (stream.etag, stream.title, stream.succeeded) == ("e1", "Echo News", shelf.at)
    totals = shelf.read(coverage.totals)
    assert (totals["feeds"].requests, totals["feeds"].records, totals["echo"].mentions) == (1, 1, 4)


def test_runs_are_kept(shelf: Desk) -> None:
    history = shelf.read(runs.history)
    assert [row.kind for row in history] == ["sync", "sync", "import"]
    assert [row.undoable for row in history] == [False, False, True]
    assert shelf.read(lambda c: runs.last_step_of(c, runs.by_name("r-0001"))) == 1
    with pytest.raises(NotFoundError):
        runs.by_name("R-x")


def test_what_is_not_there_says_so(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        desk.read(lambda c: outputs.facts(c, 1))
    assert desk.read(lambda c: outputs.find(c, doi("a"))) is None


def test_mappings_come_back_by_name_and_by_headings(desk: Desk) -> None:
    given = Mapping(
        1,
        (ColumnMapping(0, "DOI", Field.DOI, ";"), ColumnMapping(1, "?", Field.UNIT, None, "Themes")),
        "Sheet 1",
        ",",
    )
    desk.write(lambda c: mappings.save(c, "ours", ["DOI", "?"], given, 1))
    assert desk.read(lambda c: mappings.by_name(c, "ours")) == given
    assert desk.read(lambda c: mappings.by_headings(c, [" doi", "?"])) == given
    assert desk.read(lambda c: mappings.by_headings(c, ["?"])) is None
    desk.write(lambda c: mappings.forget(c, "ours"))
    assert desk.read(mappings.listed) == []


def test_scores_of_other_schemes_never_outlive_the_counts(shelf: Desk) -> None:
    number = shelf.find("a")
    shelf.keep(Page(mentions=(post(50, Channel.X, "new"),)), [[(number, proof("a"))]])
    shelf.step(lambda c, step: scores.rescore(c, step, [PRE_2021]))
    kept = {one.id: shelf.read(lambda c, s=one: scores.points_of(c, number, s.id)) for one in SCHEMES}  # type: ignore[misc]
    tallies = shelf.read(lambda c: scores.tallies(c, number))
    assert kept.pop(PRE_2021.id) == points(tallies, PRE_2021)
    assert set(kept.values()) == {None}
    shelf.step(lambda c, step: scores.rescore(c, step, SCHEMES))
    assert shelf.read(lambda c: scores.points_of(c, number, SCHEMES[0].id)) == points(tallies, SCHEMES[0])
