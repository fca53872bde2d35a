"""What date words mean, and the days that they mean once the publication date is known.

The rules are UCDP's (codebook of the Georeferenced Event Dataset): the night belongs to the day on which it begins, "last night" is
the day before the report, a weekend is Saturday and Sunday, "this week" runs from Monday to the report, "early", "mid" and "late" of a
month are 1–10, 10–20 and 15–end, "recent days" are the three days before the report. Where UCDP has no rule:

- a weekday is the last one on or before the publication; "next Friday" is Friday of the week after; "last Friday" is the one before the
  publication, or Friday of the week before: one of both, where they differ
- a day or month without a year is the last one not after the publication; a weekday beside it may instead pick the coming one
- a stretch told from the report ("the past three days", "earlier this month") includes the day of the report
- "two weeks ago" is as coarse as its unit: the seven days around it; "two months ago" a month, "two years ago" a year
- early, mid and late of a year are its thirds

Without a publication date only what the words themselves fix has a value, with an unknown year where they give none.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Literal, assert_never

from summarizer.normalize.edtf import Dating, Point, Stretch, point

Unit = Literal["day", "night", "week", "fortnight", "month", "quarter", "year", "decade", "hour", "weekend"]
PartName = Literal["early", "mid", "late", "earlier", "later"]
Side = Literal["since", "after", "until", "before"]
Which = Literal["latest", "last", "past", "this", "next", "coming"]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar; null is what the words leave open. `weekday` is the ISO number that stands beside it."""

    year: int | None
    month: int | None
    day: int
    weekday: int | None = None
    which: Which = "latest"


@dataclass(frozen=True, slots=True)
class Month:
    year: int | None
    month: int
    which: Which = "latest"


@dataclass(frozen=True, slots=True)
class Years:
    """From the first year to the last: one year, a decade, a century."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Weekday:
    number: int
    which: Which = "latest"


@dataclass(frozen=True, slots=True)
class Step:
    """A unit counted from the present one: "yesterday" (day, -1), "last month" (month, -1), "this year" (year, 0)."""

    unit: Unit
    count: int


@dataclass(frozen=True, slots=True)
class Window:
    """The past `count` units up to the report ("the past three days"), or with a negative count the coming ones."""

    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Shift:
    """`count` units after (before, if negative) a base, or after the publication where the base is null ("two days ago")."""

    base: "Expression | None"
    count: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Part:
    part: PartName
    base: "Expression"


@dataclass(frozen=True, slots=True)
class Half:
    """The n-th of `of` equal parts of a year: a quarter or a half."""

    number: int
    of: int
    base: "Expression"


@dataclass(frozen=True, slots=True)
class NthWeek:
    """The n-th week (-1: the last) of a month or year; a week belongs where its Thursday lies (ISO 8601)."""

    number: int
    base: "Expression"


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, or the weekend of the week, in which a day lies."""

    base: "Expression"
    weekend: bool = False


@dataclass(frozen=True, slots=True)
class InWeek:
    """A weekday of a named week: "Tuesday of last week"."""

    number: int
    base: "Expression"


@dataclass(frozen=True, slots=True)
class Feast:
    """The n-th weekday of a month (-1: the last) in a year, or in the last year in which it is not after the publication."""

    month: int
    weekday: int
    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """From one to the other, both included."""

    first: "Expression"
    last: "Expression"


@dataclass(frozen=True, slots=True)
class OneOf:
    members: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """Open-ended: since or after, until or before."""

    side: Side
    base: "Expression"


@dataclass(frozen=True, slots=True)
class Around:
    """A day that may be the one before or after (UCDP: "around 2 July")."""

    base: "Expression"


@dataclass(frozen=True, slots=True)
class NightAfter:
    """A day and the one into which its night runs."""

    base: "Expression"


@dataclass(frozen=True, slots=True)
class Anaphor:
    """Words that point to another event's day ("the next day"): no value of their own."""


Expression = (
    Day
    | Month
    | Years
    | Weekday
    | Step
    | Window
    | Shift
    | Part
    | Half
    | NthWeek
    | WeekOf
    | InWeek
    | Feast
    | Span
    | OneOf
    | Bound
    | Around
    | NightAfter
    | Anaphor
)


def value(expression: Expression, published: date | None) -> Dating | None:
    """The days that are meant; null where the words alone, with the publication date if there is one, cannot say.

    Raises `ValueError` or `OverflowError` for days that no calendar has.
    """
    match expression:
        case OneOf(members):
            found = [value(member, published) for member in members]
            return None if None in found else tuple(dict.fromkeys(stretch for dating in found if dating for stretch in dating))
        case Day(year=None) | Month(year=None) | Weekday() | Step() | Window() | Feast(year=None):
            return _floating(expression, published)
        case Day(year, month, day):
            return None if month is None or year is None else _one(Point(year, month, day))
        case Month(year, month):
            return _one(Point(year, month))
        case Years(first, last):
            return (Stretch(Point(first), Point(last)),)
        case Anaphor():
            return None
        case Shift() | Part() | Half() | NthWeek() | WeekOf() | InWeek() | Around() | NightAfter() | Bound():
            return _derived(expression, published)
        case Feast(month, weekday, number, year):
            return None if year is None else _one(point(_nth_weekday(year, month, weekday, number)))
        case Span(first, last):
            return _span(first, last, published)
        case _:
            assert_never(expression)


def _one(single: Point) -> Dating:
    return (Stretch(single, single),)


def _days(first: date, last: date) -> Dating:
    return _one(point(first)) if first == last else (Stretch(point(first), point(last)),)


def _limits(dating: Dating | None) -> tuple[date, date] | None:
    if dating is None or len(dating) != 1 or not dating[0].dated:
        return None
    first, last = dating[0].days()
    return date.fromordinal(first), date.fromordinal(last)


def _floating(expression: Day | Month | Weekday | Step | Window | Feast, published: date | None) -> Dating | None:
    """What is counted from the publication."""
    if published is None:
        return _undated(expression)
    match expression:
        case Day():
            found = _day_without_year(expression, published)
            return None if found is None else _one(point(found))
        case Month(_, month, which):
            return tuple(stretch for year in _month_years(month, which, published) for stretch in _one(Point(year, month)))
        case Weekday(number, "last"):
            days = sorted({_weekday(number, "last", published), _weekday(number, "past", published)})
            return tuple(stretch for day in days for stretch in _one(point(day)))
        case Weekday(number, which):
            return _one(point(_weekday(number, which, published)))
        case Feast(month, weekday, number):
            this = _nth_weekday(published.year, month, weekday, number)
            return _one(point(this if this <= published else _nth_weekday(published.year - 1, month, weekday, number)))
        case Step(unit, count):
            return _step(unit, count, published)
        case Window(count, unit):
            return _window(count, unit, published)


def _undated(expression: Day | Month | Weekday | Step | Window | Feast) -> Dating | None:
    """What an undated article's words fix by themselves: a day or month of an unknown year."""
    match expression:
        case Day(month=int(month), day=day):
            return _one(Point(None, month, day))
        case Month(_, month, "latest"):
            return _one(Point(None, month))
        case _:
            return None


def _day_without_year(day: Day, published: date) -> date | None:
    if day.month is None:
        return _day_without_month(day, published)
    found = [_calendar(year, day.month, day.day) for year in range(published.year - 8, published.year + 9)]
    past = [each for each in found if each is not None and each <= published]
    coming = [each for each in found if each is not None and each > published]
    if day.which in {"next", "coming"}:
        return coming[0] if coming else None
    if day.which == "this":
        return _calendar(published.year, day.month, day.day)
    if day.weekday is not None and past and coming and past[-1].isoweekday() != day.weekday == coming[0].isoweekday():
        return coming[0]
    return past[-1] if past else None


def _day_without_month(day: Day, published: date) -> date | None:
    """ "the 18th", "Monday 21": the last such day not after the publication, within the thirteen months before it."""
    if day.which == "this":
        return _calendar(published.year, published.month, day.day)
    candidates = (published - timedelta(days=back) for back in range(400))
    return next((each for each in candidates if each.day == day.day and day.weekday in {None, each.isoweekday()}), None)


def _calendar(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 0 < year < 10000 and 1 <= day <= monthrange(year, month)[1] else None


def _month_years(month: int, which: Which, published: date) -> tuple[int, ...]:
    """The years in which the named month can lie; "last May", said in June, is this year's or last year's."""
    if which == "this":
        return (published.year,)
    if which in {"next", "coming"}:
        return (published.year + (month <= published.month),)
    if which == "last":
        return (published.year - 1, published.year) if month < published.month else (published.year - 1,)
    if which == "past":
        return (published.year - (month >= published.month),)
    return (published.year - (month > published.month),)


def _weekday(number: int, which: Which, published: date) -> date:
    monday = published - timedelta(days=published.weekday())
    back = (published.isoweekday() - number) % 7
    match which:
        case "latest":
            return published - timedelta(days=back)
        case "past":
            return published - timedelta(days=back or 7)
        case "coming":
            return published + timedelta(days=(-back) % 7 or 7)
        case "this":
            return monday + timedelta(days=number - 1)
        case "last":
            return monday + timedelta(days=number - 8)
        case "next":
            return monday + timedelta(days=number + 6)


def _step(unit: Unit, count: int, published: date) -> Dating | None:
    monday = published - timedelta(days=published.weekday())
    match unit:
        case "day" | "night" | "hour":
            return _one(point(published + timedelta(days=count)))
        case "week":
            first = monday + timedelta(weeks=count)
            return _days(first, published if count == 0 else first + timedelta(days=6))
        case "fortnight":
            first = monday + timedelta(weeks=2 * count)
            return _days(first, published if count == 0 else first + timedelta(days=13))
        case "weekend":
            return _weekend(count, published, monday)
        case "month":
            first = _add_months(published.replace(day=1), count)
            return _days(first, published) if count == 0 else _one(Point(first.year, first.month))
        case "quarter":
            return _quarter(published, count)
        case "year":
            year = published.year + count
            return _days(date(year, 1, 1), published) if count == 0 else _one(Point(year))
        case "decade":
            first_year = published.year // 10 * 10 + 10 * count
            return (Stretch(Point(first_year), Point(first_year + 9)),)


def _weekend(count: int, published: date, monday: date) -> Dating:
    """The last weekend that has begun by the publication; "last weekend" on a Saturday or Sunday is the one a week before."""
    saturday = monday + timedelta(days=5)
    if count > 0:
        saturday += timedelta(weeks=count - 1 if saturday > published else count)
    elif saturday > published or count < 0:
        saturday -= timedelta(weeks=1)
    sunday = saturday + timedelta(days=1)
    return _days(saturday, published if saturday == published else sunday)


def _quarter(published: date, count: int) -> Dating:
    index = published.year * 4 + (published.month - 1) // 3 + count
    year, quarter = divmod(index, 4)
    return (Stretch(Point(year, 3 * quarter + 1), Point(year, 3 * quarter + 3)),)


def _window(count: int, unit: Unit, published: date) -> Dating:
    """UCDP: "past 24 hours" is the day of the report and the one before; so the past n days are n days and the day of the report.

    Quarters are counted whole.
    """
    if unit == "quarter" and count > 0:
        return (Stretch(_quarter(published, -count)[0].start, _quarter(published, -1)[0].end),)
    other = _shifted(published, -count, unit)
    return _days(other, published) if other <= published else _days(published + timedelta(days=1), other)


def _shifted(day: date, count: int, unit: Unit) -> date:
    match unit:
        case "hour":
            return day + timedelta(days=-(-abs(count) // 24) * (1 if count > 0 else -1))
        case "day" | "night":
            return day + timedelta(days=count)
        case "week" | "weekend":
            return day + timedelta(weeks=count)
        case "fortnight":
            return day + timedelta(weeks=2 * count)
        case "month":
            return _add_months(day, count)
        case "quarter":
            return _add_months(day, 3 * count)
        case "year":
            return _add_months(day, 12 * count)
        case "decade":
            return _add_months(day, 120 * count)


def _add_months(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).isoweekday() == weekday]
    return days[number if number < 0 else number - 1]


def _derived(
    expression: Shift | Part | Half | NthWeek | WeekOf | InWeek | Around | NightAfter | Bound, published: date | None
) -> Dating | None:
    """What is counted from another expression."""
    if isinstance(expression, Shift) and expression.base is None:
        return None if published is None else _ago(expression, published)
    base = None if expression.base is None else value(_unclipped(expression.base, published, expression), published)
    if base is None or len(base) != 1:
        return None
    match expression:
        case Part(part, of):
            return _past_part(part, of, base[0], published)
        case Bound(side):
            return _bound(side, base[0])
        case Around():
            return _around(base)
        case _:
            limits = _limits(base)
            return None if limits is None else _from_days(expression, *limits)


def _unclipped(base: Expression, published: date | None, whole: Expression) -> Expression:
    """Early, mid or late of a running month or year are taken of the whole of it."""
    if published is None or not isinstance(whole, Part) or whole.part in {"earlier", "later"}:
        return base
    if base == Step("month", 0):
        return Month(published.year, published.month)
    return Years(published.year, published.year) if base == Step("year", 0) else base


def _from_days(expression: Shift | Half | NthWeek | WeekOf | InWeek | NightAfter, first: date, last: date) -> Dating:
    monday = first - timedelta(days=first.weekday())
    match expression:
        case Shift(_, count, unit):
            return _days(_shifted(first, count, unit), _shifted(last, count, unit))
        case Half(number, of):
            months = 12 // of
            return (Stretch(Point(first.year, (number - 1) * months + 1), Point(first.year, number * months)),)
        case NthWeek(number):
            thursday = first + timedelta(days=(3 - first.weekday()) % 7) + timedelta(weeks=number - 1)
            if number < 0:
                thursday = last - timedelta(days=(last.weekday() - 3) % 7)
            return _days(thursday - timedelta(days=3), thursday + timedelta(days=3))
        case WeekOf(_, weekend):
            return _days(monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))
        case InWeek(number):
            return _one(point(monday + timedelta(days=number - 1)))
        case NightAfter():
            return _days(first, last + timedelta(days=1))


def _ago(shift: Shift, published: date) -> Dating:
    """ "Three days ago" is a day; weeks, months and years ago are as coarse as their unit."""
    target = _shifted(published, shift.count, shift.unit)
    match shift.unit:
        case "week" | "fortnight" | "weekend":
            return _days(target - timedelta(days=3), target + timedelta(days=3))
        case "month" | "quarter":
            return _one(Point(target.year, target.month))
        case "year" | "decade":
            return _one(Point(target.year))
        case "hour":
            return _days(*sorted((target, published)))
        case _:
            return _one(point(target))


def _past_part(part: PartName, of: Expression, base: Stretch, published: date | None) -> Dating | None:
    """ "Late March", told on 5 March, is last year's."""
    found = _part(part, base, published)
    limits = _limits(found)
    if published is None or limits is None or limits[0] <= published or not isinstance(of, Month) or not _no_year(of):
        return found
    return value(Part(part, Month(limits[0].year - 1, of.month)), published)


def _part(part: PartName, base: Stretch, published: date | None) -> Dating | None:
    first = base.start
    if part in {"earlier", "later"}:
        return _cut(part, base, published)
    if first is not None and first == base.end and first.month is not None and first.day is None:
        end = 29 if first.month == 2 and first.year is None else monthrange(first.year or 2001, first.month)[1]
        low, high = {"early": (1, 10), "mid": (10, 20)}.get(part, (15, end))
        return (Stretch(Point(first.year, first.month, low), Point(first.year, first.month, high)),)
    if first is not None and first == base.end and first.year is not None and first.month is None:
        month = {"early": 1, "mid": 5}.get(part, 9)
        return (Stretch(Point(first.year, month), Point(first.year, month + 3)),)
    return (base,)


def _cut(part: PartName, base: Stretch, published: date | None) -> Dating:
    """ "Earlier this month" ends with the report, "later this week" begins with it."""
    limits = _limits((base,))
    if limits is None or published is None or not limits[0] <= published <= limits[1] or limits[0] == limits[1]:
        return (base,)
    return _days(limits[0], published) if part == "earlier" else _days(published, limits[1])


def _bound(side: Side, base: Stretch) -> Dating:
    match side:
        case "since":
            return (Stretch(base.start, None),)
        case "until":
            return (Stretch(None, base.end),)
        case "after":
            limits = _limits((base,))
            return (Stretch(base.end if limits is None else point(limits[1] + timedelta(days=1)), None),)
        case "before":
            limits = _limits((base,))
            return (Stretch(None, base.start if limits is None else point(limits[0] - timedelta(days=1))),)


def _around(base: Dating) -> Dating:
    only = base[0]
    if only.start is None or only.start != only.end or only.start.day is None:
        return base
    limits = _limits(base)
    if limits is None:
        return _one(Point(None, only.start.month, only.start.day, mark="~"))
    return _days(limits[0] - timedelta(days=1), limits[1] + timedelta(days=1))


def _span(first: Expression, last: Expression, published: date | None) -> Dating | None:
    """From one to the other; where digits leave the order of day and month open, every reading in which the end is not before the start."""
    sides = [each.members if isinstance(each, OneOf) else (each,) for each in (first, last)]
    pairs = zip(*sides, strict=True) if len(sides[0]) == len(sides[1]) else product(*sides)
    found = [dating for start, end in pairs if (dating := _plain_span(start, end, published)) is not None]
    merged = tuple(dict.fromkeys(stretch for dating in found for stretch in dating))
    past = tuple(stretch for stretch in merged if published is None or (limits := _limits((stretch,))) is None or limits[0] <= published)
    return past or merged or None


def _plain_span(first: Expression, last: Expression, published: date | None) -> Dating | None:
    """The end takes the first year (or week) after the start; a start without a year takes the end's, or the one before."""
    start, end = value(_before(first, last), published), value(last, published)
    if start is None or end is None or len(start) != 1 or len(end) != 1:
        return None
    low, high = start[0], end[0]
    if isinstance(first, Weekday) and isinstance(last, Weekday) and published is not None and first.which == last.which == "latest":
        final = date.fromordinal(high.days()[1])
        low = _days(final - timedelta(days=(last.number - first.number) % 7), final)[0]
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
