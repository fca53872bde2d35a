"""The words of the date grammar, from date_words.toml, and what every rule of it needs: reading one month, weekday, year or day number.

A rule takes the words and an index and gives the expression with the index after its last word, or null.
"""

import tomllib
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from typing import Any, Final

from summarizer.normalize import number_words
from summarizer.normalize.date_expressions import Anaphor, Day, Easter, Expression, Feast, FeastWeekend, Step, Unit, Which, Window
from summarizer.normalize.words import Words, words_of

Found = tuple[Expression, int]
Rule = Callable[[Words, int], Found | None]

_TABLE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("date_words.toml").read_text(encoding="utf-8"))
MONTHS: Final[dict[str, int]] = _TABLE["months"]
WEEKDAYS: Final[dict[str, int]] = _TABLE["weekdays"]
DAYPARTS: Final[frozenset[str]] = frozenset(_TABLE["dayparts"]["words"])
UNITS: Final[dict[str, Unit]] = _TABLE["units"]
STEPS: Final[dict[str, int]] = _TABLE["steps"]
DAY_WORDS: Final[dict[str, int]] = _TABLE["days"]
PARTS: Final[dict[str, Any]] = _TABLE["parts"]
SIDES: Final[dict[str, Any]] = _TABLE["sides"]
JOINS: Final[frozenset[str]] = frozenset(_TABLE["ranges"]["joins"])
QUARTERS: Final[dict[str, int]] = _TABLE["quarters"]
DECADES: Final[dict[str, int]] = _TABLE["decades"]
WHOLE_NAMES: Final = frozenset({"march", "april", "may", "june", "july"})
WHICH: Final[dict[str, Which]] = _TABLE["which"]
FEW: Final = frozenset(_TABLE["few"]["words"])
NUMBERS: Final[frozenset[str]] = frozenset().union(
    number_words.UNITS, number_words.TENS, number_words.ORDINALS, FEW, {"a", "an", "hundred", "couple"}
)


def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Expression], ...]]:
    """First word → fixed phrases and what they mean, the longest first."""
    named: dict[str, Expression] = {
        **{name: Day(None, month, day) for name, (month, day) in _TABLE["feasts"].items()},
        **{name: Feast(*rule) for name, rule in _TABLE["moving_feasts"].items()},
        **{name: Easter(days) for name, days in _TABLE["easter"].items()},
        **dict.fromkeys(_TABLE["anaphors"]["phrases"], Anaphor()),
        **{name: Step("day", count) for name, count in _TABLE["day_phrases"].items()},
        **dict.fromkeys(_TABLE["recent"]["phrases"], Window(3, "day")),
    }
    entries = [(words_of(name).lower, meaning) for name, meaning in named.items()]
    heads = sorted({words[0] for words, _ in entries})
    return {head: tuple(sorted((e for e in entries if e[0][0] == head), key=lambda e: (-len(e[0]), e[0]))) for head in heads}


PHRASES: Final = _phrases()
PHRASE_HEADS: Final = frozenset(PHRASES)


def longest(words: Words, i: int, rules: tuple[Rule, ...]) -> Found | None:
    best: Found | None = None
    for rule in rules:
        found = rule(words, i)
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def after_the(words: Words, i: int) -> int:
    return i + 1 if words.at(i) == "the" and words.at(i + 1) not in UNITS and not fixed_phrase(words, i) else i


def fixed_phrase(words: Words, i: int) -> Found | None:
    """ "Christmas", "Labor Day, 2021", "Easter weekend", "the day before yesterday"."""
    for phrase, found in PHRASES.get(words.at(i), ()):
        if words.lower[i : i + len(phrase)] == phrase:
            j = i + len(phrase)
            return _feast(words, j, found) if isinstance(found, Day | Feast | Easter) else (found, j)
    return None


def _feast(words: Words, i: int, found: Day | Feast | Easter) -> Found:
    """A feast with the year and the "weekend" that may follow it, in either order."""
    weekend = False
    for _ in range(2):
        year, after = year_after(words, i)
        if words.at(i) == "weekend":
            weekend, i = True, i + 1
        elif found.year is None and year is not None:
            found, i = replace(found, year=year), after
    return FeastWeekend(found) if weekend else found, i


def daypart_tail(words: Words, i: int) -> int:
    """The end of what follows as a time of the same day: "night", "in the evening", "early morning", "at noon"."""
    j = i + 1 if words.at(i) == "," else i
    while words.at(j) in {"in", "at", "on", "the", "around", "during", "early", "late", "mid", "-"}:
        j += 1
    return j + 1 if words.at(j) in DAYPARTS else i


def year_at(words: Words, i: int) -> int | None:
    word = words.at(i)
    return int(word) if len(word) == 4 and word.isdecimal() and 1000 <= int(word) <= 2999 else None


def short_year_at(words: Words, i: int) -> int | None:
    """Two digits stand for the year of 1930 to 2029 that ends in them."""
    word = words.at(i)
    return (1900 if int(word) >= 30 else 2000) + int(word) if len(word) == 2 and word.isdecimal() else None


def month_at(words: Words, i: int) -> tuple[int, int] | None:
    month = MONTHS.get(words.at(i))
    return None if month is None else (month, _dot(words, i + 1))


def _dot(words: Words, i: int) -> int:
    """After an abbreviation ("Nov.", "Mon."): the dot belongs to it unless the sentence ends there."""
    abbreviated = len(words.at(i - 1)) <= 5 and (words.at(i - 1) not in WHOLE_NAMES or words.at(i + 1).isdecimal())
    return i + 1 if words.at(i) == "." and words.glued(i) and abbreviated else i


def day_at(words: Words, i: int) -> tuple[int, int] | None:
    word = words.at(i)
    if word.isdecimal() and len(word) <= 2:
        found: tuple[int, int] | None = int(word), i + 1
    else:
        found = number_words.ordinal(words, i)
    return found if found is not None and 1 <= found[0] <= 31 else None


def weekday_at(words: Words, i: int) -> tuple[int, int] | None:
    number = WEEKDAYS.get(words.at(i))
    return None if number is None else (number, _dot(words, i + 1))


def which_at(words: Words, i: int) -> tuple[int, Which]:
    """ "last", "this past", "next" … before a weekday or month name, and the index after."""
    first, second = words.at(i), words.at(i + 1)
    if first == "this" and second in {"past", "last"}:
        return i + 2, "past"
    if first == "this" and second in {"coming", "upcoming"}:
        return i + 2, "coming"
    return (i + 1, WHICH[first]) if first in WHICH else (i, "latest")


def year_after(words: Words, i: int) -> tuple[int | None, int]:
    """A year that follows a day or month ("24 November 2025", "November 24, 2025", "April of '87"), and the index after it."""
    j = i
    while words.at(j) in {",", "of", "in", "-", "/", "(", "the", "year"} and j < i + 3:
        j += 1
    numbered = words.at(j - 1) == "the" or words.at(j + 1) in {"block", "blocks"}  # "on Sept. 7 in the 1300 block of Oak Street"
    if not numbered and (year := year_at(words, j)) is not None:
        return year, j + 1
    if words.at(j) == "'" and (year := short_year_at(words, j + 1)) is not None:
        return year, j + 2
    if words.at(i) == "of" and (year := short_year_at(words, i + 1)) is not None:
        return year, i + 2
    return None, i
