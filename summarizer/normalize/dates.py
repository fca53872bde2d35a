"""Date words → EDTF against the publication date.

The words are read by `date_grammar`; what they mean, and by whose rule, stands in `date_values`.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

from summarizer.normalize import date_grammar, edtf
from summarizer.normalize.date_expressions import Day, Expression, OneOf
from summarizer.normalize.date_lexicon import DAY_WORDS, WEEKDAYS
from summarizer.normalize.date_values import value
from summarizer.normalize.words import Words, words_of

Dated = tuple[str, str | None]
"""The words of a date and its EDTF value, None where it has none."""

_CLOCK = r"(?:\d{1,2}(?:[:.]\d{2}){0,2}\s*(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}:\d{2}(?::\d{2})?|noon|midnight)"
_TIME_OF_DAY = re.compile(
    rf"(?:\b(?:shortly|just)\s+)?(?:\b(?:from|between|at|around|about|by|before|after|until)\s+)*(?<![\d:.])(?:\d{{1,2}}\s*(?:-|–|to|and)\s*)?{_CLOCK}(?!\d)"
    rf"(?:\s*(?:-|–|to|until|till|and)\s*{_CLOCK})?(?:\s*\b(?:e|c|m|p)[sd]?t\b|\s*local time)?(?:\s*(?:,|\bof\b|\bon\b))?",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\s,.;:(\[=<>-]+|[\s,.;:)\]-]+$|['’]s$")
_BESIDE = re.compile(r"([^()]*\w[^()]*)\(([^()]+)\)?")


def resolve(words: str, published: str | None) -> str | None:
    """The EDTF value of date words against the publication date (ISO, may carry a time); null where the words alone cannot say.

    Times of day are left aside. Words that hold more than one date expression have no value.
    """
    plain = _EDGES.sub("", words.strip())
    if edtf.valid(plain) and not plain.isdecimal():
        return plain
    for candidate in dict.fromkeys((plain, _EDGES.sub("", _TIME_OF_DAY.sub(" ", plain)))):
        found = _whole(words_of(candidate))
        if found is not None:
            return value_of(found, published)
    beside = _BESIDE.fullmatch(plain)
    return None if beside is None else _finer(resolve(beside[1], published), beside[2], published)


def _finer(first: str | None, bracket: str, published: str | None) -> str | None:
    """Of a date and the one in brackets behind it ("24 November (Monday)") the finer, null where they contradict."""
    days = edtf.bounds(first)
    if days is not None and days[0] == days[1] and WEEKDAYS.get(bracket.strip(" .").lower()) == days[0].isoweekday():
        return first
    second = resolve(bracket, published)
    if first is None or second is None:
        return second if first is None else first
    if edtf.contains(first, second):
        return second
    return first if edtf.contains(second, first) else None


def _whole(words: Words) -> Expression | None:
    """The expression that takes up all the words, a leading preposition aside."""
    for start in (0, 1):
        if start == 1 and words.at(0) not in {"on", "in", "at", "during", "over", "of", "within", "for", "sometime", "dated", "throughout"}:
            return None
        found = date_grammar.expression(words, start)
        if found is not None and found[1] == len(words.lower):
            return found[0]
    return None


@lru_cache(maxsize=4096)
def value_of(expression: Expression, published: str | None) -> str | None:
    """The EDTF value of a date expression, null where it has none or names a day that no calendar has."""
    day = publication_day(published)
    try:
        dating = value(_settled(expression, day), day)
    except (ValueError, OverflowError):
        return None
    if dating is None:
        return None
    text = edtf.render(dating)
    return text if edtf.valid(text) else None


def publication_day(published: str | None) -> date | None:
    """The calendar day of a publication date or time, as its own text writes it."""
    return None if published is None else date.fromisoformat(published[:10])


def of_other_times(ones: Sequence[Dated], others: Sequence[Dated]) -> bool:
    """Whether one side's dates are days that count from an unknown publication ("Monday"), the other's months or years ("In 2007").

    A text that says when its news was by the weekday gives a month or a year to what is no longer news. Each date is its words and value.
    """
    return (_all(ones, _fresh) and _all(others, _bygone)) or (_all(ones, _bygone) and _all(others, _fresh))


def _all(told: Sequence[Dated], test: Callable[[Dated], bool]) -> bool:
    return bool(told) and all(map(test, told))


def _fresh(told: Dated) -> bool:
    words = words_of(told[0]).lower
    return told[1] is None and any(word in WEEKDAYS or word in DAY_WORDS for word in words)


def _bygone(told: Dated) -> bool:
    return told[1] is not None and edtf.precision(told[1]) in {"month", "year"}


def _settled(expression: Expression, published: date | None) -> Expression:
    """Of the two orders of a date in digits, the one that is a day, fits its weekday and is not after the publication, if only one is."""
    if not isinstance(expression, OneOf) or not all(isinstance(member, Day) for member in expression.members):
        return expression
    possible = tuple(member for member in expression.members if isinstance(member, Day) and _fits(member, published))
    return possible[0] if len(possible) == 1 else expression


def _fits(member: Day, published: date | None) -> bool:
    try:
        dating = value(member, published)
    except (ValueError, OverflowError):
        return False
    days = edtf.bounds(edtf.render(dating)) if dating else None
    if days is None:
        return True
    return member.weekday in {None, days[0].isoweekday()} and (published is None or days[0] <= published)
