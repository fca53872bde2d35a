"""One update: every source is visited, what came is kept, and what nobody has read yet is read; each step is kept before the next.

Killed at any moment, the next update goes on where this one was: a visit's articles and its stamp are kept together, a line is kept as
soon as it is read, and a reply that was paid for lies in the reply cache.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, closing
from sqlite3 import Connection
from typing import NamedTuple

from summarizer.archive.estimating import Estimate, Prices
from summarizer.archive.keeping import untraced
from summarizer.archive.store import Archive, label
from summarizer.errors import SetupError
from summarizer.extractors.contract import Extractor
from summarizer.ingest.addresses import on_web
from summarizer.ingest.fetching import Fetcher
from summarizer.ingest.visiting import visit
from summarizer.records.article import Article, Failure
from summarizer.records.base import Value
from summarizer.records.report import ExtractorName, ReportLine, UnreadArticle, Usage, total
from summarizer.wording import who_read

LONGEST_WAIT = 3600.0
"""Seconds to wait for another update of the same archive."""


class Limits(Value):
    """Where an update stops, what is done kept: articles read, and US dollars. Null is no limit."""

    articles: int | None = None
    cost: float | None = None


class Updated(Value):
    """What an update did. `left` counts the articles that a limit kept from being read."""

    fetched: int = 0
    read: int = 0
    left: int = 0
    failures: tuple[Failure, ...] = ()
    usage: Usage = Usage()


Tell = Callable[[str], None]


def fetch(
    archive: Archive, fetcher: Fetcher, now: str, run: int, *, retry_failed: bool = False, tell: Tell = lambda _: None
) -> tuple[int, tuple[Failure, ...]]:
    """Visits every source and keeps what is new: how many versions, and what could not be had."""
    failures: list[Failure] = []
    new = 0
    known = archive.stamps()
    for source, _ in archive.sources():
        if not on_web(source):
            archive.forget_failed_places(source)
        reached = True
        for found in visit(source, known, fetcher, archive.due(source, now, again=retry_failed)):
            new += archive.keep_visit(source, found, now, run)
            failures.extend(found.failures)
            reached = reached and (found.reached or found.place != source)
            for note in found.notes:
                tell(f"{note.source}: {note.reason} {note.remedy}")
        if reached:
            archive.source_read(source, now)
    return new, tuple(failures)


class _Reading:
    """The unread articles on their way through an extractor, within limits."""

    def __init__(
        self, archive: Archive, extractor: Extractor, second: Extractor | None, prices: Prices, limits: Limits, run: int, now: str
    ):
        self._archive, self._extractor, self._second = archive, extractor, second
        self._prices, self._limits, self._run, self._now = prices, limits, run, now
        self._begun = 0
        self._spent = self._reserved = 0.0
        self.read = 0
        self.usage = Usage()
        self.failures: list[Failure] = []

    async def all(self, articles: tuple[str, ...], concurrency: int) -> int:
        """Reads them, at most `concurrency` at once, none waiting for a slower one; how many a limit kept from being read."""
        left = iter(articles)
        await asyncio.gather(*(self._some(left) for _ in range(min(concurrency, len(articles)))))
        return len(articles) - self._begun

    async def _some(self, left: Iterator[str]) -> None:
        from summarizer.pipeline import read  # imported here: an update with nothing to read needs no stage

        while self._limits.articles is None or self._begun < self._limits.articles:
            id_ = next(left, None)
            if id_ is None:
                return
            article = self._archive.article(id_)
            estimate = self._prices.of_article(article).cost_usd or 0.0
            if self._limits.cost is not None and self._spent + self._reserved + estimate > self._limits.cost:
                return
            self._begun += 1
            self._reserved += estimate
            self._keep(article, await read(article, self._extractor, self._second))
            self._reserved -= estimate

    def _keep(self, article: Article, result: ReportLine | Failure) -> None:
        spent = (result.usage if isinstance(result, ReportLine | UnreadArticle) else None) or Usage()
        if isinstance(result, Failure):
            self._archive.keep_failure(article.id, self._extractor.name, result, self._now, self._run, spent)
            self.failures.append(result)
        else:
            self._archive.keep(result, self._now, self._run)
            self.read += 1
        self._spent += spent.cost_usd or 0.0
        self.usage = total((self.usage, spent))


class Readers(NamedTuple):
    """Who reads: the reader's name, how it is opened once there is something to read, and a second reader where one is wanted."""

    name: ExtractorName
    opened: Callable[[], AbstractAsyncContextManager[Extractor]]
    second: Callable[[], Extractor | None] = lambda: None


async def update(
    archive: Archive,
    readers: Readers,
    *,
    fetcher: Fetcher,
    now: str,
    prices: Prices = Prices(),  # noqa: B008 - Prices is frozen
    limits: Limits = Limits(),  # noqa: B008 - Limits is frozen
    retry_failed: bool = False,
    concurrency: int = 8,
    tell: Tell = lambda _: None,
) -> Updated:
    """Fetches and reads. `now` is the ISO 8601 instant at which the update begins; everything that it brings was first seen then.

    Another update of the same archive is waited for. Raises `SetupError` where the archive cannot be written; what was kept stays.
    """
    with closing(_right_to_update(archive, tell)):
        run = archive.runs.begin(now, label(readers.name))
        fetched, failures = fetch(archive, fetcher, now, run, retry_failed=retry_failed, tell=tell)
        unread = archive.unread(readers.name, again=retry_failed)
        done = Updated(fetched=fetched, left=len(unread), failures=failures)
        if unread and limits.articles != 0:
            tell(who_read(readers.name.name, readers.name.model))
            async with readers.opened() as extractor:
                reading = _Reading(archive, extractor, readers.second(), prices, limits, run, now)
                left = await reading.all(unread, concurrency)
            done = Updated(fetched=fetched, read=reading.read, left=left, failures=(*failures, *reading.failures), usage=reading.usage)
        archive.runs.finish(run)
        _leave_traces(archive)
    return done


def _leave_traces(archive: Archive) -> None:
    """So that the first brief of the day need not; killed here, it does."""
    missing = untraced(archive.database)
    if missing:
        from summarizer.archive.traces import TraceBook  # imported here: an update with nothing to read needs no merger

        TraceBook(archive.database, archive.line).complete(missing)


def _right_to_update(archive: Archive, tell: Tell) -> Connection:
    right = archive.updating(0.0)
    if right is None:
        tell("Another update of this archive is under way; waiting for its end.")
        right = archive.updating(LONGEST_WAIT)
    if right is None:
        raise SetupError("Another update of this archive does not come to its end.", "End it, and run the same command again.")
    return right


def fetch_only(
    archive: Archive,
    reader: ExtractorName,
    prices: Prices,
    fetcher: Fetcher,
    now: str,
    *,
    retry_failed: bool = False,
    tell: Tell = lambda _: None,
) -> tuple[int, tuple[Failure, ...], Estimate]:
    """Fetches without reading: how many versions are new, what could not be had, and what reading the unread articles would take."""
    with closing(_right_to_update(archive, tell)):
        run = archive.runs.begin(now, label(reader))
        fetched, failures = fetch(archive, fetcher, now, run, retry_failed=retry_failed, tell=tell)
        archive.runs.finish(run, read=False)
    return fetched, failures, prices.of(archive.article(id_) for id_ in archive.unread(reader, again=retry_failed))
