"""What the archive keeps and gives back. The only module, beside `database`, that knows its tables."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import Field

from summarizer.archive.database import connect, writing
from summarizer.records.article import Article, Failure
from summarizer.records.base import Value
from summarizer.records.report import ExtractorName, ReportLine, Usage


class Seen(Value):
    """An article as it came in: its document (canonical URL, or source and path) and when it was first seen (ISO 8601 instant)."""

    article: Article
    document: str
    source: str
    seen: str
    backlog: bool = Field(default=False, description="It was there when its source was first read, and so is never late.")
    page: bytes | None = None


class Run(Value):
    """One update: when it began and ended (ISO 8601 instants, `ended` null where it was cut off), and what it did."""

    number: int
    started: str
    ended: str | None
    reader: str
    fetched: int
    read: int
    failed: int
    usage: Usage


class Archive:
    """One archive file. Every method is one transaction; a process killed between two of them loses nothing that was said to be kept."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        self._database = connect(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    def add_source(self, spec: str, added: str) -> bool:
        """Keeps a source; false where it was there already."""
        with writing(self._database):
            return self._database.execute("insert or ignore into source values (?, ?)", (spec, added)).rowcount == 1

    def sources(self) -> tuple[str, ...]:
        """The sources, sorted."""
        return tuple(row[0] for row in self._database.execute("select spec from source order by spec"))

    def add(self, seen: Seen) -> bool:
        """Keeps an article as the next version of its document; false where this very text was there already."""
        article = seen.article
        with writing(self._database):
            self._database.execute("insert or ignore into document values (?, ?)", (seen.document, seen.source))
            number = self._database.execute("select count(*) + 1 from version where document = ?", (seen.document,)).fetchone()[0]
            row = (
                article.id,
                seen.document,
                number,
                seen.seen,
                int(seen.backlog),
                article.published,
                _deflated(article.model_dump_json()),
                None if seen.page is None else zlib.compress(seen.page),
            )
            return self._database.execute("insert or ignore into version values (?, ?, ?, ?, ?, ?, ?, ?)", row).rowcount == 1

    def unread(self, reader: ExtractorName) -> Iterator[Article]:
        """The articles without a line or a failure by this reader, by id; more may be kept while this is walked through."""
        last = ""
        while True:
            row = self._database.execute(
                """select article, body from version where article > ?
                   and not exists (select 1 from line where line.article = version.article and line.reader = ?)
                   and not exists (select 1 from failure where failure.article = version.article and failure.reader = ?)
                   order by article limit 1""",
                (last, label(reader), label(reader)),
            ).fetchone()
            if row is None:
                return
            last = row[0]
            yield Article.model_validate_json(_inflated(row[1]))

    def keep(self, line: ReportLine, made: str) -> None:
        """Keeps what a reader found in an article. A line that is there already stays: readings are never changed."""
        row = (line.article.id, label(line.extractor), made, _deflated(line.model_dump_json()))
        with writing(self._database):
            self._database.execute("insert or ignore into line values (?, ?, ?, ?)", row)
            self._database.execute("delete from failure where article = ? and reader = ?", row[:2])

    def keep_failure(self, article: str, reader: ExtractorName, failure: Failure, tried: str) -> None:
        """Keeps why a reader could not read an article, so that it is not tried again by itself."""
        row = (article, label(reader), tried, failure.reason, failure.remedy)
        with writing(self._database):
            self._database.execute("insert or replace into failure values (?, ?, ?, ?, ?)", row)

    def forget_failures(self, reader: ExtractorName) -> int:
        """Lets the reader's failed articles be tried again; how many they are."""
        with writing(self._database):
            return self._database.execute("delete from failure where reader = ?", (label(reader),)).rowcount

    def lines(self) -> Iterator[ReportLine]:
        """The newest line of each document's newest version, by article id: an edited article counts once, as it now stands."""
        rows = self._database.execute(
            """select line.body from version
               join (select document, max(number) as newest from version group by document) as last
                 on last.document = version.document and last.newest = version.number
               join line on line.article = version.article
               where line.made = (select max(made) from line as other where other.article = line.article)
               order by version.article, line.reader"""
        )
        for (body,) in rows:
            yield ReportLine.model_validate_json(_inflated(body))

    def seen(self) -> dict[str, str]:
        """When each article that was no backlog was first seen."""
        return dict(self._database.execute("select article, seen from version where not backlog order by article"))

    def failures(self) -> tuple[Failure, ...]:
        """The articles that no reader has read, with the newest reason, by document."""
        rows = self._database.execute(
            """select version.document, failure.reason, failure.remedy, max(failure.tried) from failure
               join version on version.article = failure.article
               where not exists (select 1 from line where line.article = failure.article)
               group by failure.article order by version.document"""
        )
        return tuple(Failure(source=row[0], reason=row[1], remedy=row[2]) for row in rows)

    def begin_run(self, started: str, reader: ExtractorName) -> int:
        """Writes down that an update began; its number."""
        with writing(self._database):
            number = self._database.execute("insert into run (started, reader) values (?, ?)", (started, label(reader))).lastrowid
        assert number is not None  # noqa: S101 an insert into a rowid table gives one
        return number

    def count(self, run: int, *, fetched: int = 0, read: int = 0, failed: int = 0, usage: Usage | None = None) -> None:
        """Adds to a run's totals."""
        spent = usage or Usage()
        row = (fetched, read, failed, spent.calls, spent.prompt_tokens, spent.completion_tokens, spent.cost_usd, run)
        with writing(self._database):
            self._database.execute(
                """update run set fetched = fetched + ?, read = read + ?, failed = failed + ?, calls = calls + ?,
                   prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?,
                   cost_usd = coalesce(cost_usd, 0) + coalesce(?, 0) where id = ?""",
                row,
            )

    def end_run(self, run: int, ended: str) -> None:
        with writing(self._database):
            self._database.execute("update run set ended = ? where id = ?", (ended, run))

    def runs(self) -> tuple[Run, ...]:
        """All runs, newest first."""
        rows = self._database.execute(
            """select id, started, ended, reader, fetched, read, failed, calls, prompt_tokens, completion_tokens, cost_usd
               from run order by id desc"""
        )
        return tuple(
            Run(
                number=row[0],
                started=row[1],
                ended=row[2],
                reader=row[3],
                fetched=row[4],
                read=row[5],
                failed=row[6],
                usage=Usage(calls=row[7], prompt_tokens=row[8], completion_tokens=row[9], cost_usd=row[10]),
            )
            for row in rows
        )


def label(reader: ExtractorName) -> str:
    """A reader as one word: another model or another prompt reads anew."""
    return "/".join(part for part in (reader.name, reader.model, reader.prompt) if part)


def _deflated(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"))


def _inflated(body: bytes) -> str:
    return zlib.decompress(body).decode("utf-8")
