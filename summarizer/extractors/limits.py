"""Limits on requests to an endpoint: how many at once, how many a minute, how many tokens a minute."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[None]]


class RateLimiter:
    """Requests and tokens per minute as two leaky buckets; no barriers: each caller waits only for its own turn, in order of asking.

    A bucket holds at most `burst` seconds' worth and fills a little slower than the limit, so that no sixty seconds see more than the
    limit. A request larger than the bucket passes once the bucket is full, and later ones pay for it. `clock` (seconds, monotonic) and
    `sleep` are injected.
    """

    def __init__(
        self,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        *,
        burst: float = 5.0,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._rates = tuple(None if limit is None else limit / (60 + burst) for limit in (requests_per_minute, tokens_per_minute))
        self._burst = burst
        self._free_at: list[float] = [float("-inf"), float("-inf")]
        self._clock = clock
        self._sleep = sleep

    async def wait(self, tokens: int = 0) -> None:
        """Return when one request of about `tokens` tokens may go out."""
        pause = self.reserve(tokens)
        if pause > 0:
            await self._sleep(pause)

    def reserve(self, tokens: int = 0) -> float:
        """Book one request of about `tokens` tokens and return the seconds until it may go out."""
        now = self._clock()
        pause = 0.0
        for bucket, (rate, cost) in enumerate(zip(self._rates, (1, tokens), strict=True)):
            if rate is None:
                continue
            free_at = max(self._free_at[bucket], now - self._burst)
            self._free_at[bucket] = free_at + cost / rate
            pause = max(pause, min(self._free_at[bucket], free_at + self._burst) - now)
        return max(0.0, pause)


class Gate:
    """Lets at most `concurrency` requests through at once, each at its rate limiter's time. Bound to one event loop."""

    def __init__(self, concurrency: int, limiter: RateLimiter) -> None:
        self._slots = asyncio.Semaphore(concurrency)
        self._limiter = limiter

    @asynccontextmanager
    async def request(self, tokens: int = 0) -> AsyncIterator[None]:
        """Hold one slot for the time of a request of about `tokens` tokens."""
        await self._limiter.wait(tokens)
        async with self._slots:
            yield
