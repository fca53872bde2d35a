"""What each update did and cost."""

import sqlite3
from collections.abc import Iterable

from summarizer.archive.database import writing
from summarizer.records.base import Value
from summarizer.records.report import Usage, total

_READ, _FETCHED = 1, 2
"""How a run came to its end, in the column `finished`."""


class Run(Value):
    """One update: when it began (ISO 8601 instant), who read, and what it did. Not `finished`: it runs, or it was cut off."""

    number: int
    started: str
    finished: bool
    reader: str
    fetched: int
    read: int
    failed: int
    usage: Usage


class Day(Value):
    """All updates that began on one day (UTC)."""

    day: str
    runs: int
    fetched: int
    read: int
    failed: int
    usage: Usage


class Runs:
    """The archive's table of runs."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def begin(self, started: str, reader: str) -> int:
        """Writes down that an update began; its number."""
        with writing(self._database):
            row = self._database.execute("insert into run (started, reader) values (?, ?) returning number", (started, reader)).fetchone()
        number: int = row[0]
        return number

    def add(self, run: int, *, fetched: int = 0, read: int = 0, failed: int = 0, usage: Usage | None = None) -> None:
        """Adds to a run's totals, within the transaction of what is counted."""
        spent = usage or Usage()
        row = (fetched, read, failed, spent.calls, spent.prompt_tokens, spent.completion_tokens, spent.cost_usd)
        self._database.execute(
            """update run set fetched = fetched + ?, read = read + ?, failed = failed + ?, calls = calls + ?,
               prompt_tokens = prompt_tokens + ?, completion_tokens = completion_tokens + ?,
               cost_usd = coalesce(cost_usd + ?, cost_usd, ?) where number = ?""",
            (*row, spent.cost_usd, run),
        )

    def finish(self, run: int, *, read: bool = True) -> None:
        """Writes down that an update came to its end; one that was not to read anything closes no day."""
        with writing(self._database):
            self._database.execute("update run set finished = ? where number = ?", (_READ if read else _FETCHED, run))

    def finished(self) -> tuple[str, ...]:
        """When the updates began that came to their end, in no order."""
        return tuple(row[0] for row in self._database.execute("select started from run where finished = ?", (_READ,)))

    def all(self) -> tuple[Run, ...]:
        """All runs, newest first."""
        rows = self._database.execute(
            """select number, started, finished, reader, fetched, read, failed, calls, prompt_tokens, completion_tokens, cost_usd
               from run order by number desc"""
        )
        return tuple(
            Run(
                number=row[0],
                started=row[1],
                finished=bool(row[2]),
                reader=row[3],
                fetched=row[4],
                read=row[5],
                failed=row[6],
                usage=Usage(calls=row[7], prompt_tokens=row[8], completion_tokens=row[9], cost_usd=row[10]),
            )
            for row in rows
        )


def by_day(runs: Iterable[Run]) -> tuple[Day, ...]:
    """The totals of each day, newest first."""
    days: dict[str, list[Run]] = {}
    for run in runs:
        days.setdefault(run.started[:10], []).append(run)
    return tuple(_day(day, days[day]) for day in sorted(days, reverse=True))


def _day(day: str, runs: list[Run]) -> Day:
    return Day(
        day=day,
        runs=len(runs),
        fetched=sum(run.fetched for run in runs),
        read=sum(run.read for run in runs),
        failed=sum(run.failed for run in runs),
        usage=total(run.usage for run in runs),
    )
