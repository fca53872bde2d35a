"""What the archive keeps and gives back: sources, articles with their versions, lines, failures."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from summarizer.archive.database import connect, exclusive, writing
from summarizer.archive.runs import Runs
from summarizer.ingest.addresses import on_web
from summarizer.ingest.fetching import Seen
from summarizer.ingest.visiting import Arrival, Due, Visit
from summarizer.records.article import Article, Failure
from summarizer.records.report import ExtractorName, ReportLine, Usage

TRIES = 3
"""How often what failed is tried again by itself, once an update."""
EDITED = timedelta(days=3)
"""How long after it came, or after it last changed, a page is asked again whether its outlet has edited it."""
RECENT = 50
"""Pages of one source that are asked again in one update, the newest first."""


class Version(NamedTuple):
    """One state of a document: `number` from 1; `seen` and `read` the instants (ISO 8601) of the updates that first saw and read it;
    `line` the number of its newest line. `line` and `read` are null while it is unread."""

    document: str
    number: int
    article: str
    published: str | None
    seen: str
    backlog: int
    path: str | None
    line: int | None
    read: str | None


class _Failed(NamedTuple):
    """The key of a failure: an article that a reader failed at, or a place (`reader` empty) with its source."""

    what: str
    reader: str
    source: str | None = None
    place: str | None = None
    backlog: int = 0


class Archive:
    """One archive file. Every method is one transaction; a process killed between two of them loses nothing that was said to be kept."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._database = connect(path, create=create)
        self.runs = Runs(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    @property
    def database(self) -> sqlite3.Connection:
        """The connection, for the other tables of the same file."""
        return self._database

    @property
    def replies(self) -> Path:
        """The folder of the reply cache, beside the archive."""
        return self.path.with_name(f"{self.path.name}.replies")

    def updating(self, wait: float) -> "sqlite3.Connection | None":
        """The right to update, as a connection that holds it until it is closed or its process ends; null after `wait` seconds."""
        return exclusive(self.path.with_name(f"{self.path.name}.updating"), wait)

    def add_source(self, spec: str, added: str) -> bool:
        """Keeps a source; false where it was there already."""
        with writing(self._database):
            return self._database.execute("insert or ignore into source (spec, added) values (?, ?)", (spec, added)).rowcount == 1

    def sources(self) -> tuple[tuple[str, bool], ...]:
        """The sources, sorted, and whether each was once read to its end."""
        return tuple((row[0], row[1] is not None) for row in self._database.execute("select spec, read from source order by spec"))

    def source_read(self, spec: str, when: str) -> None:
        """Writes down that a source was read to its end: what it brings from now on is no backlog."""
        if any(self._database.execute("select 1 from source where spec = ? and read is null", (spec,))):
            with writing(self._database):
                self._database.execute("update source set read = ? where spec = ? and read is null", (when, spec))

    def stamps(self) -> Mapping[str, Seen]:
        """What was said by each place when it was last read."""
        return {row[0]: Seen(row[1], row[2]) for row in self._database.execute("select place, etag, modified from fetch")}

    def keep_visit(self, source: str, visit: Visit, when: str, run: int) -> int:
        """Keeps all that one place gave, in one transaction; how many versions are new.

        A text that is its document's newest already changes nothing.
        """
        with writing(self._database):
            backlog = self._is_backlog(source, visit.place)
            new = sum(self._keep_arrival(source, arrival, when, backlog) for arrival in visit.arrivals)
            self._keep_failures(source, visit, when, backlog)
            if visit.stamp is not None:
                self._keep_stamp(source, visit.place, visit.stamp, _asked_until(visit, when, backlog) if new else None)
            self.runs.add(run, fetched=new, failed=len(visit.failures))
        return new

    def _is_backlog(self, source: str, place: str) -> int:
        """1 where what the place gives was there when its source was first read, though it may have failed then."""
        row = self._database.execute(
            """select max(read is null, exists (select 1 from failure where place = ? and reader = '' and backlog = 1))
               from source where spec = ?""",
            (place, source),
        ).fetchone()
        found: int = row[0]
        return found

    def _keep_failures(self, source: str, visit: Visit, when: str, backlog: int) -> None:
        """What is wrong at a place now, in place of what was; the first of its failures counts the tries."""
        named = {visit.place if number == 1 else f"{visit.place} {number}": one for number, one in enumerate(visit.failures, 1)}
        rows = self._database.execute("select what from failure where place = ? and reader = ''", (visit.place,)).fetchall()
        gone = [row for row in rows if row[0] not in named]
        self._database.executemany("delete from failure where what = ? and reader = ''", gone)
        for what, failure in named.items():
            self._fail(_Failed(what, "", source, visit.place, backlog), failure, when)

    def _keep_stamp(self, source: str, place: str, stamp: Seen, until: str | None) -> None:
        self._database.execute(
            """insert into fetch (place, etag, modified, source, until) values (?, ?, ?, ?, ?) on conflict (place)
               do update set etag = excluded.etag, modified = excluded.modified, source = excluded.source,
               until = coalesce(excluded.until, until)""",
            (place, stamp.etag, stamp.modified, source, until),
        )

    def due(self, source: str, now: str, *, again: bool = False) -> Due:
        """The places of a source to ask once more: what failed (with `again`, however often), and the pages that may still be edited."""
        failed = dict(
            self._database.execute("select place, max(tries) from failure where source = ? and reader = '' group by place", (source,))
        )
        recent = self._database.execute(
            "select place from fetch where source = ? and until >= ? order by until desc, place limit ?", (source, now, RECENT)
        )
        given_up = frozenset(place for place, tries in failed.items() if tries >= TRIES and not again)
        return Due(frozenset((*failed, *(row[0] for row in recent))) - given_up, given_up)

    def _keep_arrival(self, source: str, arrival: Arrival, when: str, backlog: int) -> int:
        article, run = arrival.article, self._database.execute
        run("insert or ignore into document values (?, ?, ?)", (arrival.document, source, article.path))
        newest = run(
            "select number, article from version where document = ? order by number desc limit 1", (arrival.document,)
        ).fetchone() or (0, None)
        if newest[1] == article.id:
            return 0
        body = _deflated(article.model_dump_json().encode())
        run(
            "insert or ignore into article select ?, coalesce(max(number), 0) + 1, ?, ? from article where true",
            (article.id, article.published, body),
        )
        number = newest[0] + 1
        run("insert into version values (?, ?, ?, ?, ?)", (arrival.document, number, article.id, when, backlog))
        if arrival.page is not None:
            run("insert into page values (?, ?, ?)", (arrival.document, number, _deflated(arrival.page)))
        return 1

    def unread(self, reader: ExtractorName, *, again: bool = False) -> tuple[str, ...]:
        """Ids of the articles that are some document's newest version and that nobody has read, in the order in which they came.

        Those that this reader failed at are left out after some tries; `again` gives those too.
        """
        rows = self._database.execute(
            """select article.id from article
               where not exists (select 1 from line where line.article = article.id) and article.id in (select article from standing)
               and not exists (select 1 from failure where what = article.id and reader = ? and tries >= ?)
               order by article.number""",
            (label(reader), 1 << 30 if again else TRIES),
        )
        return tuple(row[0] for row in rows)

    def waiting(self) -> int:
        """How many documents stand in a version that nobody has read."""
        row = self._database.execute("select count(*) from standing where article not in (select article from line)").fetchone()
        count: int = row[0]
        return count

    def article(self, id_: str) -> Article:
        """The article of that id. Raises `KeyError`."""
        row = self._database.execute("select body from article where id = ?", (id_,)).fetchone()
        if row is None:
            raise KeyError(id_)
        return Article.model_validate_json(_inflated(row[0]))

    def page(self, document: str, number: int) -> bytes | None:
        """The raw page of a version, where one was fetched."""
        row = self._database.execute("select body from page where document = ? and number = ?", (document, number)).fetchone()
        return None if row is None else _inflated(row[0])

    def keep(self, line: ReportLine, made: str, run: int) -> None:
        """Keeps what a reader found in an article, and counts it. A line that is there already stays: readings are never changed."""
        row = (line.article.id, label(line.extractor), made, _deflated(line.model_dump_json().encode()))
        with writing(self._database):
            self._database.execute("insert or ignore into line (article, reader, made, body) values (?, ?, ?, ?)", row)
            self._database.execute("delete from failure where what = ? and reader <> ''", row[:1])
            self.runs.add(run, read=1, usage=line.usage)

    def keep_failure(self, article: str, reader: ExtractorName, failure: Failure, tried: str, run: int, usage: Usage | None = None) -> None:
        """Keeps why a reader could not read an article, and counts what that cost."""
        with writing(self._database):
            self._fail(_Failed(article, label(reader)), failure, tried)
            self.runs.add(run, failed=1, usage=usage)

    def _fail(self, failed: "_Failed", failure: Failure, tried: str) -> None:
        self._database.execute(
            """insert into failure (what, reader, source, place, backlog, name, tries, tried, reason, remedy)
               values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?) on conflict (what, reader) do update set tries = tries + 1,
               tried = excluded.tried, name = excluded.name, reason = excluded.reason, remedy = excluded.remedy""",
            (*failed, failure.source, tried, failure.reason, failure.remedy),
        )

    def failures(self, since: str = "") -> tuple[Failure, ...]:
        """What could not be had or read, with the newest reason, by name: as far as it was last tried at the instant `since` or later."""
        rows = self._database.execute(
            """select name, reason, remedy, max(tried) from failure
                where reader = '' or what in (select article from standing) group by what having max(tried) >= ? order by name, reason""",
            (since,),
        )
        return tuple(Failure(source=row[0], reason=row[1], remedy=row[2]) for row in rows)

    def forget_failed_places(self, source: str) -> None:
        """Forgets what could not be had of a source whose every place is looked at again."""
        if any(self._database.execute("select 1 from failure where source = ?", (source,))):
            with writing(self._database):
                self._database.execute("delete from failure where source = ?", (source,))

    def versions(self) -> tuple[Version, ...]:
        """Every version of every document, by document and number."""
        rows = self._database.execute(
            """select version.document, version.number, version.article, published, seen, backlog, path,
               (select max(line.number) from line where line.article = version.article),
               (select min(line.made) from line where line.article = version.article)
               from version join article on article.id = version.article join document on document.key = version.document
               order by version.document, version.number"""
        )
        return tuple(Version(*row) for row in rows)

    def lines(self, numbers: Iterable[int]) -> Iterator[tuple[int, ReportLine]]:
        """The lines of these numbers, in their order."""
        return ((number, self.line(number)) for number in numbers)

    def line(self, number: int) -> ReportLine:
        """The line of that number."""
        row = self._database.execute("select body from line where number = ?", (number,)).fetchone()
        return ReportLine.model_validate_json(_inflated(row[0]))


def label(reader: ExtractorName) -> str:
    """A reader as one word: extractor, model and prompt."""
    return "/".join(part for part in (reader.name, reader.model, reader.prompt) if part)


def _asked_until(visit: Visit, when: str, backlog: int) -> str | None:
    """Until when a page is asked again: some days from now, of a backlog from its newest publication; null for files."""
    if not on_web(visit.place):
        return None
    came = datetime.fromisoformat(when)
    if backlog:
        days = [datetime.fromisoformat(one.article.published[:10]) for one in visit.arrivals if one.article.published]
        came = min(came, max((day.replace(tzinfo=came.tzinfo) for day in days), default=came))
    return (came + EDITED).isoformat(timespec="seconds")


def _deflated(data: bytes) -> bytes:
    return zlib.compress(data)


def _inflated(body: bytes) -> bytes:
    return zlib.decompress(body)
