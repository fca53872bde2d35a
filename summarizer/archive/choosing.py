"""Which lines, and which of their reports, the brief of a window needs out of all that count (`merging.closure`)."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summarizer.archive.counting import Counted
from summarizer.archive.store import Version
from summarizer.archive.traces import TraceBook, line_of, number_of, place_of, places
from summarizer.brief import publication_day
from summarizer.merging import origins
from summarizer.merging.closure import closure
from summarizer.merging.collecting import Part
from summarizer.merging.judgements import Judgement
from summarizer.merging.judging import names


class Window(NamedTuple):
    """The days whose news count, both closed, and the zone that decides the day of an instant."""

    first: datetime.date
    last: datetime.date
    tz: ZoneInfo


class Chosen(NamedTuple):
    """What a brief is made of: the versions with their lines, the reports of them that are merged, and the days that have articles."""

    parts: Counted
    part: Part
    days: frozenset[datetime.date]


def chosen(book: TraceBook, parts: Counted, window: Window, judgements: Sequence[Judgement] = ()) -> Chosen | None:
    """The part of what counts that gives the same brief as all of it; null where the lines are not all traced.

    What an editor judged is looked at in any case. Raises `SetupError` where that is needed and the archive cannot be written.
    """
    article = {one.line: one.article for one in (*parts.after, *parts.before, *parts.replaced) if one.line is not None}
    with book.looking(article.keys(), judging=any(names(judgements, one) for one in article.values())) as traced:
        return _part(book, _Standing(book, parts, window, article), judgements) if traced else None


def _part(book: TraceBook, standing: "_Standing", judgements: Sequence[Judgement]) -> Chosen:
    article, parts = standing.article, standing.parts
    judged = frozenset(line for line in standing.either if names(judgements, article[line]))
    book.judge(judged, judgements)
    changed = standing.changed(judged)
    reports = closure(
        [number_of(line, place) for line in changed for place in book.places(line)],
        stands=lambda report: line_of(report) in standing.either,
        shown=lambda report: line_of(report) in standing.after,
        fetch=book.ties,
    )
    lines = book.kin(changed | {line_of(report) for report in reports}, standing.either)
    some: dict[str, set[int]] = {article[line]: set() for line in lines}
    for report in reports:
        some[article[line_of(report)]].add(place_of(report))
    kept: dict[str, Collection[int]] = {**some, **{article[line]: places() for line in changed}}
    kept |= {one.article: places() for one in parts.replaced}
    kept |= dict.fromkeys(parts.corrected.values(), places())
    part = Part(kept, tuple(sorted({article[line] for line in standing.after})))
    return Chosen(_only(parts, kept.keys()), part, standing.days)


def _only(parts: Counted, articles: Collection[str]) -> Counted:
    def some(versions: Iterable[Version]) -> tuple[Version, ...]:
        return tuple(one for one in versions if one.article in articles)

    return parts._replace(after=some(parts.after), before=some(parts.before), replaced=some(parts.replaced))


class _Standing:
    """The lines that stand at the end of the window and those that stood before it, by number."""

    def __init__(self, book: TraceBook, parts: Counted, window: Window, article: Mapping[int, str]) -> None:
        self._book, self._window = book, window
        self.parts, self.article = parts, article
        self._earliest: Mapping[int, str] = book.earliest()
        self.after = self._until(parts.after, window.last)
        self.before = self._until(parts.before, window.first - timedelta(days=1))
        self.either = self.after | self.before

    @property
    def days(self) -> frozenset[datetime.date]:
        """The days on which an article was published."""
        days = (publication_day(one.published, self._window.tz) for one in self.parts.after)
        return frozenset(day for day in days if day is not None)

    def changed(self, judged: frozenset[int]) -> frozenset[int]:
        """The lines of one of the two days only, the window's own, what they replace, the judged, and those of another origin now."""
        window, parts = self._window, self.parts
        own = parts.late | parts.undated | parts.corrected.keys() | frozenset(parts.corrected.values())
        days = ((one, publication_day(one.published, window.tz)) for one in parts.after)
        news = {one.line for one, day in days if day is not None and window.first <= day <= window.last}
        named = {one.line for one in (*parts.after, *parts.before) if one.article in own}
        fresh = (self.after ^ self.before) | {line for line in news | named if line in self.either}
        return fresh | self._rerooted(fresh) | judged

    def _until(self, versions: Iterable[Version], day: datetime.date) -> frozenset[int]:
        return frozenset(one.line for one in versions if one.line is not None and self._day(one) <= day)

    def _day(self, version: Version) -> datetime.date:
        """The day from which a version counts: of its publication, or the first on which an undated one can have appeared."""
        day = publication_day(version.published, self._window.tz)
        return day if day is not None else datetime.date.fromisoformat(self._earliest[version.line or 0])

    def _rerooted(self, fresh: frozenset[int]) -> frozenset[int]:
        """Lines whose articles have another origin after the window than before it."""
        kin = self._book.kin(fresh, self.either)
        then, now = (self._roots(kin & side) for side in (self.before, self.after))
        return frozenset(line for line in then.keys() & now.keys() if then[line] != now[line])

    def _roots(self, lines: Collection[int]) -> dict[int, str]:
        """Each line's article's origin, by the id of its first article."""
        prints = {self.article[line]: self._book.fingerprint(line) for line in sorted(lines)}
        found = origins.find(prints, sorted(prints))
        root = {member: one.articles[0] for one in found for member in one.articles}
        return {line: root.get(self.article[line], self.article[line]) for line in lines}
