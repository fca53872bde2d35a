"""The brief of a day from an archive: which versions counted before the window and at its end, and which articles came late.

An article counts by its publication day, whenever it was first seen. An edited one counts in its first version until the day on which
the next was first seen. One that was published before the window and first seen in it is late, and is told in this brief, unless it
was there already when its source was first read. One without a date is news of the day on which it was first seen.
"""

import datetime
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summarizer.archive.keeping import KeptBriefs, key_of
from summarizer.archive.store import Archive, Version
from summarizer.brief import publication_day, zone
from summarizer.merging.judgements import Judgement
from summarizer.pipeline import History, Topic, check_days, make_brief
from summarizer.records.article import Failure
from summarizer.records.brief import Brief
from summarizer.records.report import ReportLine
from summarizer.records.vocabulary import Policy


class Counted(NamedTuple):
    """The versions that count at the end of the window and those that stood before it, one a document, and what came between.

    `late` and `undated` are articles first seen in the window: published before it, or at an unknown time.
    """

    after: tuple[Version, ...]
    before: tuple[Version, ...]
    late: frozenset[str]
    undated: frozenset[str]
    corrected: dict[str, str]


def counted(versions: Iterable[Version], first: datetime.date, last: datetime.date, tz: ZoneInfo) -> Counted:
    """What counts for a window, both days closed. Versions that nobody has read yet count as not there."""
    documents: dict[str, list[Version]] = {}
    for version in versions:
        if version.line is not None:
            documents.setdefault(version.document, []).append(version)
    after, before, late, undated = [], [], set(), set()
    corrected: dict[str, str] = {}
    for states in documents.values():
        published, seen = publication_day(states[0].published, tz), _day(states[0].seen, tz)
        if published is None and seen > last and not states[0].backlog:
            continue
        now, then = _standing(states, last, tz), _standing(states, first - timedelta(days=1), tz)
        after.append(now)
        if published is None and first <= seen <= last:
            undated.add(now.article)
        elif published is not None and published < first <= seen <= last and not states[0].backlog:
            late.add(now.article)
        else:
            before.append(then)
            if then.article != now.article:
                corrected[now.article] = then.article
    return Counted(tuple(after), tuple(before), frozenset(late), frozenset(undated), corrected)


def _standing(states: Sequence[Version], day: datetime.date, tz: ZoneInfo) -> Version:
    """The newest version that was seen by that day; the first counts by its publication alone."""
    return next((one for one in reversed(states[1:]) if _day(one.seen, tz) <= day), states[0])


def _day(instant: str, tz: ZoneInfo) -> datetime.date:
    return datetime.datetime.fromisoformat(instant).astimezone(tz).date()


def lines_of(archive: Archive, versions: Iterable[Version]) -> dict[Version, ReportLine]:
    """The newest line of each version, under its document's path, in the order of articles and documents."""
    wanted = sorted(set(versions), key=lambda one: (one.article, one.document, one.number))
    read = dict(archive.lines(sorted({one.line for one in wanted if one.line is not None})))
    return {one: _under(read[one.line], one.path) for one in wanted if one.line is not None}


def _under(line: ReportLine, path: str | None) -> ReportLine:
    return line if line.article.path == path else line.model_copy(update={"article": line.article.model_copy(update={"path": path})})


class Order(NamedTuple):
    """What brief is wanted. Without `date` and `since`, of everything as it stands."""

    date: str | None = None
    since: str | None = None
    tz: str = "UTC"
    policy: Policy = "representative"
    judgements: tuple[Judgement, ...] = ()
    topic: Topic | None = None


def brief(archive: Archive, order: Order = Order()) -> Brief:  # noqa: B008 - Order is frozen
    """The brief; one that is kept from before where everything that it is a function of is the same. Raises `UsageError`."""
    parts = selected(archive, order)
    failures = archive.failures()
    briefs = KeptBriefs(archive.database)
    key = key_of(parts, failures, order)
    made = briefs.get(key)
    if made is None:
        made = _made(archive, parts, failures, order)
        briefs.keep(key, made)
    return made


def selected(archive: Archive, order: Order) -> Counted:
    """The versions that count for the order. Raises `UsageError` for a bad day, window or zone."""
    check_days(order.date, order.since, order.tz)
    versions, place = archive.versions(), zone(order.tz)
    if order.date is None and order.since is None:
        everything = counted(versions, datetime.date.max, datetime.date.max, place)
        return everything._replace(before=(), late=frozenset(), undated=frozenset(), corrected={})
    last = datetime.date.fromisoformat(order.date) if order.date else _latest(versions, place)
    return counted(versions, datetime.date.fromisoformat(order.since) if order.since else last, last, place)


def _made(archive: Archive, parts: Counted, failures: Sequence[Failure], order: Order) -> Brief:
    lines = lines_of(archive, (*parts.after, *parts.before))  # one value for a line that counts on both days
    history = History(before=tuple(lines[one] for one in parts.before), late=parts.late, undated=parts.undated, corrected=parts.corrected)
    return make_brief(
        [lines[one] for one in parts.after],
        date=order.date,
        since=order.since,
        tz=order.tz,
        policy=order.policy,
        judgements=order.judgements,
        failures=failures,
        history=history if order.date or order.since else None,
        topic=order.topic,
    )


def lines_behind(archive: Archive, made: Brief, order: Order) -> tuple[ReportLine, ...]:
    """The lines of the articles that a brief names."""
    named = {article.id for article in made.articles}
    parts = selected(archive, order)
    found = lines_of(archive, (one for one in (*parts.after, *parts.before) if one.article in named))
    return tuple(found.values())


def _latest(versions: Iterable[Version], tz: ZoneInfo) -> datetime.date:
    """The latest publication day, as a brief of everything takes it."""
    return max((day for one in versions if (day := publication_day(one.published, tz)) is not None), default=datetime.date.max)
