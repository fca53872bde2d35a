"""Where in a text a date expression can begin: a cheap look before the grammar reads."""

import re
from typing import Final

from summarizer.normalize import number_words
from summarizer.normalize.date_grammar import rules_for
from summarizer.normalize.date_lexicon import (
    DAY_WORDS,
    DAYPARTS,
    DECADES,
    FEW,
    MONTHS,
    NUMBERS,
    PARTS,
    PHRASE_HEADS,
    PHRASES,
    QUARTERS,
    SIDES,
    STEPS,
    UNITS,
    WEEKDAYS,
    fixed_phrase,
)
from summarizer.normalize.words import Words

STARTERS: Final[frozenset[str]] = frozenset().union(
    MONTHS, WEEKDAYS, DECADES, STEPS, DAY_WORDS, PARTS, SIDES, QUARTERS, PHRASE_HEADS, NUMBERS,
    {"between", "from", "overnight", "on", "around", "about", "circa", "night", "morning", "evening", "afternoon", "eve"},
    {"week", "weekend", "recent", "in", "day", "either", "final", "year", "calendar"},
)  # fmt: skip  # fmt: skip
"""The words, digits aside, with which an expression can begin."""

_ANCHORS: Final = frozenset().union(
    MONTHS, WEEKDAYS, UNITS, DAY_WORDS, DAYPARTS, DECADES, QUARTERS, PHRASE_HEADS - {"the"}, {"century", "half"}
)
_DIGIT: Final = re.compile(r"\d")
_REACH: Final = 4
_LONG_REACH: Final = 8


def candidates(words: Words) -> list[int]:
    """Where an expression can begin: at a starter with a word that fixes a date (month, weekday, unit, year …) near enough behind it."""
    lower = words.lower
    if _ANCHORS.isdisjoint(lower) and not _DIGIT.search(words.text):
        return []
    found, anchor, following = [], len(lower) + _LONG_REACH + 1, ""
    for i in range(len(lower) - 1, -1, -1):
        word = lower[i]
        digit = word[0].isdecimal()
        if word in _ANCHORS or (digit and len(word) >= 3):
            anchor = i
        if (
            anchor - i <= _LONG_REACH
            and (word in STARTERS or digit)
            and (anchor - i <= _REACH or word in {"from", "between"})
            and (word not in _FOLLOWED or following in _FOLLOWED[word])
        ):
            found.append(i)
        following = word
    return found[::-1]


def _followed() -> dict[str, frozenset[str]]:
    """Words that begin an expression only before certain others ("a week", "that day"), and those; the rest of their uses are many."""
    second = {head: frozenset(phrase[1] for phrase, _ in entries if len(phrase) > 1) for head, entries in PHRASES.items()}
    only_phrases = {
        head: second[head]
        for head, entries in PHRASES.items()
        if rules_for(head) == (fixed_phrase,)
        and head not in _OPENERS | NUMBERS | number_words.SCALES.keys()
        and all(len(phrase) > 1 for phrase, _ in entries)
    }
    counted = FEW.union(UNITS, number_words.SCALES, {"couple", "pair", number_words.HUNDRED})
    return only_phrases | {article: counted | second.get(article, frozenset()) for article in ("a", "an")}


_OPENERS: Final = SIDES.keys() | {"the", "on", "in", "from", "between", "either"}
"""What may stand before an expression and is no part of a rule of one."""
_FOLLOWED: Final = _followed()
