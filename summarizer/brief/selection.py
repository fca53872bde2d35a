"""Which articles count for a day."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from summarizer.errors import UsageError
from summarizer.normalize import edtf
from summarizer.records.report import ReportLine


class Window(NamedTuple):
    """The days whose news count, both closed: from `first` to `last`."""

    first: date
    last: date


def parse_day(text: str, what: str) -> date:
    """An ISO day; `what` names the option in the message. Raises `UsageError`."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"{what} {text!r} is no day.", "Give it as YYYY-MM-DD, for example 2025-12-02.") from error


def zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name. Raises `UsageError`."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"There is no time zone {name!r}.", "Give an IANA name, for example Asia/Dushanbe or UTC.") from error


def window_of(given: str | None, since: str | None, latest: date | None) -> Window | None:
    """The window of a brief of the `given` day (ISO), else of the latest; None where nothing is compared. Raises `UsageError`."""
    first = parse_day(since, "The start of the window") if since is not None else None
    last = parse_day(given, "The date") if given is not None else latest if first else None
    if last is None:
        return None
    if first is not None and first > last:
        raise UsageError(f"The window starts on {first}, after its end, {last}.", "Give a start that is no later than the date.")
    return Window(first or last, last)


def check_days(date: str | None, since: str | None, tz: str) -> None:
    """Refuses a bad day, window or zone before any work is done. Raises `UsageError`."""
    zone(tz)
    window_of(date, since, None)


def publication_day(published: str | None, tz: ZoneInfo) -> date | None:
    """The day an article counts for: in the outlet's offset if known, else in `tz`.

    A bare day or a time without offset is the outlet's own calendar. "Z" gives the instant and leaves the outlet's offset unknown
    (RFC 9557, section 2), so that `tz` decides.
    """
    if published is None:
        return None
    if len(published) == 10 or not published.endswith("Z"):
        return date.fromisoformat(published[:10])
    return datetime.fromisoformat(published).astimezone(tz).date()


class Shelf:
    """Report lines by the day they count for. `days` are those of articles whose lines are left out."""

    def __init__(self, lines: Iterable[ReportLine], tz: ZoneInfo, days: Iterable[date] = ()) -> None:
        self._dated = tuple((publication_day(line.article.published, tz), line) for line in lines)
        self._days = frozenset(days)

    @property
    def latest(self) -> date | None:
        """The latest publication day; None where no article has one."""
        return max(self.days, default=None)

    @property
    def days(self) -> frozenset[date]:
        """The days on which an article was published."""
        return self._days | {day for day, _ in self._dated if day is not None}

    def until(self, last: date | None) -> tuple[ReportLine, ...]:
        """Everything published up to that day, and everything undated that may have been; with None, all."""
        return tuple(line for day, line in self._dated if last is None or (day or not_before(line)) <= last)

    def published_in(self, window: Window) -> frozenset[str]:
        """Ids of the articles published within the window."""
        return frozenset(line.article.id for day, line in self._dated if day is not None and window.first <= day <= window.last)

    def undated(self) -> frozenset[str]:
        """Ids of the articles without a publication date."""
        return frozenset(line.article.id for day, line in self._dated if day is None)


def not_before(line: ReportLine) -> date:
    """The first day on which an article can have appeared: no event that it tells of as happened is later than the article."""
    happened = [one for one in line.incidents if one.status in ("happened", "ongoing")]
    bounds = [edtf.bounds(claim.edtf) for one in happened for claim in one.dates if claim.edtf is not None and not claim.weak]
    return max((found[0] for found in bounds if found is not None), default=date.min)
