"""A sync of a small library: what it asks, keeps and says, in good days and bad ones."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from altmetric_desktop.domain.errors import NotFoundError
from altmetric_desktop.domain.events import Event, SourceProgress, SourceState, SyncAnswer
from altmetric_desktop.domain.sourcing import State
from altmetric_desktop.domain.wishes import SyncWishes
from altmetric_desktop.services import browse, describe, sync
from altmetric_desktop.services.library import Library, open_library
from altmetric_desktop.settings import Settings
from altmetric_desktop.sources import registry
from altmetric_desktop.storage.connect import Connection
from tests.support import made
from tests.support.answers import A, B
from tests.support.made import FEED, QUIET, all_on, ask, bring_in, silent, the_answers
from tests.support.web import Hasty, Web

SOURCES = tuple(source.key for source in registry.ALL)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with open_library(tmp_path / "made.library", create=True) as opened:
        bring_in(opened, made.a_list(tmp_path))
        yield opened


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return all_on(tmp_path)


@pytest.fixture
def web(tmp_path: Path) -> Web:
    return Web(the_answers(tmp_path))


def hastily(library: Library, settings: Settings, web: Web) -> SyncAnswer:
    """A sync that waits for nobody."""
    return asyncio.run(sync.run(library, settings, SyncWishes(), silent, replay=web, clock=Hasty()))


def states(library: Library, doi: str) -> dict[str, State]:
    """What each source is for an output."""
    details = describe.details(library, describe.find(library, doi))
    return {row.source: row.state for row in details.coverage}


def lines(answer: SyncAnswer) -> dict[str, SourceProgress]:
    return {line.source: line for line in answer.sources}


def mentions(library: Library, doi: str) -> list[tuple[str, str]]:
    return sorted(
        (row.category.value, row.url) for row in describe.mentions(library, describe.find(library, doi))
    )


def test_a_second_sync_asks_nothing_and_adds_nothing(library: Library, settings: Settings, web: Web) -> None:
    first = ask(library, settings, web)
    assert (first.new_mentions, first.in_part) == (8, False)
    assert web.asked()
    before = mentions(library, A)
    again = ask(library, settings, web)
    assert (again.new_mentions, again.touched_outputs) == (0, 0)
    assert web.asked() == []
    assert mentions(library, A) == before


def test_asking_everything_anew_adds_nothing_and_asks_feeds_only_for_news(
    library: Library, settings: Settings, web: Web
) -> None:
    ask(library, settings, web)
    first = len(web.asked("crossref"))
    before = mentions(library, A)
    again = ask(library, settings, web, SyncWishes(due_only=False))
    asked = {key: [r for k, one in web.transports if k == key for r in one.requests] for key in SOURCES}
    assert len(asked["crossref"]) == first
    assert [bool(request.headers.get("if-none-match")) for request in asked["feeds"]] == [True]
    assert again.new_mentions == 0
    assert mentions(library, A) == before
    assert states(library, A) == dict.fromkeys(SOURCES, State.FOUND)


def broken_by(text: str) -> Callable[[httpx.Request], httpx.Response]:
    def nothing(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("nobody there", request=request)

    answers: dict[str, Callable[[httpx.Request], httpx.Response]] = {
        "429 for a day": lambda _: httpx.Response(429, headers={"retry-after": "86400"}),
        "429 for ever": lambda _: httpx.Response(429),
        "a page": lambda _: httpx.Response(
            200, headers={"content-type": "text/html"}, text="<html><body>Log in</body></html>"
        ),
        "no server": nothing,
        "500": lambda _: httpx.Response(500, text="oops"),
        "403": lambda _: httpx.Response(403, text="no"),
        "half an answer": lambda _: httpx.Response(
            200, headers={"content-type": "application/json"}, text='{"message": {"items": ['
        ),
        "an empty answer": lambda _: httpx.Response(200, text=""),
        "another shape": lambda _: httpx.Response(
            200, headers={"content-type": "application/json"}, text='["nothing", "we", "know"]'
        ),
    }
    return answers[text]


TROUBLES = (
    "429 for a day",
    "429 for ever",
    "a page",
    "no server",
    "500",
    "403",
    "half an answer",
    "an empty answer",
    "another shape",
)


@pytest.mark.parametrize(
    "source, trouble",
    [
        *(("hackernews", trouble) for trouble in TROUBLES),
        *(("crossref", trouble) for trouble in ("429 for a day", "a page", "another shape")),
        *(("feeds", trouble) for trouble in ("429 for ever", "a page", "no server")),
    ],
)
def test_one_source_in_trouble_leaves_the_others_whole_and_no_zero_behind(
    library: Library, settings: Settings, web: Web, source: str, trouble: str
) -> None:
    web.broken = {source: broken_by(trouble)}
    answer = hastily(library, settings, web)
    found = lines(answer)
    assert {key for key in SOURCES if found[key].state is not SourceState.DONE} <= {source}
    assert all(found[key].failure is None for key in SOURCES if key != source)
    assert answer.in_part
    assert found[source].failure is not None
    for doi in (A, B, QUIET):
        assert states(library, doi)[source] in {State.FAILED, State.NOT_COLLECTED}
    whole = states(library, A)
    assert {whole[key] for key in SOURCES if key != source} == {State.FOUND}
    web.broken = {}
    again = hastily(library, settings, web)
    assert not again.in_part
    assert len(mentions(library, A)) == 8
    assert states(library, A) == dict.fromkeys(SOURCES, State.FOUND)


@pytest.mark.parametrize("trouble", ["429 for a day", "a page", "no server", "an empty answer"])
def test_what_was_known_stays_when_a_source_fails_later(
    library: Library, settings: Settings, web: Web, trouble: str
) -> None:
    ask(library, settings, web)
    number = describe.find(library, A)
    before = describe.details(library, number)
    web.broken = {key: broken_by(trouble) for key in SOURCES}
    wishes = SyncWishes(due_only=False)
    answer = asyncio.run(sync.run(library, settings, wishes, silent, replay=web, clock=Hasty()))
    assert answer.in_part
    after = describe.details(library, number)
    assert (after.receipt, after.counts, after.months) == (before.receipt, before.counts, before.months)
    assert {(one.provider, one.value) for one in after.citations} == {
        (one.provider, one.value) for one in before.citations
    }
    succeeded = {row.source: row.succeeded for row in after.coverage}
    assert succeeded == {row.source: row.succeeded for row in before.coverage}
    assert State.ZERO not in {row.state for row in after.coverage}


@pytest.mark.parametrize("stop_at", [1, 6, 12])
def test_a_cancelled_sync_keeps_whole_pages_and_is_resumed(
    library: Library, settings: Settings, web: Web, tmp_path: Path, stop_at: int
) -> None:
    async def stopped() -> None:
        kept = 0

        def report(event: Event) -> None:
            nonlocal kept
            kept += isinstance(event, SourceProgress) and event.done > 0
            if kept == stop_at:
                task.cancel()

        task = asyncio.create_task(sync.run(library, settings, SyncWishes(), report, replay=web))
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stopped())
    first = len(web.asked())
    partial = mentions(library, A)
    assert len(set(partial)) == len(partial)
    ask(library, settings, web)
    rest = len(web.asked())
    assert mentions(library, A) == sorted(set(mentions(library, A)))
    assert len(mentions(library, A)) == 8
    assert states(library, A) == dict.fromkeys(SOURCES, State.FOUND)
    with open_library(tmp_path / "other.library", create=True) as other:
        bring_in(other, tmp_path / "list.csv")
        ask(other, settings, web)
        whole = len(web.asked())
        assert mentions(other, A) == mentions(library, A)
        assert describe.details(other, 1).receipt == describe.details(library, 1).receipt
    assert first < whole
    assert rest <= whole


def test_an_output_that_comes_later_is_not_zero_where_nobody_looked_for_it(
    library: Library, settings: Settings, web: Web, tmp_path: Path
) -> None:
    """Feeds are read once for everybody: what came after the reading was not looked for in it."""
    (tmp_path / "answers" / "feeds" / "science.xml").write_text(
        (tmp_path / "answers" / "feeds" / "science.xml")
        .read_text("utf-8")
        .replace("says how tides work", "and https://doi.org/10.5555/late.1, say how tides work"),
        encoding="utf-8",
    )
    ask(library, settings, web)
    assert states(library, QUIET)["feeds"] is State.ZERO
    import_later(library, tmp_path)
    _backdate(library)
    assert states(library, "10.5555/late.1")["feeds"] is State.NOT_COLLECTED
    assert states(library, QUIET)["feeds"] is State.ZERO
    web.asked()
    ask(library, settings, web)
    (request,) = [one for key, each in web.transports if key == "feeds" for one in each.requests]
    assert request.headers.get("if-none-match") is None
    assert states(library, "10.5555/late.1")["feeds"] is State.FOUND
    assert len(mentions(library, "10.5555/late.1")) == 1
    assert len(mentions(library, A)) == 8


def import_later(library: Library, folder: Path) -> None:
    path = folder / "later.csv"
    path.write_text("DOI,Title\n10.5555/late.1,A late paper\n", encoding="utf-8")
    bring_in(library, path)


def _backdate(library: Library) -> None:
    """Let everything but the last import have happened an hour ago: within a second nobody could tell."""
    last = browse.history(library)[0].id

    def work(connection: Connection) -> None:
        connection.exec_driver_sql(f"UPDATE step SET at = at - 3600 WHERE run != {last}")
        connection.exec_driver_sql("UPDATE stream SET tried = tried - 3600, succeeded = succeeded - 3600")

    library.writer.submit(work).result()


def test_a_stream_that_could_not_be_read_is_failed_for_all(
    library: Library, settings: Settings, web: Web
) -> None:
    web.broken = {"feeds": lambda _: httpx.Response(404)}
    hastily(library, settings, web)
    assert {states(library, doi)["feeds"] for doi in (A, B, QUIET)} == {State.FAILED}


def test_an_output_without_identifier_is_not_covered(library: Library, settings: Settings, web: Web) -> None:
    ask(library, settings, web)
    (lecture,) = [
        row for row in browse.rows(library, range(1, 6), settings.text("score.scheme")) if not row.trackable
    ]
    details = describe.details(library, lecture.id)
    assert {row.state for row in details.coverage} == {State.NOT_COVERED}
    assert lecture.points is None


def test_a_limit_and_named_outputs(library: Library, settings: Settings, web: Web) -> None:
    ask(library, settings, web, SyncWishes(sources=("hackernews",), limit=1))
    asked = {request.url.params["query"] for request in web.asked()}
    assert len(asked) >= 1
    assert all("tidal.1" in one for one in asked)
    wishes = SyncWishes(sources=("hackernews",), outputs=(describe.find(library, QUIET),))
    ask(library, settings, web, wishes)
    asked = {request.url.params["query"] for request in web.asked()}
    assert len(asked) >= 1
    assert all("quiet.9" in one for one in asked)


def test_a_limit_and_named_outputs_hold_for_what_an_earlier_run_left_open(
    library: Library, settings: Settings, web: Web
) -> None:
    web.broken = {"hackernews": broken_by("429 for a day")}
    everything = SyncWishes(sources=("hackernews",))
    asyncio.run(sync.run(library, settings, everything, silent, replay=web, clock=Hasty()))
    web.asked()
    web.broken = {}
    named = SyncWishes(sources=("hackernews",), outputs=(describe.find(library, QUIET),))
    ask(library, settings, web, named)
    asked = [request.url.params["query"] for request in web.asked()]
    assert asked
    assert [one for one in asked if "quiet.9" not in one] == []
    ask(library, settings, web, SyncWishes(sources=("hackernews",), limit=1))
    asked = [request.url.params["query"] for request in web.asked()]
    assert len({one for one in asked if "tidal.1" in one}) >= 1
    assert [one for one in asked if "tidal.1" not in one] == []
    ask(library, settings, web, everything)
    assert len({request.url.params["query"] for request in web.asked()}) > 1


def test_an_output_that_is_named_is_asked_about_also_while_its_answer_is_fresh(
    library: Library, settings: Settings, web: Web
) -> None:
    wishes = SyncWishes(sources=("hackernews",), outputs=(describe.find(library, QUIET),))
    ask(library, settings, web, wishes)
    first = [str(request.url) for request in web.asked()]
    ask(library, settings, web, wishes)
    assert first
    assert [str(request.url) for request in web.asked()] == first


def test_nothing_is_asked_twice_while_it_is_under_way(
    library: Library, settings: Settings, web: Web, tmp_path: Path
) -> None:
    """A batch that is open keeps its outputs, also when a new list would cut the batches elsewhere."""
    web.broken = {"crossref": broken_by("429 for a day")}
    wishes = SyncWishes(sources=("crossref",))
    asyncio.run(sync.run(library, settings, wishes, silent, replay=web, clock=Hasty()))
    web.asked()
    import_later(library, tmp_path)
    web.broken = {}
    ask(library, settings, web, wishes)
    asked = [request.url.params.get("filter", str(request.url)) for request in web.asked()]
    assert sum("tidal.2" in one for one in asked) == 1
    assert sum("late.1" in one for one in asked) == 1


def test_an_unknown_source_is_said_before_anything_happens(
    library: Library, settings: Settings, web: Web
) -> None:
    with pytest.raises(NotFoundError, match="twitter"):
        ask(library, settings, web, SyncWishes(sources=("crossref", "twitter")))
    assert web.asked() == []
    assert [run.kind for run in browse.history(library)] == ["import"]


def test_the_feed_of_the_list_is_what_is_read(library: Library, settings: Settings, web: Web) -> None:
    ask(library, settings, web, SyncWishes(sources=("feeds",)))
    assert [str(request.url) for request in web.asked()] == [FEED]
