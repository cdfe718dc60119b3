"""The sink of a sync: which outputs a mention concerns, and how that is known."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from altmetric_desktop.domain.categories import Channel
from altmetric_desktop.domain.identity import Identifier, Kind
from altmetric_desktop.domain.mentions import Account, Evidence, MatchedBy, Mention
from altmetric_desktop.domain.sourcing import Ask, Failure, Page
from altmetric_desktop.services import describe
from altmetric_desktop.services.keeping import Keeper
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.sources import registry
from altmetric_desktop.storage import asks, owned, runs
from altmetric_desktop.storage.asks import WantPlan
from altmetric_desktop.storage.connect import Connection
from tests.support import made
from tests.support.answers import A, B

SOURCE = registry.by_key("hackernews")
ONE = Identifier(Kind.DOI, A)
OTHER = Identifier(Kind.DOI, B)
STRANGER = Identifier(Kind.DOI, "10.5555/not.ours")
ASK = Ask("/search", identifiers=(ONE, OTHER), want="w", stage="story")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "a.library", create=True) as opened:
        made.bring_in(opened, made.a_list(tmp_path))
        yield opened


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def keeper(library: Library, told: list[str]) -> Keeper:
    def begin(connection: Connection) -> int:
        run = runs.begin(connection, "sync", at=1_790_000_000, what="hackernews")
        step = runs.next_step(connection, run, 1_790_000_000)
        asks.plan(connection, step, SOURCE.key, [WantPlan("w", (1, 2), (ASK,))])
        return run

    run = library.writer.submit(begin).result()
    with library.read() as connection:
        return Keeper(library, run, owned.identifiers(connection), told.append)


def post(number: int, *evidence: Evidence, texts: tuple[str, ...] = ()) -> Mention:
    """A fictional post."""
    return Mention(
        event_key=f"forum:{number}",
        channel=Channel.FORUM,
        account=Account(Channel.FORUM, f"ada{number}", f"Ada {number}"),
        external_id=str(number),
        url=f"https://forum.example/{number}",
        title=f"Post {number}",
        evidence=evidence,
        texts=texts,
    )


def keep(keeper: Keeper, *mentions: Mention) -> None:
    asyncio.run(keeper.keep(SOURCE, ASK, Page(mentions=mentions)))


def held(library: Library, doi: str) -> dict[str, tuple[MatchedBy | str, float]]:
    """How each mention of an output was matched."""
    rows = describe.mentions(library, describe.find(library, doi))
    return {row.title: (row.matched_by, row.confidence) for row in rows}


def test_what_the_source_proves_is_taken_as_it_says(library: Library, keeper: Keeper) -> None:
    keep(keeper, post(1, Evidence(ONE, MatchedBy.URL, 0.9)))
    assert held(library, A) == {"Post 1": ("url", 0.9)}
    assert (keeper.new_mentions, keeper.touched, keeper.not_ours) == (1, {1}, 0)


def test_what_texts_name_is_found(library: Library, keeper: Keeper) -> None:
    keep(keeper, post(1, texts=(f"see https://doi.org/{A.upper()}, and ({B}).",)))
    assert held(library, A) == held(library, B) == {"Post 1": ("doi", 1.0)}
    assert (keeper.new_mentions, keeper.touched) == (1, {1, 2})


def test_proof_goes_before_texts(library: Library, keeper: Keeper) -> None:
    keep(keeper, post(1, Evidence(ONE, MatchedBy.SOURCE, 0.7), texts=(A, B)))
    assert held(library, A) == {"Post 1": ("source", 0.7)}
    assert held(library, B) == {"Post 1": ("doi", 1.0)}


def test_what_is_not_ours_is_counted_and_not_kept(library: Library, keeper: Keeper, told: list[str]) -> None:
    keep(
        keeper,
        post(1, Evidence(STRANGER, MatchedBy.DOI)),
        post(2, texts=("10.5555/tidal.11 and 10.5555/tidal are other works",)),
        post(3),
        post(4, Evidence(ONE, MatchedBy.DOI)),
    )
    assert (keeper.not_ours, keeper.new_mentions, keeper.touched) == (3, 1, {1})
    assert library.info().mentions == 1
    assert told == [f"hackernews story doi:{A}, doi:{B}: 4 mentions (1 new), 0 citation counts, 0 works"]


def test_the_same_page_again_is_nothing_new(library: Library, keeper: Keeper) -> None:
    for _ in range(2):
        keep(keeper, post(1, Evidence(ONE, MatchedBy.DOI)), post(1, Evidence(ONE, MatchedBy.DOI)))
    assert keeper.new_mentions == 1
    assert library.info().mentions == 1


def test_a_failure_that_passes_leaves_the_question_open(library: Library, keeper: Keeper) -> None:
    asyncio.run(keeper.failed(SOURCE, ASK, Failure("source.timeout", (("source", "Hacker News"),))))
    with library.read() as connection:
        assert [ask.key for ask in asks.open_asks(connection, SOURCE.key)] == [ASK.key]
        assert asks.open_outputs(connection, SOURCE.key) == {1, 2}


def test_a_failure_for_good_closes_the_question(library: Library, keeper: Keeper, told: list[str]) -> None:
    asyncio.run(keeper.failed(SOURCE, ASK, Failure("source.unexpected", theirs="Log in")))
    with library.read() as connection:
        assert asks.open_asks(connection, SOURCE.key) == []
        assert asks.open_outputs(connection, SOURCE.key) == set()
    assert told[-1].endswith("source.unexpected Log in")


def test_watchers_are_told_which_outputs_gained_something(tmp_path: Path) -> None:
    changes: list[frozenset[int] | None] = []
    heard = threading.Event()

    def hear(change: object) -> None:
        if getattr(change, "table", "") == "link":
            changes.append(getattr(change, "ids", None))
            heard.set()

    path = tmp_path / "b.library"
    with open_library(path, create=True, watcher=hear) as library:
        made.bring_in(library, made.a_list(tmp_path))
        run = library.writer.submit(lambda c: runs.begin(c, "sync", at=1_790_000_000, what="x")).result()
        with library.read() as connection:
            keeper = Keeper(library, run, owned.identifiers(connection))
        keep(keeper, post(1, Evidence(STRANGER, MatchedBy.DOI)))
        keep(keeper, post(2, Evidence(OTHER, MatchedBy.DOI)))
        assert heard.wait(10)
    assert changes == [frozenset({2})]
