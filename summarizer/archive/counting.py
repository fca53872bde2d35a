"""Which versions of an archive's articles count for a window of days, and for which day each was seen.

An article counts by its publication day, whenever it was first seen. An edited one counts in its first version until the day for which
the next was seen. One that was published before the window and seen for the first time in it is late, and is told in this brief, unless
it was there already when its source was first read. One without a date is news of the day for which it was first seen. What nobody could
read yet was not seen.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summarizer.archive.store import Version
from summarizer.brief import publication_day


class Counted(NamedTuple):
    """The versions that count at the end of the window and those that stood before it, one a document, and what came between.

    `late` and `undated` are articles first seen in the window: published before it, or at an unknown time. `replaced` are first versions
    that came in the window and were edited in it. `corrected` gives for an edited article the one before; `seen` for an undated one the
    day for which it was first seen (ISO).
    """

    after: tuple[Version, ...]
    before: tuple[Version, ...]
    late: frozenset[str]
    undated: frozenset[str]
    corrected: Mapping[str, str]
    replaced: tuple[Version, ...]
    seen: Mapping[str, str]


class Sightings:
    """For which day something was seen.

    What the first finished update of a day brings counts as seen on the day before: that update closes it, and its brief is made after
    it. As long as no update has closed the last day of the window, its brief is made on the day itself, and everything counts for the
    day on which it was seen. So no article is lost between briefs, nor told in two, whether they are made on the day or after it.
    """

    def __init__(self, finished: Iterable[str], last: datetime.date, tz: ZoneInfo) -> None:
        """`finished` are the instants (ISO 8601) at which updates began that came to their end."""
        self._tz = tz
        self._closing: dict[datetime.date, datetime.datetime] = {}
        for began in sorted(datetime.datetime.fromisoformat(one).astimezone(tz) for one in finished):
            self._closing.setdefault(began.date(), began)
        self._closed = any(day > last for day in self._closing)

    def day(self, seen: str) -> datetime.date:
        """The day for which an instant of sight counts."""
        instant = datetime.datetime.fromisoformat(seen).astimezone(self._tz)
        day = instant.date()
        closing = self._closing.get(day)
        return day - timedelta(days=1) if self._closed and closing is not None and instant <= closing else day

    def on_time(self, published: datetime.date, seen: str) -> bool:
        """Whether what was published on a day was seen by the update that closed that day, so that the day's own brief tells it."""
        closing = next((began for day, began in self._closing.items() if day > published), None)
        return self._closed and closing is not None and datetime.datetime.fromisoformat(seen) <= closing


def counted(versions: Iterable[Version], first: datetime.date, last: datetime.date, tz: ZoneInfo, sightings: Sightings) -> Counted:
    """What counts for a window, both days closed. Versions that nobody has read yet count as not there."""
    documents: dict[str, list[Version]] = {}
    for version in versions:
        if version.line is not None:
            documents.setdefault(version.document, []).append(version)
    found = _Window(first, last, tz, sightings)
    for states in documents.values():
        found.take(states)
    return found.counted()


class _Window:
    """A window while documents are sorted into it."""

    def __init__(self, first: datetime.date, last: datetime.date, tz: ZoneInfo, sightings: Sightings) -> None:
        self._first, self._last, self._tz, self._sightings = first, last, tz, sightings
        self._after: list[Version] = []
        self._before: list[Version] = []
        self._replaced: list[Version] = []
        self._late: set[str] = set()
        self._undated: set[str] = set()
        self._corrected: dict[str, str] = {}
        self._seen: dict[str, str] = {}

    def take(self, states: Sequence[Version]) -> None:
        """One document's versions."""
        published, seen = publication_day(states[0].published, self._tz), self._sightings.day(_told(states[0]))
        if published is None and seen > self._last and not states[0].backlog:
            return
        now, then = self._standing(states, self._last), self._standing(states, self._first - timedelta(days=1))
        self._after.append(now)
        came = self._first <= seen <= self._last
        if published is None:
            self._seen[now.article] = seen.isoformat()
        if published is None and came:
            self._undated.add(now.article)
        elif published is not None and published < self._first and came and self._is_late(states[0], published):
            self._late.add(now.article)
        elif published is None or published < self._first:
            self._before.append(then)
            self._edited(now, then)
            return
        self._edited(now, states[0])
        if now.article != states[0].article:
            self._replaced.append(states[0])

    def _is_late(self, version: Version, published: datetime.date) -> bool:
        return not version.backlog and not self._sightings.on_time(published, _told(version))

    def _edited(self, now: Version, then: Version) -> None:
        if then.article != now.article:
            self._corrected[now.article] = then.article

    def _standing(self, states: Sequence[Version], day: datetime.date) -> Version:
        """The newest version that was seen by that day; the first counts by its publication alone."""
        return next((one for one in reversed(states[1:]) if self._sightings.day(_told(one)) <= day), states[0])

    def counted(self) -> Counted:
        return Counted(
            tuple(self._after),
            tuple(self._before),
            frozenset(self._late),
            frozenset(self._undated),
            self._corrected,
            tuple(self._replaced),
            self._seen,
        )


def _told(version: Version) -> str:
    """When a version could first be told of: it was seen and read. One that a limit or a failure kept from being read is not lost."""
    return max(version.seen, version.read or version.seen, key=datetime.datetime.fromisoformat)
