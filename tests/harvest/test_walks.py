"""Pages, follow-ups, circles; cancelling; neighbours that stay undisturbed; the library's own trouble."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator

import httpx
import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.events import SourceProgress, SourceState, SyncAnswer
from altmetric_desktop.domain.sourcing import Answer, Ask, Page, Rate
from altmetric_desktop.harvest.course import BREAKER_ADDRESSES, MOST_WALKS
from tests.support.sourcing import Harvest, Memory, a_job, asks, page
from tests.support.virtual_time import VirtualClock, run_virtually

FAST = Rate(100, 3)


def _walk_of(length: int, latency: float = 0.01) -> Harvest:
    """Every path has `length` pages, each with one name: `path-0`, `path-1` …"""

    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(latency)
        number = int(request.url.params.get("cursor", "0"))
        following = str(number + 1) if number + 1 < length else None
        return page(f"{request.url.path.rpartition('/')[2]}-{number}", following=following)

    return Harvest(answer)


def test_the_pages_of_a_walk_are_kept_in_order_and_all_of_them() -> None:
    harvest = _walk_of(5)
    harvest.sink.slow = 0.7
    (line,) = run_virtually(harvest.run(a_job(asks("/a", "/b"), FAST)))
    for path in "ab":
        assert [name for name in harvest.sink.names if name[0] == path] == [f"{path}-{n}" for n in range(5)]
    assert (line.done, line.total, line.requests, line.mentions) == (2, 2, 10, 10)


def test_a_walk_is_two_pages_ahead_of_the_library_at_most() -> None:
    harvest = _walk_of(8)
    harvest.sink.slow = 10.0
    ahead: list[int] = []
    inner = harvest.answer

    async def watched(request: httpx.Request) -> httpx.Response:
        ahead.append(len(harvest.requests) - len(harvest.sink.pages))
        return await inner(request)

    harvest.answer = watched
    run_virtually(harvest.run(a_job(asks("/a"), FAST)))
    assert max(ahead) == 2


def test_many_asks_are_read_only_as_they_are_needed() -> None:
    drawn: list[int] = []

    def endless() -> Iterator[Ask]:
        for number in range(10_000):
            drawn.append(number)
            yield Ask(f"/{number}", want=str(number))

    harvest = _walk_of(1)

    async def main() -> None:
        job = replace(a_job([], Rate(10, 3)), asks=endless(), total=10_000)
        task = asyncio.create_task(harvest.run(job))
        await asyncio.sleep(1.0)
        task.cancel()
        await asyncio.wait([task])

    run_virtually(main())
    assert len(drawn) <= 10 + MOST_WALKS + 2


def test_follow_ups_are_asked_after_their_page_is_kept_each_once() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("/list"):
            return page("list", follow=["/x", "/y", "/x"])
        return page(request.url.path.rpartition("/")[2], follow=["/y"])

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks("/list"), FAST)))
    assert harvest.paths == ["/list", "/x", "/y"]
    assert harvest.sink.names[0] == "list"
    assert sorted(harvest.sink.names) == ["list", "x", "y"]
    assert (line.done, line.total) == (3, 3)


@pytest.mark.parametrize(
    "cursors",
    [["1", "1"], ["1", "2", "1"], ["0"]],
    ids=["the same again", "a circle", "back to the start"],
)
def test_a_repeated_cursor_ends_the_walk_with_a_problem(cursors: list[str]) -> None:
    script = iter(cursors)

    async def answer(request: httpx.Request) -> httpx.Response:
        return page(f"n{len(harvest.requests)}", following=next(script, "1"))

    harvest = Harvest(answer)
    first = Ask("/a", params=(("cursor", "0"),), cursor="0", want="a")
    (line,) = run_virtually(harvest.run(a_job([first], FAST)))
    assert len(harvest.requests) == len(cursors)
    assert (line.state, line.done, line.problems) == (SourceState.DONE, 1, 1)
    last = harvest.sink.pages[-1][2]
    assert last.next is None
    assert [problem.code for problem in last.problems] == ["page-loop"]


def test_a_server_that_ignores_the_cursor_is_noticed_by_its_pages() -> None:
    async def answer(_request: httpx.Request) -> httpx.Response:
        return page("the same", following=str(len(harvest.requests)))

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), FAST)))
    assert len(harvest.requests) == 2
    assert line.problems == 1


def test_empty_pages_for_ever_end_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("altmetric_desktop.harvest.course.MOST_PAGES", 20)

    async def answer(_request: httpx.Request) -> httpx.Response:
        return page(following=str(len(harvest.requests)))

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), FAST)))
    assert len(harvest.requests) == 20
    assert line.problems == 1


# ------------------------------------------------------------------------------------------- cancelling


def _cancelled_after(seconds: float, harvest: Harvest, planned: list[Ask], cancels: int = 1) -> list[str]:
    """Run, cancel at that moment (more than once if wished), and say what was kept."""

    async def main() -> None:
        task = asyncio.create_task(harvest.run(a_job(planned, Rate(10, 3))))
        await asyncio.sleep(seconds)
        for _ in range(cancels):
            task.cancel()
            await asyncio.sleep(0.01)
        await asyncio.wait([task])
        assert task.cancelled()

    run_virtually(main())
    return harvest.sink.names


@pytest.mark.parametrize("tick", range(0, 36, 3))
@pytest.mark.parametrize("cancels", [1, 3])
def test_a_cancelled_run_ends_on_whole_pages_and_can_be_resumed(tick: int, cancels: int) -> None:
    planned = asks("/a", "/b", "/c", "/d")
    first = _walk_of(4, latency=0.13)
    first.sink.slow = 0.21
    kept = _cancelled_after(tick * 0.05, first, planned, cancels)
    assert len(kept) == len(set(kept))
    assert first.sink.begun == len(first.sink.pages), "a page that was begun is kept to its end"

    second = _walk_of(4, latency=0.13)
    run_virtually(second.run(a_job(first.sink.open_asks(planned), Rate(10, 3))))
    everything = kept + second.sink.names
    assert sorted(everything) == sorted(f"{path}-{n}" for path in "abcd" for n in range(4))


def test_a_cancelled_source_says_so_on_its_line() -> None:
    harvest = _walk_of(9, latency=0.5)
    _cancelled_after(1.2, harvest, asks("/a"))
    last = harvest.events[-1]
    assert isinstance(last, SourceProgress)
    assert last.state is SourceState.CANCELLED
    assert last.mentions == len(harvest.sink.names)


def test_hanging_requests_do_not_delay_the_end() -> None:
    async def hang(_request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    harvest = Harvest(hang)

    async def main() -> float:
        task = asyncio.create_task(harvest.run(*(a_job(asks(*"abcdef"), key=f"s{n}") for n in range(8))))
        await asyncio.sleep(5)
        task.cancel()
        await asyncio.wait([task])
        return VirtualClock().monotonic()

    assert run_virtually(main()) == 5.0
    assert harvest.in_flight == 0


# -------------------------------------------------------------------------------------------- isolation


def _buggy(answer: Answer, ask: Ask) -> Page:
    raise ZeroDivisionError


def test_a_bug_in_one_adapter_leaves_its_neighbours_alone() -> None:
    harvest = _walk_of(3)
    job = a_job(asks(*"abcdef"), FAST, key="buggy")
    buggy = replace(job, source=replace(job.source, parse=_buggy))
    bad, good = run_virtually(harvest.run(buggy, a_job(asks("/a", "/b"), FAST, key="good")))
    assert (bad.source, bad.state) == ("buggy", SourceState.FAILED)
    assert bad.failure is not None
    assert (bad.failure.key, dict(bad.failure.arguments)["piece"]) == ("source.bug", "ZeroDivisionError")
    assert (good.state, good.mentions, good.failure) == (SourceState.DONE, 6, None)


def _broken_asks() -> Iterable[Ask]:
    yield Ask("/a", want="a")
    raise KeyError("x")


def test_a_bug_in_an_adapters_asks_leaves_its_neighbours_alone() -> None:
    harvest = _walk_of(1)
    bad, good = run_virtually(
        harvest.run(
            replace(a_job([], FAST, key="bad"), asks=_broken_asks(), total=2),
            a_job(asks("/a"), FAST, key="good"),
        )
    )
    assert (bad.state, good.state) == (SourceState.FAILED, SourceState.DONE)


def test_an_unusable_base_url_fails_only_its_source() -> None:
    harvest = _walk_of(1)
    job = a_job(asks("/a"), FAST, key="bad")
    bad, good = run_virtually(
        harvest.run(
            replace(job, setup=replace(job.setup, base_url="ftp://made-up.example")),
            a_job(asks("/a"), FAST, key="good"),
        )
    )
    assert bad.failure is not None
    assert bad.failure.key == "source.bad-address"
    assert (good.state, good.failure) == (SourceState.DONE, None)


def test_a_source_that_needs_a_key_is_not_asked_without() -> None:
    harvest = _walk_of(1)
    job = a_job(asks("/a"), FAST)
    info = replace(job.source.info, needs_key=True)
    (line,) = run_virtually(harvest.run(replace(job, source=replace(job.source, info=info))))
    assert line.failure is not None
    assert (line.state, line.failure.key, harvest.requests) == (SourceState.FAILED, "source.needs-key", [])


@pytest.mark.parametrize("broken_at", [0, 1, 5])
def test_the_librarys_own_trouble_ends_the_run_as_itself(broken_at: int) -> None:
    harvest = _walk_of(4)
    harvest.sink = Memory(slow=0.05, break_at=broken_at)
    with pytest.raises(OSError, match="disk is full"):
        run_virtually(harvest.run(a_job(asks(*"ab"), FAST, key="one"), a_job(asks(*"cd"), FAST, key="two")))
    assert len(harvest.sink.pages) == broken_at


def test_hosts_of_a_list_of_addresses_fail_one_by_one() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if host.startswith("gone"):
            return httpx.Response(410)
        if host.startswith("closed"):
            return httpx.Response(403)
        if host.startswith("busy"):
            return httpx.Response(429, headers={"Retry-After": "90000"})
        if host.startswith("odd"):
            return httpx.Response(200, text="<html>no feed")
        return page(host)

    harvest = Harvest(answer)
    hosts = ["gone", "closed", "busy", "odd1", "odd2", "odd3", "odd4", "good"]
    planned = [Ask("", address=f"https://{host}.example/feed", want=host, target=host) for host in hosts]
    (line,) = run_virtually(harvest.run(a_job(planned, Rate(1, 2))))
    assert line.state is SourceState.DONE
    assert harvest.sink.names == ["good.example"]
    assert {ask.want for _, ask, _ in harvest.sink.failures} == set(hosts) - {"good", "busy"}
    assert line.problems == 7


def test_one_address_that_is_put_off_is_said_in_the_last_line() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        busy = request.url.host.startswith("busy")
        return httpx.Response(429, headers={"Retry-After": "90000"}) if busy else page("good")

    harvest = Harvest(answer)
    planned = [Ask("", address=f"https://{host}.example/feed", want=host) for host in ("busy", "good")]
    (line,) = run_virtually(harvest.run(a_job(planned, FAST)))
    assert (line.state, line.problems, harvest.sink.names) == (SourceState.DONE, 1, ["good"])
    assert line.failure is not None
    assert line.failure.key == "source.limited"
    assert SyncAnswer("R-0001", (line,), 0, 0).in_part


def test_addresses_that_are_all_unreachable_mean_that_we_are_offline() -> None:
    async def answer(_request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("offline")

    harvest = Harvest(answer)
    planned = [Ask("", address=f"https://h{n}.example/feed", want=str(n)) for n in range(60)]
    (line,) = run_virtually(harvest.run(a_job(planned, Rate(10, 4))))
    assert line.state is SourceState.FAILED
    assert BREAKER_ADDRESSES <= len(harvest.sink.failures) < 60


def test_each_host_of_a_list_has_a_queue_of_its_own() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        return page(request.url.host)

    harvest = Harvest(answer)
    planned = [
        Ask("", address=f"https://h{host}.example/{number}", want=f"{host}{number}")
        for number in range(2)
        for host in range(4)
    ]
    run_virtually(harvest.run(a_job(planned, Rate(0.5, 8))))
    assert sorted(harvest.starts) == [0.0] * 4 + [2.0] * 4


def test_a_days_budget_parks_a_list_of_addresses_as_a_whole() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        return page(request.url.host)

    harvest = Harvest(answer)
    planned = [Ask("", address=f"https://h{n}.example/feed", want=str(n)) for n in range(9)]
    (line,) = run_virtually(harvest.run(a_job(planned, Rate(10, 2, per_day=4))))
    assert line.state is SourceState.PAUSED
    assert (len(harvest.requests), line.problems, harvest.sink.failures) == (4, 0, [])
