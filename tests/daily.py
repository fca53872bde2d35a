"""Helpers of the daily work's tests: articles of one event each, a reader by rule, a site on loopback, and updates."""

import asyncio
import json
import re
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from summarizer.archive.estimating import Prices
from summarizer.archive.store import Archive
from summarizer.archive.updating import Limits, Readers, Updated, update
from summarizer.errors import ExtractionError
from summarizer.extractors.contract import Answer, Check
from summarizer.ingest.fetching import Fetcher
from summarizer.ingest.fetching import Limits as FetchLimits
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import CasualtyClaim, DateClaim, Extraction, Incident, PlaceClaim
from summarizer.records.report import ExtractorName, Usage

DAY_ONE, DAY_TWO, DAY_THREE = "2026-03-02T06:00:00+00:00", "2026-03-03T06:00:00+00:00", "2026-03-04T06:00:00+00:00"
_TOLD = re.compile(r"(?P<toll>(?P<count>\d+) people) were killed in an attack in (?P<town>\w+) on (?P<day>\d+ \w+ \d{4})\.")


def told(killed: int, town: str, day: str) -> str:
    """A text that tells of one attack."""
    return f"{killed} people were killed in an attack in {town} on {day}. Officials went there the same evening."


def record(text: str, published: str | None, title: str, url: str | None = None) -> str:
    """An article as a JSON file."""
    return json.dumps({"text": text, "published": published, "title": title, "outlet": "North Wire", "url": url})


def put(folder: Path, name: str, text: str, published: str | None = "2026-03-02", title: str | None = None) -> None:
    """An article in a file of that name, which is its title too where none is given."""
    (folder / f"{name}.json").write_text(record(text, published, title or name), encoding="utf-8")


def answer(text: str) -> Extraction:
    """What the text tells, by the one construction that `told` writes."""
    match = _TOLD.search(text)
    if match is None:
        return Extraction()
    count = int(match["count"])
    incident = Incident(
        key="i1",
        type="attack",
        title=f"Attack in {match['town']}",
        summary=f"{count} people were killed in an attack in {match['town']}.",
        dates=(DateClaim(text=f"on {match['day']}", sentences=(1,)),),
        places=(PlaceClaim(text=match["town"], sentences=(1,)),),
        casualties=(CasualtyClaim(outcome="killed", low=count, high=count, text=match["toll"], victims="people", sentences=(1,)),),
        sentences=(1,),
    )
    return Extraction(incidents=(incident,))


@dataclass
class Reader:
    """Reads by rule. `fails` are words at which it gives up, having `spent` so much; `cost` is US dollars an article."""

    fails: str | None = None
    spent: Usage | None = None
    cost: float | None = None
    asked: list[str] = field(default_factory=list)

    @property
    def name(self) -> ExtractorName:
        return ExtractorName(name="rule")

    async def extract(self, article: Article, annotation: Annotation, check: Check) -> Answer:
        self.asked.append(article.id)
        await asyncio.sleep(0)
        if self.fails is not None and self.fails in article.text:
            error = ExtractionError("refusal", "The reader refused.", "Read it yourself.")
            error.usage = self.spent
            raise error
        return Answer(extraction=answer(article.text), usage=Usage(calls=1, prompt_tokens=10, completion_tokens=2, cost_usd=self.cost))

    @asynccontextmanager
    async def opened(self) -> "AsyncIterator[Reader]":
        yield self


def polite() -> Fetcher:
    """A fetcher of loopback, without pauses."""
    return Fetcher(FetchLimits(pause=0.0, private=frozenset({"127.0.0.1"})))


def updated(
    archive: Archive,
    now: str,
    reader: Reader | None = None,
    *,
    limits: Limits = Limits(),  # noqa: B008 - Limits is frozen
    prices: Prices = Prices(),  # noqa: B008 - Prices is frozen
    retry_failed: bool = False,
    concurrency: int = 4,
) -> Updated:
    """One update by a reader by rule."""
    reading = reader or Reader()
    return asyncio.run(
        update(
            archive,
            Readers(reading.name, reading.opened),
            fetcher=polite(),
            now=now,
            limits=limits,
            prices=prices,
            retry_failed=retry_failed,
            concurrency=concurrency,
        )
    )


@contextmanager
def archive_of(folder: Path, *sources: str) -> Iterator[Archive]:
    """A new archive in the folder with these sources."""
    with Archive(folder / "archive.db", create=True) as archive:
        for source in sources:
            archive.add_source(source, DAY_ONE)
        yield archive


@dataclass
class Site:
    """Pages by path, served with ETags; `asked` are the requests with whether they were conditional, and `broken` paths answer 503.

    Each answer comes after `delay` seconds.
    """

    url: str
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)
    asked: list[tuple[str, bool]] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    delay: float = 0.0

    def page(self, path: str, text: str, published: str) -> None:
        """A page of one article."""
        head = f'<title>Attack {path}</title><meta property="article:published_time" content="{published}">'
        paragraphs = f"<p>{text}</p><p>{'The road was closed for hours while helpers searched the place. ' * 3}</p>"
        self.pages[path] = ("text/html; charset=utf-8", f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>")

    def feed(self, *paths: str) -> None:
        """A feed at /feed.xml of these pages."""
        items = "".join(f"<item><title>t</title><link>{self.url}{path}</link></item>" for path in paths)
        self.pages["/feed.xml"] = ("application/rss+xml", f'<rss version="2.0"><channel><title>North Wire</title>{items}</channel></rss>')


@contextmanager
def site(delay: float = 0.0) -> Iterator[Site]:
    """A web site on loopback."""
    found = Site("", delay=delay)
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(found))
    http.daemon_threads = True
    found.url = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        http.shutdown()
        http.server_close()
        thread.join()


def _handler(served: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            media, text = served.pages.get(self.path, ("", ""))
            tag = f'"{hash(text)}"'
            if self.path != "/robots.txt":
                served.asked.append((self.path, "If-None-Match" in self.headers))
            time.sleep(served.delay)
            status = 503 if self.path in served.broken else 304 if self.headers.get("If-None-Match") == tag else 200 if media else 404
            body = text.encode() if status == 200 else b""
            self.send_response(status)
            for name, value in (("Content-Type", media or "text/html"), ("ETag", tag), ("Content-Length", str(len(body)))):
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            pass

    return Handler
