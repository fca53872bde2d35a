"""Parts of a stretch of days, what lies on one side of it, and the days around it."""

from calendar import monthrange
from datetime import date, timedelta

from summarizer.normalize.date_arithmetic import days_between, limits_of, single
from summarizer.normalize.date_expressions import PartName, Side
from summarizer.normalize.edtf import Dating, Point, Stretch, point


def part_of(part: PartName, base: Stretch, published: date | None) -> Dating | None:
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
    limits = limits_of((base,))
    if limits is None or published is None or not limits[0] <= published <= limits[1] or limits[0] == limits[1]:
        return (base,)
    return days_between(limits[0], published) if part == "earlier" else days_between(published, limits[1])


def bound(side: Side, base: Stretch) -> Dating:
    match side:
        case "since":
            return (Stretch(base.start, None),)
        case "until":
            return (Stretch(None, base.end),)
        case "after":
            limits = limits_of((base,))
            return (Stretch(base.end if limits is None else point(limits[1] + timedelta(days=1)), None),)
        case "before":
            limits = limits_of((base,))
            return (Stretch(None, base.start if limits is None else point(limits[0] - timedelta(days=1))),)


def around(base: Dating) -> Dating:
    only = base[0]
    if only.start is None or only.start != only.end or only.start.day is None:
        return base
    limits = limits_of(base)
    if limits is None:
        return single(Point(None, only.start.month, only.start.day, mark="~"))
    return days_between(limits[0] - timedelta(days=1), limits[1] + timedelta(days=1))
