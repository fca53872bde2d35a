"""Rules for days, months and years of the calendar: "November 24, 2025", "24/11/2025", "Tuesday, Jan. 28", "Nov. 2025", "the 1990s"."""

from summarizer.normalize import number_words
from summarizer.normalize.date_expressions import Day, Expression, Month, OneOf, Which, Years
from summarizer.normalize.date_lexicon import (
    DAYPARTS,
    DECADES,
    Found,
    day_at,
    longest,
    month_at,
    short_year_at,
    weekday_at,
    which_at,
    year_after,
    year_at,
)
from summarizer.normalize.words import Words


def month_first(words: Words, i: int) -> Found | None:
    """ "November 24", "Nov. 24th, 2025", "June the 28th of 2020", "Oct/2"."""
    month = month_at(words, i)
    if month is None:
        return None
    j = month[1]
    while words.at(j) in {"the", "-", "/", ","} and j < month[1] + 2:
        j += 1
    day = day_at(words, j)
    if day is None:
        return None
    year, end = year_after(words, day[1])
    if year is None and _clock_then_year(words, day[1]):
        year, end = year_at(words, day[1] + 1), day[1] + 2
    return Day(year, month[0], day[0]), end


def _clock_then_year(words: Words, i: int) -> bool:
    return ":" in words.at(i) and year_at(words, i + 1) is not None


def day_first(words: Words, i: int) -> Found | None:
    """ "24 November", "the 24th of November, 2025", "23rd day of September", "24-Nov-2025", "4 FEB 90"."""
    day = day_at(words, i)
    if day is None:
        return None
    j = day[1]
    if words.at(j) == "day" and words.at(j + 1) in {"of", "in"}:
        j += 1
    while words.at(j) in {"of", "-", "/", "the", "st", "nd", "rd", "th"} and j < day[1] + 4:
        j += 1
    month = month_at(words, j)
    if month is None:
        return None
    year, end = year_after(words, month[1])
    if year is None:
        year, end = _short_year_after(words, j, month[1])
    return Day(year, month[0], day[0]), end


def _short_year_after(words: Words, month: int, i: int) -> tuple[int | None, int]:
    """Two digits are a year only after a month in capitals, as in datelines ("4 FEB 90", "5 APRIL 90 (AFP)"), or between hyphens."""
    if words.at(month - 1) == "-" == words.at(i):
        i += 1
    elif not words.raw(month).isupper() or (len(words.at(month)) > 3 and words.at(i + 1) not in {"(", "-", "–", "—", "[", ""}):
        return None, i
    year = short_year_at(words, i)
    return (None, i) if year is None else (year, i + 1)


def year_first(words: Words, i: int) -> Found | None:
    """ "2019-aug-1", "2025 November 24"."""
    year = year_at(words, i)
    j = i + 2 if words.at(i + 1) in {"-", "/"} else i + 1
    month = None if year is None else month_at(words, j)
    if month is None:
        return None
    j = month[1] + 1 if words.at(month[1]) in {"-", "/"} else month[1]
    day = day_at(words, j)
    return (Month(year, month[0]), month[1]) if day is None else (Day(year, month[0], day[0]), day[1])


def numeric_day(words: Words, i: int) -> Found | None:
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
    if (
        words.at(i + 1) != "/"
        or not words.glued(i + 1)
        or not words.glued(i + 2)
        or not all(part.isdecimal() and len(part) <= 2 for part in parts)
    ):
        return None
    end = i + 3
    year, end = year_after(words, end) if words.at(end) == "," else (None, end)
    return _orders(year, _both_orders(int(parts[0]), int(parts[1]), day_first=False), end)


def _both_orders(first: int, second: int, *, day_first: bool) -> tuple[tuple[int, int], ...]:
    if day_first:
        return ((second, first),)
    return ((first, second),) if first == second else ((first, second), (second, first))


def _orders(year: int | None, orders: tuple[tuple[int, int], ...], end: int) -> Found | None:
    days = tuple(Day(year, month, day) for month, day in orders if 1 <= month <= 12 and 1 <= day <= 31)
    return (days[0] if len(days) == 1 else OneOf(days), end) if days else None


def with_weekday(words: Words, i: int) -> Found | None:
    """ "Tuesday, Jan. 28, 2014", "Friday (Jun-15)", "Monday 21", "Tuesday the eleventh", "Friday 7/6"."""
    i, which = which_at(words, i)
    weekday = weekday_at(words, i)
    if weekday is None:
        return None
    j = weekday[1]
    while words.at(j) in {",", "(", "-", "the"} and j < weekday[1] + 2:
        j += 1
    found = longest(words, j, (month_first, day_first, numeric_day, year_first))
    if found is not None:
        end = found[1] + 1 if words.at(found[1]) == ")" and "(" in words.lower[i:j] else found[1]
        return _stamped(found[0], weekday[0], which), end
    day = day_at(words, j)
    bare = words.at(j).isdecimal() and (words.at(j + 1) in DAYPARTS or words.at(j + 1) in {"p", "a", ":", "-", "to"})
    aside = "," in words.lower[weekday[1] : j] and not words.at(j)[:1].isdecimal()  # "on Wednesday, the first such talks since May"
    return None if day is None or bare or aside or words.at(j - 1) == "," else (Day(None, None, day[0], weekday[0]), day[1])


def _stamped(found: Expression, weekday: int, which: Which) -> Expression:
    if isinstance(found, Day):
        return Day(found.year, found.month, found.day, weekday, "this" if which == "this" else "latest")
    return OneOf(tuple(_stamped(member, weekday, which) for member in found.members)) if isinstance(found, OneOf) else found


def bare_day(words: Words, i: int) -> Found | None:
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


def month_alone(words: Words, i: int) -> Found | None:
    """ "November", "Nov. 2025", "Dec/2018", "last May", "2015-12"."""
    start, which = which_at(words, i)
    month = month_at(words, start)
    if month is not None:
        year, end = year_after(words, month[1])
        return Month(year, month[0], which), end
    first, second = words.at(i), words.at(i + 2)
    if words.at(i + 1) != "-" or not (words.glued(i + 1) and words.glued(i + 2) and first.isdecimal() and second.isdecimal()):
        return None
    year, number = (year_at(words, i), second) if len(first) == 4 else (year_at(words, i + 2), first)
    return (Month(year, int(number)), i + 3) if year is not None and len(number) <= 2 and 1 <= int(number) <= 12 else None


def years_alone(words: Words, i: int) -> Found | None:
    """ "2021", "the year 2021", "the 1990s", "the 90s", "the 19th century"."""
    j = i + 1 if words.at(i) == "calendar" else i
    j = j + 1 if words.at(j) == "year" else j
    if (year := year_at(words, j)) is not None:
        if words.at(j + 1) == "s":
            return Years(year, year + 9), j + 2
        return Years(year, year), j + 1
    word = words.at(i).replace("'", "")
    if word in DECADES:
        return Years(DECADES[word], DECADES[word] + 9), i + 1
    if word.endswith("0s") and word[:-1].isdecimal():
        first = int(word[:-1]) + (1900 if len(word) == 3 else 0)
        return Years(first, first + 9), i + 1
    ordinal = number_words.ordinal(words, i)
    if ordinal is not None and words.at(ordinal[1]) == "century":
        return Years(100 * ordinal[0] - 100, 100 * ordinal[0] - 1), ordinal[1] + 1
    return None
