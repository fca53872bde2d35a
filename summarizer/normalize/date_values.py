"""The days that date words mean once the publication date is known.

The rules are UCDP's (codebook of the Georeferenced Event Dataset): the night belongs to the day on which it begins, "last night" is
the day before the report, a weekend is Saturday and Sunday, "this week" runs from Monday to the report, "early", "mid" and "late" of a
month are 1–10, 10–20 and 15–end, "recent days" are the three days before the report. Where UCDP has no rule:

- a weekday is the last one on or before the publication; "next Friday" is Friday of the week after; "last Friday" is the one before the
  publication, or Friday of the week before: one of both, where they differ
- a day or month without a year is the last one not after the publication; a weekday beside it may instead pick the coming one, or, of
  a day that is no news, that of the year before or the one before that
- a stretch told from the report ("the past three days", "earlier this month") includes the day of the report
- "two weeks ago" is as coarse as its unit: the seven days around it; "two months ago" a month, "two years ago" a year
- early, mid and late of a year are its thirds

Without a publication date only what the words themselves fix has a value, with an unknown year where they give none.
"""

from datetime import date, timedelta
from itertools import product
from typing import assert_never

from summarizer.normalize.date_arithmetic import (
    ago,
    calendar_day,
    days_between,
    easter,
    edge,
    feast_weekend,
    limits_of,
    named_weekday,
    nth_weekday,
    shifted,
    single,
    unit_from,
    window,
    years_of_month,
)
from summarizer.normalize.date_expressions import (
    Anaphor,
    Around,
    Bound,
    Day,
    Easter,
    Edge,
    Expression,
    Feast,
    FeastWeekend,
    Half,
    InWeek,
    Month,
    NightAfter,
    NthWeek,
    OneOf,
    Part,
    PartName,
    Shift,
    Span,
    Step,
    Weekday,
    WeekOf,
    Window,
    Years,
)
from summarizer.normalize.date_parts import around, bound, part_of
from summarizer.normalize.edtf import Dating, Point, Stretch, point

_YEARS_BACK = 3  # among the last so many years a weekday picks the one that it fits
_FRESH = 31  # days before the publication within which a day is the news', whatever weekday stands beside it


def value(expression: Expression, published: date | None) -> Dating | None:
    """The days that are meant; null where the words alone, with the publication date if there is one, cannot say.

    Raises `ValueError` or `OverflowError` for days that no calendar has.
    """
    match expression:
        case OneOf(members):
            found = [value(member, published) for member in members]
            return None if None in found else tuple(dict.fromkeys(stretch for dating in found if dating for stretch in dating))
        case Day(year=None) | Month(year=None) | Weekday() | Step() | Window() | Feast(year=None) | Easter(year=None):
            return _floating(expression, published)
        case Day(year, month, day):
            return None if month is None or year is None else single(Point(year, month, day))
        case Month(year, month):
            return single(Point(year, month))
        case Years(first, last):
            return (Stretch(Point(first), Point(last)),)
        case Anaphor():
            return None
        case Shift() | Part() | Half() | NthWeek() | WeekOf() | InWeek() | Around() | NightAfter() | Bound() | FeastWeekend() | Edge():
            return _derived(expression, published)
        case Feast(year=year) | Easter(year=year):
            return None if year is None else single(point(_feast_day(expression, year)))
        case Span(first, last):
            return _span(first, last, published)
        case _:
            assert_never(expression)


def _feast_day(feast: Feast | Easter, year: int) -> date:
    if isinstance(feast, Easter):
        return easter(year) + timedelta(days=feast.days)
    return nth_weekday(year, feast.month, feast.weekday, feast.number) + timedelta(days=feast.days)


def _floating(expression: Day | Month | Weekday | Step | Window | Feast | Easter, published: date | None) -> Dating | None:
    """What is counted from the publication."""
    if published is None:
        return _undated(expression)
    match expression:
        case Day():
            found = _day_without_year(expression, published)
            return None if found is None else single(point(found))
        case Month(_, month, which):
            return tuple(stretch for year in years_of_month(month, which, published) for stretch in single(Point(year, month)))
        case Weekday(number, "last"):
            days = sorted({named_weekday(number, "last", published), named_weekday(number, "past", published)})
            return tuple(stretch for day in days for stretch in single(point(day)))
        case Weekday(number, which):
            return single(point(named_weekday(number, which, published)))
        case Feast() | Easter():
            this = _feast_day(expression, published.year)
            return single(point(this if this <= published else _feast_day(expression, published.year - 1)))
        case Step(unit, count):
            return unit_from(unit, count, published)
        case Window(count, unit):
            return window(count, unit, published)


def _undated(expression: Day | Month | Weekday | Step | Window | Feast | Easter) -> Dating | None:
    """What an undated article's words fix by themselves: a day or month of an unknown year."""
    match expression:
        case Day(month=int(month), day=day):
            return single(Point(None, month, day))
        case Month(_, month, "latest"):
            return single(Point(None, month))
        case _:
            return None


def _day_without_year(day: Day, published: date) -> date | None:
    if day.month is None:
        return _day_without_month(day, published)
    found = [calendar_day(year, day.month, day.day) for year in range(published.year - 8, published.year + 9)]
    past = [each for each in found if each is not None and each <= published]
    coming = [each for each in found if each is not None and each > published]
    if day.which in {"next", "coming"}:
        return coming[0] if coming else None
    if day.which == "this":
        return calendar_day(published.year, day.month, day.day)
    if day.weekday is not None and past and coming and past[-1].isoweekday() != day.weekday == coming[0].isoweekday():
        return coming[0]
    if not past or (published - past[-1]).days <= _FRESH:
        return past[-1] if past else None
    return next((each for each in reversed(past[-_YEARS_BACK:]) if day.weekday in {None, each.isoweekday()}), past[-1])


def _day_without_month(day: Day, published: date) -> date | None:
    """ "the 18th", "Monday 21": the last such day not after the publication, within the thirteen months before it."""
    if day.which == "this":
        return calendar_day(published.year, published.month, day.day)
    candidates = (published - timedelta(days=back) for back in range(400))
    return next((each for each in candidates if each.day == day.day and day.weekday in {None, each.isoweekday()}), None)


def _derived(
    expression: Shift | Part | Half | NthWeek | WeekOf | InWeek | Around | NightAfter | Bound | FeastWeekend | Edge, published: date | None
) -> Dating | None:
    """What is counted from another expression."""
    if isinstance(expression, Shift) and expression.base is None:
        return None if published is None else ago(expression.count, expression.unit, published)
    base = None if expression.base is None else value(_unclipped(expression.base, published, expression), published)
    if base is None or len(base) != 1:
        return None
    match expression:
        case Part(part, of):
            return _past_part(part, of, base[0], published)
        case Bound(side):
            return bound(side, base[0])
        case Around():
            return around(base)
        case _:
            limits = limits_of(base)
            return None if limits is None else _from_days(expression, *limits)


def _unclipped(base: Expression, published: date | None, whole: Expression) -> Expression:
    """Early, mid or late of a running month or year and its first weeks are taken of the whole of it."""
    if published is None or not (isinstance(whole, Edge) or (isinstance(whole, Part) and whole.part not in {"earlier", "later"})):
        return base
    if base == Step("month", 0):
        return Month(published.year, published.month)
    return Years(published.year, published.year) if base == Step("year", 0) else base


def _from_days(
    expression: Shift | Half | NthWeek | WeekOf | InWeek | NightAfter | FeastWeekend | Edge, first: date, last: date
) -> Dating | None:
    monday = first - timedelta(days=first.weekday())
    match expression:
        case Shift(_, count, unit):
            return days_between(shifted(first, count, unit), shifted(last, count, unit))
        case Half(number, of):
            months = 12 // of
            return (Stretch(Point(first.year, (number - 1) * months + 1), Point(first.year, number * months)),)
        case NthWeek(number):
            thursday = first + timedelta(days=(3 - first.weekday()) % 7) + timedelta(weeks=number - 1)
            if number < 0:
                thursday = last - timedelta(days=(last.weekday() - 3) % 7)
            return days_between(thursday - timedelta(days=3), thursday + timedelta(days=3))
        case WeekOf(_, weekend):
            return days_between(monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))
        case InWeek(number):
            return single(point(monday + timedelta(days=number - 1)))
        case NightAfter():
            return days_between(first, last + timedelta(days=1))
        case FeastWeekend():
            days = feast_weekend(first)
            return None if days is None else days_between(*days)
        case Edge(count, unit):
            return days_between(*edge(first, last, count, unit))


def _past_part(part: PartName, of: Expression, base: Stretch, published: date | None) -> Dating | None:
    """ "Late March", told on 5 March, is last year's."""
    found = part_of(part, base, published)
    limits = limits_of(found)
    if published is None or limits is None or limits[0] <= published or not isinstance(of, Month) or not _no_year(of):
        return found
    return value(Part(part, Month(limits[0].year - 1, of.month)), published)


def _span(first: Expression, last: Expression, published: date | None) -> Dating | None:
    """From one to the other; where digits leave the order of day and month open, every reading in which the end is not before the start."""
    sides = [each.members if isinstance(each, OneOf) else (each,) for each in (first, last)]
    pairs = zip(*sides, strict=True) if len(sides[0]) == len(sides[1]) else product(*sides)
    found = [dating for start, end in pairs if (dating := _plain_span(start, end, published)) is not None]
    merged = tuple(dict.fromkeys(stretch for dating in found for stretch in dating))
    past = tuple(stretch for stretch in merged if published is None or (limits := limits_of((stretch,))) is None or limits[0] <= published)
    return past or merged or None


def _plain_span(first: Expression, last: Expression, published: date | None) -> Dating | None:
    """The end takes the first year (or week) after the start; a start without a year takes the end's, or the one before."""
    start, end = value(_before(first, last), published), value(last, published)
    if start is None or end is None or len(start) != 1 or len(end) != 1:
        return None
    low, high = start[0], end[0]
    if isinstance(first, Weekday) and isinstance(last, Weekday) and published is not None and first.which == last.which == "latest":
        final = date.fromordinal(high.days()[1])
        low = days_between(final - timedelta(days=(last.number - first.number) % 7), final)[0]
    elif _no_year(last) and published is not None and low.dated and low.start is not None and low.start.year is not None:
        year = low.start.year
        candidates = [value(_in_year(last, each), published) for each in (year, year + 1)]
        high = next((each[0] for each in candidates if each and each[0].days()[1] >= low.days()[0]), high)
    joined = Stretch(low.start, high.end)
    return (joined,) if joined.start is None or joined.end is None or low.dated != high.dated or _ordered(joined) else None


def _ordered(stretch: Stretch) -> bool:
    low, high = stretch.days(None if stretch.dated else 2000)
    return low <= high


def _no_year(expression: Expression) -> bool:
    return isinstance(expression, Day | Month) and expression.year is None and expression.which == "latest"


def _in_year(expression: Expression, year: int) -> Expression:
    match expression:
        case Day(_, month, day, weekday):
            return Day(year, month, day, weekday)
        case Month(_, month):
            return Month(year, month)
        case _:
            return expression


def _before(first: Expression, last: Expression) -> Expression:
    """The start with the year of the end, one less where it would lie after it."""
    if not _no_year(first) or not isinstance(first, Day | Month) or first.month is None:
        return first
    if not isinstance(last, Day | Month) or last.year is None or last.month is None:
        return first
    later = (first.month, first.day if isinstance(first, Day) else 0) > (last.month, last.day if isinstance(last, Day) else 31)
    return _in_year(first, last.year - later)
