"""Rules for counted parts of months and years: "the third quarter", "the first week of May", "the last ten days of November"."""

from summarizer.normalize import number_words
from summarizer.normalize.date_calendar import month_alone, years_alone
from summarizer.normalize.date_expressions import Edge, Half, NthWeek, Step, Years
from summarizer.normalize.date_lexicon import QUARTERS, Found, after_the, longest, year_at
from summarizer.normalize.date_relative import unit_count, unit_stepped
from summarizer.normalize.words import Words


def half(words: Words, i: int) -> Found | None:
    """ "the first half of 2025", "the third quarter", "Q1 2025", "2025 Q1"."""
    if (year := year_at(words, i)) is not None:
        j = i + 2 if words.at(i + 1) == "-" else i + 1
        return (Half(QUARTERS[words.at(j)], 4, Years(year, year)), j + 1) if words.at(j) in QUARTERS else None
    if words.at(i) in QUARTERS:
        return _half_of(words, i + 1, QUARTERS[words.at(i)], 4)
    ordinal = number_words.ordinal(words, i)
    if ordinal is None or words.at(ordinal[1]) not in {"half", "quarter"}:
        return None
    of = 2 if words.at(ordinal[1]) == "half" else 4
    return _half_of(words, ordinal[1] + 1, ordinal[0], of) if ordinal[0] <= of else None


def _half_of(words: Words, i: int, number: int, of: int) -> Found | None:
    j = i
    while words.at(j) in {"of", "in", "-"} and j < i + 2:
        j += 1
    base = longest(words, j, (years_alone, unit_stepped))
    if base is not None and (isinstance(base[0], Years) or base[0] == Step("year", -1) or base[0] == Step("year", 0)):
        year = base[0]
        return Half(number, of, year), base[1]
    return (Half(number, of, Step("year", 0)), i) if of == 4 else None


def nth_week(words: Words, i: int) -> Found | None:
    """ "the first week of December", "the last week of this month"."""
    number: tuple[int, int] | None = (-1, i + 1) if words.at(i) in {"last", "final"} else number_words.ordinal(words, i)
    if number is None or words.at(number[1]) != "week" or words.at(number[1] + 1) not in {"of", "in"}:
        return None
    j = number[1] + 2
    base = longest(words, after_the(words, j), (month_alone, years_alone, unit_stepped))
    return None if base is None or number[0] > 53 else (NthWeek(number[0], base[0]), base[1])


def edge(words: Words, i: int) -> Found | None:
    """ "the first three months of 2021", "the last ten days of November"."""
    head = words.at(i)
    quantity = unit_count(words, i + 1) if head in {"first", "last", "final"} else None
    if quantity is None or quantity[0] is None or words.at(quantity[2]) not in {"of", "in"}:
        return None
    count, unit, end = quantity
    base = longest(words, after_the(words, end + 1), (month_alone, years_alone, unit_stepped))
    return None if base is None or count is None else (Edge(count if head == "first" else -count, unit, base[0]), base[1])
