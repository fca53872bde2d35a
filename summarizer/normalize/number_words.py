"""Number words and digits → a number: "twenty-three", "two hundred and six", "1.5 million", "13th", "twenty-first"."""

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

from summarizer.normalize.words import Words

_TABLE = tomllib.loads(files(__package__).joinpath("number_words.toml").read_text(encoding="utf-8"))
UNITS: Final[dict[str, int]] = _TABLE["units"]
TENS: Final[dict[str, int]] = _TABLE["tens"]
SCALES: Final[dict[str, int]] = _TABLE["scales"]
ORDINALS: Final[dict[str, int]] = _TABLE["ordinals"]
HUNDRED: Final = "hundred"
_CARDINAL_HEADS: Final = frozenset().union(UNITS, TENS, SCALES, {HUNDRED, "a", "an"})
_ORDINAL_HEADS: Final = _CARDINAL_HEADS | ORDINALS.keys()

Number = tuple[float, int]
"""A value and the index of the first word after it."""


def digits(word: str) -> float | None:
    """The value of a number written in digits, with or without separators; null for any other word."""
    if not word[:1].isdecimal():
        return None
    plain = word.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    return float(plain) if plain.replace(".", "", 1).isdecimal() and plain.isascii() else None


@lru_cache(maxsize=1024)  # many rules of the date and the count grammar ask of the same word
def cardinal(words: Words, i: int) -> Number | None:
    """The number that begins at word `i` in words or digits; "a" counts as one only before "hundred", "thousand", …"""
    word = words.at(i)
    if word not in _CARDINAL_HEADS and not word[:1].isdecimal():
        return None
    start = i
    if word in {"a", "an"} and (words.at(i + 1) == HUNDRED or words.at(i + 1) in SCALES):
        i += 1
    total, group, limit = 0.0, None, float("inf")
    while True:
        j = _skip_link(words, i) if i > start else i
        found = _group(words, j)
        scale = SCALES.get(words.at(found[1] if found else j))
        if found is None and (scale is None or i > start + 1 or total):
            break
        if scale is None:
            if found is None or found[0] >= limit or (total and found[0] >= 1000):
                break
            group, i = found
            break
        if scale >= limit:
            break
        total += (found[0] if found else 1) * scale
        limit, i = scale, (found[1] if found else j) + 1
    value = total + (group or 0)
    return (value, i) if total or group is not None else None


def _skip_link(words: Words, i: int) -> int:
    """After a scale, "and" may stand before the rest ("a thousand and one")."""
    return i + 1 if words.at(i) == "and" else i


def _group(words: Words, i: int) -> Number | None:
    """A number below a thousand in words, or one in digits, "three hundred" and "3 hundred and 21" included."""
    head = _below_hundred(words, i)
    if words.at(i) == HUNDRED:
        head = (1, i)
    if head is None:
        return None
    value, j = head
    if words.at(j) != HUNDRED or value >= 1000:
        return head
    value, j = value * 100, j + 1
    tail = _below_hundred(words, j + 1 if words.at(j) == "and" else j)
    if tail is None or tail[0] >= 100 or tail[0] == 0 or words.at(tail[1]) == HUNDRED:
        return value, j
    return value + tail[0], tail[1]


def _below_hundred(words: Words, i: int) -> Number | None:
    word = words.at(i)
    value = digits(word)
    if value is not None:
        return value, i + 1
    if word in UNITS:
        return UNITS[word], i + 1
    if word not in TENS:
        return None
    j = i + 2 if words.at(i + 1) == "-" else i + 1
    unit = UNITS.get(words.at(j), 0)
    return (TENS[word] + unit, j + 1) if 1 <= unit <= 9 else (TENS[word], i + 1)


@lru_cache(maxsize=1024)
def ordinal(words: Words, i: int) -> tuple[int, int] | None:
    """The ordinal that begins at word `i`: "24th", "first", "twenty-first", "one hundred and fifth"."""
    word = words.at(i)
    if word not in _ORDINAL_HEADS and not word[:1].isdecimal():
        return None
    if word[:1].isdecimal() and word[-2:] in {"st", "nd", "rd", "th"} and word[:-2].isdecimal():
        return int(word[:-2]), i + 1
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    return _compound_ordinal(words, i)


def _compound_ordinal(words: Words, i: int) -> tuple[int, int] | None:
    word = words.at(i)
    j = i + 2 if words.at(i + 1) == "-" else i + 1
    if word in TENS and 1 <= ORDINALS.get(words.at(j), 0) <= 9:
        return TENS[word] + ORDINALS[words.at(j)], j + 1
    head = cardinal(words, i) if word in UNITS or word in TENS or word in {"a", HUNDRED} or digits(word) is not None else None
    if head is None or words.at(head[1] - 1) in UNITS:
        return None
    value, j = int(head[0]), head[1]
    j = j + 1 if words.at(j) in {"and", "-"} else j
    if words.at(j) == "hundredth" and value < 10:
        return value * 100, j + 1
    if value < 100:
        return None
    tail = ORDINALS.get(words.at(j))
    if tail is not None and tail < 100:
        return value + tail, j + 1
    deep = _compound_ordinal(words, j) if words.at(j) in TENS else None
    return (value + deep[0], deep[1]) if deep else None
