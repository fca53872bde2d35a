"""URLs → bytes, politely and safely (the only importer of protego).

Polite: robots.txt is obeyed (RFC 9309), one host is asked at most once a second or as slowly as it says, a page that was seen before is
asked for only if it changed, and a host that keeps failing is left alone. Safe: only http and https, every hop's address checked before
connecting to exactly that address, redirects followed by hand, sizes and times limited.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from protego import Protego

from summarizer.ingest.addresses import Resolve, Target, joined, permitted, resolve, target
from summarizer.ingest.decoding import Trouble
from summarizer.ingest.requesting import Answer, Bounds, Silence, ask

AGENT = "summarizer"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json", "application/feed")
_ROBOTS = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 asks for 500 KiB."""
_FAILURES = 3
"""Requests in a row that a host may leave without an answer before it is left alone."""
_LONGEST_PAUSE = 30.0
"""Seconds; a host that asks for longer pauses gets this one."""


@dataclass(frozen=True)
class Limits:
    """What one request may cost: seconds in all and per wait, bytes after decompression, redirects; the pause between two requests in
    seconds; and the hosts that may be at private or loopback addresses."""

    seconds: float = 30.0
    wait: float = 10.0
    bytes: int = 10_000_000
    redirects: int = 5
    pause: float = 1.0
    private: frozenset[str] = frozenset()


class Seen(NamedTuple):
    """What an earlier answer said for the next request."""

    etag: str | None = None
    modified: str | None = None


class Fetched(NamedTuple):
    """An answer: where it came from after redirects, its body, media type and charset, and what to say next time."""

    url: str
    body: bytes
    media: str
    charset: str | None
    seen: Seen


class Unchanged(NamedTuple):
    """The page is as it was when it was last fetched."""

    url: str


@dataclass
class Fetcher:
    """Fetches for one run; it remembers each host's robots.txt and when it was last asked. Not to be shared between threads."""

    limits: Limits = Limits()
    look_up: Resolve = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | Trouble] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)
    _silent: Counter[str] = field(default_factory=Counter)

    def fetch(self, url: str, seen: Seen = Seen()) -> Fetched | Unchanged | Trouble:  # noqa: B008 - Seen is frozen and empty
        """The page behind the URL; trouble says why not, and what to do. Nothing raises but a programming error."""
        for _ in range(self.limits.redirects + 1):
            hop = target(url)
            answer = hop if isinstance(hop, Trouble) else self._forbidden(url, hop) or self._request(hop, seen)
            if isinstance(answer, Trouble):
                return answer
            further = _redirected(url, answer)
            if further is None:
                return _judged(url, answer)
            url = further
        return Trouble(f"It redirects more than {self.limits.redirects} times.", "Give the final URL.")

    def _forbidden(self, url: str, hop: Target) -> Trouble | None:
        """Trouble where the host's robots.txt forbids the URL or cannot be had."""
        if hop.origin not in self._robots:
            self._robots[hop.origin] = self._read_robots(hop)
        robots = self._robots[hop.origin]
        if isinstance(robots, Trouble):
            return robots
        if not robots.can_fetch(url, AGENT):
            return Trouble("The site's robots.txt forbids fetching it.", "Save the page yourself and give the file.")
        return None

    def _read_robots(self, hop: Target) -> Protego | Trouble:
        """RFC 9309: no robots.txt allows everything, a server that fails forbids everything."""
        answer = self._robots_answer(f"{hop.origin}/robots.txt")
        if isinstance(answer, Trouble):
            return answer
        if answer.status >= 500 or answer.status == 429:
            return Trouble(f"The site's robots.txt answered {answer.status}, so nothing may be fetched.", "Try again later.")
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _robots_answer(self, url: str) -> Answer | Trouble:
        """The answer at the end of its redirects; one that does not come to an end says nothing."""
        for _ in range(self.limits.redirects + 1):
            hop = target(url)
            answer = hop if isinstance(hop, Trouble) else self._request(hop, Seen(), whole=False)
            if isinstance(answer, Trouble):
                return answer
            further = _redirected(url, answer)
            if further is None:
                return answer
            url = further
        return Answer(404, {}, b"")

    def _request(self, hop: Target, seen: Seen, *, whole: bool = True) -> Answer | Trouble:
        """One request, without redirects, to an address that was checked; of what need not be `whole`, the beginning."""
        if self._silent[hop.host] >= _FAILURES:
            return Trouble(f"The host {hop.host} left {_FAILURES} requests in a row without an answer.", "Try again later.")
        addresses = permitted(hop.host, hop.port, private=hop.host in self.limits.private, look_up=self.look_up)
        if isinstance(addresses, Trouble):
            return addresses
        self._pause(hop)
        headers = {"Host": hop.authority, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **_conditions(seen)}
        bounds = Bounds(self.limits.seconds, self.limits.wait, self.limits.bytes if whole else _ROBOTS, whole)
        answer = ask(hop, addresses, headers, bounds)
        self._silent[hop.host] = self._silent[hop.host] + 1 if isinstance(answer, Silence) else 0
        return answer

    def _pause(self, hop: Target) -> None:
        """Waits until the host may be asked again."""
        robots = self._robots.get(hop.origin)
        delay = robots.crawl_delay(AGENT) if isinstance(robots, Protego) else None
        pause = min(max(self.limits.pause, delay or 0.0), _LONGEST_PAUSE)
        due = self._asked.get(hop.host, -_LONGEST_PAUSE) + pause
        if due > self.clock():
            self.sleep(due - self.clock())
        self._asked[hop.host] = self.clock()


def _redirected(url: str, answer: Answer) -> str | None:
    """Where an answer sends one, if it does; what is no URL will not pass as one."""
    place = answer.headers.get("location")
    if answer.status not in _REDIRECTS or place is None:
        return None
    return joined(url, place) or place


def _conditions(seen: Seen) -> dict[str, str]:
    given = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in given.items() if value is not None}


def _judged(url: str, answer: Answer) -> Fetched | Unchanged | Trouble:
    if answer.status == 304:
        return Unchanged(url)
    if answer.status != 200:
        remedy = (
            "Try again later." if answer.status == 429 or answer.status >= 500 else "Check the URL, or save the page and give the file."
        )
        return Trouble(f"The site answered {answer.status}.", remedy)
    media, _, parameters = answer.headers.get("content-type", "text/html").partition(";")
    media = media.strip().lower()
    if not media.startswith(_READABLE):
        return Trouble(f"It is {media}, not a page, a text or a feed.", "Save it as text and give the file.")
    charset = next(
        (
            value.strip(" \"'")
            for name, _, value in (one.partition("=") for one in parameters.split(";"))
            if name.strip().lower() == "charset"
        ),
        None,
    )
    return Fetched(url, answer.body, media, charset, Seen(answer.headers.get("etag"), answer.headers.get("last-modified")))
