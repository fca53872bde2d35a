"""The grammar of date words: which words, from a given one on, make a date expression.

Here stand the rules that build on others (parts, nights, weeks, spans, shifts, bounds) and the order of all; those for the calendar and for
what is counted from the publication stand in `date_calendar` and `date_relative`, the words in date_words.toml. Where several rules fit,
the longest reading counts, the earlier rule among equals.
"""

from functools import lru_cache
from typing import Final

from summarizer.normalize.date_calendar import (
    bare_day,
    day_first,
    month_alone,
    month_first,
    numeric_day,
    with_weekday,
    year_first,
    years_alone,
)
from summarizer.normalize.date_expressions import (
    Anaphor,
    Around,
    Bound,
    Day,
    Expression,
    NightAfter,
    OneOf,
    Part,
    Shift,
    Span,
    Step,
    WeekOf,
)
from summarizer.normalize.date_lexicon import (
    DAY_WORDS,
    DAYPARTS,
    DECADES,
    JOINS,
    MONTHS,
    NUMBERS,
    PARTS,
    PHRASE_HEADS,
    QUARTERS,
    SIDES,
    STEPS,
    UNITS,
    WEEKDAYS,
    Found,
    Rule,
    after_the,
    day_at,
    daypart_tail,
    fixed_phrase,
    longest,
    year_after,
)
from summarizer.normalize.date_periods import edge, half, nth_week
from summarizer.normalize.date_relative import (
    day_beside,
    day_word,
    last_feast,
    time_ago,
    time_window,
    unit_count,
    unit_stepped,
    week_then_weekday,
    weekday_alone,
)
from summarizer.normalize.words import Words


def expression(words: Words, i: int) -> Found | None:
    """The longest date expression that begins at word `i`."""
    return longest(words, i, (_single, _span, _one_of, _bound, _shift))


@lru_cache(maxsize=1024)
def _single(words: Words, i: int) -> Found | None:
    if words.at(i) == "on":
        return _single(words, i + 1)
    found = _any_single(words, i)
    if words.at(i) == "the":
        bare = _any_single(words, i + 1)
        found = bare if found is None or (bare is not None and bare[1] > found[1]) else found
    return None if found is None else (found[0], daypart_tail(words, found[1]))


def _shift(words: Words, i: int) -> Found | None:
    """ "two days before yesterday", "three weeks after May 13", "in two days", "two weeks from now"."""
    j = i + 1 if words.at(i) == "in" else i
    quantity = unit_count(words, j)
    if quantity is None:
        return None
    count, unit, end = quantity
    if count is None:
        return None
    link = words.at(end)
    if link in {"before", "after", "from"}:
        if link == "from" and words.at(end + 1) == "now":
            return Shift(None, count, unit), end + 2
        base = _single(words, end + 1)
        if base is not None and not isinstance(base[0], Anaphor):
            return Shift(base[0], -count if link == "before" else count, unit), base[1]
    return (Shift(None, count, unit), end) if j > i else None


def _part(words: Words, i: int) -> Found | None:
    """ "early December", "mid-November", "the end of last month", "earlier this week", "late on Monday", "the early hours of Sunday"."""
    name = PARTS.get(words.at(i))
    if name is None:
        return None
    if words.at(i) in {"beginning", "start", "end", "middle"} and words.at(i + 1) not in {"of", "in"}:
        return None
    j = i + 1
    while words.at(j) in {"-", "on", "of", "in", "hours", "part", "half", "the"} and j < i + 5:
        j += 1
    j = j - 1 if words.at(j - 1) == "the" and words.at(j) in UNITS else j
    base = longest(
        words, j, (with_weekday, month_first, day_first, month_alone, years_alone, unit_stepped, day_word, weekday_alone, fixed_phrase)
    )
    return None if base is None else (Part(name, base[0]), base[1])


def _night(words: Words, i: int) -> Found | None:
    """ "the night of November 26" is that day; "overnight Sunday" and "the night between Sunday and Monday" are two."""
    word, j = words.at(i), i + 1
    if word in DAYPARTS and word != "overnight" and words.at(j) in {"of", "on", "hours"}:
        while words.at(j) in {"of", "on", "the", "hours"}:
            j += 1
        return _span(words, j) or _any_single(words, j)
    if word == "eve" and words.at(j) == "of":
        base = _any_single(words, after_the(words, j + 1))
        return None if base is None else (Shift(base[0], -1, "day"), base[1])
    if word == "night" and words.at(j) in {"between", "from"}:
        return _span(words, j)
    if word != "overnight":
        return None
    j = j + 1 if words.at(j) in {"on", "from"} else j
    base = _span(words, j) or longest(words, j, (with_weekday, month_first, day_first, weekday_alone, day_word))
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
    base = longest(words, start, (month_first, day_first, numeric_day, with_weekday, fixed_phrase, bare_day))
    return None if base is None else (WeekOf(base[0], words.at(j) == "weekend"), base[1])


def _around(words: Words, i: int) -> Found | None:
    if words.at(i) not in {"around", "about", "circa"}:
        return None
    base = longest(
        words, after_the(words, i + 1), (with_weekday, month_first, day_first, numeric_day, bare_day, month_alone, day_word, weekday_alone)
    )
    return None if base is None else (Around(base[0]), base[1])


def _span(words: Words, i: int) -> Found | None:
    """ "from 24 to 26 November", "Nov. 24-26", "between Sunday and Monday", "2014 to 2018", "Saturday night into Sunday"."""
    between, opened = words.at(i) == "between", words.at(i) in {"between", "from"}
    start = i + 1 if opened else i
    found = [
        (Span(_lent(first, last[0]), last[0]), daypart_tail(words, last[1]))
        for first, j in _starts(words, start)
        if (words.at(j) in JOINS or (between and words.at(j) == "and"))
        and (last := _end_of(words, j + 1, first)) is not None
        and not isinstance(last[0], Anaphor)
        and (words.at(j) not in {"-", "–"} or _dash_joins(words, j, first, last[0]))
    ]
    return max(found, key=lambda each: each[1], default=None)


def _dash_joins(words: Words, j: int, first: Expression, last: Expression) -> bool:
    """Whether a dash means "to": between blanks it may part two thoughts ("March 25, 2014 - last night") unless both sides are alike."""
    if words.glued(j) and words.glued(j + 1):
        return True
    if words.at(j + 1) == "on" or type(first) is not type(last):
        return False
    if not isinstance(first, Day) or not isinstance(last, Day) or first.year is None or last.year is None:
        return True
    return (first.year, first.month or 0, first.day) <= (last.year, last.month or 0, last.day)


def _starts(words: Words, i: int) -> list[Found]:
    """Readings of a first date, a bare day number ("24 to 26 November") included as a day without a month."""
    found = _single(words, i)
    starts = [] if found is None or isinstance(found[0], Anaphor) else [found]
    day = day_at(words, after_the(words, i))
    return starts if day is None else [*starts, (Day(None, None, day[0]), day[1])]


def _lent(first: Expression, last: Expression) -> Expression:
    """A first day without a month takes the month of the last ("24 to 26 November"), the one before where it would lie after it."""
    if (
        not isinstance(first, Day)
        or first.month is not None
        or not isinstance(last, Day)
        or last.month is None
        or first.weekday is not None
    ):
        return first
    if first.day <= last.day:
        return Day(last.year, last.month, first.day)
    return Day(None if last.year is None else last.year - (last.month == 1), (last.month - 2) % 12 + 1, first.day)


def _end_of(words: Words, j: int, first: Expression) -> Found | None:
    """The last date of a span; a day without a month takes the month of the first, or lends its own to it."""
    last = _single(words, j)
    if isinstance(first, Day) and first.month is not None and first.weekday is None:
        day = day_at(words, after_the(words, j))
        if words.at(day[1] if day else j) in UNITS:
            return last
        if day is not None and (last is None or last[1] <= day[1] or (isinstance(last[0], Day) and last[0].month is None)):
            year, end = year_after(words, day[1])
            turns = day[0] < first.day
            month = first.month % 12 + 1 if turns else first.month
            return Day(first.year if year is None else year, month, day[0]), end
    bare = last is not None and isinstance(last[0], Day) and last[0].month is None and last[0].weekday is None
    return None if bare and not isinstance(first, Day) else last


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
    side = SIDES.get(words.at(i))
    if side is None:
        return None
    base = _single(words, i + 1)
    return None if base is None or isinstance(base[0], Anaphor) else (Bound(side, base[0]), base[1])


_DIGITS: Final = frozenset({"0"})
_ANY_NUMBER: Final = NUMBERS | _DIGITS
_SINGLES: Final[tuple[tuple[frozenset[str], Rule], ...]] = (
    (PHRASE_HEADS, fixed_phrase),
    (frozenset(STEPS), last_feast),
    (_DIGITS, numeric_day),
    (frozenset(WEEKDAYS) | STEPS.keys(), with_weekday),
    (frozenset(MONTHS), month_first),
    (_ANY_NUMBER, day_first),
    (_DIGITS, year_first),
    (_ANY_NUMBER | QUARTERS.keys(), half),
    (frozenset(PARTS), _part),
    (DAYPARTS | {"eve"}, _night),
    (frozenset({"week", "weekend", "the"}), _week_of),
    (_ANY_NUMBER | {"last", "final"}, nth_week),
    (frozenset({"first", "last", "final"}), edge),
    (frozenset({"around", "about", "circa"}), _around),
    (frozenset(STEPS), week_then_weekday),
    (frozenset(WEEKDAYS) | STEPS.keys(), weekday_alone),
    (frozenset(DAY_WORDS) | {"this", "last"}, day_word),
    (frozenset({"day", "night", "morning"}), day_beside),
    (_ANY_NUMBER, time_ago),
    (_ANY_NUMBER | STEPS.keys() | {"recent"}, time_window),
    (frozenset(STEPS) | {"weekend", "calendar"}, unit_stepped),
    (_DIGITS | MONTHS.keys() | STEPS.keys(), month_alone),
    (_ANY_NUMBER | DECADES.keys() | {"calendar", "year"}, years_alone),
    (_ANY_NUMBER, bare_day),
)
"""Each rule with the words that it can begin with, "0" for any digit; the order decides between readings of equal length."""


@lru_cache(maxsize=4096)
def rules_for(word: str) -> tuple[Rule, ...]:
    head = "0" if word[:1].isdecimal() else word
    return tuple(rule for heads, rule in _SINGLES if head in heads)


def _any_single(words: Words, i: int) -> Found | None:
    return longest(words, i, rules_for(words.at(i)))
