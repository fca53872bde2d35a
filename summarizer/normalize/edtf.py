"""Dates as EDTF text, and what can be asked of them: bounds, agreement, containment, distance.

The subset of EDTF (ISO 8601-2) that we write and read:

    2025-11-24   2025-11   2025   199X   19XX         a day, a month, a year, a decade, a century
    XXXX-11-24   XXXX-11                              the year is not known: matches any year
    [2025-11-24,2025-11-26]                           one of
    2025-11-24/2025-11-26   ../2025-11   2025-11/..   a closed interval, an open one
    2025-11-24?   2025-11-24~   2025-11-24%           uncertain, approximate, both

`~` and `%` widen a day by one day on both sides (UCDP's reading of "around 2 July"); `?` widens nothing: it says that the
source doubts, not that the day may be another one nearby. Bounds are closed intervals of days; an open end reaches to
`date.min` or `date.max`. Text that is not of this subset has no bounds, agrees with nothing and is not `valid`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Literal

Precision = Literal["day", "range", "week", "month", "year", "none"]

_FIRST, _LAST = date.min.toordinal(), date.max.toordinal()
_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<mark>[?~%]?)")
_CACHED = 1 << 18
_ANY_YEARS = (2003, 2004, 2005)


@dataclass(frozen=True, slots=True)
class Point:
    """A calendar date as precise as it is known. `year` is null where unknown; `years` is the width of a decade or century."""

    year: int | None
    month: int | None = None
    day: int | None = None
    years: int = 1
    mark: str = ""

    def first(self, year: int | None = None) -> int:
        """The first day that it can be, as an ordinal; `year` stands in for an unknown year."""
        known = self._year(year)
        day = self.day if self.day is None else min(self.day, monthrange(known, self.month or 1)[1])
        return max(_FIRST, date(known, self.month or 1, day or 1).toordinal() - self._slack)

    def last(self, year: int | None = None) -> int:
        """The last day that it can be, as an ordinal."""
        known = self._year(year) + self.years - 1
        month = self.month or 12
        end = monthrange(known, month)[1]
        return min(_LAST, date(known, month, min(self.day or end, end)).toordinal() + self._slack)

    @property
    def _slack(self) -> int:
        return 1 if self.day is not None and self.mark in {"~", "%"} else 0

    def _year(self, stand_in: int | None) -> int:
        year = stand_in if self.year is None else self.year
        if year is None:
            raise ValueError("the year is not known")
        return year

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        year = {1: year, 10: f"{year[:3]}X", 100: f"{year[:2]}XX"}[self.years]
        return "-".join((year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None))) + self.mark


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one point to another; `None` is an open end. A single date is a stretch whose two points are one."""

    start: Point | None
    end: Point | None

    @property
    def dated(self) -> bool:
        return all(point.year is not None for point in (self.start, self.end) if point is not None)

    def days(self, year: int | None = None) -> tuple[int, int]:
        """Closed interval of ordinals; an interval that turns the year ("XXXX-12-30/XXXX-01-02") ends in the next one."""
        first = _FIRST if self.start is None else self.start.first(year)
        last = _LAST if self.end is None else self.end.last(year)
        if last < first and year is not None and self.end is not None and self.end.year is None:
            last = self.end.last(year + 1)
        return first, last

    def __str__(self) -> str:
        if self.start == self.end:
            return str(self.start)
        return f"{'..' if self.start is None else self.start}/{'..' if self.end is None else self.end}"


Dating = tuple[Stretch, ...]
"""One stretch, or several of which one is meant."""


def point(day: date, mark: str = "") -> Point:
    """The point of a calendar day."""
    return Point(day.year, day.month, day.day, mark=mark)


def day(value: date) -> str:
    """A calendar day as EDTF."""
    return value.isoformat()


def interval(first: date, last: date) -> str:
    """A closed interval of days as EDTF; one day where both are the same."""
    return day(first) if first == last else f"{day(first)}/{day(last)}"


def render(dating: Dating) -> str:
    """A dating as EDTF text."""
    return str(dating[0]) if len(dating) == 1 else "[" + ",".join(map(str, dating)) + "]"


@lru_cache(maxsize=_CACHED)
def parse(edtf: str) -> Dating | None:
    """The alternatives that the text names, or null where it is not of our subset or names no possible day ("2025-02-30")."""
    if edtf.startswith("[") and edtf.endswith("]"):
        members = tuple(_stretch(member.strip()) for member in edtf[1:-1].split(","))
    else:
        members = (_stretch(edtf),)
    found = tuple(member for member in members if member is not None)
    return found if len(found) == len(members) else None


def _stretch(text: str) -> Stretch | None:
    first, slash, last = text.partition("/")
    if not slash:
        single = _point(first)
        return None if single is None else Stretch(single, single)
    start, end = _point(first), _point(last)
    if (start is None and first != "..") or (end is None and last != "..") or (start is None and end is None):
        return None
    found = Stretch(start, end)
    if start is not None and end is not None and (start.year is None) != (end.year is None):
        return None
    low, high = found.days(None if found.dated else 2000)
    return found if low <= high else None


def _point(text: str) -> Point | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    month, day_of_month = (None if match[name] in (None, "XX") else int(match[name]) for name in ("month", "day"))
    year = None if match["year"] == "XXXX" else int(match["year"].replace("X", "0"))
    found = Point(year, month, day_of_month, 10 ** match["year"].count("X") if year is not None else 1, match["mark"])
    return found if _possible(found) else None


def _possible(point: Point) -> bool:
    if point.year is None and point.month is None:
        return False
    if point.years > 1 and point.month is not None:
        return False
    if point.month is None:
        return point.day is None and point.year != 0
    year = 2000 if point.year is None else point.year
    return year > 0 and 1 <= point.month <= 12 and (point.day is None or 1 <= point.day <= monthrange(year, point.month)[1])


def valid(edtf: str) -> bool:
    """Whether the text is of our subset and names a possible date."""
    return parse(edtf) is not None


@lru_cache(maxsize=_CACHED)
def bounds(edtf: str | None) -> tuple[date, date] | None:
    """The first and the last day that it can be; null where the year is not known or the text is no date."""
    dating = parse(edtf) if edtf else None
    if dating is None or not all(stretch.dated for stretch in dating):
        return None
    spans = [stretch.days() for stretch in dating]
    return date.fromordinal(min(first for first, _ in spans)), date.fromordinal(max(last for _, last in spans))


@lru_cache(maxsize=_CACHED)
def precision(edtf: str | None) -> Precision:
    """How exact it is, in UCDP's classes: one day, 2 to 6 days, a week, up to a month, up to a year, or none of them."""
    dating = parse(edtf) if edtf else None
    if dating is None:
        return "none"
    spans = [stretch.days(None if stretch.dated else 2001) for stretch in dating]
    length = max(last for _, last in spans) - min(first for first, _ in spans) + 1
    scale: tuple[tuple[int, Precision], ...] = ((1, "day"), (6, "range"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for limit, name in scale if length <= limit), "none")


@lru_cache(maxsize=_CACHED)
def days_apart(a: str | None, b: str | None) -> int | None:
    """Days between the nearest two days that they can be, 0 where they share one; null where one of them is no date.

    Where a year is unknown, the nearest year is taken.
    """
    one, other = (_dated_days(a) if a else None), (_dated_days(b) if b else None)
    if one is not None and other is not None:
        return min(_gap(first, second) for first, second in product(one, other))
    pair = _pair(a, b)
    return None if pair is None else min(_gap(*spans) for spans in _readings(*pair))


def compatible(a: str | None, b: str | None) -> bool:
    """Whether both can be true of one event: they share a day. An unknown year is any year."""
    return days_apart(a, b) == 0


@lru_cache(maxsize=_CACHED)
def contains(coarse: str | None, fine: str | None) -> bool:
    """Whether every alternative of `fine` lies within an alternative of `coarse`, in some year where one is unknown."""
    pair = _pair(coarse, fine)
    if pair is None:
        return False
    outer, inner = pair
    return all(any(_within(*spans) for spans in _readings(outer, (stretch,))) for stretch in inner)


def with_year(edtf: str, year: int) -> str:
    """The same date in the given year where its year was unknown, else unchanged; null-safe for dates that the year lacks (29 February)."""
    dating = parse(edtf)
    if dating is None or all(stretch.dated for stretch in dating):
        return edtf
    filled = render(tuple(_fill(stretch, year) for stretch in dating))
    return filled if valid(filled) else edtf


def _fill(stretch: Stretch, year: int) -> Stretch:
    def put(point: Point | None, value: int) -> Point | None:
        return point if point is None or point.year is not None else Point(value, point.month, point.day, mark=point.mark)

    turns = stretch.start is not None and stretch.end is not None and stretch.end.last(2000) < stretch.start.first(2000)
    return Stretch(put(stretch.start, year), put(stretch.end, year + 1 if turns else year))


def _pair(a: str | None, b: str | None) -> tuple[Dating, Dating] | None:
    one, other = (parse(a) if a else None), (parse(b) if b else None)
    return None if one is None or other is None else (one, other)


@lru_cache(maxsize=_CACHED)
def _dated_days(edtf: str) -> tuple[tuple[int, int], ...] | None:
    """The day intervals of the alternatives; null where a year is unknown or the text is no date."""
    dating = parse(edtf)
    return tuple(stretch.days() for stretch in dating) if dating and all(stretch.dated for stretch in dating) else None


def _readings(one: Dating, other: Dating) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Every pair of day intervals that the two can mean."""
    return [spans for a, b in product(one, other) for spans in _year_readings(a, b)]


def _year_readings(a: Stretch, b: Stretch) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    if a.dated and b.dated:
        return [(a.days(), b.days())]
    if not a.dated and not b.dated:
        return [(a.days(one), b.days(other)) for one, other in product(_ANY_YEARS, _ANY_YEARS)]
    if not a.dated:
        return [(first, second) for second, first in _year_readings(b, a)]
    return [(a.days(), b.days(year)) for year in _near_years(*a.days())]


def _near_years(first: int, last: int) -> list[int]:
    """The years in which an undated day can lie nearest to, or within, a span of days."""
    low, high = date.fromordinal(first).year, date.fromordinal(last).year
    around = {low - 1, low, low + 1, high - 1, high, high + 1}
    return sorted(year for year in around if 1 < year < date.max.year)


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, a[0] - b[1], b[0] - a[1])


def _within(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
