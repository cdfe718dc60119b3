"""The rate is kept, exactly: virtual time shows every start."""

from __future__ import annotations

import asyncio
import itertools

import httpx
import pytest

from altmetric_desktop.domain.sourcing import Rate
from altmetric_desktop.harvest.gate import Gate
from tests.support.sourcing import Harvest, a_job, asks, page
from tests.support.virtual_time import VirtualClock, run_virtually


def _harvest(latency: float, headers: dict[str, str] | None = None) -> Harvest:
    async def answer(request: httpx.Request) -> httpx.Response:
        await asyncio.sleep(latency)
        response = page(request.url.path)
        response.headers.update(headers or {})
        return response

    return Harvest(answer)


def _paths(count: int) -> list[str]:
    return [f"/{number}" for number in range(count)]


def test_starts_are_spaced_and_slow_answers_overlap() -> None:
    harvest = _harvest(latency=0.25)
    run_virtually(harvest.run(a_job(asks(*_paths(50)), Rate(10, 3))))
    assert harvest.starts == [pytest.approx(number / 10) for number in range(50)]
    assert harvest.most_in_flight == 3


def test_no_more_in_flight_than_allowed() -> None:
    harvest = _harvest(latency=1.0)
    run_virtually(harvest.run(a_job(asks(*_paths(9)), Rate(10, 2))))
    assert harvest.most_in_flight == 2
    assert harvest.starts == [pytest.approx(x) for x in (0, 0.1, 1, 1.1, 2, 2.1, 3, 3.1, 4)]


def test_keeping_a_page_for_a_second_does_not_slow_the_pace() -> None:
    harvest = _harvest(latency=0.1)
    harvest.sink.slow = 1.0
    run_virtually(harvest.run(a_job(asks(*_paths(40)), Rate(10, 3))))
    assert harvest.starts == [pytest.approx(number / 10) for number in range(40)]


def test_a_rate_of_nought_is_no_spacing() -> None:
    harvest = _harvest(latency=0.0)
    run_virtually(harvest.run(a_job(asks(*_paths(20)), Rate(0, 2))))
    assert set(harvest.starts) == {0.0}


def test_lower_limits_in_headers_are_followed() -> None:
    headers = {"x-rate-limit-limit": "4", "x-rate-limit-interval": "2s", "x-concurrency-limit": "1"}
    harvest = _harvest(0.01, headers)
    run_virtually(harvest.run(a_job(asks(*_paths(12)), Rate(10, 3))))
    late = harvest.starts[-5:]
    assert [round(b - a, 6) for a, b in itertools.pairwise(late)] == [0.5] * 4
    # three may start before the first answer has said how slow to go
    assert harvest.starts[-1] <= 0.3 + 0.5 * 11


def test_higher_limits_in_headers_do_not_make_us_faster() -> None:
    headers = {"x-rate-limit-limit": "500", "x-rate-limit-interval": "1s", "x-concurrency-limit": "90"}
    harvest = _harvest(0.5, headers)
    run_virtually(harvest.run(a_job(asks(*_paths(20)), Rate(10, 3))))
    assert harvest.most_in_flight == 3
    assert len(harvest.starts) == 20
    assert min(b - a for a, b in itertools.pairwise(harvest.starts)) >= 0.0999


@pytest.mark.parametrize(
    "headers",
    [
        {"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s", "x-concurrency-limit": "0"},
        {"x-rate-limit-limit": "-1", "x-rate-limit-interval": "nonsense", "x-concurrency-limit": "many"},
        {"x-rate-limit-limit": "9" * 400, "x-rate-limit-interval": "1e400"},
        {"x-ratelimit-limit": "1", "x-ratelimit-remaining": "5", "x-ratelimit-reset": "1"},
    ],
)
def test_rubbish_in_headers_changes_nothing(headers: dict[str, str]) -> None:
    harvest = _harvest(0.01, headers)
    run_virtually(harvest.run(a_job(asks(*_paths(10)), Rate(10, 3))))
    assert harvest.starts == [pytest.approx(number / 10) for number in range(10)]


def test_a_used_up_window_is_waited_for() -> None:
    harvest = _harvest(0.0, {"ratelimit-remaining": "0", "ratelimit-reset": "7"})
    run_virtually(harvest.run(a_job(asks(*_paths(3)), Rate(1, 1))))
    assert harvest.starts == [0.0, 7.0, 14.0]


def test_backoff_in_a_page_holds_the_source() -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        return page(backoff=30 if request.url.path.endswith("/0") else 0)

    harvest = Harvest(answer)
    run_virtually(harvest.run(a_job(asks(*_paths(3)), Rate(1, 1))))
    assert harvest.starts == [0.0, 30.0, 31.0]


def test_two_sources_do_not_wait_for_each_other() -> None:
    harvest = _harvest(0.0)
    slow = a_job(asks("/slow/1", "/slow/2"), Rate(0.1, 1), key="slow")
    fast = a_job(asks(*[f"/fast/{n}" for n in range(5)]), Rate(10, 1), key="fast")
    run_virtually(harvest.run(slow, fast))
    when = dict(zip(harvest.paths, harvest.starts, strict=True))
    assert when["/slow/2"] == pytest.approx(10.0)
    assert when["/fast/4"] == pytest.approx(0.4)


def test_the_days_budget_parks_the_source() -> None:
    harvest = _harvest(0.0)
    job = a_job(asks(*_paths(10)), Rate(10, 1, per_day=7), spent=3)
    (line,) = run_virtually(harvest.run(job))
    assert len(harvest.starts) == 4
    assert line.requests == 4
    assert line.state.value == "paused"
    assert line.failure is not None
    assert line.failure.key == "source.day-budget"
    assert harvest.sink.failures == []


class _Tired(VirtualClock):
    """Wakes up 30 ms late every time, and once half a second."""

    def __init__(self) -> None:
        self.naps = 0

    async def sleep(self, seconds: float) -> None:
        self.naps += 1
        await asyncio.sleep(seconds + (0.5 if self.naps == 20 else 0.03))


def test_starts_that_come_late_are_made_up_for_within_bounds() -> None:
    async def main() -> list[float]:
        gate, starts = Gate("x", Rate(10, 50), _Tired()), []

        async def one() -> None:
            starts.append(await gate.enter())

        await asyncio.gather(*(one() for _ in range(50)))
        return starts

    starts = run_virtually(main())
    assert starts[19] == pytest.approx(1.93)
    gaps = [b - a for a, b in itertools.pairwise(starts)]
    assert starts[-1] == pytest.approx(4.9 + 0.03 + 0.37, abs=0.05), (
        "only the long nap is lost, not the short ones"
    )
    assert min(gaps) >= 0
    assert max(sum(1 for start in starts if second <= start < second + 1) for second in range(6)) <= 11
