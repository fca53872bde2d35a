"""Rules for what is counted from the publication: "Tuesday", "last week", "yesterday", "two days ago", "the past 24 hours"."""

from summarizer.normalize import number_words
from summarizer.normalize.date_calendar import day_first, month_first, with_weekday
from summarizer.normalize.date_expressions import (
    Anaphor,
    Day,
    Easter,
    Feast,
    FeastWeekend,
    InWeek,
    Shift,
    Step,
    Unit,
    Weekday,
    Window,
)
from summarizer.normalize.date_lexicon import (
    DAY_WORDS,
    DAYPARTS,
    FEW,
    STEPS,
    UNITS,
    Found,
    after_the,
    fixed_phrase,
    longest,
    weekday_at,
    which_at,
)
from summarizer.normalize.words import Words


def weekday_alone(words: Words, i: int) -> Found | None:
    """ "Tuesday", "last Friday", "this past Wednesday", "Tuesday of last week", "Sunday week-end"."""
    start, which = which_at(words, i)
    weekday = weekday_at(words, start)
    if weekday is None:
        return None
    j = weekday[1] + 1 if words.at(weekday[1]) in {"of", ","} else weekday[1]
    week = longest(words, after_the(words, j), (unit_stepped, time_ago))
    if week is not None and isinstance(week[0], Step | Shift) and week[0].unit in {"week", "fortnight"} and words.at(j) not in {"the"}:
        return InWeek(weekday[0], week[0]), week[1]
    return Weekday(weekday[0], which), weekday[1]


def week_then_weekday(words: Words, i: int) -> Found | None:
    """ "last week Tuesday", "next week on Tuesday"."""
    week = unit_stepped(words, i)
    if week is None or not isinstance(week[0], Step) or week[0].unit != "week":
        return None
    j = week[1] + 1 if words.at(week[1]) in {"on", "-", ","} else week[1]
    weekday = weekday_at(words, j)
    return None if weekday is None else (InWeek(weekday[0], week[0]), weekday[1])


def day_word(words: Words, i: int) -> Found | None:
    """ "today", "yesterday", "this morning", "last night"."""
    word, following = words.at(i), words.at(i + 1)
    if word in DAY_WORDS:
        return Step("day", DAY_WORDS[word]), i + 1
    if following in DAYPARTS and word in {"this", "last"}:
        return Step("day", 0 if word == "this" else -1), i + 2
    return None


def unit_stepped(words: Words, i: int) -> Found | None:
    """ "last week", "this month", "the weekend", "next year"."""
    j = i + 1 if words.at(i) == "this" and words.at(i + 1) in {"past", "coming", "upcoming", "calendar"} else i
    word = words.at(j)
    count = STEPS.get(word, 0 if word == "calendar" else None)
    unit = UNITS.get(words.at(j + 1))
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
        if words.at(i + 1) in FEW:
            return None, i + 2
        return (1, i + 1) if words.at(i + 1) in UNITS else None
    if words.at(i) == "couple":
        return 2, i + 2 if words.at(i + 1) == "of" else i + 1
    if words.at(i) in FEW:
        return None, i + 1
    number = number_words.cardinal(words, i)
    return (int(number[0]), number[1]) if number is not None and number[0] == int(number[0]) and number[0] < 10000 else None


def unit_count(words: Words, i: int) -> tuple[int | None, Unit, int] | None:
    amount = _amount(words, i)
    if amount is None:
        return None
    unit = UNITS.get(words.at(amount[1]))
    return None if unit is None else (amount[0], unit, amount[1] + 1)


def time_window(words: Words, i: int) -> Found | None:
    """ "the past three days", "the last 24 hours", "recent weeks", "5 past years"."""
    word = words.at(i)
    if word == "recent" and words.at(i + 1) in {"days", "weeks", "months"}:
        return Window(3, UNITS[words.at(i + 1)]), i + 2
    if word in STEPS and word not in {"this", "the", "current"}:
        quantity = unit_count(words, i + 1)
        if quantity is not None and words.at(quantity[2] - 1).endswith("s"):
            count, unit, end = quantity
            return Window((3 if count is None else count) * -STEPS[word], unit), end
    amount = _amount(words, i)
    if amount is not None and words.at(amount[1]) in {"past", "previous", "last", "next", "upcoming", "coming"} and amount[0] is not None:
        unit_word = words.at(amount[1] + 1)
        if unit_word in UNITS and unit_word.endswith("s"):
            return Window(amount[0] * -STEPS[words.at(amount[1])], UNITS[unit_word]), amount[1] + 2
    return None


def last_feast(words: Words, i: int) -> Found | None:
    """ "last Easter", "this past Thanksgiving": as a feast alone, the last that is not after the publication."""
    j, which = which_at(words, i)
    found = fixed_phrase(words, j) if j > i and which in {"last", "past"} else None
    return found if found is not None and isinstance(found[0], Day | Feast | Easter | FeastWeekend) else None


def day_beside(words: Words, i: int) -> Found | None:
    """ "the day before Thanksgiving", "the night after May 3"."""
    if words.at(i) not in {"day", "night", "morning"} or words.at(i + 1) not in {"before", "after"}:
        return None
    base = longest(words, after_the(words, i + 2), (fixed_phrase, with_weekday, month_first, day_first, weekday_alone, day_word))
    return (
        None if base is None or isinstance(base[0], Anaphor) else (Shift(base[0], -1 if words.at(i + 1) == "before" else 1, "day"), base[1])
    )


def time_ago(words: Words, i: int) -> Found | None:
    """ "two days ago", "a week ago Tuesday", "2 weeks and 2 days ago", "a few days ago", "two days earlier" (no value of its own)."""
    quantity = unit_count(words, i)
    if quantity is None:
        return None
    count, unit, j = quantity
    extra = unit_count(words, j + 1) if words.at(j) == "and" else None
    if extra is not None and words.at(extra[2]) == "ago" and count is not None and extra[0] is not None:
        return Shift(Shift(Step("day", 0), -count, unit), -extra[0], extra[1]), extra[2] + 1
    word = words.at(j)
    if word == "ago":
        weekday = weekday_at(words, j + 1)
        if weekday is not None and count is not None:
            return Shift(Weekday(weekday[0]), -count, unit), weekday[1]
        if count is None:
            return (Window(3, unit), j + 1) if unit in {"day", "week", "month", "hour"} else None
        if words.at(j + 1) in {"today", "yesterday"}:
            return Shift(Step("day", DAY_WORDS[words.at(j + 1)]), -count, unit), j + 2
        return Shift(None, -count, unit), j + 1
    if word in {"earlier", "later"}:
        return Anaphor(), j + 1
    return None
