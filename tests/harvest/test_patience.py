"""Trouble that passes, and trouble that does not: waiting, asking again, giving up."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator
from email.utils import format_datetime

import httpx
import pytest
from msgspec.structs import replace

from altmetric_desktop.domain.errors import SourceLimited
from altmetric_desktop.domain.events import SourceFailed, SourceProgress, SourceState
from altmetric_desktop.domain.sourcing import Answer, Ask, Page, Rate
from altmetric_desktop.harvest.verdicts import excerpt
from tests.support.sourcing import Harvest, a_job, asks, page
from tests.support.virtual_time import START, VirtualClock, run_virtually

ONE = Rate(1, 1)


def _scripted(*script: httpx.Response | Exception) -> Harvest:
    """Gives the script's answers in turn, then good pages."""
    left: Iterator[httpx.Response | Exception] = iter(script)

    async def answer(request: httpx.Request) -> httpx.Response:
        found = next(left, None)
        if isinstance(found, Exception):
            raise found
        return found or page(request.url.path)

    return Harvest(answer)


def _too_many(retry_after: str | None) -> httpx.Response:
    return httpx.Response(429, headers={} if retry_after is None else {"Retry-After": retry_after})


@pytest.mark.parametrize(
    "retry_after, wait",
    [
        ("30", 30.0),
        ("3600", 3600.0),
        (format_datetime(START + dt.timedelta(seconds=45), usegmt=True), 45.0),
        (format_datetime(START - dt.timedelta(days=400), usegmt=True), 2.0),
        ("0", 2.0),
        ("-5", 2.0),
        ("soon", 2.0),
        ("", 2.0),
        ("NaN", 2.0),
        ("Wed, 99 Foo 9999 99:99:99 GMT", 2.0),
        ("9" * 5000, 2.0),
        (None, 2.0),
    ],
)
def test_429_is_waited_for_as_told(retry_after: str | None, wait: float) -> None:
    harvest = _scripted(_too_many(retry_after))
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert harvest.starts == [0.0, pytest.approx(wait)]
    assert (line.state, line.done, line.requests, line.failure) == (SourceState.DONE, 1, 2, None)


@pytest.mark.parametrize("retry_after", ["3601", "1000000000", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_wait_of_more_than_an_hour_parks_the_source(retry_after: str) -> None:
    harvest = _scripted(page("first"), _too_many(retry_after))
    (line,) = run_virtually(harvest.run(a_job(asks("/a", "/b", "/c"), ONE)))
    assert line.state is SourceState.PAUSED
    assert line.failure is not None
    assert line.failure.key == "source.limited"
    assert len(harvest.starts) == 2
    assert harvest.sink.names == ["first"]
    assert harvest.sink.failures == [], "what was not asked stays open"


def test_429_holds_all_asks_of_the_source() -> None:
    harvest = _scripted(_too_many("100"))
    run_virtually(harvest.run(a_job(asks(*[f"/{n}" for n in range(6)]), Rate(10, 1))))
    assert harvest.starts[0] == 0.0
    assert min(harvest.starts[1:]) == 100.0


def test_429_again_and_again_parks_the_source_after_few_requests() -> None:
    harvest = _scripted(*[_too_many(None)] * 100)
    (line,) = run_virtually(harvest.run(a_job(asks(*[f"/{n}" for n in range(40)]), ONE)))
    assert line.state is SourceState.PAUSED
    assert harvest.starts == [0.0, 2.0, 6.0, 14.0]
    assert harvest.sink.failures == []


def test_refusals_of_requests_that_were_under_way_together_count_once() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        early = VirtualClock().monotonic() < 1
        await asyncio.sleep(0.5)
        return _too_many(None) if early else page(request.url.path)

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks(*[f"/{n}" for n in range(8)]), Rate(10, 5))))
    assert line.state is SourceState.DONE
    assert len(harvest.sink.names) == 8


@pytest.mark.parametrize(
    "trouble",
    [
        httpx.Response(500),
        httpx.Response(502),
        httpx.Response(503, headers={"Retry-After": "2"}),
        httpx.Response(408),
        httpx.ConnectError("refused"),
        httpx.ReadTimeout("slow"),
        httpx.RemoteProtocolError("gone"),
    ],
    ids=lambda trouble: repr(trouble)[:40],
)
def test_passing_trouble_is_asked_again(trouble: httpx.Response | Exception) -> None:
    harvest = _scripted(trouble)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert (line.state, line.requests, line.failure) == (SourceState.DONE, 2, None)
    assert harvest.starts == [0.0, 2.0]


def test_a_server_that_stays_down_fails_the_ask_and_after_three_the_source() -> None:
    async def down(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(503)

    harvest = Harvest(down)
    (line,) = run_virtually(harvest.run(a_job(asks(*"abcdefgh"), ONE)))
    assert line.state is SourceState.FAILED
    assert line.failure is not None
    assert line.failure.key == "source.server-error"
    assert len(harvest.sink.failures) == 3
    assert [event for event in harvest.events if isinstance(event, SourceFailed)] == [
        SourceFailed("made-up", line.failure)
    ]


def test_one_good_answer_between_bad_ones_keeps_the_source_going() -> None:
    async def every_third(request: httpx.Request) -> httpx.Response:
        return (
            page("good")
            if int(request.url.path.rpartition("/")[2]) % 3 == 2
            else httpx.Response(200, text="{")
        )

    harvest = Harvest(every_third)
    (line,) = run_virtually(harvest.run(a_job(asks(*[f"/{n}" for n in range(9)]), ONE)))
    assert line.state is SourceState.DONE
    assert (line.done, line.problems) == (9, 6)
    assert line.failure is not None, "the line says that something went wrong"
    assert len(harvest.sink.failures) == 6


def test_three_changed_answers_in_a_row_stop_the_source() -> None:
    async def changed(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"data": []})

    harvest = Harvest(changed)
    (line,) = run_virtually(harvest.run(a_job(asks(*"abcdef"), ONE)))
    assert line.state is SourceState.FAILED
    assert len(harvest.starts) == 3
    assert line.failure is not None
    assert line.failure.key == "source.changed"


@pytest.mark.parametrize("status", [401, 402, 403, 451])
def test_a_refusal_stops_the_source(status: int) -> None:
    harvest = _scripted(page("first"), httpx.Response(status, text="  Invalid\n key  "))
    (line,) = run_virtually(harvest.run(a_job(asks(*"abcd"), ONE)))
    assert line.state is SourceState.FAILED
    assert line.failure is not None
    assert (line.failure.key, line.failure.theirs) == ("source.refused", "Invalid key")
    assert {("status", status), ("source", "Made-Up")} <= set(line.failure.arguments)
    assert harvest.sink.names == ["first"]
    assert len(harvest.starts) == 2


def test_a_403_that_names_a_time_is_too_many_not_a_refusal() -> None:
    headers = {"x-ratelimit-remaining": "0", "x-ratelimit-reset": str(int(START.timestamp()) + 20)}
    harvest = _scripted(httpx.Response(403, headers=headers))
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert harvest.starts == [0.0, 20.0]
    assert line.state is SourceState.DONE


@pytest.mark.parametrize("status", [410, 422])
def test_some_statuses_are_final_for_one_ask_only(status: int) -> None:
    async def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(status, json={"mentions": ["must not be read"]})

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks(*"abcdef"), ONE)))
    assert line.state is SourceState.DONE
    assert len(harvest.sink.failures) == 6
    assert harvest.sink.pages == [], "an error's body is not data"


def test_404_is_what_the_adapter_says_it_is() -> None:
    async def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            404, text="<!doctype html><title>404</title>", headers={"content-type": "text/html"}
        )

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert (line.state, line.failure, len(harvest.sink.pages)) == (SourceState.DONE, None, 1)


def test_a_400_never_counts_as_an_empty_page() -> None:
    async def answer(_request: httpx.Request) -> httpx.Response:
        return httpx.Response(400, json={"mentions": []})

    harvest = Harvest(answer)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert harvest.sink.pages == []
    assert [failure.key for _, _, failure in harvest.sink.failures] == ["source.status"]
    assert line.failure is not None


LOGIN = "<!DOCTYPE html><html><head><title>Hotel &amp; Wi-Fi</title></head><body>Accept</body></html>"


def test_a_log_in_page_is_an_unexpected_answer() -> None:
    harvest = _scripted(httpx.Response(200, html=LOGIN))
    (line,) = run_virtually(harvest.run(a_job(asks("/a", "/b"), ONE)))
    (failed,) = harvest.sink.failures
    assert (failed[2].key, failed[2].theirs) == ("source.unexpected", "Hotel & Wi-Fi")
    assert line.state is SourceState.DONE
    assert harvest.sink.names == ["/api/b"]


def test_a_hanging_server_is_given_up_after_a_minute_each_time() -> None:
    async def hang(_request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    harvest = Harvest(hang)
    (line,) = run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    assert harvest.starts == [0.0, 62.0, 126.0, 194.0]
    assert [failure.key for _, _, failure in harvest.sink.failures] == ["source.timeout"]
    assert line.state is SourceState.DONE


def test_the_wait_is_shown_while_it_lasts() -> None:
    harvest = _scripted(_too_many("30"))
    run_virtually(harvest.run(a_job(asks("/a"), ONE)))
    lines = [event for event in harvest.events if isinstance(event, SourceProgress)]
    assert max(line.wait for line in lines) == 30.0
    assert lines[-1].wait == 0.0


@pytest.mark.parametrize(
    "body, said",
    [
        ('{"status": "failed", "message": [{"type": "x", "message": "rows too large"}]}', "rows too large"),
        ('{"error": {"code": 403, "message": "quota\\nexceeded"}}', "quota exceeded"),
        ('{"error_id": 400, "error_message": "no site", "error_name": "bad"}', "no site"),
        ('{"errCode": 404, "errMsg": "too large"}', "too large"),
        (
            "Please limit requests\u0007 to one every 5 seconds",
            "Please limit requests to one every 5 seconds",
        ),
        ("<html><head><TITLE lang=en>Bad &lt;gateway&gt;</title>", "Bad <gateway>"),
        ('{"message": 7, "x": ' + "[" * 3000, '{"message": 7, "x": ' + "[" * 139 + "…"),
        ("{" + "x" * 30_000, "{" + "x" * 158 + "…"),
        ("", ""),
    ],
)
def test_a_providers_own_words_are_quoted_in_one_short_line(body: str, said: str) -> None:
    assert excerpt(Answer(400, (), body.encode())) == said


def _limited(answer: Answer, ask: Ask) -> Page:
    seconds = int(answer.body or b"0")
    if seconds:
        raise SourceLimited("source.limited", source="made-up", seconds=seconds)
    return Page()


@pytest.mark.parametrize("status", [200, 400])
@pytest.mark.parametrize("seconds, starts", [(40, [0.0, 40.0]), (4000, [0.0])])
def test_an_adapter_may_say_later_whatever_the_status(status: int, seconds: int, starts: list[float]) -> None:
    harvest = _scripted(httpx.Response(status, text=str(seconds)), httpx.Response(200, text="0"))
    job = a_job(asks("/a"), ONE)
    job = replace(job, source=replace(job.source, parse=_limited))
    (line,) = run_virtually(harvest.run(job))
    assert harvest.starts == starts
    assert line.state is (SourceState.DONE if len(starts) == 2 else SourceState.PAUSED)
    assert harvest.sink.failures == []


def test_a_window_that_opens_tomorrow_parks_the_source() -> None:
    good = page("first")
    good.headers.update({"x-ratelimit-remaining": "0", "x-ratelimit-reset": "50000"})
    harvest = _scripted(good)
    (line,) = run_virtually(harvest.run(a_job(asks("/a", "/b"), ONE)))
    assert harvest.sink.names == ["first"]
    assert (line.state, harvest.sink.failures) == (SourceState.PAUSED, [])
