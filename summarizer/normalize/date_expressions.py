"""What date words mean, before the publication date is known: the values that the grammar builds and `date_values` reads."""

from dataclasses import dataclass
from typing import Literal

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
    """The n-th weekday of a month (-1: the last), or `days` after it, in a year, or in the last one not after the publication."""

    month: int
    weekday: int
    number: int
    days: int = 0
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Easter:
    """A day counted from Easter Sunday of the western churches in a year, or in the last year in which it is not after the publication."""

    days: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class FeastWeekend:
    """The weekend of a feast, with the feast where that lies beside it: "Labor Day weekend"."""

    base: "Expression"


@dataclass(frozen=True, slots=True)
class Edge:
    """The first `count` units of a month or year, or with a negative count the last: "the first three months of 2021"."""

    count: int
    unit: Unit
    base: "Expression"


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
    | Easter
    | FeastWeekend
    | Edge
    | Span
    | OneOf
    | Bound
    | Around
    | NightAfter
    | Anaphor
)
