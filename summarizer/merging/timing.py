"""How the times of two reports stand to each other: days between their dates, and between the days on which they were news."""

from collections.abc import Iterator
from functools import lru_cache

from summarizer.merging.features import Features
from summarizer.merging.points import Point
from summarizer.normalize import edtf

TOLERANCE = 3
"""Days that two precise dates of one event may lie apart (24 and 26 November can be one attack told twice)."""
FRESH, STALE = 4, 21
"""Days between two articles' news days up to which they speak for one event, and from which they speak against."""
NEWS = 90
"""Days between a dated article and an event that is news in it."""
APART = (3.0, 0.25, -1.0, -1.0)
"""What two precise dates say that lie none, one, two or three days apart: of two events in one town, any days are as likely."""


def days_apart(a: Features, b: Features) -> int | None:
    """Days between the nearest dates that the two reports allow; null where one of them allows any."""
    ones = a.dates or ((a.implied,) if a.implied else ())
    others = b.dates or ((b.implied,) if b.implied else ())
    gaps = [gap for one in ones for other in others if (gap := edtf.days_apart(one, other)) is not None]
    return min(gaps, default=None)


def is_news(date: str, published: str | None) -> bool:
    """Whether an event of that day (EDTF) is news in an article of that publication day; not where one of them is unknown."""
    apart = edtf.days_apart(date, published) if published is not None and edtf.bounds(date) is not None else None
    return apart is not None and apart <= NEWS


def finely_dated(report: Features) -> bool:
    """Whether one of the report's dates is exact to a few days."""
    return _fine(report.dates)


@lru_cache(maxsize=1 << 16)
def _fine(dates: tuple[str, ...]) -> bool:
    return any(edtf.precision(date) in {"day", "range"} for date in dates)


def when(a: Features, b: Features) -> Iterator[Point]:
    """What the dates of two reports say, or the days on which they were news."""
    if not a.dates or not b.dates:
        yield from _news_days(a, b)
        return
    apart = days_apart(a, b)
    if apart is None:
        return
    if finely_dated(a) and finely_dated(b):
        yield Point("what", APART[min(apart, TOLERANCE)], f"{apart} {'day' if apart == 1 else 'days'} apart" if apart else "same date")
    elif apart == 0:
        yield Point("what", 0.75, "dates agree")
    else:
        yield Point("what", -1.0, f"dates {apart} days apart")


def _news_days(a: Features, b: Features) -> Iterator[Point]:
    """An undated main event is news: it lies near its article's day (UCDP takes the three days before)."""
    days = [_news_day(report) for report in (a, b)]
    if days[0] is None or days[1] is None:
        return
    apart = abs(days[0] - days[1])
    if apart <= FRESH:
        yield Point("what", 1.0, "news of the same days")
    elif apart > STALE:
        yield Point("what", -0.75, "news of other weeks")


def _news_day(report: Features) -> int | None:
    """The day of a dated event, or the publication day of an undated main one, as an ordinal; null where neither says when."""
    if len(report.dates) == 1 and finely_dated(report):
        bounds = edtf.bounds(report.dates[0])
    elif not report.dates and report.report.salience == "main":
        bounds = edtf.bounds(report.published)
    else:
        return None
    return None if bounds is None else bounds[0].toordinal()
