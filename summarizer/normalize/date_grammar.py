"""The grammar of date words: which words, from a given one on, make a date expression. The words themselves stand in date_words.toml.

Every rule takes the words and an index and gives the expression with the index after its last word, or null. Where several rules
fit, the longest reading counts, the earlier rule among equals.
"""

import tomllib
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from summarizer.normalize import number_words
from summarizer.normalize.date_expressions import (
    Anaphor,
    Around,
    Bound,
    Day,
    Expression,
    Feast,
    Half,
    InWeek,
    Month,
    NightAfter,
    NthWeek,
    OneOf,
    Part,
    Shift,
    Span,
    Step,
    Unit,
    Weekday,
    WeekOf,
    Which,
    Window,
    Years,
)
from summarizer.normalize.words import Words, words_of

Found = tuple[Expression, int]
Rule = Callable[[Words, int], Found | None]

_TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))
MONTHS: Final[dict[str, int]] = _TABLE["months"]
WEEKDAYS: Final[dict[str, int]] = _TABLE["weekdays"]
DAYPARTS: Final[frozenset[str]] = frozenset(_TABLE["dayparts"]["words"])
_UNITS: Final[dict[str, Unit]] = _TABLE["units"]
_STEPS: Final[dict[str, int]] = _TABLE["steps"]
_DAYS: Final[dict[str, int]] = _TABLE["days"]
_PARTS: Final = _TABLE["parts"]
_SIDES: Final = _TABLE["sides"]
_JOINS: Final[frozenset[str]] = frozenset(_TABLE["ranges"]["joins"])
_QUARTERS: Final[dict[str, int]] = _TABLE["quarters"]
_DECADES: Final[dict[str, int]] = _TABLE["decades"]
_FEW: Final = frozenset(_TABLE["few"]["words"])


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Expression], ...]]:
    """First word → fixed phrases and what they mean, the longest first."""
    named: dict[str, Expression] = {
        **{name: Day(None, month, day) for name, (month, day) in _TABLE["feasts"].items()},
        **{name: Feast(month, weekday, number) for name, (month, weekday, number) in _TABLE["moving_feasts"].items()},
        **dict.fromkeys(_TABLE["anaphors"]["phrases"], Anaphor()),
        **{name: Step("day", count) for name, count in _TABLE["day_phrases"].items()},
        **dict.fromkeys(_TABLE["recent"]["phrases"], Window(3, "day")),
    }
    entries = [(words_of(name).lower, meaning) for name, meaning in named.items()]
    heads = sorted({words[0] for words, _ in entries})
    return {head: tuple(sorted((e for e in entries if e[0][0] == head), key=lambda e: (-len(e[0]), e[0]))) for head in heads}


_PHRASES: Final = _phrases()
_PHRASE_HEADS: Final = frozenset(_PHRASES)
STARTERS: Final[frozenset[str]] = frozenset().union(
    MONTHS, WEEKDAYS, _DECADES, _STEPS, _DAYS, _PARTS, _SIDES, _QUARTERS, _PHRASE_HEADS, number_words.UNITS, number_words.TENS, number_words.ORDINALS,
    _FEW, {"between", "from", "overnight", "over", "on", "around", "about", "night", "a", "an", "week", "weekend", "recent", "in", "day", "'", "either", "fy"},
)  # fmt: skip


_ANCHORS: Final = frozenset().union(MONTHS, WEEKDAYS, _UNITS, _DAYS, DAYPARTS, _DECADES, _QUARTERS, _PHRASE_HEADS - {"the"}, {"century", "half"})
_REACH: Final = 4
_LONG_REACH: Final = 8


def candidates(words: Words) -> list[int]:
    """Where an expression can begin: at a starter with a word that fixes a date (month, weekday, unit, year …) near enough behind it."""
    found, anchor = [], len(words.lower) + _LONG_REACH + 1
    for i in range(len(words.lower) - 1, -1, -1):
        word = words.lower[i]
        if word in _ANCHORS or (word[0].isdecimal() and len(word) >= 3):
            anchor = i
        if anchor - i <= (_LONG_REACH if word in {"from", "between"} else _REACH) and (word in STARTERS or word[0].isdecimal()):
            found.append(i)
    return found[::-1]


def expression(words: Words, i: int) -> Found | None:
    """The longest date expression that begins at word `i`."""
    return _longest(words, i, (_single, _span, _one_of, _bound, _shift))


def _longest(words: Words, i: int, rules: tuple[Rule, ...]) -> Found | None:
    best: Found | None = None
    for rule in rules:
        found = rule(words, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


@lru_cache(maxsize=1024)
def _single(words: Words, i: int) -> Found | None:
    if words.at(i) == "on":
        return _single(words, i + 1)
    found = _longest(words, i, _SINGLES)
    if words.at(i) == "the":
        bare = _longest(words, i + 1, _SINGLES)
        found = bare if found is None or (bare is not None and bare[1] > found[1]) else found
    return None if found is None else (found[0], _daypart_tail(words, found[1]))


def _the(words: Words, i: int) -> int:
    return i + 1 if words.at(i) == "the" and words.at(i + 1) not in _UNITS and not _phrase(words, i) else i


def _phrase(words: Words, i: int) -> Found | None:
    for phrase, found in _PHRASES.get(words.at(i), ()):
        if words.lower[i : i + len(phrase)] == phrase:
            j = i + len(phrase)
            year, after = _year_after(words, j)
            if year is not None and isinstance(found, Day | Feast):
                dated = Day(year, found.month, found.day) if isinstance(found, Day) else Feast(found.month, found.weekday, found.number, year)
                return dated, after
            return found, j
    return None


def _daypart_tail(words: Words, i: int) -> int:
    """The end of what follows as a time of the same day: "night", "in the evening", "early morning", "at noon"."""
    j = i + 1 if words.at(i) == "," else i
    while words.at(j) in {"in", "at", "on", "the", "around", "during", "early", "late", "mid", "-"}:
        j += 1
    return j + 1 if words.at(j) in DAYPARTS else i


# Days of the calendar


def _year(words: Words, i: int) -> int | None:
    word = words.at(i)
    return int(word) if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2999 else None


def _short_year(words: Words, i: int) -> int | None:
    """Two digits stand for the year of 1930 to 2029 that ends in them."""
    word = words.at(i)
    return (1900 if int(word) >= 30 else 2000) + int(word) if len(word) == 2 and word.isdecimal() else None


def _year_after(words: Words, i: int) -> tuple[int | None, int]:
    """A year that follows a day or month ("24 November 2025", "November 24, 2025", "April of '87"), and the index after it."""
    j = i
    while words.at(j) in {",", "of", "in", "-", "/", "(", "the", "year"} and j < i + 3:
        j += 1
    if (year := _year(words, j)) is not None:
        return year, j + 1
    if words.at(j) == "'" and (year := _short_year(words, j + 1)) is not None:
        return year, j + 2
    if words.at(i) == "of" and (year := _short_year(words, i + 1)) is not None:
        return year, i + 2
    return None, i


def _month_name(words: Words, i: int) -> tuple[int, int] | None:
    month = MONTHS.get(words.at(i))
    return None if month is None else (month, _dot(words, i + 1))


def _dot(words: Words, i: int) -> int:
    """After an abbreviation ("Nov.", "Mon."): the dot belongs to it unless the sentence ends there."""
    abbreviated = len(words.at(i - 1)) <= 5 and (words.at(i - 1) != "may" or words.at(i + 1).isdecimal())
    return i + 1 if words.at(i) == "." and words.glued(i) and abbreviated else i


def _day_number(words: Words, i: int) -> tuple[int, int] | None:
    word = words.at(i)
    if word.isdecimal() and len(word) <= 2:
        found: tuple[int, int] | None = int(word), i + 1
    else:
        found = number_words.ordinal(words, i)
    return found if found is not None and 1 <= found[0] <= 31 else None


def _weekday_name(words: Words, i: int) -> tuple[int, int] | None:
    number = WEEKDAYS.get(words.at(i))
    return None if number is None else (number, _dot(words, i + 1))


def _month_first(words: Words, i: int) -> Found | None:
    """ "November 24", "Nov. 24th, 2025", "June the 28th of 2020", "Oct/2"."""
    month = _month_name(words, i)
    if month is None:
        return None
    j = month[1]
    while words.at(j) in {"the", "-", "/", ","} and j < month[1] + 2:
        j += 1
    day = _day_number(words, j)
    if day is None:
        return None
    year, end = _year_after(words, day[1])
    if year is None and _clock_then_year(words, day[1]):
        year, end = _year(words, day[1] + 1), day[1] + 2
    return Day(year, month[0], day[0]), end


def _clock_then_year(words: Words, i: int) -> bool:
    return ":" in words.at(i) and _year(words, i + 1) is not None


def _day_first(words: Words, i: int) -> Found | None:
    """ "24 November", "the 24th of November, 2025", "23rd day of September", "24-Nov-2025", "4 FEB 90"."""
    day = _day_number(words, i)
    if day is None:
        return None
    j = day[1]
    if words.at(j) == "day" and words.at(j + 1) in {"of", "in"}:
        j += 1
    while words.at(j) in {"of", "-", "/", "the", "st", "nd", "rd", "th"} and j < day[1] + 4:
        j += 1
    month = _month_name(words, j)
    if month is None:
        return None
    year, end = _year_after(words, month[1])
    if year is None:
        year, end = _short_year_after(words, j, month[1])
    return Day(year, month[0], day[0]), end


def _short_year_after(words: Words, month: int, i: int) -> tuple[int | None, int]:
    """Two digits are a year only after a three-letter month in capitals ("4 FEB 90") or between hyphens ("4-Feb-90")."""
    if words.at(month - 1) == "-" == words.at(i):
        i += 1
    elif not (words.raw(month).isupper() and len(words.at(month)) == 3):
        return None, i
    year = _short_year(words, i)
    return (None, i) if year is None else (year, i + 1)


def _year_first(words: Words, i: int) -> Found | None:
    """ "2019-aug-1", "2025 November 24"."""
    year = _year(words, i)
    j = i + 2 if words.at(i + 1) in {"-", "/"} else i + 1
    month = None if year is None else _month_name(words, j)
    if month is None:
        return None
    j = month[1] + 1 if words.at(month[1]) in {"-", "/"} else month[1]
    day = _day_number(words, j)
    return (Month(year, month[0]), month[1]) if day is None else (Day(year, month[0], day[0]), day[1])


def _numeric(words: Words, i: int) -> Found | None:
    """ISO dates, and day, month, year in digits: with dots the day comes first, else both orders that are possible are kept."""
    word = words.at(i)
    mark = next((mark for mark in "-/." if word.count(mark) == 2), None)
    if mark is not None and all(part.isdecimal() for part in word.split(mark)):
        first, second, third = word.split(mark)
        if len(first) == 4 and len(third) <= 2:
            return _orders(int(first), ((int(second), int(third)),), i + 1)
        if len(first) <= 2 and len(third) in {2, 4}:
            year = int(third) if len(third) == 4 else int(third) + (1900 if int(third) >= 30 else 2000)
            return _orders(year, _both_orders(int(first), int(second), day_first=mark == "."), i + 1)
        return None
    if len(word) == 8 and word.isdecimal():
        return _orders(int(word[:4]), ((int(word[4:6]), int(word[6:])),), i + 1)
    return _numeric_without_year(words, i)


def _numeric_without_year(words: Words, i: int) -> Found | None:
    """ "11/20": only with a slash, glued, and not part of a longer number."""
    parts = (words.at(i), words.at(i + 2))
    if words.at(i + 1) != "/" or not words.glued(i + 1) or not words.glued(i + 2) or not all(part.isdecimal() and len(part) <= 2 for part in parts):
        return None
    end = i + 3
    year, end = _year_after(words, end) if words.at(end) == "," else (None, end)
    return _orders(year, _both_orders(int(parts[0]), int(parts[1]), day_first=False), end)


def _both_orders(first: int, second: int, *, day_first: bool) -> tuple[tuple[int, int], ...]:
    if day_first:
        return ((second, first),)
    return ((first, second),) if first == second else ((first, second), (second, first))


def _orders(year: int | None, orders: tuple[tuple[int, int], ...], end: int) -> Found | None:
    days = tuple(Day(year, month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31)
    return (days[0] if len(days) == 1 else OneOf(days), end) if days else None


def _with_weekday(words: Words, i: int) -> Found | None:
    """ "Tuesday, Jan. 28, 2014", "Friday (Jun-15)", "Monday 21", "Tuesday the eleventh", "Friday 7/6"."""
    i, which = _which(words, i)
    weekday = _weekday_name(words, i)
    if weekday is None:
        return None
    j = weekday[1]
    while words.at(j) in {",", "(", "-", "the"} and j < weekday[1] + 2:
        j += 1
    found = _longest(words, j, (_month_first, _day_first, _numeric, _year_first))
    if found is not None:
        end = found[1] + 1 if words.at(found[1]) == ")" and "(" in words.lower[i:j] else found[1]
        return _stamped(found[0], weekday[0], which), end
    day = _day_number(words, j)
    bare = words.at(j).isdecimal() and (words.at(j + 1) in DAYPARTS or words.at(j + 1) in {"p", "a", ":", "-", "to"})
    return None if day is None or bare or words.at(j - 1) == "," else (Day(None, None, day[0], weekday[0]), day[1])


def _stamped(found: Expression, weekday: int, which: Which) -> Expression:
    if isinstance(found, Day):
        return Day(found.year, found.month, found.day, weekday, "this" if which == "this" else "latest")
    return OneOf(tuple(_stamped(member, weekday, which) for member in found.members)) if isinstance(found, OneOf) else found


def _bare_day(words: Words, i: int) -> Found | None:
    """ "the 18th", "the 21st of this month", "the 15th day of next month"."""
    if words.at(i - 1) != "the" and not words.at(i)[:1].isdecimal():
        return None
    day = number_words.ordinal(words, i)
    if day is None or not 1 <= day[0] <= 31:
        return None
    j = day[1] + 1 if words.at(day[1]) == "day" else day[1]
    j = j + 1 if words.at(j) in {"of", "in"} else j
    if words.at(j) in {"this", "the"} and words.at(j + 1) == "month":
        return Day(None, None, day[0], which="this"), j + 2
    return Day(None, None, day[0]), day[1]


# Months, years


def _month(words: Words, i: int) -> Found | None:
    """ "November", "Nov. 2025", "Dec/2018", "last May", "2015-12"."""
    start, which = _which(words, i)
    month = _month_name(words, start)
    if month is not None:
        year, end = _year_after(words, month[1])
        return Month(year, month[0], which), end
    first, second = words.at(i), words.at(i + 2)
    if words.at(i + 1) != "-" or not (words.glued(i + 1) and words.glued(i + 2) and first.isdecimal() and second.isdecimal()):
        return None
    year, number = (_year(words, i), second) if len(first) == 4 else (_year(words, i + 2), first)
    return (Month(year, int(number)), i + 3) if year is not None and len(number) <= 2 and 1 <= int(number) <= 12 else None


def _years(words: Words, i: int) -> Found | None:
    """ "2021", "the year 2021", "the 1990s", "the 90s", "the 19th century"."""
    j = i + 1 if words.at(i) == "calendar" else i
    j = j + 1 if words.at(j) == "year" else j
    if (year := _year(words, j)) is not None:
        if words.at(j + 1) == "s":
            return Years(year, year + 9), j + 2
        return Years(year, year), j + 1
    word = words.at(i).replace("'", "")
    if word in _DECADES:
        return Years(_DECADES[word], _DECADES[word] + 9), i + 1
    if word.endswith("0s") and word[:-1].isdecimal():
        first = int(word[:-1]) + (1900 if len(word) == 3 else 0)
        return Years(first, first + 9), i + 1
    ordinal = number_words.ordinal(words, i)
    if ordinal is not None and words.at(ordinal[1]) == "century":
        return Years(100 * ordinal[0] - 100, 100 * ordinal[0] - 1), ordinal[1] + 1
    return None


def _half(words: Words, i: int) -> Found | None:
    """ "the first half of 2025", "the third quarter", "Q1 2025", "2025 Q1"."""
    if (year := _year(words, i)) is not None:
        j = i + 2 if words.at(i + 1) == "-" else i + 1
        return (Half(_QUARTERS[words.at(j)], 4, Years(year, year)), j + 1) if words.at(j) in _QUARTERS else None
    if words.at(i) in _QUARTERS:
        return _half_of(words, i + 1, _QUARTERS[words.at(i)], 4)
    ordinal = number_words.ordinal(words, i)
    if ordinal is None or words.at(ordinal[1]) not in {"half", "quarter"}:
        return None
    of = 2 if words.at(ordinal[1]) == "half" else 4
    return _half_of(words, ordinal[1] + 1, ordinal[0], of) if ordinal[0] <= of else None


def _half_of(words: Words, i: int, number: int, of: int) -> Found | None:
    j = i
    while words.at(j) in {"of", "in", "-"} and j < i + 2:
        j += 1
    base = _longest(words, j, (_years, _step))
    if base is not None and (isinstance(base[0], Years) or base[0] == Step("year", -1) or base[0] == Step("year", 0)):
        year = base[0]
        return Half(number, of, year), base[1]
    return (Half(number, of, Step("year", 0)), i) if of == 4 else None


# Counted from the publication


def _which(words: Words, i: int) -> tuple[int, Which]:
    """ "last", "this past", "next" … before a weekday or month name, and the index after."""
    first, second = words.at(i), words.at(i + 1)
    if first == "this" and second in {"past", "last"}:
        return i + 2, "past"
    if first == "this" and second in {"coming", "upcoming"}:
        return i + 2, "coming"
    named: dict[str, Which] = {
        "last": "last", "previous": "last", "past": "past", "this": "this", "next": "next", "following": "next", "coming": "coming", "upcoming": "coming",
    }  # fmt: skip
    return (i + 1, named[first]) if first in named else (i, "latest")


def _weekday(words: Words, i: int) -> Found | None:
    """ "Tuesday", "last Friday", "this past Wednesday", "Tuesday of last week", "Sunday week-end"."""
    start, which = _which(words, i)
    weekday = _weekday_name(words, start)
    if weekday is None:
        return None
    j = weekday[1] + 1 if words.at(weekday[1]) in {"of", ","} else weekday[1]
    week = _longest(words, _the(words, j), (_step, _ago))
    if week is not None and isinstance(week[0], Step | Shift) and week[0].unit in {"week", "fortnight"} and words.at(j) not in {"the"}:
        return InWeek(weekday[0], week[0]), week[1]
    return Weekday(weekday[0], which), weekday[1]


def _week_then_weekday(words: Words, i: int) -> Found | None:
    """ "last week Tuesday", "next week on Tuesday"."""
    week = _step(words, i)
    if week is None or not isinstance(week[0], Step) or week[0].unit != "week":
        return None
    j = week[1] + 1 if words.at(week[1]) in {"on", "-", ","} else week[1]
    weekday = _weekday_name(words, j)
    return None if weekday is None else (InWeek(weekday[0], week[0]), weekday[1])


def _day_word(words: Words, i: int) -> Found | None:
    """ "today", "yesterday", "this morning", "last night"."""
    word, following = words.at(i), words.at(i + 1)
    if word in _DAYS:
        return Step("day", _DAYS[word]), i + 1
    if following in DAYPARTS and word in {"this", "last"}:
        return Step("day", 0 if word == "this" else -1), i + 2
    return None


def _step(words: Words, i: int) -> Found | None:
    """ "last week", "this month", "the weekend", "next year"."""
    j = i + 1 if words.at(i) == "this" and words.at(i + 1) in {"past", "coming", "upcoming", "calendar"} else i
    word = words.at(j)
    count = _STEPS.get(word, 0 if word == "calendar" else None)
    unit = _UNITS.get(words.at(j + 1))
    if words.at(j) in {"weekend"}:
        return Step("weekend", 0), j + 1
    if count is None or unit is None or words.at(j + 1).endswith("s") or (unit in {"day", "night", "hour"} and word not in {"the"}):
        return None
    if unit == "night" or unit == "hour" or (word == "past" and words.at(j - 1) == "the" and unit != "quarter"):
        return (Window(1, unit), j + 2) if word == "past" else None
    return Step(unit, count), j + 2


def _amount(words: Words, i: int) -> tuple[int | None, int] | None:
    """A number of units; null for "a few", "several", "some"."""
    if words.at(i) in {"a", "an"}:
        if words.at(i + 1) in {"couple", "pair"}:
            return 2, i + 3 if words.at(i + 2) == "of" else i + 2
        if words.at(i + 1) in _FEW:
            return None, i + 2
        return (1, i + 1) if words.at(i + 1) in _UNITS else None
    if words.at(i) == "couple":
        return 2, i + 2 if words.at(i + 1) == "of" else i + 1
    if words.at(i) in _FEW:
        return None, i + 1
    number = number_words.cardinal(words, i)
    return (int(number[0]), number[1]) if number is not None and number[0] == int(number[0]) and number[0] < 10000 else None


def _quantity(words: Words, i: int) -> tuple[int | None, Unit, int] | None:
    amount = _amount(words, i)
    if amount is None:
        return None
    unit = _UNITS.get(words.at(amount[1]))
    return None if unit is None else (amount[0], unit, amount[1] + 1)


def _window(words: Words, i: int) -> Found | None:
    """ "the past three days", "the last 24 hours", "recent weeks", "5 past years"."""
    word = words.at(i)
    if word == "recent" and words.at(i + 1) in {"days", "weeks", "months"}:
        return Window(3, _UNITS[words.at(i + 1)]), i + 2
    if word in _STEPS and word not in {"this", "the", "current"}:
        quantity = _quantity(words, i + 1)
        if quantity is not None and words.at(quantity[2] - 1).endswith("s"):
            count, unit, end = quantity
            return Window((3 if count is None else count) * -_STEPS[word], unit), end
    amount = _amount(words, i)
    if amount is not None and words.at(amount[1]) in {"past", "previous", "last", "next", "upcoming", "coming"} and amount[0] is not None:
        unit_word = words.at(amount[1] + 1)
        if unit_word in _UNITS and unit_word.endswith("s"):
            return Window(amount[0] * -_STEPS[words.at(amount[1])], _UNITS[unit_word]), amount[1] + 2
    return None


def _day_beside(words: Words, i: int) -> Found | None:
    """ "the day before Thanksgiving", "the night after May 3"."""
    if words.at(i) not in {"day", "night", "morning"} or words.at(i + 1) not in {"before", "after"}:
        return None
    base = _longest(words, _the(words, i + 2), (_phrase, _with_weekday, _month_first, _day_first, _weekday, _day_word))
    return None if base is None or isinstance(base[0], Anaphor) else (Shift(base[0], -1 if words.at(i + 1) == "before" else 1, "day"), base[1])


def _ago(words: Words, i: int) -> Found | None:
    """ "two days ago", "a week ago Tuesday", "2 weeks and 2 days ago", "a few days ago", "two days earlier" (no value of its own)."""
    quantity = _quantity(words, i)
    if quantity is None:
        return None
    count, unit, j = quantity
    extra = _quantity(words, j + 1) if words.at(j) == "and" else None
    if extra is not None and words.at(extra[2]) == "ago" and count is not None and extra[0] is not None:
        return Shift(Shift(Step("day", 0), -count, unit), -extra[0], extra[1]), extra[2] + 1
    word = words.at(j)
    if word == "ago":
        weekday = _weekday_name(words, j + 1)
        if weekday is not None and count is not None:
            return Shift(Weekday(weekday[0]), -count, unit), weekday[1]
        if count is None:
            return (Window(3, unit), j + 1) if unit in {"day", "week", "month", "hour"} else None
        if words.at(j + 1) in {"today", "yesterday"}:
            return Shift(Step("day", _DAYS[words.at(j + 1)]), -count, unit), j + 2
        return Shift(None, -count, unit), j + 1
    if word in {"earlier", "later"}:
        return Anaphor(), j + 1
    return None


def _shift(words: Words, i: int) -> Found | None:
    """ "two days before yesterday", "three weeks after May 13", "in two days", "two weeks from now"."""
    j = i + 1 if words.at(i) == "in" else i
    quantity = _quantity(words, j)
    if quantity is None or quantity[0] is None:
        return None
    count, unit, end = quantity
    link = words.at(end)
    if link in {"before", "after", "from"}:
        if link == "from" and words.at(end + 1) == "now":
            return Shift(None, count, unit), end + 2
        base = _single(words, end + 1)
        if base is not None and not isinstance(base[0], Anaphor):
            return Shift(base[0], -count if link == "before" else count, unit), base[1]
    return (Shift(None, count, unit), end) if j > i else None


# Parts and neighbourhoods


def _part(words: Words, i: int) -> Found | None:
    """ "early December", "mid-November", "the end of last month", "earlier this week", "late on Monday", "the early hours of Sunday"."""
    name = _PARTS.get(words.at(i))
    if name is None:
        return None
    if words.at(i) in {"beginning", "start", "end", "middle"} and words.at(i + 1) not in {"of", "in"}:
        return None
    j = i + 1
    while words.at(j) in {"-", "on", "of", "in", "hours", "part", "half", "the"} and j < i + 5:
        j += 1
    j = j - 1 if words.at(j - 1) == "the" and words.at(j) in _UNITS else j
    base = _longest(words, j, (_with_weekday, _month_first, _day_first, _month, _years, _step, _day_word, _weekday, _phrase))
    return None if base is None else (Part(name, base[0]), base[1])


def _night(words: Words, i: int) -> Found | None:
    """ "the night of November 26" is that day; "overnight Sunday" and "the night between Sunday and Monday" are two."""
    word, j = words.at(i), i + 1
    if word in DAYPARTS and words.at(j) in {"of", "on", "hours"}:
        while words.at(j) in {"of", "on", "the", "hours"}:
            j += 1
        return _span(words, j) or _longest(words, j, _SINGLES)
    if word == "eve" and words.at(j) == "of":
        base = _longest(words, _the(words, j + 1), _SINGLES)
        return None if base is None else (Shift(base[0], -1, "day"), base[1])
    if word == "night" and words.at(j) in {"between", "from"}:
        return _span(words, j)
    if word != "overnight":
        return None
    j = j + 1 if words.at(j) in {"on", "from"} else j
    base = _span(words, j) or _longest(words, j, (_with_weekday, _month_first, _day_first, _weekday, _day_word))
    if base is None:
        return NightAfter(Step("day", -1)), i + 1
    return (base[0] if isinstance(base[0], Span) else NightAfter(base[0])), base[1]


def _week_of(words: Words, i: int) -> Found | None:
    """ "the week of November 24", "the week beginning 4 February", "the weekend of May 3"."""
    j = i + 1 if words.at(i) == "the" else i
    if words.at(j) not in {"week", "weekend"} or words.at(j + 1) not in {"of", "beginning", "starting", "commencing"}:
        return None
    start = j + 2
    while words.at(start) in {"on", "the"}:
        start += 1
    base = _longest(words, start, (_month_first, _day_first, _numeric, _with_weekday, _phrase, _bare_day))
    return None if base is None else (WeekOf(base[0], words.at(j) == "weekend"), base[1])


def _nth_week(words: Words, i: int) -> Found | None:
    """ "the first week of December", "the last week of this month"."""
    number: tuple[int, int] | None = (-1, i + 1) if words.at(i) in {"last", "final"} else number_words.ordinal(words, i)
    if number is None or words.at(number[1]) != "week" or words.at(number[1] + 1) not in {"of", "in"}:
        return None
    j = number[1] + 2
    base = _longest(words, _the(words, j), (_month, _years, _step))
    return None if base is None or number[0] > 53 else (NthWeek(number[0], base[0]), base[1])


def _around(words: Words, i: int) -> Found | None:
    if words.at(i) not in {"around", "about", "circa"}:
        return None
    base = _longest(words, _the(words, i + 1), (_with_weekday, _month_first, _day_first, _numeric, _bare_day, _month, _day_word, _weekday))
    return None if base is None else (Around(base[0]), base[1])


# Two dates


def _span(words: Words, i: int) -> Found | None:
    """ "from 24 to 26 November", "Nov. 24-26", "between Sunday and Monday", "2014 to 2018", "Saturday night into Sunday"."""
    between, opened = words.at(i) == "between", words.at(i) in {"between", "from"}
    start = i + 1 if opened else i
    found = [
        (Span(_lent(first, last[0]), last[0]), _daypart_tail(words, last[1]))
        for first, j in _starts(words, start)
        if (words.at(j) in _JOINS or (between and words.at(j) == "and"))
        and (last := _end_of(words, j + 1, first)) is not None
        and not isinstance(last[0], Anaphor)
    ]
    return max(found, key=lambda each: each[1], default=None)


def _starts(words: Words, i: int) -> list[Found]:
    """Readings of a first date, a bare day number ("24 to 26 November") included as a day without a month."""
    found = _single(words, i)
    starts = [] if found is None or isinstance(found[0], Anaphor) else [found]
    day = _day_number(words, _the(words, i))
    return starts if day is None else [*starts, (Day(None, None, day[0]), day[1])]


def _lent(first: Expression, last: Expression) -> Expression:
    """A first day without a month takes the month of the last ("24 to 26 November"), the one before where it would lie after it."""
    if not isinstance(first, Day) or first.month is not None or not isinstance(last, Day) or last.month is None or first.weekday is not None:
        return first
    if first.day <= last.day:
        return Day(last.year, last.month, first.day)
    return Day(None if last.year is None else last.year - (last.month == 1), (last.month - 2) % 12 + 1, first.day)


def _end_of(words: Words, j: int, first: Expression) -> Found | None:
    """The last date of a span; a day without a month takes the month of the first, or lends its own to it."""
    last = _single(words, j)
    if isinstance(first, Day) and first.month is not None and first.weekday is None:
        day = _day_number(words, _the(words, j))
        if words.at(day[1] if day else j) in _UNITS:
            return last
        if day is not None and (last is None or last[1] <= day[1] or (isinstance(last[0], Day) and last[0].month is None)):
            year, end = _year_after(words, day[1])
            turns = day[0] < first.day
            month = first.month % 12 + 1 if turns else first.month
            return Day(first.year if year is None else year, month, day[0]), end
    return last


def _one_of(words: Words, i: int) -> Found | None:
    """ "Monday or Tuesday", "either November 24 or 26"."""
    start = i + 1 if words.at(i) == "either" else i
    first = _single(words, start)
    if first is None or words.at(first[1]) != "or":
        return None
    last = _end_of(words, first[1] + 1, first[0])
    return None if last is None or type(last[0]) is not type(first[0]) else (OneOf((first[0], last[0])), last[1])


def _bound(words: Words, i: int) -> Found | None:
    """ "since 2021", "after November 24", "until Monday"."""
    side = _SIDES.get(words.at(i))
    if side is None:
        return None
    j = i + 1 if words.at(i + 1) in {"on", "about", "around"} else i + 1
    base = _single(words, j)
    return None if base is None or isinstance(base[0], Anaphor) else (Bound(side, base[0]), base[1])


_SINGLES: Final[tuple[Rule, ...]] = (
    _phrase, _numeric, _with_weekday, _month_first, _day_first, _year_first, _half, _part, _night, _week_of, _nth_week, _around,
    _week_then_weekday, _weekday, _day_word, _day_beside, _ago, _window, _step, _month, _years, _bare_day,
)  # fmt: skip
