"""Limits on requests: never more in a minute than allowed, no barriers, and as many at once as allowed."""

import asyncio
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.extractors.limits import Gate, RateLimiter


class Time:
    """A clock that stands still until somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def starts(limiter: RateLimiter, time: Time, costs: list[int], gaps: list[float]) -> list[float]:
    """When requests of these costs, asked for after these gaps, may go out."""
    at = []
    for cost, gap in zip(costs, gaps, strict=True):
        time.now += gap
        at.append(time.now + limiter.reserve(cost))
    return at


@given(st.integers(1, 200), st.lists(st.floats(0, 30), min_size=1, max_size=100))
def test_no_minute_sees_more_requests_than_allowed(limit: int, gaps: list[float]) -> None:
    time = Time()
    at = starts(RateLimiter(requests_per_minute=limit, clock=time), time, [0] * len(gaps), gaps)
    for first in at:
        assert sum(first <= start < first + 60 - 1e-6 for start in at) <= max(limit, 1)
    assert at == sorted(at)


@given(st.integers(600, 20000), st.lists(st.tuples(st.integers(1, 50), st.floats(0, 5)), min_size=1, max_size=60))
def test_no_minute_sees_more_tokens_than_allowed(limit: int, asked: list[tuple[int, float]]) -> None:
    time = Time()
    at = starts(RateLimiter(tokens_per_minute=limit, clock=time), time, [cost for cost, _ in asked], [gap for _, gap in asked])
    for first in at:
        assert sum(cost for start, (cost, _) in zip(at, asked, strict=True) if first <= start < first + 60 - 1e-6) <= limit


def test_waiting_does_not_come_in_batches() -> None:
    time = Time()
    at = starts(RateLimiter(requests_per_minute=65, clock=time), time, [0] * 20, [0.0] * 20)
    assert at[:5] == [100.0] * 5
    assert [round(later - earlier, 6) for earlier, later in pairwise(at[5:])] == [1.0] * 14


def test_a_request_larger_than_the_limit_passes_and_later_ones_pay() -> None:
    time = Time()
    at = starts(RateLimiter(tokens_per_minute=65, clock=time), time, [1000, 1], [0.0, 0.0])
    assert at[0] == 100.0
    assert at[1] > 1000.0


def test_without_limits_nobody_waits() -> None:
    assert [RateLimiter().reserve(10**9) for _ in range(3)] == [0.0] * 3


def test_waiting_sleeps_for_the_reserved_time() -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    limiter = RateLimiter(requests_per_minute=6, clock=Time(), sleep=sleep)

    async def run() -> None:
        await limiter.wait()
        await limiter.wait()

    asyncio.run(run())
    assert len(slept) == 1
    assert 10 <= slept[0] <= 11


def test_a_gate_lets_so_many_through_at_once() -> None:
    inside = most = 0

    async def request(gate: Gate) -> None:
        nonlocal inside, most
        async with gate.request():
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def run() -> None:
        gate = Gate(3, RateLimiter())
        await asyncio.gather(*(request(gate) for _ in range(20)))

    asyncio.run(run())
    assert most == 3
