"""Two outputs become one: nothing is lost, lists find the kept one, undoing brings both back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, select

from altmetric_desktop.domain.categories import Category, Channel
from altmetric_desktop.domain.errors import LibraryError, NotFoundError
from altmetric_desktop.domain.evidence import Measure, Reported
from altmetric_desktop.domain.filters import OutputFilter
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Evidence, MatchedBy
from altmetric_desktop.domain.moments import from_date
from altmetric_desktop.domain.outputs import Metadata, OutputType, Person, Unit
from altmetric_desktop.domain.records import Record, Verdict
from altmetric_desktop.domain.schemes import DEFAULT, SCHEMES
from altmetric_desktop.domain.sourcing import Citation, Fact, Page, SourceInfo, SourceKind, State
from altmetric_desktop.domain.versions import Decision
from altmetric_desktop.storage import (
    asks,
    coverage,
    listing,
    lives,
    mentions,
    merging,
    outputs,
    reported,
    runs,
    scores,
    undoing,
    versions,
)
from altmetric_desktop.storage.schema import decision, metadata, run
from tests.storage.samples import Desk, ask, doi, post, proof, record, source

PMID = Identifier(Kind.PMID, "7001")
INFOS = (source(), source("pubs", needs=(Kind.PMID,)), source("both", needs=(Kind.DOI, Kind.PMID)))
#: What is history, or made anew each time, and not what the library says.
_NOT_SAID = {"run", "step", "life", "change", "spend", "stream", "ask"}
TITLE = "Tides and their long work in a harbour"


def two(desk: Desk) -> tuple[int, int]:
    """One work twice: by DOI in one list, by PubMed's number in another, with all that an output can have."""
    kept, other = listed(desk)
    third = desk.find("silt")
    by_pmid = _proof(PMID)
    desk.keep(
        Page(
            mentions=(post(1), post(2, account="bob"), post(3, account="cy")),
            citations=(
                Citation(doi("tide"), "echo", 0),
                Citation(PMID, "echo", 9),
                Citation(PMID, "pubs", 4),
            ),
            facts=(Fact(PMID, Metadata(title="Tides", publisher="Silt Press", retracted=True)),),
        ),
        [[(kept, proof("tide"))], [(kept, proof("tide")), (other, by_pmid)], [(other, by_pmid)]],
    )
    desk.step(lambda c, step: coverage.note_success(c, step, INFOS[0], [(kept, State.ZERO)]))
    desk.step(lambda c, step: coverage.note_success(c, step, INFOS[1], [(other, State.FOUND)]))
    desk.step(
        lambda c, step: coverage.note_success(c, step, INFOS[2], [(kept, State.ZERO), (third, State.ZERO)])
    )
    desk.plan("both:1,2", (kept, third), ask("both:1,2"), info=INFOS[2])
    desk.step(lambda c, step: versions.decide(c, step, other, third, Decision.APART), "decision")
    desk.step(lambda c, step: scores.rescore(c, step, SCHEMES))
    return kept, other


def listed(desk: Desk) -> tuple[int, int]:
    """The two lists."""
    desk.take_in(
        record(
            2,
            TITLE,
            doi("tide"),
            authors=(Person("Doe, Jane"), Person("Roe, Max")),
            year=2024,
            type=OutputType.ARTICLE,
            units=(Unit(("Sea",)),),
            venue="Journal of Silt",
        ),
        record(3, "Another work on silt and sand", doi("silt")),
    )
    desk.take_in(
        record(
            2,
            "Tides, and the long work they do in harbours",
            PMID,
            Identifier(Kind.HANDLE, "10.5555/h1"),
            authors=(Person("Doe, J."), Person("Quayle, Ann")),
            our_authors=(Person("Quayle, Ann"),),
            published=from_date(2023, 5, 2),
            units=(Unit(("Sea",)), Unit(("Land", "Rivers"))),
            volume="7",
            provider="altmetric",
            reported=(Reported("altmetric", Measure.SCORE, 12.0),),
        )
    )
    return desk.find("tide"), desk.find("tide") + 2


def _proof(identifier: Identifier) -> Evidence:
    return Evidence(identifier, MatchedBy.PMID)


def merge(desk: Desk, kept: int, other: int, infos: tuple[SourceInfo, ...] = INFOS) -> merging.Look:
    def work(connection: Connection, step: runs.Step) -> merging.Look:
        found = merging.look(connection, kept, other, infos)
        merging.merge(connection, step, found)
        scores.rescore(connection, step, SCHEMES, [kept], infos)
        return found

    return desk.step(work, "merge")


def undo(desk: Desk, number: int, infos: tuple[SourceInfo, ...] | None = None) -> None:
    def work(connection: Connection, step: runs.Step) -> None:
        answer = undoing.undo(connection, step, number)
        scores.rescore(connection, step, SCHEMES, answer.recount, infos)

    desk.step(work, "undo")


def last_run(desk: Desk) -> int:
    return desk.read(lambda c: runs.history(c, 1)[0].id)


def whole(connection: Connection) -> dict[str, set[tuple[Any, ...]]]:
    """Everything that the library says: every living row of every table, and what search finds."""
    undo_run = run.alias("undo_run")
    taken_back = select(undo_run.c.undoes).where(undo_run.c.undoes.is_not(None))
    found: dict[str, set[tuple[Any, ...]]] = {}
    for table in metadata.sorted_tables:
        if table.name in _NOT_SAID:
            continue
        columns = [one for one in table.c if (table.name, one.name) != ("score", "step")]
        statement = select(*columns)
        if "died" in table.c:
            statement = statement.where(table.c.died.is_(None))
        if table is decision:
            statement = statement.where(decision.c.run.not_in(taken_back))
        found[table.name] = {tuple(row) for row in connection.execute(statement)}
    words = ("tides", "harbour", "harbours", "7001", "tide", "quayle", "silt")
    found["search"] = {(word, *listing.ids(connection, OutputFilter(text=word))) for word in words}
    return found


def test_a_merge_loses_nothing(desk: Desk) -> None:
    kept, other = two(desk)
    plan = merge(desk, kept, other).plan
    assert (plan.mentions, plan.shared, plan.figures, plan.citations) == (1, 1, 1, ("echo", "pubs"))
    assert plan.our_authors == ("Quayle, Ann",)
    assert plan.units == ("Land > Rivers",)
    assert {"volume", "publisher", "retracted"} <= set(plan.filled)
    assert {one.column for one in plan.differing} == {"title", "authors", "published"}
    facts = desk.read(lambda c: outputs.facts(c, kept))
    assert set(facts.identifiers) == {doi("tide"), PMID, Identifier(Kind.HANDLE, "10.5555/h1")}
    assert facts.authors == ("Doe, Jane", "Roe, Max", "Quayle, Ann")
    assert facts.our_authors == ("Quayle, Ann",)
    assert facts.units == (("Land", "Rivers"), ("Sea",))
    assert (facts.title, facts.publisher, facts.retracted) == (TITLE, "Silt Press", True)
    assert len(desk.read(lambda c: mentions.of_output(c, kept))) == 3
    assert desk.read(lambda c: scores.tallies(c, kept))[0].posts == 3
    assert desk.read(lambda c: reported.scores(c, [kept])) == {kept: (12.0, "altmetric")}
    assert desk.read(lambda c: outputs.find(c, PMID)) == kept
    with pytest.raises(NotFoundError):
        desk.read(lambda c: outputs.facts(c, other))
    third = desk.find("silt")
    assert desk.read(lambda c: versions.decided(c, kept)) == {third: Decision.APART}
    assert list(desk.read(lambda c: listing.ids(c, OutputFilter(text="7001")))) == [kept]


def test_undoing_it_brings_both_back_as_they_were(desk: Desk) -> None:
    kept, other = two(desk)
    before = desk.read(whole)
    step_before = desk.read(runs.last_step)
    for pair in ((kept, other), (other, kept)):
        merge(desk, *pair)
        assert desk.read(whole) != before
        merged_at = desk.read(runs.last_step)
        undo(desk, last_run(desk))
        after = desk.read(whole)
        assert {name for name in before if before[name] != after[name]} == set()
        as_of = [set(desk.read(lambda c, s=s: lives.outputs_as_of(c, s))) for s in (step_before, merged_at)]  # type: ignore[misc]
        assert as_of[0] - as_of[1] == {pair[1]}
        assert desk.read(lambda c: lives.outputs_as_of(c, runs.last_step(c))) == sorted(as_of[0])


LISTS: tuple[tuple[Record, ...], ...] = (
    (record(2, TITLE, doi("tide"), authors=(Person("Doe, Jane"),), year=2024, venue="Journal of Silt"),),
    (record(2, "Tides, and their work", PMID, authors=(Person("Doe, J."),), year=2023, volume="7"),),
    (record(2, "The tides: a draft, with much said", authors=(Person("Do, Jane"),), year=2022),),
)


@pytest.mark.parametrize("keep_first", [True, False])
def test_a_list_taken_in_again_finds_the_kept_one_and_changes_nothing(desk: Desk, keep_first: bool) -> None:
    for some in LISTS:
        assert desk.take_in(*some).verdicts == (Verdict.ADDED,)
    ids = list(desk.read(listing.ids))
    kept = min(ids) if keep_first else max(ids)
    for other in ids:
        if other != kept:
            merge(desk, kept, other)
    before = desk.read(lambda c: outputs.facts(c, kept))
    for _ in range(2):
        for some in LISTS:
            imported = desk.take_in(*some)
            assert imported.verdicts == (Verdict.UNCHANGED,)
            assert imported.touched == {kept}
    assert list(desk.read(listing.ids)) == [kept]
    assert desk.read(lambda c: outputs.facts(c, kept)) == before


def test_each_list_can_still_be_taken_back(desk: Desk) -> None:
    desk.take_in(*LISTS[0])
    desk.take_in(*LISTS[1])
    kept, other = desk.read(listing.ids)
    merge(desk, kept, other)
    undo(desk, 1)
    assert desk.read(lambda c: outputs.facts(c, kept)).identifiers == (PMID,)
    undo(desk, 2)
    assert list(desk.read(listing.ids)) == []
    undo(desk, 3)
    assert list(desk.read(listing.ids)) == []


def test_the_list_of_the_kept_one_is_taken_back_then_the_merge(desk: Desk) -> None:
    desk.take_in(*LISTS[0])
    desk.take_in(*LISTS[1])
    kept, other = desk.read(listing.ids)
    merge(desk, kept, other)
    undo(desk, 1)
    undo(desk, 3)
    assert list(desk.read(listing.ids)) == [other]
    assert desk.read(lambda c: outputs.facts(c, other)).identifiers == (PMID,)


def test_an_answer_about_half_of_the_identifiers_is_no_zero(desk: Desk) -> None:
    kept, other = two(desk)
    looked = merge(desk, kept, other)
    states = desk.read(lambda c: coverage.stored(c, [kept]))[kept]
    assert states["pubs"] == "found"
    assert states["echo"] == "zero"
    assert "both" not in states
    assert looked.plan.again == ("both",)
    waiting = desk.read(lambda c: asks.open_outputs(c, "both"))
    assert kept not in waiting
    assert desk.find("silt") in waiting


def test_what_came_since_by_an_identifier_goes_back_with_it(desk: Desk) -> None:
    kept, other = two(desk)
    merge(desk, kept, other)
    number = last_run(desk)
    page = Page(mentions=(post(8, account="dan"), post(9, account="eve")))
    desk.keep(page, [[(kept, _proof(PMID))], [(kept, proof("tide"))]])
    undo(desk, number)
    counted = [len(desk.read(lambda c, n=n: mentions.of_output(c, n))) for n in (kept, other)]  # type: ignore[misc]
    assert counted == [3, 3]


def test_merges_are_taken_back_newest_first(desk: Desk) -> None:
    kept, other = two(desk)
    third = desk.find("silt")
    before = desk.read(whole)
    merge(desk, kept, other)
    first = last_run(desk)
    merge(desk, third, kept)
    second = last_run(desk)
    assert set(desk.read(lambda c: outputs.facts(c, third)).identifiers) >= {PMID, doi("tide"), doi("silt")}
    with pytest.raises(LibraryError, match=r"run\.undo-first"):
        undo(desk, first)
    undo(desk, second)
    undo(desk, first)
    assert desk.read(whole) == before


def test_a_feed_that_was_read_before_the_ended_one_came_says_nothing_of_the_kept_one(desk: Desk) -> None:
    feeds = source("feeds", kind=SourceKind.STREAM, channels=(Channel.NEWS,))
    desk.take_in(*LISTS[0])
    desk.step(lambda c, step: coverage.note_success(c, step, feeds, [], "https://example.org/rss"))
    desk.take_in(*LISTS[1])
    kept, other = desk.read(listing.ids)

    def said() -> tuple[State, State, int | None]:
        row = desk.read(lambda c: coverage.of_output(c, kept, [feeds]))[0]
        listed_row = desk.read(lambda c: listing.rows(c, [kept], [feeds]))[0]
        desk.step(lambda c, step: scores.rescore(c, step, SCHEMES, [kept], [feeds]))
        return row.state, dict(listed_row.states)[Category.NEWS], desk.read(lambda c: points(c, kept))

    assert said() == (State.ZERO, State.ZERO, 0)
    merge(desk, kept, other, (feeds,))
    number = last_run(desk)
    assert said() == (State.NOT_COLLECTED, State.NOT_COLLECTED, None)
    undo(desk, number, (feeds,))
    assert said() == (State.ZERO, State.ZERO, 0)
    merge(desk, kept, other, (feeds,))
    desk.step(lambda c, step: coverage.note_success(c, step, feeds, [], "https://example.org/rss"))
    assert said() == (State.ZERO, State.ZERO, 0)


def points(connection: Connection, number: int) -> int | None:
    return scores.points_of(connection, number, DEFAULT.id)


def test_what_is_no_merge_is_refused(desk: Desk) -> None:
    kept, other = two(desk)
    with pytest.raises(LibraryError, match=r"merge\.same"):
        merge(desk, kept, kept)
    merge(desk, kept, other)
    for pair in ((kept, other), (other, kept), (kept, 99)):
        with pytest.raises(NotFoundError):
            merge(desk, *pair)
