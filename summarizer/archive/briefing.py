"""The brief of a day from an archive, out of the versions that count for it."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summarizer.archive.choosing import Chosen, Window, chosen
from summarizer.archive.counting import Counted, Sightings, counted
from summarizer.archive.database import steady
from summarizer.archive.keeping import KeptBriefs, key_of
from summarizer.archive.store import Archive, Version
from summarizer.archive.traces import TraceBook
from summarizer.brief import publication_day, zone
from summarizer.errors import SetupError
from summarizer.merging.judgements import Judgement
from summarizer.pipeline import History, Topic, check_days, make_brief
from summarizer.records.article import Failure
from summarizer.records.brief import Brief
from summarizer.records.report import ReportLine
from summarizer.records.vocabulary import Policy


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


def brief(archive: Archive, order: Order = Order(), *, whole: bool = False) -> Brief:  # noqa: B008 - Order is frozen
    """The brief; one that is kept from before where everything that it is a function of is the same. Raises `UsageError`.

    With `whole`, it is made anew out of everything that counts: the same bytes, and what the others can be held against.
    """
    with steady(archive.database):
        parts = selected(archive, order)
        failures = archive.failures(_begin(order))
    if whole:
        return _made(archive, parts, None, failures, order)
    briefs = KeptBriefs(archive.database)
    key = key_of(parts, failures, order)
    made = briefs.get(key)
    if made is None:
        choice = _chosen(archive, parts, order)
        made = _made(archive, parts if choice is None else choice.parts, choice, failures, order)
        briefs.keep(key, made)
    return made


def selected(archive: Archive, order: Order) -> Counted:
    """The versions that count for the order. Raises `UsageError` for a bad day, window or zone."""
    check_days(order.date, order.since, order.tz)
    place = zone(order.tz)
    with steady(archive.database):
        versions, finished = archive.versions(), archive.runs.finished()
    if order.date is None and order.since is None:
        last = datetime.date.max
        everything = counted(versions, last, last, place, Sightings((), last, place))
        return Counted(everything.after, (), frozenset(), frozenset(), {}, (), {})
    last = datetime.date.fromisoformat(order.date) if order.date else _latest(versions, place) or datetime.date.max
    first = datetime.date.fromisoformat(order.since) if order.since else last
    return counted(versions, first, last, place, Sightings(finished, last, place))


def _begin(order: Order) -> str:
    """The instant at which the window begins; what failed for the last time before it is no part of the brief. Empty without a window."""
    day = order.since or order.date
    if day is None:
        return ""
    begin = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time.min, zone(order.tz))
    return begin.astimezone(datetime.UTC).isoformat(timespec="seconds")


def _made(archive: Archive, parts: Counted, choice: Chosen | None, failures: Sequence[Failure], order: Order) -> Brief:
    lines = lines_of(archive, (*parts.after, *parts.before, *parts.replaced))  # one value for a line that counts on both days
    history = History(
        before=tuple(lines[one] for one in parts.before),
        replaced=tuple(lines[one] for one in parts.replaced),
        late=parts.late,
        undated=parts.undated,
        corrected=parts.corrected,
        seen=parts.seen,
    )
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
        part=None if choice is None else choice.part,
        days=() if choice is None else choice.days,
    )


def _chosen(archive: Archive, parts: Counted, order: Order) -> Chosen | None:
    """The part of the lines that gives the same brief; null where nothing is compared, or traces cannot be had."""
    if not (order.date or order.since):
        return None
    place = zone(order.tz)
    last = datetime.date.fromisoformat(order.date) if order.date else _latest(parts.after, place)
    book = TraceBook(archive.database, archive.line)
    versions = (*parts.after, *parts.before, *parts.replaced)
    if last is None or not book.complete({one.line for one in versions if one.line is not None}):
        return None
    first = datetime.date.fromisoformat(order.since) if order.since else last
    try:
        return chosen(book, parts, Window(first, last, place), order.judgements)
    except SetupError:
        return None


def lines_behind(archive: Archive, made: Brief) -> tuple[ReportLine, ...]:
    """The lines of the articles that a brief names, whatever came to the archive since."""
    named = {article.id for article in made.articles}
    return tuple(lines_of(archive, (one for one in archive.versions() if one.article in named)).values())


def _latest(versions: Iterable[Version], tz: ZoneInfo) -> datetime.date | None:
    """The latest publication day, as a brief of everything takes it; null where no article has one."""
    return max((day for one in versions if (day := publication_day(one.published, tz)) is not None), default=None)
