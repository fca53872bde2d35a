"""URLs → bytes, politely and safely (the only importer of urllib3 and protego).

Polite: robots.txt is obeyed (RFC 9309), one host is asked at most once a second or as slowly as it says, and a page that was seen before
is asked for only if it changed. Safe: only http and https, every hop's address checked before connecting to exactly that address,
redirects followed by hand, sizes and times limited.
"""

import ssl
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit, urlunsplit

import urllib3
from protego import Protego
from urllib3.exceptions import HTTPError

from summarizer.ingest.addresses import Resolve, permitted, resolve
from summarizer.ingest.decoding import Trouble

AGENT = "summarizer"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_READABLE = ("text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/json", "application/feed")
_CHUNK = 65_536
_LONGEST_PAUSE = 30.0
"""Seconds; a host that asks for longer pauses gets this one."""


@dataclass(frozen=True)
class Limits:
    """What one fetch may cost: seconds in all and per wait, bytes after decompression, redirects; the pause between two requests in
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


class _Answer(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class Fetcher:
    """Fetches for one run; it remembers each host's robots.txt and when it was last asked. Not to be shared between threads."""

    limits: Limits = Limits()
    look_up: Resolve = resolve
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, Protego | Trouble] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(self, url: str, seen: Seen = Seen()) -> Fetched | Unchanged | Trouble:  # noqa: B008 - Seen is frozen and empty
        """The page behind the URL; trouble says why not, and what to do. Nothing raises but a programming error."""
        deadline = self.clock() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            answer = self._allowed(url) or self._request(url, seen, deadline)
            if isinstance(answer, Trouble):
                return answer
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or target is None:
                return _judged(url, answer)
            url = urljoin(url, target)
        return Trouble(f"It redirects more than {self.limits.redirects} times.", "Give the final URL.")

    def _allowed(self, url: str) -> Trouble | None:
        """Trouble where the host's robots.txt forbids the URL or cannot be had."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._robots:
            self._robots[origin] = self._read_robots(origin)
        robots = self._robots[origin]
        if isinstance(robots, Trouble):
            return robots
        if not robots.can_fetch(url, AGENT):
            return Trouble("The site's robots.txt forbids fetching it.", "Save the page yourself and give the file.")
        return None

    def _read_robots(self, origin: str) -> Protego | Trouble:
        """RFC 9309: no robots.txt allows everything, a server that fails forbids everything."""
        url, deadline = f"{origin}/robots.txt", self.clock() + self.limits.seconds
        for _ in range(self.limits.redirects + 1):
            answer = self._request(url, Seen(), deadline)
            if isinstance(answer, Trouble):
                return answer
            target = answer.headers.get("location")
            if answer.status not in _REDIRECTS or target is None:
                break
            url = urljoin(url, target)
        else:
            return Protego.parse("")
        if answer.status >= 500:
            return Trouble(f"The site's robots.txt answered {answer.status}, so nothing may be fetched.", "Try again later.")
        return Protego.parse(answer.body.decode("utf-8", "replace") if answer.status == 200 else "")

    def _request(self, url: str, seen: Seen, deadline: float) -> _Answer | Trouble:
        """One request, without redirects, to an address that was checked."""
        parts = urlsplit(url)
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return Trouble(f"The URL {url} has no valid port.", "Check the URL.")
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.username is not None:
            return Trouble(f"{url} is not a plain http or https URL.", "Give a URL such as https://example.org/story.")
        address = permitted(parts.hostname, port, private=parts.hostname in self.limits.private, look_up=self.look_up)
        if isinstance(address, Trouble):
            return address
        self._pause(parts.hostname, f"{parts.scheme}://{parts.netloc}")
        path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        headers = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **_conditions(seen)}
        try:
            with _pool(parts.scheme, address, port, parts.hostname, self.limits.wait) as pool:
                return self._read(pool, path, headers, deadline)
        except (HTTPError, OSError) as error:
            return Trouble(f"The host {parts.hostname} cannot be read: {type(error).__name__}.", "Check the URL and the network.")

    def _read(self, pool: urllib3.HTTPConnectionPool, path: str, headers: Mapping[str, str], deadline: float) -> _Answer | Trouble:
        answer = pool.request("GET", path, headers=headers, redirect=False, retries=False, preload_content=False)
        body = bytearray()
        for chunk in answer.stream(_CHUNK):
            body += chunk
            if len(body) > self.limits.bytes:
                answer.close()
                return Trouble(f"It is larger than {self.limits.bytes:,} bytes.", "Raise the limit or give the text.")
            if self.clock() > deadline:
                answer.close()
                return Trouble(f"It took longer than {self.limits.seconds:g} seconds.", "Try again later.")
        return _Answer(answer.status, {name.lower(): value for name, value in answer.headers.items()}, bytes(body))

    def _pause(self, host: str, origin: str) -> None:
        """Waits until the host may be asked again."""
        robots = self._robots.get(origin)
        delay = robots.crawl_delay(AGENT) if isinstance(robots, Protego) else None
        pause = min(max(self.limits.pause, delay or 0.0), _LONGEST_PAUSE)
        due = self._asked.get(host, -_LONGEST_PAUSE) + pause
        if due > self.clock():
            self.sleep(due - self.clock())
        self._asked[host] = self.clock()


def _pool(scheme: str, address: str, port: int, host: str, wait: float) -> urllib3.HTTPConnectionPool:
    """Connections to the checked address; the certificate is checked against the name."""
    timeout = urllib3.Timeout(connect=wait, read=wait)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout)
    context = ssl.create_default_context()
    return urllib3.HTTPSConnectionPool(address, port, timeout=timeout, ssl_context=context, server_hostname=host, assert_hostname=host)


def _conditions(seen: Seen) -> dict[str, str]:
    given = {"If-None-Match": seen.etag, "If-Modified-Since": seen.modified}
    return {name: value for name, value in given.items() if value is not None}


def _judged(url: str, answer: _Answer) -> Fetched | Unchanged | Trouble:
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
