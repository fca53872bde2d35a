"""Calendar arithmetic from a publication day: weeks begin on Monday (ISO 8601), stretches are closed."""

from calendar import monthrange
from datetime import date, timedelta

from summarizer.normalize.date_expressions import Unit, Which
from summarizer.normalize.edtf import Dating, Point, Stretch, point


def single(single: Point) -> Dating:
    return (Stretch(single, single),)


def days_between(first: date, last: date) -> Dating:
    return single(point(first)) if first == last else (Stretch(point(first), point(last)),)


def limits_of(dating: Dating | None) -> tuple[date, date] | None:
    if dating is None or len(dating) != 1 or not dating[0].dated:
        return None
    first, last = dating[0].days()
    return date.fromordinal(first), date.fromordinal(last)


def calendar_day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 0 < year < 10000 and 1 <= day <= monthrange(year, month)[1] else None


def years_of_month(month: int, which: Which, published: date) -> tuple[int, ...]:
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


def named_weekday(number: int, which: Which, published: date) -> date:
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


def nth_weekday(year: int, month: int, weekday: int, number: int) -> date:
    days = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1) if date(year, month, day).isoweekday() == weekday]
    return days[number if number < 0 else number - 1]


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (year % 19 + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def feast_weekend(day: date) -> tuple[date, date] | None:
    """Saturday and Sunday beside the feast, with all days from it or to it; null in the middle of a week."""
    weekday = day.isoweekday()
    if weekday == 1:
        return day - timedelta(days=2), day
    return (day if weekday != 7 else day - timedelta(days=1), day + timedelta(days=7 - weekday)) if weekday >= 4 else None


def edge(first: date, last: date, count: int, unit: Unit) -> tuple[date, date]:
    """The first `count` units of a stretch, or with a negative count the last; never more than the stretch."""
    if count > 0:
        return first, min(last, shifted(first, count, unit) - timedelta(days=1))
    return max(first, shifted(last + timedelta(days=1), count, unit)), last


def unit_from(unit: Unit, count: int, published: date) -> Dating | None:
    monday = published - timedelta(days=published.weekday())
    match unit:
        case "day" | "night" | "hour":
            return single(point(published + timedelta(days=count)))
        case "week":
            first = monday + timedelta(weeks=count)
            return days_between(first, published if count == 0 else first + timedelta(days=6))
        case "fortnight":
            first = monday + timedelta(weeks=2 * count)
            return days_between(first, published if count == 0 else first + timedelta(days=13))
        case "weekend":
            return _weekend(count, published, monday)
        case "month":
            first = _add_months(published.replace(day=1), count)
            return days_between(first, published) if count == 0 else single(Point(first.year, first.month))
        case "quarter":
            return _quarter(published, count)
        case "year":
            year = published.year + count
            return days_between(date(year, 1, 1), published) if count == 0 else single(Point(year))
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
    return days_between(saturday, published if saturday == published else sunday)


def _quarter(published: date, count: int) -> Dating:
    index = published.year * 4 + (published.month - 1) // 3 + count
    year, quarter = divmod(index, 4)
    return (Stretch(Point(year, 3 * quarter + 1), Point(year, 3 * quarter + 3)),)


def window(count: int, unit: Unit, published: date) -> Dating:
    """UCDP: "past 24 hours" is the day of the report and the one before; so the past n days are n days and the day of the report.

    Quarters are counted whole.
    """
    if unit == "quarter" and count > 0:
        return (Stretch(_quarter(published, -count)[0].start, _quarter(published, -1)[0].end),)
    other = shifted(published, -count, unit)
    return days_between(other, published) if other <= published else days_between(published + timedelta(days=1), other)


def ago(count: int, unit: Unit, published: date) -> Dating:
    """ "Three days ago" is a day; weeks, months and years ago are as coarse as their unit."""
    target = shifted(published, count, unit)
    match unit:
        case "week" | "fortnight" | "weekend":
            return days_between(target - timedelta(days=3), target + timedelta(days=3))
        case "month" | "quarter":
            return single(Point(target.year, target.month))
        case "year" | "decade":
            return single(Point(target.year))
        case "hour":
            return days_between(*sorted((target, published)))
        case _:
            return single(point(target))


def shifted(day: date, count: int, unit: Unit) -> date:
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
